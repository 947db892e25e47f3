//! Mentions and quotes, by hand.

use super::super::mentions::{MentionTables, mentions};
use super::*;
use crate::sample_town::{one, survey_of};
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::ListIndex as _;
use mitreden_define::quotes::{Quote, read};
use mitreden_define::survey::Survey;
use mitreden_define::town::CodingRule;
use mitreden_keep::record::Disposition;

const TWO: &str = "
survey: two
title: Two
languages: [en, de]
modes: [online]
needs: { wifi: Wi-Fi, help: Help, park: Parks }
pages:
  - page: all
    questions:
      - { id: age, type: single, text: Age?, options: { young: Young, old: Old } }
      - { id: idea, type: text, facet: mention, text: Ideas? }
      - { id: more, type: text, facet: mention, text: More? }
      - { id: job, type: text, text: Job? }
";

fn rule(need: &str, stems: &[&str]) -> CodingRule {
    let stems = vec![("en".to_owned(), stems.iter().map(|stem| (*stem).to_owned()).collect())];
    CodingRule { need: Code::new(need), stems, phrases: Vec::new(), exclude: Vec::new() }
}

fn rules() -> Vec<CodingRule> {
    vec![rule("wifi", &["wifi", "hotspot"]), rule("help", &["help"]), rule("park", &["park"])]
}

fn says(idea: &str, more: &str) -> Person {
    let mut answers = Vec::new();
    for (id, words) in [("idea", idea), ("more", more)] {
        if !words.is_empty() {
            answers.push((id, Answer::Text(words.to_owned())));
        }
    }
    Person::new(answers)
}

fn coded(survey: &Survey, people: &[Person], quotes: &[Quote]) -> MentionTables {
    mentions(&Table::of(survey, people, 7).study(survey), &rules(), quotes).unwrap()
}

