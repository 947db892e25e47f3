//! The store as its users meet it: closed, killed, full, locked, foreign.

use std::fs;
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use super::super::sample::{record, survey};
use super::*;
use crate::journal::Aside;
use crate::record::Record;
use mitreden_define::survey::Mode;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn open(folder: &TempDir) -> Store {
    Store::open(&folder.path().join("responses.sqlite"), || [5; 32].into()).unwrap()
}

fn numbered(n: u128) -> Record {
    Record { id: Uuid::from_u128(n), ..record() }
}

fn revised(n: u128, revision: u32, lang: &str) -> Record {
    Record { revision, lang: lang.to_owned(), ..numbered(n) }
}

fn standing(store: &Store) -> (Vec<Record>, Vec<Uuid>) {
    let mut records = Vec::new();
    let conflicts = store.records(|record| {
        records.push(record);
        Ok::<_, StoreError>(())
    });
    (records, conflicts.unwrap())
}

fn kept(store: &Store) -> usize {
    store.index().unwrap().len()
}

/// The store's files as a crash at this moment would leave them.
fn crashed(folder: &Path) -> TempDir {
    let copy = self::folder();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // The list of readers lives in memory and does not outlast a crash.
        if !path.to_string_lossy().ends_with("-shm") {
            fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    copy
}

#[test]
fn what_was_added_is_there_in_the_order_of_ids() {
    let folder = folder();
    let mut store = open(&folder);
    let added = store.add([numbered(3), numbered(1), numbered(2)]).unwrap();
    assert_eq!(added, Added { new: 3, ..Added::default() });
    drop(store);
    let (records, conflicts) = standing(&open(&folder));
    assert_eq!(records, [numbered(1), numbered(2), numbered(3)]);
    assert!(conflicts.is_empty());
}

#[test]
fn what_is_acknowledged_survives_a_crash_and_what_is_not_is_not_there_in_parts() {
    let folder = folder();
    let mut store = open(&folder);
    store.add([numbered(1)]).unwrap();
    let mut halfway = None;
    let many = (2..2_000).map(|n| {
        if n == 1_900 {
            halfway = Some(crashed(folder.path()));
        }
        numbered(n)
    });
    store.add(many).unwrap();
    assert_eq!(kept(&open(&halfway.unwrap())), 1);
    assert_eq!(kept(&open(&crashed(folder.path()))), 1_999);
}

#[test]
fn a_commit_waits_for_the_disk() {
    let folder = folder();
    let store = open(&folder);
    let number =
        |name| store.connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0)).unwrap();
    assert_eq!(
        (number("synchronous"), number("foreign_keys"), number("busy_timeout")),
        (2, 1, 5_000)
    );
    let journal: String =
        store.connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
}

#[test]
fn a_failing_add_leaves_nothing() {
    let folder = folder();
    let mut store = open(&folder);
    store.add([numbered(1)]).unwrap();
    let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store
        .connection
        .pragma_update_and_check(None, "max_page_count", pages + 4, |_| Ok(()))
        .unwrap();
    assert!(matches!(store.add((2..200).map(numbered)), Err(StoreError::Full { .. })));
    assert_eq!(kept(&store), 1);
    store
        .connection
        .pragma_update_and_check(None, "max_page_count", 1_000_000, |_| Ok(()))
        .unwrap();

    let panicking = (2..200).map(|n| if n == 100 { panic!("in the midst") } else { numbered(n) });
    let add = std::panic::AssertUnwindSafe(|| store.add(panicking));
    assert!(std::panic::catch_unwind(add).is_err());
    assert_eq!(kept(&store), 1);
    assert_eq!(store.add([numbered(2)]).unwrap().new, 1);
}

#[test]
fn duplicates_revisions_and_conflicts_are_told_apart() {
    let folder = folder();
    let mut store = open(&folder);
    let mut add = |record: Record| {
        let added = store.add([&record]).unwrap();
        let counts = [added.new, added.duplicate, added.replaced, added.conflicting, added.erased];
        assert_eq!(counts.iter().sum::<usize>(), 1);
        ["new", "duplicate", "replaced", "conflicting", "erased"]
            [counts.iter().position(|n| *n == 1).unwrap()]
    };
    assert_eq!(add(revised(1, 1, "de")), "new");
    assert_eq!(add(revised(1, 1, "de")), "duplicate");
    assert_eq!(add(revised(1, 2, "en")), "replaced");
    assert_eq!(add(revised(1, 3, "de")), "replaced");
    assert_eq!(add(revised(1, 1, "it")), "replaced");
    assert_eq!(add(revised(2, 5, "de")), "new");
    assert_eq!(add(revised(2, 5, "en")), "conflicting");
    assert_eq!(add(revised(2, 5, "en")), "duplicate");
    assert_eq!(kept(&store), 6);
    assert_eq!(standing(&store), (vec![revised(1, 3, "de")], vec![Uuid::from_u128(2)]));
    store.add([revised(2, 6, "it")]).unwrap();
    assert_eq!(standing(&store), (vec![revised(1, 3, "de"), revised(2, 6, "it")], vec![]));
}

