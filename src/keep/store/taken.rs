//! Taking in what other laptops hand in: a union, so that neither order nor repetition matters.

use rusqlite::{Transaction, params};

use super::add::add_all;
use super::{Added, Store, StoreError};
use crate::handin::Handin;
use crate::tombstone::Key;

/// The table of tombstones from other stores, with their keys.
pub(super) const TABLES: &str = "
    CREATE TABLE foreign_tombstones (key BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (key, hash)) STRICT, WITHOUT ROWID;
";

/// The result of taking in a hand-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Taken {
    /// What became of the hand-in's responses.
    pub added: Added,
    /// How many contacts were new.
    pub contacts: usize,
    /// How many responses that were here its tombstones have removed.
    pub removed: usize,
    /// How many of those had been handed in from here.
    pub handed_on: usize,
}

impl Store {
    /// All tombstones that are known here, as a hand-in that holds nothing else.
    pub fn buried(&self) -> Result<Handin, StoreError> {
        let (tombstones, passed) = (self.tombstones()?, self.foreign_tombstones()?);
        Ok(Handin { tombstones, passed, ..Handin::of(self.key) })
    }

    /// Keeps the tombstones of a hand-in, and removes nothing by them.
    pub(super) fn bury(&mut self, handin: &Handin) -> Result<(), StoreError> {
        self.transact(|tx, key| bury(tx, key, handin).map(drop))
    }

    /// Takes in all of these hand-ins, or nothing, and says what became of each. What was erased
    /// here or there does not come back, and goes if it is here.
    pub fn take_in<'h>(
        &mut self,
        handins: impl IntoIterator<Item = &'h Handin>,
    ) -> Result<Vec<Taken>, StoreError> {
        let all: Vec<Taken> = self.transact(|tx, key| {
            handins.into_iter().map(|handin| take(tx, key, handin)).collect()
        })?;
        if all.iter().any(|taken| taken.removed > 0) {
            self.rewrite()?;
        }
        Ok(all)
    }
}

pub(super) fn take(tx: &Transaction<'_>, key: &Key, handin: &Handin) -> rusqlite::Result<Taken> {
    for definition in &handin.definitions {
        let sql = "INSERT INTO definitions VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        tx.execute(sql, [&definition.hash, &definition.yaml])?;
    }
    for (definition, months) in &handin.promises {
        super::promised::note(tx, definition, *months)?;
    }
    if !handin.print.is_empty() {
        super::received::note(tx, (&handin.device, handin.number), &handin.print, handin.all)?;
    }
    let are_new = bury(tx, key, handin)?;
    let mut erased = super::erased_in(tx, key)?;
    let mut taken = Taken::default();
    if are_new {
        (taken.removed, taken.handed_on) = super::forget::obey(tx, &erased)?;
    }
    erased.add_former(super::imports::former(tx)?);
    taken.added = add_all(tx, &erased, &handin.records)?;
    // What interviewers noted is erased as answers are: when its time is over.
    for contact in handin.contacts.iter().filter(|contact| !erased.contains(&contact.id)) {
        taken.contacts += super::contacts::insert(tx, contact)?;
    }
    for contact in handin.taken_back.iter().filter(|contact| !erased.contains(contact)) {
        tx.execute(
            "INSERT INTO taken_back VALUES (?1) ON CONFLICT DO NOTHING",
            [contact.to_string()],
        )?;
    }
    Ok(taken)
}

