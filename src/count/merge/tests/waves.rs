//! Whatever is done to the questionnaire and its lists after answers came in changes no number of
//! theirs: through merge and ranking, of all and by group.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::dataset::Dataset;
use crate::rank::{RankedNeed, Ranking, Request, rank};
use crate::study::{Study, Who};
use mitreden_base::ids::Code;
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::{Spoken, needs_file, read_archive};

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

/// What stands around them, and may change.
#[derive(Clone, Debug)]
struct Asked {
    needs: Vec<Listed>,
    /// The options of a single choice, which groups are made of.
    ages: Vec<Listed>,
    /// Whether that question comes last.
    age_last: bool,
    /// Questions that came later, each before the others or after them, for all or for some.
    later: Vec<(bool, bool)>,
    /// How often questions were put in other words.
    reworded: usize,
    /// Whether what is known of the population's ages weights the answers.
    weighted: bool,
}

impl Asked {
    fn first() -> Self {
        let ages = ["young", "mid", "old"].map(listed).into();
        let needs = list();
        Self { needs, ages, age_last: false, later: Vec::new(), reworded: 0, weighted: false }
    }

    /// What is known of the population, by today's codes and in their order; who chooses what came
    /// later counts as the first of them.
    fn population(&self) -> String {
        let first = |age: &Listed| age.was.first().unwrap_or(&age.code).clone();
        let share = |age: &Listed| match first(age).as_str() {
            "young" => Some(0.3),
            "mid" => Some(0.45),
            "old" => Some(0.25),
            _ => None,
        };
        let known = self.ages.iter().filter_map(|age| Some((age, share(age)?)));
        let shares: Vec<_> = known.map(|(age, share)| format!("{}: {share}", age.code)).collect();
        let young = self.ages.iter().find(|age| first(age) == "young").unwrap();
        let added = self.ages.iter().filter(|age| share(age).is_none());
        let into: Vec<_> = added.map(|age| format!("{}: {}", age.code, young.code)).collect();
        let collapse = if into.is_empty() {
            String::new()
        } else {
            format!(", collapse: {{ age: {{ {} }} }}", into.join(", "))
        };
        let shares = shares.join(", ");
        format!("population: {{ margins: [{{ of: age, shares: {{ {shares} }}{collapse} }}] }}\n")
    }

    fn survey(&self) -> Survey {
        let (head, top) = QUESTIONS.split_once("      - { id: top").unwrap();
        let options =
            self.ages.iter().fold(String::new(), |all, age| all + "          " + &line(age));
        let age = format!(
            "      - id: age\n        type: single\n        text: Age {}?\n        options:\n{options}",
            self.reworded
        );
        let later = |first: bool| -> String {
            let these = self.later.iter().enumerate().filter(|(_, (before, _))| *before == first);
            let one = |(at, (_, for_some)): (usize, &(bool, bool))| {
                // A condition asks for what somebody can still say.
                let age = self
                    .ages
                    .iter()
                    .find(|age| !age.retired)
                    .filter(|_| *for_some && !first && !self.age_last);
                let some = age.map_or_else(String::new, |age| {
                    format!(", show_if: \"age == '{}'\"", age.code)
                });
                format!("      - {{ id: later{at}, type: text, text: L{some} }}\n")
            };
            these.map(one).collect()
        };
        let (before, after) =
            if self.age_last { (String::new(), age) } else { (age, String::new()) };
        let questions =
            format!("{head}{}{before}      - {{ id: top{top}{after}{}", later(true), later(false));
        let population = if self.weighted { self.population() } else { String::new() };
        let questions = questions.replace("What?", &format!("What {}?", self.reworded));
        of(&(questions + &population), &self.needs)
    }
}

/// A need as the list has it.
#[derive(Clone, Debug)]
struct Listed {
    code: String,
    was: Vec<String>,
    text: String,
    retired: bool,
}

fn listed(code: &str) -> Listed {
    Listed { code: code.to_owned(), was: Vec::new(), text: code.to_uppercase(), retired: false }
}

fn list() -> Vec<Listed> {
    ["wifi", "help", "park", "roads", "trees"].map(listed).into()
}

fn line(one: &Listed) -> String {
    let was =
        if one.was.is_empty() { String::new() } else { format!(", was: [{}]", one.was.join(", ")) };
    let retired = if one.retired { ", retired: 2026" } else { "" };
    format!("{}: {{ text: {}{was}{retired} }}\n", one.code, one.text)
}

fn yaml(needs: &[Listed]) -> String {
    needs.iter().map(line).collect()
}

fn survey(needs: &[Listed]) -> Survey {
    of(QUESTIONS, needs)
}

