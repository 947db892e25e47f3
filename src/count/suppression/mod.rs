//! Counts that are hidden stay hidden: none may follow from what other tables of the same report
//! tell.
//!
//! Hiding small counts is primary suppression; hiding others so that no hidden one can be worked
//! out is secondary suppression (Willenborg & de Waal 2001, *Elements of Statistical Disclosure
//! Control*, Springer, chapters 4 and 6). The counts of tables that share totals are linked, with
//! linear equations between them. An attacker knows every count that is printed and every equation;
//! a hidden count is safe if at least [`PROTECTION`] + 1 values of it are possible, as far as the
//! linked tables have enough counts to hide.
//!
//! Which tables of a report share totals with which other, and what is told by rule:
//!
//! - Modes, days, outcomes of interviews and contacts, the bases of questions (asked, answered) and
//!   so the number of those who gave no answer say how the survey went, not what anybody is or
//!   thinks: they are told in full, as disclosure lists ask.
//! - A base is not told where it repeats a hidden answer: that of a question whose route asks for
//!   it. Nor is how many answered, and with it anything of that question, where that leaves too
//!   little width for the hidden answer (`results::routed`). Whoever answered a version without the
//!   question is not counted as routed around it, as how many they are is known
//!   (`results::versions`).
//! - The options of a single choice and the points of a rating add up to its base; the firsts of a
//!   ranking and its explicit none, too. Whoever answered a multiple choice ticked something, and
//!   stands in none of its options twice: an option has width between what the others leave and
//!   what they take. So have the items of a ranking, each with its firsts. Of best-worst tasks each
//!   has one best and one worst item.
//! - The reasons for no answer add up to asked less answered. A reason that the questionnaire rules
//!   out is known to be nobody's. Those of a computed value are put together from its questions'
//!   and are never told apart.
//! - What is computed is told only where nothing is hidden of what it is computed from: no rule
//!   could look into every formula.
//! - A mean of two or three different values tells how many gave each: it is not told where one of
//!   these counts is hidden. Quartiles need enough people at the outer ones and beyond; an extreme
//!   is told where enough people gave just it.
//! - A margin of the weights repeats the options of its questions, some of them put together;
//!   crossed, it adds up to them but for those who left one question open. Groups of respondents
//!   repeat the options, too. Where a level is hidden, the range of the weights and what they cost
//!   would tell its size (a factor is a target over a share), so neither is told; where it keeps
//!   the weight it has, the targets of the others leave width for it alone, so no target and no
//!   weighted share is told.
//! - The dissatisfied of a need repeat the lower points of its rating, so that the points on either
//!   side add up to something that is told. A mean would be one equation more: it is not told where
//!   a point is hidden.
//! - The importance of a need repeats how many named it: it is hidden with it, and with it the
//!   score, which is at most that. Beside that a score of all is told from a base of 30 on, as all
//!   shares are. What is not told of all is not told of groups, which would add up to it; and a
//!   group's score is a count of a cross table: it is hidden where few make it up.
//! - Those who mention any need in their own words and those who mention none are everybody who
//!   wrote; mentions of single needs add up to nothing, but bound each other, within a question and
//!   between them (`results::secrecy`).
//! - A need that is withheld takes no rank, neither in the order nor in another way to count it:
//!   its rank would tell of it between the scores of its neighbours.
//! - `rank` prints for groups what a report does not: importance, dissatisfaction, groups by any
//!   question, groups among those who answered in one way. Each is a cross table beside its margins
//!   (`count::findings`). Where answers are weighted it prints no more digits than a report as long
//!   as few combinations of weights are possible: all of them would tell of whom a share is made.
//! - What is told of groups and of all tells of everyone else: the groups that are not ranked must
//!   be 30 respondents together.
//!
//! Weighted shares are taken for plain ones. That asks for more than is needed but in one place:
//! where a share of few stands beside their number, and weights differ by mode and level, one value
//! fewer may be left of a group among those who answered in one way. Not looked into is the
//! difference of two counts of which one includes the other and neither is hidden (who was asked
//! two questions whose routes differ by one number), nor what an attacker knows beside the report.
//!
//! `tests/attack` is such an attacker: it reads what the program has written, the report in both
//! languages, the council's page and `rank` beside it, and solves for what is hidden.

mod linked;
mod solve;
#[cfg(test)]
mod tests;

use super::bases::{BaseSize, Shown};
pub use linked::LinkedTables;
use linked::widths;

/// The protection interval: the least width between the bounds of a suppressed count.
pub const PROTECTION: u64 = 4;

/// A count of linked tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableCell {
    /// The number in the cell.
    pub n: u64,
    /// Whether a table prints it; one that none does is unknown to everybody and needs no
    /// protection.
    pub printed: bool,
}

/// A relation that is known of counts: the sum of factors times counts (indices).
pub type TableRelation = Vec<(usize, i64)>;

/// A count that a table prints.
pub fn printed(n: u64) -> TableCell {
    TableCell { n, printed: true }
}

/// A count that no table prints.
pub fn silent(n: u64) -> TableCell {
    TableCell { n, printed: false }
}

/// The sum of some counts, each once.
pub fn sum(of: impl IntoIterator<Item = usize>) -> TableRelation {
    of.into_iter().map(|at| (at, 1)).collect()
}

