//! The words of the chart of days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::bins::Bins;
use super::{DaysChart, ModeDays};
use crate::locale::Say as _;

impl DaysChart {
    /// Says what to see in it: the busiest day, and how many had no response.
    pub fn shows(&self) -> String {
        let lang = self.frame.lang;
        let mut days: BTreeMap<NaiveDate, u64> = BTreeMap::new();
        for (day, count) in
            self.modes.iter().flat_map(|mode| &mode.days).filter(|(_, count)| *count > 0)
        {
            let sum = days.entry(*day).or_default();
            *sum = sum.saturating_add(*count);
        }
        let busiest = days.iter().reduce(|a, b| if b.1 > a.1 { b } else { a });
        let (Some((day, most)), Some(bins)) = (busiest, self.bins()) else {
            return self.frame.say("days-none");
        };
        let (first, last) = bins.span();
        let span = last.signed_duration_since(first).num_days().unsigned_abs() + 1;
        let gaps = span.saturating_sub(days.len() as u64);
        let day = lang.date(*day);
        if span == 1 {
            return lang.say(
                "days-shows-one",
                &[("count", lang.integer(*most).into()), ("day", day.into())],
            );
        }
        let words = [
            ("day", day.into()),
            ("most", lang.integer(*most).into()),
            ("gaps", gaps.into()),
            ("days", lang.integer(span).into()),
        ];
        lang.say("days-shows", &words)
    }

    /// Returns a mode with the number of its responses.
    pub(super) fn mode(&self, mode: &ModeDays) -> String {
        let total = mode.total();
        let words = [
            ("n", total.into()),
            ("mode", (&mode.label).into()),
            ("count", self.frame.lang.integer(total).into()),
        ];
        self.frame.lang.say("days-mode", &words)
    }

    pub(super) fn alt(&self) -> String {
        let lang = self.frame.lang;
        let Some(bins) = self.bins() else { return self.frame.say("days-none") };
        let (first, last) = bins.span();
        let modes: Vec<_> = self.modes.iter().map(|mode| self.mode(mode)).collect();
        let words = [
            ("first", lang.date(first).into()),
            ("last", lang.date(last).into()),
            ("modes", modes.join(", ").into()),
            ("shows", self.shows().into()),
        ];
        lang.say(if first == last { "days-alt-one" } else { "days-alt" }, &words)
    }

    /// Returns the description: the same, for a table has the days.
    pub(super) fn description(&self) -> String {
        self.alt()
    }

    fn bins(&self) -> Option<Bins> {
        Bins::of(self.modes.iter().flat_map(|mode| &mode.days))
    }
}
