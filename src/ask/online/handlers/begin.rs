//! The first page of a survey, and beginning an interview.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use axum::response::Response;

use super::visit::{Visit, forget_all, show};
use crate::online::sealed;
use crate::online::session::{Against, Found};
use crate::online::view::{self, PageLanguage, Welcome};
use mitreden_base::locale::Lang;
use mitreden_define::survey::Access;
use mitreden_keep::journal::Begun;
use mitreden_keep::online::{Beginning, Counted};
use mitreden_keep::token::{BadToken, Purpose, Token};
use mitreden_web::fields::FormFields;

/// The flag of an interview whose form had a field filled in that no person sees.
const TRAPPED: &str = "honeypot";

/// Why a survey cannot be begun today, in words, if it cannot.
fn not_open(visit: &Visit, language: PageLanguage<'_>) -> Option<String> {
    let survey = visit.survey();
    let today = (visit.site.clock)().date();
    let day = |day| [("day", Lang::date(language.lang(), day).into())];
    match (survey.opens, survey.closes) {
        (Some(opens), _) if today < opens => Some(language.tell("online-not-yet", &day(opens))),
        (_, Some(closes)) if today > closes => Some(language.tell("online-no-more", &day(closes))),
        _ => None,
    }
    // Whoever tries it out need not wait.
    .filter(|_| !visit.site.settings.practice)
}

/// Whether only an invitation lets somebody begin; to try the survey out needs none.
fn is_invited(visit: &Visit) -> bool {
    visit.survey().access == Access::Invitation && !visit.site.settings.practice
}

pub(super) async fn start(method: Method, visit: Visit) -> Response {
    // Who only asks for the head of a page sees nothing.
    if method == Method::GET && not_open(&visit, visit.language()).is_none() {
        visit.site.metrics.note(visit.at, Counted::View, 1);
    }
    if !visit.site.settings.kiosk {
        return welcome(&visit, visit.language(), StatusCode::OK, &FormFields::default(), &[])
            .await;
    }
    // On the town's tablet this page begins anew: whoever was there before is forgotten, and only
    // the form of this very page begins an interview, none that was left in the browser.
    let fresh = written_code(&visit, &FormFields::default());
    let mut form = FormFields::default();
    form.push("code", sealed::seal(visit.served().store.key(), &fresh));
    let mut page = welcome(&visit, visit.language(), StatusCode::OK, &form, &[]).await;
    forget_all(&visit.site, &visit.headers, &mut page);
    visit.keeping(page, Some(&fresh))
}

/// On the town's tablet: whether a form to begin is that of the page that was shown last.
fn is_of_last_page(visit: &Visit, form: &FormFields) -> bool {
    let written = form.one("code").and_then(|code| sealed::open(visit.served().store.key(), code));
    written.is_some() && written == visit.token()
}

/// Answers somebody who has reloaded the page that the form was sent to.
pub(super) async fn back_to_start(visit: Visit) -> Response {
    visit.redirect("")
}

/// The first page, with the problems of the form that was sent from it.
async fn welcome(
    visit: &Visit,
    language: PageLanguage<'_>,
    status: StatusCode,
    fields: &FormFields,
    against: &[Against],
) -> Response {
    let survey = visit.survey();
    if let Some(words) = not_open(visit, language) {
        return show(status, view::closed(language, (survey, visit.token().is_some()), &words));
    }
    // On the town's tablet everybody begins anew.
    let token = visit.token().filter(|_| !visit.site.settings.kiosk);
    let found = match &token {
        Some(token) => visit.served().find_by(token).await.map(|(_, found)| found),
        None => Ok(Found::Nothing),
    };
    let found = match found {
        Ok(found) => found,
        Err(error) => return visit.trouble(&error),
    };
    let fresh = written_code(visit, fields);
    let welcome = Welcome {
        fresh: &sealed::seal(visit.served().store.key(), &fresh),
        open: matches!(found, Found::Open(_)),
        over: matches!(found, Found::Over),
        invited: is_invited(visit),
        fields,
        against,
    };
    show(status, view::start(language, survey, &welcome))
}

