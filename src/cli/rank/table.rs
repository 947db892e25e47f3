//! The ranking for people: a table with bars at the terminal, and a table in Markdown.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::super::lines::{bar_of, padded, wrapped};
use super::super::ui::Ui;
use super::below;
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::BaseSize;
use mitreden_count::estimate::Estimate;
use mitreden_count::needs::Measure;
use mitreden_count::rank::{RankPlace, RankedNeed, Ranking, Rankings};
use mitreden_define::survey::Survey;
use mitreden_tell::naming::Naming;

/// The widest a bar gets, and the narrowest it is drawn at.
const BAR: (usize, usize) = (30, 8);
/// What the columns beside label and bar take.
const NUMBERS: usize = 44;

/// What every table says, in the language of the results.
struct Words<'a> {
    survey: &'a Survey,
    tag: &'a str,
    lang: Lang,
}

impl Words<'_> {
    fn heading(&self, rankings: &Rankings, ranking: &Ranking, by: Option<usize>) -> String {
        let lang = self.lang;
        let survey = ("survey", Word::from(self.survey.title.show(self.tag)));
        let weights = ("weights", rankings.weights.word().into());
        let heading = match (ranking.n.get().copied(), ranking.n_eff) {
            (None, _) => lang.say("rank-heading-few", &[survey]),
            (Some(n), None) => lang.say(
                "rank-heading-level",
                &[survey, ("n", n.into()), ("count", lang.integer(n).into()), weights],
            ),
            (Some(n), Some(n_eff)) => {
                let worth = ("effective", lang.decimal(n_eff, 0).into());
                lang.say(
                    "rank-heading",
                    &[survey, ("n", n.into()), ("count", lang.integer(n).into()), worth, weights],
                )
            }
        };
        let group = by.zip(ranking.group.as_ref()).and_then(|(question, code)| {
            let question = self.survey.questions.get(question)?;
            let item = question.kind.items().iter().find(|item| item.code == *code)?;
            Some(format!("{} = {}: ", question.id, item.text.show(self.tag)))
        });
        format!("{}{heading}", group.unwrap_or_default())
    }

    fn remarks(&self, rankings: &Rankings, ranking: &Ranking) -> Vec<String> {
        let mut remarks = Vec::new();
        if ranking.simulated {
            remarks.push(self.lang.say("rank-simulated", &[]));
        }
        match ranking.shown {
            BaseSize::Hidden => remarks.push(self.lang.say("rank-hidden", &[])),
            BaseSize::Small => remarks.push(self.lang.say("rank-small", &[])),
            BaseSize::Fine => {}
        }
        if ranking.needs.iter().any(|need| need.score.filled_is_flagged()) {
            remarks.push(self.lang.say("rank-filled", &[]));
        }
        let first = rankings.rankings.iter().find(|ranking| !ranking.needs.is_empty());
        if first == Some(ranking) {
            let is_priority = ranking.measure() == Some(Measure::Priority);
            let score = if is_priority { "rank-score-priority" } else { "rank-score-unmet" };
            let how = [
                ("how", Naming::of(self.survey).word().into()),
                ("top", self.survey.ranking.top.into()),
            ];
            remarks.push(format!(
                "{} {}",
                self.lang.say(score, &how),
                self.lang.say("rank-explained", &[])
            ));
            remarks.extend(below::remarks(self.survey, rankings, self.tag));
        }
        remarks
    }

    fn label(&self, need: &RankedNeed) -> String {
        let mark = if need.score.filled_is_flagged() { "*" } else { "" };
        self.survey.needs.get(need.need).map_or_else(String::new, |need| need.text.show(self.tag))
            + mark
    }

    fn percent(&self, estimate: Option<Estimate>) -> String {
        let shown = estimate.and_then(|estimate| estimate.shown().get().copied());
        shown
            .map_or_else(|| "–".to_owned(), |estimate| self.lang.decimal(100.0 * estimate.value, 1))
    }

    fn interval(&self, estimate: Option<Estimate>) -> String {
        let interval = estimate
            .and_then(|estimate| estimate.shown().get().copied())
            .and_then(|estimate| estimate.interval);
        interval.map_or_else(
            || "–".to_owned(),
            |interval| {
                format!(
                    "{}–{}",
                    self.lang.decimal(100.0 * interval.low, 1),
                    self.lang.decimal(100.0 * interval.high, 1)
                )
            },
        )
    }

    /// What is said of the needs that have no rank.
    fn below(&self, rankings: &Rankings, ranking: &Ranking) -> Vec<String> {
        below::sentences(self.lang, |need| self.label(need), ranking, rankings)
    }

    fn ranks(place: RankPlace) -> String {
        if place.low == place.high {
            place.low.to_string()
        } else {
            format!("{}–{}", place.low, place.high)
        }
    }
}

