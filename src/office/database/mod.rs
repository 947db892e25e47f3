//! Where online answers are kept: in the town's folder, or in the database that is named.

pub mod noted;

use std::sync::Arc;

use crate::failure::Failure;
use crate::results::STORE;
use crate::town::Folder;
use mitreden_define::survey::Survey;
use mitreden_keep::journal::Aside;
use mitreden_keep::online::{OnlineCounts, OnlineStore, Postgres, Sqlite};
use mitreden_keep::store::Store;
use mitreden_keep::tombstone::Key;

/// The `PostgreSQL` database that several servers share, where one is named.
#[derive(Clone, Debug, Default)]
pub struct Server {
    /// The address of the database, as `postgres://host/db`.
    pub url: Option<String>,
}

impl Server {
    /// The store of a survey in the database that is named.
    pub async fn database(&self, survey: &str) -> Result<Postgres, Failure> {
        let url = self.url.as_deref().unwrap_or_default();
        Ok(Postgres::open(url, survey, Key::fresh).await?)
    }

    /// Counts a survey's online events, in the town's folder and in the database that is named.
    pub fn counted(&self, local: Option<&Store>, survey: &Survey) -> Result<OnlineTally, Failure> {
        let mut online = local.map(Store::counts).transpose()?.unwrap_or_default();
        let mut invitations = local.map(Store::invitations).transpose()?.unwrap_or_default();
        let mut aside = local.map(Store::aside).transpose()?.unwrap_or_default();
        let mut news = 0;
        if self.url.is_some() {
            let (counts, (all, used), withdrawn, theirs) = runtime()?.block_on(async {
                let store = self.database(survey.id.as_str()).await?;
                let withdrawn = (*store.key(), store.tombstones().await?);
                let (counts, theirs) = (store.counts().await?, store.aside().await?);
                Ok::<_, Failure>((counts, store.invitations().await?, withdrawn, theirs))
            })?;
            let (key, tombstones) = withdrawn;
            aside.extend(theirs);
            news = local.map(|local| local.lacks(&key, &tombstones)).transpose()?.unwrap_or(0);
            counts.iter().for_each(|(word, n)| online.add_word(word, n));
            invitations = (invitations.0 + all, invitations.1 + used);
        }
        Ok(OnlineTally { online, invitations, news, aside })
    }

    /// Opens the store of a survey, which is made if need be.
    pub async fn open(
        &self,
        folder: &Folder,
        survey: &Survey,
    ) -> Result<Arc<dyn OnlineStore>, Failure> {
        if self.url.is_some() {
            return Ok(Arc::new(self.database(survey.id.as_str()).await?));
        }
        let results = folder.results(survey);
        folder.make(&results)?;
        Ok(Arc::new(Sqlite::open(&results.join(STORE), Key::fresh)?))
    }
}

/// The online counts of a survey.
pub struct OnlineTally {
    /// How often each event happened.
    pub online: OnlineCounts,
    /// How many invitations there are, and how many of them were used.
    pub invitations: (usize, usize),
    /// How many interviews were withdrawn in the database of which the folder does not know yet.
    pub news: usize,
    /// Interviews under way in modes that this version does not know.
    pub aside: Vec<Aside>,
}

/// The runtime that drives the stores, which wait for disks and networks.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| Failure::user("failure-serve-runtime").word("error", error.to_string()))
}
