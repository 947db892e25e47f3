//! Who counts, and in which cell each respondent is.

use std::collections::BTreeMap;

use super::lists::Wave;
use super::origins::Origins;
use crate::bases::WEIGHTS_NEEDED_FROM;
use crate::cells::{CellTally, Cells, NOBODY};
use crate::estimate::Stratum;
use crate::population::Sorting;
use crate::weights::{
    Calibration, Leveraged, RakeError, RakeProtocol, RakingMargin, Reraking, leveraged, rake_within,
};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::Mode;
use nalgebra::DMatrix;

/// Responses by day (in days since 1 January 1970), in the order of [`Mode::ALL`].
pub(crate) type Calendar = BTreeMap<Option<i32>, [u64; Mode::ALL.len()]>;

#[cfg(test)]
thread_local! {
    /// How often a sample was read, and raked, for the test that a report does each once.
    pub(crate) static READ: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
    pub(crate) static RAKED: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// The respondents who count, row by row of the dataset.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    /// The cell of each row; [`NOBODY`] for rows that do not count.
    pub(crate) codes: Vec<u32>,
    /// The mode of each row.
    pub(crate) modes: Vec<Mode>,
    /// How many responses came in on each day by each mode, those that do not count included.
    pub(crate) calendar: Calendar,
    /// The base weight of each row; empty where nobody brought one, and everybody counts 1.
    pub(super) base_weights: Vec<f64>,
    /// How many responses each row stands for; none where each is one.
    pub(super) times: Option<Vec<u64>>,
    /// The cells.
    pub(crate) cells: Cells,
    /// Whether any response is simulated.
    pub(crate) simulated: bool,
    /// The strata that responses were drawn from, by their numbers in the cells.
    pub(crate) strata: Vec<Stratum>,
    /// The mode of each stratum.
    pub(super) stratum_modes: Vec<Mode>,
    /// The names of the clusters, by their numbers in the cells.
    pub(crate) clusters: Vec<String>,
    /// How many got far enough but are outside the population.
    pub(crate) outside: u64,
    /// Of how many that got far enough it is unknown whether they are inside.
    pub(crate) unknown: u64,
    /// How many respondents were asked in the street in no known shift.
    pub(crate) adrift: u64,
    /// The respondents to each definition, where definitions differ in what they ask about needs;
    /// empty otherwise.
    pub(crate) waves: BTreeMap<String, Wave>,
    /// How many respondents chose each option of the questions that make the margins.
    pub(crate) options: BTreeMap<QuestionIndex, Vec<u64>>,
    margins: Vec<RakingMargin>,
}

impl Sample {
    /// Nobody yet.
    pub(super) fn empty(sorting: &Sorting<'_>) -> Self {
        Self {
            codes: Vec::new(),
            modes: Vec::new(),
            calendar: Calendar::new(),
            base_weights: Vec::new(),
            times: None,
            cells: Cells::new(),
            simulated: false,
            strata: Vec::new(),
            stratum_modes: Vec::new(),
            clusters: Vec::new(),
            outside: 0,
            unknown: 0,
            adrift: 0,
            waves: BTreeMap::new(),
            options: sorting.questions().map(|(at, items)| (at, vec![0; items])).collect(),
            margins: sorting.margins(),
        }
    }

    /// Takes the names of its strata and clusters, when all rows were added.
    pub(super) fn located(&mut self, origins: Origins) {
        self.adrift = origins.adrift;
        self.clusters = origins.clusters();
        (self.stratum_modes, self.strata) = origins.strata().into_iter().unzip();
    }

    /// Adds the rows of the next batch; `cells` are the codes that its cells have here.
    pub(super) fn append(&mut self, part: Self, cells: &[u32]) {
        let first = self.codes.len();
        let code = |code: &u32| if *code == NOBODY { NOBODY } else { cells[*code as usize] };
        self.codes.extend(part.codes.iter().map(code));
        self.modes.extend(part.modes);
        if let Some(times) = part.times {
            self.times.get_or_insert_default().extend(times);
        }
        if !part.base_weights.is_empty() || !self.base_weights.is_empty() {
            self.base_weights.resize(first, 1.0);
            self.base_weights.extend(part.base_weights);
            self.base_weights.resize(self.codes.len(), 1.0);
        }
        for (day, counts) in part.calendar {
            let all = self.calendar.entry(day).or_default();
            all.iter_mut().zip(counts).for_each(|(all, n)| *all += n);
        }
        self.simulated |= part.simulated;
        self.outside += part.outside;
        self.unknown += part.unknown;
        for (counts, of_part) in self.options.values_mut().zip(part.options.into_values()) {
            counts.iter_mut().zip(of_part).for_each(|(n, more)| *n += more);
        }
        for (hash, wave) in part.waves {
            let all = self.waves.entry(hash).or_default();
            *all = all.join(wave);
        }
    }

