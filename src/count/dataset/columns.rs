//! The columns of a survey's dataset: one table that drives building, reading and the codebook.

use std::collections::HashMap;
use std::fmt::Display;
use std::ops::Range;

use thiserror::Error;

use mitreden_base::ids::Code;
use mitreden_define::answer::Missing;
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::logic::Type;
use mitreden_define::survey::{Item, Kind, Mode, Question, Survey};
use mitreden_keep::record::Disposition;

/// What the cells of a column hold. Any cell may be null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Texts.
    Text,
    /// One of some codes, in this order.
    Code(Vec<String>),
    /// True or false.
    Truth,
    /// A point on a rating scale.
    Point,
    /// A rank, 1 the first.
    Rank,
    /// A number.
    Number,
    /// A whole number from 0.
    Count,
    /// A day.
    Day,
}

/// A column that every dataset has, whatever is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "the fields of a record, by their names; the flags are told in `merge::quality`"
)]
pub enum Fixed {
    Id,
    Survey,
    Definition,
    Source,
    Mode,
    Lang,
    Device,
    Place,
    Shift,
    Cluster,
    Stratum,
    Interviewer,
    Day,
    Seconds,
    Disposition,
    Simulated,
    BaseWeight,
    Weight,
    Speeder,
    Straightline,
    NearDuplicate,
}

impl Fixed {
    /// All fixed columns, in the order of the dataset.
    pub const ALL: [Self; 21] = [
        Self::Id,
        Self::Survey,
        Self::Definition,
        Self::Source,
        Self::Mode,
        Self::Lang,
        Self::Device,
        Self::Place,
        Self::Shift,
        Self::Cluster,
        Self::Stratum,
        Self::Interviewer,
        Self::Day,
        Self::Seconds,
        Self::Disposition,
        Self::Simulated,
        Self::BaseWeight,
        Self::Weight,
        Self::Speeder,
        Self::Straightline,
        Self::NearDuplicate,
    ];

    /// The column's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Survey => "survey",
            Self::Definition => "definition",
            Self::Source => "source",
            Self::Mode => "mode",
            Self::Lang => "lang",
            Self::Device => "device",
            Self::Place => "place",
            Self::Shift => "shift",
            Self::Cluster => "cluster",
            Self::Stratum => "stratum",
            Self::Interviewer => "interviewer",
            Self::Day => "day",
            Self::Seconds => "seconds",
            Self::Disposition => "disposition",
            Self::Simulated => "simulated",
            Self::BaseWeight => "base_weight",
            Self::Weight => "weight",
            Self::Speeder => "flag__speeder",
            Self::Straightline => "flag__straightline",
            Self::NearDuplicate => "flag__nearduplicate",
        }
    }

    fn holds(self) -> ColumnType {
        match self {
            Self::Mode => words(Mode::ALL.map(Mode::word)),
            Self::Disposition => words(Disposition::ALL.map(Disposition::word)),
            Self::Day => ColumnType::Day,
            Self::Seconds => ColumnType::Count,
            Self::BaseWeight | Self::Weight => ColumnType::Number,
            Self::Simulated | Self::Speeder | Self::Straightline | Self::NearDuplicate => {
                ColumnType::Truth
            }
            _ => ColumnType::Text,
        }
    }
}

/// The part of an answer that a column holds. Items and tasks are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The answer itself.
    Value,
    /// The respondent's own words beside the chosen `other` option.
    Words,
    /// The value of an option, item or row: a tick, a rank, points or a point.
    Item(usize),
    /// The respondent's own words beside one `other` option of several.
    ItemWords(usize),
    /// The reason why a row has no point.
    ItemMissing(usize),
    /// Whether "none of these" was chosen.
    None,
    /// The items a best-worst task showed, in the order shown.
    Shown(usize),
    /// The item that matters most in a task.
    Best(usize),
    /// The item that matters least in a task.
    Worst(usize),
    /// The reason why a task has no value.
    TaskMissing(usize),
    /// The reason why there is no answer.
    Missing,
}

/// The meaning of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The column describes the response.
    Fixed(Fixed),
    /// The column holds the answer to a question, or a part of it.
    Answer {
        /// The question.
        question: QuestionIndex,
        /// The part of the answer.
        part: Part,
    },
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The column's name.
    pub name: String,
    /// The type of the column's cells.
    pub holds: ColumnType,
    /// The meaning of the column.
    pub role: Role,
}

/// Two columns would have one name: a question is called like a fixed column, or an item like a
/// part of its question.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "two columns of the dataset would be called `{name}`; rename question or option `{culprit}`"
)]
pub struct Clash {
    /// The name that two columns would have.
    pub name: String,
    /// The question or option that has to be renamed.
    pub culprit: String,
}

/// The columns of a survey's dataset, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    list: Vec<Column>,
    places: HashMap<String, usize>,
    questions: Indexed<QuestionIndex, Range<usize>>,
}

impl Columns {
    /// Lays out the columns for a survey.
    pub fn of(survey: &Survey) -> Result<Self, Clash> {
        let mut columns =
            Self { list: Vec::new(), places: HashMap::new(), questions: Indexed::empty() };
        for fixed in Fixed::ALL {
            columns.add(fixed.name().to_owned(), fixed.holds(), Role::Fixed(fixed))?;
        }
        for (index, question) in survey.questions.entries() {
            let start = columns.list.len();
            for (suffix, holds, part) in parts(question) {
                let name = name_of(&question.id, &suffix);
                columns.add(name, holds, Role::Answer { question: index, part })?;
            }
            columns.questions.push(start..columns.list.len());
        }
        Ok(columns)
    }

