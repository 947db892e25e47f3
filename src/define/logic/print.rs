//! An expression as canonical text: read again, it is the same expression.

use std::fmt;

use super::syntax::{Junction, Literal, Operator};
use super::tree::ExpressionNode;

/// How tightly a part binds; a part that binds less than its surroundings ask for gets parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Or,
    And,
    Not,
    Compare,
    Sum,
    Product,
    Value,
}

fn level(node: &ExpressionNode) -> Level {
    match node {
        ExpressionNode::Chain(Junction::Or, _) => Level::Or,
        ExpressionNode::Chain(Junction::And, _) => Level::And,
        ExpressionNode::Not(_) => Level::Not,
        ExpressionNode::Compare(..) | ExpressionNode::In { .. } => Level::Compare,
        ExpressionNode::Math(Operator::Plus | Operator::Minus, ..) => Level::Sum,
        ExpressionNode::Math(Operator::Times | Operator::Over, ..) => Level::Product,
        _ => Level::Value,
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truth(truth) => write!(f, "{truth}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Date(date) => write!(f, "{}", date.format("%Y-%m-%d")),
            Self::Text(text) => write!(f, "'{text}'"),
        }
    }
}

impl fmt::Display for ExpressionNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(literal) => write!(f, "{literal}"),
            Self::Question(name) => f.write_str(name.id.as_str()),
            Self::Row(name, row) if is_word(row.as_str()) => write!(f, "{}.{row}", name.id),
            Self::Row(name, row) => write!(f, "{}['{row}']", name.id),
            Self::List(literals) => {
                f.write_str("[")?;
                separated(f, literals, |f, literal| write!(f, "{literal}"))?;
                f.write_str("]")
            }
            Self::Pattern(pattern) => write!(f, "'{}'", pattern.text),
            Self::Not(part) => {
                f.write_str("not ")?;
                within(f, part, Level::Not)
            }
            Self::Chain(junction, parts) => {
                let (word, inner) = match junction {
                    Junction::And => (" and ", Level::Not),
                    Junction::Or => (" or ", Level::And),
                };
                for (i, part) in parts.iter().enumerate() {
                    f.write_str(if i == 0 { "" } else { word })?;
                    within(f, part, inner)?;
                }
                Ok(())
            }
            Self::Compare(comparison, _, a, b) => {
                within(f, a, Level::Sum)?;
                write!(f, " {} ", comparison.symbol())?;
                within(f, b, Level::Sum)
            }
            Self::Math(operator, a, b) => {
                let own = level(self);
                within(f, a, own)?;
                write!(f, " {} ", operator.symbol())?;
                within(f, b, if own == Level::Sum { Level::Product } else { Level::Value })
            }
            Self::In { item, among, negated } => {
                within(f, item, Level::Sum)?;
                f.write_str(if *negated { " not in " } else { " in " })?;
                within(f, among, Level::Value)
            }
            Self::Call(function, arguments) => {
                write!(f, "{}(", function.signature().map_or("", |signature| signature.name))?;
                separated(f, arguments, |f, argument| write!(f, "{argument}"))?;
                f.write_str(")")
            }
        }
    }
}

fn within(f: &mut fmt::Formatter<'_>, part: &ExpressionNode, least: Level) -> fmt::Result {
    if level(part) < least { write!(f, "({part})") } else { write!(f, "{part}") }
}

fn separated<T>(
    f: &mut fmt::Formatter<'_>,
    parts: &[T],
    each: impl Fn(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (i, part) in parts.iter().enumerate() {
        f.write_str(if i == 0 { "" } else { ", " })?;
        each(f, part)?;
    }
    Ok(())
}

/// Whether the lexer reads a row's code as one word.
fn is_word(code: &str) -> bool {
    let plain = code.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    plain && code.starts_with(char::is_alphabetic) && !code.ends_with('-') && !code.contains("--")
}
