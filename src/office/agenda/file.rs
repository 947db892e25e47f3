//! `town/agenda.yaml` as a command opens it, and how lines come into it: one process at a time,
//! checked before it is written, whole or not at all.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::failure::{Failure, unreadable, unwritable};
use crate::town::Folder;
use crate::town::names::shown;
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_define::town::{self, Files, HistoryEntry, Measure, MeasureEvent, NotAdded, Town};
use mitreden_define::yaml::decode;
use mitreden_keep::files::write_atomically;
use mitreden_keep::lock::{Lock, NotLocked};

/// The lock's file, among the results, as the program writes nothing else into `town/`.
const LOCK: &str = "results/agenda.lock";
/// How often another process is waited for, and how long each time: five seconds in all.
const PATIENCE: (u32, Duration) = (100, Duration::from_millis(50));
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The agenda's file, with the town it belongs to.
pub struct AgendaFile {
    /// The town, with the agenda.
    pub town: Town,
    files: Files,
    agenda: Arc<Source>,
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Keeps other processes from writing to the agenda; waits for one that does.
pub(super) fn lock(folder: &Folder) -> Result<Lock, Failure> {
    folder.make(&folder.path("results"))?;
    let path = folder.path(LOCK);
    let mut left = PATIENCE.0;
    loop {
        match Lock::take(&path) {
            Ok(lock) => return Ok(lock),
            Err(NotLocked::Taken) if left > 0 => thread::sleep(PATIENCE.1),
            Err(NotLocked::Taken) => {
                return Err(Failure::at("failure-agenda-busy", &path));
            }
            Err(NotLocked::Io(error)) => return Err(unwritable(&path, &error)),
        }
        left -= 1;
    }
}

impl AgendaFile {
    /// Reads the town; problems with its files end the command.
    pub fn open(folder: &Folder) -> Result<Self, Failure> {
        let path = folder.path("town/agenda.yaml");
        if !path.is_file() {
            return Err(Failure::at("failure-no-agenda", &path));
        }
        let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
        let mut problems = Problems::new();
        let files = folder.town_files(&mut problems)?;
        let agenda = decode(&shown(&path), &bytes, &mut Problems::new());
        if let (Some(files), Some(agenda)) = (files, agenda) {
            let files = Files { agenda: Some(Arc::clone(&agenda)), ..files };
            if let Some(town) = town::read(&files, &mut problems).filter(|_| !problems.has_errors())
            {
                return Ok(Self { town, files, agenda, path, bytes });
            }
        }
        Err(Failure::Problems(problems.only_errors()))
    }

    /// The path of the agenda's file, as it is shown.
    pub fn path(&self) -> String {
        self.path.display().to_string()
    }

    /// The measure with this code.
    pub fn measure(&self, name: &str) -> Result<&Measure, Failure> {
        let measures = || self.town.agenda.measures.iter();
        let found = measures().find(|measure| measure.code == *name);
        found.ok_or_else(|| {
            Failure::user("failure-no-measure")
                .word("name", name)
                .meant(name, measures().map(|measure| measure.code.as_str()))
        })
    }

    /// Adds lines to histories and writes the file; the caller holds the lock.
    pub fn add(&self, entries: &[HistoryEntry]) -> Result<(), Failure> {
        let new =
            town::add(&self.agenda, entries).map_err(|error| self.refused(&error, entries))?;
        let files = Files { agenda: Some(Arc::clone(&new)), ..self.files.clone() };
        let mut problems = Problems::new();
        let town = town::read(&files, &mut problems).filter(|_| !problems.has_errors());
        if !town.is_some_and(|town| self.grew(&town, entries)) {
            return Err(Failure::Bug(
                "the agenda would not be read as it was written; nothing has been changed"
                    .to_owned(),
            ));
        }
        let mark = if self.bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
        // An editor knows nothing of our lock: what it saved since must not be lost.
        if fs::read(&self.path).map_err(|error| unreadable(&self.path, &error))? != self.bytes {
            return Err(Failure::user("failure-agenda-changed").word("path", self.path()));
        }
        // Where the file is a link, what it points at is written.
        let target = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        write_atomically(&target, &[mark, new.text.as_bytes()].concat())
            .map_err(|error| unwritable(&self.path, &error))
    }

    /// Whether each measure's history is the old one with its new lines.
    fn grew(&self, town: &Town, entries: &[HistoryEntry]) -> bool {
        let same = |(old, new): (&Measure, &Measure)| {
            let added =
                entries.iter().filter(|entry| entry.measure == old.code).map(|entry| &entry.event);
            let wanted: Vec<&MeasureEvent> = old.history.iter().chain(added).collect();
            old.code == new.code && wanted == new.history.iter().collect::<Vec<_>>()
        };
        let (old, new) = (&self.town.agenda.measures, &town.agenda.measures);
        old.len() == new.len() && old.iter().zip(new).all(same)
    }

    fn refused(&self, error: &NotAdded, entries: &[HistoryEntry]) -> Failure {
        let code = match error {
            NotAdded::NoHistory(code) | NotAdded::NoPlace(code) => code.to_string(),
            NotAdded::Unreadable => String::new(),
        };
        let line = entries
            .iter()
            .find(|entry| entry.measure == *code)
            .map(|entry| town::line(&entry.event));
        let failure =
            Failure::user("failure-agenda-place").word("path", self.path()).word("measure", code);
        failure.word("line", line.unwrap_or_default())
    }
}
