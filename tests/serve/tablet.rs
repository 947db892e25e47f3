//! The town's tablet.

use super::*;

#[test]
fn the_towns_tablet_begins_anew_after_each_person() {
    let town = town(&SURVEY.replace("modes: [online]", "modes: [kiosk]"));
    let server = Server::start(&town, &["--kiosk"]);
    let mut person = Person::at(&server);
    // Without scripts after a while, with them when nobody touches it.
    let page = person
        .begin("s", &[])
        .is(200)
        .shows("<noscript><meta http-equiv=\"refresh\" content=\"300;url=/s/s/still\">");
    page.shows("data-away=\"/s/s/still\" data-idle=\"120\"");
    person.get("/s/s/still").is(200).shows("Are you still there?").shows("45;url=/s/s\"");
    // Whatever page was opened, it does not stay there.
    for path in ["/privacy", "/imprint", "/nowhere", "/s/s/withdraw"] {
        person.get(path).shows("120;url=/s/s\"");
    }
    // Within an interview no way leads out but leaving, and the cookie goes with the browser.
    let page = person.get("/s/s/go").is(200).shows("action=\"/s/s/leave\"");
    assert!(!page.body.contains("<a href=\"/?lang="), "{}", page.body);
    person.answer("s", &[("age", "30"), ("lives", "yes")]);
    person.answer("s", &[]);
    person
        .answer("s", &[(".do", "end")])
        .is(200)
        .shows("url=/s/s\"")
        .shows("action=\"/s/s/leave\"");
    let own = person.cookie.clone();
    person.post("/s/s/leave", &[]).is(200).shows("I agree.");
    assert_ne!(person.cookie, own);
    assert_eq!(records(&town)[0].mode.word(), "kiosk");
    // The first page waits until somebody has touched it.
    assert!(!person.get("/s/s").is(200).body.contains("http-equiv=\"refresh\""));
    person
        .post("/s/s/begin", &[("lang", "en"), ("code", &own_code(&person))])
        .is(422)
        .shows("300;url=/s/s\"");
}

/// The sealed code in a browser's cookie.
fn own_code(person: &Person) -> String {
    person.cookie.as_ref().unwrap().split_once('=').unwrap().1.to_owned()
}

#[test]
fn on_the_tablet_nothing_of_the_last_person_is_left() {
    let town = town(&SURVEY.replace("modes: [online]", "modes: [kiosk]"));
    town.write(
        "surveys/t.yaml",
        SURVEY.replace("survey: s\n", "survey: t\n").replace("modes: [online]", "modes: [kiosk]"),
    );
    let server = Server::start(&town, &["--kiosk"]);
    let mut person = Person::at(&server);
    for leads in ["/", "/s/s", "/s/t"] {
        let start = person.get("/s/s").is(200);
        let begin = [("lang", "en"), ("code", start.value("code").unwrap()), ("consent", "yes")];
        person.post("/s/s/begin", &begin).is(200);
        let (cookie, old) = (person.cookie.clone(), person.form());
        person.answer("s", &[("age", "47"), ("lives", "no")]).is(200);
        person
            .answer("s", &[("where", "a secret place"), (".do", "lang:en")])
            .is(200)
            .shows("a secret place");
        // Each of these pages takes the cookie of every survey away.
        let mut next = Person::at(&server);
        next.cookie.clone_from(&cookie);
        let page = next.get(leads).is(200);
        let told = page.headers["set-cookies"].clone();
        assert!(told.contains("interview-s=") && told.contains("interview-t="), "{told}");
        assert!(!told.contains(cookie.as_ref().unwrap().as_str()), "{told}");
        // The next person begins, and the last one's forms are still in the browser: they lead
        // nowhere.
        next.cookie = None;
        next.begin("s", &[]).is(200).shows("How old are you?");
        next.post("/s/s/begin", &begin).is(200).shows("I agree.");
        next.begin("s", &[]).is(200);
        let form = [(".part", "1"), (".at", old.1.as_str()), ("where", "a secret place")];
        let page = next.post("/s/s/go", &form).is(200).shows("How old are you?");
        assert!(!page.body.contains("secret"));
        person.cookie = None;
    }
}
