//! One paper form being keyed: every question in the order printed, whatever the route, by as few
//! keys as can be.

use std::collections::BTreeSet;

use super::draft::{Body, Draft};
use super::fields::Step;
use super::keep::NotKept;
use super::key::{Event, KeyPress};
use super::scroll::Scroll;
use crate::interview::{Asked, QuestionOnScreen, validate};
use crate::keyed::{Keyed, Keyings};
use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::QuestionIndex;
use mitreden_define::numbering::Numbering;
use mitreden_define::survey::{Kind, Mode, Survey};

/// How many lines a page key moves on.
const PAGE: usize = 10;

/// Takes what was keyed so far; only then is the next question shown.
pub type KeepForm<'k> = dyn FnMut(&Keyings) -> Result<(), NotKept> + 'k;

/// How the keying of a form ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormOutcome {
    /// The form is keyed to its end.
    Done,
    /// The form was left, to be gone on with later.
    Left,
}

/// A form while it is being keyed.
#[derive(Clone, Debug)]
pub struct Form<'s> {
    pub(super) survey: &'s Survey,
    /// The tag of the language that the form is printed in.
    pub(super) tag: String,
    /// The language of the clerk's screen.
    pub(super) lang: Lang,
    /// The title: the form's number, or the part of it that is keyed.
    pub(super) title: String,
    /// The questions with their numbers on paper.
    pub(super) questions: Vec<(QuestionIndex, usize)>,
    /// The place of the question that is keyed now; behind the last one lies the end.
    pub(super) at: usize,
    pub(super) asked: Option<Asked>,
    pub(super) draft: Option<Draft>,
    pub(super) given: Keyings,
    /// Remarks that are shown at the end, before the form is kept.
    pub(super) remarks: Vec<String>,
    pub(super) message: Option<String>,
    /// Whether the list of all keys is shown.
    pub(super) help: bool,
    /// The number that is being typed, of a question to go to.
    pub(super) jump: Option<String>,
    pub(super) scroll: Scroll,
    /// The rows or tasks of this question in which something cannot be read.
    unclear: BTreeSet<usize>,
    /// The answer that was keyed against a rule; keyed again, it is kept as it is written.
    doubted: Option<Answer>,
    has_end: bool,
    outcome: Option<FormOutcome>,
}

impl<'s> Form<'s> {
    /// A form to be keyed, which goes on behind what was keyed before.
    pub fn new(
        survey: &'s Survey,
        (tag, lang): (&str, Lang),
        title: String,
        given: Keyings,
    ) -> Self {
        let numbering = Numbering::of(survey);
        let questions: Vec<_> =
            numbering.questions().filter_map(|q| Some((q, numbering.number(q)?))).collect();
        let at =
            questions.iter().position(|(q, _)| !given.contains_key(q)).unwrap_or(questions.len());
        Self::of(survey, (tag, lang), title, (questions, at, given))
    }

    /// One question of a form alone, to be keyed anew.
    pub fn only(
        survey: &'s Survey,
        (tag, lang): (&str, Lang),
        title: String,
        question: QuestionIndex,
    ) -> Self {
        let number = Numbering::of(survey).number(question).unwrap_or(0);
        let mut form =
            Self::of(survey, (tag, lang), title, (vec![(question, number)], 0, Keyings::new()));
        form.has_end = false;
        form
    }

    fn of(
        survey: &'s Survey,
        (tag, lang): (&str, Lang),
        title: String,
        (questions, at, given): (Vec<(QuestionIndex, usize)>, usize, Keyings),
    ) -> Self {
        let mut form = Self {
            survey,
            tag: tag.to_owned(),
            lang,
            title,
            questions,
            at,
            asked: None,
            draft: None,
            given,
            remarks: Vec::new(),
            message: None,
            help: false,
            jump: None,
            scroll: Scroll::default(),
            unclear: BTreeSet::new(),
            doubted: None,
            has_end: true,
            outcome: None,
        };
        form.look_at(at);
        form
    }

    /// How keying the form ended, once it has.
    pub fn outcome(&self) -> Option<FormOutcome> {
        self.outcome
    }

    /// The keyings so far, by question.
    pub fn given(&self) -> &Keyings {
        &self.given
    }

    /// Whether all questions are keyed, and only the end is left.
    pub fn is_at_end(&self) -> bool {
        self.at >= self.questions.len()
    }

    /// Sets the remarks shown at the end, for example on what the engine will leave out.
    pub fn remark(&mut self, remarks: Vec<String>) {
        self.remarks = remarks;
    }

