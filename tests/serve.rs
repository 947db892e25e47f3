//! `serve`: what people answer in a browser is kept as they gave it, once, whatever happens on the
//! way.

use std::io::{Read, Write};

use mitreden::keep::record::{Disposition, Record};
use mitreden::keep::store::{Store, StoreError};
use serde_json::json;

use crate::server::{Person, Server, command};
use crate::support::Town;

mod abuse;
mod away;
mod bound;
mod days;
mod flood;
mod hall;
mod kills;
mod light;
mod names;
mod patience;
mod privacy;
mod replaced;
mod tablet;
pub(crate) mod trouble;
mod worst;

pub(crate) const SURVEY: &str = "survey: s
title: { en: The survey, de: Die Umfrage }
languages: [en, de]
modes: [online]
opens: 2026-05-01
closes: 2026-05-31
consent: { en: I agree., de: Einverstanden. }
thanks: { en: Thank you so much!, de: Vielen Dank! }
pages:
  - page: one
    title: { en: About you, de: Zu Ihnen }
    questions:
      - { id: age, type: number, text: { en: 'How old are you?', de: 'Wie alt sind Sie?' }, min: 0, max: 120, integer: true,
          warn: [{ if: age > 99, say: { en: 'Really?', de: 'Wirklich?' } }] }
      - { id: lives, type: single, required: true, text: { en: 'Do you live here?', de: 'Wohnen Sie hier?' }, options: { 'yes': { en: 'Yes', de: Ja }, 'no': { en: 'No', de: Nein } } }
      - { id: where, type: text, text: { en: 'Where then?', de: 'Wo denn?' }, show_if: lives == 'no' }
  - page: two
    questions:
      - { id: top, type: ranking, top: 2, text: { en: What first?, de: Was zuerst? }, options: { a: A, b: B, c: C } }
      - { id: idea, type: text, long: true, text: { en: Ideas?, de: Ideen? } }
";

/// A town that may ask in public.
pub(crate) fn town(survey: &str) -> Town {
    let town = Town::with_survey(survey);
    town.write(
        "town/town.yaml",
        "town: test\nname: Testing\nlanguages: [en, de]\nurl: https://town.example\nimprint: Us.\naccessibility: Fine.\nprivacy: { controller: Us, purpose: Asking, \
         basis: consent, retention: { answers: 24 months } }\n",
    );
    town
}

