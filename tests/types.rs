//! Every type of question by keys alone and by lines, in both languages: screens as a person sees
//! them.

use std::fmt::Write as _;

use crate::pty::Pty;
use crate::support::{Town, without_sign};

/// What is seen in German and English; the keys; the line. Best-worst tasks are drawn anew each
/// time, and are not held as seen (`false`).
type Step = (&'static str, &'static str, &'static str, Option<&'static str>, bool);

const STEPS: &[Step] = &[
    ("Interview beginnen", "start an interview", "\r", Some(""), false),
    ("Ich mache mit.", "I take part.", "\r", Some(""), true),
    ("Grüß Gott! Es geht um", "Hello! This is about", "\r", Some(""), true),
    ("Welche Farbe?", "Which colour?", "3", Some("3"), true),
    (
        "Eine andere: Was genau?",
        "Another: which?",
        "Türkis ﬁ e\u{301}\r",
        Some("Türkis ﬁ e\u{301}"),
        true,
    ),
    ("Welches Obst?", "Which fruit?", "21", Some("2 1"), true),
    ("2 [x]", "2 [x]", "\r", None, true),
    ("Was zuerst?", "What first?", "31", Some("3 1"), true),
    ("3 [1.]", "3 [1.]", "\r", None, true),
    ("Noch zu verteilen: 10.", "Left to give away: 10.", "7\r", Some("7"), true),
    ("Noch zu verteilen: 3.", "Left to give away: 3.", "3\r", Some("3"), true),
    (
        "Aufgabe 1 von 1: Was ist am wichtigsten?",
        "Task 1 of 1: which matters most?",
        "2",
        Some("2 3"),
        false,
    ),
    ("Und was ist am unwichtigsten?", "and which matters least?", "3", None, false),
    ("Welche Note?", "Which mark?", "2", Some("2"), true),
    ("Wie zufrieden sind Sie?", "How satisfied are you?", "4?", Some("4"), true),
    ("Rad – eine Zahl", "Bike – a number", "", Some("?"), true),
    ("Wie oft im Jahr?", "How often a year?", "120\r", Some("120"), true),
    ("Mehr als 100-mal?", "More than 100 times?", "\r", Some(""), true),
    ("Seit wann?", "Since when?", "1.5.2020\r", Some("1.5.2020"), true),
    ("Warum (Türkis", "Why (Türkis", "Übung 日本\r", Some("Übung 日本"), true),
    ("Das war alles. Stimmt alles?", "That was all. Is everything right?", "1\r", Some("1"), false),
    ("Welche Farbe?", "Which colour?", "1", Some("1"), true),
    (
        "zählt eine spätere Antwort nicht mehr",
        "one later answer no longer counts",
        "\r",
        Some(""),
        true,
    ),
    ("Das war alles. Stimmt alles?", "That was all. Is everything right?", "\r", Some(""), false),
    ("Danke, Grüß Gott!", "Thank you!", "\r", Some(""), true),
    ("vollständig 1", "complete 1", "q", Some("q"), true),
];

fn pty(is_german: bool, plain: &[&str]) -> Pty {
    let town = Town::of(".");
    std::fs::copy(
        format!("{}/tests/street/types.yaml", crate::support::ROOT),
        town.path("surveys/types.yaml"),
    )
    .unwrap();
    let lang = if is_german { "de" } else { "en" };
    Pty::of(town, &[&["types", "--practice", "--lang", lang], plain].concat(), (80, 24))
}

fn by_keys(is_german: bool) -> String {
    let mut pty = pty(is_german, &[]);
    let mut screens = String::new();
    for (de, en, keys, _, is_held) in STEPS.iter().filter(|(_, _, keys, ..)| !keys.is_empty()) {
        let screen = pty.rests(if is_german { de } else { en });
        if *is_held {
            let screen: String =
                screen.lines().map(|line| line.trim_end().to_owned() + "\n").collect();
            let _ = writeln!(screens, "{}\n=== {}", screen.trim_end(), keys.escape_debug());
        }
        pty.press(keys);
    }
    pty.ends();
    screens
}

fn by_lines(is_german: bool) -> String {
    let mut pty = pty(is_german, &["--plain"]);
    for (de, en, _, line, _) in STEPS {
        if let Some(line) = line {
            pty.rests(if is_german { de } else { en });
            pty.press(&format!("{line}\r"));
        }
    }
    let all = pty.ends().replace('\r', "");
    // The items of the task, and the line that names them again, are in an order of their own.
    let (before, rest) =
        all.split_once(if is_german { "Aufgabe 1 von 1" } else { "Task 1 of 1" }).unwrap();
    let (_, after) =
        rest.split_once(if is_german { "Welche Note?" } else { "Which mark?" }).unwrap();
    format!("{before}[…]{after}")
}

#[test]
fn every_type_by_keys() {
    insta::assert_snapshot!("types_by_keys_de", without_sign(&by_keys(true)));
    insta::assert_snapshot!("types_by_keys_en", without_sign(&by_keys(false)));
}

#[test]
fn every_type_by_lines() {
    insta::assert_snapshot!("types_by_lines_de", without_sign(&by_lines(true)));
    insta::assert_snapshot!("types_by_lines_en", without_sign(&by_lines(false)));
}
