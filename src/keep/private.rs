//! Files for their owner alone, from the moment they are made and whatever the umask; in a folder that is shared by its group
//! (set-gid), for that group as well.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a file that was not there before.
pub fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    share(path)?;
    Ok(file)
}

/// Makes a file if there is none yet.
pub fn create(path: &Path) -> io::Result<()> {
    match create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        done => done.map(drop),
    }
}

/// Lets the group in where the folder is the group's.
#[cfg(unix)]
fn share(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if is_shared(super::files::folder(path)) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o660))?;
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "fails elsewhere")]
const fn share(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether what is made in a folder belongs to the folder's group.
#[cfg(unix)]
fn is_shared(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(folder).is_ok_and(|about| about.permissions().mode() & 0o2000 != 0)
}