    fn add(&mut self, name: String, holds: ColumnType, role: Role) -> Result<(), Clash> {
        if self.places.insert(name.clone(), self.list.len()).is_some() {
            let culprit = name.rsplit_once("__").map_or(name.as_str(), |(_, item)| item).to_owned();
            return Err(Clash { name, culprit });
        }
        self.list.push(Column { name, holds, role });
        Ok(())
    }

    /// All columns.
    pub fn iter(&self) -> std::slice::Iter<'_, Column> {
        self.list.iter()
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Always false, as the fixed columns are always there.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The column with a name.
    pub fn find(&self, name: &str) -> Option<&Column> {
        self.list.get(*self.places.get(name)?)
    }

    /// The columns of a question; a note has none.
    pub fn of_question(&self, question: QuestionIndex) -> &[Column] {
        self.questions.get(question).and_then(|range| self.list.get(range.clone())).unwrap_or(&[])
    }

    /// The column of a part of a question's answer.
    pub fn part(&self, question: QuestionIndex, part: Part) -> Option<&Column> {
        self.of_question(question)
            .iter()
            .find(|column| column.role == Role::Answer { question, part })
    }
}

impl<'a> IntoIterator for &'a Columns {
    type Item = &'a Column;
    type IntoIter = std::slice::Iter<'a, Column>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The columns of one question: what follows its id in the name, what they hold, which part they
/// are.
fn parts(question: &Question) -> Vec<(String, ColumnType, Part)> {
    let mut parts = Vec::new();
    let mut add = |suffix: String, holds, part| parts.push((suffix, holds, part));
    match &question.kind {
        Kind::Note => return parts,
        Kind::Single { options, .. } => {
            add(String::new(), codes(options), Part::Value);
            if options.iter().any(|option| option.other) {
                add("__text".to_owned(), ColumnType::Text, Part::Words);
            }
        }
        Kind::Multiple { options, .. } => {
            for (at, option) in options.iter().enumerate() {
                add(under(&option.code), ColumnType::Truth, Part::Item(at));
                if option.other {
                    add(format!("__{}__text", option.code), ColumnType::Text, Part::ItemWords(at));
                }
            }
        }
        Kind::Ranking { items, .. } => {
            for (at, item) in items.iter().enumerate() {
                add(under(&item.code), ColumnType::Rank, Part::Item(at));
            }
            add(under("none"), ColumnType::Truth, Part::None);
        }
        Kind::Points { items, .. } => {
            for (at, item) in items.iter().enumerate() {
                add(under(&item.code), ColumnType::Number, Part::Item(at));
            }
        }
        Kind::Matrix { rows, .. } => {
            for (at, row) in rows.iter().enumerate() {
                add(under(&row.code), ColumnType::Point, Part::Item(at));
                add(format!("__{}__missing", row.code), reasons(), Part::ItemMissing(at));
            }
        }
        Kind::BestWorst { items, tasks, .. } => {
            for task in 0..*tasks {
                let name = |part| format!("__{}__{part}", task + 1);
                add(name("shown"), ColumnType::Text, Part::Shown(task));
                add(name("best"), codes(items), Part::Best(task));
                add(name("worst"), codes(items), Part::Worst(task));
                add(name("missing"), reasons(), Part::TaskMissing(task));
            }
        }
        Kind::Rating { .. } => add(String::new(), ColumnType::Point, Part::Value),
        Kind::Number { .. } => add(String::new(), ColumnType::Number, Part::Value),
        Kind::Date { .. } => add(String::new(), ColumnType::Day, Part::Value),
        Kind::Text { .. } | Kind::Task { .. } => add(String::new(), ColumnType::Text, Part::Value),
        Kind::Computed { result, .. } => add(String::new(), computed(*result), Part::Value),
    }
    add(under("missing"), reasons(), Part::Missing);
    parts
}

/// The columns that came after questions might be called so: an archived questionnaire can have
/// such a question.
const LATER: [&str; 2] = ["cluster", "stratum"];

/// The name of a column: an id and what follows it. A hyphen is no part of a name in R, SPSS or
/// Stata.
pub fn name_of(id: &Code, suffix: &str) -> String {
    let own = if suffix.is_empty() && LATER.contains(&id.as_str()) { "_" } else { suffix };
    [id.as_str(), own].concat().replace('-', "_")
}

/// The name of the column of one of a question's items.
pub fn item_name(id: &Code, item: &Code) -> String {
    name_of(id, &under(item))
}

fn computed(result: Type) -> ColumnType {
    match result {
        Type::Truth => ColumnType::Truth,
        Type::Number => ColumnType::Number,
        Type::Date => ColumnType::Day,
        Type::Text => ColumnType::Text,
    }
}

fn under(suffix: impl Display) -> String {
    format!("__{suffix}")
}

fn codes(items: &[Item]) -> ColumnType {
    ColumnType::Code(items.iter().map(|item| Code::to_string(&item.code)).collect())
}

fn reasons() -> ColumnType {
    words(Missing::ALL.map(Missing::word))
}

fn words<const N: usize>(words: [&str; N]) -> ColumnType {
    ColumnType::Code(words.map(str::to_owned).to_vec())
}
