//! What is told of needs beside the tables of the questions they come from.

use super::{Grouping, QuestionResult, Results, Tabulation};
use crate::count::bases::COUNT_HIDDEN_BELOW;
use crate::count::estimate::Estimate;
use crate::count::needs::{Measure, NeedScore};
use crate::count::withhold::{Family, ROOM, sum};
use crate::define::survey::{FacetKind, Kind, Survey};

/// A score that so many make up, of those few who name a need, would leave too few values for how many they are.
const SCORE_HIDDEN_FROM: u64 = COUNT_HIDDEN_BELOW - 1 - ROOM;

impl Results {
    /// Takes away the importance of needs that few named, and the dissatisfaction where it would tell of hidden points: both
    /// repeat a hidden count of a question's own table. The score stays, unless it is the importance itself, a multiple of it, or
    /// leaves little room for it. `scores` are in the order of the survey's needs.
    pub fn withhold(&self, survey: &Survey, scores: &mut [NeedScore]) {
        for result in &self.questions {
            let Some(question) = survey.questions.get(result.question) else { continue };
            let hidden = hidden_items(result);
            let weighs = |kind| question.facet_weight(kind) > 0.0;
            for at in 0..question.kind.items().len().max(1) {
                let need = match &question.kind {
                    Kind::Rating { need, .. } => *need,
                    kind => kind.items().get(at).and_then(|item| item.need),
                };
                let Some(score) = need.and_then(|need| scores.get_mut(need)) else { continue };
                let is_hidden = hidden.get(at) == Some(&true);
                if weighs(FacetKind::Importance) && (is_hidden || !is_counted(survey, &question.kind) && is_of_few(score)) {
                    few_name(score);
                }
                if weighs(FacetKind::Satisfaction) && is_hidden {
                    score.dissatisfaction = None;
                }
            }
        }
    }

    /// Takes away from groups what `scores` do not tell of all respondents, which the groups' would add up to; and what would
    /// tell how few of a group name a need, with what that follows from.
    pub fn withhold_groups(scores: &[NeedScore], groupings: &mut [Grouping]) {
        let needs = groupings.iter_mut().flat_map(|grouping| &mut grouping.groups).flat_map(|group| &mut group.needs);
        for need in needs.filter(|need| scores.get(need.need).is_none_or(|score| score.score.is_none())) {
            need.score = NeedScore { measure: need.score.measure, ..NeedScore::unknown() };
            need.difference = None;
        }
        for grouping in groupings {
            for (need, all) in scores.iter().enumerate() {
                few_of_groups(all, grouping, need);
            }
        }
    }
}

/// Takes away what would tell how few of a group name a need.
fn few_of_groups(all: &NeedScore, grouping: &mut Grouping, need: usize) {
    let needs = grouping.groups.iter_mut().flat_map(|group| group.needs.iter_mut().filter(|one| one.need == need));
    let mut told: Vec<_> = needs.filter(|need| need.score.score.is_some()).collect();
    let named = |score: &NeedScore| score.importance.map_or(0, |share| persons(&share));
    let mut family = Family::default();
    let places: Vec<usize> = told.iter().map(|need| family.print(named(&need.score))).collect();
    // The groups' add up to all, but for those who are in none of them.
    if let Some(importance) = all.importance {
        let others = family.keep(named(all).saturating_sub(told.iter().map(|need| named(&need.score)).sum()));
        family.know(sum(places.iter().copied().chain([others])));
        let bases = told.iter().filter_map(|need| need.score.importance).map(|share| share.n).sum();
        family.know_at_most(sum([others]), importance.n.saturating_sub(bases));
    }
    family.decide();
    for (need, place) in told.iter_mut().zip(places) {
        // Where satisfaction counts, too, the groups' scores do not tell how many name it, and add up to nothing.
        let is_hidden = match need.score.measure {
            Measure::UnmetPriority => is_of_few(&need.score),
            Measure::Priority | Measure::Product => family.hides(place),
        };
        if is_hidden {
            few_name(&mut need.score);
        }
        if need.score.score.is_none() {
            need.difference = None;
        }
    }
}

/// Whether the question's table counts those who put an item among their most important.
fn is_counted(survey: &Survey, kind: &Kind) -> bool {
    match kind {
        Kind::Single { .. } | Kind::Multiple { .. } => true,
        Kind::Ranking { top, .. } => *top <= survey.ranking.top,
        _ => false,
    }
}

/// Whether so few name a need that no table would count them.
fn is_of_few(score: &NeedScore) -> bool {
    let named = score.importance.map_or(0, |share| persons(&share));
    (1..COUNT_HIDDEN_BELOW).contains(&named)
}

/// How many persons a share stands for, were all weights alike.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count is not more than the count")]
fn persons(share: &Estimate) -> u64 {
    (share.value * share.n as f64).round() as u64
}

/// Takes away what would tell how few name a need.
fn few_name(score: &mut NeedScore) {
    score.importance = None;
    // A share of those few.
    score.filled = 0.0;
    let is_told = match score.measure {
        // The score over the dissatisfaction is the importance.
        Measure::Priority | Measure::Product => false,
        Measure::UnmetPriority => score.score.is_some_and(|share| persons(&share) < SCORE_HIDDEN_FROM),
    };
    if !is_told {
        score.score = None;
    }
}

/// For each item of a question whether what it says of a need is hidden.
fn hidden_items(result: &QuestionResult) -> Vec<bool> {
    match &result.table {
        Tabulation::Single(single) => single.options.iter().map(|row| row.n.get().is_none()).collect(),
        Tabulation::Multiple(multiple) => multiple.options.iter().map(|row| row.n.get().is_none()).collect(),
        Tabulation::Ranking(ranked) => ranked.items.iter().map(|item| item.named.n.get().is_none()).collect(),
        Tabulation::Rating(rated) => vec![!rated.sides_are_told],
        Tabulation::Matrix(rows) => rows.iter().map(|row| !row.rated.sides_are_told).collect(),
        _ => Vec::new(),
    }
}
