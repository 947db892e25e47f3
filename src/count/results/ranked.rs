//! Rankings and points.

use super::Question;
use super::counted::Counted;
use super::domain::Domain;
use super::offered::Partly;
use super::row::ResultRow;
use crate::bases::Shown;
use crate::dataset::{DatasetError, Part};
use crate::estimate::Estimate;

/// The results of a ranking. All shares are of those who answered, an explicit none included.
#[derive(Debug, Clone, PartialEq)]
pub struct RankingResult {
    /// The items, in the order of the questionnaire.
    pub items: Vec<RankedItem>,
    /// The respondents who said that nothing fits, where that could be said.
    pub none: Option<ResultRow>,
    /// How many items respondents were asked to name.
    pub top: usize,
}

/// One item of a ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankedItem {
    /// The respondents who ranked it first.
    pub first: ResultRow,
    /// The respondents who named it at all.
    pub named: ResultRow,
    /// The mean rank among those who ranked it. Only where all items were to be ranked: else those
    /// who left it out, and like it least, would not count.
    pub mean_rank: Option<Shown<Estimate>>,
}

/// The mean points of one item, over all who answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemMean {
    /// The mean.
    pub mean: Shown<Estimate>,
}

impl Question<'_> {
    pub(super) fn ranking(
        &mut self,
        items: usize,
        top: usize,
        none: bool,
    ) -> Result<RankingResult, DatasetError> {
        let study = self.study;
        let design = &study.design;
        let names = self.study.items(self.at, items, Part::Item);
        // The variables are each item ranked first, each item named, and an explicit none.
        let mut answered = self.domain(2 * items + 1);
        let full = top >= items;
        let mut partly = Partly::new(self, items, 2);
        let mut ranked: Vec<_> =
            if full { (0..items).map(|_| self.domain(1)).collect() } else { Vec::new() };
        let reasons = &self.reasons;
        let mut said = Vec::new();
        if let Some(tally) = self.tally {
            let firsts = (0..items).map(|at| tally.of(at, 1));
            let placed = |at: usize| tally.columns.get(at).into_iter().flatten().skip(1).sum();
            let all = firsts.chain((0..items).map(placed)).chain([tally.silent]);
            answered = Domain::counted(tally.answered, all.collect());
        }
        self.over(&names, |batch, respondents| {
            let slices =
                names.iter().map(|name| batch.ranks(name)).collect::<Result<Vec<_>, _>>()?;
            for respondent in respondents.iter().filter(|one| reasons.of_one(batch, one).is_none())
            {
                said.clear();
                for (item, slice) in slices.iter().enumerate() {
                    let Some(rank) = slice.get(respondent.row) else { continue };
                    let first = (rank == 1).then_some(1.0);
                    let placed = (rank > 0).then_some(1.0);
                    said.extend(first.map(|one| (item, one)));
                    said.extend(placed.map(|one| (items + item, one)));
                    partly.push(
                        item,
                        respondent,
                        first.into_iter().map(|one| (0, one)).chain(placed.map(|one| (1, one))),
                    );
                    if let (Some(_), Some(domain)) = (placed, ranked.get_mut(item)) {
                        domain.push(respondent, [(0, f64::from(rank))]);
                    }
                }
                if said.is_empty() {
                    said.push((2 * items, 1.0));
                }
                answered.push(respondent, said.iter().copied());
            }
            Ok(())
        })?;
        let means = answered.means(design);
        let (firsts, rest) = means.counts.split_at(items.min(means.counts.len()));
        let nothing = rest.last().copied().filter(|_| none);
        let counted = Counted::ranks(
            firsts,
            rest.get(..items).unwrap_or_default(),
            nothing,
            (top, means.base.n),
        );
        let rows = means.rows(0..=2 * items, counted.linked.all_shown(&counted.cells));
        self.counted(counted);
        let hidden = ResultRow { n: Shown::Hidden, share: Shown::Hidden };
        let row = |at: usize| rows.get(at).copied().unwrap_or(hidden);
        let item = |at: usize| RankedItem {
            first: partly.row(self, (at, 0), row(at)),
            named: partly.row(self, (at, 1), row(items + at)),
            mean_rank: ranked.get(at).map(|domain| domain.means(design).mean(0)),
        };
        Ok(RankingResult {
            items: (0..items).map(item).collect(),
            none: rows.get(2 * items).copied(),
            top,
        })
    }

    pub(super) fn points(&self, items: usize) -> Result<Vec<ItemMean>, DatasetError> {
        let design = &self.study.design;
        let names = self.study.items(self.at, items, Part::Item);
        let reasons = &self.reasons;
        let mut answered = self.domain(items);
        let mut partly = Partly::new(self, items, 1);
        self.over(&names, |batch, respondents| {
            let slices =
                names.iter().map(|name| batch.numbers(name)).collect::<Result<Vec<_>, _>>()?;
            for respondent in respondents.iter().filter(|one| reasons.of_one(batch, one).is_none())
            {
                let given = slices.iter().map(|slice| slice.get(respondent.row)).enumerate();
                let given = given.filter_map(|(item, points)| Some((item, points?)));
                for (item, points) in given.clone() {
                    partly.push(item, respondent, [(0, points)]);
                }
                answered.push(respondent, given);
            }
            Ok(())
        })?;
        let means = answered.means(design);
        let mean = |at: usize| {
            partly.domain(at).map_or_else(|| means.mean(at), |domain| domain.means(design).mean(0))
        };
        Ok((0..items).map(|at| ItemMean { mean: mean(at) }).collect())
    }
}
