//! A table in Parquet with other columns than today's: of another version of the survey, or written by an earlier
//! program. Its rows are read back into records, each by the definition it was collected with.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use polars::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use super::cell::{Cell, answer};
use super::columns::{Columns, Fixed, Holds, Part, name_of};
use super::files::Dataset;
use super::rows::Batch;
use super::{Clash, DatasetError};
use crate::base::ids::Code;
use crate::define::survey::union::{Union, Version};
use crate::define::survey::{Kind, Mode, Survey};
use crate::keep::record::{Disposition, Record, Version as Format, encode};

/// A table, open.
#[derive(Debug)]
pub struct Foreign {
    dataset: Dataset,
    names: Vec<String>,
    /// The codes of the columns that hold some.
    codes: HashMap<String, Vec<String>>,
}

/// A row that is no response: its number from 1, and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The row.
    pub row: usize,
    /// The column that says nothing.
    pub lacks: &'static str,
}

impl Foreign {
    /// Opens a file; its columns may be any.
    pub fn open(path: &Path) -> Result<Self, DatasetError> {
        let (dataset, schema) = Dataset::any(path)?;
        let mut codes = HashMap::new();
        let mut names = Vec::new();
        for (name, dtype) in schema.iter() {
            if let DataType::Enum(categories, _) = dtype {
                let all = categories.categories().values_iter().map(str::to_owned).collect();
                codes.insert(name.to_string(), all);
            }
            names.push(name.to_string());
        }
        Ok(Self { dataset, names, codes })
    }

    /// Whether it is a table of responses at all: it says of each row which one it is.
    pub fn is_of_responses(&self) -> bool {
        [Fixed::Id, Fixed::Survey, Fixed::Definition, Fixed::Mode, Fixed::Disposition]
            .iter()
            .all(|fixed| self.names.iter().any(|name| name == fixed.name()))
    }

    /// Calls `f` with each row as a record.
    pub fn for_each<E: From<DatasetError>>(
        &self,
        union: &Union,
        f: &mut dyn FnMut(Result<Record, BadRow>) -> Result<(), E>,
    ) -> Result<(), E> {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let mut layouts: HashMap<String, Layout> = HashMap::new();
        for batch in self.dataset.batches(&names) {
            let batch = batch?;
            for row in 0..batch.rows {
                let look = Look { table: self, batch: &batch, row };
                let hash = look.text(Fixed::Definition).unwrap_or_default();
                let layout = match layouts.get(&hash) {
                    Some(layout) => layout,
                    None => layouts.entry(hash.clone()).or_insert(Layout::new(union, &hash).map_err(DatasetError::from)?),
                };
                let record = look.record(hash, layout).ok_or_else(|| BadRow { row: batch.first + row + 1, lacks: look.lacks() });
                f(record)?;
            }
        }
        Ok(())
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }
}

/// Where the parts of a version's answers may lie: the names its columns have had.
#[derive(Debug)]
struct Layout {
    version: Option<Version>,
    columns: Columns,
    /// For each question of the version and each of its items the code it has in the union.
    newer: Vec<Vec<Code>>,
}

impl Layout {
    fn new(union: &Union, hash: &str) -> Result<Self, Clash> {
        let version = union.read_by(hash).cloned();
        let survey = version.as_ref().map_or(&*union.survey, |version| &*version.survey);
        let mut newer = vec![Vec::new(); survey.questions.len()];
        for (at, question) in union.survey.questions.iter().enumerate() {
            let Some(asked) = version.as_ref().and_then(|version| version.asked(at)) else { continue };
            let code = |item: &usize| question.kind.items().get(*item).map(|item| item.code.clone());
            if let Some(slot) = newer.get_mut(asked.question) {
                *slot = asked.items.iter().filter_map(code).collect();
            }
        }
        Ok(Self { columns: Columns::of(survey)?, version, newer })
    }

    fn survey(&self) -> Option<&Survey> {
        self.version.as_ref().map(|version| &*version.survey)
    }
}

/// One row of a table.
struct Look<'t> {
    table: &'t Foreign,
    batch: &'t Batch,
    row: usize,
}

