//! The exit codes that programs read.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The exit code of a command that did what it should.
pub(super) const FINE: u8 = 0;
/// The exit code for what the user can mend; the message says how.
pub(super) const USER: u8 = 1;
/// The exit code for a wrong command line.
pub(super) const USAGE: u8 = 2;
/// The exit code for a fault of this program.
pub(super) const BUG: u8 = 70;

/// Runs a command; should it panic, that is our bug, and its exit code says so.
pub(super) fn guard(command: impl FnOnce() -> u8) -> u8 {
    // Nothing of the command is used after a panic: the process ends.
    catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|_| {
        let words = "the message above is a fault of mitreden, not yours; please report it with what you did";
        // Nobody can be told that stderr is closed.
        let _ = writeln!(std::io::stderr(), "error: {words}");
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
