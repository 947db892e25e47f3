//! What some expressions ask of their questions: the values and options worth telling apart when
//! cases are enumerated.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::functions::Function;
use super::scope::{Domain, Scope, Subject};
use super::syntax::Literal;
use super::tree::{Name, Node};
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
    pub(super) fn add(&mut self, node: &Node, scope: &dyn Scope) -> bool {
        let exact = is_exact(node, scope);
        if exact {
            node.walk(&mut |part| self.note(part, scope));
        }
        exact
    }

    fn note(&mut self, node: &Node, scope: &dyn Scope) {
        match node {
            Node::Literal(literal) => self.literal(literal),
            Node::List(literals) => {
                for literal in literals {
                    self.literal(literal);
                }
            }
            Node::Question(name) => self.subject(name, scope),
            Node::Row(name, row) => {
                self.subject(name, scope);
                self.items.entry(name.question).or_default().insert(row.clone());
            }
            Node::Compare(_, _, a, b) => self.texts_meet |= !is_literal(a) && !is_literal(b),
            Node::In { item, among, .. } => {
                if let Node::Question(name) = &**among {
                    self.texts_meet |= !is_literal(item);
                    self.name_items(name, item, scope);
                }
            }
            Node::Call(function, arguments) => self.call(*function, arguments, scope),
            Node::Pattern(_) | Node::Not(_) | Node::Chain(..) | Node::Math(..) => {}
        }
    }

    fn call(&mut self, function: Function, arguments: &[Node], scope: &dyn Scope) {
        self.called.insert(function);
        let [Node::Question(name), rest @ ..] = arguments else { return };
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
    fn name_items(&mut self, name: &Name, items: &Node, scope: &dyn Scope) {
        let entry = self.items.entry(name.question).or_default();
        let code = |literal: &Literal| match literal {
            Literal::Text(code) => Some(Code::new(code)),
            _ => None,
        };
        match items {
            Node::Literal(literal) => entry.extend(code(literal)),
            Node::List(literals) => entry.extend(literals.iter().filter_map(code)),
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

    fn subject(&mut self, name: &Name, scope: &dyn Scope) {
        if self.subjects.iter().all(|subject| subject.question != name.question) {
            self.subjects.extend(scope.find(name.id.as_str()));
        }
    }
}

/// Whether a number is one of a few whole ones.
pub(super) fn is_small(domain: &Domain) -> bool {
    matches!(domain, Domain::Number { min: Some(min), max: Some(max), integer: true } if max - min <= SMALL)
}

fn is_literal(node: &Node) -> bool {
    matches!(node, Node::Literal(_))
}

/// Whether a few values of each question stand for all of its answers, as far as this part can
/// tell: not where free numbers are calculated with, and not where texts are matched.
fn is_exact(node: &Node, scope: &dyn Scope) -> bool {
    let domain = |node: &Node| match node {
        Node::Question(name) => scope.find(name.id.as_str()).map(|subject| subject.domain),
        _ => None,
    };
    let free = |node: &Node| {
        let mut free = false;
        node.walk(&mut |part| {
            free |= matches!(part, Node::Call(Function::Year, _));
            free |= domain(part).is_some_and(|domain| {
                matches!(domain, Domain::Number { .. }) && !is_small(&domain)
            });
        });
        free
    };
    let here = match node {
        Node::Math(..) | Node::Call(Function::Round, _) => !free(node),
        Node::Compare(_, _, a, b) => {
            let written = is_literal(a) || is_literal(b);
            let two_questions = matches!((&**a, &**b), (Node::Question(_), Node::Question(_)));
            written || two_questions || !free(a) && !free(b)
        }
        Node::Call(Function::Matches, _) => false,
        Node::Call(Function::Count | Function::Sum, arguments) => {
            !matches!(arguments.first().and_then(domain), Some(Domain::Points { .. }))
        }
        Node::Call(Function::Refused | Function::DontKnow, arguments) => {
            !matches!(arguments.first().and_then(domain), Some(Domain::Rows { .. }))
        }
        _ => true,
    };
    here && node.parts().into_iter().all(|part| is_exact(part, scope))
}
