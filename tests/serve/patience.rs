//! Stopping and going on: for as long as the survey is open, from the review, in another language,
//! and while a backup is put back.

use mitreden::ask::interview::JournalEntry;
use mitreden::keep::journal::Happening;
use mitreden::keep::record::Disposition;
use mitreden::keep::store::Store;

use super::{SURVEY, records, town};
use crate::server::{Person, Server};

#[test]
fn no_interview_runs_out_while_the_survey_is_open() {
    let town = town(&SURVEY.replace("2026-05-31", "2026-09-30"));
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("age", "30"), ("lives", "yes")]).is(200);
    let pause = person.answer("s", &[("idea", "a bench"), (".do", "pause")]);
    // The way on stands there in full, to be noted; the code in it reaches no server and no log.
    let link = format!("https://town.example/s/s/resume#{}", pause.code());
    let code = pause.shows(&link).code();
    // Links that were noted before carry it otherwise.
    person.get(&format!("/s/s/resume?code={code}")).is(200).shows(&format!("value=\"{code}\""));
    server.kill();
    let server = Server::start_on("2026-09-30T22:00", &town, &[]);
    person.moves_to(&server);
    person.get("/s/s/go").is(200).shows("a bench");
    Person::at(&server).post("/s/s/resume", &[("code", &code)]).is(200).shows("a bench");
    server.kill();
    assert!(records(&town).is_empty());
    // The last day is over: whoever is at it may finish; a day later what is there is kept as far
    // as it went.
    let server = Server::start_on("2026-10-01T10:00", &town, &[]);
    person.moves_to(&server);
    person.get("/s/s").is(200).shows("The survey ended on 30");
    person.get("/s/s/go").is(200).shows("a bench");
    server.kill();
    let server = Server::start_on("2026-10-02T10:00", &town, &[]);
    assert_eq!(server.stop(), 0);
    let all = records(&town);
    assert_eq!(
        all.iter().map(|record| record.disposition).collect::<Vec<_>>(),
        [Disposition::Partial]
    );
    let told = town.run("--lang en status s").fine().out;
    assert!(told.contains("broken off"), "{told}");
}

#[test]
fn on_the_tablet_what_nobody_can_come_back_to_is_broken_off_the_next_day() {
    let town = town(&SURVEY.replace("modes: [online]", "modes: [online, kiosk]"));
    let (tablet, online) = (Server::start(&town, &["--kiosk"]), Server::start(&town, &[]));
    for server in [&tablet, &online] {
        Person::at(server).begin("s", &[]).is(200);
    }
    drop((tablet, online));
    assert_eq!(Server::start(&town, &[]).stop(), 0);
    assert!(records(&town).is_empty());
    assert_eq!(Server::start_on("2026-05-13T10:00", &town, &[]).stop(), 0);
    assert_eq!(
        records(&town).iter().map(|record| record.mode.word()).collect::<Vec<_>>(),
        ["kiosk"]
    );
}

#[test]
fn the_review_can_be_left_for_later_and_read_in_another_language() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("age", "30"), ("lives", "yes")]);
    person.answer("s", &[("top.a", "1")]).is(200).shows("Your answers");
    person
        .answer("s", &[(".do", "lang:de")])
        .is(200)
        .shows("Ihre Antworten")
        .shows("Wohnen Sie hier?");
    let pause = person.answer("s", &[(".do", "pause")]).is(200).shows("Später weitermachen");
    person.get("/s/s/pause?lang=en").is(200).shows("Go on later");
    let mut phone = Person::at(&server);
    phone.post("/s/s/resume", &[("code", &pause.code())]).is(200).shows("Ihre Antworten");
    phone.answer("s", &[(".do", "end")]).is(200).shows("Vielen Dank!").shows("/s/s/done?lang=en");
    assert_eq!(records(&town)[0].lang, "de");
}

#[test]
fn a_summary_leads_to_a_field_that_is_there() {
    let town =
        town(&SURVEY.replace("top: 2, text", "top: 2, none: { en: Nothing, de: Nichts }, text"));
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("age", "30"), ("lives", "yes")]);
    let page = person.answer("s", &[("top", ".none"), ("top.a", "1")]).is(422);
    page.shows("href=\"#top\"").shows("id=\"top\"");
}

#[test]
fn a_backup_can_be_put_back_while_people_answer() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let (mut early, mut late) = (Person::at(&server), Person::at(&server));
    early.begin("s", &[]).is(200);
    early.answer("s", &[("age", "30"), ("lives", "yes")]).is(200).shows("What first?");
    town.run("--lang en backup safe").fine();
    early.answer("s", &[("idea", "after the backup")]).is(200).shows("Your answers");
    late.begin("s", &[]).is(200);
    town.run("--lang en restore safe").fine();
    // One goes on from where the backup was, the other begins anew; both are kept.
    early.get("/s/s/go").is(200).shows("What first?");
    early.answer("s", &[("idea", "once more")]).is(200).shows("Your answers");
    early.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");
    late.get("/s/s/go").is(200).shows("I agree.");
    late.begin("s", &[]).is(200);
    late.answer("s", &[("age", "40"), ("lives", "yes")]).is(200);
    late.answer("s", &[]).is(200);
    late.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");
    assert_eq!(server.stop(), 0);
    let mut ages: Vec<_> =
        records(&town).iter().map(|record| record.answers["age"].as_u64().unwrap()).collect();
    ages.sort_unstable();
    assert_eq!(ages, [30, 40]);
    assert!(town.path("results/s/responses.sqlite.2026-05-12T10-00-00.before-restore").exists());
    let left = std::fs::read_dir(town.path("results/s"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = left.filter(|name| name.starts_with('.')).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn an_interview_does_not_grow_without_end() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("age", "30"), ("lives", "yes")]);
    person.answer("s", &[]).is(200).shows("Your answers");
    let mut store =
        Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
    let pending = store.pending().unwrap().remove(0);
    let spoken = ["de", "en"].map(|lang| Happening {
        millis: 1,
        what: JournalEntry::Language(lang.to_owned()).to_line(),
    });
    let many: Vec<Happening> = spoken.into_iter().cycle().take(5_000).collect();
    store
        .happen(&pending.begun.id, i64::try_from(pending.happenings.len()).unwrap(), &many)
        .unwrap();
    drop(store);
    let begun = std::time::Instant::now();
    person.get("/s/s/go").is(200).shows("Your answers");
    assert!(begun.elapsed() < std::time::Duration::from_secs(2), "{:?}", begun.elapsed());
    let told = person.answer("s", &[(".do", "to:age")]).is(429).shows("You can still answer");
    told.shows("Nothing more can be changed").shows("href=\"/s/s/go");
    person.get("/s/s/go").is(200);
    person.answer("s", &[(".do", "end")]).is(200).shows("Thank you so much!");
}
