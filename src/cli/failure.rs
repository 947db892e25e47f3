//! What a command that failed says, and the exit codes that programs read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::ui::Ui;
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller;

/// All went well.
pub(super) const FINE: u8 = 0;
/// Something the user can mend; the message says how.
pub(super) const USER: u8 = 1;
/// The command line was wrong.
pub(super) const USAGE: u8 = 2;
/// Our bug.
pub(super) const BUG: u8 = 70;

/// Tells why a command stopped, on stderr, and gives the exit code.
pub(super) fn tell(failure: Failure, ui: &Ui) -> u8 {
    match failure {
        Failure::Problems(problems) => {
            ui.problems(&problems);
            USER
        }
        Failure::User(id, words) => {
            ui.error(id, &words);
            USER
        }
        Failure::Told => USER,
        Failure::ClosedPipe => FINE,
        Failure::Bug(message) => {
            ui.error("failure-bug", &[("text", message.into())]);
            BUG
        }
    }
}

/// Runs a command; should it panic, that is our bug, and its exit code says so.
pub(super) fn guard(command: impl FnOnce() -> u8) -> u8 {
    // Nothing of the command is used after a panic: the process ends.
    catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|_| {
        let words = "the message above is a fault of mitreden, not yours; please report it with what you did";
        Ui::stderr(&format!("error: {words}\n"));
        BUG
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_our_bug() {
        assert_eq!(guard(|| panic!("on purpose")), BUG);
        assert_eq!(guard(|| USER), USER);
    }
}
