//! The needs of a survey in order: from a merged dataset to scores, rank sets and tiers, as a whole
//! and by group.
//!
//! The scores come from `needs`, the ranks from `ranking`. One order holds only needs that stand on
//! the list of everybody counted in it (`order`); what only some were asked is ranked among those
//! (`lists`). A group is a domain: everybody stays in the design, and only the group's members
//! answer.

mod choices;
mod declared;
mod lists;
mod order;
mod over_replicates;
mod place;
mod tasks;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::bases::{self, Shown};
use crate::estimate::{Base, Estimate};
use crate::needs::{NeedScore, ScoreMeasure, Scores};
use crate::ranking::RankSets;
use crate::replicates::ReplicateError;
use crate::study::{CountError, Domain, Facets, FewClusters, Study, Weights};
#[cfg(test)]
use crate::suppression::published_groups;
use crate::weights::RakeProtocol;
pub(crate) use choices::schulze;
pub(crate) use declared::DeclaredScores;
pub use declared::NeedWorth;
pub use lists::ListRanking;
pub(crate) use lists::Lists;
use mitreden_base::ids::Code;
use mitreden_define::index::{Indexed, NeedIndex, QuestionIndex};
use mitreden_define::survey::{Mode, RankingMethod, Survey};
use order::Ordered;
pub(crate) use order::{is_by_satisfaction, scores_by, sets};
pub use over_replicates::{DrawnOrders, ORDERS, OrderPlace};
pub use place::{Below, NeedPlace, RankPlace};

/// The seed of the draws behind rank sets: fixed, so that the same data give the same sets.
pub const SEED: u64 = 1;
/// The number of the method, which changes when the same answers give other numbers.
pub const METHOD: u32 = 4;

/// A need in a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedNeed {
    /// The need.
    pub need: NeedIndex,
    /// The need's score, importance and dissatisfaction, from 0 to 1.
    pub score: NeedScore,
    /// The need's place, or why it has none.
    pub place: Result<NeedPlace, Below>,
    /// Whether some of its numbers are suppressed, as they are of few, or would tell of few.
    pub is_suppressed: bool,
    /// Its worth, where a method of worths orders the needs.
    pub worth: Option<NeedWorth>,
}

/// The needs of one group of respondents, or of all, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The option of the grouping question; `None` for all respondents.
    pub group: Option<Code>,
    /// The method that orders the needs.
    pub method: RankingMethod,
    /// The base of these respondents.
    pub(crate) base: Base,
    /// How many respondents there are.
    pub n: Shown<u64>,
    /// Their effective sample size; `None` where it would tell of few.
    pub n_eff: Option<f64>,
    /// Whether the numbers have no more digits than a report's, as more digits would tell of few.
    pub is_rounded: bool,
    /// Whether the base is large enough for a ranking, and whether a remark is needed.
    pub shown: bases::BaseSize,
    /// Whether some of the respondents are simulated.
    pub simulated: bool,
    /// The needs, the one with the highest score first, then those that stand below the order;
    /// empty where the base is too small.
    pub needs: Vec<RankedNeed>,
    /// The rank sets, in the order of the survey's needs; needs below the order have rank 0. `None`
    /// where no order is shown, and by a method that has none.
    pub(crate) sets: Option<RankSets>,
    /// In which replicates an order without rank sets was worked out, or why in none; `None` by a
    /// method with rank sets.
    pub replicates: Option<Result<DrawnOrders, ReplicateError>>,
    /// The needs that only some respondents were asked about, each in the order of its list.
    pub lists: Vec<ListRanking>,
}

/// The scores of each need of a survey.
pub(crate) type ByNeed = Indexed<NeedIndex, NeedScore>;

/// Scores of which none is known.
pub(crate) fn unknown(survey: &Survey) -> ByNeed {
    survey.needs.map(|_, _| NeedScore::unknown())
}

/// A request for rankings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Request {
    /// The mode to which answers are limited.
    pub mode: Option<Mode>,
    /// The question by whose options respondents are grouped, each group with a ranking of its own.
    pub by: Option<QuestionIndex>,
}

/// Rankings, with how the respondents were weighted.
#[derive(Debug, Clone, PartialEq)]
pub struct Rankings {
    /// One ranking for all respondents, or one for each group.
    pub rankings: Vec<Ranking>,
    /// What makes one respondent count more than another.
    pub weights: Weights,
    /// The raking; `None` where nothing is known of the population.
    pub weighting: Option<RakeProtocol>,
    /// The needs on the list of anybody who counts, in the order of counting.
    pub listed: Vec<NeedIndex>,
    /// The base of all respondents who count.
    pub base: Base,
    /// The days of the first and the last interview.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The questions of the margins that some respondents were not asked, and how many those are.
    pub unasked: Vec<(QuestionIndex, u64)>,
    /// Whether all answers are one cluster, so that there is no standard error.
    pub is_one_cluster: bool,
    /// The modes whose answers come in so few clusters that rank sets widen.
    pub few_clusters: Vec<FewClusters>,
    /// The order of the online answers alone, which no cluster widens, where others come in few;
    /// `None` where they are too few, or where not all are ranked together.
    pub online: Option<Box<Ranking>>,
}

