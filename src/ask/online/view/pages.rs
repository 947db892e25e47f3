//! The pages, one function each.

use axum::http::header::HeaderMap;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::question::{QuestionContext, Stands};
use super::shell::{Away, PageLanguage, Shell, leaving, own_name};
use super::summary::summary;
use super::{lines, paragraphs};
use crate::interview::{QuestionOnScreen, ScreenPage};
use crate::locale::Say as _;
use crate::online::clock::stamp;
use crate::online::own::{self, Button};
use crate::online::session::{Against, BrowserSession};
use crate::online::site::{ServedSurvey, Site, language};
use mitreden_base::locale::{Lang, Word};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Survey};
use mitreden_keep::token::Token;
use mitreden_web::fields::FormFields;

/// How long the town's tablet waits for somebody to touch it before it asks whether anybody is
/// there; without scripts it cannot know, and leaves time for the slowest page.
const PATIENCE: (u32, u32) = (120, 300);
/// How many seconds the tablet waits after that.
const LEAVING: u32 = 45;

fn path(survey: &Survey, page: &str) -> String {
    if page.is_empty() { format!("/s/{}", survey.id) } else { format!("/s/{}/{page}", survey.id) }
}

fn shell<'a>(language: PageLanguage<'a>, title: String, survey: &'a Survey) -> Shell<'a> {
    Shell::new(language, title, Some(survey.title.show(language.tag)))
}

/// The links to a page in the other languages.
fn elsewhere(language: PageLanguage<'_>, all: &[String], path: &str) -> Vec<(String, String)> {
    let others = all.iter().filter(|tag| *tag != language.tag);
    others.map(|tag| (tag.clone(), format!("{path}?lang={tag}"))).collect()
}

/// The page with the surveys that are open at the moment.
pub(in crate::online) fn home(language: PageLanguage<'_>, surveys: &[&Survey]) -> Markup {
    let mut shell = Shell::new(language, language.say("online-home"), None);
    shell.languages = elsewhere(language, &language.site.profile.languages, "/");
    // A list of several surveys is where the tablet waits.
    shell.away = shell.away.filter(|away| away.to != "/");
    shell.page(&html! {
        h1 { (language.say("online-home")) }
        @if surveys.is_empty() { p { (language.say("online-none-open")) } }
        ul.surveys {
            @for survey in surveys {
                li { a href=(format!("{}?lang={}", path(survey, ""), language.tag)) { (survey.title.show(language.tag)) } }
            }
        }
    })
}

/// What the first page of a survey depends on.
pub(in crate::online) struct Welcome<'a> {
    /// The sealed code that an interview begun here will have.
    pub(in crate::online) fresh: &'a str,
    /// Whether this browser has an interview under way, or has finished one.
    pub(in crate::online) open: bool,
    pub(in crate::online) over: bool,
    /// Whether the survey can be begun with an invitation only.
    pub(in crate::online) invited: bool,
    /// The fields that were filled in, and the objections to them.
    pub(in crate::online) fields: &'a FormFields,
    pub(in crate::online) against: &'a [Against],
}

