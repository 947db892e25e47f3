//! The store of any number of servers: one `PostgreSQL` database, in which every survey has its
//! rows.

pub(crate) mod address;
mod log;
pub(super) mod schema;
mod steps;
mod whole;

use std::collections::BTreeSet;

use async_trait::async_trait;
use chrono::NaiveDate;
use deadpool_postgres::{
    Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime,
};
use tokio_postgres::error::SqlState;
use tokio_postgres::{NoTls, Row};
use uuid::Uuid;

use address::{PATIENCE, configured, place, reason};

use super::{
    Beginning, InterviewStanding, Invitation, KeepOutcome, Log, OnlineCounts, OnlineStore,
};
use crate::journal::{Aside, Begun, Happening, NotBegun, Pending};
use crate::record::Record;
use crate::store::{Aged, StoreError};
use crate::tombstone::{Key, Tombstone};
use mitreden_define::survey::Definition;

/// Tests share a server: nobody settles its log while one of them reads what it tells.
#[cfg(test)]
pub(in crate::online) static READING: tokio::sync::RwLock<()> = tokio::sync::RwLock::const_new(());

/// How many connections a server has. More would only wait for each other at the disk.
const CONNECTIONS: usize = 16;

/// What is written to see whether there is room: 64 kB that cannot be made smaller, more than the
/// answers of any page take.
const PROBE: &str = "UPDATE mitreden.meta
    SET value = (SELECT decode(string_agg(md5(random()::text), ''), 'hex') FROM generate_series(1, 4096)) WHERE key = 'checked'";

/// The rows of one survey in a database.
#[derive(Debug)]
pub struct Postgres {
    pool: Pool,
    server: String,
    survey: String,
    key: Key,
}

