//! What is on the screen: the questions of the current part, in words, in the current language.

use std::ops::Range;

use super::design::tasks;
use super::in_words::{Reader, in_words};
use super::order::order;
use super::{At, Interview, Setting};
use mitreden_base::ids::Code;
use mitreden_define::answer::Answer;
use mitreden_define::index::{EachIndex as _, QuestionIndex};
use mitreden_define::logic::Answers;
use mitreden_define::survey::{Allow, Item, Kind, Mode, Question, Scale, Survey, Text};

/// The screen that is to be shown now.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// Questions are to be asked.
    Ask(ScreenPage),
    /// All questions are answered or left open: the respondent may look them over and go back.
    Review,
    /// The interview has ended.
    End,
}

/// The part of a page that is asked at once.
#[derive(Clone, Debug, PartialEq)]
pub struct ScreenPage {
    /// The part of the survey, to which a posted form says it belongs.
    pub part: usize,
    /// The page that the part belongs to (an index into the survey's pages).
    pub page: usize,
    /// The page's heading.
    pub title: Option<String>,
    /// The questions and notes to show, in order.
    pub questions: Vec<Asked>,
    /// How far the interview is.
    pub progress: Progress,
}

/// How far an interview is. Which questions follow depends on the answers, so the end is known at
/// most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many questions were asked on the pages before.
    pub asked: usize,
    /// How many questions are asked in the end, if no further one is routed around.
    pub maximum: usize,
}

/// A question or note in the words in which it is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The question.
    pub question: QuestionIndex,
    /// The question's text.
    pub text: String,
    /// The hint that helps to answer.
    pub hint: Option<String>,
    /// The options, items or rows in the order to show: index and label of each.
    pub items: Vec<(usize, String)>,
    /// The items that each task of a best-worst question shows: places in `items`, in the order to
    /// show.
    pub tasks: Vec<Vec<usize>>,
    /// The label of the explicit "none of these".
    pub none: Option<String>,
    /// The meanings of the two ends of the scale.
    pub ends: (Option<String>, Option<String>),
    /// The special answers that may be given.
    pub allow: Allow,
    /// The answer that was given before, valid or not.
    pub given: Option<Answer>,
}

/// A question of the survey together with how it is asked now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct QuestionOnScreen<'a> {
    pub(crate) question: &'a Question,
    pub(crate) asked: &'a Asked,
}

impl QuestionOnScreen<'_> {
    /// The question's options, items or rows, in the order of the questionnaire.
    pub(crate) fn items(&self) -> &[Item] {
        self.question.kind.items()
    }

    /// The code of an item (an index into the items of the questionnaire).
    pub(crate) fn code(&self, item: usize) -> Code {
        self.items().get(item).map_or_else(|| Code::new(""), |item| item.code.clone())
    }

    /// Whether a condition holds for an item.
    pub(crate) fn is(&self, item: usize, what: impl Fn(&Item) -> bool) -> bool {
        self.items().get(item).is_some_and(what)
    }
}

impl Asked {
    /// A question as a paper form prints it: everything in the order written, nothing piped in.
    pub fn on_paper(
        survey: &Survey,
        question: QuestionIndex,
        lang: &str,
        given: Option<Answer>,
    ) -> Option<Self> {
        let setting = Setting { mode: Mode::Paper, lang: lang.to_owned(), seed: 0, today: None };
        let words = |text: &Text| text.show(lang);
        let asked = survey.questions.get(question)?;
        let shown = tasks(asked, &setting);
        Some(Self::of(asked, question, (&setting, &shown), &words, given))
    }

    /// The meaning of a point of the scale: only the ends have words.
    pub(crate) fn meaning(&self, scale: &Scale, point: i16) -> Option<&str> {
        match point {
            point if point == scale.from => self.ends.0.as_deref(),
            point if point == scale.to => self.ends.1.as_deref(),
            _ => None,
        }
    }

