//! The mapping: how the columns of a foreign file become answers, resolved against the survey.
//!
//! A value that `codes` does not name stays what it is; whether it is an answer is then the
//! engine's to say.

mod answers;
mod codes;
mod file;
pub(super) mod fixed;
mod keys;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Severity, Source};
use mitreden_base::ids::Code;
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Mode, Survey};
use mitreden_define::yaml::{Fields, YamlNode, list, parse, scalar};
use mitreden_keep::record::Disposition;

pub use keys::GRAMMAR;

/// A column: an index into [`Mapping::columns`].
pub type Slot = usize;

/// A mapping: how foreign columns become answers.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The format of the file.
    pub format: ImportFormat,
    /// The decimal mark of numbers in the file.
    pub decimal: char,
    /// Values that mean an empty cell, beside the empty cell.
    pub missing: Vec<String>,
    /// The columns that the mapping names, each once.
    pub columns: Vec<MappedColumn>,
    /// The column that identifies a respondent.
    pub id: Option<Slot>,
    /// The mode in which the answers came in.
    pub mode: Given<Mode>,
    /// The language in which the answers were given.
    pub lang: Given<String>,
    /// The mapping's name: that of its file, without `.import.yaml`.
    pub name: String,
    /// The source of the responses; the mapping's name if absent.
    pub source: Option<Given<String>>,
    /// The day of the interview.
    pub day: Option<Given<NaiveDate>>,
    /// The place of the interview.
    pub place: Option<Given<String>>,
    /// The interviewer's shift: the answers of one shift in one place vary together.
    pub shift: Option<Given<String>>,
    /// The persons that a respondent was drawn or asked together with, whatever the mode.
    pub cluster: Option<Given<String>>,
    /// The part of the population that respondents were drawn from by itself.
    pub stratum: Option<Given<String>>,
    /// What each response counts before weighting; a row without a base weight is rejected.
    pub base_weight: Option<Given<f64>>,
    /// How the interview ended; complete if absent.
    pub disposition: Option<Given<Disposition>>,
    /// How the answer to each question stands in the file.
    pub answers: Vec<(QuestionIndex, How)>,
    /// Columns that are left out: names, or beginnings of names where a `*` follows.
    pub ignore: Vec<String>,
}

/// The format of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// Text with one row a line.
    Csv {
        /// The character that separates cells.
        delimiter: u8,
        /// The encoding of the text.
        encoding: &'static encoding_rs::Encoding,
    },
    /// A workbook.
    Xlsx {
        /// The sheet; the first if not named.
        sheet: Option<String>,
    },
    /// One flat JSON object a line.
    Jsonl,
}

/// A column of the file that the mapping names.
#[derive(Clone, Debug)]
pub struct MappedColumn {
    /// The column's name in the file's header.
    pub name: String,
    /// The place where the mapping names the column.
    pub place: Place,
}

/// A value that is the same for all rows, or stands in a column.
#[derive(Clone, Debug)]
pub enum Given<T> {
    /// The value is the same for all rows.
    Fixed(T),
    /// The value stands in a column, whose values stand for these.
    Column(Slot, HashMap<String, T>),
}

/// A special answer, or the explicit none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// There is no value, for this reason.
    Missing(Missing),
    /// None of the options was chosen, explicitly.
    None,
}

/// The meanings of a column's values.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    /// Values of the file that stand for values of the question.
    pub codes: HashMap<String, String>,
    /// Values of the file that stand for special answers.
    pub specials: HashMap<String, Special>,
}

/// The way in which the answer to a question stands in columns.
#[expect(missing_docs, reason = "the fields are what the mapping calls them")]
#[derive(Clone, Debug)]
pub enum How {
    /// A value stands in one column.
    Value { column: Slot, codes: Codes },
    /// There is a column for each row of a matrix.
    Rows { rows: Vec<(Code, Slot)>, codes: Codes },
    /// There is a column for each place of a ranking.
    Ranked { places: Vec<Slot>, codes: Codes },
    /// There is a column for each item, with its rank.
    RankOf { items: Vec<(Code, Slot)> },
    /// There are columns that each hold one option that was picked.
    Picked { columns: Vec<Slot>, codes: Codes },
    /// There is a column for each option.
    Ticked { options: Vec<(Code, Slot)>, yes: Vec<String>, no: Vec<String> },
    /// One column holds all options that were picked.
    Split { column: Slot, at: String, codes: Codes },
    /// There is a column for each item, with its points.
    Points { items: Vec<(Code, Slot)> },
}

impl Mapping {
    /// The source of all rows; none where each row names its own.
    pub fn one_source(&self) -> Option<&str> {
        match &self.source {
            None => Some(&self.name),
            Some(Given::Fixed(source)) => Some(source),
            Some(Given::Column(..)) => None,
        }
    }

    /// Whether a column of the file is left out on purpose.
    pub fn ignores(&self, column: &str) -> bool {
        self.ignore.iter().any(|pattern| match pattern.strip_suffix('*') {
            Some(beginning) => column.starts_with(beginning),
            None => pattern == column,
        })
    }
}

impl How {
    /// The columns, in the order in which the mapping names them.
    pub fn slots(&self) -> Vec<Slot> {
        match self {
            Self::Value { column, .. } | Self::Split { column, .. } => vec![*column],
            Self::Ranked { places: columns, .. } | Self::Picked { columns, .. } => columns.clone(),
            Self::Rows { rows: parts, .. }
            | Self::RankOf { items: parts }
            | Self::Ticked { options: parts, .. }
            | Self::Points { items: parts } => parts.iter().map(|(_, column)| *column).collect(),
        }
    }
}

