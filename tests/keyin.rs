//! Paper forms keyed at a terminal: by few keys, a second time blind, cut off and gone on with.

use mitreden::keep::record::Record;
use mitreden::keep::store::{Store, StoreError};

use crate::seat::Seat;
use crate::support::Town;

/// The whole example by digits: what is seen, what is pressed, and what a form of another reading says.
const FORM: &[(&str, &str)] = &[
    ("Wohnen Sie in Leoben?", "1"),
    ("In welchem Stadtteil", "2"),
    // Answered against the routing: the form says who need not.
    ("Warum kommen Sie nach Leoben?", "1\r"),
    ("Wie alt sind Sie?", "2"),
    ("Welches Geschlecht haben Sie?", "1"),
    ("Seit wie vielen Jahren", "12\r"),
    ("Wie oft nutzen Sie das Internet?", "1"),
    ("Auf welchen Geräten", "13\r"),
    ("Welche Dienste der Stadt", "1\r"),
    ("Wie sehr stimmen Sie diesen Sätzen", "76"),
    ("Warum haben Sie keinen", "-"),
    ("persönlich im Rathaus?", "2\r"),
    ("alles in allem", "?"),
    // The third makes it whole: no Enter.
    ("Welche drei Dinge", "a31"),
    ("Wie zufrieden sind Sie heute in Leoben", "12345-2345"),
    ("Wie möchten Sie Amtswege", "3"),
    ("Wie erledigen Sie Dinge im Internet", "*"),
    ("Welche Hilfe wäre für Sie gut?", "35\r"),
    ("Was wünschen Sie sich von der Stadt", "Mehr Bänke\r"),
    ("Und für Ihren Stadtteil", "-"),
];

const START: &[(&str, &str)] = &[("Nummer des Bogens", "00076"), ("ist angekreuzt", "1")];

fn seat(town: Town, args: &[&str]) -> Seat {
    Seat::at(town, &[&["keyin", "digitales-leoben-2026", "--lang", "de"], args].concat(), (80, 24))
}

fn records(town: &Town) -> Vec<Record> {
    let mut all = Vec::new();
    let path = town.path("results/digitales-leoben-2026/responses.sqlite");
    let read = Store::open_existing(&path).unwrap().unwrap().versions(|version| {
        all.push(version.what);
        Ok::<_, StoreError>(())
    });
    read.unwrap();
    all
}

#[test]
fn a_whole_form_by_digits_and_a_second_time_blind() {
    let mut seat = seat(Town::of("."), &["--clerk", "AB", "--day", "2026-05-20"]);
    insta::assert_snapshot!("keyin_number", seat.rests("Nummer des Bogens"));
    seat.walk(&[("Nummer des Bogens", "00074\r"), ("Die Prüfziffer von 00074 passt nicht", "")]);
    seat.walk(START);
    insta::assert_snapshot!("keyin_question", seat.rests("Wohnen Sie in Leoben?"));
    seat.walk(&FORM[..5]);
    // A slip of the finger is told at once.
    seat.walk(&[("Seit wie vielen Jahren", "999\r"), ("Bitte noch einmal hinsehen", "12\r")]);
    seat.walk(&FORM[6..14]);
    insta::assert_snapshot!("keyin_matrix", seat.rests("Wie zufrieden sind Sie heute in Leoben"));
    seat.walk(&FORM[14..]);
    insta::assert_snapshot!("keyin_end", seat.rests("Alle Fragen sind eingegeben."));
    seat.press("\r");
    seat.walk(&[("Bogen 00076 ist gespeichert.", "00076"), ("wurde schon eingegeben", "q")]);
    seat.ends();
    let all = records(&seat.town);
    let [record] = &all[..] else { panic!("{all:?}") };
    assert_eq!(record.flags, ["against_routing:help-kind", "against_routing:reason", "unclear:coping"]);
    assert_eq!(record.answers["reason"], serde_json::json!({ "missing": "not_asked" }));
    assert_eq!(record.answers["top3"].as_array().map(Vec::len), Some(3));
    assert_eq!((record.mode.word(), record.revision, record.day.unwrap().to_string().as_str()), ("paper", 1, "2026-05-20"));

    let town = std::mem::replace(&mut seat.town, Town::none());
    let mut seat = self::seat(town, &["--verify", "--clerk", "CD"]);
    seat.walk(&[("Nummer des Bogens", "00076")]);
    seat.sees("zweite Eingabe");
    // Blind: nothing of the first keying is shown. Two fields are read otherwise.
    for (at, (seen, keys)) in FORM.iter().enumerate() {
        seat.sees(seen);
        seat.press(match at {
            3 => "3",
            14 => "22345-2345",
            _ => keys,
        });
    }
    seat.walk(&[("Alle Fragen sind eingegeben.", "\r")]);
    insta::assert_snapshot!("keyin_differ", seat.rests("zwei Eingaben sind verschieden"));
    seat.walk(&[("30 bis 44 Jahre", "2"), ("erste: 1", "1")]);
    seat.walk(&[("2 Felder von 30 waren verschieden", "00076"), ("wurde schon geprüft", "q")]);
    let told = seat.ends();
    assert!(told.contains("Fehlerrate: 6,67\u{a0}% (2 von 30 Feldern"), "{told}");
    let all = records(&seat.town);
    let newest = all.iter().max_by_key(|record| record.revision).unwrap();
    assert_eq!((all.len(), newest.revision, newest.answers["age"].as_str()), (2, 2, Some("45-59")));
    assert_eq!(newest.answers["satisfied"], all[0].answers["satisfied"], "settled for the first keying");
}