/// The respondents of one domain and the scores they give, before anything is taken away: nobody
/// outside of `count` sees it.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    pub(crate) base: Base,
    /// Whether they are one of several groups: then the base may be large enough for scores and too
    /// small for an order.
    is_part: bool,
    /// Whether the base is large enough for scores to be shown.
    pub(crate) shown: bases::BaseSize,
    /// The scores; `None` where the base is too small for an order.
    scores: Option<Scores>,
    /// The numbers of a method that the questionnaire declares instead; `None` by ours.
    declared: Option<DeclaredScores>,
    method: RankingMethod,
    simulated: bool,
    is_rounded: bool,
}

impl Counted {
    /// Counts a domain; `is_part` says whether it is one of several.
    pub(crate) fn of(
        study: &Study<'_>,
        facets: &Facets<'_>,
        domain: Domain<'_>,
        is_part: bool,
    ) -> Result<Self, CountError> {
        Self::by(study.survey.ranking.method, study, (facets, domain), is_part)
    }

    /// Counts all who answered by our own method, whichever the questionnaire declares.
    pub(crate) fn ours(study: &Study<'_>, facets: &Facets<'_>) -> Result<Self, CountError> {
        Self::by(RankingMethod::UnmetPriority, study, (facets, Domain::default()), false)
    }

    fn by(
        method: RankingMethod,
        study: &Study<'_>,
        (facets, domain): (&Facets<'_>, Domain<'_>),
        is_part: bool,
    ) -> Result<Self, CountError> {
        let base = domain.base(study);
        let limit =
            if is_part { bases::BaseSize::of_group_scores } else { bases::BaseSize::of_ranking };
        let shown = limit(base.n_eff);
        let scores = (shown != bases::BaseSize::Hidden)
            .then(|| order::scores(study, facets, domain))
            .transpose()?;
        let declared = match &scores {
            Some(_) => DeclaredScores::by(method, study, facets, domain)?,
            None => None,
        };
        Ok(Self {
            base,
            is_part,
            shown,
            scores,
            declared,
            method,
            simulated: study.sample.simulated,
            is_rounded: domain.is_disclosed_by_digits(study),
        })
    }

    /// The scores by need; none is known where the base is too small.
    pub(crate) fn by_need(&self, study: &Study<'_>) -> ByNeed {
        let mut all = unknown(study.survey);
        for (need, score) in
            study.order.iter().zip(self.scores.iter().flat_map(|scores| &scores.needs))
        {
            if let Some(slot) = all.get_mut(*need) {
                slot.clone_from(score);
            }
        }
        all
    }

    /// The scores with their covariance, in the order of counting; `None` where the base is too
    /// small for an order.
    pub(crate) fn scores(&self) -> Option<&Scores> {
        self.scores.as_ref()
    }

    /// Suppresses the order.
    pub(crate) fn hide(&mut self) {
        (self.shown, self.scores, self.declared) = (bases::BaseSize::Hidden, None, None);
    }

    /// Orders what may be told: `published` are the scores of [`Self::by_need`] less what is withheld.
    /// What is withheld takes no rank.
    pub(crate) fn order(&self, study: &Study<'_>, published: &ByNeed) -> Ranking {
        let by = (self.method, self.declared.as_ref());
        let is_ordered = !self.is_part || self.shown == bases::BaseSize::Fine;
        let scores = self.scores.as_ref().filter(|_| is_ordered);
        let ordered = scores.map(|scores| Ordered::of(study, scores, published, by));
        let (needs, sets, replicates) = ordered
            .map_or_else(Default::default, |Ordered { needs, sets, drawn }| (needs, sets, drawn));
        Ranking {
            group: None,
            method: self.method,
            base: self.base,
            n: Shown::Fine(self.base.n),
            n_eff: Some(self.base.n_eff),
            is_rounded: self.is_rounded,
            shown: if is_ordered { self.shown } else { bases::BaseSize::Hidden },
            simulated: self.simulated,
            needs,
            sets,
            replicates,
            lists: Vec::new(),
        }
    }
}

/// Adds to rankings what holds for all orders of a study.
pub(crate) fn beside(study: &Study<'_>, rankings: Vec<Ranking>) -> Rankings {
    Rankings {
        rankings,
        weights: study.weights(),
        weighting: study.weighting.clone(),
        listed: study.listed_needs(),
        base: study.base(),
        days: study.days(),
        unasked: study.unasked.clone(),
        is_one_cluster: study.design.is_one_cluster(),
        few_clusters: study.few_clusters(),
        online: None,
    }
}

