//! Whom a piece of work tells what happens while it goes on: in a terminal, on a page, or nowhere.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};

use crate::failure::Failure;
use crate::locale::Say as _;
use mitreden_base::diagnostics::Problems;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::merge::Notice;

/// Who asked for a piece of work: their language, their clock, and their ear.
///
/// What a piece of work comes to it returns; what has to be known on the way, it tells here.
pub trait Teller {
    /// The language they are spoken to in.
    fn lang(&self) -> Lang;

    /// The time it is for them.
    fn now(&self) -> NaiveDateTime;

    /// The day it is for them.
    fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// Talk: what came of a step, the message with this id.
    fn say(&self, id: &str, words: &[(&str, Word)]) {
        self.talk(&self.lang().say(id, words));
    }

    /// Talk that is already in their language.
    fn talk(&self, text: &str);

    /// What must not be overlooked though the work goes on.
    fn warn(&self, id: &str, words: &[(&str, Word)]);

    /// What must be told before numbers are read.
    fn notices(&self, notices: &[Notice]);

    /// The problems of files the work goes on with.
    fn problems(&self, problems: &Problems);

    /// A message with what to do, of something that keeps the work from being whole.
    fn error(&self, id: &str, words: &[(&str, Word)]);

    /// What failed, where the rest goes on.
    fn failure(&self, failure: Failure);

    /// The path of a file, which is a result.
    fn path(&self, path: &Path) -> Result<(), Failure>;

    /// A sign that something is going on, named by a message, until what is returned is dropped.
    fn working(&self, id: &str) -> Box<dyn Working>;

    /// The same for work of so many steps.
    fn counting(&self, steps: u64) -> Box<dyn Working>;
}

/// Work that goes on; it is over when this is dropped.
pub trait Working {
    /// One step more is done.
    fn step(&self);
}
