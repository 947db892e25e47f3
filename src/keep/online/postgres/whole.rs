//! All that the database keeps of one survey, of one moment, and a survey put back, all or nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use tokio_postgres::{Error, IsolationLevel, Row, Transaction};
use uuid::Uuid;

use super::{Postgres, hidden, steps};
use crate::journal::{Aside, Happening, Pending};
use crate::online::{Invitation, OnlineCounts, Whole};
use crate::record::Record;
use crate::store::StoreError;
use crate::tombstone::{Key, Tombstone, tombstone};
use mitreden_define::survey::Definition;

/// Whether a database holds nothing yet.
const IS_EMPTY: &str = "SELECT NOT EXISTS (SELECT 1 FROM mitreden.responses) AND NOT EXISTS (SELECT 1 FROM mitreden.interviews)
    AND NOT EXISTS (SELECT 1 FROM mitreden.invitations) AND NOT EXISTS (SELECT 1 FROM mitreden.tombstones)";

/// Locks the tables in the order in which interviews do, so that neither waits for the other.
const LOCK: &str =
    "LOCK TABLE mitreden.interviews, mitreden.happenings, mitreden.responses, mitreden.tombstones,
    mitreden.invitations, mitreden.counts IN EXCLUSIVE MODE";

/// The keys of other stores that were taken in.
pub(super) const OTHER_KEYS: &str = "SELECT value FROM mitreden.meta WHERE key = 'other-keys'";

impl Postgres {
    /// Reads the whole store, while others go on writing.
    pub async fn whole(&self) -> Result<Whole, StoreError> {
        let mut client = self.client().await?;
        let begin = client
            .build_transaction()
            .isolation_level(IsolationLevel::RepeatableRead)
            .read_only(true);
        let tx = begin.start().await.map_err(|error| self.fail(&error))?;
        self.read_whole(&tx).await
    }

    async fn read_whole(&self, tx: &Transaction<'_>) -> Result<Whole, StoreError> {
        let rows = Rows::read(tx, &self.survey).await.map_err(|error| self.fail(&error))?;
        let (mut open, mut aside) = (Vec::new(), Vec::new());
        for (id, json) in rows.interviews {
            let happenings = rows.happenings.get(&id).cloned().unwrap_or_default();
            match self.begun(&json)? {
                Ok(begun) => open.push(Pending { begun, happenings }),
                Err(mode) => aside.push(Aside { id: self.id_of(&id)?, mode, json, happenings }),
            }
        }
        open.sort_by_key(|pending: &Pending| (pending.begun.day, pending.begun.id));
        let records = rows
            .records
            .iter()
            .map(|line| Record::from_line(line).map_err(|bad| self.damaged(bad.to_string())));
        Ok(Whole {
            key: self.key,
            other_keys: rows.other_keys,
            definitions: rows.definitions,
            promises: rows.promises,
            open,
            aside,
            records: records.collect::<Result<_, _>>()?,
            tombstones: rows
                .tombstones
                .ok_or_else(|| self.damaged("a tombstone is no hash".to_owned()))?,
            invitations: rows
                .invitations
                .ok_or_else(|| self.damaged("an invitation is no hash".to_owned()))?,
            counts: rows.counts,
        })
    }

    /// Puts in the place of the survey what `prepare` makes of what is there. From before that
    /// until it is done nobody else writes: what it is shown is all there ever was. Says, too, how
    /// many were erased here since, and stay so.
    pub async fn put_back<T, E: From<StoreError>>(
        &mut self,
        prepare: impl FnOnce(&Whole) -> Result<(Whole, T), E>,
    ) -> Result<(usize, T), E> {
        let mut client = self.client().await?;
        let server = self.server.clone();
        let fail = |error: Error| E::from(self.fail(&error));
        let tx = client.transaction().await.map_err(fail)?;
        tx.batch_execute(LOCK).await.map_err(fail)?;
        let (whole, prepared) = prepare(&self.read_whole(&tx).await?)?;
        if self.key != whole.key {
            if !tx.query_one(IS_EMPTY, &[]).await.map_err(fail)?.get::<_, bool>(0) {
                return Err(StoreError::OtherKey { path: server.into() }.into());
            }
            let sql = "UPDATE mitreden.meta SET value = $1 WHERE key = 'key'";
            tx.execute(sql, &[&&whole.key.as_bytes()[..]]).await.map_err(fail)?;
        }
        let away = put(&tx, &self.survey, &whole).await.map_err(fail)?;
        tx.commit().await.map_err(fail)?;
        self.key = whole.key;
        Ok((away, prepared))
    }
}

/// The rows of the tables, as they are read.
struct Rows {
    other_keys: BTreeSet<Key>,
    definitions: Vec<Definition>,
    promises: BTreeSet<(String, u32)>,
    interviews: Vec<(String, String)>,
    happenings: BTreeMap<String, Vec<Happening>>,
    records: Vec<String>,
    /// The tombstones; none where one is no hash, for an erased response must not be forgotten.
    tombstones: Option<BTreeSet<Tombstone>>,
    invitations: Option<BTreeMap<Invitation, bool>>,
    counts: BTreeMap<NaiveDate, OnlineCounts>,
}

