//! The agenda at the terminal: shown, kept up in `town/agenda.yaml` itself, and through a spreadsheet and back.

use std::thread;

use crate::support::{Run, Town};

const FILE: &str = "town/agenda.yaml";
const LATER: &str = "2026-09-01T10:00";

fn town() -> Town {
    Town::of(".")
}

fn agenda(town: &Town, words: &[&str]) -> Run {
    town.run_on(LATER, &[&["agenda"], words].concat())
}

fn text(town: &Town) -> String {
    String::from_utf8(town.read(FILE)).unwrap()
}

/// A small town of two languages with this agenda.
fn with(agenda: &str) -> Town {
    let town = Town::with_survey("survey: s\ntitle: S\nlanguages: [en]\n");
    town.write("town/town.yaml", "town: test\nname: Test\nlanguages: [en, de]\n");
    town.write(FILE, agenda);
    town
}

const SMALL: &str = "\
# The head stays.
fields: { net: Network }
measures:
  wifi:
    field: net
    title: Wi-Fi
    serves: [wifi]     # and nothing else
    owner: ICT
    horizon: now
    history:
      - { on: 2026-01-05, status: idea }   # so it began

  # The next one.
  help: { field: net, title: Help, serves: [help], owner: ICT, horizon: medium, due: 2026-06, history: [] }
";

#[test]
fn the_list_stands_in_the_order_of_the_file() {
    let town = town();
    insta::assert_snapshot!(agenda(&town, &[]).fine().out, @"");
    insta::assert_snapshot!(agenda(&town, &["--lang", "en"]).fine().out, @"");
    let small = with(SMALL);
    insta::assert_snapshot!(agenda(&small, &[]).fine().out, @"");
    let json: serde_json::Value = serde_json::from_str(&agenda(&small, &["--format", "json"]).fine().out).unwrap();
    let measures = json["fields"][0]["measures"].as_array().unwrap();
    assert_eq!((measures[0]["status"].as_str(), measures[0]["since"].as_str()), (Some("idea"), Some("2026-01-05")));
    assert_eq!((measures[1]["status"].as_str(), measures[1]["overdue"].as_bool()), (None, Some(true)));
    insta::assert_snapshot!(agenda(&small, &["--format", "csv"]).fine().out.replace('\r', ""), @"");
}

#[test]
fn a_measure_is_shown_with_its_whole_history() {
    let town = town();
    insta::assert_snapshot!(agenda(&town, &["show", "portal-search"]).fine().out, @"");
    insta::assert_snapshot!(agenda(&town, &["show", "portal-search", "--lang", "en"]).fine().out, @"");
    insta::assert_snapshot!(agenda(&with(SMALL), &["show", "help"]).fine().out, @"");
}

#[test]
fn setting_a_status_adds_one_line_and_changes_no_other_byte() {
    let town = town();
    let before = text(&town);
    let note = "Halb fertig: \"ja\" # {so}\nzweite Zeile 🚲";
    let run =
        agenda(&town, &["set", "damage-photo", "half", "--note", note, "--note", "en=Half done", "--on", "2026-08-31"]).fine();
    assert!(run.err.contains("Schadensmeldung mit Foto") && run.out.is_empty(), "{}{}", run.out, run.err);
    let after = text(&town);
    let line = "      - { on: 2026-08-31, status: half, note: { de: \"Halb fertig: \\\"ja\\\" # {so}\\nzweite Zeile 🚲\", en: \"Half done\" } }\n";
    assert_eq!(after.replacen(line, "", 1), before);
    assert!(after.contains(&format!("trial run in one part of town.\" }} }}\n{line}")), "{after}");
    town.run("check").fine();
    let shown = agenda(&town, &["show", "damage-photo", "--lang", "en"]).fine().out;
    assert!(shown.contains("31\u{a0}August 2026") && shown.contains("Half done"), "{shown}");
    // Without a day it is today, without another language the town's first one.
    agenda(&town, &["set", "damage-photo", "done", "--note", "Läuft"]).fine();
    assert!(text(&town).contains("      - { on: 2026-09-01, status: done, note: { de: \"Läuft\" } }\n"));
    assert!(town.run("check").fine().out.contains("damage-photo") || town.run("check").fine().out.contains("agenda.yaml"));
}

