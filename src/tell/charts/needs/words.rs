//! The words of the chart of needs: ranks, and what is read out instead of the picture.

use super::{NeedBar, NeedsChart, Standing};

/// How many needs the short description names.
const NAMED: usize = 3;

impl NeedsChart {
    /// Returns a need's rank set as it stands beside its bar.
    pub(super) fn ranks(&self, standing: Standing) -> String {
        let (low, high) = standing.ranks;
        let words = [("low", low.to_string().into()), ("high", high.to_string().into())];
        self.lang.say(if low == high { "rank-one" } else { "rank-range-short" }, &words)
    }

    /// Returns the chart in two or three sentences.
    pub(super) fn alt(&self) -> String {
        let first: Vec<_> = self.bars.iter().take(NAMED).map(|bar| self.sentence(bar)).collect();
        let count = self.lang.integer(self.bars.len() as u64);
        let words = [("n", self.bars.len().into()), ("count", count.into()), ("first", first.join(" ").into())];
        self.stamped(self.lang.say("chart-alt", &words))
    }

    /// Returns all the chart shows.
    pub(super) fn description(&self) -> String {
        let all: Vec<_> = self.bars.iter().map(|bar| self.sentence(bar)).collect();
        self.stamped(format!("{}. {} {}", self.measure, all.join(" "), self.base))
    }

    fn stamped(&self, text: String) -> String {
        if self.simulated { format!("{}. {text}", self.lang.say("chart-simulated", &[])) } else { text }
    }

    fn sentence(&self, bar: &NeedBar) -> String {
        let lang = self.lang;
        let percent = |value: f64| lang.percent(value, 1);
        let Some(standing) = bar.standing else {
            return lang.say("chart-need-suppressed", &[("need", (&bar.label).into())]);
        };
        let interval = standing.interval.map_or_else(String::new, |(low, high)| {
            lang.say("chart-need-interval", &[("low", percent(low).into()), ("high", percent(high).into())])
        });
        lang.say(
            "chart-need",
            &[
                ("place", standing.rank.to_string().into()),
                ("need", (&bar.label).into()),
                ("score", percent(standing.score).into()),
                ("interval", interval.into()),
                ("ranks", crate::tell::words::ranks(lang, standing.ranks).into()),
                ("tier", standing.tier.to_string().into()),
            ],
        )
    }
}
