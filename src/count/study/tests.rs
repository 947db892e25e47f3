//! What one pass reads, against what is read row by row and question by question.

use super::facets::Facets;
use super::{Study, Tallies};
use crate::needs::NeedAnswers;
use crate::results::decided;
use crate::sample_town::{Person, Table, one, ranked, some, survey_of};
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{FacetKind, Survey};
use mitreden_keep::record::Disposition;

/// Every kind of question about needs, several of them about the same facet.
fn survey() -> Survey {
    survey_of(
        "
survey: town
title: Town
languages: [en]
modes: [online, paper]
needs: { wifi: Wi-Fi, help: Help, park: Parks, bus: Buses }
ranking: { top: 2, unsatisfied_at_most: 3 }
pages:
  - page: all
    questions:
      - { id: age, type: single, text: Age?, options: { young: Young, old: Old } }
      - { id: first, type: single, facet: importance, text: First?, allow: [dont_know], options: needs }
      - { id: some, type: multiple, facet: importance, text: Which?, options: needs, none: None }
      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 3, none: None }
      - { id: spread, type: points, facet: importance, text: Spread., options: needs, total: 10 }
      - { id: matters, type: matrix, facet: importance, text: Matters?, rows: needs, scale: { from: 1, to: 5, best: to } }
      - { id: bus-matters, type: rating, facet: importance, need: bus, text: Buses?, scale: { from: 1, to: 5, best: to } }
      - { id: grid, type: matrix, facet: satisfaction, text: How?, allow: [dont_know], rows: needs, scale: { from: 1, to: 5, best: to } }
      - { id: bus, type: rating, facet: satisfaction, need: bus, text: And buses?, scale: { from: 0, to: 4, best: from } }
population:
  margins:
    - { of: age, shares: { young: 0.4, old: 0.6 } }
",
    )
}

const NEEDS: [&str; 4] = ["wifi", "help", "park", "bus"];

/// Answers without any pattern, some of them missing.
fn person(i: usize) -> Person {
    let need = |step: usize| NEEDS[i * step % 11 % 4];
    let point = |step: usize| i16::try_from(1 + i * step % 13 % 5).unwrap();
    let rows = |step: usize| {
        let row = |(at, code): (usize, &&str)| {
            let silent = (i + at).is_multiple_of(6);
            let cell = if silent { Err(Missing::DontKnow) } else { Ok(point(step + at)) };
            (Code::new(code), cell)
        };
        Answer::Rows(NEEDS.iter().enumerate().map(row).collect())
    };
    let points = [(need(2), i % 7), (need(3), 10 - i % 7)];
    let points = if points[0].0 == points[1].0 { vec![(points[0].0, 10)] } else { points.to_vec() };
    let points = points.into_iter().map(|(code, n)| (Code::new(code), n as f64)).collect();
    let mut answers = vec![
        ("age", one(["young", "old"][i % 2])),
        ("first", one(need(5))),
        ("some", some(&format!("{} {}", NEEDS[i % 3], NEEDS[3]))),
        ("top", ranked(&format!("{} {}", NEEDS[i % 2], NEEDS[2 + i * i % 2]))),
        ("spread", Answer::Points(points)),
        ("matters", rows(3)),
        ("bus-matters", Answer::Rating(point(7))),
        ("grid", rows(2)),
        ("bus", Answer::Rating(point(4) - 1)),
    ];
    answers.retain(|(id, _)| *id == "age" || !(i + id.len()).is_multiple_of(5));
    if i.is_multiple_of(8) {
        answers.push(("first", Answer::Missing(Missing::DontKnow)));
    }
    let mut person = Person::new(answers);
    if i.is_multiple_of(10) {
        person.record.disposition = Disposition::BreakOff;
    }
    person
}

fn said(answers: &NeedAnswers) -> Vec<crate::needs::NeedAnswer> {
    let mut all = Vec::new();
    answers.each(0..answers.rows(), |_, codes| {
        all.extend(codes.iter().map(|code| answers.known()[*code as usize]));
    });
    all
}

#[test]
fn columns_say_what_rows_say() {
    let survey = survey();
    let people: Vec<Person> = (0..1_500).map(person).collect();
    let table = Table::of(&survey, &people, 700);
    let union = Union::alone(&survey);
    let sources = Facets::of(&union).sources.len();
    // Each question of importance beside satisfaction, then all of them: too many things for tables.
    for only in (0..sources).map(Some).chain([None]) {
        let mut facets = Facets::of(&union);
        let mut at = 0..;
        facets.sources.retain(|source| {
            let is_own = only.is_none_or(|only| at.next() == Some(only));
            is_own || source.kind == FacetKind::Satisfaction
        });
        for batch in table.dataset.batches(&facets.names()) {
            let batch = batch.unwrap();
            let columns = facets.columns(&batch).unwrap();
            let mut rows = facets.nobody();
            let mut room = facets.said();
            (0..batch.rows).for_each(|row| rows.push(columns.read(row, &mut room)));
            assert!(rows.known().len() > 3);
            match columns.coded(batch.rows) {
                Some(coded) => assert_eq!(said(&coded), said(&rows)),
                None => assert_eq!(only, None),
            }
        }
    }
}

/// What was tallied while the sample was read decides the same as counting each question.
#[test]
fn tallies_are_what_each_question_counts() {
    let survey = survey();
    let people: Vec<Person> = (0..1_500).map(person).collect();
    let table = Table::of(&survey, &people, 700);
    let study = table.study(&survey);
    assert_eq!(study.tallies.len(), 8);
    let tallied = decided(&study, None).unwrap();
    let study = Study { tallies: Tallies::new(), ..table.study(&survey) };
    assert_eq!(tallied, decided(&study, None).unwrap());
}
