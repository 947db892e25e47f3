//! What an import did: how many rows became records, and everything that did not become an answer.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_base::locale::Lang;
use mitreden_base::visible::visible;

/// The report of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// How many rows have anything in them.
    pub rows_in: usize,
    /// How many records were made of the rows.
    pub rows_out: usize,
    /// The rows that became no record.
    pub rows: Vec<RejectedValue>,
    /// The rows without one valid answer, which are no responses.
    pub silent: Vec<usize>,
    /// The values that are no valid answers: they count as unanswered.
    pub cells: Vec<RejectedValue>,
    /// Values in answer to questions that the respondent was not asked; they are left out.
    pub dropped: Vec<RejectedValue>,
    /// The columns of the file that the mapping neither uses nor ignores.
    pub columns: Vec<String>,
    /// The questions that the file does not answer: they count as not asked.
    pub without_column: Vec<Code>,
}

/// A value that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedValue {
    /// The row of the file, counted as a spreadsheet does.
    pub row: usize,
    /// The name of the column, or of the columns of one answer.
    pub column: String,
    /// The text of the cell.
    pub value: String,
    /// Why the value was not taken.
    pub reason: String,
}

impl ImportReport {
    /// The report as text: counts first, then at most so many examples of a kind.
    pub fn to_text(&self, most: usize, lang: Lang) -> String {
        let mut out = String::new();
        // Writing to a String cannot fail.
        let mut line = |text: String| _ = writeln!(out, "{text}");
        line(
            lang.say(
                "import-counts",
                &[("in", self.rows_in.into()), ("out", self.rows_out.into())],
            ),
        );
        line(lang.say(
            "import-rejected",
            &[("rows", self.rows.len().into()), ("values", self.cells.len().into())],
        ));
        line(lang.say("import-dropped", &[("n", self.dropped.len().into())]));
        if !self.silent.is_empty() {
            let rows: Vec<String> =
                self.silent.iter().take(most).map(ToString::to_string).collect();
            let more = self.silent.len() - rows.len();
            let words = [
                ("n", self.silent.len().into()),
                ("rows", rows.join(", ").into()),
                ("more", more.into()),
            ];
            line(lang.say("import-silent", &words));
        }
        for (title, list) in [
            ("import-rows", &self.rows),
            ("import-values", &self.cells),
            ("import-not-asked", &self.dropped),
        ] {
            if !list.is_empty() {
                line(format!("\n{}", lang.say(title, &[])));
                examples(list, most, lang).into_iter().for_each(&mut line);
            }
        }
        let questions = self.without_column.iter().map(ToString::to_string);
        let columns = self.columns.iter().map(|column| visible(column).into_owned()).collect();
        let lists: [(_, Vec<String>); 2] =
            [("import-columns", columns), ("import-without", questions.collect())];
        for (title, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
            line(format!("\n{}", lang.say(title, &[])));
            some(list, most, lang).into_iter().for_each(&mut line);
        }
        out
    }
}

/// Examples of each column and reason, in the order of their first rows.
fn examples(list: &[RejectedValue], most: usize, lang: Lang) -> Vec<String> {
    let mut groups: Vec<((&str, &str), Vec<&RejectedValue>)> = Vec::new();
    let mut at = BTreeMap::new();
    for rejected in list {
        let key = (rejected.column.as_str(), rejected.reason.as_str());
        let group = *at.entry(key).or_insert(groups.len());
        if group == groups.len() {
            groups.push((key, Vec::new()));
        }
        groups[group].1.push(rejected);
    }
    let mut lines = Vec::new();
    for ((column, reason), members) in groups {
        let words =
            [("column", column.into()), ("reason", reason.into()), ("n", members.len().into())];
        lines.push(format!("  {}", lang.say("import-group", &words)));
        let row = |one: &&RejectedValue| {
            lang.say(
                "import-row",
                &[("row", one.row.to_string().into()), ("value", (&one.value).into())],
            )
        };
        let values: Vec<_> = members.iter().map(row).collect();
        lines.extend(some(&values, most, lang).into_iter().map(|text| format!("  {text}")));
    }
    lines
}

/// The first ones of a list, and how many more there are.
fn some(all: &[String], most: usize, lang: Lang) -> Vec<String> {
    let mut lines: Vec<_> = all.iter().take(most).map(|one| format!("  {one}")).collect();
    if all.len() > most {
        lines.push(format!("  {}", lang.say("import-more", &[("n", (all.len() - most).into())])));
    }
    lines
}

/// A number with the word for what is counted.
pub(super) fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
