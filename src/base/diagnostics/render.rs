//! Diagnostics as people see them in a terminal, and as JSON for editors and scripts.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::{Diagnostic, Place, Problems, Severity};
use crate::locale::{Speech, Word};
use crate::visible::visible;

/// How problems are drawn as text.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether colours are used.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
    /// How many problems are shown before the rest is only counted.
    pub most: usize,
}

/// The problems with their lines and carets, one below the other, in the order of their places; in
/// the sentences that somebody knows of them.
pub fn to_text(problems: &Problems, speech: Speech<'_>, style: Style) -> String {
    let renderer =
        if style.colour { Renderer::styled() } else { Renderer::plain() }.term_width(style.width);
    let sorted = problems.sorted();
    let mut out = String::new();
    for diagnostic in sorted.iter().take(style.most) {
        let mut drawn = renderer.render(&[group(diagnostic, speech)]);
        // Where no line is shown, the arrow is drawn where line numbers would stand; it belongs
        // below the others.
        if diagnostic.place.range().is_none()
            && let Some(line) = drawn.find("--> ").and_then(|arrow| drawn[..arrow].rfind('\n'))
        {
            drawn.insert(line + 1, ' ');
        }
        out.push_str(&drawn);
        out.push_str("\n\n");
    }
    if sorted.len() > style.most {
        out.push_str(&speech.say("more-problems", &[("n", (sorted.len() - style.most).into())]));
        out.push('\n');
    }
    out
}

/// The problems as a JSON array with file, line, column, kind, message, why and help.
pub fn to_json(problems: &Problems, speech: Speech<'_>) -> serde_json::Value {
    let one = |diagnostic: &&Diagnostic| {
        let said = Said::of(diagnostic, speech);
        let position = diagnostic.place.line_column();
        json!({
            "file": diagnostic.place.source().name,
            "line": position.map(|p| p.0),
            "column": position.map(|p| p.1),
            "severity": match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            "kind": diagnostic.kind,
            "message": said.message,
            "why": said.why,
            "help": said.help,
            "suggestion": diagnostic.suggestion,
        })
    };
    problems.sorted().iter().map(one).collect()
}

/// A diagnostic in words.
struct Said {
    message: String,
    label: Option<String>,
    why: Option<String>,
    help: Option<String>,
}

impl Said {
    fn of(diagnostic: &Diagnostic, speech: Speech<'_>) -> Self {
        let phrases = diagnostic
            .phrases
            .iter()
            .map(|(name, english)| (*name, Word::from(speech.phrase(english))));
        let words: Vec<(&str, Word)> =
            diagnostic.args.iter().map(|(name, text)| (*name, word(text))).chain(phrases).collect();
        let attribute = |name| speech.attribute(diagnostic.kind, name, &words);
        let suggestion = diagnostic.suggestion.as_ref();
        let help = suggestion
            .map(|name| speech.say("did-you-mean", &[("name", name.into())]))
            .or_else(|| attribute("help"));
        Self {
            message: speech.say(diagnostic.kind, &words),
            label: attribute("label"),
            why: attribute("why"),
            help,
        }
    }
}

/// A word as it is; a plain count chooses between singular and plural.
fn word(text: &str) -> Word {
    let count = Some(text).filter(|text| text.len() < 10).and_then(|text| text.parse::<u64>().ok());
    // `007` stays what was written.
    count.filter(|count| count.to_string() == text).map_or_else(|| text.into(), Word::Count)
}

fn group(diagnostic: &Diagnostic, speech: Speech<'_>) -> Group<'static> {
    let said = Said::of(diagnostic, speech);
    let (level, label) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, "label-error"),
        Severity::Warning => (Level::WARNING, "label-warning"),
        Severity::Note => (Level::NOTE, "label-note"),
    };
    let level = level.with_name(speech.say(label, &[]));
    let title = level.primary_title(said.message).id(diagnostic.kind);
    let mut group = match snippet(&diagnostic.place, AnnotationKind::Primary, said.label) {
        Some(snippet) => title.element(snippet),
        None => title.element(Origin::path(visible(&diagnostic.place.source().name).into_owned())),
    };
    if let Some((place, label)) = &diagnostic.other
        && let Some(snippet) = snippet(place, AnnotationKind::Context, Some(speech.say(label, &[])))
    {
        group = group.element(snippet);
    }
    if let Some(why) = said.why {
        group = group.element(Level::NOTE.with_name(speech.say("label-note", &[])).message(why));
    }
    if let Some(help) = said.help {
        group = group.element(Level::HELP.with_name(speech.say("label-help", &[])).message(help));
    }
    group
}

/// The lines a place lies on, and no more: a file of 10 MB is not drawn for one caret.
fn snippet(
    place: &Place,
    kind: AnnotationKind,
    label: Option<String>,
) -> Option<Snippet<'static, annotate_snippets::Annotation<'static>>> {
    const LONGEST: usize = 2_000;
    let range = place.range()?;
    let text = &place.source().text;
    let line_start = text[..range.start].rfind('\n').map_or(0, |i| i + 1);
    let (line, _) = place.line_column()?;
    // Only the first line of a long place is pointed at, and only a window of a very long line is
    // shown.
    let first_break = text[range.start..].find('\n').map_or(text.len(), |i| range.start + i);
    let line_end = text[..first_break].trim_end_matches('\r').len().max(range.start);
    let end = range.end.min(line_end).max(range.start);
    let from = if range.start - line_start > LONGEST {
        text.floor_char_boundary(range.start - 40)
    } else {
        line_start
    };
    let to = text.floor_char_boundary(line_end.min(range.start + LONGEST)).max(range.start);
    let end = end.min(to);
    // What cannot be shown takes other bytes than it did: the caret goes by those that are shown.
    let shown = |bytes: std::ops::Range<usize>| visible(&text[bytes]).replace('\t', " ");
    let (before, marked, after) =
        (shown(from..range.start), shown(range.start..end), shown(end..to));
    let annotation = kind.span(before.len()..before.len() + marked.len()).label(label);
    let path = visible(&place.source().name).into_owned();
    Some(
        Snippet::source(before + &marked + &after)
            .line_start(line)
            .path(path)
            .annotation(annotation),
    )
}
