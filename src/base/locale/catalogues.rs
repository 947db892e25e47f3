//! Holds the catalogues of the two languages against each other.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::*;

/// Each pair of catalogues, German first.
const PAIRS: [[(&str, &str); 2]; 23] = [
    [("de.ftl", include_str!("de.ftl")), ("en.ftl", include_str!("en.ftl"))],
    [("cli.de.ftl", include_str!("cli.de.ftl")), ("cli.en.ftl", include_str!("cli.en.ftl"))],
    [("desk.de.ftl", include_str!("desk.de.ftl")), ("desk.en.ftl", include_str!("desk.en.ftl"))],
    [("ask.de.ftl", include_str!("ask.de.ftl")), ("ask.en.ftl", include_str!("ask.en.ftl"))],
    [
        ("shift.de.ftl", include_str!("shift.de.ftl")),
        ("shift.en.ftl", include_str!("shift.en.ftl")),
    ],
    [
        ("status.de.ftl", include_str!("status.de.ftl")),
        ("status.en.ftl", include_str!("status.en.ftl")),
    ],
    [
        ("online.de.ftl", include_str!("online.de.ftl")),
        ("online.en.ftl", include_str!("online.en.ftl")),
    ],
    [
        ("serve.de.ftl", include_str!("serve.de.ftl")),
        ("serve.en.ftl", include_str!("serve.en.ftl")),
    ],
    [
        ("handin.de.ftl", include_str!("handin.de.ftl")),
        ("handin.en.ftl", include_str!("handin.en.ftl")),
    ],
    [
        ("notices.de.ftl", include_str!("notices.de.ftl")),
        ("notices.en.ftl", include_str!("notices.en.ftl")),
    ],
    [
        ("keyin.de.ftl", include_str!("keyin.de.ftl")),
        ("keyin.en.ftl", include_str!("keyin.en.ftl")),
    ],
    [("form.de.ftl", include_str!("form.de.ftl")), ("form.en.ftl", include_str!("form.en.ftl"))],
    [
        ("import.de.ftl", include_str!("import.de.ftl")),
        ("import.en.ftl", include_str!("import.en.ftl")),
    ],
    [
        ("charts.de.ftl", include_str!("charts.de.ftl")),
        ("charts.en.ftl", include_str!("charts.en.ftl")),
    ],
    [
        ("council.de.ftl", include_str!("council.de.ftl")),
        ("council.en.ftl", include_str!("council.en.ftl")),
    ],
    [
        ("agenda.de.ftl", include_str!("agenda.de.ftl")),
        ("agenda.en.ftl", include_str!("agenda.en.ftl")),
    ],
    [
        ("measures.de.ftl", include_str!("measures.de.ftl")),
        ("measures.en.ftl", include_str!("measures.en.ftl")),
    ],
    [
        ("ideas.de.ftl", include_str!("ideas.de.ftl")),
        ("ideas.en.ftl", include_str!("ideas.en.ftl")),
    ],
    [("tell.de.ftl", include_str!("tell.de.ftl")), ("tell.en.ftl", include_str!("tell.en.ftl"))],
    [
        ("conditions.de.ftl", include_str!("conditions.de.ftl")),
        ("conditions.en.ftl", include_str!("conditions.en.ftl")),
    ],
    [
        ("disclosure.de.ftl", include_str!("disclosure.de.ftl")),
        ("disclosure.en.ftl", include_str!("disclosure.en.ftl")),
    ],
    [
        ("withheld.de.ftl", include_str!("withheld.de.ftl")),
        ("withheld.en.ftl", include_str!("withheld.en.ftl")),
    ],
    [
        ("diagnostics.de.ftl", include_str!("diagnostics.de.ftl")),
        ("diagnostics.en.ftl", include_str!("diagnostics.en.ftl")),
    ],
];

/// Messages and attributes (`id.help`) with the variables each fills in.
fn entries(text: &'static str) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut entries: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let (mut message, mut current) = ("", String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let head = line.split_once(" =").map_or("", |(head, _)| head);
        if head.starts_with(|c: char| c.is_ascii_lowercase()) {
            message = head;
            head.clone_into(&mut current);
        } else if let Some(attribute) =
            head.trim_start().strip_prefix('.').filter(|name| !name.contains(' '))
        {
            current = format!("{message}.{attribute}");
        }
        if !line.trim().is_empty() {
            let variables = line.split('$').skip(1);
            let name = |rest: &'static str| {
                rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or_default()
            };
            entries.entry(current.clone()).or_default().extend(variables.map(name));
        }
    }
    entries
}

#[test]
fn catalogues_have_no_faulty_entry() {
    for (name, text) in PAIRS.as_flattened() {
        if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
            panic!("{name}: {errors:?}");
        }
    }
}

#[test]
fn both_languages_say_the_same_things_with_the_same_words_filled_in() {
    for [(name, german), (_, english)] in PAIRS {
        let (german, english) = (entries(german), entries(english));
        let ids = |entries: &BTreeMap<String, BTreeSet<&str>>| {
            entries.keys().cloned().collect::<Vec<_>>()
        };
        assert_eq!(ids(&german), ids(&english), "{name}");
        let differ: Vec<_> = german.keys().filter(|id| german[*id] != english[*id]).collect();
        assert!(differ.is_empty(), "{name}: other variables in {differ:?}");
    }
}

#[test]
fn variables_and_attributes_are_seen() {
    let found =
        entries("a = x { $n ->\n    [one] { $count }\n   *[other] y\n}\n    .help = { $who }\n");
    assert_eq!(found.keys().collect::<Vec<_>>(), ["a", "a.help"]);
    assert_eq!(found["a"], BTreeSet::from(["n", "count"]));
    assert_eq!(found["a.help"], BTreeSet::from(["who"]));
}

#[test]
fn counts_choose_the_plural() {
    let say = |lang: Lang, n: u64| {
        lang.say("responses", &[("n", n.into()), ("count", lang.integer(n).into())])
    };
    assert_eq!(say(Lang::De, 1), "1 Antwort");
    assert_eq!(say(Lang::De, 1200), "1.200 Antworten");
    assert_eq!(say(Lang::En, 1), "1 response");
    assert_eq!(say(Lang::En, 1200), "1,200 responses");
}

#[test]
fn words_within_a_sentence_are_told_in_the_readers_language() {
    assert_eq!(Lang::De.phrase("a list"), "eine Liste");
    assert_eq!(Lang::En.phrase("a ranking by places (`ranked`)"), "a ranking by places (`ranked`)");
    assert_eq!(Lang::De.phrase("`pick`"), "`pick`");
    assert_eq!(Lang::De.phrase("what nobody translated"), "what nobody translated");
}

/// What a message says, without code in backticks and signs written as placeables.
fn prose(line: &str) -> String {
    let code = regex::Regex::new(r#"`[^`]*`|\{\s*"[^"]*"\s*\}"#).unwrap();
    code.replace_all(line, "").into_owned()
}

#[test]
fn people_read_quotes_and_apostrophes_as_they_are_printed() {
    let lines = PAIRS
        .as_flattened()
        .iter()
        .flat_map(|(name, text)| text.lines().map(move |line| (*name, line)));
    let straight: Vec<_> = lines
        .filter(|(_, line)| !line.starts_with('#') && prose(line).contains(['"', '\'']))
        .collect();
    assert!(straight.is_empty(), "{straight:#?}");
    assert_eq!(prose("write `'yes'` as { \"{\" }a's"), "write  as a's");
}
