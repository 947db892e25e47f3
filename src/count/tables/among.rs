//! Who is asked for, and in which group each of them is.

use crate::answers::{Rebuilder, Rebuilt};
use crate::dataset::Part;
use crate::dataset::cell;
use crate::study::{CountError, Study, unique};
use mitreden_base::ids::Code;
use mitreden_define::answer::Answer;
use mitreden_define::index::QuestionIndex;
use mitreden_define::logic::{Answers as _, Expr, Value};
use mitreden_define::survey::Mode;

static NOT_ASKED: Answer = Answer::NOT_ASKED;

/// What makes the columns of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Grouper {
    /// The options of a single choice.
    Options(QuestionIndex),
    /// How people answered.
    Modes,
    /// Whether a condition holds.
    Truth(Expr),
}

/// Who is asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Among {
    /// What makes groups of them.
    pub by: Option<Grouper>,
    /// Only those of whom this holds.
    pub rows: Option<Expr>,
}

/// Who is in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupOf {
    /// All whom the table is of.
    All,
    /// Those who chose an option.
    Option(Code),
    /// Those who answered in a way.
    Mode(Mode),
    /// Those of whom the condition is true, or false.
    Truth(bool),
}

/// The columns there are.
pub(super) fn keys(study: &Study<'_>, by: Option<&Grouper>) -> Vec<GroupOf> {
    let groups: Vec<GroupOf> = match by {
        None => Vec::new(),
        Some(Grouper::Options(at)) => {
            let items = study.survey.questions.get(*at).map_or(&[][..], |q| q.kind.items());
            items.iter().map(|item| GroupOf::Option(item.code.clone())).collect()
        }
        Some(Grouper::Modes) => study.modes().into_iter().map(GroupOf::Mode).collect(),
        Some(Grouper::Truth(_)) => vec![GroupOf::Truth(true), GroupOf::Truth(false)],
    };
    std::iter::once(GroupOf::All).chain(groups).collect()
}

/// Whether a table is of somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Inside,
    Outside,
    Unknown,
}

impl Standing {
    fn of(value: &Value) -> Self {
        match value {
            Value::Truth(true) => Self::Inside,
            Value::Truth(false) => Self::Outside,
            _ => Self::Unknown,
        }
    }
}

/// One who counts.
pub(super) struct Member<'a> {
    pub(super) row: usize,
    pub(super) standing: Standing,
    /// The place of their column.
    pub(super) group: Option<usize>,
    pub(super) answer: &'a Answer,
    /// Whether each item of the question was offered to them.
    pub(super) offered: &'a [bool],
    pub(super) cell: u32,
    /// The base weight, and the weight.
    pub(super) d: f64,
    pub(super) w: f64,
}

/// Goes over all who count.
pub(super) fn each(
    study: &Study<'_>,
    at: Option<QuestionIndex>,
    among: &Among,
    keys: &[GroupOf],
    mut f: impl FnMut(Member<'_>),
) -> Result<(), CountError> {
    let (condition, grouper) = (among.rows.as_ref(), among.by.as_ref());
    let conditional = condition.into_iter().flat_map(Expr::questions);
    let grouping = match grouper {
        Some(Grouper::Options(question)) => vec![*question],
        Some(Grouper::Truth(expr)) => expr.questions(),
        Some(Grouper::Modes) | None => Vec::new(),
    };
    let rebuilder =
        Rebuilder::new(study.survey, &study.columns, conditional.chain(grouping).chain(at));
    let question = at.and_then(|at| study.survey.questions.get(at));
    let items = question.map_or(0, |question| question.kind.items().len());
    let is_partly = |item: &usize| at.is_some_and(|at| study.union.is_partly_offered(at, *item));
    let partly: Vec<usize> = (0..items).filter(is_partly).collect();
    let shown = |item: &usize| {
        let column = study.columns.part(at?, Part::Item(*item))?;
        Some(column.name.as_str())
    };
    let names = unique(rebuilder.names());
    let mut offered = vec![true; items];
    let place = |of: GroupOf| keys.iter().position(|key| *key == of);
    for batch in study.dataset.batches(&names) {
        let batch = batch?;
        let mut answers = rebuilder.rows(&batch, &names)?;
        for row in 0..batch.rows {
            let at_row = batch.first + row;
            let Some(cell) = study.sample.cell(at_row) else { continue };
            answers.go_to(row);
            for item in &partly {
                let column = shown(item).and_then(|name| names.iter().position(|n| *n == name));
                let is = column.is_some_and(|column| batch.cell(column, row) != cell::Cell::Null);
                offered[*item] = is;
            }
            let group = match grouper {
                None => None,
                Some(Grouper::Options(question)) => option(&answers, *question).and_then(place),
                Some(Grouper::Modes) => {
                    study.sample.modes.get(at_row).and_then(|mode| place(GroupOf::Mode(*mode)))
                }
                Some(Grouper::Truth(expr)) => match expr.evaluate(&answers) {
                    Value::Truth(truth) => place(GroupOf::Truth(truth)),
                    _ => None,
                },
            };
            let standing =
                condition.map_or(Standing::Inside, |expr| Standing::of(&expr.evaluate(&answers)));
            let d = study.sample.base_weight(at_row);
            let w = study.design.factor(cell) * d;
            let answer = at.map_or(&NOT_ASKED, |at| answers.answer(at));
            let offered = &offered[..];
            f(Member { row: at_row, standing, group, answer, offered, cell, d, w });
        }
    }
    Ok(())
}

fn option(answers: &Rebuilt<'_, '_>, question: QuestionIndex) -> Option<GroupOf> {
    match answers.answer(question) {
        Answer::Choice(choice) => Some(GroupOf::Option(choice.code.clone())),
        _ => None,
    }
}
