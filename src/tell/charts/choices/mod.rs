//! Answers to choices: one bar each, with its interval.

#[cfg(test)]
mod tests;

use super::axis::Axis;
use super::canvas::{Anchor, BAR, Canvas};
use super::frame::{AXIS, BODY, Frame, MARGIN, Picture, RowShape, SMALL, STRONG, Sheet};
use super::share::{Share, decimals, spoken, written};
use super::{Chart, ChartError};
use crate::locale::Say as _;
use crate::model::{Label, RichText};
use mitreden_count::ranking::largest_first;

/// The least height of a row.
const ROW: f64 = 30.0;

/// How many answers a respondent could give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceBars {
    /// One.
    One,
    /// Several: the shares add up to more than 100 %.
    Several,
    /// Several, in order: a share counts those who put the answer in any place.
    Ranking,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceBar {
    /// The answer in the chart's language.
    pub label: Label,
    /// The share who gave it; `None` where the base is too small.
    pub share: Option<Share>,
}

/// A chart of the answers to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoicesChart {
    /// The words around it.
    pub frame: Frame,
    /// How many answers a respondent could give.
    pub kind: ChoiceBars,
    /// Whether the largest comes first; otherwise the given order stays.
    pub sorted: bool,
    /// The answers.
    pub bars: Vec<ChoiceBar>,
}

/// One answer's place, from the top of the picture.
struct Row {
    share: Option<Share>,
    lines: Vec<String>,
    top: f64,
    shape: RowShape,
}

struct Layout {
    rows: Vec<Row>,
    bottom: f64,
    axis: Axis,
    decimals: usize,
}