/// Reads a mapping for a survey. `None` when there is an error; it is among the problems, with its
/// place.
pub fn read(source: &Arc<Source>, survey: &Survey, problems: &mut Problems) -> Option<Mapping> {
    let before = problems.count(Severity::Error);
    let root = parse(source, problems)?;
    let fields = Fields::read(&root, &keys::MAPPING, problems)?;
    let mut reader = Reader { survey, problems, columns: Vec::new(), missing: Vec::new() };
    let mapping = reader.mapping(fields, own_name(&source.name));
    mapping.filter(|_| problems.count(Severity::Error) == before)
}

/// What the readers of the parts of a mapping share.
struct Reader<'a> {
    survey: &'a Survey,
    problems: &'a mut Problems,
    columns: Vec<MappedColumn>,
    missing: Vec<String>,
}

impl Reader<'_> {
    fn mapping(&mut self, fields: Fields<'_>, name: &str) -> Option<Mapping> {
        self.survey_id(fields);
        self.name(fields, name);
        let file = self.file(fields.get("file"));
        self.missing.clone_from(&file.missing);
        let id = fields.get("id").and_then(|node| self.column(node));
        let mode = self.mode(fields.get("mode"));
        let lang = self.lang(fields.get("lang"));
        let source = fields.get("source").map(|node| self.source(node));
        let day = fields.get("day").map(|node| self.day(node));
        let place = fields.get("place").map(|node| self.words(node));
        let shift = fields.get("shift").map(|node| self.words(node));
        let cluster = fields.get("cluster").map(|node| self.words(node));
        let stratum = fields.get("stratum").map(|node| self.words(node));
        let base_weight = fields.get("base_weight").map(|node| self.base_weight(node));
        let disposition = fields.get("disposition").map(|node| self.disposition(node));
        let mut answers = Vec::new();
        for (key, value) in fields.entries("answers", self.problems) {
            answers.extend(self.answer(key, value));
        }
        let ignore = self.ignore(fields);
        Some(Mapping {
            format: file.format,
            decimal: file.decimal,
            missing: file.missing,
            columns: std::mem::take(&mut self.columns),
            id,
            mode: mode?,
            lang: lang?,
            name: name.to_owned(),
            source: whole(source)?,
            day: whole(day)?,
            place: whole(place)?,
            shift: whole(shift)?,
            cluster: whole(cluster)?,
            stratum: whole(stratum)?,
            base_weight: whole(base_weight)?,
            disposition: whole(disposition)?,
            answers,
            ignore,
        })
    }

    fn survey_id(&mut self, fields: Fields<'_>) {
        let survey = self.survey.id.as_str();
        if let (Some(written), Some(node)) =
            (fields.scalar("survey", self.problems), fields.get("survey"))
            && written != survey
        {
            let other = Diagnostic::error("import-survey", node.place.clone())
                .arg("written", written)
                .arg("survey", survey);
            self.problems.push(other.suggest(written, [survey]));
        }
    }

    /// Reads a column's name; each may be used once.
    fn column(&mut self, node: &YamlNode) -> Option<Slot> {
        let name = scalar(node, self.problems)?.trim();
        if let Some(first) = self.columns.iter().find(|column| column.name == name) {
            let twice =
                Diagnostic::error("import-column-twice", node.place.clone()).arg("column", name);
            self.problems.push(twice.other(first.place.clone(), "first-here"));
            return None;
        }
        self.columns.push(MappedColumn { name: name.to_owned(), place: node.place.clone() });
        Some(self.columns.len() - 1)
    }

    fn columns_of(&mut self, nodes: &[YamlNode]) -> Vec<Slot> {
        nodes.iter().filter_map(|node| self.column(node)).collect()
    }

    fn ignore(&mut self, fields: Fields<'_>) -> Vec<String> {
        let mut ignored = Vec::new();
        for node in fields.list("ignore", self.problems) {
            let Some(name) = scalar(node, self.problems) else { continue };
            if let Some(mapped) = self.columns.iter().find(|column| column.name == name) {
                let both =
                    Diagnostic::error("import-ignored-too", node.place.clone()).arg("column", name);
                self.problems.push(both.other(mapped.place.clone(), "first-here"));
            }
            ignored.push(name.to_owned());
        }
        ignored
    }

    /// Reads a list of values as they stand in the file.
    fn raws<'n>(&mut self, node: &'n YamlNode) -> Vec<(&'n YamlNode, String)> {
        let raw = |node: &'n YamlNode, problems: &mut Problems| {
            Some((node, scalar(node, problems)?.trim().to_owned()))
        };
        list(node, self.problems).iter().filter_map(|node| raw(node, self.problems)).collect()
    }
}

/// A mapping's name: that of its file, which does not tell the day of the export.
fn own_name(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    let ends = [".import.yaml", ".import.yml", ".yaml", ".yml"];
    ends.iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file)
}

/// Nothing where a part is written and wrong; a part that is not written is no error.
#[expect(clippy::option_option, reason = "written or not, right or not")]
fn whole<T>(part: Option<Option<T>>) -> Option<Option<T>> {
    match part {
        Some(None) => None,
        Some(right) => Some(right),
        None => Some(None),
    }
}
