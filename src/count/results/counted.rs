//! The counts of a table as others may repeat them: the options of a choice, the points of a scale,
//! the items of a ranking.
//!
//! Which of them are hidden is decided here, for one table at a time, or in `linked` where
//! several tables share them.

use super::pass::reason;
use crate::dataset::{Batch, Columns, DatasetError, Part, Slice};
use crate::suppression::{LinkedTables, TableRelation, sum};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;

/// The counts of one table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    /// The linked tables: the counts with all that is known of them.
    pub(super) linked: LinkedTables,
    /// The places of the counts in the linked tables.
    pub(super) cells: Vec<usize>,
    /// The answers that the counts are of.
    pub(super) of: Of,
    /// Whether the weighted shares may be told beside the counts.
    pub(super) shares_are_published: bool,
}

/// The answers that counts are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The options of a single choice.
    Options,
    /// The options of a multiple choice, and an explicit none.
    Several,
    /// The items of a ranking: how many ranked each first, how many named it, and an explicit none.
    Ranks,
    /// The points of a scale that begins here, of one row where the question is a matrix.
    Points(i16, Option<usize>),
    /// The two values of a truth.
    Truths,
    /// The respondents who were asked, and those who were routed around the question.
    Asked,
}

impl Counted {
    /// Counts where each respondent is in exactly one.
    pub(super) fn whole(counts: &[u64], of: Of) -> Self {
        let mut linked = LinkedTables::default();
        let cells = linked.print_whole(counts);
        linked.decide();
        Self { linked, cells, of, shares_are_published: true }
    }

    /// The points of a scale, some of which add up to something else that is told (places among
    /// them).
    pub(super) fn points(counts: &[u64], sums: &[TableRelation], of: Of) -> Self {
        let mut linked = LinkedTables::default();
        let cells = linked.print_whole(counts);
        for published in sums {
            linked.know(published.clone());
        }
        linked.decide();
        Self { linked, cells, of, shares_are_published: true }
    }

    /// The options of a multiple choice and, where that could be said, those who said that nothing
    /// fits. Whoever answered ticked something, or said so, and not more than `most`; `exclusive`
    /// options (places) stand alone.
    pub(super) fn several(
        options: &[u64],
        none: Option<u64>,
        exclusive: &[usize],
        (most, answered): (usize, u64),
    ) -> Self {
        let mut linked = LinkedTables::default();
        let cells: Vec<usize> = options.iter().chain(&none).map(|n| linked.print(*n)).collect();
        let is_alone = |at: &usize| exclusive.contains(at) || *at >= options.len();
        let (alone, others): (Vec<usize>, Vec<usize>) = cells.iter().copied().partition(is_alone);
        let most = most.min(others.len());
        if most <= 1 {
            linked.know(sum(cells.iter().copied()));
        } else {
            let times = |places: &[usize], by: usize| {
                places.iter().map(|at| (*at, whole(by))).collect::<TableRelation>()
            };
            linked.know_at_least(sum(cells.iter().copied()), answered);
            linked.know_at_most(
                [times(&others, 1), times(&alone, most)].concat(),
                answered.saturating_mul(most as u64),
            );
            for option in others {
                linked.know_at_most(sum(alone.iter().copied().chain([option])), answered);
            }
        }
        linked.decide();
        Self { linked, cells, of: Of::Several, shares_are_published: true }
    }

    /// The firsts of a ranking, those who named each item, and those who said that nothing fits.
    /// Whoever answered ranked something first, or said so, and named not more than `top`.
    pub(super) fn ranks(
        firsts: &[u64],
        named: &[u64],
        none: Option<u64>,
        (top, answered): (usize, u64),
    ) -> Self {
        let mut linked = LinkedTables::default();
        let firsts: Vec<usize> = firsts.iter().map(|n| linked.print(*n)).collect();
        // Where one is to be named, the first is the only one.
        let named: Vec<usize> = if top <= 1 {
            firsts.clone()
        } else {
            named.iter().map(|n| linked.print(*n)).collect()
        };
        let none: Vec<usize> = none.into_iter().map(|n| linked.print(n)).collect();
        linked.know(sum(firsts.iter().chain(&none).copied()));
        if top > 1 {
            for (first, named) in firsts.iter().zip(&named) {
                linked.know_at_least(vec![(*named, 1), (*first, -1)], 0);
                linked.know_at_most(sum(none.iter().copied().chain([*named])), answered);
            }
            let most = top.min(named.len());
            let nothing = none.iter().map(|at| (*at, whole(most)));
            let all: TableRelation = named.iter().map(|at| (*at, 1)).chain(nothing).collect();
            linked.know_at_most(all, answered.saturating_mul(most as u64));
        }
        linked.decide();
        Self {
            linked,
            cells: firsts.into_iter().chain(named).chain(none).collect(),
            of: Of::Ranks,
            shares_are_published: true,
        }
    }

