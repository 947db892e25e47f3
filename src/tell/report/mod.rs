//! The report of a survey: what is needed most, how sure that is, how we asked, and how it was
//! computed.
//!
//! One file a section, each a pure function from the input to a section of the model.

pub(super) mod agenda;
mod album;
mod annex;
mod answered;
mod asked;
mod below;
mod disclosure;
mod few;
mod groups;
mod input;
pub(super) mod limits;
mod map;
mod mentions;
mod method;
pub(super) mod needs;
mod next;
pub(super) mod order;
pub(super) mod ordered;
pub(super) mod places;
mod questionnaire;
mod questions;
mod replies;
mod routes;
mod sensitivity;
pub(super) mod shown;
pub(super) mod summary;
mod tables;
#[cfg(test)]
mod tests;
mod titles;
#[cfg(test)]
#[path = "../../../tests/rooms/tell/truth.rs"]
mod truth;
mod weighting;

pub use disclosure::{DisclosureGap, Facts, gaps};
pub use input::{
    FieldworkSummary, Making, MarginNames, Outcomes, ReportInput, ReportedNeed, Sampling,
    WeightingAccount,
};

use self::album::Album;
use super::charts::{ChartError, Strips};
use super::model::{Cover, Document, RichText, Volumes};
use crate::locale::Say as _;

/// A document and the files it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The document.
    pub document: Document,
    /// The pictures.
    pub files: Vec<File>,
}

/// How many sections stand on the first pages, beside the title page.
const OPENING: usize = 2;

impl Report {
    /// The report as it is printed: its body, and the annex as a volume of its own, whose Markdown
    /// file is named.
    pub fn volumes(&self, input: &ReportInput<'_>, annex: &str) -> Volumes<Cover> {
        let said = |id: &str| {
            let words = [("file", annex.into())];
            RichText::said(input.lang, id, &words, &[("title", &self.document.title)])
        };
        let [pointer, title, lead] =
            ["report-annex-pointer", "annex-title", "annex-lead"].map(said);
        self.document.volumes(pointer, title, lead)
    }

    /// Its first pages by themselves; the whole report's file is named.
    pub fn opening(&self, input: &ReportInput<'_>, whole: &str) -> Document {
        let pointer = input.lang.say("report-short-pointer", &[("file", whole.into())]);
        self.document.opening(OPENING, pointer.into())
    }
}

/// A file beside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path, relative to the document.
    pub name: String,
    /// What it holds.
    pub text: String,
    /// The same without the words that a document sets itself.
    pub bare: String,
    /// The latter as it is drawn for a phone.
    pub phone: String,
    /// The same in strips, where it is long.
    pub strips: Option<Strips>,
}

/// Writes the report.
pub fn report(input: &ReportInput<'_>) -> Result<Report, ChartError> {
    let voice = input.voice();
    let rows = shown::rows(input);
    // What stands in no order with the others is told with the needs, and compared with none.
    let ordered: Vec<_> = rows.iter().filter(|row| !needs::is_beside(row)).copied().collect();
    let mut album = Album::new(input);
    let front = summary::front(input, voice, &rows, &mut album)?;
    let who = answered::blocks(input, voice, &mut album)?;
    let mut sections = vec![summary::points(input, voice, &rows), asked::in_brief(input, who.body)];
    sections.push(needs::section(input, voice, &rows, &mut album)?);
    sections.extend(map::section(input, voice, &ordered, &mut album)?);
    sections.extend(order::section(input, voice, &ordered, &mut album)?);
    let groups = groups::sections(input, voice, &ordered, &mut album)?;
    let (groups, groups_annex) =
        groups.map_or((None, None), |groups| (Some(groups.body), groups.annex));
    sections.extend(groups);
    let drawn = replies::drawn(input);
    let answers = questions::answers_to(input, voice, (&drawn, &mut album))?;
    sections.extend(replies::section(input, voice, answers.pictures));
    let (mentions, mentions_annex) = mentions::sections(input, voice, &rows, &mut album)?;
    sections.extend(mentions);
    sections.extend(agenda::sections(input, &rows));
    sections.push(limits::section(input));
    sections.extend(next::section(input));
    let mut annexes = vec![questionnaire::section(input), asked::annex(input, who.annex)];
    annexes.push(answers.annex);
    annexes.push(annex::missing_answers(input, voice));
    annexes.extend(groups_annex);
    annexes.extend(mentions_annex);
    let mut method = method::section(input, voice);
    method.sections.extend(sensitivity::section(input, voice, &ordered));
    annexes.push(method);
    annexes.extend(agenda::annex(input, &rows));
    annexes.extend(disclosure::sections(input));
    let place = [("town", (&input.town).into())];
    let document = Document {
        lang: input.lang,
        title: RichText::of(&input.questionnaire.title, input.context()),
        cover: input.cover.clone(),
        stamp: None,
        notices: notices(input),
        lead: vec![voice.tell("report-lead", &place, &[("survey", &input.survey.text())])],
        front: Some(front),
        sections,
        annexes,
        notes: Vec::new(),
    };
    let mut document = document.with_numbers_annexed(voice.say("annex-numbers-heading", &[]));
    if input.simulated {
        document.stamp(&voice.say("chart-simulated", &[]), &voice.say("report-simulated", &[]));
    }
    Ok(Report { document, files: album.files() })
}

/// What stands before everything else: who is not in the numbers, or with a reserve, and what the
/// report still lacks.
fn notices(input: &ReportInput<'_>) -> Vec<RichText> {
    let told = input.notices.iter().map(|notice| RichText::strong(notice.short(input.lang)));
    let few = limits::notice(input).map(RichText::strong);
    few.into_iter().chain(told).chain(disclosure::notice(input)).collect()
}