impl Postgres {
    /// Connects to the database of a URL and brings its tables up to date; a new database takes
    /// this key.
    pub async fn open(
        url: &str,
        survey: &str,
        fresh_key: impl FnOnce() -> Key,
    ) -> Result<Self, StoreError> {
        let wrong = |reason: String| StoreError::BadUrl { reason };
        let config = configured(url).map_err(|error| wrong(reason(&error)))?;
        let server = place(&config);
        let config_of = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(config, NoTls, config_of))
            .max_size(CONNECTIONS)
            .wait_timeout(Some(PATIENCE))
            .create_timeout(Some(PATIENCE))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| wrong(error.to_string()))?;
        let mut store = Self { pool, server, survey: survey.to_owned(), key: fresh_key() };
        let mut client = store.client().await?;
        let (version, key) =
            schema::climb(&mut client, &store.key).await.map_err(|error| store.fail(&error))?;
        store.knows(version)?;
        // Under another one no code and no erasure would be known any more.
        store.key = hidden(key)
            .ok_or_else(|| store.damaged("the key of its codes is not whole".to_owned()))?;
        Ok(store)
    }

    /// The address of the database, without user and password.
    pub fn place(&self) -> &str {
        &self.server
    }

    /// The ids of all responses and interviews that are kept.
    pub async fn ids(&self) -> Result<BTreeSet<Uuid>, StoreError> {
        let sql = "SELECT id FROM mitreden.responses WHERE survey = $1 UNION SELECT id FROM mitreden.interviews WHERE survey = $1";
        self.ids_of(&self.rows(&self.client().await?, sql, &[&self.survey]).await?)
    }

    /// The surveys whose answers are kept, those of other towns included.
    pub async fn surveys(&self) -> Result<BTreeSet<String>, StoreError> {
        let sql =
            "SELECT survey FROM mitreden.responses UNION SELECT survey FROM mitreden.interviews";
        Ok(self.rows(&self.client().await?, sql, &[]).await?.iter().map(|row| row.get(0)).collect())
    }

    /// The months for which answers are kept, as promised to respondents, by definition.
    pub async fn promises(&self) -> Result<BTreeSet<(String, u32)>, StoreError> {
        let rows = self
            .rows(&self.client().await?, "SELECT definition, months FROM mitreden.promises", &[])
            .await?;
        Ok(rows
            .iter()
            .filter_map(|row| Some((row.get(0), u32::try_from(row.get::<_, i64>(1)).ok()?)))
            .collect())
    }

    fn ids_of(&self, rows: &[Row]) -> Result<BTreeSet<Uuid>, StoreError> {
        rows.iter().map(|row| self.id_of(row.get(0))).collect()
    }

    /// Fails where a newer version of this program has changed the tables.
    fn knows(&self, version: usize) -> Result<(), StoreError> {
        if version <= schema::KNOWN {
            return Ok(());
        }
        let number = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        Err(StoreError::Newer {
            path: self.server.clone().into(),
            version: number(version),
            known: number(schema::KNOWN),
        })
    }

    async fn client(&self) -> Result<Object, StoreError> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Backend(error) => self.fail(&error),
            other => {
                StoreError::Unreachable { server: self.server.clone(), reason: other.to_string() }
            }
        })
    }

    fn fail(&self, error: &tokio_postgres::Error) -> StoreError {
        let path = self.server.clone().into();
        match error.code() {
            Some(&SqlState::DISK_FULL) => StoreError::Full { path },
            Some(&SqlState::READ_ONLY_SQL_TRANSACTION | &SqlState::INSUFFICIENT_PRIVILEGE) => {
                StoreError::ReadOnly { path }
            }
            _ => StoreError::Unreachable { server: self.server.clone(), reason: reason(error) },
        }
    }

    fn damaged(&self, reason: String) -> StoreError {
        StoreError::Damaged { path: self.server.clone().into(), reason }
    }

    /// The beginning of an interview; the word of its mode where that is unknown.
    fn begun(&self, json: &str) -> Result<Result<Begun, String>, StoreError> {
        match Begun::read(json) {
            Ok(begun) => Ok(Ok(begun)),
            Err(NotBegun::Mode(word)) => Ok(Err(word)),
            Err(error) => Err(self.damaged(format!("an interview: {error}"))),
        }
    }

    /// The id of each interview under way, and its beginning, as it is written.
    async fn interviews(&self, client: &Object) -> Result<Vec<(String, String)>, StoreError> {
        let sql = "SELECT id, json FROM mitreden.interviews WHERE survey = $1 ORDER BY id";
        let rows = self.rows(client, sql, &[&self.survey]).await?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }

    fn id_of(&self, text: &str) -> Result<Uuid, StoreError> {
        Uuid::parse_str(text).map_err(|error| self.damaged(error.to_string()))
    }

    async fn happenings(&self, client: &Object, id: &str) -> Result<Vec<Happening>, StoreError> {
        let rows = self
            .rows(
                client,
                "SELECT millis, what FROM mitreden.happenings WHERE interview = $1 ORDER BY n",
                &[&id],
            )
            .await?;
        Ok(rows.iter().map(|row| Happening { millis: row.get(0), what: row.get(1) }).collect())
    }

    async fn rows(
        &self,
        client: &Object,
        sql: &str,
        words: &[&(dyn tokio_postgres::types::ToSql + Sync)],
    ) -> Result<Vec<Row>, StoreError> {
        let run = async {
            let statement = client.prepare_cached(sql).await?;
            client.query(&statement, words).await
        };
        run.await.map_err(|error| self.fail(&error))
    }
}

/// A key or a hash from a column of bytes; none where they are not as many as they should be.
fn hidden<T: From<[u8; 32]>>(bytes: Vec<u8>) -> Option<T> {
    <[u8; 32]>::try_from(bytes).ok().map(T::from)
}

#[async_trait]
impl OnlineStore for Postgres {
    fn key(&self) -> &Key {
        &self.key
    }

    async fn other_keys(&self) -> Result<BTreeSet<Key>, StoreError> {
        let rows = self.rows(&self.client().await?, whole::OTHER_KEYS, &[]).await?;
        Ok(rows.first().map(|row| Key::all_in(row.get(0))).unwrap_or_default())
    }

    async fn archive(&self, definition: &Definition) -> Result<(), StoreError> {
        let sql = "INSERT INTO mitreden.definitions VALUES ($1, $2) ON CONFLICT DO NOTHING";
        self.rows(&self.client().await?, sql, &[&definition.hash, &definition.yaml]).await.map(drop)
    }

    async fn definition(&self, hash: &str) -> Result<Option<Definition>, StoreError> {
        let rows = self
            .rows(
                &self.client().await?,
                "SELECT yaml FROM mitreden.definitions WHERE hash = $1",
                &[&hash],
            )
            .await?;
        Ok(rows.first().map(|row| Definition { yaml: row.get(0), hash: hash.to_owned() }))
    }

