//! Three-valued evaluation (Kleene): what is not known stays unknown, unless the rest decides.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use super::functions::Function;
use super::syntax::{Comparison, Junction, Literal, Operator};
use super::tree::{CodeOrder, ExpressionNode};
use super::{Answers, Value};
use crate::answer::{Answer, Missing};
use mitreden_base::ids::Code;

/// A value that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Known<'a> {
    Truth(bool),
    Number(f64),
    Date(NaiveDate),
    Text(&'a str),
}

/// Why nothing is known: the word of the first input without a value, if that is the reason.
type Gap = Option<Missing>;

/// The value of a part, or why it is not known.
type Outcome<'a> = Result<Known<'a>, Gap>;

impl From<Known<'_>> for Value {
    fn from(known: Known<'_>) -> Self {
        match known {
            Known::Truth(truth) => Self::Truth(truth),
            Known::Number(number) => Self::Number(number),
            Known::Date(date) => Self::Date(date),
            Known::Text(text) => Self::Text(text.to_owned()),
        }
    }
}

impl Literal {
    pub(super) fn known(&self) -> Known<'_> {
        match self {
            Self::Truth(truth) => Known::Truth(*truth),
            Self::Number(number) => Known::Number(*number),
            Self::Date(date) => Known::Date(*date),
            Self::Text(text) => Known::Text(text),
        }
    }
}

impl ExpressionNode {
    /// The value of this part.
    pub(super) fn evaluate<'a>(&'a self, answers: &'a dyn Answers) -> Outcome<'a> {
        match self {
            Self::Literal(literal) => Ok(literal.known()),
            Self::Question(name) => value(answers.answer(name.question)),
            Self::Row(name, row) => {
                cell(answers.answer(name.question), row).map(Known::Number).map_err(Some)
            }
            // These are parts of calls and of `in`, which look at them themselves.
            Self::List(_) | Self::Pattern(_) => Err(None),
            Self::Not(part) => part.truth(answers).map(|truth| Known::Truth(!truth)),
            Self::Chain(junction, parts) => chain(*junction, parts, answers),
            Self::Compare(comparison, order, a, b) => {
                let (a, b) = both(a.evaluate(answers), b.evaluate(answers))?;
                compare(*comparison, order, a, b).map(Known::Truth).ok_or(None)
            }
            Self::Math(operator, a, b) => match both(a.evaluate(answers), b.evaluate(answers))? {
                (Known::Number(a), Known::Number(b)) => finite(match operator {
                    Operator::Plus => a + b,
                    Operator::Minus => a - b,
                    Operator::Times => a * b,
                    Operator::Over => a / b,
                }),
                _ => Err(None),
            },
            Self::In { item, among, negated } => {
                let item = item.evaluate(answers);
                let found = match &**among {
                    Self::List(literals) => {
                        item.map(|item| literals.iter().any(|literal| literal.known() == item))?
                    }
                    Self::Question(name) => match both(item, codes(answers.answer(name.question)))?
                    {
                        (Known::Text(code), codes) => codes.contains(&code),
                        _ => return Err(None),
                    },
                    _ => return Err(None),
                };
                Ok(Known::Truth(found != *negated))
            }
            Self::Call(function, arguments) => call(*function, arguments, answers),
        }
    }

    fn truth(&self, answers: &dyn Answers) -> Result<bool, Gap> {
        match self.evaluate(answers)? {
            Known::Truth(truth) => Ok(truth),
            _ => Err(None),
        }
    }

    /// Why a question or row has no value, if it has none.
    fn missing(&self, answers: &dyn Answers) -> Option<Missing> {
        match self {
            Self::Question(name) => answers.answer(name.question).missing(),
            Self::Row(name, row) => cell(answers.answer(name.question), row).err(),
            _ => None,
        }
    }
}

fn both<A, B>(a: Result<A, Gap>, b: Result<B, Gap>) -> Result<(A, B), Gap> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => Err(a.or(b)),
        (Err(gap), Ok(_)) | (Ok(_), Err(gap)) => Err(gap),
    }
}

