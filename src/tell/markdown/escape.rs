//! Characters that Markdown might read something into, written so that it does not.
//!
//! After `CommonMark` 0.31, section 2.4: a backslash before an ASCII punctuation character makes it
//! literal. To these come GitHub's tables, strikethrough, formulas between `$`, `:names:` of
//! pictures, and addresses made into links unasked.

/// Always escaped.
const ALWAYS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~', '$'];

/// Where a text stands, and so what becomes of its line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph: they are kept.
    Paragraph,
    /// In a heading or a list: they become blanks.
    Line,
    /// In a cell of a table: they are written as a tag, the only thing GitHub knows there.
    Cell,
}

/// Escapes a text; `first` says whether it stands at the start of a line.
pub(super) fn text(text: &str, place: Place, first: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String =
        text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
    let lines = text.split('\n');
    match place {
        Place::Line => line(&text.replace('\n', " "), first),
        Place::Cell => {
            // Nothing begins inside a cell; blanks between two runs stay.
            let last = text.matches('\n').count();
            let kept = lines.enumerate().map(|(i, l)| {
                let l = if i > 0 || first { l.trim_start() } else { l };
                line(if i < last { l.trim_end() } else { l }, false)
            });
            kept.collect::<Vec<_>>().join("<br>")
        }
        Place::Paragraph => {
            // An empty line would end the paragraph.
            let kept = lines.enumerate().filter(|(i, l)| *i == 0 || !l.trim().is_empty());
            kept.map(|(i, l)| line(l, first || i > 0)).collect::<Vec<_>>().join("\\\n")
        }
    }
}

/// A text as code, where that says it to the letter: in code nothing can be escaped, and in a cell
/// not even a bar can be written safely beside a backslash.
pub(super) fn code(text: &str, place: Place) -> Option<String> {
    let is_bad = |c: char| c == '`' || place == Place::Cell && matches!(c, '|' | '\\');
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.trim();
    (!text.is_empty() && !text.contains(is_bad)).then(|| format!("`{text}`"))
}

/// Escapes one line.
fn line(line: &str, first: bool) -> String {
    let line = if first { line.trim_start() } else { line };
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut out = String::with_capacity(line.len() + 8);
    for (i, c) in line.char_indices() {
        let rest = &line[i + c.len_utf8()..];
        let alone = rest.is_empty() || rest.starts_with([' ', c]);
        let mark = i == 0 && matches!(c, '-' | '+' | '=')
            || i == digits && i > 0 && matches!(c, '.' | ')');
        let begins = first && mark && alone;
        let ends_www = c == '.' && out.to_ascii_lowercase().ends_with("www");
        let entity = c == '&' && rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#');
        if ALWAYS.contains(&c)
            || begins
            || ends_www
            || entity
            || (c == ':' && (rest.starts_with("//") || is_name(rest)))
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Says whether what follows a colon makes it the name of a picture: `smile:`.
fn is_name(rest: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    rest.split_once(':').is_some_and(|(name, _)| !name.is_empty() && name.chars().all(is_letter))
}

/// Writes a relative address of a file between the parentheses of a link.
pub(super) fn address(file: &str) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
