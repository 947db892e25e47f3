//! What each respondent contributes to the error of a score.
//!
//! With D taken from everyone who rated, and "don't know" filled in by it, the score is a function
//! of five sums. Its linearisation is `u = a(t·d* − N)/p_a + h·v(d − D)/p_v` with `h = E[a·t(1 −
//! v)]/p_a`. When importance and satisfaction were answered by different people, v is 0 wherever a
//! is 1, h is I, N is I·D, and the same u is the delta method's `D·u_I + I·u_D`.

use super::answers::NeedAnswer;
use super::rows::NeedRow;
use super::sums::Sums;

/// The constants of one need's linearisation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Linear {
    pub(super) score: f64,
    pub(super) importance: f64,
    pub(super) dissatisfaction: Option<f64>,
    /// `E[a·t(1 − v)]/p_a`: the part of the score's base that D fills in.
    pub(super) filled: f64,
    p_a: f64,
    p_v: f64,
}

impl Linear {
    /// Takes the sums of a need and the sum of all weights; `None` if nobody was asked about it.
    pub(super) fn of(sums: &Sums, n_hat: f64) -> Option<Self> {
        if sums.asked <= 0.0 {
            return None;
        }
        let importance = sums.named / sums.asked;
        let filled = sums.open / sums.asked;
        let dissatisfaction = (sums.rated > 0.0).then(|| sums.dissatisfied / sums.rated);
        let score = dissatisfaction.map_or(importance, |d| sums.unmet / sums.asked + filled * d);
        let (p_a, p_v) = (sums.asked / n_hat, sums.rated / n_hat);
        Some(Self { score, importance, dissatisfaction, filled, p_a, p_v })
    }

    /// Returns the influence on the score of a respondent who says this.
    pub(super) fn on_score(&self, said: &NeedAnswer) -> f64 {
        let Some(everyone) = self.dissatisfaction else {
            return self.on_importance(said);
        };
        let NeedAnswer { a, t, dis: d, v } = *said;
        let d_or_filled = v * d + (1.0 - v) * everyone;
        a * (t * d_or_filled - self.score) / self.p_a + self.filled * v * (d - everyone) / self.p_v
    }

    /// Returns the influence on the importance.
    pub(super) fn on_importance(&self, said: &NeedAnswer) -> f64 {
        said.a * (said.t - self.importance) / self.p_a
    }

    /// Returns the influence on the dissatisfaction, 0 if nobody rated it.
    pub(super) fn on_dissatisfaction(&self, said: &NeedAnswer) -> f64 {
        self.dissatisfaction.map_or(0.0, |everyone| said.v * (said.dis - everyone) / self.p_v)
    }
}

/// The influence of everything that is said of any need, computed once: a respondent's are looked
/// up by code.
#[derive(Debug, Clone)]
pub(super) struct InfluenceTable {
    /// For each need the influences by code.
    values: Vec<f64>,
    known: usize,
}

impl InfluenceTable {
    /// Computes it for `m` needs; `of` is the influence on need `k` of who says this of it.
    pub(super) fn new(
        m: usize,
        known: &[NeedAnswer],
        of: impl Fn(usize, &NeedAnswer) -> f64,
    ) -> Self {
        let values = (0..m).flat_map(|k| known.iter().map(move |said| (k, said)));
        Self { values: values.map(|(k, said)| of(k, said)).collect(), known: known.len() }
    }

    /// The influences by code, need by need.
    pub(super) fn needs(&self) -> std::slice::ChunksExact<'_, f64> {
        self.values.chunks_exact(self.known.max(1))
    }

    /// The influence on need `k` of who says what has this code.
    pub(super) fn of(&self, k: usize, code: usize) -> f64 {
        self.values[k * self.known + code]
    }

    /// Writes the influences of a respondent.
    pub(super) fn write(&self, row: &NeedRow<'_>, u: &mut [f64]) {
        for ((u, values), code) in u.iter_mut().zip(self.needs()).zip(row.codes()) {
            *u = values[*code as usize];
        }
    }
}
