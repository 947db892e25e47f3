//! One question with its controls, what was answered before and what stands against it.

use std::collections::HashMap;

use maud::{Markup, html};

use super::choices::{choices, ranking, single_or_rating};
use super::rows::{matrix, points, tasks};
use super::shell::PageLanguage;
use super::{lines, paragraphs};
use crate::interview::QuestionOnScreen;
use crate::online::answers::{SPECIAL, special};
use crate::online::session::Against;
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::Kind;
use mitreden_web::fields::FormFields;

/// What drawing a question on a page needs.
#[derive(Clone, Copy)]
pub(super) struct QuestionContext<'a> {
    pub(super) language: PageLanguage<'a>,
    pub(super) on_screen: QuestionOnScreen<'a>,
    pub(super) fields: &'a FormFields,
    pub(super) against: &'a Stands<'a>,
}

/// The objections to the answers of a page, found by question and by field.
pub(super) struct Stands<'a> {
    all: &'a [Against],
    by_question: HashMap<QuestionIndex, Vec<usize>>,
    by_field: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Stands<'a> {
    pub(super) fn of(all: &'a [Against]) -> Self {
        let (mut by_question, mut by_field): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) =
            (HashMap::new(), HashMap::new());
        for (at, against) in all.iter().enumerate() {
            if let Some(question) = against.question {
                by_question.entry(question).or_default().push(at);
            }
            if let Some(field) = &against.field {
                by_field.entry(field.as_str()).or_default().push(at);
            }
        }
        Self { all, by_question, by_field }
    }
}

