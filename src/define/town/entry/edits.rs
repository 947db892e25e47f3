//! What is put into the text to add a line to a history, whichever way the history is written.

use super::super::agenda::MeasureEvent;
use super::ends::Scan;
use super::written::{fields, line};
use crate::yaml::YamlNode;

/// Pieces of text and the places at which they are inserted, in order.
pub(super) struct Edit(Vec<(usize, String)>);

impl Edit {
    /// The text with the pieces inserted.
    pub(super) fn apply(&self, text: &str) -> String {
        let (mut out, mut from) = (String::with_capacity(text.len() + 128), 0);
        for (at, piece) in &self.0 {
            out.push_str(text.get(from..*at).unwrap_or_default());
            out.push_str(piece);
            from = *at;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out
    }
}

/// The ways to add a line, the nicest first.
pub(super) fn edits(
    text: &str,
    key: &YamlNode,
    items: &[YamlNode],
    event: &MeasureEvent,
) -> Vec<Edit> {
    let scan = Scan(text);
    let ways = scan.after_key(key).and_then(|after| {
        let start = scan.past(after);
        if scan.has(start, '[') {
            in_brackets(scan, start, items, event)
        } else {
            below(scan, start, items, event)
        }
    });
    ways.unwrap_or_default()
}

/// A list of dashes: on a line of its own after the last item, or after the blank lines that belong
/// to the last item's text.
fn below(
    scan: Scan<'_>,
    start: usize,
    items: &[YamlNode],
    event: &MeasureEvent,
) -> Option<Vec<Edit>> {
    let (mut dash, mut end) = (start, start);
    for item in items {
        dash = scan.dash(end)?;
        end = scan.end(item, dash + 1)?;
    }
    let indent = " ".repeat(scan.line_before(dash).chars().count());
    let content = scan.past(dash + 1);
    let on_one_line = scan.line_end(dash) > content;
    let written = if scan.has(content, '{') {
        format!("{indent}- {}", line(event))
    } else {
        let gap = if on_one_line { content - dash } else { 2 };
        let between = format!("{}{indent}{}", scan.line_break(), " ".repeat(gap));
        format!("{indent}-{}{}", " ".repeat(gap - 1), fields(event).join(&between))
    };
    let after_line = (scan.line_end(end), format!("{}{written}", scan.line_break()));
    // Where a text keeps its last blank lines, the next line begins after them.
    let next =
        scan.0.get(end..)?.split_inclusive('\n').skip(1).take_while(|line| line.trim().is_empty());
    let before_next = scan.line_end(end) + next.map(str::len).sum::<usize>();
    let before_next =
        before_next + scan.0.get(scan.line_end(end)..)?.find('\n').map_or(0, |at| at + 1);
    Some(vec![
        Edit(vec![after_line]),
        Edit(vec![(before_next, format!("{written}{}", scan.line_break()))]),
    ])
}

/// Adds to a list in brackets: after the last item, on a line of its own if that item has one.
fn in_brackets(
    scan: Scan<'_>,
    start: usize,
    items: &[YamlNode],
    event: &MeasureEvent,
) -> Option<Vec<Edit>> {
    let (mut begin, mut end) = (start + 1, start + 1);
    for item in items {
        begin = scan.item(end);
        end = scan.end(item, begin)?;
    }
    if items.is_empty() {
        return Some(vec![Edit(vec![(start + 1, line(event))])]);
    }
    let beside = Edit(vec![(end, format!(", {}", line(event)))]);
    let indent = scan.line_before(begin);
    let comma = scan.past(end);
    let has_comma = scan.has(comma, ',');
    let line_end = scan.line_end(if has_comma { comma } else { end });
    let closes_there = scan.item(end) < line_end;
    if !indent.trim().is_empty() || closes_there {
        return Some(vec![beside]);
    }
    let mut pieces = vec![(
        line_end,
        format!("{}{indent}{}{}", scan.line_break(), line(event), if has_comma { "," } else { "" }),
    )];
    if !has_comma {
        pieces.insert(0, (end, ",".to_owned()));
    }
    Some(vec![Edit(pieces), beside])
}
