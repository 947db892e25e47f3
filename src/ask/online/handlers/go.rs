//! The pages of an interview, and what is posted to them.

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::visit::{Visit, show};
use crate::interview::Screen;
use crate::online::bound::Full;
use crate::online::clock::{is_stamp, since};
use crate::online::own::{self, Button};
use crate::online::session::{Against, BrowserSession, Found, NextPage};
use crate::online::view::{self, PageLanguage};
use mitreden_keep::online::{Counted, KeepOutcome};
use mitreden_keep::store::StoreError;
use mitreden_web::fields::{FormFields, values_in};

/// How often a form is applied anew when another tab was faster.
const TRIES: usize = 5;

/// The interview of the browser's code, or the answer that there is none.
async fn session(visit: &Visit) -> Result<Box<BrowserSession>, Response> {
    let Some(token) = visit.token() else { return Err(visit.redirect("")) };
    match visit.served().find_by(&token).await {
        Ok((_, Found::Open(session))) => Ok(session),
        Ok((_, Found::Over)) => Err(visit.redirect("done")),
        Ok((_, Found::Nothing)) => Err(visit.redirect("")),
        Err(error) => Err(visit.trouble(&error)),
    }
}

/// Answers with the page at which the interview is.
pub(super) async fn now(visit: Visit) -> Response {
    let session = match session(&visit).await {
        Ok(session) => session,
        Err(other) => return other,
    };
    let page = match session.interview.screen() {
        Screen::Ask(page) => {
            let mut fields = session.fields(&page);
            if visit.query.one("review").is_some() {
                fields.push(own::REVIEW, "1");
            }
            view::ask(&visit.site, visit.served(), (&session, &page), &fields, &[])
        }
        _ => view::review(&visit.site, visit.served(), &session),
    };
    show(StatusCode::OK, page)
}

/// The form of a page. It holds no more than the page does; whoever began with an earlier version
/// of the questionnaire has the pages of that one.
async fn form(visit: &Visit, body: Body) -> Result<FormFields, Response> {
    let served = visit.served();
    let learn = async || {
        if let Some(token) = visit.token() {
            // Whatever comes of it: its version is known from then on.
            let _ = served.find_by(&token).await;
        }
    };
    if visit.length().is_some_and(|length| length > served.most().bytes) {
        learn().await;
    }
    let bytes = visit.body(body, served.most().bytes).await?;
    if values_in(&bytes) > served.most().values {
        learn().await;
    }
    FormFields::few(&bytes, served.most().values).ok_or_else(|| visit.too_large())
}

pub(super) async fn take(visit: Visit, body: Body) -> Response {
    let mut form = match form(&visit, body).await {
        Ok(form) => form,
        Err(refused) => return refused,
    };
    let Some(token) = visit.token() else { return visit.redirect("") };
    for _ in 0..TRIES {
        let (id, mut session) = match visit.served().find_by(&token).await {
            Ok((id, Found::Open(session))) => (id, session),
            Ok((_, Found::Over)) => return visit.redirect("done"),
            Ok((_, Found::Nothing)) => return visit.redirect(""),
            Err(error) => return visit.unsaved(&error, &form),
        };
        // Left over in the browser from somebody else's interview: nobody's answers get into
        // another's.
        if is_of_another(&visit, &id, &form) {
            return visit.redirect("go");
        }
        let most = session.most(&form);
        if form.count() > most.values || form.bytes() > most.bytes {
            return visit.too_large();
        }
        match step(&visit, &mut session, &mut form).await {
            Ok(Some(response)) => return response,
            Ok(None) => {}
            Err(error) => return visit.unsaved(&error, &form),
        }
    }
    visit.redirect("go")
}

/// Whether a form is of a page of another interview than this browser's.
fn is_of_another(visit: &Visit, id: &Uuid, form: &FormFields) -> bool {
    let stamp = form.one(own::AT).filter(|stamp| !stamp.is_empty());
    stamp.is_some_and(|stamp| !is_stamp(visit.served().store.key(), id, stamp))
}

