//! Tables for the team: any question by any other, among anybody.
//!
//! They are no findings. What stands in a report is protected against everything else that stands
//! there; a table that somebody asks for is protected against nothing but itself: no share of fewer
//! than [`SHARE_HIDDEN_BELOW`](crate::bases::SHARE_HIDDEN_BELOW) people. So they have a type of
//! their own, and what writes reports does not take it.
//!
//! Who is asked for is a domain: everybody stays in the design, and only its members are summed.

mod among;
mod budget;
mod explained;
mod lines;
mod modes;
mod quartiles;
mod ranked;
mod ranks;
mod reference;
mod sums;
#[cfg(test)]
mod tests;

use crate::estimate::{Estimate, Independence, RankTest};
use crate::study::{CountError, Study, Weights};
use mitreden_define::index::QuestionIndex;

pub use among::{Among, GroupOf, Grouper};
use among::{Member, Standing, each, keys};
pub use budget::{Proposal, TeamBudget, budget, can_be_supported};
pub use explained::{Explained, explain};
use lines::Lines;
pub use lines::TableLine;
pub use modes::{ModeAnswers, ModeDifference, ModeEffects, NeedByMode, NeedInMode, effects};
pub use quartiles::QuartileRanges;
pub use ranks::{TeamRankings, rank};
pub use reference::{NeedReference, ReferenceModes};
use sums::Sums;

/// A table: for each group a column of cells, one for each line.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamTable {
    /// The question.
    pub question: QuestionIndex,
    /// What its lines are.
    pub lines: Vec<TableLine>,
    /// Its columns; that of all first.
    pub groups: Vec<TableColumn>,
    /// How many of those whom it is of are in no group, as they did not say.
    pub ungrouped: u64,
    /// Of how many it is not known whether it is of them.
    pub unknown: u64,
    /// Whether lines and groups hang together, where both are the only one of several.
    pub test: Option<Independence>,
    /// Whether columns differ by rank, for lines that are means of numbers or points, by their places.
    pub ranks: Vec<(usize, RankTest)>,
    /// What makes one respondent count more than another.
    pub weights: Weights,
    /// Whether some of the answers are made up.
    pub simulated: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// Who is in it.
    pub of: GroupOf,
    /// How many they are, whatever they answered.
    pub n: u64,
    /// A cell for each line.
    pub cells: Vec<TeamCell>,
    /// The weighted quartiles of a number, the second the median; `None` where too few gave one.
    pub quartiles: Option<[f64; 3]>,
    /// The 95 % intervals of the quartiles (Woodruff).
    pub quartile_ranges: Option<QuartileRanges>,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamCell {
    /// The share or mean, with its range; `None` where its base is too small.
    pub estimate: Option<Estimate>,
    /// How many of the base make up a share; `None` of means, and with the estimate.
    pub count: Option<u64>,
}

/// Makes a table of a question.
pub fn table(study: &Study<'_>, at: QuestionIndex, among: &Among) -> Result<TeamTable, CountError> {
    let question = &study.survey.questions[at];
    let lines = Lines::new(study.union, at, question);
    let keys = keys(study, among.by.as_ref());
    let mut sums = Sums::new(study, &lines, keys.len(), question);
    let (mut ungrouped, mut unknown) = (0, 0);
    each(study, Some(at), among, &keys, |member| {
        let Member { group, standing, .. } = member;
        match standing {
            Standing::Outside => return,
            Standing::Unknown => {
                unknown += 1;
                return;
            }
            Standing::Inside => {}
        }
        ungrouped += u64::from(keys.len() > 1 && group.is_none());
        sums.push(&lines, &member);
    })?;
    let test = sums.test(study);
    let ranks = ranked::rank_tests(study, at, (among, &keys), &lines, &sums)?;
    let all = sums.groups.iter().zip(&keys);
    let mut groups: Vec<TableColumn> =
        all.map(|(sums, key)| sums.group(study, &lines, key.clone())).collect();
    let quartiles: Vec<_> = groups.iter().map(|group| group.quartiles).collect();
    let ranges = quartiles::ranges(study, at, (among, &keys), &sums, &quartiles)?;
    for (group, ranges) in groups.iter_mut().zip(ranges) {
        group.quartile_ranges = ranges;
    }
    Ok(TeamTable {
        question: at,
        lines: lines.all.iter().map(|(line, _)| line.clone()).collect(),
        groups,
        ungrouped,
        unknown,
        test,
        ranks,
        weights: study.weights(),
        simulated: study.sample.simulated,
    })
}
