//! A shift: interviews that are kept, in the survey's store, and the contacts they come of.

use std::time::Instant;

use chrono::{NaiveDateTime, TimeDelta, Timelike};
use uuid::Uuid;

use super::failure::Failure;
use crate::ask::collect::{Keeper, outcome};
use crate::ask::interview::{Entry, Final, Interview, Plan, Setting};
use crate::ask::terminal::{self, Keep, NotKept, Opening, Outcome, Session, Terminal};
use crate::keep::contact::{self, Contact};
use crate::keep::journal::{Begun, Pending};
use crate::keep::store::{Store, StoreError};

/// Where, when and by whom people are asked.
#[derive(Debug)]
pub(super) struct Shift {
    /// When it began.
    pub now: NaiveDateTime,
    /// By the clock that only goes forward.
    pub from: Instant,
    /// The place.
    pub place: Option<String>,
    /// The interviewer's code.
    pub interviewer: Option<String>,
}

impl Shift {
    /// Goes on with the interviews that were cut off, then asks one person after another until the interviewer leaves. How
    /// many interviews came to an end.
    pub(super) fn people(
        &self,
        store: &mut Store,
        plan: &Plan<'_>,
        terminal: &mut dyn Terminal,
        setting: &impl Fn(u64) -> Setting,
    ) -> Result<usize, Failure> {
        let mut over = 0;
        for pending in mine(store, plan)? {
            let (keeper, interview) = Keeper::resume(store, plan, pending).map_err(|error| Failure::plain(&error))?;
            match self.one((keeper, interview), plan, terminal)? {
                Outcome::Over => over += 1,
                Outcome::Declined => {}
                Outcome::Left => return Ok(over),
            }
        }
        loop {
            let (seed, _) = Uuid::new_v4().as_u64_pair();
            let setting = setting(seed);
            let keeper = Keeper::begin(store, self.begun(plan, &setting))?;
            match self.one((keeper, Interview::new(plan, setting)), plan, terminal)? {
                Outcome::Over => over += 1,
                Outcome::Declined => {}
                Outcome::Left => return Ok(over),
            }
        }
    }

    /// Holds an interview that is told in one line. What cannot be held leaves nothing behind.
    pub(super) fn told(&self, store: &mut Store, plan: &Plan<'_>, (setting, line): (Setting, &str)) -> Result<(), Told> {
        let mut keeper = Keeper::begin(store, self.begun(plan, &setting))?;
        let from = Instant::now();
        match terminal::play(plan, setting, line, &mut Kept { keeper: &mut keeper, from, before: 0 }) {
            Ok(interview) => Ok(self.end(keeper, plan, &interview.finish())?),
            Err(error) => {
                keeper.drop_it(None)?;
                Err(error.into())
            }
        }
    }

    fn one<'p>(
        &self,
        (mut keeper, interview): (Keeper<'_>, Interview<'p>),
        plan: &'p Plan<'p>,
        terminal: &mut dyn Terminal,
    ) -> Result<Outcome, Failure> {
        // Where nothing has been kept, nobody has agreed to anything yet.
        let opening = if keeper.kept() == 0 { Opening::Consent } else { Opening::Question };
        let mut session = Session::new(plan, interview, opening, false);
        let (from, before) = (Instant::now(), keeper.millis());
        let ended = terminal::run(&mut session, terminal, &mut Kept { keeper: &mut keeper, from, before }, &mut || from.elapsed())?;
        match ended {
            Outcome::Over => self.end(keeper, plan, &session.into_interview().finish())?,
            Outcome::Declined => keeper.drop_it(Some(&self.contact(contact::Outcome::Refused)))?,
            Outcome::Left if keeper.kept() == 0 => keeper.drop_it(None)?,
            Outcome::Left => {}
        }
        Ok(ended)
    }

    fn end(&self, keeper: Keeper<'_>, plan: &Plan<'_>, end: &Final) -> Result<(), StoreError> {
        let contact = self.contact(outcome(end.disposition));
        keeper.conclude(plan.survey(), end, Some(&contact)).map(drop)
    }

    fn begun(&self, plan: &Plan<'_>, setting: &Setting) -> Begun {
        let survey = plan.survey();
        Begun {
            id: Uuid::new_v4(),
            survey: survey.id.to_string(),
            definition: survey.definition.hash.clone(),
            mode: setting.mode.word().to_owned(),
            lang: setting.lang.clone(),
            seed: setting.seed,
            day: self.time().date(),
            device: None,
            place: self.place.clone(),
            shift: None,
            interviewer: self.interviewer.clone(),
        }
    }

    fn contact(&self, outcome: contact::Outcome) -> Contact {
        let time = self.time();
        let quarter = time.time().with_minute(time.minute() / 15 * 15).and_then(|time| time.with_second(0));
        Contact {
            id: Uuid::new_v4(),
            outcome,
            day: time.date(),
            time: quarter.and_then(|time| time.with_nanosecond(0)).unwrap_or_default(),
            device: None,
            place: self.place.clone(),
            shift: None,
            interviewer: self.interviewer.clone(),
        }
    }

    fn time(&self) -> NaiveDateTime {
        self.now + TimeDelta::from_std(self.from.elapsed()).unwrap_or_default()
    }
}

/// What became of an interview told in a line.
#[derive(Debug, thiserror::Error)]
pub(super) enum Told {
    /// It could not be held.
    #[error(transparent)]
    Script(#[from] terminal::ScriptError),
    /// It could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The interviews in the store that go on with this questionnaire, just as it is.
fn mine(store: &Store, plan: &Plan<'_>) -> Result<Vec<Pending>, StoreError> {
    let mut pending = store.pending()?;
    pending.retain(|pending| pending.begun.definition == plan.survey().definition.hash && pending.begun.mode == "street");
    Ok(pending)
}

/// Keeps what happens, with the time of the interview.
struct Kept<'k, 's> {
    keeper: &'k mut Keeper<'s>,
    from: Instant,
    before: i64,
}

impl Keep for Kept<'_, '_> {
    fn keep(&mut self, new: &[Entry]) -> Result<(), NotKept> {
        let millis = i64::try_from(self.from.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.keeper.keep(new, self.before.saturating_add(millis)).map_err(|error| NotKept::from(&error))
    }
}
