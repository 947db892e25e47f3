//! Each need with the measures that serve it: a picture and its table.

use super::super::album::{Album, Words, dash};
use super::super::needs::base;
use super::super::shown::Row;
use super::AgendaPart;
use crate::charts::{ChartError, CoverageChart, CoverageMeasure, CoverageRow, Sheet};
use crate::model::{Block, DocumentColumn, RichText, Table};
use crate::words::status;
use mitreden_define::town::Measure;

/// From so many needs on a chart is as wide as the page, so that it is not too high for it.
const MANY: usize = 12;

impl AgendaPart<'_> {
    /// The figure; where there is no order of needs yet, its table alone.
    pub(super) fn coverage(&self, album: &mut Album<'_>) -> Result<Block, ChartError> {
        let table = self.table();
        if !self.is_ranked() {
            return Ok(Block::Table(table));
        }
        let title = self.say("agenda-table", &[("kind", self.kind().into())]);
        let base = base(self.input);
        let says = if self.has_sets() { "coverage-says" } else { "coverage-says-order" };
        let frame = album.frame(&title, self.say(says, &[]), &base);
        let chart =
            CoverageChart { frame, rows: self.rows.iter().map(|row| self.row(row)).collect() };
        let words = Words { caption: title.into(), shows: chart.shows(), base: base.into(), table };
        let sheet = if self.rows.len() > MANY { Sheet::Wide } else { Sheet::Narrow };
        Ok(album.figure("coverage", chart.draw(sheet)?, words))
    }

    fn serving(&self, row: &Row<'_>) -> impl Iterator<Item = &Measure> {
        self.live.iter().copied().filter(move |measure| self.serves(measure, row))
    }

    fn row(&self, row: &Row<'_>) -> CoverageRow {
        let measure = |measure: &Measure| CoverageMeasure {
            title: self.label(&measure.title).to_string(),
            status: measure.status_on(self.day()),
        };
        CoverageRow {
            label: row.need.label.clone(),
            ranks: row.joint().map(|standing| standing.ranks),
            measures: self.serving(row).map(measure).collect(),
        }
    }

    fn table(&self) -> Table {
        let places = if self.has_sets() { "column-ranks" } else { "column-place" };
        let heads = [places, "column-need", "column-measure", "column-status"];
        let rows = self.rows.iter().flat_map(|row| {
            let place = self.ranks(row).map_or_else(dash, RichText::from);
            let mut lines: Vec<[RichText; 4]> =
                self.serving(row).map(|measure| self.cells(measure)).collect();
            if lines.is_empty() {
                lines.push([
                    RichText::default(),
                    RichText::default(),
                    RichText::strong(self.say("agenda-none", &[])),
                    RichText::default(),
                ]);
            }
            if let Some(first) = lines.first_mut() {
                (first[0], first[1]) = (place, row.need.text());
            }
            lines
        });
        let columns = heads.map(|id| DocumentColumn::words(self.say(id, &[])));
        Table::new(
            self.say("agenda-table", &[("kind", self.kind().into())]),
            columns,
            rows.collect::<Vec<_>>(),
        )
        .with_note(self.say("agenda-note", &[]))
    }

    fn cells(&self, measure: &Measure) -> [RichText; 4] {
        let status = status(self.lang, measure.status_on(self.day()));
        [RichText::default(), RichText::default(), self.text(&measure.title), status.into()]
    }
}
