//! The ranking at a terminal: a table with bars.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::super::lines::{bar_of, padded, wrapped};
use super::super::table::for_the_team;
use super::super::ui::Ui;
use super::Asked;
use super::modes::ModeWords;
use super::replicated::ReplicatedTable;
use super::words::RankWords;
use crate::cli::locale::Say as _;
use mitreden_count::rank::{Ranking, Rankings};
use mitreden_define::survey::Survey;

/// The widest a bar gets, and the narrowest it is drawn at.
const BAR: (usize, usize) = (30, 8);
/// What the columns beside label and bar take.
const NUMBERS: usize = 44;
/// What the column of the online answers alone takes, where there is one.
const ONLINE: usize = 8;

/// The table at a terminal, as wide as that is.
pub(super) fn terminal(survey: &Survey, rankings: &Rankings, asked: &Asked<'_>, ui: &Ui) -> String {
    let words = RankWords::new(survey, ui.tag_for(survey));
    let mut out = String::new();
    if asked.is_for_the_team {
        for part in wrapped(&for_the_team(words.lang), ui.width) {
            line(&mut out, &ui.style().dim().apply_to(part).to_string());
        }
        out.push('\n');
    }
    if let Some(effects) = asked.modes {
        let (tag, lang) = (ui.tag_for(survey), words.lang);
        out += &ModeWords { survey, effects, tag, lang }.terminal(ui.width);
        out.push('\n');
    }
    for ranking in &rankings.rankings {
        let bold = ui.style().bold();
        line(&mut out, &bold.apply_to(words.heading(rankings, ranking, asked)).to_string());
        if let Some(table) = ReplicatedTable::of(&words, ranking) {
            out.push('\n');
            for (at, row) in table.lines(ui.width).into_iter().enumerate() {
                let head = (at == 0).then(|| ui.style().dim().apply_to(&row).to_string());
                line(&mut out, &head.unwrap_or(row));
            }
        } else if !ranking.needs.is_empty() {
            out.push('\n');
            needs(&mut out, &words, (ranking, rankings.online.as_deref()), ui);
        }
        let below = words.below(rankings, ranking);
        if !below.is_empty() {
            out.push('\n');
            for sentence in below {
                let mut parts = wrapped(&sentence, ui.width.saturating_sub(6)).into_iter();
                line(&mut out, &format!("   –  {}", parts.next().unwrap_or_default()));
                parts.for_each(|rest| line(&mut out, &format!("      {rest}")));
            }
        }
        out.push('\n');
        for remark in words.remarks(rankings, ranking) {
            for part in wrapped(&remark, ui.width) {
                line(&mut out, &part);
            }
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The needs of an order; `online` is that of the online answers alone, where it stands beside.
fn needs(
    out: &mut String,
    words: &RankWords<'_>,
    (ranking, online): (&Ranking, Option<&Ranking>),
    ui: &Ui,
) {
    let room = if online.is_some() { ONLINE } else { 0 };
    let longest = ranking.ranked().map(|(need, _)| words.label(need).width()).max().unwrap_or(0);
    let (label, bar) = columns(ui.width.saturating_sub(room), longest);
    let highest = ranking
        .ranked()
        .filter_map(|(need, _)| need.shown())
        .map(|score| score.value)
        .fold(0.0, f64::max);
    let say = |id: &str| words.lang.say(id, &[]);
    let dim = ui.style().dim();
    let head = format!(
        "{:>4}  {:<label$}  {:<bar$} {:>5}  {:>11}  {:>6}{:>room$}  {:>5}",
        say("rank-rank"),
        say("rank-need"),
        "",
        say("rank-score"),
        say("rank-interval"),
        say("rank-set"),
        online.map_or_else(String::new, |_| say("rank-online")),
        say("rank-base"),
    );
    line(out, &dim.apply_to(head.trim_end()).to_string());
    let mut tier = 0;
    for (need, place) in ranking.ranked().filter_map(|(need, at)| Some((need, at.jointly()?))) {
        if tier != place.tier && tier > 0 {
            line(out, &dim.apply_to("-".repeat(NUMBERS - 2 + label + bar + room)).to_string());
        }
        tier = place.tier;
        let score = need.shown();
        let drawn = score.map_or_else(String::new, |score| {
            bar_of(score.value / highest.max(f64::MIN_POSITIVE), bar)
        });
        let cyan = ui.style().cyan();
        let base = score.map_or(0, |score| score.n);
        let mut name = wrapped(&words.label(need), label).into_iter();
        let row = format!(
            "{:>4}  {}  {} {:>5}  {:>11}  {:>6}{:>room$}  {:>5}",
            place.rank,
            padded(&name.next().unwrap_or_default(), label),
            cyan.apply_to(padded(&drawn, bar)),
            words.percent(need.score.score),
            words.interval(need.score.score),
            RankWords::ranks(place),
            online.map_or_else(String::new, |online| RankWords::ranks_beside(online, need)),
            words.lang.integer(base),
        );
        line(out, &row);
        name.for_each(|rest| line(out, &format!("      {rest}")));
    }
}

/// The columns of labels and bars: names are read first, so bars take what they leave, or nothing.
fn columns(width: usize, longest: usize) -> (usize, usize) {
    let room = width.saturating_sub(NUMBERS).max(12);
    let longest = longest.min(48);
    match room.saturating_sub(longest) {
        bar if bar >= BAR.1 => (longest, bar.min(BAR.0)),
        _ => (longest.min(room), 0),
    }
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fill_their_columns_whatever_they_are() {
        assert_eq!(padded("Öl", 4), "Öl  ");
        assert_eq!(padded("Bürgerservice", 6), "Bürge…");
        assert_eq!(padded("数字化服务", 6).width(), 6);
        assert_eq!(bar_of(1.0, 4), "████");
        assert_eq!(bar_of(0.5, 1), "▌");
        assert_eq!(bar_of(0.0, 4), "");
        assert_eq!(columns(160, 46), (46, 30));
        assert_eq!(columns(100, 46), (46, 10));
        assert_eq!(columns(80, 46), (36, 0));
        assert_eq!(columns(80, 20), (20, 16));
        assert_eq!(columns(10, 46), (12, 0));
    }
}
