//! Runs of a text with their emphasis and footnotes.

use super::escape::{Place, code, text as escaped};
use super::notes::Notes;
use crate::model::{Emphasis, RichText};

/// Writes a text.
pub(super) fn inline(text: &RichText, place: Place, notes: &mut Notes) -> String {
    let mut out = String::new();
    let mut after_mark = false;
    for (i, run) in text.runs().iter().enumerate() {
        let inner = run.text.trim();
        let start = run.text.len() - run.text.trim_start().len();
        // Blanks inside the marks would undo them.
        let (lead, tail) = (&run.text[..start], &run.text[start + inner.len()..]);
        let before = if lead.is_empty() { out.chars().next_back() } else { Some(' ') };
        let next = text.runs().get(i + 1).and_then(|next| next.text.chars().next());
        let after = if tail.is_empty() { next } else { Some(' ') };
        let mark = match run.emphasis {
            Emphasis::Light if can_mark(before, inner, after) => "*",
            Emphasis::Strong if can_mark(before, inner, after) => "**",
            _ => "",
        };
        // Two marks without anything between them would be read as one.
        let is_apart = !lead.is_empty() || !out.ends_with('`');
        let is_code = run.emphasis == Emphasis::Code && is_apart;
        if let Some(code) = is_code.then(|| code(inner, place)).flatten() {
            out.push_str(&escaped(lead, place, starts_line(&out)));
            out.push_str(&code);
            out.push_str(&escaped(tail, place, false));
            after_mark = false;
        } else if mark.is_empty() || (after_mark && lead.is_empty()) {
            out.push_str(&escaped(&run.text, place, starts_line(&out)));
            after_mark = false;
        } else {
            out.push_str(&escaped(lead, place, starts_line(&out)));
            out.push_str(mark);
            out.push_str(&escaped(inner, place, false));
            out.push_str(mark);
            out.push_str(&escaped(tail, place, false));
            after_mark = tail.is_empty();
        }
        if let Some(note) = &run.note {
            out.push_str(&notes.mark(note));
            after_mark = false;
        }
    }
    out.trim_end().to_owned()
}

fn starts_line(written: &str) -> bool {
    written.is_empty() || written.ends_with('\n')
}

/// Says whether marks around `inner` would be read as such (`CommonMark`'s flanking rules).
fn can_mark(before: Option<char>, inner: &str, after: Option<char>) -> bool {
    let plain = |c: char| !c.is_alphanumeric();
    let free = |outside: Option<char>, edge: char| !plain(edge) || outside.is_none_or(plain);
    match (inner.chars().next(), inner.chars().next_back()) {
        (Some(first), Some(last)) => free(before, first) && free(after, last),
        _ => false,
    }
}
