//! The pair of keys that a town's hand-ins are sealed and opened with.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, unreadable, unwritable};
use crate::town::Folder;
use mitreden_base::diagnostics::Problems;
use mitreden_define::town::Town;
use mitreden_keep::sealing::PrivateKey;

/// A pair of keys that was made just now.
pub struct Pair {
    /// The town that the keys are for.
    pub town: Town,
    /// The private half, from which the public one follows.
    pub key: PrivateKey,
    /// The path of the private half.
    pub path: PathBuf,
}

/// Makes a pair, and writes its private half where only its owner may read it: in a file that was
/// not there, outside the town's folder.
pub fn make(folder: &Folder, out: Option<&Path>) -> Result<Pair, Failure> {
    let mut problems = Problems::new();
    let Some(town) = folder.town(&mut problems)?.filter(|_| !problems.has_errors()) else {
        return Err(Failure::Problems(problems.only_errors()));
    };
    let path = match out {
        Some(path) => path.to_owned(),
        None => usual(folder, &town).ok_or_else(|| Failure::user("failure-key-home"))?,
    };
    let parent =
        path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Whoever copies the town's folder, or puts it under version control, must not copy the key.
    if is_inside(parent, &folder.path("")) {
        return Err(Failure::at("failure-key-inside", &path));
    }
    fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
    if is_inside(parent, &folder.path("")) {
        return Err(Failure::at("failure-key-inside", &path));
    }
    let key = PrivateKey::generate();
    let text = format!(
        "# mitreden, {}: the private half; whoever reads it can open every hand-in\n# {}\n{}\n",
        town.profile.name,
        key.public(),
        key.reveal()
    );
    write_private(&path, &text).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::at("failure-key-exists", &path),
        _ => unwritable(&path, &error),
    })?;
    Ok(Pair { town, key, path })
}

/// The key that opens a town's hand-ins: the one in the file named, or the usual one.
pub fn find(folder: &Folder, town: &Town, named: Option<&Path>) -> Result<PrivateKey, Failure> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => usual(folder, town).ok_or_else(|| Failure::user("failure-key-home"))?,
    };
    let at = |id| Failure::at(id, &path);
    match fs::read_to_string(&path) {
        Ok(text) => text.parse().map_err(|_| at("failure-key-none")),
        Err(error) if error.kind() == io::ErrorKind::NotFound && named.is_none() => {
            Err(at("failure-key-missing"))
        }
        Err(error) => Err(unreadable(&path, &error)),
    }
}

fn usual(folder: &Folder, town: &Town) -> Option<PathBuf> {
    Some(folder.machine().settings.as_ref()?.join(format!("{}.key", town.profile.id)))
}

/// Whether a folder lies in another, as far as both can be resolved.
fn is_inside(folder: &Path, other: &Path) -> bool {
    let other = if other.as_os_str().is_empty() { Path::new(".") } else { other };
    // A folder that is not there yet lies where its nearest ancestor does.
    let here = |part: &Path| {
        fs::canonicalize(if part.as_os_str().is_empty() { Path::new(".") } else { part }).ok()
    };
    let real = folder.ancestors().find_map(here);
    real.zip(fs::canonicalize(other).ok()).is_some_and(|(folder, other)| folder.starts_with(other))
}

/// Writes a file that only its owner may read, and that was not there before.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