fn records(town: &Town) -> Vec<Record> {
    let store = Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
    let mut records = Vec::new();
    let conflicts = store
        .records(|record| {
            records.push(record);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert!(conflicts.is_empty());
    records
}

#[test]
fn an_interview_goes_to_its_end_and_is_kept_as_it_was_given() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.get("/").is(200).shows("The survey");
    // The short address of printed forms leads there, too.
    person.get("/s").is(200).shows("I agree.");
    person.get("/s/s").is(200).shows("The survey").shows("I agree.");
    person.get("/none").is(404).shows("Page not found");
    // Without consent nothing begins.
    person
        .post("/s/s/begin", &[("lang", "en")])
        .is(422)
        .shows("We cannot ask you without your consent.");
    assert_eq!(person.cookie, None);
    person.begin("s", &[]).is(200).shows("Question 1 of at most 5").shows("How old are you?");

    // What cannot be read and what lacks is told together, beside what was typed.
    let page = person.answer("s", &[("age", "twelve")]).is(422);
    let page = page.shows("Please write a number").shows("value=\"twelve\"").shows("href=\"#age\"");
    page.shows("href=\"#lives\"");
    person.answer("s", &[("age", "12")]).is(422).shows("href=\"#lives\"").shows("value=\"12\"");
    // A doubt is asked once.
    person
        .answer("s", &[("age", "101"), ("lives", "yes")])
        .is(422)
        .shows("Really?")
        .shows("name=\".confirm\"");
    person
        .answer("s", &[("age", "101"), ("lives", "yes"), (".confirm", "1")])
        .is(200)
        .shows("What first?");
    person.answer(
        "s",
        &[
            ("top.a", "2"),
            ("top.b", ""),
            ("top.c", "1"),
            ("idea", "<script>alert(1)</script>\r\n& more"),
        ],
    );
    let review = person
        .page
        .clone()
        .unwrap()
        .is(200)
        .shows("Your answers")
        .shows("&lt;script&gt;")
        .shows("1. C");
    assert!(!review.body.contains("<script>alert"));
    // Changing one answer leads back to the review, past all that is answered.
    person
        .answer("s", &[(".do", "to:age")])
        .is(200)
        .shows("value=\"101\"")
        .shows("name=\".review\"");
    person
        .answer("s", &[("age", "41"), ("lives", "yes"), (".review", "1")])
        .is(200)
        .shows("Your answers");
    let done = person.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");

    let all = records(&town);
    let [record] = &all[..] else { panic!("{all:?}") };
    assert_eq!(record.answers["age"], json!(41));
    assert_eq!(record.answers["where"], json!({ "missing": "not_asked" }));
    assert_eq!(record.answers["top"], json!(["c", "a"]));
    assert_eq!(record.answers["idea"], json!("<script>alert(1)</script>\n& more"));
    assert_eq!(
        (record.disposition, record.mode.word(), record.lang.as_str()),
        (Disposition::Complete, "online", "en")
    );
    assert!(record.device.is_none() && record.place.is_none() && record.shift.is_none());
    assert_eq!(record.day.unwrap().to_string(), "2026-05-12");

    // The code takes it back, from any browser, and for good.
    let mut other = Person::at(&server);
    other.post("/s/s/withdraw", &[("code", "K7PM-2XQD")]).is(422).shows("This is not a code.");
    other
        .post("/s/s/withdraw", &[("code", &done.code().to_lowercase())])
        .is(200)
        .shows("Your answers are deleted");
    other
        .post("/s/s/withdraw", &[("code", &done.code())])
        .is(422)
        .shows("no answers for this code");
    assert!(records(&town).is_empty());
    assert_eq!(server.stop(), 0);
    // Its counts are kept.
    let store = Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
    let counts = store.counts().unwrap();
    let of = |word: &str| Some(counts.of_word(word)).filter(|n| *n > 0);
    assert_eq!((of("starts"), of("completes"), of("withdrawals")), (Some(1), Some(1), Some(1)));
    assert!(of("views").unwrap() >= 2);
    let told = town.run("--lang en status s").fine().out;
    assert!(told.contains("answered to the end") && told.contains("withdrawn"), "{told}");
}

#[test]
fn an_interview_goes_on_elsewhere_after_the_server_was_killed() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]);
    person.answer("s", &[("age", "30"), ("lives", "no")]).is(200).shows("Where then?");
    // What is on the page goes along.
    let pause = person
        .answer("s", &[("where", "Trofaiach"), (".do", "pause")])
        .is(200)
        .shows("Go on later");
    server.kill();
    // A newer questionnaire does not change what is asked in this interview.
    town.write("surveys/s.yaml", SURVEY.replace("Where then?", "Which place?"));
    let server = Server::start(&town, &[]);
    person.moves_to(&server);
    person.get("/s/s/go").is(200).shows("Where then?").shows("Trofaiach");
    let mut phone = Person::at(&server);
    phone
        .post("/s/s/resume", &[("code", &pause.code())])
        .is(200)
        .shows("Where then?")
        .shows("Trofaiach");
    // Another language, on the same page, with what was typed.
    phone
        .answer("s", &[("where", "Göß"), (".do", "lang:de")])
        .is(200)
        .shows("Wo denn?")
        .shows("Göß");
    phone
        .answer("s", &[("where", "Göß"), (".do", "back")])
        .is(200)
        .shows("Wie alt sind Sie?")
        .shows("value=\"30\"");
    phone.answer("s", &[("age", "30"), ("lives", "yes")]).is(200).shows("Was zuerst?");
    // The first browser sees where it is now.
    person.get("/s/s/go").is(200).shows("Was zuerst?");
    phone.answer("s", &[]).is(200).shows("Ihre Antworten");
    phone.answer("s", &[(".do", "end")]).is(200).shows("Vielen Dank!");
    person.get("/s/s/go").is(200).shows("Thank you so much!");
    assert_eq!(server.stop(), 0);
    let all = records(&town);
    assert_eq!(all.len(), 1);
    // Routed around in the end: what was typed there is not kept.
    assert_eq!(all[0].answers["where"], json!({ "missing": "not_asked" }));
    assert_eq!(all[0].lang, "de");
    let bytes = std::fs::read(town.path("results/s/responses.sqlite")).unwrap();
    assert!(
        !bytes.windows(9).any(|part| part == b"Trofaiach"),
        "the journal is gone, and overwritten"
    );
}