    async fn begin(
        &self,
        begun: &Begun,
        invitation: Option<&Invitation>,
    ) -> Result<Beginning, StoreError> {
        let mut client = self.client().await?;
        let json = serde_json::to_string(begun).map_err(|error| self.damaged(error.to_string()))?;
        let step =
            steps::Begin { survey: &self.survey, key: &self.key, begun, json: &json, invitation };
        step.run(&mut client).await.map_err(|error| self.fail(&error))
    }

    async fn standing(&self, id: &Uuid) -> Result<InterviewStanding, StoreError> {
        let client = self.client().await?;
        let id = id.to_string();
        let sql = "SELECT json FROM mitreden.interviews WHERE survey = $1 AND id = $2";
        let open = self.rows(&client, sql, &[&self.survey, &id]).await?;
        if let Some(row) = open.first() {
            let Ok(begun) = self.begun(row.get(0))? else { return Ok(InterviewStanding::Aside) };
            let happenings = self.happenings(&client, &id).await?;
            return Ok(InterviewStanding::Open(Box::new(Pending { begun, happenings })));
        }
        let sql = "SELECT 1 FROM mitreden.responses WHERE survey = $1 AND id = $2";
        let over = self.rows(&client, sql, &[&self.survey, &id]).await?;
        Ok(if over.is_empty() { InterviewStanding::Unknown } else { InterviewStanding::Over })
    }

    async fn append(
        &self,
        id: &Uuid,
        first: usize,
        happenings: &[Happening],
    ) -> Result<KeepOutcome, StoreError> {
        let client = self.client().await?;
        let done = steps::append(&client, (&self.survey, &id.to_string()), first, happenings).await;
        done.map_err(|error| self.fail(&error))
    }

    async fn conclude(&self, record: &Record, entries: usize) -> Result<KeepOutcome, StoreError> {
        let mut client = self.client().await?;
        let done = steps::conclude(&mut client, (&self.survey, &self.key), record, entries).await;
        done.map_err(|error| self.fail(&error))
    }

    async fn promise(&self, definition: &str, months: u32) -> Result<(), StoreError> {
        let sql = "INSERT INTO mitreden.promises VALUES ($1, $2) ON CONFLICT DO NOTHING";
        self.rows(&self.client().await?, sql, &[&definition, &i64::from(months)]).await.map(drop)
    }

    async fn forget(&self, ids: &[Uuid]) -> Result<usize, StoreError> {
        let mut client = self.client().await?;
        let forgotten = steps::forget(&mut client, (&self.survey, &self.key), ids).await;
        let forgotten = forgotten.map_err(|error| self.fail(&error))?;
        client.batch_execute(steps::SWEEP).await.map_err(|error| self.fail(&error))?;
        Ok(forgotten)
    }

    async fn withdraw(&self, id: &Uuid) -> Result<bool, StoreError> {
        let mut client = self.client().await?;
        steps::withdraw(&mut client, (&self.survey, &self.key), id)
            .await
            .map_err(|error| self.fail(&error))
    }

    async fn aside(&self) -> Result<Vec<Aside>, StoreError> {
        let client = self.client().await?;
        let mut aside = Vec::new();
        for (id, json) in self.interviews(&client).await? {
            if let Err(mode) = self.begun(&json)? {
                let happenings = self.happenings(&client, &id).await?;
                aside.push(Aside { id: self.id_of(&id)?, mode, json, happenings });
            }
        }
        Ok(aside)
    }

    async fn begun_before(&self, day: NaiveDate) -> Result<Vec<Pending>, StoreError> {
        let client = self.client().await?;
        let mut pending = Vec::new();
        for (id, json) in self.interviews(&client).await? {
            if let Ok(begun) = self.begun(&json)?
                && begun.day < day
            {
                pending.push(Pending { begun, happenings: self.happenings(&client, &id).await? });
            }
        }
        Ok(pending)
    }

