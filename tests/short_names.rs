//! Short names of questions: the results use them, whoever answers never sees them.

use crate::pdf;
use crate::support::{ROOT, Town};

const SURVEY: &str = "digitales-leoben-2026";
const FILE: &str = "surveys/digitales-leoben-2026.yaml";
const WORDS: &str = "In welchem Stadtteil wohnen Sie?";

fn town() -> Town {
    let town = Town::of(".");
    let answers = std::fs::read(format!("{ROOT}/results/{SURVEY}/simulated.jsonl")).unwrap();
    town.write(&format!("results/{SURVEY}/simulated.jsonl"), answers);
    town
}

fn text(town: &Town, file: &str) -> String {
    String::from_utf8(town.read(file)).unwrap()
}

/// The questionnaire without its short names.
fn without_labels(town: &Town) -> String {
    let all = text(town, FILE);
    let kept = all.lines().filter(|line| !line.trim_start().starts_with("label:"));
    kept.map(|line| format!("{line}\n")).collect()
}

#[test]
fn results_use_the_short_name_and_say_once_what_was_asked() {
    let town = town();
    town.run(&format!("report {SURVEY} --lang de")).fine();
    let report = town.report(SURVEY, "");
    for said in [
        "\n### Stadtteil\n",
        "\nFrage: „In welchem Stadtteil wohnen Sie?“\n",
        "\n### Nach Alter\n",
        "Wer teilgenommen hat, nach „Alter“",
        "nach: „Stadtteil“ und „Alter × Geschlecht“",
        "Diese Frage wurde nur jenen gestellt, die bei „Benutzte Dienste“",
        // The annex is the questionnaire word for word.
        "Nur jenen gestellt, die bei „Wohnen Sie in Leoben?“ „Nein“",
    ] {
        assert!(report.contains(said), "no `{said}`");
    }
    // Under its heading, and in the annex with the questionnaire.
    assert_eq!(report.matches(WORDS).count(), 2);
    if let Some(page) = pdf::text(&town.path(&format!("reports/{SURVEY}/council.pdf"))) {
        assert!(page.contains("nach Stadtteil, Alter und Ge"), "{page}");
    }
    let ranked = town.run(&format!("rank {SURVEY} --by district --lang de")).fine().out;
    assert!(ranked.contains("Stadtteil = Göss"), "{ranked}");
    let table = town.run(&format!("table {SURVEY} internet --by age --lang de")).fine().out;
    assert!(table.contains("Nutzung des Internets") && !table.contains("Wie oft"), "{table}");
    let form = town.run(&format!("print {SURVEY} --lang de")).fine().out;
    if let Some(form) = pdf::text(&town.path(form.lines().next().unwrap())) {
        assert!(form.contains(WORDS) && !form.contains("Wohnsitz in Leoben"), "{form}");
    }
}

#[test]
fn a_crossing_may_have_a_name_of_its_own() {
    let town = town();
    let named = text(&town, FILE).replace(
        "    - of: [age, gender]\n      source:",
        "    - of: [age, gender]\n      label: { de: Personen, en: Persons }\n      source:",
    );
    town.write(FILE, named);
    town.run(&format!("report {SURVEY} --lang de")).fine();
    let report = town.report(SURVEY, "");
    assert!(report.contains("nach: „Stadtteil“ und „Personen“"));
    assert!(report.contains("\n### Nach Alter\n"), "groups are those of the question");
}

#[test]
fn a_short_name_is_no_part_of_what_was_asked() {
    let town = town();
    let ranking = |town: &Town| town.run(&format!("rank {SURVEY} --format json")).fine().out;
    let before = ranking(&town);
    town.write(FILE, without_labels(&town));
    assert_eq!(ranking(&town), before, "no other version, no other number");
    let checked = town.run("check --lang en --format json").fine().out;
    let found: serde_json::Value = serde_json::from_str(&checked).unwrap();
    let unnamed = found.as_array().unwrap().iter().filter(|one| one["kind"] == "no-short-name");
    assert_eq!(unnamed.count(), 4, "district, age, gender and coping: {checked}");
    assert!(checked.contains("for example `label: { de: District, en: District }`"), "{checked}");
    // As before there were any, by the words.
    town.run(&format!("report {SURVEY} --lang de")).fine();
    let report = town.report(SURVEY, "");
    assert!(report.contains("\n### Nach der Frage „Wie alt sind Sie?“\n"));
    assert!(!report.contains("Frage: „"));
}

#[test]
fn a_short_name_speaks_every_language_of_the_survey() {
    let town = town();
    let half = text(&town, FILE)
        .replace("label: { de: Stadtteil, en: Part of town }", "label: { de: Stadtteil }");
    town.write(FILE, half);
    let told = town.run("check --lang en").fine().out;
    assert!(
        told.contains("note[untranslated]") && told.contains("label: { de: Stadtteil }"),
        "{told}"
    );
}
