//! Who belongs to the population, and to which of its cells: told from a dataset's columns.

mod axis;

use chrono::NaiveDate;

use axis::Axis;

use crate::dataset::{Batch, Columns, DatasetError, Part, Role, cell};
use crate::weights;
use mitreden_define::answer::Answer;
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::logic::{Answers, Expr, Value};
use mitreden_define::survey::{Kind, Survey};

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
    /// The number of the cell, made of the levels of all margins; the first margin's changes
    /// fastest.
    pub(crate) cell: u64,
}

/// What sorts respondents into the cells of the population, or outside of it.
pub(crate) struct Sorting<'s> {
    survey: &'s Survey,
    columns: &'s Columns,
    among: Option<&'s Expr>,
    axes: Vec<Axis>,
}

impl<'s> Sorting<'s> {
    pub(crate) fn new(survey: &'s Survey, columns: &'s Columns) -> Self {
        let population = survey.population.as_ref();
        let among = population.and_then(|population| population.among.as_ref());
        let margins = population.map_or(&[][..], |population| &population.margins);
        let axes = margins.iter().map(|margin| Axis::new(survey, margin)).collect();
        Self { survey, columns, among, axes }
    }

    /// Whether each row of a batch belongs, and to which cell. `names` are the batch's columns, in
    /// order.
    pub(crate) fn stances(
        &self,
        batch: &Batch,
        names: &[&str],
    ) -> Result<Vec<Stance>, DatasetError> {
        let inside = self.inside(batch, names)?;
        let mut cells = vec![0_u64; batch.rows];
        for axis in self.axes.iter().rev() {
            for (cell, level) in cells.iter_mut().zip(axis.levels(batch)?) {
                let shifted = cell
                    .checked_mul(axis.size())
                    .and_then(|cell| cell.checked_add(u64::from(level)));
                *cell = shifted.ok_or_else(|| {
                    DatasetError::Table("the margins make too many cells".to_owned())
                })?;
            }
        }
        Ok(inside.into_iter().zip(cells).map(|(inside, cell)| Stance { inside, cell }).collect())
    }

    fn inside(&self, batch: &Batch, names: &[&str]) -> Result<Vec<Inside>, DatasetError> {
        let Some(among) = self.among else { return Ok(vec![Inside::Yes; batch.rows]) };
        let days = batch.days("day")?;
        let asked: Vec<Asked<'_>> =
            among.questions().into_iter().filter_map(|index| self.parts(index, names)).collect();
        let mut rebuilt =
            Rebuilt { answers: self.survey.questions.map(|_, _| Answer::NOT_ASKED), today: None };
        let mut all = Vec::with_capacity(batch.rows);
        for row in 0..batch.rows {
            for Asked { question, kind, parts } in &asked {
                let cell_of = |part| {
                    let place = parts.iter().find(|(known, _)| *known == part);
                    place.map_or(cell::Cell::Null, |(_, place)| batch.cell(*place, row))
                };
                if let Some(answer) = rebuilt.answers.get_mut(*question) {
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
        let among = questions
            .flat_map(|index| self.columns.of_question(index))
            .map(|column| column.name.as_str());
        let axes = self.axes.iter().flat_map(Axis::columns);
        ["day"].into_iter().chain(among).chain(axes).collect()
    }

    /// The parts of a question's answer, with the places of their columns among the names.
    fn parts(&self, index: QuestionIndex, names: &[&str]) -> Option<Asked<'s>> {
        let kind = &self.survey.questions.get(index)?.kind;
        let part = |column: &crate::dataset::Column| {
            let Role::Answer { part, .. } = column.role else { return None };
            Some((part, names.iter().position(|name| *name == column.name)?))
        };
        let parts = self.columns.of_question(index).iter().filter_map(part).collect();
        Some(Asked { question: index, kind, parts })
    }

    /// The levels that a cell's number stands for.
    pub(crate) fn levels(&self, mut cell: u64) -> Vec<u16> {
        let mut levels = Vec::with_capacity(self.axes.len());
        for axis in &self.axes {
            levels.push(u16::try_from(cell % axis.size()).unwrap_or(axis.margin.missing()));
            cell /= axis.size();
        }
        levels
    }
}

/// A question that `among` names, with the places of the parts of its answer in a batch.
struct Asked<'s> {
    question: QuestionIndex,
    kind: &'s Kind,
    parts: Vec<(Part, usize)>,
}

/// Answers that are rebuilt from a row.
struct Rebuilt {
    answers: Indexed<QuestionIndex, Answer>,
    today: Option<NaiveDate>,
}

static NOT_ASKED: Answer = Answer::NOT_ASKED;

impl Answers for Rebuilt {
    fn answer(&self, question: QuestionIndex) -> &Answer {
        self.answers.get(question).unwrap_or(&NOT_ASKED)
    }

    fn today(&self) -> Option<NaiveDate> {
        self.today
    }
}