fn finite<'a>(number: f64) -> Outcome<'a> {
    if number.is_finite() { Ok(Known::Number(number)) } else { Err(None) }
}

/// The value of a question that has one.
fn value(answer: &Answer) -> Outcome<'_> {
    match answer {
        Answer::Missing(missing) => Err(Some(*missing)),
        Answer::Choice(choice) => Ok(Known::Text(choice.code.as_str())),
        Answer::Rating(point) => Ok(Known::Number(f64::from(*point))),
        Answer::Number(number) => finite(*number),
        Answer::Date(date) => Ok(Known::Date(*date)),
        Answer::Text(text) => Ok(Known::Text(text)),
        Answer::Truth(truth) => Ok(Known::Truth(*truth)),
        _ => Err(None),
    }
}

/// The point given to a row.
fn cell(answer: &Answer, row: &Code) -> Result<f64, Missing> {
    match answer {
        Answer::Missing(missing) => Err(*missing),
        Answer::Rows(rows) => match rows.iter().find(|(code, _)| code == row) {
            Some((_, point)) => point.map(f64::from),
            None => Err(Missing::Unanswered),
        },
        _ => Err(Missing::Unanswered),
    }
}

/// The codes that were chosen, ranked or given points; an explicit "none of these" has no codes.
fn codes(answer: &Answer) -> Result<Vec<&str>, Gap> {
    match answer {
        Answer::Missing(missing) => Err(Some(*missing)),
        Answer::None => Ok(Vec::new()),
        Answer::Choices(choices) => Ok(choices.iter().map(|choice| choice.code.as_str()).collect()),
        Answer::Ranking(items) => Ok(items.iter().map(Code::as_str).collect()),
        Answer::Points(items) => Ok(items.iter().map(|(code, _)| code.as_str()).collect()),
        Answer::Rows(rows) => match answer.missing() {
            Some(missing) => Err(Some(missing)),
            None => Ok(rows
                .iter()
                .filter(|(_, point)| point.is_ok())
                .map(|(code, _)| code.as_str())
                .collect()),
        },
        _ => Err(None),
    }
}

fn sum(answer: &Answer) -> Outcome<'_> {
    match answer {
        Answer::Missing(missing) => Err(Some(*missing)),
        Answer::None => Ok(Known::Number(0.0)),
        Answer::Points(items) => finite(items.iter().map(|(_, points)| points).sum()),
        Answer::Rows(rows) => {
            let points: Result<Vec<f64>, Missing> =
                rows.iter().map(|(_, point)| point.map(f64::from)).collect();
            finite(points.map_err(Some)?.iter().sum())
        }
        _ => Err(None),
    }
}

/// A chain is true or false as soon as one part decides it, whatever else is unknown.
fn chain<'a>(
    junction: Junction,
    parts: &'a [ExpressionNode],
    answers: &'a dyn Answers,
) -> Outcome<'a> {
    let decides = junction == Junction::Or;
    let mut gap: Option<Gap> = None;
    for part in parts {
        match part.truth(answers) {
            Ok(truth) if truth == decides => return Ok(Known::Truth(decides)),
            Ok(_) => {}
            Err(missing) => gap = Some(gap.flatten().or(missing)),
        }
    }
    gap.map_or(Ok(Known::Truth(!decides)), Err)
}

fn compare(comparison: Comparison, order: &CodeOrder, a: Known<'_>, b: Known<'_>) -> Option<bool> {
    if !comparison.orders() {
        return Some((a == b) == (comparison == Comparison::Equal));
    }
    let ordering = match (order, a, b) {
        (CodeOrder::Options(codes), Known::Text(a), Known::Text(b)) => {
            let rank = |code: &str| codes.iter().position(|known| known.as_str() == code);
            rank(a)?.cmp(&rank(b)?)
        }
        _ => natural(a, b)?,
    };
    Some(comparison.admits(ordering))
}

