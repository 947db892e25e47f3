//! Rank tests, domains and quantiles against R's survey package (`survey_golden.R`,
//! `replicates_golden.R`).

use super::{RankScores, RankTest, rank_test};
use crate::api::{Sample, school_types, stype, targets_met};
use crate::cells::Moments;
use crate::estimate::Design;
use crate::golden::{Row, Survey, number};
use crate::weighted_quantile::Values;
use crate::weights::rake;

/// The weight of each row under a design.
fn weights(sample: &Sample, design: &Design) -> Vec<f64> {
    let row = |(row, cell): (&Row, &u32)| design.factor(*cell) * number(row, "pw");
    sample.rows.iter().zip(&sample.codes).map(row).collect()
}

/// Tests whether groups differ in api00.
fn test(sample: &Sample, design: &Design, groups: usize, of: impl Fn(&Row) -> usize) -> RankTest {
    let mut scores = RankScores::default();
    for (row, w) in sample.rows.iter().zip(weights(sample, design)) {
        scores.push(number(row, "api00"), w);
    }
    let rank = scores.ranked();
    let mut moments = Moments::new(sample.cells.len(), 2 * groups);
    for (row, cell) in sample.rows.iter().zip(&sample.codes) {
        let mut u = vec![0.0; 2 * groups];
        u[of(row)] = 1.0;
        u[groups + of(row)] = rank(number(row, "api00"));
        moments.push(*cell, number(row, "pw"), &u);
    }
    let pairs: Vec<_> = (0..groups).map(|group| (groups + group, group)).collect();
    rank_test(&design.ratios_together(&moments, &pairs)).unwrap()
}

fn met(row: &Row) -> usize {
    usize::from(row["sch.wide"] == "Yes")
}

fn small(row: &Row) -> usize {
    usize::from(number(row, "enroll") < 600.0)
}

fn raked(sample: &Sample) -> Design {
    let raked = rake(&sample.cells, &[school_types(), targets_met()]).unwrap();
    sample.design(&raked.calibration)
}

#[test]
pub(crate) fn two_groups_by_wilcoxon() {
    let (first, r) = (Survey::read(), Survey::of("replicates_golden.csv"));
    let strat = Sample::stratified();
    let RankTest::Two { t, p, .. } = test(&strat, &strat.unweighted(), 2, met) else { panic!() };
    first.check("strat.wilcoxon.t", t);
    first.check("strat.wilcoxon.p", p);
    let clus = Sample::clustered(2);
    let all = [
        ("rank.strat", test(&strat, &strat.unweighted(), 2, met)),
        ("rank.clus", test(&clus, &clus.unweighted(), 2, met)),
        ("rank.raked", test(&clus, &raked(&clus), 2, small)),
    ];
    for (key, found) in all {
        let RankTest::Two { difference, t, df, p } = found else { panic!("{found:?}") };
        for (name, ours) in [("delta", difference), ("t", t), ("df", df), ("p", p)] {
            r.check_to(&format!("{key}.{name}"), ours, 1e-8);
        }
    }
}

#[test]
pub(crate) fn more_groups_by_kruskal_and_wallis() {
    let (first, r) = (Survey::read(), Survey::of("replicates_golden.csv"));
    let of = |row: &Row| stype(row) as usize;
    let (strat, clus) = (Sample::stratified(), Sample::clustered(0));
    for (key, found) in [
        ("rank.strat3", test(&strat, &strat.unweighted(), 3, of)),
        ("rank.clus3", test(&clus, &clus.unweighted(), 3, of)),
    ] {
        let RankTest::Several { f, df, p } = found else { panic!("{found:?}") };
        for (name, ours) in [("f", f), ("ddf", df.1), ("p", p)] {
            r.check_to(&format!("{key}.{name}"), ours, 1e-8);
        }
        if key == "rank.clus3" {
            // R calls the numerator's degrees of freedom the statistic.
            first.check("clus1.kw.stat", df.0);
            first.check("clus1.kw.p", p);
        }
    }
}

/// Small schools and large ones, in districts that have both.
#[test]
fn domains_in_clusters_their_difference_and_their_totals() {
    let r = Survey::of("replicates_golden.csv");
    let sample = Sample::clustered(2);
    for (key, design) in [("clus", sample.unweighted()), ("raked", raked(&sample))] {
        let moments = sample.moments(|row| {
            let inside = [1 - small(row), small(row)].map(|is| is as f64);
            let api = inside.map(|is| is * number(row, "api00"));
            let enroll = inside.map(|is| is * number(row, "enroll"));
            [inside[0], inside[1], api[0], api[1], enroll[0], enroll[1]]
        });
        let means = design.ratios_together(&moments, &[(2, 0), (3, 1)]);
        let totals = design.total(&moments);
        // Weights add up to those of the base here, in R to the 6194 of the margins.
        let scale = if key == "raked" { 6194.0 / design.n_hat() } else { 1.0 };
        for (j, name) in ["large", "small"].iter().enumerate() {
            r.check_to(&format!("domain.{key}.{name}.est"), means.theta[j], 1e-7);
            r.check_to(&format!("domain.{key}.{name}.se"), means.se(j).unwrap(), 1e-7);
            let (total, se) = (scale * totals.theta[4 + j], scale * totals.se(4 + j).unwrap());
            if key == "clus" {
                r.check_to(&format!("domain.total.clus.{name}.est"), total, 1e-7);
                r.check_to(&format!("domain.total.clus.{name}.se"), se, 1e-7);
            } else {
                r.check_to(&format!("domain.total.raked.{name}.se"), se, 1e-7);
            }
        }
        let cov = means.cov.as_ref().unwrap();
        let se = (cov[(0, 0)] + cov[(1, 1)] - 2.0 * cov[(0, 1)]).sqrt();
        r.check_to(&format!("difference.{key}.est"), means.theta[1] - means.theta[0], 1e-7);
        r.check_to(&format!("difference.{key}.se"), se, 1e-7);
    }
}

/// Woodruff's interval: where the answers stand that the share below may be.
#[test]
fn quantiles_have_intervals() {
    let r = Survey::of("replicates_golden.csv");
    let (strat, clus) = (Sample::stratified(), Sample::clustered(2));
    for (key, sample, design) in [
        ("strat", &strat, strat.unweighted()),
        ("clus", &clus, clus.unweighted()),
        ("raked", &clus, raked(&clus)),
    ] {
        let mut values = Values::default();
        for (row, w) in sample.rows.iter().zip(weights(sample, &design)) {
            values.push(number(row, "api00"), w);
        }
        for (i, share) in [0.25, 0.5, 0.75].into_iter().enumerate() {
            let [quantile] = values.quantiles([share]).unwrap();
            let below =
                sample.moments(|row| [f64::from(u8::from(number(row, "api00") <= quantile))]);
            let below = design.mean(&below);
            let interval = values.woodruff(&below.quantity(0, design.base())).unwrap();
            r.check(&format!("quantile.{key}.{}", i + 1), quantile);
            r.check(&format!("quantile.{key}.{}.low", i + 1), interval.low);
            r.check(&format!("quantile.{key}.{}.high", i + 1), interval.high);
        }
    }
}
