//! The expression language of `show_if`, `check`, `warn`, computed values and `population.among`: total and
//! deterministic, typed before anyone is asked, three-valued (Kleene) where an answer is missing.

use chrono::NaiveDate;

use super::answer::{Answer, Missing};

/// An expression whose names are resolved and whose types are checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {}

/// The answers an expression is evaluated on.
pub trait Answers {
    /// The answer to a question (an index into the survey); `not_asked` where it is hidden.
    fn answer(&self, question: usize) -> &Answer;
    /// The day the interview began, if it is known.
    fn today(&self) -> Option<NaiveDate>;
}

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// True or false.
    Truth(bool),
    /// A number; never infinite or not a number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// A text, or the code of an option.
    Text(String),
    /// Unknown: the word of the first input without a value, else `unanswered`.
    Unknown(Missing),
}

impl Expr {
    /// What the expression comes to on these answers.
    pub fn evaluate(&self, _answers: &dyn Answers) -> Value {
        Value::Unknown(Missing::Unanswered)
    }

    /// Whether it is true: unknown is not.
    pub fn holds(&self, answers: &dyn Answers) -> bool {
        self.evaluate(answers) == Value::Truth(true)
    }

    /// The questions it names, each once, in order.
    pub fn questions(&self) -> Vec<usize> {
        Vec::new()
    }
}

/// Whether a name is an operator or function of the language and cannot be an id.
pub fn is_reserved(_name: &str) -> bool {
    false
}