impl Rows {
    async fn read(tx: &Transaction<'_>, survey: &str) -> Result<Self, Error> {
        let other_keys = tx.query_opt(OTHER_KEYS, &[]).await?;
        let definitions =
            tx.query("SELECT hash, yaml FROM mitreden.definitions ORDER BY hash", &[]).await?;
        let promises = tx.query("SELECT definition, months FROM mitreden.promises", &[]).await?;
        let promise = |row: &Row| Some((row.get(0), u32::try_from(row.get::<_, i64>(1)).ok()?));
        let interviews = tx
            .query(
                "SELECT id, json FROM mitreden.interviews WHERE survey = $1 ORDER BY id",
                &[&survey],
            )
            .await?;
        let sql = "SELECT interview, millis, what FROM mitreden.happenings JOIN mitreden.interviews ON id = interview
                   WHERE survey = $1 ORDER BY interview, n";
        let mut happenings: BTreeMap<String, Vec<Happening>> = BTreeMap::new();
        for row in tx.query(sql, &[&survey]).await? {
            happenings
                .entry(row.get(0))
                .or_default()
                .push(Happening { millis: row.get(1), what: row.get(2) });
        }
        let records = tx
            .query("SELECT json FROM mitreden.responses WHERE survey = $1 ORDER BY id", &[&survey])
            .await?;
        let invitations = tx
            .query("SELECT hash, used FROM mitreden.invitations WHERE survey = $1", &[&survey])
            .await?;
        let sql = "SELECT day, what, sum(n)::bigint FROM mitreden.counts WHERE survey = $1 GROUP BY day, what";
        let mut counts: BTreeMap<NaiveDate, OnlineCounts> = BTreeMap::new();
        for row in tx.query(sql, &[&survey]).await? {
            if let Ok(day) = row.get::<_, &str>(0).parse() {
                let n = u64::try_from(row.get::<_, i64>(2)).unwrap_or(0);
                counts.entry(day).or_default().add_word(row.get(1), n);
            }
        }
        let tombstones = tx.query("SELECT hash FROM mitreden.tombstones", &[]).await?;
        Ok(Self {
            other_keys: other_keys.map(|row| Key::all_in(row.get(0))).unwrap_or_default(),
            definitions: definitions
                .iter()
                .map(|row| Definition { hash: row.get(0), yaml: row.get(1) })
                .collect(),
            promises: promises.iter().filter_map(promise).collect(),
            interviews: interviews.iter().map(|row| (row.get(0), row.get(1))).collect(),
            happenings,
            records: records.iter().map(|row| row.get(0)).collect(),
            tombstones: tombstones.iter().map(|row| hidden(row.get(0))).collect(),
            invitations: invitations
                .iter()
                .map(|row| Some((hidden(row.get(0))?, row.get(1))))
                .collect(),
            counts,
        })
    }
}

/// Writes all of it in the place of the survey's rows, but for what was erased here.
async fn put(tx: &Transaction<'_>, survey: &str, whole: &Whole) -> Result<usize, Error> {
    for table in ["interviews", "responses", "invitations", "counts"] {
        tx.execute(&format!("DELETE FROM mitreden.{table} WHERE survey = $1"), &[&survey]).await?;
    }
    for definition in &whole.definitions {
        let sql = "INSERT INTO mitreden.definitions VALUES ($1, $2) ON CONFLICT DO NOTHING";
        tx.execute(sql, &[&definition.hash, &definition.yaml]).await?;
    }
    for (definition, months) in &whole.promises {
        let sql = "INSERT INTO mitreden.promises VALUES ($1, $2) ON CONFLICT DO NOTHING";
        tx.execute(sql, &[definition, &i64::from(*months)]).await?;
    }
    let mut keys = whole.other_keys.clone();
    keys.extend(tx.query(OTHER_KEYS, &[]).await?.iter().flat_map(|row| Key::all_in(row.get(0))));
    let keys = Key::bytes_of(&keys, &whole.key);
    if !keys.is_empty() {
        let sql = "INSERT INTO mitreden.meta VALUES ('other-keys', $1)
                   ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        tx.execute(sql, &[&keys]).await?;
    }
    let erased = tx.query("SELECT hash FROM mitreden.tombstones", &[]).await?;
    let erased: BTreeSet<Vec<u8>> = erased.iter().map(|row| row.get(0)).collect();
    let stays_away = |id: &Uuid| erased.contains(&tombstone(&whole.key, id).as_bytes()[..]);
    for mark in &whole.tombstones {
        tx.execute(
            "INSERT INTO mitreden.tombstones VALUES ($1) ON CONFLICT DO NOTHING",
            &[&&mark.as_bytes()[..]],
        )
        .await?;
    }
    let mut away = 0;
    for (id, json, happenings) in whole.interviews() {
        if stays_away(id) {
            away += 1;
            continue;
        }
        let id = id.to_string();
        // What came out of such a text goes into one again.
        let json = json.unwrap_or_default();
        tx.execute("INSERT INTO mitreden.interviews VALUES ($1, $2, $3)", &[&survey, &id, &json])
            .await?;
        let insert = tx.prepare("INSERT INTO mitreden.happenings VALUES ($1, $2, $3, $4)").await?;
        for (n, happening) in (0_i64..).zip(happenings) {
            tx.execute(&insert, &[&id, &n, &happening.millis, &happening.what]).await?;
        }
    }
    let insert = tx.prepare("INSERT INTO mitreden.responses VALUES ($1, $2, $3, true, $4)").await?;
    for record in &whole.records {
        if stays_away(&record.id) {
            away += 1;
            continue;
        }
        let day = record.day.map(|day| day.to_string()).unwrap_or_default();
        tx.execute(&insert, &[&survey, &record.id.to_string(), &day, &record.to_line()]).await?;
    }
    for (hash, used) in &whole.invitations {
        tx.execute(
            "INSERT INTO mitreden.invitations VALUES ($1, $2, $3)",
            &[&survey, &&hash.as_bytes()[..], &used],
        )
        .await?;
    }
    for (day, counts) in &whole.counts {
        steps::count(tx, survey, *day, counts).await?;
    }
    Ok(away)
}
