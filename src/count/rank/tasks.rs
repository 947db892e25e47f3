//! Best-worst tasks about needs, of a domain, and the worths behind them.

use std::collections::HashMap;

use super::declared::{DeclaredScores, Summed};
use crate::cells::Moments;
use crate::dataset::{Batch, DatasetError, Part, Slice, Texts};
use crate::preferences::{BestWorstChoices, BestWorstTask};
use crate::study::{CountError, Domain, Study, unique};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Item, Kind, Question, RankingMethod};

/// The best-worst tasks about needs of a domain.
pub(super) struct Tasks<'a> {
    study: &'a Study<'a>,
    domain: Domain<'a>,
    questions: Vec<TaskColumns<'a>>,
}

/// The columns of one question with tasks.
struct TaskColumns<'a> {
    shown: Vec<&'a str>,
    best: Vec<&'a str>,
    worst: Vec<&'a str>,
    /// The place of each item's need in the order of counting, by code and in the order of items.
    by_code: HashMap<&'a str, u16>,
    by_item: Vec<Option<u16>>,
}

/// The same columns in a batch.
struct TaskBatch<'b> {
    shown: Vec<Texts<'b>>,
    best: Vec<Slice<'b, u32>>,
    worst: Vec<Slice<'b, u32>>,
}

impl<'a> Tasks<'a> {
    pub(super) fn of(study: &'a Study<'a>, domain: Domain<'a>) -> Self {
        let columns = |(at, question): (QuestionIndex, &'a Question)| {
            let Kind::BestWorst { items, tasks, .. } = &question.kind else { return None };
            let slot = |item: &Item| {
                let need = item.need?;
                let slot = study.order.iter().position(|known| *known == need)?;
                u16::try_from(slot).ok()
            };
            let by_item: Vec<Option<u16>> = items.iter().map(slot).collect();
            let by_code = items
                .iter()
                .zip(&by_item)
                .filter_map(|(item, slot)| Some((item.code.as_str(), (*slot)?)))
                .collect::<HashMap<_, _>>();
            (!by_code.is_empty()).then(|| TaskColumns {
                shown: study.items(at, *tasks, Part::Shown),
                best: study.items(at, *tasks, Part::Best),
                worst: study.items(at, *tasks, Part::Worst),
                by_code,
                by_item,
            })
        };
        let questions = study.survey.questions.entries().filter_map(columns).collect();
        Self { study, domain, questions }
    }

    pub(super) fn worths(&self) -> Result<Option<DeclaredScores>, CountError> {
        let (study, m) = (self.study, self.study.order.len());
        let mut choices = BestWorstChoices::new(m);
        let mut bases = vec![Summed::default(); m];
        self.each(|cell, d, tasks| {
            let w = study.design.factor(cell) * d;
            choices.push(tasks, w);
            for (slot, sums) in (0..).zip(&mut bases) {
                if tasks.iter().any(|task| task.shown.contains(&slot)) {
                    sums.add(w);
                }
            }
        })?;
        let Some(worths) = choices.worths() else { return Ok(None) };
        let mut moments = Moments::new(study.design.layout(), m);
        let mut u = vec![0.0; m];
        self.each(|cell, d, tasks| {
            worths.influence_of_tasks(tasks, study.design.n_hat(), &mut u);
            moments.push(cell, d, &u);
        })?;
        let method = RankingMethod::BestWorst;
        Ok(Some(DeclaredScores::of_worths(method, study, &worths, &moments, &bases)))
    }

    /// Calls `f` with the cell, the base weight and the tasks about needs of everybody who answered
    /// one.
    fn each(&self, mut f: impl FnMut(u32, f64, &[BestWorstTask])) -> Result<(), CountError> {
        let Self { study, domain, questions } = self;
        let names: Vec<&str> = questions
            .iter()
            .flat_map(|question| question.shown.iter().chain(&question.best).chain(&question.worst))
            .copied()
            .collect();
        if names.is_empty() {
            return Ok(());
        }
        let mut tasks = Vec::new();
        for batch in study.dataset.batches(&unique(&names)) {
            let batch = batch?;
            let columns = questions
                .iter()
                .map(|question| question.columns(&batch))
                .collect::<Result<Vec<_>, _>>()?;
            for row in 0..batch.rows {
                let at = batch.first + row;
                let Some(cell) = study.sample.cell(at).filter(|_| domain.holds(study, at)) else {
                    continue;
                };
                tasks.clear();
                for (question, columns) in questions.iter().zip(&columns) {
                    question.read(columns, row, &mut tasks);
                }
                if !tasks.is_empty() {
                    f(cell, study.sample.base_weight(at), &tasks);
                }
            }
        }
        Ok(())
    }
}

impl TaskColumns<'_> {
    fn columns<'b>(&self, batch: &'b Batch) -> Result<TaskBatch<'b>, DatasetError> {
        let codes = |names: &[&str]| {
            names.iter().map(|name| batch.codes(name)).collect::<Result<Vec<_>, _>>()
        };
        let shown = self.shown.iter().map(|name| batch.texts(name)).collect::<Result<_, _>>()?;
        Ok(TaskBatch { shown, best: codes(&self.best)?, worst: codes(&self.worst)? })
    }

    /// Reads the answered tasks of a row of which everything shown is a need.
    fn read(&self, columns: &TaskBatch<'_>, row: usize, tasks: &mut Vec<BestWorstTask>) {
        for ((shown, best), worst) in columns.shown.iter().zip(&columns.best).zip(&columns.worst) {
            let of = |code: Option<u32>| {
                let item = usize::try_from(code?).ok()?;
                self.by_item.get(item).copied().flatten()
            };
            let (Some(shown), Some(best), Some(worst)) =
                (shown.get(row), of(best.get(row)), of(worst.get(row)))
            else {
                continue;
            };
            let shown = shown.split('|').map(|code| self.by_code.get(code).copied());
            if let Some(shown) = shown.collect::<Option<Vec<u16>>>() {
                tasks.push(BestWorstTask { shown, best, worst });
            }
        }
    }
}