fn of(questions: &str, needs: &[Listed]) -> Survey {
    let languages = ["en".to_owned()];
    let mut problems = Problems::new();
    let source = Text::new("needs.yaml", &yaml(needs));
    let (node, needs) = needs_file(&source, &mut Spoken::new(&languages), &mut problems).unwrap();
    let survey = read(&Text::new("town.yaml", questions), &needs, Some(&node), &mut problems);
    survey.unwrap_or_else(|| {
        panic!(
            "{:?}",
            problems.iter().map(|problem| (problem.kind, &problem.args)).collect::<Vec<_>>()
        )
    })
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
            Listed {
                code: format!("new{number}"),
                was: Vec::new(),
                text: "N".to_owned(),
                retired: false,
            },
        ),
        // Three stay, so that two can be named.
        Edit::Retire(at) if needs.iter().filter(|need| !need.retired).count() > 3 => {
            needs[at % all].retired = true;
        }
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

/// What may be done to a questionnaire.
#[derive(Clone, Copy, Debug)]
enum Change {
    Needs(Edit),
    Ages(Edit),
    MoveAge,
    /// Another question, before the others or after them, for all or for some.
    Ask(bool, bool),
    /// The last of these is taken away again.
    AskNoMore,
    Reword,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        edit().prop_map(Change::Needs),
        edit().prop_map(Change::Ages),
        Just(Change::MoveAge),
        any::<(bool, bool)>().prop_map(|(first, for_some)| Change::Ask(first, for_some)),
        Just(Change::AskNoMore),
        Just(Change::Reword),
    ]
}

impl Asked {
    fn change(&mut self, change: Change, number: usize) {
        match change {
            Change::Needs(edit) => apply(&mut self.needs, edit, number),
            // Without one of its levels the population is another.
            Change::Ages(Edit::Retire(_)) if self.weighted => {}
            Change::Ages(edit) => apply(&mut self.ages, edit, number),
            Change::MoveAge => self.age_last = !self.age_last,
            Change::Ask(first, for_some) => self.later.push((first, for_some)),
            Change::AskNoMore => drop(self.later.pop()),
            Change::Reword => self.reworded += 1,
        }
    }
}

/// All that a ranking says, each need by the code it had first, and by group where there are some.
fn ranked(today: &Survey, versions: &[Survey], records: &[Record]) -> String {
    let desk = Desk::new(today.clone());
    let union = Union::new(
        today,
        versions.iter().map(|version| read_archive(&version.definition).unwrap()),
    );
    let out = Outputs::temporary(desk.folder.path());
    let merged = merge(&union, vec![lines("a.jsonl", records)], Words::default(), &out).unwrap();
    assert_eq!(
        (merged.protocol.unread, merged.protocol.dropped.len()),
        (0, 0),
        "{:?}",
        merged.protocol.dropped
    );
    let dataset = Dataset::open(&out.parquet, &Columns::of(&union.survey).unwrap()).unwrap();
    let study = Study::open(&union, &dataset, &Who::everybody()).unwrap();
    let by = union.survey.find("age");
    let groups = by
        .map(|by| rank(&study, Request { by: Some(by), ..Request::default() }).unwrap().rankings)
        .unwrap_or_default();
    let first_code = |code: &Code| {
        let items = by.map_or(&[][..], |by| union.survey.questions[by].kind.items());
        items
            .iter()
            .find(|item| item.code == *code)
            .map(|item| item.was.first().unwrap_or(&item.code).to_string())
    };
    let first = |need: NeedIndex| union.survey.needs[need].first_code().to_string();
    // Numbers are written with all their digits: the same text is the same bits.
    let needs = |ranking: &Ranking| -> Vec<_> {
        let one = |need: &RankedNeed| {
            (first(need.need), need.place, need.score.clone(), need.measure(), need.is_suppressed)
        };
        ranking.needs.iter().map(one).collect()
    };
    let told = |ranking: &Ranking| {
        let lists: Vec<_> = ranking
            .lists
            .iter()
            .map(|list| {
                let of: Vec<_> = list.of.iter().map(|need| first(*need)).collect();
                (of, list.days, list.weights, list.ranking.base, needs(&list.ranking))
            })
            .collect();
        format!(
            "{:?} {:?} {:?} {:?} {:?} {lists:?} {}",
            ranking.group.as_ref().and_then(first_code),
            ranking.base,
            (ranking.n, ranking.n_eff, ranking.shown, ranking.is_rounded),
            ranking.measure(),
            needs(ranking),
            ranking.lists.len()
        )
    };
    let mut groups: Vec<_> = groups.iter().filter(|group| group.base.n > 0).map(told).collect();
    groups.sort();
    let all = rank(&study, Request::default()).unwrap();
    let listed: Vec<_> = all.listed.iter().map(|need| first(*need)).collect();
    let whole = format!("{:?} {listed:?} {:?} {:?} ", all.weights, all.days, all.unasked);
    groups.concat() + &whole + &told(&all.rankings[0])
}

