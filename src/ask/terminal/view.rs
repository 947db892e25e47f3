//! What a screen shows: lines with a look, so that it can be tested without a terminal.

use super::draft::Draft;
use super::key::Command;
use super::list::List;
use super::over::Over;
use super::paint::question;
use super::scroll::Scroll;
use super::session::Session;
use super::text::{fit, pad, width, wrap};
use crate::interview::Screen;
use crate::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::index::QuestionIndex;

/// The style of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// The style of any text.
    Plain,
    /// The style of a question.
    Strong,
    /// The style of what is less important.
    Dim,
    /// The style of what must be seen.
    Alert,
}

/// A line on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line's text, no wider than the screen.
    pub text: String,
    /// The line's style.
    pub style: TextStyle,
}

/// All that is on the screen at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The lines, from above.
    pub lines: Vec<Line>,
    /// Column and row at which something is typed.
    pub cursor: Option<(usize, usize)>,
}

/// Columns left free at both sides.
pub(super) const MARGIN: usize = 2;

/// The middle of the screen while it is put together.
pub(super) struct Part {
    pub(super) columns: usize,
    pub(super) lines: Vec<Line>,
    /// The lines that must be seen.
    focus: Option<(usize, usize)>,
    /// The line at whose end something is typed.
    caret: Option<usize>,
}

impl Part {
    pub(super) fn new(columns: usize) -> Self {
        Self { columns, lines: Vec::new(), focus: None, caret: None }
    }

    pub(super) fn add(&mut self, text: &str, style: TextStyle) {
        self.hang("", text, style);
    }

    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.lines.push(Line { text: String::new(), style: TextStyle::Plain });
        }
    }

    /// Adds a text behind a mark; its further lines begin below the text.
    pub(super) fn hang(&mut self, mark: &str, text: &str, style: TextStyle) {
        let indent = MARGIN + width(mark);
        for (at, line) in
            wrap(text, self.columns.saturating_sub(indent + MARGIN)).into_iter().enumerate()
        {
            let mark = if at == 0 { mark.to_owned() } else { pad("", width(mark)) };
            let text = if line.is_empty() && mark.trim().is_empty() {
                String::new()
            } else {
                pad("", MARGIN) + &mark + &line
            };
            self.lines.push(Line { text, style });
        }
    }

    pub(super) fn focus_from(&mut self, begin: usize) {
        self.focus = Some((begin, self.lines.len()));
    }

    /// Adds the text that is being typed.
    pub(super) fn typed(&mut self, text: &str) {
        let begin = self.lines.len();
        self.hang("› ", text, TextStyle::Plain);
        self.caret = self.lines.len().checked_sub(1);
        self.focus_from(begin);
    }
}

impl Session {
    /// The view on a screen of this size.
    pub fn view(&self, columns: usize, rows: usize) -> View {
        let mut lines = self.head(columns);
        let mut foot: Vec<Line> = Vec::new();
        if let Some(message) = &self.message {
            let indent = pad("", MARGIN);
            let wrapped = wrap(message, columns.saturating_sub(2 * MARGIN));
            foot.extend(
                wrapped
                    .into_iter()
                    .map(|line| Line { text: indent.clone() + &line, style: TextStyle::Alert }),
            );
            foot.push(Line { text: String::new(), style: TextStyle::Plain });
        }
        foot.push(Line {
            text: pad("", MARGIN) + &fit(&self.keys(), columns.saturating_sub(2 * MARGIN)),
            style: TextStyle::Dim,
        });
        let height = rows.saturating_sub(lines.len() + foot.len()).max(1);
        let mut part = Part::new(columns);
        self.middle(&mut part, height);
        let begin = window(&part, height, &self.scroll);
        let cursor = cut(part, (begin, height), self.lang(), &mut lines);
        lines.resize_with(rows.saturating_sub(foot.len()).max(lines.len()), || Line {
            text: String::new(),
            style: TextStyle::Plain,
        });
        lines.extend(foot);
        lines.truncate(rows);
        View { lines, cursor }
    }

