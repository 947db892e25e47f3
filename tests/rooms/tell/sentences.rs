//! Every sentence of print in every form it can take, as a snapshot to be read: number, gender,
//! words that are chosen.
//!
//! What is filled in stands as ‹name›; what chooses a form takes each form's own word, and as a
//! number one, two and many.

use std::fmt::Write as _;

use super::Say as _;
use mitreden_base::locale::{Lang, Word};

/// The catalogues a council or a citizen reads in print, the page, and what the desk reads of a
/// merge.
const PRINT: [[&str; 2]; 9] = [
    [
        include_str!("../../../src/tell/locale/tell.de.ftl"),
        include_str!("../../../src/tell/locale/tell.en.ftl"),
    ],
    [
        include_str!("../../../src/tell/locale/conditions.de.ftl"),
        include_str!("../../../src/tell/locale/conditions.en.ftl"),
    ],
    [
        include_str!("../../../src/tell/locale/charts.de.ftl"),
        include_str!("../../../src/tell/locale/charts.en.ftl"),
    ],
    [
        include_str!("../../../src/tell/locale/council.de.ftl"),
        include_str!("../../../src/tell/locale/council.en.ftl"),
    ],
    [
        include_str!("../../../src/tell/locale/agenda.de.ftl"),
        include_str!("../../../src/tell/locale/agenda.en.ftl"),
    ],
    [
        include_str!("../../../src/tell/locale/disclosure.de.ftl"),
        include_str!("../../../src/tell/locale/disclosure.en.ftl"),
    ],
    [
        include_str!("../../../src/tell/locale/mentions.de.ftl"),
        include_str!("../../../src/tell/locale/mentions.en.ftl"),
    ],
    [
        include_str!("../../../src/tell/locale/withheld.de.ftl"),
        include_str!("../../../src/tell/locale/withheld.en.ftl"),
    ],
    [
        include_str!("../../../src/tell/locale/merging.de.ftl"),
        include_str!("../../../src/tell/locale/merging.en.ftl"),
    ],
];

/// The messages of a catalogue: their ids and what is written of them, attributes included.
fn messages(catalogue: &str) -> Vec<(&str, String)> {
    let mut messages: Vec<(&str, String)> = Vec::new();
    for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((id, rest)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                messages.push((id, rest.to_owned()));
            }
            _ => messages
                .iter_mut()
                .next_back()
                .map(|(_, text)| text.push_str(line))
                .unwrap_or_default(),
        }
    }
    messages
}

/// The words a message fills in, each with the values it has to be tried with.
fn words(text: &str) -> Vec<(&str, Vec<Word>)> {
    let mut words: Vec<(&str, Vec<Word>)> = Vec::new();
    for part in text.split('$').skip(1) {
        let name = part
            .split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c))
            .next()
            .unwrap_or_default();
        let chooses = part[name.len()..].trim_start().strip_prefix("->");
        let keys = chooses.map(|rest| {
            let forms = rest.split('}').next().unwrap_or_default();
            let keys = forms.split('[').skip(1).filter_map(|form| form.split_once(']'));
            keys.map(|(key, _)| key.trim()).collect::<Vec<_>>()
        });
        let values = match keys {
            None => vec![Word::Text(format!("‹{name}›"))],
            Some(keys)
                if keys.contains(&"one") || keys.iter().any(|key| key.parse::<u64>().is_ok()) =>
            {
                [0_u64, 1, 2, 1_000].map(Word::Count).to_vec()
            }
            Some(keys) => keys.into_iter().map(Word::from).collect(),
        };
        match words.iter_mut().find(|(known, _)| *known == name) {
            // A count chooses in one place and is written in another.
            Some((_, known)) if values.len() > known.len() => *known = values,
            Some(_) => {}
            None => words.push((name, values)),
        }
    }
    words
}

/// Every way to take one value of each.
fn ways<'a>(words: &[(&'a str, Vec<Word>)]) -> Vec<Vec<(&'a str, Word)>> {
    words.iter().fold(vec![Vec::new()], |ways, (name, values)| {
        let with = |way: &Vec<(&'a str, Word)>| {
            values
                .iter()
                .map(|value| [way.clone(), vec![(*name, value.clone())]].concat())
                .collect::<Vec<_>>()
        };
        ways.iter().flat_map(with).collect()
    })
}

/// What is written of a message and of those it is made from.
fn whole(text: &str, all: &[(&str, String)]) -> String {
    let named =
        text.split("{ ").skip(1).filter_map(|part| part.split_once(" }")).map(|(name, _)| name);
    let parts = named
        .filter_map(|name| all.iter().find(|(id, _)| *id == name))
        .map(|(_, part)| whole(part, all));
    parts.fold(text.to_owned(), |text, part| text + &part)
}

fn told(lang: Lang) -> String {
    let mut told = String::new();
    let catalogues = PRINT.map(|pair| messages(pair[usize::from(lang == Lang::En)]));
    let all = catalogues.concat();
    for catalogue in &catalogues {
        for (id, text) in catalogue {
            let text = whole(text, &all);
            let mut forms: Vec<String> =
                ways(&words(&text)).iter().map(|way| lang.say(id, way)).collect();
            forms.dedup();
            // Writing to a String cannot fail.
            let _ = writeln!(told, "{id}");
            for form in forms {
                assert!(!form.contains('{') && !form.contains("  "), "{id}: {form}");
                let _ = writeln!(told, "  {form}");
            }
        }
    }
    told
}

#[test]
fn every_form_of_every_german_sentence() {
    insta::assert_snapshot!("german", told(Lang::De));
}

#[test]
fn every_form_of_every_english_sentence() {
    insta::assert_snapshot!("english", told(Lang::En));
}