    /// Handles an event. Nothing new is shown before `keep` has taken what was keyed.
    pub fn handle(&mut self, event: &Event, keep: &mut KeepForm<'_>) {
        self.message = None;
        match event {
            Event::Key(key) => self.key(*key, keep),
            Event::Line(line) => {
                let mut characters = line.trim().chars();
                let only = characters.next().filter(|_| characters.next().is_none());
                let is_command = only.is_some_and(|character| "-*?!<#/.".contains(character));
                match only {
                    Some(character) if is_command && self.jump.is_none() => {
                        if let Some(draft) = &mut self.draft {
                            draft.begin();
                        }
                        self.key(KeyPress::Char(character), keep);
                    }
                    _ if self.jump.is_some() => {
                        self.jump = Some(line.trim().to_owned());
                        self.key(KeyPress::Enter, keep);
                    }
                    _ if line.trim().is_empty() => self.key(KeyPress::Enter, keep),
                    _ if self.is_at_end() => self.say("ask-unknown-line"),
                    _ => self.step(keep, |draft, on_screen| draft.line(on_screen, line)),
                }
            }
        }
    }

    fn key(&mut self, key: KeyPress, keep: &mut KeepForm<'_>) {
        if std::mem::take(&mut self.help) {
            return;
        }
        if let Some(typed) = self.jump.take() {
            return self.go_to(typed, key);
        }
        let is_typing = self.draft.as_ref().is_some_and(Draft::is_typing);
        match key {
            KeyPress::PageDown | KeyPress::PageUp => _ = self.scroll.moves(key, PAGE),
            KeyPress::Escape | KeyPress::Interrupt => self.help = true,
            KeyPress::Left => self.back(),
            KeyPress::Char('<') if !is_typing => self.back(),
            KeyPress::Char('/') if !is_typing => self.help = true,
            KeyPress::Char('#') if !is_typing => self.jump = Some(String::new()),
            KeyPress::Char('.') if !is_typing => self.outcome = Some(FormOutcome::Left),
            KeyPress::Enter if self.is_at_end() => self.outcome = Some(FormOutcome::Done),
            KeyPress::Backspace if self.is_at_end() => self.back(),
            _ if self.is_at_end() => self.say("ask-unknown-key"),
            KeyPress::Char('-') if !is_typing && !self.may_be_negative() => {
                self.leave_open(false, keep);
            }
            KeyPress::Char('*') if !is_typing => self.leave_open(true, keep),
            KeyPress::Char('?') if !is_typing => self.special(Missing::DontKnow, keep),
            KeyPress::Char('!') if !is_typing => self.special(Missing::Refused, keep),
            KeyPress::Backspace if !self.draft.as_ref().is_some_and(Draft::takes_text) => {
                self.back();
            }
            _ => self.step(keep, |draft, on_screen| draft.key(on_screen, key)),
        }
    }

    fn may_be_negative(&self) -> bool {
        let kind = self.on_screen().map(|on_screen| &on_screen.question.kind);
        matches!(kind, Some(Kind::Number { bounds, .. }) if bounds.min.is_none_or(|min| min < 0.0))
    }

    fn go_to(&mut self, mut typed: String, key: KeyPress) {
        match key {
            KeyPress::Char(character) if character.is_ascii_digit() => typed.push(character),
            KeyPress::Backspace if !typed.is_empty() => drop(typed.pop()),
            KeyPress::Enter => {
                let number = typed.parse::<usize>().ok();
                match self.questions.iter().position(|(_, known)| Some(*known) == number) {
                    Some(at) => self.look_at(at),
                    None => self.say("keyin-no-question"),
                }
                return;
            }
            _ => return,
        }
        self.jump = Some(typed);
    }

    fn back(&mut self) {
        if !self.is_at_end() && self.draft.as_mut().is_some_and(Draft::back) {
            return;
        }
        match self.at.checked_sub(1) {
            Some(at) => self.look_at(at),
            None => self.say("ask-first"),
        }
    }

    fn special(&mut self, missing: Missing, keep: &mut KeepForm<'_>) {
        let allow = self.asked.as_ref().map(|asked| asked.allow).unwrap_or_default();
        if if missing == Missing::Refused { allow.refused } else { allow.dont_know } {
            self.step(keep, |draft, on_screen| draft.special(on_screen, missing));
        } else {
            self.say("ask-not-here");
        }
    }

    /// Leaves the question, or the row of a matrix, open, or notes that it cannot be read.
    fn leave_open(&mut self, unclear: bool, keep: &mut KeepForm<'_>) {
        let Some(asked) = self.asked.as_ref().map(|asked| asked.question) else { return };
        if let Some(Draft { body: Body::Cells(_) | Body::Tasks(_), .. }) = &self.draft {
            return self.step_marking(unclear, keep, |draft, on_screen| {
                draft.special(on_screen, Missing::Unanswered)
            });
        }
        self.give(asked, Keyed { answer: Answer::UNANSWERED, unclear }, keep);
    }

