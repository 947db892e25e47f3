//! Every fault: its kind, what the caret points at, and what is suggested.

use std::collections::BTreeSet;

use super::{compile, faults, town};
use crate::locale::Say as _;
use crate::logic::{ExpressionFault, Want};
use mitreden_base::diagnostics::{Place, Severity, Source};
use mitreden_base::locale::{Lang, Word};

/// Text, kind, what the caret points at, suggestion.
const CASES: &[(&str, &str, &str, Option<&str>)] = &[
    ("", "logic-empty", "", None),
    ("  ", "logic-empty", "", None),
    ("resident ==", "logic-end", "", None),
    ("(resident == 'yes'", "logic-parenthesis", "(", None),
    ("count(used", "logic-parenthesis", "(", None),
    ("age in ['16-29'", "logic-bracket", "[", None),
    ("resident 'yes'", "logic-unexpected", "'yes'", None),
    ("resident == and", "logic-unexpected", "and", None),
    ("visits > 3,5", "logic-comma", ",", None),
    ("visits ? 3", "logic-character", "?", None),
    ("resident == 'yes", "logic-quote-open", "'yes", None),
    ("resident == \"yes\"", "logic-quote-other", "\"yes\"", Some("'yes'")),
    ("resident = 'yes'", "logic-equals", "=", Some("==")),
    ("visits > 3 && visits < 5", "logic-symbol", "&&", Some("and")),
    ("visits <> 3", "logic-symbol", "<>", Some("!=")),
    ("visits > 3 AND visits < 5", "logic-word", "AND", Some("and")),
    ("nicht adult", "logic-word", "nicht", Some("not")),
    ("visits -1 > 3", "logic-minus-spaces", "-", None),
    ("visits > -size", "logic-minus-value", "-size", None),
    ("1 < visits < 5", "logic-chain", "1 < visits <", None),
    ("visits > 1e3", "logic-number", "1e3", None),
    ("since > 2026-02-30", "logic-date-invalid", "2026-02-30", None),
    ("since > 1.5.2026", "logic-date-form", "1.5.2026", Some("2026-05-01")),
    ("satisfied.311 == 1", "logic-row-quotes", ".311", Some("['311']")),
    ("satisfied[wifi] == 1", "logic-row-quotes", "wifi", None),
    ("residnet == 'yes'", "logic-unknown-question", "residnet", Some("resident")),
    ("adult == True", "logic-unknown-question", "True", Some("true")),
    ("later-one > 1", "logic-later", "later-one", None),
    ("this-one > 1", "logic-itself", "this-one", None),
    ("answered(hello)", "logic-note", "hello", None),
    ("used == 'portal'", "logic-no-single-value", "used", None),
    ("top3 == 'wifi'", "logic-no-single-value", "top3", None),
    ("budget > 3", "logic-no-single-value", "budget", None),
    ("satisfied > 3", "logic-no-single-value", "satisfied", None),
    ("find-waste == 'done'", "logic-no-single-value", "find-waste", None),
    ("resident.yes == 1", "logic-no-rows", "yes", None),
    ("satisfied.wify == 1", "logic-unknown-row", "wify", Some("wifi")),
    ("resident == 'yse'", "logic-unknown-option", "'yse'", Some("yes")),
    ("'protal' in used", "logic-unknown-option", "'protal'", Some("portal")),
    ("resident in ['yes', 'nö']", "logic-unknown-option", "'nö'", Some("no")),
    ("rank(top3, 'wlan') == 1", "logic-unknown-option", "'wlan'", None),
    ("any_of(used, ['phone', 'portals'])", "logic-unknown-option", "'portals'", Some("portal")),
    ("resident == yes", "logic-code-quotes", "yes", Some("'yes'")),
    ("age == 16-29", "logic-code-quotes", "16-29", Some("'16-29'")),
    ("portal in used", "logic-code-quotes", "portal", Some("'portal'")),
    ("rank(top3, wifi) == 1", "logic-code-wanted", "wifi", Some("'wifi'")),
    ("any_of(top3, [311])", "logic-code-wanted", "311", Some("'311'")),
    ("answered('resident')", "logic-not-a-question", "'resident'", None),
    ("visits", "logic-not-a-condition", "visits", None),
    ("resident and adult", "logic-not-a-condition", "resident", None),
    ("since + 1 > 3", "logic-not-a-number", "since", None),
    ("resident == 3", "logic-compare", "resident == 3", None),
    ("mark == 3", "logic-compare", "mark == 3", Some("'3'")),
    ("visits == '3'", "logic-compare", "visits == '3'", Some("3")),
    ("since > '2026-05-01'", "logic-compare", "since > '2026-05-01'", Some("2026-05-01")),
    ("visits in [1, 'b']", "logic-compare", "'b'", None),
    ("311 in top3", "logic-compare", "311", Some("'311'")),
    ("resident < 'no'", "logic-order-options", "resident < 'no'", None),
    ("age < school", "logic-order-differs", "age < school", None),
    ("idea < 'b'", "logic-order", "idea < 'b'", None),
    ("adult > true", "logic-order", "adult > true", None),
    ("'a' in 'b'", "logic-in", "'b'", None),
    ("'a' in idea", "logic-in-question", "idea", None),
    ("visits == [1]", "logic-list-here", "[1]", None),
    ("visits in []", "logic-list-empty", "[]", None),
    ("any_of(used, 'phone')", "logic-list-wanted", "'phone'", None),
    ("resident in [yes]", "logic-list-literal", "yes", Some("'yes'")),
    ("counts(used) > 1", "logic-unknown-function", "counts", Some("count")),
    ("count > 1", "logic-function-bare", "count", Some("count(q)")),
    ("count() > 1", "logic-argument-count", "count()", None),
    ("round(size, 2) > 1", "logic-argument-count", "round(size, 2)", None),
    ("count(visits) > 1", "logic-argument-type", "visits", None),
    ("rank(used, 'phone') > 1", "logic-argument-type", "used", None),
    ("count(satisfied.wifi) > 1", "logic-argument-type", "satisfied.wifi", None),
    ("sum(top3) > 1", "logic-argument-type", "top3", None),
    ("year(visits) > 1", "logic-argument-type", "visits", None),
    ("matches(resident, 'y.*')", "logic-argument-type", "resident", None),
    ("min(idea, 1) > 0", "logic-argument-type", "idea", None),
    ("if(adult, 1, 'b') == 1", "logic-mixed", "'b'", None),
    ("matches(idea, name)", "logic-pattern-wanted", "name", None),
    ("matches(idea, 'a(')", "logic-pattern", "'a('", None),
    ("matches(idea, 'a)(b')", "logic-pattern", "'a)(b'", None),
];

