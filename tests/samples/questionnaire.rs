//! For tests: a small questionnaire that expressions speak of, and what someone answered.

#![allow(dead_code, reason = "no floor wants all of it")]

use std::collections::BTreeMap;

use chrono::NaiveDate;

use mitreden_define::answer::Answer;
use mitreden_define::index::{ListIndex as _, QuestionIndex};
use mitreden_define::logic::{
    Answers, Compiled, Domain, Expr, ExpressionFault, QuestionStanding, Scope, Subject, Want,
    compile,
};

/// A questionnaire: each question with its type, where it stands and when it is asked.
#[derive(Clone, Default)]
pub(crate) struct Town {
    pub(crate) questions: Vec<(&'static str, Domain, QuestionStanding, Option<Vec<Expr>>)>,
    pub(crate) given: Vec<Expr>,
}

impl Scope for Town {
    fn find(&self, id: &str) -> Option<Subject> {
        let place = self.questions.iter().position(|(known, ..)| *known == id)?;
        let (_, domain, standing, asked_if) = self.questions.get(place)?.clone();
        Some(Subject { question: QuestionIndex::new(place), standing, domain, asked_if })
    }

    fn ids(&self) -> Vec<&str> {
        self.questions.iter().map(|(id, ..)| *id).collect()
    }

    fn given(&self) -> Vec<Expr> {
        self.given.clone()
    }
}

impl Town {
    pub(crate) fn with(mut self, id: &'static str, domain: Domain) -> Self {
        self.questions.push((id, domain, QuestionStanding::Known, Some(Vec::new())));
        self
    }

    pub(crate) fn asked_if(mut self, condition: &str) -> Self {
        let condition = truth(condition, &self);
        self.questions.last_mut().expect("a question").3 = Some(vec![condition]);
        self
    }

    pub(crate) fn computed(mut self) -> Self {
        self.questions.last_mut().expect("a question").3 = None;
        self
    }

    pub(crate) fn standing(mut self, standing: QuestionStanding) -> Self {
        self.questions.last_mut().expect("a question").2 = standing;
        self
    }

    pub(crate) fn given(mut self, condition: &str) -> Self {
        self.given = vec![truth(condition, &self)];
        self
    }

    pub(crate) fn index(&self, id: &str) -> QuestionIndex {
        self.find(id).expect("a question").question
    }
}

/// What someone answered.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) answers: BTreeMap<QuestionIndex, Answer>,
    pub(crate) today: Option<NaiveDate>,
}

impl Answers for Sheet {
    fn answer(&self, question: QuestionIndex) -> &Answer {
        self.answers.get(&question).unwrap_or(&Answer::UNANSWERED)
    }

    fn today(&self) -> Option<NaiveDate> {
        self.today
    }
}

pub(crate) fn truth(text: &str, scope: &Town) -> Expr {
    compiled(text, scope, Want::Truth).expr
}

pub(crate) fn compiled(text: &str, scope: &Town, want: Want) -> Compiled {
    compile(text, scope, want).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

pub(crate) fn faults(text: &str, scope: &Town) -> Vec<ExpressionFault> {
    compile(text, scope, Want::Truth).err().unwrap_or_default()
}

pub(crate) fn number(min: Option<f64>, max: Option<f64>, integer: bool) -> Domain {
    Domain::Number { min, max, integer }
}
