//! Whom a piece of work tells what happens while it goes on: in a terminal, on a page, or nowhere.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};

use crate::failure::Failure;
use crate::locale::Say as _;
use mitreden_base::diagnostics::Problems;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::merge::Notice;

/// The user who asked for a piece of work: their language, their clock, and their ear.
///
/// What a piece of work comes to it returns; what has to be known on the way, it tells here.
pub trait Teller {
    /// The user's language.
    fn lang(&self) -> Lang;

    /// The time that the user takes it to be.
    fn now(&self) -> NaiveDateTime;

    /// The day that the user takes it to be.
    fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// Starts a watch.
    fn stopwatch(&self) -> Box<dyn Stopwatch>;

    /// Tells the result of a step: the message with this id.
    fn say(&self, id: &str, words: &[(&str, Word)]) {
        self.talk(&self.lang().say(id, words));
    }

    /// Tells something that is already in the user's language.
    fn talk(&self, text: &str);

    /// Tells something that must not be overlooked though the work goes on.
    fn warn(&self, id: &str, words: &[(&str, Word)]);

    /// Tells notices, which must be read before any numbers.
    fn notices(&self, notices: &[Notice]);

    /// Tells problems of files with which the work goes on.
    fn problems(&self, problems: &Problems);

    /// Tells an error with advice, after which the work goes on without a part.
    fn error(&self, id: &str, words: &[(&str, Word)]);

    /// Tells a failure of a part of the work, where the rest goes on.
    fn failure(&self, failure: Failure);

    /// Tells the path of a file, which is a result.
    fn path(&self, path: &Path) -> Result<(), Failure>;

    /// Shows that something is going on, named by a message, until the returned value is dropped.
    fn working(&self, id: &str) -> Box<dyn Working>;

    /// Shows the progress of work that has so many steps.
    fn counting(&self, steps: u64) -> Box<dyn Working>;
}

/// A watch that was started at some moment.
pub trait Stopwatch: fmt::Debug {
    /// The time since then, also when the computer slept or somebody set its clock back meanwhile.
    fn elapsed(&self) -> Duration;

    /// The time since then in which the computer did not sleep.
    fn awake(&self) -> Duration;
}

/// Work that is going on; it has ended when this is dropped.
pub trait Working {
    /// Counts one more step as done.
    fn step(&self);
}
