//! Hand-ins as they are read in the office.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, unreadable};
use crate::keys::find;
use crate::results::copied::is_one;
use crate::sources::parts;
use crate::teller::Teller;
use crate::town::Folder;
use crate::town::names::shown;
use mitreden_define::survey::Survey;
use mitreden_define::town::Town;
use mitreden_keep::handin::{BadHandin, Handin, is_handin, read};
use mitreden_keep::sealing::{CannotOpen, PrivateKey, is_sealed, open};

/// How many bytes of a file tell whether it is a hand-in.
const HEAD: u64 = 1024;

/// A hand-in that was read from a file.
pub struct ReceivedHandin {
    /// The name of the file, as it stands in the protocol.
    pub name: String,
    /// The content of the hand-in.
    pub handin: Handin,
}

/// What is needed to open hand-ins.
#[derive(Clone, Copy, Debug, Default)]
pub struct HandinOpening<'a> {
    /// The file of the private key, instead of the usual one.
    pub key: Option<&'a Path>,
    /// Whether hand-ins that are not sealed are taken though the town has a key.
    pub plain: bool,
}

/// Reads the hand-ins among files. Those that cannot be used are told, all of them; then nothing is
/// taken in.
pub fn receive(
    (folder, files): (&Folder, &[PathBuf]),
    (town, survey): (&Town, &Survey),
    HandinOpening { key, plain }: HandinOpening<'_>,
    teller: &dyn Teller,
) -> Result<(Vec<ReceivedHandin>, Vec<PathBuf>), Failure> {
    let (mut received, mut others, mut bad) = (Vec::new(), Vec::new(), 0);
    let mut opener: Option<PrivateKey> = None;
    for path in &parts(files)? {
        let head = head(path).map_err(|error| unreadable(path, &error))?;
        // A file that was cut off at once, as on a stick pulled out too early, is known by its name
        // only.
        if !is_one(&head) && !path.extension().is_some_and(|end| end == "handin" || end == "age") {
            others.push(path.clone());
            continue;
        }
        // Whoever may seal has no reason not to; what is not sealed may be anybody's.
        if is_handin(&head) && town.profile.handin_key.is_some() && !plain {
            teller.failure(Failure::at("failure-handin-unsealed", path));
            bad += 1;
            continue;
        }
        let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
        match one(folder, path, bytes, (town, survey), (key, &mut opener)) {
            Ok(handin) => received.push(ReceivedHandin { name: shown(path), handin }),
            Err(failure) => {
                teller.failure(failure);
                bad += 1;
            }
        }
    }
    if bad > 0 { Err(Failure::AlreadyReported) } else { Ok((received, others)) }
}

/// The beginning of a file: a table of a million answers is not read to see that it is one.
fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

fn one(
    folder: &Folder,
    path: &Path,
    mut bytes: Vec<u8>,
    (town, survey): (&Town, &Survey),
    (key, opener): (Option<&Path>, &mut Option<PrivateKey>),
) -> Result<Handin, Failure> {
    let at = |id| Failure::at(id, path);
    if is_sealed(&bytes) || (!is_handin(&bytes) && path.extension().is_some_and(|end| end == "age"))
    {
        let key = match opener {
            Some(key) => key,
            None => opener.insert(find(folder, town, key)?),
        };
        bytes = open(&bytes, key).map_err(|error| match error {
            CannotOpen::WrongKey => {
                at("failure-handin-wrong-key").word("key", key.public().to_string())
            }
            CannotOpen::Newer => at("failure-handin-newer"),
            CannotOpen::Damaged | CannotOpen::NotSealed => at("failure-handin-damaged"),
        })?;
    }
    let handin = read(&bytes).map_err(|error| match error {
        BadHandin::Newer(_) => at("failure-handin-newer"),
        BadHandin::Cut | BadHandin::Changed => at("failure-handin-damaged"),
        BadHandin::Foreign => at("failure-handin-foreign"),
        BadHandin::Line { line, reason } => {
            at("failure-handin-line").word("line", line.to_string()).word("reason", reason)
        }
    })?;
    if survey.id == *handin.survey {
        Ok(handin)
    } else {
        Err(at("failure-handin-survey").word("survey", handin.survey))
    }
}
