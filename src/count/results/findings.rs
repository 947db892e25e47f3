//! What may be told of a study: decided on together, and withheld before anybody sees it.
//!
//! A score repeats counts of the questions it is made of, and the scores of groups add up to those of all: whatever is hidden in
//! one of them is taken away from the others, too.

use super::{Grouping, Results, ranking_by_groups, results};
use crate::count::needs::NeedScore;
use crate::count::rank::Ranking;
use crate::count::study::{CountError, Study};

/// What may be told beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// The answers to every question.
    pub results: Results,
    /// The scores of all respondents, in the order of the survey's needs.
    pub scores: Vec<NeedScore>,
    /// The needs of each group.
    pub groups: Vec<Grouping>,
}

/// Counts all that a report tells of a study beside the order of its needs.
pub fn findings(study: &Study<'_>, ranking: &Ranking) -> Result<Findings, CountError> {
    let results = results(study)?;
    let mut scores = vec![NeedScore::unknown(); study.survey.needs.len()];
    // A need that only some were asked about has the score it has among those.
    let of_lists = ranking.lists.iter().flat_map(|list| list.ranking.needs.iter().filter(|need| list.of.contains(&need.need)));
    for need in ranking.needs.iter().chain(of_lists) {
        if let Some(score) = scores.get_mut(need.need) {
            score.clone_from(&need.score);
        }
    }
    results.withhold(study.survey, &mut scores);
    let mut groups = ranking_by_groups(study, ranking)?;
    Results::withhold_groups(&scores, &mut groups);
    Ok(Findings { results, scores, groups })
}
