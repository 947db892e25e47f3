//! Who belongs to the population, and to which of its cells: told from a dataset's columns.

mod axis;

use std::collections::{BTreeMap, HashMap};

use axis::Axis;
use foldhash::fast::FixedState;

use crate::answers::Rebuilder;
use crate::dataset::{Batch, Columns, DatasetError, Part, Slice};
use crate::weights;
use mitreden_define::index::QuestionIndex;
use mitreden_define::logic::{Expr, Value};
use mitreden_define::survey::Survey;

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

/// The options that rows chose, and the reasons of those that chose none.
pub(crate) type ChosenSlices<'b> = (Slice<'b, u32>, Slice<'b, u32>);

/// A question that makes a margin: how many options it has, and its columns.
struct MarginQuestion {
    items: usize,
    value: String,
    missing: String,
}

/// What sorts respondents into the cells of the population, or outside of it.
pub(crate) struct Sorting<'s> {
    among: Option<&'s Expr>,
    /// The questions that make the margins.
    questions: BTreeMap<QuestionIndex, MarginQuestion>,
    /// The answers that `among` asks for.
    answers: Rebuilder<'s>,
    axes: Vec<Axis>,
    /// The column that has a value where a respondent belongs, in a dataset where that was decided
    /// before.
    decided: Option<&'static str>,
}

impl<'s> Sorting<'s> {
    pub(crate) fn new(survey: &'s Survey, columns: &'s Columns) -> Self {
        let population = survey.population.as_ref();
        let among = population.and_then(|population| population.among.as_ref());
        let margins = population.map_or(&[][..], |population| &population.margins);
        let axes = margins.iter().map(|margin| Axis::new(survey, margin)).collect();
        let named = among.into_iter().flat_map(Expr::questions);
        let of = margins.iter().flat_map(|margin| &margin.cross.of);
        let question = |at: &QuestionIndex| {
            let name = |part| columns.part(*at, part).map(|column| column.name.clone());
            let items = survey.questions.get(*at)?.kind.items().len();
            let (value, missing) = (name(Part::Value)?, name(Part::Missing)?);
            Some((*at, MarginQuestion { items, value, missing }))
        };
        Self {
            among,
            questions: of.filter_map(question).collect(),
            answers: Rebuilder::new(survey, columns, named),
            axes,
            decided: None,
        }
    }

    /// The same for a dataset where it was decided before who belongs: a column has a value then.
    pub(crate) fn decided(survey: &'s Survey, columns: &'s Columns, by: &'static str) -> Self {
        let answers = Rebuilder::new(survey, columns, []);
        Self { answers, decided: Some(by), ..Self::new(survey, columns) }
    }

    /// The questions that make the margins, with how many options each has.
    pub(crate) fn questions(&self) -> impl Iterator<Item = (QuestionIndex, usize)> {
        self.questions.iter().map(|(at, question)| (*at, question.items))
    }

    /// The option that each row chose in each of these questions, and the reason for none.
    pub(crate) fn chosen<'b>(
        &self,
        batch: &'b Batch,
    ) -> Result<Vec<ChosenSlices<'b>>, DatasetError> {
        let columns = self.questions.values();
        let columns = columns.map(|one| Ok((batch.codes(&one.value)?, batch.codes(&one.missing)?)));
        columns.collect()
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
        if let Some(by) = self.decided {
            let belongs = |is: &bool| if *is { Inside::Yes } else { Inside::No };
            return Ok(batch.counts(by)?.valid.iter().map(belongs).collect());
        }
        let Some(among) = self.among else { return Ok(vec![Inside::Yes; batch.rows]) };
        let mut rebuilt = self.answers.rows(batch, names)?;
        let mut evaluate = |row: usize| {
            rebuilt.go_to(row);
            match among.evaluate(&rebuilt) {
                Value::Truth(true) => Inside::Yes,
                Value::Truth(false) => Inside::No,
                _ => Inside::Unknown,
            }
        };
        // Of many rows who said the same on the same day one is asked.
        let Some(alike) = self.answers.alike(batch)? else {
            return Ok((0..batch.rows).map(evaluate).collect());
        };
        let mut known: HashMap<u64, Inside, FixedState> = HashMap::default();
        let rows = alike.into_iter().enumerate();
        Ok(rows.map(|(row, like)| *known.entry(like).or_insert_with(|| evaluate(row))).collect())
    }

    /// The margins, in the order of a cell's levels.
    pub(crate) fn margins(&self) -> Vec<weights::RakingMargin> {
        self.axes.iter().map(|axis| axis.margin.clone()).collect()
    }

    /// The columns that [`Self::stances`] needs.
    pub(crate) fn names(&self) -> Vec<&str> {
        let axes = self.axes.iter().flat_map(Axis::columns);
        let missing = self.questions.values().map(|question| question.missing.as_str());
        let answers = self.answers.names().iter().copied();
        answers.chain(axes).chain(missing).chain(self.decided).collect()
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
