//! Forgetting: all that is of a response goes from every table in one step, and only its tombstone
//! stays. Whoever deletes, for whatever reason, deletes by this.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::imports::former_of;
use super::{Store, StoreError};
use crate::tombstone::{Erased, Key, tombstone};

type Done<T> = rusqlite::Result<T>;

/// The tables with rows of one response or contact, and the column that says of which; what
/// happened in an interview goes with it. The first ones hold answers.
const OF_ONE: [(&str, &str); 11] = [
    ("responses", "id"),
    ("interviews", "id"),
    ("forms", "response"),
    ("handed", "id"),
    ("settlements", "id"),
    ("imported", "id"),
    ("imported_before", "id"),
    ("contacts", "id"),
    ("taken_back", "contact"),
    ("handed_contacts", "id"),
    ("handed_back", "id"),
];
/// The name under which the number of erasures at the last rewriting of the file is kept.
const REWRITTEN: &str = "rewritten-erasures";
/// How many of the tables hold answers.
const ANSWERS: usize = 3;

/// Forgets one, and what it was called before; says how many versions of it there were, drafts
/// counting as one.
pub(crate) fn forget(tx: &Connection, key: &Key, id: &Uuid) -> Done<usize> {
    let mut removed = 0;
    for id in names(tx, id)? {
        removed += remove(tx, &id)?;
        tx.prepare_cached("INSERT INTO tombstones VALUES (?1) ON CONFLICT DO NOTHING")?
            .execute(params![tombstone(key, &id)])?;
    }
    Ok(removed)
}

/// Removes all that obeys tombstones which came from elsewhere; says how many that were, and how
/// many had been handed in.
pub(super) fn obey(tx: &Connection, erased: &Erased) -> Done<(usize, usize)> {
    let columns = OF_ONE.iter().map(|(table, column)| format!("SELECT {column} FROM {table}"));
    let all = columns.collect::<Vec<_>>().join(" UNION ");
    let known: Vec<String> =
        tx.prepare(&all)?.query_map([], |row| row.get(0))?.collect::<Done<_>>()?;
    let mut was_handed_in = tx.prepare("SELECT 1 FROM handed WHERE id = ?1")?;
    let (mut gone, mut handed) = (0, 0);
    for id in
        known.iter().filter_map(|id| Uuid::try_parse(id).ok()).filter(|id| erased.contains(id))
    {
        let was_handed_in = was_handed_in.exists([id.to_string()])?;
        if remove(tx, &id)? > 0 {
            gone += 1;
            handed += usize::from(was_handed_in);
        }
    }
    Ok((gone, handed))
}

/// The id, and all other ids under which the same response was or is kept.
fn names(tx: &Connection, id: &Uuid) -> Done<BTreeSet<Uuid>> {
    let mut names = former_of(tx, id)?;
    let mut now = tx.prepare_cached("SELECT id FROM imported_before WHERE was = ?1")?;
    for today in now.query_map([id.to_string()], |row| row.get::<_, String>(0))? {
        let Ok(today) = Uuid::try_parse(&today?) else { continue };
        names.extend(former_of(tx, &today)?);
        names.insert(today);
    }
    names.insert(*id);
    Ok(names)
}

fn remove(tx: &Connection, id: &Uuid) -> Done<usize> {
    let id = id.to_string();
    let mut counts = [0; ANSWERS];
    for (at, (table, column)) in OF_ONE.iter().enumerate() {
        let n = tx
            .prepare_cached(&format!("DELETE FROM {table} WHERE {column} = ?1"))?
            .execute([&id])?;
        if let Some(count) = counts.get_mut(at) {
            *count = n;
        }
    }
    let [versions, drafts @ ..] = counts;
    Ok(versions.max(drafts.into_iter().max().unwrap_or(0)))
}

impl Store {
    /// Forgets a response or a contact and sees to it that it does not come back; says how many
    /// versions there were.
    pub fn erase(&mut self, id: &Uuid) -> Result<usize, StoreError> {
        self.forget([id]).map(|each| each.into_iter().sum())
    }

