//! What is told of needs beside the tables of the questions they come from.

use super::{QuestionResult, Results, Tabulation};
use crate::count::needs::{Measure, NeedScore};
use crate::define::survey::{FacetKind, Survey};

impl Results {
    /// Takes away the importance of needs that few named, and the dissatisfaction where it would tell of hidden points: both
    /// repeat a hidden count of a question's own table. The score stays, unless it is the importance itself. `scores` are in
    /// the order of the survey's needs.
    pub fn withhold(&self, survey: &Survey, scores: &mut [NeedScore]) {
        for result in &self.questions {
            let Some(question) = survey.questions.get(result.question) else { continue };
            let hidden = hidden_items(result);
            let weighs = |kind| question.facet_weight(kind) > 0.0;
            for (at, hidden) in hidden.into_iter().enumerate().filter(|(_, hidden)| *hidden) {
                let need = match &question.kind {
                    crate::define::survey::Kind::Rating { need, .. } => *need,
                    kind => kind.items().get(at).and_then(|item| item.need),
                };
                let Some(score) = need.and_then(|need| scores.get_mut(need)).filter(|_| hidden) else { continue };
                if weighs(FacetKind::Importance) {
                    few_name(score);
                }
                if weighs(FacetKind::Satisfaction) {
                    score.dissatisfaction = None;
                }
            }
        }
    }
}

/// Takes away what would tell how few name a need.
fn few_name(score: &mut NeedScore) {
    score.importance = None;
    // A share of those few.
    score.filled = 0.0;
    match score.measure {
        Measure::Priority => score.score = None,
        // The score over the dissatisfaction is the importance.
        Measure::Product => score.dissatisfaction = None,
        Measure::UnmetPriority => {}
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
