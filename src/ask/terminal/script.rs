//! The twin without a terminal: the answers of one interview from one line of JSON, question id to
//! answer in the form of the record. It goes the same way through the engine and is kept step by
//! step like any other.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use thiserror::Error;

use super::keep::{KeepInterview, NotKept};
use crate::interview::{Interview, Plan, Screen, Setting};
use crate::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_keep::record::{BadAnswer, decode};

/// Why a scripted interview could not be carried out.
#[derive(Debug, Error)]
pub enum ScriptError {
    /// The line is no JSON object.
    #[error("it is no object of question ids and answers: {0}")]
    Json(#[from] serde_json::Error),
    /// An answer does not have the form of the record.
    #[error(transparent)]
    Answer(#[from] BadAnswer),
    /// The engine objects to an answer.
    #[error("`{question}`: {reason}")]
    Refused {
        /// The question's id.
        question: String,
        /// The objection, in the language of the interview.
        reason: String,
    },
    /// There are answers to questions that are not asked on this route.
    #[error("not asked: {}", .0.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", "))]
    NotAsked(Vec<String>),
    /// The interview could not be kept.
    #[error(transparent)]
    NotKept(#[from] NotKept),
}

impl ScriptError {
    /// The error in words.
    pub fn say(&self, lang: Lang) -> String {
        let listed =
            |ids: &[String]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
        match self {
            Self::Json(error) => {
                lang.say("ask-script-json", &[("error", error.to_string().into())])
            }
            Self::NotAsked(ids) => lang.say(
                "ask-script-not-asked",
                &[("n", ids.len().into()), ("questions", listed(ids).into())],
            ),
            Self::NotKept(error) => error.say(lang),
            Self::Answer(_) | Self::Refused { .. } => self.to_string(),
        }
    }
}

/// Plays one interview. Questions that the line does not name stay open; soft objections are
/// confirmed.
pub fn play(
    plan: &Arc<Plan>,
    setting: Setting,
    line: &str,
    keep: &mut dyn KeepInterview,
) -> Result<Interview, ScriptError> {
    let mut left: Map<String, Value> = serde_json::from_str(line)?;
    let survey = plan.survey();
    let mut interview = Interview::new(plan, setting);
    let mut kept = 0;
    while let Screen::Ask(page) = interview.screen() {
        let mut answers = Vec::new();
        for asked in &page.questions {
            let Some(question) = survey.questions.get(asked.question) else { continue };
            if let Some(value) = left.remove(question.id.as_str()) {
                answers.push((asked.question, decode(question, &value)?));
            }
        }
        if let Err(against) = interview.submit(answers, false) {
            let soft = against.iter().all(crate::interview::Objection::is_soft);
            let against =
                if soft { interview.next(true).err().unwrap_or_default() } else { against };
            if let Some(first) =
                against.iter().find(|objection| !objection.is_soft()).or(against.first())
            {
                let question = survey
                    .questions
                    .get(first.question)
                    .map_or_else(String::new, |question| question.id.to_string());
                return Err(ScriptError::Refused { question, reason: interview.say(first) });
            }
        }
        keep.keep(interview.journal().get(kept..).unwrap_or_default(), Duration::ZERO)?;
        kept = interview.journal().len();
    }
    if !left.is_empty() {
        return Err(ScriptError::NotAsked(left.into_iter().map(|(id, _)| id).collect()));
    }
    interview.end();
    keep.keep(interview.journal().get(kept..).unwrap_or_default(), Duration::ZERO)?;
    Ok(interview)
}
