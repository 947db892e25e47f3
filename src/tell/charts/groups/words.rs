//! The words of the chart of groups.

use super::super::share::{Share, decimals, spoken, written};
use super::GroupsChart;
use crate::locale::Say as _;
use crate::model::{Label, RichText};

/// A need, and the two groups that are farthest apart in it.
type Apart<'a> = (&'a Label, (usize, Share), (usize, Share));

impl GroupsChart {
    /// Says what to see in it: the need on which two groups are farthest apart.
    pub fn shows(&self) -> RichText {
        let mut farthest: Option<Apart<'_>> = None;
        for row in &self.rows {
            let scores =
                (0..self.groups.len()).filter_map(|group| Some((group, Self::score(row, group)?)));
            let scores: Vec<_> = scores.collect();
            let high =
                scores.iter().copied().reduce(|a, b| if b.1.value > a.1.value { b } else { a });
            let low =
                scores.iter().copied().reduce(|a, b| if b.1.value < a.1.value { b } else { a });
            let (Some(high), Some(low)) = (high, low) else { continue };
            let apart = high.1.value - low.1.value;
            if apart > farthest.map_or(0.0, |(_, high, low)| high.1.value - low.1.value) {
                farthest = Some((&row.label, high, low));
            }
        }
        let Some((need, high, low)) = farthest else {
            return self.frame.say("chart-nothing").into();
        };
        // Ranges that overlap or not are no test: the report has one below the picture, for all
        // needs together.
        let sure = if high.1.interval.and(low.1.interval).is_some() { "yes" } else { "no" };
        let name = |group: usize| self.groups.get(group).map(Label::text).unwrap_or_default();
        let score = |share: Share| written(self.frame.lang, share.value, self.decimals());
        let words = [
            ("high-score", score(high.1).into()),
            ("low-score", score(low.1).into()),
            ("sure", sure.into()),
        ];
        let names = [("need", &need.text()), ("high", &name(high.0)), ("low", &name(low.0))];
        RichText::said(self.frame.lang, "groups-shows", &words, &names)
    }

    pub(super) fn decimals(&self) -> usize {
        decimals(self.all())
    }

    pub(super) fn description(&self) -> String {
        let decimals = self.decimals();
        let row = |row: &super::GroupRow| {
            let scores = self.groups.iter().enumerate().map(|(i, group)| {
                let score = match Self::score(row, i) {
                    Some(share) => spoken(self.frame.lang, share, decimals),
                    None => self.frame.say("chart-suppressed"),
                };
                self.frame
                    .lang
                    .say("groups-score", &[("group", group.into()), ("score", score.into())])
            });
            let scores = scores.collect::<Vec<_>>().join("; ");
            self.frame
                .lang
                .say("groups-row", &[("need", (&row.label).into()), ("scores", scores.into())])
        };
        self.rows.iter().map(row).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn alt(&self) -> String {
        let count = self.frame.lang.integer(self.groups.len() as u64);
        let words = [
            ("n", self.groups.len().into()),
            ("count", count.into()),
            ("all", self.description().into()),
        ];
        self.frame.lang.say("groups-alt", &words)
    }
}
