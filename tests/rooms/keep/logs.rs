//! What the stores' own logs tell: read as somebody would who has got hold of the disk. The privacy
//! page says no less than what is found here, and no more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::super::{Beginning, Log, OnlineStore, Postgres, Sqlite};
use super::postgres::database;
use super::{begun, day, log, said};
use crate::online::Invitation;
use crate::online::postgres::READING;
use crate::tools::lacks;
use uuid::Uuid;

/// Which invitation began which interview, as (first byte of the hash, number of the interview).
type Joined = Vec<(u8, u128)>;

const BEGUN: [(u8, u128); 5] = [(6, 101), (1, 102), (4, 103), (7, 104), (2, 105)];

fn codes() -> Vec<Invitation> {
    (0..8_u8).map(|n| [n + 0xa0; 32].into()).collect()
}

async fn begin(store: &dyn OnlineStore, (code, n): (u8, u128)) {
    let beginning = store.begin(&begun(n), Some(&codes()[usize::from(code)])).await.unwrap();
    assert_eq!(beginning, Beginning::Begun);
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Cuts `SQLite`'s log (<https://sqlite.org/fileformat2.html#walformat>) into what was written
/// together, and looks what is new each time: an invitation that is used, and an interview.
fn joined(log: &[u8]) -> Joined {
    let number = |bytes: &[u8]| u32::from_be_bytes(bytes.try_into().unwrap());
    let Some(frames) = log.get(32..) else { return Vec::new() };
    let size = 24 + number(&log[8..12]) as usize;
    let (mut used, mut known, mut pairs) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    let mut together = Vec::new();
    for frame in frames.chunks_exact(size) {
        together.extend_from_slice(&frame[24..]);
        // The frame that ends a transaction says how large the file is then.
        if number(&frame[4..8]) == 0 {
            continue;
        }
        // The first invitation is used from the start. A number that is one has no byte of its own:
        // it stands in the row's head, before the hash.
        let is_used = |code: &u8| {
            holds(&together, &[&[9][..], codes()[usize::from(*code)].as_bytes()].concat())
        };
        let begins = |n: &u128| holds(&together, Uuid::from_u128(*n).to_string().as_bytes());
        let code = (1..8_u8).filter(is_used).find(|code| used.insert(*code));
        let interview = (101..110).filter(begins).find(|n| known.insert(*n));
        pairs.extend(code.zip(interview));
        together.clear();
    }
    pairs
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlites_log_joins_invitations_to_interviews_and_is_emptied_as_soon_as_nobody_else_is_there()
 {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("responses.sqlite");
    let store = Sqlite::open(&path, || [3; 32].into()).unwrap();
    assert_eq!(store.log().await.unwrap(), Log::OwnFile);
    store.invite(&codes()).await.unwrap();
    // Nobody else: there is no log to be read.
    begin(&store, (0, 100)).await;
    assert_eq!(log(&path).len(), 0);
    // Somebody reads: all of it can be joined, as long as they do.
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM interviews").unwrap();
    for pair in BEGUN {
        begin(&store, pair).await;
    }
    let told = log(&path);
    assert_eq!(joined(&told), BEGUN, "the log joins what was written together");
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    for back in 0..60 {
        assert!(!holds(&told, &(now - back).to_be_bytes()), "it tells no time");
    }
    store.tend().await.unwrap();
    assert_eq!(joined(&log(&path)), BEGUN);
    reader.execute_batch("COMMIT").unwrap();
    store.tend().await.unwrap();
    assert_eq!(log(&path).len(), 0, "a few seconds after they are done");
    // All else is emptied each hour.
    store.append(&Uuid::from_u128(101), 0, &said(&["a"])).await.unwrap();
    assert!(!log(&path).is_empty());
    store.settle(day(4)).await.unwrap();
    assert_eq!(log(&path).len(), 0);
}

/// A database with the means to read what it notes for itself; none where there is none.
struct Disk {
    client: tokio_postgres::Client,
    data: PathBuf,
    waldump: PathBuf,
}

impl Disk {
    async fn of(url: &str) -> Option<Self> {
        let (client, connection) =
            tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        let data: String = client.query_one("SHOW data_directory", &[]).await.unwrap().get(0);
        let found =
            std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
        let waldump =
            found.map(|entry| entry.path().join("bin/pg_waldump")).find(|path| path.is_file())?;
        let data = PathBuf::from(data);
        std::fs::read_dir(data.join("pg_wal")).ok()?;
        Some(Self { client, data, waldump })
    }

    /// The file of a table, as the log names it.
    async fn file(&self, table: &str) -> String {
        let sql = "SELECT '1663/' || d.oid || '/' || pg_relation_filenode($1::text::regclass) FROM pg_database d
                   WHERE datname = current_database()";
        self.client.query_one(sql, &[&format!("mitreden.{table}")]).await.unwrap().get(0)
    }

    fn segments(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.data.join("pg_wal"))
            .unwrap()
            .filter_map(Result::ok)
            .map(|entry| entry.path());
        entries.filter(|path| path.file_name().unwrap().len() == 24).collect()
    }

    /// All records of the log, as text.
    fn records(&self) -> String {
        let read = |path: PathBuf| {
            let run = Command::new(&self.waldump).arg(&path).output().unwrap();
            String::from_utf8_lossy(&run.stdout).into_owned()
        };
        self.segments().into_iter().map(read).collect()
    }

    /// Whether something is in any file of the database or of the log.
    async fn holds(&self, part: &str) -> bool {
        let sql = "SELECT oid::text FROM pg_database WHERE datname = current_database()";
        let oid: String = self.client.query_one(sql, &[]).await.unwrap().get(0);
        let tables = std::fs::read_dir(self.data.join("base").join(oid))
            .unwrap()
            .filter_map(Result::ok)
            .map(|entry| entry.path());
        let within = |path: &Path| {
            std::fs::read(path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(part))
        };
        tables.chain(self.segments()).any(|path| within(&path))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_databases_log_tells_all_that_the_page_says_and_nothing_of_it_after_it_is_settled() {
    let Some(url) = database("log").await else { return };
    let Some(disk) = Disk::of(&url).await else {
        return lacks(
            "the right to read the files of PostgreSQL",
            "env -u MITREDEN_TEST_POSTGRES .ci/with-postgres cargo test",
        );
    };
    let store = Postgres::open(&url, "s", || [5; 32].into()).await.unwrap();
    assert_eq!(store.log().await.unwrap(), Log::EachHour, "as `.ci/with-postgres` sets it");
    store.settle(day(4)).await.unwrap();
    let reading = READING.write().await;
    store.invite(&codes()).await.unwrap();
    let files = [disk.file("invitations").await, disk.file("interviews").await];
    for pair in BEGUN {
        begin(&store, pair).await;
    }
    store.append(&Uuid::from_u128(101), 0, &said(&["a-secret-of-mine"])).await.unwrap();
    assert!(store.withdraw(&Uuid::from_u128(101)).await.unwrap());
    // As anybody would do it: which transactions have written to both, and when.
    let records = disk.records();
    let of = |file: &String| {
        let lines = records.lines().filter(|line| line.contains(&format!("rel {file} ")));
        lines
            .filter_map(|line| line.split("tx:").nth(1)?.trim().split(',').next())
            .collect::<BTreeSet<_>>()
    };
    let [invitations, interviews] = files.each_ref().map(of);
    let both: Vec<_> = invitations.intersection(&interviews).collect();
    assert_eq!(both.len(), BEGUN.len(), "which invitation began which interview");
    let told = |tx: &&&&str| {
        records
            .lines()
            .any(|line| line.contains(&format!("tx: {tx:>10},")) && line.contains("COMMIT 20"))
    };
    assert_eq!(both.iter().filter(told).count(), BEGUN.len(), "and when, to the second");
    assert!(disk.holds("a-secret-of-mine").await, "and what was deleted since");
    drop(reading);
    // An hour later.
    store.settle(day(4)).await.unwrap();
    let later = disk.records();
    for table in ["invitations", "interviews", "happenings", "responses"] {
        let file = disk.file(table).await;
        assert!(!later.contains(&format!("rel {file} ")), "{table}");
    }
    assert!(files.iter().all(|file| !later.contains(&format!("rel {file} "))));
    // And when the day is over.
    store.settle(day(5)).await.unwrap();
    assert!(!disk.holds("a-secret-of-mine").await);
    assert!(disk.holds(&Uuid::from_u128(102).to_string()).await, "it would be found");
    assert_eq!(store.begun_before(day(5)).await.unwrap().len(), BEGUN.len() - 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_keeps_its_log_for_longer_is_said_to() {
    let Some(url) = database("longer").await else { return };
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let name: String =
        client.query_one("SELECT current_database()::text", &[]).await.unwrap().get(0);
    client
        .batch_execute(&format!("ALTER DATABASE {name} SET log_statement = 'all'"))
        .await
        .unwrap();
    let store = Postgres::open(&url, "s", || [5; 32].into()).await.unwrap();
    assert_eq!(store.log().await.unwrap(), Log::Longer(vec!["log_statement"]));
    store.settle(day(4)).await.unwrap();
    assert!(
        Log::OwnFile < Log::EachHour && Log::EachHour < Log::Longer(Vec::new()),
        "the one that tells most counts"
    );
}
