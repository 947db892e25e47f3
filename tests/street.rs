//! The interview at a terminal, as an interviewer sees it: real keys through a real terminal, screens read back.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Parser;

use crate::support::Town;

/// How long a screen may take on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(15);

/// The program in a terminal of its own.
struct Seat {
    town: Town,
    /// Kept open as long as the program runs.
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<Parser>>,
    all: Arc<Mutex<Vec<u8>>>,
}

impl Seat {
    fn new(args: &[&str], (columns, rows): (u16, u16)) -> Self {
        let town = Town::of(".");
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mitreden"));
        command.cwd(town.path("."));
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.args(["--now", "2026-05-12T10:00", "street", "digitales-leoben-2026", "--practice"]);
        command.args(args);
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let screen = Arc::new(Mutex::new(Parser::new(rows, columns, 0)));
        let all = Arc::new(Mutex::new(Vec::new()));
        let (mut from, to, whole) = (pty.master.try_clone_reader().unwrap(), Arc::clone(&screen), Arc::clone(&all));
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = from.read(&mut bytes) {
                to.lock().unwrap().process(&bytes[..n]);
                whole.lock().unwrap().extend_from_slice(&bytes[..n]);
            }
        });
        let keys = pty.master.take_writer().unwrap();
        Self { town, _master: pty.master, keys, child, screen, all }
    }

    fn contents(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until the screen says this.
    #[track_caller]
    fn sees(&self, text: &str) -> String {
        let begun = Instant::now();
        loop {
            // Words may stand in two lines.
            let contents = self.contents();
            if contents.split_whitespace().collect::<Vec<_>>().join(" ").contains(text) {
                return contents;
            }
            assert!(begun.elapsed() < PATIENCE, "no `{text}` in:\n{contents}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// For each step what has to be seen and the keys then pressed.
    #[track_caller]
    fn walk(&mut self, steps: &[(&str, &str)]) {
        for (text, keys) in steps {
            self.sees(text);
            self.press(keys);
        }
    }

    /// The program ends well; all that was ever written.
    #[track_caller]
    fn ends(&mut self) -> String {
        let begun = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < PATIENCE, "it does not end:\n{}", self.contents());
            thread::sleep(Duration::from_millis(5));
        }
        assert!(self.child.wait().unwrap().success(), "{}", self.contents());
        thread::sleep(Duration::from_millis(50));
        String::from_utf8_lossy(&self.all.lock().unwrap()).into_owned()
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        // After a test that failed the program still waits for keys.
        let _ = self.child.kill();
    }
}

/// A step through the worked example: what is seen in German and English, the keys then pressed, and the line typed where
/// lines are typed (`None`: there is no such step).
type Step = (&'static str, &'static str, &'static str, Option<&'static str>);

const STEPS: &[Step] = &[
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
    ("Was wünschen Sie sich von der Stadt", "What would you like from the town", "Mehr Bänke 日本", Some("Mehr Bänke 日本")),
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
    ("Enter einverstanden, beginnen", "Enter agrees, begin", "q", Some("q")),
];

fn by_keys(is_german: bool, size: (u16, u16)) {
    let mut seat = Seat::new(&["--lang", if is_german { "de" } else { "en" }], size);
    let steps: Vec<_> = STEPS.iter().filter(|(_, _, keys, _)| !keys.is_empty()).collect();
    for (de, en, keys, _) in steps {
        seat.sees(if is_german { de } else { en });
        seat.press(keys);
    }
    let told = seat.ends();
    assert!(told.contains(if is_german { "1 Interview zur" } else { "1 interview held" }), "{}", seat.contents());
    assert!(!seat.screen.lock().unwrap().screen().alternate_screen(), "the terminal is left as it was");
    assert!(!seat.town.path("results").exists(), "practice is never stored");
}

fn by_lines(is_german: bool) {
    let mut seat = Seat::new(&["--plain", "--lang", if is_german { "de" } else { "en" }], (100, 30));
    for (de, en, _, line) in STEPS {
        if let Some(line) = line {
            seat.sees(if is_german { de } else { en });
            seat.press(&format!("{line}\r"));
        }
    }
    let told = seat.ends();
    assert!(told.contains(if is_german { "1 Interview zur" } else { "1 interview held" }), "{}", seat.contents());
    assert!(!told.contains('\u{1b}'), "nothing is redrawn");
}

#[test]
fn the_whole_example_by_keys() {
    by_keys(true, (80, 24));
    by_keys(false, (120, 40));
}

#[test]
fn the_whole_example_by_lines() {
    by_lines(true);
    by_lines(false);
}

#[test]
fn breaking_off_changing_the_language_and_a_pause_by_keys() {
    let mut seat = Seat::new(&["--lang", "de"], (80, 24));
    seat.walk(&[
        ("Enter einverstanden, beginnen", "\t"),
        ("Enter agrees, begin", "\r"),
        ("Do you live in Leoben?", "1"),
        ("Which part of town do you live in?", "\t"),
        ("In welchem Stadtteil wohnen Sie?", "."),
        ("Das ist eine Übung", "\r"),
        ("In welchem Stadtteil wohnen Sie?", "\u{3}"),
        ("Interview abbrechen", "x"),
        ("Das Interview wurde abgebrochen.", "\r"),
        ("Enter einverstanden, beginnen", "q"),
    ]);
    seat.ends();
}

#[test]
fn a_script_of_interviews_and_one_that_does_not_fit() {
    let town = Town::of(".");
    town.write("a.jsonl", "{\"resident\": \"no\", \"reason\": [\"work\"], \"visits\": 60}\n\n{\"resident\": \"yes\"}\n");
    let run = town.run("street digitales-leoben-2026 --practice --lang en --script a.jsonl").fine();
    assert_eq!(run.err, "2 interviews held for practice; nothing was kept.\n");
    town.write("b.jsonl", "{\"resident\": \"yes\"}\n{\"age\": \"16-29\"}\n");
    let run = town.run("street digitales-leoben-2026 --practice --lang en --script b.jsonl").refused();
    assert!(run.err.contains("b.jsonl, line 2: `resident`: Please answer this question."), "{}", run.err);
    let run = town.run("street digitales-leoben-2026 --practice --lang en").refused();
    assert!(run.err.contains("there is no terminal to draw on"), "{}", run.err);
}

const SHORT: &str = "survey: kurz\ntitle: Kurz\nlanguages: [de]\nmodes: [street]\npages:\n  - page: p\n    questions:\n      \
    - { id: age, type: number, text: Wie alt?, min: 0, max: 120 }\n  - page: q\n    questions:\n      \
    - { id: why, type: text, text: Warum denn? }\n";

/// Runs a shift in plain lines, as far as these go.
fn shift(town: &Town, args: &[&str], lines: &str) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mitreden"));
    command.current_dir(town.path(".")).args(["--now", "2026-05-12T10:20", "--lang", "de", "street", "kurz"]).args(args);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    let done = child.wait_with_output().unwrap();
    String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr)
}

