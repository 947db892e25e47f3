//! Whether the file that is open is still the one at its path: what is written to a file that was deleted, moved or replaced
//! meanwhile is on no disk that anybody finds again.

use std::path::Path;

use super::{Store, StoreError};

/// What tells a file from any other on this machine.
pub(super) type Identity = (u64, u64);

/// The file at a path, if there is one and the system tells files apart.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

/// Elsewhere a file that is open can neither be deleted nor replaced.
#[cfg(not(unix))]
pub(super) fn identity(_: &Path) -> Option<Identity> {
    None
}

impl Store {
    /// Fails where the file is no longer at its path. To be asked before anything is said to be kept.
    pub(super) fn is_in_place(&self) -> Result<(), StoreError> {
        if self.identity.is_none() || identity(&self.path) == self.identity {
            return Ok(());
        }
        Err(self.damaged("it was deleted, moved or replaced while it was in use".to_owned()))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::keep::contact::{Contact, Outcome};

    #[test]
    fn nothing_is_said_to_be_kept_in_a_file_that_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let mut store = Store::open(&path, || [1; 32]).unwrap();
        let contact = |n| Contact {
            id: uuid::Uuid::from_u128(n),
            outcome: Outcome::Refused,
            day: chrono::NaiveDate::MIN,
            time: chrono::NaiveTime::MIN,
            device: None,
            place: None,
            shift: None,
            interviewer: None,
        };
        store.meet(&contact(1)).unwrap();
        let aside = folder.path().join("aside");
        std::fs::rename(&path, &aside).unwrap();
        assert!(matches!(store.meet(&contact(2)), Err(StoreError::Damaged { .. })));
        std::fs::write(&path, "another").unwrap();
        assert!(matches!(store.meet(&contact(2)), Err(StoreError::Damaged { .. })));
        std::fs::rename(&aside, &path).unwrap();
        store.meet(&contact(3)).unwrap();
        assert_eq!(store.contacts().unwrap().len(), 2);
        Store::in_memory(|| [1; 32]).unwrap().meet(&contact(1)).unwrap();
    }
}