fn natural(a: Known<'_>, b: Known<'_>) -> Option<Ordering> {
    match (a, b) {
        (Known::Number(a), Known::Number(b)) => a.partial_cmp(&b),
        (Known::Date(a), Known::Date(b)) => Some(a.cmp(&b)),
        _ => None,
    }
}

fn call<'a>(
    function: Function,
    arguments: &'a [ExpressionNode],
    answers: &'a dyn Answers,
) -> Outcome<'a> {
    let first = arguments.first();
    let missing = || first.and_then(|question| question.missing(answers));
    let answer = || match first {
        Some(ExpressionNode::Question(name)) => answers.answer(name.question),
        _ => &Answer::UNANSWERED,
    };
    match function {
        Function::Answered => Ok(Known::Truth(missing().is_none())),
        Function::Asked => {
            Ok(Known::Truth(!matches!(missing(), Some(Missing::NotAsked | Missing::NotReached))))
        }
        Function::Refused => Ok(Known::Truth(missing() == Some(Missing::Refused))),
        Function::DontKnow => Ok(Known::Truth(missing() == Some(Missing::DontKnow))),
        Function::Count => codes(answer()).map(|codes| Known::Number(codes.len() as f64)),
        Function::Sum => sum(answer()),
        Function::Rank => {
            let Some(ExpressionNode::Literal(Literal::Text(item))) = arguments.get(1) else {
                return Err(None);
            };
            let rank = codes(answer())?.iter().position(|code| code == item);
            rank.map(|rank| Known::Number((rank + 1) as f64)).ok_or(None)
        }
        Function::AnyOf | Function::AllOf | Function::NoneOf => {
            let Some(ExpressionNode::List(list)) = arguments.get(1) else { return Err(None) };
            let chosen = codes(answer())?;
            let mut each = list
                .iter()
                .map(|item| matches!(item, Literal::Text(code) if chosen.contains(&code.as_str())));
            Ok(Known::Truth(match function {
                Function::AllOf => each.all(|chosen| chosen),
                Function::AnyOf => each.any(|chosen| chosen),
                _ => !each.any(|chosen| chosen),
            }))
        }
        Function::Coalesce => {
            let mut gap = None;
            for argument in arguments {
                match argument.evaluate(answers) {
                    Ok(known) => return Ok(known),
                    Err(missing) => gap = gap.or(missing),
                }
            }
            Err(gap)
        }
        Function::If => {
            let [condition, yes, no] = arguments else { return Err(None) };
            if condition.truth(answers)? { yes.evaluate(answers) } else { no.evaluate(answers) }
        }
        Function::Min => extreme(Ordering::Less, arguments, answers),
        Function::Max => extreme(Ordering::Greater, arguments, answers),
        Function::Round => match first.map_or(Err(None), |number| number.evaluate(answers))? {
            Known::Number(number) => Ok(Known::Number(number.round())),
            _ => Err(None),
        },
        Function::Matches => {
            match (first.map_or(Err(None), |text| text.evaluate(answers))?, arguments.get(1)) {
                (Known::Text(text), Some(ExpressionNode::Pattern(pattern))) => {
                    Ok(Known::Truth(pattern.matches(text)))
                }
                _ => Err(None),
            }
        }
        Function::Today => answers.today().map(Known::Date).ok_or(None),
        Function::Year => match first.map_or(Err(None), |date| date.evaluate(answers))? {
            Known::Date(date) => Ok(Known::Number(f64::from(date.year()))),
            _ => Err(None),
        },
    }
}

/// The smallest or largest of the arguments; unknown if one of them is.
fn extreme<'a>(
    wanted: Ordering,
    arguments: &'a [ExpressionNode],
    answers: &'a dyn Answers,
) -> Outcome<'a> {
    let outcomes = arguments.iter().map(|argument| argument.evaluate(answers));
    let pick = |a: Outcome<'a>, b: Outcome<'a>| {
        let (a, b) = both(a, b)?;
        Ok(if natural(b, a) == Some(wanted) { b } else { a })
    };
    outcomes.reduce(pick).unwrap_or(Err(None))
}
