//! Draws of what the differences would be if nothing differed.
//!
//! One `ChaCha8` stream a draw: the numbers depend on the seed alone, not on threads or their
//! number. Normals by Box & Muller (1958), chi-squares by Marsaglia & Tsang (2000, ACM TOMS
//! 26:363-372).

use super::contrasts::Contrasts;
use crate::weights::linear::eigen;
use nalgebra::DMatrix;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::f64::consts::TAU;
use std::sync::{Arc, Mutex, PoisonError};

/// The number of draws for a rank set: with a fifth of them the sets of real surveys change with
/// the seed.
pub const DRAWS: usize = 100_000;
/// How many share the work; their number does not change a digit.
pub(super) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Draws of N(0, Σ), or of t with the same Σ, one row of m numbers a draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    pub(super) m: usize,
    pub(super) z: Vec<f64>,
}

impl Draws {
    /// Draws `count` times from the covariance of the contrasts.
    pub fn new(contrasts: &Contrasts, count: usize, seed: u64) -> Self {
        let m = contrasts.m();
        let root = root(&contrasts.cov);
        let normals = Normals::of(seed, count, root.columns);
        let rng = ChaCha8Rng::seed_from_u64(seed);
        let mut z = vec![0.0; m * count];
        each(&mut z, m, count, |i, row| {
            let mut rng = rng.clone();
            rng.set_stream(i as u64);
            rng.set_word_pos(normals.words());
            draw(row, normals.of_draw(i), &root, contrasts.df, &mut rng);
        });
        Self { m, z }
    }
}

/// Calls `f` with the number and the row of each draw, a part of them on each core.
fn each(values: &mut [f64], width: usize, count: usize, f: impl Fn(usize, &mut [f64]) + Sync) {
    let share = count.div_ceil(threads()).max(1);
    std::thread::scope(|scope| {
        for (part, rows) in values.chunks_mut((share * width).max(1)).enumerate() {
            let f = &f;
            scope.spawn(move || {
                for (i, row) in rows.chunks_mut(width.max(1)).enumerate() {
                    f(part * share + i, row);
                }
            });
        }
    });
}

/// Independent standard normal numbers, so many a draw.
struct Normals {
    seed: u64,
    count: usize,
    columns: usize,
    values: Vec<f64>,
}

/// Those that were drawn last. A report draws the same ones for each of its many rank sets.
static LAST: Mutex<Option<Arc<Normals>>> = Mutex::new(None);

impl Normals {
    fn of(seed: u64, count: usize, columns: usize) -> Arc<Self> {
        let last = LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let is_same =
            |last: &Arc<Self>| (last.seed, last.count, last.columns) == (seed, count, columns);
        if let Some(last) = last.filter(is_same) {
            return last;
        }
        let rng = ChaCha8Rng::seed_from_u64(seed);
        let mut values = vec![0.0; count * columns];
        each(&mut values, columns, count, |i, row| {
            let mut rng = rng.clone();
            rng.set_stream(i as u64);
            for pair in row.chunks_mut(2) {
                let (first, second) = two_normals(&mut rng);
                pair[0] = first;
                if let Some(last) = pair.get_mut(1) {
                    *last = second;
                }
            }
        });
        let normals = Arc::new(Self { seed, count, columns, values });
        if count == DRAWS {
            *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&normals));
        }
        normals
    }

    fn of_draw(&self, i: usize) -> &[f64] {
        &self.values[i * self.columns..(i + 1) * self.columns]
    }

    /// How many words of its stream the normals of one draw have taken: two of 64 bits a pair.
    fn words(&self) -> u128 {
        4 * self.columns.div_ceil(2) as u128
    }
}

/// A matrix A with A·Aᵀ = Σ, by rows.
struct Root {
    columns: usize,
    rows: Vec<f64>,
}

/// Takes the square root by eigenvalues, the negative ones clipped: Σ is singular when everyone
/// names K needs.
fn root(cov: &DMatrix<f64>) -> Root {
    let m = cov.nrows();
    if m == 0 {
        return Root { columns: 0, rows: Vec::new() };
    }
    let Some(eigen) = eigen(cov.clone()) else {
        return Root { columns: 0, rows: Vec::new() };
    };
    let kept: Vec<usize> = (0..m).filter(|i| eigen.eigenvalues[*i] > 0.0).collect();
    let element = |j: usize, i: usize| eigen.eigenvectors[(j, i)] * eigen.eigenvalues[i].sqrt();
    let rows = (0..m).flat_map(|j| kept.iter().map(move |i| element(j, *i))).collect();
    Root { columns: kept.len(), rows }
}

