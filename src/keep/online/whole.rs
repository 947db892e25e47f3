//! All that is kept of one survey, as it goes from a database into the file of a backup and back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Counts, Invitation};
use crate::define::survey::Definition;
use crate::keep::journal::Pending;
use crate::keep::record::Record;
use crate::keep::tombstone::{Key, Tombstone};

/// A survey's store of one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// The key of its codes and tombstones.
    pub key: Key,
    /// The versions of the questionnaire.
    pub definitions: Vec<Definition>,
    /// How many months those who were asked were told that answers are kept, by definition.
    pub promises: BTreeSet<(String, u32)>,
    /// The interviews under way, by day and id.
    pub open: Vec<Pending>,
    /// The final records, in the order of their ids.
    pub records: Vec<Record>,
    /// What is left of those that were erased.
    pub tombstones: BTreeSet<Tombstone>,
    /// The invitations, and whether they are used.
    pub invitations: BTreeMap<Invitation, bool>,
    /// What was counted, by day.
    pub counts: BTreeMap<NaiveDate, Counts>,
}
