//! What every table of the ranking says.

use super::{Asked, below, replicated};
use crate::cli::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::BaseSize;
use mitreden_count::estimate::Estimate;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::{RankPlace, RankedNeed, Ranking, Rankings};
use mitreden_count::tables::Grouper;
use mitreden_define::survey::Survey;
use mitreden_tell::naming::Naming;

/// What every table says, in the language of the results.
pub(super) struct RankWords<'a> {
    survey: &'a Survey,
    tag: &'a str,
    pub(super) lang: Lang,
}

impl RankWords<'_> {
    /// What is ranked, and on how many answers.
    pub(super) fn heading(
        &self,
        rankings: &Rankings,
        ranking: &Ranking,
        asked: &Asked<'_>,
    ) -> String {
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
        let group = asked.by.zip(ranking.group.as_ref());
        let group = group.and_then(|((by, written), code)| self.group(by, written, code));
        let rows = asked.rows.map(|rows| lang.say("rank-among", &[("rows", rows.into())]));
        let before = [rows, group].into_iter().flatten();
        before.chain([heading]).collect::<Vec<_>>().join(": ")
    }

    /// The name of a group.
    fn group(&self, by: &Grouper, written: &str, code: &Code) -> Option<String> {
        match by {
            Grouper::Options(question) => {
                let groups = self.survey.groups_of(*question);
                let group = groups.iter().find(|group| group.code == *code)?;
                let question = self.survey.questions.get(*question)?;
                let label = question.label.as_ref().map(|label| label.show(self.tag));
                let name = label.unwrap_or_else(|| question.id.to_string());
                Some(format!("{name} = {}", group.text.show(self.tag)))
            }
            Grouper::Modes => Some(self.lang.say(&format!("status-mode-{code}"), &[])),
            Grouper::Truth(_) => {
                let id = if *code == *"true" { "table-holds" } else { "table-not-so" };
                Some(self.lang.say(id, &[("rule", written.into())]))
            }
        }
    }

    /// What must be known before the numbers are believed.
    pub(super) fn remarks(&self, rankings: &Rankings, ranking: &Ranking) -> Vec<String> {
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
            let how = [
                ("how", Naming::of(self.survey).word().into()),
                ("top", self.survey.ranking.top.into()),
            ];
            let of_few = ranking.replicates.is_some() && !replicated::has_scores(ranking);
            let score = match ranking.measure() {
                Some(ScoreMeasure::Declared(method)) if !method.has_scores() => {
                    self.lang.say("rank-order-declared", &[("method", method.word().into())])
                }
                Some(ScoreMeasure::Declared(method)) if of_few => {
                    self.lang.say("rank-score-withheld", &[("method", method.word().into())])
                }
                Some(ScoreMeasure::Declared(method)) => {
                    let method = ("method", method.word().into());
                    let [named, top] = how;
                    self.lang.say("rank-score-declared", &[named, top, method])
                }
                Some(ScoreMeasure::Priority) => self.lang.say("rank-score-priority", &how),
                _ => self.lang.say("rank-score-unmet", &how),
            };
            let sure = match &ranking.replicates {
                Some(drawn) => replicated::remark(self.lang, drawn),
                None => self.lang.say("rank-explained", &[]),
            };
            remarks.push(format!("{score} {sure}"));
            remarks.extend(below::remarks(self.survey, rankings, self.tag));
        } else if let Some(none @ Err(_)) = &ranking.replicates {
            remarks.push(replicated::remark(self.lang, none));
        }
        remarks
    }

    /// A need, marked where much of its score was filled in.
    pub(super) fn label(&self, need: &RankedNeed) -> String {
        let mark = if need.score.filled_is_flagged() { "*" } else { "" };
        self.survey.needs.get(need.need).map_or_else(String::new, |need| need.text.show(self.tag))
            + mark
    }

    /// A score as percent.
    pub(super) fn percent(&self, estimate: Option<Estimate>) -> String {
        let shown = estimate.and_then(|estimate| estimate.shown().get().copied());
        shown
            .map_or_else(|| "–".to_owned(), |estimate| self.lang.decimal(100.0 * estimate.value, 1))
    }

    /// Its interval as percent.
    pub(super) fn interval(&self, estimate: Option<Estimate>) -> String {
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
    pub(super) fn below(&self, rankings: &Rankings, ranking: &Ranking) -> Vec<String> {
        below::sentences(self.lang, |need| self.label(need), ranking, rankings)
    }

    /// The ranks of the same need in the order of the online answers alone.
    pub(super) fn ranks_beside(online: &Ranking, need: &RankedNeed) -> String {
        let place = online.ranked().find(|(known, _)| known.need == need.need);
        let place = place.and_then(|(_, place)| place.jointly());
        place.map_or_else(|| "–".to_owned(), Self::ranks)
    }

    /// The ranks a need may have.
    pub(super) fn ranks(place: RankPlace) -> String {
        if place.low == place.high {
            place.low.to_string()
        } else {
            format!("{}–{}", place.low, place.high)
        }
    }
}

impl<'a> RankWords<'a> {
    pub(super) fn new(survey: &'a Survey, tag: &'a str) -> Self {
        Self { survey, tag, lang: Lang::of_tag(tag) }
    }
}
