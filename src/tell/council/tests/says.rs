//! What the page says.

use chrono::NaiveDate;
use serde_json::Value;

use super::Case;
use crate::council::Sheet;
use crate::council::spacing::{SPACINGS, Spacing};
use crate::council::writer::PageWriter;
use mitreden_base::locale::Lang;
use mitreden_count::needs::ScoreMeasure;

/// What reaches the template on a step of the ladder.
fn data(case: &Case, step: usize) -> Value {
    case.page(|page| {
        let sheet = Sheet::new(page);
        let writer = PageWriter::new(page, &sheet.rows, SPACINGS[step], None);
        serde_json::to_value(sheet.data(&writer)).unwrap()
    })
}

fn lead(case: &Case) -> String {
    let data = data(case, 0);
    let [head, text] =
        ["head", "text"].map(|key| data["lead"][key].as_str().unwrap().replace('\u{a0}', " "));
    format!("{head} | {text}")
}

fn needs() -> Case {
    Case::new(&[("WLAN", 0.4), ("Hilfe", 0.37), ("Parken", 0.39), ("Fax", 0.1)])
}

#[test]
fn the_sentence_that_matters_says_no_more_than_the_method_allows() {
    let alone = Case::new(&[("WLAN", 0.5), ("Hilfe", 0.3), ("Parken", 0.29)]);
    insta::assert_snapshot!(lead(&alone), @"Größter Handlungsbedarf: WLAN | 50 % der Befragten zählen es zu ihren drei wichtigsten Anliegen und sind damit nicht zufrieden. 95-%-Bereich: 48 % bis 52 %. Dieser erste Platz ist statistisch gesichert.");
    insta::assert_snapshot!(lead(&needs()), @"An erster Stelle, aber nicht allein: WLAN | 40 % der Befragten zählen es zu ihren drei wichtigsten Anliegen und sind damit nicht zufrieden. 95-%-Bereich: 38 % bis 42 %. Gleichauf damit liegt „Parken“. Nur einzeln betrachtet liegt es vor „Hilfe“. Vor allen übrigen liegt es mit 95 % Sicherheit.");
    insta::assert_snapshot!(lead(&Case { lang: Lang::En, ..needs() }), @"In first place, but not alone: WLAN | 40% of respondents count it among their three most important needs and are not satisfied with it. 95% range: 38% to 42%. Level with it is “Parken”. Only taken alone is it ahead of “Hilfe”. It is ahead of all the rest with 95% confidence.");
    insta::assert_snapshot!(lead(&Case { lang: Lang::En, ..Case::tied(30, 20) }), @"In first place, but not alone: 0 Straßenbeleuchtung | 30% of respondents count it among their three most important needs and are not satisfied with it. 95% range: 28% to 32%. Level with it are 29 other needs.");
    insta::assert_snapshot!(lead(&Case { measure: ScoreMeasure::Priority, ..alone.clone() }), @"Am wichtigsten ist: WLAN | 50 % der Befragten zählen es zu ihren drei wichtigsten Anliegen. 95-%-Bereich: 48 % bis 52 %. Dieser erste Platz ist statistisch gesichert.");
    insta::assert_snapshot!(lead(&Case { standard_errors: false, ..alone.clone() }), @"Der höchste Wert: WLAN | 50 % der Befragten zählen es zu ihren drei wichtigsten Anliegen und sind damit nicht zufrieden. Wie sicher diese Reihenfolge ist, lässt sich nicht berechnen; jeder Rang bleibt möglich.");
    insta::assert_snapshot!(lead(&Case { n: 12, ..alone }), @"Noch lässt sich keine Reihenfolge zeigen | Es haben zu wenige Menschen geantwortet, um eine Reihenfolge zu zeigen: Nötig sind mindestens 30 (nach Gewichtung).");
}

#[test]
fn citizens_are_not_named_where_nothing_is_weighted() {
    let text = data(&needs(), 0).to_string();
    assert!(!text.contains("Bürger") && text.contains("der Befragten"), "{text}");
    assert!(text.contains("sprechen die Zahlen für die Befragten"), "{text}");
}

#[test]
fn needs_too_few_answered_for_are_only_counted() {
    let few = Case { n: 12, ..needs() };
    let text = data(&few, 0);
    assert_eq!(text["needs"]["tiers"].as_array().unwrap().len(), 0);
    assert!(text["map"].is_null() && !text.to_string().contains("40,0"), "{text}");
}