impl<'a> Words<'a> {
    fn new(survey: &'a Survey, tag: &'a str) -> Self {
        Self { survey, tag, lang: Lang::of_tag(tag) }
    }
}

/// The table at a terminal, as wide as that is.
pub(super) fn terminal(survey: &Survey, rankings: &Rankings, by: Option<usize>, ui: &Ui) -> String {
    let words = Words::new(survey, ui.tag_for(survey));
    let mut out = String::new();
    for ranking in &rankings.rankings {
        let bold = ui.style().bold();
        line(&mut out, &bold.apply_to(words.heading(rankings, ranking, by)).to_string());
        if !ranking.needs.is_empty() {
            out.push('\n');
            needs(&mut out, &words, ranking, ui);
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

fn needs(out: &mut String, words: &Words<'_>, ranking: &Ranking, ui: &Ui) {
    let longest = ranking.ranked().map(|(need, _)| words.label(need).width()).max().unwrap_or(0);
    let (label, bar) = columns(ui.width, longest);
    let highest = ranking
        .ranked()
        .filter_map(|(need, _)| need.shown())
        .map(|score| score.value)
        .fold(0.0, f64::max);
    let say = |id: &str| words.lang.say(id, &[]);
    let dim = ui.style().dim();
    let head = format!(
        "{:>4}  {:<label$}  {:<bar$} {:>5}  {:>11}  {:>6}  {:>5}",
        say("rank-rank"),
        say("rank-need"),
        "",
        say("rank-score"),
        say("rank-interval"),
        say("rank-set"),
        say("rank-base"),
    );
    line(out, &dim.apply_to(head.trim_end()).to_string());
    let mut tier = 0;
    for (need, place) in ranking.ranked() {
        if tier != place.tier && tier > 0 {
            line(out, &dim.apply_to("-".repeat(NUMBERS - 2 + label + bar)).to_string());
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
            "{:>4}  {}  {} {:>5}  {:>11}  {:>6}  {:>5}",
            place.rank,
            padded(&name.next().unwrap_or_default(), label),
            cyan.apply_to(padded(&drawn, bar)),
            words.percent(need.score.score),
            words.interval(need.score.score),
            Words::ranks(place),
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

/// The table in Markdown.
pub(super) fn markdown(
    survey: &Survey,
    rankings: &Rankings,
    by: Option<usize>,
    tag: &str,
) -> String {
    let words = Words::new(survey, tag);
    let mut out = String::new();
    for ranking in &rankings.rankings {
        line(&mut out, &format!("**{}**\n", words.heading(rankings, ranking, by)));
        if !ranking.needs.is_empty() {
            let say = |id: &str| words.lang.say(id, &[]);
            let heads = [
                "rank-rank",
                "rank-need",
                "rank-score",
                "rank-interval",
                "rank-set",
                "rank-tier",
                "rank-base",
            ];
            line(&mut out, &format!("| {} |", heads.map(say).join(" | ")));
            line(&mut out, "|---:|---|---:|---:|---:|---:|---:|");
        }
        for (need, place) in ranking.ranked() {
            let score = need.shown();
            let cells = [
                place.rank.to_string(),
                words.label(need).replace('\\', "\\\\").replace('|', "\\|").replace('*', "\\*"),
                words.percent(need.score.score),
                words.interval(need.score.score),
                Words::ranks(place),
                place.tier.to_string(),
                words.lang.integer(score.map_or(0, |score| score.n)),
            ];
            line(&mut out, &format!("| {} |", cells.join(" | ")));
        }
        out.push('\n');
        let below = words.below(rankings, ranking);
        for sentence in &below {
            line(&mut out, &format!("- {}", sentence.replace('\\', "\\\\").replace('*', "\\*")));
        }
        if !below.is_empty() {
            out.push('\n');
        }
        for remark in words.remarks(rankings, ranking) {
            line(&mut out, &format!("{remark}\n"));
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
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
