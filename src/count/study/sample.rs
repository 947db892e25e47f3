//! Who counts, and in which cell each respondent is: one pass over the dataset.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Who;
use super::lists::{Wave, differ};
use super::origins::{Drawn, Origins};
use crate::bases::WEIGHTS_NEEDED_FROM;
use crate::cells::{CellKey, CellTally, Cells, NOBODY, WeightingCell};
use crate::dataset::{Batch, Columns, Dataset, DatasetError, Slice, Texts, name_of};
use crate::estimate::Stratum;
use crate::population::{Inside, Sorting};
use crate::weights::{
    Calibration, Leveraged, RakeError, RakeProtocol, RakingMargin, Reraking, leveraged, rake_within,
};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::Mode;
use mitreden_define::survey::union::Union;
use mitreden_keep::record::Disposition;
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
    base_weights: Vec<f64>,
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
    pub(crate) fn read(
        union: &Union,
        columns: &Columns,
        dataset: &Dataset,
        who: &Who,
    ) -> Result<Self, DatasetError> {
        #[cfg(test)]
        READ.set(READ.get() + 1);
        let survey = &*union.survey;
        let has_waves = differ(union);
        let sorting = Sorting::new(survey, columns);
        let group = who.group.and_then(|(question, option)| {
            Some((name_of(&survey.questions.get(question)?.id, ""), option))
        });
        let group = group.as_ref().map(|(name, option)| (name.as_str(), *option));
        let mut names = vec!["mode", "disposition", "simulated", "base_weight"];
        names.extend(Origins::NAMES);
        names.extend(sorting.names());
        names.extend(group.map(|(name, _)| name));
        names.extend((has_waves || who.definitions.is_some()).then_some("definition"));
        let names = unique(&names);
        let (mut sample, mut origins) = (Self::empty(&sorting), Origins::default());
        let read = |batch: Batch| -> Result<_, DatasetError> {
            let mut part = Self::empty(&sorting);
            let origins = part.take(&batch, dataset, who, (&sorting, &names, group), has_waves)?;
            Ok((part, origins))
        };
        dataset.in_order(&names, read, |(part, of_part)| {
            sample.append(part, &of_part, &mut origins);
            Ok::<_, DatasetError>(())
        })?;
        sample.adrift = origins.adrift;
        sample.clusters = origins.clusters();
        (sample.stratum_modes, sample.strata) = origins.strata().into_iter().unzip();
        Ok(sample)
    }

    /// Nobody yet.
    fn empty(sorting: &Sorting<'_>) -> Self {
        Self {
            codes: Vec::new(),
            modes: Vec::new(),
            calendar: Calendar::new(),
            base_weights: Vec::new(),
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

    /// Takes the rows of one batch, with strata and clusters by numbers of its own.
    fn take(
        &mut self,
        batch: &Batch,
        dataset: &Dataset,
        who: &Who,
        (sorting, names, group): (&Sorting<'_>, &[&str], Option<(&str, usize)>),
        has_waves: bool,
    ) -> Result<Origins, DatasetError> {
        let stances = sorting.stances(batch, names)?;
        let belonging = Belonging::new(who, batch, group)?;
        let modes = dataset.words(batch, "mode", &Mode::ALL)?;
        let dispositions = dataset.words(batch, "disposition", &Disposition::ALL)?;
        let days = batch.days("day")?;
        let (drawn, simulated) = (Drawn::new(batch)?, batch.truths("simulated")?);
        let definitions = has_waves.then(|| batch.texts("definition")).transpose()?;
        let base_weights = batch.numbers("base_weight")?;
        self.note(&days, &batch.codes("mode")?);
        let chosen = sorting.chosen(batch)?;
        let mut origins = Origins::default();
        // Cells by what makes them, so that a row of a cell that is known needs no key of its own.
        let mut known: HashMap<(u64, u32, Option<u32>), u32> = HashMap::new();
        let rows = stances.into_iter().zip(modes).zip(dispositions).enumerate();
        for (row, ((stance, mode), disposition)) in rows {
            let far_enough = disposition != Disposition::BreakOff;
            self.modes.push(mode);
            let d = base_weights.get(row);
            self.weigh(row, d);
            self.outside += u64::from(far_enough && stance.inside == Inside::No);
            self.unknown += u64::from(far_enough && stance.inside == Inside::Unknown);
            if !far_enough || stance.inside != Inside::Yes || !belonging.holds(row, mode) {
                self.codes.push(NOBODY);
                continue;
            }
            if let Some(hash) = definitions.as_ref().and_then(|texts| texts.get(row)) {
                self.met(hash, days.get(row));
            }
            self.simulated |= simulated.get(row) == Some(true);
            let (stratum, cluster) = origins.of(&drawn.row(row, mode, days.get(row)));
            let d = d.unwrap_or(1.0);
            let code = match known.entry((stance.cell, stratum, cluster)) {
                Entry::Occupied(code) => {
                    self.cells.count(*code.get(), CellTally::of(d));
                    *code.get()
                }
                Entry::Vacant(place) => {
                    let levels = sorting.levels(stance.cell);
                    *place.insert(self.cells.push(CellKey { levels, stratum, cluster }, d))
                }
            };
            self.codes.push(code);
            for ((values, missing), counts) in chosen.iter().zip(self.options.values_mut()) {
                let option = values.get(row).filter(|_| missing.get(row).is_none());
                if let Some(n) = option.and_then(|at| counts.get_mut(usize::try_from(at).ok()?)) {
                    *n += 1;
                }
            }
        }
        Ok(origins)
    }

    /// Adds the rows of the next batch: its strata and clusters get the numbers they have here.
    fn append(&mut self, part: Self, of_part: &Origins, origins: &mut Origins) {
        let (strata, clusters) = origins.join(of_part);
        let cell = |cell: &WeightingCell| {
            let CellKey { levels, stratum, cluster } = &cell.key;
            let key = CellKey {
                levels: levels.clone(),
                stratum: strata[*stratum as usize],
                cluster: cluster.map(|cluster| clusters[cluster as usize]),
            };
            self.cells.add(key, CellTally { n: cell.n, d: cell.d, d2: cell.d2 })
        };
        let codes: Vec<u32> = part.cells.iter().map(cell).collect();
        let first = self.codes.len();
        let code = |code: &u32| if *code == NOBODY { NOBODY } else { codes[*code as usize] };
        self.codes.extend(part.codes.iter().map(code));
        self.modes.extend(part.modes);
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

    /// Notes the days and modes of a batch's responses.
    fn note(&mut self, days: &Slice<'_, i32>, modes: &Slice<'_, u32>) {
        let mut known: HashMap<Option<i32>, [u64; Mode::ALL.len()]> = HashMap::new();
        for (day, mode) in days.iter().zip(modes.iter()) {
            let counts = known.entry(day).or_default();
            if let Some(n) = mode.and_then(|mode| counts.get_mut(usize::try_from(mode).ok()?)) {
                *n += 1;
            }
        }
        for (day, counts) in known {
            self.calendar
                .entry(day)
                .or_default()
                .iter_mut()
                .zip(counts)
                .for_each(|(all, n)| *all += n);
        }
    }

    /// Notes that a respondent who counts answered a definition.
    fn met(&mut self, hash: &str, day: Option<i32>) {
        match self.waves.get_mut(hash) {
            Some(wave) => wave.add(day),
            None => self.waves.entry(hash.to_owned()).or_default().add(day),
        }
    }

    /// Notes a row's base weight; those of the rows before are made up for when the first one is
    /// met.
    fn weigh(&mut self, row: usize, d: Option<f64>) {
        if d.is_some() || !self.base_weights.is_empty() {
            self.base_weights.resize(row, 1.0);
            self.base_weights.push(d.unwrap_or(1.0));
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

/// What tells whether a row belongs to the respondents of a study.
struct Belonging<'b> {
    who: &'b Who,
    group: Option<(Slice<'b, u32>, usize)>,
    definitions: Option<(Texts<'b>, &'b BTreeSet<String>)>,
}

impl<'b> Belonging<'b> {
    fn new(
        who: &'b Who,
        batch: &'b Batch,
        group: Option<(&str, usize)>,
    ) -> Result<Self, DatasetError> {
        let group = group
            .map(|(name, option)| Ok::<_, DatasetError>((batch.codes(name)?, option)))
            .transpose()?;
        let definitions = who
            .definitions
            .as_ref()
            .map(|among| Ok::<_, DatasetError>((batch.texts("definition")?, among)));
        Ok(Self { who, group, definitions: definitions.transpose()? })
    }

    fn holds(&self, row: usize, mode: Mode) -> bool {
        let chose = |(chosen, option): &(Slice<'_, u32>, usize)| {
            chosen.get(row).and_then(|code| usize::try_from(code).ok()) == Some(*option)
        };
        let answered = |(texts, among): &(Texts<'_>, &BTreeSet<String>)| {
            texts.get(row).is_some_and(|hash| among.contains(hash))
        };
        self.who.mode.is_none_or(|only| only == mode)
            && self.group.as_ref().is_none_or(chose)
            && self.definitions.as_ref().is_none_or(answered)
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
