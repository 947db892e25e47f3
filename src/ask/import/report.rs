//! What an import did: how many rows became records, and everything that did not become an answer.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::base::ids::Code;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Rows with anything in them.
    pub rows_in: usize,
    /// Records made of them.
    pub rows_out: usize,
    /// Rows that became no record.
    pub rows: Vec<Rejected>,
    /// Values that are no valid answers: they count as unanswered.
    pub cells: Vec<Rejected>,
    /// Values in answer to questions that were not asked of these respondents: left out.
    pub dropped: Vec<Rejected>,
    /// Columns of the file that the mapping neither uses nor ignores.
    pub columns: Vec<String>,
    /// Values that count as "not ticked", by column and value.
    pub not_ticked: BTreeMap<(String, String), usize>,
    /// Questions that the file does not answer: they count as not asked.
    pub without_column: Vec<Code>,
}

/// A value that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The row of the file, as a spreadsheet counts.
    pub row: usize,
    /// The column, or the columns of one answer.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// Why it was not taken.
    pub reason: String,
}

impl ImportReport {
    /// The report as text: counts first, then at most so many examples of a kind.
    pub fn to_text(&self, most: usize) -> String {
        let mut out = String::new();
        // Writing to a String cannot fail.
        let mut line = |text: String| _ = writeln!(out, "{text}");
        line(format!("{} in, {} out", counted(self.rows_in, "row"), counted(self.rows_out, "record")));
        line(format!("rejected: {}, {}", counted(self.rows.len(), "row"), counted(self.cells.len(), "value")));
        line(format!("left out: {} of questions that were not asked", counted(self.dropped.len(), "answer")));
        let lists = [
            ("Rejected rows", &self.rows),
            ("Rejected values (they count as unanswered)", &self.cells),
            ("Answers to questions that were not asked (left out)", &self.dropped),
        ];
        for (title, list) in lists {
            if !list.is_empty() {
                line(format!("\n{title}:"));
                examples(list, most).into_iter().for_each(&mut line);
            }
        }
        if !self.columns.is_empty() {
            line("\nColumns that the mapping neither uses nor ignores:".to_owned());
            some(&self.columns, most).into_iter().for_each(&mut line);
        }
        if !self.without_column.is_empty() {
            line("\nQuestions that the file does not answer (they count as not asked):".to_owned());
            some(&self.without_column, most).into_iter().for_each(&mut line);
        }
        if !self.not_ticked.is_empty() {
            line("\nValues that count as not ticked:".to_owned());
            let values: Vec<_> = self
                .not_ticked
                .iter()
                .map(|((column, value), n)| format!("{column}: `{value}` in {}", counted(*n, "row")))
                .collect();
            some(&values, most).into_iter().for_each(&mut line);
        }
        out
    }
}

/// Grouped by column and reason, the groups in the order of their first rows.
fn examples(list: &[Rejected], most: usize) -> Vec<String> {
    let mut groups: Vec<((&str, &str), Vec<&Rejected>)> = Vec::new();
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
        lines.push(format!("  {column}: {reason} ({})", counted(members.len(), "time")));
        let values: Vec<_> = members.iter().map(|one| format!("row {}: `{}`", one.row, one.value)).collect();
        lines.extend(some(&values, most).into_iter().map(|text| format!("  {text}")));
    }
    lines
}

/// The first ones, and how many more there are.
fn some(all: &[impl ToString], most: usize) -> Vec<String> {
    let mut lines: Vec<_> = all.iter().take(most).map(|one| format!("  {}", one.to_string())).collect();
    if all.len() > most {
        lines.push(format!("  … and {} more", all.len() - most));
    }
    lines
}

/// A number of things.
pub(super) fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
