//! The words of the chart of a scale.

use super::super::share::{Share, spoken, written};
use super::parts::{Ends, ends, reach};
use super::{ScaleChart, ScaleRow};
use crate::locale::Say as _;
use crate::model::{Emphasis, Label, RichText};
use mitreden_base::locale::Word;

/// The figures a sentence says of one row.
struct RowFigures<'a> {
    label: &'a Label,
    ends: Ends,
    /// The share at the right end.
    right: Share,
}

impl RowFigures<'_> {
    /// The range in which the share lies, or the share where none is known.
    fn range(&self) -> (f64, f64) {
        self.right.interval.unwrap_or((self.right.value, self.right.value))
    }
}

impl ScaleChart {
    /// Says what to see in it: how many stand at either end and how many between, and how sure the
    /// share at the right end is.
    pub fn shows(&self) -> RichText {
        let told: Vec<_> = self.rows.iter().filter_map(|row| self.row_figures(row)).collect();
        match &told[..] {
            [] => self.frame.say("chart-nothing").into(),
            [only] => {
                let id = if only.label.as_str().is_empty() {
                    "scale-shows-one"
                } else {
                    "scale-shows-row"
                };
                let sides = self.sides("scale-sides", only);
                let shows = RichText::said(
                    self.frame.lang,
                    id,
                    &[],
                    &[("row", &only.label.text()), ("sides", &sides)],
                );
                self.doubted(shows, only.right.interval.is_none().then_some("scale-unsure"))
            }
            [head, tail @ ..] => self.compared(&told, (head, tail)),
        }
    }

