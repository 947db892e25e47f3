//! Best-worst tasks, by counting.
//!
//! How often an item was chosen as best and as worst, over how often it was shown (Finn & Louviere
//! 1992, Journal of Public Policy & Marketing 11:12-25). Each respondent is one row whatever the
//! number of tasks: the counts of one person vary together.

use std::collections::HashMap;

use super::Question;
use super::row::with;
use crate::bases::{BaseSize as Limit, Shown};
use crate::cells::Moments;
use crate::dataset::{DatasetError, Part};
use crate::estimate::{Base, Estimate};
use crate::suppression::{LinkedTables, sum};
use crate::weights::n_eff;
use mitreden_define::survey::Item;

/// One item of best-worst tasks. The base of its estimates counts the respondents who saw it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BestWorstItem {
    /// In how many answered tasks the item was shown.
    pub shown: u64,
    /// The weighted share of these tasks in which the item was best; hidden where they are few.
    pub best: Shown<Estimate>,
    /// The weighted share of these tasks in which the item was worst.
    pub worst: Shown<Estimate>,
    /// The share best less the share worst, from −1 to 1.
    pub score: Shown<Estimate>,
}

/// The sums of one item.
struct Sums {
    /// The moments of (shown, best, worst, best − worst).
    moments: Moments,
    tasks: u64,
    /// In how many tasks the item was best, and in how many worst.
    chosen: [u64; 2],
    n: u64,
    w: f64,
    w2: f64,
}

impl Question<'_> {
    pub(super) fn best_worst(
        &self,
        items: &[Item],
        tasks: usize,
    ) -> Result<Vec<BestWorstItem>, DatasetError> {
        let design = &self.study.design;
        let names = |part: fn(usize) -> Part| self.study.items(self.at, tasks, part);
        let (shown, best, worst) = (names(Part::Shown), names(Part::Best), names(Part::Worst));
        let places: HashMap<&str, usize> =
            items.iter().map(|item| item.code.as_str()).zip(0..).collect();
        let sums = || Sums {
            moments: Moments::new(design.layout(), 4),
            tasks: 0,
            chosen: [0; 2],
            n: 0,
            w: 0.0,
            w2: 0.0,
        };
        let mut all: Vec<Sums> = items.iter().map(|_| sums()).collect();
        // How often one respondent saw each item, and chose it as best and as worst.
        let mut counts = vec![[0_u32; 3]; items.len()];
        self.study.over(&[&shown[..], &best, &worst].concat(), |batch, respondents| {
            let shown =
                shown.iter().map(|name| batch.texts(name)).collect::<Result<Vec<_>, _>>()?;
            let best = best.iter().map(|name| batch.codes(name)).collect::<Result<Vec<_>, _>>()?;
            let worst =
                worst.iter().map(|name| batch.codes(name)).collect::<Result<Vec<_>, _>>()?;
            for respondent in respondents {
                counts.fill([0; 3]);
                for ((shown, best), worst) in shown.iter().zip(&best).zip(&worst) {
                    let place =
                        |code: Option<u32>| code.and_then(|code| usize::try_from(code).ok());
                    let (Some(seen), Some(best), Some(worst)) = (
                        shown.get(respondent.row),
                        place(best.get(respondent.row)),
                        place(worst.get(respondent.row)),
                    ) else {
                        continue;
                    };
                    let seen = seen
                        .split('|')
                        .filter_map(|code| places.get(code).copied())
                        .map(|item| (item, 0));
                    for (item, what) in seen.chain([(best, 1), (worst, 2)]) {
                        if let Some(count) =
                            counts.get_mut(item).and_then(|counts| counts.get_mut(what))
                        {
                            *count += 1;
                        }
                    }
                }
                for (sums, counts) in
                    all.iter_mut().zip(&counts).filter(|(_, counts)| counts[0] > 0)
                {
                    let [seen, best, worst] = counts.map(f64::from);
                    sums.tasks += u64::from(counts[0]);
                    for (chosen, count) in sums.chosen.iter_mut().zip(&counts[1..]) {
                        *chosen += u64::from(*count);
                    }
                    sums.n += 1;
                    sums.w += respondent.w;
                    sums.w2 += respondent.w * respondent.w;
                    sums.moments.push(
                        respondent.cell,
                        respondent.d,
                        &[seen, best, worst, best - worst],
                    );
                }
            }
            Ok(())
        })?;
        let shown = together(&all);
        Ok(all.iter().zip(shown).map(|(sums, shown)| self.item(sums, shown)).collect())
    }

    fn item(&self, sums: &Sums, [best, worst]: [Shown<u64>; 2]) -> BestWorstItem {
        let base = Base { n: sums.n, n_eff: n_eff(sums.w, sums.w2) };
        let ratios = self.study.design.ratios(&sums.moments, &[(1, 0), (2, 0), (3, 0)]);
        let limit = Limit::of_share(sums.n);
        BestWorstItem {
            shown: sums.tasks,
            best: with(best, limit.show(ratios.share(0, base))),
            worst: with(worst, limit.show(ratios.share(1, base))),
            // Beside one of the two it would tell the other.
            score: with(best, with(worst, limit.show(ratios.quantity(2, base)))),
        }
    }
}

/// How often each item was best and worst, as it may be shown: in every task one was, and none was
/// both.
fn together(all: &[Sums]) -> Vec<[Shown<u64>; 2]> {
    let mut linked = LinkedTables::default();
    let [best, worst] = [0, 1].map(|what| {
        linked.print_whole(&all.iter().map(|sums| sums.chosen[what]).collect::<Vec<_>>())
    });
    let pairs: Vec<[usize; 2]> =
        best.into_iter().zip(worst).map(|(best, worst)| [best, worst]).collect();
    for (pair, sums) in pairs.iter().zip(all) {
        linked.know_at_most(sum(*pair), sums.tasks);
    }
    linked.decide();
    pairs.into_iter().map(|pair| pair.map(|at| linked.shown(at))).collect()
}
