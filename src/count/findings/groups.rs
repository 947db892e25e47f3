//! What each group of respondents needs, and where a group differs from others.
//!
//! The groups are the options of choices, and the modes. Their scores are those that `rank` tells
//! of them, so that both may stand beside each other. Which of them differ is one decision for each
//! question, over all its groups and all needs (the signs of `ranking`): of two groups the one is
//! held against the other, of more each against everybody else.

use super::grouping::{GroupDifference, GroupKey, GroupNeed, GroupRanking, GroupedBy, Grouping};
use super::orders::{Orders, Part};
use crate::bases::{self, BaseSize, Shown};
use crate::estimate::{Base, Estimate, Estimates, Interval};
use crate::needs::{ComparedSide, NeedScore, compared};
use crate::rank::{Ranking, SEED};
use crate::ranking::{ALPHA, Sign, signs};
use crate::study::{CountError, Domain};
use mitreden_base::ids::Code;
use mitreden_define::index::{NeedIndex, QuestionIndex};
use mitreden_define::survey::{FacetKind, Kind};

/// How often is drawn for one decision: there are many, and none is a rank set.
const DRAWS: usize = 20_000;

/// The groups that a property makes, before anything is counted.
struct Groups {
    by: GroupedBy,
    keys: Vec<GroupKey>,
    /// How many are in each, as it may be told.
    n: Vec<Shown<u64>>,
    members: Members,
}

/// Who is in which group.
enum Members {
    /// Everybody is in one group at most: that of each row.
    OfOne(Vec<Option<usize>>),
    /// Of each group, 0 for the rows that are in it.
    OfAny(Vec<Vec<Option<usize>>>),
}

impl Members {
    fn holds(&self, row: usize, group: usize) -> bool {
        match self {
            Self::OfOne(rows) => rows.get(row).copied().flatten() == Some(group),
            Self::OfAny(groups) => {
                let rows = groups.get(group).map_or(&[][..], Vec::as_slice);
                rows.get(row).copied().flatten().is_some()
            }
        }
    }
}

impl Orders<'_, '_> {
    /// Scores the needs of a ranking of all respondents for each group of them; what stands below
    /// the order there is compared in none.
    pub(super) fn groupings(&self, all: &Ranking) -> Result<Vec<Grouping>, CountError> {
        let groups =
            self.properties().into_iter().map(|(by, only)| self.made_by(by, only.as_deref()));
        let groups = groups.collect::<Result<Vec<_>, _>>()?;
        let groups = groups.into_iter().filter(|groups| groups.keys.len() > 1);
        let mut found =
            groups.map(|groups| self.scored(groups, all)).collect::<Result<Vec<_>, _>>()?;
        stand_among_all(&mut found);
        Ok(found)
    }

    /// What groups are made by: what the questionnaire says, or else the choices among the margins
    /// and all single choices with two groups that are large enough; then the modes.
    fn properties(&self) -> Vec<(GroupedBy, Option<Vec<Code>>)> {
        let survey = self.study.survey;
        let mut all: Vec<(GroupedBy, Option<Vec<Code>>)> = Vec::new();
        let mut add = |question: QuestionIndex, only: Option<Vec<Code>>| {
            let by = GroupedBy::Question(question);
            if all.iter().all(|(known, _)| *known != by) {
                all.push((by, only));
            }
        };
        let is_single = |question: &QuestionIndex| {
            survey.questions.get(*question).is_some_and(|q| matches!(q.kind, Kind::Single { .. }))
        };
        if let Some(written) = &survey.groups.by {
            for by in written {
                if let Some(question) = survey.find(by.question.as_str()) {
                    add(question, by.only.clone());
                }
            }
        } else {
            let margins = survey.population.iter().flat_map(|population| &population.margins);
            let of_margins = margins.flat_map(|margin| margin.cross.of.iter().copied());
            of_margins.filter(is_single).for_each(|question| add(question, None));
            let others = survey.questions.indices().filter(is_single);
            others
                .filter(|question| self.has_two_large_groups(*question))
                .for_each(|question| add(question, None));
        }
        if self.study.modes().len() > 1 {
            all.push((GroupedBy::Mode, None));
        }
        all
    }

