//! One thread that writes, for many that ask: what waits is done in one transaction and synced once (group commit).
//!
//! While many are at work the thread waits a moment before it begins, so that more comes together: a sync costs more than the
//! moment, and whoever is alone never waits (as `commit_delay` and `commit_siblings` do in `PostgreSQL`).
//!
//! Each piece of work has a savepoint of its own, so that one that fails takes no other with it. Nobody is told before the
//! transaction is on the disk; if it cannot be, all are told.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::{mpsc, oneshot};

use super::{Store, StoreError};

/// So much may wait before those who ask wait as well.
const QUEUE: usize = 4096;
/// So much goes into one transaction.
const GROUP: usize = 512;
/// So long more is waited for while many are at work.
const GATHER: Duration = Duration::from_millis(2);

/// Work to be done within a transaction.
trait Work: Send {
    /// Does it.
    fn run(&mut self, tx: &Connection);
    /// Whether the part of the transaction that it was is to be taken back.
    fn failed(&self) -> bool;
    /// Tells what came of it: the transaction was committed, or was not and why.
    fn tell(self: Box<Self>, store: &Store, refused: Option<&Refused>);
}

/// Why a transaction was not committed; many are told.
type Refused = Arc<rusqlite::Error>;

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
            (Some(refused), _) => Err(again(store, refused)),
            (None, Some(Ok(done))) => Ok(done),
            (None, Some(Err(error))) => Err(store.fail(error)),
            (None, None) => Err(store.damaged("the work was not done".to_owned())),
        };
        // Who asked may have gone away.
        drop(self.reply.send(told));
    }
}

/// The same error for one more.
fn again(store: &Store, refused: &Refused) -> StoreError {
    let copy = match refused.as_ref() {
        rusqlite::Error::SqliteFailure(code, text) => rusqlite::Error::SqliteFailure(*code, text.clone()),
        other => return StoreError::Damaged { path: store.path.clone(), reason: other.to_string() },
    };
    store.fail(copy)
}

/// The way to the thread that writes; it ends when nobody can ask any more.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: Option<mpsc::Sender<Box<dyn Work>>>,
    thread: Option<JoinHandle<()>>,
    gone: std::path::PathBuf,
    /// Pieces of work, and the transactions they went into.
    done: Arc<[AtomicU64; 2]>,
}

impl Writer {
    /// Starts the thread.
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
                let refused = commit(&mut store, &mut group).err().map(Arc::new);
                for work in group {
                    work.tell(&store, refused.as_ref());
                }
            }
        })?;
        Ok(Self { queue: Some(queue), thread: Some(thread), gone, done })
    }

    /// Pieces of work so far, and the transactions they went into.
    pub(crate) fn done(&self) -> [u64; 2] {
        [self.done[0].load(Ordering::Relaxed), self.done[1].load(Ordering::Relaxed)]
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

/// What has been asked for is still done.
impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn commit(store: &mut Store, group: &mut [Box<dyn Work>]) -> rusqlite::Result<()> {
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
