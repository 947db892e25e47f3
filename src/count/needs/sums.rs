//! The first pass: weighted sums over the respondents.

use super::answers::NeedAnswer;
use crate::estimate::Base;
use crate::weights::n_eff;

/// The weighted sums of one need.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Sums {
    /// How many answered about importance.
    pub(crate) n: u64,
    /// How many of them carry the score: they name it and may not be satisfied.
    pub(crate) carriers: u64,
    /// Σ wa.
    pub(crate) asked: f64,
    /// Σ w²a².
    pub(crate) asked_squared: f64,
    /// Σ wat.
    pub(crate) named: f64,
    /// Σ wat·v·d.
    pub(crate) unmet: f64,
    /// Σ wat(1 − v).
    pub(crate) open: f64,
    /// How many rated their satisfaction.
    pub(crate) rated_n: u64,
    /// Σ wv.
    pub(crate) rated: f64,
    /// Σ w²v².
    pub(crate) rated_squared: f64,
    /// Σ wvd.
    pub(crate) dissatisfied: f64,
    /// Σ wav: 0 where nobody was asked both.
    pub(crate) both: f64,
}

impl Sums {
    /// Adds what a respondent of weight `w` says of the need.
    pub(super) fn add(&mut self, said: &NeedAnswer, w: f64) {
        self.add_some(said, 1, w, w * w);
    }

    /// Adds so many respondents who say the same; `w` is the sum of their weights, and `w2` of the
    /// squares of these.
    pub(super) fn add_some(&mut self, said: &NeedAnswer, n: u64, w: f64, w2: f64) {
        let NeedAnswer { a, t, dis: d, v } = *said;
        self.n += if a > 0.0 { n } else { 0 };
        self.carriers += if a * t > 0.0 && (d > 0.0 || v < 1.0) { n } else { 0 };
        self.asked += w * a;
        self.asked_squared += w2 * a * a;
        self.named += w * a * t;
        self.unmet += w * a * t * v * d;
        self.open += w * a * t * (1.0 - v);
        self.rated_n += if v > 0.0 { n } else { 0 };
        self.rated += w * v;
        self.rated_squared += w2 * v * v;
        self.dissatisfied += w * v * d;
        self.both += w * a * v;
    }

    /// Adds the sums of other respondents.
    pub(super) fn join(&mut self, other: &Self) {
        self.n += other.n;
        self.carriers += other.carriers;
        self.asked += other.asked;
        self.asked_squared += other.asked_squared;
        self.named += other.named;
        self.unmet += other.unmet;
        self.open += other.open;
        self.rated_n += other.rated_n;
        self.rated += other.rated;
        self.rated_squared += other.rated_squared;
        self.dissatisfied += other.dissatisfied;
        self.both += other.both;
    }

    /// Whom the score stands on.
    pub(crate) fn asked_base(&self) -> Base {
        Base { n: self.n, n_eff: n_eff(self.asked, self.asked_squared) }
    }
}
