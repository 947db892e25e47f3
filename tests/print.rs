//! The printed form as others' programs see it: qpdf, pikepdf and poppler. Where one is missing it
//! is said aloud.

use mitreden::keep::store::Store;

use crate::pdf;
use crate::support::Town;

const LOOK: &str = r#"
assert kinds.count("/H1") == 1 and kinds.count("/H3") == int(wanted[0]), kinds
assert "/TH" in kinds, kinds
assert alts and all("digitales.leoben.at" in alt for alt in alts), alts
"#;

#[test]
fn the_form_is_sound_tagged_and_says_what_it_should() {
    let town = Town::of(".");
    let run = town.run("print digitales-leoben-2026 --forms 2").fine();
    assert_eq!(run.out, "reports/digitales-leoben-2026/form.de.pdf\n");
    let numbers = |from: u32, to: u32| {
        let store =
            Store::open_existing(&town.path("results/digitales-leoben-2026/responses.sqlite"))
                .unwrap()
                .unwrap();
        let prefix = store.print_runs().unwrap()[0].first.prefix().unwrap();
        [from, to].map(|running| prefix.form(running).unwrap().to_string())
    };
    let [first, second] = numbers(1, 2);
    assert!(
        run.err.contains(&format!("2 Bögen mit den Nummern {first} bis {second}.")),
        "{}",
        run.err
    );
    let path = town.path("reports/digitales-leoben-2026/form.de.pdf");
    pdf::is_sound(&path);
    if let Some(text) = pdf::text(&path) {
        for said in [
            &first,
            &second,
            "weiter mit Frage 3",
            "Nur wenn Sie bei Frage 1 „Ja“ angekreuzt haben:",
            "digitales.leoben.at/digitales-leoben-2026",
        ] {
            assert!(text.contains(said), "no `{said}` in {text}");
        }
    }
    // The next run goes on with the numbers.
    let run = town.run("print digitales-leoben-2026 --lang en --large").fine();
    assert!(
        run.err.contains(&format!("One form with the number {}.", numbers(3, 3)[0])),
        "{}",
        run.err
    );
    let run = town.run("print digitales-leoben-2026 --lang en --from 2").fine();
    assert!(run.err.contains("were printed before"), "{}", run.err);
    let path = town.path("reports/digitales-leoben-2026/form.en.pdf");
    pdf::holds(&path, ("en", "Digital Leoben 2026"), LOOK, &["20"]);
    let run = town.run("print digitales-leoben-2026 --lang en --form-lang fr").refused();
    assert!(run.err.contains("does not speak `fr`"), "{}", run.err);
    town.run("print digitales-leoben-2026 --cards").fine();
    let run = town.run("print digitales-leoben-2026 --from 0 --lang en").refused();
    assert!(run.err.contains("0 is no number that forms can begin with"), "{}", run.err);
}

const CROATIAN: &str = "survey: s\ntitle: { de: Titel, hr: Naslov }\nlanguages: [de, hr]\nmodes: [street, paper]\nneeds: { a: A, b: B }\npages:\n  - page: p\n    questions:\n      \
    - { id: sex, type: single, text: { de: Geschlecht?, hr: Spol? }, options: { f: { de: Frau, hr: Žena }, m: { de: Mann, hr: Muškarac } } }\n      \
    - { id: top, type: ranking, facet: importance, order: shuffle, text: { de: Was?, hr: Što? }, options: needs, top: 1, none: { de: Nichts, hr: Ništa } }\n";

#[test]
fn any_language_of_the_survey_can_be_printed_and_cards_carry_no_number_that_means_another_answer() {
    let town = Town::with_survey(CROATIAN);
    town.run("print s --form-lang hr").fine();
    town.run("print s --cards --form-lang hr").fine();
    let text = |name: &str| pdf::text(&town.path(&format!("reports/s/{name}.pdf")));
    let Some((form, cards)) = text("form.hr").zip(text("cards.hr")) else { return };
    assert!(form.contains("Spol?") && form.contains("Muškarac"), "{form}");
    // On the screen the needs stand in another order each time: a number on the card would lead to
    // a wrong key.
    assert!(cards.contains("1 Žena 2 Muškarac") && cards.contains("• A • B • Ništa"), "{cards}");
}

