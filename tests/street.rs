//! The interview at a terminal, as an interviewer sees it: real keys through a real terminal,
//! screens read back.

use std::fmt::Write as _;
use std::io::Write;

use crate::pty::Pty;
use crate::support::{Town, without_sign};

mod over;

/// A step through the worked example: what is seen in German and English, the keys then pressed,
/// and the line typed where lines are typed (`None`: there is no such step).
type Step = (&'static str, &'static str, &'static str, Option<&'static str>);

const STEPS: &[Step] = &[
    ("Interview beginnen", "start an interview", "\r", Some("")),
    ("Enter einverstanden, beginnen", "Enter agrees, begin", "\r", Some("")),
    ("Wohnen Sie in Leoben?", "Do you live in Leoben?", "1", Some("1")),
    ("In welchem Stadtteil wohnen Sie?", "Which part of town do you live in?", "4", Some("4")),
    ("Anderer Stadtteil: Was genau?", "Another part of town: which?", "Mühltal\r", Some("Mühltal")),
    ("Wie alt sind Sie?", "How old are you?", "2", Some("2")),
    ("Welches Geschlecht haben Sie?", "What is your gender?", "!", Some("!")),
    ("Seit wie vielen Jahren wohnen Sie", "For how many years have you lived", "12\r", Some("12")),
    ("Jetzt geht es um digitale Dienste", "Now it is about the town's digital", "\r", Some("")),
    ("Wie oft nutzen Sie das Internet?", "How often do you use the internet?", "1", Some("1")),
    ("Auf welchen Geräten", "On which devices", "13\r", Some("1 3")),
    ("Welche Dienste der Stadt haben Sie", "Which of the town's services", "1\r", Some("1")),
    ("Wie sehr stimmen Sie diesen Sätzen", "How much do you agree", "76", Some("7 6")),
    ("persönlich im Rathaus?", "to the town hall in person", "60\r", Some("60")),
    ("Das ist mehr als 50-mal", "That is more than 50 times", "\r", Some("")),
    ("alles in allem mit den digitalen", "All in all, how satisfied", "?", Some("?")),
    ("Welche drei Dinge auf dieser Liste", "Which three things on this list", "a3", Some("10 3")),
    ("3 [2.]", "3 [2.]", "\r", None),
    (
        "Wie zufrieden sind Sie heute in Leoben",
        "How satisfied are you with these things",
        "12345?2345",
        Some("1 2 3 4 5 1 2 3 4 5"),
    ),
    ("Wie möchten Sie Amtswege", "How would you most like to deal", "3", Some("3")),
    ("Wie erledigen Sie Dinge im Internet", "How do you usually get things done", "2", Some("2")),
    ("Welche Hilfe wäre für Sie gut?", "What kind of help would be good", "35\r", Some("3 5")),
    (
        "Was wünschen Sie sich von der Stadt",
        "What would you like from the town",
        "Mehr Bänke 日本",
        Some("Mehr Bänke 日本"),
    ),
    ("› Mehr Bänke 日本", "› Mehr Bänke 日本", "\r", None),
    ("Und für Ihren Stadtteil (Mühltal)", "And for your part of town (Mühltal)", "\r", Some("")),
    ("Das waren alle Fragen.", "These were all the questions.", "\r", Some("")),
    ("Das war alles. Stimmt alles?", "That was all. Is everything right?", "1\r", Some("1")),
    ("• Ja", "• Yes", "2", None),
    ("1: Ja (x)", "1: Yes (x)", "", Some("2")),
    ("spätere Antworten nicht mehr", "later answers no longer count", "<", Some("<")),
    ("• Ja", "• Yes", "\r", None),
    ("Wohnen Sie in Leoben?", "Do you live in Leoben?", "", Some("1")),
    ("Das war alles. Stimmt alles?", "That was all. Is everything right?", "\r", Some("")),
    ("Danke fürs Mitreden!", "Thank you for having your say!", "\r", Some("")),
    ("Interview beginnen", "start an interview", "q", Some("q")),
];

/// Whether a step shows the needs in an order drawn anew each time.
fn is_shuffled(seen: &str) -> bool {
    seen.starts_with("Welche drei Dinge") || seen.starts_with("3 [2.]")
}

