//! What each respondent weighs.
//!
//! Weights are made only where the survey says what is known of the population. Those who count (complete or partial, and
//! inside `among`; where that is unknown, outside) are raked to its margins from base weights of 1, and scaled so that
//! they add up to its size, or to their number where it has none.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::MergeError;
use super::facts::Row;
use super::protocol::{Protocol, Summed, Weighting};
use crate::base::ids::Code;
use crate::count::bases::MODE_BASE;
use crate::count::cells::{CellKey, Cells, Tally};
use crate::count::dataset::{Batch, Columns, DatasetError, Part, Role, cell};
use crate::count::weights::{self, Calibration, rake};
use crate::define::answer::Answer;
use crate::define::logic::{Answers, Expr, Value};
use crate::define::survey::{Kind, Mode, Population, Survey};

/// Whether a respondent belongs to the population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    Yes,
    No,
    Unknown,
}

/// Whether a respondent belongs to the population, and to which of its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stance {
    pub(super) inside: Inside,
    /// The levels of all margins in one number, the first margin's the fastest to change.
    cell: u64,
}

impl Row {
    /// Whether it is weighted and ranked.
    pub(super) fn counts(&self) -> bool {
        self.is_far_enough() && self.stance.inside == Inside::Yes
    }
}

/// How respondents are told inside from outside, and sorted into cells.
pub(super) struct Design<'s> {
    survey: &'s Survey,
    columns: &'s Columns,
    among: Option<&'s Expr>,
    axes: Vec<Axis>,
}

/// One margin: for each of its questions the column, and for each of their codes the place on this axis.
struct Axis {
    margin: weights::Margin,
    questions: Vec<(String, Vec<usize>)>,
    /// The level of each combination of places, the last question's the fastest to change.
    levels: Vec<u16>,
    missing: u16,
}

impl<'s> Design<'s> {
    pub(super) fn new(survey: &'s Survey, columns: &'s Columns) -> Self {
        let population = survey.population.as_ref();
        let among = population.and_then(|population| population.among.as_ref());
        let margins = population.map_or(&[][..], |population| &population.margins);
        let axes = margins.iter().map(|margin| axis(survey, margin)).collect();
        Self { survey, columns, among, axes }
    }

    /// Where each row of a batch stands. `names` are the columns of the batch, in order.
    pub(super) fn stances(&self, batch: &Batch, names: &[&str]) -> Result<Vec<Stance>, DatasetError> {
        let inside = self.inside(batch, names)?;
        let mut cells = vec![0_u64; batch.rows];
        for axis in self.axes.iter().rev() {
            let size = u64::try_from(axis.margin.levels.len()).unwrap_or(u64::MAX).saturating_add(1);
            for (cell, level) in cells.iter_mut().zip(axis.of(batch)?) {
                let shifted = cell.checked_mul(size).and_then(|cell| cell.checked_add(u64::from(level)));
                *cell = shifted.ok_or_else(|| DatasetError::Table("the margins make too many cells".to_owned()))?;
            }
        }
        Ok(inside.into_iter().zip(cells).map(|(inside, cell)| Stance { inside, cell }).collect())
    }

    fn inside(&self, batch: &Batch, names: &[&str]) -> Result<Vec<Inside>, DatasetError> {
        let Some(among) = self.among else { return Ok(vec![Inside::Yes; batch.rows]) };
        let days = batch.days("day")?;
        let asked: Vec<(usize, &Kind, Vec<(Part, usize)>)> =
            among.questions().into_iter().filter_map(|index| self.parts(index, names)).collect();
        let mut rebuilt = Rebuilt { answers: vec![Answer::NOT_ASKED; self.survey.questions.len()], today: None };
        let mut all = Vec::with_capacity(batch.rows);
        for row in 0..batch.rows {
            for (index, kind, parts) in &asked {
                let cell_of = |part| {
                    let place = parts.iter().find(|(known, _)| *known == part);
                    place.map_or(cell::Cell::Null, |(_, place)| batch.cell(*place, row))
                };
                if let Some(answer) = rebuilt.answers.get_mut(*index) {
                    *answer = cell::answer(kind, cell_of);
                }
            }
            rebuilt.today = days.get(row).and_then(NaiveDate::from_epoch_days);
            all.push(match among.evaluate(&rebuilt) {
                Value::Truth(true) => Inside::Yes,
                Value::Truth(false) => Inside::No,
                _ => Inside::Unknown,
            });
        }
        Ok(all)
    }

    /// The parts of a question's answer and their places among the names.
    fn parts(&self, index: usize, names: &[&str]) -> Option<(usize, &'s Kind, Vec<(Part, usize)>)> {
        let kind = &self.survey.questions.get(index)?.kind;
        let part = |column: &crate::count::dataset::Column| {
            let Role::Answer { part, .. } = column.role else { return None };
            Some((part, names.iter().position(|name| *name == column.name)?))
        };
        Some((index, kind, self.columns.of_question(index).iter().filter_map(part).collect()))
    }

    /// The levels that a cell's number stands for.
    fn levels(&self, mut cell: u64) -> Vec<u16> {
        let mut levels = Vec::with_capacity(self.axes.len());
        for axis in &self.axes {
            let size = u64::try_from(axis.margin.levels.len()).unwrap_or(u64::MAX).saturating_add(1);
            levels.push(u16::try_from(cell % size).unwrap_or(axis.missing));
            cell /= size;
        }
        levels
    }
}

/// Answers as they are rebuilt from a row.
struct Rebuilt {
    answers: Vec<Answer>,
    today: Option<NaiveDate>,
}