/// The first page of a survey.
pub(in crate::online) fn start(
    language: PageLanguage<'_>,
    survey: &Survey,
    welcome: &Welcome<'_>,
) -> Markup {
    let title = survey.title.show(language.tag);
    let mistake = if welcome.against.is_empty() {
        String::new()
    } else {
        format!("{}: ", language.say("online-mistake"))
    };
    let mut shell = Shell::new(
        language,
        format!("{mistake}{title}"),
        (!mistake.is_empty()).then(|| language.site.profile.name.clone()),
    );
    shell.languages = elsewhere(language, &survey.languages, &path(survey, ""));
    // A page that nobody has touched stays as it is; what somebody left on it is not for the next
    // person.
    let shown = (!welcome.against.is_empty()).then_some(PATIENCE.1);
    shell.away = Some(Away { idle: PATIENCE.0, shown, to: path(survey, "") });
    shell.leave = (welcome.open || welcome.over).then_some(survey);
    let wrong = |field: &str| {
        welcome.against.iter().position(|against| against.field.as_deref() == Some(field))
    };
    let own = |field: &str| {
        wrong(field)
            .and_then(|at| Some((at, welcome.against.get(at)?)))
            .map(|(at, against)| super::question::wrong(language, at, against))
    };
    shell.page(&html! {
        (summary(language, welcome.against))
        h1 { (title) }
        @if let Some(intro) = &survey.intro { (paragraphs(&intro.show(language.tag))) }
        @if welcome.open {
            div.note lang=[language.other()] {
                p { (language.say("online-open-here")) }
                p { a.button href=(path(survey, "go")) { (language.say("online-go-on")) } }
            }
        } @else if welcome.over {
            div.note lang=[language.other()] { p { (language.say("online-over-here")) } }
        }
        form method="post" action=(path(survey, "begin")) novalidate {
            input type="hidden" name="lang" value=(language.tag);
            input type="hidden" name="code" value=(welcome.fresh);
            div.trap aria-hidden="true" {
                label for="website" { "Website" }
                input type="text" id="website" name="website" tabindex="-1" autocomplete="off";
            }
            @if welcome.invited {
                div class=(if wrong("invitation").is_some() { "q bad" } else { "q" }) lang=[language.other()] {
                    label for="invitation" { (language.say("online-invitation")) }
                    p.hint id="invitation~hint" { (language.say("online-invitation-hint")) }
                    (own("invitation").unwrap_or_default())
                    input type="text" id="invitation" name="invitation" autocomplete="off" autocapitalize="characters" spellcheck="false"
                        value=[welcome.fields.one("invitation")] aria-describedby="invitation~hint" aria-invalid=[wrong("invitation").map(|_| "true")];
                }
            }
            @if let Some(consent) = &survey.consent {
                div class=(if wrong("consent").is_some() { "q bad" } else { "q" }) {
                    (own("consent").unwrap_or_default())
                    label.box {
                        input type="checkbox" id="consent" name="consent" value="yes" checked[welcome.fields.has("consent", "yes")]
                            aria-invalid=[wrong("consent").map(|_| "true")];
                        span { (consent.show(language.tag)) }
                    }
                }
            }
            div.buttons lang=[language.other()] { button { (language.say(if welcome.open || welcome.over { "online-begin-another" } else { "online-begin" })) } }
        }
        div.more lang=[language.other()] {
            @if !language.site.settings.kiosk {
                a href=(format!("{}?lang={}", path(survey, "resume"), language.tag)) { (language.say("online-have-code")) }
                a href=(format!("{}?lang={}", path(survey, "withdraw"), language.tag)) { (language.say("online-withdraw")) }
            }
        }
    })
}

