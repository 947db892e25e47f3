//! The questions asked so far with their answers: to jump to one, and to look everything over
//! before the end.

use super::key::KeyPress;
use super::session::Session;
use crate::interview::Reader;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::QuestionIndex;

/// A list one of whose questions is picked by its number or with the arrows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct List {
    pub(super) questions: Vec<QuestionIndex>,
    pub(super) at: Option<usize>,
    pub(super) typed: String,
}

/// The question that was picked from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    Nothing,
    Unknown,
    Question(QuestionIndex),
    /// Enter was pressed with nothing picked.
    Enter,
}

impl List {
    pub(super) fn key(&mut self, key: KeyPress) -> Picked {
        let last = self.questions.len().saturating_sub(1);
        match key {
            KeyPress::Up => self.at = Some(self.at.map_or(last, |at| at.saturating_sub(1))),
            KeyPress::Down => self.at = Some(self.at.map_or(0, |at| (at + 1).min(last))),
            KeyPress::Char(character) if character.is_ascii_digit() => {
                self.typed.push(character);
                self.at = self
                    .typed
                    .parse::<usize>()
                    .ok()
                    .and_then(|n| n.checked_sub(1))
                    .filter(|&at| at <= last);
            }
            KeyPress::Backspace => {
                self.typed.pop();
                self.at = None;
            }
            KeyPress::Enter => {
                let wrong = !self.typed.is_empty() && self.at.is_none();
                self.typed.clear();
                return match self.at.and_then(|at| self.questions.get(at)) {
                    Some(&question) => Picked::Question(question),
                    None if wrong => Picked::Unknown,
                    None => Picked::Enter,
                };
            }
            _ => return Picked::Unknown,
        }
        Picked::Nothing
    }
}

impl Session {
    /// The list of questions that have been asked, as long as their answers count.
    pub(super) fn asked(&self) -> List {
        let survey = self.plan().survey();
        let is_asked = |&q: &QuestionIndex| {
            let seen = !matches!(self.interview().answer_to(q), Answer::Missing(Missing::NotAsked));
            let is_here = self
                .page()
                .is_some_and(|page| page.questions.iter().any(|asked| asked.question == q));
            let given = self.interview().is_given(q);
            survey.questions.get(q).is_some_and(|question| question.kind.is_asked())
                && seen
                && (given || is_here)
        };
        List { questions: survey.questions.indices().filter(is_asked).collect(), ..List::default() }
    }

    /// A question's text in the current language.
    pub(super) fn text_of(&self, q: QuestionIndex) -> String {
        let question = self.plan().survey().questions.get(q);
        let lang = &self.interview().setting().lang;
        question
            .map(|question| question.text.fill(lang, |other| self.interview().label(other)))
            .unwrap_or_default()
    }

    /// The answer to a question in a few words.
    pub(super) fn answer_of(&self, q: QuestionIndex) -> String {
        let answer = self.interview().answer_to(q);
        self.interview().in_words(q, answer, Reader::Overview).unwrap_or_default()
    }
}
