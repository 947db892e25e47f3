//! What lies over a question for a while, and what its keys do.

use super::keep::KeepInterview;
use super::key::{Command, KeyPress};
use super::list::{List, Picked};
use super::session::{Land, Session, SessionOutcome};
use crate::interview::Objection;
use mitreden_define::answer::Answer;
use mitreden_define::index::QuestionIndex;

/// A dialog that lies over the question.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Over {
    /// The words said first, and the consent.
    Opening,
    /// The list of all keys.
    Menu,
    /// The list of the questions asked so far.
    Jump(List),
    /// A pause, in which nobody is asked.
    Pause,
    /// The question whether to give an answer by which these other answers would no longer count.
    Lost { question: QuestionIndex, answer: Answer, lost: Vec<QuestionIndex> },
    /// The question whether an answer with these soft objections is meant.
    Meant(Vec<Objection>),
}

impl Session {
    /// Does what a key stands for in the dialog over the question.
    pub(super) fn over(&mut self, key: KeyPress, keep: &mut dyn KeepInterview) {
        let command = Command::of(key, false);
        match self.over.take() {
            None => {}
            Some(Over::Opening) => match (key, command) {
                (KeyPress::Enter, _) => {}
                (KeyPress::Char('q' | 'Q'), _) => self.outcome = Some(SessionOutcome::Left),
                (_, Some(Command::Refused)) => self.outcome = Some(SessionOutcome::Declined),
                (_, command) => {
                    self.over = Some(Over::Opening);
                    match command {
                        Some(Command::Language) => self.other_language(keep),
                        _ => self.say("ask-unknown-key"),
                    }
                }
            },
            Some(Over::Menu) => match (key, command) {
                (KeyPress::Char('x' | 'X'), _) => {
                    let mut broken = self.interview.clone();
                    broken.break_off();
                    if self.commit(broken, keep) {
                        self.land(Land::First);
                    }
                }
                (_, Some(Command::Menu)) | (KeyPress::Enter, _) => {}
                (_, Some(command)) => self.command(command, keep),
                _ => {
                    self.over = Some(Over::Menu);
                    self.say("ask-unknown-key");
                }
            },
            Some(Over::Pause) => match key {
                KeyPress::Enter => {}
                KeyPress::Char('q' | 'Q') => self.outcome = Some(SessionOutcome::Left),
                _ => self.over = Some(Over::Pause),
            },
            Some(Over::Jump(mut list)) => match (list.key(key), command) {
                (Picked::Question(question), _) => {
                    self.over = Some(Over::Jump(list));
                    self.jump(question, keep);
                }
                (Picked::Enter, _) | (_, Some(_)) => {}
                (picked, _) => {
                    self.over = Some(Over::Jump(list));
                    if picked == Picked::Unknown {
                        self.say("ask-unknown-key");
                    }
                }
            },
            Some(Over::Lost { question, answer, lost }) => match (key, command) {
                (KeyPress::Enter, _) => self.give_now(question, answer, keep),
                (_, Some(Command::Back | Command::Menu)) | (KeyPress::Backspace, _) => {
                    self.look_at(self.cursor());
                }
                _ => self.over = Some(Over::Lost { question, answer, lost }),
            },
            Some(Over::Meant(objections)) => match (key, command) {
                (KeyPress::Enter, _) => {
                    let before =
                        (self.interview.journal().len(), self.confirmed.len(), self.cursor());
                    self.confirmed.extend(objections.iter().cloned());
                    self.go_on(self.interview.clone(), keep);
                    let now = (self.interview.journal().len(), self.confirmed.len(), self.cursor());
                    if now.0 == before.0 && now.2 == before.2 && self.message.is_some() {
                        // It could not be kept, and is asked again.
                        self.confirmed.truncate(before.1);
                        self.over = Some(Over::Meant(objections));
                    }
                }
                (_, Some(Command::Back | Command::Menu)) | (KeyPress::Backspace, _) => {}
                _ => self.over = Some(Over::Meant(objections)),
            },
        }
    }
}