    pub(super) fn word(&self, id: &str) -> String {
        self.lang().say(id, &[])
    }

    /// The position: the heading, how far the interview is, the language.
    pub(super) fn place_words(&self) -> (String, String) {
        let survey = self.plan().survey();
        let tag = &self.interview().setting().lang;
        let mut title = survey.title.show(tag);
        let mut far = String::new();
        if let Screen::Ask(page) = self.screen()
            && self.over != Some(Over::Opening)
        {
            title = page.title.clone().unwrap_or(title);
            let is_asked = |q: QuestionIndex| {
                survey.questions.get(q).is_some_and(|question| question.kind.is_asked())
            };
            let n = page.progress.asked
                + page
                    .questions
                    .iter()
                    .take(self.cursor() + 1)
                    .filter(|a| is_asked(a.question))
                    .count();
            if self.current().is_some_and(|asked| is_asked(asked.question)) {
                let words = [
                    ("n", n.to_string().into()),
                    ("most", page.progress.maximum.to_string().into()),
                ];
                far = self.lang().say("ask-progress", &words);
            }
        } else if *self.screen() == Screen::Review {
            title = self.word("ask-review");
        }
        if self.practice {
            title = format!("{} · {title}", self.word("ask-practice"));
        }
        (title, far)
    }

    fn head(&self, columns: usize) -> Vec<Line> {
        let (title, far) = self.place_words();
        let tag = self.interview().setting().lang.to_uppercase();
        let right = if far.is_empty() { tag } else { format!("{far}   {tag}") };
        let inner = columns.saturating_sub(2 * MARGIN);
        let right = fit(&right, inner);
        let left = fit(&title, inner.saturating_sub(width(&right) + 2));
        let gap = inner.saturating_sub(width(&left) + width(&right));
        let text = pad("", MARGIN) + &left + &pad("", gap) + &right;
        let share = match self.screen() {
            Screen::Ask(page) => {
                (page.progress.asked + self.cursor()) as f64 / page.progress.maximum.max(1) as f64
            }
            _ => 1.0,
        };
        let is_done = |at: usize| (at as f64) < share.min(1.0) * inner as f64;
        let bar: String = (0..inner).map(|at| if is_done(at) { '━' } else { '─' }).collect();
        let line = |text: String, style| Line { text, style };
        vec![
            line(text, TextStyle::Dim),
            line(pad("", MARGIN) + &bar, TextStyle::Dim),
            line(String::new(), TextStyle::Plain),
        ]
    }

    fn middle(&self, part: &mut Part, height: usize) {
        match (&self.over, self.screen()) {
            (Some(Over::Opening), _) => self.opening(part),
            (Some(Over::Menu), _) => self.menu(part),
            (Some(Over::Jump(list)), _) => {
                part.add(&self.word("ask-jump"), TextStyle::Strong);
                part.gap();
                self.list(list, part);
            }
            (Some(Over::Pause), _) => {
                part.add(&self.word("ask-pause"), TextStyle::Strong);
                part.gap();
                part.add(
                    &self.word(if self.practice { "ask-pause-practice" } else { "ask-pause-kept" }),
                    TextStyle::Plain,
                );
            }
            (Some(over @ (Over::Lost { .. } | Over::Meant(_))), _) => self.doubt(over, part),
            (None, Screen::Review) => {
                part.add(&self.word("ask-review-text"), TextStyle::Strong);
                part.gap();
                self.list(&self.review, part);
            }
            (None, Screen::End) => self.thanks(part),
            (None, Screen::Ask(_)) => {
                if let (Some(on_screen), Some(draft)) = (self.on_screen(), &self.draft) {
                    question(on_screen, draft, self.lang(), (part, height));
                }
            }
        }
    }

