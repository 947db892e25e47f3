//! The words of the chart of needs and measures.

use super::{CoverageChart, CoverageMeasure, CoverageRow};
use crate::locale::Say as _;
use crate::model::RichText;
use crate::words::status;

/// How many needs without a measure are named.
const NAMED: usize = 3;

impl CoverageChart {
    /// Says what to see in it: which needs nobody serves.
    pub fn shows(&self) -> RichText {
        let lang = self.frame.lang;
        let lacking: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.measures.is_empty())
            .map(|row| self.quoted(row))
            .collect();
        let words = [
            ("n", lacking.len().into()),
            ("all", self.rows.len().into()),
            ("count", lang.integer(lacking.len() as u64).into()),
        ];
        let id = match lacking.len() {
            0 => "coverage-shows-none",
            n if n == self.rows.len() => "coverage-shows-all",
            n if n <= NAMED => "coverage-shows-few",
            _ => "coverage-shows-many",
        };
        RichText::said(lang, id, &words, &[("needs", &RichText::list(lang, &lacking))])
    }

    /// Says how to read it.
    pub(super) fn reading(&self) -> String {
        let some = self
            .rows
            .iter()
            .any(|row| !row.measures.is_empty())
            .then(|| self.frame.say("coverage-reading"));
        let lacking = self
            .rows
            .iter()
            .any(|row| row.measures.is_empty())
            .then(|| self.frame.say("coverage-reading-none"));
        some.into_iter().chain(lacking).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn alt(&self) -> String {
        let words = [("n", self.rows.len().into()), ("all", self.description().into())];
        self.frame.lang.say("coverage-alt", &words)
    }

    /// Each need with its measures.
    pub(super) fn description(&self) -> String {
        self.rows.iter().map(|row| self.sentence(row)).collect::<Vec<_>>().join(" ")
    }

    fn sentence(&self, row: &CoverageRow) -> String {
        let lang = self.frame.lang;
        let measures: Vec<_> = row.measures.iter().map(|measure| self.measure(measure)).collect();
        let measures = if measures.is_empty() { self.lack() } else { measures.join("; ") };
        let ranks = row.ranks.map(|ranks| crate::words::ranks(lang, ranks));
        let words = [
            ("need", (&row.label).into()),
            ("ranks", ranks.clone().unwrap_or_default().into()),
            ("measures", measures.into()),
        ];
        lang.say(if ranks.is_some() { "coverage-row-ranked" } else { "coverage-row" }, &words)
    }

    /// A measure as it stands beside its steps.
    pub(super) fn measure(&self, measure: &CoverageMeasure) -> String {
        let lang = self.frame.lang;
        let words =
            [("measure", (&measure.title).into()), ("status", status(lang, measure.status).into())];
        lang.say("coverage-measure", &words)
    }

    /// A rank set as it stands below its need.
    pub(super) fn ranks(&self, (low, high): (usize, usize)) -> String {
        let words = [("low", low.to_string().into()), ("high", high.to_string().into())];
        self.frame.lang.say(if low == high { "rank-one" } else { "rank-range-short" }, &words)
    }

    pub(super) fn more(&self, n: usize) -> String {
        self.frame.lang.say("coverage-more", &[("n", n.into())])
    }

    pub(super) fn lack(&self) -> String {
        self.frame.say("agenda-none")
    }

    fn quoted(&self, row: &CoverageRow) -> RichText {
        RichText::said(self.frame.lang, "quoted", &[], &[("name", &row.label.text())])
    }
}
