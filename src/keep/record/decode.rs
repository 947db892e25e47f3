//! An answer read back from JSON, directed by its question: only what the question can be answered
//! with gets through.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use thiserror::Error;

use super::wire::day_of;
use mitreden_base::ids::{Code, is_code};
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};
use mitreden_define::logic::Type;
use mitreden_define::survey::{Item, Kind, Question, Scale};

/// A stored answer that does not fit its question.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("`{question}`: {fault}")]
pub struct BadAnswer {
    /// The question's id.
    pub question: Code,
    /// The fault of the answer.
    pub fault: AnswerFault,
}

/// A fault of a stored answer.
#[derive(Clone, Debug, Error, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum AnswerFault {
    #[error("the record has no answer to it")]
    Absent,
    #[error("the survey has no such question")]
    NoQuestion,
    #[error("expected {expected}, found {found}")]
    Shape { expected: &'static str, found: String },
    #[error("`{0}` is not one of its codes")]
    UnknownCode(String),
    #[error("`{0}` stands twice")]
    Twice(Code),
    #[error("its codes are not in the order of the questionnaire")]
    Unordered,
    #[error("`{0}` is no reason for a missing value")]
    UnknownWord(String),
    #[error("it offers no \"none of these\"")]
    NoNone,
    #[error("`{0}` takes no text")]
    NoText(Code),
    #[error("{point} is not on the scale from {from} to {to}")]
    OffScale { point: i64, from: i16, to: i16 },
    #[error("row `{0}` is absent")]
    NoRow(Code),
    #[error("{found} items where {most} are asked for")]
    TooMany { found: usize, most: usize },
    #[error("`{0}` is given no points")]
    NoPoints(Code),
    #[error("{found} tasks where there are {expected}")]
    Tasks { found: usize, expected: usize },
    #[error("task {task}: {reason}")]
    Task { task: usize, reason: &'static str },
}

type Decoded<T> = Result<T, AnswerFault>;

/// Reads the answer to a question.
pub fn decode(question: &Question, value: &Value) -> Result<Answer, BadAnswer> {
    answer(&question.kind, value)
        .map_err(|fault| BadAnswer { question: question.id.clone(), fault })
}

fn answer(kind: &Kind, value: &Value) -> Decoded<Answer> {
    // A matrix and a best-worst question have a word for each part, never one for the whole.
    if !matches!(kind, Kind::Matrix { .. } | Kind::BestWorst { .. }) {
        if let Some(missing) = missing(value)? {
            return Ok(Answer::Missing(missing));
        }
        if is_none(value) {
            return if kind.none().is_some() { Ok(Answer::None) } else { Err(AnswerFault::NoNone) };
        }
    }
    match kind {
        Kind::Single { options, .. } => {
            choice(options, value).map(|(_, choice)| Answer::Choice(choice))
        }
        Kind::Multiple { options, .. } => choices(options, value),
        Kind::Ranking { items, top, .. } => ranking(items, *top, value),
        Kind::Points { items, .. } => points(items, value),
        Kind::Rating { scale, .. } => point(scale, value).map(Answer::Rating),
        Kind::Matrix { rows, scale, .. } => matrix(rows, scale, value),
        Kind::BestWorst { items, per_task, tasks } => best_worst(items, *per_task, *tasks, value),
        Kind::Number { .. } => number(value),
        Kind::Date { .. } => date(value),
        Kind::Text { .. } => text(value),
        Kind::Computed { result, .. } => computed(*result, value),
        Kind::Task { .. } => task_outcome(value),
        Kind::Note => Err(AnswerFault::NoQuestion),
    }
}

/// `{"missing": WORD}`. An item may be called `missing`, too, but its value is a number or an
/// object, never a text.
fn missing(value: &Value) -> Decoded<Option<Missing>> {
    match sole(value, "missing") {
        Some(Value::String(word)) => {
            Missing::of_word(word).map(Some).ok_or_else(|| AnswerFault::UnknownWord(word.clone()))
        }
        _ => Ok(None),
    }
}

/// Whether a value is `{"none": true}`.
fn is_none(value: &Value) -> bool {
    sole(value, "none") == Some(&Value::Bool(true))
}

/// The value of an object's only key, if that is its name.
fn sole<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    value.as_object().filter(|object| object.len() == 1)?.get(key)
}