/// A page of questions, with the objections to the answers.
pub(in crate::online) fn ask(
    site: &Site,
    served: &ServedSurvey,
    (session, page): (&BrowserSession, &ScreenPage),
    form: &FormFields,
    against: &[Against],
) -> Markup {
    let survey = session.survey();
    let language = PageLanguage::new(site, session.tag());
    let heading = page.title.clone().unwrap_or_else(|| survey.title.show(language.tag));
    let mistake = if against.is_empty() {
        String::new()
    } else {
        format!("{}: ", language.say("online-mistake"))
    };
    let mut shell = shell(language, format!("{mistake}{heading}"), survey).within(served.survey());
    shell.away = Some(still_there(served.survey()));
    let soft = !against.is_empty() && against.iter().all(|against| against.soft);
    let is_first = page.progress.asked == 0;
    let asks_one = page
        .questions
        .iter()
        .any(|asked| survey.questions.get(asked.question).is_some_and(is_radio));
    let (now, stands) = ((site.clock)(), Stands::of(against));
    let far = [
        ("n", Word::from((page.progress.asked + 1).min(page.progress.maximum.max(1)))),
        ("most", page.progress.maximum.into()),
    ];
    shell.page(&html! {
        (summary(language, against))
        p.far lang=[language.other()] { (language.tell("online-progress", &far)) }
        h1 { (heading) }
        form method="post" action=(path(served.survey(), "go")) novalidate {
            input type="hidden" name=(own::PART) value=(page.part);
            input type="hidden" name=(own::LANG) value=(language.tag);
            input type="hidden" name=(own::AT) value=(stamp(served.store.key(), &session.id(), now));
            @if soft { input type="hidden" name=(own::CONFIRM) value="1"; }
            @if form.one(own::REVIEW).is_some() { input type="hidden" name=(own::REVIEW) value="1"; }
            @for asked in &page.questions {
                @if let Some(question) = survey.questions.get(asked.question) {
                    (QuestionContext { language, on_screen: QuestionOnScreen { question, asked }, fields: form, against: &stands }.show())
                }
            }
            div.buttons lang=[language.other()] {
                button name=(own::DO) value=(Button::Next) { (language.say(if soft { "online-next-anyway" } else { "online-next" })) }
                @if !is_first { button.quiet name=(own::DO) value=(Button::Back) { (language.say("online-back")) } }
            }
            div.more {
                @if !site.settings.kiosk { button.link name=(own::DO) value=(Button::Pause) lang=[language.other()] { (language.say("online-pause")) } }
                @if asks_one { button.link name=(own::DO) value=(Button::Clear) lang=[language.other()] { (language.say("online-clear")) } }
                (speak(language, survey))
            }
        }
    })
}

/// Whether a choice, once made, cannot be undone without a button for it.
fn is_radio(question: &mitreden_define::survey::Question) -> bool {
    matches!(
        question.kind,
        Kind::Single { .. } | Kind::Rating { .. } | Kind::Matrix { .. } | Kind::BestWorst { .. }
    )
}

/// The buttons that go on in another language, with all that is on the page.
fn speak(language: PageLanguage<'_>, survey: &Survey) -> Markup {
    html! {
        @for tag in survey.languages.iter().filter(|tag| *tag != language.tag) {
            button.link name=(own::DO) value=(Button::Speak(tag)) lang=(tag) { (own_name(tag)) }
        }
    }
}

/// Where the town's tablet goes to ask whether anybody is there.
fn still_there(survey: &Survey) -> Away {
    Away { idle: PATIENCE.0, shown: Some(PATIENCE.1), to: path(survey, "still") }
}

/// When the town's tablet goes back to the first page for the next person; that page forgets
/// whoever was there before.
fn begins_anew(survey: &Survey) -> Away {
    Away { idle: LEAVING, shown: Some(LEAVING), to: path(survey, "") }
}

/// The page with all answers, each with a way back to it.
pub(in crate::online) fn review(
    site: &Site,
    served: &ServedSurvey,
    session: &BrowserSession,
) -> Markup {
    let survey = session.survey();
    let language = PageLanguage::new(site, session.tag());
    let mut shell = shell(language, language.say("online-review"), survey).within(served.survey());
    shell.away = Some(still_there(served.survey()));
    let asked = |q: &QuestionIndex| {
        survey.questions.get(*q).is_some_and(|question| question.kind.is_asked())
            && session.was_asked(*q)
    };
    let at = stamp(served.store.key(), &session.id(), (site.clock)());
    shell.page(&html! {
        h1 lang=[language.other()] { (language.say("online-review")) }
        p lang=[language.other()] { (language.say("online-review-how")) }
        form method="post" action=(path(served.survey(), "go")) {
            input type="hidden" name=(own::AT) value=(at);
            input type="hidden" name=(own::LANG) value=(language.tag);
            div.buttons lang=[language.other()] { button name=(own::DO) value=(Button::End) { (language.say("online-send")) } }
            dl.review {
                @for q in survey.questions.indices().filter(asked) {
                    @if let Some(question) = survey.questions.get(q) {
                        div {
                            dt { (lines(&session.text_of(q))) }
                            dd { (session.answer_of(q).unwrap_or_else(|| language.say("online-left-open"))) }
                            dd {
                                button.link name=(own::DO) value=(Button::To(question.id.as_str())) lang=[language.other()] {
                                    (language.say("online-change")) span.vh { ": " (session.text_of(q)) }
                                }
                            }
                        }
                    }
                }
            }
            div.buttons lang=[language.other()] {
                button name=(own::DO) value=(Button::End) { (language.say("online-send")) }
            }
            div.more {
                @if !site.settings.kiosk { button.link name=(own::DO) value=(Button::Pause) lang=[language.other()] { (language.say("online-pause")) } }
                (speak(language, survey))
            }
        }
    })
}

