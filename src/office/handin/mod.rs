//! Hand-ins: what is new on a laptop in one file for the office, and reading such files there.

pub mod arrivals;
mod receive;

use std::path::{Path, PathBuf};

pub use self::receive::{HandinOpening, ReceivedHandin, receive};
use crate::failure::{Failure, unwritable};
use crate::laptop::device;
use crate::results::STORE;
use crate::results::copied::note_folder;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_define::survey::Survey;
use mitreden_define::town::Town;
use mitreden_keep::files::write_private;
use mitreden_keep::handin::write;
use mitreden_keep::journal::Aside;
use mitreden_keep::sealing::{PublicKey, seal};
use mitreden_keep::store::{Handing, Store};

/// The result of handing in.
pub struct Handed {
    /// How many interviews are open, and so are not handed in yet.
    pub open: usize,
    /// Interviews in modes that this version does not know, which are not handed in either.
    pub aside: Vec<Aside>,
    /// The file that was written; none where nothing is new.
    pub file: Option<HandedFile>,
}

/// A hand-in that was written.
pub struct HandedFile {
    /// The path of the file.
    pub path: PathBuf,
    /// How many responses are in it.
    pub responses: usize,
    /// How many contacts are in it.
    pub contacts: usize,
    /// How many erasures are in it, those that came from elsewhere included.
    pub erased: usize,
    /// Whether only the town's key opens it.
    pub is_sealed: bool,
}

/// Writes what is new since the last time, or `all`, into a file of a folder.
pub fn hand_in(
    folder: &Folder,
    (town, survey): (&Town, &Survey),
    (into, all): (&Path, bool),
    teller: &dyn Teller,
) -> Result<Handed, Failure> {
    let key = town.profile.handin_key.as_deref().map(public).transpose()?;
    let nothing = || Failure::user("failure-handin-nothing").word("survey", survey.id.as_str());
    let mut store =
        Store::open_existing(&folder.results(survey).join(STORE))?.ok_or_else(nothing)?;
    let (device, is_copy) = device(&mut store, folder.machine())?;
    if is_copy {
        // It is noted now: the next time nobody would say so.
        teller.say("handin-device", &[("device", device.as_str().into())]);
    }
    let open = store.pending()?.len();
    note_folder(&mut store, into)?;
    let mut path = PathBuf::new();
    let what = Handing { survey: survey.id.as_str(), device: &device, all };
    let working = teller.working("busy-handing");
    let handed = store.hand_in(what, |handin| {
        let ending = if key.is_some() { "handin.age" } else { "handin" };
        // Numbers of a laptop whose store was made anew begin at 1 again: no file is ever written
        // over.
        while path.as_os_str().is_empty() || path.exists() {
            if !path.as_os_str().is_empty() {
                handin.number += 1;
            }
            path = into.join(format!("{}-{device}-{}.{ending}", survey.id, handin.number));
        }
        let plain = write(handin);
        let bytes = match &key {
            Some(key) => seal(&plain, key).map_err(|error| Failure::plain(&error))?,
            None => plain,
        };
        write_private(&path, &bytes).map_err(|error| unwritable(&path, &error))?;
        Ok::<_, Failure>(bytes)
    });
    drop(working);
    let file = handed?.map(|handin| HandedFile {
        path,
        responses: handin.records.len(),
        contacts: handin.contacts.len(),
        erased: handin.tombstones.len() + handin.passed.len(),
        is_sealed: key.is_some(),
    });
    Ok(Handed { open, aside: store.aside()?, file })
}

fn public(key: &str) -> Result<PublicKey, Failure> {
    key.parse().map_err(|_| Failure::user("failure-handin-key").word("key", key))
}