/// A screen as it is held: without blanks at line ends, and without the three needs that were
/// chosen by their place.
fn shown(screen: &str) -> String {
    let is_answer =
        |line: &&str| line.contains("Welche drei Dinge") || line.contains("Which three things");
    let line = |line: &str| {
        if is_answer(&line) {
            "[the three needs chosen]".to_owned()
        } else {
            line.trim_end().to_owned()
        }
    };
    screen.lines().map(line).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

fn by_keys(is_german: bool, size: (u16, u16)) -> String {
    let mut pty = Pty::new(&["--lang", if is_german { "de" } else { "en" }], size);
    let mut screens = String::new();
    for (de, en, keys, _) in STEPS.iter().filter(|(_, _, keys, _)| !keys.is_empty()) {
        let screen = pty.rests(if is_german { de } else { en });
        // The needs stand in an order of their own in each interview.
        if !is_shuffled(de) {
            let _ = writeln!(screens, "{}\n=== {}", shown(&screen), keys.escape_debug());
        }
        pty.press(keys);
    }
    let told = pty.ends();
    assert!(
        told.contains(if is_german { "1 Interview zur" } else { "1 interview held" }),
        "{}",
        pty.contents()
    );
    assert!(
        !pty.screen.lock().unwrap().screen().alternate_screen(),
        "the terminal is left as it was"
    );
    assert!(!pty.town.path("results").exists(), "practice is never stored");
    screens
}

fn by_lines(is_german: bool) -> String {
    let mut pty = Pty::new(&["--plain", "--lang", if is_german { "de" } else { "en" }], (100, 30));
    for (de, en, _, line) in STEPS {
        if let Some(line) = line {
            pty.rests(if is_german { de } else { en });
            pty.press(&format!("{line}\r"));
        }
    }
    let told = pty.ends();
    assert!(
        told.contains(if is_german { "1 Interview zur" } else { "1 interview held" }),
        "{}",
        pty.contents()
    );
    assert!(!told.contains('\u{1b}'), "nothing is redrawn");
    // The needs stand in an order of their own in each interview.
    let told = told.replace('\r', "");
    let (before, rest) = told
        .split_once(if is_german { "Welche drei Dinge" } else { "Which three things" })
        .unwrap();
    let (_, after) = rest
        .split_once(if is_german {
            "Wie zufrieden sind Sie heute"
        } else {
            "How satisfied are you with these"
        })
        .unwrap();
    shown(&format!("{before}[…]{after}"))
}

#[test]
fn the_whole_example_by_keys() {
    insta::assert_snapshot!("example_by_keys_de", without_sign(&by_keys(true, (80, 24))));
    insta::assert_snapshot!("example_by_keys_en", without_sign(&by_keys(false, (80, 24))));
    by_keys(false, (120, 40));
}

#[test]
fn the_whole_example_by_lines() {
    insta::assert_snapshot!("example_by_lines_de", without_sign(&by_lines(true)));
    insta::assert_snapshot!("example_by_lines_en", without_sign(&by_lines(false)));
}

#[test]
fn breaking_off_changing_the_language_and_a_pause_by_keys() {
    let mut pty = Pty::new(&["--lang", "de"], (80, 24));
    pty.walk(&[
        ("Interview beginnen", "\r"),
        ("Enter einverstanden, beginnen", "\t"),
        ("Enter agrees, begin", "\r"),
        ("Do you live in Leoben?", "1"),
        ("Which part of town do you live in?", "\t"),
        ("In welchem Stadtteil wohnen Sie?", "."),
        ("Das ist eine Übung", "\r"),
        ("In welchem Stadtteil wohnen Sie?", "\u{3}"),
        ("Interview abbrechen", "x"),
        ("Das Interview wurde abgebrochen.", "\r"),
        ("Interview beginnen", "q"),
    ]);
    pty.ends();
}

#[test]
fn a_script_of_interviews_and_one_that_does_not_fit() {
    let town = Town::of(".");
    town.write("a.jsonl", "{\"resident\": \"no\", \"reason\": [\"work\"], \"visits\": 60}\n\n{\"resident\": \"yes\"}\n");
    let run = town.run("street digitales-leoben-2026 --practice --lang en --script a.jsonl").fine();
    assert_eq!(run.err, "2 interviews held for practice; nothing was kept.\n");
    town.write("b.jsonl", "{\"resident\": \"yes\"}\n{\"age\": \"16-29\"}\n");
    let run =
        town.run("street digitales-leoben-2026 --practice --lang en --script b.jsonl").refused();
    assert!(
        run.err.contains("b.jsonl, line 2: `resident`: Please answer this question."),
        "{}",
        run.err
    );
    let run = town.run("street digitales-leoben-2026 --practice --lang en").refused();
    assert!(run.err.contains("there is no terminal to draw on"), "{}", run.err);
}

const SHORT: &str = "survey: kurz\ntitle: Kurz\nlanguages: [de]\nmodes: [street]\nconsent: Ich mache mit.\npages:\n  - page: p\n    questions:\n      \
    - { id: age, type: number, text: Wie alt?, min: 0, max: 120 }\n  - page: q\n    questions:\n      \
    - { id: why, type: text, text: Warum denn? }\n";

/// Runs a shift in plain lines, as far as these go.
fn shift(town: &Town, args: &[&str], lines: &str) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mitreden"));
    command
        .current_dir(town.path("."))
        .args(["--now", "2026-05-12T10:20", "--lang", "de", "street", "kurz"])
        .args(args);
    command
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    let done = child.wait_with_output().unwrap();
    String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr)
}

