//! Parts of something worked on by all cores at once.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Works on each part, as many at once as there are cores, and calls `take` with what comes of it,
/// in the order of the parts: sums are the same however many cores there are. The first error ends
/// it.
///
/// Nobody works further ahead than two parts for each core, so that no more of what was made lies
/// in memory.
pub(crate) fn in_order<P: Sync, T: Send, E: Send>(
    parts: &[P],
    work: impl Fn(&P) -> Result<T, E> + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    if threads == 1 || parts.len() <= 1 {
        return parts.iter().try_for_each(|part| take(work(part)?));
    }
    let queue = Queue {
        ahead: 2 * threads,
        parts: parts.len(),
        state: Mutex::new(QueueState { next: 0, taken: 0, made: BTreeMap::new() }),
        changed: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 0..threads.min(parts.len()) {
            scope.spawn(|| {
                while let Some((at, part)) = queue.next().and_then(|at| Some((at, parts.get(at)?)))
                {
                    // Whoever waits for the part gets the panic, too.
                    queue.put(at, catch_unwind(AssertUnwindSafe(|| work(part))));
                }
            });
        }
        let taken = (0..parts.len()).try_for_each(|at| match queue.wait_for(at) {
            Ok(made) => take(made?),
            Err(panic) => {
                queue.stop();
                resume_unwind(panic)
            }
        });
        queue.stop();
        taken
    })
}

/// What is to be done, and what is done and not yet taken.
struct Queue<M> {
    ahead: usize,
    parts: usize,
    state: Mutex<QueueState<M>>,
    changed: Condvar,
}

struct QueueState<M> {
    next: usize,
    taken: usize,
    made: BTreeMap<usize, M>,
}

impl<M> Queue<M> {
    /// The part to be worked on next; `None` where nothing is left.
    fn next(&self) -> Option<usize> {
        let mut state = self.until(|state| state.next < state.taken + self.ahead);
        let at = state.next;
        state.next += 1;
        (at < self.parts).then_some(at)
    }

    fn put(&self, at: usize, made: M) {
        self.lock().made.insert(at, made);
        self.changed.notify_all();
    }

    /// What comes of a part, once it is made.
    fn wait_for(&self, at: usize) -> M {
        loop {
            let mut state = self.until(|state| state.made.contains_key(&at));
            if let Some(made) = state.made.remove(&at) {
                state.taken = at + 1;
                drop(state);
                self.changed.notify_all();
                return made;
            }
        }
    }

    /// Leaves the rest undone.
    fn stop(&self) {
        let mut state = self.lock();
        (state.next, state.taken) = (self.parts, self.parts);
        drop(state);
        self.changed.notify_all();
    }

    fn until(&self, is_so: impl Fn(&QueueState<M>) -> bool) -> MutexGuard<'_, QueueState<M>> {
        let wait = self.changed.wait_while(self.lock(), |state| !is_so(state));
        wait.unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, QueueState<M>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_the_parts_is_taken_in_their_order() {
        let parts: Vec<u32> = (0..100).collect();
        let mut taken = Vec::new();
        let took = in_order(
            &parts,
            |part| Ok::<_, u32>(part * 2),
            |twice| {
                taken.push(twice);
                Ok(())
            },
        );
        assert_eq!(took, Ok(()));
        assert_eq!(taken, (0..100).map(|part| part * 2).collect::<Vec<_>>());
    }

    #[test]
    fn the_first_error_in_the_order_of_the_parts_ends_it() {
        let parts: Vec<u32> = (0..100).collect();
        let mut taken = Vec::new();
        let took = in_order(
            &parts,
            |part| if *part < 41 { Ok(*part) } else { Err(*part) },
            |part| {
                taken.push(part);
                Ok(())
            },
        );
        assert_eq!((took, taken.len()), (Err(41), 41));
        let took =
            in_order(&parts, |part| Ok(*part), |part| if part < 7 { Ok(()) } else { Err(part) });
        assert_eq!(took, Err(7));
    }

    #[test]
    #[should_panic(expected = "the seventh")]
    fn a_panic_goes_on_to_whoever_waits() {
        let parts: Vec<u32> = (0..100).collect();
        let work = |part: &u32| {
            assert!(*part != 7, "the seventh");
            Ok::<_, u32>(*part)
        };
        assert!(in_order(&parts, work, |_| Ok(())).is_ok());
    }
}
