//! An interview that is said to be over.

use mitreden::keep::record::Disposition;

use super::{SHORT, responses, shift, store};
use crate::pty::Pty;
use crate::support::Town;

/// The screen says that the interview is over: so it is, also where nobody goes on to the next
/// person, and where the power went before anybody could.
#[test]
fn an_interview_that_is_said_to_be_over_is_over() {
    let town = Town::of(".");
    std::fs::write(town.path("surveys/kurz.yaml"), SHORT).unwrap();
    let here = ["--plain", "--place", "Hauptplatz", "--interviewer", "AB"];
    let told = shift(&town, &here, "\n\n44\nDarum\n\n");
    assert!(told.contains("Das Interview ist zu Ende"), "{told}");
    assert!(told.contains("1 Interview gespeichert.") && !told.contains("offen"), "{told}");
    assert_eq!((responses(&town).len(), store(&town).pending().unwrap().len()), (1, 0));
    assert_eq!(store(&town).contacts().unwrap()[0].outcome.word(), "complete");

    // As a power cut leaves it: all is in the journal, and no record in its place.
    let mut pty = Pty::of(
        town,
        &["kurz", "--place", "Hauptplatz", "--interviewer", "AB", "--lang", "de"],
        (80, 24),
    );
    pty.walk(&[
        ("Interview beginnen", "\r"),
        ("Enter einverstanden, beginnen", "\r"),
        ("Wie alt?", "50\r"),
        ("Warum denn?", "Auch so\r"),
        ("Stimmt alles?", "\r"),
    ]);
    pty.sees("Das Interview ist zu Ende");
    pty.kill();
    let town = std::mem::replace(&mut pty.town, Town::none());
    assert_eq!((responses(&town).len(), store(&town).pending().unwrap().len()), (1, 1));
    let told = shift(&town, &here, "q\n");
    assert!(told.contains("war zu Ende, als das Programm geschlossen wurde"), "{told}");
    assert!(!told.contains("offen geblieben"), "{told}");
    let all = responses(&town);
    assert_eq!(all.len(), 2, "{told}");
    assert!(all.iter().all(|record| record.disposition == Disposition::Complete));
}
