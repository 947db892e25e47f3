//! One interview on its way: what is on the screen, and what an event makes of it.

use std::sync::Arc;
use std::time::Duration;

use super::draft::Draft;
use super::fields::Step;
use super::keep::KeepInterview;
use super::key::{Command, Event, KeyPress};
use super::list::{List, Picked};
use super::over::Over;
use super::scroll::Scroll;
use crate::interview::{
    Asked, Interview, JournalEntry, Objection, Plan, QuestionOnScreen, Screen, ScreenPage,
};
use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Allow, Kind};
use mitreden_keep::record::Glance;

/// How many lines a page key moves on.
const PAGE: usize = 10;

/// The beginning of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionOpening {
    /// The session begins with the survey's introduction and consent.
    Consent,
    /// The session begins with the first question, or the one at which the interview was left.
    Question,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionOutcome {
    /// The interview is over, or was broken off: `Interview::finish` says which.
    Over,
    /// Consent was not given, and nothing was asked.
    Declined,
    /// The session was left before its end, to be resumed later.
    Left,
}

/// The question on the screen after a move.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Land {
    First,
    Last,
    /// The first question that wants an answer.
    Open,
}

/// An interview, and how far it is on the screen.
#[derive(Clone, Debug)]
pub struct Session {
    plan: Arc<Plan>,
    pub(super) interview: Interview,
    pub(super) screen: Screen,
    cursor: usize,
    pub(super) draft: Option<Draft>,
    pub(super) review: List,
    pub(super) over: Option<Over>,
    pub(super) message: Option<String>,
    pub(super) scroll: Scroll,
    pub(super) practice: bool,
    pub(super) confirmed: Vec<Objection>,
    /// Whether the interviewer jumped to a question and wants to go back afterwards.
    pub(super) returning: bool,
    pub(super) outcome: Option<SessionOutcome>,
    glances: Vec<Glance>,
    looking: Option<(QuestionIndex, f64)>,
    /// How long the interview has been going on.
    now: Duration,
}

impl Session {
    /// Puts an interview on the screen, a new one or one that was resumed. Practice is marked as
    /// such.
    pub fn new(
        plan: &Arc<Plan>,
        interview: Interview,
        opening: SessionOpening,
        practice: bool,
    ) -> Self {
        let over = (opening == SessionOpening::Consent).then_some(Over::Opening);
        let screen = interview.screen();
        let mut session = Self {
            plan: Arc::clone(plan),
            interview,
            screen,
            cursor: 0,
            draft: None,
            review: List::default(),
            over,
            message: None,
            scroll: Scroll::default(),
            practice,
            confirmed: Vec::new(),
            returning: false,
            outcome: None,
            glances: Vec::new(),
            looking: None,
            now: Duration::ZERO,
        };
        session.land(Land::Open);
        session.message = None;
        session.glance(0.0);
        session
    }

    /// How the session ended, once it has.
    pub fn outcome(&self) -> Option<SessionOutcome> {
        self.outcome
    }

    /// Whether the screen says that the interview is over.
    pub fn is_over(&self) -> bool {
        self.screen == Screen::End
    }

    /// The interview as it is kept.
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// The interview, of which `finish` makes the final answers.
    pub fn into_interview(self) -> Interview {
        self.interview
    }

    /// Whether the session is paused, so that no time is counted.
    pub fn is_paused(&self) -> bool {
        self.over == Some(Over::Pause)
    }

    /// When which question was on the screen.
    pub fn glances(&self) -> &[Glance] {
        &self.glances
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    pub(super) fn lang(&self) -> Lang {
        Lang::of_tag(&self.interview.setting().lang)
    }

    pub(super) fn screen(&self) -> &Screen {
        &self.screen
    }

    pub(super) fn page(&self) -> Option<&ScreenPage> {
        match &self.screen {
            Screen::Ask(page) => Some(page),
            _ => None,
        }
    }

    pub(super) fn cursor(&self) -> usize {
        self.cursor
    }

    /// The question or note on the screen, or under the dialog.
    pub(super) fn current(&self) -> Option<&Asked> {
        self.page()?.questions.get(self.cursor)
    }

    pub(super) fn on_screen(&self) -> Option<QuestionOnScreen<'_>> {
        let asked = self.current()?;
        Some(QuestionOnScreen {
            question: self.plan.survey().questions.get(asked.question)?,
            asked,
        })
    }

    /// Takes an event; `now` is how long the interview has been going on. Nothing new is shown
    /// before `keep` has taken what happened.
    pub fn handle(&mut self, event: &Event, now: Duration, keep: &mut dyn KeepInterview) {
        self.message = None;
        self.now = now;
        match event {
            Event::Key(key) => self.key(*key, keep),
            Event::Line(line) => self.line(line, keep),
        }
        self.glance(now.as_secs_f64());
    }

