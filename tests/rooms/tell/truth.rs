//! What the report says of shares that are no estimates, of questions that not everybody was asked,
//! and of those that decide who counts: from real answers to the printed sentence.

use super::tests::input;
use super::*;
use crate::locale::Say as _;
use crate::markdown;
use crate::sample_town::{Person, Table, one, some, survey_of};
use mitreden_base::locale::Lang;
use mitreden_count::findings::findings;
use mitreden_define::answer::Answer;
use mitreden_define::survey::Survey;

const YAML: &str = r#"
survey: town
title: Town
languages: [en, de]
modes: [online]
needs: { wifi: { en: Wi-Fi, de: WLAN }, help: { en: Help, de: Hilfe } }
pages:
  - page: all
    questions:
      - { id: resident, type: single, required: true, text: { en: "Do you live here?", de: "Wohnen Sie hier?" }, options: { "yes": { en: "Yes", de: Ja }, "no": { en: "No", de: Nein } } }
      - { id: status, type: single, text: { en: Who are you?, de: Wer sind Sie? }, options: { citizen: { en: Citizen, de: Bürgerin }, guest: { en: Guest, de: Gast }, visitor: { en: Visitor, de: Besuch } } }
      - { id: gender, type: single, text: { en: Gender?, de: Geschlecht? }, options: { f: { en: Female, de: weiblich }, m: { en: Male, de: männlich } } }
      - { id: age, type: single, ordered: true, text: { en: Age?, de: Alter? }, options: { young: { en: Young, de: jung }, old: { en: Old, de: alt } } }
      - { id: colour, type: single, show_if: resident == 'yes', text: { en: Colour?, de: Farbe? }, options: { red: { en: Red, de: rot }, blue: { en: Blue, de: blau } } }
      - { id: shade, type: single, show_if: colour == 'red', text: { en: Which red?, de: Welches Rot? }, options: { dark: { en: Dark, de: dunkel }, light: { en: Light, de: hell } } }
      - { id: used, type: multiple, text: { en: Used?, de: Benutzt? }, options: { a: A, b: B, c: C } }
      - { id: mark, type: rating, show_if: colour == 'red', text: { en: Mark?, de: Note? }, scale: { from: 1, to: 2 } }
      - { id: is-old, type: computed, value: age == 'old' and gender == 'f' }
      - { id: n-used, type: computed, value: count(used) }
      - { id: years, type: computed, value: "if(age == 'old', 60, 20)" }
      - { id: top, type: ranking, facet: importance, options: needs, top: 2, text: { en: What?, de: Was? } }
population:
  among: resident == 'yes' and status != 'visitor'
  margins:
    - { of: [gender, age], shares: { f: { young: 0.1, old: 0.4 }, m: { young: 0.3, old: 0.2 } } }
"#;

/// 160 people of all kinds: each fourth answers otherwise.
fn people(survey: &Survey) -> Vec<Person> {
    let person = |n: usize| {
        let (gender, age) = (["f", "m"][n % 2], ["young", "old"][n / 2 % 2]);
        let is_red = n % 8 != 7;
        let routed = |answer: Answer| if is_red { answer } else { Answer::NOT_ASKED };
        let mut answers = vec![
            ("resident", one("yes")),
            ("status", one(["citizen", "guest", "citizen"][n % 3])),
            ("gender", one(gender)),
            ("age", one(age)),
            ("colour", one(if is_red { "red" } else { "blue" })),
            ("shade", routed(one(["dark", "light", "light"][n % 3]))),
            ("used", some(["a", "a b", "a b c"][n % 3])),
            ("mark", routed(Answer::Rating(if n.is_multiple_of(3) { 1 } else { 2 }))),
            ("is-old", Answer::Truth(age == "old" && gender == "f")),
            ("n-used", Answer::Number((n % 3 + 1) as f64)),
            ("years", Answer::Number(if age == "old" { 60.0 } else { 20.0 })),
        ];
        answers.retain(|(id, _)| survey.find(id).is_some());
        Person::new(answers)
    };
    (0..160).map(person).collect()
}

/// What is told of the questions.
fn told(lang: Lang) -> String {
    let survey = survey_of(YAML);
    let table = Table::of(&survey, &people(&survey), 1000);
    let results = findings(&table.study(&survey)).unwrap().results;
    let weighting =
        results.weighting.clone().map(|protocol| WeightingAccount { protocol, names: Vec::new() });
    let report = report(&ReportInput {
        questionnaire: &survey,
        results: &results,
        weighting,
        ..input(lang)
    })
    .unwrap();
    let text = markdown::write(&report.document);
    let from = text.find(&format!("## {}", lang.say("questions-heading", &[]))).unwrap();
    let to = text[from..].find(&format!("## {}", lang.say("annex-missing-heading", &[]))).unwrap();
    text[from..from + to].to_owned()
}

/// One question's part.
fn part<'t>(text: &'t str, heading: &str) -> &'t str {
    let from = text.find(&format!("### {heading}")).unwrap_or_else(|| panic!("{heading}: {text}"));
    let rest = &text[from + 4..];
    &rest[..rest.find("\n### ").unwrap_or(rest.len())]
}