    fn step(
        &mut self,
        keep: &mut KeepForm<'_>,
        press: impl FnOnce(&mut Draft, QuestionOnScreen<'_>) -> Step,
    ) {
        self.step_marking(false, keep, press);
    }

    /// Makes a step, and notes for the row that it answers whether something there cannot be read.
    fn step_marking(
        &mut self,
        unclear: bool,
        keep: &mut KeepForm<'_>,
        press: impl FnOnce(&mut Draft, QuestionOnScreen<'_>) -> Step,
    ) {
        let Some(mut draft) = self.draft.take() else { return };
        let Some(on_screen) = self.on_screen() else { return };
        let question = on_screen.asked.question;
        let before = place(&draft);
        let mut step = press(&mut draft, on_screen);
        // A full ranking is an answer.
        if let (Step::Stay, Kind::Ranking { top, .. }, Body::Picks(picks)) =
            (&step, &on_screen.question.kind, &draft.body)
            && picks.items.len() == *top
        {
            step = draft.key(on_screen, KeyPress::Enter);
        }
        if matches!(step, Step::Give(_)) {
            draft.rest(on_screen);
        }
        let is_left = matches!(step, Step::Give(_)) || place(&draft) != before;
        self.draft = Some(draft);
        if let Some(row) = before.filter(|_| is_left) {
            if unclear {
                self.unclear.insert(row);
            } else {
                self.unclear.remove(&row);
            }
        }
        match step {
            Step::Stay | Step::Go => {}
            Step::Unknown(id) => self.say(id),
            Step::Give(answer) => {
                // Whoever only passes by leaves what could not be made out as it is.
                let is_same =
                    |keyed: &Keyed| keyed.unclear && keyed.answer == answer && before.is_none();
                let unclear =
                    !self.unclear.is_empty() || self.given.get(&question).is_some_and(is_same);
                self.give(question, Keyed { answer, unclear }, keep);
            }
        }
    }

    fn give(&mut self, question: QuestionIndex, keyed: Keyed, keep: &mut KeepForm<'_>) {
        if let Err(objection) = validate(self.survey, question, &keyed.answer, Mode::Paper) {
            // A slip of the finger is told; what stands there is kept as it is, flagged, and
            // handled by the rules.
            if self.doubted.as_ref() != Some(&keyed.answer) {
                let words = objection.say(self.survey, self.lang.tag());
                self.message = Some(self.lang.say("keyin-not-valid", &[("words", words.into())]));
                self.doubted = Some(keyed.answer);
                return;
            }
        }
        let before = self.given.insert(question, keyed);
        if let Err(error) = keep(&self.given) {
            match before {
                Some(before) => drop(self.given.insert(question, before)),
                None => drop(self.given.remove(&question)),
            }
            self.message = Some(error.say(self.lang));
            return;
        }
        if !self.has_end {
            self.outcome = Some(FormOutcome::Done);
            return;
        }
        // The next one; where that was keyed before or is the end, the first that is still open.
        let is_open = |(question, _): &(QuestionIndex, usize)| !self.given.contains_key(question);
        let next = self.questions.get(self.at + 1).is_some_and(is_open).then_some(self.at + 1);
        let open = next.or_else(|| self.questions.iter().position(is_open));
        self.look_at(open.unwrap_or(self.questions.len()));
    }

    pub(super) fn look_at(&mut self, at: usize) {
        self.at = at;
        self.scroll = Scroll::default();
        self.doubted = None;
        self.asked = self.questions.get(at).and_then(|(question, _)| {
            let given = self.given.get(question).map(|keyed| keyed.answer.clone());
            Asked::on_paper(self.survey, *question, &self.tag, given)
        });
        self.draft = self.on_screen().map(|on_screen| Draft::of(on_screen, self.lang));
        let keyed = self
            .questions
            .get(at)
            .and_then(|(question, _)| self.given.get(question))
            .filter(|keyed| keyed.unclear);
        self.unclear = keyed.map(|keyed| open_places(&keyed.answer)).unwrap_or_default();
    }

    pub(super) fn on_screen(&self) -> Option<QuestionOnScreen<'_>> {
        let asked = self.asked.as_ref()?;
        Some(QuestionOnScreen { question: self.survey.questions.get(asked.question)?, asked })
    }

    pub(super) fn say(&mut self, id: &'static str) {
        self.message = Some(self.lang.say(id, &[]));
    }
}

/// The row or task that is keyed now.
fn place(draft: &Draft) -> Option<usize> {
    match &draft.body {
        Body::Cells(cells) => Some(cells.at),
        Body::Tasks(tasks) => Some(tasks.at),
        _ => None,
    }
}

/// The rows or tasks that were left open.
fn open_places(answer: &Answer) -> BTreeSet<usize> {
    const OPEN: Missing = Missing::Unanswered;
    match answer {
        Answer::Rows(rows) => {
            (0..).zip(rows).filter(|(_, (_, cell))| *cell == Err(OPEN)).map(|(at, _)| at).collect()
        }
        Answer::Tasks(tasks) => (0..)
            .zip(tasks)
            .filter(|(_, task)| task.as_ref().err() == Some(&OPEN))
            .map(|(at, _)| at)
            .collect(),
        _ => BTreeSet::new(),
    }
}