    async fn aged(&self, day: NaiveDate) -> Result<Aged, StoreError> {
        let client = self.client().await?;
        let sql = "SELECT id FROM mitreden.responses WHERE survey = $1 AND day <> '' AND day < $2
                   UNION SELECT id FROM mitreden.interviews WHERE survey = $1 AND json::jsonb ->> 'day' < $2";
        let answers =
            self.ids_of(&self.rows(&client, sql, &[&self.survey, &day.to_string()]).await?)?;
        let sql = "SELECT json::jsonb ->> 'source', count(*) FROM mitreden.responses WHERE survey = $1 AND day = '' GROUP BY 1";
        let rows = self.rows(&client, sql, &[&self.survey]).await?;
        let undated =
            rows.iter().map(|row| (row.get(0), usize::try_from(row.get::<_, i64>(1)).unwrap_or(0)));
        Ok(Aged { answers, undated: undated.collect() })
    }

    async fn count(&self, day: NaiveDate, counts: &OnlineCounts) -> Result<(), StoreError> {
        let client = self.client().await?;
        steps::count(&**client, &self.survey, day, counts).await.map_err(|error| self.fail(&error))
    }

    async fn counts(&self) -> Result<OnlineCounts, StoreError> {
        let sql =
            "SELECT what, sum(n)::bigint FROM mitreden.counts WHERE survey = $1 GROUP BY what";
        let mut counts = OnlineCounts::default();
        for row in self.rows(&self.client().await?, sql, &[&self.survey]).await? {
            counts.add_word(row.get(0), u64::try_from(row.get::<_, i64>(1)).unwrap_or(0));
        }
        Ok(counts)
    }

    async fn invite(&self, invitations: &[Invitation]) -> Result<usize, StoreError> {
        let sql = "INSERT INTO mitreden.invitations SELECT $1, hash, false FROM unnest($2::bytea[]) AS hash ORDER BY hash
                   ON CONFLICT DO NOTHING RETURNING 1";
        let hashes: Vec<&[u8]> = invitations.iter().map(|hash| &hash.as_bytes()[..]).collect();
        Ok(self.rows(&self.client().await?, sql, &[&self.survey, &hashes]).await?.len())
    }

    async fn invitations(&self) -> Result<(usize, usize), StoreError> {
        let sql = "SELECT count(*), count(*) FILTER (WHERE used) FROM mitreden.invitations WHERE survey = $1";
        let rows = self.rows(&self.client().await?, sql, &[&self.survey]).await?;
        let count = |row: &Row, at| usize::try_from(row.get::<_, i64>(at)).unwrap_or(0);
        Ok(rows.first().map_or((0, 0), |row| (count(row, 0), count(row, 1))))
    }

    async fn records(&self) -> Result<Vec<Record>, StoreError> {
        let sql = "SELECT json FROM mitreden.responses WHERE survey = $1 ORDER BY id";
        let rows = self.rows(&self.client().await?, sql, &[&self.survey]).await?;
        let read =
            |row: &Row| Record::from_line(row.get(0)).map_err(|bad| self.damaged(bad.to_string()));
        rows.iter().map(read).collect()
    }

    async fn tombstones(&self) -> Result<BTreeSet<Tombstone>, StoreError> {
        let rows =
            self.rows(&self.client().await?, "SELECT hash FROM mitreden.tombstones", &[]).await?;
        let read = |row: &Row| {
            hidden(row.get(0)).ok_or_else(|| self.damaged("a tombstone is no hash".to_owned()))
        };
        rows.iter().map(read).collect()
    }

    async fn settle(&self, today: NaiveDate) -> Result<(), StoreError> {
        let client = self.client().await?;
        self.rows(&client, steps::SETTLE_INVITATIONS, &[&self.survey]).await?;
        self.rows(&client, steps::SETTLE, &[&self.survey, &today.to_string()]).await?;
        client.batch_execute(steps::SWEEP).await.map_err(|error| self.fail(&error))?;
        #[cfg(test)]
        let _reading = READING.read().await;
        log::settle(&client, &self.survey, today).await.map_err(|error| self.fail(&error))
    }

    async fn log(&self) -> Result<Log, StoreError> {
        log::look(&self.client().await?).await.map_err(|error| self.fail(&error))
    }

    async fn tend(&self) -> Result<(), StoreError> {
        Ok(())
    }

    async fn check(&self) -> Result<(), StoreError> {
        let client = self.client().await?;
        let version = schema::version(&**client).await.map_err(|error| self.fail(&error))?;
        self.knows(version)?;
        self.rows(&client, PROBE, &[]).await.map(drop)
    }
}