#[test]
fn one_add_and_many_keep_the_same() {
    let all = [
        revised(1, 1, "de"),
        revised(1, 2, "en"),
        revised(1, 1, "en"),
        revised(2, 1, "de"),
        revised(2, 1, "en"),
    ];
    let (one, many) = (folder(), folder());
    open(&one).add(&all).unwrap();
    for record in all.iter().rev() {
        open(&many).add([record]).unwrap();
    }
    let content = |folder| {
        open(folder)
            .index()
            .unwrap()
            .into_iter()
            .map(|v| (v.id, v.revision, v.hash))
            .collect::<Vec<_>>()
    };
    assert_eq!(content(&one), content(&many));
}

#[test]
fn the_erased_do_not_come_back() {
    let folder = folder();
    let mut store = open(&folder);
    let (erased, secret) = (Uuid::from_u128(1), "a sentence that gives someone away");
    let told = Record { place: Some(secret.to_owned()), ..numbered(1) };
    store.add([told.clone(), revised(1, 2, "en"), numbered(2)]).unwrap();
    assert_eq!(store.erase(&erased).unwrap(), 2);
    assert!(store.is_erased(&erased).unwrap() && !store.is_erased(&Uuid::from_u128(2)).unwrap());
    for entry in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains(secret));
    }
    drop(store);

    let mut store = open(&folder);
    assert_eq!(
        store.add([told, numbered(3)]).unwrap(),
        Added { new: 1, erased: 1, ..Added::default() }
    );
    assert_eq!(standing(&store).0, [numbered(2), numbered(3)]);
    assert_eq!(store.erase(&Uuid::from_u128(9)).unwrap(), 0);
    let all = store.erased().unwrap();
    assert!(
        all.contains(&erased)
            && all.contains(&Uuid::from_u128(9))
            && !all.contains(&Uuid::from_u128(2))
    );
}

#[test]
fn definitions_are_found_by_their_fingerprint() {
    let folder = folder();
    let mut store = open(&folder);
    let definition = survey().definition;
    store.archive(&definition).unwrap();
    store.archive(&definition).unwrap();
    assert_eq!(store.definition(&definition.hash).unwrap(), Some(definition));
    assert_eq!(store.definition("sha256:1").unwrap(), None);
}

#[test]
fn a_reader_creates_nothing() {
    let folder = folder();
    let path = folder.path().join("responses.sqlite");
    assert!(Store::open_existing(&path).unwrap().is_none());
    assert!(!path.exists());
    // What a creator leaves that is killed at once.
    fs::write(&path, b"").unwrap();
    assert!(Store::open_existing(&path).unwrap().is_none());
    open(&folder).add([numbered(1)]).unwrap();
    assert_eq!(kept(&Store::open_existing(&path).unwrap().unwrap()), 1);
}

#[test]
fn the_first_key_stays() {
    let folder = folder();
    let path = folder.path().join("responses.sqlite");
    let key = |fresh| *Store::open(&path, || Key::from([fresh; 32])).unwrap().key.as_bytes();
    assert_eq!((key(1), key(2)), ([1; 32], [1; 32]));
}

