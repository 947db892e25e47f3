//! From an answer to the next question: what falls away, what stands against it, and nothing new
//! before all is kept.

use super::keep::KeepInterview;
use super::over::Over;
use super::session::{Land, Session};
use crate::interview::{Interview, Objection};
use mitreden_define::answer::Answer;
use mitreden_define::index::QuestionIndex;

impl Session {
    pub(super) fn give(
        &mut self,
        question: QuestionIndex,
        answer: Answer,
        keep: &mut dyn KeepInterview,
    ) {
        let lost = self.interview.consequences(question, &answer);
        if lost.is_empty() {
            self.give_now(question, answer, keep);
        } else {
            self.over = Some(Over::Lost { question, answer, lost });
        }
    }

    /// Gives the engine an answer, and goes on if there are no objections.
    pub(super) fn give_now(
        &mut self,
        question: QuestionIndex,
        answer: Answer,
        keep: &mut dyn KeepInterview,
    ) {
        let mut given = self.interview.clone();
        if let Err(objection) = given.answer(question, answer) {
            self.message = Some(given.say(&objection));
            return;
        }
        let mut against = given.clone().next(false).err().unwrap_or_default();
        against.retain(|objection| {
            objection.question == question && !self.confirmed.contains(objection)
        });
        if against.is_empty() {
            return self.go_on(given, keep);
        }
        if self.commit(given, keep) {
            self.screen = self.interview.screen();
            self.object(&against);
        }
    }

    /// Shows objections to answers: hard ones as they are, soft ones as a question.
    fn object(&mut self, against: &[Objection]) {
        let hard: Vec<_> = against
            .iter()
            .filter(|objection| !objection.is_soft())
            .map(|o| self.interview.say(o))
            .collect();
        if hard.is_empty() {
            self.over = Some(Over::Meant(against.to_vec()));
        } else {
            self.message = Some(hard.join("\n"));
        }
    }

    /// Shows the next question once everything so far is kept.
    pub(super) fn go_on(&mut self, given: Interview, keep: &mut dyn KeepInterview) {
        if self.returning {
            let mut ahead = given.clone();
            if ahead.catch_up() {
                if self.commit(ahead, keep) {
                    self.land(Land::Open);
                }
                return;
            }
        }
        if self.page().is_some_and(|page| self.cursor() + 1 < page.questions.len()) {
            if self.commit(given, keep) {
                self.screen = self.interview.screen();
                self.look_at(self.cursor() + 1);
            }
            return;
        }
        self.leave(given, keep);
    }

    fn leave(&mut self, mut next: Interview, keep: &mut dyn KeepInterview) {
        let is_meant = |o: &Objection| o.is_soft() && self.confirmed.contains(o);
        let mut refused = next.next(false);
        if refused.as_ref().is_err_and(|against| against.iter().all(is_meant)) {
            refused = next.next(true);
        }
        if !self.commit(next, keep) {
            return;
        }
        match refused {
            Ok(()) => self.land(Land::First),
            Err(against) => self.turn_to(&against),
        }
    }

    /// Goes to the question that an objection is about.
    pub(super) fn turn_to(&mut self, against: &[Objection]) {
        self.screen = self.interview.screen();
        let first = against
            .iter()
            .find(|o| !o.is_soft())
            .or(against.iter().find(|o| !self.confirmed.contains(o)))
            .or(against.first());
        let Some(question) = first.map(|objection| objection.question) else { return };
        let at = self
            .page()
            .and_then(|page| page.questions.iter().position(|asked| asked.question == question));
        self.look_at(at.unwrap_or(self.cursor()));
        let same: Vec<_> =
            against.iter().filter(|objection| objection.question == question).cloned().collect();
        self.object(&same);
    }
}
