//! Tests of the language as a whole, on a small questionnaire.

mod analysis;
mod evaluation;
mod faults;
#[path = "../../../../tests/rooms/define/logic.rs"]
mod properties;
#[path = "../../../../tests/samples/questionnaire.rs"]
mod sample;
mod soundness;

use chrono::NaiveDate;

use super::{Domain, QuestionStanding, compile};
use crate::answer::Choice;
use mitreden_base::ids::Code;
use sample::{Sheet, Town, compiled, faults, number, truth};

fn codes(codes: &str) -> Vec<Code> {
    codes.split_whitespace().map(Code::new).collect()
}

fn choice(code: &str) -> Choice {
    Choice { code: Code::new(code), text: None }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn single(options: &str, ordered: bool) -> Domain {
    Domain::Choice { codes: codes(options), ordered }
}

/// Every type of question once.
fn town() -> Town {
    let needs = codes("wifi help bus 311");
    Town::default()
        .with("resident", single("yes no", false))
        .with("district", single("centre donawitz goess other", false))
        .asked_if("resident == 'yes'")
        .with("age", single("16-29 30-44 45-59 60+", true))
        .with("school", single("low high", true))
        .with("mark", single("1 2 3", false))
        .with("since", Domain::Date { min: Some(day(1920, 1, 1)), max: None })
        .asked_if("resident == 'yes'")
        .with("years", number(None, None, false))
        .computed()
        .with("adult", Domain::Truth)
        .computed()
        .with("hello", Domain::Note)
        .with("top3", Domain::Ranking { codes: needs.clone(), top: 3 })
        .with("satisfied", Domain::Rows { codes: needs.clone(), from: 1, to: 5 })
        .with("used", Domain::Choices { codes: codes("office-page phone portal nothing"), most: 4 })
        .with("office-rating", number(Some(1.0), Some(5.0), true))
        .asked_if("'office-page' in used")
        .with("budget", Domain::Points { codes: needs })
        .with("find-waste", Domain::Opaque)
        .with("visits", number(Some(0.0), Some(366.0), true))
        .with("size", number(None, None, false))
        .with("idea", Domain::Text)
        .with("name", Domain::Text)
        .with("this-one", number(None, None, false))
        .standing(QuestionStanding::Itself)
        .with("later-one", number(None, None, false))
        .standing(QuestionStanding::Later)
}
