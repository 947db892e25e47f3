//! The mapping's grammar: every form, and every fault with its message.

use super::*;
use crate::import::mapping::{Given, How, ImportFormat};
use mitreden_base::diagnostics::Severity;
use mitreden_define::survey::Mode;

/// What is wrong with a mapping: kinds, the text that is pointed at and what was probably meant.
fn faults(yaml: &str) -> Vec<(&'static str, String, Option<String>)> {
    let mut problems = Problems::new();
    let mapping = mapping::read(&Source::new("m.yaml", yaml), &small(), &mut problems);
    assert_eq!(mapping.is_none(), problems.has_errors());
    // Every message can be said.
    assert!(!shown(&problems).contains("{$"), "{}", shown(&problems));
    let fault = |problem: &&mitreden_base::diagnostics::Diagnostic| {
        let range = problem.place.range().unwrap_or(0..0);
        (problem.kind, problem.place.source().text[range].to_owned(), problem.suggestion.clone())
    };
    problems.sorted().iter().map(fault).collect()
}

fn the_fault(yaml: &str) -> (&'static str, String, Option<String>) {
    let mut all = faults(yaml);
    assert_eq!(all.len(), 1, "{yaml}: {all:?}");
    all.remove(0)
}

#[test]
fn every_form_is_read() {
    let yaml = r#"
survey: small
file: { format: csv, delimiter: ";", encoding: windows-1252, decimal: ",", missing: ["", "NA"] }
id: nr
mode: { from: how, codes: { "W": online } }
lang: { from: tongue, codes: { "1": en, "2": de } }
source: { from: wave, codes: { "1": spring } }
day: when
place: { text: fair }
disposition: { from: end, codes: { "ok": complete } }
answers:
  home: { from: h, codes: { "1": "yes", "2": "no" }, unanswered: ["9"] }
  since: s
  rate: { from: r, dont_know: ["8"], refused: ["9"], not_asked: ["-1"] }
  grid: { rows: { a: g1, b: g2 }, codes: { "x": "5" }, dont_know: ["9"] }
  top: { rank_of: { a: t1, b: t2 } }
  many: { ticked: { x: m1, y: m2 }, yes: ["1", "ja"] }
  budget: { points: { m: b1, n: b2 } }
ignore: [q*, rest]
"#;
    let survey = small();
    let mapping = read(&survey, yaml).unwrap();
    let encoding = encoding_rs::WINDOWS_1252;
    assert_eq!(mapping.format, ImportFormat::Csv { delimiter: b';', encoding });
    assert_eq!((mapping.decimal, mapping.missing.len()), (',', 2));
    assert!(matches!(&mapping.mode, Given::Column(_, codes) if codes["W"] == Mode::Online));
    assert!(matches!(&mapping.place, Some(Given::Fixed(place)) if place == "fair"));
    assert_eq!(mapping.answers.len(), 7);
    assert!(
        mapping.ignores("q17")
            && mapping.ignores("rest")
            && !mapping.ignores("rest2")
            && !mapping.ignores("h")
    );
    let forms = [
        ("top", "{ ranked: [t1, t2], codes: { \"1\": a }, none: [\"99\"] }"),
        ("many", "{ picked: [m1, m2], codes: { \"1\": x } }"),
        ("many", "{ split: m, at: \";\", codes: { \"1\": x } }"),
    ];
    for (question, form) in forms {
        let mapping = read(&survey, &with_answers(&format!("{question}: {form}"))).unwrap();
        let how = &mapping.answers[0].1;
        assert!(
            matches!(how, How::Ranked { .. } | How::Picked { .. } | How::Split { .. }),
            "{form}: {how:?}"
        );
    }
}

#[test]
fn faults_of_answers_are_pointed_at() {
    let cases = [
        ("hone: h", "unknown-question", "hone", Some("home")),
        ("home: { from: h, codes: { \"1\": yess } }", "unknown-option", "yess", Some("yes")),
        ("grid: { rows: { e: g } }", "unknown-row", "e", None),
        ("top: { rank_of: { alpha: g } }", "unknown-option", "alpha", None),
        ("top: { ranked: [t], codes: { \"1\": e } }", "unknown-option", "e", None),
        ("many: { ticked: { w: m }, yes: [\"1\"] }", "unknown-option", "w", None),
        (
            "many: { ticked: { x: m }, yes: [\"1\"], no: [\"0\", \"1\"] }",
            "import-raw-twice",
            "\"1\"",
            None,
        ),
        ("rate: { from: r, codes: { \"gut\": \"6\" } }", "import-point", "\"6\"", None),
        ("rate: { from: r, code: { \"gut\": \"5\" } }", "unknown-key", "code", Some("codes")),
        ("since: { from: s, codes: { \"x\": \"long\" } }", "not-a-number", "\"long\"", None),
        ("moved: { from: s, codes: { \"x\": \"1.5.2020\" } }", "not-a-date", "\"1.5.2020\"", None),
        ("home: { rows: { a: g } }", "import-form", "rows", None),
        ("grid: g", "import-form", "g", None),
        ("top: { picked: [t] }", "import-form", "picked", None),
        ("top: { ranked: [t], rank_of: { a: u } }", "unknown-key", "rank_of", None),
        ("top: { rank_of: { a: t }, codes: { \"1\": a } }", "unknown-key", "codes", None),
        ("budget: { points: [b] }", "wrong-shape", "[", None),
        ("double: d", "import-cannot", "double", None),
        ("home: h, words: h", "import-column-twice", "h", None),
        ("home: id", "import-column-twice", "id", None),
        (
            "rate: { from: r, dont_know: [\"9\"], refused: [\"9\"] }",
            "import-raw-twice",
            "\"9\"",
            None,
        ),
        (
            "rate: { from: r, codes: { \"9\": \"5\" }, refused: [\"9\"] }",
            "import-raw-twice",
            "\"9\"",
            None,
        ),
        ("rate: { from: r, refused: [\"\"] }", "import-raw-missing", "\"\"", None),
        ("rate: { from: r, none: [\"9\"] }", "import-none", "none", None),
        ("many: { split: m, at: \"\" }", "wrong-shape", "\"\"", None),
    ];
    for (answers, kind, at, suggestion) in cases {
        let fault = the_fault(&with_answers(answers));
        assert_eq!((fault.0, fault.2.as_deref()), (kind, suggestion), "{answers}");
        assert!(at.is_empty() || fault.1 == at, "{answers}: points at {}", fault.1);
    }
}

