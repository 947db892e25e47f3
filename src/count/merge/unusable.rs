//! Why a line or a row is no response.

use mitreden_base::locale::{Lang, Word};
use mitreden_keep::jsonl::{BadLine, BadLineReason};
use mitreden_keep::record::BadRecord;

use crate::dataset::BadRow;
use crate::locale::Say as _;

/// Where in its source something lies that is no response, and why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// A line that is no record.
    Line(BadLine),
    /// A row of a table with other columns than the dataset's.
    Row(BadRow),
    /// A row of a merged dataset, by its number from 1: it lacks its id, mode or disposition.
    MergedRow(usize),
}

impl Unusable {
    /// Says it. What the reader of JSON found stands in it as it says it, in English.
    pub fn say(&self, lang: Lang) -> String {
        let at = |name, number: usize| (name, Word::from(number.to_string()));
        match self {
            Self::Line(BadLine { line, reason: BadLineReason::NotText }) => {
                lang.say("unusable-not-text", &[at("line", *line)])
            }
            Self::Line(BadLine {
                line,
                reason: BadLineReason::NoRecord(BadRecord::Version(version)),
            }) => {
                let version = ("version", Word::from(version.to_string()));
                lang.say("unusable-version", &[at("line", *line), version])
            }
            Self::Line(BadLine {
                line,
                reason: BadLineReason::NoRecord(BadRecord::Shape { reason, column }),
            }) => {
                let found = ("found", Word::from(reason));
                lang.say("unusable-shape", &[at("line", *line), at("column", *column), found])
            }
            Self::Row(BadRow { row, lacks }) => {
                lang.say("unusable-row", &[at("row", *row), ("column", Word::from(*lacks))])
            }
            Self::MergedRow(row) => lang.say("unusable-merged-row", &[at("row", *row)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_said_in_both_languages_with_its_place() {
        let line = |reason| Unusable::Line(BadLine { line: 7, reason });
        let shape = BadRecord::Shape { reason: "missing field `mode`".to_owned(), column: 12 };
        let all = [
            line(BadLineReason::NotText),
            line(BadLineReason::NoRecord(BadRecord::Version(2))),
            line(BadLineReason::NoRecord(shape)),
            Unusable::Row(BadRow { row: 7, lacks: "mode" }),
            Unusable::MergedRow(7),
        ];
        for one in &all {
            let [english, german] = [Lang::En, Lang::De].map(|lang| one.say(lang));
            assert!(english.contains('7') && german.contains('7'), "{english} {german}");
            assert!(english != german && !german.contains(['{', '$']), "{german}");
        }
        assert_eq!(
            all[2].say(Lang::De),
            "Zeile 7, Spalte 12: keine Antwort (missing field `mode`)"
        );
    }
}
