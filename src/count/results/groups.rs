//! What each group of respondents needs, and where a group differs from everyone else.
//!
//! The groups are the options of the questions the answers are weighted by, and the modes. Many
//! groups times many needs are many comparisons: of all of them together, Holm (1979, Scandinavian
//! Journal of Statistics 6:65-70) decides which may be told.

use super::Results;
use super::linked::Hidden;
use crate::bases;
use crate::estimate::Estimate;
use crate::needs::{GroupScores, NeedDifference, NeedScore, score_groups};
use crate::rank::Ranking;
use crate::ranking::holm_rejects;
use crate::study::{CountError, Domain, Facets, Study};
use crate::suppression;
use mitreden_base::ids::Code;
use mitreden_define::index::{NeedIndex, QuestionIndex};
use mitreden_define::survey::{Kind, Mode};

/// The property by which respondents are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupedBy {
    /// The answer to a single choice.
    Question(QuestionIndex),
    /// The mode of the response.
    Mode,
}

/// The key of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKey {
    /// The respondents who chose this option.
    Option(Code),
    /// The respondents who answered in this mode.
    Mode(Mode),
}

/// The groups of one question, or the modes.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouping {
    /// The property that makes the groups.
    pub by: GroupedBy,
    /// The groups, in the order of the questionnaire.
    pub groups: Vec<GroupRanking>,
}

/// The scores of the needs in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRanking {
    /// The group.
    pub group: GroupKey,
    /// How many respondents are in the group; hidden where they are few.
    pub n: bases::Shown<u64>,
    /// The effective sample size of those who answered in one mode; of other groups it is not told.
    pub n_eff: Option<f64>,
    /// Whether the group is not ranked: it is too small, or its ranking would tell of other groups.
    pub is_few: bool,
    /// The needs in the order of the survey; empty where the group is too small to be ranked.
    pub needs: Vec<GroupNeed>,
}

/// A need in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupNeed {
    /// The need.
    pub need: NeedIndex,
    /// The group's score.
    pub score: NeedScore,
    /// The difference from everyone else; `None` where either side is too small.
    pub difference: Option<GroupDifference>,
}

/// The difference between a group's score and that of everyone else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupDifference {
    /// The group's score less that of all others who count, with the interval of this difference
    /// alone.
    pub estimate: Estimate,
    /// The p-value of this difference, taken alone.
    pub p: f64,
    /// Whether it may be told that the group differs: rejected by Holm among all differences of all
    /// groupings.
    pub differs: bool,
}

/// Scores the needs of a ranking of all respondents for each group of them; what stands below the
/// order there is compared in none.
pub(crate) fn ranking_by_groups(
    study: &Study<'_>,
    all: &Ranking,
    results: &Results,
) -> Result<Vec<Grouping>, CountError> {
    let facets = study.facets()?;
    let facets = if all.is_of_importance() { facets.importance_only() } else { facets };
    let groups =
        groupings_of(study).into_iter().map(|by| Groups { study, facets: &facets, all, by });
    let mut groupings =
        groups.map(|groups| groups.ranked(&results.hidden)).collect::<Result<Vec<_>, _>>()?;
    decide(&mut groupings);
    Ok(groupings)
}

/// The groupings of a study: single choices among the margins, then the modes if there are several.
fn groupings_of(study: &Study<'_>) -> Vec<GroupedBy> {
    let survey = study.survey;
    let margins = survey.population.iter().flat_map(|population| &population.margins);
    let mut all: Vec<GroupedBy> = Vec::new();
    for question in margins.flat_map(|margin| margin.cross.of.iter().copied()) {
        let is_single =
            survey.questions.get(question).is_some_and(|q| matches!(q.kind, Kind::Single { .. }));
        if is_single && !all.contains(&GroupedBy::Question(question)) {
            all.push(GroupedBy::Question(question));
        }
    }
    if study.modes().len() > 1 {
        all.push(GroupedBy::Mode);
    }
    all
}

