//! Replicates of the `api` samples against those of R's survey package (`replicates_golden.R`), each
//! raked anew there, too.

use super::{
    Recalibration, ReplicateError, ReplicateKind, ReplicateRows, ReplicateWish, Replicates,
};
use crate::api::{Sample, school_types, targets_met};
use crate::cells::{CellKey, Cells};
use crate::estimate::{Design, Stratum};
use crate::golden::{Survey, number};
use crate::weights::{Calibration, RakingMargin, Reraking, rake};
use nalgebra::DVector;

/// The rows of a sample as replicates take them.
struct Rows<'a>(&'a Sample);

impl ReplicateRows for Rows<'_> {
    fn len(&self) -> usize {
        self.0.codes.len()
    }

    fn row(&self, row: usize) -> Option<(u32, f64)> {
        Some((self.0.codes[row], number(&self.0.rows[row], "pw")))
    }
}

const JACKKNIFE: ReplicateWish = ReplicateWish { kind: ReplicateKind::Jackknife, n: 0, seed: 1 };

/// The design of a sample that is raked to these margins, and how replicates are.
fn raked(sample: &Sample, margins: &[RakingMargin]) -> (Design, Recalibration) {
    let raked = rake(&sample.cells, margins).unwrap();
    let of = vec![0; sample.cells.len()];
    let again = Reraking::new(&sample.cells, margins, &raked.protocol, of).unwrap();
    (sample.design(&raked.calibration), Recalibration::Raked(Box::new(again)))
}

/// Means of api00 and api99, their ratio, and the total of enroll, in each replicate.
fn statistics(sample: &Sample, replicates: &Replicates) -> Vec<DVector<f64>> {
    (0..replicates.len()).map(|replicate| statistic(sample, replicates, replicate)).collect()
}

fn statistic(sample: &Sample, replicates: &Replicates, replicate: usize) -> DVector<f64> {
    let mut sums = [0.0; 4];
    for (row, (of, cell)) in sample.rows.iter().zip(&sample.codes).enumerate() {
        let w = number(of, "pw") * replicates.factor(replicate, row, *cell);
        let values = [1.0, number(of, "api00"), number(of, "api99"), number(of, "enroll")];
        sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += w * value);
    }
    let [n, one, other, total] = sums;
    DVector::from_vec(vec![one / n, other / n, one / other, total])
}

#[test]
pub(crate) fn the_plain_jackknife_is_that_of_r() {
    let r = Survey::read();
    for (key, sample) in [("clus1.jk1", Sample::clustered(0)), ("strat.jkn", Sample::stratified())]
    {
        let design = sample.unweighted();
        let all =
            Replicates::draw(&design, &Rows(&sample), &Recalibration::None, JACKKNIFE).unwrap();
        let cov = all.covariance(&statistics(&sample, &all));
        let plain = design.mean(&sample.moments(|row| [number(row, "api00")]));
        r.check(&format!("{key}.mean.api00.est"), plain.theta[0]);
        r.check(&format!("{key}.mean.api00.se"), cov[(0, 0)].sqrt());
    }
}

