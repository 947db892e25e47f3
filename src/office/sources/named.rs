//! Files outside the results that are sources because somebody named them: now, or once before.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::failure::{Failure, unreadable};
use crate::results::seen::seen;
use crate::town::Folder;
use crate::town::names::shown;
use mitreden_keep::store::{NamedSource, Store};

/// The files that were named as sources, and their state.
pub(crate) struct Named {
    /// The files that are there, with what is noted of them or will be.
    pub(crate) files: Vec<(NamedSource, PathBuf)>,
    /// The paths of the files that are named now.
    pub(crate) new: BTreeSet<String>,
    /// The paths of files that are no longer there.
    pub(crate) gone: Vec<String>,
    /// The paths of files that have changed since they were named.
    pub(crate) changed: Vec<String>,
}

impl Named {
    /// The files that the store notes, and others that are named now.
    pub(crate) fn read(
        folder: &Folder,
        store: Option<&Store>,
        others: &[PathBuf],
    ) -> Result<Self, Failure> {
        let mut named =
            Self { files: Vec::new(), new: BTreeSet::new(), gone: Vec::new(), changed: Vec::new() };
        for path in others {
            let kept = kept(folder, path)?;
            let now = seen(path)?;
            if named.new.insert(kept.clone()) {
                // The day is set by whoever remembers it.
                let source = NamedSource {
                    path: kept,
                    size: now.size,
                    print: now.print,
                    day: chrono::NaiveDate::MIN,
                };
                named.files.push((source, path.clone()));
            }
        }
        for source in store.map(Store::named_sources).transpose()?.unwrap_or_default() {
            if named.new.contains(&source.path) {
                continue;
            }
            let path = folder.path(&source.path);
            if !path.is_file() {
                named.gone.push(source.path);
                continue;
            }
            let now = seen(&path)?;
            if (now.size, &now.print) != (source.size, &source.print) {
                named.changed.push(source.path.clone());
            }
            named.files.push((source, path));
        }
        Ok(named)
    }
}

/// How a path is remembered: within the town's folder from there, so that the folder can move; else
/// from the root.
fn kept(folder: &Folder, path: &Path) -> Result<String, Failure> {
    let real = fs::canonicalize(path).map_err(|error| unreadable(path, &error))?;
    Ok(within(folder, &real))
}

/// The path under which a file is noted that may be gone.
pub(crate) fn kept_once(folder: &Folder, path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real =
        fs::canonicalize(&whole).unwrap_or_else(|_| match (whole.parent(), whole.file_name()) {
            (Some(parent), Some(name)) => {
                fs::canonicalize(parent).map(|parent| parent.join(name)).unwrap_or(whole.clone())
            }
            _ => whole.clone(),
        });
    within(folder, &real)
}

fn within(folder: &Folder, real: &Path) -> String {
    let root = fs::canonicalize(folder.path(".")).unwrap_or_default();
    let inside = real.strip_prefix(&root).ok().filter(|inside| {
        !root.as_os_str().is_empty()
            && inside.components().all(|part| matches!(part, Component::Normal(_)))
    });
    shown(inside.unwrap_or(real))
}
