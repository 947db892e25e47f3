//! The agenda at the terminal: shown, kept up in `town/agenda.yaml` itself, and through a
//! spreadsheet and back.

mod table;

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
    let town = Town::with_survey("");
    std::fs::remove_file(town.path("surveys/s.yaml")).unwrap();
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
    insta::assert_snapshot!(agenda(&town, &[]).fine().out, @r#"
      Maßnahme                                        Stand              seit             bis
    Bürgerservice
      e-forms           Formulare vollständig online  beschlossen        9. Juli 2026     Juni 2027
      portal-search     Suche über alle Dienste im    zur Hälfte fertig  13. April 2026   Dezember 2026
                        Portal
    Stadtraum und Verkehr
      damage-photo      Schadensmeldung mit Foto      begonnen           2. März 2026     März 2027
      centre-wifi       WLAN-Punkte in der            vorgeschlagen      22. Juni 2026    Mai 2028
                        Innenstadt
      parking-reminder  Erinnerung vor dem Ende der   vorgeschlagen      22. Juni 2026    Oktober 2027
                        Parkzeit
    Lernen und Zurechtkommen
      school-network    Schnelleres Netz in den       begonnen           2. Februar 2026  September 2029
                        Schulen der Stadt
    Mitreden und Nachsehen
      idea-answers      Eine Antwort auf jede Idee    fertig             16. März 2026    März 2026
                        im Portal
      council-stream    Übertragung der               vorgeschlagen      26. März 2026    Dezember 2027
                        Gemeinderatssitzungen
    "#);
    insta::assert_snapshot!(agenda(&town, &["--lang", "en"]).fine().out, @r#"
      Measure                                                 Status     since            due
    Citizen service
      e-forms           All forms online                      decided    9 July 2026      June 2027
      portal-search     One search for all services on the    half done  13 April 2026    December 2026
                        portal
    Public space and traffic
      damage-photo      Damage reports with a photo           begun      2 March 2026     March 2027
      centre-wifi       Wi-Fi points in the town centre       proposed   22 June 2026     May 2028
      parking-reminder  Reminder before parking time runs     proposed   22 June 2026     October 2027
                        out
    Learning and coping
      school-network    Faster network in the town's schools  begun      2 February 2026  September 2029
    Having a say and looking things up
      idea-answers      An answer to every idea on the        done       16 March 2026    March 2026
                        portal
      council-stream    Streaming of council meetings         proposed   26 March 2026    December 2027
    "#);
    let small = with(SMALL);
    insta::assert_snapshot!(agenda(&small, &[]).fine().out, @r#"
      Measure                 Status               since           due
    Network
      wifi  Wi-Fi             proposed             5 January 2026  –
      help  Help              nothing entered yet  –               June 2026 (overdue)
    "#);
    let json: serde_json::Value =
        serde_json::from_str(&agenda(&small, &["--format", "json"]).fine().out).unwrap();
    let measures = json["fields"][0]["measures"].as_array().unwrap();
    assert_eq!(
        (measures[0]["status"].as_str(), measures[0]["since"].as_str()),
        (Some("idea"), Some("2026-01-05"))
    );
    assert_eq!(
        (measures[1]["status"].as_str(), measures[1]["overdue"].as_bool()),
        (None, Some(true))
    );
    insta::assert_snapshot!(agenda(&small, &["--format", "csv"]).fine().out.replace('\r', ""), @r#"
    field,measure,title,owner,status,since,due,overdue,horizon,cost,amount,serves
    net,wifi,Wi-Fi,ICT,idea,2026-01-05,,false,now,,,wifi
    net,help,Help,ICT,,,2026-06,true,medium,,,help
    "#);
}

#[test]
fn a_measure_is_shown_with_its_whole_history() {
    let town = town();
    insta::assert_snapshot!(agenda(&town, &["show", "portal-search"]).fine().out, @r#"
    Suche über alle Dienste im Portal (portal-search)

      Handlungsfeld  Bürgerservice
      zuständig      Digital.Team
      Zeitraum       jetzt
      bis            Dezember 2026
      Kosten         gering (9.000 Euro)
      Grundsatz      Digitalisierung dient den Menschen
      dient          Alle digitalen Dienste auf einer Seite finden; Amtswege online erledigen

    Verlauf
      20. November 2025  beschlossen        Beispiel: Auftrag erteilt.
      16. Februar 2026   begonnen           Beispiel: ein erster Entwurf wird getestet.
      13. April 2026     zur Hälfte fertig  Beispiel: die Hälfte der Dienste ist erfasst.
    "#);
    insta::assert_snapshot!(agenda(&town, &["show", "portal-search", "--lang", "en"]).fine().out, @r#"
    One search for all services on the portal (portal-search)

      Field of action  Citizen service
      Responsible      Digital.Team
      When             now
      Due              December 2026
      Cost             low (EUR 9,000)
      Principle        Digitisation serves people
      Serves           Finding all digital services on one page; Dealing with the town hall online

    What happened
      20 November 2025  decided    Example: commissioned.
      16 February 2026  begun      Example: a first draft is being tested.
      13 April 2026     half done  Example: half of the services are covered.
    "#);
    insta::assert_snapshot!(agenda(&with(SMALL), &["show", "help"]).fine().out, @r#"
    Help (help)

      Field of action  Network
      Responsible      ICT
      When             in the medium term
      Due              June 2026 (overdue)
      Serves           Help

    What happened
    Nothing has been entered yet.
    "#);
}

#[test]
fn setting_a_status_adds_one_line_and_changes_no_other_byte() {
    let town = town();
    let before = text(&town);
    let note = "Halb fertig: \"ja\" # {so}\nzweite Zeile 🚲";
    let run = agenda(
        &town,
        &[
            "set",
            "damage-photo",
            "half",
            "--note",
            note,
            "--note",
            "en=Half done",
            "--on",
            "2026-08-31",
        ],
    )
    .fine();
    assert!(
        run.err.contains("Schadensmeldung mit Foto") && run.out.is_empty(),
        "{}{}",
        run.out,
        run.err
    );
    let after = text(&town);
    let line = "      - { on: 2026-08-31, status: half, note: { de: \"Halb fertig: \\\"ja\\\" # {so}\\nzweite Zeile 🚲\", en: \"Half done\" } }\n";
    assert_eq!(after.replacen(line, "", 1), before);
    assert!(after.contains(&format!("trial run in one part of town.\" }} }}\n{line}")), "{after}");
    town.run("check").fine();
    let shown = agenda(&town, &["show", "damage-photo", "--lang", "en"]).fine().out;
    assert!(shown.contains("31\u{a0}August 2026") && shown.contains("Half done"), "{shown}");
    // Without a day it is today, without another language the town's first one.
    agenda(&town, &["set", "damage-photo", "done", "--note", "Läuft"]).fine();
    assert!(
        text(&town).contains("      - { on: 2026-09-01, status: done, note: { de: \"Läuft\" } }\n")
    );
    // The check tells the lack of an English note, and no failure.
    let checked = town.run("check").fine();
    assert!(
        checked.out.contains("town/agenda.yaml") && checked.out.contains("Läuft"),
        "{}",
        checked.out
    );
}

#[test]
fn byte_order_mark_windows_lines_and_brackets_stay() {
    let windows = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    let town = with(&windows);
    agenda(&town, &["set", "wifi", "started"]).fine();
    agenda(&town, &["set", "help", "idea"]).fine();
    let wanted = windows
        .replace(
            "# so it began\r\n",
            "# so it began\r\n      - { on: 2026-09-01, status: started }\r\n",
        )
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
    insta::assert_snapshot!(said, @r#"
    error: there is no measure `e-form` on the agenda
     help: did you mean `e-forms`?
    Fehler: auf der Agenda gibt es keine Maßnahme `e-form`
     Hilfe: ist `e-forms` gemeint?
    error: there is no measure `nothing-like-it` on the agenda
     help: there are: e-forms, portal-search, damage-photo, centre-wifi, parking-reminder, school-network, idea-answers, council-stream
    Fehler: auf der Agenda gibt es keine Maßnahme `nothing-like-it`
     Hilfe: es gibt: e-forms, portal-search, damage-photo, centre-wifi, parking-reminder, school-network, idea-answers, council-stream
    error: `startet` is no status
     help: did you mean `started`?
    Fehler: `startet` ist kein Stand
     Hilfe: ist `started` gemeint?
    error: `finished` is no status
     help: a measure can be: idea, decided, started, half, done, dropped
    Fehler: `finished` ist kein Stand
     Hilfe: möglich sind: idea, decided, started, half, done, dropped
    error: the history of `e-forms` goes up to 9 July 2026 already: a line of 8 July 2026 would stand in the wrong order
     help: name a day from 9 July 2026 on with --on, or write the line into town/agenda.yaml where it belongs
    Fehler: der Verlauf von `e-forms` reicht schon bis zum 9. Juli 2026: ein Eintrag vom 8. Juli 2026 stünde an der falschen Stelle
     Hilfe: mit --on einen Tag ab dem 9. Juli 2026 nennen, oder den Eintrag in town/agenda.yaml an seine Stelle schreiben
    error: 2 September 2026 has not come yet: a history says what has happened
     help: enter it on the day, or name an earlier one with --on
    Fehler: der 2. September 2026 ist noch nicht gekommen: der Verlauf sagt, was geschehen ist
     Hilfe: an dem Tag selbst eintragen, oder mit --on einen früheren nennen
    error: `e-forms` is `decided` already, by its line of 9 July 2026
     help: say with --note what is new about it
    Fehler: `e-forms` ist schon `decided`, nach dem Eintrag vom 9. Juli 2026
     Hilfe: mit --note sagen, was daran neu ist
    error: the history of `e-forms` has this very line of 9 July 2026 already
     help: nothing needs to be done; what is new about it can be said with --note
    Fehler: im Verlauf von `e-forms` steht genau dieser Eintrag vom 9. Juli 2026 schon
     Hilfe: es ist nichts zu tun; was daran neu ist, lässt sich mit --note sagen
    error: the town does not speak `fr`
     help: its languages are: de, en. Should the note itself begin so, write `de=` before it
    Fehler: die Gemeinde spricht kein `fr`
     Hilfe: ihre Sprachen sind: de, en. Soll die Anmerkung selbst so beginnen, `de=` davor schreiben
    error: there are two notes in the language `de`
     help: name each language once, as --note TEXT --note en=TEXT
    Fehler: es gibt zwei Anmerkungen in der Sprache `de`
     Hilfe: jede Sprache einmal nennen, wie in --note TEXT --note en=TEXT
    error: the note is empty
     help: leave --note out, or say something
    Fehler: die Anmerkung ist leer
     Hilfe: --note weglassen oder etwas sagen
    error: `--format` is for the list alone
     help: leave it out, or leave out what follows `agenda`
    Fehler: `--format` gilt nur für die Liste
     Hilfe: es weglassen, oder das weglassen, was auf `agenda` folgt
    "#);
    assert_eq!(agenda(&town, &["set", "e-forms", "started", "--on", "1.9.2026"]).code, 2);
    assert!(town.read(FILE) == before);
    let none = Town::with_survey("");
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
            scope.spawn(move || {
                agenda(town, &["set", measure, "started", "--note", &format!("number {i}!")]).fine()
            });
        }
    });
    let text = text(&town);
    for i in 0..12 {
        assert_eq!(text.matches(&format!("\"number {i}!\"")).count(), 1, "{text}");
    }
    town.run("check").fine();
}

#[test]
fn each_help_is_one_screen_with_examples() {
    let town = Town::none();
    for action in ["show", "set", "export", "import"] {
        let help = town.run(&format!("help agenda {action}")).fine().out;
        assert!(
            help.lines().count() <= 30 && help.contains("Examples:\n  mitreden agenda"),
            "{help}"
        );
        assert_eq!(help, town.run(&format!("agenda {action} --help")).fine().out);
    }
    insta::assert_snapshot!(town.run("agenda --help").fine().out, @r#"
    Show and keep up what the town does about needs

    Usage: mitreden agenda [OPTIONS] [COMMAND]

    Commands:
      show    Show a measure with its whole history
      set     Add a line to a measure's history
      export  Write the agenda as a table for a spreadsheet
      import  Take in lines that were added to an exported table
      help    Print this message or the help of the given subcommand(s)

    Options:
          --format <FORMAT>  How the list is written: table, json or csv
      -h, --help             Print help

    Every command:
      -C, --folder <DIR>  The town's folder, instead of walking up to town/town.yaml
          --now <TIME>    The time it is taken to be, as 2026-05-12T10:00
      -q, --quiet         Say nothing but results and errors
          --lang <LANG>   The language of messages and results, de or en

    Measures stand in town/agenda.yaml. `set` and `import` add lines to their histories there and change
    nothing else.

    Examples:
      mitreden agenda
      mitreden agenda set e-forms started --note "Tender is out" --on 2026-09-01
      mitreden agenda export --out agenda.csv
    "#);
}
