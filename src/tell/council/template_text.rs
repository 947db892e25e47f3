//! Texts as the template takes them.

use serde::Serialize;

use crate::model::RichText;

/// A string where all of it is in the page's language, else its runs.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum TemplateText {
    Plain(String),
    Runs(Vec<Run>),
}

/// Characters in one language; in the page's where there is none.
#[derive(Serialize)]
pub(super) struct Run {
    text: String,
    lang: Option<String>,
}

impl From<RichText> for TemplateText {
    fn from(text: RichText) -> Self {
        if text.runs().iter().all(|run| run.lang.is_none()) {
            return Self::Plain(text.plain());
        }
        Self::Runs(
            text.runs()
                .iter()
                .map(|run| Run { text: run.text.clone(), lang: run.lang.clone() })
                .collect(),
        )
    }
}

impl From<String> for TemplateText {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}
