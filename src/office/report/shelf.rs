//! The folder of a survey's reports, which is published as it is: after a run every file in it
//! belongs to that run, or is named.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::edition::Edition;
use crate::failure::{Failure, unwritable};
use crate::teller::Teller;
use crate::town::Folder;
use crate::town::names::shown;
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Source};
use mitreden_base::locale::Lang;
use mitreden_base::seed::fingerprint;
use mitreden_define::survey::Survey;
use mitreden_keep::files::write_atomically;
use mitreden_tell::contents::{self, Contents};
use mitreden_tell::kept::BadFile;

/// The name of the file that lists a report's files.
const FILE: &str = "contents.json";
/// The name of the folder for charts.
const CHARTS: &str = "charts";

/// The changes in the folder of reports.
pub struct Published {
    /// The survey's id.
    pub survey: String,
    /// The paths of the documents that were written.
    pub documents: Vec<PathBuf>,
    /// The files that were removed, as they belong to no report any more.
    pub removed: Paths,
    /// The reports in other languages that are older than this one.
    pub older: Vec<Older>,
    /// Files that are named like a report's and belong to none.
    pub strange: Paths,
}

/// Some files, as they are named to people.
pub struct Paths {
    /// How many files there are.
    pub n: usize,
    /// The paths of the first few files.
    pub named: String,
}

/// A report in another language that was left as it was.
pub struct Older {
    /// The tag of the report's language.
    pub tag: String,
    /// The day on which the report was made.
    pub day: NaiveDate,
    /// The paths of the report's files.
    pub paths: String,
}

impl Paths {
    fn of(shelf: &Path, names: &[String]) -> Self {
        Self { n: names.len(), named: listed(shelf, names) }
    }
}

impl Older {
    fn of(shelf: &Path, tag: &str, edition: &contents::Edition) -> Self {
        let paths = listed(shelf, edition.documents().chain(charts_of(edition, tag).as_ref()));
        Self { tag: tag.to_owned(), day: edition.day, paths }
    }
}

/// The report that is published.
pub(super) struct Run<'a> {
    pub(super) folder: &'a Folder,
    pub(super) survey: &'a Survey,
    pub(super) day: NaiveDate,
    /// The fingerprint of what the report was made from.
    pub(super) of: String,
    /// Whether the editions are all that there are.
    pub(super) is_whole: bool,
}

/// Writes the editions, takes away what no report is made of any more, and names what is older than
/// they are.
pub(super) fn publish(
    run: &Run<'_>,
    editions: &[Edition],
    teller: &dyn Teller,
) -> Result<Published, Failure> {
    let shelf = run.folder.reports(run.survey);
    let mut contents = match read(&shelf) {
        Ok(contents) => contents.unwrap_or_default(),
        Err(error) => {
            let path = shelf.join(FILE).display().to_string();
            match error {
                // A later program's list is not thrown away.
                BadFile::Newer(format) => {
                    return Err(Failure::user("failure-contents-newer")
                        .word("path", path)
                        .word("format", format.to_string()));
                }
                BadFile::Damaged(reason) => {
                    teller.warn(
                        "report-contents-damaged",
                        &[("path", path.into()), ("reason", reason.into())],
                    );
                    Contents::default()
                }
            }
        }
    };
    let new: BTreeMap<_, _> = editions
        .iter()
        .map(|edition| (edition.lang.tag().to_owned(), run.listed(edition)))
        .collect();
    let gone = contents.replace(&new, run.is_whole);
    for edition in editions {
        for (name, bytes) in &edition.charts {
            write(run.folder, &shelf.join(name), bytes)?;
        }
        for (name, bytes) in &edition.documents {
            write(run.folder, &shelf.join(name), bytes)?;
        }
    }
    let removed = remove(&shelf, gone)?;
    contents.keep(|name| shelf.join(name).is_file());
    let bytes = contents.write().map_err(|error| Failure::Bug(error.to_string()))?;
    write(run.folder, &shelf.join(FILE), &bytes)?;
    let documents = editions.iter().flat_map(|edition| &edition.documents);
    let documents = documents.map(|(name, _)| shelf.join(name)).collect();
    let older = contents.beside(&run.of);
    let older = older.into_iter().map(|(tag, older)| Older::of(&shelf, tag, older)).collect();
    let strange = Paths::of(&shelf, &strange(&shelf, &contents));
    let (survey, removed) = (run.survey.id.to_string(), Paths::of(&shelf, &removed));
    Ok(Published { survey, documents, removed, older, strange })
}

/// Tells of files in all folders of reports that are not as the last report left them.
pub fn check_all(folder: &Folder, problems: &mut Problems) {
    let entries = fs::read_dir(folder.path("reports")).into_iter().flatten();
    let mut shelves: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    shelves.sort();
    for shelf in shelves {
        check(&shelf, problems);
    }
}

