//! A town hall: one address for all, right codes by the dozen, and people who only try it out.

use std::io::{BufRead, BufReader, Read, Write as _};

use super::{SURVEY, records, town};
use crate::server::{Person, Server};
use crate::support::Town;

fn invited() -> (Town, Vec<String>) {
    let town = town(&SURVEY.replace("closes:", "access: invitation\ncloses:"));
    let made = town.run("--lang en invite s -n 60").fine();
    let list = made.out.lines().find(|line| line.contains(".csv")).unwrap().to_owned();
    let list = String::from_utf8(town.read(&list)).unwrap();
    let codes =
        list.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect();
    (town, codes)
}

#[test]
fn right_codes_are_not_limited_wrong_ones_are() {
    let (town, codes) = invited();
    let server = Server::start(&town, &[]);
    let mut own = Vec::new();
    for code in &codes[..45] {
        let mut person = Person::at(&server);
        person.begin("s", &[("invitation", code)]).is(200).shows("How old are you?");
        own.push(person.answer("s", &[(".do", "pause")]).is(200).code());
    }
    for code in &own {
        Person::at(&server)
            .post("/s/s/resume", &[("code", code)])
            .is(200)
            .shows("How old are you?");
    }
    // Codes of another town: they are well formed and let nobody in.
    let (_elsewhere, foreign) = invited();
    let mut guesser = Person::at(&server);
    let tried: Vec<u16> = foreign[..40]
        .iter()
        .map(|code| guesser.begin("s", &[("invitation", code)]).status)
        .collect();
    let refused = tried.iter().filter(|status| **status == 422).count();
    assert!((30..35).contains(&refused), "one more is let try every twenty seconds: {refused}");
    assert_eq!(tried.last(), Some(&429));
    // Others at the same address have right ones, and are let in all the same: to begin, to go on,
    // and to withdraw.
    let mut person = Person::at(&server);
    person.begin("s", &[("invitation", &codes[50])]).is(200).shows("How old are you?");
    Person::at(&server).post("/s/s/resume", &[("code", &own[0])]).is(200).shows("How old are you?");
    Person::at(&server)
        .post("/s/s/withdraw", &[("code", &own[1])])
        .is(200)
        .shows("Your answers are deleted");
    guesser.begin("s", &[("invitation", &foreign[41])]).is(429).shows("Too many codes were tried");
    guesser.get("/s/s").is(200);
}

#[test]
fn a_proxy_that_nobody_trusts_is_told_of_once_and_a_visitor_never() {
    let town = town(SURVEY);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_mitreden"))
        .current_dir(town.path(""))
        .args(["--now", "2026-05-12T10:00", "--lang", "en", "serve", "--listen", "127.0.0.1:0"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut address = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let mut person = Person::to(address.trim());
    person.get("/s/s").is(200);
    for n in 0..5 {
        person.comes_from(n);
        person.get("/s/s").is(200);
    }
    child.kill().unwrap();
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    child.wait().unwrap();
    assert_eq!(log.matches("X-Forwarded-For").count(), 1, "{log}");
    assert!(log.contains("--trusted-proxy 127.0.0.1") && !log.contains("10.0.0."), "{log}");
}

/// Nothing that visitors send moves the cursor of whoever reads the log, nor renames the window.
#[test]
fn control_characters_of_headers_and_addresses_do_not_reach_the_log() {
    let town = town(SURVEY);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mitreden"));
    command
        .current_dir(town.path(""))
        .args(["--now", "2026-05-12T10:00", "--lang", "en", "serve", "--listen", "127.0.0.1:0"])
        .args(["--log", "debug"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let server = Server::of(&mut command);
    let odd = "\u{9b}31m\u{1b}]0;odd\u{7}";
    let requests = [
        format!("GET /s/s{odd} HTTP/1.1\r\nHost: x\r\n\r\n"),
        "GET /s/%1b%5d0;odd%07?%9b=%1b[2J HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
        format!("{odd} /s/s HTTP/1.1\r\nHost: x\r\n\r\n"),
        format!("GET /s/s HTTP/1.1\r\nHost: x{odd}\r\n\r\n"),
    ]
    .into_iter()
    .chain(["X-Forwarded-For", "Forwarded", "User-Agent", "Cookie", "Accept-Language"].map(
        |header| {
            // What is no ASCII may stand in a header.
            format!("GET /s/s HTTP/1.1\r\nHost: x\r\n{header}: 10.0.0.1\u{9b}31modd\u{85}\r\n\r\n")
        },
    ));
    for request in requests {
        let mut stream =
            std::net::TcpStream::connect(server.address.trim_start_matches("http://")).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut told = [0; 8];
        stream.read_exact(&mut told).unwrap();
        assert_eq!(&told, b"HTTP/1.1", "{request:?}");
    }
    Person::at(&server).get("/s/s").is(200);
    let begun = std::time::Instant::now();
    while server.log().matches("page").count() < 5 {
        assert!(begun.elapsed().as_secs() < 20, "{}", server.log());
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let log = server.log();
    assert!(log.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')), "{log:?}");
}

#[test]
fn no_code_can_be_tried_where_there_are_no_limits() {
    let town = town(SURVEY);
    let server = Server::start(&town, &[]);
    let mut person = Person::at(&server);
    person.begin("s", &[]).is(200);
    let sealed = person.cookie.clone().unwrap();
    let code = person.answer("s", &[(".do", "pause")]).code();
    assert!(sealed.contains(&code));
    // The code alone, as somebody may guess it, opens nothing but by the page that asks for codes.
    let mut thief = Person::at(&server);
    thief.cookie = Some(format!("interview-s={code}"));
    thief.get("/s/s/go").is(200).shows("I agree.");
    thief.cookie = None;
    thief
        .post("/s/s/begin", &[("lang", "en"), ("consent", "yes"), ("code", &code)])
        .is(200)
        .shows("Question 1 of");
    assert!(!thief.cookie.as_ref().unwrap().contains(&code), "it is an interview of its own");
    thief.post("/s/s/resume", &[("code", &code)]).is(200);
    assert_eq!(thief.cookie, Some(sealed));
}

#[test]
fn a_survey_by_invitation_can_be_tried_out_and_letters_name_an_address() {
    let (town, _) = invited();
    let server = Server::start(&town, &["--practice"]);
    let mut person = Person::at(&server);
    assert!(!person.get("/s/s").is(200).body.contains("Code from your invitation"));
    person.begin("s", &[]).is(200).shows("How old are you?");
    drop(server);
    assert!(records(&town).is_empty());
    let town = Town::with_survey(&SURVEY.replace("closes:", "access: invitation\ncloses:"));
    let told = town.run("--lang en invite s -n 1").refused();
    assert!(told.err.contains("url: https://"), "{}", told.err);
    assert!(!town.path("results/s/invitations-s-1.csv").exists());
}