/// Reads an option, with its place among the options.
fn choice(options: &[Item], value: &Value) -> Decoded<(usize, Choice)> {
    if let Some(code) = value.as_str() {
        let (at, item) = find(options, code)?;
        return Ok((at, Choice { code: item.code.clone(), text: None }));
    }
    let expected = "a code, or an object of code and text";
    let object = value.as_object().filter(|object| object.len() == 2);
    let part = |key| object?.get(key)?.as_str();
    let (Some(code), Some(text)) = (part("code"), part("text")) else {
        return Err(shape(expected, value));
    };
    let (at, item) = find(options, code)?;
    if !item.other {
        return Err(AnswerFault::NoText(item.code.clone()));
    }
    Ok((at, Choice { code: item.code.clone(), text: Some(text.to_owned()) }))
}

fn choices(options: &[Item], value: &Value) -> Decoded<Answer> {
    let found = filled(value, "a list of codes")?.iter().map(|value| choice(options, value));
    let found: Vec<(usize, Choice)> = found.collect::<Decoded<_>>()?;
    once(found.iter().map(|(_, choice)| &choice.code))?;
    if !found.is_sorted_by_key(|(at, _)| *at) {
        return Err(AnswerFault::Unordered);
    }
    Ok(Answer::Choices(found.into_iter().map(|(_, choice)| choice).collect()))
}

fn ranking(items: &[Item], top: usize, value: &Value) -> Decoded<Answer> {
    let codes = codes(items, filled(value, "a list of codes, the most important first")?)?;
    if codes.len() > top {
        return Err(AnswerFault::TooMany { found: codes.len(), most: top });
    }
    Ok(Answer::Ranking(codes))
}

fn points(items: &[Item], value: &Value) -> Decoded<Answer> {
    let expected = "an object of the items given points";
    let given = object(items, value, expected)?;
    if given.is_empty() {
        return Err(shape(expected, value));
    }
    let one = |item: &Item| {
        let value = given.get(item.code.as_str())?;
        Some(match value.as_f64() {
            Some(points) if points > 0.0 => Ok((item.code.clone(), points)),
            Some(_) => Err(AnswerFault::NoPoints(item.code.clone())),
            None => Err(shape("a number of points", value)),
        })
    };
    items.iter().filter_map(one).collect::<Decoded<_>>().map(Answer::Points)
}

fn point(scale: &Scale, value: &Value) -> Decoded<i16> {
    let point = value.as_i64().ok_or_else(|| shape("a point on the scale", value))?;
    let held = i16::try_from(point).ok().filter(|point| scale.holds(*point));
    held.ok_or(AnswerFault::OffScale { point, from: scale.from, to: scale.to })
}

fn matrix(rows: &[Item], scale: &Scale, value: &Value) -> Decoded<Answer> {
    let cells = object(rows, value, "an object of all rows")?;
    let one = |row: &Item| {
        let cell =
            cells.get(row.code.as_str()).ok_or_else(|| AnswerFault::NoRow(row.code.clone()))?;
        let read = match missing(cell)? {
            Some(missing) => Err(missing),
            None => Ok(point(scale, cell)?),
        };
        Ok((row.code.clone(), read))
    };
    rows.iter().map(one).collect::<Decoded<_>>().map(Answer::Rows)
}

fn best_worst(items: &[Item], per_task: usize, tasks: usize, value: &Value) -> Decoded<Answer> {
    let found = value.as_array().ok_or_else(|| shape("a list of tasks", value))?;
    if found.len() != tasks {
        return Err(AnswerFault::Tasks { found: found.len(), expected: tasks });
    }
    let one = |(at, value): (usize, &Value)| match missing(value)? {
        Some(missing) => Ok(Err(missing)),
        None => best_and_worst(items, per_task, at + 1, value).map(Ok),
    };
    found.iter().enumerate().map(one).collect::<Decoded<_>>().map(Answer::Tasks)
}

