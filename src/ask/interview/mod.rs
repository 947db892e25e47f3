//! The engine: one for every mode. State in, page out. Which question comes next, which answer is
//! valid and what is hidden is decided here alone; terminals, servers, importers and simulations
//! only drive it.
//!
//! A [`Plan`] is made once for a survey. An [`Interview`] goes through it part by part, with a
//! journal of what happened: [`Interview::resume`] on that journal equals never having left.
//! [`whole()`] takes answers that are known beforehand.

mod clean;
mod design;
mod in_words;
mod journal;
mod objection;
mod order;
mod outcome;
mod places;
mod plan;
#[cfg(test)]
#[path = "../../../tests/rooms/ask/interview.rs"]
mod properties;
mod rules;
mod screen;
mod state;
#[cfg(test)]
mod tests;
mod validate;
mod walk;
mod whole;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

pub use clean::OWN_WORDS;
pub use design::tasks;
pub use journal::JournalEntry;
pub use objection::{Objection, Reason};
pub use order::order;
pub use outcome::Final;
pub use plan::{CannotBeAsked, Plan, cannot_be_asked, parts};
pub use screen::{Asked, Progress, Screen, ScreenPage};
pub use validate::validate;
pub use whole::{whole, whole_known};
pub use wire::BadEntry;

pub use mitreden_keep::record::Disposition;

pub(crate) use in_words::{Reader, in_words, missing_in_words};
pub(crate) use screen::QuestionOnScreen;
pub(crate) use state::answer_of;

use clean::{clean, cut, shown_here};
use mitreden_base::ids::Code;
use mitreden_define::answer::Answer;
use mitreden_define::index::QuestionIndex;
use mitreden_define::logic::Answers;
use mitreden_define::survey::Mode;
use state::State;

/// What is fixed before the first question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The mode in which the answers come in.
    pub mode: Mode,
    /// The language that the interview begins in (a tag of the survey's).
    pub lang: String,
    /// The seed from which the order of items is drawn.
    pub seed: u64,
    /// The day the interview began, if it is known.
    pub today: Option<NaiveDate>,
}

/// How far the interview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Asking,
    Review,
    Ended,
    BrokenOff,
}

/// A soft objection that was raised, and whether the respondent confirmed the answer.
#[derive(Clone, Debug, PartialEq)]
struct Raised {
    objection: Objection,
    confirmed: bool,
}

/// All soft objections that were raised, by question and row.
type AllRaised = BTreeMap<(QuestionIndex, Option<usize>), Vec<Raised>>;

/// One person answering.
///
/// ```
/// use mitreden_ask::interview::{Interview, Plan, Setting};
/// use mitreden_base::diagnostics::{Problems, Source};
/// use mitreden_base::ids::Code;
/// use mitreden_define::answer::{Answer, Choice, Missing};
/// use mitreden_define::survey::{Mode, read};
///
/// let text = "
/// survey: benches
/// title: Benches
/// languages: [en]
/// modes: [street]
/// pages:
///   - page: habits
///     questions:
///       - id: often
///         type: single
///         text: How often do you sit down in town?
///         options: { daily: Every day, never: Never }
///   - page: wishes
///     questions:
///       - id: where
///         type: text
///         text: Where is a bench missing?
///         show_if: often == 'daily'
/// ";
/// let survey = read(&Source::new("benches.yaml", text), &[], None, &mut Problems::new()).unwrap();
/// let plan = Plan::new(survey).unwrap();
/// let setting = Setting { mode: Mode::Street, lang: "en".into(), seed: 1, today: None };
/// let mut interview = Interview::new(&plan, setting.clone());
/// let [often, missing] = ["often", "where"].map(|id| plan.survey().find(id).unwrap());
/// let never = Choice { code: Code::new("never"), text: None };
/// interview.answer(often, Answer::Choice(never)).unwrap();
/// interview.next(false).unwrap();
///
/// // What it kept is enough to go on with it elsewhere.
/// let resumed = Interview::resume(&plan, setting, interview.journal().iter().cloned());
/// assert_eq!(resumed, interview);
/// // Whoever never sits down was not asked where a bench is missing.
/// assert_eq!(resumed.finish().answers[missing], Answer::Missing(Missing::NotAsked));
/// ```
#[derive(Clone, Debug)]
pub struct Interview {
    plan: Arc<Plan>,
    setting: Setting,
    state: State,
    /// The parts that were asked so far; the last is the current one.
    path: Vec<usize>,
    at: At,
    raised: AllRaised,
    dropped: usize,
    journal: Vec<JournalEntry>,
}

