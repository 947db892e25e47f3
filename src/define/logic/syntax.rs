//! The tree as written: names not yet looked up, each part with its bytes.

use std::cmp::Ordering;
use std::ops::Range;

use chrono::NaiveDate;

/// A part of an expression as written.
#[derive(Clone, Debug)]
pub(super) struct Syntax {
    pub(super) range: Range<usize>,
    pub(super) form: Form,
    /// How many levels the part has, itself included.
    pub(super) depth: usize,
}

/// The forms a part can have.
#[derive(Clone, Debug)]
pub(super) enum Form {
    Literal(Literal),
    List(Vec<Syntax>),
    Name(String),
    /// A row of a matrix: the question's name and its bytes, the row's code and its bytes.
    Row {
        name: (String, Range<usize>),
        row: (String, Range<usize>),
    },
    Call {
        name: (String, Range<usize>),
        arguments: Vec<Syntax>,
    },
    Not(Box<Syntax>),
    Chain(Junction, Vec<Syntax>),
    Compare(Comparison, Box<Syntax>, Box<Syntax>),
    Math(Operator, Box<Syntax>, Box<Syntax>),
    In {
        item: Box<Syntax>,
        among: Box<Syntax>,
        negated: bool,
    },
}

/// A value that is written out.
#[expect(missing_docs, reason = "the names say it")]
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    Truth(bool),
    Number(f64),
    Date(NaiveDate),
    Text(String),
}

/// A word that joins conditions.
#[expect(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Junction {
    And,
    Or,
}

/// A sign that compares two values.
#[expect(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    pub(super) fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// Whether the comparison needs an order of values, not only their equality.
    pub(super) fn orders(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }

    /// Whether the comparison is true of two values in this order.
    pub fn admits(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::NotEqual => ordering.is_ne(),
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
        }
    }

    /// The comparison that says the same with both sides exchanged.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            Self::Equal | Self::NotEqual => self,
        }
    }

    /// The comparison that is true exactly where this one is not.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::LessOrEqual => Self::Greater,
            Self::Greater => Self::LessOrEqual,
            Self::GreaterOrEqual => Self::Less,
        }
    }
}

/// A sign that makes a number of two.
#[expect(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Plus,
    Minus,
    Times,
    Over,
}

impl Operator {
    pub(super) fn symbol(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
        }
    }
}

impl Syntax {
    pub(super) fn new(form: Form, range: Range<usize>) -> Self {
        let depth = 1 + match &form {
            Form::Literal(_) | Form::Name(_) | Form::Row { .. } => 0,
            Form::List(parts) | Form::Chain(_, parts) | Form::Call { arguments: parts, .. } => {
                parts.iter().map(|part| part.depth).max().unwrap_or(0)
            }
            Form::Not(part) => part.depth,
            Form::Compare(_, a, b) | Form::Math(_, a, b) | Form::In { item: a, among: b, .. } => {
                a.depth.max(b.depth)
            }
        };
        Self { range, form, depth }
    }
}
