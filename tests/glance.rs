//! The agenda at a glance, by the executable: the same findings and sums in Markdown, HTML, on
//! pages and on the council's page, and what the town says of a measure itself.

use std::fs;

use crate::pdf;
use crate::support::{ROOT, Town};

const SURVEY: &str = "digitales-leoben-2026";
const ANSWERS: &str = "results/digitales-leoben-2026/simulated.jsonl";
const AGENDA: &str = "town/agenda.yaml";
const DAY: &str = "2026-09-01T10:00";

fn town() -> Town {
    let town = Town::of(".");
    town.write(ANSWERS, fs::read(format!("{ROOT}/{ANSWERS}")).unwrap());
    town
}

/// A text on one line, its blanks plain.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file of the reports on one line.
fn read(town: &Town, name: &str) -> String {
    plain(&String::from_utf8(town.read(&format!("reports/{SURVEY}/{name}"))).unwrap())
}

fn edit(town: &Town, from: &str, to: &str) {
    let text = String::from_utf8(town.read(AGENDA)).unwrap();
    assert!(text.contains(from), "no `{from}`");
    town.write(AGENDA, text.replacen(from, to, 1));
}

#[test]
fn markdown_html_and_pages_tell_the_same_of_the_agenda() {
    let town = town();
    // Something that is done, of a need that can be in front.
    edit(&town, "serves: [participation, news]", "serves: [help, news]");
    town.run_on(DAY, &["report", SURVEY, "--lang", "de"]).fine();
    let markdown = read(&town, "report.md");
    let html = read(&town, "report.html");
    let pages = pdf::raw(&town.path(&format!("reports/{SURVEY}/report.pdf")));
    let told = [
        "Für Anliegen der Stufen 1 und 2: 29.000 Euro (4 Maßnahmen).",
        "in der unteren Hälfte liegen: 65.000 Euro (2 Maßnahmen).",
        "ist seit 16. März 2026 fertig.",
        "Erinnerung vor dem Ende der Parkzeit“ für „Parken mit dem Handy bezahlen",
        "Bezahlen mit dem Handy wird dadurch nicht einfacher.",
    ];
    for words in told {
        assert!(markdown.contains(words), "{words}: {markdown}");
        assert!(html.contains(words), "{words}");
    }
    // On pages lines end within words.
    if let Some(pages) = pages.map(|text| plain(&text)) {
        for words in ["29.000 Euro", "65.000 Euro", "seit 16. März 2026"] {
            assert!(pages.contains(words), "{words}: {pages}");
        }
    }
    // The body has no fields and no histories; they stand in the annex.
    let annex = read(&town, "annex.md");
    for detail in ["### Bürgerservice", "Beispiel: Auftrag erteilt."] {
        assert!(!markdown.contains(detail) && annex.contains(detail), "{detail}");
    }
}

#[test]
fn an_amount_that_is_not_known_is_no_zero() {
    let town = town();
    edit(&town, "    amount: 45000\n", "");
    town.run_on(DAY, &["report", SURVEY, "--lang", "en"]).fine();
    let markdown = read(&town, "report.en.md");
    let sum = "EUR 22,000 (3 measures; of one of them the amount is not known)";
    assert!(markdown.contains(sum), "{markdown}");
    assert!(!markdown.contains("67,000") && !markdown.contains("EUR 0 "), "{markdown}");
}

#[test]
fn a_measure_that_is_overdue_is_so_in_the_table_and_in_words() {
    let town = town();
    town.run_on("2027-01-05T10:00", &["report", SURVEY, "--lang", "en"]).fine();
    let markdown = read(&town, "report.en.md");
    let late = "**Overdue on 5 January 2027:** “One search for all services on the portal” (due by the end of December 2026).";
    assert!(markdown.contains(late), "{markdown}");
    let row = markdown.split("| One search for all services on the portal |").nth(1).unwrap();
    let row = row.split("| **overdue (half done)** |").next().unwrap();
    assert!(row.len() < 120 && row.contains("9,000"), "{row}");
}

#[test]
fn the_councils_page_has_euro_where_they_are_known() {
    let town = town();
    edit(&town, "    amount: 20000\n", "");
    town.run_on(DAY, &["report", SURVEY, "--lang", "de"]).fine();
    let path = town.path(&format!("reports/{SURVEY}/council.pdf"));
    let Some(page) = pdf::raw(&path).map(|text| plain(&text)) else { return };
    assert!(page.contains("6.000 Oktober 2027"), "{page}");
    // Of the measure whose amount is gone that is told, and it is no zero in the sum.
    assert!(page.contains("Betrag offen Dezember 2027"), "{page}");
    assert!(page.contains("Summe (3 Maßnahmen, bei einer ist der Betrag offen) 51.000"), "{page}");
}

#[test]
fn what_the_town_says_of_a_measure_is_shown_and_checked() {
    let town = town();
    let shown = town.run_on(DAY, &["agenda", "show", "parking-reminder", "--lang", "en"]).fine();
    assert!(plain(&shown.out).contains("Enough? enough only in part. Example: it only reminds."));
    edit(&town, "fits: partly", "fits: party");
    let wrong = town.run_on(DAY, &["check", "--lang", "en"]).refused();
    let told = plain(&format!("{}{}", wrong.out, wrong.err));
    assert!(told.contains("`party`") && told.contains("did you mean `partly`?"), "{told}");
}
