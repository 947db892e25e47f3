//! The words of the chart of importance and dissatisfaction.

use super::super::share::{Share, decimals, spoken, written};
use super::quarters::{self, Quarter};
use super::{MatrixChart, Shown};
use crate::locale::Say as _;
use crate::model::{Emphasis, RichText};
use crate::words::list;

/// More needs without a place are counted below the picture; its words and its table name them.
const NAMED: usize = 5;
/// What is to be read out in place of the picture is no longer; all numbers stand in the table.
const ALT: usize = 250;

impl MatrixChart {
    /// Says the finding in a few words: how many needs are to be tackled first.
    pub fn title(&self) -> String {
        let shown = self.shown();
        let Some(middle) = self.middle() else { return self.frame.say("matrix-title-plain") };
        let first = shown.iter().filter(|shown| Quarter::of(shown.at(), middle) == Quarter::First);
        let words = [("n", first.count().into()), ("all", shown.len().into())];
        self.frame.lang.say("matrix-title", &words)
    }

    /// Says what to see in it: the need that is farthest up on the right, and the one that most name
    /// among those in the quarter where people are satisfied.
    pub fn shows(&self) -> RichText {
        let Some(first) = self.farthest() else { return self.frame.say("chart-nothing").into() };
        let said = self.told("matrix-shows", first);
        match self.kept() {
            Some(kept) => said.with(" ", Emphasis::None).then(self.told("matrix-shows-kept", kept)),
            None => said,
        }
    }

    fn told(&self, id: &str, shown: Shown<'_>) -> RichText {
        let share = |share: Share| written(self.frame.lang, share.value, self.decimals()).into();
        let words = [
            ("importance", share(shown.importance)),
            ("dissatisfaction", share(shown.dissatisfaction)),
        ];
        RichText::said(self.frame.lang, id, &words, &[("need", &shown.label.text())])
    }

    /// Where the lines between the quarters stand.
    pub(super) fn middle(&self) -> Option<(f64, f64)> {
        quarters::middle(&self.shown().iter().map(Shown::at).collect::<Vec<_>>())
    }

    /// The need whose product of both shares is largest.
    pub(super) fn farthest(&self) -> Option<Shown<'_>> {
        let product = |shown: &Shown<'_>| shown.importance.value * shown.dissatisfaction.value;
        self.shown().into_iter().reduce(|a, b| if product(&b) > product(&a) { b } else { a })
    }

    /// The need that most name among those most are satisfied with.
    fn kept(&self) -> Option<Shown<'_>> {
        let middle = self.middle()?;
        let kept = |shown: &Shown<'_>| Quarter::of(shown.at(), middle) == Quarter::Keep;
        let importance = |shown: &Shown<'_>| shown.importance.value;
        let shown = self.shown().into_iter().filter(kept);
        shown.reduce(|a, b| if importance(&b) > importance(&a) { b } else { a })
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
        let mut reading = Vec::new();
        if let Some((importance, _)) = self.middle() {
            let share = written(self.frame.lang, importance, self.decimals());
            reading.push(self.frame.lang.say("matrix-reading", &[("importance", share.into())]));
        }
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

    /// Says what it shows, in short: the finding as far as there is room, and where all numbers are.
    pub(super) fn alt(&self) -> String {
        let shown = self.shown().len();
        let of = |shows: String| {
            let words = [
                ("n", shown.into()),
                ("count", self.frame.lang.integer(shown as u64).into()),
                ("shows", shows.into()),
                ("table", self.frame.say("map-table").into()),
            ];
            self.frame.lang.say("matrix-alt", &words)
        };
        let first = self.farthest().map(|first| self.told("matrix-shows", first).plain());
        let texts = [Some(self.shows().plain()), first];
        let fits = |alt: &String| alt.chars().count() <= ALT;
        texts.into_iter().flatten().map(of).find(fits).unwrap_or_else(|| of(self.title() + "."))
    }
}

impl Shown<'_> {
    /// Where it stands, in percent.
    pub(super) fn at(&self) -> (f64, f64) {
        (self.importance.value, self.dissatisfaction.value)
    }
}