fn check(shelf: &Path, problems: &mut Problems) {
    let place = |name: &str| Place::file(&Source::new(shown(&shelf.join(name)), ""));
    let mut contents = match read(shelf) {
        Ok(Some(contents)) => contents,
        Ok(None) => return,
        Err(error) => {
            problems.push(
                Diagnostic::warning("contents-damaged", place(FILE))
                    .arg("reason", error.to_string()),
            );
            return;
        }
    };
    // Who clones a folder has what is under version control; the rest is made again.
    contents.keep(|name| shelf.join(name).is_file());
    if !contents.is_of_one_piece() {
        problems.push(Diagnostic::warning("reports-differ", place(FILE)));
    }
    for (name, print) in contents.files() {
        if !fs::read(shelf.join(name)).is_ok_and(|bytes| fingerprint(&bytes) == *print) {
            problems.push(Diagnostic::warning("report-changed", place(name)));
        }
    }
    for name in strange(shelf, &contents) {
        problems.push(Diagnostic::warning("report-left-over", place(&name)));
    }
}

impl Run<'_> {
    /// The entry of an edition in the list.
    fn listed(&self, edition: &Edition) -> contents::Edition {
        let files = edition.charts.iter().chain(&edition.documents);
        let files = files.map(|(name, bytes)| (name.clone(), fingerprint(bytes))).collect();
        contents::Edition { day: self.day, of: self.of.clone(), files }
    }
}

/// Reads the list of files, where there is one.
fn read(shelf: &Path) -> Result<Option<Contents>, BadFile> {
    match fs::read(shelf.join(FILE)) {
        Ok(bytes) => Contents::read(&bytes).map(Some),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Ok(None)
        }
        Err(error) => Err(BadFile::Damaged(error.to_string())),
    }
}

/// One name for the charts of an edition, if it has any.
fn charts_of(edition: &contents::Edition, tag: &str) -> Option<String> {
    edition.files.keys().any(|name| is_chart(name)).then(|| format!("{CHARTS}/*.{tag}.*"))
}

/// Removes the files that are still as a report left them; what somebody has changed since is not
/// ours to take away.
fn remove(shelf: &Path, gone: BTreeMap<String, String>) -> Result<Vec<String>, Failure> {
    let mut removed = Vec::new();
    for (name, print) in gone {
        let path = shelf.join(&name);
        if fs::read(&path).is_ok_and(|bytes| fingerprint(&bytes) == print) {
            fs::remove_file(&path).map_err(|error| unwritable(&path, &error))?;
            removed.push(name);
        }
    }
    // Documents are named before their charts.
    removed.sort_by_key(|name| name.contains('/'));
    Ok(removed)
}

/// The files that are named like a report's and belong to none.
fn strange(shelf: &Path, contents: &Contents) -> Vec<String> {
    let listed: BTreeSet<&str> = contents.files().keys().map(|name| name.as_str()).collect();
    let names = |folder: PathBuf| {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        entries
            .filter(|entry| entry.path().is_file())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
    };
    let charts = names(shelf.join(CHARTS))
        .filter(|name| is_chart(name))
        .map(|name| format!("{CHARTS}/{name}"));
    let mut strange: Vec<_> =
        names(shelf.to_owned()).filter(|name| is_document(name)).chain(charts).collect();
    strange.retain(|name| !listed.contains(name.as_str()));
    strange.sort();
    strange
}

/// Whether a file is named like a document of a report.
fn is_document(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    match parts[..] {
        [stem, end] => is_stem(stem, end),
        [stem, tag, end] => is_stem(stem, end) && Lang::speaks(tag),
        _ => false,
    }
}

fn is_stem(stem: &str, end: &str) -> bool {
    matches!(
        (stem, end),
        ("report", "md" | "html" | "pdf") | ("annex" | "short", "md" | "pdf") | ("council", "pdf")
    )
}

/// Whether a file is named like a chart of a report.
fn is_chart(name: &str) -> bool {
    let mut parts = name.rsplit('.');
    let (end, tag) = (parts.next(), parts.next());
    matches!(end, Some("svg" | "png")) && tag.is_some_and(Lang::speaks) && parts.next().is_some()
}

/// The paths of the first few of some files.
fn listed<'n>(shelf: &Path, names: impl IntoIterator<Item = &'n String>) -> String {
    const MOST: usize = 8;
    let paths: Vec<_> = names.into_iter().map(|name| shown(&shelf.join(name))).collect();
    let more = if paths.len() > MOST { ", …" } else { "" };
    format!("{}{more}", paths.iter().take(MOST).cloned().collect::<Vec<_>>().join(", "))
}

fn write(folder: &Folder, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        folder.make(parent)?;
    }
    write_atomically(path, bytes).map_err(|error| unwritable(path, &error))
}
