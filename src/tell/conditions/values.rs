//! Values in words: always in the nominative, so that they fit wherever a sentence needs one.

use super::Conditions;
use crate::locale::Say as _;
use crate::model::RichText;
use mitreden_define::logic::{ExpressionNode, Function, Literal, Operator};

impl Conditions<'_> {
    /// A value that is neither true nor false.
    pub(super) fn quantity(&self, node: &ExpressionNode) -> Option<RichText> {
        self.spend()?;
        match node {
            ExpressionNode::Literal(literal) => Some(self.literal(literal)),
            ExpressionNode::Question(name) => match self.computed(name) {
                Some(value) => self.quantity(value.tree()),
                None => Some(self.tell("condition-answer", &[], &[("place", &self.asked(name)?)])),
            },
            ExpressionNode::Row(..) => {
                Some(self.tell("condition-answer", &[], &[("place", &self.place(node)?)]))
            }
            ExpressionNode::Math(operator, a, b) => {
                let id = match operator {
                    Operator::Plus => "condition-plus",
                    Operator::Minus => "condition-minus",
                    Operator::Times => "condition-times",
                    Operator::Over => "condition-over",
                };
                Some(self.tell(id, &[], &[("a", &self.part(a)?), ("b", &self.part(b)?)]))
            }
            ExpressionNode::Call(function, arguments) => self.worked_out(*function, arguments),
            _ => None,
        }
    }

    /// A value in a calculation: in parentheses if it is one itself.
    fn part(&self, node: &ExpressionNode) -> Option<RichText> {
        let said = self.quantity(node)?;
        let is_math = match node {
            ExpressionNode::Math(..) => true,
            ExpressionNode::Question(name) => self
                .computed(name)
                .is_some_and(|value| matches!(value.tree(), ExpressionNode::Math(..))),
            _ => false,
        };
        Some(if is_math { self.tell("condition-within", &[], &[("part", &said)]) } else { said })
    }

    pub(super) fn literal(&self, literal: &Literal) -> RichText {
        match literal {
            Literal::Truth(truth) => {
                self.lang.say(if *truth { "truth-yes" } else { "truth-no" }, &[]).into()
            }
            Literal::Number(number) => self.lang.exact(*number).into(),
            Literal::Date(day) => self.lang.date(*day).into(),
            Literal::Text(text) => self.quoted(&text.as_str().into()),
        }
    }

    fn worked_out(&self, function: Function, arguments: &[ExpressionNode]) -> Option<RichText> {
        let listed = || {
            let parts =
                arguments.iter().map(|part| self.quantity(part)).collect::<Option<Vec<_>>>()?;
            Some(RichText::joined(&parts, "; "))
        };
        let place = || self.place(arguments.first()?);
        Some(match function {
            Function::Rank => {
                let [ExpressionNode::Question(name), ExpressionNode::Literal(Literal::Text(item))] =
                    arguments
                else {
                    return None;
                };
                self.tell(
                    "condition-rank",
                    &[],
                    &[("place", &self.asked(name)?), ("item", &self.option(name, item))],
                )
            }
            Function::Count => self.tell("condition-count", &[], &[("place", &place()?)]),
            Function::Sum => self.tell("condition-sum", &[], &[("place", &place()?)]),
            Function::Coalesce => self.tell("condition-coalesce", &[], &[("list", &listed()?)]),
            Function::Min => self.tell("condition-min", &[], &[("list", &listed()?)]),
            Function::Max => self.tell("condition-max", &[], &[("list", &listed()?)]),
            Function::Round => {
                self.tell("condition-round", &[], &[("a", &self.quantity(arguments.first()?)?)])
            }
            Function::Year => {
                self.tell("condition-year", &[], &[("a", &self.quantity(arguments.first()?)?)])
            }
            Function::Today => self.lang.say("condition-today", &[]).into(),
            Function::If => {
                let [condition, yes, no] = arguments else { return None };
                let texts = [
                    ("who", &self.truth(condition, false)?),
                    ("yes", &self.quantity(yes)?),
                    ("no", &self.quantity(no)?),
                ];
                self.tell("condition-value-if", &[], &texts)
            }
            _ => return None,
        })
    }
}
