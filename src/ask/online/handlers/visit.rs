//! Who asks for what, as far as it matters: which survey, in which language, with which code.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{FromRequestParts, Path};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use crate::online::most::Most;
use crate::online::own;
use crate::online::sealed;
use crate::online::site::{ServedSurvey, Site, language};
use crate::online::view::{self, PageLanguage};
use mitreden_define::survey::Survey;
use mitreden_keep::store::StoreError;
use mitreden_keep::token::Token;
use mitreden_web::address::Prefix;
use mitreden_web::address::host_of;
use mitreden_web::fields::FormFields;

/// How many bytes of a form that is too large are read and dropped, so that the browser shows why:
/// it would tell of a broken connection otherwise.
const FORGOTTEN: usize = 16 * 1024 * 1024;
/// How long a form may take to arrive: enough for slow phones, but no line stays open for ever.
const LONGEST: Duration = Duration::from_secs(30);
/// How many days a browser keeps the code of an interview in a survey without an end.
const MAX_DAYS: i64 = 365;
/// How many days after the survey's end a browser still keeps the code.
const AFTER: i64 = 30;

/// A request for a page of a survey.
pub(super) struct Visit {
    pub(super) site: Arc<Site>,
    /// The survey's place among the site's.
    pub(super) at: usize,
    pub(super) query: FormFields,
    pub(super) headers: HeaderMap,
    pub(super) sender: Prefix,
}

impl FromRequestParts<Arc<Site>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let not_there = |headers: &HeaderMap| {
            view::plain(site, headers, StatusCode::NOT_FOUND, "online-not-there")
        };
        let id = Path::<String>::from_request_parts(parts, site)
            .await
            .map_err(|_| not_there(&parts.headers))?;
        let (at, _) = site.served(&id).ok_or_else(|| not_there(&parts.headers))?;
        let sender =
            parts.extensions.get::<Prefix>().copied().ok_or_else(|| not_there(&parts.headers))?;
        Ok(Self {
            site: Arc::clone(site),
            at,
            query: query(&parts.uri),
            headers: parts.headers.clone(),
            sender,
        })
    }
}

/// The fields after the question mark of an address.
pub(super) fn query(uri: &Uri) -> FormFields {
    FormFields::parse(uri.query().unwrap_or_default().as_bytes())
}

/// The languages that a browser asks for.
pub(super) fn accepted(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()
}

impl Visit {
    pub(super) fn served(&self) -> &ServedSurvey {
        // Found when the visit began; the list of surveys never changes.
        &self.site.surveys[self.at]
    }

    pub(super) fn survey(&self) -> &Survey {
        self.served().survey()
    }

