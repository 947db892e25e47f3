//! One thread that writes, for many that ask: what waits is done in one transaction and synced once
//! (group commit).
//!
//! While many are at work the thread waits a moment before it begins, so that more comes together:
//! a sync costs more than the moment, and whoever is alone never waits (as `commit_delay` and
//! `commit_siblings` do in `PostgreSQL`).
//!
//! Each piece of work has a savepoint of its own, so that one that fails takes no other with it.
//! Nobody is told before the transaction is on the disk, in a file that is still where others look
//! for it; if it cannot be, all are told.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::{mpsc, oneshot};

use super::{Store, StoreError};

/// How many pieces of work may wait before those who ask have to wait as well.
const QUEUE: usize = 4096;
/// How many pieces of work go into one transaction at most.
const GROUP: usize = 512;
/// How long more work is waited for while many requests are under way.
const GATHER: Duration = Duration::from_millis(2);

/// A piece of work to be done within a transaction.
trait Work: Send {
    /// Does the work.
    fn run(&mut self, tx: &Connection);
    /// Whether the work failed, so that its part of the transaction is to be rolled back.
    fn failed(&self) -> bool;
    /// Tells the result: the transaction was committed, or it was not and why.
    fn tell(self: Box<Self>, store: &Store, refused: Option<&Refused>);
}

/// Why a transaction was not kept, to be told to all whose work was in it.
enum Refused {
    Sql(rusqlite::Error),
    /// The file is gone, and its content was rescued to the other path.
    Gone(PathBuf, PathBuf),
    /// The file is gone, and its content could not be written anywhere.
    Lost(PathBuf, String),
}

struct Piece<T, F> {
    work: Option<F>,
    done: Option<rusqlite::Result<T>>,
    reply: oneshot::Sender<Result<T, StoreError>>,
}

impl<T: Send, F: FnOnce(&Connection) -> rusqlite::Result<T> + Send> Work for Piece<T, F> {
    fn run(&mut self, tx: &Connection) {
        self.done = self.work.take().map(|work| work(tx));
    }

    fn failed(&self) -> bool {
        matches!(self.done, Some(Err(_)))
    }

    fn tell(self: Box<Self>, store: &Store, refused: Option<&Refused>) {
        let told = match (refused, self.done) {
            (Some(refused), _) => Err(refused.again(store)),
            (None, Some(Ok(done))) => Ok(done),
            (None, Some(Err(error))) => Err(store.fail(error)),
            (None, None) => Err(store.damaged("the work was not done".to_owned())),
        };
        // Who asked may have gone away.
        drop(self.reply.send(told));
    }
}

impl Refused {
    /// The same error for one more of those who wait.
    fn again(&self, store: &Store) -> StoreError {
        match self {
            Self::Sql(rusqlite::Error::SqliteFailure(code, text)) => {
                store.fail(rusqlite::Error::SqliteFailure(*code, text.clone()))
            }
            Self::Sql(other) => store.damaged(other.to_string()),
            Self::Gone(path, rescued) => {
                StoreError::Gone { path: path.clone(), rescued: rescued.clone() }
            }
            Self::Lost(path, reason) => {
                StoreError::Lost { path: path.clone(), reason: reason.clone() }
            }
        }
    }
}

impl From<rusqlite::Error> for Refused {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Gone { path, rescued } => Self::Gone(path, rescued),
            StoreError::Lost { path, reason } => Self::Lost(path, reason),
            other => Self::Sql(rusqlite::Error::ToSqlConversionFailure(Box::new(other))),
        }
    }
}

/// The handle of the thread that writes, which ends once nobody holds a handle.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: Option<mpsc::Sender<Box<dyn Work>>>,
    thread: Option<JoinHandle<()>>,
    gone: PathBuf,
    /// How many pieces of work were done, and in how many transactions.
    done: Arc<[AtomicU64; 2]>,
}

impl Writer {
    /// Starts the thread that writes.
    pub(crate) fn start(mut store: Store) -> std::io::Result<Self> {
        let (queue, mut waiting) = mpsc::channel::<Box<dyn Work>>(QUEUE);
        let gone = store.path.clone();
        let done = Arc::new([AtomicU64::new(0), AtomicU64::new(0)]);
        let counted = Arc::clone(&done);
        let thread = thread::Builder::new().name("store".to_owned()).spawn(move || {
            let mut many = false;
            while let Some(first) = waiting.blocking_recv() {
                if many {
                    thread::sleep(GATHER);
                }
                let mut group = vec![first];
                while group.len() < GROUP
                    && let Ok(next) = waiting.try_recv()
                {
                    group.push(next);
                }
                many = group.len() > 1;
                counted[0].fetch_add(group.len() as u64, Ordering::Relaxed);
                counted[1].fetch_add(1, Ordering::Relaxed);
                let refused = commit(&mut store, &mut group).err();
                for work in group {
                    work.tell(&store, refused.as_ref());
                }
            }
            // When it is closed, whatever only it still holds is gone.
            drop(store.is_in_place());
        })?;
        Ok(Self { queue: Some(queue), thread: Some(thread), gone, done })
    }

    /// How many pieces of work were done, and in how many transactions.
    pub(crate) fn done(&self) -> [u64; 2] {
        [self.done[0].load(Ordering::Relaxed), self.done[1].load(Ordering::Relaxed)]
    }

    /// Whether no work is waiting.
    pub(crate) fn is_idle(&self) -> bool {
        self.queue.as_ref().is_none_or(|queue| queue.capacity() == queue.max_capacity())
    }

    /// Does something in the next transaction; returns when that is on the disk.
    pub(crate) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let piece = Piece { work: Some(work), done: None, reply };
        let gone = || StoreError::Locked { path: self.gone.clone() };
        let queue = self.queue.as_ref().ok_or_else(gone)?;
        queue.send(Box::new(piece)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

/// Work that has been asked for is still done.
impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn commit(store: &mut Store, group: &mut [Box<dyn Work>]) -> Result<(), Refused> {
    store.is_in_place()?;
    write(store, group)?;
    Ok(store.is_in_place()?)
}

fn write(store: &mut Store, group: &mut [Box<dyn Work>]) -> rusqlite::Result<()> {
    let tx = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if let [one] = group {
        one.run(&tx);
        // Alone in it, it is taken back with the transaction.
        return if one.failed() { tx.rollback() } else { tx.commit() };
    }
    let run = |sql: &str| tx.prepare_cached(sql)?.execute([]).map(drop);
    for work in group {
        run("SAVEPOINT piece")?;
        work.run(&tx);
        if work.failed() {
            run("ROLLBACK TO piece")?;
        }
        run("RELEASE piece")?;
    }
    tx.commit()
}