/// Decides which differences may be told.
fn decide(groupings: &mut [Grouping]) {
    let needs = groupings
        .iter_mut()
        .flat_map(|grouping| &mut grouping.groups)
        .flat_map(|group| &mut group.needs);
    let mut all: Vec<&mut GroupDifference> =
        needs.filter_map(|need| need.difference.as_mut()).collect();
    let p: Vec<f64> = all.iter().map(|difference| difference.p).collect();
    for (difference, differs) in all.iter_mut().zip(holm_rejects(&p)) {
        difference.differs = differs;
    }
}

/// The respondents in the groups of one grouping.
struct Groups<'a> {
    study: &'a Study<'a>,
    facets: &'a Facets<'a>,
    /// The ranking of all respondents.
    all: &'a Ranking,
    by: GroupedBy,
}

impl Groups<'_> {
    fn ranked(&self, hidden: &Hidden) -> Result<Grouping, CountError> {
        let (keys, design) = (self.keys(), &self.study.design);
        let rows = Domain::default().rows(self.study, self.facets)?;
        let mut scores = match self.by {
            GroupedBy::Question(question) => {
                let groups = self.study.groups(question)?;
                let group = |row: usize| groups.get(row).copied().flatten();
                score_groups(design, keys.len(), &rows, group)
            }
            GroupedBy::Mode => {
                let (modes, all) = (self.study.modes(), &self.study.sample.modes);
                let group = |row: usize| modes.iter().position(|mode| all.get(row) == Some(mode));
                score_groups(design, keys.len(), &rows, group)
            }
        };
        let sizes: Vec<_> =
            scores.iter().map(|scores| (scores.base.n, scores.scores.is_some())).collect();
        for (scores, published) in
            scores.iter_mut().zip(suppression::published_groups(design.base().n, &sizes))
        {
            if !published {
                scores.scores = None;
                scores.differences.fill(None);
            }
        }
        let hidden = match self.by {
            GroupedBy::Question(question) => hidden.options(question),
            GroupedBy::Mode => None,
        };
        let n = |(at, scores): (usize, &GroupScores)| match &hidden {
            Some(counted) => suppression::show(
                scores.base.n,
                counted.cells.get(at).is_none_or(|cell| counted.linked.hides(*cell)),
            ),
            // In which way people answered is told in full.
            None => bases::Shown::Fine(scores.base.n),
        };
        let n: Vec<_> = scores.iter().enumerate().map(n).collect();
        let groups = keys
            .into_iter()
            .zip(scores)
            .zip(n)
            .map(|((group, scores), n)| self.group(group, scores, n));
        Ok(Grouping { by: self.by, groups: groups.collect() })
    }

    fn keys(&self) -> Vec<GroupKey> {
        match self.by {
            GroupedBy::Mode => self.study.modes().into_iter().map(GroupKey::Mode).collect(),
            GroupedBy::Question(at) => {
                let items = self
                    .study
                    .survey
                    .questions
                    .get(at)
                    .map_or(&[][..], |question| question.kind.items());
                items.iter().map(|item| GroupKey::Option(item.code.clone())).collect()
            }
        }
    }
}

impl Groups<'_> {
    fn group(&self, group: GroupKey, scores: GroupScores, n: bases::Shown<u64>) -> GroupRanking {
        let n_eff = (self.by == GroupedBy::Mode).then_some(scores.base.n_eff);
        let is_few =
            bases::BaseSize::of_group_ranking(scores.base.n_eff) == bases::BaseSize::Hidden;
        let needs = scores.scores.map(|scores| scores.needs).unwrap_or_default();
        let need =
            |(need, (score, difference)): (&NeedIndex, (NeedScore, Option<NeedDifference>))| {
                GroupNeed {
                    need: *need,
                    score,
                    difference: difference.map(|found| GroupDifference {
                        estimate: found.estimate,
                        p: found.p,
                        differs: false,
                    }),
                }
            };
        let needs =
            self.study.order.iter().zip(needs.into_iter().zip(scores.differences)).map(need);
        let is_ranked =
            |need: &GroupNeed| self.all.ranked().any(|(ranked, _)| ranked.need == need.need);
        let mut needs: Vec<GroupNeed> = needs.filter(is_ranked).collect();
        needs.sort_by_key(|need| need.need);
        GroupRanking { group, n, n_eff, is_few, needs }
    }
}
