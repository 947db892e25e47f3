//! Tests of the language as a whole, on a small questionnaire.

mod analysis;
mod evaluation;
mod faults;
mod nulls;
mod properties;
mod soundness;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Answers, Compiled, Domain, Expr, Fault, Scope, Standing, Subject, Want, compile};
use crate::base::ids::Code;
use crate::define::answer::{Answer, Choice};

/// A questionnaire: each question with its type, where it stands and when it is asked.
#[derive(Clone, Default)]
struct Town {
    questions: Vec<(&'static str, Domain, Standing, Option<Vec<Expr>>)>,
    given: Vec<Expr>,
}

impl Scope for Town {
    fn find(&self, id: &str) -> Option<Subject> {
        let question = self.questions.iter().position(|(known, ..)| *known == id)?;
        let (_, domain, standing, asked_if) = self.questions.get(question)?.clone();
        Some(Subject { question, standing, domain, asked_if })
    }

    fn ids(&self) -> Vec<&str> {
        self.questions.iter().map(|(id, ..)| *id).collect()
    }

    fn given(&self) -> Vec<Expr> {
        self.given.clone()
    }
}

impl Town {
    fn with(mut self, id: &'static str, domain: Domain) -> Self {
        self.questions.push((id, domain, Standing::Known, Some(Vec::new())));
        self
    }

    fn asked_if(mut self, condition: &str) -> Self {
        let condition = truth(condition, &self);
        self.questions.last_mut().expect("a question").3 = Some(vec![condition]);
        self
    }

    fn computed(mut self) -> Self {
        self.questions.last_mut().expect("a question").3 = None;
        self
    }

    fn standing(mut self, standing: Standing) -> Self {
        self.questions.last_mut().expect("a question").2 = standing;
        self
    }

    fn given(mut self, condition: &str) -> Self {
        self.given = vec![truth(condition, &self)];
        self
    }

    fn index(&self, id: &str) -> usize {
        self.find(id).expect("a question").question
    }
}

/// What someone answered.
#[derive(Debug, Default)]
struct Sheet {
    answers: BTreeMap<usize, Answer>,
    today: Option<NaiveDate>,
}

impl Answers for Sheet {
    fn answer(&self, question: usize) -> &Answer {
        self.answers.get(&question).unwrap_or(&Answer::UNANSWERED)
    }

    fn today(&self) -> Option<NaiveDate> {
        self.today
    }
}

fn codes(codes: &str) -> Vec<Code> {
    codes.split_whitespace().map(Code::new).collect()
}

fn choice(code: &str) -> Choice {
    Choice { code: Code::new(code), text: None }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn truth(text: &str, scope: &Town) -> Expr {
    compiled(text, scope, Want::Truth).expr
}

fn compiled(text: &str, scope: &Town, want: Want) -> Compiled {
    compile(text, scope, want).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

fn faults(text: &str, scope: &Town) -> Vec<Fault> {
    compile(text, scope, Want::Truth).err().unwrap_or_default()
}

fn single(options: &str, ordered: bool) -> Domain {
    Domain::Choice { codes: codes(options), ordered }
}

fn number(min: Option<f64>, max: Option<f64>, integer: bool) -> Domain {
    Domain::Number { min, max, integer }
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
        .standing(Standing::Itself)
        .with("later-one", number(None, None, false))
        .standing(Standing::Later)
}
