//! What may be told of a study beside each other: decided on together, and withheld before anybody sees it.
//!
//! A score repeats counts of the questions it is made of, and the scores of groups add up to those of all: whatever is hidden in
//! one of them is taken away from the others, too. Whoever writes a report has these findings and nothing else of the study.

use chrono::NaiveDate;

use crate::estimate::Base;
use crate::needs::NeedScore;
use crate::rank::{Below, ListRanking, Place, Ranking, Request, rank};
use crate::ranking::RankSets;
use crate::results::{Grouping, Results, ranking_by_groups, results};
use crate::sensitivity::{Sensitivity, sensitivity};
use crate::study::{CountError, Study};

/// What may be told beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// All who count.
    pub base: Base,
    /// Whether some of the answers are made up.
    pub simulated: bool,
    /// The answers to every question.
    pub results: Results,
    /// The needs, in the order of the survey's.
    pub needs: Vec<Finding>,
    /// The ranks the needs can have, in the same order; where too few answered, every rank is possible.
    pub ranks: RankSets,
    /// The needs that only some were asked about, each in the order of its list.
    pub lists: Vec<FoundList>,
    /// The needs of each group.
    pub groups: Vec<Grouping>,
    /// How the order holds when it is counted in other ways.
    pub sensitivity: Option<Sensitivity>,
    /// Whether answers brought along base weights that differ.
    pub has_base_weights: bool,
    /// Questions of the margins (indices) that some were not asked, with how many those are.
    pub unasked: Vec<(usize, u64)>,
    /// How many were asked in the street in no known shift.
    pub adrift: u64,
}

/// What may be told of a need.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its scores among all; of a need that only some were asked about, among those.
    pub score: NeedScore,
    /// Why it stands below the order, if it does.
    pub below: Option<Below>,
    /// Whether anybody who counts was asked about it.
    pub is_listed: bool,
}

/// An order of those who had a list of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundList {
    /// The needs it is told for (indices into the survey's needs): those that only its respondents were asked about.
    pub of: Vec<usize>,
    /// The days of the first and the last interview of those who were asked.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How many were asked.
    pub n: u64,
    /// Where each need that has a rank among them stands.
    pub places: Vec<(usize, Place)>,
}

/// Counts all that a report tells of a study.
pub fn findings(study: &Study<'_>) -> Result<Findings, CountError> {
    let mut rankings = rank(study, Request::default())?;
    let Some(ranking) = rankings.rankings.pop() else { return Err(CountError::Nobody) };
    let results = results(study)?;
    let mut scores = scores(study, &ranking);
    results.withhold(study.survey, &mut scores);
    let mut groups = ranking_by_groups(study, &ranking)?;
    Results::withhold_groups(&scores, &mut groups);
    let below = |need: usize| ranking.needs.iter().find(|known| known.need == need).and_then(|known| known.place.err());
    let finding = |(at, score)| Finding { score, below: below(at), is_listed: rankings.listed.contains(&at) };
    let needs: Vec<_> = scores.into_iter().enumerate().map(finding).collect();
    Ok(Findings {
        base: ranking.base,
        simulated: ranking.simulated,
        results,
        ranks: ranking.sets.clone().unwrap_or_else(|| RankSets::unknown(&vec![0.0; needs.len()])),
        needs,
        lists: ranking.lists.iter().map(FoundList::of).collect(),
        groups,
        sensitivity: sensitivity(study, &ranking)?,
        has_base_weights: study.sample.has_base_weights(),
        unasked: rankings.unasked,
        adrift: rankings.adrift,
    })
}

/// The scores of all respondents in the order of the survey's needs; a need that only some were asked about has the score it has
/// among those.
fn scores(study: &Study<'_>, ranking: &Ranking) -> Vec<NeedScore> {
    let mut scores = vec![NeedScore::unknown(); study.survey.needs.len()];
    let of_lists = ranking.lists.iter().flat_map(|list| list.ranking.needs.iter().filter(|need| list.of.contains(&need.need)));
    for need in ranking.needs.iter().chain(of_lists) {
        if let Some(score) = scores.get_mut(need.need) {
            score.clone_from(&need.score);
        }
    }
    scores
}

impl FoundList {
    fn of(list: &ListRanking) -> Self {
        let places = list.ranking.ranked().map(|(need, place)| (need.need, place)).collect();
        Self { of: list.of.clone(), days: list.days, n: list.ranking.base.n, places }
    }

    /// Where a need stands among those who had the list.
    pub fn place(&self, need: usize) -> Option<Place> {
        self.places.iter().find(|(known, _)| *known == need).map(|(_, place)| *place)
    }
}
