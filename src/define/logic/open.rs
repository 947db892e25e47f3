//! Comparisons that deny something, such as `x != 'a'`: unknown, and so not true, where the
//! question has no answer. Whoever writes one often means everybody but those who answered `a`.

use std::ops::{ControlFlow, Range};

use super::Expr;
use super::analyse::on_route;
use super::cases::Cases;
use super::check::Checker;
use super::evaluate::Known;
use super::functions::Function;
use super::parser::parse;
use super::scope::Scope;
use super::syntax::{Comparison, Form, Syntax};
use super::tree::ExpressionNode;
use crate::index::QuestionIndex;

/// How many cases are gone through at most.
const MOST: usize = 50_000;

/// A denial that comes out otherwise if it is taken to hold of those without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The bytes of the expression that the denial is about.
    pub range: Range<usize>,
    /// The question that the denial is about.
    pub question: QuestionIndex,
    /// That question, or a row of it, as an expression names it.
    pub subject: String,
    /// Whether some of the respondents here were not asked the question at all.
    pub unasked: bool,
}

/// The denials in an expression that differ from `not answered(q) or …`.
pub(super) fn open(text: &str, syntax: &Syntax, expr: &Expr, scope: &dyn Scope) -> Vec<Open> {
    let mut ranges = Vec::new();
    denials(syntax, &mut ranges);
    ranges.into_iter().filter_map(|range| judge(text, range, expr, scope)).collect()
}

fn denials(syntax: &Syntax, found: &mut Vec<Range<usize>>) {
    match &syntax.form {
        Form::Not(_) | Form::Compare(Comparison::NotEqual, ..) | Form::In { negated: true, .. } => {
            found.push(syntax.range.clone());
        }
        Form::Chain(_, parts) => parts.iter().for_each(|part| denials(part, found)),
        _ => {}
    }
}

fn judge(text: &str, range: Range<usize>, expr: &Expr, scope: &dyn Scope) -> Option<Open> {
    let written = text.get(range.clone())?;
    let denial = checked(written, scope)?;
    let (question, subject) = only_subject(&denial)?;
    let meant = format!(
        "{}(not answered({subject}) or {written}){}",
        text.get(..range.start)?,
        text.get(range.end..)?
    );
    let meant = checked(&meant, scope)?;
    let cases = Cases::new(&meant, &scope.given(), true, scope, MOST)
        .or_else(|| Cases::new(&meant, &[], false, scope, MOST))?;
    let holds = |node: &ExpressionNode, case: &dyn super::Answers| {
        node.evaluate(case) == Ok(Known::Truth(true))
    };
    let mut differs = false;
    cases.visit(&mut |case| {
        differs = denial.evaluate(case).is_err() && holds(&meant, case) && !holds(&expr.root, case);
        if differs { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let named = denial.names().first().map(|name| (*name).clone())?;
    let asked = ExpressionNode::Call(Function::Asked, vec![ExpressionNode::Question(named)]);
    let unasked = || on_route(&asked, &scope.given(), scope).can_be_false;
    differs.then(|| Open { range, question, subject, unasked: unasked() })
}

fn checked(text: &str, scope: &dyn Scope) -> Option<ExpressionNode> {
    let (syntax, faults) = parse(text);
    let mut checker = Checker::new(scope);
    let node = checker.truth(&syntax?)?;
    (faults.is_empty() && checker.faults.is_empty()).then_some(node)
}

/// The one question, or row, that a denial is about, as it is written; nothing where a function is
/// called.
fn only_subject(denial: &ExpressionNode) -> Option<(QuestionIndex, String)> {
    let mut found: Vec<(QuestionIndex, String)> = Vec::new();
    let mut plain = true;
    denial.walk(&mut |node| match node {
        ExpressionNode::Question(name) | ExpressionNode::Row(name, _) => {
            found.push((name.question, node.to_string()));
        }
        ExpressionNode::Call(..) => plain = false,
        _ => {}
    });
    found.dedup();
    match found.as_slice() {
        [only] if plain => Some(only.clone()),
        _ => None,
    }
}