fn store(town: &Town) -> mitreden::keep::store::Store {
    mitreden::keep::store::Store::open_existing(&town.path("results/kurz/responses.sqlite"))
        .unwrap()
        .unwrap()
}

fn responses(town: &Town) -> Vec<mitreden::keep::record::Record> {
    let mut all = Vec::new();
    let read = store(town).records(|record| {
        all.push(record);
        Ok::<_, mitreden::keep::store::StoreError>(())
    });
    read.unwrap();
    all
}

#[test]
fn a_shift_that_is_cut_off_goes_on_where_it_was() {
    let town = Town::of(".");
    std::fs::write(town.path("surveys/kurz.yaml"), SHORT).unwrap();
    let here = ["--plain", "--place", "Hauptplatz", "--interviewer", "AB"];
    let told = shift(&town, &here, "\n\n44\n");
    assert!(told.contains("Warum denn?"), "{told}");
    assert_eq!((responses(&town).len(), store(&town).pending().unwrap().len()), (0, 1));

    let told = shift(&town, &here, "\nWeil es geht\n\n\n");
    assert!(
        told.contains("Eine Antwort ist gespeichert")
            && told.contains("Die letzte war auf die Frage: Wie alt?"),
        "{told}"
    );
    assert!(told.contains("Warum denn?") && told.contains("1 Interview gespeichert."), "{told}");
    let all = responses(&town);
    let [record] = &all[..] else { panic!("{told}\n{all:?}") };
    assert_eq!(
        (record.answers["age"].clone(), record.answers["why"].clone()),
        (44.into(), "Weil es geht".into())
    );
    assert_eq!(
        (record.place.as_deref(), record.interviewer.as_deref()),
        (Some("Hauptplatz"), Some("AB"))
    );
    let contacts = store(&town).contacts().unwrap();
    assert_eq!(contacts.len(), 1);
    assert_eq!(
        (contacts[0].outcome.word(), contacts[0].time.to_string().as_str()),
        ("complete", "10:15:00")
    );
}

#[test]
fn a_scripted_shift_is_kept_up_to_the_line_that_cannot_be_held() {
    let town = Town::of(".");
    std::fs::write(town.path("surveys/kurz.yaml"), SHORT).unwrap();
    std::fs::write(town.path("day.jsonl"), "{\"age\": 30, \"why\": \"Öfter\"}\n{\"age\": 300}\n")
        .unwrap();
    let told = shift(&town, &["--script", "day.jsonl"], "");
    assert!(told.contains("day.jsonl") && told.contains("age"), "{told}");
    assert_eq!(responses(&town).len(), 1);
    assert!(store(&town).pending().unwrap().is_empty());
}

