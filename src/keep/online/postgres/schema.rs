//! The tables, made and brought up to date at each start by whichever server comes first.

use deadpool_postgres::Object;
use tokio_postgres::{Error, GenericClient};

use crate::tombstone::Key;

/// All servers agree on this number for the lock under which tables are changed: "mitreden" in
/// eight bytes.
const LOCK: i64 = 0x6d69_7472_6564_656e;

/// The statements that lead from each version of the tables to the next.
pub(in crate::online) const STEPS: [&str; 2] = [
    "
    CREATE TABLE mitreden.definitions (hash TEXT PRIMARY KEY, yaml TEXT NOT NULL);
    CREATE TABLE mitreden.interviews (survey TEXT NOT NULL, id TEXT PRIMARY KEY, json TEXT NOT NULL);
    CREATE TABLE mitreden.happenings (
        interview TEXT NOT NULL REFERENCES mitreden.interviews (id) ON DELETE CASCADE, n BIGINT NOT NULL, millis BIGINT NOT NULL,
        what TEXT NOT NULL, PRIMARY KEY (interview, n)
    );
    CREATE TABLE mitreden.responses (
        survey TEXT NOT NULL, id TEXT PRIMARY KEY, day TEXT NOT NULL, settled BOOLEAN NOT NULL, json TEXT NOT NULL
    );
    CREATE TABLE mitreden.tombstones (hash BYTEA PRIMARY KEY);
    CREATE TABLE mitreden.invitations (
        survey TEXT NOT NULL, hash BYTEA NOT NULL, used BOOLEAN NOT NULL, PRIMARY KEY (survey, hash)
    );
    CREATE TABLE mitreden.counts (
        survey TEXT NOT NULL, day TEXT NOT NULL, what TEXT NOT NULL, shard SMALLINT NOT NULL, n BIGINT NOT NULL,
        PRIMARY KEY (survey, day, what, shard)
    );
",
    "
    CREATE TABLE mitreden.promises (definition TEXT NOT NULL, months BIGINT NOT NULL, PRIMARY KEY (definition, months));
",
];

/// The version of the tables that this program knows.
pub(in crate::online) const KNOWN: usize = STEPS.len();

/// The statements that make the table in which the version stands, before all steps.
pub(in crate::online) const META: &str = "
    CREATE SCHEMA IF NOT EXISTS mitreden;
    CREATE TABLE IF NOT EXISTS mitreden.meta (key TEXT PRIMARY KEY, value BYTEA NOT NULL);
    INSERT INTO mitreden.meta VALUES ('checked', ''), ('version', '\\x00') ON CONFLICT DO NOTHING;";

/// Takes the steps that lack, under a lock, in one transaction; returns the version reached, and
/// the key that holds, which is the given one in a new database. Tables of a newer version are left
/// as they are.
pub(super) async fn climb(client: &mut Object, fresh: &Key) -> Result<(usize, Vec<u8>), Error> {
    let tx = client.transaction().await?;
    tx.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK]).await?;
    tx.batch_execute(META).await?;
    let from = version(&*tx).await?;
    if from > KNOWN {
        return Ok((from, fresh.as_bytes().to_vec()));
    }
    tx.execute(
        "INSERT INTO mitreden.meta VALUES ('key', $1) ON CONFLICT DO NOTHING",
        &[&&fresh.as_bytes()[..]],
    )
    .await?;
    for step in STEPS.iter().skip(from) {
        tx.batch_execute(step).await?;
    }
    // The steps fit in a byte for long.
    let reached = u8::try_from(KNOWN).unwrap_or(u8::MAX);
    tx.execute("UPDATE mitreden.meta SET value = $1 WHERE key = 'version'", &[&&[reached][..]])
        .await?;
    let key: Vec<u8> =
        tx.query_one("SELECT value FROM mitreden.meta WHERE key = 'key'", &[]).await?.get(0);
    tx.commit().await?;
    Ok((KNOWN, key))
}

/// The version of the tables in the database.
pub(super) async fn version(client: &impl GenericClient) -> Result<usize, Error> {
    let version: Vec<u8> = client
        .query_one("SELECT value FROM mitreden.meta WHERE key = 'version'", &[])
        .await?
        .get(0);
    Ok(usize::from(version.first().copied().unwrap_or(0)))
}
