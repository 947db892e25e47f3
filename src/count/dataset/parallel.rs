//! A pass over a dataset on all cores.

use super::rows::Batch;
use super::{Dataset, DatasetError};
use crate::parallel::in_order;

impl Dataset {
    /// Works on each batch of the named columns, as many at once as there are cores, and calls
    /// `take` with what comes of it, in the order of the rows. The first error ends the pass.
    pub fn in_order<T: Send, E: From<DatasetError> + Send>(
        &self,
        names: &[&str],
        work: impl Fn(Batch) -> Result<T, E> + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let cuts = self.cuts();
        // Of a single part the columns are read at once instead.
        if cuts.len() == 1 {
            return self.batches(names).try_for_each(|batch| take(work(batch?)?));
        }
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        in_order(&cuts, |cut| work(self.batch(&names, *cut, true)?), take)
    }
}
