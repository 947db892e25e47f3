//! What is printed where nothing is ever redrawn: for screen readers and terminals that cannot move
//! the cursor. Everything is typed and ended with Enter; options have numbers.

use super::draft::{Body, Draft};
use super::over::Over;
use super::paint::{cell_words, ends, label, rest, special_words, task_words};
use super::session::Session;
use super::text::visible;
use super::view::{Line, TextStyle, View};
use crate::interview::{QuestionOnScreen, Screen};
use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::Kind;

/// What the lines printed last were about, so that nothing is read out twice.
#[derive(Clone, Debug, PartialEq)]
pub struct SpokenPlace(Option<(usize, usize)>, Option<std::mem::Discriminant<Over>>, String, bool);

impl Session {
    /// What the screen is about; if it changes, it has to be read out anew.
    pub fn place(&self) -> SpokenPlace {
        let part = self.page().map(|page| (page.part, self.cursor()));
        let over = self.over.as_ref().map(std::mem::discriminant);
        SpokenPlace(
            part,
            over,
            self.interview().setting().lang.clone(),
            *self.screen() == Screen::End,
        )
    }

    /// The lines to print: the whole question where it is new, else only what has changed.
    pub fn speak(&self, is_new: bool) -> View {
        let mut lines: Vec<String> = Vec::new();
        if let Some(message) = &self.message {
            lines.push(message.clone());
        }
        match (&self.over, self.screen()) {
            (Some(Over::Opening), _) => {
                let survey = self.plan().survey();
                let tag = &self.interview().setting().lang;
                let (title, _) = self.place_words();
                lines.push(title);
                lines.extend(
                    [&survey.intro, &survey.consent]
                        .into_iter()
                        .flatten()
                        .map(|text| text.show(tag)),
                );
                lines.push(self.word("ask-keys-opening"));
            }
            (Some(Over::Menu), _) => {
                lines.push(self.word("ask-menu"));
                lines.extend(
                    self.all_keys().into_iter().map(|(key, words)| format!("{key}: {words}")),
                );
                lines.push(self.word("ask-menu-lines"));
            }
            (Some(Over::Jump(list)), _) => {
                self.tell_list(&list.questions, ("ask-jump", "ask-keys-jump"), &mut lines);
            }
            (Some(Over::Pause), _) => {
                lines.push(self.word("ask-pause"));
                lines.push(self.word(if self.practice {
                    "ask-pause-practice"
                } else {
                    "ask-pause-kept"
                }));
                lines.push(self.word("ask-keys-pause"));
            }
            (Some(over @ (Over::Lost { .. } | Over::Meant(_))), _) => {
                lines.extend(self.doubts(over));
                lines.push(self.word("ask-keys-doubt"));
            }
            (None, Screen::Review) => self.tell_list(
                &self.review.questions,
                ("ask-review-text", "ask-keys-review"),
                &mut lines,
            ),
            (None, Screen::End) => lines.extend([self.closing(), self.word("ask-keys-end")]),
            (None, Screen::Ask(_)) => {
                if let (Some(on_screen), Some(draft)) = (self.on_screen(), &self.draft) {
                    if is_new {
                        let (title, far) = self.place_words();
                        let comma = if far.is_empty() { "" } else { ", " };
                        lines.extend([
                            String::new(),
                            format!("{title}{comma}{far}"),
                            on_screen.asked.text.clone(),
                        ]);
                        lines.extend(on_screen.asked.hint.clone());
                        tell_choices(on_screen, draft, &mut lines);
                    }
                    lines.push(prompt(on_screen, draft, self.lang()));
                }
            }
        }
        let line = |text: String| {
            text.split('\n')
                .map(|text| Line { text: visible(text), style: TextStyle::Plain })
                .collect::<Vec<_>>()
        };
        View { lines: lines.into_iter().flat_map(line).collect(), cursor: None }
    }