pub(super) async fn begin(visit: Visit, body: Body) -> Response {
    let form = match visit.form(body).await {
        Ok(form) => form,
        Err(refused) => return refused,
    };
    let language = visit.look_in(form.one("lang"));
    if visit.site.settings.kiosk && !is_of_last_page(&visit, &form) {
        return visit.redirect("");
    }
    if not_open(&visit, language).is_some() {
        return welcome(&visit, language, StatusCode::GONE, &form, &[]).await;
    }
    let mut against = Vec::new();
    let mut object = |field: &str, id: &str| {
        against.push(Against {
            question: None,
            field: Some(field.to_owned()),
            words: language.say(id),
            soft: false,
        });
    };
    let survey = visit.survey();
    let mut invitation = None;
    if is_invited(&visit) {
        match Token::parse(Purpose::Invitation, form.one("invitation").unwrap_or_default()) {
            Ok(token) => invitation = Some(token),
            Err(BadToken::Check) => object("invitation", "online-code-slip"),
            Err(BadToken::Characters) => object("invitation", "online-invitation-lacks"),
        }
    }
    if survey.consent.is_some() && !form.has("consent", "yes") {
        object("consent", "online-consent-lacks");
    }
    if !against.is_empty() {
        return welcome(&visit, language, StatusCode::UNPROCESSABLE_ENTITY, &form, &against).await;
    }
    if !visit.site.limits.begin(visit.sender) {
        return view::plain(
            &visit.site,
            &visit.headers,
            StatusCode::TOO_MANY_REQUESTS,
            "online-too-many",
        );
    }
    // Sent twice, the form has the same code twice, and begins one interview.
    let mut token = written_code(&visit, &form);
    for _ in 0..2 {
        let begun = begun(&visit, &token, language.tag, &form);
        match visit.served().begin(&begun, invitation.as_ref()).await {
            Ok(Beginning::Begun) => {
                if visit.token().is_some_and(|before| before != token) && !visit.site.settings.kiosk
                {
                    visit.site.metrics.note(visit.at, Counted::Repeat, 1);
                }
                return visit.redirect_with("go", Some(&token));
            }
            Ok(Beginning::Before) => return visit.redirect_with("go", Some(&token)),
            // The page was left open by somebody who has finished since.
            Ok(Beginning::Over) if visit.site.settings.kiosk => return visit.redirect(""),
            Ok(Beginning::Over) => token = written_code(&visit, &FormFields::default()),
            Ok(Beginning::NotInvited) if !visit.site.limits.wrong_code(visit.sender) => {
                return visit.too_many_codes();
            }
            Ok(refused @ (Beginning::NotInvited | Beginning::Used)) => {
                let id = if refused == Beginning::Used {
                    "online-invitation-used"
                } else {
                    "online-invitation-unknown"
                };
                let against = [Against {
                    question: None,
                    field: Some("invitation".to_owned()),
                    words: language.say(id),
                    soft: false,
                }];
                return welcome(
                    &visit,
                    language,
                    StatusCode::UNPROCESSABLE_ENTITY,
                    &form,
                    &against,
                )
                .await;
            }
            Err(error) => return visit.trouble(&error),
        }
    }
    visit.redirect("")
}

/// The code that an interview will have: the one the first page brought along, or a new one.
fn written_code(visit: &Visit, form: &FormFields) -> Token {
    let written = form.one("code").and_then(|code| sealed::open(visit.served().store.key(), code));
    written
        .unwrap_or_else(|| Token::fresh(Purpose::Interview, &mut |bytes| (visit.site.fill)(bytes)))
}

fn begun(visit: &Visit, token: &Token, tag: &str, form: &FormFields) -> Begun {
    let mut seed = [0; 8];
    (visit.site.fill)(&mut seed);
    let is_trapped = form.one("website").is_some_and(|text| !text.is_empty());
    Begun {
        id: token.interview(visit.served().store.key()),
        survey: visit.survey().id.to_string(),
        definition: visit.survey().definition.hash.clone(),
        mode: visit.site.mode(),
        lang: tag.to_owned(),
        seed: u64::from_le_bytes(seed),
        day: (visit.site.clock)().date(),
        device: None,
        place: None,
        shift: None,
        interviewer: None,
        flags: is_trapped.then(|| TRAPPED.to_owned()).into_iter().collect(),
    }
}
