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
        let mut z = vec![0.0; m * count];
        each(&mut z, m, count, |i, row| {
            root.times(normals.of_draw(i), row);
            let stretch = normals.stretch(i, contrasts.df);
            for z in row {
                *z *= stretch;
            }
        });
        Self { m, z }
    }
}

/// Calls `f` with the number and the row of each draw, a part of them on each core.
fn each<T: Send>(values: &mut [T], width: usize, count: usize, f: impl Fn(usize, &mut [T]) + Sync) {
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

/// Independent standard normal numbers, so many a draw, and what its chi-square begins with.
struct Normals {
    seed: u64,
    count: usize,
    columns: usize,
    /// Of each draw its normals, then the first try for a chi-square: one more normal, and the log
    /// of a uniform number. They are the same whatever the degrees of freedom.
    values: Vec<f64>,
    rng: ChaCha8Rng,
}

/// Those that were drawn last. A report draws the same ones for each of its many rank sets.
static LAST: Mutex<Option<Arc<Normals>>> = Mutex::new(None);

/// How many numbers a try for a chi-square has.
const TRY: usize = 2;

impl Normals {
    fn of(seed: u64, count: usize, columns: usize) -> Arc<Self> {
        let last = LAST.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let is_same =
            |last: &Arc<Self>| (last.seed, last.count, last.columns) == (seed, count, columns);
        if let Some(last) = last.filter(is_same) {
            return last;
        }
        let rng = ChaCha8Rng::seed_from_u64(seed);
        let mut values = vec![0.0; count * (columns + TRY)];
        each(&mut values, columns + TRY, count, |i, row| {
            let mut rng = rng.clone();
            rng.set_stream(i as u64);
            let (normals, first_try) = row.split_at_mut(columns);
            for pair in normals.chunks_mut(2) {
                let (first, second) = two_normals(&mut rng);
                pair[0] = first;
                if let Some(last) = pair.get_mut(1) {
                    *last = second;
                }
            }
            first_try.copy_from_slice(&[two_normals(&mut rng).0, uniform(&mut rng).ln()]);
        });
        let normals = Arc::new(Self { seed, count, columns, values, rng });
        if count == DRAWS {
            *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&normals));
        }
        normals
    }

    fn of_draw(&self, i: usize) -> &[f64] {
        self.row(i).0
    }

    fn row(&self, i: usize) -> (&[f64], &[f64]) {
        let width = self.columns + TRY;
        self.values[i * width..(i + 1) * width].split_at(self.columns)
    }

    /// What makes a draw of normals one of t.
    fn stretch(&self, i: usize, df: f64) -> f64 {
        if !df.is_finite() {
            return 1.0;
        }
        let shape = 0.5 * df;
        let first = match self.row(i).1 {
            [x, log_u] if shape >= 1.0 => Squeeze::of(shape).accepts(*x, || *log_u),
            _ => None,
        };
        // Few tries fail; the draw's stream then begins where its normals end.
        let gamma = first.unwrap_or_else(|| {
            let mut rng = self.rng.clone();
            rng.set_stream(i as u64);
            rng.set_word_pos(self.words());
            gamma(shape, &mut rng)
        });
        (shape / gamma).sqrt()
    }

    /// How many words of its stream the normals of one draw have taken: two of 64 bits a pair.
    fn words(&self) -> u128 {
        4 * self.columns.div_ceil(2) as u128
    }
}

/// A matrix A with A·Aᵀ = Σ, by columns.
struct Root {
    columns: usize,
    rows: usize,
    values: Vec<f64>,
}

/// Takes the square root by eigenvalues, the negative ones clipped: Σ is singular when everyone
/// names K needs.
fn root(cov: &DMatrix<f64>) -> Root {
    let m = cov.nrows();
    let none = Root { columns: 0, rows: m, values: Vec::new() };
    if m == 0 {
        return none;
    }
    let Some(eigen) = eigen(cov.clone()) else {
        return none;
    };
    let kept: Vec<usize> = (0..m).filter(|i| eigen.eigenvalues[*i] > 0.0).collect();
    let element = |j: usize, i: usize| eigen.eigenvectors[(j, i)] * eigen.eigenvalues[i].sqrt();
    let values = kept.iter().flat_map(|i| (0..m).map(move |j| element(j, *i))).collect();
    Root { columns: kept.len(), rows: m, values }
}

impl Root {
    /// Writes A·e. Each sum is made in the order of the columns; that several are made at once
    /// changes none.
    fn times(&self, normals: &[f64], row: &mut [f64]) {
        row.fill(0.0);
        for (weights, e) in self.values.chunks_exact(self.rows.max(1)).zip(normals) {
            row.iter_mut().zip(weights).for_each(|(z, a)| *z += a * e);
        }
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
    let squeeze = Squeeze::of(shape);
    loop {
        let x = two_normals(rng).0;
        if let Some(found) = squeeze.accepts(x, || uniform(rng).ln()) {
            return found;
        }
    }
}

/// The constants by which a gamma variate is made of a normal one.
struct Squeeze {
    c: f64,
    d: f64,
}

impl Squeeze {
    /// Takes a shape of 1 and more.
    fn of(shape: f64) -> Self {
        let d = shape - 1.0 / 3.0;
        Self { c: 1.0 / (9.0 * d).sqrt(), d }
    }

    /// Returns the variate, where the try is accepted. `log_u` is asked for only where it decides.
    fn accepts(&self, x: f64, log_u: impl FnOnce() -> f64) -> Option<f64> {
        let Self { c, d } = *self;
        let v = (1.0 + c * x).powi(3);
        (v > 0.0 && log_u() < 0.5 * x * x + d - d * v + d * v.ln()).then_some(d * v)
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