static NOT_ASKED: Answer = Answer::NOT_ASKED;

impl Answers for Rebuilt {
    fn answer(&self, question: usize) -> &Answer {
        self.answers.get(question).unwrap_or(&NOT_ASKED)
    }

    fn today(&self) -> Option<NaiveDate> {
        self.today
    }
}

fn axis(survey: &Survey, margin: &crate::define::survey::Margin) -> Axis {
    let of = margin.cross.of.iter().filter_map(|index| Some((*index, survey.questions.get(*index)?)));
    let name = of.clone().map(|(_, question)| question.id.as_str()).collect::<Vec<_>>().join(" × ");
    let figures = margin.cross.figures.iter();
    let levels = figures.map(|(codes, figure)| (codes.iter().map(Code::as_str).collect::<Vec<_>>().join(" × "), *figure));
    let built = weights::Margin::new(name, levels);

    // Each code's own place among the options, or that of the one it is collapsed into.
    let place = |index: usize, items: &[crate::define::survey::Item], code: &Code| {
        let collapse = margin.collapse.iter().filter(|collapse| collapse.question == index).flat_map(|collapse| &collapse.into);
        let code = collapse.into_iter().find(|(from, _)| from == code).map_or(code, |(_, to)| to);
        items.iter().position(|item| item.code == *code).unwrap_or(items.len())
    };
    let questions = of.clone().map(|(index, question)| {
        let items = question.kind.items();
        (question.id.to_string(), items.iter().map(|item| place(index, items, &item.code)).collect())
    });
    let missing = built.missing();
    let mut levels = vec![missing; of.clone().map(|(_, question)| question.kind.items().len()).product()];
    for (level, (codes, _)) in (0..).zip(&margin.cross.figures) {
        let mut at = 0;
        for ((_, question), code) in of.clone().zip(codes) {
            let items = question.kind.items();
            at = at * items.len() + items.iter().position(|item| item.code == *code).unwrap_or_default();
        }
        if let Some(slot) = levels.get_mut(at) {
            *slot = level;
        }
    }
    Axis { questions: questions.collect(), levels, missing, margin: built }
}

impl Axis {
    /// The level of each row; that of the missing where any question is without answer.
    fn of(&self, batch: &Batch) -> Result<Vec<u16>, DatasetError> {
        let mut places: Vec<Option<usize>> = vec![Some(0); batch.rows];
        for (column, collapsed) in &self.questions {
            for (place, code) in places.iter_mut().zip(batch.codes(column)?.iter()) {
                let code = code.and_then(|code| collapsed.get(usize::try_from(code).ok()?).copied());
                *place = place.zip(code).map(|(place, code)| place * collapsed.len() + code);
            }
        }
        let level = |place: Option<usize>| place.and_then(|place| self.levels.get(place).copied()).unwrap_or(self.missing);
        Ok(places.into_iter().map(level).collect())
    }
}

/// The weight of each cell; nothing where there is no population.
pub(super) struct Weights(BTreeMap<u64, f64>);

impl Weights {
    /// A row's weight, if it has one.
    pub(super) fn of(&self, row: &Row) -> Option<f64> {
        self.0.get(&row.stance.cell).copied().filter(|_| row.counts())
    }
}

/// Weights those who count, and writes down how.
pub(super) fn weights(
    survey: &Survey,
    design: &Design<'_>,
    standing: &[Row],
    protocol: &mut Protocol,
) -> Result<Weights, MergeError> {
    let Some(population) = &survey.population else { return Ok(Weights(BTreeMap::new())) };
    let counted = standing.iter().filter(|row| row.counts());
    let mut numbers: BTreeMap<u64, u64> = BTreeMap::new();
    let mut modes: BTreeMap<Mode, u64> = BTreeMap::new();
    for row in counted {
        *numbers.entry(row.stance.cell).or_default() += 1;
        *modes.entry(row.mode).or_default() += 1;
    }
    let mut cells = Cells::new();
    for (cell, n) in &numbers {
        let key = CellKey { levels: design.levels(*cell), ..CellKey::default() };
        cells.add(key, Tally { n: *n, d: *n as f64, d2: *n as f64 });
    }
    let margins: Vec<weights::Margin> = design.axes.iter().map(|axis| axis.margin.clone()).collect();
    let raked = if margins.is_empty() { None } else { Some(rake(&cells, &margins)?) };
    let factors = raked.as_ref().map_or_else(|| Calibration::none(&cells).factors, |raked| raked.calibration.factors.clone());

    let sum: f64 = cells.iter().zip(&factors).map(|(cell, factor)| cell.d * factor).sum();
    let (target, summed) = scale(population, cells.n());
    let weights = numbers.keys().zip(&factors).map(|(cell, factor)| (*cell, factor * target / sum)).collect();
    protocol.weighting = Some(Weighting {
        n: cells.n(),
        outside: inside(standing, Inside::No),
        unknown: inside(standing, Inside::Unknown),
        sum: target,
        summed,
        modes: modes.into_iter().filter(|(_, n)| *n >= MODE_BASE).collect(),
        rake: raked.map(|raked| raked.protocol),
    });
    Ok(Weights(weights))
}

fn inside(standing: &[Row], what: Inside) -> u64 {
    standing.iter().filter(|row| row.is_far_enough() && row.stance.inside == what).map(|_| 1).sum()
}

fn scale(population: &Population, n: u64) -> (f64, Summed) {
    population.size.map_or((n as f64, Summed::Respondents), |size| (size as f64, Summed::Population))
}
