//! What a laptop is called in records and hand-ins. A folder that was copied is called otherwise on
//! each machine, so that what two of them hand in is never taken for one, nor what two of them
//! print.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::town::Machine;
use mitreden_base::seed::fingerprint;
use mitreden_keep::files::write_private;
use mitreden_keep::store::{Store, StoreError};

/// The name under which a store keeps the laptop's first name.
const DEVICE: &str = "device";
/// The name under which a store keeps the laptop's name on each machine.
const DEVICES: &str = "devices";
/// The file in which many systems keep an id of the machine.
const MACHINE: &str = "/etc/machine-id";

/// The name of this laptop, made when it is first wanted: one that says nothing of whose it is.
/// Says as well whether the folder came here from another machine just now.
pub fn device(store: &mut Store, machine: &Machine) -> Result<(String, bool), StoreError> {
    // The bytes as they were always told here: else a laptop would be called anew.
    let machine = number_of(machine)
        .map(|machine| fingerprint(format!("{machine} {:?}", store.key().as_bytes()).as_bytes()));
    let read = store.remembered(DEVICES)?.and_then(|json| serde_json::from_str(&json).ok());
    let mut known: BTreeMap<String, String> = read.unwrap_or_default();
    let first = store.remembered(DEVICE)?;
    // Where nothing tells machines apart, it is called as it always was.
    let Some(machine) = machine else { return Ok((name(store, first)?, false)) };
    if let Some(name) = known.get(&machine) {
        return Ok((name.clone(), false));
    }
    let is_copy = !known.is_empty();
    let name = if is_copy { fresh() } else { name(store, first)? };
    known.insert(machine, name.clone());
    if let Ok(json) = serde_json::to_string(&known) {
        store.remember(DEVICES, &json)?;
    }
    Ok((name, is_copy))
}

fn name(store: &mut Store, known: Option<String>) -> Result<String, StoreError> {
    if let Some(known) = known {
        return Ok(known);
    }
    let name = fresh();
    store.remember(DEVICE, &name)?;
    Ok(name)
}

fn fresh() -> String {
    let id = Uuid::new_v4().simple().to_string();
    format!("laptop-{}", id.get(..6).unwrap_or(&id))
}

/// What tells this machine from others, also from one that was set up as a copy of it: what the
/// system says, and a number of our own in the user's configuration folder. It is not kept but as a
/// fingerprint under the store's key.
fn number_of(machine: &Machine) -> Option<String> {
    let system =
        fs::read_to_string(MACHINE).ok().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
    let own = machine.settings.as_ref().and_then(|folder| number(&folder.join("machine")));
    let parts: Vec<String> = [system, own].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The number in a file, or a new one, which is written there.
fn number(path: &PathBuf) -> Option<String> {
    if let Ok(number) = fs::read_to_string(path) {
        return Some(number.trim().to_owned());
    }
    let number = Uuid::new_v4().to_string();
    fs::create_dir_all(path.parent()?).ok()?;
    write_private(path, number.as_bytes()).ok()?;
    Some(number)
}

/// Where a store is: a fingerprint that is another one on another machine, at another place, or of
/// another file. Taken for new too often, where a folder was moved, it does no harm.
pub fn home(store: &Path, machine: &Machine) -> String {
    let machine = number_of(machine).unwrap_or_default().into_bytes();
    let place = fs::canonicalize(store).unwrap_or_else(|_| store.to_owned());
    let parts = [
        machine,
        place.as_os_str().as_encoded_bytes().to_vec(),
        file(store).to_be_bytes().to_vec(),
    ];
    fingerprint(&parts.join(&b'\n'))
}

/// The file's number on its disk, which tells it from a copy.
#[cfg(unix)]
fn file(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map(|about| about.ino()).unwrap_or_default()
}

#[cfg(not(unix))]
const fn file(_: &Path) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_another_home_and_what_stays_has_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let (here, there) = (folder.path().join("a.sqlite"), folder.path().join("b.sqlite"));
        fs::write(&here, "x").unwrap();
        let machine = Machine::default();
        let home_of = home(&here, &machine);
        fs::write(&here, "y").unwrap();
        assert_eq!(home(&here, &machine), home_of);
        fs::copy(&here, &there).unwrap();
        assert_ne!(home(&there, &machine), home_of);
    }
}
