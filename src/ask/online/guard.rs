//! What stands before every page: limits, where a form was sent from, and the headers that keep browsers from doing harm.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::listen::Peer;
use super::site::Site;
use super::squeeze::{squeeze, takes_gzip};
use super::view;

/// No script, style, picture or frame but our own, and forms go nowhere else.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";
const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Nothing goes to other sites; our own forms are to say where they come from.
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Whether a form was sent from a page of this site. Browsers say so; who says nothing is no browser, and cannot be made to
/// send something in another's name.
pub(super) fn is_from_here(headers: &HeaderMap, public: Option<&str>) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else { return true };
    let from = host_of(origin);
    from.is_some() && (from == text("host") || from == public.and_then(host_of))
}

/// The host, with its port, of an address.
pub(super) fn host_of(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    rest.split('/').next().filter(|host| !host.is_empty())
}

/// Says once that a proxy's word is not taken: all its visitors count as one then, and one of them may lock out all others.
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

/// Passes a request on if it may be, and adds to the answer what every answer has.
pub(super) async fn guard(
    State(site): State<Arc<Site>>,
    ConnectInfo(Peer(peer)): ConnectInfo<Peer>,
    mut request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let sender = site.settings.proxies.sender(peer, request.headers());
    request.extensions_mut().insert(sender);
    warn_of_proxy(&site, peer, request.headers());
    let headers = request.headers();
    let is_public = site.profile.url.as_deref().filter(|url| url.starts_with("https:")).and_then(host_of)
        == headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path();
    let is_small = takes_gzip(headers);
    let is_asset = path == site.assets.style.1 || path == site.assets.script.1;
    let mut response = if !is_asset && !site.limits.page(sender) {
        site.metrics.limited.fetch_add(1, Ordering::Relaxed);
        view::plain(&site, request.headers(), StatusCode::TOO_MANY_REQUESTS, "online-too-many")
    } else if !safe && !is_from_here(headers, site.profile.url.as_deref()) {
        view::plain(&site, request.headers(), StatusCode::FORBIDDEN, "online-elsewhere")
    } else {
        next.run(request).await
    };
    if is_small {
        response = squeeze(response).await;
    }
    let own = response.headers_mut();
    for (name, value) in HEADERS {
        own.insert(name, HeaderValue::from_static(value));
    }
    if is_public {
        own.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    // Answers are not to be found in a library's browser the day after.
    own.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let status = response.status();
    site.metrics.page(status.as_u16(), begun.elapsed());
    tracing::debug!(status = status.as_u16(), micros = begun.elapsed().as_micros(), "page");
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_other_sites_are_refused() {
        let headers = |pairs: &[(&'static str, &str)]| {
            let pairs = pairs.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
            pairs.collect::<HeaderMap>()
        };
        let public = Some("https://town.example/");
        for fine in [
            &[("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")][..],
            &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")],
            &[("origin", "https://town.example"), ("host", "10.0.0.7:8080")],
            &[],
        ] {
            assert!(is_from_here(&headers(fine), public), "{fine:?}");
        }
        for foul in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "null"), ("host", "town.example")],
            &[("origin", "https://town.example.evil.example"), ("host", "town.example")],
            &[("origin", "https://town.example:444"), ("host", "town.example")],
        ] {
            assert!(!is_from_here(&headers(foul), public), "{foul:?}");
        }
    }
}
