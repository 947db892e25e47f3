//! What a table has a line for, by the type of the question, and what an answer puts into them.

use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::QuestionIndex;
use mitreden_define::logic::Type;
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{Item, Kind, Question};

/// One line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableLine {
    /// The share that chose an option.
    Option(Code),
    /// The share that said that nothing fits.
    NoneOfThese,
    /// The share that gave a point: of a row of a matrix, or of the whole question.
    Point(Option<Code>, i16),
    /// The mean point: of a row of a matrix, or of the whole question.
    MeanPoint(Option<Code>),
    /// The share that put an item among its first.
    Placed(Code),
    /// The mean of the points given to an item.
    MeanPoints(Code),
    /// The share of the tasks that showed an item in which it was best.
    Best(Code),
    /// The share of the tasks that showed an item in which it was worst.
    Worst(Code),
    /// The share for which something computed is true, or false.
    Truth(bool),
    /// The mean of a number.
    Mean,
    /// The share that gave an answer, in their own words or with a day.
    Answered,
    /// The share of those asked that gave no answer, for one reason.
    Missing(Missing),
}

impl TableLine {
    /// Whether it is a share; else it is a mean.
    pub fn is_share(&self) -> bool {
        !matches!(self, Self::MeanPoint(_) | Self::MeanPoints(_) | Self::Mean)
    }
}

/// What is summed over respondents for the lines of a question: `y / a` for each of them.
pub(super) struct Lines<'s> {
    question: &'s Question,
    /// The items that were offered to some only.
    partly: Vec<bool>,
    /// The lines, each with the places of its numerator and its denominator.
    pub(super) all: Vec<(TableLine, (usize, usize))>,
    /// How many variables there are.
    pub(super) k: usize,
}

/// The denominators that every question has: it was answered, it was asked.
const ANSWERED: usize = 0;
const ASKED: usize = 1;

impl<'s> Lines<'s> {
    pub(super) fn new(union: &Union, at: QuestionIndex, question: &'s Question) -> Self {
        let kind = &question.kind;
        let items = kind.items();
        let partly = (0..items.len()).map(|item| union.is_partly_offered(at, item)).collect();
        let mut this = Self { question, partly, all: Vec::new(), k: 2 };
        this.values();
        for word in [Missing::DontKnow, Missing::Refused, Missing::Unanswered] {
            this.over(TableLine::Missing(word), ASKED);
        }
        this
    }

    fn values(&mut self) {
        let kind = &self.question.kind;
        let codes = |items: &[Item]| items.iter().map(|item| item.code.clone()).collect::<Vec<_>>();
        match kind {
            Kind::Single { options, .. } => {
                for code in codes(options) {
                    self.over(TableLine::Option(code), ANSWERED);
                }
            }
            Kind::Multiple { options, none, .. } => {
                let offered = self.offered();
                for (code, a) in codes(options).into_iter().zip(offered) {
                    self.over(TableLine::Option(code), a);
                }
                if none.is_some() {
                    self.over(TableLine::NoneOfThese, ANSWERED);
                }
            }
            Kind::Ranking { items, none, .. } => {
                let offered = self.offered();
                for (code, a) in codes(items).into_iter().zip(offered) {
                    self.over(TableLine::Placed(code), a);
                }
                if none.is_some() {
                    self.over(TableLine::NoneOfThese, ANSWERED);
                }
            }
            Kind::Points { items, .. } => {
                let offered = self.offered();
                for (code, a) in codes(items).into_iter().zip(offered) {
                    self.over(TableLine::MeanPoints(code), a);
                }
            }
            Kind::Rating { scale, .. } => {
                for point in scale.from..=scale.to {
                    self.over(TableLine::Point(None, point), ANSWERED);
                }
                self.over(TableLine::MeanPoint(None), ANSWERED);
            }
            Kind::Matrix { rows, scale, .. } => {
                for code in codes(rows) {
                    let a = self.variable();
                    for point in scale.from..=scale.to {
                        self.over(TableLine::Point(Some(code.clone()), point), a);
                    }
                    self.over(TableLine::MeanPoint(Some(code)), a);
                }
            }
            Kind::BestWorst { items, .. } => {
                for code in codes(items) {
                    let a = self.variable();
                    self.over(TableLine::Best(code.clone()), a);
                    self.over(TableLine::Worst(code), a);
                }
            }
            Kind::Computed { result: Type::Truth, .. } => {
                for truth in [true, false] {
                    self.over(TableLine::Truth(truth), ANSWERED);
                }
            }
            Kind::Number { .. } | Kind::Computed { result: Type::Number, .. } => {
                self.over(TableLine::Mean, ANSWERED);
            }
            Kind::Date { .. }
            | Kind::Text { .. }
            | Kind::Computed { .. }
            | Kind::Task { .. }
            | Kind::Note => self.over(TableLine::Answered, ASKED),
        }
    }