    /// Language and words for a page outside an interview.
    pub(super) fn language(&self) -> PageLanguage<'_> {
        self.look_in(self.query.one("lang"))
    }

    pub(super) fn look_in(&self, wanted: Option<&str>) -> PageLanguage<'_> {
        PageLanguage::new(
            &self.site,
            language(&self.survey().languages, wanted, accepted(&self.headers)),
        )
    }

    /// The code that the browser keeps for this survey.
    pub(super) fn token(&self) -> Option<Token> {
        let name = self.cookie_name();
        let lines =
            self.headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs =
            lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let value = pairs.find(|(known, _)| *known == name)?.1;
        sealed::open(self.served().store.key(), value)
    }

    fn cookie_name(&self) -> String {
        cookie_name(self.survey())
    }

    /// Leads to another page, and makes the browser keep a code or forget it.
    pub(super) fn redirect_with(&self, page: &str, token: Option<&Token>) -> Response {
        self.keeping(self.redirect(page), token)
    }

    /// Makes the browser keep a code, or forget it, with an answer.
    pub(super) fn keeping(&self, mut response: Response, token: Option<&Token>) -> Response {
        set_cookie(&self.site, self.served(), &self.headers, token, &mut response);
        response
    }

    /// Leads to another page of the survey.
    pub(super) fn redirect(&self, page: &str) -> Response {
        let slash = if page.is_empty() || page.starts_with('?') { "" } else { "/" };
        Redirect::to(&format!("/s/{}{slash}{page}", self.survey().id)).into_response()
    }

    /// The public address of the site: as the town's file says, else as the browser asked for it.
    pub(super) fn origin(&self) -> String {
        let told = self.site.profile.url.as_deref().map(|url| url.trim_end_matches('/').to_owned());
        let host = || {
            self.headers
                .get(header::HOST)
                .and_then(|host| host.to_str().ok())
                .map(|host| format!("http://{host}"))
        };
        told.or_else(host).unwrap_or_default()
    }

    /// The length that a body is said to have.
    pub(super) fn length(&self) -> Option<usize> {
        self.headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
    }

    /// Reads the body of a posted form, of limited length and within limited time.
    pub(super) async fn body(&self, body: Body, most: usize) -> Result<Vec<u8>, Response> {
        // Whoever asks before sending it is told at once.
        let asks = self.headers.get(header::EXPECT).is_some();
        if asks && self.length().is_some_and(|length| length > most) {
            return Err(self.too_large());
        }
        match tokio::time::timeout(LONGEST, up_to(body, most)).await {
            Ok(Ok(Some(bytes))) => Ok(bytes),
            Ok(Ok(None) | Err(_)) => Err(self.too_large()),
            Err(_) => Err(view::plain(
                &self.site,
                &self.headers,
                StatusCode::REQUEST_TIMEOUT,
                "online-too-slow",
            )),
        }
    }

    /// Reads a posted form of a page without questions.
    pub(super) async fn form(&self, body: Body) -> Result<FormFields, Response> {
        let bytes = self.body(body, Most::PLAIN.bytes).await?;
        FormFields::few(&bytes, Most::PLAIN.values).ok_or_else(|| self.too_large())
    }

    /// Answers that too many wrong codes were tried from an address.
    pub(super) fn too_many_codes(&self) -> Response {
        view::plain(
            &self.site,
            &self.headers,
            StatusCode::TOO_MANY_REQUESTS,
            "online-too-many-codes",
        )
    }

    /// Answers that a form is larger than any page's can be.
    pub(super) fn too_large(&self) -> Response {
        view::plain(&self.site, &self.headers, StatusCode::PAYLOAD_TOO_LARGE, "online-too-large")
    }

    /// Answers that too much comes from an address to be kept: the form can be sent again as it is.
    pub(super) fn too_much(&self, form: &FormFields) -> Response {
        self.site.metrics.limited.fetch_add(1, Ordering::Relaxed);
        self.once_more(StatusCode::TOO_MANY_REQUESTS, "online-too-much", form)
    }

    /// Answers that the store could not be used.
    pub(super) fn trouble(&self, error: &StoreError) -> Response {
        self.note_trouble(error);
        view::plain(&self.site, &self.headers, StatusCode::SERVICE_UNAVAILABLE, "online-trouble")
    }

    /// Answers that a form could not be kept: it can be sent again as it is.
    pub(super) fn unsaved(&self, error: &StoreError, form: &FormFields) -> Response {
        self.note_trouble(error);
        self.once_more(StatusCode::SERVICE_UNAVAILABLE, "online-unsaved-how", form)
    }

    fn once_more(&self, status: StatusCode, why: &str, form: &FormFields) -> Response {
        let page = view::unsaved(self.look_in(form.one(own::LANG)), self.survey(), why, form);
        let mut response = show(status, page);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
        response
    }

    fn note_trouble(&self, error: &StoreError) {
        self.site.metrics.trouble.fetch_add(1, Ordering::Relaxed);
        tracing::error!(%error, "the store cannot be used");
    }
}

/// Makes the browser forget every interview.
pub(super) fn forget_all(site: &Site, headers: &HeaderMap, response: &mut Response) {
    site.surveys.iter().for_each(|served| set_cookie(site, served, headers, None, response));
}

fn cookie_name(survey: &Survey) -> String {
    format!("interview-{}", survey.id)
}

fn set_cookie(
    site: &Site,
    served: &ServedSurvey,
    headers: &HeaderMap,
    token: Option<&Token>,
    response: &mut Response,
) {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let is_safe =
        site.profile.url.as_deref().filter(|url| url.starts_with("https:")).and_then(host_of)
            == host;
    let (name, survey) = (cookie_name(served.survey()), served.survey());
    let value = token.map_or_else(String::new, |token| sealed::seal(served.store.key(), token));
    let age = match token {
        None => "; Max-Age=0".to_owned(),
        // The town's tablet keeps nothing that outlives its browser.
        Some(_) if site.settings.kiosk => String::new(),
        Some(_) => format!("; Max-Age={}", cookie_days(site, survey) * 24 * 60 * 60),
    };
    let secure = if is_safe { "; Secure" } else { "" };
    let cookie =
        format!("{name}={value}; Path=/s/{}{age}; HttpOnly; SameSite=Lax{secure}", survey.id);
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// The browser keeps a code for as long as the survey is open, and a while after it: nobody has to
/// begin anew.
fn cookie_days(site: &Site, survey: &Survey) -> i64 {
    let left =
        survey.closes.map(|closes| (closes - (site.clock)().date()).num_days().max(0) + AFTER);
    left.unwrap_or(MAX_DAYS).min(MAX_DAYS)
}

/// All bytes of a body, or none if there are more than so many.
async fn up_to(mut body: Body, most: usize) -> Result<Option<Vec<u8>>, axum::Error> {
    let (mut bytes, mut length) = (Vec::new(), 0_usize);
    while let Some(frame) =
        std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await
    {
        let Ok(piece) = frame?.into_data() else { continue };
        length += piece.len();
        if length <= most {
            bytes.extend_from_slice(&piece);
        } else if length > most.saturating_add(FORGOTTEN) {
            break;
        }
    }
    Ok((length <= most).then_some(bytes))
}

/// An answer with a page and a status.
pub(super) fn show(status: StatusCode, page: Markup) -> Response {
    (status, page).into_response()
}
