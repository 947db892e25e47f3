//! Connections: taken, cut off where they are too slow, and on stopping let finish what is under way.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower_service::Service;

use super::handlers::router;
use super::site::Site;
use super::sweep;

/// How long a request's head may take to arrive, and how long a connection may stay idle.
const HEAD: Duration = Duration::from_secs(20);
/// The longest a connection lives: nobody holds one for ever.
const LIFE: Duration = Duration::from_mins(10);
/// How long stopping waits for what is under way.
const FAREWELL: Duration = Duration::from_secs(20);
/// Connections at once. More wait until one ends.
const CONNECTIONS: usize = 8_192;

/// Who is at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) IpAddr);

/// An address that is listened on.
#[derive(Debug)]
pub struct Listening(TcpListener);

/// Listens on an address.
pub async fn listen(address: SocketAddr) -> io::Result<Listening> {
    TcpListener::bind(address).await.map(Listening)
}

impl Listening {
    /// The address, with the port that was given where any would do.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }

    /// Serves the site until told to stop, and a second address with what is known of the server itself; returns when all
    /// that was under way is finished.
    pub async fn serve(self, monitor: Option<Self>, site: Arc<Site>, stop: impl Future<Output = ()>) {
        let (done, stopped) = tokio::sync::watch::channel(false);
        let sweeper = tokio::spawn(sweep::sweep(Arc::clone(&site), stopped.clone()));
        let watched = monitor.map(|monitor| tokio::spawn(take(monitor.0, watching(Arc::clone(&site)), stopped.clone())));
        let pages = tokio::spawn(take(self.0, router(Arc::clone(&site)), stopped));
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
}

/// Takes connections until told to stop, then waits for those that are open.
async fn take(listener: TcpListener, router: Router, mut stopped: tokio::sync::watch::Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopped.changed() => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file handles, most likely: some will be closed soon.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        // Small pages are not to wait for more.
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(Peer(peer.ip())));
            let answer = router.clone().call(request.map(Body::new));
            async move { Ok::<Response, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .max_buf_size(64 * 1024)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // However it ends, it is the browser's affair.
            let _ = tokio::time::timeout(LIFE, connection).await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(FAREWELL, graceful.shutdown()).await;
}

/// What whoever runs the server asks: whether it is well, and what it has counted.
fn watching(site: Arc<Site>) -> Router {
    Router::new().route("/health", get(health)).route("/metrics", get(metrics)).with_state(site)
}

async fn health(State(site): State<Arc<Site>>) -> Response {
    for desk in &site.desks {
        if let Err(error) = desk.store.check().await {
            return (StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n")).into_response();
        }
    }
    (StatusCode::OK, "ok\n").into_response()
}

async fn metrics(State(site): State<Arc<Site>>) -> String {
    let mut counts = Vec::new();
    for desk in &site.desks {
        counts.push((desk, desk.store.counts().await.ok()));
    }
    site.metrics.text(&counts)
}
