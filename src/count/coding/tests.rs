//! The codebook, by hand and by properties.

use proptest::prelude::*;

use super::*;
use mitreden_base::diagnostics::{Problems, Source};
use mitreden_define::town::{Files, read};

/// Rules as a town writes them, for needs a, b and c.
fn rules(yaml: &str) -> Vec<CodingRule> {
    let files = Files {
        town: Source::new("town.yaml", "town: t\nname: T\nlanguages: [de, en]\n"),
        needs: Some(Source::new("needs.yaml", "a: A\nb: B\nc: C\n")),
        services: None,
        agenda: None,
        coding: Some(Source::new("coding.yaml", yaml)),
    };
    let mut problems = Problems::new();
    let town = read(&files, &mut problems).unwrap();
    assert!(!problems.has_errors(), "{problems:?}");
    town.coding
}

/// What the rules find: the need and the words.
fn found(yaml: &str, answer: &str, lang: Option<&str>) -> Vec<String> {
    let codebook = Codebook::new(&rules(yaml)).unwrap();
    let hits = codebook.code(answer, lang);
    hits.iter()
        .map(|hit| format!("{} {}", codebook.needs()[hit.rule], &answer[hit.words.clone()]))
        .collect()
}

fn german(yaml: &str, answer: &str) -> Vec<String> {
    found(yaml, answer, Some("de"))
}

const PARKING: &str = "a: { stems: { de: [parken, parkplatz, kurs], en: [parking] }, exclude: [stadtpark, parkbank, konkurs] }";

#[test]
fn compounds_count_where_a_part_of_four_letters_stands_before_the_stem() {
    for (answer, words) in [
        ("Handyparken geht nicht", "Handyparken"),
        ("Bitte Gratisparkplatzsuche einstellen", "Gratisparkplatzsuche"),
        ("Ein EDV-Kurs", "Kurs"),
        ("Sprachkurse", "Sprachkurse"),
        ("des Parkens", "Parkens"),
        ("HANDY-PARKEN!", "PARKEN"),
    ] {
        assert_eq!(german(PARKING, answer), [format!("a {words}")], "{answer}");
    }
    for answer in ["Diskurs", "Exkurs", "einparken", "Park", "Parkett", ""] {
        assert_eq!(german(PARKING, answer), Vec::<String>::new(), "{answer}");
    }
}

#[test]
fn umlauts_are_alike_however_they_are_written() {
    let rule = "a: { stems: { de: [behördenweg, straßenlaterne, parkplatz, antrag] } }";
    for answer in [
        "Behördenwege",
        "BEHOERDENWEG",
        "Beho\u{308}rdenweg",
        "Straßenlaternen",
        "STRASSENLATERNE",
        "STRAẞENLATERNE",
    ] {
        assert_eq!(german(rule, answer), [format!("a {answer}")], "{answer}");
    }
    // The plural's umlaut, and a soft hyphen.
    assert_eq!(
        german(rule, "Parkplätze, Anträge, Park\u{ad}platz"),
        ["a Parkplätze", "a Anträge", "a Park\u{ad}platz"]
    );
    // In English there is none.
    assert_eq!(found("a: { stems: { en: [form] } }", "foerm", Some("en")), Vec::<String>::new());
}

#[test]
fn the_longest_match_holds_whether_it_counts_or_excludes() {
    let rule = "a: { stems: { de: [park, parkbankheizung] }, exclude: [stadtpark, parkbank] }";
    assert_eq!(german(rule, "im Stadtpark auf den Parkbänken"), Vec::<String>::new());
    // Only the place that is excluded is, not the answer.
    assert_eq!(german(rule, "Stadtpark, aber auch Parkuhren"), ["a Parkuhren"]);
    assert_eq!(german(rule, "eine Parkbankheizung"), ["a Parkbankheizung"]);
    // What one rule excludes another may count.
    let both =
        "{ a: { stems: { de: [wlan] }, exclude: [schulwlan] }, b: { stems: { de: [schulwlan] } } }";
    assert_eq!(german(both, "Schulwlan"), ["b Schulwlan"]);
    let course = "a: { stems: { en: [course] }, exclude: [of course] }";
    assert_eq!(found(course, "Of course, a course", Some("en")), ["a course"]);
    // A phrase longer than what it holds.
    let phrase = "a: { phrases: [hilfe beim konkurs], exclude: [konkurs] }";
    assert_eq!(german(phrase, "Hilfe beim Konkurs!"), ["a Hilfe beim Konkurs"]);
}

#[test]
fn phrases_are_whole_words_across_signs_and_never_across_sentences() {
    let rule = "a: { phrases: [w-lan, \"auf einen blick\", \"Ämter, online\"] }";
    assert_eq!(german(rule, "W-LAN, w lan und W–LAN"), ["a W-LAN", "a w lan", "a W–LAN"]);
    assert_eq!(german(rule, "alles auf „einen“ Blick"), ["a auf „einen“ Blick"]);
    assert_eq!(german(rule, "Ämter online"), ["a Ämter online"]);
    for answer in [
        "alles auf einen Blickfang",
        "auf einen. Blick nach vorn",
        "auf einen\nBlick",
        "Klein-WLAN, w lang",
    ] {
        assert_eq!(german(rule, answer), Vec::<String>::new(), "{answer}");
    }
    // A stop without a blank after it is one of haste.
    assert_eq!(german(rule, "auf einen.Blick"), ["a auf einen.Blick"]);
}