#[test]
fn shares_that_crossed_margins_fix_have_no_range_and_say_so() {
    let text = told(Lang::En);
    for (heading, share) in [("Gender?", "50.0%"), ("Age?", "60.0%")] {
        let part = part(&text, heading);
        assert!(part.contains(&format!("{share} | as population |")), "{part}");
        assert!(
            part.contains("“as population”: The answers are weighted") && !part.contains("certain"),
            "{part}"
        );
        assert!(!part.contains(&format!("{share} to {share}")), "{part}");
    }
    let is_old = part(&text, "Worked out from the answers to “Age?” and “Gender?”");
    assert!(is_old.contains("40.0% | as population |"), "{is_old}");
    let how = "Worked out like this: true of those who answered “Old” to “Age?” and who answered “Female” to “Gender?”.";
    assert!(is_old.contains(how), "{is_old}");
    let years = part(&text, "Worked out from the answers to “Age?”\n");
    assert!(
        years.contains("Mean: 44.00\n") && years.contains("this mean is that of the population"),
        "{years}"
    );
    // What is not weighted by keeps its range.
    assert!(
        part(&text, "Colour?").contains("% to ")
            && !part(&text, "Colour?").contains("as population"),
        "{text}"
    );
}

#[test]
fn where_some_left_the_other_question_of_a_crossing_open_the_shares_are_nearly_the_populations() {
    let survey = survey_of(YAML);
    let mut people = people(&survey);
    for person in people.iter_mut().step_by(7) {
        person.answers.retain(|(id, _)| *id != "gender");
    }
    let table = Table::of(&survey, &people, 1000);
    let results = findings(&table.study(&survey)).unwrap().results;
    let weighting =
        results.weighting.clone().map(|protocol| WeightingAccount { protocol, names: Vec::new() });
    let input =
        ReportInput { questionnaire: &survey, results: &results, weighting, ..input(Lang::En) };
    let text = markdown::write(&report(&input).unwrap().document);
    let age = part(&text, "Age?");
    assert!(
        age.contains("| nearly as population |")
            && age.contains("“nearly as population”: The answers"),
        "{age}"
    );
    assert!(!age.contains("% to "), "{age}");
    // Of those who gave one, the genders are as in the population: both are margins of who
    // answered.
    assert!(!part(&text, "Gender?").contains("% to "), "{text}");
}

#[test]
fn a_question_that_decides_who_counts_is_no_result() {
    let resident = told(Lang::En);
    let resident = part(&resident, "Do you live here?");
    assert!(resident.contains("This question decides who is counted here: only people who answered “Yes” to “Do you live here?” and who answered something other than “Visitor” to “Who are you?”."), "{resident}");
    assert!(!resident.contains('|') && !resident.contains('%'), "{resident}");
    let status = told(Lang::De);
    let status = part(&status, "Wer sind Sie?");
    let visit = status.lines().find(|line| line.starts_with("| Besuch")).unwrap();
    let cells: Vec<_> = visit.split('|').map(str::trim).collect();
    assert_eq!(&cells[2..5], ["0", "0,0\u{a0}%", "–"], "{visit}");
    assert!(
        status.contains("Andere Antworten auf diese Frage kommen hier deshalb nicht vor."),
        "{status}"
    );
}

#[test]
fn a_routed_question_speaks_of_those_who_were_asked() {
    let english = told(Lang::En);
    for heading in ["Which red?", "Mark?"] {
        let routed = part(&english, heading);
        assert!(
            routed.contains("This question was put only to those who answered “Red” to “Colour?”."),
            "{routed}"
        );
        assert!(!routed.contains("of citizens"), "{routed}");
    }
    // Everybody who counts lives here: that is no route.
    assert!(!part(&english, "Colour?").contains("was put only"), "{english}");
    assert!(part(&told(Lang::De), "Welches Rot?").contains(
        "Diese Frage wurde nur jenen gestellt, die bei „Farbe?“ „rot“ geantwortet haben."
    ));
}

#[test]
fn counts_are_whole_numbers() {
    let text = told(Lang::De);
    let used = part(&text, "Errechnet aus den Antworten auf „Benutzt?“");
    assert!(used.contains("Von 1 bis 3.") && !used.contains(",0 "), "{used}");
}

#[test]
fn what_charts_say_of_whom_follows_the_route() {
    let survey = survey_of(YAML);
    let table = Table::of(&survey, &people(&survey), 1000);
    let results = findings(&table.study(&survey)).unwrap().results;
    let weighting =
        results.weighting.clone().map(|protocol| WeightingAccount { protocol, names: Vec::new() });
    for lang in [Lang::De, Lang::En] {
        let input = ReportInput {
            questionnaire: &survey,
            results: &results,
            weighting: weighting.clone(),
            ..input(lang)
        };
        let every: Vec<_> = results.questions.iter().map(|result| result.question).collect();
        let mut album = album::Album::new(&input);
        questions::answers_to(&input, input.voice(), (&every, &mut album)).unwrap();
        let files = album.files();
        let whom = |id: &str| {
            let file =
                files.iter().find(|file| file.name.contains(id)).unwrap_or_else(|| panic!("{id}"));
            (
                file.text.contains(&lang.say("of-asked", &[])),
                file.text.contains(&lang.say("of-respondents", &[])),
            )
        };
        assert_eq!(
            (whom("/shade"), whom("/mark"), whom("/colour")),
            ((true, false), (true, false), (false, true))
        );
        let gender = files.iter().find(|file| file.name.contains("/gender")).unwrap();
        assert!(
            gender.text.contains(&lang.say("choices-reading-certain", &[])[..20]),
            "{}",
            gender.text
        );
        assert!(files.iter().all(|file| !file.name.contains("/resident")));
    }
}