    fn key(&mut self, key: KeyPress, keep: &mut dyn KeepInterview) {
        match key {
            KeyPress::PageDown | KeyPress::PageUp => _ = self.scroll.moves(key, PAGE),
            _ if self.over.is_some() => self.over(key, keep),
            _ if self.screen == Screen::End => {
                self.outcome = (key == KeyPress::Enter).then_some(SessionOutcome::Over);
            }
            _ => match Command::of(key, self.draft.as_ref().is_some_and(Draft::is_typing)) {
                Some(command) => self.command(command, keep),
                None if self.screen == Screen::Review => self.look_over(key, keep),
                None => self.press(key, keep),
            },
        }
    }

    fn line(&mut self, line: &str, keep: &mut dyn KeepInterview) {
        let mut characters = line.trim().chars();
        let only = characters.next().filter(|_| characters.next().is_none());
        let is_command =
            only.is_some_and(|character| Command::of(KeyPress::Char(character), false).is_some());
        if let (true, Some(character)) = (is_command, only) {
            // Before a line nothing has been typed.
            if let Some(draft) = &mut self.draft {
                draft.begin();
            }
            return self.key(KeyPress::Char(character), keep);
        }
        if self.over.is_none() && self.page().is_some() {
            return self.step(keep, |draft, on_screen| draft.line(on_screen, line));
        }
        let is_list = matches!(self.over, Some(Over::Jump(_)))
            || (self.over.is_none() && self.screen == Screen::Review);
        match only {
            None if line.trim().is_empty() => self.key(KeyPress::Enter, keep),
            Some(character) if !is_list => self.key(KeyPress::Char(character), keep),
            _ if is_list && line.trim().parse::<u16>().is_ok() => {
                line.trim().chars().for_each(|character| self.key(KeyPress::Char(character), keep));
                self.key(KeyPress::Enter, keep);
            }
            _ => self.say("ask-unknown-line"),
        }
    }

    fn press(&mut self, key: KeyPress, keep: &mut dyn KeepInterview) {
        let can_scroll = !matches!(
            self.on_screen().map(|on_screen| &on_screen.question.kind),
            Some(Kind::Matrix { .. } | Kind::Points { .. })
        );
        match key {
            KeyPress::Down | KeyPress::Up if can_scroll => _ = self.scroll.moves(key, PAGE),
            KeyPress::Backspace if !self.draft.as_ref().is_some_and(Draft::takes_text) => {
                self.command(Command::Back, keep);
            }
            _ => self.step(keep, |draft, on_screen| draft.key(on_screen, key)),
        }
    }

