//! Where things end in a text of YAML. The tree knows where keys and single values stand; brackets,
//! dashes, and comments between them are looked for in the text.

use crate::yaml::{YamlNode, YamlValue};

/// The characters that separate words and lines.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// A text of YAML in which places are looked up.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t>(pub(super) &'t str);

impl<'t> Scan<'t> {
    /// The next place that is neither in blanks nor in a comment.
    pub(super) fn past(self, mut at: usize) -> usize {
        loop {
            let rest = self.0.get(at..).unwrap_or_default();
            let words = rest.trim_start_matches(BLANKS);
            at += rest.len() - words.len();
            if !words.starts_with('#') {
                return at;
            }
            at += words.find(['\n', '\r']).unwrap_or(words.len());
        }
    }

    /// Whether a character stands at a place.
    pub(super) fn has(self, at: usize, mark: char) -> bool {
        self.0.get(at..).is_some_and(|rest| rest.starts_with(mark))
    }

    /// The place after a key's colon.
    pub(super) fn after_key(self, key: &YamlNode) -> Option<usize> {
        let end = key.place.range()?.end;
        let colon = self.past(end);
        Some(if self.has(colon, ':') { colon + 1 } else { end })
    }

    /// The place of the next dash of a block list.
    pub(super) fn dash(self, at: usize) -> Option<usize> {
        Some(self.past(at)).filter(|dash| self.has(*dash, '-'))
    }

    /// The place of the next item of a list in brackets.
    pub(super) fn item(self, at: usize) -> usize {
        let at = self.past(at);
        if self.has(at, ',') { self.past(at + 1) } else { at }
    }

    /// The place after the bracket that closes what ended before.
    fn closed(self, at: usize, bracket: char) -> Option<usize> {
        Some(self.item(at)).filter(|at| self.has(*at, bracket)).map(|at| at + 1)
    }

    /// The end of a value that is written somewhere after a place.
    pub(super) fn end(self, node: &YamlNode, after: usize) -> Option<usize> {
        let start = self.past(after);
        match &node.value {
            YamlValue::Map(entries) => {
                let inner = match entries.last() {
                    Some((key, value)) => self.end(value, self.after_key(key)?)?,
                    None => start + 1,
                };
                if self.has(start, '{') { self.closed(inner, '}') } else { Some(inner) }
            }
            YamlValue::List(items) if self.has(start, '[') => {
                let inner =
                    items.iter().try_fold(start + 1, |at, item| self.end(item, self.item(at)))?;
                self.closed(inner, ']')
            }
            YamlValue::List(items) => {
                items.iter().try_fold(start, |at, item| self.end(item, self.dash(at)? + 1))
            }
            // What is not written has no place of its own.
            YamlValue::Null | YamlValue::Scalar(_) => {
                let written =
                    node.place.range().filter(|range| !range.is_empty() && range.start >= after);
                Some(written.map_or(after, |range| range.end))
            }
        }
    }

    /// The end of a line, before the line break.
    pub(super) fn line_end(self, at: usize) -> usize {
        let rest = self.0.get(at..).unwrap_or_default();
        at + rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    /// The line up to a place.
    pub(super) fn line_before(self, at: usize) -> &'t str {
        let before = self.0.get(..at).unwrap_or_default();
        &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..]
    }

    /// The line break that this text uses.
    pub(super) fn line_break(self) -> &'static str {
        match self.0.find(['\n', '\r']) {
            Some(at) if self.0[at..].starts_with("\r\n") => "\r\n",
            Some(at) if self.has(at, '\r') => "\r",
            _ => "\n",
        }
    }
}
