//! Forms that nobody's browser sends: wrong, missing, repeated, oversized and foreign fields get a
//! 4xx page, or are kept rightly.
//!
//! `MITREDEN_POSTS=10000 cargo test serve::abuse -- --nocapture` sends more.

use std::io::{Read, Write};

use mitreden::base::seed::rng;
use rand::RngExt;
use rand::seq::IndexedRandom;

use super::{SURVEY, records, town};
use crate::server::{Person, Server};

const NAMES: [&str; 22] = [
    "age",
    "lives",
    "where",
    "top",
    "top.a",
    "top.b",
    "top.c",
    "top.d",
    "top.",
    "idea",
    ".part",
    ".at",
    ".do",
    ".confirm",
    ".review",
    "age..special",
    "lives.yes",
    "idea.x.y",
    "",
    "\u{202e}",
    "constructor",
    "code",
];
const VALUES: [&str; 24] = [
    "",
    "1",
    "2",
    "3",
    "-1",
    "1e99",
    "NaN",
    "inf",
    "99999999999999999999",
    "yes",
    "no",
    "maybe",
    ".refused",
    ".none",
    ".dont_know",
    "next",
    "end",
    "back",
    "to:idea",
    "to:nothing",
    "lang:de",
    "lang:xx",
    "<img src=x onerror=alert(1)>",
    "\0\u{feff}'\"--;DROP",
];

#[test]
fn whatever_is_posted_gets_a_page_or_is_kept_rightly() {
    let posts: usize =
        std::env::var("MITREDEN_POSTS").ok().and_then(|posts| posts.parse().ok()).unwrap_or(1_500);
    let town = town(SURVEY);
    let server = Server::start(&town, &["--trusted-proxy", "127.0.0.1"]);
    let mut random = rng(7, "abuse");
    let mut person = Person::at(&server);
    let mut seen = std::collections::BTreeMap::<u16, usize>::new();
    person.begin("s", &[]);
    for post in 0..posts {
        if post % 40 == 0 {
            person.cookie = None;
            person.comes_from(post / 40);
            person.begin("s", &[]);
        }
        let path = ["/s/s/go", "/s/s/go", "/s/s/go", "/s/s/begin", "/s/s/resume"]
            .choose(&mut random)
            .unwrap();
        let page = if random.random_bool(0.1) {
            let length = random.random_range(0..400);
            let body: Vec<u8> = (0..length).map(|_| random.random()).collect();
            person.try_post_raw(path, &body).unwrap()
        } else {
            let count = random.random_range(0..9);
            let long = "ü".repeat(3_000);
            let mut fields: Vec<(&str, &str)> = Vec::new();
            for _ in 0..count {
                let value = if random.random_bool(0.03) {
                    long.as_str()
                } else {
                    VALUES.choose(&mut random).unwrap()
                };
                fields.push((NAMES.choose(&mut random).unwrap(), value));
            }
            if random.random_bool(0.6) {
                fields.push((".part", ["0", "1", "2"].choose(&mut random).unwrap()));
            }
            person.try_post(path, &fields).unwrap()
        };
        *seen.entry(page.status).or_default() += 1;
        assert!(
            page.status == 200 || (400..500).contains(&page.status),
            "{}: {}",
            page.status,
            page.body
        );
        assert!(!page.body.contains("<img src=x"), "markup came out as markup: {}", page.body);
    }
    println!("{posts} posts: {seen:?}");
    assert!(seen[&200] > 0 && seen[&422] > 0);
    drop(server);
    for record in records(&town) {
        let age = &record.answers["age"];
        assert!(
            age.is_object()
                || age
                    .as_f64()
                    .is_some_and(|age| (0.0..=120.0).contains(&age) && age.fract() == 0.0),
            "{age}"
        );
        assert!(["\"yes\"", "\"no\""].contains(&record.answers["lives"].to_string().as_str()));
        assert_eq!(record.answers.len(), 5);
        let line = record.to_line();
        assert!(!line.contains('\0') && mitreden::keep::record::Record::from_line(&line).is_ok());
    }
}