    fn of(
        question: &Question,
        at: QuestionIndex,
        (setting, shown): (&Setting, &[Vec<usize>]),
        words: &dyn Fn(&Text) -> String,
        given: Option<Answer>,
    ) -> Self {
        let items = question.kind.items();
        let scale = match &question.kind {
            Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => Some(scale),
            _ => None,
        };
        let end = |text: Option<&Option<Text>>| text.and_then(Option::as_ref).map(words);
        Self {
            question: at,
            text: words(&question.text),
            hint: question.hint.as_ref().map(words),
            items: order(question, setting)
                .into_iter()
                .map(|i| (i, words(&items[i].text)))
                .collect(),
            // Best-worst items stand in `items` as written: their index is their place.
            tasks: shown.to_vec(),
            none: question.kind.none().map(words),
            ends: (end(scale.map(|scale| &scale.low)), end(scale.map(|scale| &scale.high))),
            allow: question.allows(setting.mode),
            given,
        }
    }
}

impl Interview {
    /// The screen that is to be shown now.
    pub fn screen(&self) -> Screen {
        match (self.at, self.path.last()) {
            (At::Asking, Some(&part)) => Screen::Ask(self.page(part)),
            (At::Ended | At::BrokenOff, _) => Screen::End,
            _ => Screen::Review,
        }
    }

    /// The label of what counts as the answer to a question, in the current language; `…` where
    /// there is none.
    pub fn label(&self, question: QuestionIndex) -> String {
        self.in_words(question, self.state.answer(question), Reader::LaterText).unwrap_or_default()
    }

    /// An answer to a question in words, in the current language.
    pub(crate) fn in_words(
        &self,
        question: QuestionIndex,
        answer: &Answer,
        reader: Reader,
    ) -> Option<String> {
        let question = self.plan.survey().questions.get(question)?;
        in_words(question, answer, &self.setting.lang, reader)
    }

    fn page(&self, part: usize) -> ScreenPage {
        let survey = self.plan.survey();
        let questions = self.plan.part(part);
        let page = survey.questions.get(questions.start).map_or(0, |question| question.page);
        let before = self
            .path
            .iter()
            .rev()
            .skip(1)
            .map(|&part| self.asked_in(&self.plan.part(part)).count());
        let asked = before.sum();
        let here = self.asked_in(&questions).count();
        ScreenPage {
            part,
            page,
            title: survey.pages.get(page).and_then(|page| Some(self.words(page.title.as_ref()?))),
            questions: questions
                .each()
                .filter(|&q| self.is_on_screen(q, &questions))
                .map(|q| self.asked(q))
                .collect(),
            progress: Progress { asked, maximum: asked + here + self.plan.after(part) },
        }
    }

    /// The shown questions of a range that want an answer.
    pub(super) fn asked_in(
        &self,
        questions: &Range<QuestionIndex>,
    ) -> impl Iterator<Item = QuestionIndex> + use<'_> {
        questions.each().filter(|&q| self.is_asked(q))
    }

    /// Whether a question is shown and wants an answer.
    pub(super) fn is_asked(&self, q: QuestionIndex) -> bool {
        let question = self.plan.survey().questions.get(q);
        question.is_some_and(|question| question.kind.is_asked()) && self.state.is_shown(q)
    }

    /// Whether a question or note of a part is seen. A note that introduces questions none of which
    /// is asked is left out with them, unless it has a condition of its own.
    pub(super) fn is_on_screen(&self, q: QuestionIndex, part: &Range<QuestionIndex>) -> bool {
        let questions = &self.plan.survey().questions;
        self.state.is_shown(q)
            && match questions[q].kind {
                Kind::Computed { .. } => false,
                Kind::Note => {
                    let behind = questions.after(q).take_while(|next| *next < part.end);
                    let mut following =
                        behind.filter(|&next| questions[next].kind.is_asked()).peekable();
                    let introduces = following.peek().is_some();
                    questions[q].show_if.is_some()
                        || !introduces
                        || following.any(|next| self.state.is_shown(next))
                }
                _ => true,
            }
    }

    fn asked(&self, q: QuestionIndex) -> Asked {
        let question = &self.plan.survey().questions[q];
        let shown = self.state.designs.of(q, question, &self.setting);
        Asked::of(
            question,
            q,
            (&self.setting, shown),
            &|text| self.words(text),
            self.state.given(q).cloned(),
        )
    }

    fn words(&self, text: &Text) -> String {
        text.fill(&self.setting.lang, |question| self.label(question))
    }
}
