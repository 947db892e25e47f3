//! Opening a store: only a file that is one, or an empty one that becomes one, is ever written to.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::place::Place;
use super::{Store, StoreError, put_back_rescued};
use crate::private;
use crate::tombstone::Key;

/// The application id "mitr", which marks a file as a store of this program.
const APPLICATION: i32 = 0x6d69_7472;

/// The version of the tables: how many of [`STEPS`] were taken.
const FORMAT: i32 = 6;

/// The path of a store in memory.
const MEMORY: &str = ":memory:";

/// How long another process may hold the store before we give up.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// How often a step is tried again in that time where `SQLite` does not wait by itself.
const TRIES: u32 = 500;

/// What leads from each version to the next; a new store takes all steps, an older one those it
/// lacks.
const STEPS: [&[&str]; 6] = [
    &[TABLES],
    &[super::interviews::TABLES, super::contacts::TABLES],
    &[super::handed::TABLES, super::taken::TABLES, super::keyed::TABLES],
    &[super::online::TABLES],
    &[
        super::decided::TABLES,
        super::imports::TABLES,
        super::mark::TABLES,
        ANSWERED,
        super::prints::TABLES,
    ],
    &[super::handed::BY_DEVICE, super::received::TABLES, super::promised::TABLES],
];

/// The first tables. Row numbers and times are not kept, as they would tell the order of answers.
const TABLES: &str = "
    CREATE TABLE responses (
        id TEXT NOT NULL, revision INTEGER NOT NULL, source TEXT NOT NULL, hash TEXT NOT NULL, json TEXT NOT NULL,
        PRIMARY KEY (id, revision, source, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE definitions (hash TEXT PRIMARY KEY, yaml TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE tombstones (hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
";

/// How many versions answer which definition, counted as they come and go: every command asks, also
/// where there are very many.
const ANSWERED: &str = "
    CREATE TABLE answered (definition TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO answered
        SELECT ifnull(json_extract(json, '$.definition'), '') AS definition, count(*) FROM responses GROUP BY definition;
    CREATE TRIGGER answered_added AFTER INSERT ON responses BEGIN
        INSERT INTO answered SELECT ifnull(json_extract(new.json, '$.definition'), ''), 0
            WHERE NOT EXISTS (SELECT 1 FROM answered WHERE definition = ifnull(json_extract(new.json, '$.definition'), ''));
        UPDATE answered SET n = n + 1 WHERE definition = ifnull(json_extract(new.json, '$.definition'), '');
    END;
    CREATE TRIGGER answered_taken AFTER DELETE ON responses BEGIN
        UPDATE answered SET n = n - 1 WHERE definition = ifnull(json_extract(old.json, '$.definition'), '');
    END;
";

impl Store {
    /// Opens the store at a path, or creates it; a new one takes the key of its tombstones from
    /// `fresh_key`. None is begun where there is one that was rescued.
    pub fn open(path: &Path, fresh_key: impl FnOnce() -> Key) -> Result<Self, StoreError> {
        put_back_rescued(path)?;
        // SQLite would make it as readable as the umask says, and its log after it; what hinders us
        // it tells in its own words.
        if path != Path::new(MEMORY) {
            drop(private::create(path));
        }
        let mut opening =
            Opening::new(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let is_new = !opening.is_store()?;
        opening.log_ahead()?;
        if is_new {
            opening.create(fresh_key)?;
        }
        opening.finish()
    }

    /// A store in memory for practice, which ends with the process.
    pub fn in_memory(fresh_key: impl FnOnce() -> Key) -> Result<Self, StoreError> {
        Self::open(Path::new(MEMORY), fresh_key)
    }

    /// Opens the store at a path, if there is one: for readers, who must not leave an empty one
    /// behind.
    pub fn open_existing(path: &Path) -> Result<Option<Self>, StoreError> {
        if !path.exists() {
            return Ok(None);
        }
        // Even readers write: SQLite keeps a list of them beside the file.
        let opening = Opening::new(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if opening.is_store()? { opening.finish().map(Some) } else { Ok(None) }
    }
}

/// A file that was opened, and may not be a store.
struct Opening<'p> {
    path: &'p Path,
    connection: Connection,
}

impl<'p> Opening<'p> {
    fn new(path: &'p Path, flags: OpenFlags) -> Result<Self, StoreError> {
        let fail = |error| StoreError::of(path, error);
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(fail)?;
        connection.busy_timeout(PATIENCE).map_err(fail)?;
        // Else a statement is planned anew each time a value is bound to it, which takes longer
        // than it runs.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(fail)?;
        let opening = Self { path, connection };
        // FULL syncs before a commit returns: what is acknowledged is on the disk. What is erased
        // is overwritten.
        for (pragma, value) in [
            ("synchronous", "FULL"),
            ("fullfsync", "ON"),
            ("foreign_keys", "ON"),
            ("secure_delete", "ON"),
        ] {
            opening.set(pragma, value)?;
        }
        Ok(opening)
    }

    /// Changes a new file over to a log. Two processes that do so at the same moment stand in each
    /// other's way, and `SQLite` says so to one of them at once, however long it was told to wait.
    fn log_ahead(&self) -> Result<(), StoreError> {
        for _ in 0..TRIES {
            match self.set("journal_mode", "WAL") {
                Err(StoreError::Locked { .. }) => std::thread::sleep(PATIENCE / TRIES),
                done => return done,
            }
        }
        self.set("journal_mode", "WAL")
    }

    fn set(&self, pragma: &str, value: &str) -> Result<(), StoreError> {
        // Some pragmas answer with a row, some do not.
        self.connection.pragma_update_and_check(None, pragma, value, |_| Ok(())).or_else(|error| {
            match error {
                rusqlite::Error::QueryReturnedNoRows => Ok(()),
                error => Err(StoreError::of(self.path, error)),
            }
        })
    }

    /// Whether the file is a store already; not so if it is still empty, an error if it is
    /// something else.
    fn is_store(&self) -> Result<bool, StoreError> {
        look(&self.connection, self.path)
    }

    fn create(&mut self, fresh_key: impl FnOnce() -> Key) -> Result<(), StoreError> {
        let fail = |error| StoreError::of(self.path, error);
        let tx = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fail)?;
        // Another process may have been faster.
        if look(&tx, self.path)? {
            return Ok(());
        }
        climb(&tx, 0).map_err(fail)?;
        tx.execute("INSERT INTO meta VALUES ('tombstone-key', ?1)", [fresh_key()]).map_err(fail)?;
        tx.pragma_update(None, "application_id", APPLICATION).map_err(fail)?;
        tx.commit().map_err(fail)
    }

    /// Upgrades a store of an older version to this one, in one transaction.
    fn upgrade(&mut self) -> Result<(), StoreError> {
        let fail = |error| StoreError::of(self.path, error);
        if version(&self.connection).map_err(fail)? == FORMAT {
            return Ok(());
        }
        let tx = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fail)?;
        // Another process may have been faster.
        let from = version(&tx).map_err(fail)?;
        climb(&tx, from).map_err(fail)?;
        tx.commit().map_err(fail)
    }

    fn finish(mut self) -> Result<Store, StoreError> {
        self.upgrade()?;
        let key = self.connection.query_row(
            "SELECT value FROM meta WHERE key = 'tombstone-key'",
            [],
            |row| row.get(0),
        );
        let key = key.map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => StoreError::Damaged {
                path: self.path.to_owned(),
                reason: "the key of its tombstones is gone".to_owned(),
            },
            error => StoreError::of(self.path, error),
        })?;
        let name = Arc::from(self.path.to_string_lossy());
        let place = Place::of(self.path);
        let Self { path, connection } = self;
        let mut store = Store {
            connection,
            path: path.to_owned(),
            name,
            key,
            place,
            writes: None,
            rescued: None,
        };
        store.writes = store.writes_of_others();
        Ok(store)
    }
}

fn version(connection: &Connection) -> rusqlite::Result<i32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Takes all steps that follow a version.
fn climb(connection: &Connection, from: i32) -> rusqlite::Result<()> {
    for step in STEPS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        step.iter().try_for_each(|tables| connection.execute_batch(tables))?;
    }
    connection.pragma_update(None, "user_version", FORMAT)
}

fn look(connection: &Connection, path: &Path) -> Result<bool, StoreError> {
    // In one statement, so that all three are of one moment: another process may be creating the
    // store just now.
    let sql = "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id, pragma_user_version";
    let read = |row: &rusqlite::Row<'_>| {
        Ok((row.get::<_, i32>(0)?, row.get::<_, i32>(1)?, row.get::<_, i32>(2)?))
    };
    let (application, version, tables) =
        connection.query_row(sql, [], read).map_err(|error| StoreError::of(path, error))?;
    match (application, version) {
        (APPLICATION, 1..=FORMAT) => Ok(true),
        (APPLICATION, version) if version > FORMAT => {
            Err(StoreError::Newer { path: path.to_owned(), version, known: FORMAT })
        }
        (0, 0) if tables == 0 => Ok(false),
        _ => Err(StoreError::NotAStore { path: path.to_owned() }),
    }
}