#[test]
fn characters_that_mean_something_to_a_page_come_out_as_written() {
    const MARKUP: &str = r#"<b onclick="x()">&amp; 'q' </title> <!-- {0} $x$ #y *z* \n"#;
    let markup = format!("'{}'", MARKUP.replace('\'', "''"));
    let survey = [
        "{ en: The survey, de: Die Umfrage }",
        "{ en: I agree., de: Einverstanden. }",
        "{ en: Thank you so much!, de: Vielen Dank! }",
    ]
    .iter()
    .fold(SURVEY.to_owned(), |survey, written| survey.replace(written, &markup))
    .replace("pages:", &format!("intro: {markup}\npages:"));
    let town = town(&survey);
    let profile = String::from_utf8(town.read("town/town.yaml")).unwrap();
    town.write(
        "town/town.yaml",
        profile.replace("Us.", &markup).replace("Fine.", &markup).replace("Testing", &markup),
    );
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    // As a browser reads the page: only what stands outside of tags, with its entities resolved.
    let often = |page: &str| {
        let escaped = MARKUP.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(!page.contains("<b on"), "{page}");
        page.replace("&quot;", "\"").replace("&#39;", "'").matches(&escaped).count()
    };
    let at = |person: &mut Person, path: &str| person.get(path).is(200).body;
    let first = at(&mut person, "/s/s");
    assert!(often(&first) >= 4, "title, intro, consent, name of the town: {first}");
    for path in ["/", "/imprint", "/accessibility"] {
        let page = at(&mut person, path);
        assert!(often(&page) >= 2, "{path}: {page}");
    }
    person.begin("s", &[]).is(200);
    person.answer("s", &[("age", "30"), ("lives", "yes")]).is(200);
    person.answer("s", &[]).is(200);
    let last = person.answer("s", &[(".do", "end")]).is(200).body;
    assert!(often(&last) >= 2, "{last}");
}

#[test]
fn a_form_holds_no_more_than_its_page() {
    let town = town(&SURVEY.replace(
        "{ a: A, b: B, c: C }",
        "{ a: A, b: B, c: C } }\n      - { id: how, type: multiple, text: { en: How?, de: Wie? }, options: { x: X, o: { text: { en: O, de: O }, other: true } }",
    ));
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    let go =
        |person: &mut Person, body: &str| person.try_post_raw("/s/s/go", body.as_bytes()).unwrap();
    // The page has two fields, and six of its own.
    let (own, more) = (".part=0&.lang=en&.do=next&.review=1&.confirm=1&.at=", "&age=30&lives=yes");
    go(&mut person, &format!("{own}{more}&lives=no"))
        .is(413)
        .shows("That was too much data at once");
    person.get("/s/s/go").is(200).shows("How old are you?");
    // Nor is anything read of what no page of the questionnaire could send, or of a way back.
    for (path, body) in
        [("go", "&used".repeat(26_000)), ("begin", "&a".repeat(7)), ("resume", "&code=x".repeat(7))]
    {
        person.try_post_raw(&format!("/s/s/{path}"), body.as_bytes()).unwrap().is(413);
    }
    go(&mut person, &format!("{own}{more}")).is(200).shows("What first?");
    // Own words are 300 characters; what is more is told, shown, and not kept.
    let page = person.answer("s", &[("how", "o"), ("how.o", &"ü".repeat(301))]).is(422);
    page.shows("300 characters at most").shows(&"ü".repeat(301)).shows("href=\"#how.o\"");
    person
        .answer("s", &[("how", "o"), ("how.o", &"ü".repeat(5_000)), ("idea", &"ä".repeat(5_000))])
        .is(422);
    person.answer(
        "s",
        &[("how", &"z".repeat(50_000)), (".do", &format!("lang:{}", "x".repeat(10_000)))],
    );
    let store =
        mitreden::keep::store::Store::open_existing(&town.path("results/s/responses.sqlite"))
            .unwrap()
            .unwrap();
    let kept = &store.pending().unwrap()[0].happenings;
    let longest = kept.iter().map(|happening| happening.what.chars().count()).max().unwrap();
    assert!(longest < 4_100, "the longest text may have 4,000 characters: {longest}");
    assert!(
        kept.iter().all(|happening| !happening.what.contains("zzz")
            && !happening.what.contains(&"ü".repeat(302)))
    );
    person.get("/s/s/go").is(200);
    person.answer("s", &[("how", "o"), ("how.o", &"ü".repeat(300))]).is(200).shows("Your answers");
    person.answer("s", &[(".do", "end")]).is(200);
    assert_eq!(records(&town)[0].answers["how"][0]["text"], serde_json::json!("ü".repeat(300)));
}

#[test]
fn what_is_far_too_large_is_told_and_not_cut_off() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    for path in ["go", "begin", "resume", "withdraw"] {
        let page =
            person.try_post_raw(&format!("/s/s/{path}"), &vec![b'a'; 10 * 1024 * 1024]).unwrap();
        page.is(413).shows("That was too much data at once");
    }
    // Whoever asks first need not send it.
    let mut stream =
        std::net::TcpStream::connect(server.address.trim_start_matches("http://")).unwrap();
    write!(stream, "POST /s/s/resume HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\nExpect: 100-continue\r\n\r\n").unwrap();
    let mut told = vec![0; 12];
    stream.read_exact(&mut told).unwrap();
    assert_eq!(String::from_utf8_lossy(&told), "HTTP/1.1 413");
}