#[test]
fn faults_around_the_answers_are_pointed_at() {
    let good = "survey: small\nmode: online\nlang: en\nanswers: { home: h }\n";
    assert!(faults(good).is_empty());
    let replaced = [
        ("survey: small", "survey: smal", "import-survey", "smal", Some("small")),
        ("mode: online", "mode: onlin", "unknown-word", "onlin", Some("online")),
        ("mode: online", "mode: phone", "import-mode", "phone", None),
        (
            "mode: online",
            "mode: { from: m, codes: { \"1\": phone } }",
            "import-mode",
            "phone",
            None,
        ),
        ("mode: online", "mode: { codes: { \"1\": paper } }", "missing-key", "", None),
        ("lang: en", "lang: fr", "unknown-language", "fr", None),
        ("lang: en\n", "", "missing-key", "", None),
    ];
    for (old, new, kind, at, suggestion) in replaced {
        let fault = the_fault(&good.replace(old, new));
        assert_eq!((fault.0, fault.2.as_deref()), (kind, suggestion), "{new}");
        assert!(at.is_empty() || fault.1 == at, "{new}: points at {}", fault.1);
    }
    let added = [
        ("base_weight: { text: -1 }", "import-base-weight", "-1", None),
        ("sorce: x", "unknown-key", "sorce", Some("source")),
        ("source: { text: collected }", "import-source", "collected", None),
        ("day: { text: 1.5.2020 }", "not-a-date", "1.5.2020", None),
        ("disposition: { from: d, codes: { \"1\": finished } }", "unknown-word", "finished", None),
        ("ignore: [h]", "import-ignored-too", "h", None),
        ("place: h", "import-column-twice", "h", None),
        ("file: { format: xls }", "unknown-word", "xls", Some("xlsx")),
        ("file: { format: xlsx, delimiter: \";\" }", "import-not-for-format", "delimiter", None),
        ("file: { format: jsonl, encoding: utf-8 }", "import-not-for-format", "encoding", None),
        ("file: { format: csv, sheet: x }", "import-not-for-format", "sheet", None),
        ("file: { delimiter: \";;\" }", "import-delimiter", "\";;\"", None),
        ("file: { delimiter: \"ä\" }", "import-delimiter", "\"ä\"", None),
        ("file: { encoding: utf8x }", "import-encoding", "utf8x", Some("utf-8")),
        (
            "file: { encoding: windows-1253x }",
            "import-encoding",
            "windows-1253x",
            Some("windows-1252"),
        ),
        ("file: { decimal: \";\" }", "unknown-word", "\";\"", None),
    ];
    for (line, kind, at, suggestion) in added {
        let fault = if line.starts_with("place") {
            faults(&format!("{good}{line}\n")).remove(0)
        } else {
            the_fault(&format!("{good}{line}\n"))
        };
        assert_eq!((fault.0, fault.2.as_deref()), (kind, suggestion), "{line}");
        assert_eq!(fault.1, at, "{line}");
    }
}

#[test]
fn a_special_answer_nobody_may_give_is_a_warning() {
    let mut problems = Problems::new();
    let yaml = with_answers("grid: { rows: { a: g }, refused: [\"9\"] }");
    assert!(mapping::read(&Source::new("m.yaml", &yaml), &small(), &mut problems).is_some());
    assert_eq!(problems.count(Severity::Warning), 1);
    // In the street anybody may refuse.
    assert!(faults(&with_answers("home: { from: h, refused: [\"9\"] }")).is_empty());
}

#[test]
fn all_faults_are_found_at_once() {
    let yaml = "survey: x\nmode: y\nlang: z\nanswers: { home: { from: h, codes: { \"1\": w } }, hom: i }\nbase_weight: { text: q }\n";
    let kinds: Vec<_> = faults(yaml).into_iter().map(|fault| fault.0).collect();
    let expected = [
        "import-survey",
        "unknown-word",
        "unknown-language",
        "unknown-option",
        "unknown-question",
        "import-base-weight",
    ];
    assert_eq!(kinds, expected);
}