    /// The base weight of each row; empty where everybody counts 1.
    pub(crate) fn base_weights(&self) -> &[f64] {
        &self.base_weights
    }

    /// The base weight of a row.
    pub(crate) fn base_weight(&self, row: usize) -> f64 {
        self.base_weights.get(row).copied().unwrap_or(1.0)
    }

    /// How many responses a row stands for.
    pub(crate) fn times(&self, row: usize) -> u64 {
        self.times.as_ref().map_or(1, |times| times[row])
    }

    /// The cell of a row that counts; `None` for other rows.
    pub(crate) fn cell(&self, row: usize) -> Option<u32> {
        self.codes.get(row).copied().filter(|code| *code != NOBODY)
    }

    /// Whether the respondents who count have different base weights.
    pub(crate) fn has_base_weights(&self) -> bool {
        let mut counted = (0..self.base_weights.len())
            .filter(|row| self.cell(*row).is_some())
            .map(|row| self.base_weight(row));
        let first = counted.next();
        first.is_some_and(|first| counted.any(|other| other.total_cmp(&first).is_ne()))
    }

    /// Whether nothing is known by which respondents could have different weights.
    pub(crate) fn is_unweighted(&self) -> bool {
        self.margins.is_empty() && self.base_weights.is_empty()
    }

    /// The sample of the same respondents, each counting 1.
    pub(crate) fn unweighted(&self) -> Self {
        let mut cells = Cells::new();
        for cell in &self.cells {
            let n = cell.n as f64;
            cells.add(cell.key.clone(), CellTally { n: cell.n, d: n, d2: n });
        }
        Self { cells, base_weights: Vec::new(), margins: Vec::new(), ..self.clone() }
    }

    /// Whether a distribution of the population is known.
    pub(crate) fn has_margins(&self) -> bool {
        !self.margins.is_empty()
    }

    /// The pool of modes that each cell was raked in.
    fn pools(&self, protocol: &RakeProtocol) -> Vec<usize> {
        self.cell_modes().into_iter().map(|mode| protocol.pool_of(mode)).collect()
    }

    /// The mode of each cell.
    fn cell_modes(&self) -> Vec<Mode> {
        self.cells.iter().map(|cell| self.stratum_modes[cell.key.stratum as usize]).collect()
    }

    /// The combinations of levels with high leverage, in each pool of modes.
    pub(crate) fn leveraged(
        &self,
        x: &DMatrix<f64>,
        protocol: &RakeProtocol,
    ) -> Vec<Vec<Leveraged>> {
        let of = self.pools(protocol);
        leveraged(&self.cells, &self.margins, x, (&of, protocol.pools.len()))
    }

    /// What rakes the cells anew for other base weights; the protocol is that of raking these.
    pub(crate) fn reraking(&self, protocol: &RakeProtocol) -> Result<Reraking, RakeError> {
        Reraking::new(&self.cells, &self.margins, protocol, self.pools(protocol))
    }

    /// Rakes the cells to the population within pools of modes, where a distribution of it is known.
    pub(crate) fn calibrate(&self) -> Result<(Calibration, Option<RakeProtocol>), RakeError> {
        if self.margins.is_empty() {
            return Ok((Calibration::none(&self.cells), None));
        }
        #[cfg(test)]
        RAKED.set(RAKED.get() + 1);
        match rake_within(&self.cells, &self.margins, &self.cell_modes()) {
            Ok(raked) => Ok((raked.calibration, Some(raked.protocol))),
            Err(_) if self.cells.n() < WEIGHTS_NEEDED_FROM => {
                Ok((Calibration::none(&self.cells), None))
            }
            Err(error) => Err(error),
        }
    }
}

/// The names, each once, in order.
pub(crate) fn unique<'n>(names: &[&'n str]) -> Vec<&'n str> {
    let mut once: Vec<&str> = Vec::with_capacity(names.len());
    for name in names {
        if !once.contains(name) {
            once.push(name);
        }
    }
    once
}