/// The page with the code by which an interview is resumed.
pub(in crate::online) fn pause(
    language: PageLanguage<'_>,
    survey: &Survey,
    token: &Token,
    origin: &str,
) -> Markup {
    // What stands after the # never leaves the browser: no log of a proxy holds it.
    let way = format!("{}#{token}", path(survey, "resume"));
    let mut shell = shell(language, language.say("online-pause-title"), survey).within(survey);
    shell.languages = elsewhere(language, &survey.languages, &path(survey, "pause"));
    shell.page(&html! {
        div lang=[language.other()] {
            h1 { (language.say("online-pause-title")) }
            p { (language.say("online-pause-kept")) }
            p.code { (token) }
            p { (language.say("online-pause-how")) }
            p { a href=(way) { (origin) (way) } }
            div.buttons { a.button href=(path(survey, "go")) { (language.say("online-go-on")) } }
        }
    })
}

/// The page after the last question.
pub(in crate::online) fn done(
    language: PageLanguage<'_>,
    survey: &Survey,
    token: &Token,
) -> Markup {
    let mut shell = shell(language, language.say("online-done"), survey);
    shell.languages = elsewhere(language, &survey.languages, &path(survey, "done"));
    shell.away = Some(begins_anew(survey));
    shell.page(&html! {
        h1 lang=[language.other()] { (language.say("online-done")) }
        @if let Some(thanks) = &survey.thanks { (paragraphs(&thanks.show(language.tag))) }
        div lang=[language.other()] {
            p { (language.say("online-withdraw-how")) }
            p.code { (token) }
            (leaving(language, survey, "quiet", "online-leave-done"))
        }
    })
}

/// The page of the town's tablet that asks whether anybody is there.
pub(in crate::online) fn still(language: PageLanguage<'_>, survey: &Survey) -> Markup {
    let mut shell = shell(language, language.say("online-still"), survey).within(survey);
    shell.away = Some(begins_anew(survey));
    shell.page(&html! {
        div lang=[language.other()] {
            h1 { (language.say("online-still")) }
            p { (language.tell("online-still-how", &[("n", Word::Count(u64::from(LEAVING)))])) }
            div.buttons { a.button href=(path(survey, "go")) { (language.say("online-go-on")) } }
        }
    })
}

/// The page that asks for a code: to resume an interview, or to withdraw.
pub(in crate::online) fn codes(
    language: PageLanguage<'_>,
    (survey, is_known): (&Survey, bool),
    to: &str,
    typed: &str,
    against: &[Against],
) -> Markup {
    let (title, how, button) = match to {
        "resume" => ("online-have-code", "online-resume-how", "online-go-on"),
        _ => ("online-withdraw", "online-withdraw-what", "online-withdraw-now"),
    };
    let mistake = if against.is_empty() {
        String::new()
    } else {
        format!("{}: ", language.say("online-mistake"))
    };
    let mut shell = shell(language, format!("{mistake}{}", language.say(title)), survey);
    shell.languages = elsewhere(language, &survey.languages, &path(survey, to));
    shell.leave = is_known.then_some(survey);
    shell.page(&html! {
        (summary(language, against))
        div lang=[language.other()] {
            h1 { (language.say(title)) }
            p id="code~hint" { (language.say(how)) }
            form method="post" action=(path(survey, to)) novalidate {
                input type="hidden" name="lang" value=(language.tag);
                div class=(if against.is_empty() { "q" } else { "q bad" }) {
                    label for="code" { (language.say("online-code")) }
                    @for (at, one) in against.iter().enumerate() { (super::question::wrong(language, at, one)) }
                    input.wide type="text" id="code" name="code" value=(typed) autocomplete="off" autocapitalize="characters"
                        spellcheck="false" aria-describedby="code~hint" aria-invalid=[(!against.is_empty()).then_some("true")];
                }
                div.buttons { button { (language.say(button)) } }
            }
            div.more { a href=(format!("{}?lang={}", path(survey, ""), language.tag)) { (language.say("online-to-start")) } }
        }
    })
}

