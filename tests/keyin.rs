//! Paper forms keyed at a terminal: by few keys, a second time blind, cut off and gone on with.

use mitreden::define::version_sign::VersionSign;
use mitreden::keep::record::Record;
use mitreden::keep::store::{PrintWish, Store, StoreError};

use crate::pty::Pty;
use crate::support::Town;

/// The whole example by digits: what is seen, what is pressed, and what a form of another reading
/// says.
const FORM: &[(&str, &str)] = &[
    ("Wohnen Sie in Leoben?", "1"),
    ("In welchem Stadtteil", "2"),
    // Answered against the routing: the form says who need not.
    ("Warum kommen Sie nach Leoben?", "1\r"),
    ("Wie alt sind Sie?", "2"),
    ("Welches Geschlecht haben Sie?", "1"),
    ("Seit wie vielen Jahren", "12\r"),
    ("Wie oft nutzen Sie das Internet?", "1"),
    ("Auf welchen Geräten", "13\r"),
    ("Welche Dienste der Stadt", "1\r"),
    ("Wie sehr stimmen Sie diesen Sätzen", "76"),
    ("Warum haben Sie keinen", "-"),
    ("persönlich im Rathaus?", "2\r"),
    ("alles in allem", "?"),
    // The third makes it whole: no Enter.
    ("Welche drei Dinge", "a31"),
    ("Wie zufrieden sind Sie heute in Leoben", "12345-2345"),
    ("Wie möchten Sie Amtswege", "3"),
    ("Wie erledigen Sie Dinge im Internet", "*"),
    ("Welche Hilfe wäre für Sie gut?", "35\r"),
    ("Was wünschen Sie sich von der Stadt", "Mehr Bänke\r"),
    ("Und für Ihren Stadtteil", "-"),
];

const START: &[(&str, &str)] = &[("Nummer des Bogens", "482915-00077"), ("ist angekreuzt", "1")];

/// The example's town, as if forms had been printed in it: their numbers are noted.
fn town() -> Town {
    let town = Town::of(".");
    printed(&town);
    town
}

/// Notes forms 1 to 20 as printed with the town's questionnaire; says its sign.
fn printed(town: &Town) -> String {
    town.write("none.jsonl", "");
    // Keying archives the questionnaire.
    town.run("keyin digitales-leoben-2026 --script none.jsonl").fine();
    let path = town.path("results/digitales-leoben-2026/responses.sqlite");
    let mut store = Store::open_existing(&path).unwrap().unwrap();
    let definition = store.definition_hashes().unwrap().remove(0);
    let sign = VersionSign::of(&definition).to_string();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 5, 2).unwrap();
    let wish = PrintWish {
        from: None,
        forms: 20,
        home: String::new(),
        // Prefix 482915.
        random: 382_915,
        definition,
        day,
        lang: "de".to_owned(),
        large: false,
    };
    store.take_numbers(wish).unwrap().unwrap();
    sign
}

fn pty(town: Town, args: &[&str]) -> Pty {
    Pty::at(town, &[&["keyin", "digitales-leoben-2026", "--lang", "de"], args].concat(), (80, 24))
}

fn records(town: &Town) -> Vec<Record> {
    let mut all = Vec::new();
    let path = town.path("results/digitales-leoben-2026/responses.sqlite");
    let read = Store::open_existing(&path).unwrap().unwrap().versions(|version| {
        all.push(version.what);
        Ok::<_, StoreError>(())
    });
    read.unwrap();
    all
}

