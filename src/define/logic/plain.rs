//! What a short condition says, for those who put it into words.

use super::Expr;
use super::functions::Function;
use super::syntax::{Comparison, Literal};
use super::tree::{Name, Node};
use crate::index::QuestionIndex;
use mitreden_base::ids::Code;

/// A condition on one question that can be said in a few words.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    /// Whether the question is answered.
    Answered {
        /// The question.
        question: QuestionIndex,
        /// Whether it must not be answered.
        not: bool,
    },
    /// How the question's value compares with a number.
    Number {
        /// The question.
        question: QuestionIndex,
        /// The comparison.
        is: Comparison,
        /// The number that the value is compared with.
        number: f64,
    },
    /// How the rank of an item compares with a number.
    Rank {
        /// The question.
        question: QuestionIndex,
        /// The item that is ranked.
        item: Code,
        /// The comparison.
        is: Comparison,
        /// The number that the rank is compared with.
        number: f64,
    },
}

impl Expr {
    /// The condition in this form, where it is that short.
    pub fn plain(&self) -> Option<Plain> {
        match &self.root {
            Node::Not(inner) => answered(inner, true),
            Node::Compare(is, _, a, b) => match (a.as_ref(), b.as_ref()) {
                (one, Node::Literal(Literal::Number(number))) => compared(one, *is, *number),
                (Node::Literal(Literal::Number(number)), one) => {
                    compared(one, is.turned(), *number)
                }
                _ => None,
            },
            node => answered(node, false),
        }
    }

    /// The row of a matrix that the expression names, if it names one and nothing else.
    pub fn only_row(&self) -> Option<Code> {
        let (mut rows, mut others) = (Vec::new(), 0);
        self.root.walk(&mut |node| match node {
            Node::Row(_, row) => rows.push(row.clone()),
            Node::Question(_) => others += 1,
            _ => {}
        });
        rows.dedup();
        match &rows[..] {
            [row] if others == 0 => Some(row.clone()),
            _ => None,
        }
    }
}

fn answered(node: &Node, not: bool) -> Option<Plain> {
    match node {
        Node::Call(Function::Answered, arguments) => match &arguments[..] {
            [Node::Question(Name { question, .. })] => {
                Some(Plain::Answered { question: *question, not })
            }
            _ => None,
        },
        _ => None,
    }
}

fn compared(node: &Node, is: Comparison, number: f64) -> Option<Plain> {
    match node {
        Node::Question(Name { question, .. }) => {
            Some(Plain::Number { question: *question, is, number })
        }
        Node::Call(Function::Rank, arguments) => match &arguments[..] {
            [Node::Question(Name { question, .. }), Node::Literal(Literal::Text(item))] => {
                Some(Plain::Rank { question: *question, item: Code::new(item), is, number })
            }
            _ => None,
        },
        _ => None,
    }
}
