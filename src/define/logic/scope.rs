//! What an expression may know of the questionnaire: the trait through which logic sees questions.

use chrono::NaiveDate;

use super::Expr;
use crate::index::QuestionIndex;
use mitreden_base::ids::Code;

/// The questions an expression may name, seen from where it stands.
pub trait Scope {
    /// The question with an id.
    fn find(&self, id: &str) -> Option<Subject>;

    /// The ids of all questions, for "did you mean".
    fn ids(&self) -> Vec<&str>;

    /// The conditions known to hold where the expression stands: the page's for a `show_if`, the
    /// question's, too, for a `check` or `warn`.
    fn given(&self) -> Vec<Expr> {
        Vec::new()
    }
}

/// A question as logic sees it.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Which of the survey's questions it is.
    pub question: QuestionIndex,
    /// Whether its answer is known where the expression stands.
    pub standing: QuestionStanding,
    /// The values that its answers can have.
    pub domain: Domain,
    /// The conditions that must all hold for it to be asked (its page's and its own); `None` where
    /// nothing can be said, as of computed values.
    pub asked_if: Option<Vec<Expr>>,
}

/// Where a question stands, seen from the expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionStanding {
    /// It may be named: it comes before, or it is the very question that a `check` or `warn` is
    /// about.
    Known,
    /// The expression is the `show_if` or the value of this very question.
    Itself,
    /// The question comes after the expression.
    Later,
}

/// The values that the answers to a question can have.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    /// True or false, which is computed.
    Truth,
    /// A number: asked, computed or a rating.
    Number {
        /// The smallest number that is valid.
        min: Option<f64>,
        /// The largest number that is valid.
        max: Option<f64>,
        /// Whether only whole numbers are valid.
        integer: bool,
    },
    /// A day.
    Date {
        /// The first day that is valid.
        min: Option<NaiveDate>,
        /// The last day that is valid.
        max: Option<NaiveDate>,
    },
    /// Any text.
    Text,
    /// One of the options.
    Choice {
        /// The options, in order.
        codes: Vec<Code>,
        /// Whether the options' order means something.
        ordered: bool,
    },
    /// Several of the options.
    Choices {
        /// The options, in order.
        codes: Vec<Code>,
        /// How many may be chosen.
        most: usize,
    },
    /// Some items in order of importance.
    Ranking {
        /// The items.
        codes: Vec<Code>,
        /// How many may be ranked.
        top: usize,
    },
    /// A total spread over items.
    Points {
        /// The items.
        codes: Vec<Code>,
    },
    /// A point on a scale for each row.
    Rows {
        /// The rows.
        codes: Vec<Code>,
        /// The lowest point.
        from: i16,
        /// The highest point.
        to: i16,
    },
    /// Best-worst or a task: asked, but without a value to compare.
    Opaque,
    /// A note, which is not even asked.
    Note,
}

impl Domain {
    /// The word the messages choose their wording by.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Truth => "truth",
            Self::Number { .. } => "number",
            Self::Date { .. } => "date",
            Self::Text => "text",
            Self::Choice { .. } => "single",
            Self::Choices { .. } => "multiple",
            Self::Ranking { .. } => "ranking",
            Self::Points { .. } => "points",
            Self::Rows { .. } => "matrix",
            Self::Opaque => "opaque",
            Self::Note => "note",
        }
    }

    /// The codes of the question's options, items or rows.
    pub fn codes(&self) -> &[Code] {
        match self {
            Self::Choice { codes, .. }
            | Self::Choices { codes, .. }
            | Self::Ranking { codes, .. }
            | Self::Points { codes }
            | Self::Rows { codes, .. } => codes,
            _ => &[],
        }
    }
}
