//! What `serve` says when it begins: which surveys are asked, and of those that are not, since or
//! from when.

use super::{SURVEY, town};
use crate::server::Server;

#[test]
fn a_survey_that_is_closed_or_not_open_yet_is_not_said_to_be_asked() {
    let town = town(SURVEY);
    let log = Server::start_on("2026-05-31T23:59", &town, &[]).log_with(&["Ctrl+C"]);
    assert!(log.contains("Asking s. Ctrl+C ends it.") && !log.contains("closed"), "{log}");
    let log = Server::start_on("2026-06-01T00:01", &town, &[]).log_with(&["Ctrl+C"]);
    assert!(log.contains("s is closed since the end of 31\u{a0}May 2026"), "{log}");
    assert!(!log.contains("Asking") && log.contains("No survey is open. Ctrl+C ends it."), "{log}");
    let log = Server::start_on("2026-04-30T10:00", &town, &[]).log_with(&["Ctrl+C"]);
    assert!(log.contains("s opens on 1\u{a0}May 2026") && !log.contains("Asking"), "{log}");
    // Whoever tries it out need not wait.
    let log = Server::start_on("2026-06-01T10:00", &town, &["--practice"]).log_with(&["trial"]);
    assert!(log.contains("Asking s.") && !log.contains("closed"), "{log}");
    // Of two each is told as it is.
    town.write(
        "surveys/t.yaml",
        SURVEY.replace("survey: s", "survey: t").replace("closes: 2026-05-31\n", ""),
    );
    let log = Server::start_on("2026-06-01T10:00", &town, &[]).log_with(&["Ctrl+C"]);
    assert!(log.contains("Asking t. Ctrl+C ends it.") && log.contains("s is closed"), "{log}");
}
