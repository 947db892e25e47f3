//! The pages of an interview, and what is posted to them.

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::Response;

use super::visit::{Visit, show};
use crate::ask::interview::Screen;
use crate::ask::online::clock::since;
use crate::ask::online::fields::{Fields, own};
use crate::ask::online::sitting::{Against, Found, Sitting, Turn};
use crate::ask::online::view::{self, Look};
use crate::keep::online::{Counted, Keeping};
use crate::keep::store::StoreError;

/// How often a form is applied anew when another tab was faster.
const TRIES: usize = 5;

/// Nobody goes forth and back so often. Each page looks at all that happened, so it is not to grow without end.
const LONGEST: usize = 5_000;

/// The interview of the browser's code, or the answer that there is none.
async fn sitting(visit: &Visit) -> Result<Box<Sitting>, Response> {
    let Some(token) = visit.token() else { return Err(visit.redirect("")) };
    match visit.desk().find(&token.interview(visit.desk().store.key())).await {
        Ok(Found::Open(sitting)) => Ok(sitting),
        Ok(Found::Over) => Err(visit.redirect("done")),
        Ok(Found::Nothing) => Err(visit.redirect_with("", None)),
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

pub(super) async fn take(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(refused) => return refused,
    };
    let Some(token) = visit.token() else { return visit.redirect("") };
    let id = token.interview(visit.desk().store.key());
    for _ in 0..TRIES {
        let mut sitting = match visit.desk().find(&id).await {
            Ok(Found::Open(sitting)) => sitting,
            Ok(Found::Over) => return visit.redirect("done"),
            Ok(Found::Nothing) => return visit.redirect_with("", None),
            Err(error) => return visit.unsaved(&error, &form),
        };
        if sitting.entries() > LONGEST && form.one(own::DO) != Some("end") {
            return view::plain(&visit.site, &visit.headers, StatusCode::TOO_MANY_REQUESTS, "online-too-often");
        }
        match step(&visit, &mut sitting, &form).await {
            Ok(Some(response)) => return response,
            Ok(None) => {}
            Err(error) => return visit.unsaved(&error, &form),
        }
    }
    visit.redirect("go")
}

/// Applies a form and keeps what came of it; nothing if another tab was faster.
async fn step(visit: &Visit, sitting: &mut Sitting, form: &Fields) -> Result<Option<Response>, StoreError> {
    let desk = visit.desk();
    let millis = since(desk.store.key(), &sitting.id(), form.one(own::AT), (visit.site.clock)());
    let foreign = sitting.foreign(form);
    let turn = sitting.take(form);
    let kept = match turn {
        Turn::End => sitting.conclude(desk, millis).await?,
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
            let from_review = form.one(own::DO).is_some_and(|wish| wish.starts_with("to:"));
            let stays = form.one(own::REVIEW).is_some() && form.one(own::DO).is_some_and(|wish| wish != "next");
            visit.redirect(if from_review || stays { "go?review=1" } else { "go" })
        }
        Turn::Refused(against) => refused(visit, sitting, form, &against),
    }))
}

/// The same page with what was filled in, and why it does not go on.
fn refused(visit: &Visit, sitting: &Sitting, form: &Fields, against: &[Against]) -> Response {
    let Some(page) = sitting.page() else { return visit.redirect("go") };
    show(StatusCode::UNPROCESSABLE_ENTITY, view::ask(&visit.site, visit.desk(), (sitting, &page), form, against))
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
        Ok(Found::Nothing) => visit.redirect_with("", None),
        Err(error) => visit.trouble(&error),
    }
}

pub(super) async fn still(visit: Visit) -> Response {
    match sitting(&visit).await {
        Ok(sitting) => show(StatusCode::OK, view::still(Look::new(&visit.site, sitting.tag()), visit.survey())),
        Err(other) => other,
    }
}

/// Makes the browser forget the interview.
pub(super) async fn leave(visit: Visit) -> Response {
    visit.redirect_with("", None)
}
