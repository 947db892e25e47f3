//! What the rows of a batch say of who counts, and in which cell each respondent is.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use foldhash::fast::FixedState;

use super::Who;
use super::lists::{Wave, differ};
use super::origins::{Drawn, OriginCode, Origins};
use super::sample::{Sample, unique};
use crate::cells::{CellKey, CellTally, NOBODY};
use crate::dataset::{Batch, Columns, Dataset, DatasetError, Labels, Slice, Texts, name_of};
use crate::elsewhere::{POOL, TIMES};
use crate::population::{Inside, Sorting};
use mitreden_define::survey::Mode;
use mitreden_define::survey::union::Union;
use mitreden_keep::record::Disposition;

/// What a sample is gathered from, batch by batch.
pub(super) struct Gathering<'a> {
    dataset: &'a Dataset,
    who: &'a Who,
    sorting: Sorting<'a>,
    /// The column of the question that makes the group of those asked for, and their option.
    group: Option<(String, usize)>,
    has_waves: bool,
}

/// What makes a cell: the levels of the margins by number, and the numbers of stratum and cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct PartCell {
    levels: u64,
    stratum: u32,
    cluster: Option<u32>,
}

/// What the rows of a batch say, with strata, clusters and cells by numbers of their own.
pub(super) struct Part {
    /// The sample without its cells.
    pub(super) sample: Sample,
    origins: Origins,
    cells: Vec<(PartCell, CellTally)>,
}

/// What the rows said so far.
pub(super) struct Gathered {
    sample: Sample,
    origins: Origins,
    /// The codes of the cells by what makes them.
    known: HashMap<PartCell, u32, FixedState>,
}

/// The columns that are read of every survey.
const NAMES: [&str; 4] = ["mode", "disposition", "simulated", "base_weight"];

/// The columns that a cell of a dataset elsewhere is made of: respondents who say the same in all of
/// them, and of whom it was decided whether they belong, are one to a study.
pub(crate) fn cell_columns(union: &Union, columns: &Columns) -> Vec<String> {
    let sorting = Sorting::decided(&union.survey, columns, POOL);
    let mut names = NAMES.to_vec();
    names.extend(Origins::NAMES);
    names.extend(sorting.names().into_iter().filter(|name| *name != POOL));
    names.extend(differ(union).then_some("definition"));
    unique(&names).into_iter().map(str::to_owned).collect()
}

/// How many responses each row of a batch stands for; nothing where each is one.
struct Times<'b>(Option<&'b [u32]>);

impl<'b> Times<'b> {
    fn read(dataset: &Dataset, batch: &'b Batch) -> Result<Self, DatasetError> {
        if !dataset.is_of_cells() {
            return Ok(Self(None));
        }
        let times = batch.counts(TIMES)?;
        if times.valid.contains(&false) {
            let why = "a cell does not say for how many responses it stands".to_owned();
            return Err(DatasetError::Table(why));
        }
        Ok(Self(Some(times.values)))
    }

    fn of(&self, row: usize) -> u64 {
        self.0.map_or(1, |times| u64::from(times[row]))
    }
}

impl<'a> Gathering<'a> {
    pub(super) fn new(
        union: &'a Union,
        columns: &'a Columns,
        dataset: &'a Dataset,
        who: &'a Who,
    ) -> Self {
        let survey = &*union.survey;
        let group = who.group.and_then(|(question, option)| {
            Some((name_of(&survey.questions.get(question)?.id, ""), option))
        });
        let sorting = if dataset.is_of_cells() {
            Sorting::decided(survey, columns, POOL)
        } else {
            Sorting::new(survey, columns)
        };
        Self { dataset, who, sorting, group, has_waves: differ(union) }
    }