    /// Forgets all of these, or none; says of each how many versions there were. The content is
    /// overwritten on the disk, too; where another process is at work just now, as soon as the
    /// store settles.
    pub fn forget<'i>(
        &mut self,
        ids: impl IntoIterator<Item = &'i Uuid>,
    ) -> Result<Vec<usize>, StoreError> {
        let ids: Vec<&Uuid> = ids.into_iter().collect();
        ids.iter().try_for_each(|id| self.erase_rescued(id))?;
        let removed =
            self.transact(|tx, key| ids.iter().map(|id| forget(tx, key, id)).collect())?;
        self.rewrite()?;
        Ok(removed)
    }

    /// Writes the file anew where something was erased since it was last: `SQLite` overwrites what
    /// is deleted, but not the copies of it that were left where rows were moved from page to page.
    pub(super) fn rewrite(&mut self) -> Result<(), StoreError> {
        match self.rewrite_after(self.erasures()?) {
            // Others are at work, or there is no room: when the store settles it is tried again.
            Err(StoreError::Locked { .. } | StoreError::Full { .. }) => Ok(()),
            done => done,
        }?;
        self.empty_log()
    }

    fn rewrite_after(&mut self, erasures: usize) -> Result<(), StoreError> {
        if !self.is_to_be_rewritten()? {
            return Ok(());
        }
        self.connection.execute_batch("VACUUM").map_err(|error| self.fail(error))?;
        self.note_rewritten(erasures)
    }

    /// Whether something was erased since the file was last rewritten.
    pub fn is_to_be_rewritten(&self) -> Result<bool, StoreError> {
        let known = self.remembered(REWRITTEN)?.and_then(|known| known.parse().ok()).unwrap_or(0);
        Ok(self.erasures()? > known)
    }

    /// Notes how many erasures there were before the file was rewritten.
    pub(super) fn note_rewritten(&mut self, erasures: usize) -> Result<(), StoreError> {
        self.remember(REWRITTEN, &erasures.to_string())
    }

    /// Those of some responses that were erased here, or in a store that a hand-in came from.
    pub fn erased_among(
        &self,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> Result<Vec<Uuid>, StoreError> {
        let erased = self.erased()?;
        Ok(ids.into_iter().filter(|id| erased.contains(id)).collect())
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::TransactionBehavior;

    use super::*;
    use crate::contact::Contact;
    use crate::journal::{Begun, Happening};
    use crate::resolve::{SettledChoice, Settlement};
    use crate::sample::record;
    use crate::store::{Decided, FormState, Handing, KeyedForm};
    use mitreden_define::form_number::FormNumber;
    use mitreden_define::survey::Mode;

    /// Tables of which no row is of one response or contact.
    const OTHERS: [&str; 17] = [
        "answered",
        "counts",
        "definitions",
        "foreign_tombstones",
        "handed_tombstones",
        "handins",
        "happenings",
        "imported_files",
        "imported_names",
        "invitations",
        "mark",
        "meta",
        "prints",
        "promises",
        "received",
        "sources",
        "tombstones",
    ];

    #[test]
    fn every_table_is_looked_at() {
        let store = Store::in_memory(|| [1; 32].into()).unwrap();
        let mut all = store
            .connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
            .unwrap();
        for table in all.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap) {
            let is_known =
                OTHERS.contains(&table.as_str()) || OF_ONE.iter().any(|(known, _)| *known == table);
            assert!(
                is_known,
                "`{table}`: are its rows of one response? Then they have to go with it"
            );
        }
    }

    /// A file of which nothing may be left of some ids: every table that can hold one does.
    #[test]
    fn nothing_of_it_is_left_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let mut store = Store::open(&path, || [5; 32].into()).unwrap();
        let (answered, begun, keyed, met) =
            (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3), Uuid::from_u128(4));
        let was = Uuid::from_u128(5);
        store
            .add([crate::record::Record {
                id: answered,
                place: Some("a-secret-place".into()),
                ..record()
            }])
            .unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
        let open = Begun {
            id: begun,
            survey: "s".into(),
            definition: "d".into(),
            mode: Mode::Street,
            lang: "de".into(),
            seed: 1,
            day,
            device: None,
            place: None,
            shift: None,
            interviewer: None,
            flags: Vec::new(),
        };
        store.begin(&open).unwrap();
        store
            .happen(&begun, 0, &[Happening { millis: 1, what: "a-secret-answer".into() }])
            .unwrap();
        let form = KeyedForm {
            number: FormNumber::new(7).unwrap(),
            response: keyed,
            state: FormState::Draft,
            clerk: None,
            lang: "de".into(),
            day: day.to_string(),
            first: "a-secret-form".into(),
            second: None,
            definition: None,
        };
        store.keep_form(&form).unwrap();
        let contact =
            Contact { id: met, day, place: Some("a-secret-corner".into()), ..Contact::sample(0) };
        store.meet(&contact).unwrap();
        store.take_back(&met).unwrap();
        let choice = SettledChoice {
            id: answered,
            kept: "sha256:a".into(),
            passed: Vec::new(),
            word: "a.jsonl".into(),
        };
        let settlements = [Settlement { choice, day }];
        store.decide(&Decided { settlements: &settlements, ..Decided::default() }).unwrap();
        store
            .connection
            .execute("INSERT INTO imported VALUES (?1, 'm', 'h')", [answered.to_string()])
            .unwrap();
        store
            .connection
            .execute(
                "INSERT INTO imported_before VALUES (?1, ?2)",
                [answered.to_string(), was.to_string()],
            )
            .unwrap();
        let what = Handing { survey: "s", device: "laptop", all: true };
        store.hand_in(what, |handin| Ok::<_, StoreError>(crate::handin::write(handin))).unwrap();

        // By a name it had before, too.
        assert_eq!(
            store.forget([&was, &begun, &keyed, &met]).unwrap(),
            [1, 1, 1, 0],
            "a contact holds no answer"
        );
        let all = [answered, begun, keyed, met, was];
        assert_eq!(store.erased_among(all).unwrap(), all);
        drop(store);
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("a-secret"), "{text:?}");
            assert!(all.iter().all(|id| !text.contains(&id.to_string())));
        }
    }

    /// Rows are moved from page to page as others come, and leave copies behind: of those, too,
    /// nothing may be left.
    #[test]
    fn of_many_among_many_nothing_is_left_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let mut store = Store::open(&path, || [5; 32].into()).unwrap();
        let id = |n: u32| Uuid::from_u64_pair(u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15), 7);
        let secret = |n: u32| format!("secret{n:05}-");
        let said = |n: u32| secret(n).repeat([1, 2, 5, 20, 60, 200, 400, 700][n as usize * 7 % 8]);
        for n in 0..1200 {
            store
                .add([crate::record::Record { id: id(n), place: Some(said(n)), ..record() }])
                .unwrap();
        }
        let gone: Vec<u32> = (0..1200).filter(|n| n * 7919 % 3 == 0).collect();
        let ids: Vec<Uuid> = gone.iter().map(|n| id(*n)).collect();
        // Withdrawn, one by one, while a server is at work, and when it settles.
        let (withdrawn, erased) = ids.split_at(ids.len() / 2);
        for id in withdrawn {
            let tx =
                store.connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
            assert!(super::super::online::withdraw(&tx, &[5; 32].into(), id).unwrap());
            tx.commit().unwrap();
        }
        assert!(store.is_to_be_rewritten().unwrap());
        let today = chrono::NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
        store.settle(today).unwrap();
        assert!(!store.is_to_be_rewritten().unwrap());
        store.forget(erased).unwrap();
        assert!(!store.is_to_be_rewritten().unwrap());
        drop(store);
        let mut left = Vec::new();
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            left.extend(
                gone.iter()
                    .filter(|n| text.contains(&secret(**n)) || text.contains(&id(**n).to_string()))
                    .copied(),
            );
        }
        assert_eq!(left, [0; 0]);
    }
}
