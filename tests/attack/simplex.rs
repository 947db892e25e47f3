//! The least and the largest value of a sum of counts under what is known: linear programming by
//! the simplex method, with Bland's rule (1977, Mathematics of Operations Research 2:103-107) where
//! that of the steepest descent does not end, for some hundreds of counts.

const NOTHING: f64 = 1e-9;
/// So many steps go the steepest way.
const STEEP: usize = 2000;

/// A sum of counts lies between two numbers.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) of: Vec<f64>,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// All counts that fit what is known.
#[derive(Clone)]
pub(super) struct Possible {
    /// Rows of the tableau, the right side last.
    rows: Vec<Vec<f64>>,
    basis: Vec<usize>,
    counts: usize,
}

impl Possible {
    /// `None` where nothing fits.
    pub(super) fn new(counts: usize, known: &[Known]) -> Option<Self> {
        let mut merged: Vec<Known> = Vec::new();
        for one in known.iter().filter(|one| one.of.iter().any(|f| *f != 0.0)) {
            match merged.iter_mut().find(|other| other.of == one.of) {
                Some(other) => {
                    (other.low, other.high) = (other.low.max(one.low), other.high.min(one.high));
                }
                None => merged.push(one.clone()),
            }
        }
        // What is only known to be at least or at most something has one row, what lies between two
        // numbers has two.
        for one in &mut merged {
            if one.low == f64::NEG_INFINITY {
                one.of.iter_mut().for_each(|f| *f = -*f);
                (one.low, one.high) = (-one.high, f64::INFINITY);
            }
        }
        let ranges = merged.iter().filter(|one| one.high > one.low).count();
        let ends =
            merged.iter().filter(|one| one.high > one.low && one.high < f64::INFINITY).count();
        let (rows, own) = (merged.len() + ends, counts + ranges + ends);
        let mut tableau = Self { rows: Vec::new(), basis: (own..own + rows).collect(), counts };
        let mut slack = counts;
        for one in &merged {
            let mut row = vec![0.0; own + rows + 1];
            row[..counts].copy_from_slice(&one.of);
            *row.last_mut()? = one.low;
            if one.high > one.low {
                // What the sum is above the least, and that less than the most.
                row[slack] = -1.0;
                if one.high < f64::INFINITY {
                    let mut most = vec![0.0; own + rows + 1];
                    (most[slack], most[slack + 1]) = (1.0, 1.0);
                    *most.last_mut()? = one.high - one.low;
                    tableau.rows.push(most);
                    slack += 1;
                }
                slack += 1;
            }
            if one.low < 0.0 {
                for value in &mut row {
                    *value = -*value;
                }
            }
            tableau.rows.push(row);
        }
        for (at, row) in tableau.rows.iter_mut().enumerate() {
            row[own + at] = 1.0;
        }
        // First nothing may be made up.
        let cost: Vec<f64> = (0..own + rows).map(|at| f64::from(u8::from(at >= own))).collect();
        let left = tableau.minimize(&cost);
        if left > 1e-6 {
            return None;
        }
        // What is still made up is nothing, and stays so.
        for row in 0..rows {
            if tableau.basis[row] >= own
                && let Some(column) =
                    (0..own).find(|column| tableau.rows[row][*column].abs() > NOTHING)
            {
                tableau.pivot(row, column);
            }
        }
        let kept: Vec<usize> = (0..rows).filter(|row| tableau.basis[*row] < own).collect();
        tableau.rows = kept
            .iter()
            .map(|row| [&tableau.rows[*row][..own], &tableau.rows[*row][own + rows..]].concat())
            .collect();
        tableau.basis = kept.iter().map(|row| tableau.basis[*row]).collect();
        Some(tableau)
    }

    /// The least and the largest value of a sum.
    pub(super) fn range(&self, of: &[f64]) -> (f64, f64) {
        let cost = |sign: f64| {
            let columns = self.rows.first().map_or(self.counts, |row| row.len() - 1);
            let mut cost: Vec<f64> = of.iter().map(|f| sign * f).collect();
            cost.resize(columns, 0.0);
            cost
        };
        (self.clone().minimize(&cost(1.0)), -self.clone().minimize(&cost(-1.0)))
    }

    fn minimize(&mut self, cost: &[f64]) -> f64 {
        let mut reduced: Vec<f64> = cost.iter().copied().chain([0.0]).collect();
        for (row, basic) in self.rows.iter().zip(&self.basis) {
            let by = cost[*basic];
            if by != 0.0 {
                reduced.iter_mut().zip(row).for_each(|(reduced, value)| *reduced -= by * value);
            }
        }
        for step in 0.. {
            let mut open = (0..cost.len()).filter(|column| reduced[*column] < -NOTHING);
            let steepest = |open: &mut dyn Iterator<Item = usize>| {
                open.min_by(|a, b| reduced[*a].total_cmp(&reduced[*b]))
            };
            let Some(column) = (if step < STEEP { steepest(&mut open) } else { open.next() })
            else {
                break;
            };
            let mut leaving: Option<(f64, usize, usize)> = None;
            for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| row[column] > NOTHING) {
                let ratio = row[row.len() - 1] / row[column];
                let better = leaving.is_none_or(|(least, basic, _)| {
                    ratio < least - NOTHING || (ratio < least + NOTHING && self.basis[at] < basic)
                });
                if better {
                    leaving = Some((ratio, self.basis[at], at));
                }
            }
            let Some((_, _, at)) = leaving else { return f64::NEG_INFINITY };
            self.pivot(at, column);
            let by = reduced[column];
            reduced
                .iter_mut()
                .zip(&self.rows[at])
                .for_each(|(reduced, value)| *reduced -= by * value);
        }
        -reduced[cost.len()]
    }

    fn pivot(&mut self, at: usize, column: usize) {
        let lead = self.rows[at][column];
        self.rows[at].iter_mut().for_each(|value| *value /= lead);
        let own = self.rows[at].clone();
        for (other, row) in self.rows.iter_mut().enumerate() {
            let by = row[column];
            if other != at && by != 0.0 {
                row.iter_mut().zip(&own).for_each(|(value, own)| *value -= by * own);
            }
        }
        self.basis[at] = column;
    }
}

#[test]
fn ranges_by_hand() {
    let known = |of: [f64; 3], low, high| Known { of: of.to_vec(), low, high };
    let possible =
        Possible::new(3, &[known([1.0, 1.0, 1.0], 10.0, 10.0), known([0.0, 1.0, 0.0], 2.0, 4.0)])
            .unwrap();
    let close = |found: (f64, f64), expected: (f64, f64)| {
        assert!(
            (found.0 - expected.0).abs() < 1e-6 && (found.1 - expected.1).abs() < 1e-6,
            "{found:?}"
        );
    };
    close(possible.range(&[1.0, 0.0, 0.0]), (0.0, 8.0));
    close(possible.range(&[1.0, 0.0, 1.0]), (6.0, 8.0));
    close(possible.range(&[1.0, -1.0, 0.0]), (-4.0, 6.0));
    assert!(
        Possible::new(3, &[known([1.0, 1.0, 1.0], 1.0, 1.0), known([0.0, 1.0, 0.0], 2.0, 4.0)])
            .is_none()
    );
}
