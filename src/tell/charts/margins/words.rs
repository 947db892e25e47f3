//! The words of the chart of margins.

use super::super::share::{percentage, written};
use super::{MarginLevel, MarginsChart};
use crate::locale::Say as _;
use crate::model::RichText;

/// From so small a part of its share on a group is said to have answered too rarely.
const RARE: f64 = 0.8;

impl MarginsChart {
    /// Its finding in a few words: which group is farthest below its share.
    pub fn headline(&self) -> RichText {
        let levels = self.margins.iter().flat_map(|margin| &margin.levels);
        let below = |level: &MarginLevel| {
            let here = level.respondents.and_then(percentage)?;
            let there = percentage(level.population).filter(|there| *there > 0.0)?;
            Some(here / there)
        };
        let known = levels.filter_map(|level| Some((level, below(level)?)));
        let least = known.min_by(|(_, a), (_, b)| a.total_cmp(b));
        match least.filter(|(_, ratio)| *ratio < RARE) {
            Some((level, _)) => {
                let name = [("level", &level.label.text())];
                RichText::said(self.frame.lang, "margins-headline", &[], &name)
            }
            None => self.frame.title.as_str().into(),
        }
    }

    /// Says what to see in it: the level whose two shares are farthest apart.
    pub fn shows(&self) -> RichText {
        let levels = self
            .margins
            .iter()
            .flat_map(|margin| margin.levels.iter().map(move |level| (margin, level)));
        let apart = |level: &MarginLevel| {
            let pair = level.respondents.and_then(percentage).zip(percentage(level.population));
            pair.map(|(here, there)| ((here - there).abs(), here, there))
        };
        let farthest = levels
            .filter_map(|(margin, level)| Some((margin, level, apart(level)?)))
            .reduce(|a, b| if b.2.0 > a.2.0 { b } else { a });
        let Some((margin, level, (distance, here, there))) = farthest else {
            return self.frame.say("chart-nothing").into();
        };
        // Shares that are written with the same number are not told apart.
        if distance < 1.0 {
            return self.frame.say("margins-shows-alike").into();
        }
        let number = |value| written(self.frame.lang, value, 0).into();
        let words = [("respondents", number(here)), ("population", number(there))];
        let names = [("level", &level.label.text()), ("margin", &margin.label.text())];
        RichText::said(self.frame.lang, "margins-shows", &words, &names)
    }

    pub(super) fn description(&self) -> String {
        let level = |level: &MarginLevel| {
            let number = |value: Option<f64>, id: &str| {
                value
                    .and_then(percentage)
                    .map_or_else(|| self.frame.say(id), |value| written(self.frame.lang, value, 0))
            };
            let words = [
                ("level", (&level.label).into()),
                ("respondents", number(level.respondents, "margins-few").into()),
                ("population", number(Some(level.population), "margins-unknown").into()),
            ];
            self.frame.lang.say("margins-level", &words)
        };
        let margin = |margin: &super::MarginBars| {
            format!(
                "{}: {}.",
                margin.label,
                margin.levels.iter().map(level).collect::<Vec<_>>().join("; ")
            )
        };
        self.margins.iter().map(margin).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn alt(&self) -> String {
        self.frame.lang.say("margins-alt", &[("all", self.description().into())])
    }
}