fn quotes(yaml: &str) -> Vec<Quote> {
    let mut problems = Problems::new();
    let quotes = read(&Source::new("two.quotes.yaml", yaml), &[], &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    quotes
}

fn n(row: &ResultRow) -> Option<u64> {
    row.n.get().copied()
}

#[test]
fn persons_are_counted_once_in_each_question_and_once_in_all() {
    let survey = survey_of(TWO);
    let people = [
        times(20, &says("wifi, and wifi again, and a hotspot", "wifi and help")),
        times(15, &says("parks", "")),
        times(12, &says("", "nothing")),
        times(13, &says("nothing", "a park")),
        times(40, &says("", "")),
        // Who broke off does not count.
        times(30, &{
            let mut person = says("wifi", "");
            person.record.disposition = Disposition::BreakOff;
            person
        }),
    ]
    .concat();
    let mentions = coded(&survey, &people, &[]);
    let counts = |mentions: &super::super::Mentions| {
        let rows = mentions.needs.iter().chain([&mentions.any, &mentions.none]);
        (mentions.base.n, rows.map(n).collect::<Vec<_>>())
    };
    assert_eq!(mentions.needs, ["wifi", "help", "park"].map(Code::new));
    assert_eq!(mentions.questions.iter().map(|(at, _)| at.place()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(
        counts(&mentions.questions[0].1),
        (48, vec![Some(20), Some(0), Some(15), Some(35), Some(13)])
    );
    assert_eq!(
        counts(&mentions.questions[1].1),
        (45, vec![Some(20), Some(20), Some(13), Some(33), Some(12)])
    );
    let all = mentions.all.as_ref().unwrap();
    assert_eq!(counts(all), (60, vec![Some(20), Some(20), Some(28), Some(48), Some(12)]));
    // Everybody counts the same: the share is that of a plain sample, its error too.
    close(value(all.needs[2].share), 28.0 / 60.0);
    let share: f64 = 28.0 / 60.0;
    let squares = 28.0 * (1.0 - share).powi(2) + 32.0 * share.powi(2);
    // Those who wrote nothing are part of the sample, with a residual of 0.
    let expected = (100.0 / 99.0 * squares).sqrt() / 60.0;
    assert!((all.needs[2].share.get().unwrap().se.unwrap() - expected).abs() < 1e-12);
}

#[test]
fn shares_are_weighted_as_all_others_are() {
    let survey = survey_of(&format!(
        "{TWO}population: {{ size: 1000, margins: [{{ of: age, shares: {{ young: 0.5, old: 0.5 }} }}] }}\n"
    ));
    let aged = |age: &str, words: &str| {
        let mut person = says(words, "");
        person.answers.push(("age", one(age)));
        person
    };
    let people = [
        times(60, &aged("young", "wifi")),
        times(20, &aged("old", "help")),
        times(10, &aged("old", "wifi")),
    ]
    .concat();
    let mentions = coded(&survey, &people, &[]);
    // Of the young all, of the old a third; each half of the population.
    close(value(mentions.all.unwrap().needs[0].share), 0.5 + 0.5 / 3.0);
}

#[test]
fn few_are_hidden_and_shares_of_few_too() {
    let survey = survey_of(TWO);
    let people =
        [times(30, &says("wifi", "")), times(4, &says("help", "")), times(20, &says("what", ""))]
            .concat();
    let whole = coded(&survey, &people, &[]).questions.remove(0).1;
    assert_eq!(whole.needs.iter().map(n).collect::<Vec<_>>(), [Some(30), None, Some(0)]);
    assert_eq!(whole.needs[1].share, Shown::Hidden);
    let few = coded(&survey, &people[..25], &[]).questions.remove(0).1;
    assert_eq!((n(&few.needs[0]), few.needs[0].share), (Some(25), Shown::Hidden));
}

#[test]
fn without_rules_or_questions_that_mention_nothing_is_coded() {
    let survey = survey_of(TWO);
    let table = Table::of(&survey, &times(40, &says("wifi", "wifi")), 7);
    let none = mentions(&table.study(&survey), &[], &[]).unwrap();
    assert_eq!((none.questions.len(), none.whole()), (0, None));
    let survey = survey_of(&TWO.replace("facet: mention, ", ""));
    let none = coded(&survey, &times(40, &says("wifi", "wifi")), &[]);
    assert_eq!((none.questions.len(), none.all), (0, None));
    let one = survey_of(&TWO.replacen("facet: mention, ", "", 1));
    let mentions = coded(&one, &times(40, &says("wifi", "help")), &[]);
    assert_eq!(
        (
            mentions.questions[0].0.place(),
            mentions.all.is_none(),
            mentions.whole().map(|whole| n(&whole.needs[1]))
        ),
        (2, true, Some(Some(40)))
    );
}

#[test]
fn a_quote_is_a_passage_of_an_answer_that_counts_white_space_apart() {
    let survey = survey_of(TWO);
    let mut german = says("Bitte WLAN", "");
    german.record.lang = "de".into();
    let mut broken_off = says("never asked for", "");
    broken_off.record.disposition = Disposition::BreakOff;
    let mut people = times(3, &says("More wifi,\n  please! No exhelpful", ""));
    people.extend([german, broken_off, Person::new([("job", Answer::Text("I teach".into()))])]);
    people.push(Person::new([("idea", Answer::Missing(Missing::Refused))]));
    let yaml = "- { words: 'wifi, please!' }\n- { words: 'Bitte  WLAN' }\n- { words: never asked }\n- { words: more wifi }\n\
        - { words: helpful }\n- { words: I teach, lang: en }\n";
    let quotes = quotes(yaml);
    let mentions = coded(&survey, &people, &quotes);
    let found: Vec<_> =
        mentions.quotes.iter().map(|quote| (quote.words.as_str(), quote.lang.as_deref())).collect();
    assert_eq!(
        found[..2],
        [("wifi, please!", people[0].record.lang.as_str().into()), ("Bitte WLAN", Some("de"))]
    );
    assert_eq!(found[2], ("I teach", Some("en")));
    assert_eq!(mentions.not_found, [2, 3, 4]);
}
