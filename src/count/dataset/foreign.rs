//! A table in Parquet with other columns than today's: of another version of the survey, or written
//! by an earlier program. Its rows are read back into records, each by the definition it was
//! collected with.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use polars::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use super::cell::{Cell, answer};
use super::columns::{ColumnType, Columns, Fixed, Part, Role, name_of};
use super::files::Dataset;
use super::rows::Batch;
use super::{Clash, DatasetError};
use mitreden_base::ids::Code;
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::survey::union::{SurveyVersion, Union};
use mitreden_define::survey::{Kind, Mode, Question, Survey};
use mitreden_keep::record::{Disposition, Record, RecordFormat as Format, encode};

/// A table from elsewhere that is open for reading.
#[derive(Debug)]
pub struct Foreign {
    dataset: Dataset,
    names: Vec<String>,
    /// The place of each column in the table.
    places: HashMap<String, usize>,
    /// The codes of each column; empty where it holds no codes.
    codes: Vec<Vec<String>>,
}

/// A row that is no response: its number from 1, and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The number of the row, from 1.
    pub row: usize,
    /// The column without a value.
    pub lacks: &'static str,
}

impl Foreign {
    /// Opens a file with any columns.
    pub fn open(path: &Path) -> Result<Self, DatasetError> {
        let (dataset, schema) = Dataset::any(path)?;
        let codes = |dtype: &DataType| match dtype {
            DataType::Enum(categories, _) => {
                categories.categories().values_iter().map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        let codes = schema.iter().map(|(_, dtype)| codes(dtype)).collect();
        let names: Vec<_> = schema.iter().map(|(name, _)| name.to_string()).collect();
        let places = names.iter().enumerate().map(|(place, name)| (name.clone(), place)).collect();
        Ok(Self { dataset, names, places, codes })
    }

    /// Whether the table holds responses at all: a column names the response of each row.
    pub fn is_of_responses(&self) -> bool {
        [Fixed::Id, Fixed::Survey, Fixed::Definition, Fixed::Mode, Fixed::Disposition]
            .iter()
            .all(|fixed| self.place(fixed.name()).is_some())
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
                let look = TableRow { table: self, batch: &batch, row };
                let hash = look.text(Fixed::Definition).unwrap_or_default();
                let layout = match layouts.get(&hash) {
                    Some(layout) => layout,
                    None => layouts
                        .entry(hash.clone())
                        .or_insert(Layout::new(self, union, &hash).map_err(DatasetError::from)?),
                };
                let record = look
                    .record(hash, layout)
                    .ok_or_else(|| BadRow { row: batch.first + row + 1, lacks: look.lacks() });
                f(record)?;
            }
        }
        Ok(())
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }
}

/// The places of the parts of a version's answers in the table.
#[derive(Debug)]
struct Layout {
    version: Option<SurveyVersion>,
    columns: Columns,
    /// The code in the union of each item of each question of the version.
    newer: Indexed<QuestionIndex, Vec<Code>>,
    /// The place in the table of each part of a question; parts that the table lacks are left out.
    parts: HashMap<(QuestionIndex, Part), usize>,
    /// The table's questions that the version does not have, with the column that says why there is
    /// no answer.
    others: Vec<(String, usize)>,
}

impl Layout {
    fn new(table: &Foreign, union: &Union, hash: &str) -> Result<Self, Clash> {
        let version = union.read_by(hash).cloned();
        let survey = version.as_ref().map_or(&*union.survey, |version| &*version.survey);
        let mut newer = survey.questions.map(|_, _| Vec::new());
        for (at, question) in union.survey.questions.entries() {
            let Some(asked) = version.as_ref().and_then(|version| version.asked(at)) else {
                continue;
            };
            let code =
                |item: &usize| question.kind.items().get(*item).map(|item| item.code.clone());
            if let Some(slot) = newer.get_mut(asked.question) {
                *slot = asked.items.iter().filter_map(code).collect();
            }
        }
        let columns = Columns::of(survey)?;
        let mut parts = HashMap::new();
        for (at, question) in survey.questions.entries() {
            for column in columns.of_question(at) {
                let Role::Answer { part, .. } = column.role else { continue };
                let newer = newer.get(at).map_or(&[][..], Vec::as_slice);
                if let Some(place) = lies(table, &column.name, question, part, newer) {
                    parts.insert((at, part), place);
                }
            }
        }
        let known = |id: &str| {
            survey
                .questions
                .iter()
                .any(|question| question.id == *id || name_of(&question.id, "") == id)
        };
        let reasons = table
            .names
            .iter()
            .enumerate()
            .filter_map(|(place, name)| Some((name.strip_suffix("__missing")?, place)));
        let others = reasons
            .filter(|(id, _)| !id.contains("__") && !known(id))
            .map(|(id, place)| (id.to_owned(), place))
            .collect();
        Ok(Self { version, columns, newer, parts, others })
    }

    fn survey(&self) -> Option<&Survey> {
        self.version.as_ref().map(|version| &*version.survey)
    }
}

