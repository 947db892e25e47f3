//! Two servers as one store: each call goes to the other one.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use chrono::NaiveDate;
use uuid::Uuid;

use super::super::{
    Beginning, InterviewStanding, Invitation, KeepOutcome, Log, OnlineCounts, OnlineStore,
};
use crate::journal::{Aside, Begun, Happening, Pending};
use crate::record::Record;
use crate::store::{Aged, StoreError};
use crate::tombstone::{Key, Tombstone};
use mitreden_define::survey::Definition;

/// The two, and how many calls there were.
#[derive(Debug)]
pub(super) struct Two(pub(super) [Arc<dyn OnlineStore>; 2], pub(super) AtomicUsize);

impl Two {
    fn next(&self) -> &dyn OnlineStore {
        &*self.0[self.1.fetch_add(1, Ordering::Relaxed) % 2]
    }
}

#[async_trait]
impl OnlineStore for Two {
    fn key(&self) -> &Key {
        self.next().key()
    }
    async fn other_keys(&self) -> Result<BTreeSet<Key>, StoreError> {
        self.next().other_keys().await
    }
    async fn archive(&self, definition: &Definition) -> Result<(), StoreError> {
        self.next().archive(definition).await
    }
    async fn definition(&self, hash: &str) -> Result<Option<Definition>, StoreError> {
        self.next().definition(hash).await
    }
    async fn begin(
        &self,
        begun: &Begun,
        invitation: Option<&Invitation>,
    ) -> Result<Beginning, StoreError> {
        self.next().begin(begun, invitation).await
    }
    async fn standing(&self, id: &Uuid) -> Result<InterviewStanding, StoreError> {
        self.next().standing(id).await
    }
    async fn append(
        &self,
        id: &Uuid,
        first: usize,
        happenings: &[Happening],
    ) -> Result<KeepOutcome, StoreError> {
        self.next().append(id, first, happenings).await
    }
    async fn conclude(&self, record: &Record, entries: usize) -> Result<KeepOutcome, StoreError> {
        self.next().conclude(record, entries).await
    }
    async fn promise(&self, definition: &str, months: u32) -> Result<(), StoreError> {
        self.next().promise(definition, months).await
    }
    async fn forget(&self, ids: &[Uuid]) -> Result<usize, StoreError> {
        self.next().forget(ids).await
    }
    async fn withdraw(&self, id: &Uuid) -> Result<bool, StoreError> {
        self.next().withdraw(id).await
    }
    async fn aside(&self) -> Result<Vec<Aside>, StoreError> {
        self.next().aside().await
    }
    async fn begun_before(&self, day: NaiveDate) -> Result<Vec<Pending>, StoreError> {
        self.next().begun_before(day).await
    }
    async fn aged(&self, day: NaiveDate) -> Result<Aged, StoreError> {
        self.next().aged(day).await
    }
    async fn count(&self, day: NaiveDate, counts: &OnlineCounts) -> Result<(), StoreError> {
        self.next().count(day, counts).await
    }
    async fn counts(&self) -> Result<OnlineCounts, StoreError> {
        self.next().counts().await
    }
    async fn invite(&self, invitations: &[Invitation]) -> Result<usize, StoreError> {
        self.next().invite(invitations).await
    }
    async fn invitations(&self) -> Result<(usize, usize), StoreError> {
        self.next().invitations().await
    }
    async fn records(&self) -> Result<Vec<Record>, StoreError> {
        self.next().records().await
    }
    async fn tombstones(&self) -> Result<BTreeSet<Tombstone>, StoreError> {
        self.next().tombstones().await
    }
    async fn settle(&self, today: NaiveDate) -> Result<(), StoreError> {
        self.next().settle(today).await
    }
    async fn log(&self) -> Result<Log, StoreError> {
        self.next().log().await
    }
    async fn tend(&self) -> Result<(), StoreError> {
        self.next().tend().await
    }
    async fn check(&self) -> Result<(), StoreError> {
        self.next().check().await
    }
}
