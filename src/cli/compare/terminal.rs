//! A comparison at a terminal.

use unicode_width::UnicodeWidthStr;

use super::super::lines::{padded, wrapped};
use super::super::ui::Ui;
use super::words::{CompareWords, ranks};
use crate::cli::locale::Say as _;
use mitreden_count::comparison::ComparedNeed;

/// The widest the labels of needs get, and the narrowest.
const LABEL: (usize, usize) = (40, 14);
const GAP: usize = 2;
/// A narrower terminal does without degrees of freedom.
const DF_FROM: usize = 90;

pub(super) fn terminal(words: &CompareWords<'_>, ui: &Ui) -> String {
    let (mut out, width) = (String::new(), ui.width);
    let mut lines = |text: &str, draw: &dyn Fn(String) -> String| {
        for part in wrapped(text, width) {
            out += &draw(part);
            out.push('\n');
        }
    };
    let plain = |part: String| part;
    lines(&words.for_the_team(), &|part| ui.style().dim().apply_to(part).to_string());
    lines("", &plain);
    lines(&words.heading(), &|part| ui.style().bold().apply_to(part).to_string());
    words.waves().iter().for_each(|wave| lines(wave, &plain));
    let before = words.before();
    if !before.is_empty() {
        lines("", &plain);
    }
    for sentence in before {
        for (at, part) in wrapped(&sentence, width.saturating_sub(3)).into_iter().enumerate() {
            out += if at == 0 { "–  " } else { "   " };
            out += &part;
            out.push('\n');
        }
    }
    if !words.comparison.needs.is_empty() {
        out.push('\n');
        out += &table(words, ui);
    }
    for (at, sentence) in words.after().into_iter().enumerate() {
        if at == 0 {
            out.push('\n');
        }
        for part in wrapped(&sentence, width) {
            out += &part;
            out.push('\n');
        }
    }
    out
}

fn table(words: &CompareWords<'_>, ui: &Ui) -> String {
    let say = |id: &str| words.lang.say(id, &[]);
    let head = [
        say("compare-then"),
        say("compare-now"),
        say("compare-change"),
        say("compare-interval"),
        say("compare-se"),
        say("compare-df"),
        say("compare-told"),
        say("compare-ranks-then"),
        say("compare-ranks-now"),
    ];
    let row = |need: &ComparedNeed| {
        let (score_now, score_then) = (need.score_now, need.score_then);
        let [change, range, se, df, told] = words.change(need.change);
        [
            words.percent(score_then.0.value),
            words.percent(score_now.0.value),
            change,
            range,
            se,
            df,
            told,
            ranks(need.place_then),
            ranks(need.place_now),
        ]
    };
    let rows: Vec<[String; 9]> = words.comparison.needs.iter().map(row).collect();
    let labels: Vec<String> = words.comparison.needs.iter().map(|need| words.label(need)).collect();
    let is_shown = |column: usize| column != 5 || ui.width >= DF_FROM;
    let widest = |column: usize| {
        let cells = rows.iter().chain([&head]).map(|row| row[column].width());
        cells.max().unwrap_or(0)
    };
    let widths: Vec<usize> =
        (0..head.len()).map(|at| if is_shown(at) { widest(at) + GAP } else { 0 }).collect();
    let longest = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let room = ui.width.saturating_sub(widths.iter().sum()).max(LABEL.1);
    let label = longest.min(LABEL.0).min(room);
    let line = |first: &str, row: &[String; 9]| {
        let mut text = padded(first, label);
        for (cell, width) in row.iter().zip(&widths).filter(|(_, width)| **width > 0) {
            text += &" ".repeat(width.saturating_sub(cell.width()));
            text += cell;
        }
        text
    };
    let mut out = ui.style().dim().apply_to(line(&say("rank-need"), &head)).to_string();
    out.push('\n');
    for (name, row) in labels.iter().zip(&rows) {
        let mut parts = wrapped(name, label).into_iter();
        out += &line(&parts.next().unwrap_or_default(), row);
        out.push('\n');
        for part in parts {
            out += &part;
            out.push('\n');
        }
    }
    out
}
