//! What stands before every page: limits, where a form was sent from, and what every answer has.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use mitreden_web::address::Peer;
use mitreden_web::guard::{harden, is_from_here, is_public};
use mitreden_web::rest::shared;
use mitreden_web::squeeze::{squeeze, takes_gzip};

use super::site::Site;
use super::view;

/// Says once that a proxy's word is not taken: all its visitors count as one then, and one of them
/// may lock out all others.
fn warn_of_proxy(site: &Site, peer: IpAddr, headers: &HeaderMap) {
    if let Some(line) = site.settings.proxies.lacking(peer, headers)
        && !site.has_warned.swap(true, Ordering::Relaxed)
    {
        tracing::warn!(
            "a proxy that is not trusted passes visitors on (X-Forwarded-For): all of them count as one, and share one limit; \
             if it is yours, start with {line}"
        );
    }
}

/// Passes a request on if it may be, and adds the headers that every answer has.
pub(super) async fn guard(
    State(site): State<Arc<Site>>,
    ConnectInfo(Peer(peer)): ConnectInfo<Peer>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let (mut request, rest) = shared(request);
    let sender = site.settings.proxies.sender(peer, request.headers());
    request.extensions_mut().insert(sender);
    warn_of_proxy(&site, peer, request.headers());
    let headers = request.headers();
    let url = site.profile.url.as_deref();
    let is_public = is_public(headers, url);
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path();
    let is_small = takes_gzip(headers);
    let is_asset = path == site.assets.style.1 || path == site.assets.script.1;
    let mut response = if !is_asset && !site.limits.page(sender) {
        site.metrics.limited.fetch_add(1, Ordering::Relaxed);
        view::plain(&site, request.headers(), StatusCode::TOO_MANY_REQUESTS, "online-too-many")
    } else if !safe && !is_from_here(headers, url) {
        view::plain(&site, request.headers(), StatusCode::FORBIDDEN, "online-elsewhere")
    } else {
        next.run(request).await
    };
    if is_small {
        response = squeeze(response).await;
    }
    harden(response.headers_mut(), is_public);
    if !rest.forget().await {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    let status = response.status();
    site.metrics.page(status.as_u16(), begun.elapsed());
    tracing::debug!(status = status.as_u16(), micros = begun.elapsed().as_micros(), "page");
    response
}