    /// Whether two groups of a question about something else than needs are large enough.
    fn has_two_large_groups(&self, question: QuestionIndex) -> bool {
        let says_of_needs = |kind| {
            let found = self.study.survey.questions.get(question);
            found.is_some_and(|found| found.facet_weight(kind) > 0.0)
        };
        let is_large = |n: &Shown<u64>| {
            n.get().is_some_and(|n| *n as f64 >= bases::GROUP_RANKING_HIDDEN_BELOW)
        };
        ![FacetKind::Importance, FacetKind::Satisfaction].into_iter().any(says_of_needs)
            && self.sizes(question).iter().filter(|n| is_large(n)).count() > 1
    }

    /// How many are in each group of a question, as it may be told.
    pub(super) fn sizes(&self, question: QuestionIndex) -> Vec<Shown<u64>> {
        let chosen = self.results.chosen(question);
        let groups = self.study.survey.groups_of(question);
        let together = |options: &[usize]| {
            options
                .iter()
                .map(|at| chosen.get(*at).and_then(|n| n.get().copied()))
                .sum::<Option<u64>>()
                .map_or(Shown::Hidden, BaseSize::of_part)
        };
        groups.iter().map(|group| together(&group.options)).collect()
    }

    fn made_by(&self, by: GroupedBy, only: Option<&[Code]>) -> Result<Groups, CountError> {
        match by {
            GroupedBy::Mode => {
                let (modes, rows) = self.study.mode_groups();
                let n = |at: usize| rows.iter().filter(|group| **group == Some(at)).count() as u64;
                // In which way people answered is told in full.
                let n = (0..modes.len()).map(|at| Shown::Fine(n(at))).collect();
                let keys = modes.into_iter().map(GroupKey::Modes).collect();
                Ok(Groups { by, keys, n, members: Members::OfOne(rows) })
            }
            GroupedBy::Question(question) => {
                let groups = self.study.survey.groups_of(question);
                let kept: Vec<usize> = (0..groups.len())
                    .filter(|at| only.is_none_or(|only| only.contains(&groups[*at].code)))
                    .collect();
                let sizes = self.sizes(question);
                let is_several =
                    matches!(self.study.survey.questions[question].kind, Kind::Multiple { .. });
                let members = if is_several {
                    let ticked = self.study.ticked(question)?;
                    let kept = kept.iter().filter_map(|at| ticked.get(*at).cloned());
                    Members::OfAny(kept.collect())
                } else {
                    let place =
                        |group: Option<usize>| kept.iter().position(|at| Some(*at) == group);
                    let rows = self.study.groups(question)?;
                    Members::OfOne(rows.into_iter().map(place).collect())
                };
                let hidden = Shown::Hidden;
                let n = kept.iter().map(|at| sizes.get(*at).copied().unwrap_or(hidden)).collect();
                let key = |at: usize| GroupKey::Option(groups[at].code.clone());
                Ok(Groups { by, keys: kept.into_iter().map(key).collect(), n, members })
            }
        }
    }

    fn scored(&self, groups: Groups, all: &Ranking) -> Result<Grouping, CountError> {
        let is_published = match groups.by {
            GroupedBy::Mode => true,
            // Of a question of which nothing is told no groups are either.
            GroupedBy::Question(question) => !self.results.chosen(question).is_empty(),
        };
        let count = groups.keys.len();
        let mut parts = match &groups.members {
            Members::OfOne(rows) => {
                let domain = |at| Domain { mode: None, group: Some((rows.as_slice(), at)) };
                self.parts(&(0..count).map(domain).collect::<Vec<_>>())?
            }
            Members::OfAny(each) => {
                let mut parts = Vec::with_capacity(count);
                for rows in each {
                    parts.extend(self.parts(&[Domain { mode: None, group: Some((rows, 0)) }])?);
                }
                parts
            }
        };
        parts.iter_mut().filter(|_| !is_published).for_each(Part::hide);
        let overlaps = matches!(groups.members, Members::OfAny(_));
        let shown: Vec<usize> = (0..count).filter(|at| parts[*at].is_shown()).collect();
        let compares = Comparisons::of(&shown, overlaps);
        let decided = self.decide(&groups.members, &compares, &parts, all)?;
        let ranked: Vec<NeedIndex> = {
            let mut needs: Vec<_> = all.ranked().map(|(need, _)| need.need).collect();
            needs.sort_unstable();
            needs
        };
        let group = |((at, (part, n)), key): ((usize, (&Part, Shown<u64>)), GroupKey)| {
            let base = part.counted.base;
            let need = |need: &NeedIndex| {
                let score = self.group_score(part, *need);
                // What is not told of a group is not told by how far off it is.
                let difference = score.score.and_then(|_| decided.of(at, *need));
                GroupNeed { need: *need, score, difference }
            };
            let is_shown = part.is_shown();
            GroupRanking {
                group: key,
                n,
                n_eff: (groups.by == GroupedBy::Mode).then_some(base.n_eff),
                size: BaseSize::of_group_scores(base.n_eff),
                needs: ranked.iter().filter(|_| is_shown).map(need).collect(),
            }
        };
        let found = parts.iter().zip(groups.n).enumerate().zip(groups.keys).map(group).collect();
        let of_all = |need: &NeedIndex| {
            let share = self.everybody.published.get(*need).and_then(|score| score.score);
            (*need, share.filter(|share| share.shown().get().is_some()))
        };
        Ok(Grouping {
            by: groups.by,
            groups: found,
            all: ranked.iter().map(of_all).collect(),
            is_pair: compares.is_pair,
            overlaps,
        })
    }