    /// The columns that are read.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names = NAMES.to_vec();
        names.extend(Origins::NAMES);
        names.extend(self.sorting.names());
        names.extend(self.dataset.is_of_cells().then_some(TIMES));
        names.extend(self.group.as_ref().map(|(name, _)| name.as_str()));
        names.extend((self.has_waves || self.who.definitions.is_some()).then_some("definition"));
        unique(&names)
    }

    /// Nobody yet.
    pub(super) fn nobody(&self) -> Gathered {
        let (origins, known) = (Origins::default(), HashMap::default());
        Gathered { sample: Sample::empty(&self.sorting), origins, known }
    }

    /// Takes the rows of one batch, whose columns have these names.
    pub(super) fn take(&self, batch: &Batch, names: &[&str]) -> Result<Part, DatasetError> {
        let mut sample = Sample::empty(&self.sorting);
        let stances = self.sorting.stances(batch, names)?;
        let belonging = Belonging::new(self.who, batch, self.group.as_ref())?;
        let modes = self.dataset.words(batch, "mode", &Mode::ALL)?;
        let dispositions = self.dataset.words(batch, "disposition", &Disposition::ALL)?;
        let days = batch.days("day")?;
        let (drawn, simulated) = (Drawn::new(batch)?, batch.truths("simulated")?);
        let definitions = self.has_waves.then(|| batch.texts("definition").map(Texts::labels));
        let mut waves = Waves::of(definitions.transpose()?);
        let base_weights = batch.numbers("base_weight")?;
        if base_weights.valid.contains(&true) {
            sample.base_weights = base_weights.iter().map(|d| d.unwrap_or(1.0)).collect();
        }
        let times = Times::read(self.dataset, batch)?;
        sample.times = times.0.map(|times| times.iter().copied().map(u64::from).collect());
        note(&mut sample, &days, &modes, &times);
        let mut origins = Origins::default();
        let mut cells: Vec<(PartCell, CellTally)> = Vec::new();
        // Origins by the codes that make them, and cells by what makes those, so that a row of a
        // cell that is known needs no key of its own.
        let mut met: HashMap<OriginCode, u32, FixedState> = HashMap::default();
        let mut numbers: Vec<(u32, Option<u32>)> = Vec::new();
        let mut known: HashMap<(u64, u32), u32, FixedState> = HashMap::default();
        sample.codes.reserve_exact(batch.rows);
        let rows = stances.into_iter().zip(&modes).zip(dispositions).enumerate();
        for (row, ((stance, mode), disposition)) in rows {
            let far_enough = disposition != Disposition::BreakOff;
            let n = times.of(row);
            sample.outside += n * u64::from(far_enough && stance.inside == Inside::No);
            sample.unknown += n * u64::from(far_enough && stance.inside == Inside::Unknown);
            if !far_enough || stance.inside != Inside::Yes || !belonging.holds(row, *mode) {
                sample.codes.push(NOBODY);
                continue;
            }
            let day = days.get(row);
            waves.add(row, day, n);
            sample.simulated |= simulated.get(row) == Some(true);
            let (origin, is_adrift) = drawn.code(row, *mode, day);
            origins.adrift += n * u64::from(is_adrift);
            let origin = *met.entry(origin).or_insert_with(|| {
                numbers.push(origins.of(&drawn.row(row, *mode, day)));
                u32::try_from(numbers.len() - 1).unwrap_or(u32::MAX)
            });
            let fresh = u32::try_from(cells.len()).unwrap_or(NOBODY);
            let code = *known.entry((stance.cell, origin)).or_insert(fresh);
            if code == fresh {
                let (stratum, cluster) = numbers[origin as usize];
                let cell = PartCell { levels: stance.cell, stratum, cluster };
                cells.push((cell, CellTally::default()));
            }
            cells[code as usize].1.add_some(n, sample.base_weight(row));
            sample.codes.push(code);
        }
        sample.modes = modes;
        sample.waves = waves.named();
        let chosen = self.sorting.chosen(batch)?;
        for ((values, missing), counts) in chosen.iter().zip(sample.options.values_mut()) {
            count_options(&sample.codes, (values, missing), &times, counts);
        }
        Ok(Part { sample, origins, cells })
    }

    /// Adds the rows of the next batch.
    pub(super) fn append(&self, all: &mut Gathered, part: Part) {
        let Gathered { sample, origins, known } = all;
        let (strata, clusters) = origins.join(&part.origins);
        let code = |(cell, tally): &(PartCell, CellTally)| {
            let cell = PartCell {
                stratum: strata[cell.stratum as usize],
                cluster: cell.cluster.map(|cluster| clusters[cluster as usize]),
                ..*cell
            };
            match known.entry(cell) {
                Entry::Occupied(code) => {
                    sample.cells.count(*code.get(), *tally);
                    *code.get()
                }
                Entry::Vacant(place) => {
                    let PartCell { levels, stratum, cluster } = cell;
                    let levels = self.sorting.levels(levels);
                    *place.insert(sample.cells.add(CellKey { levels, stratum, cluster }, *tally))
                }
            }
        };
        let codes: Vec<u32> = part.cells.iter().map(code).collect();
        sample.append(part.sample, &codes);
    }
}