#[test]
fn stems_are_those_of_the_answers_language() {
    let rule = "a: { stems: { de: [schule], en: [event] } }";
    assert_eq!(german(rule, "eventuell in der Schule"), ["a Schule"]);
    assert_eq!(found(rule, "Schule events", Some("en-GB")), ["a events"]);
    // Nobody wrote rules for Slovene, and nobody noted a language.
    assert_eq!(found(rule, "Schule events", Some("sl")), ["a Schule", "a events"]);
    assert_eq!(found(rule, "Schule events", None), ["a Schule", "a events"]);
}

#[test]
fn an_answer_may_mention_several_needs_and_missing_is_mentioned() {
    let both = "{ b: { stems: { de: [wlan] } }, a: { stems: { de: [parken] } } }";
    assert_eq!(german(both, "Ich will kein WLAN, und das Parken passt."), ["b WLAN", "a Parken"]);
}

#[test]
fn short_stems_are_whole_words() {
    let rule = "a: { stems: { de: [bus] }, exclude: [ab] }";
    assert_eq!(german(rule, "Der Bus fährt ab, aber kein Busfahrer und kein Nachtbus"), ["a Bus"]);
}

#[test]
fn without_rules_nothing_is_found() {
    assert_eq!(Codebook::new(&[]).unwrap().code("Parken", Some("de")), []);
    assert_eq!(
        german("a: { stems: { de: ['-', ''] }, phrases: ['…'] }", "a - b … c"),
        Vec::<String>::new()
    );
}

#[test]
fn a_hit_says_which_stem_it_is_by() {
    let codebook = Codebook::new(&rules(PARKING)).unwrap();
    let hits = codebook.code("Handyparken", Some("de"));
    assert_eq!(hits, [Hit { rule: 0, by: "parken".into(), words: 0..11 }]);
}

/// A small language in which stems, compounds and excluded words come about often.
fn answers() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "park", "Platz", "wlan", "Stadt", "ä", "ß", "x", " ", "-", ". ", "\n", "ab", "U\u{308}",
    ]);
    prop_oneof![prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat()), ".*"]
}

const SMALL: &str = "{ a: { stems: { de: [park, parkplatz] }, exclude: [stadtpark] }, b: { stems: { de: [wlan, platz] }, phrases: [park ab] }, \
    c: { stems: { de: [ab], en: [parkx] }, exclude: [abx] } }";

proptest! {
    #[test]
    fn any_text_can_be_coded_and_hits_are_words_of_it(answer in answers(), lang in prop::option::of("[a-z]{2}")) {
        let codebook = Codebook::new(&rules(SMALL)).unwrap();
        for hit in codebook.code(&answer, lang.as_deref()) {
            prop_assert!(!answer[hit.words].is_empty());
        }
    }

    #[test]
    fn the_order_of_the_rules_changes_nothing(answer in answers()) {
        let mut rules = rules(SMALL);
        let code = |rules: &[CodingRule]| {
            let codebook = Codebook::new(rules).unwrap();
            let hits = codebook.code(&answer, Some("de"));
            let mut hits: Vec<_> = hits.into_iter().map(|hit| (codebook.needs()[hit.rule].clone(), hit.by, hit.words.start)).collect();
            hits.sort();
            hits
        };
        let before = code(&rules);
        rules.reverse();
        for rule in &mut rules {
            for (_, stems) in &mut rule.stems {
                stems.reverse();
            }
        }
        prop_assert_eq!(code(&rules), before);
    }

    #[test]
    fn capitals_change_nothing(answer in answers()) {
        let codebook = Codebook::new(&rules(SMALL)).unwrap();
        let by = |answer: &str| codebook.code(answer, None).into_iter().map(|hit| (hit.rule, hit.by)).collect::<Vec<_>>();
        prop_assert_eq!(by(&answer.to_uppercase()), by(&answer));
        prop_assert_eq!(by(&answer.to_lowercase()), by(&answer));
    }

    /// By another way: a rule without a stem or phrase in the answer's letters finds nothing, and a
    /// stem that begins a word is found unless something longer that is excluded stands there.
    #[test]
    fn nothing_is_found_of_what_does_not_stand_there(answer in answers()) {
        let codebook = Codebook::new(&rules(SMALL)).unwrap();
        let letters = text::folded_words(&answer);
        let has = |needle: &str| letters.iter().any(|word| word.contains(needle));
        let hits = codebook.code(&answer, Some("de"));
        let any = |rule| hits.iter().any(|hit| hit.rule == rule);
        prop_assert!(!any(0) || has("park") || has("paerk"));
        prop_assert!(!any(1) || has("wlan") || has("wlaen") || has("platz") || has("plaetz") || has("park") && has("ab"));
        prop_assert!(!any(2) || letters.iter().any(|word| word == "ab" || word == "aeb"));
        let begins = letters.iter().any(|word| word.starts_with("park") && !word.contains("stadtpark"));
        prop_assert!(!begins || any(0));
    }
}
