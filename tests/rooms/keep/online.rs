//! What every store must do, run against each of them.

use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    Beginning, Counted, InterviewStanding, Invitation, KeepOutcome, OnlineCounts, OnlineStore,
    Sqlite,
};
use crate::journal::{Aside, Begun, Happening};
use crate::record::{Disposition, Record};
use crate::sample::record;
use crate::token::{Purpose, Token};
use mitreden_define::survey::Mode;

mod logs;
mod postgres;
mod two;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
}

fn begun(n: u128) -> Begun {
    Begun {
        id: Uuid::from_u128(n),
        survey: "s".into(),
        definition: "d".into(),
        mode: Mode::Online,
        lang: "de".into(),
        seed: 7,
        day: day(4),
        device: None,
        place: None,
        shift: None,
        interviewer: None,
        flags: vec!["honeypot".into()],
    }
}

fn said(what: &[&str]) -> Vec<Happening> {
    what.iter()
        .zip(1..)
        .map(|(what, n)| Happening { millis: n * 1_000, what: (*what).to_owned() })
        .collect()
}

fn ended(n: u128, disposition: Disposition) -> Record {
    Record { id: Uuid::from_u128(n), disposition, day: Some(day(4)), ..record() }
}

/// Always the same code for a number.
fn invitation(store: &dyn OnlineStore, n: u8) -> Invitation {
    let mut random = mitreden_base::seed::rng(u64::from(n), "invitation");
    Token::fresh(Purpose::Invitation, &mut |bytes| rand::Rng::fill_bytes(&mut random, bytes))
        .invitation(store.key())
}

/// All of it, on a store that is empty.
async fn suite(store: Arc<dyn OnlineStore>) {
    an_interview_lives_and_ends(&*store).await;
    nothing_is_written_over(&*store).await;
    withdrawn_is_withdrawn(&*store).await;
    forgotten_is_forgotten(&*store).await;
    an_invitation_is_good_for_one(&*store).await;
    a_code_is_used_once_however_many_try(store).await;
}

async fn an_interview_lives_and_ends(store: &dyn OnlineStore) {
    let id = Uuid::from_u128(1);
    store.check().await.unwrap();
    assert_eq!(store.standing(&id).await.unwrap(), InterviewStanding::Unknown);
    assert_eq!(store.begin(&begun(1), None).await.unwrap(), Beginning::Begun);
    assert_eq!(store.begin(&begun(1), None).await.unwrap(), Beginning::Before);
    assert_eq!(store.append(&id, 0, &said(&["a", "b"])).await.unwrap(), KeepOutcome::Kept);
    assert_eq!(store.append(&id, 2, &said(&["c"])).await.unwrap(), KeepOutcome::Kept);
    let InterviewStanding::Open(pending) = store.standing(&id).await.unwrap() else { panic!() };
    assert_eq!(pending.begun, begun(1));
    assert_eq!(
        pending.happenings.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(),
        ["a", "b", "c"]
    );
    assert_eq!(pending.happenings[1].millis, 2_000);
    assert_eq!(store.begun_before(day(4)).await.unwrap(), []);
    assert_eq!(store.begun_before(day(5)).await.unwrap(), [*pending]);

    assert!(store.aged(day(4)).await.unwrap().answers.is_empty());
    assert_eq!(store.aged(day(5)).await.unwrap().answers, [id].into());

    let end = ended(1, Disposition::Complete);
    assert_eq!(store.conclude(&end, 2).await.unwrap(), KeepOutcome::Behind);
    assert_eq!(store.conclude(&end, 3).await.unwrap(), KeepOutcome::Kept);
    assert_eq!(store.conclude(&end, 3).await.unwrap(), KeepOutcome::Kept, "sent twice");
    assert_eq!(store.standing(&id).await.unwrap(), InterviewStanding::Over);
    assert_eq!(store.begin(&begun(1), None).await.unwrap(), Beginning::Over);
    assert_eq!(store.append(&id, 3, &said(&["d"])).await.unwrap(), KeepOutcome::Behind);
    assert_eq!(store.records().await.unwrap(), [end]);
    assert_eq!(store.aged(day(5)).await.unwrap().answers, [id].into());
    // What lies in order before and after is the same.
    store.settle(day(9)).await.unwrap();
    assert_eq!(store.records().await.unwrap().len(), 1);

    let mut views = OnlineCounts::one(Counted::View);
    views.add(Counted::Repeat, 2);
    store.count(day(4), &views).await.unwrap();
    store.count(day(5), &views).await.unwrap();
    let counts = store.counts().await.unwrap();
    let of = [Counted::View, Counted::Repeat, Counted::Start, Counted::Complete, Counted::BreakOff]
        .map(|what| counts.of(what));
    assert_eq!(of, [2, 4, 1, 1, 0]);
}

