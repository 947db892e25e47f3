//! Quantiles and tails of the t and the beta distribution.
//!
//! `statrs` gives the regularised incomplete beta function; its own inverse may loop on extreme
//! shapes, so the few inverses needed here are found from the function by steps that must end. For
//! many degrees of freedom the expansion of Fisher & Cornish (1960, Technometrics 2:209-225)
//! serves.

use statrs::function::beta::beta_reg;
use statrs::function::erf::erfc;
use statrs::function::gamma::ln_gamma;
use std::f64::consts::{PI, SQRT_2};

/// The degrees of freedom from which on the expansion is used. Here it agrees with the beta
/// function to 3e-12 for quantiles up to 0.99999, and for tails to 1e-9 at t = 2 and 1e-6 at t = 5,
/// relative; all of these get better with more degrees of freedom.
const EXPANSION_DF: f64 = 3_000.0;
/// The most Newton steps, which on a convex tail end long before.
const STEPS: usize = 200;

/// Returns P(T > t) with `df` degrees of freedom, which may be infinite.
pub fn t_upper_tail(t: f64, df: f64) -> f64 {
    if t.is_nan() || df.is_nan() || df <= 0.0 {
        return 1.0;
    }
    if df > EXPANSION_DF {
        return 0.5 * erfc(normal_of_t(t, df) / SQRT_2);
    }
    let half = 0.5 * beta_reg(0.5 * df, 0.5, df / (df + t * t));
    if t > 0.0 { half } else { 1.0 - half }
}

/// Returns the `p` quantile of t with `df` degrees of freedom, which may be infinite; `p` above one
/// half.
pub fn t_quantile(p: f64, df: f64) -> f64 {
    let z = -SQRT_2 * statrs::function::erf::erfc_inv(2.0 * p);
    if df > EXPANSION_DF {
        return t_of_normal(z, df);
    }
    // The tail is convex: from anywhere left of the root Newton's steps go right and never past it,
    // and from the right the first one leads left of it. The expansion is near.
    let ln_constant = ln_gamma(0.5 * (df + 1.0)) - ln_gamma(0.5 * df) - 0.5 * (df * PI).ln();
    let mut t = t_of_normal(z, df);
    for _ in 0..STEPS {
        let density = (ln_constant - 0.5 * (df + 1.0) * (t * t / df).ln_1p()).exp();
        let step = (t_upper_tail(t, df) - (1.0 - p)) / density;
        t += step;
        if step.is_nan() || step.abs() <= 1e-15 * t.abs() {
            break;
        }
    }
    t
}

/// Expands the t quantile around the normal one.
fn t_of_normal(z: f64, df: f64) -> f64 {
    let s = z * z;
    z + z * (s + 1.0) / (4.0 * df)
        + z * ((5.0 * s + 16.0) * s + 3.0) / (96.0 * df * df)
        + z * (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / (384.0 * df * df * df)
}

/// Expands the normal quantile that has the tail of t: the inverse of [`t_of_normal`].
fn normal_of_t(t: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return t;
    }
    let s = t * t;
    t - t * (s + 1.0) / (4.0 * df) + t * ((13.0 * s + 8.0) * s + 3.0) / (96.0 * df * df)
}

/// Returns the `p` quantile of the beta distribution by bisection.
pub(super) fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if beta_reg(a, b, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-12 * b.abs().max(1.0), "{a} is not {b}");
    }

    /// Closed forms: df 1 is tan, df 2 is algebraic; beta(1, n) and beta(n, 1) are powers.
    #[test]
    fn quantiles_meet_their_closed_forms() {
        close(t_quantile(0.975, 1.0), (PI * 0.475).tan());
        close(t_quantile(0.975, 2.0), 0.95 / (2.0 * 0.975 * 0.025_f64).sqrt());
        close(beta_quantile(0.975, 1.0, 30.0), 1.0 - 0.025_f64.powf(1.0 / 30.0));
        close(beta_quantile(0.025, 30.0, 1.0), 0.025_f64.powf(1.0 / 30.0));
    }

    /// The three decimals every printed t table has, and the normal limit.
    #[test]
    fn quantiles_meet_the_tables() {
        for (df, t) in [(5.0, 2.571), (14.0, 2.145), (30.0, 2.042), (100.0, 1.984)] {
            assert!((t_quantile(0.975, df) - t).abs() < 5e-4);
        }
        close(t_quantile(0.975, f64::INFINITY), 1.959_963_984_540_054);
    }

    #[test]
    fn the_expansion_joins_the_exact_quantile() {
        let (below, above) = (EXPANSION_DF, EXPANSION_DF * (1.0 + 1e-12));
        assert!((t_quantile(0.975, below) - t_quantile(0.975, above)).abs() < 1e-11);
        assert!((t_upper_tail(3.0, below) - t_upper_tail(3.0, above)).abs() < 1e-9);
    }

    #[test]
    fn tails_undo_quantiles() {
        for df in [1.0, 3.7, 14.0, 400.0, 1e4, f64::INFINITY] {
            assert!((t_upper_tail(t_quantile(0.975, df), df) - 0.025).abs() < 1e-9);
        }
        close(t_upper_tail(-1.0, 14.0) + t_upper_tail(1.0, 14.0), 1.0);
    }
}