#[test]
fn each_replicate_is_raked_anew_as_in_r() {
    let r = Survey::of("replicates_golden.csv");
    let both = || vec![school_types(), targets_met()];
    for (key, sample, margins) in [
        ("jk1", Sample::clustered(2), both()),
        ("jkn", Sample::stratified_with_targets(), vec![targets_met()]),
        ("modes", Sample::two_modes(), both()),
    ] {
        let (design, calibration) = raked(&sample, &margins);
        let all = Replicates::draw(&design, &Rows(&sample), &calibration, JACKKNIFE).unwrap();
        let cov = all.covariance(&statistics(&sample, &all));
        let means =
            design.mean(&sample.moments(|row| ["api00", "api99"].map(|name| number(row, name))));
        for (j, name) in ["api00", "api99"].iter().enumerate() {
            r.check_to(&format!("{key}.mean.{name}.est"), means.theta[j], 1e-7);
            r.check_to(&format!("{key}.mean.{name}.se"), cov[(j, j)].sqrt(), 1e-7);
        }
        r.check_to(&format!("{key}.cov"), cov[(0, 1)], 1e-7);
        r.check_to(&format!("{key}.ratio.se"), cov[(2, 2)].sqrt(), 1e-7);
        r.check_to(&format!("{key}.total.se"), cov[(3, 3)].sqrt(), 1e-7);
        r.check(&format!("{key}.df"), all.df);
        // R numbers replicates by the order of rows; here clusters come first, in theirs.
        let first = all.multipliers.units.of_row[0].unwrap();
        let same = |replicate: usize| {
            for row in 0..5 {
                let cell = sample.codes[row];
                let d = number(&sample.rows[row], "pw");
                let theirs = format!("{key}.w.1.{}", row + 1);
                r.check_to(&theirs, d * all.factor(replicate, row, cell), 1e-7);
            }
        };
        same(first as usize);
        assert_eq!(all.unmet, 0);
    }
}

/// What is drawn adds up; the error by many replicates is near that of the linearised one.
#[test]
fn the_bootstrap_draws_within_strata_and_meets_the_margins() {
    let sample = Sample::two_modes();
    let margins = [school_types(), targets_met()];
    let (design, calibration) = raked(&sample, &margins);
    let wish = ReplicateWish { kind: ReplicateKind::Bootstrap, n: 600, seed: 7 };
    let plain = Replicates::draw(&design, &Rows(&sample), &Recalibration::None, wish).unwrap();
    for replicate in [0, 599] {
        let drawn = &plain.multipliers.drawn[replicate];
        for stratum in &plain.multipliers.units.strata {
            let units = stratum.units.start as usize..stratum.units.end as usize;
            let times: u16 = drawn[units].iter().sum();
            assert_eq!(usize::from(times), stratum.n() - 1);
        }
        // In its stratum a unit that was drawn twice counts 2·n/(n − 1).
        let row = (0..200).find(|row| drawn[unit(&plain, *row)] == 2).unwrap();
        let factor = plain.factor(replicate, row, sample.codes[row]);
        assert!((factor - 2.0 * 200.0 / 199.0).abs() < 1e-12);
    }

    let all = Replicates::draw(&design, &Rows(&sample), &calibration, wish).unwrap();
    assert_eq!((all.unmet, all.len()), (0, 600));
    for replicate in 0..all.len() {
        let (mut met, mut sum) = (0.0, 0.0);
        for (row, (of, cell)) in sample.rows.iter().zip(&sample.codes).enumerate() {
            let w = number(of, "pw") * all.factor(replicate, row, *cell);
            sum += w;
            met += if of["sch.wide"] == "Yes" { w } else { 0.0 };
        }
        assert!((met / sum - 5122.0 / 6194.0).abs() < 1e-9, "{replicate}");
        assert!((sum / sample.cells.d() - 1.0).abs() < 1e-9, "{replicate}");
    }
    let se = all.covariance(&statistics(&sample, &all))[(0, 0)].sqrt();
    let linear = design.mean(&sample.moments(|row| [number(row, "api00")])).se(0).unwrap();
    assert!((se / linear - 1.0).abs() < 0.12, "{se} {linear}");
    // The same seed draws the same, however the work is shared out.
    let again = Replicates::draw(&design, &Rows(&sample), &calibration, wish).unwrap();
    assert_eq!(again.factors, all.factors);
    let other = ReplicateWish { seed: 8, ..wish };
    let other = Replicates::draw(&design, &Rows(&sample), &calibration, other).unwrap();
    assert_ne!(other.factors, all.factors);
}

fn unit(replicates: &Replicates, row: usize) -> usize {
    replicates.multipliers.units.of_row[row].unwrap() as usize
}

