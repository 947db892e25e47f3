//! The types of values, and which go together.

use std::sync::Arc;

use super::scope::Domain;
use super::syntax::Literal;
use mitreden_base::ids::Code;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// True or false.
    Truth,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A text, or the code of an option.
    Text,
}

impl Type {
    /// The word the messages choose their wording by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Truth => "truth",
            Self::Number => "number",
            Self::Date => "date",
            Self::Text => "text",
        }
    }
}

/// What the checker knows of a value: its type and, for a single choice, the options.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sort {
    Plain(Type),
    Option { codes: Arc<[Code]>, ordered: bool },
}

impl Sort {
    pub(super) fn plain(&self) -> Type {
        match self {
            Self::Plain(plain) => *plain,
            Self::Option { .. } => Type::Text,
        }
    }

    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Plain(plain) => plain.word(),
            Self::Option { .. } => "single",
        }
    }

    /// The sort of a question that stands for its value; `None` where the question has no such
    /// value.
    pub(super) fn of(domain: &Domain) -> Option<Self> {
        Some(match domain {
            Domain::Truth => Self::Plain(Type::Truth),
            Domain::Number { .. } => Self::Plain(Type::Number),
            Domain::Date { .. } => Self::Plain(Type::Date),
            Domain::Text => Self::Plain(Type::Text),
            Domain::Choice { codes, ordered } => {
                Self::Option { codes: codes.as_slice().into(), ordered: *ordered }
            }
            _ => return None,
        })
    }
}

impl Literal {
    pub(super) fn plain(&self) -> Type {
        match self {
            Self::Truth(_) => Type::Truth,
            Self::Number(_) => Type::Number,
            Self::Date(_) => Type::Date,
            Self::Text(_) => Type::Text,
        }
    }
}
