//! The `api` samples of R's survey package, against its numbers.

use super::{Base, Interval, Stratum, independence, t_quantile};
use crate::api::{Sample, is, school_types, stype, targets_met};
use crate::cells::{CellKey, Moments};
use crate::golden::{Row, Survey, number};
use crate::weights::{Calibration, Distance, Kish, RakingMargin, calibrate, rake};
use nalgebra::{DMatrix, DVector};

#[test]
pub(crate) fn means_and_totals_of_a_stratified_sample() {
    let (r, sample) = (Survey::read(), Sample::stratified());
    let design = sample.unweighted();
    let mean = design.mean(&sample.moments(|row| [number(row, "api00"), number(row, "enroll")]));
    for (j, name) in ["api00", "enroll"].iter().enumerate() {
        r.check(&format!("strat.mean.{name}.est"), mean.theta[j]);
        r.check(&format!("strat.mean.{name}.se"), mean.se(j).unwrap());
    }
    let total = design.total(&sample.moments(|row| [number(row, "enroll")]));
    r.check("strat.total.enroll.est", total.theta[0]);
    r.check("strat.total.enroll.se", total.se(0).unwrap());
    r.check("strat.kishdeff", Kish::of(&sample.cells, &vec![1.0; sample.cells.len()]).deff);
}

/// Against a simple random sample of the same size, without replacement.
#[test]
pub(crate) fn the_design_effect_of_a_mean() {
    let (r, sample) = (Survey::read(), Sample::stratified());
    let design = sample.unweighted();
    let mean = design.mean(&sample.moments(|row| [number(row, "api00")]));
    let squares = sample.moments(|row| [(number(row, "api00") - mean.theta[0]).powi(2)]);
    let (n, all) = (design.base().n as f64, design.n_hat());
    let variance = design.mean(&squares).theta[0] * n / (n - 1.0);
    let of_srs = variance * (all - n) / (all * n);
    r.check("strat.mean.api00.deff", mean.se(0).unwrap().powi(2) / of_srs);
}

#[test]
pub(crate) fn the_full_covariance() {
    let (r, sample) = (Survey::read(), Sample::stratified());
    let u = |row: &Row| ["api00", "api99", "enroll"].map(|name| number(row, name));
    let cov = sample.unweighted().mean(&sample.moments(u)).cov.unwrap();
    for (j, k) in (0..3).flat_map(|j| (0..3).map(move |k| (j, k))) {
        r.check(&format!("strat.vcov.{}{}", j + 1, k + 1), cov[(j, k)]);
    }
}

#[test]
pub(crate) fn shares_of_a_stratified_sample() {
    let (r, sample) = (Survey::read(), Sample::stratified());
    let shares =
        [("stype", "E"), ("stype", "H"), ("stype", "M"), ("sch.wide", "No"), ("sch.wide", "Yes")];
    let mean = sample
        .unweighted()
        .mean(&sample.moments(|row| shares.map(|(column, value)| is(row, column, value))));
    for (j, (column, value)) in shares.iter().enumerate() {
        r.check(&format!("strat.prop.{column}{value}.est"), mean.theta[j]);
        r.check(&format!("strat.prop.{column}{value}.se"), mean.se(j).unwrap());
    }
}

#[test]
pub(crate) fn a_ratio_by_its_influence() {
    let (r, sample) = (Survey::read(), Sample::stratified());
    let design = sample.unweighted();
    let means =
        design.mean(&sample.moments(|row| [number(row, "api00"), number(row, "api99")])).theta;
    let ratio = means[0] / means[1];
    let u = |row: &Row| [(number(row, "api00") - ratio * number(row, "api99")) / means[1]];
    let estimate = design.influence(DVector::from_vec(vec![ratio]), &sample.moments(u));
    r.check("strat.ratio.est", estimate.theta[0]);
    r.check("strat.ratio.se", estimate.se(0).unwrap());
}

