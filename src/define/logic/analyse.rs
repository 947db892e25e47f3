//! Static analysis: conditions that are always or never true, and questions that were never asked
//! on the way here.

use std::ops::{ControlFlow, Range};

use super::cases::Cases;
use super::check::Checker;
use super::evaluate::Known;
use super::fault::ExpressionFault;
use super::functions::Function;
use super::scope::Scope;
use super::tree::ExpressionNode;
use super::{Expr, Want};

/// How many cases are gone through at most for a whole expression.
const MOST: usize = 50_000;

/// How many cases are gone through at most for a part of an expression.
const MOST_FOR_PART: usize = 2_000;

/// The values that a condition can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Possible {
    /// Whether it can be true.
    pub can_be_true: bool,
    /// Whether it can be false.
    pub can_be_false: bool,
    /// Whether it can be unknown.
    pub can_be_unknown: bool,
}

impl Possible {
    const NONE: Self = Self { can_be_true: false, can_be_false: false, can_be_unknown: false };
    const ANY: Self = Self { can_be_true: true, can_be_false: true, can_be_unknown: true };
}

/// What a condition can come to on any answers that agree with the routes and with what is given
/// where it stands. Where that would take too long, or cannot be told, anything is possible.
pub fn analyse(expr: &Expr, scope: &dyn Scope) -> Possible {
    on_route(&expr.root, &scope.given(), scope)
}

/// Where there are too many cases, the routes are left out first, then what is given; at last the
/// analysis is given up.
pub(super) fn on_route(node: &ExpressionNode, given: &[Expr], scope: &dyn Scope) -> Possible {
    let cases = Cases::new(node, given, true, scope, MOST)
        .or_else(|| Cases::new(node, given, false, scope, MOST))
        .or_else(|| Cases::new(node, &[], false, scope, MOST));
    possible(node, cases.as_ref())
}

fn possible(node: &ExpressionNode, cases: Option<&Cases>) -> Possible {
    let Some(cases) = cases else { return Possible::ANY };
    let mut found = Possible::NONE;
    cases.visit(&mut |case| {
        match node.evaluate(case) {
            Ok(Known::Truth(true)) => found.can_be_true = true,
            Ok(Known::Truth(false)) => found.can_be_false = true,
            _ => found.can_be_unknown = true,
        }
        if found == Possible::ANY { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    // No case at all: what is given contradicts itself, and is told where it is written.
    if found == Possible::NONE { Possible::ANY } else { found }
}

/// The warnings about a checked expression.
pub(super) fn warnings(
    expr: &Expr,
    checker: &Checker<'_>,
    range: Range<usize>,
    want: Want,
) -> Vec<ExpressionFault> {
    let scope = checker.scope;
    let mut warnings = Vec::new();
    for (range, leaf) in &checker.leaves {
        let possible = possible(leaf, Cases::new(leaf, &[], false, scope, MOST_FOR_PART).as_ref());
        if !possible.can_be_true {
            warnings.push(ExpressionFault::new("logic-never-true", range.clone()));
        } else if !possible.can_be_false {
            warnings.push(ExpressionFault::new("logic-always-true", range.clone()));
        }
    }
    let given = scope.given();
    if want == Want::Truth && warnings.is_empty() {
        let possible = on_route(&expr.root, &given, scope);
        if !possible.can_be_true {
            warnings.push(ExpressionFault::new("logic-never-true", range));
        } else if !possible.can_be_false && !possible.can_be_unknown {
            warnings.push(ExpressionFault::new("logic-always-true", range));
        }
    }
    let mut seen = Vec::new();
    for (range, name) in &checker.references {
        if seen.contains(&name.question) {
            continue;
        }
        seen.push(name.question);
        let asked =
            ExpressionNode::Call(Function::Asked, vec![ExpressionNode::Question(name.clone())]);
        if !on_route(&asked, &given, scope).can_be_true {
            warnings.push(
                ExpressionFault::new("logic-never-asked", range.clone()).arg("question", &name.id),
            );
        }
    }
    warnings.sort_by_key(|fault| fault.range.start);
    warnings
}
