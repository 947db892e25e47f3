//! The expression language of `show_if`, `check`, `warn`, computed values and `population.among`:
//! total and deterministic, typed before anyone is asked, three-valued (Kleene) where an answer is
//! missing.
//!
//! A text becomes tokens (`lexer`), a tree as written (`parser`), and a checked tree (`check`,
//! `call`), which is evaluated, printed and searched for conditions that are always or never true
//! (`analyse`). Questions are known only through [`Scope`].

mod analyse;
mod call;
mod cases;
mod check;
mod evaluate;
mod fault;
mod functions;
mod implied;
mod lexer;
mod open;
mod parser;
mod plain;
mod print;
mod scope;
mod syntax;
#[cfg(test)]
mod tests;
mod tree;
mod types;
mod usage;

use std::fmt;

use chrono::NaiveDate;

use super::answer::{Answer, Missing};
use super::index::QuestionIndex;
use check::{Checker, Typed};

pub use analyse::{Possible, analyse};
pub use fault::ExpressionFault;
pub use functions::{FUNCTIONS, Function, FunctionResult, Parameter, Signature, is_reserved};
pub use open::Open;
pub use plain::PlainCondition;
pub use scope::{Domain, QuestionStanding, Scope, Subject};
pub use syntax::{Comparison, Junction, Literal, Operator};
pub use tree::{CodeOrder, ExpressionName, ExpressionNode, Pattern};
pub use types::Type;

/// An expression whose names are resolved and whose types are checked. Shown, it is its canonical
/// text.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    root: ExpressionNode,
}

/// The answers an expression is evaluated on.
pub trait Answers {
    /// The answer to a question; `not_asked` where it is hidden.
    fn answer(&self, question: QuestionIndex) -> &Answer;
    /// The day the interview began, if it is known.
    fn today(&self) -> Option<NaiveDate>;
}

/// The value of an expression.
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

/// The purpose of an expression, which decides the types it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A condition, which is true or false.
    Truth,
    /// A computed value of any type.
    Any,
}

/// An expression that was checked and may be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The expression.
    pub expr: Expr,
    /// The type of its value.
    pub result: Type,
    /// What is probably not meant: conditions that are always or never true, questions never asked
    /// on this route.
    pub warnings: Vec<ExpressionFault>,
    /// Denials that are true of respondents who answered alone, and may be meant of the others,
    /// too.
    pub open: Vec<Open>,
}

/// Reads an expression: its faults, or the expression with the warnings about it.
pub fn compile(
    text: &str,
    scope: &dyn Scope,
    want: Want,
) -> Result<Compiled, Vec<ExpressionFault>> {
    let (syntax, mut faults) = parser::parse(text);
    let mut checker = Checker::new(scope);
    let typed = syntax.as_ref().and_then(|syntax| match want {
        Want::Truth => checker.truth(syntax).map(|node| (node, Type::Truth)),
        Want::Any => checker.value(syntax).map(|Typed { node, sort }| (node, sort.plain())),
    });
    faults.append(&mut checker.faults);
    faults.sort_by_key(|fault| fault.range.start);
    match typed {
        Some((root, result)) if faults.is_empty() => {
            let expr = Expr { root };
            let warnings = analyse::warnings(&expr, &checker, 0..text.len(), want);
            let open = syntax.filter(|_| want == Want::Truth && warnings.is_empty());
            let open =
                open.map(|syntax| open::open(text, &syntax, &expr, scope)).unwrap_or_default();
            Ok(Compiled { expr, result, warnings, open })
        }
        _ => Err(faults),
    }
}

impl Expr {
    /// The value of the expression for these answers.
    pub fn evaluate(&self, answers: &dyn Answers) -> Value {
        match self.root.evaluate(answers) {
            Ok(known) => known.into(),
            Err(gap) => Value::Unknown(gap.unwrap_or(Missing::Unanswered)),
        }
    }

    /// Whether the expression is true; what is unknown is not true.
    pub fn holds(&self, answers: &dyn Answers) -> bool {
        self.root.evaluate(answers) == Ok(evaluate::Known::Truth(true))
    }

    /// The parts of which all must be true for the expression to be true; the expression itself
    /// where it is no such chain.
    pub fn all_of(&self) -> Vec<Self> {
        match &self.root {
            ExpressionNode::Chain(syntax::Junction::And, parts) => {
                parts.iter().cloned().map(|root| Self { root }).collect()
            }
            root => vec![Self { root: root.clone() }],
        }
    }

    /// The parts of which one must be true for the expression to be true; the expression itself
    /// where it is no such chain.
    pub fn any_of(&self) -> Vec<Self> {
        match &self.root {
            ExpressionNode::Chain(syntax::Junction::Or, parts) => {
                parts.iter().cloned().map(|root| Self { root }).collect()
            }
            root => vec![Self { root: root.clone() }],
        }
    }

    /// The expression's tree, by which it can be put into words.
    pub fn tree(&self) -> &ExpressionNode {
        &self.root
    }

    /// The same in a survey in which the questions stand elsewhere; `None` if it lacks one of
    /// them.
    pub fn renumbered(&self, to: &dyn Fn(QuestionIndex) -> Option<QuestionIndex>) -> Option<Self> {
        let mut expr = self.clone();
        expr.root.renumber(to).then_some(expr)
    }

    /// The questions that the expression names, each once, in order.
    pub fn questions(&self) -> Vec<QuestionIndex> {
        let mut questions = Vec::new();
        for name in self.root.names() {
            if !questions.contains(&name.question) {
                questions.push(name.question);
            }
        }
        questions
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}