impl<'t> Look<'t> {
    fn cell(&self, name: &str) -> Cell<'t> {
        self.table.place(name).map_or(Cell::Null, |place| self.batch.cell(place, self.row))
    }

    fn text(&self, fixed: Fixed) -> Option<String> {
        match self.cell(fixed.name()) {
            Cell::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    /// The code in a column, as a word.
    fn word(&self, name: &str) -> Option<&'t str> {
        let Cell::Code(place) = self.cell(name) else { return None };
        self.table.codes.get(name)?.get(usize::try_from(place).ok()?).map(String::as_str)
    }

    fn lacks(&self) -> &'static str {
        let id = self.text(Fixed::Id).and_then(|id| Uuid::try_parse(&id).ok());
        if id.is_none() {
            "id"
        } else if self.mode().is_none() {
            "mode"
        } else {
            "disposition"
        }
    }

    fn mode(&self) -> Option<Mode> {
        self.word(Fixed::Mode.name()).and_then(Mode::of_word)
    }

    fn record(&self, definition: String, layout: &Layout) -> Option<Record> {
        let number = |fixed: Fixed| match self.cell(fixed.name()) {
            Cell::Number(number) => Some(number),
            _ => None,
        };
        let survey = layout.survey()?;
        let answers = survey.questions.iter().enumerate().filter(|(at, question)| {
            !matches!(question.kind, Kind::Note)
                && layout
                    .columns
                    .part(*at, Part::Missing)
                    .is_some_and(|column| self.name(&column.name, &question.kind, Part::Missing, layout, *at).is_some())
        });
        let answers = answers.map(|(at, question)| (question.id.to_string(), self.answer(layout, at, &question.kind)));
        let answers = answers.chain(self.others(layout));
        Some(Record {
            answers: answers.collect(),
            base_weight: number(Fixed::BaseWeight),
            cluster: self.text(Fixed::Cluster),
            consent: None,
            day: match self.cell(Fixed::Day.name()) {
                Cell::Day(day) => Some(day),
                _ => None::<NaiveDate>,
            },
            definition,
            device: self.text(Fixed::Device),
            disposition: self.word(Fixed::Disposition.name()).and_then(Disposition::of_word)?,
            flags: Vec::new(),
            id: Uuid::try_parse(&self.text(Fixed::Id)?).ok()?,
            interviewer: self.text(Fixed::Interviewer),
            lang: self.text(Fixed::Lang).unwrap_or_default(),
            mode: self.mode()?,
            orders: std::collections::BTreeMap::new(),
            paradata: Vec::new(),
            place: self.text(Fixed::Place),
            practice: false,
            revision: 1,
            seconds: match self.cell(Fixed::Seconds.name()) {
                Cell::Count(seconds) => Some(seconds),
                _ => None,
            },
            seed: None,
            shift: self.text(Fixed::Shift),
            simulated: self.cell(Fixed::Simulated.name()) == Cell::Truth(true),
            stratum: self.text(Fixed::Stratum),
            source: self.text(Fixed::Source).unwrap_or_default(),
            survey: self.text(Fixed::Survey)?,
            v: Format,
        })
    }

    /// Questions of the table that the version does not have, where somebody answered them.
    fn others(&self, layout: &Layout) -> impl Iterator<Item = (String, Value)> {
        let ids = self.table.names.iter().filter_map(|name| name.strip_suffix("__missing")).filter(|id| !id.contains("__"));
        let known = |id: &str| {
            let mut questions = layout.survey().into_iter().flat_map(|survey| &survey.questions);
            questions.any(|question| question.id == *id || name_of(&question.id, "") == id)
        };
        let answered = |id: &&str| self.cell(&format!("{id}__missing")) == Cell::Null;
        ids.filter(move |id| !known(id)).filter(answered).map(|id| (id.to_owned(), Value::Bool(true)))
    }

    fn answer(&self, layout: &Layout, question: usize, kind: &Kind) -> Value {
        let cell = |part: Part| {
            let Some(column) = layout.columns.part(question, part) else { return Cell::Null };
            let Some(name) = self.name(&column.name, kind, part, layout, question) else { return Cell::Null };
            match (self.batch.cell(self.table.place(&name).unwrap_or(usize::MAX), self.row), &column.holds) {
                // The table counts its codes in an order of its own.
                (Cell::Code(_), Holds::Code(codes)) => {
                    let word = self.word(&name);
                    let newer = layout.newer.get(question).map_or(&[][..], Vec::as_slice);
                    let at = |word: &str| {
                        let is_item = matches!(part, Part::Value | Part::Best(_) | Part::Worst(_));
                        let own = codes.iter().position(|code| code == word);
                        own.or_else(|| newer.iter().position(|code| is_item && *code == *word))
                    };
                    let place = word.and_then(at).and_then(|at| u32::try_from(at).ok());
                    place.map_or(Cell::Null, Cell::Code)
                }
                (cell, _) => cell,
            }
        };
        encode(&answer(kind, cell))
    }

    /// The column of a part: by today's rule for names, by that before 0.2, or by a newer name of the item.
    fn name(&self, name: &str, kind: &Kind, part: Part, layout: &Layout, question: usize) -> Option<String> {
        let known = |name: &str| self.table.place(name).map(|_| name.to_owned());
        known(name).or_else(|| {
            let survey = layout.survey()?;
            let id = survey.questions.get(question)?.id.as_str();
            let written = |at: usize, end: &str| {
                let now = layout.newer.get(question)?.get(at)?;
                let then = &kind.items().get(at)?.code;
                let by = |code: &Code| {
                    let end = format!("__{code}{end}");
                    known(&name_of(&Code::new(id), &end)).or_else(|| known(&format!("{id}{end}")))
                };
                by(now).or_else(|| by(then))
            };
            match part {
                Part::Value => known(id),
                Part::Item(at) => written(at, ""),
                Part::ItemWords(at) => written(at, "__text"),
                Part::ItemMissing(at) => written(at, "__missing"),
                Part::Words => known(&format!("{id}__text")),
                Part::None => known(&format!("{id}__none")),
                Part::Missing => known(&format!("{id}__missing")),
                Part::Shown(task) => known(&format!("{id}__{}__shown", task + 1)),
                Part::Best(task) => known(&format!("{id}__{}__best", task + 1)),
                Part::Worst(task) => known(&format!("{id}__{}__worst", task + 1)),
                Part::TaskMissing(task) => known(&format!("{id}__{}__missing", task + 1)),
            }
        })
    }
}
