//! What is done now and then: counts are written, interviews that nobody comes back to are ended, and rows lose their order.

use std::sync::Arc;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use tokio::sync::watch;

use super::site::{Desk, Site};
use super::sitting::Found;
use crate::keep::online::Keeping;
use crate::keep::store::StoreError;

/// How often counts are written.
const COUNTS: Duration = Duration::from_secs(10);
/// After so many rounds of that the rest is done, too: about once an hour.
const ROUNDS: u32 = 360;
/// An interview that was begun so many days ago counts as broken off.
const PATIENCE: Days = Days::new(14);
/// After the last day of a survey interviews under way may be finished for so many days.
const GRACE: Days = Days::new(1);

/// Until told to stop; what was counted is written once more at the end.
pub(super) async fn sweep(site: Arc<Site>, mut stopped: watch::Receiver<bool>) {
    let mut round = 0;
    loop {
        if round % ROUNDS == 0 {
            tidy(&site).await;
        }
        round += 1;
        let is_over = tokio::select! {
            () = tokio::time::sleep(COUNTS) => false,
            _ = stopped.changed() => true,
        };
        write_counts(&site).await;
        if is_over {
            return;
        }
    }
}

async fn write_counts(site: &Site) {
    let today = (site.clock)().date();
    for (at, desk) in site.desks.iter().enumerate() {
        let counts = site.metrics.take(at);
        if !counts.is_empty() && desk.store.count(today, &counts).await.is_err() {
            site.metrics.give_back(at, &counts);
        }
    }
}

async fn tidy(site: &Site) {
    site.limits.forget();
    let today = (site.clock)().date();
    for desk in &site.desks {
        let survey = desk.survey().id.as_str();
        match tidy_desk(desk, today).await {
            Ok(0) => {}
            Ok(ended) => tracing::info!(survey, ended, "interviews nobody came back to were ended"),
            Err(error) => tracing::warn!(survey, %error, "could not tidy up"),
        }
    }
}

/// Ends what nobody comes back to; how many there were.
async fn tidy_desk(desk: &Desk, today: NaiveDate) -> Result<usize, StoreError> {
    let is_over = desk.survey().closes.is_some_and(|closes| closes.checked_add_days(GRACE).is_some_and(|last| today > last));
    let before = if is_over { Some(today) } else { today.checked_sub_days(PATIENCE) };
    let mut ended = 0;
    for pending in desk.store.begun_before(before.unwrap_or(today)).await? {
        if let Found::Open(sitting) = desk.find(&pending.begun.id).await?
            && sitting.abandon(desk).await? == Keeping::Kept
        {
            ended += 1;
        }
    }
    desk.store.settle(today).await?;
    Ok(ended)
}
