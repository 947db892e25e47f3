//! A journal's entries as lines of JSON, for the store: the same entry comes back, whatever was
//! answered, valid or not.
//!
//! Final records write an answer in the way of its question; a journal must also hold what no
//! question would take, so each answer says here what it is.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::JournalEntry;
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};

/// A line that is no entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no entry of a journal")]
pub struct BadEntry(pub String);

impl JournalEntry {
    /// Writes the entry as one line.
    pub fn to_line(&self) -> String {
        match self {
            Self::Answer { question, answer } => {
                json!({ "answer": question.as_str(), "as": write(answer) })
            }
            Self::Next { confirmed } => json!({ "next": confirmed }),
            Self::Back => json!("back"),
            Self::BackTo { question } => json!({ "back-to": question.as_str() }),
            Self::CatchUp => json!("catch-up"),
            Self::Language(tag) => json!({ "language": tag }),
            Self::End => json!("end"),
            Self::BreakOff => json!("break-off"),
        }
        .to_string()
    }

    /// Reads an entry from its line.
    pub fn from_line(line: &str) -> Result<Self, BadEntry> {
        let value: Option<Value> = serde_json::from_str(line).ok();
        value.and_then(|value| entry(&value)).ok_or_else(|| BadEntry(line.to_owned()))
    }
}

fn entry(value: &Value) -> Option<JournalEntry> {
    let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
    Some(match value.as_str() {
        Some("back") => JournalEntry::Back,
        Some("catch-up") => JournalEntry::CatchUp,
        Some("end") => JournalEntry::End,
        Some("break-off") => JournalEntry::BreakOff,
        Some(_) => return None,
        None => {
            if let Some(question) = text("answer") {
                JournalEntry::Answer {
                    question: Code::new(&question),
                    answer: read(value.get("as")?)?,
                }
            } else if let Some(confirmed) = value.get("next") {
                JournalEntry::Next { confirmed: confirmed.as_bool()? }
            } else if let Some(question) = text("back-to") {
                JournalEntry::BackTo { question: Code::new(&question) }
            } else {
                JournalEntry::Language(text("language")?)
            }
        }
    })
}

/// Writes an answer as a pair of what it is and its value.
fn write(answer: &Answer) -> Value {
    match answer {
        Answer::Missing(missing) => json!(["missing", missing.word()]),
        Answer::None => json!(["none", null]),
        Answer::Choice(choice) => json!(["choice", chosen(choice)]),
        Answer::Choices(choices) => {
            json!(["choices", choices.iter().map(chosen).collect::<Value>()])
        }
        Answer::Ranking(codes) => json!(["ranking", list(codes)]),
        Answer::Points(points) => {
            json!([
                "points",
                points
                    .iter()
                    .map(|(code, given)| json!([code.as_str(), real(*given)]))
                    .collect::<Value>()
            ])
        }
        Answer::Rating(point) => json!(["rating", point]),
        Answer::Rows(rows) => {
            let cell = |(row, cell): &(Code, Result<i16, Missing>)| match cell {
                Ok(point) => json!([row.as_str(), point]),
                Err(missing) => json!([row.as_str(), missing.word()]),
            };
            json!(["rows", rows.iter().map(cell).collect::<Value>()])
        }
        Answer::Tasks(tasks) => {
            let task = |task: &Result<BestWorst, Missing>| match task {
                Ok(task) => json!([list(&task.shown), task.best.as_str(), task.worst.as_str()]),
                Err(missing) => json!(missing.word()),
            };
            json!(["tasks", tasks.iter().map(task).collect::<Value>()])
        }
        Answer::Number(value) => json!(["number", real(*value)]),
        Answer::Date(day) => json!(["date", day.to_string()]),
        Answer::Text(text) => json!(["text", text]),
        Answer::Truth(truth) => json!(["truth", truth]),
    }
}

fn chosen(choice: &Choice) -> Value {
    json!([choice.code.as_str(), choice.text])
}

fn list(codes: &[Code]) -> Value {
    codes.iter().map(Code::as_str).collect()
}

/// Writes a number, which may be infinite, for which JSON has no number.
fn real(value: f64) -> Value {
    if value.is_finite() { json!(value) } else { json!(value.to_string()) }
}

