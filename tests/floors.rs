//! The house stands: a floor imports only the floors before it.

use std::fs;
use std::path::Path;

use crate::support::ROOT;

const FLOORS: [&str; 7] = ["base", "define", "keep", "ask", "count", "tell", "cli"];

/// The floors that a text names by `crate::`.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let uses = text.match_indices("crate::").map(|(at, word)| &text[at + word.len()..]);
    uses.flat_map(|rest| match rest.strip_prefix('{') {
        Some(group) => group.split('}').next().unwrap_or_default().split(',').collect::<Vec<_>>(),
        None => vec![rest],
    })
    .map(|path| path.trim().split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default())
}

fn check(folder: &Path, floor: usize, files: &mut usize) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            check(&path, floor, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            *files += 1;
            let text = fs::read_to_string(&path).unwrap();
            for name in named(&text) {
                let other = FLOORS.iter().position(|known| *known == name);
                assert!(other.is_none_or(|other| other <= floor), "{} imports the later floor `{name}`", path.display());
            }
        }
    }
}

#[test]
fn a_floor_imports_only_floors_before_it() {
    let mut files = 0;
    for (floor, name) in FLOORS.iter().enumerate() {
        check(&Path::new(ROOT).join("src").join(name), floor, &mut files);
    }
    assert!(files > 100, "only {files} files were looked at");
}

#[test]
fn imports_are_seen_in_every_form() {
    let text = "use crate::cli::Ui;\nuse crate::{ask::interview, tell};\nlet x = crate::count::rank::rank();";
    assert_eq!(named(text).collect::<Vec<_>>(), ["cli", "ask", "tell", "count"]);
}

#[test]
fn only_the_dataset_knows_polars_and_only_the_roof_prints_or_draws() {
    let mut stack = vec![Path::new(ROOT).join("src")];
    while let Some(folder) = stack.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                stack.push(path);
                continue;
            }
            if path.extension().is_none_or(|end| end != "rs") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let inside = |room: &str| path.to_str().is_some_and(|path| path.replace('\\', "/").contains(room));
            let is_test = inside("/tests/") || inside("/tests.rs") || inside("nulls.rs");
            assert!(!code.contains("polars::") || inside("/count/dataset/") || is_test, "{} names polars", path.display());
            let draws = ["console::", "dialoguer::", "indicatif::"].iter().any(|name| code.contains(name));
            assert!(!draws || inside("/cli/") || inside("/ask/terminal/"), "{} draws on the terminal", path.display());
            assert!(!code.contains("std::io::stdout") || inside("/cli/"), "{} prints", path.display());
        }
    }
}
