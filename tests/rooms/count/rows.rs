//! Cells against rows: the same factors and the same variance, whichever way the sample is kept.

use super::{
    Calibration, CalibrationRows, Distance, RakingMargin, RowCalibration, calibrate,
    calibrate_rows, rake,
};
use crate::api::{Sample, is, school_types};
use crate::cells::{CellKey, Cells, Moments};
use crate::estimate::{Design, Stratum};
use crate::golden::{Survey, number};
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;
use std::cell::Cell;
use std::convert::Infallible;

/// Rows in memory, which count how often they are gone over.
struct Given {
    rows: Vec<(Vec<f64>, f64)>,
    passes: Cell<usize>,
}

impl Given {
    fn new(rows: Vec<(Vec<f64>, f64)>) -> Self {
        Self { rows, passes: Cell::new(0) }
    }

    fn calibrate(&self, totals: &[f64], distance: Distance) -> Option<RowCalibration> {
        let totals = DVector::from_row_slice(totals);
        let Ok(found) = calibrate_rows(self, &totals, distance);
        found
    }
}

impl CalibrationRows for Given {
    type Error = Infallible;

    fn try_for_each(&self, mut f: impl FnMut(&[f64], f64)) -> Result<(), Infallible> {
        self.passes.set(self.passes.get() + 1);
        self.rows.iter().for_each(|(x, d)| f(x, *d));
        Ok(())
    }
}

const LOGIT: Distance = Distance::Logit { low: 0.5, high: 1.6 };

#[test]
fn continuous_totals_by_rows_are_those_of_r() {
    let r = Survey::read();
    let sample = Sample::by_school();
    let x = |i: usize| {
        let row = &sample.rows[i];
        [1.0, is(row, "stype", "H"), is(row, "stype", "M"), number(row, "api99")].to_vec()
    };
    let rows =
        Given::new((0..sample.rows.len()).map(|i| (x(i), number(&sample.rows[i], "pw"))).collect());
    let totals = [6194.0, 755.0, 1018.0, 3_914_069.0];
    let all = [("greg2", Distance::Linear), ("calrake", Distance::Raking), ("logit", LOGIT)];
    for (key, distance) in all {
        rows.passes.set(0);
        let found = rows.calibrate(&totals, distance).unwrap();
        let tolerance = if distance == Distance::Linear { 1e-9 } else { 1e-7 };
        if distance == Distance::Linear {
            // One pass sums up, the other sees that the totals are met.
            assert_eq!((rows.passes.get(), found.iterations), (2, 1));
        }
        let factors: Vec<f64> = rows.rows.iter().map(|(x, _)| found.factor(x)).collect();
        if key != "calrake" {
            let low = factors.iter().copied().fold(f64::INFINITY, f64::min);
            let high = factors.iter().copied().fold(0.0, f64::max);
            r.check_to(&format!("clus1.{key}.g.range.1"), low, tolerance);
            r.check_to(&format!("clus1.{key}.g.range.2"), high, tolerance);
        }
        // The table of cells, one a school, finds the same.
        let table = DMatrix::from_fn(sample.rows.len(), 4, |i, j| x(i)[j]);
        let d: Vec<f64> = sample.cells.iter().map(|cell| cell.d).collect();
        let cells = calibrate(&table, &d, &DVector::from_row_slice(&totals), distance).unwrap();
        for (row, cell) in factors.iter().zip(&cells.factors) {
            assert!((row - cell).abs() < 1e-12, "{key}: {row} {cell}");
        }
        let design = sample.design(&Calibration { factors, x: table });
        let mean = design.mean(&sample.moments(|row| [number(row, "api00")]));
        r.check_to(&format!("clus1.{key}.mean.api00.est"), mean.theta[0], tolerance);
        r.check_to(&format!("clus1.{key}.mean.api00.se"), mean.se(0).unwrap(), tolerance);
    }
    // Of margins alone: post-stratification, and the linear distance on it.
    let types = Given::new(rows.rows.iter().map(|(x, d)| (x[..3].to_vec(), *d)).collect());
    let found = types.calibrate(&totals[..3], Distance::Linear).unwrap();
    let sum =
        |of: usize| -> f64 { types.rows.iter().map(|(x, d)| found.factor(x) * d * x[of]).sum() };
    assert!((sum(1) - 755.0).abs() < 1e-9 && (sum(2) - 1018.0).abs() < 1e-9);
    let stratified = rake(&Sample::clustered(1).cells, &[school_types()]).unwrap();
    let scale = 6194.0 / sample.cells.d();
    for (row, code) in types.rows.iter().zip(&Sample::clustered(1).codes) {
        let cell = scale * stratified.calibration.factors[*code as usize];
        assert!((found.factor(&row.0) - cell).abs() < 1e-12);
    }
}