/// An interview that a newer version has begun on a drone: its id, and how it is written.
fn by_drone(n: u128) -> (Uuid, String) {
    let json = serde_json::to_string(&begun(n)).unwrap();
    (Uuid::from_u128(n), json.replace("\"online\"", "\"drone\""))
}

/// One is there already when this begins.
async fn what_a_newer_version_began_is_left_to_it(
    store: &dyn OnlineStore,
    (id, json): (Uuid, String),
) {
    store.begin(&begun(41), None).await.unwrap();
    let before = store.begun_before(day(9)).await.unwrap();
    assert_eq!(before.iter().map(|one| one.begun.id.as_u128()).collect::<Vec<_>>(), [41]);
    assert_eq!(store.standing(&id).await.unwrap(), InterviewStanding::Aside);
    assert_eq!(store.begin(&begun(id.as_u128()), None).await.unwrap(), Beginning::Before);
    let aside = Aside { id, mode: "drone".into(), json, happenings: Vec::new() };
    assert_eq!(store.aside().await.unwrap(), [aside]);
    assert!(store.withdraw(&id).await.unwrap(), "whoever has the code can still withdraw it");
    assert_eq!(store.aside().await.unwrap(), []);
    assert!(store.withdraw(&Uuid::from_u128(41)).await.unwrap());
}

async fn nothing_is_written_over(store: &dyn OnlineStore) {
    let id = Uuid::from_u128(2);
    store.begin(&begun(2), None).await.unwrap();
    // Two tabs have read the same and both want to go on.
    let (one, other) = (said(&["one"]), said(&["other", "more"]));
    let (first, second) = tokio::join!(store.append(&id, 0, &one), store.append(&id, 0, &other));
    let kept = [first.unwrap(), second.unwrap()];
    assert_eq!(kept.iter().filter(|kept| **kept == KeepOutcome::Kept).count(), 1);
    let InterviewStanding::Open(pending) = store.standing(&id).await.unwrap() else { panic!() };
    assert!(pending.happenings == one || pending.happenings == other);
    assert_eq!(store.append(&Uuid::from_u128(99), 0, &one).await.unwrap(), KeepOutcome::Behind);
    let entries = pending.happenings.len();
    store.conclude(&ended(2, Disposition::BreakOff), entries).await.unwrap();
    assert_eq!(store.counts().await.unwrap().of(Counted::BreakOff), 1);
}

async fn withdrawn_is_withdrawn(store: &dyn OnlineStore) {
    let (over, open) = (Uuid::from_u128(2), Uuid::from_u128(3));
    store.begin(&begun(3), None).await.unwrap();
    store.append(&open, 0, &said(&["secret"])).await.unwrap();
    for id in [over, open] {
        assert!(store.withdraw(&id).await.unwrap());
        assert!(!store.withdraw(&id).await.unwrap());
        assert_eq!(store.standing(&id).await.unwrap(), InterviewStanding::Unknown);
        assert_eq!(store.append(&id, 0, &said(&["again"])).await.unwrap(), KeepOutcome::Behind);
    }
    assert_eq!(store.begin(&begun(3), None).await.unwrap(), Beginning::Over);
    assert_eq!(
        store.conclude(&ended(3, Disposition::Complete), 1).await.unwrap(),
        KeepOutcome::Behind
    );
    assert_eq!(store.records().await.unwrap().len(), 1);
    let marks = [over, open].map(|id| crate::tombstone::tombstone(store.key(), &id));
    assert_eq!(store.tombstones().await.unwrap(), marks.into());
}

