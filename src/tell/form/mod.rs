//! The blank paper questionnaire and the interviewer's show cards, as data for the templates beside
//! this file.
//!
//! Everything stands in the order written, so that the numbers beside the boxes are those the clerk
//! keys.

mod question;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::locale::Say as _;
use crate::qr::qr;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::form_number::FormNumber;
use mitreden_define::index::EachIndex as _;
use mitreden_define::numbering::Numbering;
use mitreden_define::survey::{Kind, Mode, Survey};
use mitreden_define::town::Profile;
use mitreden_define::version_sign::VersionSign;
use mitreden_press::{CannotSet, Pages, pdf};
use question::{PrintedQuestion, printed};

const FORM: &str = include_str!("form.typ");
const CARDS: &str = include_str!("cards.typ");

/// What is printed, and how.
#[derive(Clone, Copy, Debug)]
pub struct FormWish<'a> {
    /// The survey.
    pub survey: &'a Survey,
    /// The town that asks.
    pub town: &'a Profile,
    /// One of the survey's languages.
    pub tag: &'a str,
    /// Large print.
    pub large: bool,
    /// The day it is printed.
    pub day: NaiveDate,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Data {
    title: String,
    author: String,
    lang: String,
    day: (i32, u32, u32),
    large: bool,
    numbers: Vec<String>,
    version: String,
    intro: String,
    consent: String,
    privacy: String,
    thanks: String,
    give_back: String,
    url: String,
    address: String,
    pages: Vec<PrintedPage>,
    cards: Vec<PrintedQuestion>,
    words: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct PrintedPage {
    title: String,
    questions: Vec<PrintedQuestion>,
}

/// Blank forms with these numbers, each beginning on a page of its own, as a PDF.
pub fn forms(wish: FormWish<'_>, numbers: &[FormNumber]) -> Result<Pages, CannotSet> {
    let mut data = data(wish);
    data.numbers = numbers.iter().map(ToString::to_string).collect();
    let mut files = vec![("data.json", json(&data)?)];
    if !data.url.is_empty() {
        files.push(("qr.svg", qr(&data.url)?));
    }
    pdf(FORM, &files, wish.day)
}

/// Show cards: the answers of each question that has several, a page each, as a PDF. `None` where
/// no question has any.
pub fn cards(wish: FormWish<'_>) -> Result<Option<Pages>, CannotSet> {
    let mut data = data(wish);
    // Cards have no number of their own: which of two sets is the newer one is told by its day.
    data.version = version(wish.survey, Lang::of_tag(wish.tag), Some(wish.day));
    let has_answers =
        |question: &PrintedQuestion| !question.options.is_empty() || !question.points.is_empty();
    data.cards = data.pages.drain(..).flat_map(|page| page.questions).filter(has_answers).collect();
    for card in &mut data.cards {
        // Whoever looks at the card must see that there is a none.
        card.options.extend(card.none.take());
        if card.is_shuffled {
            card.options.iter_mut().for_each(|option| "•".clone_into(&mut option.key));
        }
    }
    if data.cards.is_empty() {
        return Ok(None);
    }
    pdf(CARDS, &[("data.json", json(&data)?)], wish.day).map(Some)
}

/// Whether a survey has anything to show on cards.
pub fn has_cards(survey: &Survey) -> bool {
    let is_shown = |kind: &Kind| {
        matches!(kind, Kind::Rating { .. })
            || !kind.items().is_empty() && !matches!(kind, Kind::BestWorst { .. })
    };
    survey.questions.iter().any(|question| is_shown(&question.kind))
}

fn json(data: &Data) -> Result<String, CannotSet> {
    serde_json::to_string(data).map_err(|error| CannotSet::of(&error))
}

fn data(wish: FormWish<'_>) -> Data {
    let FormWish { survey, town, tag, large, day } = wish;
    let lang = Lang::of_tag(tag);
    let show = |text: Option<&mitreden_define::survey::Text>| {
        text.map(|text| text.show(tag)).unwrap_or_default()
    };
    let numbering = Numbering::of(survey);
    let pages = survey.pages.iter().map(|page| PrintedPage {
        title: show(page.title.as_ref()),
        questions: page
            .questions
            .each()
            .filter(|question| {
                survey
                    .questions
                    .get(*question)
                    .is_some_and(|q| !matches!(q.kind, Kind::Computed { .. }))
            })
            .filter_map(|question| printed(survey, &numbering, question, tag))
            .collect(),
    });
    let pages = pages.filter(|page| !page.questions.is_empty()).collect();
    let is_online = survey.modes.iter().any(|mode| matches!(mode, Mode::Online | Mode::Kiosk));
    let url = town
        .url
        .as_ref()
        .filter(|_| is_online)
        .map(|url| format!("{}/{}", url.trim_end_matches('/'), survey.id));
    let url = url.unwrap_or_default();
    let address = url.split_once("://").map_or(url.as_str(), |(_, address)| address).to_owned();
    Data {
        title: survey.title.show(tag),
        author: town.name.clone(),
        lang: tag.to_owned(),
        day: (day.year(), day.month(), day.day()),
        large,
        numbers: Vec::new(),
        version: version(survey, lang, None),
        intro: show(survey.intro.as_ref()),
        consent: show(survey.consent.as_ref()),
        privacy: privacy(town, lang, tag),
        thanks: show(survey.thanks.as_ref()),
        give_back: give_back(survey, town, lang),
        url,
        address,
        pages,
        cards: Vec::new(),
        words: words(lang),
    }
}

/// The sign of the questionnaire's version, in words.
fn version(survey: &Survey, lang: Lang, day: Option<NaiveDate>) -> String {
    let sign = Word::from(VersionSign::of(&survey.definition.hash).to_string());
    match day {
        Some(day) => {
            lang.say("form-version-day", &[("sign", sign), ("day", lang.date(day).into())])
        }
        None => lang.say("form-version", &[("sign", sign)]),
    }
}

/// What is promised about data.
fn privacy(town: &Profile, lang: Lang, tag: &str) -> String {
    let Some(privacy) = &town.privacy else { return String::new() };
    let words = [
        ("controller", Word::from(privacy.controller.as_str())),
        ("purpose", privacy.purpose.show(tag).into()),
    ];
    let mut text = lang.say("form-privacy", &words);
    if let Some(months) = privacy.answers_months {
        text.push(' ');
        text.push_str(&lang.say("form-privacy-months", &[("n", u64::from(months).into())]));
    }
    text
}

/// Where a form is handed in, and until when.
fn give_back(survey: &Survey, town: &Profile, lang: Lang) -> String {
    let office = match &town.team {
        Some(team) => [Some(town.name.clone()), Some(team.name.clone()), team.email.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        None => town.name.clone(),
    };
    match survey.closes {
        Some(day) => lang.say(
            "form-give-back-until",
            &[("office", office.into()), ("day", lang.date(day).into())],
        ),
        None => lang.say("form-give-back", &[("office", office.into())]),
    }
}

/// The words of the template; `%1` and `%2` are filled in there.
fn words(lang: Lang) -> serde_json::Map<String, serde_json::Value> {
    const WORDS: [&str; 17] = [
        "number",
        "page",
        "sum",
        "task",
        "task-online",
        "best",
        "worst",
        "day",
        "online",
        "qr",
        "no-copies",
        "how",
        "how-tick",
        "how-mend",
        "how-route",
        "consent",
        "card",
    ];
    let hole = |n: u8| Word::from(format!("%{n}"));
    let say = |name: &str| {
        let holes = match name {
            "page" | "task" => vec![("n", hole(1)), ("of", hole(2))],
            "card" => vec![("n", hole(1))],
            "qr" => vec![("url", hole(1))],
            _ => Vec::new(),
        };
        lang.say(&format!("form-{name}"), &holes)
    };
    WORDS.iter().map(|name| ((*name).to_owned(), say(name).into())).collect()
}

#[cfg(test)]
pub(super) mod tests;
