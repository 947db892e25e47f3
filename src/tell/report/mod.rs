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
pub(super) mod order;
pub(super) mod ordered;
pub(super) mod places;
mod questionnaire;
mod questions;
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
use super::model::{Document, RichText};

/// A document and the files it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The document.
    pub document: Document,
    /// The pictures.
    pub files: Vec<File>,
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
    /// The latter in strips, where it is long.
    pub strips: Option<Strips>,
}

/// Writes the report.
pub fn report(input: &ReportInput<'_>) -> Result<Report, ChartError> {
    let voice = input.voice();
    let rows = shown::rows(input);
    let mut album = Album::new(input);
    let mut sections = vec![summary::section(input, voice, &rows), asked::section(input)];
    sections.extend(answered::section(input, voice, &mut album)?);
    sections.push(needs::section(input, voice, &rows, &mut album)?);
    // What stands in no order with the others is told with the needs, and compared with none.
    let ordered: Vec<_> = rows.iter().filter(|row| !needs::is_beside(row)).copied().collect();
    sections.extend(map::section(input, voice, &ordered, &mut album)?);
    sections.extend(order::section(input, voice, &ordered, &mut album)?);
    sections.push(questions::section(input, voice, &mut album)?);
    sections.extend(groups::section(input, voice, &ordered, &mut album)?);
    sections.extend(mentions::section(input, voice, &rows, &mut album)?);
    sections.extend(agenda::sections(input, &rows));
    sections.push(limits::section(input));
    let mut annexes = vec![questionnaire::section(input), annex::with_missing(input, voice)];
    annexes.extend(disclosure::sections(input));
    let mut method = method::section(input, voice);
    method.sections.extend(sensitivity::section(input, voice, &ordered));
    annexes.push(method);
    annexes.extend(agenda::annex(input, &rows));
    let place = [("town", (&input.town).into())];
    let mut document = Document {
        lang: input.lang,
        title: RichText::of(&input.questionnaire.title, input.context()),
        cover: input.cover.clone(),
        stamp: None,
        notices: notices(input),
        lead: vec![voice.tell("report-lead", &place, &[("survey", &input.survey.text())])],
        sections,
        annexes,
        notes: Vec::new(),
    };
    if input.simulated {
        document.stamp(&voice.say("chart-simulated", &[]), &voice.say("report-simulated", &[]));
    }
    Ok(Report { document, files: album.files() })
}

/// What stands before everything else: who is not in the numbers, or with a reserve, and what the
/// report still lacks.
fn notices(input: &ReportInput<'_>) -> Vec<RichText> {
    let told = input.notices.iter().map(|notice| RichText::strong(notice.short(input.lang)));
    told.chain(disclosure::notice(input)).collect()
}
