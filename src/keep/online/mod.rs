//! Keeping interviews of many at once: what a server asks of a store, whichever database is behind
//! it.
//!
//! A server remembers nothing between two requests but what is here, so any number of them can
//! share one store. Whatever a call acknowledges is on the disk. Nothing that is kept tells when or
//! in which order people answered: rows are found by random ids, days are the finest time, and
//! invitations and answers have nothing in common but that they were written together: what a
//! store's own log tells of that, and for how long, is [`Log`].

mod counts;
mod postgres;
mod sqlite;
#[cfg(test)]
#[path = "../../../tests/rooms/keep/online.rs"]
mod suite;
mod whole;

use std::collections::BTreeSet;

use async_trait::async_trait;
use chrono::NaiveDate;
use uuid::Uuid;

pub use counts::{Counted, OnlineCounts};
pub use postgres::Postgres;
pub(crate) use postgres::address;
pub use sqlite::Sqlite;
pub use whole::Whole;

use super::journal::{Aside, Begun, Happening, Pending};
use super::record::Record;
use super::store::{Aged, StoreError};
pub use super::token::Invitation;
use super::tombstone::{Key, Tombstone};
use mitreden_define::survey::Definition;

/// What a store's own log tells beside what it is asked to keep: when things were written, in which
/// order, and which together; so for a while which invitation began which interview, and what was
/// deleted since.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Log {
    /// A file beside the answers, without times, that is emptied each hour, and sooner after an
    /// interview began by invitation or something was withdrawn.
    OwnFile,
    /// The log of a database, which is deleted each hour.
    EachHour,
    /// The log of a database, for as long as its settings say; these would have to be changed for
    /// it to be deleted each hour.
    Longer(Vec<&'static str>),
}

/// The result of beginning an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// The interview has begun.
    Begun,
    /// The interview had begun before: the same form was sent twice.
    Before,
    /// An interview of this id is over, or was withdrawn: another code is needed.
    Over,
    /// There is no such invitation.
    NotInvited,
    /// The invitation was used before.
    Used,
}

/// The state of an interview in a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterviewStanding {
    /// There is no such interview, or it was withdrawn.
    Unknown,
    /// The interview is under way.
    Open(Box<Pending>),
    /// The interview is under way in a mode that this version does not know: it is left as it is.
    Aside,
    /// The interview has ended, and its record is kept.
    Over,
}

/// The result of keeping a part of an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepOutcome {
    /// The part is on the disk.
    Kept,
    /// Another request was faster: the interview is no longer as it was read.
    Behind,
}

/// The store of one survey, as a server uses it.
#[async_trait]
pub trait OnlineStore: Send + Sync + std::fmt::Debug {
    /// The key by which codes are turned into ids.
    fn key(&self) -> &Key;

    /// The keys of other stores that were taken in, by which their codes were turned into ids.
    async fn other_keys(&self) -> Result<BTreeSet<Key>, StoreError>;

    /// Keeps a definition, so that interviews go on with the one they began with.
    async fn archive(&self, definition: &Definition) -> Result<(), StoreError>;

    /// The definition with a fingerprint.
    async fn definition(&self, hash: &str) -> Result<Option<Definition>, StoreError>;

    /// Begins an interview and uses up the invitation, both or neither, and counts it.
    async fn begin(
        &self,
        begun: &Begun,
        invitation: Option<&Invitation>,
    ) -> Result<Beginning, StoreError>;

    /// The state of an interview.
    async fn standing(&self, id: &Uuid) -> Result<InterviewStanding, StoreError>;

    /// Adds to the journal of an interview that has `first` entries, all or nothing.
    async fn append(
        &self,
        id: &Uuid,
        first: usize,
        happenings: &[Happening],
    ) -> Result<KeepOutcome, StoreError>;

    /// Ends an interview whose journal has so many entries: its record takes the journal's place,
    /// and is counted.
    async fn conclude(&self, record: &Record, entries: usize) -> Result<KeepOutcome, StoreError>;

    /// Notes for how many months those who answer a definition are told that answers are kept.
    async fn promise(&self, definition: &str, months: u32) -> Result<(), StoreError>;

    /// Forgets an interview, under way or over, for good; false if there was none.
    async fn withdraw(&self, id: &Uuid) -> Result<bool, StoreError>;

    /// Forgets all of these, whether they are here or not, so that none comes back; says how many
    /// were here.
    async fn forget(&self, ids: &[Uuid]) -> Result<usize, StoreError>;

    /// The interviews under way in modes that this version does not know. They are left as they
    /// are, but for what is withdrawn or forgotten.
    async fn aside(&self) -> Result<Vec<Aside>, StoreError>;

    /// The interviews under way that servers began before a day, in a mode that is known.
    async fn begun_before(&self, day: NaiveDate) -> Result<Vec<Pending>, StoreError>;

    /// The answers of days before this one, and those that have no day.
    async fn aged(&self, day: NaiveDate) -> Result<Aged, StoreError>;

    /// Adds to the counts of a day.
    async fn count(&self, day: NaiveDate, counts: &OnlineCounts) -> Result<(), StoreError>;

    /// The counts of all days together.
    async fn counts(&self) -> Result<OnlineCounts, StoreError>;

    /// Adds invitations; returns how many were new.
    async fn invite(&self, invitations: &[Invitation]) -> Result<usize, StoreError>;

    /// How many invitations there are, and how many of them are used.
    async fn invitations(&self) -> Result<(usize, usize), StoreError>;

    /// The final records as they stand, in the order of their ids.
    async fn records(&self) -> Result<Vec<Record>, StoreError>;

    /// The tombstones of the interviews that were withdrawn.
    async fn tombstones(&self) -> Result<BTreeSet<Tombstone>, StoreError>;

    /// Sees to it that nothing that is kept tells in which order it came, up to the day before this
    /// one, and that invitations and interviews that began together have nothing else in common.
    async fn settle(&self, today: NaiveDate) -> Result<(), StoreError>;

    /// What the database's own log tells, and for how long.
    async fn log(&self) -> Result<Log, StoreError>;

    /// What is done every few seconds: whether it is still there is looked at, also where nobody
    /// answers, and what could not be done while others were at work is tried again.
    async fn tend(&self) -> Result<(), StoreError>;

    /// Whether the store can be read and written to at the moment.
    async fn check(&self) -> Result<(), StoreError>;
}