    fn list(&self, list: &List, part: &mut Part) {
        let digits = list.questions.len().to_string().len();
        for (at, &q) in list.questions.iter().enumerate() {
            let begin = part.lines.len();
            let is_here = list.at == Some(at);
            let mark = format!("{}{:>digits$}  ", if is_here { "› " } else { "  " }, at + 1);
            let inner = part.columns.saturating_sub(2 * MARGIN + width(&mark));
            let half = inner / 2;
            let text = pad(&fit(&self.text_of(q), inner - half), inner - half)
                + "  "
                + &fit(&self.answer_of(q), half.saturating_sub(2));
            let text = pad("", MARGIN) + &mark + text.trim_end();
            part.lines.push(Line {
                text,
                style: if is_here { TextStyle::Strong } else { TextStyle::Plain },
            });
            if is_here {
                part.focus_from(begin);
            }
        }
    }

    /// The most useful keys, in one line.
    fn keys(&self) -> String {
        let say = |id: &str| self.word(id);
        match (&self.over, self.screen()) {
            (Some(Over::Opening), _) => return say("ask-keys-opening"),
            (Some(Over::Menu), _) => return say("ask-keys-menu"),
            (Some(Over::Pause), _) => return say("ask-keys-pause"),
            (Some(Over::Jump(_)), _) => return say("ask-keys-jump"),
            (Some(Over::Lost { .. } | Over::Meant(_)), _) => return say("ask-keys-doubt"),
            (None, Screen::Review) => return say("ask-keys-review"),
            (None, Screen::End) => return say("ask-keys-end"),
            (None, Screen::Ask(_)) => {}
        }
        let allow = self.allowed();
        let offered = |command| match command {
            Command::DontKnow => allow.dont_know,
            Command::Refused => allow.refused,
            Command::Back | Command::Menu => true,
            _ => false,
        };
        let is_typing = self.draft.as_ref().is_some_and(Draft::is_typing);
        let name = |(character, command, id): (char, Command, &'static str)| {
            let key = match command {
                Command::Menu if is_typing => "Esc".to_owned(),
                Command::Back if is_typing => "←".to_owned(),
                _ => character.to_string(),
            };
            (offered(command)
                && !(is_typing && matches!(command, Command::DontKnow | Command::Refused)))
            .then(|| format!("{key} {}", say(id)))
        };
        let enter = format!("Enter {}", say("ask-key-enter"));
        let all: Vec<_> =
            std::iter::once(enter).chain(Command::ALL.into_iter().filter_map(name)).collect();
        all.join(" · ")
    }
}

/// The first line shown: what is in focus has to be seen, also below a line that says there is
/// more.
pub(super) fn window(part: &Part, height: usize, scroll: &Scroll) -> usize {
    let most = part.lines.len().saturating_sub(height);
    let begin = scroll.begin(part.lines.len(), height);
    match part.focus {
        Some((first, end)) if end + 1 > height && most > 0 => {
            (end + 1).saturating_sub(height).min(first.saturating_sub(1)).min(most)
        }
        Some(_) => 0,
        None => begin,
    }
}

/// Adds the lines that fit; where there are more, a line says so in the place of one. Where
/// something is typed is returned.
pub(super) fn cut(
    part: Part,
    (begin, height): (usize, usize),
    lang: Lang,
    lines: &mut Vec<Line>,
) -> Option<(usize, usize)> {
    let (columns, total) = (part.columns, part.lines.len());
    let end = (begin + height).min(total);
    let more = |n: usize, id: &str| Line {
        text: pad("", MARGIN) + &lang.say(id, &[("n", Word::Count(n as u64))]),
        style: TextStyle::Dim,
    };
    let mut cursor = None;
    for (at, line) in part.lines.into_iter().enumerate().skip(begin).take(height) {
        if part.caret == Some(at) {
            cursor = Some((width(&line.text).min(columns.saturating_sub(1)), lines.len()));
        }
        lines.push(match at {
            _ if at == begin && begin > 0 => more(begin + 1, "ask-more-above"),
            _ if at + 1 == end && end < total => more(total - end + 1, "ask-more-below"),
            _ => line,
        });
    }
    cursor
}
