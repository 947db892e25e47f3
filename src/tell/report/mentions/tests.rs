//! The section as it is read, with everything it can hold and with next to nothing.

use std::sync::LazyLock;

use super::super::tests::input;
use super::*;
use crate::locale::Say as _;
use crate::markdown;
use crate::report::report;
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_base::locale::Lang;
use mitreden_count::bases::Shown;
use mitreden_count::estimate::{Base as Rests, Estimate, Interval};
use mitreden_define::index::{ListIndex as _, QuestionIndex};
use mitreden_define::survey::{Need, Survey, Text as Written, read};

static SURVEY: LazyLock<Survey> = LazyLock::new(|| {
    let yaml = "
survey: small
title: Klein
languages: [de, en]
modes: [online]
needs:
  online-office: { de: Amtswege online, en: Offices online }
  reporting: { de: Schäden melden, en: Reporting damage }
  wifi: { de: Freies WLAN, en: Free Wi-Fi }
  news: { de: Neues aufs Handy, en: News on the phone }
pages:
  - page: all
    questions:
      - { id: top, type: ranking, facet: importance, options: needs, top: 3, text: { de: Was zählt?, en: What matters? } }
      - { id: idea, type: text, facet: mention, text: { de: Und sonst?, en: And else? } }
      - { id: more, type: text, facet: mention, text: { de: Und hier?, en: And here? } }
";
    let mut problems = Problems::new();
    let survey = read(&Source::new("small.yaml", yaml), &[], None, &mut problems);
    survey.unwrap_or_else(|| panic!("{problems:?}"))
});

static LISTED: LazyLock<Vec<Need>> = LazyLock::new(|| {
    vec![Need {
        code: Code::new("garden"),
        was: Vec::new(),
        text: Written::plain("Gemeinschaftsgärten"),
        retired: None,
    }]
});

fn question(at: usize) -> QuestionIndex {
    QuestionIndex::new(at)
}

/// Counts of so many who wrote something.
fn mentions(n: u64, needs: &[u64], any: u64) -> Mentions {
    let row = |count: u64| {
        let value = count as f64 / n as f64;
        let interval = Some(Interval { low: (value - 0.05).max(0.0), high: value + 0.05 });
        let shown = if count > 0 { BaseSize::of_count(count) } else { BaseSize::Fine };
        let share = shown.show(Estimate { value, se: Some(0.02), interval, n, n_eff: n as f64 });
        Counted { n: shown.show(count), share: if n < 30 { Shown::Hidden } else { share } }
    };
    let needs = needs.iter().map(|count| row(*count)).collect();
    Mentions { base: Rests { n, n_eff: n as f64 }, needs, any: row(any), none: row(n - any) }
}

fn quoted(words: &str, need: Option<&str>, lang: Option<&str>) -> Quoted {
    Quoted { words: words.to_owned(), need: need.map(Code::new), lang: lang.map(str::to_owned) }
}

fn several() -> MentionTables {
    MentionTables {
        needs: ["wifi", "news", "garden"].map(Code::new).to_vec(),
        questions: vec![
            (question(1), mentions(120, &[40, 6, 50], 85)),
            (question(2), mentions(12, &[3, 0, 4], 7)),
        ],
        all: Some(mentions(128, &[42, 6, 53], 90)),
        quotes: vec![
            quoted("Nowhere at all", None, Some("en")),
            quoted("WLAN, bitte", Some("wifi"), Some("de")),
        ],
        not_found: Vec::new(),
    }
}

/// The section, or nothing where there is none.
fn told(lang: Lang, mentions: &MentionTables, simulated: bool) -> String {
    let input = ReportInput {
        questionnaire: &SURVEY,
        town_needs: &LISTED,
        mentions: Some(mentions),
        simulated,
        ..input(lang)
    };
    let text = markdown::write(&report(&input).unwrap().document);
    let head = format!("\n## {}\n", lang.say("mentions-heading", &[]));
    let Some((_, rest)) = text.split_once(&head) else { return String::new() };
    rest.split("\n## ").next().unwrap_or_default().trim().to_owned()
}

#[test]
fn the_section_in_both_languages() {
    insta::assert_snapshot!("section_de", told(Lang::De, &several(), false));
    insta::assert_snapshot!("section_en", told(Lang::En, &several(), false));
}

#[test]
fn quotes_nobody_said_carry_the_word_for_it() {
    let text = told(Lang::En, &several(), true);
    assert!(text.contains("> **SIMULATED – not real answers**: WLAN, bitte"), "{text}");
}

#[test]
fn one_question_is_told_once() {
    let mentions = MentionTables {
        questions: vec![(question(1), mentions(120, &[40, 6, 50], 85))],
        all: None,
        quotes: Vec::new(),
        ..several()
    };
    let text = told(Lang::En, &mentions, false);
    assert_eq!(text.matches("Base: 120 people who wrote something").count(), 1, "{text}");
    assert!(!text.contains("### "), "{text}");
}

#[test]
fn too_few_and_nobody_show_no_number() {
    let of = |n, needs: &[u64], any| MentionTables {
        questions: vec![(question(1), mentions(n, needs, any))],
        all: None,
        quotes: Vec::new(),
        ..several()
    };
    let few = told(Lang::En, &of(29, &[12, 11, 13], 20), false);
    assert!(
        few.ends_with("Fewer than 30 people wrote something: too few for numbers to be shown."),
        "{few}"
    );
    assert!(told(Lang::En, &of(0, &[0, 0, 0], 0), false).ends_with("Nobody wrote anything."));
}

#[test]
fn where_nothing_was_coded_or_cleared_there_is_no_section() {
    assert_eq!(told(Lang::En, &MentionTables::default(), false), "");
    let quotes = MentionTables { quotes: several().quotes, ..MentionTables::default() };
    let text = told(Lang::De, &quotes, false);
    assert!(text.starts_with("### Wörtlich") && text.contains("> Nowhere at all"), "{text}");
}
