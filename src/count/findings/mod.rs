//! What may be told of a study beside each other: decided on together, and withheld before anybody
//! sees it.
//!
//! A score repeats counts of the questions it is made of, and the scores of groups add up to those
//! of all: whatever is hidden in one of them is taken away from the others, too. Whoever writes a
//! report has these findings and nothing else of the study; and what `rank` prints goes the same
//! way, so that it may stand beside a report.
//!
//! These are the only ways from a study to a reader, but for two that are for the desk alone and
//! say so: the counts of a fieldwork that goes on (`count::fieldwork`), and the protocol of a merge
//! (`count::merge`).

mod grouping;
mod groups;
mod orders;
mod parts;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::estimate::Base;
use crate::needs::NeedScore;
use crate::rank::{
    Below, ByNeed, DrawnOrders, ListRanking, NeedPlace, Ranking, Rankings, Request, beside, unknown,
};
use crate::ranking::RankSets;
use crate::replicates::ReplicateError;
use crate::results::{Results, decided, results};
use crate::sensitivity::{Sensitivity, sensitivity};
use crate::study::{CountError, FewClusters, Study};
pub use grouping::{GroupDifference, GroupKey, GroupNeed, GroupRanking, GroupedBy, Grouping};
use mitreden_define::index::{NeedIndex, QuestionIndex};
use orders::{Counts, Orders};

/// All numbers of a study that may be told beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// The base of all respondents who count.
    pub base: Base,
    /// Whether some of the answers are simulated.
    pub simulated: bool,
    /// The answers to every question.
    pub results: Results,
    /// The needs that somebody was asked about, those with a rank first, by rank (of level ones the
    /// survey's first), then the others as they stand in the survey.
    pub needs: Vec<Finding>,
    /// What may be said of pairs of needs, in the order of the survey's; nothing of those without a
    /// rank set.
    pub ranks: RankSets,
    /// In which replicates an order without rank sets was worked out, or why in none; `None` by a
    /// method with rank sets.
    pub replicates: Option<Result<DrawnOrders, ReplicateError>>,
    /// The needs that only some respondents were asked about, each in the order of its list.
    pub lists: Vec<FoundList>,
    /// The scores of the needs in each group.
    pub groups: Vec<Grouping>,
    /// The order of the needs when it is computed in other ways.
    pub sensitivity: Option<Sensitivity>,
    /// Whether answers brought along base weights that differ.
    pub has_base_weights: bool,
    /// The questions of the margins that some respondents were not asked, and how many those are.
    pub unasked: Vec<(QuestionIndex, u64)>,
    /// How many respondents were asked in the street in no known shift.
    pub adrift: u64,
    /// The modes whose answers come in so few clusters that rank sets widen.
    pub few_clusters: Vec<FewClusters>,
    /// Where each need that has a rank stands in the order of the online answers alone, by rank,
    /// where others come in few clusters.
    pub online: Vec<(NeedIndex, NeedPlace)>,
}

/// The numbers of a need that may be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The need.
    pub need: NeedIndex,
    /// The need's scores among all respondents; among those who were asked, where only some were.
    pub score: NeedScore,
    /// The need's place in the order, or why it has none.
    pub place: Result<NeedPlace, Below>,
}

/// The order of the needs of those respondents who had a list of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundList {
    /// The needs that it is told for: those that only these respondents were asked about.
    pub of: Vec<NeedIndex>,
    /// The days of the first and the last interview of those who were asked.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How many respondents were asked.
    pub n: u64,
    /// The needs that have a rank among these respondents, with their places.
    pub places: Vec<(NeedIndex, NeedPlace)>,
}

/// Computes all that a report tells of a study.
pub fn findings(study: &Study<'_>) -> Result<Findings, CountError> {
    let (results, counts) = both(|| results(study), || Counts::of(study))?;
    let few_clusters = study.few_clusters();
    let (ranking, online, groups) = {
        let orders = Orders::open(study, &results, counts);
        let ranking = orders.everybody();
        let groups = orders.groupings(&ranking)?;
        (ranking, orders.online(&few_clusters)?, groups)
    };
    let scores = scores(study, &ranking);
    let m = scores.len();
    let place = |need: NeedIndex| {
        ranking
            .needs
            .iter()
            .find(|known| known.need == need)
            .map_or(Err(Below::Base), |known| known.place)
    };
    let finding = |need: NeedIndex| {
        Some(Finding { need, score: scores.get(need)?.published(), place: place(need) })
    };
    let mut needs: Vec<Finding> = study.listed_needs().into_iter().filter_map(finding).collect();
    needs.sort_by_key(|found| (found.place.map_or(usize::MAX, NeedPlace::rank), found.need));
    Ok(Findings {
        base: study.base(),
        simulated: ranking.simulated,
        results,
        ranks: ranking.sets.clone().unwrap_or_else(|| RankSets::unknown(&vec![0.0; m])),
        replicates: ranking.replicates.clone(),
        needs,
        lists: ranking.lists.iter().map(FoundList::of).collect(),
        groups,
        sensitivity: sensitivity(study, &ranking)?,
        has_base_weights: study.sample.has_base_weights(),
        unasked: study.unasked.clone(),
        adrift: study.sample.adrift,
        few_clusters,
        online: online.iter().flat_map(Ranking::ranked).map(|(need, at)| (need.need, at)).collect(),
    })
}

/// Ranks the needs of a study, without anything that a report of the study hides.
pub fn rank(study: &Study<'_>, request: Request) -> Result<Rankings, CountError> {
    let (results, counts) = both(|| decided(study, request.by), || Counts::of(study))?;
    let beside = {
        let orders = Orders::open(study, &results, counts);
        let mut beside = beside(study, orders.rank(request)?);
        beside.few_clusters.retain(|few| request.mode.is_none_or(|mode| mode == few.mode));
        let is_of_all = request == Request::default();
        let few = if is_of_all { &beside.few_clusters[..] } else { &[] };
        Rankings { online: orders.online(few)?.map(Box::new), ..beside }
    };
    Ok(Rankings { weighting: results.weighting, ..beside })
}

/// Makes two passes through the dataset at once, each on a core of its own.
fn both<A: Send, B>(
    one: impl FnOnce() -> Result<A, CountError> + Send,
    other: impl FnOnce() -> Result<B, CountError>,
) -> Result<(A, B), CountError> {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        let one = one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok((one?, other?))
    })
}

/// The scores of all respondents; a need that only some were asked about has the score it has among
/// those.
fn scores(study: &Study<'_>, ranking: &Ranking) -> ByNeed {
    let mut scores = unknown(study.survey);
    let of_lists = ranking
        .lists
        .iter()
        .flat_map(|list| list.ranking.needs.iter().filter(|need| list.of.contains(&need.need)));
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

    /// The place of a need among those who had the list.
    pub fn place(&self, need: NeedIndex) -> Option<NeedPlace> {
        self.places.iter().find(|(known, _)| *known == need).map(|(_, place)| *place)
    }
}
