//! Interviews that were left open: each is offered to be gone on with, with the questionnaire it
//! began with.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::shift::{HeldShift, Shift};
use crate::failure::Failure;
use crate::locale::Say as _;
use crate::teller::Teller;
use mitreden_ask::collect::Keeper;
use mitreden_ask::interview::{Final, JournalEntry, Plan, Screen};
use mitreden_ask::terminal::{Board, KeyPress, NotKept, Terminal, TextStyle};
use mitreden_base::diagnostics::listed;
use mitreden_base::locale::Word;
use mitreden_define::survey::{Mode, Survey, read_archive};
use mitreden_define::version_sign::VersionSign;
use mitreden_keep::journal::{Aside, Pending};
use mitreden_keep::store::{Store, StoreError};
use mitreden_tell::form::has_cards;

/// The street interviews in a store that are still open.
pub fn open_interviews(store: &Store) -> Result<Vec<Pending>, StoreError> {
    let mut pending = store.pending()?;
    pending.retain(|pending| pending.begun.mode == Mode::Street);
    Ok(pending)
}

/// Warns that interviews in modes that this version does not know are left as they are.
pub fn warn_aside(aside: &[Aside], teller: &dyn Teller) {
    if let Some(words) = aside_in_words(aside) {
        teller.warn("pending-aside", &words);
    }
}

/// The words that fill such a warning in: how many interviews, and their modes; none for none.
pub fn aside_in_words(aside: &[Aside]) -> Option<[(&'static str, Word); 2]> {
    let modes: BTreeSet<&str> = aside.iter().map(|one| one.mode.as_str()).collect();
    (!modes.is_empty()).then(|| [("n", aside.len().into()), ("modes", listed(modes).into())])
}

impl Shift {
    /// Offers each open interview to be resumed.
    pub(crate) fn go_on(
        &self,
        store: &mut Store,
        plan: &Arc<Plan>,
        terminal: &mut dyn Terminal,
        held: &mut HeldShift,
    ) -> Result<(), Failure> {
        for pending in open_interviews(store)? {
            // A newer questionnaire does not change what was asked in this one; a newer program
            // that writes the same one otherwise has not made it a newer one.
            let today = plan.survey();
            let is_older =
                ![&today.definition.hash, &today.former.hash].contains(&&pending.begun.definition);
            let its_plan = if !is_older {
                Arc::clone(plan)
            } else if let Some(survey) = began_with(store, &pending)? {
                Plan::new(survey)?
            } else {
                held.message = Some(self.lost(&self.lang.say("pending-gone", &[])));
                continue;
            };
            if let Ok((keeper, interview)) = Keeper::resume(store, &its_plan, pending.clone())
                && interview.screen() == Screen::End
            {
                // It had come to its end when the program came to its own.
                held.message = Some(self.lang.say("pending-over", &[]));
                self.put_away(keeper, &its_plan, &interview.finish(), held);
                continue;
            }
            let board = self.offer(its_plan.survey(), &pending, is_older);
            match board.ask(self.lang, terminal)? {
                Some(KeyPress::Enter) => match Keeper::resume(store, &its_plan, pending) {
                    Ok(resumed) => self.one(resumed, &its_plan, terminal, held)?,
                    Err(error) => held.message = Some(self.lost(&error.to_string())),
                },
                Some(KeyPress::Char('x')) => match Keeper::resume(store, &its_plan, pending) {
                    Ok((keeper, interview)) if keeper.kept() == 0 => {
                        drop((keeper.drop_it(None)?, interview));
                    }
                    Ok((keeper, mut interview)) => {
                        interview.break_off();
                        self.put_away(keeper, &its_plan, &interview.finish(), held);
                    }
                    Err(error) => held.message = Some(self.lost(&error.to_string())),
                },
                Some(_) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// Ends an interview that was left open and is not resumed.
    fn put_away(&self, keeper: Keeper<'_>, plan: &Plan, end: &Final, held: &mut HeldShift) {
        match self.end(keeper, plan, (end, &[])) {
            Ok(()) => held.over += 1,
            Err(error) => held.message = Some(NotKept::from(&error).say(self.lang)),
        }
    }

    fn lost(&self, error: &str) -> String {
        self.lang.say("pending-lost", &[("error", error.into())])
    }

    /// A board that describes an open interview without telling any answer.
    fn offer(&self, survey: &Survey, pending: &Pending, is_older: bool) -> Board {
        let say = |id: &str, words: &[(&str, Word)]| self.lang.say(id, words);
        let begun = &pending.begun;
        let answered: Vec<_> = pending
            .happenings
            .iter()
            .filter_map(|happening| match JournalEntry::from_line(&happening.what) {
                Ok(JournalEntry::Answer { question, .. }) => Some(question),
                _ => None,
            })
            .collect();
        let mut board = Board::new(say("pending-head", &[]), String::new());
        let day = self.lang.date(begun.day);
        board.tell(
            match &begun.place {
                Some(place) => {
                    say("pending-begun-at", &[("day", day.into()), ("place", place.into())])
                }
                None => say("pending-begun", &[("day", day.into())]),
            },
            TextStyle::Strong,
        );
        board.tell("", TextStyle::Plain);
        let distinct: std::collections::BTreeSet<_> = answered.iter().collect();
        let seconds = pending.happenings.last().map_or(0, |last| last.millis / 1000);
        let minutes = format!("{}:{:02}\u{a0}min", seconds / 60, seconds % 60);
        board.tell(
            say("pending-far", &[("n", distinct.len().into()), ("minutes", minutes.into())]),
            TextStyle::Plain,
        );
        if let Some(question) = answered
            .last()
            .and_then(|id| survey.find(id.as_str()))
            .and_then(|at| survey.questions.get(at))
        {
            board.tell(
                say("pending-last", &[("question", question.text.show(&begun.lang).into())]),
                TextStyle::Plain,
            );
        }
        if is_older {
            board.tell("", TextStyle::Plain);
            board.tell(say("pending-older", &[]), TextStyle::Alert);
            if has_cards(survey) {
                let sign = VersionSign::of(&begun.definition).to_string();
                board.tell(say("shift-cards", &[("sign", sign.into())]), TextStyle::Alert);
            }
        }
        let keys = [
            (KeyPress::Enter, "pending-key-go-on"),
            (KeyPress::Char('x'), "pending-key-end"),
            (KeyPress::Char('l'), "pending-key-later"),
        ];
        board.choices = keys.map(|(key, id)| (key, say(id, &[]))).into();
        board
    }
}

/// The questionnaire that an interview began with, as it was archived.
fn began_with(store: &Store, pending: &Pending) -> Result<Option<Survey>, StoreError> {
    let Some(definition) = store.definition(&pending.begun.definition)? else { return Ok(None) };
    Ok(read_archive(&definition))
}
