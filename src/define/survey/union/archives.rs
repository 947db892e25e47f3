//! Archives of earlier versions of this program: `tests/archive/` keeps their grammar for good.

use std::fs;
use std::path::Path;

use crate::survey::{Definition, read_archive};
use mitreden_base::seed::fingerprint;

#[test]
fn every_archive_is_read_whole_whatever_rules_have_come_since() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/archive");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "yaml") {
            continue;
        }
        let yaml = fs::read_to_string(&path).unwrap();
        let asked = yaml.lines().filter(|line| line.trim_start().starts_with("- id:")).count();
        let survey =
            read_archive(&Definition { hash: fingerprint(yaml.as_bytes()), yaml }).unwrap();
        assert!(asked > 0 && survey.questions.len() == asked, "{}", path.display());
        assert!(
            survey
                .questions
                .iter()
                .all(|question| !question.kind.is_asked() || !question.text.versions.is_empty())
        );
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_rule_that_came_later_refuses_no_archive() {
    // Two options that share a column of the dataset are an error today.
    let yaml = "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online]\npages:\n- page: p\n  questions:\n  - id: q\n    type: multiple\n    \
                text: Q?\n    options:\n      a-b: One\n      a_b: Two\n";
    let survey =
        read_archive(&Definition { hash: fingerprint(yaml.as_bytes()), yaml: yaml.to_owned() })
            .unwrap();
    assert_eq!(survey.questions.as_slice()[0].kind.items().len(), 2);
}
