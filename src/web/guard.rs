//! What keeps browsers from doing harm: the headers every answer has, and where a form was sent
//! from.

use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};

use super::address::host_of;

/// Scripts, styles, pictures and frames come from this site alone, and forms go nowhere else.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";
const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Nothing goes to other sites; our own forms are to say where they come from.
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Adds to an answer what every answer has. At the public address, which is encrypted, browsers are
/// to come back by no other way.
pub fn harden(headers: &mut HeaderMap, is_public: bool) {
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_public {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    // What somebody was shown is not to be found in a library's browser the day after.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// Whether a request was sent to the site's public address, and encrypted.
pub fn is_public(headers: &HeaderMap, public: Option<&str>) -> bool {
    let public = public.filter(|url| url.starts_with("https:")).and_then(host_of);
    public.is_some() && public == headers.get(header::HOST).and_then(|host| host.to_str().ok())
}

/// Whether a form was sent from a page of this site. Browsers say so; who says nothing is no
/// browser, and cannot be made to send something in another's name.
pub fn is_from_here(headers: &HeaderMap, public: Option<&str>) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text("origin") else { return true };
    let from = host_of(origin);
    from.is_some() && (from == text("host") || from == public.and_then(host_of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_encrypted_public_address_is_public() {
        let host = |name: &str| HeaderMap::from_iter([(header::HOST, name.parse().unwrap())]);
        let town = Some("https://town.example/");
        assert!(is_public(&host("town.example"), town));
        assert!(!is_public(&host("127.0.0.1:8080"), town) && !is_public(&HeaderMap::new(), town));
        // Without a public address there is none, not even for who says no host.
        for plain in [None, Some("http://town.example/")] {
            assert!(
                !is_public(&HeaderMap::new(), plain) && !is_public(&host("town.example"), plain)
            );
        }
    }

    #[test]
    fn forms_of_other_sites_are_refused() {
        let headers = |pairs: &[(&'static str, &str)]| {
            let pairs = pairs
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
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
