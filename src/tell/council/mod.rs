//! The page for the council: what is needed most, how sure that is, who was asked, what there is to
//! vote on, and what became of the last agenda, on exactly one side of A4.
//!
//! Every part is plain data from the report's input and the town's files; `council.typ` sets it.
//! Lists are as long as the page holds, and what is left makes it roomier (`fit`). Where it does not
//! fit even at its shortest and tightest, it is not made, and the texts to shorten are named.

mod asked;
mod day;
mod fit;
mod foot;
mod holds;
mod lead;
mod map;
mod motions;
mod needs;
mod ordered;
mod since;
mod spacing;
mod template_text;
#[cfg(test)]
mod tests;
mod writer;

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;
use thiserror::Error;

pub use self::writer::CouncilPlace;

use self::spacing::{Amount, Spacing};
use self::template_text::TemplateText;
use self::writer::PageWriter;
use super::qr::qr;
use super::report::limits::notice;
use super::report::{ReportInput, shown};
use mitreden_base::colour::{WHITE, read_or_blue, until};
use mitreden_define::town::Town;
use mitreden_press::{CannotSet, Pages, Standard, pages};

const TEMPLATE: &str = include_str!("council.typ");
/// What the town's colour needs against white: more than text must have, for a page that is copied
/// in black and white.
const CONTRAST: f64 = 7.0;

/// What the page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Council<'a> {
    /// What the full report is made from.
    pub report: &'a ReportInput<'a>,
    /// The town.
    pub town: &'a Town,
    /// The questionnaire's file, as it is shown.
    pub survey_file: &'a str,
    /// The name of the full report's file.
    pub full: &'a str,
}

/// Why there is no page.
#[derive(Debug, Error)]
pub enum Unwritten {
    /// It does not fit on one side, however tightly it is set.
    #[error("the texts are too long for one page")]
    Full {
        /// As many characters have room.
        room: usize,
        /// The texts that are longer, and how long they are.
        texts: Vec<(CouncilPlace, usize)>,
    },
    /// The pages cannot be set.
    #[error(transparent)]
    Set(#[from] CannotSet),
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Data {
    lang: &'static str,
    document: String,
    title: TemplateText,
    town: String,
    day: (i32, u32, u32),
    ink: String,
    kicker: String,
    stand: String,
    crest: Option<String>,
    crest_alt: String,
    mark: String,
    /// That the answers are few; empty where they are not.
    notice: String,
    lead: lead::Lead,
    asked: asked::Asked,
    needs: needs::Needs,
    holds: Option<holds::Holds>,
    map: Option<map::Map>,
    vote: motions::Vote,
    since: since::Since,
    caveat: foot::Caveat,
    contact: foot::Contact,
    qr: Option<String>,
    spacing: Spacing,
}

/// Sets the page.
pub fn council(page: Council<'_>) -> Result<Pages, Unwritten> {
    fit::fitted(&Sheet::new(page))
}

/// What every attempt is made from.
struct Sheet<'a> {
    page: Council<'a>,
    rows: Vec<shown::Row<'a>>,
    /// Where the full report is published.
    link: Option<String>,
    /// The same as a QR code; none where it is too long for one.
    qr: Option<String>,
}

impl<'a> Sheet<'a> {
    fn new(page: Council<'a>) -> Self {
        let link = foot::link(&page);
        let qr = link.as_deref().and_then(|link| qr(link).ok());
        Self { page, rows: shown::rows(page.report), link, qr }
    }

    /// How many needs can be shown.
    fn needs(&self) -> usize {
        self.rows.iter().filter(|row| row.standing.is_some()).count()
    }

    /// Whether there may be a drawing.
    fn has_map(&self) -> bool {
        self.needs() > 0 && map::is_rated(self.page.report)
    }

    /// Sets so much of the page in some room; returns it with the texts that were used, and how long
    /// they are.
    fn set(
        &self,
        spacing: Spacing,
        amount: Amount,
        cap: Option<usize>,
    ) -> Result<(Pages, BTreeMap<CouncilPlace, usize>), CannotSet> {
        let writer = PageWriter::new(self.page, &self.rows, (spacing, amount), cap);
        let data = self.data(&writer);
        let json = serde_json::to_vec(&data).map_err(|error| CannotSet::of(&error))?;
        let mut files = vec![("data.json", json)];
        if let Some(code) = &self.qr {
            files.push(("qr.svg", code.clone().into_bytes()));
        }
        if let Some(crest) = &self.page.report.cover.crest {
            files.push((&crest.name, crest.bytes.clone()));
        }
        let pages = pages(TEMPLATE, &files, self.page.report.cover.day, Standard::Archivable)?;
        Ok((pages, writer.used()))
    }

    fn data(&self, writer: &PageWriter<'_>) -> Data {
        let (input, profile) = (self.page.report, &self.page.town.profile);
        let say = |id: &str| writer.say(id, &[]);
        let stand = self.page.report.cover.day;
        let (title, town) = (writer.title(), writer.town());
        Data {
            lang: input.lang.tag(),
            document: writer.say("council-document", &[("survey", (&input.survey).into())]),
            day: (stand.year(), stand.month(), stand.day()),
            ink: until(read_or_blue(profile.colour.as_deref()), WHITE, 0, CONTRAST),
            kicker: say("council-kicker"),
            stand: writer.say("council-stand", &[("day", input.lang.date(stand).into())]),
            crest: input.cover.crest.as_ref().map(|crest| crest.name.clone()),
            crest_alt: writer.say("council-crest", &[("town", (&town).into())]),
            mark: if input.simulated { say("chart-simulated") } else { String::new() },
            // Where there is no order, the headline says so.
            notice: notice(input).filter(|_| self.needs() > 0).unwrap_or_default(),
            lead: lead::lead(writer),
            asked: asked::asked(writer),
            needs: needs::needs(writer),
            holds: holds::holds(writer),
            map: map::map(writer),
            vote: motions::vote(writer),
            since: since::since(writer),
            caveat: foot::caveat(writer),
            contact: foot::contact(writer, self.link.as_deref()),
            qr: self
                .link
                .as_ref()
                .filter(|_| self.qr.is_some())
                .map(|link| writer.say("council-qr", &[("link", link.into())])),
            spacing: writer.spacing,
            title: title.into(),
            town,
        }
    }
}
