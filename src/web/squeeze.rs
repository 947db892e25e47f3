//! Long pages go out compressed: a page of a large table is to be as quick on a bus as a page of
//! one question.

use std::io::Write;

use axum::body::{Body, HttpBody, to_bytes};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Answers shorter than this are sent as they are: compressing them saves next to nothing.
const SHORT: u64 = 4 * 1024;

/// Whether a browser takes gzip.
pub fn takes_gzip(headers: &HeaderMap) -> bool {
    let all = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    all.flat_map(|line| line.split(',')).any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let is_gzip = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        // `q=0` means: anything but this.
        is_gzip
            && parts.all(|part| {
                part.strip_prefix("q=").is_none_or(|q| q.parse::<f32>().is_ok_and(|q| q > 0.0))
            })
    })
}

/// Compresses an answer if it is long.
pub async fn squeeze(response: Response) -> Response {
    if response.body().size_hint().lower() < SHORT {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // What is answered is in memory as a whole.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let done = encoder.write_all(&bytes).and_then(|()| encoder.finish());
    // Writing to memory does not fail.
    let Ok(small) = done else { return Response::from_parts(parts, Body::from(bytes)) };
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(small))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn only_who_takes_gzip_gets_it() {
        let headers =
            |text: &str| HeaderMap::from_iter([(header::ACCEPT_ENCODING, text.parse().unwrap())]);
        assert!(takes_gzip(&headers("br, gzip;q=0.8")) && takes_gzip(&headers("GZIP")));
        for other in ["", "br", "gzip;q=0", "xgzip"] {
            assert!(!takes_gzip(&headers(other)), "{other}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }

    #[tokio::test]
    async fn a_long_page_comes_out_as_it_went_in() {
        let long = "<label class=\"box\">".repeat(2_000);
        let response = squeeze(Response::new(Body::from(long.clone()))).await;
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "gzip");
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        assert!(bytes.len() < long.len() / 10);
        let mut read = String::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut read).unwrap();
        assert_eq!(read, long);
        let short = squeeze(Response::new(Body::from("short"))).await;
        assert!(!short.headers().contains_key(header::CONTENT_ENCODING));
    }
}