#[test]
fn what_was_keyed_outlives_a_kill() {
    let mut seat = seat(Town::of("."), &[]);
    seat.walk(START);
    seat.walk(&FORM[..6]);
    seat.sees("Wie oft nutzen Sie das Internet?");
    seat.kill();
    let town = std::mem::replace(&mut seat.town, Town::none());
    let mut seat = self::seat(town, &[]);
    seat.walk(&[("Begonnen und verlassen: 00076", "00076")]);
    seat.walk(&FORM[6..]);
    seat.walk(&[("Alle Fragen sind eingegeben.", "\r"), ("ist gespeichert", "q")]);
    seat.ends();
    assert_eq!(records(&seat.town)[0].answers["years"], 12);
}

#[test]
fn without_consent_nothing_of_a_form_is_kept() {
    let mut seat = seat(Town::of("."), &["--plain"]);
    seat.walk(&[("Nummer des Bogens", "0007 6\r"), ("ist angekreuzt", "2\r"), ("kein Einverständnis", "00076\r")]);
    seat.walk(&[("wurde schon eingegeben", "q\r")]);
    let told = seat.ends();
    assert!(told.contains("0 Bögen gespeichert.") && !told.contains('\u{1b}'), "{told}");
    assert!(records(&seat.town).is_empty());
}

#[test]
fn forms_from_a_file_and_one_on_two_laptops() {
    let line = r#"{"form":"00076","answers":{"resident":"yes","district":"goess"},"unclear":["age"]}"#;
    let town = |line: &str| {
        let town = Town::of(".");
        town.write("forms.jsonl", line);
        town
    };
    let (one, two) = (town(line), town(&line.replace("goess", "centre")));
    for town in [&one, &two] {
        let run = town.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").fine();
        assert_eq!(run.err, "1 form kept.\n");
    }
    let again = one.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").refused();
    assert!(again.err.contains("forms.jsonl, line 1: Form 00076 was keyed before."), "{}", again.err);
    // Keyed on both: the office is told, and neither stands until someone says which.
    let file = two.run("handin digitales-leoben-2026 --lang en").fine().out;
    let run = one.run_with(&["merge", "digitales-leoben-2026", "--lang", "en", two.path(file.trim_end()).to_str().unwrap()]);
    assert!(run.err.contains("1 in conflict"), "{}", run.err);
    let wrong = one.run("keyin digitales-leoben-2026 --lang en --form-lang deu").refused();
    assert!(wrong.err.contains("does not speak `deu`; did you mean `de`?"), "{}", wrong.err);
}
