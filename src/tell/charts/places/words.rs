//! The words of the chart of places.

use super::{PlaceBar, PlaceParticipation, PlacesChart};
use crate::locale::Say as _;
use crate::model::RichText;

impl PlacesChart {
    /// Says what to see in it: where most and where fewest took part.
    pub fn shows(&self) -> RichText {
        let known = || self.bars.iter().filter_map(|bar| Some((bar, Self::sane(bar.value)?)));
        let most = known().reduce(|a, b| if b.1 > a.1 { b } else { a });
        let least = known().reduce(|a, b| if b.1 < a.1 { b } else { a });
        let (Some((high, most)), Some((low, least))) = (most, least) else {
            return self.frame.say("chart-nothing").into();
        };
        // What is written with the same number is not told apart.
        if self.number(most) == self.number(least) {
            return self
                .frame
                .lang
                .say("places-shows-alike", &[("value", self.spoken(most).into())])
                .into();
        }
        let words = [("most", self.spoken(most).into()), ("least", self.spoken(least).into())];
        RichText::said(
            self.frame.lang,
            "places-shows",
            &words,
            &[("high", &high.label.text()), ("low", &low.label.text())],
        )
    }

    pub(super) fn number(&self, value: f64) -> String {
        match self.counts {
            PlaceParticipation::Rate => self.frame.lang.decimal(value, 1),
            PlaceParticipation::Ratio => self.frame.lang.percent(value, 0),
        }
    }

    /// A number with what it counts.
    fn spoken(&self, value: f64) -> String {
        let id = match self.counts {
            PlaceParticipation::Rate => "places-rate",
            PlaceParticipation::Ratio => "places-ratio",
        };
        self.frame.lang.say(id, &[("value", self.number(value).into())])
    }

    pub(super) fn description(&self) -> String {
        let bar = |bar: &PlaceBar| match Self::sane(bar.value) {
            Some(value) => format!("{}: {}.", bar.label, self.spoken(value)),
            None => self.frame.lang.say("chart-need-suppressed", &[("need", (&bar.label).into())]),
        };
        self.bars.iter().map(bar).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn alt(&self) -> String {
        let words = [
            ("n", self.bars.len().into()),
            ("count", self.frame.lang.integer(self.bars.len() as u64).into()),
            ("value", self.spoken(self.all).into()),
            ("all", self.description().into()),
        ];
        self.frame.lang.say("places-alt", &words)
    }
}
