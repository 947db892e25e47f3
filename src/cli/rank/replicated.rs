//! An order without rank sets: what its columns are and what is said of it, at a terminal and in a
//! document alike. There are no tiers in it, and no line parts needs that can be told apart.

use unicode_width::UnicodeWidthStr as _;

use super::super::lines::{padded, wrapped};
use super::words::RankWords;
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::rank::{DrawnOrders, OrderPlace, RankedNeed, Ranking};
use mitreden_count::replicates::ReplicateError;

/// What stands between two columns at a terminal.
const GAP: usize = 2;
/// The narrowest that a need's name gets there.
const LEAST: usize = 12;

/// The order as a table: heads, and a row for each need. The second column holds words.
pub(super) struct ReplicatedTable {
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl ReplicatedTable {
    /// The table of an order; `None` by a method with rank sets.
    pub(super) fn of(words: &RankWords<'_>, ranking: &Ranking) -> Option<Self> {
        ranking.replicates.as_ref()?;
        let has_scores = has_scores(ranking);
        let say = |id: &str| words.lang.say(id, &[]);
        let mut heads = vec![say("rank-rank"), say("rank-need")];
        if has_scores {
            heads.extend([say("rank-score"), say("rank-interval")]);
        }
        heads.extend([say("rank-over-replicates"), say("rank-base")]);
        let row = |(need, place): (&RankedNeed, OrderPlace)| {
            let mut cells = vec![place.rank.to_string(), words.label(need)];
            if has_scores {
                cells.extend([words.percent(need.score.score), words.interval(need.score.score)]);
            }
            let base = need.base().map_or_else(|| "–".to_owned(), |n| words.lang.integer(n));
            cells.extend([range(place), base]);
            cells
        };
        let places = ranking.ranked().filter_map(|(need, place)| Some((need, place.replicated()?)));
        let rows = places.map(row).collect();
        Some(Self { heads, rows })
    }

    /// The lines at a terminal of so many columns, the heads first.
    pub(super) fn lines(&self, width: usize) -> Vec<String> {
        let widest = |column: usize| {
            let cells = self.rows.iter().chain([&self.heads]).filter_map(|row| row.get(column));
            cells.map(|cell| cell.width()).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..self.heads.len()).map(widest).collect();
        let all = widths.iter().map(|width| width + GAP).sum::<usize>() - GAP;
        if let Some(label) = widths.get_mut(1) {
            *label = label.saturating_sub(all.saturating_sub(width)).max(LEAST);
        }
        let label = widths.get(1).copied().unwrap_or(LEAST);
        let mut lines = Vec::new();
        for row in [&self.heads].into_iter().chain(&self.rows) {
            let mut names = wrapped(row.get(1).map_or("", String::as_str), label).into_iter();
            let name = names.next().unwrap_or_default();
            let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
                1 => padded(&name, *width),
                _ => " ".repeat(width.saturating_sub(cell.width())) + cell,
            });
            lines.push(cells.collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_owned());
            let first = widths.first().map_or(0, |width| width + GAP);
            lines.extend(names.map(|rest| " ".repeat(first) + &rest));
        }
        lines
    }
}

/// Whether the needs of an order have numbers that are told.
pub(super) fn has_scores(ranking: &Ranking) -> bool {
    ranking.ranked().any(|(need, _)| need.score.score.is_some())
}

/// The ranks over the replicates, as in a column.
pub(in crate::cli) fn range(place: OrderPlace) -> String {
    match place.range {
        None => "–".to_owned(),
        Some((low, high)) if low == high => low.to_string(),
        Some((low, high)) => format!("{low}–{high}"),
    }
}

/// What the replicates say of an order, or why there are none.
pub(in crate::cli) fn remark(lang: Lang, drawn: &Result<DrawnOrders, ReplicateError>) -> String {
    match drawn {
        Ok(DrawnOrders { kind, n, unmet }) => {
            let kind = ("kind", kind.word().into());
            let unmet = unmet.map_or_else(|| "hidden".into(), Word::from);
            let said = [("n", Word::from(*n)), kind, ("unmet", unmet)];
            lang.say("rank-replicates", &said)
        }
        Err(error) => lang.say("rank-no-replicates", &[("why", error.word().into())]),
    }
}
