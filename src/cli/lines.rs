//! Text on lines of a terminal: bars, columns, wrapping.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use mitreden_base::locale::Word;
use mitreden_base::visible::visible;

/// A bar of eighths of a character, so that small differences are seen.
pub(super) fn bar_of(share: f64, width: usize) -> String {
    const PARTS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    let eighths = (0..=width * 8)
        .rev()
        .find(|eighths| *eighths as f64 <= share * (width * 8) as f64)
        .unwrap_or(0);
    let mut bar = "█".repeat(eighths / 8);
    if !eighths.is_multiple_of(8) {
        bar.push(PARTS[eighths % 8]);
    }
    bar
}

/// A text on one line, without what would move the cursor.
fn shown(text: &str) -> Cow<'_, str> {
    match visible(text) {
        text if text.contains(['\n', '\t']) => Cow::Owned(text.replace(['\n', '\t'], " ")),
        text => text,
    }
}

/// A text on exactly so many columns: cut with an ellipsis, or filled with blanks.
pub(super) fn padded(text: &str, width: usize) -> String {
    let text = &*shown(text);
    if text.width() <= width {
        return format!("{text}{}", " ".repeat(width - text.width()));
    }
    let mut cut = String::new();
    for c in text.chars() {
        if cut.width() + c.width().unwrap_or(0) + 1 > width {
            break;
        }
        cut.push(c);
    }
    let fill = width.saturating_sub(cut.width() + 1);
    format!("{cut}…{}", " ".repeat(fill))
}

/// A sentence on lines of at most so many columns.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in shown(text).split(' ') {
        match lines.last_mut() {
            Some(last) if last.width() + 1 + word.width() <= width => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The words that name characters no font has a glyph for.
pub(super) fn lacking(characters: &[char]) -> [(&'static str, Word); 2] {
    let named: Vec<_> = characters
        .iter()
        .map(|character| format!("{character} (U+{:04X})", u32::from(*character)))
        .collect();
    [("n", named.len().into()), ("characters", named.join(", ").into())]
}