    /// A denominator for each item: all who answered, or those of them to whom it was offered.
    fn offered(&mut self) -> Vec<usize> {
        let partly = self.partly.clone();
        partly.iter().map(|partly| if *partly { self.variable() } else { ANSWERED }).collect()
    }

    fn variable(&mut self) -> usize {
        self.k += 1;
        self.k - 1
    }

    fn over(&mut self, line: TableLine, a: usize) {
        let y = self.variable();
        self.all.push((line, (y, a)));
    }

    /// Writes what a respondent's answer is in each variable, over zeros. `is_offered` says whether
    /// they were offered an item.
    pub(super) fn fill(&self, answer: &Answer, is_offered: impl Fn(usize) -> bool, u: &mut [f64]) {
        u.fill(0.0);
        let missing = answer.missing();
        if matches!(missing, Some(Missing::NotAsked | Missing::NotReached)) {
            return;
        }
        let mut set = |at: usize, value: f64| {
            if let Some(u) = u.get_mut(at) {
                *u = value;
            }
        };
        set(ASKED, 1.0);
        set(ANSWERED, f64::from(u8::from(missing.is_none())));
        for (line, (y, a)) in &self.all {
            let item =
                |code: &Code| self.question.kind.items().iter().position(|item| item.code == *code);
            let value = match (line, answer) {
                (TableLine::Missing(word), _) => Some(truth(missing == Some(*word))),
                _ if missing.is_some() => None,
                (TableLine::Answered, _) => Some(1.0),
                (
                    TableLine::Option(code) | TableLine::Placed(code) | TableLine::MeanPoints(code),
                    _,
                ) if *a != ANSWERED && !item(code).is_some_and(&is_offered) => None,
                (TableLine::Option(code), Answer::Choice(choice)) => {
                    Some(truth(choice.code == *code))
                }
                (TableLine::Option(code), Answer::Choices(choices)) => {
                    Some(truth(choices.iter().any(|choice| choice.code == *code)))
                }
                (TableLine::Placed(code), Answer::Ranking(placed)) => {
                    Some(truth(placed.contains(code)))
                }
                (TableLine::Option(_) | TableLine::Placed(_), Answer::None) => Some(0.0),
                (TableLine::NoneOfThese, answer) => Some(truth(*answer == Answer::None)),
                (TableLine::MeanPoints(code), Answer::Points(given)) => {
                    let found = given.iter().find(|(known, _)| known == code);
                    Some(found.map_or(0.0, |(_, points)| *points))
                }
                (TableLine::Point(None, point), Answer::Rating(given)) => {
                    Some(truth(given == point))
                }
                (TableLine::MeanPoint(None), Answer::Rating(given)) => Some(f64::from(*given)),
                (TableLine::Point(Some(row), point), Answer::Rows(rows)) => {
                    of_row(rows, row).map(|given| truth(given == *point))
                }
                (TableLine::MeanPoint(Some(row)), Answer::Rows(rows)) => {
                    of_row(rows, row).map(f64::from)
                }
                (TableLine::Best(code) | TableLine::Worst(code), Answer::Tasks(tasks)) => {
                    let done = || tasks.iter().flatten();
                    let shown = done().filter(|task| task.shown.contains(code)).count();
                    let chosen = done().filter(|task| {
                        let chosen = if matches!(line, TableLine::Best(_)) {
                            &task.best
                        } else {
                            &task.worst
                        };
                        chosen == code
                    });
                    set(*a, shown as f64);
                    set(*y, chosen.count() as f64);
                    continue;
                }
                (TableLine::Truth(of), Answer::Truth(is)) => Some(truth(of == is)),
                (TableLine::Mean, Answer::Number(number)) => Some(*number),
                _ => None,
            };
            if let Some(value) = value {
                set(*a, 1.0);
                set(*y, value);
            }
        }
    }
}

fn of_row(rows: &[(Code, Result<i16, Missing>)], code: &Code) -> Option<i16> {
    rows.iter().find(|(known, _)| known == code).and_then(|(_, point)| point.ok())
}

fn truth(is: bool) -> f64 {
    f64::from(u8::from(is))
}
