//! What a screen shows: lines with a look, so that it can be tested without a terminal.

use super::draft::{Body, Draft, Sight, scale};
use super::fields::{Amounts, Cells, Tasks};
use super::key::{Command, option_key};
use super::list::List;
use super::session::{Over, Session};
use super::text::{fit, pad, width, wrap};
use crate::ask::interview::Screen;
use crate::base::locale::{Lang, Word};
use crate::define::answer::Missing;
use crate::define::survey::Kind;

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Like any text.
    Plain,
    /// What is asked.
    Strong,
    /// What is beside the point.
    Dim,
    /// What has to be seen.
    Alert,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its text; no wider than the screen.
    pub text: String,
    /// How it looks.
    pub look: Look,
}

/// What is shown at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Its lines, from above.
    pub lines: Vec<Line>,
    /// Column and row at which something is typed.
    pub cursor: Option<(usize, usize)>,
}

/// Columns left free at both sides.
const MARGIN: usize = 2;

/// The middle of the screen while it is put together.
pub(super) struct Part {
    columns: usize,
    pub(super) lines: Vec<Line>,
    /// The lines that have to be seen.
    focus: Option<(usize, usize)>,
    /// The line at whose end something is typed.
    caret: Option<usize>,
}

impl Part {
    pub(super) fn add(&mut self, text: &str, look: Look) {
        self.hang("", text, look);
    }

    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.lines.push(Line { text: String::new(), look: Look::Plain });
        }
    }

    /// A text behind a mark; its further lines begin below the text.
    pub(super) fn hang(&mut self, mark: &str, text: &str, look: Look) {
        let indent = MARGIN + width(mark);
        for (at, line) in wrap(text, self.columns.saturating_sub(indent + MARGIN)).into_iter().enumerate() {
            let mark = if at == 0 { mark.to_owned() } else { pad("", width(mark)) };
            let text = if line.is_empty() && mark.trim().is_empty() { String::new() } else { pad("", MARGIN) + &mark + &line };
            self.lines.push(Line { text, look });
        }
    }

    fn focus_from(&mut self, begin: usize) {
        self.focus = Some((begin, self.lines.len()));
    }

    /// What is being typed.
    fn typed(&mut self, text: &str) {
        let begin = self.lines.len();
        self.hang("› ", text, Look::Plain);
        self.caret = self.lines.len().checked_sub(1);
        self.focus_from(begin);
    }
}