impl Gathered {
    /// The sample, when all rows were added.
    pub(super) fn sample(self) -> Sample {
        let Self { mut sample, origins, .. } = self;
        sample.located(origins);
        sample
    }
}

/// Counts the options that those who count chose.
fn count_options(
    codes: &[u32],
    (values, missing): (&Slice<'_, u32>, &Slice<'_, u32>),
    times: &Times<'_>,
    counts: &mut [u64],
) {
    let chose = values.values.iter().zip(values.valid).zip(missing.valid).zip(codes).enumerate();
    for (row, (((option, is_valid), is_missing), cell)) in chose {
        if *is_valid && !is_missing && *cell != NOBODY {
            let place = usize::try_from(*option).ok();
            if let Some(n) = place.and_then(|option| counts.get_mut(option)) {
                *n += times.of(row);
            }
        }
    }
}

/// Notes the days and modes of a batch's responses.
fn note(sample: &mut Sample, days: &Slice<'_, i32>, modes: &[Mode], times: &Times<'_>) {
    let mut known: HashMap<Option<i32>, [u64; Mode::ALL.len()], FixedState> = HashMap::default();
    for (row, (day, mode)) in days.iter().zip(modes).enumerate() {
        if let Some(n) = known.entry(day).or_default().get_mut(*mode as usize) {
            *n += times.of(row);
        }
    }
    sample.calendar.extend(known);
}

/// The respondents to each definition, where definitions are told apart.
struct Waves<'b>(Option<(Labels<'b>, Vec<Wave>)>);

impl<'b> Waves<'b> {
    fn of(definitions: Option<Labels<'b>>) -> Self {
        Self(definitions.map(|texts| {
            let waves = vec![Wave::default(); texts.names().len()];
            (texts, waves)
        }))
    }

    /// Notes that so many respondents who count answered a definition.
    fn add(&mut self, row: usize, day: Option<i32>, n: u64) {
        if let Some((texts, waves)) = &mut self.0
            && let Some(wave) = texts.code(row).and_then(|code| waves.get_mut(code as usize))
        {
            wave.add(day, n);
        }
    }

    /// The definitions that somebody who counts answered.
    fn named(self) -> std::collections::BTreeMap<String, Wave> {
        let Some((texts, waves)) = self.0 else { return std::collections::BTreeMap::new() };
        let met = texts.names().iter().zip(waves).filter(|(_, wave)| wave.n > 0);
        met.map(|(hash, wave)| ((*hash).to_owned(), wave)).collect()
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
        group: Option<&(String, usize)>,
    ) -> Result<Self, DatasetError> {
        let group = group
            .map(|(name, option)| Ok::<_, DatasetError>((batch.codes(name)?, *option)))
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
