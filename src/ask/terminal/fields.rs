//! The parts of answers that have several: the rows of a matrix, the items that get points,
//! best-worst tasks. And what is typed, read.

use super::draft::scale;
use super::key::KeyPress;
use crate::interview::QuestionOnScreen;
use mitreden_base::ids::Code;
use mitreden_base::locale::{Lang, parse_date, parse_number};
use mitreden_define::answer::{Answer, BestWorst, Missing};
use mitreden_define::survey::Kind;

/// The result of a key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// The answer is still being given.
    Stay,
    /// A note was read.
    Go,
    /// The answer is there.
    Give(Answer),
    /// The key does nothing here; the message says why.
    Unknown(&'static str),
}

/// The rows of a matrix, in the order shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cells {
    pub(super) cells: Vec<Result<i16, Missing>>,
    /// The row that is asked at the moment.
    pub(super) at: usize,
}

const OPEN: Missing = Missing::Unanswered;

impl Cells {
    pub(super) fn of(on_screen: QuestionOnScreen<'_>) -> Self {
        let given = match &on_screen.asked.given {
            Some(Answer::Rows(rows)) => rows.as_slice(),
            _ => &[],
        };
        let cell = |&(item, _): &(usize, String)| {
            let code = on_screen.code(item);
            given.iter().find(|(row, _)| *row == code).map_or(Err(OPEN), |(_, cell)| *cell)
        };
        Self { cells: on_screen.asked.items.iter().map(cell).collect(), at: 0 }
    }

    pub(super) fn back(&mut self) -> bool {
        let moved = self.at > 0;
        self.at = self.at.saturating_sub(1);
        moved
    }

    pub(super) fn up(&mut self) -> Step {
        self.back();
        Step::Stay
    }

    pub(super) fn down(&mut self) -> Step {
        self.at = (self.at + 1).min(self.cells.len().saturating_sub(1));
        Step::Stay
    }

    pub(super) fn set(
        &mut self,
        on_screen: QuestionOnScreen<'_>,
        cell: Result<i16, Missing>,
    ) -> Step {
        if let Some(row) = self.cells.get_mut(self.at) {
            *row = cell;
        }
        self.on(on_screen)
    }

    /// Leaves the row as it is; when no row is open any more, that is the answer.
    pub(super) fn enter(&mut self, on_screen: QuestionOnScreen<'_>) -> Step {
        if self.cells.contains(&Err(OPEN)) { self.on(on_screen) } else { self.give(on_screen) }
    }

    fn on(&mut self, on_screen: QuestionOnScreen<'_>) -> Step {
        if self.at + 1 < self.cells.len() {
            self.at += 1;
            return Step::Stay;
        }
        self.give(on_screen)
    }

    fn give(&self, on_screen: QuestionOnScreen<'_>) -> Step {
        let row = |((item, _), cell): (&(usize, String), &Result<i16, Missing>)| {
            (on_screen.code(*item), *cell)
        };
        Step::Give(Answer::Rows(on_screen.asked.items.iter().zip(&self.cells).map(row).collect()))
    }

    pub(super) fn line(&mut self, on_screen: QuestionOnScreen<'_>, words: &[&str]) -> Step {
        let points: Option<Vec<i16>> = words.iter().map(|word| word.parse().ok()).collect();
        let on_scale = |point: &i16| scale(on_screen).is_some_and(|scale| scale.holds(*point));
        let Some(points) = points.filter(|points| {
            points.iter().all(on_scale) && points.len() <= self.cells.len() - self.at
        }) else {
            return Step::Unknown("ask-unknown-line");
        };
        points.into_iter().fold(Step::Stay, |_, point| self.set(on_screen, Ok(point)))
    }
}

/// Points given to items, in the order shown, as typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amounts {
    pub(super) typed: Vec<String>,
    pub(super) at: usize,
}

impl Amounts {
    pub(super) fn of(on_screen: QuestionOnScreen<'_>, lang: Lang) -> Self {
        let given = match &on_screen.asked.given {
            Some(Answer::Points(points)) => points.as_slice(),
            _ => &[],
        };
        let typed = |&(item, _): &(usize, String)| {
            let code = on_screen.code(item);
            let points = given.iter().find(|(known, _)| *known == code);
            points.map_or_else(String::new, |(_, n)| lang.typed_number(*n))
        };
        Self { typed: on_screen.asked.items.iter().map(typed).collect(), at: 0 }
    }

