//! One page, whatever the texts' lengths; or the texts to shorten.

use super::Case;
use crate::council::{Unwritten, council};
use mitreden_base::locale::Lang;
use mitreden_count::needs::ScoreMeasure;

const DONE: &str = "{ on: 2025-01-10, status: decided }, { on: 2026-03-16, status: done }";
const STARTED: &str = "{ on: 2025-01-10, status: decided }, { on: 2026-02-16, status: started }";
const IDEA: &str = "{ on: 2026-06-22, status: idea }";

/// A title of so many characters, as towns write them.
pub(super) fn title(length: usize) -> String {
    "Barrierefreiheitsverbesserung der Straßenbahnhaltestellen, Digitalisierung und Öffentlichkeitsarbeit; "
        .repeat(length / 90 + 1)
        .chars()
        .take(length)
        .collect()
}

/// Measures for the first needs: some proposed, some old, some done.
pub(super) fn with_measures(mut case: Case, n: usize, length: usize) -> Case {
    let front = case.needs.len().clamp(1, 7);
    for i in 0..n {
        let history = [IDEA, STARTED, DONE][i % 3];
        case = case.with_measure(&format!("m{i}"), &title(length), i % front, history);
    }
    case
}

#[track_caller]
fn fits(case: &Case) {
    for lang in [Lang::De, Lang::En] {
        let case = Case { lang, ..case.clone() };
        let pages = case.page(|page| council(page).unwrap());
        assert_eq!(pages.count, 1);
        assert!(pages.lacking.is_empty(), "{:?}", pages.lacking);
    }
}

#[test]
fn three_needs_or_thirty_in_tiers_or_all_tied() {
    fits(&Case::new(&[("WLAN", 0.4), ("Hilfe", 0.3), ("Parken", 0.1)]));
    fits(&Case::new(&[("Nur dies", 0.4)]));
    for n in [3, 9, 30] {
        fits(&Case::tied(n, 40));
        fits(&with_measures(Case::tied(n, 40), 12, 60));
    }
    let mut tiers = Case::tied(30, 40);
    for (i, (_, value)) in tiers.needs.iter_mut().enumerate() {
        *value = 0.8 - 0.02 * i as f64;
    }
    fits(&with_measures(tiers.clone(), 12, 90));
    fits(&Case { simulated: true, ..with_measures(tiers, 12, 90) });
}

#[test]
fn twelve_answers_and_a_hundred_thousand() {
    for n in [12, 35, 100_000] {
        fits(&Case { n, simulated: true, ..with_measures(Case::tied(10, 40), 9, 60) });
    }
}

#[test]
fn without_satisfaction_standard_errors_days_or_agenda() {
    let case = Case::tied(10, 30);
    fits(&Case { measure: ScoreMeasure::Priority, ..case.clone() });
    fits(&Case { measure: ScoreMeasure::Product, ..case.clone() });
    fits(&Case { standard_errors: false, ..case.clone() });
    fits(&Case { days: false, ..case.clone() });
    fits(&Case { town: "town: tal\nname: Tal\nlanguages: [de]\n".into(), ..case });
}

#[test]
fn titles_of_three_hundred_characters_fit_or_are_named_with_a_length_that_fits() {
    fits(&with_measures(Case { simulated: true, ..Case::tied(10, 40) }, 15, 300));
    let case = with_measures(Case { simulated: true, ..Case::tied(10, 40) }, 15, 1_200);
    let Unwritten::Full { room, texts } = case.page(|page| council(page).unwrap_err()) else {
        panic!("not too full")
    };
    assert!((300..1_200).contains(&room), "{room}");
    assert!(texts.iter().all(|(place, length)| place.file == "town/agenda.yaml"
        && place.key.split('.').nth(2) == Some("title")
        && *length == 1_200));
    assert!(texts.len() >= 3, "{texts:?}");
    // Whoever does what is asked for has a page.
    let shorter = with_measures(Case { simulated: true, ..Case::tied(10, 40) }, 15, room);
    assert_eq!(shorter.page(|page| council(page).unwrap().count), 1);
}

#[test]
fn every_text_that_is_far_too_long_is_named_with_its_file() {
    let named = |case: Case| {
        let Unwritten::Full { texts, .. } = case.page(|page| council(page).unwrap_err()) else {
            panic!("not too full")
        };
        texts
            .into_iter()
            .map(|(place, _)| format!("{}, {}", place.file, place.key))
            .collect::<Vec<_>>()
    };
    let case = || Case::new(&[("WLAN", 0.4), ("Hilfe", 0.3), ("Parken", 0.1)]);
    assert_eq!(named(Case { title: title(4_000), ..case() }), ["surveys/tal.yaml, title"]);
    let town =
        format!("town: tal\nname: {}\nlanguages: [de]\n", "Marktgemeinde ".repeat(400).trim());
    assert_eq!(named(Case { town, ..case() }), ["town/town.yaml, name"]);
    let mut long = case();
    long.needs[1].0 = title(6_000);
    assert_eq!(named(long), ["town/needs.yaml, n1"]);
}

#[test]
fn what_is_no_word_does_not_run_off_the_page() {
    let mut case =
        with_measures(Case::tied(9, 40), 4, 40).with_measure("x", &"x".repeat(180), 0, IDEA);
    case.needs[2].0 = "W".repeat(60);
    fits(&case);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let case = with_measures(Case::tied(12, 40), 8, 70);
    let once = || case.page(|page| council(page).unwrap().pdf);
    assert_eq!(once(), once());
}
