//! Files that nobody reads: names that are nearly right, copies that a sync program or a person
//! made, answers of a survey that is gone. Whatever lies in the town's folder is read, or it is
//! said that it is not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::aside::{is_aside, is_log};
use super::made::is_made;
use super::{CODEBOOK, DEFINITIONS, SHIFT_LOCK, STORE};
use crate::teller::Teller;
use crate::town::Folder;
use crate::town::listing::Listing;
use crate::town::names::{is_leaving, is_yaml, name, shown};
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Source, nearest};
use mitreden_keep::store::rescued;

/// The files that `town/` may hold.
const TOWN: [&str; 8] = [
    "town.yaml",
    "needs.yaml",
    "services.yaml",
    "agenda.yaml",
    "coding.yaml",
    "districts.geojson",
    "words",
    "README.md",
];
/// The endings of pictures, as the crest may have them.
const PICTURES: [&str; 5] = [".svg", ".png", ".jpg", ".jpeg", ".webp"];
/// The files that a survey's results may hold beside its sources and what is made of them.
const RESULTS: [&str; 5] = [STORE, SHIFT_LOCK, CODEBOOK, "rejected.csv", DEFINITIONS];
/// The words that mark a copy in its name, in lower case.
const COPIES: [&str; 6] = ["conflict", "konflikt", " copy", "copy of ", "kopie", "(copy"];

/// A file that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    pub(crate) path: PathBuf,
    pub(crate) why: Why,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// No file has this name; the name that was probably meant.
    Unknown(Option<String>),
    /// The file is a copy, whose answers would count twice.
    Copy,
    /// The file was set aside when a backup was put back.
    Aside,
    /// The answers are to a survey that does not exist; the one that was probably meant.
    NoSurvey(Option<String>),
}

impl Unread {
    /// The file as a problem for `check`: a slip is a warning, other files are for information.
    fn problem(&self) -> Diagnostic {
        let place = Place::file(&Source::new(shown(&self.path), ""));
        let (mut problem, near) = match &self.why {
            Why::Unknown(None) => (Diagnostic::note("file-not-read", place), &None),
            Why::Unknown(near) => (Diagnostic::warning("file-not-read", place), near),
            Why::Copy => (Diagnostic::warning("file-copied", place), &None),
            Why::Aside => (Diagnostic::note("file-set-aside", place), &None),
            Why::NoSurvey(near) => (
                Diagnostic::warning("results-without-survey", place).arg("id", name(&self.path)),
                near,
            ),
        };
        problem.suggestion.clone_from(near);
        problem
    }
}

/// The files among a survey's results that nothing reads.
pub(crate) fn among(results: &Path) -> Vec<PathBuf> {
    in_results(results).into_iter().map(|one| one.path).filter(|path| !path.is_dir()).collect()
}

/// Tells of everything in the town's folder that nothing reads.
pub fn check(folder: &Folder, listing: &Listing, problems: &mut Problems) {
    let mut found = in_town(folder);
    found.extend(in_surveys(folder));
    let known: BTreeSet<&str> = listing.0.iter().filter_map(|file| file.id()).collect();
    // Where an id cannot be read, nobody can say whose answers these are.
    let all_known = listing.0.iter().all(|file| file.id().is_some());
    for path in entries(&folder.path("results")).into_iter().filter(|path| path.is_dir()) {
        let name = name(&path);
        if known.contains(name.as_str()) {
            found.extend(in_results(&path));
            found.extend(set_aside(&path));
        } else if all_known && holds_answers(&path) {
            let near = nearest(&name, known.iter().copied()).map(str::to_owned);
            found.push(Unread { path, why: Why::NoSurvey(near) });
        }
    }
    for one in found {
        problems.push(one.problem());
    }
}

/// Tells which of the town's files and questionnaires are not read.
pub fn tell(folder: &Folder, teller: &dyn Teller) {
    for Unread { path, why } in
        in_town(folder).into_iter().chain(in_surveys(folder)).filter(|one| !one.path.is_dir())
    {
        let (case, near) = match &why {
            Why::Copy => ("copy", ""),
            Why::Unknown(Some(near)) => ("near", near.as_str()),
            Why::Unknown(None) | Why::NoSurvey(_) | Why::Aside => ("unknown", ""),
        };
        teller.say(
            "unread-file",
            &[
                ("path", path.display().to_string().into()),
                ("case", case.into()),
                ("near", near.into()),
            ],
        );
    }
}

/// Whether a file among the results is a source: records or a table, and no copy of what is there
/// or was made of it.
pub(crate) fn is_source(path: &Path) -> bool {
    let ends = path.extension().is_some_and(|end| end == "jsonl" || end == "parquet");
    ends && !is_leaving(&name(path)) && !is_copy(path) && !is_made(&name(path))
}