    /// The points that are left to give.
    pub(super) fn rest(&self, on_screen: QuestionOnScreen<'_>) -> f64 {
        let Kind::Points { total, .. } = on_screen.question.kind else { return 0.0 };
        let rest = total - self.typed.iter().filter_map(|typed| parse_number(typed)).sum::<f64>();
        // What binary adding leaves over is nothing.
        if rest.abs() < 1e-6 { 0.0 } else { rest }
    }

    pub(super) fn back(&mut self) -> bool {
        let moved = self.at > 0;
        self.at = self.at.saturating_sub(1);
        moved
    }

    pub(super) fn up(&mut self) -> Step {
        self.back();
        Step::Stay
    }

    pub(super) fn down(&mut self) -> Step {
        self.at = (self.at + 1).min(self.typed.len().saturating_sub(1));
        Step::Stay
    }

    pub(super) fn key(&mut self, on_screen: QuestionOnScreen<'_>, key: KeyPress) -> Step {
        let Some(typed) = self.typed.get_mut(self.at) else {
            return Step::Give(Answer::UNANSWERED);
        };
        match key {
            KeyPress::Char(character)
                if character.is_ascii_digit()
                    || (matches!(character, ',' | '.') && !typed.is_empty()) =>
            {
                typed.push(character);
            }
            KeyPress::Backspace => drop(typed.pop()),
            KeyPress::Enter if !typed.is_empty() && parse_number(typed).is_none() => {
                return Step::Unknown("ask-no-number");
            }
            KeyPress::Enter => return self.enter(on_screen),
            _ => return Step::Unknown("ask-unknown-key"),
        }
        Step::Stay
    }

    /// Goes on to the next item; when no points are left to give, that is the answer.
    fn enter(&mut self, on_screen: QuestionOnScreen<'_>) -> Step {
        if self.rest(on_screen) != 0.0 && self.at + 1 < self.typed.len() {
            self.at += 1;
            return Step::Stay;
        }
        self.at = 0;
        let points = |((item, _), typed): (&(usize, String), &String)| {
            Some((on_screen.code(*item), parse_number(typed)?))
        };
        Step::Give(Answer::Points(
            on_screen.asked.items.iter().zip(&self.typed).filter_map(points).collect(),
        ))
    }

    pub(super) fn line(&mut self, on_screen: QuestionOnScreen<'_>, words: &[&str]) -> Step {
        if words.len() > self.typed.len() - self.at
            || words.iter().any(|word| parse_number(word).is_none())
        {
            return Step::Unknown("ask-unknown-line");
        }
        let mut step = Step::Stay;
        for word in words {
            if let Some(typed) = self.typed.get_mut(self.at) {
                (*word).clone_into(typed);
            }
            step = self.enter(on_screen);
        }
        step
    }
}

/// One best-worst task in the making: items by their place in `Asked::items`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Task {
    pub(super) best: Option<usize>,
    pub(super) worst: Option<usize>,
    pub(super) missing: Option<Missing>,
}

/// The tasks of a best-worst question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tasks {
    pub(super) tasks: Vec<Task>,
    pub(super) at: usize,
}

impl Tasks {
    pub(super) fn of(on_screen: QuestionOnScreen<'_>) -> Self {
        let mut tasks = vec![Task::default(); on_screen.asked.tasks.len()];
        let find = |code: &Code| {
            on_screen.question.kind.items().iter().position(|item| item.code == *code)
        };
        if let Some(Answer::Tasks(done)) = &on_screen.asked.given {
            for (task, done) in tasks.iter_mut().zip(done) {
                match done {
                    Ok(done) => {
                        *task =
                            Task { best: find(&done.best), worst: find(&done.worst), missing: None }
                    }
                    Err(missing) => {
                        task.missing = Some(*missing).filter(|missing| *missing != OPEN);
                    }
                }
            }
        }
        Self { tasks, at: 0 }
    }

