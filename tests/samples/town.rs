//! For tests: a small survey with a question of every type, and people who answer it. Each floor
//! that wants it takes it in as a module of its own tests.

#![allow(dead_code, reason = "no floor wants all of it")]

use std::fs;

use uuid::Uuid;

use crate::sample;
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_base::ids::Code;
use mitreden_count::dataset::{Builder, Columns, Dataset, Parquet, Sink};
use mitreden_count::study::{Study, Who};
use mitreden_define::answer::{Answer, Choice};
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{Mode, Survey, read};
use mitreden_keep::record::{Disposition, Record};

const TOWN: &str = "
survey: town
title: Town
languages: [en]
modes: [online, paper]
needs: { wifi: Wi-Fi, help: Help, park: Parks }
ranking: { top: 2, unsatisfied_at_most: 3 }
pages:
  - page: all
    questions:
      - { id: age, type: single, text: Age?, options: { young: Young, old: Old } }
      - { id: colour, type: single, text: Colour?, allow: [dont_know, refused], options: { red: Red, green: Green, blue: Blue } }
      - { id: used, type: multiple, text: Used?, options: { a: A, b: B, c: C }, none: None }
      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2, none: None }
      - { id: order, type: ranking, text: In what order?, options: { x: X, y: Y }, top: 2 }
      - { id: happy, type: rating, text: Happy?, scale: { from: 1, to: 5, best: from } }
      - { id: grid, type: matrix, facet: satisfaction, text: How?, allow: [dont_know], rows: needs, scale: { from: 1, to: 5, best: to } }
      - { id: budget, type: points, text: Spread., options: { x: X, y: Y }, total: 10 }
      - { id: pick, type: best-worst, text: Best?, options: { x: X, y: Y, z: Z }, per_task: 3, tasks: 2 }
      - { id: visits, type: number, text: Visits? }
      - { id: since, type: date, text: Since? }
      - { id: idea, type: text, text: Ideas? }
      - { id: often, type: computed, value: visits > 2 }
";

const POPULATION: &str = "
population:
  size: 1000
  margins:
    - { of: age, shares: { young: 0.4, old: 0.6 } }
";

/// The survey, unweighted.
pub(crate) fn town() -> Survey {
    survey_of(TOWN)
}

/// The survey, unweighted, with more keys.
pub(crate) fn town_with(more: &str) -> Survey {
    survey_of(&format!("{TOWN}{more}"))
}

/// The survey, weighted by age.
pub(crate) fn weighted() -> Survey {
    survey_of(&format!("{TOWN}{POPULATION}"))
}

pub(crate) fn survey_of(yaml: &str) -> Survey {
    let mut problems = Problems::new();
    let survey = read(&Source::new("town.yaml", yaml), &[], None, &mut problems);
    survey.unwrap_or_else(|| {
        panic!(
            "{:?}",
            problems.iter().map(|problem| (problem.kind, &problem.place)).collect::<Vec<_>>()
        )
    })
}

/// A response: what its record says, and answers by question; what is not named was left open.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) record: Record,
    pub(crate) answers: Vec<(&'static str, Answer)>,
}

impl Person {
    pub(crate) fn new(answers: impl Into<Vec<(&'static str, Answer)>>) -> Self {
        let record = Record {
            simulated: false,
            mode: Mode::Online,
            disposition: Disposition::Complete,
            ..sample::record()
        };
        Self { record, answers: answers.into() }
    }

    pub(crate) fn by(mut self, mode: Mode) -> Self {
        self.record.mode = mode;
        self
    }
}

pub(crate) fn one(code: &str) -> Answer {
    Answer::Choice(Choice { code: Code::new(code), text: None })
}

pub(crate) fn some(codes: &str) -> Answer {
    Answer::Choices(
        codes.split(' ').map(|code| Choice { code: Code::new(code), text: None }).collect(),
    )
}

pub(crate) fn ranked(codes: &str) -> Answer {
    Answer::Ranking(codes.split(' ').map(Code::new).collect())
}

/// A dataset and the folder it lies in.
pub(crate) struct Table {
    pub(crate) dataset: Dataset,
    _folder: tempfile::TempDir,
}

impl Table {
    /// Lays people down in row groups of `chunk` rows.
    pub(crate) fn of(survey: &Survey, people: &[Person], chunk: usize) -> Self {
        Self::of_union(&Union::alone(survey), people, chunk)
    }

    /// The same, where each may have answered another definition.
    pub(crate) fn of_union(union: &Union, people: &[Person], chunk: usize) -> Self {
        let survey = &*union.survey;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("merged.parquet");
        let columns = Columns::of(survey).unwrap();
        let mut builder = Builder::new(survey, &columns);
        let mut parquet = Parquet::new(fs::File::create(&path).unwrap(), &columns).unwrap();
        for (people, first) in people.chunks(chunk).zip((0_u128..).step_by(chunk)) {
            for (person, n) in people.iter().zip(first..) {
                let answer = |id: &str| {
                    let given = person.answers.iter().find(|(known, _)| *known == id);
                    given.map_or(Answer::UNANSWERED, |(_, answer)| answer.clone())
                };
                let answers = survey.questions.map(|_, question| answer(question.id.as_str()));
                let record = Record { id: Uuid::from_u128(n), ..person.record.clone() };
                builder.push(&record, &answers, union.read_by(&record.definition));
            }
            parquet.write(&builder.take().unwrap()).unwrap();
        }
        parquet.finish().unwrap();
        Self { dataset: Dataset::open(&path, &columns).unwrap(), _folder: folder }
    }

    /// The study of everybody, each of whom may have answered another definition.
    pub(crate) fn study_of<'a>(&'a self, union: &'a Union) -> Study<'a> {
        Study::open(union, &self.dataset, &Who::everybody()).unwrap()
    }

    /// The study of everybody.
    pub(crate) fn study(&self, survey: &Survey) -> Study<'_> {
        // A test may keep its few surveys until it ends.
        let union: &'static Union = Box::leak(Box::new(Union::alone(survey)));
        Study::open(union, &self.dataset, &Who::everybody()).unwrap()
    }
}