/// Whether a file is called as copies are; every other table called after the merged dataset is
/// one.
fn is_copy(path: &Path) -> bool {
    let stem =
        path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let numbered = stem
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
        .is_some_and(|(_, n)| n.parse::<u16>().is_ok());
    let merged = stem
        .strip_prefix("merged")
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| !c.is_alphanumeric());
    let is_table = path.extension().is_some_and(|end| end == "parquet");
    numbered || COPIES.iter().any(|mark| stem.contains(mark)) || (is_table && merged)
}

fn in_town(folder: &Folder) -> Vec<Unread> {
    let is_known = |path: &Path, name: &str| {
        let manifesto =
            name.starts_with("manifesto.") && path.extension().is_some_and(|end| end == "md");
        TOWN.contains(&name)
            || manifesto
            || PICTURES.iter().any(|end| name.to_lowercase().ends_with(end))
    };
    unknown(&folder.path("town"), is_known, |name| meant(name, &TOWN[..5]))
}

fn in_surveys(folder: &Folder) -> Vec<Unread> {
    // What is called as a questionnaire is read as one, and quotes are told by whoever looks for
    // their survey.
    let is_known = |path: &Path, name: &str| is_yaml(path) || name == "README.md";
    unknown(&folder.path("surveys"), is_known, |name| {
        let lower = name.to_lowercase();
        let at = lower.find(".yaml").or_else(|| lower.find(".yml"))?;
        Some(format!("{}.yaml", name.get(..at)?))
    })
}

fn in_results(results: &Path) -> Vec<Unread> {
    let rescued = rescued(&results.join(STORE));
    let is_own = |name: &str| {
        let ends = ["", "-wal", "-shm", "-journal"];
        // `check` tells them by themselves.
        let kept =
            name.strip_prefix(STORE).is_some_and(|rest| ends.contains(&rest)) || is_aside(name);
        let handed = [".handin", ".age"].iter().any(|end| name.ends_with(end))
            || name.starts_with("invitations-");
        let known = RESULTS.contains(&name) || is_made(name);
        known || kept || handed || rescued.iter().any(|path| path.ends_with(name))
    };
    unknown(
        results,
        |path, name| is_own(name) || is_source(path),
        |name| meant(name, &RESULTS[..1]),
    )
}

/// The files that were set aside when a backup was put back.
fn set_aside(results: &Path) -> impl Iterator<Item = Unread> {
    let aside =
        entries(results).into_iter().filter(|path| is_aside(&name(path)) && !is_log(&name(path)));
    aside.map(|path| Unread { path, why: Why::Aside })
}

/// The entries of a folder that have an unknown name, in order.
fn unknown(
    folder: &Path,
    is_known: impl Fn(&Path, &str) -> bool,
    near: impl Fn(&str) -> Option<String>,
) -> Vec<Unread> {
    let unread = entries(folder)
        .into_iter()
        .filter(|path| !is_leaving(&name(path)) && !is_known(path, &name(path)));
    let why = |path: &Path| if is_copy(path) { Why::Copy } else { Why::Unknown(near(&name(path))) };
    unread.map(|path| Unread { why: why(&path), path }).collect()
}

/// The name that was probably meant: the same word with another ending, or a slip.
fn meant(written: &str, known: &[&str]) -> Option<String> {
    let word = |name: &str| name.split('.').next().unwrap_or_default().to_lowercase();
    let same = known.iter().copied().find(|known| word(known) == word(written));
    same.or_else(|| nearest(written, known.iter().copied())).map(str::to_owned)
}

/// Whether a folder of results holds answers.
fn holds_answers(results: &Path) -> bool {
    entries(results).iter().any(|path| name(path) == STORE || is_source(path))
        || !rescued(&results.join(STORE)).is_empty()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_counted_and_their_copies_are_not() {
        for source in [
            "panel.jsonl",
            "simulated.jsonl",
            "responses-2024.parquet",
            "mergedale.parquet",
            "a (b).jsonl",
        ] {
            assert!(is_source(Path::new(source)), "{source}");
        }
        for copy in [
            "merged.parquet",
            "merged-alt.parquet",
            "merged (1).parquet",
            "panel (2).jsonl",
            "panel (conflicted copy of PC2).jsonl",
            "panel.sync-conflict-20260512-1000.jsonl",
            "panel - Kopie.jsonl",
            "Copy of panel.jsonl",
            ".panel.jsonl",
            "weights.parquet",
            "panel.csv",
        ] {
            assert!(!is_source(Path::new(copy)), "{copy}");
        }
    }

    #[test]
    fn slips_of_names_are_recognized() {
        for name in ["agenda.yml", "agenda.yaml.txt", "Agenda.YAML", "agendas.yaml", "agenda"] {
            assert_eq!(meant(name, &TOWN[..5]).as_deref(), Some("agenda.yaml"), "{name}");
        }
        assert_eq!(meant("notes.txt", &TOWN[..5]), None);
    }
}