#[test]
fn totals_that_no_row_can_meet_are_refused() {
    let rows = Given::new(vec![(vec![1.0, 0.0], 1.0), (vec![1.0, 1.0], 1.0)]);
    assert_eq!(rows.calibrate(&[2.0, 2.5], Distance::Raking), None);
    assert_eq!(rows.calibrate(&[2.0, 1.9], Distance::Logit { low: 0.3, high: 3.0 }), None);
    assert!(rows.calibrate(&[2.0, 2.5], Distance::Linear).is_some());
}

/// One made-up respondent: levels of two margins, where the last one is no answer, base weight,
/// stratum, and an answer.
type Made = ([u16; 2], f64, u32, f64);

fn respondents() -> impl Strategy<Value = Vec<Made>> {
    let one = ([0..3_u16, 0..4_u16], 0.25..4.0_f64, 0..2_u32, -2.0..9.0_f64);
    proptest::collection::vec(one, 150..260)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Random weights, missing answers, strata: what cells give, rows give.
    #[test]
    fn cells_equal_rows(made in respondents(), target in 0.35..0.65_f64) {
        let margins = [
            RakingMargin::new("sex", [("f", target), ("m", 1.0 - target)]),
            RakingMargin::new("age", [("a", 0.3), ("b", 0.3), ("c", 0.4)]),
        ];
        let (mut cells, mut each) = (Cells::new(), Cells::new());
        let mut codes = Vec::new();
        for (i, (levels, d, stratum, _)) in made.iter().enumerate() {
            let key = CellKey { levels: levels.to_vec(), stratum: *stratum, cluster: None };
            codes.push(cells.push(key.clone(), *d));
            // A third part of the key, which no margin reads, gives each row a cell of its own.
            let own = [&levels[..], &[u16::try_from(i).unwrap()]].concat();
            each.push(CellKey { levels: own, ..key }, *d);
        }
        let (raked, by_row) = (rake(&cells, &margins).unwrap(), rake(&each, &margins).unwrap());
        for (row, code) in codes.iter().enumerate() {
            let cell = raked.calibration.factors[*code as usize];
            prop_assert!((by_row.calibration.factors[row] - cell).abs() < 1e-12);
        }
        prop_assert!((raked.protocol.kish.n_eff - by_row.protocol.kish.n_eff).abs() < 1e-9);

        // The same totals, asked of rows that are only passed over.
        let x = |code: u32| {
            raked.calibration.x.row(code as usize).iter().copied().collect::<Vec<f64>>()
        };
        let inner = codes.iter().map(|code| x(*code)).zip(&made).filter(|(x, _)| x[0] > 0.0);
        let rows = Given::new(inner.map(|(x, (_, d, ..))| (x, *d)).collect());
        let unbounded = raked.protocol.pools[0].bounds == super::FactorBounds::Kept;
        if unbounded {
            let totals: Vec<f64> = (0..raked.calibration.x.ncols())
                .map(|j| cells.iter().enumerate()
                    .map(|(c, cell)| {
                        raked.calibration.factors[c] * cell.d * raked.calibration.x[(c, j)]
                    })
                    .sum())
                .collect();
            let found = rows.calibrate(&totals, Distance::Raking).unwrap();
            for (code, (levels, ..)) in codes.iter().zip(&made) {
                let x = x(*code);
                if x[0] > 0.0 {
                    let cell = raked.calibration.factors[*code as usize];
                    prop_assert!((found.factor(&x) - cell).abs() < 1e-11, "{levels:?}");
                }
            }
        }

        let strata = ["s", "t"].map(|name| Stratum { name: name.into(), population: None });
        let cov = |cells: &Cells, calibration: &Calibration, code: &dyn Fn(usize) -> u32| {
            let mut moments = Moments::new(cells.len(), 2);
            for (i, (levels, d, _, u)) in made.iter().enumerate() {
                moments.push(code(i), *d, &[*u, f64::from(u8::from(levels[0] == 0))]);
            }
            Design::new(cells, calibration, &strata).mean(&moments).cov.unwrap()
        };
        let one = cov(&cells, &raked.calibration, &|i| codes[i]);
        let other =
            cov(&each, &by_row.calibration, &|i| u32::try_from(i).unwrap());
        prop_assert!((one[(0, 0)] / other[(0, 0)] - 1.0).abs() < 1e-11);
    }

    /// Random weights, levels, strata and clusters: cells that share their products give what each
    /// gives by itself.
    #[test]
    fn shared_products_equal_each_cells_own(made in respondents(), target in 0.35..0.65_f64) {
        let margins = [RakingMargin::new("sex", [("f", target), ("m", 1.0 - target)])];
        let mut cells = Cells::new();
        let mut codes = Vec::new();
        for (i, (levels, d, stratum, _)) in made.iter().enumerate() {
            // In one stratum clusters of some seven, in the other nearly everybody alone.
            let cluster = u32::try_from(i * 7 % 20).unwrap();
            let cluster = (*stratum == 0 || i % 9 == 0).then_some(cluster);
            let key = CellKey { levels: levels[..1].to_vec(), stratum: *stratum, cluster };
            codes.push(cells.push(key, *d));
        }
        let calibration = rake(&cells, &margins).unwrap().calibration;
        let strata = ["s", "t"].map(|name| Stratum { name: name.into(), population: None });
        let design = Design::new(&cells, &calibration, &strata);
        prop_assert!(design.layout().pools() < cells.len());
        let of = |mut moments: Moments, mut squares: Moments| {
            for (code, (levels, d, _, u)) in codes.iter().zip(&made) {
                let u = [*u, f64::from(u8::from(levels[1] == 0)), 1.0];
                moments.push(*code, *d, &u);
                squares.push(*code, *d, &[f64::from(u8::from(levels[1] == 0)), 1.0, 0.0]);
            }
            (design.mean(&moments), design.ratios(&squares, &[(0, 1)]))
        };
        let (layout, n) = (design.layout(), cells.len());
        let (one, share) = of(Moments::new(layout.clone(), 3), Moments::squares(layout, 3));
        let (other, alone) = of(Moments::new(n, 3), Moments::squares(n, 3));
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-12 * b.abs().max(1e-9);
        prop_assert!(close(share.se(0).unwrap(), alone.se(0).unwrap()));
        for j in 0..3 {
            prop_assert!(close(one.theta[j], other.theta[j]));
            prop_assert!(close(one.df_of(j), other.df_of(j)));
            for k in 0..3 {
                let (joint, own) = (one.joint().unwrap(), other.joint().unwrap());
                // A product of two numbers may cancel to next to nothing: it is held against what
                // it is a sum of.
                let same = |a: &DMatrix<f64>, b: &DMatrix<f64>| {
                    let size = (b[(j, j)] * b[(k, k)]).sqrt().max(1e-9);
                    (a[(j, k)] - b[(j, k)]).abs() <= 1e-12 * size
                };
                prop_assert!(same(&joint.cov, &own.cov));
                prop_assert!(same(&joint.spread, &own.spread));
            }
        }
    }
}