impl Session<'_> {
    /// What is shown on a screen of this size.
    pub fn view(&self, columns: usize, rows: usize) -> View {
        let mut lines = self.head(columns);
        let mut foot: Vec<Line> = Vec::new();
        if let Some(message) = &self.message {
            let indent = pad("", MARGIN);
            let wrapped = wrap(message, columns.saturating_sub(2 * MARGIN));
            foot.extend(wrapped.into_iter().map(|line| Line { text: indent.clone() + &line, look: Look::Alert }));
            foot.push(Line { text: String::new(), look: Look::Plain });
        }
        foot.push(Line { text: pad("", MARGIN) + &fit(&self.keys(), columns.saturating_sub(2 * MARGIN)), look: Look::Dim });
        let height = rows.saturating_sub(lines.len() + foot.len()).max(1);
        let mut part = Part { columns, lines: Vec::new(), focus: None, caret: None };
        self.middle(&mut part, height);
        let begin = window(&part, height, self.scroll);
        self.most.set(part.lines.len().saturating_sub(height));
        let total = part.lines.len();
        let more = |n: usize, id: &str| Line {
            text: pad("", MARGIN) + &self.lang().say(id, &[("n", Word::Count(n as u64))]),
            look: Look::Dim,
        };
        let end = (begin + height).min(total);
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
        lines.resize_with(rows.saturating_sub(foot.len()).max(lines.len()), || Line { text: String::new(), look: Look::Plain });
        lines.extend(foot);
        lines.truncate(rows);
        View { lines, cursor }
    }

    pub(super) fn word(&self, id: &str) -> String {
        self.lang().say(id, &[])
    }

    /// Where one is: the heading, how far it is, the language.
    pub(super) fn place_words(&self) -> (String, String) {
        let survey = self.plan().survey();
        let tag = &self.interview().setting().lang;
        let mut title = survey.title.show(tag);
        let mut far = String::new();
        if let Screen::Ask(page) = self.screen()
            && self.over != Some(Over::Opening)
        {
            title = page.title.clone().unwrap_or(title);
            let is_asked = |q: usize| survey.questions.get(q).is_some_and(|question| question.kind.is_asked());
            let n = page.progress.asked + page.questions.iter().take(self.cursor() + 1).filter(|a| is_asked(a.question)).count();
            if self.current().is_some_and(|asked| is_asked(asked.question)) {
                let words = [("n", n.to_string().into()), ("most", page.progress.maximum.to_string().into())];
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
            Screen::Ask(page) => (page.progress.asked + self.cursor()) as f64 / page.progress.maximum.max(1) as f64,
            _ => 1.0,
        };
        let is_done = |at: usize| (at as f64) < share.min(1.0) * inner as f64;
        let bar: String = (0..inner).map(|at| if is_done(at) { '━' } else { '─' }).collect();
        let line = |text: String, look| Line { text, look };
        vec![line(text, Look::Dim), line(pad("", MARGIN) + &bar, Look::Dim), line(String::new(), Look::Plain)]
    }

    fn middle(&self, part: &mut Part, height: usize) {
        match (&self.over, self.screen()) {
            (Some(Over::Opening), _) => self.opening(part),
            (Some(Over::Menu), _) => self.menu(part),
            (Some(Over::Jump(list)), _) => {
                part.add(&self.word("ask-jump"), Look::Strong);
                part.gap();
                self.list(list, part);
            }
            (Some(Over::Pause), _) => {
                part.add(&self.word("ask-pause"), Look::Strong);
                part.gap();
                part.add(&self.word(if self.practice { "ask-pause-practice" } else { "ask-pause-kept" }), Look::Plain);
            }
            (Some(over @ (Over::Lost { .. } | Over::Meant(_))), _) => self.doubt(over, part),
            (None, Screen::Review) => {
                part.add(&self.word("ask-review-text"), Look::Strong);
                part.gap();
                self.list(&self.review, part);
            }
            (None, Screen::End) => self.thanks(part),
            (None, Screen::Ask(_)) => {
                if let (Some(sight), Some(draft)) = (self.sight(), &self.draft) {
                    question(sight, draft, self.lang(), (part, height));
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
            let text =
                pad(&fit(&self.text_of(q), inner - half), inner - half) + "  " + &fit(&self.answer_of(q), half.saturating_sub(2));
            let text = pad("", MARGIN) + &mark + text.trim_end();
            part.lines.push(Line { text, look: if is_here { Look::Strong } else { Look::Plain } });
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
        let allow = self.current().map(|asked| asked.allow).unwrap_or_default();
        let offered = |command| match command {
            Command::DontKnow => allow.dont_know,
            Command::Refused => allow.refused,
            Command::Back | Command::Menu => true,
            _ => false,
        };
        let is_typing = self.draft.as_ref().is_some_and(Draft::is_typing);
        let name = |(sign, command, id): (char, Command, &'static str)| {
            let key = match command {
                Command::Menu if is_typing => "Esc".to_owned(),
                Command::Back if is_typing => "←".to_owned(),
                _ => sign.to_string(),
            };
            (offered(command) && !(is_typing && matches!(command, Command::DontKnow | Command::Refused)))
                .then(|| format!("{key} {}", say(id)))
        };
        let enter = format!("Enter {}", say("ask-key-enter"));
        let all: Vec<_> = std::iter::once(enter).chain(Command::ALL.into_iter().filter_map(name)).collect();
        all.join(" · ")
    }
}

/// The first line shown: what is in focus has to be seen, also below a line that says there is more.
fn window(part: &Part, height: usize, scroll: usize) -> usize {
    let most = part.lines.len().saturating_sub(height);
    match part.focus {
        Some((begin, end)) if end + 1 > height && most > 0 => {
            (end + 1).saturating_sub(height).min(begin.saturating_sub(1)).min(most)
        }
        Some(_) => 0,
        None => scroll.min(most),
    }
}

/// A question with what can be chosen or has been typed.
fn question(sight: Sight<'_>, draft: &Draft, lang: Lang, (part, height): (&mut Part, usize)) {
    part.add(&sight.asked.text, Look::Strong);
    if let Some(hint) = &sight.asked.hint {
        part.gap();
        part.add(hint, Look::Dim);
    }
    part.gap();
    match &draft.body {
        Body::Note => {}
        Body::Picks(picks) => match picks.wording {
            Some(item) => {
                part.add(&lang.say("ask-own-words", &[("label", label(sight, item).into())]), Look::Plain);
                part.gap();
                part.typed(&draft.typed);
            }
            None => {
                options(sight, draft, (part, height));
                if !draft.typed.is_empty() {
                    part.gap();
                    part.typed(&draft.typed);
                }
            }
        },
        Body::Scale => points(sight, draft.typed.parse().ok(), part),
        Body::Cells(cells) => rows(sight, cells, part),
        Body::Amounts(amounts) => spread(sight, amounts, lang, part),
        Body::Tasks(tasks) => task(sight, tasks, lang, part),
        Body::Typed => {
            part.typed(&draft.typed);
            if let Kind::Text { max_length, .. } = sight.question.kind {
                part.gap();
                let words = [("n", draft.typed.trim().chars().count().to_string().into()), ("of", max_length.to_string().into())];
                part.add(&lang.say("ask-characters", &words), Look::Dim);
            }
        }
    }
}

pub(super) fn label(sight: Sight<'_>, item: usize) -> String {
    sight.asked.items.iter().find(|(known, _)| *known == item).map(|(_, label)| label.clone()).unwrap_or_default()
}

/// Options with their keys; in columns where one would be too long.
fn options(sight: Sight<'_>, draft: &Draft, (part, height): (&mut Part, usize)) {
    let Body::Picks(picks) = &draft.body else { return };
    let shown = &sight.asked.items;
    let place = |item: usize| picks.items.iter().position(|&other| other == item);
    let mark = |is_chosen: bool, at: Option<usize>| match (&sight.question.kind, is_chosen) {
        (Kind::Ranking { .. }, _) => at.map_or("[  ]".to_owned(), |at| format!("[{}.]", at + 1)),
        (Kind::Multiple { .. }, true) => "[x]".to_owned(),
        (Kind::Multiple { .. }, false) => "[ ]".to_owned(),
        (_, true) => "•".to_owned(),
        (_, false) => " ".to_owned(),
    };
    let longest = option_key(shown.len().saturating_sub(1), shown.len()).len();
    let mut cells: Vec<(String, &str, Look)> = Vec::new();
    for (at, (item, text)) in shown.iter().enumerate() {
        let is_chosen = place(*item).is_some();
        let head = format!("{:>longest$} {} ", option_key(at, shown.len()), mark(is_chosen, place(*item)));
        cells.push((head, text, if is_chosen { Look::Strong } else { Look::Plain }));
    }
    if let Some(none) = &sight.asked.none {
        let mark = mark(picks.none, None);
        let mark = if matches!(sight.question.kind, Kind::Ranking { .. }) && picks.none { "[x ]".to_owned() } else { mark };
        cells.push((format!("{:>longest$} {mark} ", "0"), none, if picks.none { Look::Strong } else { Look::Plain }));
    }
    let inner = part.columns.saturating_sub(2 * MARGIN);
    let room = height.saturating_sub(part.lines.len());
    let widest = cells.iter().map(|(head, text, _)| width(head) + width(text)).max().unwrap_or(0);
    let fits = (2..=3).find(|n| inner / n > widest + 1 && cells.len().div_ceil(*n) <= room);
    match fits {
        Some(n) if cells.len() > room => {
            let (down, wide) = (cells.len().div_ceil(n), inner / n);
            for row in 0..down {
                let line: String =
                    cells.iter().skip(row).step_by(down).map(|(head, text, _)| pad(&format!("{head}{text}"), wide)).collect();
                let text = pad("", MARGIN) + line.trim_end();
                part.lines.push(Line { text, look: Look::Plain });
            }
        }
        _ => cells.iter().for_each(|(head, text, look)| part.hang(head, text, *look)),
    }
}

/// What the ends of a scale mean.
pub(super) fn ends(sight: Sight<'_>) -> Option<String> {
    let scale = scale(sight)?;
    let end = |point: i16, text: &Option<String>| text.as_ref().map(|text| format!("{point} = {text}"));
    let ends: Vec<_> = [end(scale.from, &sight.asked.ends.0), end(scale.to, &sight.asked.ends.1)].into_iter().flatten().collect();
    (!ends.is_empty()).then(|| ends.join(" · "))
}

fn points(sight: Sight<'_>, chosen: Option<i16>, part: &mut Part) {
    let Some(scale) = scale(sight) else { return };
    let point = |point: i16| if Some(point) == chosen { format!("[{point}]") } else { format!(" {point} ") };
    part.add(&(scale.from..=scale.to).map(point).collect::<Vec<_>>().join("\u{a0}\u{a0} ").replace(' ', "\u{a0}"), Look::Plain);
    if let Some(ends) = ends(sight) {
        part.gap();
        part.add(&ends, Look::Dim);
    }
}

pub(super) fn cell_words(cell: Result<i16, Missing>) -> String {
    match cell {
        Ok(point) => point.to_string(),
        Err(Missing::DontKnow) => "?".to_owned(),
        Err(Missing::Refused) => "!".to_owned(),
        Err(_) => " ".to_owned(),
    }
}

fn rows(sight: Sight<'_>, cells: &Cells, part: &mut Part) {
    points(sight, None, part);
    part.gap();
    for (at, ((_, label), cell)) in sight.asked.items.iter().zip(&cells.cells).enumerate() {
        let begin = part.lines.len();
        let is_here = at == cells.at;
        let mark = format!("{} [{:>1}] ", if is_here { "›" } else { " " }, cell_words(*cell));
        part.hang(&mark, label, if is_here { Look::Strong } else { Look::Plain });
        if is_here {
            part.focus_from(begin);
        }
    }
}

fn spread(sight: Sight<'_>, amounts: &Amounts, lang: Lang, part: &mut Part) {
    part.add(&rest(sight, amounts, lang), Look::Plain);
    part.gap();
    for (at, ((_, label), typed)) in sight.asked.items.iter().zip(&amounts.typed).enumerate() {
        let begin = part.lines.len();
        let is_here = at == amounts.at;
        let mark = format!("{} [{typed:>5}] ", if is_here { "›" } else { " " });
        part.hang(&mark, label, if is_here { Look::Strong } else { Look::Plain });
        if is_here {
            part.focus_from(begin);
        }
    }
}

pub(super) fn rest(sight: Sight<'_>, amounts: &Amounts, lang: Lang) -> String {
    let rest = amounts.rest(sight).to_string().replace('-', "\u{2212}").replace('.', &lang.decimal_mark().to_string());
    lang.say("ask-rest", &[("rest", rest.into())])
}

/// What is asked of a best-worst task now.
pub(super) fn task_words(tasks: &Tasks, lang: Lang) -> String {
    let words = [("n", (tasks.at + 1).to_string().into()), ("of", tasks.tasks.len().to_string().into())];
    let task = tasks.tasks.get(tasks.at).copied().unwrap_or_default();
    let id = if task.best.is_some() && task.worst.is_none() { "ask-task-worst" } else { "ask-task-best" };
    lang.say(id, &words)
}

fn task(sight: Sight<'_>, tasks: &Tasks, lang: Lang, part: &mut Part) {
    part.add(&task_words(tasks, lang), Look::Plain);
    part.gap();
    let shown = tasks.shown(sight);
    let now = tasks.tasks.get(tasks.at).copied().unwrap_or_default();
    for (at, &item) in shown.iter().enumerate() {
        let mark = match item {
            _ if now.best == Some(item) => '+',
            _ if now.worst == Some(item) => '−',
            _ => ' ',
        };
        let head = format!("{} [{mark}] ", option_key(at, shown.len()));
        part.hang(&head, &label(sight, item), if mark == ' ' { Look::Plain } else { Look::Strong });
    }
}
