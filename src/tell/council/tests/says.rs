//! What the page says.

use chrono::NaiveDate;
use serde_json::Value;

use super::Case;
use crate::council::Sheet;
use crate::council::spacing::{AMOUNTS, SPACINGS};
use crate::council::writer::PageWriter;
use mitreden_base::locale::Lang;
use mitreden_count::needs::ScoreMeasure;

/// What reaches the template with so much on the page: all of it on step 0.
fn data(case: &Case, step: usize) -> Value {
    case.page(|page| {
        let sheet = Sheet::new(page);
        let writer = PageWriter::new(page, &sheet.rows, (SPACINGS[0], AMOUNTS[step]), None);
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
    assert_eq!(text["needs"]["tiers"][0]["rows"].as_array().unwrap().len(), 12);
    let reading = text["needs"]["reading"].as_str().unwrap();
    assert!(
        reading.ends_with(
            "18 more needs are in the report (report.md); 18 of them belong to tier 1, too."
        ),
        "{reading}"
    );
    let map = &text["map"];
    assert_eq!(map["others"].as_array().unwrap().len(), 18);
    let intro = map["intro"].as_str().unwrap();
    assert!(intro.ends_with("Small dots: 18 needs in the report only."), "{intro}");
}

/// The motions as the page has them: under which heading, number, title, for what, amount.
fn motions(text: &Value) -> Vec<String> {
    let words = |value: &Value| match value {
        Value::String(words) => words.clone(),
        Value::Array(runs) => runs.iter().map(|run| run["text"].as_str().unwrap()).collect(),
        other => panic!("{other}"),
    };
    let mut told = Vec::new();
    for part in text["vote"]["parts"].as_array().unwrap() {
        if part["heading"] != "" {
            told.push(words(&part["heading"]));
        }
        for row in part["rows"].as_array().unwrap() {
            let euro = row["euro"].as_str().unwrap_or("-");
            let (title, aside) = (words(&row["title"]), words(&row["aside"]));
            told.push(format!("{} {title} | {aside} | {euro}", row["number"].as_str().unwrap()));
        }
    }
    told
}

const IDEA: &str = "{ on: 2026-06-22, status: idea }";

#[test]
fn motions_are_what_nobody_has_decided_by_the_rank_of_their_needs() {
    let case = needs()
        .with_measure("low", "Hinten", 3, IDEA)
        .with_measure("c", "C", 1, IDEA)
        .with_measure("a", "A", 0, IDEA)
        .with_measure("nothing", "Ohne Eintrag", 2, "")
        .with_measure("half", "Läuft", 1, "{ on: 2026-06-22, status: half }")
        .with_measure("done", "Fertig", 2, "{ on: 2025-06-22, status: done }")
        .with_measure("gone", "Weg", 2, "{ on: 2025-06-22, status: dropped }")
        // What is dated after today has not happened yet.
        .with_measure(
            "soon",
            "Bald",
            2,
            "{ on: 2026-06-01, status: idea }, { on: 2027-01-01, status: decided }",
        );
    let case =
        Case { agenda: case.agenda.replace("title: \"A\"", "amount: 6000, title: \"A\""), ..case };
    let text = data(&case, 0);
    // WLAN is number 1, Parken 2, Hilfe 3; Fax is number 4, and surely in the lower half.
    assert_eq!(
        motions(&text),
        [
            "1 A | für Nr. 1; Bauverwaltung und Straßenerhaltung | 6.000",
            "2 Ohne Eintrag | für Nr. 2; Bauverwaltung und Straßenerhaltung | Betrag offen",
            "3 Bald | für Nr. 2; Bauverwaltung und Straßenerhaltung | Betrag offen",
            "4 C | für Nr. 3; Bauverwaltung und Straßenerhaltung | Betrag offen",
            "Nur für Anliegen, die mit 95\u{a0}% Sicherheit in der unteren Hälfte liegen:",
            "5 Hinten | für Nr. 4; Bauverwaltung und Straßenerhaltung | Betrag offen",
        ]
    );
    assert_eq!(text["vote"]["sum"], "6.000");
    assert_eq!(text["vote"]["total"], "Summe (5 Maßnahmen, bei 4 ist der Betrag offen)");
    assert_eq!(text["vote"]["note"], "Schon beschlossen oder in Arbeit: „Läuft“.");
    // Of fewer on the page the sum is the same, and how many are missing is told.
    let tight = data(&case, AMOUNTS.len() - 1);
    assert_eq!(motions(&tight).len(), 2);
    assert_eq!(tight["vote"]["sum"], "6.000");
    assert_eq!(
        tight["vote"]["note"],
        "3 weitere Anträge stehen im Bericht (report.md). Schon beschlossen oder in Arbeit: eine Maßnahme."
    );
}

#[test]
fn a_motion_says_what_is_not_enough_and_what_is_overdue() {
    let case = needs().with_measure("a", "A", 0, IDEA);
    let late = case.agenda.replace("due: 2027-12", "due: 2026-05, fits: partly");
    let text = data(&Case { agenda: late, ..case }, 0);
    let told = motions(&text).pop().unwrap();
    assert!(told.contains("; reicht nur zum Teil; überfällig |"), "{told}");
    assert_eq!(
        text["vote"]["parts"][0]["rows"].as_array().unwrap().last().unwrap()["due"]["words"],
        "Mai\u{a0}2026"
    );
}

#[test]
fn needs_in_front_without_a_measure_are_the_first_question() {
    let gone = "{ on: 2025-06-22, status: dropped }";
    let case = needs()
        .with_measure("a", "A", 0, "{ on: 2026-06-22, status: decided }")
        .with_measure("b", "B", 0, IDEA)
        .with_measure("gone", "Weg", 1, gone);
    assert_eq!(
        motions(&data(&case, 0)),
        [
            "1 Soll ein Vorschlag für Nr. 2 („Parken“) und Nr. 3 („Hilfe“) ausgearbeitet werden? | Lücke: Dafür gibt es noch keine Maßnahme. | -",
            "2 B | für Nr. 1; Bauverwaltung und Straßenerhaltung | Betrag offen",
        ]
    );
    let many = Case { lang: Lang::En, ..Case::tied(30, 9) }.with_measure("a", "A", 0, IDEA);
    let question = &motions(&data(&many, 0))[0];
    assert!(question.contains("and 26 more needs?"), "{question}");
}

#[test]
fn where_all_is_decided_there_is_nothing_to_vote_on() {
    let decided = "{ on: 2026-06-22, status: decided }";
    let case = (0..4).fold(needs(), |case, i| case.with_measure(&format!("m{i}"), "M", i, decided));
    let text = data(&case, 0);
    assert_eq!(motions(&text), Vec::<String>::new());
    let note = text["vote"]["note"].as_str().unwrap();
    assert!(note.starts_with("Auf der Agenda steht kein offener Vorschlag"), "{note}");
}

#[test]
fn without_an_order_motions_stand_as_on_the_agenda() {
    let case =
        Case { n: 12, ..needs() }.with_measure("b", "B", 2, IDEA).with_measure("a", "A", 0, IDEA);
    let text = data(&case, 0);
    assert_eq!(
        motions(&text),
        [
            "1 B | Bauverwaltung und Straßenerhaltung | Betrag offen",
            "2 A | Bauverwaltung und Straßenerhaltung | Betrag offen",
        ]
    );
    assert!(
        text["vote"]["note"].as_str().unwrap().starts_with("Die Anträge stehen wie auf der Agenda")
    );
}

#[test]
fn what_is_done_though_its_need_is_still_in_front_is_told_first() {
    let case =
        needs().with_measure("a", "Fertig", 0, "{ on: 2025-06-22, status: done }").with_measure(
            "b",
            "Später",
            1,
            "{ on: 2025-06-22, status: decided }, { on: 2026-07-01, status: half }",
        );
    let text = data(&case, 0);
    let rows = text["since"]["rows"].as_array().unwrap();
    assert_eq!(
        (&rows[0]["title"], &rows[0]["open"]),
        (&"Fertig".into(), &"aber weiter offen: Nr. 1".into())
    );
    assert_eq!((&rows[1]["title"], &rows[1]["open"]), (&"Später".into(), &"".into()));
}

#[test]
fn a_town_without_an_agenda_is_asked_whether_to_make_one() {
    let text = data(&Case { lang: Lang::En, ..needs() }, 0);
    assert_eq!(motions(&text), ["1 There is no agenda yet. Should the town make one? |  | -"]);
    assert_eq!((&text["vote"]["note"], &text["since"]["heading"]), (&"".into(), &"".into()));
}

#[test]
fn few_answers_are_told_on_top() {
    let notice = |n: u64| data(&Case { n, ..needs() }, 0)["notice"].as_str().unwrap().to_owned();
    assert_eq!(notice(200), "");
    assert_eq!(notice(199), "Kleine Basis: 199 Antworten. Die Reihenfolge ist nur ein Hinweis.");
    assert_eq!(notice(12), "", "the headline says so");
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
            "Lang her: fertig (1.\u{a0}Jänner\u{a0}2023)",
            "Spät: begonnen (1.\u{a0}August\u{a0}2026)",
            "Früh: aufgegeben (1.\u{a0}Februar\u{a0}2025)"
        ]
    );
    assert_eq!(
        text["since"]["note"],
        "Maßnahmen von vor dieser Umfrage, seit ihrem ersten Eintrag. Eine weitere Maßnahme steht im Bericht (report.md).",
        "the one that is no more than an idea"
    );
    let tight = data(&case, AMOUNTS.len() - 1);
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
    let open = after["vote"]["note"].as_str().unwrap();
    assert!(open.ends_with("Fertig, aber weiter offen: „Lang her“ (Nr. 1)."), "{open}");
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
    let bare = Case { agenda: String::new(), ..case.clone() };
    assert!(motions(&data(&bare, 0))[0].starts_with("1 Auf der Agenda steht nichts mehr."));
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
        regex::Regex::new(r"\b(council|status|summary|limit|notice|asked|column|mode|quarter|orders|situation)-[a-z]+").unwrap();
    for lang in [Lang::De, Lang::En] {
        for step in 0..AMOUNTS.len() {
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