    /// The counts of those who were asked a question, and of those who were routed around it.
    pub(super) fn asked(asked: u64, around: u64) -> Self {
        Self::whole(&[asked, around], Of::Asked)
    }

    /// Whether any of the counts is suppressed.
    pub(super) fn hides(&self) -> bool {
        self.cells.iter().any(|at| self.linked.hides(*at))
    }

    /// Whether each respondent is in one of the counts at most.
    pub(super) fn is_exclusive(&self) -> bool {
        !matches!(self.of, Of::Several | Of::Ranks)
    }

    /// The columns that tell who is in which count, for a question with so many items.
    pub(super) fn names<'c>(
        &self,
        columns: &'c Columns,
        question: QuestionIndex,
        items: usize,
    ) -> Vec<&'c str> {
        let name = |part| columns.part(question, part).map_or("", |column| column.name.as_str());
        match self.of {
            Of::Options | Of::Truths | Of::Points(_, None) => vec![name(Part::Value)],
            Of::Asked => vec![name(Part::Missing)],
            Of::Points(_, Some(row)) => vec![name(Part::Item(row))],
            Of::Several | Of::Ranks => (0..items).map(|at| name(Part::Item(at))).collect(),
        }
    }

    /// Reads who is in which count from the columns of `names`.
    pub(super) fn membership<'b>(
        &self,
        batch: &'b Batch,
        names: &[&str],
    ) -> Result<Membership<'b>, DatasetError> {
        let first = names.first().copied().unwrap_or_default();
        Ok(match self.of {
            Of::Options => Membership::Options(batch.codes(first)?),
            Of::Truths => Membership::Truths(batch.truths(first)?),
            Of::Asked => Membership::Asked(batch.codes(first)?),
            Of::Points(from, _) => Membership::Points(batch.points(first)?, from),
            Of::Several => Membership::Several(
                names.iter().map(|name| batch.truths(name)).collect::<Result<_, _>>()?,
            ),
            Of::Ranks => Membership::Ranks(
                names.iter().map(|name| batch.ranks(name)).collect::<Result<_, _>>()?,
            ),
        })
    }
}

/// Who is in which count, row by row.
pub(super) enum Membership<'b> {
    Options(Slice<'b, u32>),
    Truths(Slice<'b, bool>),
    Asked(Slice<'b, u32>),
    Points(Slice<'b, i16>, i16),
    Several(Vec<Slice<'b, bool>>),
    Ranks(Vec<Slice<'b, u8>>),
}

impl Membership<'_> {
    /// The counts (places among the cells) that the respondent of a row is in; of a choice or
    /// ranking for those who answered.
    pub(super) fn of(&self, row: usize) -> Vec<usize> {
        match self {
            Self::Options(codes) => {
                codes.get(row).and_then(|code| usize::try_from(code).ok()).into_iter().collect()
            }
            Self::Truths(truths) => {
                truths.get(row).map(|truth| usize::from(!truth)).into_iter().collect()
            }
            Self::Points(points, from) => points
                .get(row)
                .and_then(|point| usize::try_from(i32::from(point) - i32::from(*from)).ok())
                .into_iter()
                .collect(),
            Self::Asked(missing) => match reason(missing, row) {
                Some(Missing::NotAsked) => vec![1],
                Some(Missing::NotReached) => Vec::new(),
                _ => vec![0],
            },
            Self::Several(ticks) => {
                let ticked: Vec<usize> =
                    (0..ticks.len()).filter(|at| ticks[*at].get(row) == Some(true)).collect();
                if ticked.is_empty() { vec![ticks.len()] } else { ticked }
            }
            Self::Ranks(ranks) => {
                let rank = |at: usize| ranks[at].placed(row);
                let firsts = (0..ranks.len()).filter(|at| rank(*at) == Some(1));
                let named =
                    (0..ranks.len()).filter(|at| rank(*at).is_some()).map(|at| ranks.len() + at);
                let all: Vec<usize> = firsts.chain(named).collect();
                if all.is_empty() { vec![2 * ranks.len()] } else { all }
            }
        }
    }
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