#[test]
fn too_much_and_from_elsewhere_is_refused_with_a_page() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]);
    let huge = vec![b'a'; 300 * 1024];
    person.try_post_raw("/s/s/go", &huge).unwrap().is(413).shows("That was too much data at once");
    person.headers = vec![("Origin".into(), "https://evil.example".into())];
    person
        .post("/s/s/go", &[(".part", "0"), ("age", "30"), ("lives", "yes")])
        .is(403)
        .shows("This form was not sent from this site");
    person.headers = vec![("Sec-Fetch-Site".into(), "cross-site".into())];
    person.post("/s/s/withdraw", &[("code", "x")]).is(403);
    person.get("/s/s").is(200).shows("You have begun the survey in this browser.");
    person.headers.clear();
    person.get("/s/s/go").is(200).shows("How old are you?");
    // Nobody is let in by guessing codes: after thirty of them it takes patience.
    let mut guesser = Person::at(&server);
    let mut limited = false;
    for _ in 0..40 {
        let page = guesser.post("/s/s/resume", &[("code", "2222-2222-2222-2223")]);
        limited |= page.status == 429;
        assert!(matches!(page.status, 422 | 429), "{}", page.status);
    }
    assert!(limited);
    // A field that no person sees marks an interview, and does not stop it.
    person.cookie = None;
    person.begin("s", &[("website", "http://spam.example")]).is(200);
    person.answer("s", &[("age", "30"), ("lives", "yes")]);
    person.answer("s", &[]);
    person.answer("s", &[(".do", "end")]).is(200);
    // Nobody reads that fast, either; both are told where answers are put together, and neither is
    // held against it.
    let record = records(&town).remove(0);
    assert_eq!(record.flags, ["fast", "honeypot"]);
    town.run("--lang en merge s").fine();
    let told = String::from_utf8(town.read("results/s/merge.md")).unwrap();
    for (mark, why) in
        [("fast", "less than a second for each answer"), ("honeypot", "that no person sees")]
    {
        let line = told
            .lines()
            .find(|line| line.starts_with(&format!("| `{mark}`")))
            .unwrap_or_else(|| panic!("{told}"));
        assert!(line.contains(why) && line.contains(&record.id.to_string()), "{line}");
    }
    assert!(told.contains("has 1 response; 1 of them counts"), "{told}");
}

/// An answer whose head says how long it is.
fn answer(stream: &mut std::net::TcpStream) -> Option<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut one = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut one).ok()?;
        bytes.extend(one);
    }
    let head = String::from_utf8(bytes).unwrap().to_lowercase();
    let length = head.split("content-length: ").nth(1)?.split("\r\n").next()?.parse().ok()?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some((head, body))
}

/// Where a form is refused before anybody reads it (too many pages, no such page, from another site),
/// the connection stays, or it is said that it ends: the next form is not lost.
#[test]
fn after_a_form_that_nobody_read_the_next_one_is_answered() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let host = server.address.trim_start_matches("http://");
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
    let ask = |path: &str, more: &str, length: usize| {
        format!("POST {path} HTTP/1.1\r\nHost: {host}\r\n{more}Content-Length: {length}\r\n\r\n")
    };
    let mut sends = |head: &str, body: &[u8]| {
        stream.write_all(head.as_bytes()).unwrap();
        for part in body.chunks(8_000) {
            std::thread::sleep(std::time::Duration::from_millis(20));
            stream.write_all(part).unwrap();
        }
        answer(&mut stream)
    };
    let long = vec![b'x'; 24_000];
    for (path, more, status) in [
        ("/s/s/go", "Origin: http://elsewhere.example\r\n", "403"),
        ("/nowhere", "", "405"),
        ("/s/nobody/go", "", "404"),
    ] {
        let (head, _) = sends(&ask(path, more, long.len()), &long).expect(path);
        assert!(head.starts_with(&format!("http/1.1 {status}")), "{path}: {head}");
        assert!(!head.contains("connection: close"), "{path}: {head}");
    }
    let is_limited = (0..20_000).any(|_| {
        let (head, _) = sends(&ask("/s/s/go", "", 0), b"").unwrap();
        head.starts_with("http/1.1 429")
    });
    assert!(is_limited, "nobody is limited");
    for _ in 0..3 {
        let (head, _) = sends(&ask("/s/s/go", "", long.len()), &long).expect("the connection ends");
        // Meanwhile a page or two may have become free.
        let is_answered = ["429", "303"].iter().any(|status| head[9..].starts_with(status));
        assert!(is_answered && !head.contains("connection: close"), "{head}");
    }
}