    /// Sets the rows with the largest and the smallest share at the right end against each other.
    fn compared(
        &self,
        told: &[RowFigures<'_>],
        (head, tail): (&RowFigures<'_>, &[RowFigures<'_>]),
    ) -> RichText {
        let (mut most, mut fewest) = (head, head);
        for row in tail {
            most = if row.right.value > most.right.value { row } else { most };
            fewest = if row.right.value < fewest.right.value { row } else { fewest };
        }
        let lang = self.frame.lang;
        // Of rows that are not drawn nothing is known here.
        let some = if told.len() < self.rows.len() { "yes" } else { "no" };
        let words =
            [("some", some.into()), ("wide", if self.is_wide() { "yes" } else { "no" }.into())];
        let share = |row: &RowFigures<'_>| written(lang, row.right.value, 0);
        let is_known = told.iter().all(|row| row.right.interval.is_some());
        let [_, last] = self.ends();
        if share(most) == share(fewest) {
            let words = [words[0].clone(), words[1].clone(), ("high", share(most).into())];
            let shows =
                RichText::said(lang, "scale-shows-alike", &words, &[("last", &last.text())]);
            if !is_known {
                return self.doubted(shows, Some("scale-unsure"));
            }
            let end = |pick: fn(f64, f64) -> f64, of: fn((f64, f64)) -> f64| {
                written(
                    lang,
                    told.iter().map(|row| of(row.range())).fold(most.right.value, pick),
                    0,
                )
            };
            let words = [
                ("low", end(f64::min, |range| range.0).into()),
                ("high", end(f64::max, |range| range.1).into()),
            ];
            return shows
                .with(" ", Emphasis::None)
                .then(lang.say("scale-alike-range", &words).into());
        }
        // As with answers to choices: whose ranges overlap cannot be told apart by looking.
        let others = |row: &RowFigures<'_>| {
            told.iter()
                .filter(|other| !std::ptr::eq(*other, row))
                .map(RowFigures::range)
                .collect::<Vec<_>>()
        };
        let largest = others(most).iter().all(|(_, high)| *high < most.range().0);
        let smallest = others(fewest).iter().all(|(low, _)| *low > fewest.range().1);
        if is_known && !largest && !smallest {
            let [some, wide] = words;
            let words = [some, wide, ("low", share(fewest).into()), ("high", share(most).into())];
            return RichText::said(lang, "scale-shows-unsure", &words, &[("last", &last.text())]);
        }
        let [most_sides, fewest_sides] = [most, fewest].map(|row| self.sides("scale-others", row));
        let names = [
            ("last", &last.text()),
            ("most", &most.label.text()),
            ("least", &fewest.label.text()),
            ("most-sides", &most_sides),
            ("least-sides", &fewest_sides),
        ];
        let shows = RichText::said(lang, "scale-shows-many", &words, &names);
        let doubt = match (is_known, largest, smallest) {
            (false, ..) => Some("scale-unsure"),
            (_, false, _) => Some("scale-unsure-largest"),
            (_, _, false) => Some("scale-unsure-smallest"),
            (_, true, true) => None,
        };
        self.doubted(shows, doubt)
    }

    fn doubted(&self, shows: RichText, doubt: Option<&str>) -> RichText {
        match doubt {
            Some(id) => shows.with(" ", Emphasis::None).with(self.frame.say(id), Emphasis::None),
            None => shows,
        }
    }

    /// Says how many stand at the ends and between them, as far as that is known.
    fn sides(&self, what: &str, row: &RowFigures<'_>) -> RichText {
        let lang = self.frame.lang;
        let number = |share: Option<f64>| -> Word {
            share.map_or_else(String::new, |share| written(lang, share, 0)).into()
        };
        let kind = match (row.ends.low, row.ends.middle) {
            (Some(_), Some(_)) => "all",
            (Some(_), None) => "ends",
            (None, _) => "right",
        };
        let words = [
            ("high", spoken(lang, row.right, 0).into()),
            ("low", number(row.ends.low)),
            ("middle", number(row.ends.middle)),
        ];
        let [first, last] = self.ends();
        let wide = if self.is_wide() { "-wide" } else { "" };
        let id = format!("{what}-{kind}{wide}");
        RichText::said(lang, &id, &words, &[("first", &first.text()), ("last", &last.text())])
    }

    /// Whether the ends are two points of many, not halves.
    fn is_wide(&self) -> bool {
        self.points.len() > 2 * reach(self.points.len()) + 1
    }

    /// Returns what may be said of a row; nothing where the share at its right end is not known.
    fn row_figures<'a>(&self, row: &'a ScaleRow) -> Option<RowFigures<'a>> {
        let answers = row.answers.as_ref().filter(|answers| {
            row.n.is_some_and(|n| n > 0) && answers.shares.len() == self.points.len()
        })?;
        let shares = answers.numbers();
        let ends = ends(&shares);
        // Without its neighbours a bar that is not drawn would have a sentence and no picture.
        let is_compared = self.rows.len() > 1;
        let value = ends.high.filter(|_| is_compared || self.answers(row).is_some())?;
        let interval = answers.right.and_then(Share::sane).and_then(|share| share.interval);
        Some(RowFigures { label: &row.label, ends, right: Share { value, interval } })
    }

    pub(super) fn reading(&self) -> String {
        let [first, last] = self.ends();
        let odd = if self.points.len() % 2 == 1 { "yes" } else { "no" };
        if self.rows.iter().all(|row| self.answers(row).is_none()) {
            return self.frame.say("scale-reading-n");
        }
        let mut reading = self.frame.lang.say(
            "scale-reading",
            &[("first", (&first).into()), ("last", (&last).into()), ("odd", odd.into())],
        );
        let more = [
            (self.has_hidden(), "scale-reading-hidden"),
            (true, "scale-reading-n"),
            (self.has_dont_know(), "scale-reading-dont-know"),
        ];
        for (_, id) in more.iter().filter(|(is, _)| *is) {
            reading = format!("{reading} {}", self.frame.say(id));
        }
        reading
    }

    pub(super) fn description(&self) -> String {
        self.rows.iter().map(|row| self.row_description(row)).collect::<Vec<_>>().join(" ")
    }

    fn row_description(&self, row: &ScaleRow) -> String {
        let lang = self.frame.lang;
        let share = |point: &str, share: Option<f64>| {
            let share = share
                .map_or_else(|| self.frame.say("choices-hidden"), |share| written(lang, share, 0));
            lang.say("scale-share", &[("point", point.into()), ("share", share.into())])
        };
        let shares = match self.answers(row) {
            None => self.frame.say(Self::why(row)),
            Some(answers) => {
                let mut shares: Vec<_> = self
                    .points
                    .iter()
                    .zip(&answers.shares)
                    .map(|(p, s)| share(p.as_str(), *s))
                    .collect();
                if answers.dont_know != Some(0.0) {
                    shares.push(share(&self.frame.say("scale-dont-know"), answers.dont_know));
                }
                shares.join(", ")
            }
        };
        let label =
            if row.label.as_str().is_empty() { &self.frame.title } else { row.label.as_str() };
        let words =
            [("row", label.into()), ("n", self.count(row.n).into()), ("shares", shares.into())];
        lang.say("scale-row", &words)
    }

    pub(super) fn alt(&self) -> String {
        let [first, last] = self.ends();
        self.frame.lang.say(
            "scale-alt",
            &[
                ("first", (&first).into()),
                ("last", (&last).into()),
                ("all", self.description().into()),
            ],
        )
    }

    fn ends(&self) -> [Label; 2] {
        [self.points.first(), self.points.last()].map(|point| point.cloned().unwrap_or_default())
    }
}
