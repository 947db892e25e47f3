//! How far a factor is from 1, and the form that calibration takes by it.

/// The distance of a factor from 1, which determines the form of F.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Distance {
    /// F(u) = eᵘ, as in iterative proportional fitting.
    Raking,
    /// F(u) = 1 + u: linear, the generalised regression estimator. Factors may be negative.
    Linear,
    /// The logit distance: factors stay between the bounds.
    Logit {
        /// The lower bound, below 1.
        low: f64,
        /// The upper bound, above 1.
        high: f64,
    },
}

impl Distance {
    /// Returns F(u) and F'(u).
    pub(super) fn factor(self, u: f64) -> (f64, f64) {
        match self {
            Self::Raking => (u.exp(), u.exp()),
            Self::Linear => (1.0 + u, 1.0),
            Self::Logit { low, high } => {
                let a = (high - low) / ((1.0 - low) * (high - 1.0));
                // Divided through by the larger exponential: F stays finite for any u.
                let e = (-(a * u).abs()).exp();
                let (at_low, at_high) = if u > 0.0 { (e, 1.0) } else { (1.0, e) };
                let f = (low * (high - 1.0) * at_low + high * (1.0 - low) * at_high)
                    / ((high - 1.0) * at_low + (1.0 - low) * at_high);
                (f, (f - low) * (high - f) / ((1.0 - low) * (high - 1.0)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logit_keeps_its_bounds_and_starts_at_one() {
        let logit = Distance::Logit { low: 0.3, high: 3.0 };
        let (f, slope) = logit.factor(0.0);
        assert!((f - 1.0).abs() < 1e-15 && (slope - 1.0).abs() < 1e-15);
        assert!((logit.factor(-1e6).0 - 0.3).abs() < 1e-12);
        assert!((logit.factor(1e6).0 - 3.0).abs() < 1e-12);
        let (h, u) = (1e-6, 0.7);
        let numeric = (logit.factor(u + h).0 - logit.factor(u - h).0) / (2.0 * h);
        assert!((logit.factor(u).1 - numeric).abs() < 1e-8);
    }
}
