//! A questionnaire whose questions hang on each other, one behind the other.

use std::fmt::Write as _;

/// So many questions, each asked by what was said to the one before it.
pub(crate) fn survey(n: usize) -> String {
    let mut text = String::from(
        "survey: s\ntitle: What now?\nlanguages: [en]\nmodes: [online, paper]\nneeds: all\npages:\n  - page: p\n    questions:\n      \
         - { id: top, type: single, facet: importance, text: What?, options: needs }\n      \
         - { id: q0, type: single, text: Q, options: { a: A, b: B } }\n",
    );
    for at in 1..n {
        let before = at - 1;
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "      - {{ id: q{at}, type: single, text: Q, options: {{ a: A, b: B }}, show_if: q{before} == 'a' }}"
        );
    }
    text
}
