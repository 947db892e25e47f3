//! What an earlier wave says of the next: what its weights cost, how alike those were who were
//! asked in one shift, and how many of those who name a need are not satisfied with it.
//!
//! The intraclass correlation is that of the analysis of variance of shifts (Donner 1986,
//! International Statistical Review 54:67-82), its mean squares summed over all needs.

use std::collections::BTreeMap;

use crate::bases::{BaseSize, RANKING_HIDDEN_BELOW};
use crate::needs::NeedAnswer;
use crate::rank::scores_by;
use crate::study::{CountError, Domain, Study};
use mitreden_define::survey::Mode;

/// What is taken over from an earlier wave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EarlierWave {
    /// How many responses it rests on.
    pub n: u64,
    /// The design effect of its weights.
    pub deff: f64,
    /// The part of those naming a need who are not satisfied with it, over all needs; 1 where that
    /// was not asked.
    pub unsatisfied: f64,
    /// What its shifts say; `None` where there were too few.
    pub shifts: Option<EarlierShifts>,
    /// Whether some of its responses are made up.
    pub simulated: bool,
}

/// What the shifts of an earlier wave say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EarlierShifts {
    /// How many there were.
    pub shifts: u64,
    /// How many were asked in each, on average.
    pub per_shift: f64,
    /// The intraclass correlation, not below 0.
    pub icc: f64,
}

/// Fewer shifts say too little of how alike those are who are asked in one.
const SHIFTS_NEEDED: usize = 4;
/// So do shifts of fewer interviews, on average.
const PER_SHIFT_NEEDED: f64 = 5.0;

/// Reads an earlier wave; `None` where it has too few responses to say anything.
pub fn earlier(study: &Study<'_>) -> Result<Option<EarlierWave>, CountError> {
    let base = study.base();
    if base.n_eff < RANKING_HIDDEN_BELOW {
        return Ok(None);
    }
    let facets = study.facets()?;
    let scores = scores_by(study, &facets, Domain::default())?;
    let (mut named, mut unmet) = (0.0, 0.0);
    for need in &scores.needs {
        let enough = |n: u64| BaseSize::of_share(n) != BaseSize::Hidden;
        if let Some((score, importance)) = need.score.zip(need.importance)
            && enough(score.n)
        {
            named += importance.value;
            unmet += score.value;
        }
    }
    let street = Domain { mode: Some(Mode::Street), group: None };
    let everyone: Vec<f64> = scores
        .needs
        .iter()
        .map(|need| need.dissatisfaction.map_or(1.0, |dissatisfaction| dissatisfaction.value))
        .collect();
    let cells: Vec<_> = study.sample.cells.iter().map(|cell| &cell.key).collect();
    let shifts = street.rows(study, &facets)?.fold(
        cells.len() * study.order.len(),
        BTreeMap::new,
        |shifts: &mut BTreeMap<u32, Shift>, row| {
            let cluster = cells.get(row.cell as usize).and_then(|key| key.cluster);
            if let Some(cluster) = cluster.filter(|_| row.answers().any(|said| said.a > 0.0)) {
                let said = row.answers().zip(&everyone);
                let said =
                    said.map(|(NeedAnswer { t, dis, v, .. }, d)| t * (v * dis + (1.0 - v) * d));
                shifts.entry(cluster).or_default().add(said);
            }
        },
        |all, more| {
            for (cluster, shift) in more {
                all.entry(cluster).or_default().join(&shift);
            }
        },
    );
    Ok(Some(EarlierWave {
        n: base.n,
        deff: (base.n as f64 / base.n_eff).max(1.0),
        unsatisfied: if named > 0.0 { (unmet / named).clamp(0.01, 1.0) } else { 1.0 },
        shifts: between(&shifts.into_values().collect::<Vec<_>>())
            .filter(|shifts| shifts.per_shift >= PER_SHIFT_NEEDED),
        simulated: study.sample.simulated,
    }))
}

/// What was said in one shift: for each need the sum and the sum of squares.
#[derive(Debug, Clone, Default)]
pub(super) struct Shift {
    n: f64,
    sums: Vec<(f64, f64)>,
}

impl Shift {
    pub(super) fn add(&mut self, said: impl Iterator<Item = f64>) {
        self.n += 1.0;
        for (at, y) in said.enumerate() {
            if self.sums.len() <= at {
                self.sums.push((0.0, 0.0));
            }
            if let Some((sum, squares)) = self.sums.get_mut(at) {
                *sum += y;
                *squares += y * y;
            }
        }
    }
}

impl Shift {
    fn join(&mut self, other: &Self) {
        self.n += other.n;
        self.sums.resize(self.sums.len().max(other.sums.len()), (0.0, 0.0));
        for ((sum, squares), (more, further)) in self.sums.iter_mut().zip(&other.sums) {
            (*sum, *squares) = (*sum + more, *squares + further);
        }
    }
}

/// The intraclass correlation of shifts; `None` where there are too few, or nobody differs.
pub(super) fn between(shifts: &[Shift]) -> Option<EarlierShifts> {
    let count = shifts.len() as f64;
    let n: f64 = shifts.iter().map(|shift| shift.n).sum();
    if shifts.len() < SHIFTS_NEEDED || n <= count {
        return None;
    }
    // The size of a shift that counts where they differ in size.
    let typical =
        (n - shifts.iter().map(|shift| shift.n * shift.n).sum::<f64>() / n) / (count - 1.0);
    let needs = shifts.iter().map(|shift| shift.sums.len()).max().unwrap_or(0);
    let (mut among, mut within) = (0.0, 0.0);
    for need in 0..needs {
        let of = |shift: &Shift| shift.sums.get(need).copied().unwrap_or_default();
        let total: f64 = shifts.iter().map(|shift| of(shift).0).sum();
        let squares: f64 = shifts.iter().map(|shift| of(shift).1).sum();
        let means: f64 = shifts.iter().map(|shift| of(shift).0.powi(2) / shift.n).sum();
        among += (means - total * total / n) / (count - 1.0);
        within += (squares - means) / (n - count);
    }
    let all = among + (typical - 1.0) * within;
    let icc = ((among - within) / all).max(0.0);
    icc.is_finite().then_some(EarlierShifts {
        shifts: shifts.len() as u64,
        per_shift: n / count,
        icc,
    })
}
