//! On whose list each need stands: everybody's who counts, that of some of them, or nobody's.
//!
//! A list is what the questions of importance of one definition offered. Those who answered
//! different definitions may have had different lists.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::tally::Tallies;
use super::{CountError, Study, Who, reading};
use crate::estimate::Base;
use crate::unasked::margin_questions;
use mitreden_define::index::{Indexed, NeedIndex, QuestionIndex};
use mitreden_define::survey::union::Union;

/// The respondents who answered a definition and count: how many, and the first and last days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Wave {
    pub(crate) n: u64,
    pub(crate) days: Option<(i32, i32)>,
}

impl Wave {
    pub(super) fn add(&mut self, day: Option<i32>, n: u64) {
        self.n += n;
        if let Some(day) = day {
            self.days =
                Some(self.days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        }
    }

    pub(super) fn join(self, other: Self) -> Self {
        let days =
            self.days.into_iter().chain(other.days).reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
        Self { n: self.n + other.n, days }
    }
}

/// The respondents whose list a need is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    /// The need is on the list of everybody who counts.
    Everywhere,
    /// The need is on the list of some of those who count.
    Somewhere,
    /// The need is on nobody's list.
    Nowhere,
}

/// Needs that only those who answered some of the definitions were asked about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct List {
    /// The needs on the list.
    pub(crate) needs: Vec<NeedIndex>,
    /// The definitions that have these needs.
    pub(crate) definitions: BTreeSet<String>,
    /// The days of the first and the last interview.
    pub(crate) days: Option<(NaiveDate, NaiveDate)>,
    /// The base of these respondents, each counted once.
    pub(crate) base: Base,
}

/// Whether the versions of a survey differ in what they ask about needs, or in the questions of its
/// margins.
pub(super) fn differ(union: &Union) -> bool {
    let margins = margin_questions(union);
    let Some(today) = union.today() else { return false };
    union.versions().any(|(_, version)| {
        let asks = |question: &QuestionIndex| version.asked(*question).is_some();
        version.needs() != today.needs() || !margins.iter().all(asks)
    })
}

/// For each need the respondents, of those who count, whose list it is on.
pub(super) fn listed(union: &Union, waves: &BTreeMap<String, Wave>) -> Indexed<NeedIndex, Listed> {
    let today = union.listed(&union.survey.definition.hash);
    let lists: Vec<&Indexed<NeedIndex, bool>> = if waves.is_empty() {
        vec![today]
    } else {
        waves.keys().map(|hash| union.listed(hash)).collect()
    };
    let of =
        |need: NeedIndex| match lists.iter().filter(|list| list.get(need) == Some(&true)).count() {
            0 => Listed::Nowhere,
            n if n == lists.len() => Listed::Everywhere,
            _ => Listed::Somewhere,
        };
    union.survey.needs.map(|need, _| of(need))
}

impl Study<'_> {
    /// The respondents whose list a need is on, by its place in the order of counting.
    pub(crate) fn listed(&self, slot: usize) -> Listed {
        let need = self.order.get(slot).and_then(|need| self.listed.get(*need));
        need.copied().unwrap_or(Listed::Nowhere)
    }

    /// Whether a need, by its place in the order of counting, stands on the list of everybody who
    /// counts.
    pub(crate) fn is_common(&self, slot: usize) -> bool {
        self.listed(slot) == Listed::Everywhere
    }

    /// The needs on anybody's list, in the order of counting.
    pub(crate) fn listed_needs(&self) -> Vec<NeedIndex> {
        self.needs_where(|listed| listed != Listed::Nowhere)
    }

    /// The needs on everybody's list, in the order of counting.
    pub(crate) fn common_needs(&self) -> Vec<NeedIndex> {
        self.needs_where(|listed| listed == Listed::Everywhere)
    }

    fn needs_where(&self, is: impl Fn(Listed) -> bool) -> Vec<NeedIndex> {
        let standing = self.order.iter().enumerate().filter(|(slot, _)| is(self.listed(*slot)));
        standing.map(|(_, need)| *need).collect()
    }

    /// The needs on some lists only, those of the same respondents together.
    pub(crate) fn lists(&self) -> Vec<List> {
        let mut lists: Vec<List> = Vec::new();
        for need in
            self.order.iter().filter(|need| self.listed.get(**need) == Some(&Listed::Somewhere))
        {
            let waves = &self.sample.waves;
            let asked = || {
                waves.iter().filter(|(hash, _)| self.union.listed(hash).get(*need) == Some(&true))
            };
            let definitions: BTreeSet<String> = asked().map(|(hash, _)| hash.clone()).collect();
            if let Some(known) = lists.iter_mut().find(|list| list.definitions == definitions) {
                known.needs.push(*need);
                continue;
            }
            let Wave { n, days } = asked().map(|(_, wave)| *wave).fold(Wave::default(), Wave::join);
            let date = NaiveDate::from_epoch_days;
            let days = days.and_then(|(first, last)| date(first).zip(date(last)));
            lists.push(List {
                needs: vec![*need],
                definitions,
                days,
                base: Base { n, n_eff: n as f64 },
            });
        }
        lists
    }

    /// The study of only those who had a list, weighted by themselves.
    pub(crate) fn of_list(&self, list: &List) -> Result<Self, CountError> {
        let who = Who { definitions: Some(list.definitions.clone()), ..self.who.clone() };
        let read = (self.union, &self.columns, self.dataset, &who);
        // What they say was read with everybody's.
        let mut sample = reading::sample(read, &[], |_, _| Ok(()), |()| ())?;
        sample.draw_from(self.survey, &who);
        self.sampled(&who, sample, Tallies::new())
    }
}