/// Erased by somebody who has the ids, some of whom never were here: none of them comes in any
/// more.
async fn forgotten_is_forgotten(store: &dyn OnlineStore) {
    let ids = [31, 32, 33].map(Uuid::from_u128);
    for n in [31, 32] {
        store.begin(&begun(n), None).await.unwrap();
    }
    store.append(&ids[0], 0, &said(&["a"])).await.unwrap();
    store.conclude(&ended(32, Disposition::Complete), 0).await.unwrap();
    assert_eq!(store.forget(&ids).await.unwrap(), 2);
    assert_eq!(store.forget(&ids).await.unwrap(), 0);
    for (n, id) in (31..).zip(&ids) {
        assert_eq!(store.standing(id).await.unwrap(), InterviewStanding::Unknown);
        assert_eq!(store.begin(&begun(n), None).await.unwrap(), Beginning::Over);
        assert!(
            store
                .tombstones()
                .await
                .unwrap()
                .contains(&crate::tombstone::tombstone(store.key(), id))
        );
    }
    assert_eq!(store.records().await.unwrap().len(), 1, "of the others nothing is gone");
}

async fn an_invitation_is_good_for_one(store: &dyn OnlineStore) {
    let (known, unknown) = (invitation(store, 1), invitation(store, 50));
    assert_eq!(store.invite(&[known, invitation(store, 2)]).await.unwrap(), 2);
    assert_eq!(store.invite(&[known]).await.unwrap(), 0);
    assert_eq!(store.begin(&begun(4), Some(&unknown)).await.unwrap(), Beginning::NotInvited);
    assert_eq!(
        store.standing(&Uuid::from_u128(4)).await.unwrap(),
        InterviewStanding::Unknown,
        "nothing began"
    );
    assert_eq!(store.begin(&begun(4), Some(&known)).await.unwrap(), Beginning::Begun);
    assert_eq!(
        store.begin(&begun(4), Some(&known)).await.unwrap(),
        Beginning::Before,
        "the same form once more"
    );
    assert_eq!(store.begin(&begun(5), Some(&known)).await.unwrap(), Beginning::Used);
    assert_eq!(store.invitations().await.unwrap(), (2, 1));
}

