//! The suite against a real `PostgreSQL`, which the environment names: `make test` starts one where
//! it can.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use super::super::postgres::schema;
use super::super::{Beginning, Invitation, KeepOutcome, OnlineStore, Postgres};
use super::two::Two;
use super::{
    an_interview_lives_and_ends, begun, by_drone, day, ended, said, suite,
    what_a_newer_version_began_is_left_to_it,
};
use crate::record::Disposition;
use crate::store::StoreError;
use crate::tools::needs;

/// A database of its own for each test; none where there is no server.
pub(super) async fn database(name: &str) -> Option<String> {
    if !needs("PostgreSQL") {
        return None;
    }
    let server = std::env::var("MITREDEN_TEST_POSTGRES").unwrap();
    let (client, connection) =
        tokio_postgres::connect(&format!("{server} dbname=postgres"), tokio_postgres::NoTls)
            .await
            .unwrap();
    tokio::spawn(connection);
    let name = format!("mitreden_{name}_{}", std::process::id());
    client.batch_execute(&format!("DROP DATABASE IF EXISTS {name}")).await.unwrap();
    client.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
    Some(format!("{server} dbname={name}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_does_all_of_it() {
    let Some(url) = database("suite").await else { return };
    suite(Arc::new(Postgres::open(&url, "s", || [5; 32].into()).await.unwrap())).await;
}

/// Left out, who was erased would come back with the copy.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tombstone_that_is_none_is_left_out_of_no_copy() {
    let Some(url) = database("torn").await else { return };
    let mut store = Postgres::open(&url, "s", || [5; 32].into()).await.unwrap();
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client
        .execute("INSERT INTO mitreden.tombstones VALUES ($1)", &[&&[1_u8, 2][..]])
        .await
        .unwrap();
    assert!(matches!(store.whole().await, Err(StoreError::Damaged { .. })));
    let put = store.put_back(|there| Ok::<_, StoreError>((there.clone(), ()))).await;
    assert!(matches!(put, Err(StoreError::Damaged { .. })));
    let kept = client.query_one("SELECT count(*) FROM mitreden.tombstones", &[]).await.unwrap();
    assert_eq!(kept.get::<_, i64>(0), 1, "it is still there for who can tell what it was");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_leaves_to_a_newer_version_what_that_began() {
    let Some(url) = database("newer").await else { return };
    let store = Postgres::open(&url, "s", || [5; 32].into()).await.unwrap();
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let (id, json) = by_drone(40);
    let sql = "INSERT INTO mitreden.interviews VALUES ('s', $1, $2)";
    client.execute(sql, &[&id.to_string(), &json]).await.unwrap();
    // It counts what this version does not know, too.
    let sql = "INSERT INTO mitreden.counts VALUES ('s', '2026-05-04', 'drones', 0, 3)";
    client.execute(sql, &[]).await.unwrap();
    let mut whole = store.whole().await.unwrap();
    what_a_newer_version_began_is_left_to_it(&store, (id, json)).await;
    assert!(!format!("{store:?} {whole:?}").contains("5, 5"), "nor are bytes of its key printed");
    // From a backup it comes back as it was, into a database where nobody has withdrawn it.
    let Some(url) = database("newer_back").await else { return };
    let mut other = Postgres::open(&url, "s", || whole.key).await.unwrap();
    whole.other_keys = [[6; 32].into()].into();
    let put = other.put_back(|_| Ok::<_, StoreError>((whole.clone(), ()))).await.unwrap();
    assert_eq!(other.other_keys().await.unwrap(), whole.other_keys, "its codes go on working");
    assert_eq!((put, other.whole().await.unwrap()), ((0, ()), whole));
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let counted = "SELECT sum(n)::bigint FROM mitreden.counts WHERE what = 'drones'";
    let counted = client.query_one(counted, &[]).await.unwrap();
    assert_eq!(counted.get::<_, Option<i64>>(0), Some(3));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_start_at_once_make_the_tables_once() {
    let Some(url) = database("start").await else { return };
    let starts = (0..8_u8).map(|n| {
        let url = url.clone();
        tokio::spawn(
            async move { *Postgres::open(&url, "s", || [n; 32].into()).await.unwrap().key() },
        )
    });
    let mut keys = Vec::new();
    for start in starts.collect::<Vec<_>>() {
        keys.push(start.await.unwrap());
    }
    keys.dedup();
    assert_eq!(keys.len(), 1, "one key holds for all");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_share_what_is_kept_and_no_code_is_used_twice() {
    let Some(url) = database("two").await else { return };
    let one: Arc<dyn OnlineStore> =
        Arc::new(Postgres::open(&url, "s", || [5; 32].into()).await.unwrap());
    let other: Arc<dyn OnlineStore> =
        Arc::new(Postgres::open(&url, "s", || [6; 32].into()).await.unwrap());
    let id = begun(1).id;
    one.begin(&begun(1), None).await.unwrap();
    assert_eq!(other.append(&id, 0, &said(&["a"])).await.unwrap(), KeepOutcome::Kept);
    assert_eq!(one.append(&id, 0, &said(&["b"])).await.unwrap(), KeepOutcome::Behind);
    assert_eq!(one.conclude(&ended(1, Disposition::Complete), 1).await.unwrap(), KeepOutcome::Kept);
    assert_eq!(other.records().await.unwrap().len(), 1);

    // Each code is raced for at both servers at once. `MITREDEN_RACES=10000 cargo test two_servers`
    // races more often.
    let races: u32 =
        std::env::var("MITREDEN_RACES").ok().and_then(|races| races.parse().ok()).unwrap_or(1_000);
    let hash = |n: u32| Invitation::from(std::array::from_fn(|at| n.to_be_bytes()[at % 4]));
    let codes: Vec<Invitation> = (0..races).map(hash).collect();
    assert_eq!(one.invite(&codes).await.unwrap(), races as usize);
    let crowd = Arc::new(tokio::sync::Semaphore::new(16));
    let mut running = Vec::new();
    for (n, code) in (0_u128..).zip(codes) {
        let place = Arc::clone(&crowd).acquire_owned().await.unwrap();
        let servers = [Arc::clone(&one), Arc::clone(&other)];
        running.push(tokio::spawn(async move {
            let [a, b] = [begun(1_000 + 2 * n), begun(1_001 + 2 * n)];
            let (first, second) =
                tokio::join!(servers[0].begin(&a, Some(&code)), servers[1].begin(&b, Some(&code)));
            drop(place);
            [first.unwrap(), second.unwrap()]
        }));
    }
    for race in running {
        let mut ended = race.await.unwrap();
        ended.sort_by_key(|one| *one != Beginning::Begun);
        assert_eq!(ended, [Beginning::Begun, Beginning::Used]);
    }
    assert_eq!(one.invitations().await.unwrap(), (races as usize, races as usize));
    println!("{races} races at two servers: each code was used once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_together_do_all_of_it() {
    let Some(url) = database("both").await else { return };
    let one: Arc<dyn OnlineStore> =
        Arc::new(Postgres::open(&url, "s", || [5; 32].into()).await.unwrap());
    let other: Arc<dyn OnlineStore> =
        Arc::new(Postgres::open(&url, "s", || [6; 32].into()).await.unwrap());
    suite(Arc::new(Two([one, other], AtomicUsize::default()))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_the_database_notes_of_its_own_joins_invitations_to_interviews() {
    let Some(url) = database("join").await else { return };
    let store = Postgres::open(&url, "s", || [5; 32].into()).await.unwrap();
    let codes: Vec<Invitation> = (0..8_u8).map(|n| [n; 32].into()).collect();
    store.invite(&codes).await.unwrap();
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let joined = || async {
        let sql = "SELECT count(*) FROM mitreden.invitations i JOIN mitreden.interviews v ON i.xmin = v.xmin WHERE i.used";
        client.query_one(sql, &[]).await.unwrap().get::<_, i64>(0)
    };
    let order = || async {
        let sql = "SELECT hash FROM mitreden.invitations WHERE used ORDER BY ctid";
        let rows = client.query(sql, &[]).await.unwrap();
        rows.iter().map(|row| row.get::<_, Vec<u8>>(0)[0]).collect::<Vec<_>>()
    };
    for (n, code) in [(1, 6), (2, 1), (3, 4), (4, 2)] {
        store.begin(&begun(n), Some(&[code; 32].into())).await.unwrap();
    }
    assert_eq!(joined().await, 4, "the database notes which transaction wrote a row");
    store.settle(day(4)).await.unwrap();
    assert_eq!((joined().await, order().await), (0, vec![1, 2, 4, 6]));
    assert_eq!(store.begin(&begun(5), Some(&[6; 32].into())).await.unwrap(), Beginning::Used);
    assert_eq!(store.invitations().await.unwrap(), (8, 4));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn past_days_tell_no_order() {
    let Some(url) = database("order").await else { return };
    let store = Postgres::open(&url, "s", || [5; 32].into()).await.unwrap();
    for n in [9, 3, 7, 1, 5] {
        store.begin(&begun(n), None).await.unwrap();
        store.conclude(&ended(n, Disposition::Complete), 0).await.unwrap();
    }
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let look = || async {
        let rows = client
            .query("SELECT id, xmin::text FROM mitreden.responses ORDER BY ctid", &[])
            .await
            .unwrap();
        let ids: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        let mut by: Vec<String> = rows.iter().map(|row| row.get(1)).collect();
        by.dedup();
        (ids.is_sorted(), by.len())
    };
    assert_eq!(look().await, (false, 5));
    store.settle(day(4)).await.unwrap();
    assert_eq!(look().await, (false, 5), "the day is not over");
    store.settle(day(5)).await.unwrap();
    assert_eq!(look().await, (true, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tables_of_every_older_version_climb_and_those_of_a_newer_one_are_refused() {
    for from in 0..=schema::KNOWN {
        let Some(url) = database(&format!("climb{from}")).await else { return };
        let (client, connection) =
            tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        client.batch_execute(schema::META).await.unwrap();
        for step in &schema::STEPS[..from] {
            client.batch_execute(step).await.unwrap();
        }
        let set = async |version: usize| {
            let version = u8::try_from(version).unwrap();
            let sql = "UPDATE mitreden.meta SET value = $1 WHERE key = 'version'";
            client.execute(sql, &[&&[version][..]]).await.unwrap();
        };
        set(from).await;
        let store = Postgres::open(&url, "s", || [5; 32].into()).await.unwrap();
        an_interview_lives_and_ends(&store).await;
        set(schema::KNOWN + 8).await;
        for told in [
            store.check().await.unwrap_err(),
            Postgres::open(&url, "s", || [6; 32].into()).await.unwrap_err(),
        ] {
            assert!(matches!(told, StoreError::Newer { .. }), "{told}");
            assert!(told.to_string().contains("written by a newer mitreden"), "{told}");
        }
        set(schema::KNOWN).await;
        assert_eq!(
            Postgres::open(&url, "s", || [6; 32].into()).await.unwrap().key(),
            &[5; 32].into(),
            "nothing was changed"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn as_much_as_a_page_of_answers_is_written_to_see_whether_there_is_room() {
    let Some(url) = database("room").await else { return };
    let store = Postgres::open(&url, "s", || [5; 32].into()).await.unwrap();
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let sql = "SELECT pg_column_size(value) FROM mitreden.meta WHERE key = 'checked'";
    store.check().await.unwrap();
    let stored: i32 = client.query_one(sql, &[]).await.unwrap().get(0);
    assert!(stored >= 60_000, "{stored} bytes, not made smaller");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_cannot_be_used_is_told_without_its_password() {
    let error = Postgres::open("postgres://town:secret@127.0.0.1:1/db", "s", || [5; 32].into())
        .await
        .unwrap_err()
        .to_string();
    assert!(error.contains("127.0.0.1") && !error.contains("secret"), "{error}");
    let error = Postgres::open("no url", "s", || [5; 32].into()).await.unwrap_err().to_string();
    assert!(error.contains("postgres://user:password@host/database"), "{error}");
}
