//! Worths of items, with what one answer contributes to them.

use nalgebra::{DMatrix, DVector};

/// The worths of items, with their precision.
#[derive(Debug, Clone, PartialEq)]
pub struct Worths {
    /// Log worths, centred over the items that have one; `None` for one that has none.
    pub log: Vec<Option<f64>>,
    /// Whether each item had to be compared with a made-up one, as the answers alone do not say how
    /// far apart all items are.
    pub is_pseudo: bool,
    /// The worths; 0 for an item that has none.
    pub(super) worth: Vec<f64>,
    /// The inverse of the information of the log worths.
    pub(super) inverse: DMatrix<f64>,
}

impl Worths {
    /// Takes worths of any scale, 0 where there is none, with a generalised inverse of their
    /// information: it is centred as the logs are.
    pub(super) fn new(worth: Vec<f64>, inverse: &DMatrix<f64>) -> Self {
        let m = worth.len();
        let is_known = |item: usize| worth.get(item).is_some_and(|worth| *worth > 0.0);
        let n = (0..m).filter(|item| is_known(*item)).count().max(1) as f64;
        let logs = worth.iter().filter(|worth| **worth > 0.0).map(|worth| worth.ln());
        let centre = logs.sum::<f64>() / n;
        let log = worth.iter().map(|worth| (*worth > 0.0).then(|| worth.ln() - centre)).collect();
        let centring = DMatrix::from_fn(m, m, |j, k| match (is_known(j), is_known(k)) {
            (true, true) => f64::from(u8::from(j == k)) - 1.0 / n,
            _ => 0.0,
        });
        let inverse = &centring * inverse * &centring;
        Self { log, is_pseudo: false, worth, inverse }
    }

    /// The covariance of the centred log worths were answers independent and weights counts.
    pub fn inverse_information(&self) -> &DMatrix<f64> {
        &self.inverse
    }

    /// The worths without the last item, a made-up one: logs, and what moves them, are centred over
    /// the others.
    pub(super) fn without_last(mut self) -> Self {
        let m = self.worth.len().saturating_sub(1);
        self.worth.truncate(m);
        let inverse = self.inverse.view((0, 0), (m, m)).into_owned();
        Self { is_pseudo: true, ..Self::new(self.worth, &inverse) }
    }

    /// Writes what one answer contributes to the log worths by its score, times the sum of all
    /// weights `n_hat`.
    pub(super) fn contribute(&self, score: &DVector<f64>, n_hat: f64, u: &mut [f64]) {
        let influence = &self.inverse * score * n_hat;
        u.copy_from_slice(influence.as_slice());
    }
}