impl<'a> QuestionContext<'a> {
    pub(super) fn id(&self) -> &'a str {
        self.on_screen.question.id.as_str()
    }

    /// The objections to a field, or to this question where no field is named.
    pub(super) fn wrongs(
        &self,
        field: Option<&str>,
    ) -> impl Iterator<Item = (usize, &'a Against)> + use<'a> {
        let (stands, question) = (self.against, self.on_screen.asked.question);
        let found = match field {
            Some(field) => stands.by_field.get(field),
            None => stands.by_question.get(&question),
        };
        found.into_iter().flatten().filter_map(|at| Some((*at, stands.all.get(*at)?)))
    }

    /// The ids of the question's hint and objections, for `aria-describedby`.
    pub(super) fn described(&self) -> Option<String> {
        let hint = self.on_screen.asked.hint.as_ref().map(|_| format!("{}~hint", self.id()));
        let ends = self.has_ends().then(|| format!("{}~ends", self.id()));
        let wrongs = self.wrongs(None).map(|(at, _)| format!("wrong~{at}"));
        let all: Vec<String> = hint.into_iter().chain(ends).chain(wrongs).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    fn has_ends(&self) -> bool {
        let (low, high) = &self.on_screen.asked.ends;
        low.is_some() || high.is_some()
    }

    /// The hint and the objections below the question.
    pub(super) fn below(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.on_screen.asked.hint {
                p.hint id=(format!("{}~hint", self.id())) { (lines(hint)) }
            }
            @if let (true, Kind::Rating { scale, .. } | Kind::Matrix { scale, .. }) = (self.has_ends(), &self.on_screen.question.kind) {
                p.ends id=(format!("{}~ends", self.id())) {
                    @for (at, (point, words)) in [(scale.from, &self.on_screen.asked.ends.0), (scale.to, &self.on_screen.asked.ends.1)].iter().enumerate() {
                        @if let Some(words) = words {
                            @if at > 0 { " · " }
                            (point) " = " (words)
                        }
                    }
                }
            }
            @for (at, against) in self.wrongs(None) { (wrong(self.language, at, against)) }
        }
    }

    /// The boxes for special answers, where the control has no place for them.
    pub(super) fn specials(&self) -> Markup {
        let name = format!("{}{SPECIAL}", self.id());
        html! {
            @for (missing, id) in self.allowed() {
                label.box {
                    input type="checkbox" name=(name) value=(special(missing)) checked[self.fields.has(&name, special(missing))];
                    span lang=[self.language.other()] { (self.language.say(id)) }
                }
            }
        }
    }

    /// The special answers that may be given, and the message ids of their names.
    pub(super) fn allowed(&self) -> impl Iterator<Item = (Missing, &'static str)> + use<> {
        let allow = self.on_screen.asked.allow;
        let all = [
            (allow.dont_know, Missing::DontKnow, "online-dont-know"),
            (allow.refused, Missing::Refused, "online-refused"),
        ];
        all.into_iter().filter(|(is_allowed, ..)| *is_allowed).map(|(_, missing, id)| (missing, id))
    }

    /// The whole question.
    pub(super) fn show(&self) -> Markup {
        let on_screen = self.on_screen;
        let is_bad = self.wrongs(None).next().is_some();
        let class = if is_bad { "q bad" } else { "q" };
        match &on_screen.question.kind {
            Kind::Note => html! { div.note { (paragraphs(&on_screen.asked.text)) } },
            Kind::Number { integer, .. } => self.typed(class, &html! {
                input.short type="text" inputmode=(if *integer { "numeric" } else { "decimal" }) id=(self.id()) name=(self.id())
                    value=[self.fields.one(self.id())] autocomplete="off" aria-describedby=[self.described()] aria-invalid=[invalid(is_bad)];
            }),
            Kind::Date { bounds } => self.typed(class, &html! {
                input type="date" id=(self.id()) name=(self.id()) value=[self.fields.one(self.id())]
                    min=[bounds.min] max=[bounds.max] aria-describedby=[self.described()] aria-invalid=[invalid(is_bad)];
            }),
            Kind::Text { long: false, max_length } => self.typed(class, &html! {
                input.wide type="text" id=(self.id()) name=(self.id()) value=[self.fields.one(self.id())] maxlength=(max_length)
                    autocomplete="off" aria-describedby=[self.described()] aria-invalid=[invalid(is_bad)];
            }),
            Kind::Text { long: true, max_length } => self.typed(class, &html! {
                textarea id=(self.id()) name=(self.id()) rows="5" maxlength=(max_length)
                    aria-describedby=[self.described()] aria-invalid=[invalid(is_bad)] { (self.fields.one(self.id()).unwrap_or_default()) }
            }),
            Kind::Single { .. } | Kind::Rating { .. } => self.set(class, &single_or_rating(self)),
            Kind::Multiple { .. } => self.set(class, &choices(self)),
            Kind::Ranking { .. } => self.set(class, &ranking(self)),
            Kind::Points { .. } => self.set(class, &points(self)),
            Kind::Matrix { .. } => self.set(class, &matrix(self)),
            Kind::BestWorst { .. } => self.set(class, &tasks(self)),
            Kind::Computed { .. } | Kind::Task { .. } => html! {},
        }
    }

    /// A question with one control of its own; its special answers make it a group.
    fn typed(&self, class: &str, control: &Markup) -> Markup {
        let text = &self.on_screen.asked.text;
        html! {
            @if self.allowed().next().is_some() {
                fieldset class=(class) {
                    legend { (lines(text)) }
                    (self.below())
                    label.vh for=(self.id()) { (text) }
                    p { (control) }
                    (self.specials())
                }
            } @else {
                div class=(class) {
                    label for=(self.id()) { (lines(text)) }
                    (self.below())
                    (control)
                }
            }
        }
    }

    /// A question with several controls.
    fn set(&self, class: &str, controls: &Markup) -> Markup {
        html! {
            fieldset class=(class) aria-describedby=[self.described()] {
                legend { (lines(&self.on_screen.asked.text)) }
                (self.below())
                (controls)
            }
        }
    }
}

/// The value of `aria-invalid`, an attribute that is left out where nothing is wrong.
pub(super) fn invalid(is_bad: bool) -> Option<&'static str> {
    is_bad.then_some("true")
}

/// An objection, shown beside the field that it is about.
pub(super) fn wrong(language: PageLanguage<'_>, at: usize, against: &Against) -> Markup {
    let label = if against.soft { "online-please-check" } else { "online-mistake" };
    html! {
        p id=(format!("wrong~{at}")) class=(if against.soft { "wrong soft" } else { "wrong" }) {
            span.vh lang=[language.other()] { (language.say(label)) ": " }
            (lines(&against.words))
        }
    }
}
