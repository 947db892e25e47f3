//! Before a command begins: what one that was killed has left goes, and what others could read of
//! the answers is tightened.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{DEFINITIONS, LISTS, STORE};
use crate::teller::Teller;
use crate::town::Folder;
use crate::town::names::name;
use mitreden_keep::private;
use mitreden_keep::scratch::sweep;

/// The folder in which earlier versions unpacked a backup.
const RESTORING: &str = ".restoring";
/// How many files are named at most.
const NAMED: usize = 3;

/// Removes leftovers, tightens permissions, and tells what was tightened.
pub fn tidy(folder: &Folder, teller: &dyn Teller) {
    sweep(&folder.machine().temporary);
    for place in ["", "town", "surveys"] {
        sweep(&here(&folder.path(place)));
    }
    for reports in folders(&folder.path("reports")) {
        sweep(&reports);
    }
    let mut open = Vec::new();
    let mut failed = Vec::new();
    let mut tighten = |path: &PathBuf| match private::tighten(path) {
        Ok(was_open) => was_open,
        // Somebody else has just taken it away.
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => {
            failed.push((path.clone(), error));
            false
        }
    };
    for results in folders(&folder.path("results")) {
        for place in [results.clone(), results.join(DEFINITIONS), results.join(LISTS)] {
            sweep(&place);
        }
        let files = files(&results);
        for left in
            files.iter().filter(|path| name(path).starts_with(&format!("{STORE}{RESTORING}")))
        {
            // What is not there is gone.
            drop(fs::remove_file(left));
        }
        let was_open = tighten(&results);
        // In a folder that nobody else can enter only what is copied out of it with its rights
        // matters.
        let tightened = files.into_iter().filter(|path| was_open || name(path).contains(STORE));
        let tightened: Vec<PathBuf> = tightened.filter(&mut tighten).collect();
        if was_open {
            open.push(results);
            open.extend(tightened);
        }
    }
    let handed =
        |path: &PathBuf| [".handin", ".handin.age"].iter().any(|end| name(path).ends_with(end));
    let handins = files(&here(&folder.path(""))).into_iter().filter(handed);
    open.extend(handins.filter(tighten));
    if let Some((path, error)) = failed.first() {
        let words = [
            ("n", failed.len().into()),
            ("path", path.display().to_string().into()),
            ("error", error.to_string().into()),
        ];
        teller.warn("tighten-failed", &words);
    }
    if !open.is_empty() {
        let named: Vec<String> =
            open.iter().take(NAMED).map(|path| path.display().to_string()).collect();
        let more = if open.len() > NAMED { ", …" } else { "" };
        teller.say(
            "tightened",
            &[("n", open.len().into()), ("files", (named.join(", ") + more).into())],
        );
    }
}

/// The folder that a path stands for; the current one where it is empty.
fn here(path: &Path) -> PathBuf {
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.to_owned() }
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    entries(folder, fs::FileType::is_dir)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    entries(folder, fs::FileType::is_file)
}

/// The entries of a kind in a folder, in order; links are left out.
fn entries(folder: &Path, is_one: impl Fn(&fs::FileType) -> bool) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = found
        .filter(|entry| entry.file_type().is_ok_and(|kind| is_one(&kind)))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths
}
