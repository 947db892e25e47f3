//! The words of the chart of needs: ranks, and what is read out instead of the picture.

use super::super::share::{Share, decimals, written};
use super::{BarStanding, NeedBar, NeedsChart};
use crate::locale::Say as _;
use crate::model::RichText;

/// How many needs the short description names.
const NAMED: usize = 3;

impl NeedsChart {
    /// Returns a need's rank set as it stands beside its bar.
    pub(super) fn ranks(&self, standing: BarStanding) -> String {
        let (low, high) = standing.ranks;
        let words = [("low", low.to_string().into()), ("high", high.to_string().into())];
        self.frame.lang.say(if low == high { "rank-one" } else { "rank-range-short" }, &words)
    }

    /// Returns a need's score as it stands beside its bar.
    pub(super) fn score(&self, standing: BarStanding) -> String {
        written(self.frame.lang, standing.score, self.decimals())
    }

    fn decimals(&self) -> usize {
        let share =
            |standing: BarStanding| Share { value: standing.score, interval: standing.interval };
        decimals(self.bars.iter().filter_map(|bar| bar.standing).map(share))
    }

    /// Its finding in a few words: what comes first, or that several do.
    pub fn headline(&self) -> RichText {
        let shown = self.bars.iter().filter_map(|bar| Some((&bar.label, bar.standing?)));
        let first: Vec<_> = shown.filter(|(_, standing)| standing.ranks.0 == 1).collect();
        match &first[..] {
            [(label, standing)] if standing.interval.is_some() && self.bars.len() > 1 => {
                let need = [("need", &label.text())];
                RichText::said(self.frame.lang, "needs-headline-one", &[], &need)
            }
            [] | [_] => self.frame.title.as_str().into(),
            several => {
                let words = [("n", several.len().into()), ("all", self.bars.len().into())];
                self.frame.lang.say("needs-headline-several", &words).into()
            }
        }
    }

    /// Says what to see in it: which needs may stand first.
    pub fn shows(&self) -> RichText {
        let lang = self.frame.lang;
        let shown: Vec<_> =
            self.bars.iter().filter_map(|bar| Some((&bar.label, bar.standing?))).collect();
        let first: Vec<RichText> =
            shown.iter().filter(|(_, s)| s.ranks.0 == 1).map(|(label, _)| label.text()).collect();
        let largest = shown.iter().reduce(|a, b| if b.1.score > a.1.score { b } else { a });
        let Some((label, _)) = largest else { return self.frame.say("chart-nothing").into() };
        let is_unsure =
            shown.iter().any(|(_, standing)| standing.interval.is_none()) || shown.len() < 2;
        match &first[..] {
            first if is_unsure || first.is_empty() => {
                RichText::said(lang, "chart-needs-largest", &[], &[("need", &label.text())])
            }
            [one] => RichText::said(lang, "chart-needs-first", &[], &[("need", one)]),
            few if few.len() <= NAMED && few.len() < shown.len() => RichText::said(
                lang,
                "chart-needs-few",
                &[],
                &[("needs", &RichText::list(lang, few))],
            ),
            many => {
                let count = |n: usize| lang.integer(n as u64).into();
                let words = [("count", count(many.len())), ("all", count(shown.len()))];
                lang.say(
                    if many.len() == shown.len() { "chart-needs-none" } else { "chart-needs-many" },
                    &words,
                )
                .into()
            }
        }
    }

    /// Returns the chart in two or three sentences.
    pub(super) fn alt(&self) -> String {
        let first: Vec<_> = self.bars.iter().take(NAMED).map(|bar| self.sentence(bar)).collect();
        let count = self.frame.lang.integer(self.bars.len() as u64);
        let words = [
            ("n", self.bars.len().into()),
            ("count", count.into()),
            ("first", first.join(" ").into()),
        ];
        self.frame.lang.say("chart-alt", &words)
    }

    /// Returns all the chart shows.
    pub(super) fn description(&self) -> String {
        self.bars.iter().map(|bar| self.sentence(bar)).collect::<Vec<_>>().join(" ")
    }

    fn sentence(&self, bar: &NeedBar) -> String {
        let lang = self.frame.lang;
        let percent = |value: f64| lang.percent(value, self.decimals());
        let Some(standing) = bar.standing else {
            return lang.say("chart-need-suppressed", &[("need", (&bar.label).into())]);
        };
        let interval = standing.interval.map_or_else(String::new, |(low, high)| {
            lang.say(
                "chart-need-interval",
                &[("low", percent(low).into()), ("high", percent(high).into())],
            )
        });
        lang.say(
            "chart-need",
            &[
                ("place", standing.rank.to_string().into()),
                ("need", (&bar.label).into()),
                ("score", self.score(standing).into()),
                ("interval", interval.into()),
                ("ranks", crate::words::ranks(lang, standing.ranks).into()),
                ("tier", standing.tier.to_string().into()),
            ],
        )
    }
}
