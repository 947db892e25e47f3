//! An interview in words: what the review shows before everything is sent.

use super::session::BrowserSession;
use crate::interview::Reader;
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;

impl BrowserSession {
    /// Whether a question was asked on the way to the current page.
    pub(super) fn was_asked(&self, question: QuestionIndex) -> bool {
        self.interview.answer_to(question).missing() != Some(Missing::NotAsked)
    }

    /// A question's text with the answers that are piped into it.
    pub(super) fn text_of(&self, question: QuestionIndex) -> String {
        let text = self.question(question).map(|question| &question.text);
        text.map_or_else(String::new, |text| {
            text.fill(self.tag(), |other| self.interview.label(other))
        })
    }

    /// An answer in words; none where the question was left open.
    pub(super) fn answer_of(&self, question: QuestionIndex) -> Option<String> {
        self.interview.in_words(question, self.interview.answer_to(question), Reader::Review)
    }
}
