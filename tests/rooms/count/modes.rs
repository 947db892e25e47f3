//! Two modes as strata of one design, against R's survey package (`modes_golden.R`).

use super::{Design, Estimates, Stratum};
use crate::cells::{CellKey, Cells, Moments, WeightingCell};
use crate::golden::{Row, Survey, number, table};
use crate::weights::{Calibration, Distance, RakingMargin, calibrate, rake_within};
use mitreden_define::survey::Mode;
use nalgebra::{DMatrix, DVector};

/// 200 schools drawn one by one, and 183 of 15 districts.
struct Modes {
    rows: Vec<Row>,
    cells: Cells,
    codes: Vec<u32>,
    strata: Vec<Stratum>,
}

impl Modes {
    fn new(has_fpc: bool) -> Self {
        let (mut rows, mut cells, mut codes) = (Vec::new(), Cells::new(), Vec::new());
        for (stratum, file) in [(0, "apisrs.csv"), (1, "apiclus1.csv")] {
            for row in table(file) {
                let types = ["E", "H", "M"].iter().position(|name| row["stype"] == *name).unwrap();
                let levels =
                    vec![u16::try_from(types).unwrap(), u16::from(row["sch.wide"] == "Yes")];
                let cluster = (stratum == 1).then(|| row["dnum"].parse().unwrap());
                codes.push(cells.push(CellKey { levels, stratum, cluster }, number(&row, "pw")));
                rows.push(row);
            }
        }
        let stratum = |(name, population): (&str, f64)| Stratum {
            name: name.into(),
            population: has_fpc.then_some(population),
        };
        let strata = [("online", 6194.0), ("street", 757.0)].map(stratum).to_vec();
        Self { rows, cells, codes, strata }
    }

    fn raked(&self) -> Design {
        let of = |c: usize| {
            let levels = &self.cells.iter().nth(c).unwrap().key.levels;
            let is = |at: usize, level: u16| f64::from(u8::from(levels[at] == level));
            [1.0, is(0, 1), is(0, 2), is(1, 1)]
        };
        let x = DMatrix::from_fn(self.cells.len(), 4, |c, j| of(c)[j]);
        let d: Vec<f64> = self.cells.iter().map(|cell| cell.d).collect();
        let totals = DVector::from_vec(vec![1.0, 0.20, 0.18, 0.70]) * self.cells.d();
        let factors = calibrate(&x, &d, &totals, Distance::Raking).unwrap().factors;
        Design::new(&self.cells, &Calibration { factors, x }, &self.strata)
    }

    fn moments<const M: usize>(&self, u: impl Fn(&Row) -> [f64; M]) -> Moments {
        let mut moments = Moments::new(self.cells.len(), M);
        for (row, code) in self.rows.iter().zip(&self.codes) {
            moments.push(*code, number(row, "pw"), &u(row));
        }
        moments
    }

    fn check(&self, r: &Survey, key: &str, design: &Design) {
        let same = |name: &str, estimates: &Estimates, j: usize| {
            r.check(&format!("{key}{name}.est"), estimates.theta[j]);
            r.check(&format!("{key}{name}.se"), estimates.se(j).unwrap());
        };
        let of = |row: &Row, name: &str| number(row, name);
        let mean = design.mean(&self.moments(|row| ["api00", "enroll"].map(|name| of(row, name))));
        same("mean.api00", &mean, 0);
        same("mean.enroll", &mean, 1);
        same("total.enroll", &design.total(&self.moments(|row| [of(row, "enroll")])), 0);
        let three = design
            .mean(&self.moments(|row| ["api00", "api99", "enroll"].map(|name| of(row, name))));
        for (j, k) in (0..3).flat_map(|j| (0..3).map(move |k| (j, k))) {
            let cov = three.cov.as_ref().unwrap()[(j, k)];
            r.check(&format!("{key}vcov.{}{}", j + 1, k + 1), cov);
        }
        let two = self.moments(|row| ["api00", "api99"].map(|name| of(row, name)));
        same("ratio", &design.ratios(&two, &[(0, 1)]), 0);
        for name in ["E", "H", "M"] {
            let inside = |row: &Row| f64::from(u8::from(row["stype"] == name));
            let moments = self.moments(|row| {
                let inside = inside(row);
                [inside, inside * of(row, "api00"), inside * of(row, "enroll")]
            });
            let means = design.ratios(&moments, &[(1, 0), (2, 0)]);
            same(&format!("{name}.api00"), &means, 0);
            same(&format!("{name}.enroll"), &means, 1);
        }
    }
}