/// Where a table holds a part: by today's rule for names, by that before 0.2, or by a newer name of
/// the item.
fn lies(
    table: &Foreign,
    name: &str,
    question: &Question,
    part: Part,
    newer: &[Code],
) -> Option<usize> {
    let known = |name: &str| table.place(name);
    let id = question.id.as_str();
    let written = |at: usize, end: &str| {
        let by = |code: &Code| {
            let end = format!("__{code}{end}");
            known(&name_of(&question.id, &end)).or_else(|| known(&format!("{id}{end}")))
        };
        newer.get(at).and_then(by).or_else(|| by(&question.kind.items().get(at)?.code))
    };
    known(name).or_else(|| match part {
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
    })
}

/// One row of a table.
struct TableRow<'t> {
    table: &'t Foreign,
    batch: &'t Batch,
    row: usize,
}

impl<'t> TableRow<'t> {
    fn at(&self, place: usize) -> Cell<'t> {
        self.batch.cell(place, self.row)
    }

    fn cell(&self, fixed: Fixed) -> Cell<'t> {
        self.table.place(fixed.name()).map_or(Cell::Null, |place| self.at(place))
    }

    fn text(&self, fixed: Fixed) -> Option<String> {
        match self.cell(fixed) {
            Cell::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    /// The code in a column, as a word.
    fn word(&self, place: usize) -> Option<&'t str> {
        let Cell::Code(code) = self.at(place) else { return None };
        self.table.codes.get(place)?.get(usize::try_from(code).ok()?).map(String::as_str)
    }

    fn fixed_word(&self, fixed: Fixed) -> Option<&'t str> {
        self.word(self.table.place(fixed.name())?)
    }

    fn id(&self) -> Option<Uuid> {
        Uuid::try_parse(&self.text(Fixed::Id)?).ok()
    }

    fn mode(&self) -> Option<Mode> {
        self.fixed_word(Fixed::Mode).and_then(Mode::of_word)
    }

    /// The first column without a value that every response must have.
    fn lacks(&self) -> &'static str {
        let has = [
            (Fixed::Id, self.id().is_some()),
            (Fixed::Survey, self.text(Fixed::Survey).is_some()),
            (Fixed::Mode, self.mode().is_some()),
            (Fixed::Lang, self.text(Fixed::Lang).is_some()),
            (Fixed::Source, self.text(Fixed::Source).is_some()),
        ];
        has.into_iter().find(|(_, has)| !has).map_or(Fixed::Disposition, |(fixed, _)| fixed).name()
    }

    fn record(&self, definition: String, layout: &Layout) -> Option<Record> {
        let number = |fixed: Fixed| match self.cell(fixed) {
            Cell::Number(number) => Some(number),
            _ => None,
        };
        let survey = layout.survey()?;
        let answers = survey.questions.entries().filter(|(at, question)| {
            !matches!(question.kind, Kind::Note) && layout.parts.contains_key(&(*at, Part::Missing))
        });
        let answers = answers.map(|(at, question)| {
            (question.id.to_string(), self.answer(layout, at, &question.kind))
        });
        // Somebody answered what the version did not ask.
        let others = layout.others.iter().filter(|(_, place)| self.at(*place) == Cell::Null);
        let others = others.map(|(id, _)| (id.clone(), Value::Bool(true)));
        Some(Record {
            answers: answers.chain(others).collect(),
            base_weight: number(Fixed::BaseWeight),
            cluster: self.text(Fixed::Cluster),
            consent: None,
            day: match self.cell(Fixed::Day) {
                Cell::Day(day) => Some(day),
                _ => None::<NaiveDate>,
            },
            definition,
            device: self.text(Fixed::Device),
            disposition: self.fixed_word(Fixed::Disposition).and_then(Disposition::of_word)?,
            flags: Vec::new(),
            id: self.id()?,
            interviewer: self.text(Fixed::Interviewer),
            lang: self.text(Fixed::Lang)?,
            mode: self.mode()?,
            orders: std::collections::BTreeMap::new(),
            paradata: Vec::new(),
            place: self.text(Fixed::Place),
            practice: false,
            revision: 1,
            seconds: match self.cell(Fixed::Seconds) {
                Cell::Count(seconds) => Some(seconds),
                _ => None,
            },
            seed: None,
            shift: self.text(Fixed::Shift),
            simulated: self.cell(Fixed::Simulated) == Cell::Truth(true),
            stratum: self.text(Fixed::Stratum),
            source: self.text(Fixed::Source)?,
            survey: self.text(Fixed::Survey)?,
            v: Format,
        })
    }

    fn answer(&self, layout: &Layout, question: QuestionIndex, kind: &Kind) -> Value {
        let cell = |part: Part| {
            let Some(column) = layout.columns.part(question, part) else { return Cell::Null };
            let Some(place) = layout.parts.get(&(question, part)) else { return Cell::Null };
            match (self.at(*place), &column.holds) {
                // The table counts its codes in an order of its own.
                (Cell::Code(_), ColumnType::Code(codes)) => {
                    let word = self.word(*place);
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
}

#[cfg(test)]
mod tests;
