//! A shift: one person after another is asked or noted as a contact, and what was left open is gone
//! on with.

use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use uuid::Uuid;

use super::screen::{Move, Screen};
use crate::failure::Failure;
use crate::locale::Say as _;
use crate::teller::Stopwatch;
use mitreden_ask::collect::{Keeper, outcome};
use mitreden_ask::interview::{Final, Interview, JournalEntry, Plan, Setting};
use mitreden_ask::terminal::{
    self, KeepInterview, NotKept, Session, SessionOpening, SessionOutcome, Terminal,
};
use mitreden_base::locale::Lang;
use mitreden_keep::contact::{self, Contact};
use mitreden_keep::journal::Begun;
use mitreden_keep::record::Glance;
use mitreden_keep::store::{Store, StoreError};

/// A shift: where, when and by whom people are asked.
#[derive(Debug)]
pub struct Shift {
    /// The time at which the shift began.
    pub now: NaiveDateTime,
    /// The watch that was started at that time.
    pub since: Box<dyn Stopwatch>,
    /// The place where people are asked.
    pub place: Option<String>,
    /// The interviewer's code.
    pub interviewer: Option<String>,
    /// The name of the laptop.
    pub device: String,
    /// The shift's id: its day and number on this laptop.
    pub id: String,
    /// Whether nothing is kept.
    pub practice: bool,
    /// The interviewer's language.
    pub lang: Lang,
}

/// The result of a shift.
#[derive(Debug, Default)]
pub struct HeldShift {
    /// How many interviews came to an end.
    pub over: usize,
    /// The message that the screen shows next.
    pub message: Option<String>,
    /// The contacts that can be taken back, the last one last.
    pub back: Vec<Contact>,
}

impl Shift {
    /// Offers to go on with what was left open, then works from the screen until the interviewer
    /// leaves.
    pub(crate) fn hold(
        &self,
        store: &mut Store,
        plan: &Arc<Plan>,
        terminal: &mut dyn Terminal,
        setting: &impl Fn(u64, NaiveDate) -> Setting,
    ) -> Result<HeldShift, Failure> {
        let mut held = HeldShift::default();
        self.go_on(store, plan, terminal, &mut held)?;
        let mut screen = Screen::new(self, store, plan.survey())?;
        loop {
            match screen.ask(store, &mut held, terminal)? {
                Move::Begin => {
                    let (seed, _) = Uuid::new_v4().as_u64_pair();
                    let setting = setting(seed, self.time().date());
                    match Keeper::begin(store, self.begun(plan, &setting)) {
                        Ok(keeper) => self.one(
                            (keeper, Interview::new(plan, setting)),
                            plan,
                            terminal,
                            &mut held,
                        )?,
                        Err(error) => held.message = Some(NotKept::from(&error).say(self.lang)),
                    }
                    screen.count(store, plan.survey())?;
                }
                Move::Meet(outcome) => self.meet(store, outcome, &mut held),
                Move::TakeBack => self.take_back(store, &mut held),
                Move::GoOn => {
                    self.go_on(store, plan, terminal, &mut held)?;
                    screen.count(store, plan.survey())?;
                }
                Move::Leave => return Ok(held),
            }
        }
    }

    fn meet(&self, store: &mut Store, outcome: contact::ContactOutcome, held: &mut HeldShift) {
        let contact = self.contact(outcome);
        match store.meet(&contact) {
            Ok(()) => {
                held.message = Some(
                    self.lang
                        .say("shift-noted", &[("outcome", self.outcome_in_words(outcome).into())]),
                );
                held.back.push(contact);
            }
            Err(error) => held.message = Some(NotKept::from(&error).say(self.lang)),
        }
    }

    fn take_back(&self, store: &mut Store, held: &mut HeldShift) {
        let Some(contact) = held.back.last() else { return };
        match store.take_back(&contact.id) {
            Ok(()) => {
                held.message = Some(self.lang.say(
                    "shift-taken-back",
                    &[("outcome", self.outcome_in_words(contact.outcome).into())],
                ));
                held.back.pop();
            }
            Err(error) => held.message = Some(NotKept::from(&error).say(self.lang)),
        }
    }

    /// The outcome of a contact in words.
    pub(crate) fn outcome_in_words(&self, outcome: contact::ContactOutcome) -> String {
        self.lang.say("shift-outcome", &[("outcome", outcome.word().into())])
    }

    /// Holds an interview that a line of a script describes. One that fails leaves nothing behind.
    pub(crate) fn script(
        &self,
        store: &mut Store,
        plan: &Arc<Plan>,
        (setting, line): (Setting, &str),
    ) -> Result<(), NotHeld> {
        let mut keeper = Keeper::begin(store, self.begun(plan, &setting))?;
        match terminal::play(plan, setting, line, &mut Kept { keeper: &mut keeper, before: 0 }) {
            Ok(interview) => Ok(self.end(keeper, plan, (&interview.finish(), &[]))?),
            Err(error) => {
                keeper.drop_it(None)?;
                Err(error.into())
            }
        }
    }