impl ChoicesChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = self.layout(sheet)?;
        let picture = Picture {
            width: sheet.width(),
            height: layout.bottom + AXIS,
            head: 0.0,
            foot: AXIS,
            cuts: layout.rows.iter().skip(1).map(|row| row.top.into()).collect(),
            shows: self.shows().plain(),
            reading: self.reading(),
            alt: self.alt(),
            description: self.description(self.order().len()),
        };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    /// Its finding in a few words: the answer that is surely the most frequent.
    pub fn headline(&self, title: &RichText) -> RichText {
        // What is not shown may be more frequent.
        let all = self.order().into_iter().map(|(label, share)| Some((label, share?)));
        let known = all.collect::<Option<Vec<_>>>().unwrap_or_default();
        let Some(first) = known.iter().reduce(|a, b| if b.1.value > a.1.value { b } else { a })
        else {
            return title.clone();
        };
        let low = first.1.interval.map(|(low, _)| low);
        let is_below = |(label, share): &&(&Label, Share)| {
            *label == first.0 || share.interval.zip(low).is_some_and(|((_, high), low)| high < low)
        };
        if known.len() < 2 || known.iter().filter(is_below).count() < known.len() {
            return title.clone();
        }
        let texts = [("title", title), ("answer", &first.0.text())];
        RichText::said(self.frame.lang, "choices-headline", &[], &texts)
    }

    /// Says what to see in it.
    pub fn shows(&self) -> RichText {
        let order = self.order();
        let largest = order.iter().filter_map(|(label, share)| Some((*label, (*share)?)));
        let largest = largest.reduce(|a, b| if b.1.value > a.1.value { b } else { a });
        let Some((label, share)) = largest.filter(|(_, share)| share.value > 0.0) else {
            return self.frame.say("chart-nothing").into();
        };
        let is_certain = self
            .bars
            .iter()
            .any(|bar| bar.label == *label && bar.share.is_some_and(Share::is_certain));
        let share_of = |share: Share| written(self.frame.lang, share.value, self.decimals());
        let rivals = |other: Share| match (share.interval, other.interval) {
            (Some((low, _)), Some((_, high))) => high >= low,
            // What weighting fixes comes out as it should but for the last digits.
            _ if is_certain => share.value <= other.value + 0.01,
            _ => share_of(share) == share_of(other),
        };
        let first: Vec<_> = order
            .iter()
            .filter(|(_, other)| other.is_some_and(rivals))
            .map(|(label, _)| {
                RichText::said(self.frame.lang, "choices-answer", &[], &[("answer", &label.text())])
            })
            .collect();
        let lang = self.frame.lang;
        if first.len() < 2 {
            let share = spoken(lang, share, self.decimals()).into();
            return RichText::said(
                lang,
                "choices-shows",
                &[("share", share)],
                &[("answer", &label.text())],
            );
        }
        let words = [("count", lang.integer(first.len() as u64).into())];
        let id = match (first.len() > 3, is_certain) {
            (true, false) => "choices-shows-many",
            (true, true) => "choices-shows-many-alike",
            (false, false) => "choices-shows-few",
            (false, true) => "choices-shows-few-alike",
        };
        RichText::said(lang, id, &words, &[("answers", &RichText::list(lang, &first))])
    }

    /// Returns the answers in the order in which they are drawn; those without a number last if
    /// sorted.
    fn order(&self) -> Vec<(&Label, Option<Share>)> {
        let mut order: Vec<_> =
            self.bars.iter().map(|bar| (&bar.label, bar.share.and_then(Share::sane))).collect();
        if self.sorted {
            largest_first(&mut order, |(_, share)| {
                share.map_or(f64::NEG_INFINITY, |share| share.value)
            });
        }
        order
    }

    fn decimals(&self) -> usize {
        decimals(self.order().into_iter().filter_map(|(_, share)| share))
    }

    fn layout(&self, sheet: Sheet) -> Result<Layout, ChartError> {
        let decimals = self.decimals();
        let mut rows = Vec::with_capacity(self.bars.len());
        let mut ends = Vec::new();
        let mut top = 0.0;
        for (label, share) in self.order() {
            let lines = BODY.wrap_name(label, sheet.names(MARGIN), self.frame.lang)?;
            let shape = sheet.row(BODY.tall(&lines), ROW, 10.0);
            if let Some(share) = share {
                ends.push((
                    share.end(),
                    STRONG.room(&written(self.frame.lang, share.value, decimals))? + 8.0,
                ));
            }
            rows.push(Row { share, lines, top, shape });
            top += shape.height;
        }
        let axis = Axis::fit(MARGIN + sheet.labels(), sheet.width() - MARGIN, &ends);
        Ok(Layout { rows, bottom: top + 2.0, axis, decimals })
    }

    fn paint(&self, canvas: &Canvas<'_, '_>, layout: &Layout, top: f64) -> Result<(), ChartError> {
        for row in &layout.rows {
            let middle = top + row.top + row.shape.middle;
            canvas.lines(
                (MARGIN + row.shape.indent, top + row.top + row.shape.name),
                BODY,
                &row.lines,
            )?;
            let Some(share) = row.share else {
                let word = self.frame.say("choices-hidden");
                canvas.aside((layout.axis.zero + 8.0, middle), Anchor::Start, SMALL, &word)?;
                continue;
            };
            canvas.bar(
                (layout.axis.zero, middle - 8.0),
                (layout.axis.at(share.value), middle + 8.0),
                BAR,
            )?;
            if let Some((low, high)) = share.interval {
                canvas.interval((layout.axis.at(low), layout.axis.at(high)), middle)?;
            }
            let words = written(self.frame.lang, share.value, layout.decimals);
            canvas.text(
                (layout.axis.at(share.end()) + 6.0, middle),
                Anchor::Start,
                STRONG,
                &words,
            )?;
        }
        canvas.axis(layout.axis, (top, top + layout.bottom), self.frame.lang)
    }

    fn reading(&self) -> String {
        let sure = self
            .order()
            .iter()
            .any(|(_, share)| share.is_some_and(|share| share.interval.is_some()));
        let certain = self.bars.iter().any(|bar| bar.share.is_some_and(Share::is_certain));
        let id = match (sure, certain) {
            (true, false) => "choices-reading",
            (true, true) => "choices-reading-some",
            (false, true) => "choices-reading-certain",
            (false, false) => "choices-reading-no-interval",
        };
        let mut reading = self.frame.say(id);
        if self.order().iter().any(|(_, share)| share.is_none()) {
            reading = format!("{reading} {}", self.frame.say("choices-reading-hidden"));
        }
        match self.kind {
            ChoiceBars::One => reading,
            ChoiceBars::Several => format!("{reading} {}", self.frame.say("choices-several")),
            ChoiceBars::Ranking => format!("{reading} {}", self.frame.say("choices-ranking")),
        }
    }

    /// Returns the first answers in words.
    fn description(&self, many: usize) -> String {
        let decimals = self.decimals();
        let sentence = |(label, share): (&Label, Option<Share>)| match share {
            Some(share) => format!("{label}: {}.", spoken(self.frame.lang, share, decimals)),
            None => self.frame.lang.say("choices-answer-hidden", &[("answer", label.into())]),
        };
        self.order().into_iter().take(many).map(sentence).collect::<Vec<_>>().join(" ")
    }

    fn alt(&self) -> String {
        let count = self.frame.lang.integer(self.bars.len() as u64);
        let words = [
            ("n", self.bars.len().into()),
            ("count", count.into()),
            ("all", self.description(usize::MAX).into()),
        ];
        self.frame.lang.say("choices-alt", &words)
    }
}