/// Interviews are equal if survey, position and journal are.
impl PartialEq for Interview {
    fn eq(&self, other: &Self) -> bool {
        self.setting == other.setting
            && self.state == other.state
            && (&self.path, self.at, &self.raised) == (&other.path, other.at, &other.raised)
            && (self.dropped, &self.journal) == (other.dropped, &other.journal)
    }
}

impl Interview {
    /// Begins an interview.
    pub fn new(plan: &Arc<Plan>, setting: Setting) -> Self {
        let state = State::new(plan.survey(), setting.today);
        let (path, raised, journal) = (Vec::new(), AllRaised::new(), Vec::new());
        let plan = Arc::clone(plan);
        let mut interview =
            Self { plan, setting, state, path, at: At::Review, raised, dropped: 0, journal };
        // No answer is there yet that a rule could object to.
        let (first, _) = interview.seek(0);
        interview.arrive(first);
        interview
    }

    /// Resumes an interview where its journal ends.
    pub fn resume(
        plan: &Arc<Plan>,
        setting: Setting,
        journal: impl IntoIterator<Item = JournalEntry>,
    ) -> Self {
        let mut interview = Self::new(plan, setting);
        for entry in journal {
            // What was refused then is refused again.
            let _ = interview.apply(entry);
        }
        interview
    }

    /// The events so far. A collector keeps each new entry before it says "saved".
    pub fn journal(&self) -> &[JournalEntry] {
        &self.journal
    }

    /// The setting, with the current language.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The answer that counts for a question: `not_asked` where it is hidden or not reached.
    pub fn answer_to(&self, question: QuestionIndex) -> &Answer {
        self.state.answer(question)
    }

    /// Whether a question was answered or left open, even if it is hidden now.
    pub fn is_given(&self, question: QuestionIndex) -> bool {
        self.state.given(question).is_some()
    }

    /// How many answers to questions that were not asked have been dropped.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// Takes one answer to a question of the current part and keeps it, even if it is not valid: it
    /// can be shown again. An answer to any other question is dropped and counted.
    pub fn answer(&mut self, question: QuestionIndex, answer: Answer) -> Result<(), Objection> {
        let asked = self.plan.survey().questions.get(question);
        let (id, answer) = asked.map_or_else(
            || (Code::new(""), Answer::UNANSWERED),
            |asked| (asked.id.clone(), cut(asked, answer)),
        );
        self.journal.push(JournalEntry::Answer { question: id, answer: answer.clone() });
        self.take(question, answer)
    }

    /// Leaves the current part. What was not answered there is left open. Soft objections are let
    /// pass if they have been raised before and are confirmed now.
    pub fn next(&mut self, confirmed: bool) -> Result<(), Vec<Objection>> {
        self.apply(JournalEntry::Next { confirmed })
    }

    /// Takes all answers to the current part at once, as a form posts them (what it does not name
    /// is left open), and leaves the part. Refused, the answers stay.
    pub fn submit(
        &mut self,
        answers: Vec<(QuestionIndex, Answer)>,
        confirmed: bool,
    ) -> Result<(), Vec<Objection>> {
        let mut open: BTreeSet<QuestionIndex> = self.current().into_iter().collect();
        for (question, answer) in answers {
            open.remove(&question);
            // Leaving the part objects to it again, together with all others.
            let _ = self.answer(question, answer);
        }
        for question in open {
            let _ = self.answer(question, Answer::UNANSWERED);
        }
        self.next(confirmed)
    }

    /// Goes back to the part asked before; false if there is none.
    pub fn back(&mut self) -> bool {
        self.moved(JournalEntry::Back)
    }

