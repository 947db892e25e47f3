//! Moving through an interview: on, back along the path that was asked, and what a change would do.

use std::sync::Arc;

use super::clean::clean;
use super::rules::objections;
use super::{At, Interview, Objection, Raised};
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::{EachIndex as _, QuestionIndex};

impl Interview {
    /// Leaves the current part for the next one with something to show, or returns why it cannot.
    pub(super) fn leave(&mut self, confirmed: bool) -> Result<(), Vec<Objection>> {
        let (At::Asking, Some(&part)) = (self.at, self.path.last()) else { return Ok(()) };
        let mut against = self.settle(part);
        let (next, further) = self.seek(part + 1);
        against.extend(further);
        let refused: Vec<_> = against
            .iter()
            .filter(|objection| !self.is_passed(objection, confirmed))
            .cloned()
            .collect();
        if !refused.is_empty() {
            self.remember(&refused);
            return Err(refused);
        }
        for q in self.current() {
            if self.state.given(q).is_none() {
                let open = clean(&self.plan.survey().questions[q], Answer::UNANSWERED);
                self.state.give(q, open);
            }
        }
        // What was raised here either was confirmed now or has been mended.
        let end = self.plan.survey().questions.end();
        let end = next.map_or(end, |next| self.plan.part(next).start);
        let here = self.plan.part(part).start..end;
        let before = std::mem::take(&mut self.raised);
        self.raised =
            before.into_iter().filter(|((question, _), _)| !here.contains(question)).collect();
        for objection in against.into_iter().filter(Objection::is_soft) {
            let (at, raised) = (objection.place(), Raised { objection, confirmed: true });
            self.raised.entry(at).or_default().push(raised);
        }
        self.arrive(next);
        Ok(())
    }

    /// Settles the questions of a part; returns the objections to their answers.
    fn settle(&mut self, part: usize) -> Vec<Objection> {
        let plan = Arc::clone(&self.plan);
        let questions = &plan.survey().questions;
        let mut against = Vec::new();
        for q in plan.part(part).each() {
            if self.state.settle(&plan, q) {
                against.extend(objections(&questions[q], q, &self.state, &self.setting));
            }
        }
        against
    }

    /// The first part from this one on with something to show, and what stands against computed
    /// values on the way.
    pub(super) fn seek(&mut self, from: usize) -> (Option<usize>, Vec<Objection>) {
        let mut against = Vec::new();
        for part in from..self.plan.parts().len() {
            let further = self.settle(part);
            let questions = self.plan.part(part);
            if questions.each().any(|q| self.is_on_screen(q, &questions)) {
                return (Some(part), against);
            }
            against.extend(further);
        }
        (None, against)
    }

    pub(super) fn arrive(&mut self, part: Option<usize>) {
        self.path.extend(part);
        self.at = if part.is_some() { At::Asking } else { At::Review };
    }

    fn is_passed(&self, objection: &Objection, confirmed: bool) -> bool {
        let known = self.known(objection);
        objection.is_soft() && known.is_some_and(|raised| raised.confirmed || confirmed)
    }

    fn known(&self, objection: &Objection) -> Option<&Raised> {
        self.raised.get(&objection.place())?.iter().find(|raised| raised.objection == *objection)
    }

    /// Remembers soft objections, so that each is raised once.
    fn remember(&mut self, against: &[Objection]) {
        for objection in against.iter().filter(|objection| objection.is_soft()) {
            if self.known(objection).is_none() {
                let raised = Raised { objection: objection.clone(), confirmed: false };
                self.raised.entry(objection.place()).or_default().push(raised);
            }
        }
    }

    pub(super) fn go_back(&mut self) {
        match self.at {
            At::Review if !self.path.is_empty() => self.at = At::Asking,
            At::Asking if self.path.len() > 1 => {
                self.path.pop();
            }
            _ => {}
        }
    }

    pub(super) fn go_back_to(&mut self, question: QuestionIndex) {
        let holds = |&part: &usize| self.plan.part(part).contains(&question);
        if let Some(at) = self.path.iter().position(holds)
            && self.state.is_shown(question)
        {
            self.path.truncate(at + 1);
            self.at = At::Asking;
        }
    }

    pub(super) fn go_on(&mut self) {
        while self.at == At::Asking && self.current().iter().all(|&q| self.state.given(q).is_some())
        {
            // A part of notes only has not been seen for sure, but nothing is lost by passing it.
            if self.leave(false).is_err() {
                break;
            }
        }
    }

    /// The questions whose given answers would no longer count if this answer were given instead.
    pub fn consequences(&self, question: QuestionIndex, answer: &Answer) -> Vec<QuestionIndex> {
        let survey = self.plan.survey();
        let Some(asked) = survey.questions.get(question) else { return Vec::new() };
        let (mut now, mut then) = (self.state.clone(), self.state.clone());
        then.give(question, clean(asked, answer.clone()));
        let mut lost = Vec::new();
        for q in survey.questions.after(question) {
            let (stays, would) = (now.settle(&self.plan, q), then.settle(&self.plan, q));
            let said = self
                .state
                .given(q)
                .is_some_and(|given| given.missing() != Some(Missing::Unanswered));
            if survey.questions[q].kind.is_asked() && said && stays && !would {
                lost.push(q);
            }
        }
        lost
    }
}
