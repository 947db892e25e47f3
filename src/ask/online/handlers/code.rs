//! Codes that are typed in: to go on with an interview, or to withdraw it.

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::Response;

use super::visit::{Visit, show};
use crate::online::session::{Against, Found};
use crate::online::view;
use mitreden_keep::online::Counted;
use mitreden_keep::token::{BadToken, Purpose, Token};

pub(super) async fn resume_page(visit: Visit) -> Response {
    page(&visit, "resume")
}

pub(super) async fn withdraw_page(visit: Visit) -> Response {
    page(&visit, "withdraw")
}

fn page(visit: &Visit, to: &str) -> Response {
    // Links once carried the code here; people have noted them.
    let typed = visit
        .query
        .one("code")
        .and_then(|code| code.parse::<Token>().ok())
        .map(|token| token.to_string());
    show(
        StatusCode::OK,
        view::codes(
            visit.language(),
            (visit.survey(), visit.token().is_some()),
            to,
            &typed.unwrap_or_default(),
            &[],
        ),
    )
}

/// Reads the code of a form; a problem with it is told on the same page.
async fn token(visit: &Visit, body: Body, to: &str) -> Result<Token, Response> {
    let form = visit.form(body).await?;
    let typed = form.one("code").unwrap_or_default();
    Token::parse(Purpose::Interview, typed).map_err(|bad| {
        let id = if bad == BadToken::Check { "online-code-slip" } else { "online-code-odd" };
        refused(visit, to, form.one("lang"), typed, id)
    })
}

/// Answers a text that is no code, unless too many were tried from that address.
fn refused(visit: &Visit, to: &str, lang: Option<&str>, typed: &str, id: &str) -> Response {
    if !visit.site.limits.wrong_code(visit.sender) {
        return visit.too_many_codes();
    }
    let language = visit.look_in(lang);
    let against = [Against {
        question: None,
        field: Some("code".to_owned()),
        words: language.say(id),
        soft: false,
    }];
    let typed: String = typed.chars().take(40).collect();
    show(
        StatusCode::UNPROCESSABLE_ENTITY,
        view::codes(language, (visit.survey(), visit.token().is_some()), to, &typed, &against),
    )
}

pub(super) async fn resume(visit: Visit, body: Body) -> Response {
    let token = match token(&visit, body, "resume").await {
        Ok(token) => token,
        Err(response) => return response,
    };
    match visit.served().find_by(&token).await.map(|(_, found)| found) {
        Ok(Found::Nothing) => {
            refused(&visit, "resume", None, &token.to_string(), "online-code-unknown")
        }
        Ok(found) => visit.redirect_with(
            if matches!(found, Found::Open(_)) { "go" } else { "done" },
            Some(&token),
        ),
        Err(error) => visit.trouble(&error),
    }
}

pub(super) async fn withdraw(visit: Visit, body: Body) -> Response {
    let token = match token(&visit, body, "withdraw").await {
        Ok(token) => token,
        Err(response) => return response,
    };
    match visit.served().withdraw_by(&token).await {
        Ok(true) => {
            visit.site.metrics.note(visit.at, Counted::Withdrawal, 1);
            let words = ("online-withdrawn", "online-withdrawn-how");
            let page = show(
                StatusCode::OK,
                view::notice(visit.language(), visit.survey(), words, ("", "online-to-start")),
            );
            // There is nothing to go on with any more.
            if visit.token().is_some_and(|known| known == token) {
                visit.keeping(page, None)
            } else {
                page
            }
        }
        Ok(false) => refused(&visit, "withdraw", None, &token.to_string(), "online-code-unknown"),
        Err(error) => visit.trouble(&error),
    }
}
