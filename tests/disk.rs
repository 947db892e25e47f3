//! A small disk of its own, to be filled or set read-only.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools::lacks;

/// A disk, where this machine lets us have one.
pub(crate) struct Disk(pub(crate) PathBuf);

impl Disk {
    /// One of a megabyte at a path.
    #[track_caller]
    pub(crate) fn at(path: PathBuf) -> Option<Self> {
        Self::of(path, 1)
    }

    /// One of so many megabytes.
    #[track_caller]
    pub(crate) fn of(path: PathBuf, megabytes: usize) -> Option<Self> {
        std::fs::create_dir_all(&path).unwrap();
        if mount(&["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"], &path) {
            return Some(Self(path));
        }
        lacks("the right to mount a small disk", "as root: make test");
        None
    }

    /// Fills it to the last byte; the file that takes the room.
    pub(crate) fn fill(&self) -> PathBuf {
        let ballast = self.0.join("ballast");
        let mut file = File::create(&ballast).unwrap();
        while file.write_all(&[0; 1024]).is_ok() {}
        while file.write_all(&[0]).is_ok() {}
        ballast
    }

    /// Lets nobody write to it any more.
    pub(crate) fn protect(&self) {
        assert!(mount(&["-o", "remount,ro"], &self.0));
    }
}

fn mount(args: &[&str], path: &Path) -> bool {
    Command::new("mount").args(args).arg(path).output().is_ok_and(|run| run.status.success())
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).output());
    }
}
