//! Bytes that nobody can guess.

use super::exit::BUG;

/// Fills bytes with random ones from the operating system.
pub(super) fn fill(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        // Codes that could be guessed would be worse than no survey.
        tracing::error!(%error, "the system gives no random numbers");
        std::process::exit(i32::from(BUG));
    }
}