/// A question that is higher than a page goes on over the page: none of its answers may be missing.
#[test]
fn of_long_questions_every_answer_is_printed() {
    let words =
        |n: usize, of: &'static str| (0..n).map(move |at| format!("{of}{at}: {of}-answer-{at}."));
    let list = |n, of| words(n, of).collect::<Vec<_>>().join(", ");
    let text = "Words that explain at length what is meant. ".repeat(60);
    let survey = format!(
        "survey: long\ntitle: Long\nlanguages: [en]\nmodes: [paper, street]\npages:\n  - page: p\n    questions:\n      \
        - {{ id: one, type: single, text: One?, options: {{ {} }} }}\n      \
        - {{ id: many, type: multiple, text: Many?, options: {{ {} }} }}\n      \
        - {{ id: order, type: ranking, text: Order?, top: 3, options: {{ {} }} }}\n      \
        - {{ id: spread, type: points, text: Spread?, total: 10, options: {{ {} }} }}\n      \
        - {{ id: grid, type: matrix, text: Grid?, scale: {{ from: 1, to: 5, best: to }}, rows: {{ {} }} }}\n      \
        - {{ id: wide, type: rating, text: Wide?, scale: {{ from: 800, to: 900, best: to }} }}\n      \
        - {{ id: rows, type: matrix, text: Rows?, allow: [dont_know, refused], scale: {{ from: 901, to: 911, best: to }}, rows: {{ g: G, h: H }} }}\n      \
        - {{ id: told, type: single, text: \"{text}\", options: {{ {} }} }}\n",
        list(300, "a"),
        list(60, "b"),
        list(45, "c"),
        list(40, "d"),
        list(70, "e"),
        list(30, "f"),
    );
    let town = Town::of(".");
    town.write("surveys/long.yaml", &survey);
    let answers = [(300, "a"), (60, "b"), (45, "c"), (40, "d"), (70, "e"), (30, "f")]
        .into_iter()
        .flat_map(|(n, of)| (0..n).map(move |at| format!("{of}-answer-{at}.")));
    let answers: Vec<String> = answers.chain((800..=911).map(|point| point.to_string())).collect();
    for options in ["", " --large", " --cards", " --cards --large"] {
        town.run(&format!("print long --form-lang en{options}")).fine();
        let what = if options.contains("cards") { "cards" } else { "form" };
        let size = if options.contains("large") { ".large" } else { "" };
        let path = town.path(&format!("reports/long/{what}.en{size}.pdf"));
        pdf::is_sound(&path);
        let Some(text) = pdf::text(&path) else { return };
        let lost: Vec<_> = answers.iter().filter(|answer| !text.contains(*answer)).collect();
        assert!(lost.is_empty(), "of print{options} {} answers are lost: {lost:?}", lost.len());
    }
}

/// Ten thousand answers would take more memory than the questionnaire's size allows.
#[test]
fn a_questionnaire_with_too_many_answers_for_paper_is_refused_before_numbers_are_taken() {
    let options: String = (0..2_001).map(|at| format!("          o{at}: Option {at}\n")).collect();
    let town = Town::of(".");
    town.write(
        "surveys/long.yaml",
        format!(
            "survey: long\ntitle: Long\nlanguages: [en]\nmodes: [paper, street]\npages:\n  - page: p\n    questions:\n      - id: one\n        type: single\n        text: One?\n        options:\n{options}"
        ),
    );
    for options in ["", " --cards"] {
        let run = town.run(&format!("print long --lang en{options}")).refused();
        assert!(run.err.contains("2001 answers together, and 2000 are the limit"), "{}", run.err);
    }
    assert!(!town.path("results/long").exists());
}