#[test]
fn what_is_left_out_is_told() {
    let text = data(&Case { lang: Lang::En, ..Case::tied(30, 20) }, 0);
    assert_eq!(text["needs"]["tiers"][0]["rows"].as_array().unwrap().len(), 8);
    let reading = text["needs"]["reading"].as_str().unwrap();
    assert!(
        reading.ends_with(
            "22 more needs are in the report (report.md); 22 of them belong to tier 1, too."
        ),
        "{reading}"
    );
    let ask = text["proposed"]["ask"].as_str().unwrap();
    assert!(ask.contains("and 27 more needs"), "{ask}");
}

#[test]
fn measures_are_taken_need_by_need_and_never_those_that_are_done_or_dropped() {
    let idea = "{ on: 2026-06-22, status: idea }";
    let case = needs()
        .with_measure("a1", "A1", 0, idea)
        .with_measure("a2", "A2", 0, idea)
        .with_measure("a3", "A3", 0, idea)
        .with_measure("a4", "A4", 0, idea)
        .with_measure("a5", "A5", 0, idea)
        .with_measure("b", "B", 1, "{ on: 2026-06-22, status: half }")
        .with_measure("done", "Fertig", 2, "{ on: 2025-06-22, status: done }")
        .with_measure("gone", "Weg", 2, "{ on: 2025-06-22, status: dropped }")
        .with_measure("low", "Hinten", 3, idea)
        // What is dated after today has not happened yet.
        .with_measure(
            "soon",
            "Bald",
            2,
            "{ on: 2026-07-01, status: decided }, { on: 2027-01-01, status: done }",
        );
    let text = data(&case, 0);
    let rows = text["proposed"]["rows"].as_array().unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            format!(
                "{} {} {}",
                row["needs"].as_str().unwrap(),
                row["title"].as_str().unwrap(),
                row["symbol"].as_str().unwrap()
            )
        })
        .collect();
    // WLAN is number 1, Parken 2, Hilfe 3; Fax is not in front.
    assert_eq!(told, ["1 A1 idea", "1 A2 idea", "1 A3 idea", "2 Bald decided", "3 B half"]);
    assert_eq!(text["proposed"]["note"], "3 weitere Maßnahmen stehen im Bericht (report.md).");
    assert_eq!(
        text["proposed"]["ask"],
        "3\u{a0}der Maßnahmen oben sind vorgeschlagen, aber noch nicht beschlossen."
    );
    let since: Vec<_> = text["since"]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect();
    assert_eq!(since, ["Fertig", "Weg"]);
}

#[test]
fn needs_in_front_without_a_measure_ask_for_a_decision() {
    let gone = "{ on: 2025-06-22, status: dropped }";
    let case = needs()
        .with_measure("a", "A", 0, "{ on: 2026-06-22, status: decided }")
        .with_measure("gone", "Weg", 1, gone);
    let text = data(&case, 0);
    assert_eq!(
        text["proposed"]["ask"],
        "Für Nr. 2 („Parken“) und Nr. 3 („Hilfe“) gibt es noch keine Maßnahme."
    );
}

#[test]
fn a_need_in_front_whose_measures_are_done_is_not_passed_over() {
    let done = "{ on: 2025-06-22, status: done }";
    let case = needs()
        .with_measure("a", "A", 0, done)
        .with_measure("b", "B", 1, done)
        .with_measure("c", "C", 1, "{ on: 2026-06-01, status: idea }");
    let note = data(&case, 0)["proposed"]["note"].clone();
    assert_eq!(
        note,
        "Für Nr. 1 („WLAN“) ist fertig, was geplant war; das Anliegen kann trotzdem noch vorn liegen."
    );
}

#[test]
fn without_an_agenda_nothing_is_said_of_what_stands_on_it() {
    let note = data(&Case { lang: Lang::En, ..needs() }, 0)["proposed"]["note"].clone();
    assert_eq!(note, "There is no agenda yet from which measures could be proposed.");
}

