//! Two states of a store as one: what a backup brings is added to what is here, or what must
//! outlive a backup is added to it.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{Beyond, Store, StoreError, beyond, erased_in, forget, keys};
use crate::tombstone::Key;

type Done<T> = rusqlite::Result<T>;

/// What two states know of erasures, hand-ins and the numbers of forms: it is united whichever of
/// them stands. Hand-ins that carry the same number and are not the same keep their fingerprints
/// under a number that is never given.
const OUTLIVES: &str = "
    INSERT INTO foreign_tombstones SELECT key, hash FROM other.foreign_tombstones WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO handins SELECT device, number, fingerprint FROM other.handins WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO handins SELECT device, (SELECT min(0, min(number)) FROM handins) - row_number() OVER (ORDER BY device, number),
        fingerprint FROM other.handins WHERE fingerprint NOT IN (SELECT fingerprint FROM handins);
";

/// Everything else. Of what both have and is not the same in both, this one's stands, but where the
/// other has gone further: a journal that goes on from this one's, a form that was keyed to its
/// end, an invitation that is used, a later decision.
const ALL: &str = "
    INSERT INTO definitions SELECT hash, yaml FROM other.definitions WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO responses SELECT id, revision, source, hash, json FROM other.responses WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO interviews SELECT id, json FROM other.interviews
        WHERE id NOT IN (SELECT id FROM main.responses) ON CONFLICT DO NOTHING;
    INSERT INTO happenings SELECT interview, n, millis, what FROM other.happenings h
        WHERE interview IN (SELECT id FROM main.interviews) AND NOT EXISTS (
            SELECT 1 FROM main.happenings m WHERE m.interview = h.interview AND NOT EXISTS (
                SELECT 1 FROM other.happenings o WHERE o.interview = m.interview AND o.n = m.n AND o.what = m.what))
        ON CONFLICT DO NOTHING;
    DELETE FROM main.interviews WHERE id IN (SELECT id FROM other.responses);
    INSERT INTO contacts SELECT id, json FROM other.contacts WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO taken_back SELECT contact FROM other.taken_back WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO forms (number, response, state, clerk, lang, day, first, second, fields, differing, definition)
        SELECT number, response, state, clerk, lang, day, first, second, fields, differing, definition FROM other.forms WHERE true
        ON CONFLICT (number) DO UPDATE SET response = excluded.response, state = excluded.state, clerk = excluded.clerk,
            lang = excluded.lang, day = excluded.day, first = excluded.first, second = excluded.second, fields = excluded.fields,
            differing = excluded.differing, definition = excluded.definition
        WHERE (state = 'draft' AND excluded.state <> 'draft')
            OR (state = 'keyed' AND excluded.state = 'verified' AND first = excluded.first);
    INSERT INTO invitations SELECT hash, used FROM other.invitations WHERE true
        ON CONFLICT (hash) DO UPDATE SET used = max(used, excluded.used);
    INSERT INTO counts SELECT day, what, n FROM other.counts WHERE true
        ON CONFLICT (day, what) DO UPDATE SET n = max(n, excluded.n);
    INSERT INTO settlements SELECT id, kept, passed, word, day FROM other.settlements WHERE true ON CONFLICT (id) DO UPDATE SET
        kept = excluded.kept, passed = excluded.passed, word = excluded.word, day = excluded.day WHERE day < excluded.day;
    INSERT INTO sources SELECT path, size, print, day FROM other.sources WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO imported SELECT id, mapping, hash FROM other.imported WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO imported_before SELECT id, was FROM other.imported_before WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO imported_names SELECT source, name, same FROM other.imported_names WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO imported_files SELECT source, print FROM other.imported_files WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO promises SELECT definition, months FROM other.promises WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO received SELECT device, number, print, whole FROM other.received WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO handed SELECT id, revision, source, hash FROM other.handed WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO handed_tombstones SELECT hash FROM other.handed_tombstones WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO handed_contacts SELECT id FROM other.handed_contacts WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO handed_back SELECT id FROM other.handed_back WHERE true ON CONFLICT DO NOTHING;
";

/// Whether anything in a schema hangs on the key of its codes: an invitation, or an interview that
/// was begun online.
const IS_BOUND: &str =
    "SELECT EXISTS (SELECT 1 FROM {0}.invitations) OR EXISTS (SELECT 1 FROM {0}.counts)";