#[test]
fn other_files_are_refused_and_left_alone() {
    let folder = folder();
    let path = folder.path().join("file");
    let refused = |path: &Path| {
        (Store::open(path, || [0; 32].into()).unwrap_err(), Store::open_existing(path).unwrap_err())
    };

    fs::write(
        &path,
        "no database, but a text that is long enough to be taken for a header of one".repeat(20),
    )
    .unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(refused(&path), (StoreError::NotAStore { .. }, StoreError::NotAStore { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);

    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(refused(&path), (StoreError::NotAStore { .. }, StoreError::NotAStore { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_store_is_refused() {
    let folder = folder();
    open(&folder).connection.pragma_update(None, "user_version", 7).unwrap();
    let error =
        Store::open(&folder.path().join("responses.sqlite"), || [0; 32].into()).unwrap_err();
    assert!(
        error.to_string().contains("was written by a newer mitreden (format 7, this one knows 6)"),
        "{error}"
    );
}

#[test]
fn where_nothing_can_be_written_it_says_so() {
    let folder = folder();
    let absent = folder.path().join("absent").join("responses.sqlite");
    assert!(matches!(Store::open(&absent, || [0; 32].into()), Err(StoreError::CannotOpen { .. })));
    let mut store = open(&folder);
    store.connection.pragma_update(None, "query_only", "ON").unwrap();
    assert!(matches!(store.add([numbered(1)]), Err(StoreError::ReadOnly { .. })));
}

#[test]
fn a_store_that_is_written_elsewhere_can_be_read_but_not_written() {
    let folder = folder();
    let mut store = open(&folder);
    store.add([numbered(1)]).unwrap();
    let other = open(&folder);
    other.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    store.connection.busy_timeout(Duration::from_millis(20)).unwrap();
    assert!(matches!(store.add([numbered(2)]), Err(StoreError::Locked { .. })));
    assert_eq!(kept(&store), 1);
    drop(other);
    assert_eq!(store.add([numbered(2)]).unwrap().new, 1);
}

#[test]
fn many_may_create_and_add_at_once() {
    let folder = folder();
    std::thread::scope(|scope| {
        for n in 0..6 {
            let folder = &folder;
            scope.spawn(move || open(folder).add((0..20).map(|i| numbered(n * 100 + i))).unwrap());
        }
    });
    assert_eq!(kept(&open(&folder)), 120);
}

#[test]
fn a_damaged_record_is_named() {
    let folder = folder();
    let mut store = open(&folder);
    store.add([numbered(1)]).unwrap();
    store.connection.execute("UPDATE responses SET json = '{}'", []).unwrap();
    let error = store.versions(|_| Ok::<_, StoreError>(())).unwrap_err();
    assert!(
        error.to_string().contains("response 00000000-0000-0000-0000-000000000001: missing field"),
        "{error}"
    );
}

#[test]
fn a_visitor_may_stop() {
    let folder = folder();
    let mut store = open(&folder);
    store.add((1..10).map(numbered)).unwrap();
    let mut seen = 0;
    let stopped = store.records(|_| {
        seen += 1;
        if seen == 3 { Err(StoreError::Full { path: "elsewhere".into() }) } else { Ok(()) }
    });
    assert!(matches!(stopped, Err(StoreError::Full { .. })));
    assert_eq!(seen, 3);
}

fn begun(n: u128) -> crate::journal::Begun {
    crate::journal::Begun {
        id: Uuid::from_u128(n),
        survey: "town".into(),
        definition: "sha256:0".into(),
        mode: Mode::Street,
        lang: "de".into(),
        seed: u64::MAX,
        day: chrono::NaiveDate::from_ymd_opt(2026, 5, 4).unwrap(),
        device: Some("laptop-2".into()),
        place: Some("Hauptplatz".into()),
        shift: None,
        interviewer: Some("AB".into()),
        flags: Vec::new(),
    }
}

fn happened(millis: i64, what: &str) -> crate::journal::Happening {
    crate::journal::Happening { millis, what: what.to_owned() }
}

fn met(n: u128, outcome: crate::contact::ContactOutcome) -> crate::contact::Contact {
    crate::contact::Contact { outcome, ..crate::contact::Contact::sample(n) }
}

#[test]
fn an_interview_under_way_outlasts_a_crash_and_gives_way_to_its_record() {
    let folder = folder();
    let mut store = open(&folder);
    store.begin(&begun(7)).unwrap();
    store.happen(&begun(7).id, 0, &[happened(10, "a"), happened(900, "b")]).unwrap();
    store.happen(&begun(7).id, 2, &[happened(1500, "ä")]).unwrap();
    // The same again changes nothing.
    store.happen(&begun(7).id, 1, &[happened(900, "b"), happened(1500, "ä")]).unwrap();

    let copy = crashed(folder.path());
    let mut again = open(&copy);
    let pending = again.pending().unwrap();
    assert_eq!(pending.len(), 1);
    assert_eq!(pending[0].begun, begun(7));
    assert_eq!(pending[0].happenings, [happened(10, "a"), happened(900, "b"), happened(1500, "ä")]);

    let record = numbered(7);
    let contact = met(1, crate::contact::ContactOutcome::Complete);
    assert_eq!(again.conclude(&record, Some(&contact)).unwrap().new, 1);
    assert!(again.pending().unwrap().is_empty());
    assert_eq!(standing(&again).0, [record]);
    assert_eq!(again.contacts().unwrap(), [contact]);
    let left: i64 = again
        .connection
        .query_row("SELECT count(*) FROM happenings", [], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
}

#[test]
fn an_interview_of_a_mode_of_later_days_is_kept_as_it_is_and_not_gone_on_with() {
    let folder = folder();
    let mut store = open(&folder);
    store.begin(&begun(7)).unwrap();
    // Something this version does not know stands in it, too.
    let json = serde_json::to_string(&begun(8)).unwrap();
    let json =
        json.replace("\"street\"", "\"drone\"").replace("\"lang\"", "\"height\":40,\"lang\"");
    let id = begun(8).id;
    let insert = "INSERT INTO interviews VALUES (?1, ?2)";
    store.connection.execute(insert, [&id.to_string(), &json]).unwrap();
    store.happen(&id, 0, &[happened(10, "a")]).unwrap();

    let pending = store.pending().unwrap();
    assert_eq!(pending.iter().map(|one| one.begun.id).collect::<Vec<_>>(), [begun(7).id]);
    assert_eq!(store.standing(&id).unwrap(), crate::online::InterviewStanding::Aside);
    let happenings = vec![happened(10, "a")];
    let aside = [Aside { id, mode: "drone".into(), json, happenings }];
    assert_eq!(store.aside().unwrap(), aside);

    // A backup of a database holds it, too, and what is united with another state.
    let whole = store.whole().unwrap();
    let mut copy = Store::in_memory(|| whole.key).unwrap();
    copy.fill(&whole).unwrap();
    assert_eq!((copy.aside().unwrap(), copy.pending().unwrap()), (aside.to_vec(), pending));
    let mut none = whole.clone();
    none.open.clear();
    none.aside.clear();
    assert_eq!(none.unite(&whole), whole);
    assert_eq!(Beyond::between(&whole, &none).interviews, 2);
    // What is forgotten is gone in either mode.
    assert_eq!(store.aged(begun(8).day.succ_opt().unwrap()).unwrap().answers.len(), 2);
    assert_eq!(store.forget([&id]).unwrap(), [1]);
    assert_eq!((store.aside().unwrap(), store.whole().unwrap().erased_by(&whole)), (vec![], 0));
    assert_eq!(whole.erased_by(&store.whole().unwrap()), 1);
    assert!(whole.unite(&store.whole().unwrap()).aside.is_empty());
}

#[test]
fn a_happening_belongs_to_an_interview_that_began() {
    let folder = folder();
    let mut store = open(&folder);
    assert!(store.happen(&Uuid::from_u128(1), 0, &[happened(1, "a")]).is_err());
}

#[test]
fn how_a_contact_ended_is_final_and_what_was_a_mistake_is_taken_back() {
    use crate::contact::ContactOutcome;
    let folder = folder();
    let mut store = open(&folder);
    store.meet(&met(1, ContactOutcome::Refused)).unwrap();
    store.meet(&met(1, ContactOutcome::Complete)).unwrap();
    store.meet(&met(2, ContactOutcome::Language)).unwrap();
    assert_eq!(
        store.contacts().unwrap(),
        [met(1, ContactOutcome::Refused), met(2, ContactOutcome::Language)]
    );
    store.take_back(&met(2, ContactOutcome::Language).id).unwrap();
    assert_eq!(store.contacts().unwrap(), [met(1, ContactOutcome::Refused)]);
}

#[test]
fn how_many_answer_each_definition_is_counted_as_they_come_and_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("r.sqlite"), || [7; 32].into()).unwrap();
    let of = |n: u128, definition: &str| Record {
        id: Uuid::from_u128(n),
        definition: definition.to_owned(),
        ..record()
    };
    store.add([of(1, "a"), of(2, "a"), of(3, "b")]).unwrap();
    // What is there already is not counted twice.
    store.add([of(1, "a")]).unwrap();
    let counts = |store: &Store| store.answered().unwrap().into_iter().collect::<Vec<_>>();
    assert_eq!(counts(&store), [("a".to_owned(), 2), ("b".to_owned(), 1)]);
    store.erase(&Uuid::from_u128(3)).unwrap();
    store.erase(&Uuid::from_u128(2)).unwrap();
    assert_eq!(counts(&store), [("a".to_owned(), 1)]);
}
