//! Who belongs to the population, and to which of its cells: told from a dataset's columns.

use chrono::NaiveDate;

use crate::base::ids::Code;
use crate::count::dataset::{Batch, Columns, DatasetError, Part, Role, cell};
use crate::count::weights;
use crate::define::answer::Answer;
use crate::define::logic::{Answers, Expr, Value};
use crate::define::survey::{Kind, Survey};

/// Whether a respondent belongs to the population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    Yes,
    No,
    Unknown,
}

/// Whether a respondent belongs to the population, and to which of its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stance {
    pub(crate) inside: Inside,
    /// The levels of all margins in one number, the first margin's the fastest to change.
    pub(crate) cell: u64,
}

/// How respondents are told inside from outside, and sorted into cells.
pub(crate) struct Sorting<'s> {
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

impl<'s> Sorting<'s> {
    pub(crate) fn new(survey: &'s Survey, columns: &'s Columns) -> Self {
        let population = survey.population.as_ref();
        let among = population.and_then(|population| population.among.as_ref());
        let margins = population.map_or(&[][..], |population| &population.margins);
        let axes = margins.iter().map(|margin| axis(survey, margin)).collect();
        Self { survey, columns, among, axes }
    }

    /// Where each row of a batch stands. `names` are the columns of the batch, in order.
    pub(crate) fn stances(&self, batch: &Batch, names: &[&str]) -> Result<Vec<Stance>, DatasetError> {
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

    /// The margins, in the order of a cell's levels.
    pub(crate) fn margins(&self) -> Vec<weights::Margin> {
        self.axes.iter().map(|axis| axis.margin.clone()).collect()
    }

    /// The columns that [`Self::stances`] needs.
    pub(crate) fn names(&self) -> Vec<&str> {
        let questions = self.among.into_iter().flat_map(Expr::questions);
        let among = questions.flat_map(|index| self.columns.of_question(index)).map(|column| column.name.as_str());
        let axes = self.axes.iter().flat_map(|axis| &axis.questions).map(|(name, _)| name.as_str());
        ["day"].into_iter().chain(among).chain(axes).collect()
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
    pub(crate) fn levels(&self, mut cell: u64) -> Vec<u16> {
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
