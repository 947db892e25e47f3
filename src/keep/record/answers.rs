//! The answers of a whole record: every question of a survey but its notes.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{AnswerFault, BadAnswer, Record, decode, encode};
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::survey::{Kind, Question, Survey};

impl Record {
    /// The answers to all questions of a survey, in its order; notes read as not asked. A question
    /// without an answer is an error, and so is an answer without a question.
    pub fn answers_of(&self, survey: &Survey) -> Result<Indexed<QuestionIndex, Answer>, BadAnswer> {
        let known = |id: &String| {
            survey.find(id).is_some_and(|at| survey.questions.get(at).is_some_and(is_kept))
        };
        if let Some(id) = self.answers.keys().find(|id| !known(id)) {
            return Err(BadAnswer { question: Code::new(id), fault: AnswerFault::NoQuestion });
        }
        let answer = |question: &Question| {
            if !is_kept(question) {
                return Ok(Answer::NOT_ASKED);
            }
            let absent = || BadAnswer { question: question.id.clone(), fault: AnswerFault::Absent };
            decode(question, self.answers.get(question.id.as_str()).ok_or_else(absent)?)
        };
        survey.questions.iter().map(answer).collect()
    }
}

/// The answers to all questions of a survey, given in its order, as a record holds them: without
/// notes, and with a word for every row of a matrix and every best-worst task that has no value.
pub fn to_json(
    survey: &Survey,
    answers: &Indexed<QuestionIndex, Answer>,
) -> BTreeMap<String, Value> {
    let entry = |(question, answer): (&Question, &Answer)| {
        (question.id.to_string(), encode(&spread(question, answer)))
    };
    survey
        .questions
        .iter()
        .zip(answers)
        .filter(|(question, _)| is_kept(question))
        .map(entry)
        .collect()
}

/// An answer without those of its parts that were not asked; none if no part was.
pub(super) fn asked(answer: &Value) -> Option<Value> {
    match answer {
        Value::Object(parts)
            if parts.get("missing").is_some_and(|word| word == Missing::NotAsked.word()) =>
        {
            None
        }
        Value::Object(parts) => {
            let asked: Map<_, _> = parts
                .iter()
                .filter_map(|(part, answer)| Some((part.clone(), asked(answer)?)))
                .collect();
            (!asked.is_empty() || parts.is_empty()).then_some(Value::Object(asked))
        }
        other => Some(other.clone()),
    }
}

fn is_kept(question: &Question) -> bool {
    !matches!(question.kind, Kind::Note)
}

/// A word for a whole matrix or best-worst question is one for each of its parts.
fn spread(question: &Question, answer: &Answer) -> Answer {
    match (&question.kind, answer) {
        (Kind::Matrix { rows, .. }, Answer::Missing(missing)) => {
            Answer::Rows(rows.iter().map(|row| (row.code.clone(), Err(*missing))).collect())
        }
        (Kind::BestWorst { tasks, .. }, Answer::Missing(missing)) => {
            Answer::Tasks(vec![Err(*missing); *tasks])
        }
        _ => answer.clone(),
    }
}
