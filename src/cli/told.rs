//! What reports have told of measures: the file beside each survey's reports.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::ui::Ui;
use crate::define::survey::Survey;
use crate::define::town::Agenda;
use crate::keep::files::write_atomically;
use crate::tell::told::{BadLedger, Ledger, Unsaid, unsaid};

/// The file's name.
const FILE: &str = "told.json";

/// What the reports of this survey and of others have told.
pub(super) struct Told {
    path: PathBuf,
    /// None where the file is there and cannot be trusted: then it stays as it is.
    own: Option<Ledger>,
    others: Vec<Ledger>,
    /// Whether a file could not be read.
    is_partial: bool,
}

impl Told {
    /// Reads the files of all surveys; what cannot be read is told, and not trusted.
    pub(super) fn read(folder: &Folder, survey: &Survey, ui: &Ui) -> Self {
        let reports = folder.path("reports");
        let path = folder.reports(survey).join(FILE);
        let entries = fs::read_dir(&reports).into_iter().flatten().filter_map(Result::ok);
        let mut files: Vec<_> = entries.map(|entry| entry.path().join(FILE)).filter(|file| *file != path).collect();
        files.sort();
        let mut told = Self { own: None, others: Vec::new(), is_partial: false, path };
        let own = told.file(&told.path.clone(), ui);
        told.own = own.unwrap_or_else(|| Some(Ledger::default()));
        for file in files {
            let other = told.file(&file, ui).flatten();
            told.others.extend(other);
        }
        told
    }

    /// The ledger in a file; `None` where there is no file, and in it where it cannot be trusted.
    fn file(&mut self, path: &Path, ui: &Ui) -> Option<Option<Ledger>> {
        let read = match fs::read(path) {
            Ok(bytes) => Ledger::read(&bytes),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return None,
            Err(error) => Err(BadLedger::Damaged(error.to_string())),
        };
        let shown = || ("path", path.display().to_string().into());
        Some(match read {
            Ok(ledger) => Some(ledger),
            Err(error) => {
                match error {
                    BadLedger::Newer(format) => ui.warn("report-told-newer", &[shown(), ("format", format.to_string().into())]),
                    BadLedger::Damaged(reason) => ui.warn("report-told-damaged", &[shown(), ("reason", reason.into())]),
                }
                self.is_partial = true;
                None
            }
        })
    }

    /// What was told before a day and the agenda no longer says; `begun` is the day of the survey's first answer.
    pub(super) fn unsaid(&self, agenda: &Agenda, days: (NaiveDate, Option<NaiveDate>)) -> Unsaid {
        let nothing = Ledger::default();
        Unsaid { is_partial: self.is_partial, ..unsaid(agenda, self.own.as_ref().unwrap_or(&nothing), &self.others, days) }
    }

    /// Notes what the report of a day has told.
    pub(super) fn remember(&mut self, agenda: &Agenda, day: NaiveDate) -> Result<(), Failure> {
        let Some(own) = &mut self.own else { return Ok(()) };
        own.note(agenda, day);
        let bytes = own.write().map_err(|error| Failure::Bug(error.to_string()))?;
        write_atomically(&self.path, &bytes).map_err(|error| unwritable(&self.path, &error))
    }
}
