//! Mappings, files and rows: each construct and each fault.

mod files;
mod kcmo;
mod mappings;
mod records;
mod robust;

use super::mapping::{self, Mapping};
use super::{CannotImport, ImportReport};
use crate::interview::Plan;
use crate::locale::CATALOGUE;
use mitreden_base::diagnostics::{Problems, Source, Style, to_text};
use mitreden_base::locale::Lang;
use mitreden_define::survey::{self, Survey};
use mitreden_keep::record::Record;
use mitreden_keep::store::Arrival;

/// A survey with a question of every type that can be imported.
const SURVEY: &str = r#"
survey: small
title: Small
languages: [en, de]
modes: [online, paper, street]
needs: { a: Alpha, b: Beta, c: Gamma, d: Delta }
pages:
  - page: p
    questions:
      - { id: home, type: single, text: Here?, options: { "yes": "Yes", "no": "No" } }
      - { id: since, type: number, text: Since?, show_if: home == 'yes', min: 0, max: 100,
          check: [ { if: since > 90, say: That is long } ] }
      - { id: moved, type: date, text: When?, min: 1990-01-01 }
      - { id: words, type: text, text: Why?, max_length: 10 }
      - { id: rate, type: rating, text: How?, scale: { from: 1, to: 5 }, allow: [dont_know, refused] }
      - { id: grid, type: matrix, facet: satisfaction, text: Each?, rows: needs, allow: [dont_know],
          scale: { from: 1, to: 5, best: to } }
      - { id: top, type: ranking, facet: importance, text: Rank!, options: needs, top: 3, none: None }
      - { id: many, type: multiple, text: Which?, options: { x: X, y: Y, z: { text: Z, exclusive: true } }, none: Nothing }
      - { id: budget, type: points, text: Spend!, options: { m: M, n: N }, total: 10 }
      - { id: double, type: computed, value: since * 2 }
"#;

pub(super) fn small() -> Survey {
    let mut problems = Problems::new();
    let survey = survey::read(&Source::new("small.yaml", SURVEY), &[], None, &mut problems);
    assert!(!problems.has_errors(), "{}", shown(&problems));
    survey.unwrap()
}

fn shown(problems: &Problems) -> String {
    to_text(problems, CATALOGUE.speech(Lang::En), Style { colour: false, width: 132, most: 99 })
}

/// A mapping of answers, with all else fixed.
fn with_answers(answers: &str) -> String {
    format!("survey: small\nid: id\nmode: online\nlang: en\nanswers: {{ {answers} }}\n")
}

fn read(survey: &Survey, yaml: &str) -> Result<Mapping, Problems> {
    let mut problems = Problems::new();
    let mapping = mapping::read(&Source::new("m.yaml", yaml), survey, &mut problems);
    assert_eq!(mapping.is_none(), problems.has_errors(), "{}", shown(&problems));
    mapping.ok_or(problems)
}

/// What became of a file.
#[derive(Debug)]
struct Imported {
    records: Vec<Record>,
    report: ImportReport,
}

fn import(survey: &Survey, mapping: &Mapping, bytes: &[u8]) -> Result<Imported, CannotImport> {
    let plan = Plan::new(survey.clone()).unwrap();
    let mut records = Vec::new();
    let take = |batch: Vec<Arrival>| {
        records.extend(batch.into_iter().map(|arrival| arrival.record));
        Ok::<_, std::convert::Infallible>(())
    };
    let report = super::read(&plan, mapping, bytes)?.records(&[], Lang::En, take).unwrap();
    Ok(Imported { records, report })
}

fn try_import(yaml: &str, bytes: &[u8]) -> Result<Imported, CannotImport> {
    let survey = small();
    let mapping = read(&survey, yaml).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    import(&survey, &mapping, bytes)
}

fn imported(yaml: &str, csv: &str) -> Imported {
    try_import(yaml, csv.as_bytes()).unwrap()
}
