//! The questionnaires of a town: which file is whose. A survey has the id that is written in its
//! file; what the file is called is only another way to name it.

use std::fs;
use std::path::{Path, PathBuf};

use super::names::shown;
use crate::failure::Failure;
use mitreden_base::diagnostics::{Diagnostic, Place, Problems};
use mitreden_define::yaml::{YamlNode, decode, parse};

/// A questionnaire's file.
#[derive(Debug)]
pub struct Listed {
    /// The path of the file.
    pub path: PathBuf,
    /// The file's name without the ending.
    pub stem: String,
    /// The id written in it, and where; none where the file cannot be read, which is told by
    /// whoever opens it.
    pub id: Option<(String, Place)>,
}

/// All questionnaires' files, in the order of their names.
#[derive(Debug)]
pub struct Listing(pub Vec<Listed>);

/// The file that was found by a name, and a remark on how it was found.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// The path of the file.
    pub path: PathBuf,
    /// A remark, if there is reason for one.
    pub remark: Option<Remark>,
}

/// A second meaning that a name could have had.
#[derive(Debug, PartialEq, Eq)]
pub enum Remark {
    /// The name of the file was given, but its survey has another id.
    ByFile {
        /// The id of the survey in the file.
        id: String,
    },
    /// The id was given, but another file has this name.
    ById {
        /// The path of that other file.
        other: PathBuf,
    },
}

impl Listed {
    /// Reads the id in a file.
    pub fn read(path: PathBuf) -> Self {
        let stem =
            path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let id = id_in(&path);
        Self { path, stem, id }
    }

    /// The id that is written in the file.
    pub fn id(&self) -> Option<&str> {
        self.id.as_ref().map(|(id, _)| id.as_str())
    }
}

/// The id in a file, as far as it can be read, and its place.
fn id_in(path: &Path) -> Option<(String, Place)> {
    let bytes = fs::read(path).ok()?;
    let mut quiet = Problems::new();
    let source = decode(&shown(path), &bytes, &mut quiet)?;
    let root = parse(&source, &mut quiet)?;
    let node = root.get("survey")?;
    YamlNode::text(node).map(|id| (id.to_owned(), node.place.clone()))
}

impl Listing {
    /// Reads the ids in files.
    pub fn read(files: Vec<PathBuf>) -> Self {
        Self(files.into_iter().map(Listed::read).collect())
    }

    /// The file of the survey with this id, else the file with this name.
    pub fn find(&self, name: &str) -> Option<Result<Found, Failure>> {
        let called: Vec<&Listed> = self.0.iter().filter(|file| file.stem == name).collect();
        if let Some(own) = self.0.iter().find(|file| file.id() == Some(name)) {
            let other = called
                .iter()
                .find(|file| file.id().is_some_and(|id| id != name))
                .map(|file| file.path.clone());
            let remark = other.filter(|_| own.stem != name).map(|other| Remark::ById { other });
            return Some(Ok(Found { path: own.path.clone(), remark }));
        }
        match called.as_slice() {
            [] => None,
            [only] => {
                let remark = only.id().map(|id| Remark::ByFile { id: id.to_owned() });
                Some(Ok(Found { path: only.path.clone(), remark }))
            }
            [first, second, ..] => {
                let shown = |file: &Listed| file.path.display().to_string();
                let both = Failure::user("failure-two-files").word("name", name);
                Some(Err(both.word("first", shown(first)).word("second", shown(second))))
            }
        }
    }

    /// Every id and file name that would have been right.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.0.iter().filter_map(Listed::id).collect();
        for file in &self.0 {
            if !names.contains(&file.stem.as_str()) {
                names.push(&file.stem);
            }
        }
        names
    }

    /// Tells of ids that stand in two files: of all surveys, or of the one in a file.
    pub fn twice(&self, of: Option<&Path>, problems: &mut Problems) {
        let wanted = of.map(|path| (path, id_in(path)));
        for (at, file) in self.0.iter().enumerate() {
            let Some((id, place)) = &file.id else { continue };
            if let Some((path, wanted)) = &wanted
                && (wanted.as_ref().is_none_or(|(wanted, _)| wanted != id) || !self.holds(path))
            {
                continue;
            }
            if let Some((_, first)) = self
                .0
                .iter()
                .take(at)
                .filter_map(|file| file.id.as_ref())
                .find(|(other, _)| other == id)
            {
                let twice = Diagnostic::error("duplicate-survey", place.clone()).arg("id", id);
                problems.push(twice.other(first.clone(), "first-here"));
            }
        }
    }

    /// Tells of files that are not named like the survey in them.
    pub fn misnamed(&self, problems: &mut Problems) {
        for file in &self.0 {
            if let Some((id, place)) = file.id.as_ref().filter(|(id, _)| *id != file.stem) {
                let differs = Diagnostic::warning("survey-file-name", place.clone())
                    .arg("id", id)
                    .arg("stem", &file.stem);
                problems.push(differs);
            }
        }
    }

    fn holds(&self, path: &Path) -> bool {
        let same = |file: &Listed| {
            file.path == *path
                || fs::canonicalize(&file.path)
                    .ok()
                    .zip(fs::canonicalize(path).ok())
                    .is_some_and(|(a, b)| a == b)
        };
        self.0.iter().any(same)
    }
}
