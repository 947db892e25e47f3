//! The words of the chart of importance and dissatisfaction.

use super::super::share::{Share, decimals, spoken, written};
use super::{MatrixChart, Shown};
use crate::locale::Say as _;
use crate::model::RichText;
use crate::words::list;

/// More needs without a place are counted below the picture; its words and its table name them.
const NAMED: usize = 5;

impl MatrixChart {
    /// Says what to see in it: the need whose product is largest.
    pub fn shows(&self) -> RichText {
        let shown = self.shown();
        let product = |shown: &Shown<'_>| shown.importance.value * shown.dissatisfaction.value;
        let Some(first) =
            shown.into_iter().reduce(|a, b| if product(&b) > product(&a) { b } else { a })
        else {
            return self.frame.say("chart-nothing").into();
        };
        let share = |share: Share| written(self.frame.lang, share.value, self.decimals()).into();
        let words = [
            ("importance", share(first.importance)),
            ("dissatisfaction", share(first.dissatisfaction)),
        ];
        RichText::said(self.frame.lang, "matrix-shows", &words, &[("need", &first.label.text())])
    }

    fn decimals(&self) -> usize {
        decimals(
            self.shown().into_iter().flat_map(|shown| [shown.importance, shown.dissatisfaction]),
        )
    }

    fn hidden(&self) -> Vec<String> {
        let shown: Vec<_> = self.shown().iter().map(|shown| shown.number).collect();
        let hidden = self.points.iter().enumerate().filter(|(i, _)| !shown.contains(&(i + 1)));
        hidden.map(|(_, point)| point.label.to_string()).collect()
    }

    pub(super) fn reading(&self) -> String {
        let mut reading = vec![self.frame.say("matrix-reading")];
        let sure = |shown: &Shown<'_>| {
            shown.importance.interval.or(shown.dissatisfaction.interval).is_some()
        };
        if self.shown().iter().any(sure) {
            reading.push(self.frame.say("matrix-reading-crosses"));
        }
        let hidden = self.hidden();
        if hidden.len() > NAMED {
            reading.push(self.frame.lang.say("matrix-hidden-many", &[("n", hidden.len().into())]));
        } else if !hidden.is_empty() {
            let needs = list(self.frame.lang, &hidden);
            reading.push(self.frame.lang.say("matrix-hidden", &[("needs", needs.into())]));
        }
        reading.join(" ")
    }

    pub(super) fn description(&self) -> String {
        let decimals = self.decimals();
        let share = |share: Share| spoken(self.frame.lang, share, decimals).into();
        let point = |shown: Shown<'_>| {
            let words = [
                ("number", shown.number.to_string().into()),
                ("need", shown.label.into()),
                ("importance", share(shown.importance)),
                ("dissatisfaction", share(shown.dissatisfaction)),
            ];
            self.frame.lang.say("matrix-point", &words)
        };
        let mut told: Vec<_> = self.shown().into_iter().map(point).collect();
        let hidden = self.hidden();
        if !hidden.is_empty() {
            let needs = list(self.frame.lang, &hidden);
            told.push(self.frame.lang.say("matrix-hidden", &[("needs", needs.into())]));
        }
        told.join(" ")
    }

    pub(super) fn alt(&self) -> String {
        let count = self.frame.lang.integer(self.points.len() as u64);
        let words = [
            ("n", self.points.len().into()),
            ("count", count.into()),
            ("all", self.description().into()),
        ];
        self.frame.lang.say("matrix-alt", &words)
    }
}
