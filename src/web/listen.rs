//! Connections: taken, cut off where they are too slow, and on stopping let finish what is under
//! way.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tower_service::Service;

use super::address::Peer;

/// How long a request's head may take to arrive, and how long a connection may stay idle.
const HEAD: Duration = Duration::from_secs(20);
/// The longest that a connection lives: nobody holds one for ever.
const LIFE: Duration = Duration::from_mins(10);
/// How long stopping waits for requests that are under way.
const FAREWELL: Duration = Duration::from_secs(20);
/// How many connections may be open at once; more wait until one ends.
const CONNECTIONS: usize = 8_192;

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

    /// Takes connections until told to stop, then waits for those that are open.
    pub async fn take(self, router: Router, mut stopped: watch::Receiver<bool>) {
        let listener = self.0;
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
                async move {
                    Ok::<Response, Infallible>(answer.await.unwrap_or_else(|never| match never {}))
                }
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
}
