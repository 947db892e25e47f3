//! Who counts, and in which cell each respondent is: one pass over the dataset.

use std::collections::HashMap;

use crate::count::bases::WEIGHTS_NEEDED_FROM;
use crate::count::cells::{CellKey, Cells, Tally};
use crate::count::dataset::{Columns, Dataset, DatasetError, name_of};
use crate::count::population::{Inside, Sorting};
use crate::count::weights::{Calibration, Margin, RakeError, RakeProtocol, rake};
use crate::define::survey::{Mode, Survey};
use crate::keep::record::Disposition;

/// The code of a response that does not count.
pub(crate) const NOBODY: u32 = u32::MAX;

/// The respondents who count, row by row of the dataset.
pub(crate) struct Sample {
    /// The cell of each row; [`NOBODY`] for those who do not count.
    pub(crate) codes: Vec<u32>,
    /// The mode of each row.
    pub(crate) modes: Vec<Mode>,
    /// The group of each row, where groups were asked for.
    pub(crate) groups: Vec<Option<usize>>,
    /// The base weight of each row; empty where nobody brought one, and everybody counts 1.
    base_weights: Vec<f64>,
    /// The cells.
    pub(crate) cells: Cells,
    /// Whether a response is made up.
    pub(crate) simulated: bool,
    margins: Vec<Margin>,
}

impl Sample {
    pub(crate) fn read(survey: &Survey, dataset: &Dataset, by: Option<usize>) -> Result<Self, DatasetError> {
        let columns = Columns::of(survey)?;
        let sorting = Sorting::new(survey, &columns);
        let mut names = vec!["mode", "disposition", "simulated", "place", "shift", "base_weight"];
        names.extend(sorting.names());
        let by = by.map(|question| name_of(&survey.questions[question].id, ""));
        let by = by.as_deref();
        names.extend(by);
        names.dedup();
        let names = unique(names);
        let mut sample = Self {
            codes: Vec::new(),
            modes: Vec::new(),
            groups: Vec::new(),
            base_weights: Vec::new(),
            cells: Cells::new(),
            simulated: false,
            margins: sorting.margins(),
        };
        let mut clusters: HashMap<(String, String), u32> = HashMap::new();
        for batch in dataset.batches(&names) {
            let batch = batch?;
            let stances = sorting.stances(&batch, &names)?;
            let (modes, dispositions) = (batch.codes("mode")?, batch.codes("disposition")?);
            let (places, shifts, simulated) = (batch.texts("place")?, batch.texts("shift")?, batch.truths("simulated")?);
            let base_weights = batch.numbers("base_weight")?;
            let groups = by.map(|name| batch.codes(name)).transpose()?;
            for (row, stance) in stances.into_iter().enumerate() {
                let mode = word(&Mode::ALL, modes.get(row)).unwrap_or(Mode::Online);
                let far_enough = word(&Disposition::ALL, dispositions.get(row)).is_some_and(|d| d != Disposition::BreakOff);
                sample.modes.push(mode);
                if let Some(groups) = &groups {
                    sample.groups.push(groups.get(row).and_then(|code| usize::try_from(code).ok()));
                }
                let d = base_weights.get(row);
                sample.weigh(batch.first + row, d);
                if !far_enough || stance.inside != Inside::Yes {
                    sample.codes.push(NOBODY);
                    continue;
                }
                sample.simulated |= simulated.get(row) == Some(true);
                // Those asked in one place in one shift are a cluster; everybody else is one of their own.
                let street = places.get(row).zip(shifts.get(row)).filter(|_| mode == Mode::Street);
                let cluster = street.map(|(place, shift)| {
                    let next = u32::try_from(clusters.len()).unwrap_or(u32::MAX);
                    *clusters.entry((place.to_owned(), shift.to_owned())).or_insert(next)
                });
                let key = CellKey { levels: sorting.levels(stance.cell), stratum: 0, cluster };
                sample.codes.push(sample.cells.push(key, d.unwrap_or(1.0)));
            }
        }
        Ok(sample)
    }

    /// Notes a row's base weight; those of the rows before are made up for when the first one is met.
    fn weigh(&mut self, row: usize, d: Option<f64>) {
        if d.is_some() || !self.base_weights.is_empty() {
            self.base_weights.resize(row, 1.0);
            self.base_weights.push(d.unwrap_or(1.0));
        }
    }

    /// The base weight of a row.
    pub(crate) fn base_weight(&self, row: usize) -> f64 {
        self.base_weights.get(row).copied().unwrap_or(1.0)
    }

    /// The cell of a row that counts; `None` for those who do not.
    pub(crate) fn cell(&self, row: usize) -> Option<u32> {
        self.codes.get(row).copied().filter(|code| *code != NOBODY)
    }

    /// Whether nothing is known by which one respondent could count more than another.
    pub(crate) fn is_unweighted(&self) -> bool {
        self.margins.is_empty() && self.base_weights.is_empty()
    }

    /// The same respondents, each counting 1.
    pub(crate) fn unweighted(self) -> Self {
        let mut cells = Cells::new();
        for cell in &self.cells {
            let n = cell.n as f64;
            cells.add(cell.key.clone(), Tally { n: cell.n, d: n, d2: n });
        }
        Self { cells, base_weights: Vec::new(), margins: Vec::new(), ..self }
    }

    /// Rakes the cells to the population, where something is known of it.
    pub(crate) fn calibrate(&self) -> Result<(Calibration, Option<RakeProtocol>), RakeError> {
        if self.margins.is_empty() {
            return Ok((Calibration::none(&self.cells), None));
        }
        match rake(&self.cells, &self.margins) {
            Ok(raked) => Ok((raked.calibration, Some(raked.protocol))),
            Err(_) if self.cells.n() < WEIGHTS_NEEDED_FROM => Ok((Calibration::none(&self.cells), None)),
            Err(error) => Err(error),
        }
    }
}

/// What an Enum's code stands for.
fn word<T: Copy>(all: &[T], code: Option<u32>) -> Option<T> {
    all.get(usize::try_from(code?).ok()?).copied()
}

/// The names, each once, in order.
fn unique(names: Vec<&str>) -> Vec<&str> {
    let mut once: Vec<&str> = Vec::with_capacity(names.len());
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}
