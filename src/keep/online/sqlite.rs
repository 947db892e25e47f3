//! The store of one server: the survey's `SQLite` file in the town's folder, which every other
//! command reads as well.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    Beginning, InterviewStanding, Invitation, KeepOutcome, Log, OnlineCounts, OnlineStore,
};
use crate::journal::{Aside, Begun, Happening, Pending};
use crate::record::Record;
use crate::store::online as sql;
use crate::store::writer::Writer;
use crate::store::{self, Aged, Place, StoreError};
use crate::tombstone::{Key, Tombstone};
use mitreden_define::survey::{Definition, Mode};

/// How many bytes are written to see whether there is room: more than the answers of a page take.
const PROBE: u32 = 64 << 10;

/// A store in one file, with one thread that writes and as many readers as requests need.
#[derive(Debug)]
pub struct Sqlite {
    key: Key,
    writer: Writer,
    readers: Readers,
    /// Whether the log holds pages that are to be removed from it.
    is_due: AtomicBool,
}

/// The connections that read from the file and are idle just now.
#[derive(Clone, Debug)]
struct Readers {
    path: PathBuf,
    /// The place where the file was opened, and which file it was: a replaced file is not read.
    place: Arc<Place>,
    idle: Arc<Mutex<Vec<store::Store>>>,
}

impl Sqlite {
    /// Opens the store at a path, or creates it with this key.
    pub fn open(path: &Path, fresh_key: impl FnOnce() -> Key) -> Result<Self, StoreError> {
        let store = store::Store::open(path, fresh_key)?;
        let key = *store.key();
        let readers = Readers {
            path: path.to_owned(),
            place: Arc::new(store.place().clone()),
            idle: Arc::default(),
        };
        let writer =
            Writer::start(store).map_err(|_| StoreError::CannotOpen { path: path.to_owned() })?;
        Ok(Self { key, writer, readers, is_due: AtomicBool::new(false) })
    }

    /// How many pieces were written, and in how many transactions, which may hold many at once.
    pub fn written(&self) -> [u64; 2] {
        self.writer.done()
    }

    /// Reads without holding up the server's threads.
    async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut store::Store) -> Result<T, StoreError> + Send + 'static,
    {
        let readers = self.readers.clone();
        let gone = StoreError::Locked { path: readers.path.clone() };
        let task = tokio::task::spawn_blocking(move || readers.with(work));
        self.with_rescue(task.await.map_err(|_| gone)?).await
    }

    /// Where a reader finds the file gone, the thread that writes has what it held, and says where
    /// that is.
    async fn with_rescue<T>(&self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        match done {
            Err(away @ StoreError::Away { .. }) => {
                Err(self.writer.write(|_| Ok(())).await.err().unwrap_or(away))
            }
            done => done,
        }
    }

    /// Empties the log, or remembers that it is to be emptied: no request waits for that.
    async fn empty_log(&self) {
        let is_empty = self.read(|store| store.checkpoint()).await;
        self.is_due.store(!is_empty.unwrap_or(false), Ordering::Relaxed);
    }
}

impl Readers {
    /// Does something with an idle reader, or a new one.
    fn with<T>(
        &self,
        work: impl FnOnce(&mut store::Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let gone = || StoreError::Away { path: self.path.clone() };
        if !self.place.is_held() {
            return Err(gone());
        }
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => store::Store::open_existing(&self.path)?.ok_or_else(gone)?,
        };
        // Between looking and opening another may have been put there.
        if reader.place() != &*self.place {
            return Err(gone());
        }
        let done = work(&mut reader);
        // One that has failed may be in a bad state: the next is opened anew.
        if done.is_ok() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        }
        done
    }
}

#[async_trait]
impl OnlineStore for Sqlite {
    fn key(&self) -> &Key {
        &self.key
    }

    async fn other_keys(&self) -> Result<BTreeSet<Key>, StoreError> {
        self.read(|store| store.other_keys()).await
    }

    async fn archive(&self, definition: &Definition) -> Result<(), StoreError> {
        let definition = definition.clone();
        let sql = "INSERT INTO definitions VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        self.writer
            .write(move |tx| tx.execute(sql, [&definition.hash, &definition.yaml]).map(drop))
            .await
    }

    async fn definition(&self, hash: &str) -> Result<Option<Definition>, StoreError> {
        let hash = hash.to_owned();
        self.read(move |store| store.definition(&hash)).await
    }

