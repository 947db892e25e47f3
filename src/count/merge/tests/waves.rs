//! Whatever is done to the list of needs after answers came in changes no number of theirs: through merge and ranking.

use proptest::prelude::*;

use super::*;
use crate::count::dataset::Dataset;
use crate::count::rank::{Request, rank};
use crate::count::study::{Study, Who};
use crate::define::survey::{Spoken, needs_file, read_archive};

const QUESTIONS: &str = "
survey: town
title: Town
languages: [en]
modes: [online]
needs: all
ranking: { top: 2 }
pages:
  - page: all
    questions:
      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2 }
      - { id: satisfied, type: matrix, facet: satisfaction, text: How?, rows: needs, scale: { from: 1, to: 5, best: to } }
";

/// A need as the list has it.
#[derive(Clone, Debug)]
struct Listed {
    code: String,
    was: Vec<String>,
    text: String,
    retired: bool,
}

fn list() -> Vec<Listed> {
    let need = |code: &str| Listed { code: code.to_owned(), was: Vec::new(), text: code.to_uppercase(), retired: false };
    ["wifi", "help", "park", "roads", "trees"].map(need).into()
}

fn yaml(needs: &[Listed]) -> String {
    let line = |need: &Listed| {
        let was = if need.was.is_empty() { String::new() } else { format!(", was: [{}]", need.was.join(", ")) };
        let retired = if need.retired { ", retired: 2026" } else { "" };
        format!("{}: {{ text: {}{was}{retired} }}\n", need.code, need.text)
    };
    needs.iter().map(line).collect()
}

fn survey(needs: &[Listed]) -> Survey {
    let languages = ["en".to_owned()];
    let mut problems = Problems::new();
    let source = Text::new("needs.yaml", &yaml(needs));
    let (node, needs) = needs_file(&source, &mut Spoken::new(&languages), &mut problems).unwrap();
    let survey = read(&Text::new("town.yaml", QUESTIONS), &needs, Some(&node), &mut problems);
    survey.unwrap_or_else(|| panic!("{:?}", problems.iter().map(|problem| (problem.kind, &problem.args)).collect::<Vec<_>>()))
}

/// What may be done to a list; the number says to which need.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Add,
    Retire(usize),
    Rename(usize),
    Reword(usize),
    Move(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        Just(Edit::Add),
        (0..8_usize).prop_map(Edit::Retire),
        (0..8_usize).prop_map(Edit::Rename),
        (0..8_usize).prop_map(Edit::Reword),
        (0..8_usize).prop_map(Edit::Move),
    ]
}

fn apply(needs: &mut Vec<Listed>, edit: Edit, number: usize) {
    let all = needs.len();
    match edit {
        Edit::Add => needs.insert(
            number % (all + 1),
            Listed { code: format!("new{number}"), was: Vec::new(), text: "N".to_owned(), retired: false },
        ),
        // Three stay, so that two can be named.
        Edit::Retire(at) if needs.iter().filter(|need| !need.retired).count() > 3 => needs[at % all].retired = true,
        Edit::Retire(_) => {}
        Edit::Rename(at) => {
            let need = &mut needs[at % all];
            need.was.push(need.code.clone());
            need.code = format!("code{number}");
        }
        Edit::Reword(at) => needs[at % all].text = format!("T{number}"),
        Edit::Move(at) => {
            let need = needs.remove(at % all);
            needs.insert(number % all, need);
        }
    }
}

/// What a ranking says of each need, by the code it had first.
fn ranked(today: &Survey, versions: &[Survey], records: &[Record]) -> String {
    let desk = Desk::new(today.clone());
    let union = Union::new(today, versions.iter().map(|version| read_archive(&version.definition).unwrap()));
    let out = Outputs::temporary(desk.folder.path());
    let merged = merge(&union, vec![lines("a.jsonl", records)], Words::default(), &out).unwrap();
    assert_eq!((merged.protocol.unread, merged.protocol.dropped.len()), (0, 0), "{:?}", merged.protocol.dropped);
    let dataset = Dataset::open(&out.parquet, &Columns::of(&union.survey).unwrap()).unwrap();
    let study = Study::open(&union, &dataset, &Who::everybody()).unwrap();
    let ranking = rank(&study, Request::default()).unwrap().rankings.remove(0);
    let first = |need: usize| union.survey.needs[need].first_code().to_string();
    let needs: Vec<_> = ranking.needs.iter().map(|need| (first(need.need), need.place, need.score.clone())).collect();
    format!("{:?} {needs:?} {}", ranking.base, ranking.lists.len())
}

/// 60 people who answer by a survey, told apart by a number.
fn people(survey: &Survey, from: u128) -> Vec<Record> {
    let codes: Vec<&str> = survey.needs.iter().map(|need| need.code.as_str()).collect();
    let one = |n: u128| {
        let at = |step: u128| codes[usize::try_from((n * 7 + step * 3 + n / 5) % codes.len() as u128).unwrap()];
        let named = if at(0) == at(1) { json!([at(0)]) } else { json!([at(0), at(1)]) };
        let rows = codes.iter().zip(0_u128..).map(|(code, row)| ((*code).to_owned(), json!(1 + (n * 3 + row * 2) % 5)));
        let rated: Value = rows.collect::<serde_json::Map<_, _>>().into();
        Record {
            answers: BTreeMap::from([("top".to_owned(), named), ("satisfied".to_owned(), rated)]),
            id: Uuid::from_u128(from + n),
            survey: "town".to_owned(),
            definition: survey.definition.hash.clone(),
            simulated: false,
            ..sample::record()
        }
    };
    (0..60).map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_edits_changes_what_those_said_who_had_answered(edits in prop::collection::vec(edit(), 1..6)) {
        let mut needs = list();
        let then = survey(&needs);
        let records = people(&then, 1);
        let before = ranked(&then, &[], &records);
        for (number, edit) in edits.into_iter().enumerate() {
            apply(&mut needs, edit, number);
            prop_assert_eq!(&ranked(&survey(&needs), std::slice::from_ref(&then), &records), &before, "after {:?}: {:?}", edit, needs);
        }
    }
}

#[test]
fn of_two_waves_each_need_is_counted_among_those_it_was_offered() {
    let mut needs = list();
    let then = survey(&needs);
    apply(&mut needs, Edit::Add, 5);
    needs[1].retired = true;
    let now = survey(&needs);
    let records = [people(&then, 1), people(&now, 1_000)].concat();
    let told = ranked(&now, std::slice::from_ref(&then), &records);
    // Help stood on the first list alone, what is new on the second alone: neither is in the order, each has a list of its own.
    assert!(told.ends_with(" 2"), "{told}");
    assert!(told.contains("n: 120"), "{told}");
}