/// Applies a form and keeps what came of it; nothing if another tab was faster.
async fn step(
    visit: &Visit,
    session: &mut BrowserSession,
    form: &mut FormFields,
) -> Result<Option<Response>, StoreError> {
    let served = visit.served();
    let millis = since(served.store.key(), &session.id(), form.one(own::AT), (visit.site.clock)());
    let page = session.page_of(form);
    let foreign = session.foreign(page.as_ref().map(|(page, _)| page), form);
    if let Some((page, _)) = &page {
        session.cut(page, form);
    }
    let (is_full, goes_on) = (session.is_full(), session.goes_on(page.as_ref(), form));
    let turn = session.take(page, form);
    if is_full {
        match (session.full(&turn, goes_on, form), &turn) {
            (Full::Done, _) => {}
            (Full::Told, NextPage::Refused(against)) => {
                return Ok(Some(refused(visit, session, form, against)));
            }
            _ => return Ok(Some(too_often(visit, session))),
        }
    }
    let kept = match turn {
        NextPage::End => session.conclude(served, millis).await?,
        _ if !visit.site.limits.keep(visit.sender, session.takes()) => {
            return Ok(Some(visit.too_much(form)));
        }
        _ => session.keep(served, millis).await?,
    };
    if kept == KeepOutcome::Behind {
        return Ok(None);
    }
    visit.site.metrics.note(visit.at, Counted::Dropped, foreign);
    Ok(Some(match turn {
        NextPage::End => visit.redirect(&format!("done?lang={}", session.tag())),
        NextPage::Pause => visit.redirect("pause"),
        NextPage::Go => {
            let from_review = matches!(Button::of(form), Button::To(_));
            let stays = form.one(own::REVIEW).is_some() && Button::of(form) != Button::Next;
            visit.redirect(if from_review || stays { "go?review=1" } else { "go" })
        }
        NextPage::Refused(against) => refused(visit, session, form, &against),
    }))
}

/// Answers that the interview was changed so often that it only goes on to its end.
fn too_often(visit: &Visit, session: &BrowserSession) -> Response {
    let words = ("online-too-often", "online-too-often-how");
    let language = PageLanguage::new(&visit.site, session.tag());
    let page = view::notice(language, visit.survey(), words, ("go", "online-go-on"));
    show(StatusCode::TOO_MANY_REQUESTS, page)
}

/// The same page with what was filled in, and with the objections to it.
fn refused(
    visit: &Visit,
    session: &BrowserSession,
    form: &FormFields,
    against: &[Against],
) -> Response {
    let Some(page) = session.page() else { return visit.redirect("go") };
    show(
        StatusCode::UNPROCESSABLE_ENTITY,
        view::ask(&visit.site, visit.served(), (session, &page), form, against),
    )
}

pub(super) async fn pause(visit: Visit) -> Response {
    match (session(&visit).await, visit.token()) {
        (Ok(session), Some(token)) => {
            let wanted = visit.query.one("lang").map(|_| visit.language());
            let language = wanted.unwrap_or_else(|| PageLanguage::new(&visit.site, session.tag()));
            show(StatusCode::OK, view::pause(language, visit.survey(), &token, &visit.origin()))
        }
        (Err(other), _) => other,
        (_, None) => visit.redirect(""),
    }
}

pub(super) async fn done(visit: Visit) -> Response {
    let Some(token) = visit.token() else { return visit.redirect("") };
    match visit.served().find_by(&token).await.map(|(_, found)| found) {
        Ok(Found::Over) => {
            show(StatusCode::OK, view::done(visit.language(), visit.survey(), &token))
        }
        Ok(Found::Open(_)) => visit.redirect("go"),
        Ok(Found::Nothing) => visit.redirect(""),
        Err(error) => visit.trouble(&error),
    }
}

pub(super) async fn still(visit: Visit) -> Response {
    match session(&visit).await {
        Ok(session) => show(
            StatusCode::OK,
            view::still(PageLanguage::new(&visit.site, session.tag()), visit.survey()),
        ),
        Err(other) => other,
    }
}

/// Makes the browser forget the interview.
pub(super) async fn leave(visit: Visit) -> Response {
    visit.redirect_with("", None)
}
