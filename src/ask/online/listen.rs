//! The server from its start to its end: pages, what watches it, and what is done in between.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use mitreden_web::listen::Listening;

use super::handlers::router;
use super::site::Site;
use super::sweep;

/// Serves the site until told to stop, and at a second address what is known of the server itself;
/// returns when all that was under way is finished.
pub async fn serve(
    pages: Listening,
    monitor: Option<Listening>,
    site: Arc<Site>,
    stop: impl Future<Output = ()>,
) {
    let (done, stopped) = tokio::sync::watch::channel(false);
    let sweeper = tokio::spawn(sweep::sweep(Arc::clone(&site), stopped.clone()));
    let watched = monitor
        .map(|monitor| tokio::spawn(monitor.take(watching(Arc::clone(&site)), stopped.clone())));
    let pages = tokio::spawn(pages.take(router(Arc::clone(&site)), stopped));
    stop.await;
    tracing::info!("stopping");
    // Nobody can listen any more only if all have ended by themselves.
    let _ = done.send(true);
    let _ = pages.await;
    if let Some(watched) = watched {
        let _ = watched.await;
    }
    let _ = sweeper.await;
    sweep::farewell(&site).await;
    tracing::info!("stopped");
}

/// The routes for whoever runs the server: whether it is well, and what it has counted.
fn watching(site: Arc<Site>) -> Router {
    Router::new().route("/health", get(health)).route("/metrics", get(metrics)).with_state(site)
}

async fn health(State(site): State<Arc<Site>>) -> Response {
    for served in &site.surveys {
        if let Err(error) = served.store.check().await {
            return (StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n")).into_response();
        }
    }
    (StatusCode::OK, "ok\n").into_response()
}

async fn metrics(State(site): State<Arc<Site>>) -> String {
    let mut counts = Vec::new();
    for served in &site.surveys {
        counts.push((served, served.store.counts().await.ok()));
    }
    site.metrics.text(&counts)
}
