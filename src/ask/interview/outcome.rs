//! The end of an interview: its answers, cleaned, and how it ended.

use std::sync::Arc;

use super::clean::clean;
use super::order::{is_drawn, order};
use super::rules::broken;
use super::validate::valid_here;
use super::{At, Interview, Reason, Setting};
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::{EachIndex as _, Indexed, ListIndex as _, QuestionIndex};
use mitreden_define::survey::{FacetKind, Kind, Survey};
use mitreden_keep::record::Disposition;

/// What is kept of an interview that has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Final {
    /// One answer for each question, in order. Hidden questions and notes are `not_asked`. A matrix
    /// that was asked names every row, a best-worst question every task.
    pub answers: Indexed<QuestionIndex, Answer>,
    /// How the interview ended.
    pub disposition: Disposition,
    /// The language of the interview at its end.
    pub lang: String,
    /// How many answers to questions that were not asked have been dropped.
    pub dropped: usize,
    /// For each asked question with a drawn order: its items as shown.
    pub orders: Vec<(QuestionIndex, Vec<Code>)>,
    /// The warnings that were confirmed: the question, and the place of the rule.
    pub confirmed: Vec<(QuestionIndex, usize)>,
}

impl Interview {
    /// The final answers. An interview that has not reached its end counts as broken off here.
    pub fn finish(mut self) -> Final {
        let complete = matches!(self.at, At::Review | At::Ended);
        if !complete {
            self.settle_rest();
        }
        let survey = self.plan.survey();
        let confirmed =
            self.raised.values().flatten().filter(|raised| {
                raised.confirmed && self.state.is_shown(raised.objection.question)
            });
        let confirmed = confirmed.filter_map(|raised| match raised.objection.reason {
            Reason::Warning(rule) => Some((raised.objection.question, rule)),
            _ => None,
        });
        let confirmed = confirmed.collect();
        let answers = self.state.into_answers(survey);
        let disposition =
            if complete { Disposition::Complete } else { broken_off(survey, &answers) };
        let orders = orders(survey, &self.setting, &answers);
        Final {
            answers,
            disposition,
            lang: self.setting.lang,
            dropped: self.dropped,
            orders,
            confirmed,
        }
    }

    /// Settles what lies beyond the point of breaking off. Answers given before going back still
    /// count; an answer that is not valid does not.
    fn settle_rest(&mut self) {
        let plan = Arc::clone(&self.plan);
        let survey = plan.survey();
        let first = QuestionIndex::new(0);
        let current = self.path.last().map_or(first..first, |&part| self.plan.part(part));
        let open = self.asked_in(&current).find(|&q| self.state.given(q).is_none());
        let is_given =
            |q: QuestionIndex| survey.questions[q].kind.is_asked() && self.state.given(q).is_some();
        let furthest = survey.questions.indices().rev().find(|q| is_given(*q));
        let reached = open.unwrap_or(current.end);
        let is_reached = |q: QuestionIndex| q < reached || furthest.is_some_and(|last| q <= last);
        let rest = current.start..survey.questions.end();
        for q in rest.each() {
            let question = &survey.questions[q];
            let shown = self.state.settle(&plan, q);
            let given = self.state.given(q);
            match (shown, given) {
                _ if matches!(question.kind, Kind::Note) => {}
                (false, _) if is_reached(q) => {}
                (false, _) | (true, None) => self.state.miss(q, Missing::NotReached),
                (true, Some(_)) if !question.kind.is_asked() => {}
                (true, Some(answer)) => {
                    let is_valid =
                        valid_here((question, q), answer, (&self.setting, &self.state.designs))
                            .is_ok();
                    if !is_valid || broken(question, q, &self.state).next().is_some() {
                        self.state.give(q, clean(question, Answer::UNANSWERED));
                    }
                }
            }
        }
    }
}

/// Whether enough was answered for the response to count. A question not reached has no value.
fn broken_off(survey: &Survey, answers: &Indexed<QuestionIndex, Answer>) -> Disposition {
    let mut counted = survey
        .questions
        .iter()
        .zip(answers)
        .filter(|(q, _)| q.facet_weight(FacetKind::Importance) > 0.0);
    let said = |answer: &Answer| matches!(answer.missing(), None | Some(Missing::NotAsked));
    if counted.all(|(_, answer)| said(answer)) {
        Disposition::Partial
    } else {
        Disposition::BreakOff
    }
}

/// The drawn orders of the questions that were asked.
pub(super) fn orders(
    survey: &Survey,
    setting: &Setting,
    answers: &Indexed<QuestionIndex, Answer>,
) -> Vec<(QuestionIndex, Vec<Code>)> {
    let asked = |q: &QuestionIndex| {
        !matches!(answers[*q].missing(), Some(Missing::NotAsked | Missing::NotReached))
    };
    let is_drawn = |q: &QuestionIndex| is_drawn(&survey.questions[*q], setting.mode);
    let drawn = answers.indices().filter(is_drawn).filter(asked);
    let codes = |q: QuestionIndex| {
        let question = &survey.questions[q];
        order(question, setting)
            .into_iter()
            .map(|item| question.kind.items()[item].code.clone())
            .collect()
    };
    drawn.map(|q| (q, codes(q))).collect()
}