#[test]
fn two_tabs_double_clicks_and_old_pages_do_no_harm() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    let start = person.get("/s/s");
    let begin = [("lang", "en"), ("code", start.value("code").unwrap()), ("consent", "yes")];
    // A double click, and a re-sent form: one interview.
    person.post("/s/s/begin", &begin).is(200);
    let cookie = person.cookie.clone();
    person.post("/s/s/begin", &begin).is(200).shows("How old are you?");
    assert_eq!(person.cookie, cookie);
    let (part, _) = person.form();
    let first = [(".part", part.as_str()), ("age", "30"), ("lives", "yes")];
    person.post("/s/s/go", &first).is(200).shows("What first?");
    person.post("/s/s/go", &first).is(200).shows("What first?");
    person.answer("s", &[("top.a", "1")]).is(200).shows("Your answers");
    // The first page again from another tab: the same answers change nothing, others are taken, and
    // one is back at the end.
    person.post("/s/s/go", &first).is(200).shows("Your answers");
    person
        .post("/s/s/go", &[(".part", part.as_str()), ("age", "31"), ("lives", "yes")])
        .is(200)
        .shows("Your answers")
        .shows("31");
    // Changed so that a question comes in between: that is where it goes on.
    person
        .post("/s/s/go", &[(".part", part.as_str()), ("age", "31"), ("lives", "no")])
        .is(200)
        .shows("Where then?");
    person.answer("s", &[("where", "there")]).is(200);
    person.get("/s/s/go").is(200);
    // Answers to questions that are not on their page are dropped, and counted.
    person
        .post(
            "/s/s/go",
            &[
                (".part", "0"),
                ("age", "31"),
                ("lives", "no"),
                ("idea", "smuggled"),
                ("nonsense", "x"),
            ],
        )
        .is(200);
    while !person.get("/s/s/go").body.contains("value=\"end\"") {
        person.answer("s", &[("top.a", "1")]);
    }
    person.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");
    person.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");
    let all = records(&town);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].answers["idea"], json!({ "missing": "unanswered" }));
    assert_eq!(all[0].answers["where"], json!("there"));
    // The same first page, left open, serves the next person.
    person.post("/s/s/begin", &begin).is(200).shows("How old are you?");
    assert_ne!(person.cookie, cookie);
}

#[test]
fn an_invitation_admits_once_and_leads_nowhere() {
    let town = town(&SURVEY.replace("closes:", "access: invitation\ncloses:"));
    let made = town.run("--lang en invite s -n 3").fine();
    let list = made.out.lines().find(|line| line.contains(".csv")).unwrap();
    let list = String::from_utf8(town.read(list)).unwrap();
    let codes: Vec<&str> =
        list.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(codes.len(), 3);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(422).shows("Enter the code from your invitation");
    person
        .begin("s", &[("invitation", "2222-2222-2223")])
        .is(422)
        .shows("There is a slip in the code");
    person
        .begin("s", &[("invitation", &codes[0].replace('-', "").to_lowercase())])
        .is(200)
        .shows("How old are you?");
    let mut other = Person::at(&server);
    other.begin("s", &[("invitation", codes[0])]).is(422).shows("This code has been used to begin");
    other.begin("s", &[("invitation", codes[1])]).is(200);
    let store = Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
    assert_eq!(store.invitations().unwrap(), (3, 2));
    // No code is in the store, nor anything that joins one to an interview.
    drop(server);
    for file in ["responses.sqlite", "responses.sqlite-wal"] {
        let Ok(bytes) = std::fs::read(town.path(&format!("results/s/{file}"))) else { continue };
        for code in &codes {
            assert!(!bytes.windows(14).any(|part| part == code.as_bytes()));
            let plain = code.replace('-', "");
            assert!(!bytes.windows(12).any(|part| part == plain.as_bytes()));
        }
    }
    town.run("--lang en invite s -n 1").fine();
    assert!(town.path("results/s/invitations-s-2.csv").exists(), "nothing is written over");
    Town::with_survey(&SURVEY.replace("closes:", "access: open\ncloses:"))
        .run("--lang en invite s -n 1")
        .refused();
}

