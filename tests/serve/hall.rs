//! A town hall: one address for all, right codes by the dozen, and people who only try it out.

use std::io::{BufRead, BufReader, Read};

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