    fn tell_list(
        &self,
        questions: &[QuestionIndex],
        (heading, keys): (&str, &str),
        lines: &mut Vec<String>,
    ) {
        lines.push(self.word(heading));
        let one = |(at, &q): (usize, &QuestionIndex)| {
            format!("{}: {} {}", at + 1, self.text_of(q), self.answer_of(q))
        };
        lines.extend(questions.iter().enumerate().map(one));
        lines.push(self.word(keys));
    }
}

/// Prints the choices, by number.
pub(super) fn tell_choices(
    on_screen: QuestionOnScreen<'_>,
    draft: &Draft,
    lines: &mut Vec<String>,
) {
    if let Body::Picks(picks) = &draft.body {
        for (at, (item, label)) in on_screen.asked.items.iter().enumerate() {
            let place = picks.items.iter().position(|other| other == item);
            let mark = match (&on_screen.question.kind, place) {
                (_, None) => String::new(),
                (Kind::Ranking { .. }, Some(at)) => format!(" ({}.)", at + 1),
                (_, Some(_)) => " (x)".to_owned(),
            };
            lines.push(format!("{}: {label}{mark}", at + 1));
        }
        let chosen = if picks.none { " (x)" } else { "" };
        lines.extend(on_screen.asked.none.as_ref().map(|none| format!("0: {none}{chosen}")));
    }
    lines.extend(ends(on_screen));
}

/// The prompt above the line that is typed.
pub(super) fn prompt(on_screen: QuestionOnScreen<'_>, draft: &Draft, lang: Lang) -> String {
    let say = |id: &str| lang.say(id, &[]);
    let scale =
        super::draft::scale(on_screen).map(|scale| (scale.from.to_string(), scale.to.to_string()));
    let (from, to) = scale.unwrap_or_default();
    let before = special_words(draft, lang).unwrap_or_default();
    let scale = || {
        lang.say("ask-line-scale", &[("from", from.as_str().into()), ("to", to.as_str().into())])
    };
    match &draft.body {
        Body::Note => say("ask-line-note"),
        Body::Picks(picks) => match (picks.wording, &on_screen.question.kind) {
            (Some(item), _) => {
                lang.say("ask-own-words", &[("label", label(on_screen, item).into())])
            }
            (None, Kind::Single { .. }) => given(&before, say("ask-line-single"), lang),
            (None, Kind::Ranking { .. }) => given(&before, say("ask-line-ranking"), lang),
            (None, _) => given(&before, say("ask-line-multiple"), lang),
        },
        Body::Scale => given(if before.is_empty() { &draft.typed } else { &before }, scale(), lang),
        Body::Cells(cells) => {
            let row = on_screen.asked.items.get(cells.at).map_or("", |(_, label)| label);
            let cell = cells.cells.get(cells.at).map_or(String::new(), |cell| cell_words(*cell));
            given(cell.trim(), format!("{row} – {}", scale()), lang)
        }
        Body::Amounts(amounts) => {
            let item = on_screen.asked.items.get(amounts.at).map_or("", |(_, label)| label);
            let typed = amounts.typed.get(amounts.at).map_or("", String::as_str);
            given(
                if before.is_empty() { typed } else { &before },
                format!("{} {item}", rest(on_screen, amounts, lang)),
                lang,
            )
        }
        Body::Tasks(tasks) => {
            let shown = tasks
                .shown(on_screen)
                .iter()
                .enumerate()
                .map(|(at, &item)| format!("{}: {}", at + 1, label(on_screen, item)));
            let head = std::iter::once(task_words(tasks, lang));
            head.chain(shown).chain([say("ask-line-task")]).collect::<Vec<_>>().join("\n")
        }
        Body::Typed => {
            let id = match on_screen.question.kind {
                Kind::Number { .. } => "ask-line-number",
                Kind::Date { .. } => "ask-line-date",
                _ => "ask-line-text",
            };
            given(if before.is_empty() { &draft.typed } else { &before }, say(id), lang)
        }
    }
}

/// Adds to a prompt the answer given before, which an empty line leaves as it is.
fn given(before: &str, prompt: String, lang: Lang) -> String {
    if before.is_empty() {
        prompt
    } else {
        format!("{prompt} {}", lang.say("ask-line-given", &[("given", before.into())]))
    }
}