/// Interviews under way here that are over there: their record takes the place of what happened in
/// them.
const OVER_THERE: &str = "SELECT EXISTS (SELECT 1 FROM main.happenings WHERE interview IN (SELECT id FROM other.responses))";

impl Store {
    /// Takes over what must outlive a backup from the state that the backup takes the place of:
    /// what was erased stays so, whatever comes in later, and numbers are given once. Says how many
    /// responses of the backup that takes away.
    pub fn heed(&mut self, before: &Self) -> Result<usize, StoreError> {
        let gone = self.obey(before)?;
        self.take_over_prints(before)?;
        self.beside(&before.path, |connection| {
            let tx = connection.unchecked_transaction()?;
            tx.execute_batch(OUTLIVES)?;
            tx.commit()
        })?;
        Ok(gone)
    }

    /// Whether uniting with the store at a path would end interviews here of which more is known
    /// here than there.
    pub fn is_behind(&self, other: &Path) -> Result<bool, StoreError> {
        self.beside(other, |connection| connection.query_row(OVER_THERE, [], |row| row.get(0)))
    }

    /// Adds all that another store holds and this one lacks, in one step; what was erased in either
    /// goes. Says what came, and how many responses went. Where both were made on their own and
    /// have given codes, this one goes on with its own key and knows the other's as well.
    pub fn unite(&mut self, other: &Self) -> Result<(Beyond, usize), StoreError> {
        let theirs = other.key;
        let bound = |connection: &Connection, schema| {
            connection.query_row(&IS_BOUND.replace("{0}", schema), [], |row| row.get::<_, bool>(0))
        };
        let own = self.key;
        let done = self.beside(&other.path, |connection| {
            let tx =
                rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
            let is_bound = own != theirs && bound(&tx, "other")?;
            let key = if is_bound && !bound(&tx, "main")? { theirs } else { own };
            let mut keys = keys::known(&tx, "main")?;
            keys.extend(keys::known(&tx, "other")?);
            keys.extend(is_bound.then_some(theirs));
            keys::keep(&tx, &key, &keys)?;
            if key != own {
                tx.execute(
                    "INSERT INTO foreign_tombstones SELECT ?1, hash FROM main.tombstones",
                    [own],
                )?;
                tx.execute("DELETE FROM main.tombstones", [])?;
                tx.execute("UPDATE main.meta SET value = ?1 WHERE key = 'tombstone-key'", [key])?;
            }
            let lacked = beyond::count(&tx, "other", "main")?;
            take_tombstones(&tx, &key, &theirs)?;
            tx.execute_batch(OUTLIVES)?;
            tx.execute_batch(ALL)?;
            let (gone, _) = forget::obey(&tx, &erased_in(&tx, &key)?)?;
            // What was erased, or what this one knew better, has not come.
            let came = lacked.without(&beyond::count(&tx, "other", "main")?);
            tx.commit()?;
            Ok((key, came, gone))
        });
        let (key, came, gone) = done?;
        self.key = key;
        self.take_over_prints(other)?;
        self.empty_log()?;
        Ok((came, gone))
    }
}