#[test]
fn poisson_counts_have_mean_and_variance_one() {
    let sample = Sample::two_modes();
    let (design, _) = raked(&sample, &[school_types(), targets_met()]);
    let wish = ReplicateWish { kind: ReplicateKind::Poisson, n: 400, seed: 3 };
    let all = Replicates::draw(&design, &Rows(&sample), &Recalibration::Sum, wish).unwrap();
    let counts = || all.multipliers.drawn.iter().flatten().map(|n| f64::from(*n));
    let n = counts().count() as f64;
    let mean = counts().sum::<f64>() / n;
    let variance = counts().map(|count| (count - mean).powi(2)).sum::<f64>() / n;
    assert!((mean - 1.0).abs() < 0.02 && (variance - 1.0).abs() < 0.04, "{mean} {variance}");
    let none = counts().filter(|count| *count == 0.0).count() as f64 / n;
    assert!((none - (-1.0_f64).exp()).abs() < 0.01, "{none}");
    // Schools of one district are drawn together, and all add up to what they did.
    let rows: Vec<usize> =
        (200..383).filter(|row| sample.rows[*row]["dnum"] == sample.rows[200]["dnum"]).collect();
    assert!(rows.len() > 1 && rows.iter().all(|row| unit(&all, *row) == unit(&all, 200)));
    let sum: f64 = (0..383)
        .map(|row| number(&sample.rows[row], "pw") * all.factor(5, row, sample.codes[row]))
        .sum();
    assert!((sum / sample.cells.d() - 1.0).abs() < 1e-12);
}

/// Five rows of base weight 1.
struct Five(Vec<u32>);
impl ReplicateRows for Five {
    fn len(&self) -> usize {
        self.0.len()
    }
    fn row(&self, row: usize) -> Option<(u32, f64)> {
        Some((self.0[row], 1.0))
    }
}

/// Where a stratum is one cluster the jackknife leaves it out as a whole, and nothing can be drawn
/// from it; with one cluster in all nothing is known.
#[test]
fn one_shift_is_left_out_as_a_whole() {
    let mut cells = Cells::new();
    let mut codes = Vec::new();
    for (stratum, cluster) in [(0, None), (0, None), (0, None), (1, Some(7)), (1, Some(7))] {
        codes.push(cells.push(CellKey { levels: vec![], stratum, cluster }, 1.0));
    }
    let strata = ["online", "street"].map(|name| Stratum { name: name.into(), population: None });
    let design = Design::new(&cells, &Calibration::none(&cells), &strata);
    let rows = Five(codes);
    let none = Recalibration::None;
    let all = Replicates::draw(&design, &rows, &none, JACKKNIFE).unwrap();
    assert_eq!(all.len(), 4);
    let u = [3.0, 5.0, 4.0, 8.0, 10.0];
    let mean = |replicate: usize| {
        let w = |row: usize| all.factor(replicate, row, rows.0[row]);
        let sum: f64 = (0..5).map(w).sum();
        DVector::from_element(1, (0..5).map(|row| w(row) * u[row]).sum::<f64>() / sum)
    };
    // Without the shift: the mean of the three others, 4 instead of 6.
    assert!((mean(3)[0] - 4.0).abs() < 1e-12 && (all.rscales()[3] - 1.0).abs() < 1e-12);
    assert!((all.rscales()[0] - 2.0 / 3.0).abs() < 1e-12);
    let drawn = ReplicateWish { kind: ReplicateKind::Bootstrap, n: 9, seed: 1 };
    assert_eq!(
        Replicates::draw(&design, &rows, &none, drawn).unwrap_err(),
        ReplicateError::LoneCluster
    );
    let street = Cells::unweighted(5);
    let lone = Design::new(&street, &Calibration::none(&street), &[]);
    assert!(!lone.is_one_cluster());
    let mut one = Cells::new();
    let codes =
        (0..5).map(|_| one.push(CellKey { levels: vec![], stratum: 0, cluster: Some(1) }, 1.0));
    let rows = Five(codes.collect());
    let lone = Design::new(&one, &Calibration::none(&one), &[]);
    assert_eq!(
        Replicates::draw(&lone, &rows, &none, JACKKNIFE).unwrap_err(),
        ReplicateError::OneCluster
    );
}
