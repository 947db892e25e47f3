//! Holds the diagnostics that the code makes against the sentences that the catalogues have.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use regex::Regex;

use super::{entries, pairs};
use crate::support::ROOT;
use mitreden::base::locale::phrase_id;

/// What the code names: kinds at the calls that make diagnostics, words that look like kinds, and
/// phrases.
#[derive(Default)]
struct Named {
    made: BTreeSet<String>,
    loose: BTreeSet<String>,
    phrases: BTreeSet<String>,
}

impl Named {
    fn read(&mut self, folder: &Path) {
        let each = |pattern: &str| Regex::new(pattern).unwrap();
        let maker = each(
            r#"(?:Diagnostic::(?:error|warning|note)|Fault::\w+|refuse)\(\s*"([a-z][a-z0-9-]+)""#,
        );
        let loose = each(r#""([a-z]+(?:-[a-z0-9]+)+)""#);
        let phrase = each(
            r#"(?:Table::new\(\s*|\n    what: |table\(\s*|wrong_shape\([^,()]+, |phrase\("\w+", |Value::\w+(?:\(_\))? => )"([^"]+)""#,
        );
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                self.read(&path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let all = |pattern: &Regex| -> Vec<String> {
                    pattern.captures_iter(code).map(|c| c[1].to_owned()).collect()
                };
                self.made.extend(all(&maker));
                self.loose.extend(all(&loose));
                if path.iter().any(|part| part == "define" || part == "mapping") {
                    self.phrases.extend(all(&phrase));
                }
            }
        }
    }
}

fn named() -> Named {
    let mut named = Named::default();
    named.read(&Path::new(ROOT).join("src"));
    named
}

/// The sentences of diagnostics, of all floors, and phrases in them.
fn known() -> BTreeSet<String> {
    let all = pairs();
    let own = all.iter().filter(|pair| pair.name.ends_with("/diagnostics"));
    let ids = own.flat_map(|pair| entries(&pair.english).into_keys());
    ids.filter(|id| !id.contains('.')).collect()
}

#[test]
fn every_diagnostic_has_its_sentence_and_every_sentence_its_diagnostic() {
    let (named, known) = (named(), known());
    let silent: Vec<_> = named.made.iter().filter(|kind| !known.contains(*kind)).collect();
    assert!(silent.is_empty(), "no sentence for {silent:?}");
    let is_used = |kind: &str| named.made.contains(kind) || named.loose.contains(kind);
    let unused: Vec<_> =
        known.iter().filter(|kind| !kind.starts_with("phrase-") && !is_used(kind)).collect();
    assert!(unused.is_empty(), "never used: {unused:?}");
}

#[test]
fn every_phrase_is_in_the_catalogue_and_no_other_is() {
    let phrases = named().phrases;
    let quoted = |phrase: &&String| phrase.starts_with('`');
    let ids: BTreeSet<_> =
        phrases.iter().filter(|phrase| !quoted(phrase)).map(|phrase| phrase_id(phrase)).collect();
    let known: BTreeSet<_> = known().into_iter().filter(|id| id.starts_with("phrase-")).collect();
    assert_eq!(ids, known);
}
