//! Who was not asked because their version of the questionnaire did not have the question.
//!
//! How many answered a version is no secret: any question that is asked of everybody since tells
//! it. So those whom a route led past a question are not hidden among them.

use std::collections::BTreeSet;

use super::pass::reason;
use crate::dataset::{Batch, DatasetError, Fixed, Part, Texts};
use crate::study::Study;
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;

/// The definitions, by hash, that did not have a question.
pub(super) struct Without<'a>(BTreeSet<&'a str>);

impl<'a> Without<'a> {
    pub(super) fn question(study: &'a Study<'_>, question: QuestionIndex) -> Self {
        let lacks = study.union.versions().filter(|(_, version)| version.asked(question).is_none());
        Self(lacks.map(|(hash, _)| hash).collect())
    }

    /// The column that tells who answered which definition, where that must be known.
    pub(super) fn column(&self) -> Option<&'static str> {
        (!self.0.is_empty()).then(|| Fixed::Definition.name())
    }

    /// Those definitions in a batch.
    pub(super) fn of<'b>(&self, batch: &'b Batch) -> Result<WithoutRows<'a, 'b, '_>, DatasetError> {
        let texts = self.column().map(|column| batch.texts(column)).transpose()?;
        Ok(WithoutRows { definitions: &self.0, texts })
    }

    /// How many respondents were not asked because of their definition.
    pub(super) fn respondents(
        &self,
        study: &Study<'_>,
        question: QuestionIndex,
    ) -> Result<u64, DatasetError> {
        let Some(definition) = self.column() else { return Ok(0) };
        let (missing, mut n) = (study.column(question, Part::Missing), 0);
        study.over(&[missing, definition], |batch, respondents| {
            let (missing, without) = (batch.codes(missing)?, self.of(batch)?);
            let is_not_asked = |row| reason(&missing, row) == Some(Missing::NotAsked);
            let here = respondents.iter().map(|respondent| respondent.row);
            n += here.filter(|row| without.holds(*row) && is_not_asked(*row)).count() as u64;
            Ok(())
        })?;
        Ok(n)
    }
}

/// The rows of a batch that answered a definition without the question.
pub(super) struct WithoutRows<'a, 'b, 'w> {
    definitions: &'w BTreeSet<&'a str>,
    texts: Option<Texts<'b>>,
}

impl WithoutRows<'_, '_, '_> {
    pub(super) fn holds(&self, row: usize) -> bool {
        let hash = self.texts.as_ref().and_then(|texts| texts.get(row));
        hash.is_some_and(|hash| self.definitions.contains(hash))
    }
}