/// Keeps the tombstones of a hand-in, those of the store it comes from and those that had come
/// there; says whether one is new.
fn bury(tx: &Transaction<'_>, key: &Key, handin: &Handin) -> rusqlite::Result<bool> {
    let mut own = tx.prepare("INSERT INTO tombstones VALUES (?1) ON CONFLICT DO NOTHING")?;
    let mut foreign =
        tx.prepare("INSERT INTO foreign_tombstones VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
    let direct = handin.tombstones.iter().map(|tombstone| (&handin.key, tombstone));
    let mut are_new = 0;
    for (of, tombstone) in direct.chain(handin.passed.iter().map(|(of, tombstone)| (of, tombstone)))
    {
        // What comes back from elsewhere, or from a copy of this store, is as good as our own.
        are_new += if of == key {
            own.execute([tombstone])?
        } else {
            foreign.execute(params![of, tombstone])?
        };
    }
    Ok(are_new > 0)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;
    use uuid::Uuid;

    use super::*;
    use crate::handin::write;
    use crate::record::Record;
    use crate::sample::{record, survey};
    use crate::store::Handing;

    fn numbered(n: u128, lang: &str) -> Record {
        Record {
            id: Uuid::from_u128(n),
            lang: lang.to_owned(),
            definition: survey().definition.hash,
            ..record()
        }
    }

    fn store(key: u8, records: &[Record]) -> (TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let mut store =
            Store::open(&folder.path().join("responses.sqlite"), || [key; 32].into()).unwrap();
        store.archive(&survey().definition).unwrap();
        store.add(records).unwrap();
        (folder, store)
    }

    fn handin(store: &mut Store) -> Handin {
        let what = Handing { survey: "s", device: "laptop", all: true };
        store.hand_in(what, |handin| Ok::<_, StoreError>(write(handin))).unwrap().unwrap()
    }

    fn take(office: &mut Store, handin: &Handin) -> Taken {
        office.take_in([handin]).unwrap().remove(0)
    }

    #[test]
    fn several_are_taken_in_together_or_not_at_all() {
        let (_a, mut one) = store(1, &[numbered(1, "de")]);
        let many: Vec<_> = (2..400).map(|n| numbered(n, "de")).collect();
        let (_b, mut two) = store(2, &many);
        let both = [handin(&mut one), handin(&mut two)];
        let (_office, mut office) = store(9, &[]);
        let pages: i64 =
            office.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        let limit = |office: &Store, pages| {
            office.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
        };
        limit(&office, pages + 8).unwrap();
        assert_eq!(office.take_in(&both[..1]).unwrap()[0].added.new, 1, "the first alone has room");
        let (_empty, mut office) = store(9, &[]);
        limit(&office, pages + 8).unwrap();
        assert!(matches!(office.take_in(&both), Err(StoreError::Full { .. })));
        assert!(office.index().unwrap().is_empty(), "nor is the first one there");
        limit(&office, 1_000_000).unwrap();
        assert_eq!(
            office.take_in(&both).unwrap().iter().map(|taken| taken.added.new).sum::<usize>(),
            399
        );
    }

    #[test]
    fn a_union_whatever_the_order_and_however_often() {
        let (_a, mut one) = store(1, &[numbered(1, "de"), numbered(2, "de")]);
        let (_b, mut two) = store(2, &[numbered(2, "de"), numbered(3, "de"), numbered(4, "de")]);
        let (_c, mut three) = store(3, &[numbered(4, "en"), numbered(5, "de")]);
        let all = [handin(&mut one), handin(&mut two), handin(&mut three)];
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let mut results = Vec::new();
        for order in orders {
            let (_office, mut office) = store(9, &[]);
            let taken: Vec<_> =
                order.iter().chain(&order).map(|at| take(&mut office, &all[*at]).added).collect();
            assert_eq!(taken.iter().map(|added| added.new).sum::<usize>(), 5);
            // Once within the first round, and all seven in the second.
            assert_eq!(taken.iter().map(|added| added.duplicate).sum::<usize>(), 8);
            assert_eq!(taken.iter().map(|added| added.conflicting).sum::<usize>(), 1);
            let index: Vec<_> = office
                .index()
                .unwrap()
                .into_iter()
                .map(|version| (version.id, version.hash))
                .collect();
            assert!(office.definition(&survey().definition.hash).unwrap().is_some());
            results.push(index);
        }
        assert_eq!(results[0].len(), 6, "both sides of the conflict are kept");
        assert!(results.windows(2).all(|pair| pair[0] == pair[1]));
    }

    #[test]
    fn what_was_erased_in_any_of_many_stores_is_known_and_handed_on() {
        let (_office, mut office) = store(9, &[]);
        for key in [7, 3, 200, 5] {
            let (_a, mut laptop) = store(key, &[]);
            laptop.erase(&Uuid::from_u128(u128::from(key))).unwrap();
            take(&mut office, &handin(&mut laptop));
        }
        let (_head, mut head) = store(1, &[numbered(200, "de"), numbered(8, "de")]);
        assert_eq!(take(&mut head, &handin(&mut office)).removed, 1);
        for store in [&office, &head] {
            let erased: Vec<u128> =
                (0..255).filter(|n| store.is_erased(&Uuid::from_u128(*n)).unwrap()).collect();
            assert_eq!(erased, [3, 5, 7, 200]);
        }
        // What comes back to the store that erased it is its own.
        let own = handin(&mut head);
        assert_eq!((own.tombstones.len(), own.passed.len()), (0, 4));
        let (_a, mut laptop) = store(7, &[]);
        take(&mut laptop, &own);
        assert_eq!(laptop.tombstones().unwrap().len(), 1);
    }

    #[test]
    fn what_was_erased_anywhere_goes_and_does_not_come_back() {
        let (_a, mut laptop) = store(1, &[numbered(1, "de"), numbered(2, "de")]);
        let before = handin(&mut laptop);
        let (_office, mut office) = store(9, &[]);
        take(&mut office, &before);
        laptop.erase(&Uuid::from_u128(1)).unwrap();
        let after = handin(&mut laptop);
        assert_eq!(take(&mut office, &after).removed, 1);
        let again = take(&mut office, &before);
        assert_eq!((again.added.erased, again.added.duplicate), (1, 1));
        // The office's own erasure holds against hand-ins, too, and against anything else.
        office.erase(&Uuid::from_u128(2)).unwrap();
        assert_eq!(take(&mut office, &before).added.erased, 2);
        assert_eq!(office.add([numbered(1, "de")]).unwrap().erased, 1);
        assert!(
            office.is_erased(&Uuid::from_u128(1)).unwrap() && office.index().unwrap().is_empty()
        );
    }
}
