//! Counts that are hidden stay hidden: none may follow from what other tables of the same report tell.
//!
//! Hiding small counts is primary suppression; hiding others so that no hidden one can be worked out is secondary
//! suppression (Willenborg & de Waal 2001, *Elements of Statistical Disclosure Control*, Springer, chapters 4 and 6). The
//! counts of tables that share totals make one family with linear equations between them. An attacker knows every count that
//! is printed and every equation; a hidden count is safe if at least [`ROOM`] + 1 values of it are possible, as far as the
//! family has enough counts to hide.
//!
//! Which tables of a report share totals with which other, and what is told by rule:
//!
//! - Modes, days, outcomes of interviews and contacts, the bases of questions (asked, answered) and so the number of those who
//!   gave no answer say how the survey went, not what anybody is or thinks: they are told in full, as disclosure lists ask.
//!   A base is not told where it repeats a hidden answer: that of a question whose route asks for it (`results::routed`).
//! - The options of a single choice and the points of a rating add up to its base; the firsts of a ranking and its explicit
//!   none, too. The reasons for no answer add up to asked less answered.
//! - A margin of the weights repeats the options of its questions, some of them put together; crossed, it adds up to them but
//!   for those who left one question open. Groups of respondents repeat the options, too.
//! - The dissatisfied of a need repeat the lower points of its rating, so that the points on either side add up to something
//!   that is told. A mean would be one equation more: it is not told where a point is hidden.
//! - The importance of a need repeats how many named it: it is hidden with it, as is whatever it follows from. Its score else
//!   does not, and is told from a base of 30 on, as all shares are.
//! - Those who mention any need in their own words and those who mention none are everybody who wrote; mentions of single needs add
//!   up to nothing, but bound each other, within a question and between them (`results::secrecy`).
//! - What is told of groups and of all tells of everyone else: the groups that are not ranked must be 30 respondents together.
//!
//! Weighted shares are taken for plain ones: that asks for more than is needed, never for less. What only the numbers of
//! computed questions tell is not looked into, nor what an attacker knows beside the report.

mod solve;
#[cfg(test)]
pub(in crate::count) mod tests;

use super::bases::{Base, Shown};
use solve::{bounds, determined};

/// How far apart the least and the largest possible value of a hidden count must be.
pub const ROOM: u64 = 4;

/// A count of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How many.
    pub n: u64,
    /// Whether a table prints it; one that none does is unknown to everybody and needs no protection.
    pub printed: bool,
}

/// What is known of counts: the sum of factors times counts (indices).
pub type Told = Vec<(usize, i64)>;

/// A count that a table prints.
pub fn printed(n: u64) -> Cell {
    Cell { n, printed: true }
}

/// A count that no table prints.
pub fn silent(n: u64) -> Cell {
    Cell { n, printed: false }
}

/// The sum of some counts, each once.
pub fn sum(of: impl IntoIterator<Item = usize>) -> Told {
    of.into_iter().map(|at| (at, 1)).collect()
}

/// Says which counts of a family must be hidden.
pub fn hidden(cells: &[Cell], told: &[Told]) -> Vec<bool> {
    let is_small = |cell: &Cell| cell.printed && Base::of_part(cell.n).get().is_none();
    let mut hidden: Vec<bool> = cells.iter().map(is_small).collect();
    while let Some(unsafe_cell) = first_unsafe(cells, told, &hidden) {
        let Some(next) = next_to_hide(cells, told, &hidden, unsafe_cell) else { break };
        if let Some(hide) = hidden.get_mut(next) {
            *hide = true;
        }
    }
    hidden
}

