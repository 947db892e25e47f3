//! What the measures cost together: for needs of each tier, and for those surely in the lower half.
//!
//! A measure counts once, at the first need of the table that it serves. Amounts that are not known
//! are no zero: their measures are counted beside the sum.

use super::super::shown::Row;
use super::AgendaPart;
use super::places::{Purpose, TablePart};
use crate::model::{DocumentColumn, RichText, Table};
use crate::words::euro;
use mitreden_define::town::Measure;

/// What some measures cost.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct MoneySum {
    pub(crate) measures: usize,
    /// Of how many of them the amount is not known.
    pub(crate) unknown: usize,
    /// The amounts that are known.
    amount: f64,
}

impl MoneySum {
    pub(super) fn of<'m>(measures: impl IntoIterator<Item = &'m Measure>) -> Self {
        let mut sum = Self::default();
        for measure in measures {
            sum.measures += 1;
            match measure.amount {
                Some(amount) => sum.amount += amount,
                None => sum.unknown += 1,
            }
        }
        sum
    }

    /// The sum of what is known; `None` where nothing is.
    pub(crate) fn known(self) -> Option<f64> {
        (self.unknown < self.measures).then_some(self.amount)
    }
}

impl AgendaPart<'_> {
    fn sum(&self, is: impl Fn(&Measure) -> bool) -> MoneySum {
        MoneySum::of(self.live.iter().copied().filter(|measure| is(measure)))
    }

    /// What is spent for needs surely in the lower half alone.
    pub(super) fn low_sum(&self) -> MoneySum {
        self.sum(|measure| {
            self.counts_at(measure).is_some_and(|row| self.part_of(row) == TablePart::Low)
        })
    }

    pub(super) fn has_low(&self) -> bool {
        self.rows.iter().any(|row| self.is_surely_low(row))
    }

    /// The last of the tiers that the first ranks fall into: as many as a respondent could name.
    fn first_tiers(&self) -> Option<usize> {
        let standings = self.rows.iter().filter_map(Row::joint);
        standings.filter(|standing| standing.rank <= self.input.top).map(|found| found.tier).max()
    }

    /// How much money is for the needs in front, and how much for those behind; nothing where no
    /// amount is known of either.
    pub(super) fn money(&self) -> Option<RichText> {
        let (front, behind) = if self.has_sets() {
            let tiers = self.first_tiers()?;
            let front =
                self.sum(|measure| matches!(self.purpose(measure), Purpose::Tier(n) if n <= tiers));
            let front = (self.say("money-for-tiers", &[("tiers", tiers.into())]), front);
            let low = self.has_low().then(|| (self.say("money-for-low", &[]), self.low_sum()));
            (front, low)
        } else {
            if !self.is_ranked() {
                return None;
            }
            let of = |purpose| self.sum(move |measure| self.purpose(measure) == purpose);
            let front = self.say("money-for-front", &[("top", self.input.top.into())]);
            let behind = (self.say("money-for-behind", &[]), of(Purpose::Behind));
            ((front, of(Purpose::Front)), Some(behind))
        };
        let parts: Vec<_> = [Some(front), behind].into_iter().flatten().collect();
        parts.iter().find(|(_, sum)| sum.known().is_some())?;
        let said = parts.into_iter().map(|(whom, sum)| {
            self.say("money-for", &[("whom", whom.into()), ("sum", self.in_words(sum).into())])
        });
        Some(said.collect::<Vec<_>>().join(" ").into())
    }

    /// A sum in words, with what is not known of it.
    fn in_words(&self, sum: MoneySum) -> String {
        let n = ("n", sum.measures.into());
        match sum.known().map(|amount| ("euro", euro(self.lang, amount).into())) {
            None if sum.measures == 0 => self.say("money-none", &[]),
            None => self.say("money-unknown", &[n]),
            Some(amount) if sum.unknown == 0 => self.say("money-sum", &[n, amount]),
            Some(amount) => self.say("money-partly", &[n, amount, ("unknown", sum.unknown.into())]),
        }
    }

    /// The sums as a table; nothing where no amount is known at all.
    pub(super) fn sums(&self) -> Option<Table> {
        let all = self.sum(|_| true);
        all.known()?;
        let mut purposes: Vec<_> = self.live.iter().map(|measure| self.purpose(measure)).collect();
        purposes.extend(self.rows.iter().filter_map(|row| Some(Purpose::Tier(row.joint()?.tier))));
        purposes.sort_unstable();
        purposes.dedup();
        let is_one = purposes.len() == 1;
        let mut rows: Vec<Vec<RichText>> = Vec::new();
        for purpose in purposes.into_iter().filter(|_| !is_one) {
            let sum = self.sum(|measure| self.purpose(measure) == purpose);
            rows.push(self.line(self.purpose_word(purpose).into(), sum));
        }
        let total = self.line(self.say("money-all", &[]).into(), all);
        rows.push(total.into_iter().map(RichText::made_strong).collect());
        if self.has_low() {
            rows.push(self.line(self.say("money-low", &[]).into(), self.low_sum()));
        }
        let mut columns = vec![
            DocumentColumn::words(self.say("column-purpose", &[])),
            DocumentColumn::numbers(self.say("column-measures", &[])),
            DocumentColumn::numbers(self.say("column-euro", &[])),
        ];
        if all.unknown > 0 {
            columns.push(DocumentColumn::numbers(self.say("column-unknown", &[])));
        } else {
            for row in &mut rows {
                row.truncate(columns.len());
            }
        }
        Some(
            Table::wide(self.say("money-table", &[]), columns, rows)
                .with_note(self.say("money-note", &[])),
        )
    }

    fn line(&self, name: RichText, sum: MoneySum) -> Vec<RichText> {
        let number = |n: usize| RichText::from(n.to_string());
        let amount = match sum.known() {
            Some(amount) => euro(self.lang, amount),
            None if sum.measures == 0 => "–".to_owned(),
            None => self.say("money-not-known", &[]),
        };
        vec![name, number(sum.measures), amount.into(), number(sum.unknown)]
    }

    fn purpose_word(&self, purpose: Purpose) -> String {
        match purpose {
            Purpose::Tier(tier) => self.say("money-tier", &[("tier", tier.to_string().into())]),
            Purpose::Front => self.say("money-front", &[("top", self.input.top.into())]),
            Purpose::Behind => self.say("money-behind", &[]),
            Purpose::Unranked => self.say("money-unranked", &[]),
            Purpose::Outside => self.say("money-outside", &[]),
        }
    }
}
