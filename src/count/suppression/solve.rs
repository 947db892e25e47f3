//! What an attacker can work out: the bounds of unknown counts, and those that equations determine.

use super::{TableCell, TableRelation};
use crate::bases::COUNT_HIDDEN_BELOW;

/// Bounds move by at least one each round; this many rounds are more than families of a report
/// need.
const ROUNDS: usize = 200;
/// A number below this counts as 0 in sums of small whole numbers.
const NOTHING: f64 = 1e-9;

/// The least and the largest value of each count. Nobody is hidden only where a count of nobody is
/// hidden somewhere: else a hidden count is at least one. One that is hidden alone is hidden
/// because it is small.
pub(super) fn bounds(
    cells: &[TableCell],
    published: &[TableRelation],
    unknown: &[bool],
) -> Vec<(u64, u64)> {
    let is_unknown = |at: usize| unknown.get(at) == Some(&true);
    let hides_nobody =
        cells.iter().enumerate().any(|(at, cell)| cell.printed && is_unknown(at) && cell.n == 0);
    let all: u64 = cells.iter().map(|cell| cell.n).sum();
    let is_alone =
        cells.iter().enumerate().filter(|(at, cell)| cell.printed && is_unknown(*at)).count() == 1;
    let start = |(at, cell): (usize, &TableCell)| match (is_unknown(at), cell.printed) {
        (false, _) => (cell.n, cell.n),
        (true, true) if is_alone => (u64::from(!hides_nobody), all.min(COUNT_HIDDEN_BELOW - 1)),
        (true, printed) => (u64::from(printed && !hides_nobody), all),
    };
    let mut bounds: Vec<(u64, u64)> = cells.iter().enumerate().map(start).collect();
    let published: Vec<TableRelation> =
        published.iter().cloned().chain(differences(published, unknown)).collect();
    for _ in 0..ROUNDS {
        let before = bounds.clone();
        for published in &published {
            tighten(cells, published, &mut bounds);
        }
        if bounds == before {
            break;
        }
    }
    bounds
}

/// What two equations tell together: where some unknown counts are in both, the one less the other
/// tells of the rest. One by one they leave each of these counts a width that their sum does not
/// have.
fn differences(published: &[TableRelation], unknown: &[bool]) -> Vec<TableRelation> {
    let is_unknown = |at: &usize| unknown.get(*at) == Some(&true);
    let unknowns: Vec<usize> =
        published.iter().map(|of| of.iter().filter(|(at, _)| is_unknown(at)).count()).collect();
    let mut found = Vec::new();
    for (at, one) in published.iter().enumerate() {
        for (other, n) in published.iter().zip(&unknowns).skip(at + 1) {
            let shared =
                one.iter().filter(|term| is_unknown(&term.0) && other.contains(term)).count();
            if shared > 1 && unknowns.get(at).is_some_and(|own| own + n - 2 * shared < *own.max(n))
            {
                found.push(less(one, other));
            }
        }
    }
    found
}

/// The difference of two equations.
fn less(one: &TableRelation, other: &TableRelation) -> TableRelation {
    let mut sum = one.clone();
    for (at, factor) in other {
        match sum.iter_mut().find(|(known, _)| known == at) {
            Some((_, known)) => *known -= factor,
            None => sum.push((*at, -factor)),
        }
    }
    sum.retain(|(_, factor)| *factor != 0);
    sum
}

/// Narrows the bounds by one equation: a count lies within what the others leave.
fn tighten(cells: &[TableCell], published: &TableRelation, bounds: &mut [(u64, u64)]) {
    let whole = |n: u64| i128::from(n);
    let known: i128 = published
        .iter()
        .filter_map(|(at, f)| Some(i128::from(*f) * whole(cells.get(*at)?.n)))
        .sum();
    let ends = |bounds: &[(u64, u64)], (at, f): (usize, i64)| {
        let (low, high) = bounds.get(at).copied().unwrap_or_default();
        let (a, b) = (i128::from(f) * whole(low), i128::from(f) * whole(high));
        (a.min(b), a.max(b))
    };
    for (at, f) in published.iter().copied().filter(|(_, f)| *f != 0) {
        let (mut low, mut high) = (0, 0);
        for other in published.iter().copied().filter(|(other, _)| *other != at) {
            let (a, b) = ends(bounds, other);
            (low, high) = (low + a, high + b);
        }
        let f = i128::from(f);
        // f · x lies between what is left when the others are largest and when they are smallest.
        let (left, most) = (known - high, known - low);
        let (least, most) = if f > 0 {
            (ceil(left, f), most.div_euclid(f))
        } else {
            (ceil(-most, -f), (-left).div_euclid(-f))
        };
        if let Some((low, high)) = bounds.get_mut(at) {
            *low = (*low).max(u64::try_from(least.max(0)).unwrap_or(u64::MAX));
            *high = (*high).min(u64::try_from(most.max(0)).unwrap_or(0));
        }
    }
}

/// The quotient of two numbers, rounded up.
fn ceil(a: i128, b: i128) -> i128 {
    -(-a).div_euclid(b)
}

/// The unknown counts that the equations determine by themselves (Gauss and Jordan).
pub(super) fn determined(published: &[TableRelation], unknown: &[bool]) -> Vec<usize> {
    let places: Vec<usize> =
        (0..unknown.len()).filter(|at| unknown.get(*at) == Some(&true)).collect();
    let row = |published: &TableRelation| -> Vec<f64> {
        let factor = |place: &usize| {
            published.iter().filter(|(at, _)| at == place).map(|(_, f)| *f as f64).sum()
        };
        places.iter().map(factor).collect()
    };
    let mut rows: Vec<Vec<f64>> = published.iter().map(row).collect();
    let mut found = Vec::new();
    let mut from = 0;
    for column in 0..places.len() {
        let value = |row: &Vec<f64>| row.get(column).copied().unwrap_or(0.0);
        let Some(pivot) = (from..rows.len()).max_by(|a, b| {
            let size = |at: usize| rows.get(at).map_or(0.0, |row| value(row).abs());
            size(*a).total_cmp(&size(*b))
        }) else {
            break;
        };
        let Some(lead) = rows.get(pivot).map(value).filter(|lead| lead.abs() > NOTHING) else {
            continue;
        };
        rows.swap(from, pivot);
        let Some(own) = rows.get_mut(from) else { break };
        for value in own.iter_mut() {
            *value /= lead;
        }
        let own = own.clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(at, _)| *at != from) {
            let by = value(row);
            for (value, own) in row.iter_mut().zip(&own) {
                *value -= by * own;
            }
        }
        from += 1;
    }
    for row in rows.iter().take(from) {
        let mut others = row.iter().enumerate().filter(|(_, value)| value.abs() > NOTHING);
        if let (Some((column, _)), None) = (others.next(), others.next()) {
            found.extend(places.get(column));
        }
    }
    found
}