#[test]
fn the_last_agenda_is_what_stood_on_it_before_the_survey() {
    let case = needs()
        .with_measure(
            "new",
            "Neu",
            0,
            "{ on: 2026-06-20, status: idea }, { on: 2026-07-01, status: decided }",
        )
        .with_measure(
            "old",
            "Lang her",
            0,
            "{ on: 2022-01-01, status: decided }, { on: 2023-01-01, status: done }",
        )
        .with_measure(
            "late",
            "Spät",
            0,
            "{ on: 2025-01-01, status: decided }, { on: 2026-08-01, status: started }",
        )
        .with_measure(
            "early",
            "Früh",
            0,
            "{ on: 2025-01-01, status: idea }, { on: 2025-02-01, status: dropped }",
        )
        .with_measure("idea", "Nur Idee", 0, "{ on: 2025-01-01, status: idea }");
    let text = data(&case, 0);
    let since = text["since"]["rows"].as_array().unwrap();
    let told: Vec<_> = since
        .iter()
        .map(|row| {
            format!("{}: {}", row["title"].as_str().unwrap(), row["status"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        told,
        [
            "Spät: begonnen (1.\u{a0}August\u{a0}2026)",
            "Früh: aufgegeben (1.\u{a0}Februar\u{a0}2025)",
            "Lang her: fertig (1.\u{a0}Jänner\u{a0}2023)"
        ]
    );
    assert_eq!(
        text["since"]["note"],
        "Maßnahmen von vor dieser Umfrage, seit ihrem ersten Eintrag. Eine weitere Maßnahme steht im Bericht (report.md).",
        "the one that is no more than an idea"
    );
    let tight = data(&case, SPACINGS.len() - 1);
    assert_eq!(
        tight["since"]["note"],
        "Maßnahmen von vor dieser Umfrage, seit ihrem ersten Eintrag. 3 weitere Maßnahmen stehen im Bericht (report.md)."
    );
    let after = data(&Case { last_survey: NaiveDate::from_ymd_opt(2024, 6, 30), ..case }, 0);
    let told: Vec<_> = after["since"]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["Spät", "Früh"], "what was done before the last survey was told then");
    assert!(
        after["since"]["note"]
            .as_str()
            .unwrap()
            .contains("seit der letzten Umfrage (bis 30.\u{a0}Juni\u{a0}2024)")
    );
    assert_eq!(
        text["stand"], "Stand: 2.\u{a0}November 2026",
        "the day it is made, whatever happened last"
    );
}

#[test]
fn what_is_gone_from_the_agenda_or_moved_is_counted() {
    let idea = "{ on: 2025-01-05, status: started }";
    let mut case = needs().with_measure("a", "A", 0, idea);
    case.unsaid.gone.push(crate::reported::GoneMeasure {
        title: mitreden_define::survey::Text::plain("Weg"),
        told: NaiveDate::from_ymd_opt(2026, 1, 10).unwrap(),
    });
    case.unsaid.moved.insert("a".to_owned(), "2026-06".parse().unwrap());
    let note = data(&case, 0)["since"]["note"].as_str().unwrap().to_owned();
    assert!(note.contains("Eine Maßnahme steht nicht mehr auf der Agenda (report.md)."), "{note}");
    assert!(note.contains("Bei einer wurde die Frist verschoben (report.md)."), "{note}");
}

#[test]
fn the_way_to_the_full_report_is_an_address_only_where_one_is_given() {
    let text = data(&needs(), 0);
    assert!(text["qr"].is_null());
    assert_eq!(text["contact"]["address"], "reports/tal/report.md");
    let town =
        "town: tal\nname: Tal\nlanguages: [de]\nreports: https://tal.at/berichte/\n".to_owned();
    let text = data(&Case { town, ..needs() }, 0);
    assert_eq!(
        text["qr"],
        "QR-Code zum vollständigen Bericht: https://tal.at/berichte/tal/report.md"
    );
    assert_eq!(text["contact"]["address"], "tal.at/berichte/tal/report.md");
    // No QR code holds this; the words are there all the same.
    let town = format!(
        "town: tal\nname: Tal\nlanguages: [de]\nreports: https://tal.at/{}\n",
        "b".repeat(4_000)
    );
    let text = data(&Case { town, ..needs() }, 0);
    assert!(
        text["qr"].is_null()
            && text["contact"]["address"].as_str().unwrap().starts_with("tal.at/bbb")
    );
}

#[test]
fn a_pale_colour_is_made_dark_enough_to_read() {
    let ink = |colour: &str| {
        let town =
            format!("town: tal\nname: Tal\nlanguages: [de]\nlook: {{ colour: \"{colour}\" }}\n");
        data(&Case { town, ..needs() }, 0)["ink"].as_str().unwrap().to_owned()
    };
    assert_eq!(ink("#7a1f2b"), "#7a1f2b");
    assert_ne!(ink("#ffff66"), "#ffff66");
}

#[test]
fn nothing_is_left_untold_in_any_language_and_on_any_step() {
    let id =
        regex::Regex::new(r"\b(council|status|summary|limit|asked|column|mode)-[a-z]+").unwrap();
    for lang in [Lang::De, Lang::En] {
        for (step, Spacing { .. }) in SPACINGS.iter().enumerate() {
            for measure in
                [ScoreMeasure::UnmetPriority, ScoreMeasure::Priority, ScoreMeasure::Product]
            {
                let text = data(&Case { lang, measure, ..needs() }, step).to_string();
                assert!(
                    !id.is_match(&text.replace("status-", ""))
                        && !text.contains("{$")
                        && !text.contains("{ $"),
                    "{text}"
                );
            }
        }
    }
}