#[test]
fn modes_are_strata() {
    for (has_fpc, plain, raked) in [(false, "plain", "raked"), (true, "fpc", "raked.fpc")] {
        let modes = Modes::new(has_fpc);
        let none = Calibration::none(&modes.cells);
        let r = Survey::of("modes_golden.csv");
        for (key, design) in
            [(plain, Design::new(&modes.cells, &none, &modes.strata)), (raked, modes.raked())]
        {
            modes.check(&r, &format!("{key}."), &design);
            r.check(&format!("{key}.degf"), design.df());
        }
    }
}

/// Each mode raked by itself, and joined by what it tells (`pools_golden.R`).
#[test]
fn modes_are_raked_by_themselves() {
    let (modes, r) = (Modes::new(false), Survey::of("pools_golden.csv"));
    let margins = [
        RakingMargin::new("stype", [("E", 0.7), ("H", 0.13), ("M", 0.17)]),
        RakingMargin::new("sch.wide", [("No", 0.25), ("Yes", 0.75)]),
    ];
    let of = |cell: &WeightingCell| [Mode::Online, Mode::Street][cell.key.stratum as usize];
    let of: Vec<Mode> = modes.cells.iter().map(of).collect();
    let raked = rake_within(&modes.cells, &margins, &of).unwrap();
    for (pool, name) in raked.protocol.pools.iter().zip(["online", "street"]) {
        r.check(&format!("n_eff.{name}"), pool.kish.n_eff);
        r.check(&format!("lambda.{name}"), pool.share);
    }
    r.check("deff", raked.protocol.kish.deff);
    for row in (0..3).chain(200..203) {
        let factor = raked.calibration.factors[modes.codes[row] as usize];
        r.check(&format!("w.{}", row + 1), factor * number(&modes.rows[row], "pw"));
    }
    for (level, target) in raked.protocol.margins[0].levels.iter().zip([0.7, 0.13, 0.17]) {
        assert!((level.weighted - target).abs() < 1e-12 && (level.target - target).abs() < 1e-12);
    }
    modes.check(&r, "", &Design::new(&modes.cells, &raked.calibration, &modes.strata));
}

/// Of a mode that is one cluster, the distance from all others is the variance, by hand.
#[test]
fn one_shift_beside_single_answers() {
    let mut cells = Cells::new();
    let key = |stratum, cluster| CellKey { levels: vec![], stratum, cluster };
    let mut moments = Moments::new(2, 1);
    let rows =
        [(0, None, 3.0), (0, None, 5.0), (0, None, 4.0), (1, Some(7), 8.0), (1, Some(7), 10.0)];
    for (stratum, cluster, u) in rows {
        let code = cells.push(key(stratum, cluster), 1.0);
        moments.push(code, 1.0, &[u]);
    }
    let strata = ["online", "street"].map(|name| Stratum { name: name.into(), population: None });
    let design = Design::new(&cells, &Calibration::none(&cells), &strata);
    let mean = design.mean(&moments);
    // Mean 6. Online: 3/2·Σ(u − 4)² = 3. Street: z = 2 + 4 = 6, (5/3·6)² = 100.
    assert!((mean.cov.as_ref().unwrap()[(0, 0)] - 103.0 / 25.0).abs() < 1e-12);
    let satterthwaite = 103.0 * 103.0 / (3.0 * 3.0 / 2.0 + 100.0 * 100.0);
    assert!((mean.df_of(0) - satterthwaite).abs() < 1e-12);
    assert!((design.df() - 3.0).abs() < 1e-12 && !design.is_one_cluster());
}