/// Draws one row; `rng` goes on where the normals end.
fn draw(row: &mut [f64], normals: &[f64], root: &Root, df: f64, rng: &mut ChaCha8Rng) {
    let stretch = if df.is_finite() { (0.5 * df / gamma(0.5 * df, rng)).sqrt() } else { 1.0 };
    for (z, weights) in row.iter_mut().zip(root.rows.chunks(root.columns.max(1))) {
        *z = stretch * weights.iter().zip(normals.iter()).map(|(a, e)| a * e).sum::<f64>();
    }
}

/// Returns a uniform number in (0, 1].
fn uniform(rng: &mut ChaCha8Rng) -> f64 {
    ((rng.next_u64() >> 11) + 1) as f64 / (1_u64 << 53) as f64
}

fn two_normals(rng: &mut ChaCha8Rng) -> (f64, f64) {
    let radius = (-2.0 * uniform(rng).ln()).sqrt();
    let (sin, cos) = (TAU * uniform(rng)).sin_cos();
    (radius * cos, radius * sin)
}

/// Returns a gamma variate of the given shape and scale 1; χ² with df degrees is twice that of
/// shape df/2.
fn gamma(shape: f64, rng: &mut ChaCha8Rng) -> f64 {
    if shape < 1.0 {
        return gamma(shape + 1.0, rng) * uniform(rng).powf(1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = two_normals(rng).0;
        let v = (1.0 + c * x).powi(3);
        if v > 0.0 && uniform(rng).ln() < 0.5 * x * x + d - d * v + d * v.ln() {
            return d * v;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::t_quantile;

    fn share_beyond(values: impl ExactSizeIterator<Item = f64>, limit: f64) -> f64 {
        let n = values.len();
        values.filter(|z| z.abs() > limit).count() as f64 / n as f64
    }

    #[test]
    fn draws_have_the_covariance_asked_for() {
        let cov = DMatrix::from_row_slice(2, 2, &[4.0, -3.0, -3.0, 9.0]);
        let draws = Draws::new(&Contrasts::new(&[0.0, 0.0], &cov, f64::INFINITY), 50_000, 1);
        let z = DMatrix::from_row_slice(50_000, 2, &draws.z);
        assert!((z.tr_mul(&z) / 50_000.0 - cov).abs().max() < 0.15);
        assert!(
            (share_beyond(draws.z.chunks(2).map(|z| z[0] / 2.0), 1.959_964) - 0.05).abs() < 0.004
        );
    }

    #[test]
    fn few_degrees_of_freedom_have_the_tails_of_t() {
        for df in [1.0, 3.0, 14.0] {
            let contrasts = Contrasts::new(&[0.0], &DMatrix::from_element(1, 1, 1.0), df);
            let draws = Draws::new(&contrasts, 50_000, 1);
            assert!(
                (share_beyond(draws.z.into_iter(), t_quantile(0.975, df)) - 0.05).abs() < 0.004
            );
        }
    }

    #[test]
    fn a_draw_depends_on_the_seed_alone() {
        let contrasts = Contrasts::independent(&[1.0, 2.0, 3.0], &[1.0, 1.0, 1.0]);
        let (few, many) = (Draws::new(&contrasts, 11, 5), Draws::new(&contrasts, 1000, 5));
        assert_eq!(few.z[..], many.z[..33]);
        assert_ne!(few, Draws::new(&contrasts, 11, 6));
    }

    /// A draw's normals and its chi-square come from one stream, one after the other, also where the
    /// normals were drawn before.
    #[test]
    fn a_draw_is_one_stream_from_its_beginning_to_its_end() {
        for m in [1, 2, 3, 4] {
            let ones = vec![1.0; m];
            let contrasts = Contrasts::new(&ones, &DMatrix::identity(m, m), 14.0);
            let mut rng = ChaCha8Rng::seed_from_u64(5);
            rng.set_stream(7);
            let normals: Vec<f64> =
                (0..m.div_ceil(2)).flat_map(|_| <[f64; 2]>::from(two_normals(&mut rng))).collect();
            let stretch = (7.0 / gamma(7.0, &mut rng)).sqrt();
            let once = Draws::new(&contrasts, DRAWS, 5);
            let row = &once.z[7 * m..8 * m];
            let mut found: Vec<f64> = row.iter().map(|z| (z / stretch).abs()).collect();
            let mut expected: Vec<f64> = normals[..m].iter().map(|e| e.abs()).collect();
            // The root of the identity may have its rows in any order and sign.
            found.sort_by(f64::total_cmp);
            expected.sort_by(f64::total_cmp);
            assert!(found.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-12));
            assert_eq!(Draws::new(&contrasts, DRAWS, 5), once);
        }
    }
}
