//! Files written whole or not at all: to a temporary file beside them, synced, then renamed.

use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::Builder;

use super::private;
use super::scratch::Unfinished;

/// Writes a file. Whoever reads it meets the old content or the new, never a part; an error leaves
/// the old.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(path, |file| file.write_all(bytes))
}

/// Writes a file with what `write` puts into it.
pub fn write_with<T, E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&File>) -> Result<T, E>,
) -> Result<T, E> {
    put(path, temporary(folder(path), path)?, write)
}

/// Writes a file that only its owner may read, whoever could read the one it replaces.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_private_with(path, |file| file.write_all(bytes))
}

/// Writes a file that only its owner may read, with what `write` puts into it.
pub fn write_private_with<T, E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&File>) -> Result<T, E>,
) -> Result<T, E> {
    // Temporary files are private unless told otherwise.
    let temporary = Unfinished::within(folder(path), Builder::new())?;
    private::tighten(temporary.path())?;
    put(path, temporary, write)
}

/// The folder that a file lies in.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Fills a temporary file and puts it into its place.
fn put<T, E: From<io::Error>>(
    path: &Path,
    temporary: Unfinished,
    write: impl FnOnce(&mut BufWriter<&File>) -> Result<T, E>,
) -> Result<T, E> {
    // From here on every return but the last drops the temporary file, which deletes it.
    let mut writer = BufWriter::new(temporary.file()?);
    let written = write(&mut writer)?;
    writer.flush()?;
    drop(writer);
    temporary.file()?.sync_all()?;
    temporary.persist(path)?;
    sync_folder(folder(path))?;
    Ok(written)
}

/// A temporary file with the permissions of the one it replaces, or those of any new file.
fn temporary(folder: &Path, path: &Path) -> io::Result<Unfinished> {
    let old = fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|old| old.permissions());
    let mut builder = Builder::new();
    if let Some(permissions) = old.or_else(usual) {
        builder.permissions(permissions);
    }
    Unfinished::within(folder, builder)
}

pub(super) fn named() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".mitreden-").suffix(".tmp");
    builder
}

/// Temporary files are private unless told otherwise; a report is as readable as the user's other
/// files (the umask).
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "there is none elsewhere")]
fn usual() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual() -> Option<Permissions> {
    None
}

/// Syncs a folder: otherwise a power cut may undo a renaming in it.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows has no such call: its renaming is journaled.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "fails elsewhere")]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_private_even_where_another_was() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gone.csv");
        fs::write(&path, b"open to all").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        write_private(&path, b"ids").unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().permissions().mode() & 0o777),
            (b"ids".to_vec(), 0o600)
        );
        assert_eq!(names(folder.path()), ["gone.csv"]);
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("merge.md");
        write_atomically(&path, b"a longer first text").unwrap();
        write_atomically(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(names(folder.path()), ["merge.md"]);
    }

    #[test]
    fn an_error_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("merge.md");
        write_atomically(&path, b"old").unwrap();
        let broken: io::Result<()> = write_with(&path, |file| {
            file.write_all(&vec![b'x'; 100_000])?;
            Err(io::Error::other("out of ink"))
        });
        assert_eq!(broken.unwrap_err().to_string(), "out of ink");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["merge.md"]);
    }

    #[test]
    fn a_folder_in_the_way_is_an_error_that_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("taken")).unwrap();
        assert!(write_atomically(&folder.path().join("taken"), b"x").is_err());
        assert!(write_atomically(&folder.path().join("absent/file"), b"x").is_err());
        assert_eq!(names(folder.path()), ["taken"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_a_new_file_is_not_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (plain, path) = (folder.path().join("plain"), folder.path().join("file"));
        fs::write(&plain, b"").unwrap();
        write_atomically(&path, b"new").unwrap();
        assert_eq!(mode(&path), mode(&plain));
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        write_atomically(&path, b"again").unwrap();
        assert_eq!(mode(&path), 0o600);
    }
}