#[test]
fn a_survey_is_asked_between_its_days_and_in_its_ways() {
    let later = town(&SURVEY.replace("opens: 2026-05-01", "opens: 2026-05-20"));
    let server = Server::start(&later, &[]);
    let mut person = Person::at(&server);
    person.get("/").shows("There is no survey open at the moment.");
    person.get("/s/s").is(200).shows("The survey begins on 20");
    person.post("/s/s/begin", &[("consent", "yes")]).is(410).shows("The survey begins on");
    drop(server);
    let over = town(
        &SURVEY
            .replace("opens: 2026-05-01", "opens: 2026-04-01")
            .replace("closes: 2026-05-31", "closes: 2026-05-11"),
    );
    let server = Server::start(&over, &[]);
    Person::at(&server).get("/s/s").is(200).shows("The survey ended on 11");
    drop(server);
    // To try it out, all days and ways are the same, and nothing is kept.
    let server = Server::start(&over, &["--practice"]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200).shows("TRIAL: nothing is kept here.");
    person.answer("s", &[("age", "30"), ("lives", "yes")]).is(200);
    drop(server);
    assert!(records(&over).is_empty());
    over.run("--lang en serve s --kiosk").refused();
}

#[test]
fn nothing_changes_because_a_page_is_looked_at() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("age", "30"), ("lives", "yes")]).is(200);
    let cookie = person.cookie.clone();
    let happened = || {
        let store =
            Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
        store.pending().unwrap()[0].happenings.len()
    };
    let before = happened();
    for path in [
        "/",
        "/s",
        "/s/s",
        "/s/s/begin",
        "/s/s/go",
        "/s/s/pause",
        "/s/s/done",
        "/s/s/still",
        "/s/s/leave",
        "/s/s/resume",
    ] {
        for site in ["cross-site", "same-origin"] {
            person.headers = vec![("Sec-Fetch-Site".into(), site.into())];
            person.get(path).is(200);
            assert_eq!((&person.cookie, happened()), (&cookie, before), "{path}");
        }
    }
    // From every page this device can be left: of an interview, and of the survey as long as one is
    // known.
    for path in ["/s/s", "/s/s/go", "/s/s/pause", "/s/s/still", "/s/s/resume", "/s/s/withdraw"] {
        person.get(path).is(200).shows("action=\"/s/s/leave\"");
    }
    person.headers = vec![("Sec-Fetch-Site".into(), "cross-site".into())];
    person.post("/s/s/leave", &[]).is(403);
    person.headers.clear();
    let page = person.post("/s/s/leave", &[]).is(200).shows("I agree.");
    assert!(person.cookie.is_none() && !page.body.contains("/s/s/leave"), "{}", page.body);
    // Who withdraws leaves as well.
    person.begin("s", &[]).is(200);
    let code = person.answer("s", &[(".do", "pause")]).code();
    person.post("/s/s/withdraw", &[("code", &code)]).is(200);
    assert_eq!(person.cookie, None);
}

#[test]
fn a_town_that_asks_in_public_says_who_it_is() {
    let town = Town::with_survey(SURVEY);
    for args in [&["--listen", "0.0.0.0:0"][..], &["--trusted-proxy", "127.0.0.1"]] {
        let output = command(&town, args).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(told.contains("town.yaml lacks `privacy`, `imprint`, `accessibility`"), "{told}");
    }
    let town = self::town(SURVEY);
    let server =
        Server::start(&town, &["--trusted-proxy", "127.0.0.1", "--monitor", "127.0.0.1:0"]);
    let mut person = Person::at(&server);
    person
        .get("/privacy")
        .is(200)
        .shows("Responsible for your data: Us.")
        .shows("deleted after 24 months");
    person.get("/imprint").is(200).shows("Us.");
    person.get("/accessibility?lang=de").is(200).shows("Barrierefreiheit");
    person.get("/metrics").is(404);
}
