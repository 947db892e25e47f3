//! The words of the chart of groups.

use super::GroupsChart;
use crate::locale::Say as _;
use crate::model::{Label, RichText};

/// A need, a group, and how many points it is above or below all.
type Told<'a> = (&'a Label, usize, f64);

impl GroupsChart {
    /// Its finding in a few words: how many needs have a difference that may be told.
    pub fn headline(&self, title: &RichText) -> RichText {
        let is_told = |row: &&super::GroupRow| row.cells.iter().flatten().any(|cell| cell.is_told);
        let n = self.rows.iter().filter(is_told).count();
        RichText::said(self.frame.lang, "groups-headline", &[("n", n.into())], &[("title", title)])
    }

    /// Says what to see in it: the largest difference that may be told, or that there is none.
    pub fn shows(&self) -> RichText {
        let mut largest: Option<Told<'_>> = None;
        for row in &self.rows {
            for group in 0..self.groups.len() {
                let Some((cell, points)) = Self::cell(row, group) else { continue };
                if cell.is_told && points.abs() > largest.map_or(0.0, |(_, _, most)| most.abs()) {
                    largest = Some((&row.label, group, points));
                }
            }
        }
        let Some((need, group, points)) = largest else {
            return self.frame.say("groups-shows-nothing").into();
        };
        let name = self.groups.get(group).map(Label::text).unwrap_or_default();
        let words = [
            ("points", self.frame.lang.decimal(points.abs(), 0).into()),
            ("side", if points > 0.0 { "above" } else { "below" }.into()),
        ];
        let names = [("need", &need.text()), ("group", &name)];
        RichText::said(self.frame.lang, "groups-shows", &words, &names)
    }

    /// Points with their sign.
    pub(super) fn points(&self, points: f64) -> String {
        let words = self.frame.lang.decimal(points, 0);
        if words == "0" || words.starts_with('\u{2212}') { words } else { format!("+{words}") }
    }

    pub(super) fn reading(&self) -> String {
        self.frame.say("groups-reading")
    }

    pub(super) fn description(&self) -> String {
        let row = |row: &super::GroupRow| {
            let scores = self.groups.iter().enumerate().map(|(at, group)| {
                let score = Self::cell(row, at)
                    .map_or_else(|| self.frame.say("chart-suppressed"), |(_, d)| self.points(d));
                let words = [("group", group.into()), ("score", score.into())];
                self.frame.lang.say("groups-score", &words)
            });
            let scores = scores.collect::<Vec<_>>().join("; ");
            let all = row.all.map(|all| self.frame.lang.percent(all, 0)).unwrap_or_default();
            let words =
                [("need", (&row.label).into()), ("all", all.into()), ("scores", scores.into())];
            self.frame.lang.say("groups-row", &words)
        };
        self.rows.iter().map(row).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn alt(&self) -> String {
        let words = [
            ("needs", self.rows.len().into()),
            ("n", self.groups.len().into()),
            ("shows", self.shows().plain().into()),
        ];
        self.frame.lang.say("groups-alt", &words)
    }
}
