//! An answer as JSON.

use serde_json::{Map, Number, Value, json};

use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};

/// The largest number below which all whole numbers are exact: 2^53.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// Writes an answer as JSON. A matrix or best-worst question without any value is written by
/// [`super::to_json`], which knows its rows and tasks.
pub fn encode(answer: &Answer) -> Value {
    match answer {
        Answer::Missing(missing) => word(*missing),
        Answer::None => json!({ "none": true }),
        Answer::Choice(choice) => chosen(choice),
        Answer::Choices(choices) => choices.iter().map(chosen).collect(),
        Answer::Ranking(codes) => list(codes),
        Answer::Points(points) => object(points.iter().map(|(code, given)| (code, number(*given)))),
        Answer::Rating(point) => json!(point),
        Answer::Rows(rows) => object(
            rows.iter().map(|(row, cell)| (row, cell.map_or_else(word, |point| json!(point)))),
        ),
        Answer::Tasks(tasks) => tasks
            .iter()
            .map(|task| task.as_ref().map_or_else(|missing| word(*missing), best_worst))
            .collect(),
        Answer::Number(value) => number(*value),
        Answer::Date(day) => json!(day.to_string()),
        Answer::Text(text) => json!(text),
        Answer::Truth(truth) => json!(truth),
    }
}

fn word(missing: Missing) -> Value {
    json!({ "missing": missing.word() })
}

fn chosen(choice: &Choice) -> Value {
    match &choice.text {
        Some(text) => json!({ "code": choice.code.as_str(), "text": text }),
        None => json!(choice.code.as_str()),
    }
}

fn best_worst(task: &BestWorst) -> Value {
    json!({ "best": task.best.as_str(), "shown": list(&task.shown), "worst": task.worst.as_str() })
}

fn list(codes: &[Code]) -> Value {
    codes.iter().map(Code::as_str).collect()
}

fn object<'a>(entries: impl Iterator<Item = (&'a Code, Value)>) -> Value {
    Value::Object(entries.map(|(code, value)| (code.to_string(), value)).collect::<Map<_, _>>())
}

/// Writes a whole number without `.0`, so that 28 stays 28 wherever it is read.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() <= WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "whole and no larger than 2^53")]
        let whole = value as i64;
        return json!(whole);
    }
    // JSON has no infinity, and no answer is infinite: expressions are unknown before they
    // overflow.
    Number::from_f64(value).map_or_else(|| word(Missing::Unanswered), Value::Number)
}
