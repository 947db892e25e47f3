//! What is done now and then: counts are written, interviews that nobody comes back to are ended,
//! and rows lose their order.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use tokio::sync::watch;

use super::session::Found;
use super::site::{ServedSurvey, Site};
use mitreden_base::diagnostics::listed;
use mitreden_define::survey::Mode;
use mitreden_keep::journal::Begun;
use mitreden_keep::online::KeepOutcome;
use mitreden_keep::store::StoreError;

/// How often counts are written, and the stores are checked.
const ROUND: Duration = Duration::from_secs(5);
/// After so many rounds the other upkeep is done, too: about once an hour.
const ROUNDS: u32 = 720;
/// After so many days an interview in a survey without an end counts as broken off.
const PATIENCE: Days = Days::new(365);
/// How many days after the last day of a survey interviews under way may be finished.
const GRACE: Days = Days::new(1);

/// Keeps the stores in order until the server is told to stop.
pub(super) async fn sweep(site: Arc<Site>, mut stopped: watch::Receiver<bool>) {
    let mut round = 0;
    let mut told = vec![String::new(); site.surveys.len()];
    tell_aside(&site).await;
    loop {
        if round % ROUNDS == 0 {
            tidy(&site).await;
        }
        round += 1;
        let is_over = tokio::select! {
            () = tokio::time::sleep(ROUND) => false,
            _ = stopped.changed() => true,
        };
        if is_over {
            return;
        }
        write_counts(&site).await;
        tend(&site, &mut told).await;
    }
}

/// Tells, once, of interviews that are neither resumed nor ended here, as their mode is unknown.
async fn tell_aside(site: &Site) {
    for served in &site.surveys {
        let survey = served.survey().id.as_str();
        match served.store.aside().await {
            Ok(aside) if aside.is_empty() => {}
            Ok(aside) => {
                let modes: BTreeSet<&str> = aside.iter().map(|one| &one.mode[..]).collect();
                let modes = listed(modes);
                tracing::warn!(
                    survey,
                    interviews = aside.len(),
                    modes,
                    "interviews of modes that this version does not know stay as they are: a newer one may have begun them"
                );
            }
            Err(error) => {
                tracing::warn!(survey, %error, "could not look for interviews of modes that are not known");
            }
        }
    }
}

/// Looks after the stores; the same trouble is told once, as long as it lasts.
async fn tend(site: &Site, told: &mut [String]) {
    for (served, told) in site.surveys.iter().zip(told) {
        let now =
            served.store.tend().await.err().map(|error| error.to_string()).unwrap_or_default();
        if now != *told && !now.is_empty() {
            tracing::error!(
                survey = served.survey().id.as_str(),
                error = now,
                "the store cannot be used"
            );
        }
        *told = now;
    }
}

async fn write_counts(site: &Site) {
    let today = (site.clock)().date();
    for (at, served) in site.surveys.iter().enumerate() {
        let counts = site.metrics.take(at);
        if !counts.is_empty() && served.store.count(today, &counts).await.is_err() {
            site.metrics.give_back(at, &counts);
        }
    }
}

/// Writes the counts after the last page, and removes what tells in which order today's answers
/// came in, should nobody start a server here again.
pub(super) async fn farewell(site: &Site) {
    write_counts(site).await;
    let Some(tomorrow) = (site.clock)().date().succ_opt() else { return };
    for served in &site.surveys {
        if let Err(error) = served.settle(tomorrow).await {
            tracing::warn!(survey = served.survey().id.as_str(), %error, "could not tidy up");
        }
    }
}

async fn tidy(site: &Site) {
    site.limits.forget();
    let today = (site.clock)().date();
    for served in &site.surveys {
        let survey = served.survey().id.as_str();
        match tidy_survey(served, today).await {
            Ok(0) => {}
            Ok(ended) => tracing::info!(survey, ended, "interviews nobody came back to were ended"),
            Err(error) => tracing::warn!(survey, %error, "could not tidy up"),
        }
    }
}

/// Ends what nobody can come back to; how many there were. As long as a survey is open no interview
/// runs out, but on the town's tablet nobody was given a code.
async fn tidy_survey(served: &ServedSurvey, today: NaiveDate) -> Result<usize, StoreError> {
    let survey = served.survey();
    let is_over = survey
        .closes
        .is_some_and(|closes| closes.checked_add_days(GRACE).is_some_and(|last| today > last));
    let long_ago = today.checked_sub_days(PATIENCE).unwrap_or(today);
    let goes_on = |begun: &Begun| {
        !is_over && begun.mode != Mode::Kiosk && (survey.closes.is_some() || begun.day >= long_ago)
    };
    let may_end = is_over || survey.closes.is_none() || survey.modes.contains(&Mode::Kiosk);
    let mut ended = 0;
    let pending = if may_end { served.store.begun_before(today).await? } else { Vec::new() };
    for pending in pending.into_iter().filter(|pending| !goes_on(&pending.begun)) {
        if let Found::Open(session) = served.find(&pending.begun.id).await?
            && session.abandon(served).await? == KeepOutcome::Kept
        {
            ended += 1;
        }
    }
    served.settle(today).await?;
    Ok(ended)
}
