//! Questions of the population's margins that some respondents were not asked, because their
//! version of the questionnaire did not have them: they cannot be weighted as the others are.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::bases::UNASKED_REFUSED_ABOVE;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::union::Union;

/// The error that too many respondents were not asked a question of the margins.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{question}` was not asked of {n} of {all} who count")]
pub struct Unasked {
    /// The id of the question.
    pub question: String,
    /// How many respondents were not asked.
    pub n: u64,
    /// How many respondents count.
    pub all: u64,
}

/// The questions of the margins that somebody was not asked, with how many those are;
/// `counted` says how many answered each definition.
pub(crate) fn unasked(
    union: &Union,
    counted: &BTreeMap<&str, u64>,
) -> Result<Vec<(QuestionIndex, u64)>, Unasked> {
    let all: u64 = counted.values().sum();
    let mut unasked = Vec::new();
    for question in margin_questions(union) {
        let lacks = |hash: &str| {
            union.read_by(hash).is_some_and(|version| version.asked(question).is_none())
        };
        let n: u64 = counted.iter().filter(|(hash, _)| lacks(hash)).map(|(_, n)| n).sum();
        if n as f64 > UNASKED_REFUSED_ABOVE * all as f64 {
            let id = union.survey.questions.get(question).map(|question| question.id.to_string());
            return Err(Unasked { question: id.unwrap_or_default(), n, all });
        }
        if n > 0 {
            unasked.push((question, n));
        }
    }
    Ok(unasked)
}

/// The questions that the population's margins are made of.
pub(crate) fn margin_questions(union: &Union) -> BTreeSet<QuestionIndex> {
    let margins = union.survey.population.iter().flat_map(|population| &population.margins);
    margins.flat_map(|margin| margin.cross.of.iter().copied()).collect()
}