    /// The score of a need in a group, as it may be told; not where it is a share of something else
    /// than that of all.
    fn group_score(&self, part: &Part, need: NeedIndex) -> NeedScore {
        let of_all = self.everybody.published.get(need);
        let found = part.published.get(need);
        match found.zip(of_all).filter(|(own, all)| own.measure == all.measure) {
            // Of a group its score is told, and nothing that it is made of.
            Some((own, _)) => {
                NeedScore { importance: None, dissatisfaction: None, ..own.published() }
            }
            None => NeedScore::unknown(),
        }
    }

    /// Decides which differences may be told.
    fn decide(
        &self,
        members: &Members,
        compares: &Comparisons,
        parts: &[Part],
        all: &Ranking,
    ) -> Result<Decided, CountError> {
        let study = self.study;
        let of_importance;
        let facets = if all.is_of_importance() {
            of_importance = study.facets()?.importance_only();
            &of_importance
        } else {
            &self.facets
        };
        let rows = Domain::default().rows(study, facets)?;
        let side = |row: usize, at: usize| {
            let Some((inside, outside)) = compares.each.get(at) else {
                return ComparedSide::Neither;
            };
            if members.holds(row, *inside) {
                ComparedSide::Inside
            } else if outside.is_none_or(|outside| members.holds(row, outside)) {
                ComparedSide::Outside
            } else {
                ComparedSide::Neither
            }
        };
        let estimates = compared(&study.design, compares.each.len(), &rows, side);
        // What is decided jointly is decided in the order of counting.
        let is_ranked = |need: NeedIndex| all.ranked().any(|(ranked, _)| ranked.need == need);
        let slots: Vec<usize> =
            (0..study.order.len()).filter(|slot| is_ranked(study.order[*slot])).collect();
        let m = study.order.len();
        let picked: Vec<usize> = (0..compares.each.len())
            .flat_map(|at| slots.iter().map(move |slot| at * m + slot))
            .collect();
        let estimates = estimates.pick(&picked);
        let told = signs(&estimates, DRAWS, SEED);
        let mut decided = Decided::default();
        for (at, (inside, outside)) in compares.each.iter().enumerate() {
            for (place, slot) in slots.iter().enumerate() {
                let j = at * slots.len() + place;
                let need = study.order[*slot];
                let base = |group: usize| {
                    let score = parts.get(group)?.published.get(need)?.score?;
                    Some(Base { n: score.n, n_eff: score.n_eff })
                };
                let Some(base_inside) = base(*inside) else { continue };
                let Some(one) = difference(&estimates, j, base_inside, (&told.signs, &told.p))
                else {
                    continue;
                };
                if let Some((outside, base)) =
                    outside.and_then(|outside| Some((outside, base(outside)?)))
                {
                    let Base { n, n_eff } = base;
                    let estimate = Estimate { n, n_eff, ..mirrored(one.estimate) };
                    decided.0.push((outside, need, GroupDifference { estimate, ..one }));
                } else if outside.is_some() {
                    continue;
                }
                decided.0.push((*inside, need, one));
            }
        }
        Ok(decided)
    }
}

fn difference(
    estimates: &Estimates,
    j: usize,
    base: Base,
    (signs, p): (&[Sign], &[f64]),
) -> Option<GroupDifference> {
    estimates.se(j)?;
    Some(GroupDifference {
        estimate: estimates.quantity(j, base),
        p: *p.get(j)?,
        differs: *signs.get(j)? != Sign::Open,
        stands_among_all: false,
    })
}

