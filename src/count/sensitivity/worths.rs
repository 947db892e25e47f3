//! Worths of needs from the one question that ranks them.

use nalgebra::DVector;

use super::{Everyone, RankedChoices};
use crate::cells::Moments;
use crate::dataset::{DatasetError, Part};
use crate::estimate::Estimates;
use mitreden_define::index::{NeedIndex, QuestionIndex};
use mitreden_define::survey::{FacetKind, Kind, Question};

impl Everyone<'_> {
    /// Estimates the log worths, where one question about importance ranks needs and its rankings
    /// tell them apart.
    pub(super) fn worths(&self) -> Result<Option<Estimates>, DatasetError> {
        let ranks_needs = |(_, question): &(QuestionIndex, &Question)| {
            matches!(question.kind, Kind::Ranking { .. })
                && question.facet_weight(FacetKind::Importance) > 0.0
        };
        let mut rankings = self.study.survey.questions.entries().filter(ranks_needs);
        let (Some((at, question)), None) = (rankings.next(), rankings.next()) else {
            return Ok(None);
        };
        let items = question.kind.items();
        let mut choices = RankedChoices::new(items.len());
        self.rankings(at, items.len(), &mut |cell, d, ranked| {
            choices.push(ranked, d * self.study.design.factor(cell));
        })?;
        let Some(worths) = choices.worths() else { return Ok(None) };

        let m = self.study.survey.needs.len();
        let mut moments = Moments::new(self.study.design.cells(), m);
        let (mut of_items, mut u) = (vec![0.0; items.len()], vec![0.0; m]);
        let slot = |need: NeedIndex| self.study.order.iter().position(|known| *known == need);
        let needs: Vec<Option<usize>> = items.iter().map(|item| item.need.and_then(slot)).collect();
        self.rankings(at, items.len(), &mut |cell, d, ranked| {
            worths.influence(ranked, self.study.design.n_hat(), &mut of_items);
            for (need, influence) in needs.iter().zip(&of_items) {
                if let Some(u) = need.and_then(|need| u.get_mut(need)) {
                    *u = *influence;
                }
            }
            moments.push(cell, d, &u);
        })?;

        let mut theta = vec![None; m];
        for (need, log) in needs.iter().zip(&worths.log) {
            if let Some(theta) = need.and_then(|need| theta.get_mut(need)) {
                *theta = *log;
            }
        }
        let values = theta.iter().map(|log| log.unwrap_or(f64::NEG_INFINITY));
        let mut estimates =
            self.study.design.influence(DVector::from_iterator(m, values), &moments);
        for (need, _) in theta.iter().enumerate().filter(|(_, log)| log.is_none()) {
            estimates.forget(need);
        }
        Ok(Some(estimates))
    }

    /// Calls `f` with the cell, the base weight and the items of everybody who ranked any, the
    /// first one first.
    fn rankings(
        &self,
        question: QuestionIndex,
        items: usize,
        f: &mut dyn FnMut(u32, f64, &[u16]),
    ) -> Result<(), DatasetError> {
        let column = |at| {
            self.study.columns.part(question, Part::Item(at)).map(|column| column.name.as_str())
        };
        let names: Vec<&str> = (0..items).filter_map(column).collect();
        let mut ranked: Vec<(u8, u16)> = Vec::new();
        let mut order: Vec<u16> = Vec::new();
        for batch in self.study.dataset.batches(&names) {
            let batch = batch?;
            let slices =
                names.iter().map(|name| batch.ranks(name)).collect::<Result<Vec<_>, _>>()?;
            for row in 0..batch.rows {
                let Some(cell) = self.study.sample.cell(batch.first + row) else { continue };
                ranked.clear();
                ranked.extend(
                    slices
                        .iter()
                        .zip(0..)
                        .filter_map(|(slice, item)| Some((slice.placed(row)?, item))),
                );
                ranked.sort_unstable();
                order.clear();
                order.extend(ranked.iter().map(|(_, item)| *item));
                if !order.is_empty() {
                    f(cell, self.study.sample.base_weight(batch.first + row), &order);
                }
            }
        }
        Ok(())
    }
}
