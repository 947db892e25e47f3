//! Conditions of two versions of a survey beside each other: codes that are called something else
//! today, and whether one condition follows from others by its form alone.

use super::Expr;
use super::syntax::{Comparison, Junction, Literal};
use super::tree::ExpressionNode;
use mitreden_base::ids::Code;

/// What an option of a question, both by their codes, is called today, where that is another code.
type Renamed<'a> = dyn Fn(&Code, &str) -> Option<Code> + 'a;

impl Expr {
    /// The same with the codes that options and rows have today.
    #[must_use]
    pub fn recoded(&self, to: &Renamed<'_>) -> Self {
        let mut expr = self.clone();
        recode(&mut expr.root, to);
        expr
    }

    /// Whether it holds for everybody for whom all of these hold, as far as their form shows it:
    /// where it does not, nothing is known. Questions are the same where their ids are, so that the
    /// conditions may be those of another version.
    pub fn follows_from(&self, given: &[Self]) -> bool {
        follows(&given.iter().map(|given| &given.root).collect::<Vec<_>>(), &self.root)
    }
}

fn recode(node: &mut ExpressionNode, to: &Renamed<'_>) {
    match node {
        ExpressionNode::Row(name, row) => {
            if let Some(code) = to(&name.id, row.as_str()) {
                *row = code;
            }
        }
        ExpressionNode::Compare(_, _, a, b) | ExpressionNode::In { item: a, among: b, .. } => {
            match (&mut **a, &mut **b) {
                (ExpressionNode::Question(name), named)
                | (named, ExpressionNode::Question(name)) => {
                    recode_literals(named, &|code| to(&name.id, code));
                }
                (a, b) => {
                    recode(a, to);
                    recode(b, to);
                }
            }
        }
        ExpressionNode::Call(_, arguments) => {
            if let [ExpressionNode::Question(name), rest @ ..] = &mut arguments[..] {
                for named in rest {
                    recode_literals(named, &|code| to(&name.id, code));
                }
            }
            for argument in arguments {
                recode(argument, to);
            }
        }
        ExpressionNode::Not(part) => recode(part, to),
        ExpressionNode::Chain(_, parts) => parts.iter_mut().for_each(|part| recode(part, to)),
        ExpressionNode::Math(_, a, b) => {
            recode(a, to);
            recode(b, to);
        }
        ExpressionNode::Literal(_)
        | ExpressionNode::Question(_)
        | ExpressionNode::List(_)
        | ExpressionNode::Pattern(_) => {}
    }
}

fn recode_literals(node: &mut ExpressionNode, to: &dyn Fn(&str) -> Option<Code>) {
    let literals = match node {
        ExpressionNode::Literal(literal) => std::slice::from_mut(literal),
        ExpressionNode::List(literals) => &mut literals[..],
        _ => return,
    };
    for literal in literals {
        if let Literal::Text(text) = literal
            && let Some(code) = to(text)
        {
            code.as_str().clone_into(text);
        }
    }
}

/// Whether a condition follows from others that all hold.
fn follows(given: &[&ExpressionNode], wanted: &ExpressionNode) -> bool {
    match wanted {
        ExpressionNode::Chain(Junction::And, parts) => {
            parts.iter().all(|part| follows(given, part))
        }
        _ => given.iter().any(|given| implies(given, wanted)),
    }
}

fn implies(given: &ExpressionNode, wanted: &ExpressionNode) -> bool {
    if is_same(given, wanted) || is_narrower(given, wanted) {
        return true;
    }
    match (given, wanted) {
        (ExpressionNode::Chain(Junction::Or, parts), _) => {
            parts.iter().all(|part| implies(part, wanted))
        }
        (ExpressionNode::Chain(Junction::And, parts), _) => {
            follows(&parts.iter().collect::<Vec<_>>(), wanted)
        }
        (_, ExpressionNode::Chain(Junction::Or, parts)) => {
            parts.iter().any(|part| implies(given, part))
        }
        _ => false,
    }
}

/// Whether two parts say the same, in whatever places their questions stand.
fn is_same(a: &ExpressionNode, b: &ExpressionNode) -> bool {
    let alike = match (a, b) {
        (ExpressionNode::Question(a), ExpressionNode::Question(b)) => a.id == b.id,
        (ExpressionNode::Row(a, first), ExpressionNode::Row(b, second)) => {
            a.id == b.id && first == second
        }
        (ExpressionNode::Literal(_), ExpressionNode::Literal(_))
        | (ExpressionNode::List(_), ExpressionNode::List(_))
        | (ExpressionNode::Pattern(_), ExpressionNode::Pattern(_)) => a == b,
        (ExpressionNode::Not(_), ExpressionNode::Not(_)) => true,
        (ExpressionNode::Chain(a, _), ExpressionNode::Chain(b, _)) => a == b,
        (ExpressionNode::Compare(a, ..), ExpressionNode::Compare(b, ..)) => a == b,
        (ExpressionNode::Math(a, ..), ExpressionNode::Math(b, ..)) => a == b,
        (ExpressionNode::In { negated: a, .. }, ExpressionNode::In { negated: b, .. }) => a == b,
        (ExpressionNode::Call(a, _), ExpressionNode::Call(b, _)) => a == b,
        _ => false,
    };
    let (a, b) = (a.parts(), b.parts());
    alike && a.len() == b.len() && a.into_iter().zip(b).all(|(a, b)| is_same(a, b))
}

/// Whether both ask which of some values something is, the first of fewer or leaving out more.
fn is_narrower(given: &ExpressionNode, wanted: &ExpressionNode) -> bool {
    let (Some((given, few, out)), Some((wanted, many, also_out))) =
        (membership(given), membership(wanted))
    else {
        return false;
    };
    let (few, many) = if out { (many, few) } else { (few, many) };
    out == also_out && is_same(given, wanted) && few.iter().all(|value| many.contains(value))
}

/// What is held against written values, these values, and whether it must be none of them.
fn membership(node: &ExpressionNode) -> Option<(&ExpressionNode, &[Literal], bool)> {
    let (item, values, negated) = match node {
        ExpressionNode::Compare(Comparison::Equal, _, a, b) => (a, b, false),
        ExpressionNode::Compare(Comparison::NotEqual, _, a, b) => (a, b, true),
        ExpressionNode::In { item, among, negated } => (item, among, *negated),
        _ => return None,
    };
    match (&**item, &**values) {
        (ExpressionNode::Literal(_), _) => None,
        (item, ExpressionNode::Literal(value)) => {
            Some((item, std::slice::from_ref(value), negated))
        }
        (item, ExpressionNode::List(values)) => Some((item, values, negated)),
        _ => None,
    }
}
