//! What a short condition says, for those who put it into words.

use super::Expr;
use super::functions::Function;
use super::syntax::{Comparison, Literal};
use super::tree::{ExpressionName, ExpressionNode};
use crate::index::QuestionIndex;
use mitreden_base::ids::Code;

/// A condition on one question that can be said in a few words.
#[derive(Clone, Debug, PartialEq)]
pub enum PlainCondition {
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
    pub fn plain(&self) -> Option<PlainCondition> {
        match &self.root {
            ExpressionNode::Not(inner) => answered(inner, true),
            ExpressionNode::Compare(is, _, a, b) => match (a.as_ref(), b.as_ref()) {
                (one, ExpressionNode::Literal(Literal::Number(number))) => {
                    compared(one, *is, *number)
                }
                (ExpressionNode::Literal(Literal::Number(number)), one) => {
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
            ExpressionNode::Row(_, row) => rows.push(row.clone()),
            ExpressionNode::Question(_) => others += 1,
            _ => {}
        });
        rows.dedup();
        match &rows[..] {
            [row] if others == 0 => Some(row.clone()),
            _ => None,
        }
    }
}

fn answered(node: &ExpressionNode, not: bool) -> Option<PlainCondition> {
    match node {
        ExpressionNode::Call(Function::Answered, arguments) => match &arguments[..] {
            [ExpressionNode::Question(ExpressionName { question, .. })] => {
                Some(PlainCondition::Answered { question: *question, not })
            }
            _ => None,
        },
        _ => None,
    }
}

fn compared(node: &ExpressionNode, is: Comparison, number: f64) -> Option<PlainCondition> {
    match node {
        ExpressionNode::Question(ExpressionName { question, .. }) => {
            Some(PlainCondition::Number { question: *question, is, number })
        }
        ExpressionNode::Call(Function::Rank, arguments) => match &arguments[..] {
            [
                ExpressionNode::Question(ExpressionName { question, .. }),
                ExpressionNode::Literal(Literal::Text(item)),
            ] => Some(PlainCondition::Rank {
                question: *question,
                item: Code::new(item),
                is,
                number,
            }),
            _ => None,
        },
        _ => None,
    }
}
