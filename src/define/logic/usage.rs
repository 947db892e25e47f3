//! What some expressions ask of their questions: the values and options worth telling apart when
//! cases are enumerated.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::functions::Function;
use super::scope::{Domain, Scope, Subject};
use super::syntax::Literal;
use super::tree::{ExpressionName, ExpressionNode};
use crate::index::QuestionIndex;
use mitreden_base::ids::Code;

/// The widest range of whole numbers that is gone through in full.
const SMALL: f64 = 20.0;

/// The constants, items and functions of the expressions added so far, on which their values
/// depend.
#[derive(Default)]
pub(super) struct Usage {
    pub(super) subjects: Vec<Subject>,
    pub(super) numbers: Vec<f64>,
    pub(super) dates: Vec<NaiveDate>,
    pub(super) texts: BTreeSet<String>,
    /// The options, items and rows that are named, by question.
    pub(super) items: BTreeMap<QuestionIndex, BTreeSet<Code>>,
    /// The questions whose options are counted.
    pub(super) counted: BTreeSet<QuestionIndex>,
    /// The questions of which a rank is taken.
    pub(super) ranked: BTreeSet<QuestionIndex>,
    /// Whether texts are compared with each other.
    pub(super) texts_meet: bool,
    /// The functions that are called.
    pub(super) called: BTreeSet<Function>,
}

impl Usage {
    /// Adds an expression; false, and nothing added, if a few cases cannot stand for all of its
    /// answers.
    pub(super) fn add(&mut self, node: &ExpressionNode, scope: &dyn Scope) -> bool {
        let exact = is_exact(node, scope);
        if exact {
            node.walk(&mut |part| self.note(part, scope));
        }
        exact
    }

    fn note(&mut self, node: &ExpressionNode, scope: &dyn Scope) {
        match node {
            ExpressionNode::Literal(literal) => self.literal(literal),
            ExpressionNode::List(literals) => {
                for literal in literals {
                    self.literal(literal);
                }
            }
            ExpressionNode::Question(name) => self.subject(name, scope),
            ExpressionNode::Row(name, row) => {
                self.subject(name, scope);
                self.items.entry(name.question).or_default().insert(row.clone());
            }
            ExpressionNode::Compare(_, _, a, b) => {
                self.texts_meet |= !is_literal(a) && !is_literal(b);
            }
            ExpressionNode::In { item, among, .. } => {
                if let ExpressionNode::Question(name) = &**among {
                    self.texts_meet |= !is_literal(item);
                    self.name_items(name, item, scope);
                }
            }
            ExpressionNode::Call(function, arguments) => self.call(*function, arguments, scope),
            ExpressionNode::Pattern(_)
            | ExpressionNode::Not(_)
            | ExpressionNode::Chain(..)
            | ExpressionNode::Math(..) => {}
        }
    }

    fn call(&mut self, function: Function, arguments: &[ExpressionNode], scope: &dyn Scope) {
        self.called.insert(function);
        let [ExpressionNode::Question(name), rest @ ..] = arguments else { return };
        // Only questions with several options have a use for them.
        for items in rest {
            self.name_items(name, items, scope);
        }
        match function {
            Function::Rank => {
                self.ranked.insert(name.question);
            }
            Function::Count | Function::Sum => {
                self.counted.insert(name.question);
                if let Some(Subject { domain: Domain::Rows { codes, .. }, .. }) =
                    scope.find(name.id.as_str())
                {
                    self.items.entry(name.question).or_default().extend(codes);
                }
            }
            _ => {}
        }
    }

    /// Notes the options that a part names; all of them if they are not written out.
    fn name_items(&mut self, name: &ExpressionName, items: &ExpressionNode, scope: &dyn Scope) {
        let entry = self.items.entry(name.question).or_default();
        let code = |literal: &Literal| match literal {
            Literal::Text(code) => Some(Code::new(code)),
            _ => None,
        };
        match items {
            ExpressionNode::Literal(literal) => entry.extend(code(literal)),
            ExpressionNode::List(literals) => entry.extend(literals.iter().filter_map(code)),
            _ => entry.extend(
                scope
                    .find(name.id.as_str())
                    .iter()
                    .flat_map(|subject| subject.domain.codes().to_vec()),
            ),
        }
    }

    /// Whether `refused` and `dont_know` are told apart from a question left open.
    pub(super) fn tells_words_apart(&self) -> bool {
        self.called.contains(&Function::Refused) || self.called.contains(&Function::DontKnow)
    }

    fn literal(&mut self, literal: &Literal) {
        match literal {
            Literal::Truth(_) => {}
            Literal::Number(number) => self.numbers.push(*number),
            Literal::Date(date) => self.dates.push(*date),
            Literal::Text(text) => {
                self.texts.insert(text.clone());
            }
        }
    }

    fn subject(&mut self, name: &ExpressionName, scope: &dyn Scope) {
        if self.subjects.iter().all(|subject| subject.question != name.question) {
            self.subjects.extend(scope.find(name.id.as_str()));
        }
    }
}

/// Whether a number is one of a few whole ones.
pub(super) fn is_small(domain: &Domain) -> bool {
    matches!(domain, Domain::Number { min: Some(min), max: Some(max), integer: true } if max - min <= SMALL)
}

fn is_literal(node: &ExpressionNode) -> bool {
    matches!(node, ExpressionNode::Literal(_))
}

/// Whether a few values of each question stand for all of its answers, as far as this part can
/// tell: not where free numbers are calculated with, and not where texts are matched.
fn is_exact(node: &ExpressionNode, scope: &dyn Scope) -> bool {
    let domain = |node: &ExpressionNode| match node {
        ExpressionNode::Question(name) => {
            scope.find(name.id.as_str()).map(|subject| subject.domain)
        }
        _ => None,
    };
    let free = |node: &ExpressionNode| {
        let mut free = false;
        node.walk(&mut |part| {
            free |= matches!(part, ExpressionNode::Call(Function::Year, _));
            free |= domain(part).is_some_and(|domain| {
                matches!(domain, Domain::Number { .. }) && !is_small(&domain)
            });
        });
        free
    };
    let here = match node {
        ExpressionNode::Math(..) | ExpressionNode::Call(Function::Round, _) => !free(node),
        ExpressionNode::Compare(_, _, a, b) => {
            let written = is_literal(a) || is_literal(b);
            let two_questions =
                matches!((&**a, &**b), (ExpressionNode::Question(_), ExpressionNode::Question(_)));
            written || two_questions || !free(a) && !free(b)
        }
        ExpressionNode::Call(Function::Matches, _) => false,
        ExpressionNode::Call(Function::Count | Function::Sum, arguments) => {
            !matches!(arguments.first().and_then(domain), Some(Domain::Points { .. }))
        }
        ExpressionNode::Call(Function::Refused | Function::DontKnow, arguments) => {
            !matches!(arguments.first().and_then(domain), Some(Domain::Rows { .. }))
        }
        _ => true,
    };
    here && node.parts().into_iter().all(|part| is_exact(part, scope))
}