/// In one pass: with all products of the two variables, and with squares for the means of three
/// domains.
#[test]
pub(crate) fn ratios_and_means_of_domains() {
    let (r, sample) = (Survey::read(), Sample::stratified());
    let design = sample.unweighted();
    let both = sample.moments(|row| [number(row, "api00"), number(row, "api99")]);
    let ratio = design.ratios(&both, &[(0, 1)]);
    r.check("strat.ratio.est", ratio.theta[0]);
    r.check("strat.ratio.se", ratio.se(0).unwrap());

    let types = ["E", "H", "M"];
    let mut moments = Moments::squares(sample.cells.len(), 6);
    for (row, code) in sample.rows.iter().zip(&sample.codes) {
        let inside = types.map(|name| is(row, "stype", name));
        let api = inside.map(|a| a * number(row, "api00"));
        moments.push(*code, number(row, "pw"), &[inside, api].concat());
    }
    let means = design.ratios(&moments, &[(3, 0), (4, 1), (5, 2)]);
    for (j, name) in types.iter().enumerate() {
        r.check(&format!("strat.by.{name}.est"), means.theta[j]);
        r.check(&format!("strat.by.{name}.se"), means.se(j).unwrap());
    }
    let nobody = design.ratios(&Moments::squares(sample.cells.len(), 2), &[(1, 0)]);
    assert_eq!((nobody.theta[0], nobody.se(0)), (0.0, Some(0.0)));
}

#[test]
pub(crate) fn clusters() {
    let (r, sample) = (Survey::read(), Sample::clustered(0));
    let mean = sample.unweighted().mean(&sample.moments(|row| [number(row, "api00")]));
    r.check("clus1.mean.api00.est", mean.theta[0]);
    r.check("clus1.mean.api00.se", mean.se(0).unwrap());
    assert!((mean.df_of(0) - 14.0).abs() < 1e-12);
}

#[test]
pub(crate) fn intervals_of_a_share() {
    let (r, sample) = (Survey::read(), Sample::clustered(0));
    let design = sample.unweighted();
    let over = |row: &Row| [f64::from(u8::from(number(row, "api00") > 700.0))];
    let mean = design.mean(&sample.moments(over));
    let share = mean.share(0, design.base());
    let logit = share.interval.unwrap();
    for (key, ours) in [("est", share.value), ("lo", logit.low), ("hi", logit.high)] {
        r.check(&format!("clus1.ciprop.logit.{key}"), ours);
    }
    // The share itself is the same by all methods.
    for method in ["likelihood", "asin", "beta", "mean", "xlogit"] {
        r.check(&format!("clus1.ciprop.{method}.est"), share.value);
    }
    let wald = mean.quantity(0, design.base()).interval.unwrap();
    r.check("clus1.ciprop.mean.lo", wald.low);
    r.check("clus1.ciprop.mean.hi", wald.high);
    // Korn and Graubard's effective size, adjusted for the degrees of freedom as svyciprop does.
    let (p, se) = (share.value, share.se.unwrap());
    let n_eff =
        p * (1.0 - p) / (se * se) * (t_quantile(0.975, 182.0) / t_quantile(0.975, 14.0)).powi(2);
    let beta = Interval::clopper_pearson(p, n_eff);
    r.check("clus1.ciprop.beta.lo", beta.low);
    r.check("clus1.ciprop.beta.hi", beta.high);
}

/// Whether schools of a type meet their target more often, by district.
#[test]
pub(crate) fn independence_of_two_choices() {
    let (r, sample) = (Survey::read(), Sample::clustered(0));
    let cell = |row: &Row| 3 * usize::from(row["sch.wide"] == "Yes") + stype(row) as usize;
    let u = |row: &Row| {
        let mut u = [0.0; 6];
        u[cell(row)] = 1.0;
        u
    };
    let shares = sample.unweighted().mean(&sample.moments(u));
    let found = independence(&shares, 3, 183).unwrap();
    r.check("clus1.chisq.F", found.f);
    r.check("clus1.chisq.p", found.p);
    // The same with an option that nobody has.
    let wider = |row: &Row| {
        let u = u(row);
        [u[0], u[1], u[2], 0.0, u[3], u[4], u[5], 0.0]
    };
    let shares = sample.unweighted().mean(&sample.moments(wider));
    let same = independence(&shares, 4, 183).unwrap();
    assert!((same.f - found.f).abs() < 1e-9 && (same.p - found.p).abs() < 1e-12);
    // One choice alone hangs together with nothing.
    let one = |row: &Row| [u(row)[0] + u(row)[1] + u(row)[2], u(row)[3] + u(row)[4] + u(row)[5]];
    let shares = sample.unweighted().mean(&sample.moments(one));
    assert_eq!(independence(&shares, 1, 183), None);
}

