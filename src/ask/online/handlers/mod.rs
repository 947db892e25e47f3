//! What is answered to each address.

mod about;
mod begin;
mod code;
mod go;
mod visit;

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::HeaderMap;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};

use super::guard::guard;
use super::site::Site;
use super::view;

/// The router of all addresses.
pub(super) fn router(site: Arc<Site>) -> Router {
    let style = site.assets.style.1.clone();
    let script = site.assets.script.1.clone();
    Router::new()
        .route("/", get(about::home))
        .route("/privacy", get(about::privacy))
        .route("/imprint", get(about::imprint))
        .route("/accessibility", get(about::accessibility))
        // The short address of printed forms and letters.
        .route("/{survey}", get(begin::back_to_start))
        .route("/s/{survey}", get(begin::start))
        .route("/s/{survey}/begin", get(begin::back_to_start).post(begin::begin))
        .route("/s/{survey}/go", get(go::now).post(go::take))
        .route("/s/{survey}/pause", get(go::pause))
        .route("/s/{survey}/done", get(go::done))
        .route("/s/{survey}/still", get(go::still))
        .route("/s/{survey}/leave", get(begin::back_to_start).post(go::leave))
        .route("/s/{survey}/resume", get(code::resume_page).post(code::resume))
        .route("/s/{survey}/withdraw", get(code::withdraw_page).post(code::withdraw))
        .route(
            &style,
            get(|State(site): State<Arc<Site>>| async move {
                asset("text/css", site.assets.style.0.clone())
            }),
        )
        .route(
            &script,
            get(|State(site): State<Arc<Site>>| async move {
                asset("text/javascript", site.assets.script.0.to_owned())
            }),
        )
        .fallback(not_there)
        .method_not_allowed_fallback(not_so)
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard))
        .with_state(site)
}

/// Answers with a file whose address is made from its content, so that it never changes.
fn asset(kind: &str, content: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
    ];
    (headers, content).into_response()
}

async fn not_there(State(site): State<Arc<Site>>, headers: HeaderMap) -> Response {
    view::plain(&site, &headers, StatusCode::NOT_FOUND, "online-not-there")
}

async fn not_so(State(site): State<Arc<Site>>, headers: HeaderMap) -> Response {
    view::plain(&site, &headers, StatusCode::METHOD_NOT_ALLOWED, "online-not-there")
}
