//! What happens in an interview, entry by entry: all that must survive a crash.

use mitreden_base::ids::Code;
use mitreden_define::answer::Answer;

/// One thing that happened. Replaying all entries in order gives the interview as it was left.
#[derive(Clone, Debug, PartialEq)]
pub enum JournalEntry {
    /// An answer was given, as given; valid or not. Kept at once, before the part is left.
    Answer {
        /// The question's id.
        question: Code,
        /// The answer.
        answer: Answer,
    },
    /// The respondent wanted to go on.
    Next {
        /// Having confirmed what the engine last objected to softly.
        confirmed: bool,
    },
    /// Went back to the part before.
    Back,
    /// Went back to the part with this question.
    BackTo {
        /// The question's id.
        question: Code,
    },
    /// Went on, as far as everything is answered.
    CatchUp,
    /// Chose another language.
    Language(String),
    /// Ended the interview at its end.
    End,
    /// Broke it off.
    BreakOff,
}