/// The same difference, seen from the other side.
fn mirrored(estimate: Estimate) -> Estimate {
    let interval = estimate
        .interval
        .map(|Interval { low, high }| Interval { low: 0.0 - high, high: 0.0 - low });
    Estimate { value: 0.0 - estimate.value, interval, ..estimate }
}

/// Which groups are held against which.
struct Comparisons {
    /// A group, and the one it is held against; everybody else where there is none.
    each: Vec<(usize, Option<usize>)>,
    is_pair: bool,
}

impl Comparisons {
    fn of(shown: &[usize], overlaps: bool) -> Self {
        let rest = |shown: &[usize]| shown.iter().map(|group| (*group, None)).collect();
        match shown {
            // What the one is ahead of the other the other is behind the one.
            [one, other] if !overlaps => Self { each: vec![(*one, Some(*other))], is_pair: true },
            shown if overlaps || shown.len() > 1 => Self { each: rest(shown), is_pair: false },
            _ => Self { each: Vec::new(), is_pair: false },
        }
    }
}

/// The differences of groups, by group and need.
#[derive(Default)]
struct Decided(Vec<(usize, NeedIndex, GroupDifference)>);

impl Decided {
    fn of(&self, group: usize, need: NeedIndex) -> Option<GroupDifference> {
        let mut all = self.0.iter();
        all.find(|(of, about, _)| (*of, *about) == (group, need)).map(|(_, _, found)| *found)
    }
}

/// Decides which differences stand beside those of all questions: one question after the other,
/// from the one with the smallest p-value, until the first in which nothing does.
fn stand_among_all(groupings: &mut [Grouping]) {
    let least = |grouping: &Grouping| {
        let needs = grouping.groups.iter().flat_map(|group| &group.needs);
        needs.filter_map(|need| need.difference).map(|difference| difference.p).fold(1.0, f64::min)
    };
    let mut order: Vec<(usize, f64)> = groupings.iter().map(least).enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let questions = order.len();
    for (passed, (at, p)) in order.into_iter().enumerate() {
        let level = ALPHA / (questions - passed) as f64;
        if p > level {
            return;
        }
        let needs = groupings[at].groups.iter_mut().flat_map(|group| &mut group.needs);
        for difference in needs.filter_map(|need| need.difference.as_mut()) {
            difference.stands_among_all = difference.differs && difference.p <= level;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_define::index::ListIndex as _;
    use mitreden_define::survey::Mode;

    /// Questions with these p-values of one need each.
    fn with(p: &[f64]) -> Vec<Grouping> {
        let estimate =
            Estimate { value: 0.1, se: Some(0.01), interval: None, n: 100, n_eff: 100.0 };
        let difference =
            |p: f64| GroupDifference { estimate, p, differs: p <= 0.05, stands_among_all: false };
        let grouping = |p: &f64| {
            let need = GroupNeed {
                need: NeedIndex::new(0),
                score: NeedScore::unknown(),
                difference: Some(difference(*p)),
            };
            let group = GroupRanking {
                group: GroupKey::Modes(vec![Mode::Online]),
                n: Shown::Fine(100),
                n_eff: None,
                size: BaseSize::Fine,
                needs: vec![need],
            };
            Grouping {
                by: GroupedBy::Mode,
                groups: vec![group],
                all: Vec::new(),
                is_pair: false,
                overlaps: false,
            }
        };
        p.iter().map(grouping).collect()
    }

    /// Holm by hand: the smallest of three against .05/3, the next against .05/2, the last against
    /// .05.
    #[test]
    fn what_stands_among_all_questions_is_decided_by_holm() {
        let stands = |p: &[f64]| {
            let mut all = with(p);
            stand_among_all(&mut all);
            let of = |grouping: &Grouping| {
                grouping.groups[0].needs[0].difference.unwrap().stands_among_all
            };
            all.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(stands(&[0.02, 0.04, 0.01]), [true, true, true]);
        assert_eq!(stands(&[0.02, 0.06, 0.01]), [true, false, true]);
        assert_eq!(stands(&[0.02, 0.04, 0.03]), [false, false, false]);
        assert_eq!(stands(&[0.03, 0.04, 0.01]), [false, false, true]);
    }
}
