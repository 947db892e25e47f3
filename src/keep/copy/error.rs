//! Why a copy of a dataset cannot be made, asked or changed.

use thiserror::Error;

/// Why a copy of a dataset cannot be made, asked or changed.
#[derive(Debug, Error)]
pub enum CopyError {
    /// The address cannot be used.
    #[error("the address of the database cannot be used: {reason}")]
    BadUrl {
        /// What is wrong with it.
        reason: String,
    },
    /// The database does not answer, or does not let us in.
    #[error("`{place}` does not answer: {reason}")]
    Unreachable {
        /// The address of the database, without user and password.
        place: String,
        /// What happened on the way.
        reason: String,
    },
    /// The database is one that servers keep answers in.
    #[error("`{place}` is the servers’ own database")]
    OfServers {
        /// The address of the database, without user and password.
        place: String,
    },
    /// The database holds no copy of the survey's dataset.
    #[error("`{place}` holds no copy of `{survey}`")]
    NoCopy {
        /// The address of the database, without user and password.
        place: String,
        /// The survey.
        survey: String,
    },
    /// The database did not do what it was asked for.
    #[error("`{place}` did not do it: {reason}")]
    Refused {
        /// The address of the database, without user and password.
        place: String,
        /// What the database says.
        reason: String,
    },
    /// The copy is not what it says of itself.
    #[error("the copy in `{place}` is not as it was put there: {reason}")]
    Damaged {
        /// The address of the database, without user and password.
        place: String,
        /// What differs.
        reason: String,
    },
}