fn store(town: &Town) -> mitreden::keep::store::Store {
    mitreden::keep::store::Store::open_existing(&town.path("results/kurz/responses.sqlite")).unwrap().unwrap()
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
    let told = shift(&town, &here, "\n44\n");
    assert!(told.contains("Warum denn?"), "{told}");
    assert_eq!((responses(&town).len(), store(&town).pending().unwrap().len()), (0, 1));

    let told = shift(&town, &here, "Weil es geht\n\n\n\n");
    assert!(!told.contains("Wie alt?\n44") && told.contains("Warum denn?"), "{told}");
    let all = responses(&town);
    let [record] = &all[..] else { panic!("{told}\n{all:?}") };
    assert_eq!((record.answers["age"].clone(), record.answers["why"].clone()), (44.into(), "Weil es geht".into()));
    assert_eq!((record.place.as_deref(), record.interviewer.as_deref()), (Some("Hauptplatz"), Some("AB")));
    let contacts = store(&town).contacts().unwrap();
    assert_eq!(contacts.len(), 1);
    assert_eq!((contacts[0].outcome.word(), contacts[0].time.to_string().as_str()), ("complete", "10:15:00"));
}

#[test]
fn a_scripted_shift_is_kept_up_to_the_line_that_cannot_be_held() {
    let town = Town::of(".");
    std::fs::write(town.path("surveys/kurz.yaml"), SHORT).unwrap();
    std::fs::write(town.path("day.jsonl"), "{\"age\": 30, \"why\": \"Öfter\"}\n{\"age\": 300}\n").unwrap();
    let told = shift(&town, &["--script", "day.jsonl"], "");
    assert!(told.contains("day.jsonl") && told.contains("age"), "{told}");
    assert_eq!(responses(&town).len(), 1);
    assert!(store(&town).pending().unwrap().is_empty());
}
