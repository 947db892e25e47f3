//! What happens in the street when the store cannot be written to: it is said plainly, the answer
//! stays on the screen, nothing is half-written, and it goes on where it was.

use mitreden::ask::interview::JournalEntry;
use mitreden::keep::store::Store;

use crate::disk::Disk;
use crate::pty::Pty;
use crate::support::Town;

const SURVEY: &str = "survey: s\ntitle: Kurz\nlanguages: [de, en]\nmodes: [street, paper]\npages:\n  - page: p\n    questions:\n      \
    - { id: age, type: number, text: Wie alt?, min: 0, max: 120 }\n  - page: q\n    questions:\n      \
    - { id: why, type: text, text: Warum denn? }\n";

const SHIFT: [&str; 7] = ["s", "--place", "Hauptplatz", "--interviewer", "AB", "--lang", "de"];

/// A shift in which someone is asked how old they are.
fn asked(town: Town) -> Pty {
    let mut pty = Pty::of(town, &SHIFT, (80, 24));
    pty.walk(&[("Interview beginnen", "\r"), ("Enter einverstanden, beginnen", "\r")]);
    pty.sees("Wie alt?");
    pty
}

/// The answers of the one interview under way.
fn answers(town: &Town) -> Vec<String> {
    let store = Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
    let pending = store.pending().unwrap();
    assert_eq!(pending.len(), 1);
    let answer = |what: &str| match JournalEntry::from_line(what).unwrap() {
        JournalEntry::Answer { question, .. } => Some(question.to_string()),
        _ => None,
    };
    pending[0].happenings.iter().filter_map(|happening| answer(&happening.what)).collect()
}

#[test]
fn a_full_disk_is_told_and_the_answer_stays_on_the_screen() {
    let town = Town::with_survey(SURVEY);
    let Some(disk) = Disk::at(town.path("results")) else { return };
    let mut pty = asked(town);
    let ballast = disk.fill();
    pty.press("44\r");
    let screen = pty.sees("Der Datenträger ist voll.");
    assert!(screen.contains("› 44") && screen.contains("Wie alt?"), "{screen}");
    assert_eq!(answers(&pty.town), [""; 0], "nothing is half-written");
    std::fs::remove_file(ballast).unwrap();
    pty.press("\r");
    pty.sees("Warum denn?");
    assert_eq!(answers(&pty.town), ["age"]);
    // At the desk, too: a contact that cannot be noted is told.
    pty.walk(&[
        ("Warum denn?", "Darum\r"),
        ("Stimmt alles?", "\r"),
        ("Das Interview ist zu Ende", "\r"),
        ("vollständig 1", ""),
    ]);
    disk.fill();
    pty.press("1");
    let screen = pty.sees("Der Datenträger ist voll.");
    assert!(!screen.contains("Notiert"), "{screen}");
    pty.press("q");
    pty.ends();
    drop(disk);
}

#[test]
fn a_folder_that_may_not_be_written_to_is_told_before_anybody_is_asked() {
    let town = Town::with_survey(SURVEY);
    let Some(disk) = Disk::at(town.path("results")) else { return };
    town.write("day.jsonl", r#"{"age": 30}"#);
    let run = |line: &str| town.run(&format!("{line} --lang en"));
    run("street s --script day.jsonl").fine();
    disk.protect();
    for line in ["street s --script day.jsonl", "keyin s --plain", "handin s --all", "print s"] {
        let told = run(line).refused().err;
        assert!(told.contains("results/s") && told.contains("writ"), "{line}: {told}");
        assert!(told.contains("help:"), "{line}: {told}");
    }
    drop(disk);
}

#[test]
fn another_program_that_writes_is_waited_for_and_then_told() {
    let mut pty = asked(Town::with_survey(SURVEY));
    let other = rusqlite::Connection::open(pty.town.path("results/s/responses.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    pty.press("44\r");
    let screen = pty.sees("Ein anderes Programm schreibt gerade in die Datei.");
    assert!(screen.contains("› 44"), "{screen}");
    other.execute_batch("ROLLBACK").unwrap();
    pty.press("\r");
    pty.sees("Warum denn?");
    assert_eq!(answers(&pty.town), ["age"]);
}

#[test]
fn a_store_that_is_taken_away_is_told_at_once() {
    let mut pty = asked(Town::with_survey(SURVEY));
    let (here, away) =
        (pty.town.path("results/s/responses.sqlite"), pty.town.path("results/s/away"));
    std::fs::rename(&here, &away).unwrap();
    pty.press("44\r");
    let screen = pty.sees("Die Datei mit den Antworten wurde verschoben, gelöscht oder ersetzt.");
    assert!(screen.contains("› 44") && screen.contains("responses-rescued-1.sqlite"), "{screen}");
    std::fs::rename(&away, &here).unwrap();
    pty.press("\r");
    pty.sees("Warum denn?");
    assert_eq!(answers(&pty.town), ["age"]);
}