#[test]
fn contacts_are_noted_by_one_key_and_taken_back_by_one() {
    let town = Town::of(".");
    std::fs::write(town.path("surveys/kurz.yaml"), SHORT).unwrap();
    let mut pty = Pty::of(town, &["kurz", "--lang", "de"], (80, 24));
    pty.walk(&[
        ("Ort", "Hauptplatz\r"),
        ("Kürzel der Person, die fragt", "AB\r"),
        ("Interview beginnen", "1"),
        ("Notiert: will nicht.", "1"),
        ("verweigert 2", "3"),
        ("Notiert: keine gemeinsame Sprache.", "u"),
        ("Zurückgenommen: keine gemeinsame Sprache.", "7"),
        ("Diese Taste bewirkt hier nichts.", "4"),
        ("Notiert: hat schon teilgenommen.", "\r"),
        ("Enter einverstanden, beginnen", "!"),
        ("verweigert 3", "\r"),
        ("Enter einverstanden, beginnen", "\r"),
        ("Wie alt?", "44\r"),
        ("Warum denn?", "\u{1b}"),
        ("Interview abbrechen", "x"),
        ("Das Interview wurde abgebrochen.", "\r"),
    ]);
    insta::assert_snapshot!("the_desk_of_a_shift", pty.rests("abgebrochen 1"));
    pty.press("q");
    pty.ends();
    let contacts = store(&pty.town).contacts().unwrap();
    let words: Vec<_> = contacts.iter().map(|contact| contact.outcome.word()).collect();
    let count = |word: &str| words.iter().filter(|found| **found == word).count();
    assert_eq!(
        (
            words.len(),
            count("refused"),
            count("took_part"),
            count("break_off") + count("broken_off") + count("partial")
        ),
        (5, 3, 1, 1)
    );
    assert!(contacts.iter().all(|contact| contact.place.as_deref() == Some("Hauptplatz")
        && contact.shift.as_deref() == Some("2026-05-12-1")));

    // The next start knows place and interviewer; another place is another shift.
    let town = std::mem::replace(&mut pty.town, Town::none());
    let mut pty = Pty::of(town, &["kurz", "--lang", "de"], (80, 24));
    pty.walk(&[
        ("Ort [Hauptplatz]", "Bahnhof\r"),
        ("fragt [AB]", "\r"),
        ("Interview beginnen", "2"),
    ]);
    pty.sees("Notiert: gehört nicht dazu.");
    pty.press("q");
    pty.ends();
    let contacts = store(&pty.town).contacts().unwrap();
    let last = contacts.iter().find(|contact| contact.outcome.word() == "not_eligible").unwrap();
    assert_eq!(
        (last.place.as_deref(), last.shift.as_deref(), last.interviewer.as_deref()),
        (Some("Bahnhof"), Some("2026-05-12-2"), Some("AB"))
    );
}

#[test]
fn an_interview_goes_on_with_the_questionnaire_it_began_with() {
    let town = Town::of(".");
    std::fs::write(town.path("surveys/kurz.yaml"), SHORT).unwrap();
    let here = ["--plain", "--place", "Hauptplatz", "--interviewer", "AB"];
    shift(&town, &here, "\n\n44\n");
    std::fs::write(town.path("surveys/kurz.yaml"), SHORT.replace("Warum denn?", "Und sonst?"))
        .unwrap();
    let told = shift(&town, &here, "\nDarum\n\n\n\n\n1\n");
    assert!(
        told.contains("Der Fragebogen ist seither geändert worden") && told.contains("Warum denn?"),
        "{told}"
    );
    assert!(told.contains("Und sonst?"), "the next one is asked anew: {told}");
    let all = responses(&town);
    let [record] = &all[..] else { panic!("{told}") };
    assert_eq!(record.answers["why"], "Darum");
    // Ended from the offer: broken off, with what was answered.
    let told = shift(&town, &here, "x\n");
    assert!(told.contains("1 Interview gespeichert."), "{told}");
    let all = responses(&town);
    let other = all.iter().find(|other| other.id != record.id).unwrap();
    assert_ne!(other.definition, record.definition);
    assert!(store(&town).pending().unwrap().is_empty());
}

#[test]
fn a_second_shift_on_the_same_laptop_is_refused() {
    let town = Town::of(".");
    std::fs::write(town.path("surveys/kurz.yaml"), SHORT).unwrap();
    let mut pty =
        Pty::of(town, &["kurz", "--place", "A", "--interviewer", "B", "--lang", "de"], (80, 24));
    pty.sees("Interview beginnen");
    let told = shift(&pty.town, &["--plain"], "");
    assert!(told.contains("läuft schon eine Schicht"), "{told}");
    pty.press("q");
    pty.ends();
}

