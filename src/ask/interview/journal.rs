//! What happens in an interview, entry by entry: all that must survive a crash.

use mitreden_base::ids::Code;
use mitreden_define::answer::Answer;

/// One thing that happened. Replaying all entries in order gives the interview as it was left.
#[derive(Clone, Debug, PartialEq)]
pub enum JournalEntry {
    /// An answer was given, valid or not. It is kept at once, as it was given.
    Answer {
        /// The question's id.
        question: Code,
        /// The answer.
        answer: Answer,
    },
    /// The respondent wanted to go on.
    Next {
        /// Whether the engine's last soft objection was confirmed.
        confirmed: bool,
    },
    /// The respondent went back to the part before.
    Back,
    /// The respondent went back to the part with this question.
    BackTo {
        /// The question's id.
        question: Code,
    },
    /// The respondent went on, as far as everything is answered.
    CatchUp,
    /// The respondent chose another language.
    Language(String),
    /// The respondent ended the interview at its end.
    End,
    /// The respondent broke the interview off.
    BreakOff,
}
