use proptest::prelude::*;

use super::super::agenda::MeasureStatus;
use super::*;
use crate::survey::{Piece, Text};

fn event(note: Option<Text>) -> MeasureEvent {
    MeasureEvent { on: "2026-07-09".parse().unwrap(), status: MeasureStatus::Decided, note }
}

fn text(versions: &[(&str, &str)]) -> Text {
    let version =
        |(tag, words): &(&str, &str)| ((*tag).to_owned(), vec![Piece::Words((*words).to_owned())]);
    Text { versions: versions.iter().map(version).collect() }
}

fn file(history: &str) -> String {
    format!(
        "# head\nmeasures:\n  a:\n    title: A\n    history:{history}\n    due: 2027-06  # kept\n  b: {{ history: [] }}\n# foot\n"
    )
}

fn with(text: &str, event: &MeasureEvent) -> String {
    let entry = HistoryEntry { measure: "a".into(), event: event.clone() };
    add(&Source::new("agenda.yaml", text), &[entry])
        .unwrap_or_else(|error| panic!("{error}: {text}"))
        .text
        .clone()
}

/// The lines that the result has and the text has not, and the other way round.
fn difference(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let lacking =
        |a: &[String], b: &[String]| a.iter().filter(|line| !b.contains(line)).cloned().collect();
    (lacking(&lines(new), &lines(old)), lacking(&lines(old), &lines(new)))
}

#[test]
fn a_line_is_put_where_the_last_one_ends_and_written_as_that_is() {
    let note = event(Some(text(&[("de", "Ja"), ("en", "Yes")])));
    let flow = "{ on: 2026-07-09, status: decided, note: { de: \"Ja\", en: \"Yes\" } }";
    for (history, new) in [
        ("\n      - { on: 2026-06-22, status: idea }", vec![format!("      - {flow}")]),
        ("\n      - { on: 2026-06-22, status: idea } # why # not", vec![format!("      - {flow}")]),
        (
            "\n    - { on: 2026-06-22, status: idea }\n\n    # what comes next",
            vec![format!("    - {flow}")],
        ),
        ("\n      - { on: 2026-06-22,\n          status: idea, }", vec![format!("      - {flow}")]),
        (
            "\n      - { on: 2026-06-22, status: idea }\n      # between\n      - {\n          on: 2026-06-23, status: idea } #",
            vec![format!("      - {flow}")],
        ),
        (
            "\n      - on: 2026-06-22\n        status: idea",
            vec![
                "      - on: 2026-07-09".to_owned(),
                "        status: decided".to_owned(),
                "        note: { de: \"Ja\", en: \"Yes\" }".to_owned(),
            ],
        ),
        (
            "\n      -   on: 2026-06-22 # - a\n          status: idea\n          note:\n            de: Nein - doch\n            en: 'No # yes'",
            vec![
                "      -   on: 2026-07-09".to_owned(),
                "          status: decided".to_owned(),
                "          note: { de: \"Ja\", en: \"Yes\" }".to_owned(),
            ],
        ),
        (
            "\n      - # - { a comment }\n        on: 2026-06-22\n        status: idea",
            vec![
                "      - on: 2026-07-09".to_owned(),
                "        status: decided".to_owned(),
                "        note: { de: \"Ja\", en: \"Yes\" }".to_owned(),
            ],
        ),
        (
            " [\n      { on: 2026-06-22, status: idea }, # last, as it stands\n     ]",
            vec![format!("      {flow},")],
        ),
    ] {
        let old = file(history);
        assert_eq!(difference(&old, &with(&old, &note)), (new, vec![]), "{old}");
    }
}

#[test]
fn a_list_in_brackets_gets_its_line_inside() {
    let plain = event(None);
    let flow = "{ on: 2026-07-09, status: decided }";
    for (history, new) in [
        (" []", format!("[{flow}]")),
        (" [ ] # none yet", format!("[{flow} ] # none yet")),
        (
            " [{ on: 2026-06-22, status: idea }]",
            format!("[{{ on: 2026-06-22, status: idea }}, {flow}]"),
        ),
        (
            " [{ on: 2026-06-22, status: idea, note: \"]}\" } , ]",
            format!("note: \"]}}\" }}, {flow} , ]"),
        ),
        (
            " [{ on: 2026-06-22, status: idea } # ]\n     ]",
            format!("status: idea }}, {flow} # ]\n     ]"),
        ),
        (
            " [\n      { on: 2026-06-22, status: idea } # last\n     ]",
            format!("status: idea }}, # last\n      {flow}\n     ]"),
        ),
    ] {
        let old = file(history);
        let got = with(&old, &plain);
        assert!(got.contains(&new), "{got}\n{new}");
    }
    let inside = "measures: { a: { history: [{ on: 2026-06-22, status: idea }] }, b: {} }";
    assert_eq!(
        with(inside, &plain),
        format!(
            "measures: {{ a: {{ history: [{{ on: 2026-06-22, status: idea }}, {flow}] }}, b: {{}} }}"
        )
    );
}