    async fn begin(
        &self,
        begun: &Begun,
        invitation: Option<&Invitation>,
    ) -> Result<Beginning, StoreError> {
        let (key, begun, invitation) = (self.key, begun.clone(), invitation.copied());
        let beginning =
            self.writer.write(move |tx| sql::begin(tx, &key, &begun, invitation.as_ref())).await?;
        if invitation.is_some() && beginning == Beginning::Begun {
            // The log tells which invitation and which interview were written together.
            if self.writer.is_idle() {
                self.empty_log().await;
            } else {
                self.is_due.store(true, Ordering::Relaxed);
            }
        }
        Ok(beginning)
    }

    async fn standing(&self, id: &Uuid) -> Result<InterviewStanding, StoreError> {
        // A few rows, mostly in memory, and no writer is ever waited for: faster than another
        // thread could be asked.
        self.with_rescue(self.readers.with(|store| store.standing(id))).await
    }

    async fn append(
        &self,
        id: &Uuid,
        first: usize,
        happenings: &[Happening],
    ) -> Result<KeepOutcome, StoreError> {
        let (id, happenings) = (*id, happenings.to_vec());
        self.writer.write(move |tx| sql::append(tx, &id, first, &happenings)).await
    }

    async fn conclude(&self, record: &Record, entries: usize) -> Result<KeepOutcome, StoreError> {
        let (key, record) = (self.key, record.clone());
        self.writer.write(move |tx| sql::conclude(tx, &key, &record, entries)).await
    }

    async fn promise(&self, definition: &str, months: u32) -> Result<(), StoreError> {
        let definition = definition.to_owned();
        self.read(move |store| store.promise(&definition, months)).await
    }

    async fn forget(&self, ids: &[Uuid]) -> Result<usize, StoreError> {
        let ids = ids.to_vec();
        let each = self.read(move |store| store.forget(&ids)).await?;
        Ok(each.into_iter().filter(|n| *n > 0).count())
    }

    async fn withdraw(&self, id: &Uuid) -> Result<bool, StoreError> {
        let (key, id) = (self.key, *id);
        // What was rescued of this store first: whoever is told that it could not be done can try
        // again.
        self.read(move |store| store.erase_rescued(&id)).await?;
        let was_there = self.writer.write(move |tx| sql::withdraw(tx, &key, &id)).await?;
        if was_there {
            // What was erased must not stay in the log of what is yet to be written to its place.
            self.empty_log().await;
        }
        Ok(was_there)
    }

    async fn aside(&self) -> Result<Vec<Aside>, StoreError> {
        self.read(|store| store.aside()).await
    }

    async fn begun_before(&self, day: NaiveDate) -> Result<Vec<Pending>, StoreError> {
        let mut pending = self.read(|store| store.pending()).await?;
        pending.retain(|pending| {
            pending.begun.day < day && matches!(pending.begun.mode, Mode::Online | Mode::Kiosk)
        });
        Ok(pending)
    }

    async fn aged(&self, day: NaiveDate) -> Result<Aged, StoreError> {
        self.read(move |store| store.aged(day)).await
    }

    async fn count(&self, day: NaiveDate, counts: &OnlineCounts) -> Result<(), StoreError> {
        let counts = counts.clone();
        self.writer.write(move |tx| sql::count(tx, day, &counts)).await
    }

    async fn counts(&self) -> Result<OnlineCounts, StoreError> {
        self.read(|store| store.counts()).await
    }

    async fn invite(&self, invitations: &[Invitation]) -> Result<usize, StoreError> {
        let invitations = invitations.to_vec();
        self.writer.write(move |tx| sql::invite(tx, &invitations)).await
    }

    async fn invitations(&self) -> Result<(usize, usize), StoreError> {
        self.read(|store| store.invitations()).await
    }

    async fn records(&self) -> Result<Vec<Record>, StoreError> {
        self.read(|store| {
            let mut records = Vec::new();
            store.records(|record| {
                records.push(record);
                Ok::<_, StoreError>(())
            })?;
            Ok(records)
        })
        .await
    }

    async fn tombstones(&self) -> Result<BTreeSet<Tombstone>, StoreError> {
        self.read(|store| store.tombstones()).await
    }

    async fn settle(&self, today: NaiveDate) -> Result<(), StoreError> {
        self.read(move |store| store.settle(today)).await?;
        self.empty_log().await;
        Ok(())
    }

    async fn log(&self) -> Result<Log, StoreError> {
        Ok(Log::OwnFile)
    }

    async fn tend(&self) -> Result<(), StoreError> {
        self.writer.write(|_| Ok(())).await?;
        if self.is_due.load(Ordering::Relaxed) {
            self.empty_log().await;
        }
        Ok(())
    }

    async fn check(&self) -> Result<(), StoreError> {
        let sql = "INSERT INTO meta VALUES ('checked', randomblob(?1)) ON CONFLICT DO UPDATE SET value = excluded.value";
        self.writer.write(|tx| tx.execute(sql, [PROBE]).map(drop)).await
    }
}
