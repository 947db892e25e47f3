//! What is left out in silence: `x != 'a'` is unknown, not true, where `x` has no answer.

use super::Expr;
use super::check::Checker;
use super::fault::Fault;
use super::functions::Function;
use super::syntax::Comparison;
use super::tree::{Name, Node};

/// The parts of a checked condition that read as if they took in those who gave no answer, unless the condition itself asks
/// whether there is one.
pub(super) fn open_answers(text: &str, expr: &Expr, checker: &Checker<'_>) -> Vec<Fault> {
    let mut denied = Vec::new();
    deny(&expr.root, false, &mut denied);
    let mut found = Vec::new();
    for (range, leaf) in &checker.leaves {
        let Some((_, name, turned)) = denied.iter().find(|(node, ..)| *node == leaf) else { continue };
        if asks_for(&expr.root, name) {
            continue;
        }
        // What stands under a `not` reads so only as a whole.
        let range = if *turned { 0..text.len() } else { range.clone() };
        let written = text.get(range.clone()).unwrap_or_default().trim();
        found.push(Fault::new("logic-open-answer", range).arg("written", written).arg("question", &name.id));
    }
    found
}

/// Collects the comparisons that say what an answer must not be, each with its question; `turned` under a `not`.
fn deny<'n>(node: &'n Node, turned: bool, found: &mut Vec<(&'n Node, &'n Name, bool)>) {
    match node {
        Node::Not(part) => deny(part, !turned, found),
        Node::Chain(_, parts) => parts.iter().for_each(|part| deny(part, turned, found)),
        Node::Compare(Comparison::Equal, _, a, b) if turned => found.extend(one(a, b).map(|name| (node, name, turned))),
        Node::Compare(Comparison::NotEqual, _, a, b) if !turned => found.extend(one(a, b).map(|name| (node, name, turned))),
        Node::In { item, among, negated } if *negated != turned => found.extend(one(item, among).map(|name| (node, name, turned))),
        _ => {}
    }
}

/// The question of a comparison with something fixed.
fn one<'n>(a: &'n Node, b: &'n Node) -> Option<&'n Name> {
    match (question(a), question(b)) {
        (Some(name), None) | (None, Some(name)) => Some(name),
        _ => None,
    }
}

fn question(node: &Node) -> Option<&Name> {
    if let Node::Question(name) | Node::Row(name, _) = node { Some(name) } else { None }
}

/// Whether the author has thought of a question without an answer.
fn asks_for(node: &Node, question: &Name) -> bool {
    let within = |node: &Node| asks_for(node, question);
    match node {
        Node::Call(
            Function::Answered | Function::Asked | Function::Refused | Function::DontKnow | Function::Coalesce,
            arguments,
        ) => arguments.iter().any(|argument| self::question(argument) == Some(question)),
        Node::Call(_, arguments) | Node::Chain(_, arguments) => arguments.iter().any(within),
        Node::Not(part) => within(part),
        Node::Compare(_, _, a, b) | Node::Math(_, a, b) => within(a) || within(b),
        Node::In { item, among, .. } => within(item) || within(among),
        Node::Literal(_) | Node::Question(_) | Node::Row(..) | Node::List(_) | Node::Pattern(_) => false,
    }
}