/// Its sentence, and what the attributes say that it has.
fn says(fault: &ExpressionFault) -> (String, [Option<String>; 3]) {
    let words: Vec<_> = fault.args.iter().map(|(name, value)| (*name, Word::from(value))).collect();
    let attribute = |name| Lang::En.attribute(fault.kind, name, &words);
    (Lang::En.say(fault.kind, &words), ["why", "help", "label"].map(attribute))
}

#[test]
fn each_fault_is_told_where_it_is() {
    let town = town();
    for (text, kind, caret, suggestion) in CASES {
        let found = faults(text, &town);
        let [fault] = &found[..] else { panic!("{text}: {found:?}") };
        let at = text.get(fault.range.clone()).expect("bytes of the text");
        assert_eq!(
            (fault.kind, at, fault.suggestion.as_deref()),
            (*kind, *caret, *suggestion),
            "{text}"
        );
    }
}

#[test]
fn each_fault_has_its_sentences() {
    let town = town();
    for (text, kind, ..) in CASES {
        for fault in faults(text, &town) {
            let (said, [why, help, label]) = says(&fault);
            assert!(!said.starts_with("logic-"), "{text}: {said}");
            for part in [&why, &help, &label].into_iter().flatten().chain([&said]) {
                assert!(!part.contains("{$"), "{text}: {part}");
            }
            assert!(
                why.is_some()
                    || help.is_some()
                    || fault.suggestion.is_some()
                    || kind.contains("unknown")
            );
        }
    }
}

#[test]
fn every_kind_in_the_code_has_a_case_and_a_sentence() {
    let files = [
        include_str!("../lexer.rs"),
        include_str!("../parser.rs"),
        include_str!("../check.rs"),
        include_str!("../call.rs"),
        include_str!("../analyse.rs"),
    ];
    let code =
        files.iter().flat_map(|file| file.split('"')).filter(|part| part.starts_with("logic-"));
    let used: BTreeSet<_> = code.collect();
    let mut cases: BTreeSet<_> = CASES.iter().map(|(_, kind, ..)| *kind).collect();
    // Tested by themselves: too long, too deep, too large, and the warnings.
    cases.extend([
        "logic-long",
        "logic-deep",
        "logic-number-large",
        "logic-always-true",
        "logic-never-true",
        "logic-never-asked",
    ]);
    assert_eq!(used, cases);
    let catalogue = include_str!("../../locale/diagnostics.en.ftl");
    let written = catalogue
        .lines()
        .filter(|line| line.starts_with("logic-"))
        .filter_map(|line| Some(line.split_once(" =")?.0));
    assert_eq!(written.collect::<BTreeSet<_>>(), cases, "sentences nobody says");
}

#[test]
fn all_faults_are_told_at_once() {
    let found = faults("resident = \"yse\" and agee < 3 && counts(used) > 1", &town());
    let kinds: Vec<_> = found.iter().map(|fault| fault.kind).collect();
    let wanted = [
        "logic-equals",
        "logic-quote-other",
        "logic-unknown-option",
        "logic-unknown-question",
        "logic-symbol",
    ];
    assert_eq!(kinds[..5], wanted);
    assert_eq!(kinds[5..], ["logic-unknown-function"]);
}

#[test]
fn depth_and_length_are_bounded() {
    let town = town();
    let kinds = |text: &str| faults(text, &town).iter().map(|fault| fault.kind).collect::<Vec<_>>();
    for text in [
        "(".repeat(9000),
        "not ".repeat(4000) + "adult",
        "round(".repeat(3000),
        "[".repeat(9000),
        format!("{}1 > 2", "1 + ".repeat(4000)),
    ] {
        assert_eq!(kinds(&text), ["logic-deep"]);
    }
    assert_eq!(kinds(&" ".repeat(20_001)), ["logic-long"]);
    assert_eq!(kinds(&format!("visits > {}", "9".repeat(400))), ["logic-number-large"]);
    let wide = vec!["adult"; 2000].join(" or ");
    assert!(compile(&wide, &town, Want::Truth).is_ok(), "a long chain is not deep");
}

#[test]
fn a_fault_becomes_a_diagnostic() {
    let source = Source::new("survey.yaml", "show_if: residnet == 'yes'");
    let fault = faults("residnet == 'yes'", &town()).remove(0);
    let place = Place::new(&source, 9 + fault.range.start..9 + fault.range.end);
    let diagnostic = fault.diagnostic(Severity::Error, place);
    assert_eq!(
        (diagnostic.kind, diagnostic.suggestion.as_deref()),
        ("logic-unknown-question", Some("resident"))
    );
    assert_eq!(diagnostic.place.line_column(), Some((1, 10)));
}
