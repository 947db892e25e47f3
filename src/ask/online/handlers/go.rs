//! The pages of an interview, and what is posted to them.

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::visit::{Visit, show};
use crate::interview::Screen;
use crate::online::clock::{is_stamp, since};
use crate::online::own::{self, Wish};
use crate::online::sitting::{Against, Found, Sitting, Turn};
use crate::online::view::{self, Look};
use mitreden_keep::online::{Counted, Keeping};
use mitreden_keep::store::StoreError;
use mitreden_web::fields::{Fields, values_in};

/// How often a form is applied anew when another tab was faster.
const TRIES: usize = 5;

/// The interview of the browser's code, or the answer that there is none.
async fn sitting(visit: &Visit) -> Result<Box<Sitting>, Response> {
    let Some(token) = visit.token() else { return Err(visit.redirect("")) };
    match visit.desk().find(&token.interview(visit.desk().store.key())).await {
        Ok(Found::Open(sitting)) => Ok(sitting),
        Ok(Found::Over) => Err(visit.redirect("done")),
        Ok(Found::Nothing) => Err(visit.redirect("")),
        Err(error) => Err(visit.trouble(&error)),
    }
}

/// Where the interview stands.
pub(super) async fn now(visit: Visit) -> Response {
    let sitting = match sitting(&visit).await {
        Ok(sitting) => sitting,
        Err(other) => return other,
    };
    let page = match sitting.interview.screen() {
        Screen::Ask(page) => {
            let mut fields = sitting.fields(&page);
            if visit.query.one("review").is_some() {
                fields.push(own::REVIEW, "1");
            }
            view::ask(&visit.site, visit.desk(), (&sitting, &page), &fields, &[])
        }
        _ => view::review(&visit.site, visit.desk(), &sitting),
    };
    show(StatusCode::OK, page)
}

/// The form of a page. It holds no more than the page does; whoever began with an earlier version
/// of the questionnaire has the pages of that one.
async fn form(visit: &Visit, body: Body) -> Result<Fields, Response> {
    let desk = visit.desk();
    let learn = async || {
        if let Some(token) = visit.token() {
            // Whatever comes of it: its version is known from then on.
            let _ = desk.find(&token.interview(desk.store.key())).await;
        }
    };
    if visit.length().is_some_and(|length| length > desk.most().bytes) {
        learn().await;
    }
    let bytes = visit.body(body, desk.most().bytes).await?;
    if values_in(&bytes) > desk.most().values {
        learn().await;
    }
    Fields::few(&bytes, desk.most().values).ok_or_else(|| visit.too_large())
}

pub(super) async fn take(visit: Visit, body: Body) -> Response {
    let mut form = match form(&visit, body).await {
        Ok(form) => form,
        Err(refused) => return refused,
    };
    let Some(token) = visit.token() else { return visit.redirect("") };
    let id = token.interview(visit.desk().store.key());
    for _ in 0..TRIES {
        let mut sitting = match visit.desk().find(&id).await {
            Ok(Found::Open(sitting)) => sitting,
            Ok(Found::Over) => return visit.redirect("done"),
            Ok(Found::Nothing) => return visit.redirect(""),
            Err(error) => return visit.unsaved(&error, &form),
        };
        // Left over in the browser from somebody else's interview: nobody's answers get into
        // another's.
        if is_of_another(&visit, &id, &form) {
            return visit.redirect("go");
        }
        let most = sitting.most(&form);
        if form.count() > most.values || form.bytes() > most.bytes {
            return visit.too_large();
        }
        if sitting.is_full() && Wish::of(&form) != Wish::End {
            return view::plain(
                &visit.site,
                &visit.headers,
                StatusCode::TOO_MANY_REQUESTS,
                "online-too-often",
            );
        }
        match step(&visit, &mut sitting, &mut form).await {
            Ok(Some(response)) => return response,
            Ok(None) => {}
            Err(error) => return visit.unsaved(&error, &form),
        }
    }
    visit.redirect("go")
}

/// Whether a form is of a page of another interview than this browser's.
fn is_of_another(visit: &Visit, id: &Uuid, form: &Fields) -> bool {
    let stamp = form.one(own::AT).filter(|stamp| !stamp.is_empty());
    stamp.is_some_and(|stamp| !is_stamp(visit.desk().store.key(), id, stamp))
}

/// Applies a form and keeps what came of it; nothing if another tab was faster.
async fn step(
    visit: &Visit,
    sitting: &mut Sitting,
    form: &mut Fields,
) -> Result<Option<Response>, StoreError> {
    let desk = visit.desk();
    let millis = since(desk.store.key(), &sitting.id(), form.one(own::AT), (visit.site.clock)());
    let page = sitting.page_of(form);
    let foreign = sitting.foreign(page.as_ref().map(|(page, _)| page), form);
    if let Some((page, _)) = &page {
        sitting.cut(page, form);
    }
    let turn = sitting.take(page, form);
    let kept = match turn {
        Turn::End => sitting.conclude(desk, millis).await?,
        _ if !visit.site.limits.keep(visit.sender, sitting.takes()) => {
            return Ok(Some(visit.too_much(form)));
        }
        _ => sitting.keep(desk, millis).await?,
    };
    if kept == Keeping::Behind {
        return Ok(None);
    }
    visit.site.metrics.note(visit.at, Counted::Dropped, foreign);
    Ok(Some(match turn {
        Turn::End => visit.redirect(&format!("done?lang={}", sitting.tag())),
        Turn::Pause => visit.redirect("pause"),
        Turn::Go => {
            let from_review = matches!(Wish::of(form), Wish::To(_));
            let stays = form.one(own::REVIEW).is_some() && Wish::of(form) != Wish::Next;
            visit.redirect(if from_review || stays { "go?review=1" } else { "go" })
        }
        Turn::Refused(against) => refused(visit, sitting, form, &against),
    }))
}

/// The same page with what was filled in, and why it does not go on.
fn refused(visit: &Visit, sitting: &Sitting, form: &Fields, against: &[Against]) -> Response {
    let Some(page) = sitting.page() else { return visit.redirect("go") };
    show(
        StatusCode::UNPROCESSABLE_ENTITY,
        view::ask(&visit.site, visit.desk(), (sitting, &page), form, against),
    )
}

pub(super) async fn pause(visit: Visit) -> Response {
    match (sitting(&visit).await, visit.token()) {
        (Ok(sitting), Some(token)) => {
            let wanted = visit.query.one("lang").map(|_| visit.look());
            let look = wanted.unwrap_or_else(|| Look::new(&visit.site, sitting.tag()));
            show(StatusCode::OK, view::pause(look, visit.survey(), &token, &visit.origin()))
        }
        (Err(other), _) => other,
        (_, None) => visit.redirect(""),
    }
}

pub(super) async fn done(visit: Visit) -> Response {
    let Some(token) = visit.token() else { return visit.redirect("") };
    match visit.desk().find(&token.interview(visit.desk().store.key())).await {
        Ok(Found::Over) => show(StatusCode::OK, view::done(visit.look(), visit.survey(), &token)),
        Ok(Found::Open(_)) => visit.redirect("go"),
        Ok(Found::Nothing) => visit.redirect(""),
        Err(error) => visit.trouble(&error),
    }
}

pub(super) async fn still(visit: Visit) -> Response {
    match sitting(&visit).await {
        Ok(sitting) => {
            show(StatusCode::OK, view::still(Look::new(&visit.site, sitting.tag()), visit.survey()))
        }
        Err(other) => other,
    }
}

/// Makes the browser forget the interview.
pub(super) async fn leave(visit: Visit) -> Response {
    visit.redirect_with("", None)
}
