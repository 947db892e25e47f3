//! What is summed over those whom a table is of.

use super::among::{GroupOf, Member};
use super::lines::{Lines, TableLine};
use super::{TableColumn, TeamCell};
use crate::bases::BaseSize;
use crate::cells::Moments;
use crate::estimate::{Base, Independence, independence};
use crate::study::Study;
use crate::weighted_quantile::Values;
use crate::weights::n_eff;
use mitreden_define::answer::Answer;
use mitreden_define::survey::{Kind, Question};

/// A table of more cells is not tested: nobody could say what it finds.
pub(super) const TESTED_CELLS: usize = 150;
const QUARTILES: [f64; 3] = [0.25, 0.5, 0.75];

/// What is summed of one column.
pub(super) struct GroupSums {
    moments: Moments,
    n: u64,
    /// For each variable how many have something else than 0 in it, and the sums of the weights and
    /// their squares of those.
    of: Vec<(u64, f64, f64)>,
    pub(super) values: Values,
}

/// What is summed over those whom a table is of.
pub(super) struct Sums {
    pub(super) groups: Vec<GroupSums>,
    /// The cells of both choices, where they are tested.
    crossed: Option<Crossed>,
    u: Vec<f64>,
}

/// Who chose what in which group.
struct Crossed {
    /// 1, then the cells.
    moments: Moments,
    options: usize,
    columns: usize,
    n: u64,
    u: Vec<f64>,
}

impl Sums {
    pub(super) fn new(
        study: &Study<'_>,
        lines: &Lines<'_>,
        groups: usize,
        question: &Question,
    ) -> Self {
        let cells = || study.design.layout();
        let moments = || match question.kind {
            // How often somebody saw an item is neither 0 nor 1.
            Kind::BestWorst { .. } => Moments::new(cells(), lines.k),
            _ => Moments::squares(cells(), lines.k),
        };
        let group = || GroupSums {
            moments: moments(),
            n: 0,
            of: vec![(0, 0.0, 0.0); lines.k],
            values: Values::default(),
        };
        let is_one_of =
            |line: &TableLine| matches!(line, TableLine::Option(_) | TableLine::Truth(_));
        let is_single = !matches!(question.kind, Kind::Multiple { .. });
        let options = lines.all.iter().filter(|(line, _)| is_one_of(line)).count();
        let columns = groups.saturating_sub(1);
        let is_tested =
            is_single && options > 1 && columns > 1 && options * columns <= TESTED_CELLS;
        let crossed = is_tested.then(|| Crossed {
            moments: Moments::new(cells(), options * columns + 1),
            options,
            columns,
            n: 0,
            u: vec![0.0; options * columns + 1],
        });
        Self { groups: (0..groups).map(|_| group()).collect(), crossed, u: vec![0.0; lines.k] }
    }

    pub(super) fn push(&mut self, lines: &Lines<'_>, member: &Member<'_>) {
        let Member { answer, offered, cell, d, w, .. } = *member;
        lines.fill(answer, |item| offered.get(item) == Some(&true), &mut self.u);
        for at in [Some(0), member.group].into_iter().flatten() {
            let Some(group) = self.groups.get_mut(at) else { continue };
            group.n += 1;
            group.moments.push(cell, d, &self.u);
            for ((n, sum, squares), u) in group.of.iter_mut().zip(&self.u) {
                if *u != 0.0 {
                    (*n, *sum, *squares) = (*n + 1, *sum + w, *squares + w * w);
                }
            }
            if let Answer::Number(number) = answer {
                group.values.push(*number, w);
            }
        }
        let (Some(crossed), Some(group)) = (&mut self.crossed, member.group) else { return };
        let chosen = lines.all.iter().take(crossed.options);
        let chosen = chosen.map(|(_, (y, _))| self.u[*y]).position(|is| is > 0.0);
        let (Some(option), Some(column)) = (chosen, group.checked_sub(1)) else { return };
        crossed.u.fill(0.0);
        crossed.u[0] = 1.0;
        crossed.u[1 + option * crossed.columns + column] = 1.0;
        crossed.moments.push(cell, d, &crossed.u);
        crossed.n += 1;
    }

    pub(super) fn test(&self, study: &Study<'_>) -> Option<Independence> {
        let crossed = self.crossed.as_ref()?;
        if BaseSize::of_share(crossed.n) == BaseSize::Hidden {
            return None;
        }
        let shares = study.design.shares(&crossed.moments);
        independence(&shares, crossed.columns, crossed.n)
    }
}

impl GroupSums {
    /// How many have something else than 0 in a variable.
    pub(super) fn base(&self, variable: usize) -> u64 {
        self.of.get(variable).map_or(0, |(n, _, _)| *n)
    }

    pub(super) fn group(&self, study: &Study<'_>, lines: &Lines<'_>, of: GroupOf) -> TableColumn {
        let pairs: Vec<_> = lines.all.iter().map(|(_, pair)| *pair).collect();
        let estimates = study.design.ratios(&self.moments, &pairs);
        let cell = |(j, (line, (y, a))): (usize, &(TableLine, (usize, usize)))| {
            let (n, w, w2) = self.of[*a];
            let base = Base { n, n_eff: n_eff(w, w2) };
            let is_shown = BaseSize::of_share(n) != BaseSize::Hidden;
            let (estimate, count) = if line.is_share() {
                (estimates.share(j, base), Some(self.of[*y].0))
            } else {
                (estimates.quantity(j, base), None)
            };
            TeamCell { estimate: is_shown.then_some(estimate), count: count.filter(|_| is_shown) }
        };
        let cells = lines.all.iter().enumerate().map(cell).collect();
        let answered = self.values.counts().map(|(_, n)| n).sum();
        let quartiles = match BaseSize::of_share(answered) {
            BaseSize::Hidden => None,
            BaseSize::Small | BaseSize::Fine => self.values.quantiles(QUARTILES),
        };
        TableColumn { of, n: self.n, cells, quartiles, quartile_ranges: None }
    }
}