/// A hidden count that can be told too well, while there is something more to hide that would help.
fn first_unsafe(cells: &[Cell], told: &[Told], hidden: &[bool]) -> Option<usize> {
    let unknown: Vec<bool> = cells.iter().zip(hidden).map(|(cell, hidden)| *hidden || !cell.printed).collect();
    let bounds = bounds(cells, told, &unknown);
    // What has only one value left is known: with it, equations may tell of others.
    let is_open = |(unknown, (low, high)): (&bool, &(u64, u64))| *unknown && low < high;
    let open: Vec<bool> = unknown.iter().zip(&bounds).map(is_open).collect();
    let determined = determined(told, &open);
    let room = |at: usize| bounds.get(at).map_or(0, |(low, high)| high.saturating_sub(*low));
    let tight = |at: &usize| room(*at) < ROOM || determined.contains(at);
    let all = (0..cells.len()).filter(|at| hidden.get(*at) == Some(&true));
    all.filter(tight).find(|at| next_to_hide(cells, told, hidden, *at).is_some())
}

/// What to hide beside a hidden count: the smallest of the equation that tells most of it; nobody only where there is nothing
/// else there, and something further away, through equations that link counts which are hidden already, only after that.
fn next_to_hide(cells: &[Cell], told: &[Told], hidden: &[bool], beside: usize) -> Option<usize> {
    let is_open = |at: usize| hidden.get(at) == Some(&false) && cells.get(at).is_some_and(|cell| cell.printed);
    let size = |at: &usize| cells.get(*at).map_or((true, 0), |cell| (cell.n == 0, cell.n));
    let smallest = |of: &Told| of.iter().map(|(at, _)| *at).filter(|at| is_open(*at)).min_by_key(size);
    let unknown = |of: &Told| {
        of.iter().filter(|(at, _)| cells.get(*at).is_some_and(|cell| !cell.printed) || hidden.get(*at) == Some(&true)).count()
    };
    let mut reached = vec![beside];
    let mut left: Vec<&Told> = told.iter().collect();
    while !reached.is_empty() {
        let (mut near, rest): (Vec<&Told>, Vec<&Told>) =
            left.into_iter().partition(|of| of.iter().any(|(at, _)| reached.contains(at)));
        near.sort_by_key(|of| (unknown(of), of.len()));
        let found = near.iter().filter_map(|of| smallest(of));
        if let Some(next) = found.min_by_key(|at| cells.get(*at).is_some_and(|cell| cell.n == 0)) {
            return Some(next);
        }
        reached = near.into_iter().flatten().map(|(at, _)| *at).collect();
        left = rest;
    }
    None
}

/// A count as it may be shown.
pub fn show(n: u64, hidden: bool) -> Shown<u64> {
    if hidden { Shown::Hidden } else { Base::of_part(n) }
}

/// Counts that add up to a known total, each as it may be shown.
pub fn with_total(counts: &[u64]) -> Vec<Shown<u64>> {
    with_sums(counts, &[])
}

/// Counts that add up to a known total, and some of them to others, each as it may be shown.
pub fn with_sums(counts: &[u64], told: &[Told]) -> Vec<Shown<u64>> {
    let cells: Vec<Cell> = counts.iter().copied().map(printed).collect();
    let told: Vec<Told> = std::iter::once(sum(0..counts.len())).chain(told.iter().cloned()).collect();
    counts.iter().zip(hidden(&cells, &told)).map(|(n, hidden)| show(*n, hidden)).collect()
}

/// Which groups of respondents may be told about: those that could be, less the smallest while the others together are some,
/// but too few for a share. What is told of all and of the groups tells of these others.
pub fn told_groups(all: u64, groups: &[(u64, bool)]) -> Vec<bool> {
    let mut told: Vec<bool> = groups.iter().map(|(_, could_be)| *could_be).collect();
    loop {
        let sizes = || groups.iter().zip(&told).enumerate().filter(|(_, (_, told))| **told).map(|(at, ((n, _), _))| (*n, at));
        let others = all.saturating_sub(sizes().map(|(n, _)| n).sum());
        let Some((_, smallest)) = sizes().min() else { return told };
        if others == 0 || Base::of_share(others) != Base::Hidden {
            return told;
        }
        if let Some(told) = told.get_mut(smallest) {
            *told = false;
        }
    }
}