/// The needs of a domain in order as they are counted: nothing is withheld but an order of too few.
/// `is_part` says whether it is one of several.
pub(crate) fn ranked(
    study: &Study<'_>,
    facets: &Facets<'_>,
    lists: &Lists<'_>,
    domain: Domain<'_>,
    is_part: bool,
) -> Result<Ranking, CountError> {
    let order = |study: &Study<'_>| {
        let counted = Counted::of(study, facets, domain, is_part)?;
        Ok::<_, CountError>(counted.order(study, &counted.by_need(study)))
    };
    let mut all = order(study)?;
    for list in lists.iter() {
        let ranking = list.study().map(order).transpose()?;
        all.lists.push(list.ranking(ranking, &all));
    }
    Ok(all)
}

/// For tests: the needs of a study in order as they are counted, nothing withheld but groups too
/// small.
#[cfg(test)]
pub(crate) fn rank(study: &Study<'_>, request: Request) -> Result<Rankings, CountError> {
    let facets = study.facets()?;
    let lists = Lists::open(study)?;
    let everyone = Domain { mode: request.mode, group: None };
    let one = |domain, group: Option<Code>| -> Result<Ranking, CountError> {
        let all = ranked(study, &facets, &lists, domain, group.is_some())?;
        Ok(Ranking { group, ..all })
    };
    let Some(question) = request.by else { return Ok(beside(study, vec![one(everyone, None)?])) };
    let groups = study.groups(question)?;
    let codes = study.survey.questions[question]
        .kind
        .items()
        .iter()
        .map(|item| item.code.clone())
        .enumerate();
    let rankings =
        codes.map(|(at, code)| one(Domain { group: Some((&groups, at)), ..everyone }, Some(code)));
    let mut rankings = rankings.collect::<Result<Vec<_>, _>>()?;
    let sizes: Vec<_> = rankings
        .iter()
        .map(|ranking| (ranking.base.n, ranking.shown != bases::BaseSize::Hidden))
        .collect();
    for (ranking, published) in
        rankings.iter_mut().zip(published_groups(everyone.base(study).n, &sizes))
    {
        if !published {
            ranking.hide();
        }
    }
    Ok(beside(study, rankings))
}

impl Ranking {
    /// Whether a need has no place because of few.
    pub(crate) fn suppresses(&self) -> bool {
        let is_of_few =
            |need: &RankedNeed| matches!(need.place, Err(Below::Base | Below::Suppressed));
        self.needs.iter().any(is_of_few) || self.lists.iter().any(|list| list.ranking.suppresses())
    }

    /// Suppresses the scores of an order without rank sets; the order stays.
    pub(crate) fn hide_scores(&mut self) {
        for need in self.needs.iter_mut().filter(|need| need.is_replicated()) {
            need.is_suppressed |= need.score.score.take().is_some();
        }
        self.lists.iter_mut().for_each(|list| list.ranking.hide_scores());
    }

    /// Suppresses the order.
    pub(crate) fn hide(&mut self) {
        (self.shown, self.sets, self.replicates) = (bases::BaseSize::Hidden, None, None);
        self.needs.clear();
        self.lists.clear();
    }

    /// The needs that have a rank, the first one first.
    pub fn ranked(&self) -> impl Iterator<Item = (&RankedNeed, NeedPlace)> {
        self.needs.iter().filter_map(|need| Some((need, need.place.ok()?)))
    }

    /// Whether nothing of satisfaction is known of the needs in the order.
    pub(crate) fn is_of_importance(&self) -> bool {
        match self.measure() {
            Some(ScoreMeasure::Declared(_)) => {
                self.ranked().all(|(need, _)| need.score.dissatisfaction.is_none())
            }
            measure => measure == Some(ScoreMeasure::Priority),
        }
    }

    /// The share that the scores of the order are.
    pub fn measure(&self) -> Option<ScoreMeasure> {
        self.ranked().next().map(|(need, _)| need.measure())
    }
}

impl RankedNeed {
    /// The share that the score is.
    pub fn measure(&self) -> ScoreMeasure {
        self.score.measure
    }

    /// How many its number rests on; hidden where that is too few. Where a method has no numbers,
    /// those whose answers about importance order the needs.
    pub fn base(&self) -> Option<u64> {
        let of_order = self.score.importance.filter(|_| self.is_replicated());
        let base = self.score.score.or(of_order)?;
        base.shown().get().map(|shown| shown.n)
    }

    /// Whether it stands in an order without rank sets.
    fn is_replicated(&self) -> bool {
        self.place.is_ok_and(|place| place.replicated().is_some())
    }

    /// The score as it may be shown; hidden on a small base.
    pub fn shown(&self) -> Option<Estimate> {
        self.score.score.and_then(|score| score.shown().get().copied())
    }
}