/// 60 people who answer by a survey, told apart by a number; 120 where there are groups.
fn people(survey: &Survey, from: u128) -> Vec<Record> {
    let codes: Vec<&str> = survey.needs.iter().map(|need| need.code.as_str()).collect();
    let one = |n: u128| {
        let at = |step: u128| {
            codes[usize::try_from((n * 7 + step * 3 + n / 5) % codes.len() as u128).unwrap()]
        };
        let named = if at(0) == at(1) { json!([at(0)]) } else { json!([at(0), at(1)]) };
        let rows = codes
            .iter()
            .zip(0_u128..)
            .map(|(code, row)| ((*code).to_owned(), json!(1 + (n * 3 + row * 2) % 5)));
        let ages = survey.questions.iter().find(|question| question.id == *"age");
        let age = ages.map(|age| &age.kind.items()[usize::try_from(n % 3).unwrap()].code);
        let rated: Value = rows.collect::<serde_json::Map<_, _>>().into();
        Record {
            answers: [("top", named), ("satisfied", rated)]
                .into_iter()
                .chain(age.map(|age| ("age", json!(age.as_str()))))
                .map(|(id, value)| (id.to_owned(), value))
                .collect(),
            id: Uuid::from_u128(from + n),
            survey: "town".to_owned(),
            definition: survey.definition.hash.clone(),
            simulated: false,
            ..sample::record()
        }
    };
    (0..if survey.questions.len() > 2 { 120 } else { 60 }).map(one).collect()
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn nor_does_what_is_done_to_options_and_questions(changes in prop::collection::vec(change(), 1..8)) {
        unmoved(Asked::first(), changes)?;
    }

    /// Answers are weighted by a question whose options are renamed, sorted and added to, too.
    #[test]
    fn nor_are_weights_moved_by_what_is_done_to_the_options_of_a_margin(changes in prop::collection::vec(change(), 1..8)) {
        unmoved(Asked { weighted: true, ..Asked::first() }, changes)?;
    }
}

/// After each change the ranking is the one before all of them.
fn unmoved(mut asked: Asked, changes: Vec<Change>) -> Result<(), TestCaseError> {
    let then = asked.survey();
    let records = people(&then, 1);
    let before = ranked(&then, &[], &records);
    prop_assert_eq!(before.matches("Some(\"").count(), 3, "{}", before);
    prop_assert_eq!(before.contains("Raked"), asked.weighted, "{}", before);
    for (number, change) in changes.into_iter().enumerate() {
        asked.change(change, number);
        let now = asked.survey();
        let after = ranked(&now, std::slice::from_ref(&then), &records);
        if asked.weighted {
            let (after, before) = (to_nine_decimals(&after), to_nine_decimals(&before));
            prop_assert_eq!(after, before, "after {:?}: {:?}", change, asked);
        } else {
            prop_assert_eq!(&after, &before, "after {:?}: {:?}", change, asked);
        }
    }
    Ok(())
}

/// A text whose numbers have nine decimals. Where the options of a margin stand in another order,
/// its sums are added in another order, and the last digits of weights may be others.
fn to_nine_decimals(text: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let mut all = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(is_digit).unwrap_or(rest.len());
        let (words, from) = rest.split_at(end);
        let (number, after) = from.split_at(from.find(|c| !is_digit(c)).unwrap_or(from.len()));
        all += words;
        match number.parse::<f64>() {
            Ok(value) if number.contains('.') => write!(all, "{value:.9}").unwrap(),
            _ => all += number,
        }
        rest = after;
    }
    all
}

/// A need that a single choice did not offer then, while another question did.
#[test]
fn an_option_added_to_a_single_choice_was_not_passed_over_by_those_before() {
    let questions = |options: &str| {
        let one = format!(
            "      - {{ id: one, type: single, facet: importance, text: Which?, options: {{ needs: {options} }} }}\n"
        );
        format!("{QUESTIONS}{one}").replace(
            "type: ranking, facet: importance, text: What?, options: needs, top: 2",
            "type: multiple, facet: importance, text: What?, options: needs",
        )
    };
    let needs = list();
    let then = of(&questions("[wifi, help]"), &needs);
    let now = of(&questions("[wifi, help, park]"), &needs);
    let chosen = |record: Record, n: usize| {
        let answers = BTreeMap::from([("one".to_owned(), json!(["wifi", "help"][n % 2]))]);
        let mut answers: BTreeMap<_, _> = record.answers.into_iter().chain(answers).collect();
        // Codes of a multiple choice stand in the questionnaire's order.
        let named = answers["top"].as_array().cloned().unwrap_or_default();
        let order: Vec<_> =
            needs.iter().map(|need| json!(need.code)).filter(|code| named.contains(code)).collect();
        answers.insert("top".to_owned(), order.into());
        Record { answers, ..record }
    };
    let records: Vec<_> =
        people(&then, 1).into_iter().enumerate().map(|(n, record)| chosen(record, n)).collect();
    assert_eq!(ranked(&now, std::slice::from_ref(&then), &records), ranked(&then, &[], &records));
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
    // Help stood on the first list alone, what is new on the second alone: neither is in the order,
    // each has a list of its own.
    assert!(told.ends_with(" 2"), "{told}");
    assert!(told.contains("n: 120"), "{told}");
}
