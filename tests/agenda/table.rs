//! The agenda through a spreadsheet and back.

use super::{FILE, SMALL, agenda, text, town, with};
use crate::support::Town;

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
    insta::assert_snapshot!(agenda(&with(SMALL), &["export"]).fine().out.replace('\r', ""), @r#"
    measure,field,title_en,title_de,serves,owner_en,owner_de,horizon,cost,amount,principle,due,from,on,status,note_en,note_de
    wifi,net,Wi-Fi,Wi-Fi,wifi,ICT,ICT,now,,,,,,2026-01-05,idea,,
    help,net,Help,Help,help,ICT,ICT,medium,,,,2026-06,,,,,
    "#);
}

#[test]
fn lines_added_in_a_spreadsheet_are_taken_in() {
    let town = with(SMALL);
    let head = "measure,field,title_en,title_de,serves,owner_en,owner_de,horizon,cost,amount,principle,due,from,on,status,note_en,note_de";
    let exported = agenda(&town, &["export"]).fine().out;
    assert!(exported.starts_with(head), "{exported}");
    // Sorted anew, saved with semicolons and a mark, days in the way of the country, ends of rows
    // cut off.
    let table = format!(
        "\u{feff}{}\r\nwifi;;;;;;;;;;;;;1.8.2026;started\r\nwifi;net;Wi-Fi;Wi-Fi;wifi;ICT;ICT;now;;;;;;05.01.2026;idea;;\r\nwifi;;;;;;;;;;;;;2026-07-01;decided;\"Yes; it is\";Ja\r\n\r\nhelp;net;;;;;;;;;;;;2026-07-01;idea;;Nur deutsch;\r\n",
        head.replace(',', ";")
    );
    town.write("a.csv", table);
    let run = agenda(&town, &["import", "a.csv"]).fine();
    assert!(run.err.contains("3 new lines in the histories of 2 measures"), "{}", run.err);
    let began = "# so it began\n";
    let lines = "      - { on: 2026-07-01, status: decided, note: { en: \"Yes; it is\", de: \"Ja\" } }\n      - { on: 2026-08-01, status: started }\n";
    let wanted = SMALL.replace(began, &format!("{began}{lines}")).replace(
        "history: []",
        "history: [{ on: 2026-07-01, status: idea, note: { de: \"Nur deutsch\" } }]",
    );
    assert_eq!(text(&town), wanted);
    // Columns that only repeat the measure may be left out.
    town.write("b.csv", "measure,on,status\nwifi,2026-01-05,idea\nwifi,2026-07-01,decided\nwifi,2026-08-01,started\nhelp,2026-07-01,idea\nwifi,2026-08-05,half\n");
    let run = agenda(&town, &["import", "b.csv"]).fine();
    assert!(run.err.contains("1 new line in the history of 1 measure"), "{}", run.err);
}

/// A small town in which one measure has a note.
fn with_note() -> Town {
    let town = with(SMALL);
    agenda(&town, &["set", "help", "idea", "--on", "2026-03-01", "--note", "A note"]).fine();
    town
}

/// What is said of a table that is not taken in, in both languages.
fn refused(town: &Town, table: &str) -> String {
    town.write("a.csv", table);
    let told =
        ["en", "de"].map(|lang| agenda(town, &["import", "a.csv", "--lang", lang]).refused().err);
    told.concat() + "\n"
}