    /// One interview on the screen. What cannot be kept at its end is told at the screen, and can
    /// be gone on with.
    pub(crate) fn one(
        &self,
        (mut keeper, interview): (Keeper<'_>, Interview),
        plan: &Arc<Plan>,
        terminal: &mut dyn Terminal,
        held: &mut HeldShift,
    ) -> Result<(), Failure> {
        // Where nothing has been kept, nobody has agreed to anything yet.
        let opening =
            if keeper.kept() == 0 { SessionOpening::Consent } else { SessionOpening::Question };
        let mut session = Session::new(plan, interview, opening, self.practice);
        let (from, before) = (self.since.awake(), keeper.millis());
        let ended = terminal::run(
            &mut session,
            terminal,
            &mut Kept { keeper: &mut keeper, before },
            &mut || self.since.awake().saturating_sub(from),
        )?;
        let kept = match ended {
            SessionOutcome::Over => {
                held.over += 1;
                let seen = session.glances().to_vec();
                self.end(keeper, plan, (&session.into_interview().finish(), &seen))
            }
            SessionOutcome::Declined => {
                let contact = self.contact(contact::ContactOutcome::Refused);
                let dropped = keeper.drop_it(Some(&contact));
                if dropped.is_ok() {
                    held.back.push(contact);
                }
                dropped
            }
            SessionOutcome::Left if keeper.kept() == 0 => keeper.drop_it(None),
            SessionOutcome::Left => Ok(()),
        };
        held.message = kept.err().map(|error| NotKept::from(&error).say(self.lang));
        Ok(())
    }

    /// Ends an interview, with when which question was on the screen since it was begun or gone on
    /// with.
    pub(crate) fn end(
        &self,
        keeper: Keeper<'_>,
        plan: &Plan,
        (end, seen): (&Final, &[Glance]),
    ) -> Result<(), StoreError> {
        let contact = self.contact(outcome(end.disposition));
        keeper.conclude(plan.survey(), (end, seen), Some(&contact)).map(drop)
    }

    fn begun(&self, plan: &Plan, setting: &Setting) -> Begun {
        let survey = plan.survey();
        Begun {
            id: Uuid::new_v4(),
            survey: survey.id.to_string(),
            definition: survey.definition.hash.clone(),
            mode: setting.mode,
            lang: setting.lang.clone(),
            seed: setting.seed,
            day: self.time().date(),
            device: Some(self.device.clone()),
            place: self.place.clone(),
            shift: Some(self.id.clone()),
            interviewer: self.interviewer.clone(),
            flags: Vec::new(),
        }
    }

    fn contact(&self, outcome: contact::ContactOutcome) -> Contact {
        let time = self.time();
        let quarter =
            time.time().with_minute(time.minute() / 15 * 15).and_then(|time| time.with_second(0));
        Contact {
            id: Uuid::new_v4(),
            outcome,
            day: time.date(),
            time: quarter.and_then(|time| time.with_nanosecond(0)).unwrap_or_default(),
            device: Some(self.device.clone()),
            place: self.place.clone(),
            shift: Some(self.id.clone()),
            interviewer: self.interviewer.clone(),
        }
    }

    /// Now, also when the lid was closed in between or someone has set the clock of the laptop
    /// back.
    pub(crate) fn time(&self) -> NaiveDateTime {
        self.now + TimeDelta::from_std(self.since.elapsed()).unwrap_or_default()
    }
}

/// Why an interview described by one line did not take place.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotHeld {
    /// The interview itself failed.
    #[error(transparent)]
    Script(#[from] terminal::ScriptError),
    /// The interview could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl NotHeld {
    /// The error in words.
    pub(crate) fn say(&self, lang: Lang) -> String {
        match self {
            Self::Script(error) => error.say(lang),
            Self::Store(error) => NotKept::from(error).say(lang),
        }
    }
}

/// Keeps events, adding the duration of the interview before it was resumed.
struct Kept<'k, 's> {
    keeper: &'k mut Keeper<'s>,
    before: i64,
}

impl KeepInterview for Kept<'_, '_> {
    fn keep(&mut self, new: &[JournalEntry], now: Duration) -> Result<(), NotKept> {
        let millis = i64::try_from(now.as_millis()).unwrap_or(i64::MAX);
        self.keeper
            .keep(new, self.before.saturating_add(millis))
            .map_err(|error| NotKept::from(&error))
    }
}