    fn step(
        &mut self,
        keep: &mut dyn KeepInterview,
        press: impl FnOnce(&mut Draft, QuestionOnScreen<'_>) -> Step,
    ) {
        let Some(mut draft) = self.draft.take() else { return };
        let Some(on_screen) = self.on_screen() else { return };
        let question = on_screen.asked.question;
        let step = press(&mut draft, on_screen);
        if matches!(step, Step::Give(_)) {
            draft.rest(on_screen);
        }
        self.draft = Some(draft);
        match step {
            Step::Stay => {}
            Step::Go => self.go_on(self.interview.clone(), keep),
            Step::Unknown(id) => self.say(id),
            Step::Give(answer) => self.give(question, answer, keep),
        }
    }

    pub(super) fn command(&mut self, command: Command, keep: &mut dyn KeepInterview) {
        match command {
            Command::Menu => self.over = Some(Over::Menu),
            Command::Pause => self.over = Some(Over::Pause),
            Command::Jump if self.screen == Screen::Review => {}
            Command::Jump => self.over = Some(Over::Jump(self.asked())),
            Command::Language => self.other_language(keep),
            Command::Back => self.back(keep),
            Command::DontKnow => self.special(Missing::DontKnow, keep),
            Command::Refused => self.special(Missing::Refused, keep),
        }
    }

    /// The special answers to the question on the screen; a note takes none.
    pub(super) fn allowed(&self) -> Allow {
        let asked = self.on_screen().filter(|on_screen| on_screen.question.kind.is_asked());
        asked.map(|on_screen| on_screen.asked.allow).unwrap_or_default()
    }

    fn special(&mut self, missing: Missing, keep: &mut dyn KeepInterview) {
        let allow = self.allowed();
        let allowed = if missing == Missing::Refused { allow.refused } else { allow.dont_know };
        if allowed && self.page().is_some() {
            self.step(keep, |draft, on_screen| draft.special(on_screen, missing));
        } else {
            self.say("ask-not-here");
        }
    }

    pub(super) fn other_language(&mut self, keep: &mut dyn KeepInterview) {
        let languages = &self.plan.survey().languages;
        let now =
            languages.iter().position(|lang| *lang == self.interview.setting().lang).unwrap_or(0);
        let Some(next) =
            languages.get((now + 1) % languages.len().max(1)).filter(|_| languages.len() > 1)
        else {
            return self.say("ask-one-language");
        };
        let mut changed = self.interview.clone();
        changed.speak(next);
        if self.commit(changed, keep) {
            self.screen = self.interview.screen();
        }
    }

    fn back(&mut self, keep: &mut dyn KeepInterview) {
        if self.screen != Screen::Review && self.draft.as_mut().is_some_and(Draft::back) {
            return;
        }
        if self.page().is_some() && self.cursor > 0 {
            return self.look_at(self.cursor - 1);
        }
        let mut before = self.interview.clone();
        if !before.back() {
            return self.say("ask-first");
        }
        if self.commit(before, keep) {
            self.land(Land::Last);
        }
    }

    /// Goes to a question asked before.
    pub(super) fn jump(&mut self, question: QuestionIndex, keep: &mut dyn KeepInterview) {
        let mut there = self.interview.clone();
        // After going back, what lies ahead is reached first.
        there.catch_up();
        there.back_to(question);
        let at =
            |page: &ScreenPage| page.questions.iter().position(|asked| asked.question == question);
        match there.screen() {
            Screen::Ask(page) if at(&page).is_some() => {
                if self.commit(there, keep) {
                    self.over = None;
                    self.screen = self.interview.screen();
                    self.returning = true;
                    self.look_at(at(&page).unwrap_or(0));
                }
            }
            _ => self.say("ask-cannot-jump"),
        }
    }

    fn look_over(&mut self, key: KeyPress, keep: &mut dyn KeepInterview) {
        match self.review.key(key) {
            Picked::Nothing => {}
            Picked::Unknown => self.say("ask-unknown-key"),
            Picked::Question(question) => self.jump(question, keep),
            Picked::Enter => {
                let mut end = self.interview.clone();
                end.end();
                if self.commit(end, keep) {
                    self.land(Land::First);
                }
            }
        }
    }

    /// Takes over an interview that has gone on, if it can be kept.
    pub(super) fn commit(&mut self, done: Interview, keep: &mut dyn KeepInterview) -> bool {
        let new: &[JournalEntry] =
            done.journal().get(self.interview.journal().len()..).unwrap_or_default();
        if !new.is_empty()
            && let Err(error) = keep.keep(new, self.now)
        {
            self.message = Some(error.say(self.lang()));
            return false;
        }
        self.interview = done;
        true
    }

    pub(super) fn land(&mut self, land: Land) {
        self.screen = self.interview.screen();
        self.over = self.over.take().filter(|over| *over == Over::Opening);
        let Some(page) = self.page() else {
            self.returning = false;
            self.draft = None;
            self.scroll = Scroll::default();
            self.review = self.asked();
            return;
        };
        let survey = self.plan.survey();
        let asks = |asked: &Asked| {
            survey.questions.get(asked.question).is_some_and(|question| question.kind.is_asked())
        };
        let open = page.questions.iter().position(|asked| asks(asked) && asked.given.is_none());
        let last = page.questions.len().saturating_sub(1);
        match (land, open) {
            (Land::First, _) => self.look_at(0),
            (Land::Last, _) => self.look_at(last),
            // A note right before what is open is read first.
            (Land::Open, Some(at)) => {
                let noted = at > 0 && page.questions.get(at - 1).is_some_and(|asked| !asks(asked));
                self.returning = false;
                self.look_at(at - usize::from(noted));
            }
            (Land::Open, None) => {
                let against = self.interview.clone().next(false).err().unwrap_or_default();
                self.look_at(0);
                self.turn_to(&against);
            }
        }
    }

    pub(super) fn look_at(&mut self, at: usize) {
        self.cursor = at;
        self.scroll = Scroll::default();
        let lang = self.lang();
        self.draft = self.on_screen().map(|on_screen| Draft::of(on_screen, lang));
    }

    pub(super) fn say(&mut self, id: &'static str) {
        self.message = Some(self.lang().say(id, &[]));
    }

    /// Notes which question is on the screen.
    fn glance(&mut self, now: f64) {
        let hidden =
            matches!(self.over, Some(Over::Opening | Over::Pause)) || self.outcome.is_some();
        let asked = self.current().filter(|_| !hidden).map(|asked| asked.question);
        let asked = asked.filter(|&q| {
            self.plan.survey().questions.get(q).is_some_and(|question| question.kind.is_asked())
        });
        match self.looking {
            Some((question, _)) if asked == Some(question) => {}
            before => {
                if let Some((question, since)) = before
                    && let Some(question) = self.plan.survey().questions.get(question)
                {
                    self.glances.push((question.id.to_string(), since, now));
                }
                self.looking = asked.map(|question| (question, now));
            }
        }
    }
}
