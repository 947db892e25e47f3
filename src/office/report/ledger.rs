//! What reports have told of measures: the file beside each survey's reports.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::failure::{Failure, unwritable};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_define::survey::Survey;
use mitreden_define::town::Agenda;
use mitreden_keep::files::write_atomically;
use mitreden_tell::kept::BadFile;
use mitreden_tell::reported::{Ledger, Unsaid, unsaid};

/// The name of the ledger's file.
const FILE: &str = "told.json";

/// What the reports of this survey and of others have told of measures.
pub(super) struct Ledgers {
    path: PathBuf,
    /// This survey's ledger; none where its file cannot be trusted, and so stays as it is.
    own: Option<Ledger>,
    others: Vec<Ledger>,
    /// Whether the file of another survey could not be read.
    is_partial: bool,
}

/// The content of a ledger's file.
enum Kept {
    /// There is no file.
    Nothing,
    /// The file holds what reports told.
    Ledger(Ledger),
    /// The file holds something that cannot be trusted.
    Doubtful,
}

impl Ledgers {
    /// Reads the files of all surveys; tells which cannot be read, and does not trust them.
    pub(super) fn read(folder: &Folder, survey: &Survey, teller: &dyn Teller) -> Self {
        let reports = folder.path("reports");
        let path = folder.reports(survey).join(FILE);
        let entries = fs::read_dir(&reports).into_iter().flatten().filter_map(Result::ok);
        let mut files: Vec<_> =
            entries.map(|entry| entry.path().join(FILE)).filter(|file| *file != path).collect();
        files.sort();
        let mut ledgers = Self { own: None, others: Vec::new(), is_partial: false, path };
        ledgers.own = match ledgers.file(&ledgers.path.clone(), teller) {
            Kept::Nothing => Some(Ledger::default()),
            Kept::Ledger(ledger) => Some(ledger),
            Kept::Doubtful => None,
        };
        for file in files {
            if let Kept::Ledger(other) = ledgers.file(&file, teller) {
                ledgers.others.push(other);
            }
        }
        ledgers
    }

    /// Reads the ledger in a file.
    fn file(&mut self, path: &Path, teller: &dyn Teller) -> Kept {
        let read = match fs::read(path) {
            Ok(bytes) => Ledger::read(&bytes),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Kept::Nothing;
            }
            Err(error) => Err(BadFile::Damaged(error.to_string())),
        };
        let shown = || ("path", path.display().to_string().into());
        match read {
            Ok(ledger) => Kept::Ledger(ledger),
            Err(error) => {
                match error {
                    BadFile::Newer(format) => teller.warn(
                        "report-told-newer",
                        &[shown(), ("format", format.to_string().into())],
                    ),
                    BadFile::Damaged(reason) => {
                        teller.warn("report-told-damaged", &[shown(), ("reason", reason.into())]);
                    }
                }
                self.is_partial = true;
                Kept::Doubtful
            }
        }
    }

    /// What was told before a day and the agenda no longer says; `begun` is the day of the survey's
    /// first answer.
    pub(super) fn unsaid(&self, agenda: &Agenda, days: (NaiveDate, Option<NaiveDate>)) -> Unsaid {
        let nothing = Ledger::default();
        Unsaid {
            is_partial: self.is_partial,
            ..unsaid(agenda, self.own.as_ref().unwrap_or(&nothing), &self.others, days)
        }
    }

    /// Notes what the report of a day has told.
    pub(super) fn remember(&mut self, agenda: &Agenda, day: NaiveDate) -> Result<(), Failure> {
        let Some(own) = &mut self.own else { return Ok(()) };
        own.note(agenda, day);
        let bytes = own.write().map_err(|error| Failure::Bug(error.to_string()))?;
        write_atomically(&self.path, &bytes).map_err(|error| unwritable(&self.path, &error))
    }
}