#[test]
fn byte_order_mark_windows_lines_and_brackets_stay() {
    let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    let town = with(&windows);
    agenda(&town, &["set", "wifi", "started"]).fine();
    agenda(&town, &["set", "help", "idea"]).fine();
    let wanted = windows
        .replace("# so it began\r\n", "# so it began\r\n      - { on: 2026-09-01, status: started }\r\n")
        .replace("history: [] }", "history: [{ on: 2026-09-01, status: idea }] }");
    assert_eq!(text(&town), wanted);
}

#[test]
fn what_cannot_be_entered_is_refused_with_the_reason_and_the_file_stays() {
    let town = town();
    let before = town.read(FILE);
    let mut said = String::new();
    for words in [
        &["show", "e-form"][..],
        &["set", "nothing-like-it", "done"],
        &["set", "e-forms", "startet"],
        &["set", "e-forms", "finished"],
        &["set", "e-forms", "started", "--on", "2026-07-08"],
        &["set", "e-forms", "started", "--on", "2026-09-02"],
        &["set", "e-forms", "decided"],
        &[
            "set",
            "e-forms",
            "decided",
            "--on",
            "2026-07-09",
            "--note",
            "Beispiel: im Stadtrat beschlossen.",
            "--note",
            "en=Example: decided by the council.",
        ],
        &["set", "e-forms", "started", "--note", "fr=Oui"],
        &["set", "e-forms", "started", "--note", "a", "--note", "de=b"],
        &["set", "e-forms", "started", "--note", " "],
        &["--format", "json", "show", "e-forms"],
    ] {
        for lang in ["en", "de"] {
            let run = agenda(&town, &[words, &["--lang", lang]].concat()).refused();
            assert_eq!(run.out, "");
            said.push_str(&run.err);
        }
    }
    insta::assert_snapshot!(said, @"");
    assert_eq!(agenda(&town, &["set", "e-forms", "started", "--on", "1.9.2026"]).code, 2);
    assert!(town.read(FILE) == before);
    let none = Town::with_survey("survey: s\ntitle: S\nlanguages: [en]\n");
    assert!(agenda(&none, &[]).refused().err.contains("has no agenda"));
    let empty = with("fields: {}\nmeasures: {}\n");
    assert!(agenda(&empty, &[]).fine().err.contains("no measure yet"));
}

#[test]
fn a_file_with_problems_is_not_written_to() {
    let broken = SMALL.replace("horizon: now", "horizon: soon");
    let town = with(&broken);
    let run = agenda(&town, &["set", "wifi", "done"]).refused();
    assert!(run.err.contains("`soon`") && run.err.contains("agenda.yaml:9"), "{}", run.err);
    assert_eq!(text(&town), broken);
    for bytes in [&b"\xff\xfe"[..], b"", b"measures: [", b"- 1"] {
        town.write(FILE, bytes);
        agenda(&town, &["set", "wifi", "done"]).refused();
        assert_eq!(town.read(FILE), bytes);
    }
}

#[test]
fn many_at_once_lose_nothing() {
    let town = with(SMALL);
    thread::scope(|scope| {
        for i in 0..12 {
            let town = &town;
            let measure = if i % 2 == 0 { "wifi" } else { "help" };
            scope.spawn(move || agenda(town, &["set", measure, "started", "--note", &format!("number {i}!")]).fine());
        }
    });
    let text = text(&town);
    for i in 0..12 {
        assert_eq!(text.matches(&format!("\"number {i}!\"")).count(), 1, "{text}");
    }
    town.run("check").fine();
}

#[test]
fn an_export_comes_back_and_changes_nothing() {
    let odd = SMALL.replace(
        "history: []",
        "history: [{ on: 2026-02-01, status: idea, note: { en: \"=1+1; \\\"a\\\"\\nb, c\", de: \"\\tÖ🚲\\r\\n\" } }, { on: 2026-02-01, status: idea, note: same }, { on: 2026-02-01, status: idea, note: same }]",
    );
    for town in [town(), with(SMALL), with(&odd)] {
        let before = town.read(FILE);
        let path = agenda(&town, &["export", "--out", "a.csv"]).fine().out;
        assert_eq!(path, "a.csv\n");
        assert_eq!(agenda(&town, &["export"]).fine().out.as_bytes(), town.read("a.csv"));
        let run = agenda(&town, &["import", "a.csv", "--lang", "en"]).fine();
        assert!(run.err.contains("nothing new"), "{}", run.err);
        assert!(town.read(FILE) == before);
    }
    insta::assert_snapshot!(agenda(&with(SMALL), &["export"]).fine().out.replace('\r', ""), @"");
}