/// Returns which counts of linked tables must be suppressed.
pub fn hidden(cells: &[TableCell], published: &[TableRelation]) -> Vec<bool> {
    let is_small = |cell: &TableCell| cell.printed && BaseSize::of_part(cell.n).get().is_none();
    let mut hidden: Vec<bool> = cells.iter().map(is_small).collect();
    while let Some(unsafe_cell) = first_unsafe(cells, published, &hidden) {
        let Some(next) = next_to_hide(cells, published, &hidden, unsafe_cell) else { break };
        if let Some(hide) = hidden.get_mut(next) {
            *hide = true;
        }
    }
    hidden
}

/// A suppressed count with too narrow bounds that suppressing more could widen.
fn first_unsafe(
    cells: &[TableCell],
    published: &[TableRelation],
    hidden: &[bool],
) -> Option<usize> {
    let widths = widths_of_hidden(cells, published, hidden);
    let tight = |at: &usize| {
        hidden.get(*at) == Some(&true) && widths.get(*at).is_some_and(|width| *width < PROTECTION)
    };
    let mut all: Vec<usize> = (0..cells.len()).filter(tight).collect();
    // What makes the smallest safe often makes the others safe, too.
    all.sort_by_key(|at| cells.get(*at).map(|cell| (cell.n == 0, cell.n)));
    all.into_iter().find(|at| next_to_hide(cells, published, hidden, *at).is_some())
}

fn widths_of_hidden(cells: &[TableCell], published: &[TableRelation], hidden: &[bool]) -> Vec<u64> {
    let unknown: Vec<bool> =
        cells.iter().zip(hidden).map(|(cell, hidden)| *hidden || !cell.printed).collect();
    widths(cells, published, &unknown)
}

/// What to hide beside a hidden count: the smallest that makes it safe, from near to far through
/// the equations; nobody only where nothing else does. Where none does alone, the smallest of what
/// is nearest.
fn next_to_hide(
    cells: &[TableCell],
    published: &[TableRelation],
    hidden: &[bool],
    beside: usize,
) -> Option<usize> {
    let candidates = candidates(cells, published, hidden, beside);
    let helps = |at: &&usize| {
        let mut hidden = hidden.to_vec();
        if let Some(hide) = hidden.get_mut(**at) {
            *hide = true;
        }
        widths_of_hidden(cells, published, &hidden)
            .get(beside)
            .is_some_and(|width| *width >= PROTECTION)
    };
    candidates.iter().find(helps).or(candidates.first()).copied()
}

/// The counts that could be suppressed next, in the order of preference.
fn candidates(
    cells: &[TableCell],
    published: &[TableRelation],
    hidden: &[bool],
    beside: usize,
) -> Vec<usize> {
    let is_open = |at: usize| {
        hidden.get(at) == Some(&false) && cells.get(at).is_some_and(|cell| cell.printed)
    };
    let n = |at: usize| cells.get(at).map_or(0, |cell| cell.n);
    let mut found: Vec<(bool, usize, u64, usize)> = Vec::new();
    let mut reached = vec![beside];
    let mut left: Vec<&TableRelation> = published.iter().collect();
    for ring in 0.. {
        let (near, rest): (Vec<&TableRelation>, Vec<&TableRelation>) =
            left.into_iter().partition(|of| of.iter().any(|(at, _)| reached.contains(at)));
        if near.is_empty() {
            break;
        }
        let places: Vec<usize> = near.into_iter().flatten().map(|(at, _)| *at).collect();
        for at in places.iter().copied().filter(|at| is_open(*at)) {
            if found.iter().all(|(.., known)| *known != at) {
                found.push((n(at) == 0, ring, n(at), at));
            }
        }
        (reached, left) = (places, rest);
    }
    found.sort_unstable();
    found.into_iter().map(|(.., at)| at).collect()
}

/// A count as it may be shown.
pub fn show(n: u64, hidden: bool) -> Shown<u64> {
    if hidden { Shown::Hidden } else { BaseSize::of_part(n) }
}

/// Counts that add up to a known total, each as it may be shown.
pub fn with_total(counts: &[u64]) -> Vec<Shown<u64>> {
    let mut linked = LinkedTables::default();
    let places = linked.print_whole(counts);
    linked.decide();
    linked.all_shown(&places)
}

/// The groups of respondents that may be told about: all that could be, without the smallest as
/// long as the others together are some, but too few for a share. What is told of all and of the
/// groups tells of these others.
pub fn published_groups(all: u64, groups: &[(u64, bool)]) -> Vec<bool> {
    let mut published: Vec<bool> = groups.iter().map(|(_, could_be)| *could_be).collect();
    loop {
        let sizes = || {
            groups
                .iter()
                .zip(&published)
                .enumerate()
                .filter(|(_, (_, published))| **published)
                .map(|(at, ((n, _), _))| (*n, at))
        };
        let others = all.saturating_sub(sizes().map(|(n, _)| n).sum());
        let Some((_, smallest)) = sizes().min() else { return published };
        if others == 0 || BaseSize::of_share(others) != BaseSize::Hidden {
            return published;
        }
        if let Some(published) = published.get_mut(smallest) {
            *published = false;
        }
    }
}