fn best_and_worst(
    items: &[Item],
    per_task: usize,
    task: usize,
    value: &Value,
) -> Decoded<BestWorst> {
    let wrong = |reason| AnswerFault::Task { task, reason };
    let object = value.as_object().filter(|object| object.len() == 3);
    let part = |key| {
        object
            .and_then(|object| object.get(key))
            .ok_or_else(|| shape("best, shown and worst", value))
    };
    let shown = codes(items, filled(part("shown")?, "a list of the codes shown")?)?;
    let pick = |key| {
        let value = part(key)?;
        let code = value.as_str().ok_or_else(|| shape("a code", value))?;
        shown
            .iter()
            .find(|shown| shown.as_str() == code)
            .cloned()
            .ok_or_else(|| wrong("an item was picked that was not shown"))
    };
    let (best, worst) = (pick("best")?, pick("worst")?);
    if shown.len() != per_task {
        return Err(wrong("not as many items were shown as a task has"));
    }
    if best == worst {
        return Err(wrong("one item is both best and worst"));
    }
    Ok(BestWorst { shown, best, worst })
}

/// Reads a computed value, which has the type of its expression.
fn computed(result: Type, value: &Value) -> Decoded<Answer> {
    match result {
        Type::Truth => {
            value.as_bool().map(Answer::Truth).ok_or_else(|| shape("true or false", value))
        }
        Type::Number => number(value),
        Type::Date => date(value),
        Type::Text => text(value),
    }
}

fn number(value: &Value) -> Decoded<Answer> {
    value.as_f64().map(Answer::Number).ok_or_else(|| shape("a number", value))
}

fn date(value: &Value) -> Decoded<Answer> {
    let day = value.as_str().and_then(day_of);
    day.map(Answer::Date).ok_or_else(|| shape("a day written YYYY-MM-DD", value))
}

/// Reads a text that is not empty: one that is would be `unanswered`.
fn text(value: &Value) -> Decoded<Answer> {
    let text = value.as_str().filter(|text| !text.is_empty());
    text.map(|text| Answer::Text(text.to_owned())).ok_or_else(|| shape("a text", value))
}

/// Reads the outcome of a task on a website, by its code.
fn task_outcome(value: &Value) -> Decoded<Answer> {
    let code = value.as_str().filter(|code| is_code(code)).ok_or_else(|| shape("a code", value))?;
    Ok(Answer::Choice(Choice { code: Code::new(code), text: None }))
}

/// Reads a list that is not empty: one that is would be `unanswered`.
fn filled<'a>(value: &'a Value, expected: &'static str) -> Decoded<&'a [Value]> {
    let list = value.as_array().filter(|list| !list.is_empty());
    list.map(Vec::as_slice).ok_or_else(|| shape(expected, value))
}

/// Reads an object whose keys are codes of items.
fn object<'a>(
    items: &[Item],
    value: &'a Value,
    expected: &'static str,
) -> Decoded<&'a Map<String, Value>> {
    let object = value.as_object().ok_or_else(|| shape(expected, value))?;
    object.keys().try_for_each(|code| find(items, code).map(drop))?;
    Ok(object)
}

/// Reads codes of items, each once.
fn codes(items: &[Item], values: &[Value]) -> Decoded<Vec<Code>> {
    let code = |value: &Value| {
        let code = value.as_str().ok_or_else(|| shape("a code", value))?;
        find(items, code).map(|(_, item)| item.code.clone())
    };
    let codes: Vec<Code> = values.iter().map(code).collect::<Decoded<_>>()?;
    once(codes.iter())?;
    Ok(codes)
}

fn find<'a>(items: &'a [Item], code: &str) -> Decoded<(usize, &'a Item)> {
    let found = items.iter().enumerate().find(|(_, item)| item.code == *code);
    found.ok_or_else(|| AnswerFault::UnknownCode(code.to_owned()))
}

fn once<'a>(codes: impl Iterator<Item = &'a Code>) -> Decoded<()> {
    let mut seen = BTreeSet::new();
    codes.into_iter().try_for_each(|code| {
        if seen.insert(code) { Ok(()) } else { Err(AnswerFault::Twice(code.clone())) }
    })
}

/// The fault of a wrong shape, with the beginning of what was found.
fn shape(expected: &'static str, found: &Value) -> AnswerFault {
    const LONGEST: usize = 60;
    let text = found.to_string();
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    AnswerFault::Shape { expected, found: shown }
}
