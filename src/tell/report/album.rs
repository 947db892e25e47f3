//! The report's pictures: each drawn once, filed under its name, and set into the text with its
//! table.

use super::File;
use super::input::ReportInput;
use crate::charts::{Chart, ChartError, Frame, Sheet};
use crate::model::{Block, Emphasis, Figure, FigureNumbers, RichText, Table};

/// The pictures of one report.
pub(super) struct Album<'a> {
    input: &'a ReportInput<'a>,
    files: Vec<File>,
}

/// Where a picture would stand: in an annex its numbers are enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Body,
    Annex,
}

/// What is said about a picture beside what it shows itself.
pub(super) struct Words {
    pub(super) caption: RichText,
    pub(super) shows: RichText,
    pub(super) base: RichText,
    pub(super) table: Table,
}

impl<'a> Album<'a> {
    pub(super) fn new(input: &'a ReportInput<'a>) -> Self {
        Self { input, files: Vec::new() }
    }

    /// What all charts carry.
    pub(super) fn frame(&self, title: &str, measure: String, base: &str) -> Frame {
        Frame {
            lang: self.input.lang,
            title: title.to_owned(),
            measure,
            base: format!("{base} {}", source(self.input).plain()),
            simulated: self.input.simulated,
        }
    }

    /// Files a picture, drawn for a page and for a phone, and returns the figure that shows it.
    pub(super) fn figure(
        &mut self,
        name: &str,
        draw: impl Fn(Sheet) -> Result<Chart, ChartError>,
        words: Words,
    ) -> Result<Block, ChartError> {
        let file = format!("charts/{name}.{}.svg", self.input.lang.tag());
        let chart = draw(Sheet::Wide)?;
        self.files.push(File {
            name: file.clone(),
            text: chart.svg,
            bare: chart.bare,
            phone: draw(Sheet::Phone)?.bare,
            strips: chart.strips,
        });
        Ok(Block::Figure(Box::new(Figure {
            file,
            alt: chart.alt,
            caption: words.caption,
            shows: words.shows,
            base: words.base,
            source: source(self.input),
            numbers: FigureNumbers::Below(words.table),
            number: None,
        })))
    }

    /// Sets a picture, or in an annex its numbers with what they rest on.
    pub(super) fn set(
        &mut self,
        place: Place,
        name: &str,
        draw: impl Fn(Sheet) -> Result<Chart, ChartError>,
        words: Words,
    ) -> Result<Block, ChartError> {
        if place == Place::Body {
            return self.figure(name, draw, words);
        }
        let base = words.base.with(" ", Emphasis::None).then(source(self.input));
        Ok(Block::Table(words.table.with_note(base)))
    }

    pub(super) fn files(self) -> Vec<File> {
        self.files
    }
}

/// Where the numbers come from.
pub(super) fn source(input: &ReportInput<'_>) -> RichText {
    RichText::said(
        input.lang,
        "needs-source",
        &[("town", (&input.town).into())],
        &[("survey", &input.survey.text())],
    )
}

/// A dash where there is nothing to tell.
pub(super) fn dash() -> RichText {
    "–".into()
}
