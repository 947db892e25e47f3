//! The tree of a checked expression: names are indices into the survey, types are right.

use std::sync::Arc;

use super::functions::Function;
use super::syntax::{Comparison, Junction, Literal, Operator};
use crate::index::QuestionIndex;
use mitreden_base::ids::Code;

/// A part of a checked expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpressionNode {
    /// A value that is written out.
    Literal(Literal),
    /// A question; it stands for its value where a value is expected.
    Question(ExpressionName),
    /// A row of a matrix.
    Row(ExpressionName, Code),
    /// Literals, for `in` and the functions that take a list.
    List(Vec<Literal>),
    /// A regular expression, for `matches`.
    Pattern(Pattern),
    /// The negation of a condition.
    Not(Box<ExpressionNode>),
    /// At least two parts, none of them a chain of the same junction.
    Chain(Junction, Vec<ExpressionNode>),
    /// The comparison of two values.
    Compare(Comparison, CodeOrder, Box<ExpressionNode>, Box<ExpressionNode>),
    /// A number calculated from two others.
    Math(Operator, Box<ExpressionNode>, Box<ExpressionNode>),
    /// Whether a value is one of several.
    In {
        /// The value.
        item: Box<ExpressionNode>,
        /// A list or a question with several options.
        among: Box<ExpressionNode>,
        /// Whether the value must not be one of them.
        negated: bool,
    },
    /// The call of a function with its arguments.
    Call(Function, Vec<ExpressionNode>),
}

/// A question, with the id it is printed by.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpressionName {
    /// The question's id.
    pub(super) id: Code,
    /// Which of the survey's questions it is.
    pub question: QuestionIndex,
}

/// The order by which two values are compared.
#[derive(Clone, Debug, PartialEq)]
pub enum CodeOrder {
    /// The order of numbers and days.
    Natural,
    /// The order of the options in the questionnaire.
    Options(Arc<[Code]>),
}

/// A regular expression that has to match a whole text.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The expression as it is written.
    pub text: String,
    regex: regex::Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Pattern {
    /// Reads a regular expression, or says in a line why it cannot be read.
    pub(super) fn new(text: &str) -> Result<Self, String> {
        const LARGEST: usize = 1 << 20;
        let read = |text: &str| regex::RegexBuilder::new(text).size_limit(LARGEST).build();
        // Alone first: `a)(b` would be well-formed between the anchors.
        let regex = read(text).and_then(|_| read(&format!(r"\A(?:{text})\z")));
        let reason = |error: regex::Error| {
            error.to_string().lines().last().unwrap_or_default().trim().to_owned()
        };
        let regex = regex
            .map_err(reason)
            .map_err(|reason| reason.trim_start_matches("error: ").to_owned())?;
        Ok(Self { text: text.to_owned(), regex })
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }
}

impl ExpressionNode {
    /// The parts directly within this part.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Literal(_)
            | Self::Question(_)
            | Self::Row(..)
            | Self::List(_)
            | Self::Pattern(_) => Vec::new(),
            Self::Not(part) => vec![part],
            Self::Chain(_, parts) | Self::Call(_, parts) => parts.iter().collect(),
            Self::Compare(_, _, a, b)
            | Self::Math(_, a, b)
            | Self::In { item: a, among: b, .. } => vec![a, b],
        }
    }

    /// Visits this part and all within it, in the order written.
    pub(super) fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for part in self.parts() {
            part.walk(visit);
        }
    }

    /// Gives the questions that are named other indices; says whether all of them have one.
    pub(super) fn renumber(&mut self, to: &dyn Fn(QuestionIndex) -> Option<QuestionIndex>) -> bool {
        match self {
            Self::Question(name) | Self::Row(name, _) => match to(name.question) {
                Some(question) => {
                    name.question = question;
                    true
                }
                None => false,
            },
            Self::Literal(_) | Self::List(_) | Self::Pattern(_) => true,
            Self::Not(part) => part.renumber(to),
            Self::Chain(_, parts) | Self::Call(_, parts) => {
                parts.iter_mut().all(|part| part.renumber(to))
            }
            Self::Compare(_, _, a, b)
            | Self::Math(_, a, b)
            | Self::In { item: a, among: b, .. } => a.renumber(to) && b.renumber(to),
        }
    }

    /// The questions that are named, in order, as often as they are named.
    pub(super) fn names(&self) -> Vec<&ExpressionName> {
        let mut names = Vec::new();
        self.walk(&mut |node| {
            if let Self::Question(name) | Self::Row(name, _) = node {
                names.push(name);
            }
        });
        names
    }
}