    /// The items of the current task.
    pub(super) fn shown<'a>(&self, on_screen: QuestionOnScreen<'a>) -> &'a [usize] {
        on_screen.asked.tasks.get(self.at).map_or(&[], Vec::as_slice)
    }

    pub(super) fn back(&mut self) -> bool {
        if let Some(task) = self.tasks.get_mut(self.at)
            && task.best.is_some()
            && task.worst.is_none()
        {
            task.best = None;
            return true;
        }
        let moved = self.at > 0;
        self.at = self.at.saturating_sub(1);
        moved
    }

    /// Picks an item: the first is the best, the second the worst; after both the task begins anew.
    pub(super) fn pick(&mut self, on_screen: QuestionOnScreen<'_>, at: usize) -> Step {
        let Some(&item) = self.shown(on_screen).get(at) else {
            return Step::Unknown("ask-unknown-key");
        };
        let Some(task) = self.tasks.get_mut(self.at) else { return Step::Stay };
        match (task.best, task.worst) {
            (Some(best), None) if best == item => task.best = None,
            (Some(_), None) => {
                task.worst = Some(item);
                return self.on(on_screen);
            }
            _ => *task = Task { best: Some(item), ..Task::default() },
        }
        Step::Stay
    }

    pub(super) fn skip(&mut self, on_screen: QuestionOnScreen<'_>, missing: Missing) -> Step {
        if let Some(task) = self.tasks.get_mut(self.at) {
            *task = Task { missing: Some(missing), ..Task::default() };
        }
        self.on(on_screen)
    }

    /// Leaves the task as it is; when no task is open any more, that is the answer.
    pub(super) fn enter(&mut self, on_screen: QuestionOnScreen<'_>) -> Step {
        if let Some(task) = self.tasks.get_mut(self.at)
            && task.worst.is_none()
        {
            task.best = None;
        }
        let is_open = |task: &Task| task.worst.is_none() && task.missing.is_none();
        if self.tasks.iter().any(is_open) { self.on(on_screen) } else { self.give(on_screen) }
    }

    fn on(&mut self, on_screen: QuestionOnScreen<'_>) -> Step {
        if self.at + 1 < self.tasks.len() {
            self.at += 1;
            return Step::Stay;
        }
        self.give(on_screen)
    }

    fn give(&self, on_screen: QuestionOnScreen<'_>) -> Step {
        let one = |(task, shown): (&Task, &Vec<usize>)| match (task.best, task.worst) {
            (Some(best), Some(worst)) => {
                let shown = shown.iter().map(|&item| on_screen.code(item)).collect();
                Ok(BestWorst { shown, best: on_screen.code(best), worst: on_screen.code(worst) })
            }
            _ => Err(task.missing.unwrap_or(OPEN)),
        };
        Step::Give(Answer::Tasks(self.tasks.iter().zip(&on_screen.asked.tasks).map(one).collect()))
    }

    pub(super) fn line(&mut self, on_screen: QuestionOnScreen<'_>, words: &[&str]) -> Step {
        let place = |word: &&str| {
            word.parse::<usize>()
                .ok()?
                .checked_sub(1)
                .filter(|&at| at < self.shown(on_screen).len())
        };
        match words.iter().map(place).collect::<Option<Vec<_>>>().as_deref() {
            Some(&[best, worst]) if best != worst => {
                if let Some(task) = self.tasks.get_mut(self.at) {
                    *task = Task::default();
                }
                self.pick(on_screen, best);
                self.pick(on_screen, worst)
            }
            _ => Step::Unknown("ask-two-numbers"),
        }
    }
}

/// Reads an answer from the text that was typed.
pub(super) fn typed(kind: &Kind, text: &str) -> Step {
    let text = text.trim();
    if text.is_empty() {
        return Step::Give(Answer::UNANSWERED);
    }
    match kind {
        Kind::Number { .. } => parse_number(text)
            .map_or(Step::Unknown("ask-no-number"), |n| Step::Give(Answer::Number(n))),
        Kind::Date { .. } => parse_date(text)
            .map_or(Step::Unknown("ask-no-date"), |day| Step::Give(Answer::Date(day))),
        _ => Step::Give(Answer::Text(text.to_owned())),
    }
}
