//! What lies in the folder of a survey's reports, kept beside them: the files that each language's
//! last report was made of.
//!
//! The folder is published as it is. So whatever an earlier report left there and the last one no
//! longer makes has to go, and what is older than the rest has to be called so.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::kept::{self, BadFile};

/// The version of the file.
const FORMAT: u32 = 1;

/// The files of reports, by language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    contents: u32,
    /// By the tag of a language, its last report.
    reports: BTreeMap<String, Edition>,
}

/// One report in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The day it is as of.
    #[serde(with = "mitreden_keep::plain")]
    pub day: NaiveDate,
    /// The fingerprint of what it was made from: the same wherever two reports tell the same in two
    /// languages.
    pub of: String,
    /// Its files, each with its fingerprint; paths are relative to the folder.
    pub files: BTreeMap<String, String>,
}

impl Edition {
    /// The documents: what stands in no folder of its own.
    pub fn documents(&self) -> impl Iterator<Item = &String> {
        self.files.keys().filter(|name| !name.contains('/'))
    }
}

impl Default for Contents {
    fn default() -> Self {
        Self { contents: FORMAT, reports: BTreeMap::new() }
    }
}

impl Contents {
    /// Reads it.
    pub fn read(bytes: &[u8]) -> Result<Self, BadFile> {
        let contents: Self = kept::read(bytes, FORMAT)?;
        // Files are removed by this list: it must not lead anywhere else.
        let is_inside = |name: &str| {
            name.split('/').all(|part| !matches!(part, "" | "." | ".."))
                && !name.contains(['\\', ':'])
        };
        match contents.files().keys().find(|name| !is_inside(name)) {
            Some(name) => Err(BadFile::Damaged(format!("`{name}` is not in this folder"))),
            None => Ok(contents),
        }
    }

    /// As a file for people and version control.
    pub fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
        kept::write(self)
    }

    /// Puts new reports into the place of those before them, and gives the files that no report is
    /// made of any more, each with the fingerprint it had. Where `is_whole`, the new ones are all
    /// there are: other languages are no longer spoken.
    pub fn replace(
        &mut self,
        new: &BTreeMap<String, Edition>,
        is_whole: bool,
    ) -> BTreeMap<String, String> {
        let mut gone = BTreeMap::new();
        for (lang, edition) in &self.reports {
            if is_whole || new.contains_key(lang) {
                gone.extend(edition.files.clone());
            }
        }
        if is_whole {
            self.reports.clear();
        }
        self.reports.extend(new.iter().map(|(lang, edition)| (lang.clone(), edition.clone())));
        let made: BTreeSet<&String> =
            new.values().flat_map(|edition| edition.files.keys()).collect();
        // A name that went over to another language is no longer the older report's.
        for (_, older) in self.reports.iter_mut().filter(|(lang, _)| !new.contains_key(*lang)) {
            older.files.retain(|name, _| !made.contains(name));
        }
        self.reports.retain(|_, edition| !edition.files.is_empty());
        let kept: BTreeSet<&String> = self.files().keys().copied().collect();
        gone.retain(|name, _| !kept.contains(name));
        gone
    }

    /// All files, each with its fingerprint.
    pub fn files(&self) -> BTreeMap<&String, &String> {
        self.reports.values().flat_map(|edition| &edition.files).collect()
    }

    /// Forgets the files that are not there any more, and with them the reports that have no
    /// documents left.
    pub fn keep(&mut self, is_there: impl Fn(&str) -> bool) {
        self.reports.retain(|_, edition| {
            edition.files.retain(|name, _| is_there(name));
            edition.documents().next().is_some()
        });
    }

    /// Whether all reports tell the same, each in its language.
    pub fn is_of_one_piece(&self) -> bool {
        self.reports
            .values()
            .collect::<Vec<_>>()
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a.of == b.of))
    }

    /// The reports, with their languages, that were made from something else than `of` was, and lie
    /// beside it.
    pub fn beside(&self, of: &str) -> Vec<(&str, &Edition)> {
        self.reports
            .iter()
            .filter(|(_, edition)| edition.of != of)
            .map(|(lang, one)| (lang.as_str(), one))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(day: u32, of: &str, files: &[&str]) -> Edition {
        let day = NaiveDate::from_ymd_opt(2026, 7, day).unwrap();
        Edition {
            day,
            of: of.to_owned(),
            files: files.iter().map(|name| ((*name).to_owned(), format!("{name} {of}"))).collect(),
        }
    }

    fn of<const N: usize>(reports: [(&str, Edition); N]) -> BTreeMap<String, Edition> {
        reports.map(|(lang, edition)| (lang.to_owned(), edition)).into()
    }

    fn names(files: &BTreeMap<String, String>) -> Vec<&str> {
        files.keys().map(String::as_str).collect()
    }

    #[test]
    fn what_is_made_no_longer_is_gone_and_the_other_language_is_older() {
        let mut contents = Contents::default();
        let both = of([
            ("de", edition(9, "a", &["report.md", "old.de.svg"])),
            ("en", edition(9, "a", &["report.en.md"])),
        ]);
        assert_eq!(names(&contents.replace(&both, true)), [""; 0]);
        assert_eq!(contents.beside("a"), []);
        let gone = contents.replace(&of([("de", edition(10, "b", &["report.md"]))]), false);
        assert_eq!(names(&gone), ["old.de.svg"]);
        assert_eq!(contents.beside("b").iter().map(|(lang, _)| *lang).collect::<Vec<_>>(), ["en"]);
        assert_eq!(Contents::read(&contents.write().unwrap()).unwrap(), contents);
        let gone = contents.replace(&of([("de", edition(10, "b", &["report.md"]))]), true);
        assert_eq!(names(&gone), ["report.en.md"]);
    }

    #[test]
    fn a_name_that_changes_its_language_is_not_taken_away() {
        let mut contents = Contents::default();
        contents.replace(
            &of([
                ("de", edition(9, "a", &["report.md", "a.de.svg"])),
                ("en", edition(9, "a", &["report.en.md"])),
            ]),
            true,
        );
        let gone =
            contents.replace(&of([("en", edition(9, "b", &["report.md", "a.en.svg"]))]), false);
        assert_eq!(names(&gone), ["report.en.md"]);
        assert_eq!(
            contents.files().keys().map(|name| name.as_str()).collect::<Vec<_>>(),
            ["a.de.svg", "a.en.svg", "report.md"]
        );
        assert_eq!(contents.files()[&"report.md".to_owned()], "report.md b");
    }

    #[test]
    fn a_later_version_and_a_torn_file_are_not_trusted() {
        assert_eq!(Contents::read(br#"{"contents": 2, "more": 1}"#), Err(BadFile::Newer(2)));
        assert!(matches!(Contents::read(br#"{"contents": 1, "repo"#), Err(BadFile::Damaged(_))));
        for name in ["../town/town.yaml", "/etc/passwd", "charts/../../x", "a\\b", "C:x", ""] {
            let mut contents = Contents::default();
            contents.replace(&of([("de", edition(9, "a", &[name]))]), true);
            assert!(
                matches!(Contents::read(&contents.write().unwrap()), Err(BadFile::Damaged(_))),
                "{name}"
            );
        }
    }
}