#[test]
fn columns_and_rows_of_another_shape_are_told() {
    let town = with_note();
    let before = town.read(FILE);
    let mut said = String::new();
    said += &refused(&town, "measure,onn,status,status,what\nwifi,2026-01-05,idea\n");
    said += &refused(
        &town,
        "measure,on,status,note_en\nwifi,2026-01-05,idea,,\nwifi,2026-01-05,idea,a,b\n",
    );
    said += &refused(&town, "");
    insta::assert_snapshot!(said, @r#"
    error: a.csv: column 2, `onn`, is none of an export’s
     help: did you mean `on`?
    error: a.csv: column 4, `status`, is there a second time
     help: delete one of the two
    error: a.csv: column 5, `what`, is none of an export’s
     help: its columns are: measure, field, title_en, title_de, serves, owner_en, owner_de, horizon, cost, amount, principle, due, from, on, status, note_en, note_de
    error: a.csv: there is no column `on`
     help: `measure`, `on` and `status` must be there, as `mitreden agenda export` writes them
    error: nothing has been written: there are 4 problems
     help: mend the table, or export it anew and add the lines there
    Fehler: a.csv: Spalte 2, `onn`, gibt es in keiner ausgegebenen Tabelle
     Hilfe: ist `on` gemeint?
    Fehler: a.csv: Spalte 4, `status`, gibt es ein zweites Mal
     Hilfe: eine der beiden löschen
    Fehler: a.csv: Spalte 5, `what`, gibt es in keiner ausgegebenen Tabelle
     Hilfe: die Spalten sind: measure, field, title_en, title_de, serves, owner_en, owner_de, horizon, cost, amount, principle, due, from, on, status, note_en, note_de
    Fehler: a.csv: die Spalte `on` fehlt
     Hilfe: `measure`, `on` und `status` muss es geben, so wie `mitreden agenda export` sie schreibt
    Fehler: es wurde nichts geschrieben: es gibt 4 Probleme
     Hilfe: die Tabelle berichtigen, oder sie neu ausgeben und dort die Zeilen hinzufügen

    error: a.csv, row 3: it has 5 cells, the first row has 4
     help: a text with the mark that parts cells needs quotes around it
    error: nothing has been written: there is 1 problem
     help: mend the table, or export it anew and add the lines there
    Fehler: a.csv, Zeile 3: sie hat 5 Zellen, die erste Zeile hat 4
     Hilfe: ein Text mit dem Zeichen, das Zellen trennt, braucht Anführungszeichen
    Fehler: es wurde nichts geschrieben: es gibt 1 Problem
     Hilfe: die Tabelle berichtigen, oder sie neu ausgeben und dort die Zeilen hinzufügen

    error: a.csv: there is no column `measure`
     help: `measure`, `on` and `status` must be there, as `mitreden agenda export` writes them
    error: a.csv: there is no column `on`
     help: `measure`, `on` and `status` must be there, as `mitreden agenda export` writes them
    error: a.csv: there is no column `status`
     help: `measure`, `on` and `status` must be there, as `mitreden agenda export` writes them
    error: nothing has been written: there are 3 problems
     help: mend the table, or export it anew and add the lines there
    Fehler: a.csv: die Spalte `measure` fehlt
     Hilfe: `measure`, `on` und `status` muss es geben, so wie `mitreden agenda export` sie schreibt
    Fehler: a.csv: die Spalte `on` fehlt
     Hilfe: `measure`, `on` und `status` muss es geben, so wie `mitreden agenda export` sie schreibt
    Fehler: a.csv: die Spalte `status` fehlt
     Hilfe: `measure`, `on` und `status` muss es geben, so wie `mitreden agenda export` sie schreibt
    Fehler: es wurde nichts geschrieben: es gibt 3 Probleme
     Hilfe: die Tabelle berichtigen, oder sie neu ausgeben und dort die Zeilen hinzufügen
    "#);
    town.write("a.csv", b"measure,on\nwifi,\xe4\n");
    assert!(agenda(&town, &["import", "a.csv"]).refused().err.contains("line 2 is not UTF-8"));
    assert!(agenda(&town, &["import", "none.csv"]).refused().err.contains("none.csv"));
    assert!(town.read(FILE) == before);
}

#[test]
fn what_is_wrong_in_a_row_is_told_with_row_and_column() {
    let town = with_note();
    let before = town.read(FILE);
    let mut said = String::new();
    said += &refused(
        &town,
        "measure,title_en,on,status,note_en\nwifi,Wireless,2026-01-05,idea,\nwiffi,,2026-05-01,idea,\nhelp,,2026-03-01,half,A note\nwifi,,2026-02-30,begun,\nwifi,X,2025-12-31,half,\nwifi,,2027-01-01,half,\n",
    );
    insta::assert_snapshot!(said, @r#"
    error: a.csv, row 3, column `measure`: there is no measure `wiffi` on the agenda
     help: did you mean `wifi`?
    error: a.csv, row 2, column `title_en`: it says `Wireless`, the agenda says `Wi-Fi`
     help: an import only adds lines: put the old words back, or change them in town/agenda.yaml
    error: a.csv, row 5, column `on`: `2026-02-30` is no day
     help: write it as 2026-09-01
    error: a.csv, row 5, column `status`: `begun` is no status
     help: a measure can be: idea, decided, started, half, done, dropped
    error: a.csv, row 6, column `title_en`: it says `X`, the agenda says `Wi-Fi`
     help: an import only adds lines: put the old words back, or change them in town/agenda.yaml
    error: a.csv, row 6, column `on`: the history of `wifi` goes up to 5 January 2026 already, 31 December 2025 lies before that
     help: new lines are of the last day or later
    error: a.csv, row 7, column `on`: 1 January 2027 has not come yet
     help: a history says what has happened: enter it on the day
    error: a.csv, row 4, column `status`: it says `half`, the agenda says `idea`
     help: an import only adds lines: put the old words back, or change them in town/agenda.yaml
    error: nothing has been written: there are 8 problems
     help: mend the table, or export it anew and add the lines there
    Fehler: a.csv, Zeile 3, Spalte `measure`: auf der Agenda gibt es keine Maßnahme `wiffi`
     Hilfe: ist `wifi` gemeint?
    Fehler: a.csv, Zeile 2, Spalte `title_en`: hier steht `Wireless`, auf der Agenda `Wi-Fi`
     Hilfe: ein Import fügt nur Einträge hinzu: die alten Worte wieder einsetzen, oder sie in town/agenda.yaml ändern
    Fehler: a.csv, Zeile 5, Spalte `on`: `2026-02-30` ist kein Tag
     Hilfe: in der Form 2026-09-01 schreiben
    Fehler: a.csv, Zeile 5, Spalte `status`: `begun` ist kein Stand
     Hilfe: möglich sind: idea, decided, started, half, done, dropped
    Fehler: a.csv, Zeile 6, Spalte `title_en`: hier steht `X`, auf der Agenda `Wi-Fi`
     Hilfe: ein Import fügt nur Einträge hinzu: die alten Worte wieder einsetzen, oder sie in town/agenda.yaml ändern
    Fehler: a.csv, Zeile 6, Spalte `on`: der Verlauf von `wifi` reicht schon bis zum 5. Jänner 2026, der 31. Dezember 2025 liegt davor
     Hilfe: neue Einträge sind vom letzten Tag oder später
    Fehler: a.csv, Zeile 7, Spalte `on`: der 1. Jänner 2027 ist noch nicht gekommen
     Hilfe: der Verlauf sagt, was geschehen ist: an dem Tag selbst eintragen
    Fehler: a.csv, Zeile 4, Spalte `status`: hier steht `half`, auf der Agenda `idea`
     Hilfe: ein Import fügt nur Einträge hinzu: die alten Worte wieder einsetzen, oder sie in town/agenda.yaml ändern
    Fehler: es wurde nichts geschrieben: es gibt 8 Probleme
     Hilfe: die Tabelle berichtigen, oder sie neu ausgeben und dort die Zeilen hinzufügen
    "#);
    assert!(town.read(FILE) == before);
}

#[test]
fn rows_that_say_nothing_new_or_were_taken_away_are_told() {
    let town = with_note();
    let before = town.read(FILE);
    let mut said = String::new();
    said += &refused(
        &town,
        "measure,on,status,note_en\nwifi,2026-01-05,idea,\nwifi,2026-02-05,idea,\nwifi,2026-02-06,half,x\nwifi,2026-02-06,half,x\n",
    );
    said += &refused(
        &town,
        "measure,on,status,note_en\nhelp,2026-05-01,done,other\nhelp,2026-05-02,done,\nwifi,2026-01-05,idea,\n",
    );
    said += &refused(&town, "measure,on,status,note_en\nwifi,2026-01-05,idea,\nhelp,,,\n");
    insta::assert_snapshot!(said, @r#"
    error: a.csv, row 3, column `status`: `wifi` is `idea` already, by its line of 5 January 2026
     help: say in a note what is new about it, or delete the row
    error: a.csv, row 5, column `on`: the history of `wifi` has this very line of 6 February 2026 already
     help: delete the row
    error: a.csv: all rows of `help` are missing
     help: an import takes nothing away: put them back, or change town/agenda.yaml
    error: nothing has been written: there are 3 problems
     help: mend the table, or export it anew and add the lines there
    Fehler: a.csv, Zeile 3, Spalte `status`: `wifi` ist schon `idea`, nach dem Eintrag vom 5. Jänner 2026
     Hilfe: in einer Anmerkung sagen, was daran neu ist, oder die Zeile löschen
    Fehler: a.csv, Zeile 5, Spalte `on`: im Verlauf von `wifi` steht genau dieser Eintrag vom 6. Februar 2026 schon
     Hilfe: die Zeile löschen
    Fehler: a.csv: alle Zeilen von `help` fehlen
     Hilfe: ein Import nimmt nichts weg: sie wieder einsetzen, oder town/agenda.yaml ändern
    Fehler: es wurde nichts geschrieben: es gibt 3 Probleme
     Hilfe: die Tabelle berichtigen, oder sie neu ausgeben und dort die Zeilen hinzufügen

    error: a.csv: the line of `help` of 1 March 2026 (`idea`) is missing
     help: an import takes nothing away: put the row back, or change town/agenda.yaml
    error: a.csv, row 3, column `status`: `help` is `done` already, by its line of 1 May 2026
     help: say in a note what is new about it, or delete the row
    error: nothing has been written: there are 2 problems
     help: mend the table, or export it anew and add the lines there
    Fehler: a.csv: der Eintrag bei `help` vom 1. März 2026 (`idea`) fehlt
     Hilfe: ein Import nimmt nichts weg: die Zeile wieder einsetzen, oder town/agenda.yaml ändern
    Fehler: a.csv, Zeile 3, Spalte `status`: `help` ist schon `done`, nach dem Eintrag vom 1. Mai 2026
     Hilfe: in einer Anmerkung sagen, was daran neu ist, oder die Zeile löschen
    Fehler: es wurde nichts geschrieben: es gibt 2 Probleme
     Hilfe: die Tabelle berichtigen, oder sie neu ausgeben und dort die Zeilen hinzufügen

    error: a.csv: the line of `help` of 1 March 2026 (`idea`) is missing
     help: an import takes nothing away: put the row back, or change town/agenda.yaml
    error: a.csv, row 3, column `on`: the cell is empty
     help: a new line needs a day and a status
    error: a.csv, row 3, column `status`: the cell is empty
     help: a new line needs a day and a status
    error: nothing has been written: there are 3 problems
     help: mend the table, or export it anew and add the lines there
    Fehler: a.csv: der Eintrag bei `help` vom 1. März 2026 (`idea`) fehlt
     Hilfe: ein Import nimmt nichts weg: die Zeile wieder einsetzen, oder town/agenda.yaml ändern
    Fehler: a.csv, Zeile 3, Spalte `on`: die Zelle ist leer
     Hilfe: ein neuer Eintrag braucht Tag und Stand
    Fehler: a.csv, Zeile 3, Spalte `status`: die Zelle ist leer
     Hilfe: ein neuer Eintrag braucht Tag und Stand
    Fehler: es wurde nichts geschrieben: es gibt 3 Probleme
     Hilfe: die Tabelle berichtigen, oder sie neu ausgeben und dort die Zeilen hinzufügen
    "#);
    assert!(town.read(FILE) == before);
}
