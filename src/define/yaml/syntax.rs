//! What is wrong with a text that is no YAML, told in words that people use.

use std::sync::Arc;

use granit_parser::ScanError;

use mitreden_base::diagnostics::{Diagnostic, Place, Source};

/// A syntax error as a problem, in words of our own where it is a common one.
pub(super) fn syntax_error(source: &Arc<Source>, error: &ScanError) -> Diagnostic {
    let at = source.text.floor_char_boundary(error.marker().byte_offset().unwrap_or(0));
    let (kind, range) = if let Some(tab) = indenting_tab(&source.text, at) {
        ("yaml-tab", tab..tab + 1)
    } else if source.text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        ("yaml-binary", at..at + 1)
    } else {
        ("yaml-syntax", at..at + 1)
    };
    let problem = Diagnostic::error(kind, Place::new(source, range));
    if kind == "yaml-syntax" {
        problem.arg("cause", cause(&error.info())).arg("reason", error.info())
    } else {
        problem
    }
}

/// The word for the cause of a parser's error, where the catalogue has words of its own for it.
fn cause(reason: &str) -> &'static str {
    match reason {
        "mapping values are not allowed in this context"
        | "mapping keys are not allowed in this context" => "colon",
        "unclosed quote" | "unexpected end of plain scalar" => "quote",
        "invalid trailing content after single-quoted scalar"
        | "invalid trailing content after double-quoted scalar" => "after",
        "illegal placement of ':' indicator"
        | "misplaced bracket"
        | "while parsing a flow mapping, did not find expected ',' or '}'"
        | "while parsing a flow sequence, expected ',' or ']'" => "bracket",
        "invalid indentation"
        | "block sequence entries are not allowed in this context"
        | "simple key expected ':'"
        | "while parsing a block mapping, did not find expected key"
        | "while parsing a block collection, did not find expected '-' indicator" => "indent",
        reason if reason.contains("closed bracket") || reason.starts_with("mismatched bracket") => {
            "bracket"
        }
        _ => "other",
    }
}

/// The place of the tab that indents the line of an error or the one after it.
fn indenting_tab(text: &str, at: usize) -> Option<usize> {
    let mut start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    for line in text[start..].split_inclusive('\n').take(2) {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return Some(start + tab);
        }
        start += line.len();
    }
    None
}
