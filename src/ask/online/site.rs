//! What the server knows as long as it runs: the town, its surveys and where their answers are
//! kept.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{NaiveDate, NaiveDateTime};

use super::limits::Limits;
use super::metrics::Metrics;
use super::most::{Most, Room};
use crate::interview::Plan;
use mitreden_base::locale::Lang;
use mitreden_define::survey::{Mode, Survey, read_archive};
use mitreden_define::town::Profile;
use mitreden_keep::online::{Log, OnlineStore};
use mitreden_keep::store::StoreError;
use mitreden_keep::tombstone::{Key, Tombstone};
use mitreden_web::address::Proxies;
use mitreden_web::assets::Assets;

/// A clock, which tells the time.
pub type Clock = Arc<dyn Fn() -> NaiveDateTime + Send + Sync>;
/// Fills bytes at random, so that nobody can guess them.
pub type Fill = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// A function that is told what was withdrawn, under the key of the store.
pub type Settled = Arc<dyn Fn(&Key, BTreeSet<Tombstone>) -> Result<(), StoreError> + Send + Sync>;

/// How the server runs.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Whether it runs on a tablet of the town's: after each person the survey begins anew.
    pub kiosk: bool,
    /// Whether it is for practice: nothing is kept, and every page says so.
    pub practice: bool,
    /// The proxies whose word is taken for where a request came from.
    pub proxies: Proxies,
}

/// A version of a survey, and the most that its forms hold.
#[derive(Debug)]
pub(super) struct Version {
    pub(super) plan: Arc<Plan>,
    pub(super) room: Room,
}

impl Version {
    fn of(plan: Arc<Plan>) -> Arc<Self> {
        let room = Room::of(&plan);
        Arc::new(Self { plan, room })
    }
}

/// A survey that is asked.
pub struct ServedSurvey {
    /// The version that is asked now.
    now: Arc<Version>,
    /// The store that its answers are kept in.
    pub store: Arc<dyn OnlineStore>,
    /// The function that is called after the store has settled.
    settled: Option<Settled>,
    /// The log that the store keeps for itself.
    pub log: Log,
    /// The earlier versions that interviews began with.
    older: Mutex<HashMap<String, Arc<Version>>>,
}

impl ServedSurvey {
    /// Makes a survey ready.
    pub fn new(plan: Arc<Plan>, store: Arc<dyn OnlineStore>) -> Self {
        Self {
            now: Version::of(plan),
            store,
            settled: None,
            log: Log::OwnFile,
            older: Mutex::default(),
        }
    }

    /// Sets what log the store keeps for itself.
    #[must_use]
    pub fn noting(mut self, log: Log) -> Self {
        self.log = log;
        self
    }

    /// What was withdrawn goes from what was made of all answers, too: this is done each time the
    /// store has settled.
    #[must_use]
    pub fn then(mut self, settled: Settled) -> Self {
        self.settled = Some(settled);
        self
    }

    /// Sees to it that nothing tells in which order answers came, nor still holds what was
    /// withdrawn.
    pub(super) async fn settle(&self, today: NaiveDate) -> Result<(), StoreError> {
        self.store.settle(today).await?;
        let Some(settled) = self.settled.clone() else { return Ok(()) };
        let (key, tombstones) = (*self.store.key(), self.store.tombstones().await?);
        let done = tokio::task::spawn_blocking(move || settled(&key, tombstones)).await;
        done.unwrap_or_else(|error| {
            tracing::error!(survey = %self.survey().id, %error, "what was withdrawn may still be in what was made of all answers: tried again");
            Ok(())
        })
    }

    /// The survey.
    pub fn survey(&self) -> &Survey {
        self.now.plan.survey()
    }

    /// The most that any of its forms holds, as far as its versions are known.
    pub(super) fn most(&self) -> Most {
        let older = self.older.lock().unwrap_or_else(PoisonError::into_inner);
        older.values().fold(self.now.room.any, |most, version| most.or(version.room.any))
    }

    /// The version of the survey with a fingerprint: this one, or an earlier one as it was
    /// archived.
    pub(super) async fn version(&self, hash: &str) -> Result<Option<Arc<Version>>, StoreError> {
        if hash == self.survey().definition.hash {
            return Ok(Some(Arc::clone(&self.now)));
        }
        if let Some(known) = self.older.lock().unwrap_or_else(PoisonError::into_inner).get(hash) {
            return Ok(Some(Arc::clone(known)));
        }
        let Some(definition) = self.store.definition(hash).await? else { return Ok(None) };
        let Some(survey) = read_archive(&definition) else { return Ok(None) };
        let Ok(plan) = Plan::new(survey) else { return Ok(None) };
        let version = Version::of(plan);
        self.older
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(hash.to_owned(), Arc::clone(&version));
        Ok(Some(version))
    }
}

/// The site that the server serves.
pub struct Site {
    /// The town's name, languages and addresses.
    pub profile: Profile,
    /// The surveys that are asked, in the order of their ids.
    pub surveys: Vec<ServedSurvey>,
    /// How the server runs.
    pub settings: Settings,
    /// Tells the time.
    pub clock: Clock,
    /// Gives random bytes.
    pub fill: Fill,
    /// What was counted since the start.
    pub(super) metrics: Metrics,
    pub(super) limits: Limits,
    /// Whether a warning was given that a proxy is not trusted.
    pub(super) has_warned: AtomicBool,
    pub(super) assets: Assets,
}

impl Site {
    /// A site of these surveys.
    pub fn new(
        profile: Profile,
        surveys: Vec<ServedSurvey>,
        settings: Settings,
        clock: Clock,
        fill: Fill,
    ) -> Self {
        let assets = Assets::new(profile.colour.as_deref());
        let metrics = Metrics::new(surveys.len());
        Self {
            profile,
            surveys,
            settings,
            clock,
            fill,
            metrics,
            limits: Limits::default(),
            has_warned: AtomicBool::new(false),
            assets,
        }
    }

    /// The survey with an id, and its place.
    pub(super) fn served(&self, id: &str) -> Option<(usize, &ServedSurvey)> {
        self.surveys.iter().enumerate().find(|(_, served)| served.survey().id == *id)
    }

    /// The mode in which answers come in on this site.
    pub(super) fn mode(&self) -> Mode {
        if self.settings.kiosk { Mode::Kiosk } else { Mode::Online }
    }
}

/// The first of the languages that a page may be in that somebody wants: by the address, else by
/// the browser.
pub(super) fn language<'l>(
    offered: &'l [String],
    wanted: Option<&str>,
    accept: Option<&str>,
) -> &'l str {
    let speaks = |tag: &str| offered.iter().find(|known| known.eq_ignore_ascii_case(tag));
    let accepted =
        accept.unwrap_or_default().split(',').take(20).filter_map(|range| range.split(';').next());
    let accepted = accepted
        .flat_map(|range| [range.trim(), range.trim().split('-').next().unwrap_or_default()]);
    let found = wanted.into_iter().chain(accepted).find_map(speaks);
    found.or(offered.first()).map_or(Lang::En.tag(), String::as_str)
}
