//! What of the store has been handed in: a set, which tells nothing of the order in which people
//! answered.

use std::collections::BTreeSet;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use uuid::Uuid;

use super::{Store, StoreError};
use crate::contact::Contact;
use crate::handin::Handin;
use crate::record::Record;
use crate::resolve::ResponseVersion;
use crate::tombstone::{Key, Tombstone};
use mitreden_base::seed::fingerprint;

/// The tables of handing in: the versions and tombstones handed in, and the hand-ins written, by
/// fingerprint of the file.
pub(super) const TABLES: &str = "
    CREATE TABLE handed (
        id TEXT NOT NULL, revision INTEGER NOT NULL, source TEXT NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (id, revision, source, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE handed_tombstones (hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE handed_contacts (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE handed_back (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE handins (number INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL) STRICT, WITHOUT ROWID;
";

/// Numbers are those of one laptop: a folder that was copied goes on under another name, and begins
/// at 1.
pub(super) const BY_DEVICE: &str = "
    CREATE TABLE handins_by_device (
        device TEXT NOT NULL, number INTEGER NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY (device, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO handins_by_device
        SELECT ifnull((SELECT CAST(value AS TEXT) FROM meta WHERE key = 'device'), ''), number, fingerprint FROM handins;
    DROP TABLE handins;
    ALTER TABLE handins_by_device RENAME TO handins;
";

const NEW: &str = "SELECT id, revision, source, hash, json FROM responses r WHERE NOT EXISTS (
        SELECT 1 FROM handed h WHERE h.id = r.id AND h.revision = r.revision AND h.source = r.source AND h.hash = r.hash
    ) ORDER BY id, revision, source, hash";

/// What is to be handed in, and in whose name.
#[derive(Clone, Copy, Debug)]
pub struct Handing<'h> {
    /// The survey's id.
    pub survey: &'h str,
    /// The laptop's name.
    pub device: &'h str,
    /// Whether everything is handed in, not only what is new.
    pub all: bool,
}

impl Store {
    /// Hands in what is new, and remembers it once `write` is done: it may change the number, and
    /// returns the bytes of the file. Nothing happens, and `None` is returned, where nothing is
    /// new.
    pub fn hand_in<E: From<StoreError>>(
        &mut self,
        what: Handing<'_>,
        write: impl FnOnce(&mut Handin) -> Result<Vec<u8>, E>,
    ) -> Result<Option<Handin>, E> {
        let fail = |error| E::from(self.fail(error));
        let tx = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
            .map_err(fail)?;
        let mut handin = self.gather(what)?;
        let known: BTreeSet<_> = marks(&tx, "SELECT hash FROM handed_tombstones").map_err(fail)?;
        let is_empty =
            handin.records.is_empty() && handin.contacts.is_empty() && handin.taken_back.is_empty();
        let mut tombstones =
            handin.tombstones.iter().chain(handin.passed.iter().map(|(_, tombstone)| tombstone));
        let is_known = tombstones.all(|tombstone| !what.all && known.contains(tombstone));
        if is_empty && is_known {
            return Ok(None);
        }
        let sql = "SELECT max(number) FROM handins WHERE device = ?1";
        let last: Option<u32> = tx.query_row(sql, [what.device], |row| row.get(0)).map_err(fail)?;
        handin.number = last.unwrap_or(0) + 1;
        let bytes = write(&mut handin)?;
        remember(&tx, &handin, &bytes).map_err(fail)?;
        tx.commit().map_err(fail)?;
        Ok(Some(handin))
    }

    fn gather(&self, what: Handing<'_>) -> Result<Handin, StoreError> {
        let mut records = Vec::new();
        let mut take = |version: ResponseVersion<Record>| {
            records.push(version.what);
            Ok::<_, StoreError>(())
        };
        if what.all {
            self.versions(&mut take)?;
        } else {
            self.select(NEW, &mut take)?;
        }
        let asked: BTreeSet<&str> =
            records.iter().map(|record: &Record| record.definition.as_str()).collect();
        let mut definitions = Vec::new();
        for hash in asked {
            definitions.extend(self.definition(hash)?);
        }
        let tombstones = marks(&self.connection, "SELECT hash FROM tombstones")
            .map_err(|error| self.fail(error))?;
        let (contacts, taken_back) = self.contacts_to_hand_in(what.all)?;
        let promises = self
            .promises()?
            .into_iter()
            .filter(|(hash, _)| definitions.iter().any(|one| one.hash == *hash))
            .collect();
        Ok(Handin {
            survey: what.survey.to_owned(),
            device: what.device.to_owned(),
            number: 1,
            all: what.all,
            key: self.key,
            definitions,
            promises,
            tombstones,
            passed: self.foreign_tombstones()?,
            contacts,
            taken_back,
            records,
            print: String::new(),
        })
    }

    /// The tombstones that came here with hand-ins, under the keys of the stores that made them.
    pub(super) fn foreign_tombstones(&self) -> Result<BTreeSet<(Key, Tombstone)>, StoreError> {
        let read = || -> rusqlite::Result<_> {
            let mut all = self.connection.prepare("SELECT key, hash FROM foreign_tombstones")?;
            all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        read().map_err(|error| self.fail(error))
    }

    /// Whether a version of a response was handed in.
    pub fn was_handed_in(&self, id: &Uuid) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM handed WHERE id = ?1)";
        self.connection
            .query_row(sql, [id.to_string()], |row| row.get(0))
            .map_err(|error| self.fail(error))
    }

    /// Whether these are the bytes of a hand-in of this store: all that is in it is here, or was
    /// erased.
    pub fn wrote(&self, bytes: &[u8]) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM handins WHERE fingerprint = ?1)";
        self.connection
            .query_row(sql, [fingerprint(bytes)], |row| row.get(0))
            .map_err(|error| self.fail(error))
    }

    /// Contacts that were not handed in yet, and ids of those that were and have been taken back
    /// since.
    fn contacts_to_hand_in(&self, all: bool) -> Result<(Vec<Contact>, BTreeSet<Uuid>), StoreError> {
        let fail = |error| self.fail(error);
        let ids = |sql: &str| -> rusqlite::Result<BTreeSet<String>> {
            self.connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
        };
        let known = if all {
            BTreeSet::new()
        } else {
            ids("SELECT id FROM handed_contacts").map_err(fail)?
        };
        let contacts = self
            .contacts()?
            .into_iter()
            .filter(|contact| !known.contains(&contact.id.to_string()))
            .collect();
        let back =
            "SELECT contact FROM taken_back WHERE contact IN (SELECT id FROM handed_contacts)";
        let new = format!("{back} AND contact NOT IN (SELECT id FROM handed_back)");
        let back = ids(if all { back } else { &new }).map_err(fail)?;
        Ok((contacts, back.iter().filter_map(|id| Uuid::try_parse(id).ok()).collect()))
    }
}

fn remember(tx: &Transaction<'_>, handin: &Handin, bytes: &[u8]) -> rusqlite::Result<()> {
    let mut handed =
        tx.prepare("INSERT INTO handed VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")?;
    for record in &handin.records {
        handed.execute(params![
            record.id.to_string(),
            record.revision,
            record.source,
            record.content_hash()
        ])?;
    }
    let mut erased =
        tx.prepare("INSERT INTO handed_tombstones VALUES (?1) ON CONFLICT DO NOTHING")?;
    for tombstone in
        handin.tombstones.iter().chain(handin.passed.iter().map(|(_, tombstone)| tombstone))
    {
        erased.execute([tombstone])?;
    }
    let mut contacts =
        tx.prepare("INSERT INTO handed_contacts VALUES (?1) ON CONFLICT DO NOTHING")?;
    for contact in &handin.contacts {
        contacts.execute([contact.id.to_string()])?;
    }
    let mut back = tx.prepare("INSERT INTO handed_back VALUES (?1) ON CONFLICT DO NOTHING")?;
    for contact in &handin.taken_back {
        back.execute([contact.to_string()])?;
    }
    let values = params![handin.device, handin.number, fingerprint(bytes)];
    tx.execute("INSERT INTO handins VALUES (?1, ?2, ?3)", values).map(drop)
}

fn marks(connection: &Connection, sql: &str) -> rusqlite::Result<BTreeSet<Tombstone>> {
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::handin::write;
    use crate::sample::{record, survey};

    fn numbered(n: u128, revision: u32) -> Record {
        Record {
            id: Uuid::from_u128(n),
            revision,
            definition: survey().definition.hash,
            ..record()
        }
    }

    fn store(records: &[Record]) -> (TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let mut store =
            Store::open(&folder.path().join("responses.sqlite"), || [5; 32].into()).unwrap();
        store.add(records).unwrap();
        (folder, store)
    }

    fn hand_in(store: &mut Store, all: bool) -> Option<Handin> {
        let what = Handing { survey: "s", device: "laptop", all };
        store.hand_in(what, |handin| Ok::<_, StoreError>(write(handin))).unwrap()
    }

    fn versions(handin: Option<Handin>) -> Vec<(u128, u32)> {
        handin
            .unwrap()
            .records
            .iter()
            .map(|record| (record.id.as_u128(), record.revision))
            .collect()
    }

    #[test]
    fn only_what_is_new_is_handed_in() {
        let (_folder, mut store) = store(&[numbered(2, 1), numbered(1, 1)]);
        store.archive(&survey().definition).unwrap();
        let first = hand_in(&mut store, false).unwrap();
        assert_eq!((first.number, first.definitions.clone()), (1, vec![survey().definition]));
        assert_eq!(versions(Some(first)), [(1, 1), (2, 1)]);
        assert_eq!(hand_in(&mut store, false), None);
        store.add([numbered(1, 2), numbered(3, 1)]).unwrap();
        let second = hand_in(&mut store, false).unwrap();
        assert_eq!(second.number, 2);
        assert_eq!(versions(Some(second)), [(1, 2), (3, 1)]);
        assert_eq!(versions(hand_in(&mut store, true)), [(1, 1), (1, 2), (2, 1), (3, 1)]);
        assert_eq!(hand_in(&mut store, false), None);
    }

    #[test]
    fn an_erasure_is_news_once_and_goes_along_ever_after() {
        let (_folder, mut store) = store(&[numbered(1, 1), numbered(2, 1)]);
        hand_in(&mut store, false);
        assert!(store.was_handed_in(&Uuid::from_u128(1)).unwrap());
        store.erase(&Uuid::from_u128(1)).unwrap();
        assert!(!store.was_handed_in(&Uuid::from_u128(1)).unwrap(), "nothing is left of its id");
        let news = hand_in(&mut store, false).unwrap();
        assert!(news.records.is_empty() && news.erased().contains(&Uuid::from_u128(1)));
        assert_eq!(hand_in(&mut store, false), None);
        store.add([numbered(3, 1)]).unwrap();
        assert_eq!(hand_in(&mut store, false).unwrap().tombstones.len(), 1);
    }

    #[test]
    fn an_erasure_goes_along_with_everything_even_if_nothing_else_is_left() {
        let (_folder, mut store) = store(&[numbered(1, 1)]);
        hand_in(&mut store, false);
        store.erase(&Uuid::from_u128(1)).unwrap();
        assert_eq!(hand_in(&mut store, true).unwrap().tombstones.len(), 1);
        assert_eq!(
            hand_in(&mut store, true).unwrap().tombstones.len(),
            1,
            "a lost file is written again"
        );
        assert_eq!(hand_in(&mut store, false), None);
    }

    #[test]
    fn contacts_go_along_once_and_so_does_taking_them_back() {
        let (_folder, mut store) = store(&[]);
        for n in 1..=3 {
            store.meet(&Contact::sample(n)).unwrap();
        }
        store.take_back(&Uuid::from_u128(3)).unwrap();
        let first = hand_in(&mut store, false).unwrap();
        assert_eq!(
            (first.contacts, first.taken_back.len()),
            (vec![Contact::sample(1), Contact::sample(2)], 0)
        );
        assert_eq!(hand_in(&mut store, false), None);
        store.take_back(&Uuid::from_u128(1)).unwrap();
        let second = hand_in(&mut store, false).unwrap();
        assert_eq!((second.contacts.len(), second.taken_back), (0, [Uuid::from_u128(1)].into()));
        assert_eq!(hand_in(&mut store, false), None);
        let all = hand_in(&mut store, true).unwrap();
        assert_eq!(
            (all.contacts, all.taken_back),
            (vec![Contact::sample(2)], [Uuid::from_u128(1)].into())
        );
    }

    #[test]
    fn what_could_not_be_written_is_still_new() {
        let (_folder, mut store) = store(&[numbered(1, 1)]);
        let what = Handing { survey: "s", device: "laptop", all: false };
        let fail = |_: &mut Handin| Err(StoreError::NotAStore { path: "full".into() });
        assert!(store.hand_in(what, fail).is_err());
        assert_eq!(versions(hand_in(&mut store, false)), [(1, 1)]);
    }

    #[test]
    fn its_own_hand_ins_are_known_again() {
        let (_folder, mut store) = store(&[numbered(1, 1)]);
        let mut bytes = write(&hand_in(&mut store, false).unwrap());
        assert!(store.wrote(&bytes).unwrap());
        bytes.push(b' ');
        assert!(!store.wrote(&bytes).unwrap());
    }
}
