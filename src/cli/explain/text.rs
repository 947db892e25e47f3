//! What a number is made of, step by step, with the formula and its numbers.

use super::super::lines::wrapped;
use super::super::rank::replicated;
use super::super::table::for_the_team;
use super::super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::SHARE_HIDDEN_BELOW;
use mitreden_count::estimate::Estimate;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::NeedPlace;
use mitreden_count::ranking::Relation;
use mitreden_count::tables::Explained;
use mitreden_define::survey::Survey;
use mitreden_tell::naming::Naming;

pub(super) fn text(survey: &Survey, explained: &Explained, is_exact: bool, ui: &Ui) -> String {
    let tag = ui.tag_for(survey);
    let text = ExplanationText { survey, explained, tag, lang: Lang::of_tag(tag), is_exact };
    let mut out = String::new();
    let mut part = |paragraphs: Vec<String>, is_heading: bool| {
        for paragraph in paragraphs {
            for line in wrapped(&paragraph, ui.width) {
                let bold = ui.style().bold();
                let line = if is_heading { bold.apply_to(line).to_string() } else { line };
                out += &line;
                out.push('\n');
            }
        }
        out.push('\n');
    };
    part(vec![for_the_team(text.lang)], false);
    part(vec![text.heading()], true);
    if explained.asked.n < SHARE_HIDDEN_BELOW {
        part(vec![text.say("explained-few", &[("least", SHARE_HIDDEN_BELOW.into())])], false);
    } else {
        part(text.score(), false);
        part(text.error(), false);
        part(text.others(), false);
        if explained.simulated {
            part(vec![text.say("rank-simulated", &[])], false);
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

struct ExplanationText<'a> {
    survey: &'a Survey,
    explained: &'a Explained,
    tag: &'a str,
    lang: Lang,
    is_exact: bool,
}

impl ExplanationText<'_> {
    fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang.say(id, words)
    }

    fn percent(&self, share: f64) -> Word {
        self.lang.decimal(100.0 * share, 2).into()
    }

    fn number(&self, number: f64, digits: usize) -> Word {
        self.lang.decimal(number, digits).into()
    }

    fn label(&self, need: mitreden_define::index::NeedIndex) -> String {
        self.survey.needs[need].text.show(self.tag)
    }

    fn heading(&self) -> String {
        let need = ("need", Word::from(self.label(self.explained.need)));
        let score = self.explained.score.score.map_or(0.0, |score| score.value);
        let score = ("score", self.percent(score));
        match self.explained.place {
            Some(NeedPlace::Replicated(place)) => {
                let words = [
                    need,
                    ("rank", place.rank.to_string().into()),
                    ("of", self.explained.ranked.into()),
                    ("range", replicated::range(place).into()),
                ];
                self.say("explained-heading-order", &words)
            }
            Some(NeedPlace::Joint(place)) => {
                let words = [
                    need,
                    score,
                    ("rank", Word::from(place.rank.to_string())),
                    ("low", place.low.to_string().into()),
                    ("high", place.high.to_string().into()),
                    ("tier", place.tier.to_string().into()),
                ];
                self.say("explained-heading", &words)
            }
            None => self.say("explained-heading-below", &[need, score]),
        }
    }

    /// From the answers to the score.
    fn score(&self) -> Vec<String> {
        let Explained { score, asked, .. } = self.explained;
        let count = |n: u64| Word::from(self.lang.integer(n));
        let how = ("how", Word::from(Naming::of(self.survey).word()));
        let top = ("top", Word::from(self.survey.ranking.top));
        let importance = score.importance.map_or(0.0, |importance| importance.value);
        let mut lines = vec![
            self.say(
                "explained-asked",
                &[("n", count(asked.n)), ("effective", self.number(asked.n_eff, 0))],
            ),
            self.say(
                "explained-weights",
                &[
                    ("weights", self.explained.weights.word().into()),
                    ("low", self.number(self.explained.range.map_or(1.0, |(low, _)| low), 2)),
                    ("high", self.number(self.explained.range.map_or(1.0, |(_, high)| high), 2)),
                ],
            ),
            self.say("explained-named", &[how, top, ("share", self.percent(importance))]),
        ];
        if let Some(everyone) = self.explained.everyone() {
            lines.push(
                self.say("explained-unmet", &[("share", self.percent(self.explained.unmet))]),
            );
            if everyone.n >= SHARE_HIDDEN_BELOW {
                lines.push(self.say(
                    "explained-open",
                    &[
                        ("share", self.percent(self.explained.open)),
                        ("everyone", self.percent(everyone.value)),
                        ("n", count(everyone.n)),
                    ],
                ));
            }
            lines.push(self.say(
                "explained-sum",
                &[
                    ("unmet", self.percent(self.explained.unmet)),
                    ("open", self.percent(self.explained.open)),
                    ("everyone", self.percent(everyone.value)),
                    ("score", self.percent(score.score.map_or(0.0, |score| score.value))),
                ],
            ));
        } else if score.measure == ScoreMeasure::Priority {
            lines.push(self.say("explained-priority", &[]));
        }
        lines.extend(self.declared());
        if self.is_exact && self.explained.replicates.is_none() {
            let carriers = ("n", count(self.explained.carriers));
            lines.push(self.say("explained-carriers", &[carriers]));
        }
        lines
    }

    /// What the method that the questionnaire declares makes of it.
    fn declared(&self) -> Vec<String> {
        let score = &self.explained.score;
        let ScoreMeasure::Declared(method) = score.measure else { return Vec::new() };
        if !method.has_scores() {
            return vec![self.say("explained-order", &[("method", method.word().into())])];
        }
        let of = |share: Option<Estimate>| self.percent(share.map_or(0.0, |share| share.value));
        let words = [
            ("method", Word::from(method.word())),
            ("named", of(score.importance)),
            ("unsatisfied", of(score.dissatisfaction)),
            ("score", of(score.score)),
        ];
        let mut lines = vec![self.say("explained-declared", &words)];
        if let Some(worth) = self.explained.worth {
            let number = |number: Option<f64>| -> Word {
                number.map_or_else(|| "–".into(), |number| self.number(number, 4))
            };
            let words = [
                ("log", self.number(worth.log, 4)),
                ("se", number(worth.se)),
                ("quasi", number(worth.quasi_se)),
            ];
            lines.push(self.say("explained-worth", &words));
        }
        lines
    }

    /// From the score to its error and range.
    fn error(&self) -> Vec<String> {
        let Some(score) = self.explained.score.score else { return Vec::new() };
        let Some(se) = score.se else { return vec![self.say("explained-no-error", &[])] };
        let is_of_worths = self.explained.worth.is_some();
        let mut lines: Vec<String> =
            (!is_of_worths).then(|| self.say("explained-error", &[])).into_iter().collect();
        // The variance by stratum is that of the log worth: of the score only the whole is told.
        for (at, (variance, df)) in
            self.explained.strata.iter().enumerate().filter(|_| !is_of_worths)
        {
            lines.push(self.say(
                "explained-stratum",
                &[
                    ("at", (at + 1).to_string().into()),
                    ("variance", self.number(1e4 * variance, 4)),
                    ("df", self.number(*df, 0)),
                ],
            ));
        }
        let id = if is_of_worths { "explained-se-worth" } else { "explained-se" };
        lines.push(
            self.say(id, &[("se", self.percent(se)), ("df", self.number(self.explained.df, 1))]),
        );
        if let Some(interval) = score.interval {
            lines.push(self.say(
                "explained-interval",
                &[("low", self.percent(interval.low)), ("high", self.percent(interval.high))],
            ));
        }
        lines
    }

    /// How it stands to the others.
    fn others(&self) -> Vec<String> {
        let drawn = self.explained.replicates.as_ref();
        let drawn = drawn.filter(|_| self.explained.place.is_some());
        let mut lines: Vec<String> =
            drawn.map(|drawn| replicated::remark(self.lang, drawn)).into_iter().collect();
        if let Some(critical) = self.explained.critical {
            let critical = ("critical", self.number(critical, 2));
            let ranked = ("n", Word::from(self.explained.ranked));
            lines.push(self.say("explained-joint", &[critical, ranked]));
        }
        let all = [
            (Relation::Ahead, "explained-ahead"),
            (Relation::AheadAlone, "explained-ahead-alone"),
            (Relation::Level, "explained-level"),
            (Relation::BehindAlone, "explained-behind-alone"),
            (Relation::Behind, "explained-behind"),
        ];
        for (relation, id) in all {
            let needs = self.explained.relations.iter().filter(|(_, found)| *found == relation);
            let needs: Vec<String> = needs.map(|(need, _)| self.label(*need)).collect();
            if !needs.is_empty() {
                lines.push(self.say(id, &[("needs", needs.join("; ").into())]));
            }
        }
        lines
    }
}