#[test]
fn line_ends_tabs_quoted_keys_and_a_missing_last_line_end_are_borne() {
    let plain = event(None);
    let windows = file("\n      - { on: 2026-06-22, status: idea }").replace('\n', "\r\n");
    let got = with(&windows, &plain);
    assert_eq!(got.matches('\n').count(), got.matches("\r\n").count());
    assert_eq!(
        got,
        windows.replace("idea }\r\n", "idea }\r\n      - { on: 2026-07-09, status: decided }\r\n")
    );
    let no_end = "measures:\n  a:\n    \"history\" :\n    -\t{ on: 2026-06-22,\tstatus: idea }\t";
    assert_eq!(
        with(no_end, &plain),
        format!("{no_end}\n    - {{ on: 2026-07-09, status: decided }}")
    );
    let question = "measures:\n  a:\n    ? history\n    : - { on: 2026-06-22, status: idea }\n    due: 2027-01\n";
    assert_eq!(
        difference(question, &with(question, &plain)),
        (vec!["      - { on: 2026-07-09, status: decided }".to_owned()], vec![])
    );
}

#[test]
fn texts_over_several_lines_stay_what_they_are() {
    for note in [
        "|\n          One\n          two\n\n",
        "|+\n          One\n\n\n",
        ">-\n          One\n          two\n",
        "|2\n           One\n",
        "One\n          two\n\n          three",
        "~",
        "",
        "\"One\n          two\"",
    ] {
        let old =
            file(&format!("\n      - on: 2026-06-22\n        status: idea\n        note: {note}"));
        let got = with(&old, &event(None));
        assert_eq!(
            got.replace("      - on: 2026-07-09\n        status: decided\n", ""),
            old,
            "{note:?}"
        );
    }
}

#[test]
fn what_has_no_history_gets_none() {
    let entry = |code: &str| HistoryEntry { measure: code.into(), event: event(None) };
    let source =
        Source::new("agenda.yaml", "measures: { a: { history: { on: 1 } }, b: { title: B } }");
    for code in ["a", "b", "c"] {
        assert_eq!(add(&source, &[entry(code)]), Err(NotAdded::NoHistory(code.into())));
    }
    assert_eq!(
        add(&Source::new("agenda.yaml", "measures: ["), &[entry("a")]),
        Err(NotAdded::Unreadable)
    );
}

#[test]
fn several_lines_go_in_together_in_their_order() {
    let old = file(" [{ on: 2026-06-22, status: idea }]");
    let entry = |code: &str, note: &str| HistoryEntry {
        measure: code.into(),
        event: event(Some(text(&[("", note)]))),
    };
    let got = add(
        &Source::new("agenda.yaml", &old),
        &[entry("a", "1"), entry("b", "2"), entry("a", "3")],
    )
    .unwrap();
    let line = |note: &str| format!("{{ on: 2026-07-09, status: decided, note: \"{note}\" }}");
    assert!(
        got.text.contains(&format!("status: idea }}, {}, {}]", line("1"), line("3"))),
        "{}",
        got.text
    );
    assert!(got.text.contains(&format!("b: {{ history: [{}] }}", line("2"))), "{}", got.text);
}

proptest! {
    /// `says_so_much_more` reads each result back: to come through is to be the same text.
    #[test]
    fn any_note_can_be_written(note in any::<String>(), german in "\\PC{0,20}|[\"'#:{}\\[\\]\\\\\n\r\t,|>&*!%@` -]{0,20}", style in 0..5_usize) {
        let history = [
            "\n      - { on: 2026-06-22, status: idea }",
            "\n      - on: 2026-06-22\n        status: idea",
            " []",
            " [ { on: 2026-06-22, status: idea }, ]",
            "\n      - on: 2026-06-22\n        status: idea\n        note: |+\n          Keep\n\n",
        ][style];
        let old = file(history);
        let one = with(&old, &event(Some(text(&[("", &note)]))));
        let two = with(&one, &event(Some(text(&[("de", &german), ("en", &note)]))));
        prop_assert!(two.len() > one.len() && one.len() > old.len());
    }

    /// Whatever is there: no panic, and nothing of it is lost.
    #[test]
    fn no_file_makes_it_panic(history in "[-{}\\[\\]:,#\"'|> \n\tab0-9]{0,60}") {
        let old = file(&history);
        if let Ok(new) = add(&Source::new("agenda.yaml", &old), &[HistoryEntry { measure: "a".into(), event: event(None) }]) {
            let mut rest = new.text.as_str();
            prop_assert!(old.chars().all(|c| rest.find(c).map(|at| rest = &rest[at + c.len_utf8()..]).is_some()));
        }
    }
}