#[test]
fn a_whole_form_by_digits_and_a_second_time_blind() {
    let town = Town::of(".");
    let sign = printed(&town);
    // The sign changes with the example's questionnaire.
    let shown = |screen: String| screen.replace(&sign, "#####");
    let mut pty = pty(town, &["--clerk", "AB", "--day", "2026-05-20"]);
    insta::assert_snapshot!("keyin_number", shown(pty.rests("Nummer des Bogens")));
    pty.walk(&[
        ("Nummer des Bogens", "482915-00074"),
        ("Die Prüfziffer von 48291500074 passt nicht", ""),
    ]);
    pty.walk(START);
    insta::assert_snapshot!("keyin_question", shown(pty.rests("Wohnen Sie in Leoben?")));
    pty.walk(&FORM[..5]);
    // A slip of the finger is told at once.
    pty.walk(&[("Seit wie vielen Jahren", "999\r"), ("Bitte noch einmal hinsehen", "12\r")]);
    pty.walk(&FORM[6..14]);
    insta::assert_snapshot!(
        "keyin_matrix",
        shown(pty.rests("Wie zufrieden sind Sie heute in Leoben"))
    );
    pty.walk(&FORM[14..]);
    insta::assert_snapshot!("keyin_end", shown(pty.rests("Alle Fragen sind eingegeben.")));
    pty.press("\r");
    pty.walk(&[
        ("Bogen 482915-00077 ist gespeichert.", "482915-00077"),
        ("wurde schon eingegeben", "q"),
    ]);
    pty.ends();
    let all = records(&pty.town);
    let [record] = &all[..] else { panic!("{all:?}") };
    assert_eq!(
        record.flags,
        ["against_routing:help-kind", "against_routing:reason", "unclear:coping"]
    );
    assert_eq!(record.answers["reason"], serde_json::json!({ "missing": "not_asked" }));
    assert_eq!(record.answers["top3"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        (record.mode.word(), record.revision, record.day.unwrap().to_string().as_str()),
        ("paper", 1, "2026-05-20")
    );

    let town = std::mem::replace(&mut pty.town, Town::none());
    let mut pty = self::pty(town, &["--verify", "--clerk", "CD"]);
    pty.walk(&[("Nummer des Bogens", "482915-00077")]);
    pty.sees("zweite Eingabe");
    // Blind: nothing of the first keying is shown. Two fields are read otherwise.
    for (at, (seen, keys)) in FORM.iter().enumerate() {
        pty.sees(seen);
        pty.press(match at {
            3 => "3",
            14 => "22345-2345",
            _ => keys,
        });
    }
    pty.walk(&[("Alle Fragen sind eingegeben.", "\r")]);
    insta::assert_snapshot!("keyin_differ", shown(pty.rests("zwei Eingaben sind verschieden")));
    pty.walk(&[("30 bis 44 Jahre", "2"), ("erste: 1", "1")]);
    pty.walk(&[
        ("2 Felder von 30 waren verschieden", "482915-00077"),
        ("wurde schon geprüft", "q"),
    ]);
    let told = pty.ends();
    assert!(told.contains("Fehlerrate: 6,67\u{a0}% (2 von 30 Feldern"), "{told}");
    let all = records(&pty.town);
    let newest = all.iter().max_by_key(|record| record.revision).unwrap();
    assert_eq!((all.len(), newest.revision, newest.answers["age"].as_str()), (2, 2, Some("45-59")));
    assert_eq!(
        newest.answers["satisfied"], all[0].answers["satisfied"],
        "settled for the first keying"
    );
}

#[test]
fn what_was_keyed_outlives_a_kill() {
    let mut pty = pty(town(), &[]);
    pty.walk(START);
    pty.walk(&FORM[..6]);
    pty.sees("Wie oft nutzen Sie das Internet?");
    pty.kill();
    let town = std::mem::replace(&mut pty.town, Town::none());
    let mut pty = self::pty(town, &[]);
    pty.walk(&[("Begonnen und verlassen: 482915-00077", "482915-00077")]);
    pty.walk(&FORM[6..]);
    pty.walk(&[("Alle Fragen sind eingegeben.", "\r"), ("ist gespeichert", "q")]);
    pty.ends();
    assert_eq!(records(&pty.town)[0].answers["years"], 12);
}

#[test]
fn without_consent_nothing_of_a_form_is_kept() {
    let mut pty = pty(town(), &["--plain"]);
    pty.walk(&[
        ("Nummer des Bogens", "482915 0007 7\r"),
        ("ist angekreuzt", "2\r"),
        ("kein Einverständnis", "482915-00077\r"),
    ]);
    // Asked again, so that a slip can be mended.
    pty.walk(&[("<: zurück", "<\r"), ("Nummer des Bogens", "q\r")]);
    let told = pty.ends();
    assert!(told.contains("0 Bögen gespeichert.") && !told.contains('\u{1b}'), "{told}");
    assert!(records(&pty.town).is_empty());
}

#[test]
fn forms_from_a_file_and_one_on_two_laptops() {
    let line = r#"{"form":"482915-00077","consent":true,"answers":{"resident":"yes","district":"goess"},"unclear":["age"]}"#;
    let town = |line: &str| {
        let town = town();
        town.write("forms.jsonl", line);
        town
    };
    let (one, two) = (town(line), town(&line.replace("goess", "centre")));
    for town in [&one, &two] {
        let run = town.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").fine();
        assert_eq!(run.err, "1 form kept.\n");
    }
    let again = one.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").refused();
    assert!(
        again.err.contains("forms.jsonl, line 1: Form 482915-00077 was keyed before."),
        "{}",
        again.err
    );
    // Keyed on both: the office is told, and neither stands until someone says which.
    let file = two.run("handin digitales-leoben-2026 --lang en").fine().out;
    let run = one.run_with(&[
        "merge",
        "digitales-leoben-2026",
        "--lang",
        "en",
        two.path(file.trim_end()).to_str().unwrap(),
    ]);
    assert!(run.err.contains("1 in conflict"), "{}", run.err);
    let wrong = one.run("keyin digitales-leoben-2026 --lang en --form-lang deu").refused();
    assert!(wrong.err.contains("does not speak `deu`; did you mean `de`?"), "{}", wrong.err);
}

/// A response of another day than it was received would be counted and purged as of that.
#[test]
fn a_form_whose_day_cannot_be_read_is_not_given_another() {
    let town = town();
    let line = r#"{"form":"482915-00077","consent":true,"answers":{"resident":"yes"}}"#;
    town.write("forms.jsonl", line);
    town.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").fine();
    let store = town.path("results/digitales-leoben-2026/responses.sqlite");
    let store = rusqlite::Connection::open(store).unwrap();
    store.execute_batch("UPDATE forms SET day = 'soon'").unwrap();
    let mut pty = pty(town, &["--verify", "--clerk", "CD"]);
    pty.walk(&[("Nummer des Bogens", "482915-00077")]);
    pty.sees("form 482915-00077 is of no day");
    let day: String = store.query_row("SELECT day FROM forms", [], |row| row.get(0)).unwrap();
    assert_eq!(day, "soon");
}

#[test]
fn a_question_jumped_over_is_come_back_to() {
    let mut pty = pty(town(), &[]);
    pty.walk(START);
    pty.walk(&[
        ("Wohnen Sie in Leoben?", "1"),
        ("In welchem Stadtteil", "#20\r"),
        ("Und für Ihren Stadtteil", "-"),
    ]);
    pty.walk(&[
        ("In welchem Stadtteil", "2"),
        ("Warum kommen Sie", "."),
        ("bleibt, wie er ist", "q"),
    ]);
    pty.ends();
}

#[test]
fn what_cannot_be_made_out_in_a_row_is_taken_back_and_a_table_left_is_come_back_to() {
    let mut pty = pty(town(), &[]);
    pty.walk(START);
    pty.walk(&FORM[..9]);
    // Both rows are keyed after all.
    pty.walk(&[("Wie sehr stimmen Sie diesen Sätzen", "*<76")]);
    pty.walk(&FORM[10..14]);
    pty.walk(&[("Wie zufrieden sind Sie heute in Leoben", "1*<<<"), ("Welche drei Dinge", "\r")]);
    pty.walk(&[("Wie zufrieden sind Sie heute in Leoben", "12345-234*")]);
    pty.walk(&FORM[15..]);
    pty.walk(&[("Alle Fragen sind eingegeben.", "\r"), ("ist gespeichert", "q")]);
    pty.ends();
    let flags = records(&pty.town)[0].flags.clone();
    let unclear: Vec<_> = flags.iter().filter(|flag| flag.starts_with("unclear:")).collect();
    assert_eq!(unclear, ["unclear:coping", "unclear:satisfied"]);
}

#[test]
fn what_is_written_against_a_rule_is_kept_as_it_is_when_keyed_once_more() {
    let mut pty = pty(town(), &[]);
    pty.walk(START);
    pty.walk(&FORM[..5]);
    pty.walk(&[("Seit wie vielen Jahren", "999\r"), ("Bitte noch einmal hinsehen", "\r")]);
    pty.walk(&FORM[6..]);
    pty.walk(&[("Alle Fragen sind eingegeben.", "\r"), ("ist gespeichert", "q")]);
    pty.ends();
    let record = &records(&pty.town)[0];
    assert!(record.flags.contains(&"against_rule:years".to_owned()), "{:?}", record.flags);
    assert_eq!(record.answers["years"], serde_json::json!({ "missing": "unanswered" }));
}

#[test]
fn an_erased_form_is_not_kept_again() {
    let town = town();
    town.write(
        "forms.jsonl",
        r#"{"form":"482915-00077","consent":true,"lang":"en","answers":{"resident":"yes"}}"#,
    );
    town.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").fine();
    let record = &records(&town)[0];
    assert_eq!(record.lang, "en");
    town.run(&format!("erase digitales-leoben-2026 {}", record.id)).fine();
    let run = town.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").refused();
    assert!(run.err.contains("Form 482915-00077 was erased"), "{}", run.err);
    let form = Store::open_existing(&town.path("results/digitales-leoben-2026/responses.sqlite"))
        .unwrap()
        .unwrap();
    assert!(
        form.form("482915-00077".parse().unwrap()).unwrap().is_none() && records(&town).is_empty()
    );
}

#[test]
fn a_language_of_a_form_that_the_survey_lacks_is_told_with_the_one_that_was_meant() {
    let town = town();
    for (lang, meant) in [("deu", "; did you mean `de`?"), ("hr", "; it speaks de, en")] {
        let form = r#"{"form":"482915-00077","consent":true,"lang":"LANG"}"#;
        town.write("forms.jsonl", form.replace("LANG", lang));
        let run = town.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").refused();
        let told = format!("line 1: the survey does not speak `{lang}`{meant}");
        assert!(run.err.contains(&told), "{}", run.err);
    }
}

#[test]
fn a_form_from_a_file_says_whether_there_is_consent() {
    let town = town();
    town.write("forms.jsonl", r#"{"form":"482915-00077","answers":{"resident":"yes"}}"#);
    let run = town.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").refused();
    assert!(
        run.err.contains("line 1: say of each form whether its box of consent is ticked"),
        "{}",
        run.err
    );
    town.write(
        "forms.jsonl",
        r#"{"form":"482915-00077","consent":false,"answers":{"resident":"yes"}}"#,
    );
    assert_eq!(
        town.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").fine().err,
        "0 forms kept.\n"
    );
    assert!(records(&town).is_empty());
}

#[test]
fn the_same_form_keyed_alike_on_two_laptops_is_one_response() {
    let town = || {
        let town = town();
        town.write("forms.jsonl", r#"{"form":"482915-00077","consent":true,"answers":{"resident":"yes","district":"goess"}}"#);
        town.run("keyin digitales-leoben-2026 --lang en --script forms.jsonl").fine();
        town
    };
    let (one, two) = (town(), town());
    let file = two.run("handin digitales-leoben-2026 --lang en").fine().out;
    let run = one.run_with(&[
        "merge",
        "digitales-leoben-2026",
        "--lang",
        "en",
        two.path(file.trim_end()).to_str().unwrap(),
    ]);
    assert!(
        run.code == 0 && run.err.contains("1 known before, 0 replaced, 0 in conflict"),
        "{}",
        run.err
    );
}

fn matrix_survey() -> mitreden::define::survey::Survey {
    use mitreden::base::diagnostics::{Problems, Source};
    let text = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [paper]\nneeds: { a: A, b: B }\npages:\n  - page: p\n    questions:\n      - { id: m, type: matrix, text: M?, rows: { r1: One, r2: Two, r3: Three }, scale: { from: 1, to: 5 } }\n      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }\n";
    mitreden::define::survey::read(&Source::new("s.yaml", text), &[], None, &mut Problems::new())
        .unwrap()
}

#[test]
fn settling_one_row_leaves_the_others_alone() {
    use mitreden::ask::keyed::{compare, from_text, take_field};
    use mitreden::base::locale::Lang;
    let survey = matrix_survey();
    let first = from_text(&survey, r#"{"m":{"answer":{"missing":"unanswered"}}}"#).given;
    let mut settled = from_text(&survey, r#"{"m":{"answer":{"r1":1,"r2":2,"r3":3}}}"#).given;
    let (_, differences) = compare(&survey, ("en", Lang::En), &first, &settled);
    assert_eq!(differences.len(), 3);
    take_field(&survey, &mut settled, &first, &differences[0]);
    let (_, after) = compare(&survey, ("en", Lang::En), &first, &settled);
    assert_eq!(after.len(), 2, "rows 2 and 3 as keyed second: {settled:?}");
}

#[test]
fn what_cannot_be_made_out_in_a_row_is_compared_and_settled() {
    use mitreden::ask::keyed::{compare, from_text, take_field};
    use mitreden::base::locale::Lang;
    let survey = matrix_survey();
    let rows = r#"{"r1":1,"r2":2,"r3":{"missing":"unanswered"}}"#;
    let first = from_text(&survey, &format!(r#"{{"m":{{"answer":{rows},"unclear":true}}}}"#)).given;
    let mut second = from_text(&survey, &format!(r#"{{"m":{{"answer":{rows}}}}}"#)).given;
    let (_, differences) = compare(&survey, ("en", Lang::En), &first, &second);
    assert_eq!(differences.len(), 1);
    take_field(&survey, &mut second, &first, &differences[0]);
    assert_eq!(first, second);
}