/// Takes over the tombstones of another store, as this store's own where both have one key.
fn take_tombstones(tx: &Connection, own: &Key, theirs: &Key) -> Done<()> {
    if own == theirs {
        let sql = "INSERT INTO tombstones SELECT hash FROM other.tombstones WHERE true ON CONFLICT DO NOTHING";
        return tx.execute(sql, []).map(drop);
    }
    let sql = "INSERT INTO foreign_tombstones SELECT ?1, hash FROM other.tombstones WHERE true ON CONFLICT DO NOTHING";
    tx.execute(sql, [theirs]).map(drop)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;
    use uuid::Uuid;

    use super::*;
    use crate::journal::{Begun, Happening};
    use crate::record::Record;
    use crate::resolve::{SettledChoice, Settlement};
    use crate::sample::record;
    use crate::store::{Decided, FormState, Handing, KeyedForm, online};
    use mitreden_define::form_number::FormNumber;
    use mitreden_define::survey::Mode;

    fn store(key: u8) -> (TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::open(&folder.path().join("responses.sqlite"), || [key; 32].into()).unwrap();
        (folder, store)
    }

    fn answered(n: u128) -> Record {
        Record { id: Uuid::from_u128(n), ..record() }
    }

    fn begin(store: &mut Store, n: u128, said: &[&str]) {
        let begun = Begun {
            id: Uuid::from_u128(n),
            survey: "s".into(),
            definition: "d".into(),
            mode: Mode::Street,
            lang: "de".into(),
            seed: 1,
            day: chrono::NaiveDate::MIN,
            device: None,
            place: None,
            shift: None,
            interviewer: None,
            flags: Vec::new(),
        };
        store.begin(&begun).unwrap();
        let said: Vec<_> =
            said.iter().map(|what| Happening { millis: 1, what: (*what).to_owned() }).collect();
        store.happen(&begun.id, 0, &said).unwrap();
    }

    fn keyed(n: u64, state: FormState, first: &str) -> KeyedForm {
        KeyedForm {
            number: FormNumber::new(n).unwrap(),
            response: Uuid::from_u128(n.into()),
            state,
            clerk: None,
            lang: "de".into(),
            day: "2026-05-04".into(),
            first: first.into(),
            second: None,
            definition: None,
        }
    }

    fn settled(store: &mut Store, day: u32, word: &str) {
        let choice = SettledChoice {
            id: Uuid::from_u128(1),
            kept: "sha256:a".into(),
            passed: Vec::new(),
            word: word.into(),
        };
        let settlements =
            [Settlement { choice, day: chrono::NaiveDate::from_ymd_opt(2026, 5, day).unwrap() }];
        store.decide(&Decided { settlements: &settlements, ..Decided::default() }).unwrap();
    }

    #[test]
    fn every_table_is_united() {
        let (_folder, store) = store(1);
        let mut all = store
            .connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
            .unwrap();
        for table in all.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap) {
            let is_united =
                [OUTLIVES, ALL].iter().any(|sql| sql.contains(&format!("INSERT INTO {table} ")));
            // What follows from others, and what is united by itself.
            let is_excused =
                ["answered", "mark", "meta", "prints", "tombstones"].contains(&table.as_str());
            assert!(
                is_united != is_excused,
                "`{table}`: what becomes of its rows when two states are united?"
            );
        }
    }

    #[test]
    fn what_has_gone_further_stands_and_nothing_erased_comes_back() {
        let ((_a, mut here), (_b, mut there)) = (store(1), store(1));
        here.add([answered(1), answered(2)]).unwrap();
        there.add([answered(2), answered(3), answered(4), answered(9)]).unwrap();
        here.erase(&Uuid::from_u128(3)).unwrap();
        there.erase(&Uuid::from_u128(2)).unwrap();
        begin(&mut here, 5, &["a"]);
        begin(&mut there, 5, &["a", "b"]);
        begin(&mut here, 6, &["x", "y"]);
        begin(&mut there, 6, &["z"]);
        begin(&mut there, 7, &[]);
        begin(&mut here, 9, &["then over there"]);
        here.keep_form(&keyed(11, FormState::Draft, "1")).unwrap();
        there.keep_form(&keyed(11, FormState::Declined, "")).unwrap();
        here.keep_form(&keyed(12, FormState::Keyed, "1")).unwrap();
        there.keep_form(&keyed(12, FormState::Draft, "2")).unwrap();
        settled(&mut here, 2, "late.jsonl");
        settled(&mut there, 1, "early.jsonl");
        online::invite(&here.connection, &[[1; 32].into(), [2; 32].into()]).unwrap();
        online::invite(&there.connection, &[[2; 32].into(), [3; 32].into()]).unwrap();
        there.connection.execute("UPDATE invitations SET used = 1", []).unwrap();
        assert!(here.is_behind(&there.path).unwrap() && !there.is_behind(&here.path).unwrap());
        let (came, gone) = here.unite(&there).unwrap();
        assert_eq!(
            (came.responses, came.interviews, came.invitations, came.used, gone),
            (2, 2, 1, 2, 2)
        );
        let ids =
            here.index().unwrap().iter().map(|version| version.id.as_u128()).collect::<Vec<_>>();
        assert_eq!(ids, [1, 4, 9]);
        let open: Vec<_> = here
            .pending()
            .unwrap()
            .iter()
            .map(|one| (one.begun.id.as_u128(), one.happenings.len()))
            .collect();
        assert_eq!(open, [(5, 2), (6, 2), (7, 0)]);
        let state = |n| here.form(FormNumber::new(n).unwrap()).unwrap().unwrap().state;
        assert_eq!((state(11), state(12)), (FormState::Declined, FormState::Keyed));
        assert_eq!(
            (here.settlements().unwrap()[0].choice.word.as_str(), here.invitations().unwrap()),
            ("late.jsonl", (3, 2))
        );
        assert!(
            here.is_erased(&Uuid::from_u128(2)).unwrap()
                && here.is_erased(&Uuid::from_u128(3)).unwrap()
        );
        // Once more it is the same.
        let (came, gone) = here.unite(&there).unwrap();
        assert!(came.is_none() && gone == 1, "{came:?}, and what came again went again: {gone}");
    }

    #[test]
    fn hand_ins_of_both_are_known_again_and_no_number_is_given_twice() {
        let ((_a, mut here), (_b, mut there)) = (store(1), store(1));
        let mut files = Vec::new();
        for (store, n) in [(&mut here, 1), (&mut there, 2)] {
            store.add([answered(n)]).unwrap();
            let what = Handing { survey: "s", device: "laptop", all: false };
            let file = |handin: &mut _| {
                files.push(crate::handin::write(handin));
                Ok::<_, StoreError>(files.last().unwrap().clone())
            };
            store.hand_in(what, file).unwrap();
        }
        here.unite(&there).unwrap();
        here.unite(&there).unwrap();
        assert!(files.iter().all(|bytes| here.wrote(bytes).unwrap()));
        here.add([answered(3)]).unwrap();
        let what = Handing { survey: "s", device: "laptop", all: false };
        let third = here
            .hand_in(what, |handin| Ok::<_, StoreError>(crate::handin::write(handin)))
            .unwrap()
            .unwrap();
        assert_eq!((third.number, third.records.len()), (2, 1));
    }

    #[test]
    fn of_two_that_were_made_on_their_own_the_one_with_codes_keeps_its_key() {
        let ((_a, mut here), (_b, mut there)) = (store(1), store(2));
        here.add([answered(1), answered(3)]).unwrap();
        here.erase(&Uuid::from_u128(1)).unwrap();
        there.add([answered(1), answered(2)]).unwrap();
        online::invite(&there.connection, &[[2; 32].into()]).unwrap();
        here.unite(&there).unwrap();
        assert_eq!((here.key(), here.size().unwrap()), (&[2; 32].into(), (2, 0)));
        let again = Store::open_existing(&here.path).unwrap().unwrap();
        assert!(
            *again.key() == [2; 32].into() && again.is_erased(&Uuid::from_u128(1)).unwrap(),
            "under the key it had"
        );
        assert!(here.other_keys().unwrap().is_empty(), "nobody was given a code under it");
    }

    #[test]
    fn of_two_that_have_both_given_codes_one_keeps_its_key_and_knows_the_others() {
        let ((_a, mut here), (_b, mut there)) = (store(1), store(2));
        let (_c, mut third) = store(3);
        for (n, store) in [(1, &mut here), (2, &mut there), (3, &mut third)] {
            online::invite(&store.connection, &[[n; 32].into()]).unwrap();
            store.add([answered(n.into()), answered(8)]).unwrap();
        }
        there.erase(&Uuid::from_u128(8)).unwrap();
        begin(&mut there, 5, &["a"]);
        there.unite(&third).unwrap();
        let (came, gone) = here.unite(&there).unwrap();
        assert_eq!((came.responses, came.interviews, came.invitations, gone), (2, 1, 2, 1));
        let known = [[2; 32].into(), [3; 32].into()].into();
        assert_eq!((here.key(), here.other_keys().unwrap()), (&[1; 32].into(), known));
        assert!(here.is_erased(&Uuid::from_u128(8)).unwrap());
        assert!(there.beyond(&here.path).unwrap().is_none(), "nothing is left behind");
        // The one that was taken in gets to know this one's no less.
        there.unite(&here).unwrap();
        let known = [[1; 32].into(), [3; 32].into()].into();
        assert_eq!((there.key(), there.other_keys().unwrap()), (&[2; 32].into(), known));
    }
}