#[test]
pub(crate) fn raking_two_margins() {
    let (r, sample) = (Survey::read(), Sample::clustered(2));
    let margins = [school_types(), targets_met()];
    let raked = rake(&sample.cells, &margins).unwrap();
    for i in 0..5 {
        let weight =
            raked.calibration.factors[sample.codes[i] as usize] * number(&sample.rows[i], "pw");
        r.check_to(&format!("clus1.rake.w1.{}", i + 1), weight, 1e-7);
    }
    assert!(raked.protocol.pools[0].gap_after.as_ref().unwrap().gap.abs() < 1e-10);
    let design = sample.design(&raked.calibration);
    let mean = design.mean(&sample.moments(|row| [number(row, "api00"), number(row, "api99")]));
    for (j, name) in ["api00", "api99"].iter().enumerate() {
        r.check_to(&format!("clus1.rake.mean.{name}.est"), mean.theta[j], 1e-7);
        r.check_to(&format!("clus1.rake.mean.{name}.se"), mean.se(j).unwrap(), 1e-7);
    }
    let total = design.total(&sample.moments(|row| [number(row, "enroll")]));
    r.check_to("clus1.rake.total.enroll.est", total.theta[0], 1e-7);
    r.check_to("clus1.rake.total.enroll.se", total.se(0).unwrap(), 1e-7);
}

/// Nothing here trims weights, as that breaks margins; R's trimmed ones follow from the raked.
#[test]
pub(crate) fn raked_weights_trimmed_as_r_does() {
    let (r, sample) = (Survey::read(), Sample::clustered(2));
    let raked = rake(&sample.cells, &[school_types(), targets_met()]).unwrap();
    let design = sample.design(&raked.calibration);
    let scale = 6194.0 / design.n_hat();
    let weight = |(row, cell): (&Row, &u32)| scale * design.factor(*cell) * number(row, "pw");
    let weights: Vec<f64> = sample.rows.iter().zip(&sample.codes).map(weight).collect();
    let (low, high) = (20.0, 45.0);
    let is_inside = |w: f64| (low..=high).contains(&w);
    let cut: f64 = weights.iter().map(|w| w - w.clamp(low, high)).sum();
    let inside = weights.iter().filter(|w| is_inside(**w)).count();
    let trim = |w: &f64| {
        if is_inside(*w) { w + cut / inside as f64 } else { w.clamp(low, high) }
    };
    let trimmed: Vec<f64> = weights.iter().map(trim).collect();
    let least = trimmed.iter().copied().fold(f64::INFINITY, f64::min);
    r.check_to("clus1.trim.range.1", least, 1e-7);
    r.check_to("clus1.trim.range.2", trimmed.iter().copied().fold(0.0, f64::max), 1e-7);
    r.check_to("clus1.trim.sum", trimmed.iter().sum(), 1e-7);
}

#[test]
pub(crate) fn post_stratification_is_raking_to_one_margin() {
    let (r, sample) = (Survey::read(), Sample::clustered(1));
    let raked = rake(&sample.cells, &[school_types()]).unwrap();
    let design = sample.design(&raked.calibration);
    let mean = design.mean(&sample.moments(|row| [number(row, "api00")]));
    for key in ["post", "greg"] {
        r.check(&format!("clus1.{key}.mean.api00.est"), mean.theta[0]);
        r.check(&format!("clus1.{key}.mean.api00.se"), mean.se(0).unwrap());
    }
    let total = design.total(&sample.moments(|row| [number(row, "enroll")]));
    // Targets are shares: the weights sum to the base weights' 6194.0003, R's to the 6194 of the
    // margin.
    let scale = 6194.0 / design.n_hat();
    r.check("clus1.post.total.enroll.est", scale * total.theta[0]);
    r.check("clus1.post.total.enroll.se", scale * total.se(0).unwrap());
}

