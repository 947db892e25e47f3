//! Best-worst tasks, by counting.
//!
//! How often an item was chosen as best and as worst, over how often it was shown (Finn & Louviere 1992, Journal of
//! Public Policy & Marketing 11:12-25). Each respondent is one row whatever the number of tasks: the counts of one
//! person vary together.

use std::collections::HashMap;

use super::Question;
use crate::count::bases::{Base as Limit, Shown};
use crate::count::cells::Moments;
use crate::count::dataset::{DatasetError, Part};
use crate::count::estimate::{Base, Estimate};
use crate::count::weights::n_eff;
use crate::define::survey::Item;

/// One item of best-worst tasks. The base of its estimates counts the respondents who saw it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BestWorstItem {
    /// In how many answered tasks it was shown.
    pub shown: u64,
    /// The weighted share of these tasks in which it was best.
    pub best: Shown<Estimate>,
    /// The weighted share of these tasks in which it was worst.
    pub worst: Shown<Estimate>,
    /// Best less worst, from −1 to 1.
    pub score: Shown<Estimate>,
}

/// The sums of one item.
struct Sums {
    /// Of (shown, best, worst, best − worst).
    moments: Moments,
    tasks: u64,
    n: u64,
    w: f64,
    w2: f64,
}

impl Question<'_> {
    pub(super) fn best_worst(&self, items: &[Item], tasks: usize) -> Result<Vec<BestWorstItem>, DatasetError> {
        let design = self.pass.design;
        let names = |part: fn(usize) -> Part| self.pass.items(self.at, tasks, part);
        let (shown, best, worst) = (names(Part::Shown), names(Part::Best), names(Part::Worst));
        let places: HashMap<&str, usize> = items.iter().map(|item| item.code.as_str()).zip(0..).collect();
        let sums = || Sums { moments: Moments::new(design.cells(), 4), tasks: 0, n: 0, w: 0.0, w2: 0.0 };
        let mut all: Vec<Sums> = items.iter().map(|_| sums()).collect();
        // How often one respondent saw each item, and chose it as best and as worst.
        let mut counts = vec![[0_u32; 3]; items.len()];
        self.pass.over(&[&shown[..], &best, &worst].concat(), |batch, seats| {
            let shown = shown.iter().map(|name| batch.texts(name)).collect::<Result<Vec<_>, _>>()?;
            let best = best.iter().map(|name| batch.codes(name)).collect::<Result<Vec<_>, _>>()?;
            let worst = worst.iter().map(|name| batch.codes(name)).collect::<Result<Vec<_>, _>>()?;
            for seat in seats {
                counts.fill([0; 3]);
                for ((shown, best), worst) in shown.iter().zip(&best).zip(&worst) {
                    let place = |code: Option<u32>| code.and_then(|code| usize::try_from(code).ok());
                    let (Some(seen), Some(best), Some(worst)) =
                        (shown.get(seat.row), place(best.get(seat.row)), place(worst.get(seat.row)))
                    else {
                        continue;
                    };
                    let seen = seen.split('|').filter_map(|code| places.get(code).copied()).map(|item| (item, 0));
                    for (item, what) in seen.chain([(best, 1), (worst, 2)]) {
                        if let Some(count) = counts.get_mut(item).and_then(|counts| counts.get_mut(what)) {
                            *count += 1;
                        }
                    }
                }
                for (sums, counts) in all.iter_mut().zip(&counts).filter(|(_, counts)| counts[0] > 0) {
                    let [seen, best, worst] = counts.map(f64::from);
                    sums.tasks += u64::from(counts[0]);
                    sums.n += 1;
                    sums.w += seat.w;
                    sums.w2 += seat.w * seat.w;
                    sums.moments.push(seat.cell, seat.d, &[seen, best, worst, best - worst]);
                }
            }
            Ok(())
        })?;
        Ok(all.iter().map(|sums| self.item(sums)).collect())
    }

    fn item(&self, sums: &Sums) -> BestWorstItem {
        let base = Base { n: sums.n, n_eff: n_eff(sums.w, sums.w2) };
        let ratios = self.pass.design.ratios(&sums.moments, &[(1, 0), (2, 0), (3, 0)]);
        let limit = Limit::of_share(sums.n);
        BestWorstItem {
            shown: sums.tasks,
            best: limit.show(ratios.share(0, base)),
            worst: limit.show(ratios.share(1, base)),
            score: limit.show(ratios.quantity(2, base)),
        }
    }
}
