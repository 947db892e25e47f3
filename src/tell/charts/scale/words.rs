//! The words of the chart of a scale.

use super::super::share::written;
use super::layout::sides;
use super::{ScaleAnswers, ScaleChart, ScaleRow};
use crate::base::locale::Word;

/// What can be told of a row: the shares left and right of the middle point, which counts on neither side.
fn ends(shares: &[f64]) -> (f64, f64) {
    let middle = if shares.len() % 2 == 1 { shares.get(shares.len() / 2).copied().unwrap_or_default() } else { 0.0 };
    let (left, right) = sides(shares);
    (left - middle / 2.0, right - middle / 2.0)
}

impl ScaleChart {
    /// Says what to see in it.
    pub fn shows(&self) -> String {
        let told = |row| Some((row, self.answers(row)?)).filter(|(_, answers): &(_, ScaleAnswers)| answers.is_whole());
        let told: Vec<_> =
            self.rows.iter().filter_map(told).map(|(row, answers)| (row.label.as_str(), ends(&answers.drawn()))).collect();
        let number = |value| Word::from(written(self.frame.lang, value, 0));
        let [first, last] = self.ends();
        match &told[..] {
            [] => self.frame.say("chart-nothing"),
            [(label, (low, high))] => {
                let id = if label.is_empty() { "scale-shows-one" } else { "scale-shows-row" };
                let words = [("row", (*label).into()), ("low", number(*low)), ("high", number(*high))];
                self.frame.lang.say(id, &[&words[..], &[("first", first), ("last", last)]].concat())
            }
            [head, tail @ ..] => {
                let (mut most, mut fewest) = (head, head);
                for row in tail {
                    most = if row.1.1 > most.1.1 { row } else { most };
                    fewest = if row.1.1 < fewest.1.1 { row } else { fewest };
                }
                let words = [
                    ("last", last),
                    ("most", most.0.into()),
                    ("high", number(most.1.1)),
                    ("least", fewest.0.into()),
                    ("low", number(fewest.1.1)),
                ];
                self.frame.lang.say("scale-shows-many", &words)
            }
        }
    }

    pub(super) fn reading(&self) -> String {
        let [first, last] = self.ends();
        let odd = if self.points.len() % 2 == 1 { "yes" } else { "no" };
        let reading = self.frame.lang.say("scale-reading", &[("first", first), ("last", last), ("odd", odd.into())]);
        let partly = self.rows.iter().filter_map(|row| self.answers(row)).any(|answers| !answers.is_whole());
        let more = [(partly, "scale-reading-hidden"), (self.has_dont_know(), "scale-reading-dont-know")];
        let more = more.into_iter().filter(|(says, _)| *says).map(|(_, id)| self.frame.say(id));
        std::iter::once(reading).chain(more).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn told(&self) -> String {
        self.rows.iter().map(|row| self.row_told(row)).collect::<Vec<_>>().join(" ")
    }

    fn row_told(&self, row: &ScaleRow) -> String {
        let lang = self.frame.lang;
        let share = |point: &str, share: f64| {
            lang.say("scale-share", &[("point", point.into()), ("share", written(lang, share, 0).into())])
        };
        let shares = match self.answers(row) {
            None => self.frame.say("chart-suppressed"),
            Some(answers) => {
                let shown = self.points.iter().zip(&answers.shares).filter_map(|(point, s)| Some(share(point, (*s)?)));
                let mut shares: Vec<_> = shown.collect();
                if answers.dont_know > 0.0 {
                    shares.push(share(&self.frame.say("scale-dont-know"), answers.dont_know));
                }
                shares.join(", ")
            }
        };
        let label = if row.label.is_empty() { &self.frame.title } else { &row.label };
        let words = [("row", label.into()), ("n", lang.integer(row.n).into()), ("shares", shares.into())];
        lang.say("scale-row", &words)
    }

    pub(super) fn alt(&self) -> String {
        let [first, last] = self.ends();
        self.frame.lang.say("scale-alt", &[("first", first), ("last", last), ("all", self.told().into())])
    }

    fn ends(&self) -> [Word; 2] {
        let word = |point: Option<&String>| Word::from(point.cloned().unwrap_or_default());
        [word(self.points.first()), word(self.points.last())]
    }
}