#[test]
fn lines_added_in_a_spreadsheet_are_taken_in() {
    let town = with(SMALL);
    let head =
        "measure,field,title_en,title_de,serves,owner_en,owner_de,horizon,cost,amount,principle,due,from,on,status,note_en,note_de";
    let exported = agenda(&town, &["export"]).fine().out;
    assert!(exported.starts_with(head), "{exported}");
    // Sorted anew, saved with semicolons and a mark, days in the way of the country, ends of rows cut off.
    let table = format!(
        "\u{feff}{}\r\nwifi;;;;;;;;;;;;;1.8.2026;started\r\nwifi;net;Wi-Fi;Wi-Fi;wifi;ICT;ICT;now;;;;;;05.01.2026;idea;;\r\nwifi;;;;;;;;;;;;;2026-07-01;decided;\"Yes; it is\";Ja\r\n\r\nhelp;net;;;;;;;;;;;;2026-07-01;idea;;Nur deutsch;\r\n",
        head.replace(',', ";")
    );
    town.write("a.csv", table);
    let run = agenda(&town, &["import", "a.csv"]).fine();
    assert!(run.err.contains("3 new lines in the histories of 2 measures"), "{}", run.err);
    let began = "# so it began\n";
    let lines = "      - { on: 2026-07-01, status: decided, note: { en: \"Yes; it is\", de: \"Ja\" } }\n      - { on: 2026-08-01, status: started }\n";
    let wanted = SMALL
        .replace(began, &format!("{began}{lines}"))
        .replace("history: []", "history: [{ on: 2026-07-01, status: idea, note: { de: \"Nur deutsch\" } }]");
    assert_eq!(text(&town), wanted);
    // Columns that only repeat the measure may be left out.
    town.write("b.csv", "measure,on,status\nwifi,2026-01-05,idea\nwifi,2026-07-01,decided\nwifi,2026-08-01,started\nhelp,2026-07-01,idea\nwifi,2026-08-05,half\n");
    let run = agenda(&town, &["import", "b.csv"]).fine();
    assert!(run.err.contains("1 new line in the history of 1 measure"), "{}", run.err);
}

#[test]
fn everything_an_import_cannot_do_is_told_with_row_and_column() {
    let town = with(SMALL);
    agenda(&town, &["set", "help", "idea", "--on", "2026-03-01", "--note", "A note"]).fine();
    let before = town.read(FILE);
    let mut said = String::new();
    let mut refused = |table: &str| {
        town.write("a.csv", table);
        for lang in ["en", "de"] {
            said.push_str(&agenda(&town, &["import", "a.csv", "--lang", lang]).refused().err);
        }
        said.push('\n');
    };
    refused("measure,onn,status,status,what\nwifi,2026-01-05,idea\n");
    refused("measure,on,status,note_en\nwifi,2026-01-05,idea,,\nwifi,2026-01-05,idea,a,b\n");
    refused(
        "measure,title_en,on,status,note_en\nwifi,Wireless,2026-01-05,idea,\nwiffi,,2026-05-01,idea,\nhelp,,2026-03-01,half,A note\nwifi,,2026-02-30,begun,\nwifi,X,2025-12-31,half,\nwifi,,2027-01-01,half,\n",
    );
    refused(
        "measure,on,status,note_en\nwifi,2026-01-05,idea,\nwifi,2026-02-05,idea,\nwifi,2026-02-06,half,x\nwifi,2026-02-06,half,x\n",
    );
    refused("measure,on,status,note_en\nhelp,2026-05-01,done,other\nhelp,2026-05-02,done,\nwifi,2026-01-05,idea,\n");
    refused("measure,on,status,note_en\nwifi,2026-01-05,idea,\nhelp,,,\n");
    refused("");
    insta::assert_snapshot!(said, @"");
    town.write("a.csv", b"measure,on\nwifi,\xe4\n");
    assert!(agenda(&town, &["import", "a.csv"]).refused().err.contains("line 2 is not UTF-8"));
    assert!(agenda(&town, &["import", "none.csv"]).refused().err.contains("none.csv"));
    assert!(town.read(FILE) == before);
}

#[test]
fn each_help_is_one_screen_with_examples() {
    let town = Town::none();
    for action in ["show", "set", "export", "import"] {
        let help = town.run(&format!("help agenda {action}")).fine().out;
        assert!(help.lines().count() <= 30 && help.contains("Examples:\n  mitreden agenda"), "{help}");
        assert_eq!(help, town.run(&format!("agenda {action} --help")).fine().out);
    }
    insta::assert_snapshot!(town.run("agenda --help").fine().out, @"");
}
