//! Results as a reader may see them: in order, in percent, and hidden where the base is too small.

use super::input::{ReportInput, ReportedNeed};
use crate::charts::BarStanding;
use crate::locale::Say as _;
use crate::model::Table;
use crate::words::OrderStanding;
use mitreden_base::locale::Lang;
use mitreden_count::bases::{BaseSize, COUNT_HIDDEN_BELOW};
use mitreden_count::estimate::Estimate;
use mitreden_count::findings::Finding;
use mitreden_count::rank::{NeedPlace, RankPlace};
use mitreden_count::ranking::Relation;
use mitreden_define::index::{ListIndex as _, NeedIndex};

/// One need in its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    /// The need.
    pub(crate) index: NeedIndex,
    pub(crate) need: &'a ReportedNeed,
    /// What is known of it; `None` where its base is too small.
    pub(crate) standing: Option<Standing>,
}

/// What is known of a need that stands in the order.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Standing {
    /// Its score, with the ranks it can have beside all others.
    Joint(BarStanding),
    /// Its place in an order without rank sets.
    Ordered(OrderStanding),
}

impl Standing {
    /// The place in an order without rank sets, if it is one.
    pub(crate) fn ordered(self) -> Option<OrderStanding> {
        match self {
            Self::Ordered(standing) => Some(standing),
            Self::Joint(_) => None,
        }
    }
}

impl Row<'_> {
    /// What is known of it by a method with rank sets.
    pub(crate) fn joint(&self) -> Option<BarStanding> {
        match self.standing? {
            Standing::Joint(standing) => Some(standing),
            Standing::Ordered(_) => None,
        }
    }

    /// The best place by which it can be said to stand in front: of its rank set, or its own where
    /// there is none.
    pub(crate) fn best(&self) -> Option<usize> {
        Some(match self.standing? {
            Standing::Joint(standing) => standing.ranks.0,
            Standing::Ordered(standing) => standing.place.rank,
        })
    }
}

/// Returns the needs in their order, those that are hidden last.
pub(crate) fn rows<'a>(input: &'a ReportInput<'_>) -> Vec<Row<'a>> {
    let row = |need: &'a ReportedNeed| Row {
        index: need.found.need,
        need,
        standing: standing(input, &need.found),
    };
    input.needs.iter().map(row).collect()
}

impl ReportInput<'_> {
    /// What may be said of two needs.
    pub(crate) fn relation(&self, one: NeedIndex, other: NeedIndex) -> Relation {
        self.ranks.relation(one.place(), other.place())
    }
}

fn standing(input: &ReportInput<'_>, found: &Finding) -> Option<Standing> {
    let whole = BaseSize::of_ranking(input.base.n_eff).show(());
    whole.get()?;
    let estimate = found.score.score.and_then(|score| score.shown().get().copied());
    let interval = estimate.and_then(|estimate| estimate.interval);
    let interval = interval.map(|interval| (100.0 * interval.low, 100.0 * interval.high));
    let score = estimate.map(|estimate| 100.0 * estimate.value);
    Some(match found.place.ok()? {
        NeedPlace::Joint(RankPlace { rank, low, high, tier }) => {
            let ranks = (low, high);
            Standing::Joint(BarStanding { score: score?, interval, rank, ranks, tier })
        }
        NeedPlace::Replicated(place) => Standing::Ordered(OrderStanding { place, score, interval }),
    })
}

/// Writes a share from 0 to 1 as percent; a dash where there is none or its base is too small.
pub(super) fn share(lang: Lang, estimate: Option<Estimate>) -> String {
    let shown = estimate.map(Estimate::shown);
    shown
        .as_ref()
        .and_then(|shown| shown.get())
        .map_or_else(|| "–".to_owned(), |share| lang.percent(100.0 * share.value, 1))
}

/// Writes an interval in percent, as tables have it.
pub(crate) fn interval(lang: Lang, interval: Option<(f64, f64)>) -> String {
    written(lang, interval, 1)
}

/// Writes an interval in whole percent, as sentences have it.
pub(crate) fn whole(lang: Lang, interval: Option<(f64, f64)>) -> String {
    written(lang, interval, 0)
}

fn written(lang: Lang, interval: Option<(f64, f64)>, decimals: usize) -> String {
    let words = |(low, high)| {
        [("low", lang.percent(low, decimals).into()), ("high", lang.percent(high, decimals).into())]
    };
    interval.map_or_else(|| "–".to_owned(), |ends| lang.say("interval", &words(ends)))
}

/// Writes a count, or that it is not shown.
pub(super) fn count(lang: Lang, shown: Option<u64>) -> String {
    shown.map_or_else(|| lang.say("count-hidden", &[]), |n| lang.integer(n))
}

/// The table, with the remark on hidden counts if it has any.
pub(super) fn with_count_note(lang: Lang, table: Table) -> Table {
    let hidden = lang.say("count-hidden", &[]);
    let any = table.rows().iter().flatten().any(|cell| cell.plain() == hidden);
    let note = || lang.say("count-note", &[("least", lang.integer(COUNT_HIDDEN_BELOW).into())]);
    if any { table.with_note(note()) } else { table }
}
