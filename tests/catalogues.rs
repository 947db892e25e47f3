//! Holds the catalogues of the two languages against each other.

mod diagnostics;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::parser::parse;
use regex::Regex;

use crate::support::ROOT;

/// A catalogue of a floor, in both languages.
struct Pair {
    /// The floor and the name of the files.
    name: String,
    german: String,
    english: String,
}

impl Pair {
    fn both(&self) -> [(String, &str); 2] {
        [
            (format!("{}.de.ftl", self.name), &self.german),
            (format!("{}.en.ftl", self.name), &self.english),
        ]
    }
}

/// The files of all floors.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "ftl") {
            found.push(path);
        }
    }
}

fn pairs() -> Vec<Pair> {
    let mut found = Vec::new();
    let source = Path::new(ROOT).join("src");
    files(&source, &mut found);
    let text = |path: &Path| {
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let pair = |german: &PathBuf| {
        let name = german.strip_prefix(&source).unwrap().to_str()?.strip_suffix(".de.ftl")?;
        let english = source.join(format!("{name}.en.ftl"));
        Some(Pair { name: name.to_owned(), german: text(german), english: text(&english) })
    };
    let pairs: Vec<Pair> = found.iter().filter_map(pair).collect();
    assert!(2 * pairs.len() == found.len() && pairs.len() > 30, "a file lacks its other language");
    pairs
}

/// Messages and attributes (`id.help`) with the variables each fills in.
fn entries(text: &str) -> BTreeMap<String, BTreeSet<&str>> {
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
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let names =
                variables.map(|rest| &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())]);
            entries.entry(current.clone()).or_default().extend(names);
        }
    }
    entries
}

#[test]
fn catalogues_have_no_faulty_entry() {
    for (name, text) in pairs().iter().flat_map(Pair::both) {
        if let Err((_, errors)) = parse(text) {
            panic!("{name}: {errors:?}");
        }
    }
}

#[test]
fn both_languages_say_the_same_things_with_the_same_words_filled_in() {
    for Pair { name, german, english } in pairs() {
        let (german, english) = (entries(&german), entries(&english));
        let ids = |entries: &BTreeMap<String, BTreeSet<&str>>| {
            entries.keys().cloned().collect::<Vec<_>>()
        };
        assert_eq!(ids(&german), ids(&english), "{name}");
        let differ: Vec<_> = german.keys().filter(|id| german[*id] != english[*id]).collect();
        assert!(differ.is_empty(), "{name}: other variables in {differ:?}");
    }
}

/// A message that two floors have would be said as the upper one has it.
#[test]
fn no_message_stands_in_two_catalogues() {
    let mut known = BTreeMap::new();
    for Pair { name, english, .. } in pairs() {
        for id in entries(&english).into_keys().filter(|id| !id.contains('.')) {
            if let Some(other) = known.insert(id.clone(), name.clone()) {
                panic!("{id} stands in {other} and in {name}");
            }
        }
    }
}

/// Which catalogues a floor knows: its own and those of the floors it stands on.
const KNOWN: [(&str, &[&str]); 7] = [
    ("base", &["base"]),
    ("define", &["base", "define"]),
    ("ask", &["base", "define", "ask"]),
    ("count", &["base", "define", "count"]),
    ("tell", &["base", "define", "ask", "count", "tell"]),
    ("office", &["base", "define", "ask", "count", "tell", "office"]),
    ("cli", &["base", "define", "ask", "count", "tell", "office", "cli"]),
];

/// What looks like an id, or like the beginning of one that is put together, in the code of a
/// folder.
fn ids_in(folder: &Path, found: &mut BTreeSet<String>) {
    let id = Regex::new(r#""([a-z]+(?:-[a-z0-9]+)*-)(?:\{|([a-z0-9]+)")"#).unwrap();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            ids_in(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let parts = |found: regex::Captures<'_>| {
                format!("{}{}", &found[1], found.get(2).map_or("", |end| end.as_str()))
            };
            found.extend(id.captures_iter(code).map(parts));
        }
    }
}

/// What a floor says and does not know would be read as its bare id.
#[test]
fn a_floor_says_only_what_it_knows() {
    let pairs = pairs();
    let ids: Vec<(&str, BTreeSet<String>)> = pairs
        .iter()
        .map(|pair| (pair.name.split('/').next().unwrap(), entries(&pair.english)))
        .map(|(floor, entries)| (floor, entries.into_keys().collect()))
        .collect();
    let mut looked = 0;
    for (floor, known) in KNOWN {
        let mut said = BTreeSet::new();
        ids_in(&Path::new(ROOT).join("src").join(floor), &mut said);
        for id in &said {
            let is = |known: &String| {
                if id.ends_with('-') { known.starts_with(id) } else { known == id }
            };
            let homes: BTreeSet<&str> =
                ids.iter().filter(|(_, ids)| ids.iter().any(is)).map(|(floor, _)| *floor).collect();
            looked += usize::from(!homes.is_empty());
            assert!(
                homes.is_empty() || homes.iter().any(|home| known.contains(home)),
                "{floor} says {id}, which only {homes:?} knows"
            );
        }
    }
    assert!(looked > 1000, "{looked} ids");
}

#[test]
fn variables_and_attributes_are_seen() {
    let found =
        entries("a = x { $n ->\n    [one] { $count }\n   *[other] y\n}\n    .help = { $who }\n");
    assert_eq!(found.keys().collect::<Vec<_>>(), ["a", "a.help"]);
    assert_eq!(found["a"], BTreeSet::from(["n", "count"]));
    assert_eq!(found["a.help"], BTreeSet::from(["who"]));
}

/// What a message says, without code in backticks and characters written as placeables.
fn prose(line: &str) -> String {
    let code = regex::Regex::new(r#"`[^`]*`|\{\s*"[^"]*"\s*\}"#).unwrap();
    code.replace_all(line, "").into_owned()
}

#[test]
fn people_read_quotes_and_apostrophes_as_they_are_printed() {
    let pairs = pairs();
    let lines = pairs.iter().flat_map(Pair::both).flat_map(|(name, text)| {
        text.lines().map(move |line| (name.clone(), line)).collect::<Vec<_>>()
    });
    let straight: Vec<_> = lines
        .filter(|(_, line)| !line.starts_with('#') && prose(line).contains(['"', '\'']))
        .collect();
    assert!(straight.is_empty(), "{straight:#?}");
    assert_eq!(prose("write `'yes'` as { \"{\" }a's"), "write  as a's");
}

/// The noun of a sentence about the town is chosen by what the town is.
#[test]
fn no_sentence_takes_every_municipality_for_a_town() {
    for pair in pairs() {
        let lines = pair.german.lines().filter(|line| !line.starts_with('#'));
        let wrong: Vec<_> = lines
            .filter(|line| line.to_lowercase().contains("stadt"))
            // The noun itself, and the example of a name.
            .filter(|line| {
                *line != "   *[town] Stadt" && !line.contains("\"Stadtgemeinde Leoben\"")
            })
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", pair.name);
    }
}