async fn a_code_is_used_once_however_many_try(store: Arc<dyn OnlineStore>) {
    for round in 0..20_u8 {
        let code = invitation(&*store, 100 + round);
        store.invite(&[code]).await.unwrap();
        let race = (0..20).map(|n| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                store.begin(&begun(1_000 + u128::from(round) * 100 + n), Some(&code)).await.unwrap()
            })
        });
        let mut won = 0;
        for one in race.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Beginning::Begun => won += 1,
                other => assert_eq!(other, Beginning::Used),
            }
        }
        assert_eq!(won, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_leaves_to_a_newer_version_what_that_began() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("responses.sqlite");
    let store = Sqlite::open(&path, || [3; 32].into()).unwrap();
    let (id, json) = by_drone(40);
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute("INSERT INTO interviews VALUES (?1, ?2)", [&id.to_string(), &json])
        .unwrap();
    what_a_newer_version_began_is_left_to_it(&store, (id, json)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_does_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("responses.sqlite");
    suite(Arc::new(Sqlite::open(&path, || [3; 32].into()).unwrap())).await;
    // All other commands see the same, and the key is the one it began with.
    let again = Sqlite::open(&path, || [4; 32].into()).unwrap();
    assert_eq!((again.key(), again.records().await.unwrap().len()), (&[3; 32].into(), 1));
}

/// The ids in a file, in the order in which they stand there.
fn layout(path: &std::path::Path, ids: &[Uuid]) -> Vec<Uuid> {
    let bytes = std::fs::read(path).unwrap();
    let mut found = Vec::new();
    for id in ids {
        let text = id.to_string();
        let places = bytes.windows(36).enumerate().filter(|(_, part)| *part == text.as_bytes());
        found.extend(places.map(|(at, _)| (at, *id)));
    }
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_file_itself_tells_no_order_of_past_days() {
    let ids: Vec<Uuid> = (0..40_u128).map(|n| Uuid::from_u128((n << 120) | n)).collect();
    let orders = [7, 23].map(|step| (0..40).map(|n| ids[n * step % 40]).collect::<Vec<_>>());
    let (mut of_the_day, mut settled) = (Vec::new(), Vec::new());
    for order in orders {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let store = Sqlite::open(&path, || [3; 32].into()).unwrap();
        store.settle(day(4)).await.unwrap();
        // The second time the server was stopped, which settles all, and started again on the same
        // day.
        for some in [&order[..30], &order[30..]] {
            for id in some {
                store.begin(&Begun { id: *id, ..begun(0) }, None).await.unwrap();
                store
                    .conclude(&Record { id: *id, ..ended(0, Disposition::Complete) }, 0)
                    .await
                    .unwrap();
            }
            store.settle(day(4)).await.unwrap();
            of_the_day.push(layout(&path, &ids[..]));
            store.settle(day(5)).await.unwrap();
            store.settle(day(4)).await.unwrap();
        }
        assert_eq!(store.records().await.unwrap().len(), 40);
        settled.push(layout(&path, &ids));
    }
    assert_ne!(
        of_the_day[1], of_the_day[3],
        "the day is not over: what came first lies elsewhere than what came last"
    );
    assert_eq!(settled[0], settled[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_withdrawn_is_not_in_the_file_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("responses.sqlite");
    let store = Sqlite::open(&path, || [3; 32].into()).unwrap();
    store.begin(&begun(3), None).await.unwrap();
    store.append(&Uuid::from_u128(3), 0, &said(&["a-secret-of-mine"])).await.unwrap();
    assert!(store.withdraw(&Uuid::from_u128(3)).await.unwrap());
    drop(store);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(16).any(|part| part == b"a-secret-of-mine"));
    }
}

/// The log of a store, as bytes.
fn log(store: &std::path::Path) -> Vec<u8> {
    std::fs::read(store.with_file_name("responses.sqlite-wal")).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawal_waits_for_nobody_who_reads_and_is_in_no_byte_when_they_are_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("responses.sqlite");
    let store = Sqlite::open(&path, || [3; 32].into()).unwrap();
    for n in [3, 4] {
        store.begin(&begun(n), None).await.unwrap();
        store.append(&Uuid::from_u128(n), 0, &said(&["a-secret-of-mine"])).await.unwrap();
    }
    // Somebody merges, or looks into it in a shell.
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM happenings").unwrap();
    let begun = std::time::Instant::now();
    for n in [3, 4] {
        assert!(store.withdraw(&Uuid::from_u128(n)).await.unwrap());
    }
    store.begin(&self::begun(5), None).await.unwrap();
    store.settle(day(4)).await.unwrap();
    assert!(begun.elapsed() < std::time::Duration::from_secs(2), "{:?}", begun.elapsed());
    let says = |bytes: &[u8]| bytes.windows(16).any(|part| part == b"a-secret-of-mine");
    store.tend().await.unwrap();
    assert!(says(&log(&path)), "as long as somebody reads it");
    reader.execute_batch("COMMIT").unwrap();
    store.tend().await.unwrap();
    assert!(log(&path).is_empty() && !says(&std::fs::read(&path).unwrap()));
}