fn read(pair: &Value) -> Option<Answer> {
    let (what, value) = (pair.get(0)?.as_str()?, pair.get(1)?);
    let each = || value.as_array().map(Vec::as_slice);
    Some(match what {
        "missing" => Answer::Missing(Missing::of_word(value.as_str()?)?),
        "none" => Answer::None,
        "choice" => Answer::Choice(choice(value)?),
        "choices" => Answer::Choices(each()?.iter().map(choice).collect::<Option<_>>()?),
        "ranking" => Answer::Ranking(codes(value)?),
        "points" => {
            let point = |point: &Value| Some((code(point.get(0)?)?, number(point.get(1)?)?));
            Answer::Points(each()?.iter().map(point).collect::<Option<_>>()?)
        }
        "rating" => Answer::Rating(point(value)?),
        "rows" => {
            let row = |row: &Value| {
                let cell = row.get(1)?;
                let cell = match cell.as_str() {
                    Some(word) => Err(Missing::of_word(word)?),
                    None => Ok(point(cell)?),
                };
                Some((code(row.get(0)?)?, cell))
            };
            Answer::Rows(each()?.iter().map(row).collect::<Option<_>>()?)
        }
        "tasks" => {
            let task = |task: &Value| match task.as_str() {
                Some(word) => Some(Err(Missing::of_word(word)?)),
                None => Some(Ok(BestWorst {
                    shown: codes(task.get(0)?)?,
                    best: code(task.get(1)?)?,
                    worst: code(task.get(2)?)?,
                })),
            };
            Answer::Tasks(each()?.iter().map(task).collect::<Option<_>>()?)
        }
        "number" => Answer::Number(number(value)?),
        "date" => Answer::Date(value.as_str()?.parse::<NaiveDate>().ok()?),
        "text" => Answer::Text(value.as_str()?.to_owned()),
        "truth" => Answer::Truth(value.as_bool()?),
        _ => return None,
    })
}

fn choice(value: &Value) -> Option<Choice> {
    let text = value.get(1)?;
    let text = if text.is_null() { None } else { Some(text.as_str()?.to_owned()) };
    Some(Choice { code: code(value.get(0)?)?, text })
}

fn codes(value: &Value) -> Option<Vec<Code>> {
    value.as_array()?.iter().map(code).collect()
}

fn code(value: &Value) -> Option<Code> {
    value.as_str().map(Code::new)
}

fn point(value: &Value) -> Option<i16> {
    i16::try_from(value.as_i64()?).ok()
}

fn number(value: &Value) -> Option<f64> {
    value.as_str().map_or_else(|| value.as_f64(), |word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn code() -> impl Strategy<Value = Code> {
        "\\PC{1,6}".prop_map(|text| Code::new(&text))
    }

    fn missing() -> impl Strategy<Value = Missing> {
        (0..Missing::ALL.len()).prop_map(|i| Missing::ALL[i])
    }

    fn chosen() -> impl Strategy<Value = Choice> {
        (code(), proptest::option::of(any::<String>()))
            .prop_map(|(code, text)| Choice { code, text })
    }

    fn real() -> impl Strategy<Value = f64> {
        any::<f64>().prop_filter("not a number is not itself", |value| !value.is_nan())
    }

    fn answer() -> impl Strategy<Value = Answer> {
        let task = (vec(code(), 0..4), code(), code()).prop_map(|(shown, best, worst)| BestWorst {
            shown,
            best,
            worst,
        });
        prop_oneof![
            missing().prop_map(Answer::Missing),
            Just(Answer::None),
            chosen().prop_map(Answer::Choice),
            vec(chosen(), 0..4).prop_map(Answer::Choices),
            vec(code(), 0..4).prop_map(Answer::Ranking),
            vec((code(), real()), 0..4).prop_map(Answer::Points),
            any::<i16>().prop_map(Answer::Rating),
            vec((code(), prop_oneof![any::<i16>().prop_map(Ok), missing().prop_map(Err)]), 0..4)
                .prop_map(Answer::Rows),
            vec(prop_oneof![task.prop_map(Ok), missing().prop_map(Err)], 0..3)
                .prop_map(Answer::Tasks),
            real().prop_map(Answer::Number),
            (-100_000..100_000_i32)
                .prop_map(|day| Answer::Date(NaiveDate::from_epoch_days(day).unwrap())),
            any::<String>().prop_map(Answer::Text),
            any::<bool>().prop_map(Answer::Truth),
        ]
    }

    fn entries() -> impl Strategy<Value = JournalEntry> {
        prop_oneof![
            (code(), answer())
                .prop_map(|(question, answer)| JournalEntry::Answer { question, answer }),
            any::<bool>().prop_map(|confirmed| JournalEntry::Next { confirmed }),
            Just(JournalEntry::Back),
            code().prop_map(|question| JournalEntry::BackTo { question }),
            Just(JournalEntry::CatchUp),
            any::<String>().prop_map(JournalEntry::Language),
            Just(JournalEntry::End),
            Just(JournalEntry::BreakOff),
        ]
    }

    proptest! {
        #[test]
        fn every_entry_comes_back(entry in entries()) {
            let line = entry.to_line();
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(JournalEntry::from_line(&line).unwrap(), entry);
        }

        #[test]
        fn no_line_is_too_odd(line in any::<String>()) {
            let _ = JournalEntry::from_line(&line);
        }
    }

    #[test]
    fn the_form_stays_readable_by_later_versions() {
        let answer = Answer::Choice(Choice { code: Code::new("yes"), text: None });
        let entry = JournalEntry::Answer { question: Code::new("resident"), answer };
        assert_eq!(entry.to_line(), r#"{"answer":"resident","as":["choice",["yes",null]]}"#);
        for odd in [
            "",
            "null",
            "{}",
            "\"forward\"",
            r#"{"answer":"a","as":["colour","red"]}"#,
            r#"{"next":"yes"}"#,
        ] {
            assert_eq!(JournalEntry::from_line(odd), Err(BadEntry(odd.to_owned())));
        }
    }
}
