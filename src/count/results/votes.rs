//! What is told of needs beside the tables of the questions they come from.

use super::{QuestionResult, Rated, ResultRow, Results, Tabulation, Verdict};
use crate::bases::COUNT_HIDDEN_BELOW;
use crate::estimate::Estimate;
use crate::needs::NeedScore;
use crate::rank::ByNeed;
use mitreden_define::survey::{FacetKind, Kind, Survey};

impl Results {
    /// Takes away the importance and the score of needs that few named, and the dissatisfaction
    /// where it would tell of hidden points: they repeat hidden counts of a question's own table.
    pub(crate) fn suppress(&self, survey: &Survey, scores: &mut ByNeed) {
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
                // Where even how many answered would tell of few, so would the base of what is made
                // of it.
                let is_hidden = is_hidden || !result.is_published;
                if weighs(FacetKind::Importance)
                    && (is_hidden || !is_counted(survey, &question.kind) && is_of_few(score))
                {
                    *score = score.unnamed();
                }
                if weighs(FacetKind::Satisfaction) && is_hidden {
                    score.dissatisfaction = None;
                }
            }
        }
    }

    /// Whether something of the questions about what matters is suppressed.
    pub(crate) fn suppresses_importance(&self, survey: &Survey) -> bool {
        let is_of_importance = |result: &&QuestionResult| {
            let question = survey.questions.get(result.question);
            question.is_some_and(|question| question.facet_weight(FacetKind::Importance) > 0.0)
        };
        self.questions.iter().filter(is_of_importance).any(suppresses)
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

/// Whether so few respondents name a need that no table would show their count.
fn is_of_few(score: &NeedScore) -> bool {
    let named = score.importance.map_or(0, |share| persons(&share));
    (1..COUNT_HIDDEN_BELOW).contains(&named)
}

/// How many persons a share would stand for if all weights were equal.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a count is not more than the count"
)]
pub(crate) fn persons(share: &Estimate) -> u64 {
    (share.value * share.n as f64).round() as u64
}

/// Whether a count of a question is suppressed.
fn suppresses(result: &QuestionResult) -> bool {
    let table = match result.verdict() {
        Verdict::NobodyAsked | Verdict::Nobody => return false,
        Verdict::Few | Verdict::Suppressed => return true,
        Verdict::Told => &result.table,
    };
    let is_hidden = |row: &ResultRow| row.n.get().is_none();
    let has_hidden_point = |rated: &Rated| rated.points.iter().any(|point| is_hidden(&point.row));
    match table {
        Tabulation::Single(single) => single.options.iter().any(|row| row.n.get().is_none()),
        Tabulation::Multiple(multiple) => {
            multiple.options.iter().chain(&multiple.none).any(is_hidden)
        }
        Tabulation::Ranking(ranked) => {
            let items = ranked.items.iter().flat_map(|item| [&item.first, &item.named]);
            items.chain(&ranked.none).any(is_hidden)
        }
        Tabulation::Rating(rated) => has_hidden_point(rated),
        Tabulation::Matrix(rows) => rows.iter().any(|row| has_hidden_point(&row.rated)),
        _ => false,
    }
}

/// For each item of a question whether what it tells of its need is suppressed.
fn hidden_items(result: &QuestionResult) -> Vec<bool> {
    match &result.table {
        Tabulation::Single(single) => {
            single.options.iter().map(|row| row.n.get().is_none()).collect()
        }
        Tabulation::Multiple(multiple) => {
            multiple.options.iter().map(|row| row.n.get().is_none()).collect()
        }
        Tabulation::Ranking(ranked) => {
            ranked.items.iter().map(|item| item.named.n.get().is_none()).collect()
        }
        Tabulation::Rating(rated) => vec![!rated.sides_are_published],
        Tabulation::Matrix(rows) => rows.iter().map(|row| !row.rated.sides_are_published).collect(),
        _ => Vec::new(),
    }
}