    /// Goes back to the part in which a question was asked; false if there was none.
    pub fn back_to(&mut self, question: QuestionIndex) -> bool {
        let id = self.plan.survey().questions.get(question).map(|question| question.id.clone());
        id.is_some_and(|question| self.moved(JournalEntry::BackTo { question }))
    }

    /// Goes on, after going back, as far as every question has been seen before and there are no
    /// objections to its answer.
    pub fn catch_up(&mut self) -> bool {
        self.moved(JournalEntry::CatchUp)
    }

    /// Goes on in another of the survey's languages; false if the survey does not have it.
    pub fn speak(&mut self, lang: &str) -> bool {
        self.plan.survey().languages.iter().any(|known| known == lang)
            && self.apply(JournalEntry::Language(lang.to_owned())).is_ok()
            && self.setting.lang == lang
    }

    /// Ends the interview when all is asked; nothing can be changed after it. False if it is not
    /// over yet.
    pub fn end(&mut self) -> bool {
        self.moved(JournalEntry::End) || self.at == At::Ended
    }

    /// Breaks the interview off. If all has been asked it counts as ended.
    pub fn break_off(&mut self) {
        self.moved(JournalEntry::BreakOff);
    }

    /// The objection in words, in the current language.
    pub fn say(&self, objection: &Objection) -> String {
        objection.say_with(self.plan.survey(), &self.setting.lang, |question| self.label(question))
    }

    fn moved(&mut self, entry: JournalEntry) -> bool {
        let before = (self.path.len(), self.at);
        // Whether it moved says it all: only `Next` objects in words.
        let _ = self.apply(entry);
        before != (self.path.len(), self.at)
    }

    /// Applies an entry and adds it to the journal.
    pub fn apply(&mut self, entry: JournalEntry) -> Result<(), Vec<Objection>> {
        let plan = Arc::clone(&self.plan);
        let survey = plan.survey();
        let over = matches!(self.at, At::Ended | At::BrokenOff);
        self.journal.push(entry.clone());
        match entry {
            JournalEntry::Answer { question, answer } => {
                let question = survey.find(question.as_str()).unwrap_or(survey.questions.end());
                return self.take(question, answer).map_err(|objection| vec![objection]);
            }
            _ if over => {}
            JournalEntry::Next { confirmed } => return self.leave(confirmed),
            JournalEntry::Back => self.go_back(),
            JournalEntry::BackTo { question } => {
                if let Some(question) = survey.find(question.as_str()) {
                    self.go_back_to(question);
                }
            }
            JournalEntry::CatchUp => self.go_on(),
            JournalEntry::Language(lang) => {
                if survey.languages.contains(&lang) {
                    self.setting.lang = lang;
                }
            }
            JournalEntry::End if self.at == At::Review => self.at = At::Ended,
            JournalEntry::End => {}
            JournalEntry::BreakOff => {
                self.at = if self.at == At::Review { At::Ended } else { At::BrokenOff }
            }
        }
        Ok(())
    }

    /// The questions that are asked now.
    fn current(&self) -> Vec<QuestionIndex> {
        match (self.at, self.path.last()) {
            (At::Asking, Some(&part)) => self.asked_in(&self.plan.part(part)).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a question is asked now.
    fn is_current(&self, question: QuestionIndex) -> bool {
        let here = self.path.last().is_some_and(|&part| self.plan.part(part).contains(&question));
        here && self.at == At::Asking && self.is_asked(question)
    }

    fn take(&mut self, question: QuestionIndex, answer: Answer) -> Result<(), Objection> {
        if !self.is_current(question) {
            self.dropped += 1;
            return Err(Objection::new(question, Reason::NotAsked));
        }
        let plan = Arc::clone(&self.plan);
        let asked = &plan.survey().questions[question];
        let mut answer = clean(asked, answer);
        if matches!(answer, Answer::Tasks(_)) {
            answer =
                shown_here(asked, self.state.designs.of(question, asked, &self.setting), answer);
        }
        let verdict =
            validate::valid_here((asked, question), &answer, (&self.setting, &self.state.designs));
        if self.state.given(question) != Some(&answer) {
            // Another answer is confirmed anew.
            self.raised.retain(|(raised, _), _| *raised != question);
            self.state.give(question, answer);
        }
        verdict
    }
}