#[test]
fn the_desk_says_which_quota_cells_are_still_wanted() {
    let mut pty = Pty::new(&["--lang", "de"], (80, 24));
    insta::assert_snapshot!("the_desk_with_quotas", without_sign(&pty.rests("Interview beginnen")));
    pty.walk(&[
        ("Interview beginnen", "\r"),
        ("Enter einverstanden, beginnen", "\r"),
        ("Wohnen Sie in Leoben?", "1"),
        ("Stadtteil", "1"),
    ]);
    pty.walk(&[
        ("Wie alt sind Sie?", "3"),
        ("Welches Geschlecht", "1"),
        ("Seit wie vielen Jahren", "/"),
        ("Interview abbrechen", "."),
    ]);
    pty.walk(&[("Das ist eine Übung", "q")]);
    insta::assert_snapshot!("the_desk_with_an_open_interview", pty.rests("offen geblieben"));
    pty.walk(&[("Interview beginnen", "o")]);
    pty.sees("4 Antworten sind gespeichert");
    pty.walk(&[
        ("damit weitermachen", "\r"),
        ("Seit wie vielen Jahren", "\u{1b}"),
        ("Interview abbrechen", "x"),
    ]);
    pty.walk(&[("abgebrochen", "\r"), ("Interview beginnen", "q")]);
    pty.ends();
}

#[test]
fn it_is_kept_when_which_question_was_on_the_screen_without_pauses() {
    let town = Town::of(".");
    std::fs::write(town.path("surveys/kurz.yaml"), SHORT).unwrap();
    let mut pty =
        Pty::of(town, &["kurz", "--place", "A", "--interviewer", "B", "--lang", "de"], (80, 24));
    let wait = |millis| std::thread::sleep(std::time::Duration::from_millis(millis));
    pty.walk(&[("Interview beginnen", "\r"), ("Enter einverstanden, beginnen", "")]);
    wait(300);
    pty.walk(&[
        ("Enter einverstanden, beginnen", "\r"),
        ("Wie alt?", "."),
        ("Alle bisherigen Antworten sind gespeichert", ""),
    ]);
    wait(2_000);
    pty.walk(&[
        ("Pause", "\r"),
        ("Wie alt?", "44\r"),
        ("Warum denn?", "x\r"),
        ("Stimmt alles?", "\r"),
        ("Danke", "\r"),
    ]);
    pty.walk(&[("vollständig 1", "q")]);
    pty.ends();
    let all = responses(&pty.town);
    let glances = &all[0].paradata;
    let questions: Vec<_> = glances.iter().map(|(question, ..)| question.as_str()).collect();
    assert_eq!(questions, ["age", "age", "why"]);
    assert!(glances[0].1 >= 0.3, "consent is read before the first question comes: {glances:?}");
    assert!(
        glances.windows(2).all(|pair| pair[0].2 <= pair[1].1 && pair[1].1 - pair[0].2 < 1.9),
        "a pause is left out: {glances:?}"
    );
}

#[test]
fn without_colour_nothing_is_styled() {
    let run = |set: &[(&str, &str)]| {
        let args = ["street", "digitales-leoben-2026", "--practice", "--lang", "de"];
        let mut pty = Pty::with(Town::of("."), &args, (80, 24), set);
        pty.walk(&[
            ("Interview beginnen", "\r"),
            ("Enter einverstanden, beginnen", "\r"),
            ("Wohnen Sie in Leoben?", "/"),
        ]);
        pty.walk(&[
            ("Interview abbrechen", "x"),
            ("abgebrochen", "\r"),
            ("Interview beginnen", "q"),
        ]);
        pty.ends()
    };
    let styled = |told: &str| {
        told.split("\x1b[")
            .filter(|part| {
                part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('m')
            })
            .count()
    };
    assert!(styled(&run(&[])) > 0);
    assert_eq!(styled(&run(&[("NO_COLOR", "1")])), 0);
    assert_eq!(styled(&run(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")])), 0, "NO_COLOR wins");
}
