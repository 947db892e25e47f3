//! The pages that are the town's: what is open, and what it promises.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::HeaderMap;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use maud::{Markup, html};

use super::visit::{accepted, forget_all, query, show};
use crate::locale::Say as _;
use crate::online::site::{Site, language};
use crate::online::view::{self, PageLanguage, paragraphs};
use mitreden_base::locale::Word;
use mitreden_keep::online::Log;

/// Language and words for a page of the town's.
fn page_language<'s>(site: &'s Site, uri: &Uri, headers: &HeaderMap) -> PageLanguage<'s> {
    let wanted = query(uri);
    PageLanguage::new(
        site,
        language(&site.profile.languages, wanted.one("lang"), accepted(headers)),
    )
}

pub(super) async fn home(State(site): State<Arc<Site>>, uri: Uri, headers: HeaderMap) -> Response {
    let today = (site.clock)().date();
    let is_open = |from: Option<_>, to: Option<_>| {
        from.is_none_or(|from| from <= today) && to.is_none_or(|to| today <= to)
    };
    let all = site.surveys.iter().map(super::super::site::ServedSurvey::survey);
    let open: Vec<_> = all
        .filter(|survey| site.settings.practice || is_open(survey.opens, survey.closes))
        .collect();
    let mut page = show(StatusCode::OK, view::home(page_language(&site, &uri, &headers), &open));
    // Whoever was at the town's tablet before is forgotten here.
    if site.settings.kiosk {
        forget_all(&site, &headers, &mut page);
    }
    page
}

fn text(site: &Site, headers: &HeaderMap, page: Option<Markup>) -> Response {
    page.map_or_else(
        || view::plain(site, headers, StatusCode::NOT_FOUND, "online-not-there"),
        |page| show(StatusCode::OK, page),
    )
}

pub(super) async fn imprint(
    State(site): State<Arc<Site>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let language = page_language(&site, &uri, &headers);
    let words = site.profile.imprint.as_ref().map(|words| paragraphs(&words.show(language.tag)));
    text(
        &site,
        &headers,
        words.map(|words| view::text_page(language, "imprint", "online-imprint", &words)),
    )
}

pub(super) async fn accessibility(
    State(site): State<Arc<Site>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let language = page_language(&site, &uri, &headers);
    let words =
        site.profile.accessibility.as_ref().map(|words| paragraphs(&words.show(language.tag)));
    text(
        &site,
        &headers,
        words.map(|words| {
            view::text_page(language, "accessibility", "online-accessibility", &words)
        }),
    )
}

/// The id of the message on the database's own logs: on that of the store which keeps most.
fn log_words(site: &Site) -> &'static str {
    match site.surveys.iter().map(|served| &served.log).max() {
        None | Some(Log::OwnFile) => "online-privacy-log-file",
        Some(Log::EachHour) => "online-privacy-log-hour",
        Some(Log::Longer(_)) => "online-privacy-log-longer",
    }
}

pub(super) async fn privacy(
    State(site): State<Arc<Site>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let language = page_language(&site, &uri, &headers);
    let profile = &site.profile;
    let page = profile.privacy.as_ref().map(|privacy| {
        let basis = language.lang();
        let basis = if privacy.basis == "consent" { basis.say("online-basis-consent", &[]) } else { privacy.basis.clone() };
        view::text_page(
            language,
            "privacy",
            "online-privacy",
            &html! {
                p { (language.tell("online-privacy-who", &[("controller", privacy.controller.as_str().into())])) }
                @if let Some(team) = &profile.team {
                    p {
                        (language.tell("online-privacy-team", &[("team", team.name.as_str().into())]))
                        @if let Some(email) = &team.email { ": " a href=(format!("mailto:{email}")) { (email) } }
                    }
                }
                h2 { (language.say("online-privacy-purpose")) }
                (paragraphs(&privacy.purpose.show(language.tag)))
                p { (language.tell("online-privacy-basis", &[("basis", basis.into())])) }
                h2 { (language.say("online-privacy-kept-head")) }
                p { (language.say("online-privacy-kept")) }
                p { (language.say("online-privacy-not-kept")) }
                p { (language.say(log_words(&site))) }
                p { (language.say("online-privacy-cookie")) }
                @if let Some(months) = privacy.answers_months {
                    p { (language.tell("online-privacy-retention", &[("n", Word::Count(u64::from(months)))])) }
                }
                h2 { (language.say("online-privacy-rights-head")) }
                p { (language.say("online-privacy-rights")) }
            },
        )
    });
    text(&site, &headers, page)
}
