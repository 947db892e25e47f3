//! Texts with their emphasis, languages and footnotes.

use maud::{Markup, html};

use crate::model::{Emphasis, RichText, TextRun};

/// The footnotes so far.
#[derive(Default)]
pub(super) struct Notes {
    notes: Vec<RichText>,
}

impl Notes {
    /// Writes a text; its footnotes are numbered and kept.
    pub(super) fn text(&mut self, text: &RichText) -> Markup {
        let parts: Vec<_> = text.runs().iter().map(|run| self.run(run)).collect();
        html! { @for part in &parts { (part) } }
    }

    fn run(&mut self, run: &TextRun) -> Markup {
        let mark = run.note.as_ref().map(|note| {
            self.notes.push(note.clone());
            self.notes.len()
        });
        html! {
            (unmarked(run))
            @if let Some(n) = mark { sup { a #{ "r" (n) } href={ "#n" (n) } role="doc-noteref" { (letter(n)) } } }
        }
    }

    /// Writes the footnotes, each with a way back.
    pub(super) fn list(&self, heading: &str, back: &str) -> Markup {
        html! {
            @if !self.notes.is_empty() {
                section .notes role="doc-endnotes" aria-labelledby="notes" {
                    h2 #notes { (heading) }
                    ol {
                        @for (at, note) in self.notes.iter().enumerate() {
                            li #{ "n" (at + 1) } { (unnoted(note)) " " a href={ "#r" (at + 1) } role="doc-backlink" aria-label={ (back) " " (letter(at + 1)) } { "↩" } }
                        }
                    }
                }
            }
        }
    }
}

/// The mark of the n-th footnote: a letter, since beside a number a number would be read as part of
/// it.
fn letter(n: usize) -> String {
    let of = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    match n.saturating_sub(1) {
        n if n < 26 => of(n).to_string(),
        n => format!("{}{}", letter(n / 26), of(n)),
    }
}

/// Writes a text without its footnotes.
pub(super) fn unnoted(text: &RichText) -> Markup {
    html! { @for run in text.runs() { (unmarked(run)) } }
}

fn unmarked(run: &TextRun) -> Markup {
    let words = html! {
        @for (at, line) in run.text.split('\n').enumerate() { @if at > 0 { br; } (line) }
    };
    let words = match &run.lang {
        Some(lang) => html! { span lang=(lang) { (words) } },
        None => words,
    };
    match run.emphasis {
        Emphasis::None => words,
        Emphasis::Light => html! { em { (words) } },
        Emphasis::Strong => html! { strong { (words) } },
        Emphasis::Code => html! { code { (words) } },
    }
}
