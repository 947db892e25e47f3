//! The words of the chart of a scale.

use super::super::share::written;
use super::parts::{ends, spans};
use super::{ScaleChart, ScaleRow};
use crate::tell::model::{Label, Text};

impl ScaleChart {
    /// Says what to see in it.
    pub fn shows(&self) -> Text {
        let told: Vec<_> = self.rows.iter().filter_map(|row| Some((&row.label, self.told_of(row)?))).collect();
        let number = |value| written(self.frame.lang, value, 0).into();
        let [first, last] = self.ends();
        match &told[..] {
            [] => self.frame.say("chart-nothing").into(),
            [(label, (low, high))] => {
                let id = if label.as_str().is_empty() { "scale-shows-one" } else { "scale-shows-row" };
                let words = [("low", number(*low)), ("high", number(*high))];
                let names = [("row", &label.text()), ("first", &first.text()), ("last", &last.text())];
                Text::said(self.frame.lang, id, &words, &names)
            }
            [head, tail @ ..] => {
                let (mut most, mut fewest) = (head, head);
                for row in tail {
                    most = if row.1.1 > most.1.1 { row } else { most };
                    fewest = if row.1.1 < fewest.1.1 { row } else { fewest };
                }
                // Of rows that are not drawn nothing is known here.
                let some = if told.len() < self.rows.len() { "yes" } else { "no" };
                let words = [("some", some.into()), ("high", number(most.1.1)), ("low", number(fewest.1.1))];
                let alike = written(self.frame.lang, most.1.1, 0) == written(self.frame.lang, fewest.1.1, 0);
                let names = [("last", &last.text()), ("most", &most.0.text()), ("least", &fewest.0.text())];
                Text::said(self.frame.lang, if alike { "scale-shows-alike" } else { "scale-shows-many" }, &words, &names)
            }
        }
    }

    /// Returns the sides of a row that is drawn; of one among several the right side is enough to be compared.
    fn told_of(&self, row: &ScaleRow) -> Option<(f64, f64)> {
        let shares = row.answers.as_ref()?.numbers();
        let drawn = self.answers(row).is_some() && !spans(&shares);
        let right = |row: &ScaleRow| {
            let shares = row.answers.as_ref().map_or(&[][..], |answers| &answers.shares);
            row.n > 0 && shares.len() == self.points.len() && shares.iter().rev().take(shares.len() / 2).all(Option::is_some)
        };
        let compared = self.rows.iter().filter(|row| right(row)).count() > 1;
        (drawn || (compared && right(row))).then(|| ends(&shares))
    }

    pub(super) fn reading(&self) -> String {
        let [first, last] = self.ends();
        let odd = if self.points.len() % 2 == 1 { "yes" } else { "no" };
        if self.rows.iter().all(|row| self.answers(row).is_none()) {
            return self.frame.say("scale-reading-n");
        }
        let mut reading =
            self.frame.lang.say("scale-reading", &[("first", (&first).into()), ("last", (&last).into()), ("odd", odd.into())]);
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

    pub(super) fn told(&self) -> String {
        self.rows.iter().map(|row| self.row_told(row)).collect::<Vec<_>>().join(" ")
    }

    fn row_told(&self, row: &ScaleRow) -> String {
        let lang = self.frame.lang;
        let share = |point: &str, share: Option<f64>| {
            let share = share.map_or_else(|| self.frame.say("choices-hidden"), |share| written(lang, share, 0));
            lang.say("scale-share", &[("point", point.into()), ("share", share.into())])
        };
        let shares = match self.answers(row) {
            None => self.frame.say(Self::why(row)),
            Some(answers) => {
                let mut shares: Vec<_> = self.points.iter().zip(&answers.shares).map(|(p, s)| share(p.as_str(), *s)).collect();
                if answers.dont_know != Some(0.0) {
                    shares.push(share(&self.frame.say("scale-dont-know"), answers.dont_know));
                }
                shares.join(", ")
            }
        };
        let label = if row.label.as_str().is_empty() { &self.frame.title } else { row.label.as_str() };
        let words = [("row", label.into()), ("n", lang.integer(row.n).into()), ("shares", shares.into())];
        lang.say("scale-row", &words)
    }

    pub(super) fn alt(&self) -> String {
        let [first, last] = self.ends();
        self.frame.lang.say("scale-alt", &[("first", (&first).into()), ("last", (&last).into()), ("all", self.told().into())])
    }

    fn ends(&self) -> [Label; 2] {
        [self.points.first(), self.points.last()].map(|point| point.cloned().unwrap_or_default())
    }
}
