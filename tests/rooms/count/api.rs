//! The `api` samples of R's survey package, with their rows in cells.

use crate::cells::{CellKey, Cells, Moments};
use crate::estimate::{Design, Stratum};
use crate::golden::{Row, number, table};
use crate::weights::{Calibration, RakingMargin};

/// A sample whose rows have found their cells.
pub(crate) struct Sample {
    pub(crate) rows: Vec<Row>,
    pub(crate) cells: Cells,
    pub(crate) codes: Vec<u32>,
    pub(crate) strata: Vec<Stratum>,
}

impl Sample {
    /// Codes the rows of a golden table; `key` says what a row's weight depends on.
    pub(crate) fn new(
        file: &str,
        strata: Vec<Stratum>,
        key: impl Fn(usize, &Row) -> CellKey,
    ) -> Self {
        let rows = table(file);
        let mut cells = Cells::new();
        let codes = rows
            .iter()
            .enumerate()
            .map(|(i, row)| cells.push(key(i, row), number(row, "pw")))
            .collect();
        Self { rows, cells, codes, strata }
    }

    /// Stratified by school type, each school drawn by itself.
    pub(crate) fn stratified() -> Self {
        let population = [("E", 4421.0), ("H", 755.0), ("M", 1018.0)];
        let strata = population
            .map(|(name, population)| Stratum { name: name.into(), population: Some(population) });
        Self::new("apistrat.csv", strata.to_vec(), |_, row| CellKey {
            stratum: stype(row),
            ..CellKey::default()
        })
    }

    /// Fifteen districts of 757; the margins are school type and whether the school met its target.
    pub(crate) fn clustered(margins: usize) -> Self {
        Self::new("apiclus1.csv", districts(), move |_, row| {
            let levels = [stype(row), u32::from(row["sch.wide"] == "Yes")];
            let levels =
                levels[..margins].iter().map(|level| u16::try_from(*level).unwrap()).collect();
            CellKey { levels, stratum: 0, cluster: Some(row["dnum"].parse().unwrap()) }
        })
    }

    /// The same, with a cell for every school: for calibration on a continuous variable.
    pub(crate) fn by_school() -> Self {
        Self::new("apiclus1.csv", districts(), |i, row| CellKey {
            levels: vec![u16::try_from(i).unwrap()],
            stratum: 0,
            cluster: Some(row["dnum"].parse().unwrap()),
        })
    }

    /// 200 schools drawn one by one beside 183 of 15 districts, as two modes; raked to two margins.
    pub(crate) fn two_modes() -> Self {
        let strata = ["online", "street"];
        let strata = strata.map(|name| Stratum { name: name.into(), population: None }).to_vec();
        let (mut rows, mut cells, mut codes) = (Vec::new(), Cells::new(), Vec::new());
        for (stratum, file) in [(0, "apisrs.csv"), (1, "apiclus1.csv")] {
            for row in table(file) {
                let cluster = (stratum == 1).then(|| row["dnum"].parse().unwrap());
                let key = CellKey { levels: both_levels(&row), stratum, cluster };
                codes.push(cells.push(key, number(&row, "pw")));
                rows.push(row);
            }
        }
        Self { rows, cells, codes, strata }
    }

    /// Stratified by school type, to be raked to whether schools met their target.
    pub(crate) fn stratified_with_targets() -> Self {
        let Self { strata, .. } = Self::stratified();
        Self::new("apistrat.csv", strata, |_, row| CellKey {
            levels: vec![u16::from(row["sch.wide"] == "Yes")],
            stratum: stype(row),
            cluster: None,
        })
    }

    pub(crate) fn moments<const M: usize>(&self, u: impl Fn(&Row) -> [f64; M]) -> Moments {
        let mut moments = Moments::new(self.cells.len(), M);
        for (row, code) in self.rows.iter().zip(&self.codes) {
            moments.push(*code, number(row, "pw"), &u(row));
        }
        moments
    }

    pub(crate) fn design(&self, calibration: &Calibration) -> Design {
        Design::new(&self.cells, calibration, &self.strata)
    }

    pub(crate) fn unweighted(&self) -> Design {
        self.design(&Calibration::none(&self.cells))
    }
}

fn districts() -> Vec<Stratum> {
    vec![Stratum { name: "all".into(), population: Some(757.0) }]
}

pub(crate) fn stype(row: &Row) -> u32 {
    match row["stype"].as_str() {
        "E" => 0,
        "H" => 1,
        _ => 2,
    }
}

pub(crate) fn is(row: &Row, column: &str, value: &str) -> f64 {
    f64::from(u8::from(row[column] == value))
}

pub(crate) fn school_types() -> RakingMargin {
    RakingMargin::new("stype", [("E", 4421.0), ("H", 755.0), ("M", 1018.0)])
}

pub(crate) fn targets_met() -> RakingMargin {
    RakingMargin::new("sch.wide", [("No", 1072.0), ("Yes", 5122.0)])
}

fn both_levels(row: &Row) -> Vec<u16> {
    vec![u16::try_from(stype(row)).unwrap(), u16::from(row["sch.wide"] == "Yes")]
}