#[test]
pub(crate) fn calibration_on_a_continuous_variable() {
    let (r, sample) = (Survey::read(), Sample::by_school());
    let x = DMatrix::from_fn(sample.rows.len(), 4, |i, j| {
        let row = &sample.rows[i];
        [1.0, is(row, "stype", "H"), is(row, "stype", "M"), number(row, "api99")][j]
    });
    let d: Vec<f64> = sample.cells.iter().map(|cell| cell.d).collect();
    let totals = DVector::from_vec(vec![6194.0, 755.0, 1018.0, 3_914_069.0]);
    let logit = Distance::Logit { low: 0.5, high: 1.6 };
    let all = [("greg2", Distance::Linear), ("calrake", Distance::Raking), ("logit", logit)];
    for (key, distance) in all {
        let factors = calibrate(&x, &d, &totals, distance).unwrap().factors;
        // Where R searches it stops at a relative gap of 1e-7; the linear distance needs no search.
        let tolerance = if distance == Distance::Linear { 1e-9 } else { 1e-7 };
        if key != "calrake" {
            let low = factors.iter().copied().fold(f64::INFINITY, f64::min);
            let high = factors.iter().copied().fold(0.0, f64::max);
            r.check_to(&format!("clus1.{key}.g.range.1"), low, tolerance);
            r.check_to(&format!("clus1.{key}.g.range.2"), high, tolerance);
        }
        let design = sample.design(&Calibration { factors, x: x.clone() });
        let mean = design.mean(&sample.moments(|row| [number(row, "api00")]));
        r.check_to(&format!("clus1.{key}.mean.api00.est"), mean.theta[0], tolerance);
        r.check_to(&format!("clus1.{key}.mean.api00.se"), mean.se(0).unwrap(), tolerance);
    }
}

/// Cells are exact: raked cells of rows with unequal base weights give what one cell a row gives.
#[test]
pub(crate) fn cells_equal_rows() {
    let wide = RakingMargin::new("sch.wide", [("No", 1072.0), ("Yes", 5122.0)]);
    let level = |row: &Row| u16::from(row["sch.wide"] == "Yes");
    let cov = |own_cell: bool, strata: &[Stratum]| {
        let sample = Sample::new("apistrat.csv", strata.to_vec(), |i, row| CellKey {
            levels: vec![level(row), if own_cell { u16::try_from(i).unwrap() } else { 0 }],
            stratum: if strata.is_empty() { 0 } else { stype(row) },
            cluster: None,
        });
        let raked = rake(&sample.cells, std::slice::from_ref(&wide)).unwrap();
        let u = |row: &Row| [number(row, "api00"), number(row, "enroll")];
        sample.design(&raked.calibration).mean(&sample.moments(u)).cov.unwrap()
    };
    for strata in [vec![], Sample::stratified().strata] {
        let (cells, rows) = (cov(false, &strata), cov(true, &strata));
        assert!((&cells - &rows).norm() < 1e-12 * rows.norm());
    }
}

#[test]
pub(crate) fn one_cluster_in_all_has_no_standard_error() {
    let sample = Sample::new("apisrs.csv", vec![], |_, _| CellKey {
        cluster: Some(1),
        ..CellKey::default()
    });
    let design = sample.unweighted();
    let mean = design.mean(&sample.moments(|row| [number(row, "api00")]));
    assert_eq!(mean.cov, None);
    let estimate = mean.quantity(0, Base { n: 200, n_eff: 200.0 });
    assert_eq!((estimate.se, estimate.interval), (None, None));
}
