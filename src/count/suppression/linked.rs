//! Counts that hang together, what is known of them, and which of them are hidden.

use super::solve::{bounds, determined};
use super::{PROTECTION, TableCell, TableRelation, hidden, printed, show, silent, sum};
use crate::bases::Shown;

/// Counts with the equations between them. What is only known to be at least or at most something
/// gets a count of its own that nobody prints: what is left to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkedTables {
    cells: Vec<TableCell>,
    published: Vec<TableRelation>,
    hidden: Vec<bool>,
}

impl LinkedTables {
    /// Adds a count that is printed, and returns its place.
    pub fn print(&mut self, n: u64) -> usize {
        self.add(printed(n))
    }

    /// Adds a count that is not printed, and returns its place.
    pub fn keep(&mut self, n: u64) -> usize {
        self.add(silent(n))
    }

    fn add(&mut self, cell: TableCell) -> usize {
        self.cells.push(cell);
        self.hidden.push(false);
        self.cells.len() - 1
    }

    /// Adds counts that are printed and sum to something known; returns their places.
    pub fn print_whole(&mut self, counts: &[u64]) -> Vec<usize> {
        let places: Vec<usize> = counts.iter().map(|n| self.print(*n)).collect();
        self.know(sum(places.iter().copied()));
        places
    }

    /// Adds that the value of a sum is known.
    pub fn know(&mut self, published: TableRelation) {
        self.published.push(published);
    }

    /// A sum is known to be at least so much; returns the place of what it is above that. Where it
    /// is not, nobody can know that.
    pub fn know_at_least(&mut self, published: TableRelation, least: u64) -> Option<usize> {
        self.know_beside(published, |value| value - whole(least), -1)
    }

    /// Adds that a sum is known to be at most so much.
    pub fn know_at_most(&mut self, published: TableRelation, most: u64) {
        self.know_beside(published, |value| whole(most) - value, 1);
    }

    /// Adds that a sum is known to be at least so much, and at most `width` above it.
    pub fn know_within(&mut self, published: TableRelation, least: u64, width: u64) {
        if let Some(over) = self.know_at_least(published, least) {
            self.know_at_most(sum([over]), width);
        }
    }

    /// Adds a count for the difference between a sum and what is known of it; returns its place.
    fn know_beside(
        &mut self,
        mut published: TableRelation,
        between: impl Fn(i64) -> i64,
        factor: i64,
    ) -> Option<usize> {
        let between = u64::try_from(between(self.value(&published))).ok()?;
        let place = self.keep(between);
        published.push((place, factor));
        self.know(published);
        Some(place)
    }

    fn value(&self, published: &TableRelation) -> i64 {
        published
            .iter()
            .filter_map(|(at, factor)| Some(factor * whole(self.cells.get(*at)?.n)))
            .sum()
    }

    /// Decides which counts are suppressed.
    pub fn decide(&mut self) {
        self.hidden = hidden(&self.cells, &self.published);
    }

    /// Whether a count is suppressed; one at an unknown place is.
    pub fn hides(&self, at: usize) -> bool {
        self.hidden.get(at) != Some(&false)
    }

    /// Whether any count is suppressed.
    pub fn hides_any(&self) -> bool {
        self.hidden.contains(&true)
    }

    /// A count as it may be shown.
    pub fn shown(&self, at: usize) -> Shown<u64> {
        self.cells.get(at).map_or(Shown::Hidden, |cell| show(cell.n, self.hides(at)))
    }

    /// Some counts as they may be shown.
    pub fn all_shown(&self, places: &[usize]) -> Vec<Shown<u64>> {
        places.iter().map(|at| self.shown(*at)).collect()
    }

    /// Whether some other value of a suppressed count agrees with all that is told, found by
    /// trying.
    #[cfg(test)]
    pub(crate) fn is_open(&self, at: usize) -> bool {
        super::tests::is_open(&self.cells, &self.published, &self.hidden, at)
    }

    /// Whether all suppressed counts are as safe as they were before more was known (`before`).
    pub fn is_as_safe_as(&self, before: &Self) -> bool {
        before
            .widths()
            .into_iter()
            .zip(self.widths())
            .all(|(before, after)| after >= PROTECTION.min(before))
    }

    /// How far apart the least and the largest possible value of each hidden count are; of what is
    /// not hidden there is nothing to be asked.
    fn widths(&self) -> Vec<u64> {
        let unknown: Vec<bool> = self
            .cells
            .iter()
            .zip(&self.hidden)
            .map(|(cell, hidden)| *hidden || !cell.printed)
            .collect();
        widths(&self.cells, &self.published, &unknown)
            .into_iter()
            .zip(&self.hidden)
            .map(|(width, hidden)| if *hidden { width } else { u64::MAX })
            .collect()
    }
}

/// How far apart the least and the largest possible value of each count are; nothing where
/// equations determine it.
pub(super) fn widths(
    cells: &[TableCell],
    published: &[TableRelation],
    unknown: &[bool],
) -> Vec<u64> {
    let bounds = bounds(cells, published, unknown);
    // What has only one value left is known: with it, equations may tell of others.
    let is_open = |(unknown, (low, high)): (&bool, &(u64, u64))| *unknown && low < high;
    let open: Vec<bool> = unknown.iter().zip(&bounds).map(is_open).collect();
    let mut widths: Vec<u64> = bounds.iter().map(|(low, high)| high.saturating_sub(*low)).collect();
    for at in determined(published, &open) {
        if let Some(width) = widths.get_mut(at) {
            *width = 0;
        }
    }
    widths
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
