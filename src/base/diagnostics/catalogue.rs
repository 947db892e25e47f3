//! Holds the diagnostics that the code makes against the sentences that the catalogue has.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Every kind named at a `Diagnostic::error|warning|note("…")`, and at the calls that hand a kind on.
fn kinds_in(folder: &Path, found: &mut BTreeSet<String>) {
    let maker = regex::Regex::new(r#"(?:Diagnostic::(?:error|warning|note)|Fault::\w+|refuse)\(\s*"([a-z][a-z0-9-]+)""#).unwrap();
    let loose = regex::Regex::new(r#""([a-z]+(?:-[a-z0-9]+)+)""#).unwrap();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            kinds_in(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("catalogue.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            found.extend(maker.captures_iter(code).map(|c| format!("!{}", &c[1])));
            found.extend(loose.captures_iter(code).map(|c| c[1].to_owned()));
        }
    }
}

#[test]
fn every_diagnostic_has_its_sentence_and_every_sentence_its_diagnostic() {
    let mut used = BTreeSet::new();
    kinds_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut used);
    let catalogue = include_str!("../locale/diagnostics.en.ftl");
    let is_entry = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let known: BTreeSet<&str> = catalogue.lines().filter(is_entry).filter_map(|line| Some(line.split_once(" =")?.0)).collect();
    let made = used.iter().filter_map(|kind| kind.strip_prefix('!'));
    let silent: Vec<_> = made.filter(|kind| !known.contains(kind)).collect();
    assert!(silent.is_empty(), "no sentence for {silent:?}");
    let unused: Vec<_> = known.iter().filter(|kind| !used.contains(**kind) && !used.contains(&format!("!{kind}"))).collect();
    assert!(unused.is_empty(), "never used: {unused:?}");
}
