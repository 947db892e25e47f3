//! Files for their owner alone, from the moment they are made and whatever the umask; in a folder
//! that is shared by its group (set-gid), for that group as well.

#[cfg(unix)]
use std::fs::{self, Metadata};
use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

#[cfg(unix)]
use super::files::folder;

/// Makes a file that must not be there yet.
pub fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    // More than the owner only where the folder is shared; nobody had more before.
    tighten(path)?;
    Ok(file)
}

/// Makes a file if there is none yet.
pub fn create(path: &Path) -> io::Result<()> {
    match create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        done => done.map(drop),
    }
}

/// Makes a folder, and those above it.
pub fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    tighten(path).map(drop)
}

/// Takes away from a file or folder what others than its owner, and the group of a shared folder,
/// may do with it. Says whether others could get at it before. Links lead elsewhere and are left
/// alone.
#[cfg(unix)]
pub fn tighten(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let about = path.symlink_metadata()?;
    if about.is_symlink() {
        return Ok(false);
    }
    let above = fs::metadata(folder(path))?;
    let is_shared = |about: &Metadata| about.is_dir() && about.permissions().mode() & 0o2000 != 0;
    let group = [&above, &about].into_iter().find(|about| is_shared(about)).map(MetadataExt::gid);
    if group.is_some_and(|group| group != about.gid()) {
        // To a group that is not the folder's it is not opened.
        chown(path, None, group)?;
    }
    let before = about.permissions().mode() & 0o7777;
    let wanted = match (about.is_dir(), group.is_some()) {
        (true, true) => 0o2770,
        (true, false) => before & 0o700,
        (false, true) => 0o660,
        (false, false) => before & 0o600,
    };
    if before != wanted {
        fs::set_permissions(path, fs::Permissions::from_mode(wanted))?;
    }
    // Some disks know no rights and take any.
    let now = path.symlink_metadata()?.permissions().mode() & 0o777;
    Ok(before & 0o777 & !wanted != 0 && now == wanted & 0o777)
}

/// Elsewhere files in a user's folders are readable by that user alone.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "fails elsewhere")]
pub fn tighten(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn what_is_made_is_the_owners_alone_or_the_groups_of_a_shared_folder() {
        let folder = tempfile::tempdir().unwrap();
        for (rights, inner, file) in [(0o755, 0o700, 0o600), (0o2775, 0o2770, 0o660)] {
            let results = folder.path().join(format!("{rights:o}"));
            fs::create_dir(&results).unwrap();
            set(&results, rights);
            make_folder(&results.join("s")).unwrap();
            drop(create_new(&results.join("s/store")).unwrap());
            assert_eq!((mode(&results.join("s")), mode(&results.join("s/store"))), (inner, file));
            assert!(create_new(&results.join("s/store")).is_err(), "nothing is written over");
            create(&results.join("s/store")).unwrap();
        }
    }

    #[test]
    fn older_files_are_tightened_once_and_links_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&file, "x").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        set(&file, 0o644);
        assert!(!tighten(&link).unwrap() && mode(&file) == 0o644);
        assert!(tighten(&file).unwrap() && !tighten(&file).unwrap() && mode(&file) == 0o600);
        // Who may not write to it may not afterwards either.
        set(&file, 0o444);
        assert!(tighten(&file).unwrap() && mode(&file) == 0o400);
        let shared = folder.path().join("shared");
        fs::create_dir(&shared).unwrap();
        set(&shared, 0o2755);
        fs::write(shared.join("a"), "x").unwrap();
        set(&shared.join("a"), 0o644);
        assert!(tighten(&shared.join("a")).unwrap() && tighten(&shared).unwrap());
        assert_eq!((mode(&shared), mode(&shared.join("a"))), (0o2770, 0o660));
    }
}