/// The page of a survey that is not open yet, or no more.
pub(in crate::online) fn closed(
    language: PageLanguage<'_>,
    (survey, is_known): (&Survey, bool),
    words: &str,
) -> Markup {
    let mut shell = Shell::new(language, survey.title.show(language.tag), None);
    shell.leave = is_known.then_some(survey);
    shell.languages = elsewhere(language, &survey.languages, &path(survey, ""));
    shell.page(&html! {
        h1 { (survey.title.show(language.tag)) }
        p lang=[language.other()] { (words) }
        div.more lang=[language.other()] {
            a href=(format!("{}?lang={}", path(survey, "resume"), language.tag)) { (language.say("online-have-code")) }
            a href=(format!("{}?lang={}", path(survey, "withdraw"), language.tag)) { (language.say("online-withdraw")) }
        }
    })
}

/// A page with a few words and a link.
pub(in crate::online) fn notice(
    language: PageLanguage<'_>,
    survey: &Survey,
    (title, words): (&str, &str),
    on: (&str, &str),
) -> Markup {
    shell(language, language.say(title), survey).page(&html! {
        div lang=[language.other()] {
            h1 { (language.say(title)) }
            p { (language.say(words)) }
            div.buttons { a.button href=(format!("{}?lang={}", path(survey, on.0), language.tag)) { (language.say(on.1)) } }
        }
    })
}

/// The page for a form that could not be kept just now, ready to be sent again.
pub(in crate::online) fn unsaved(
    language: PageLanguage<'_>,
    survey: &Survey,
    why: &str,
    form: &FormFields,
) -> Markup {
    let names = form.names().map(|(name, _)| name).collect::<std::collections::BTreeSet<_>>();
    shell(language, language.say("online-unsaved"), survey).within(survey).page(&html! {
        div lang=[language.other()] {
            h1 { (language.say("online-unsaved")) }
            p { (language.say(why)) }
            form method="post" action=(path(survey, "go")) {
                @for name in names {
                    @for value in form.all(name) { input type="hidden" name=(name) value=(value); }
                }
                div.buttons { button { (language.say("online-again")) } }
            }
        }
    })
}

/// A page with a text of the town's: privacy, imprint, accessibility.
pub(in crate::online) fn text_page(
    language: PageLanguage<'_>,
    page: &str,
    title: &str,
    content: &Markup,
) -> Markup {
    let mut shell = Shell::new(language, language.say(title), None);
    shell.languages = elsewhere(language, &language.site.profile.languages, &format!("/{page}"));
    shell.page(&html! { h1 lang=[language.other()] { (language.say(title)) } (content) })
}

/// A page that belongs to no survey, in whatever language the browser wants.
pub(in crate::online) fn plain(
    site: &Site,
    headers: &HeaderMap,
    status: StatusCode,
    id: &str,
) -> Response {
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = PageLanguage::new(site, language(&site.profile.languages, None, accept));
    let title = Lang::attribute(language.lang(), id, "title", &[]).unwrap_or_default();
    let page = Shell::new(language, title.clone(), None).page(&html! {
        div lang=[language.other()] {
            h1 { (title) }
            p { (language.say(id)) }
        }
    });
    let mut response = (status, page).into_response();
    if status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}
