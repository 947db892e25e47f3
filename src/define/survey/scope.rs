//! A survey's questions as expressions may name them.

use super::{Kind, Survey};
use crate::logic::{Domain, Expr, QuestionStanding, Scope, Subject, Type};
use mitreden_base::ids::Code;

/// Seen from behind the last question: all answers are known.
impl Scope for Survey {
    fn find(&self, id: &str) -> Option<Subject> {
        let index = Self::find(self, id)?;
        let question = self.questions.get(index)?;
        let asked_if = question.kind.is_asked().then(|| -> Vec<Expr> {
            let page = self.pages.get(question.page).and_then(|page| page.show_if.clone());
            page.into_iter().chain(question.show_if.clone()).collect()
        });
        let standing = QuestionStanding::Known;
        Some(Subject { question: index, standing, domain: domain(&question.kind), asked_if })
    }

    fn ids(&self) -> Vec<&str> {
        self.questions.iter().map(|question| Code::as_str(&question.id)).collect()
    }
}

/// What the answers to a question can be.
pub(super) fn domain(kind: &Kind) -> Domain {
    let codes = || kind.items().iter().map(|item| item.code.clone()).collect();
    match kind {
        Kind::Single { ordered, .. } => Domain::Choice { codes: codes(), ordered: *ordered },
        Kind::Multiple { pick, .. } => Domain::Choices { codes: codes(), most: pick.max },
        Kind::Ranking { top, .. } => Domain::Ranking { codes: codes(), top: *top },
        Kind::Points { .. } => Domain::Points { codes: codes() },
        Kind::Rating { scale, .. } => Domain::Number {
            min: Some(f64::from(scale.from)),
            max: Some(f64::from(scale.to)),
            integer: true,
        },
        Kind::Matrix { scale, .. } => {
            Domain::Rows { codes: codes(), from: scale.from, to: scale.to }
        }
        Kind::Number { bounds, integer } => {
            Domain::Number { min: bounds.min, max: bounds.max, integer: *integer }
        }
        Kind::Date { bounds } => Domain::Date { min: bounds.min, max: bounds.max },
        Kind::Text { .. } => Domain::Text,
        Kind::Computed { result, .. } => match result {
            Type::Truth => Domain::Truth,
            Type::Number => Domain::Number { min: None, max: None, integer: false },
            Type::Date => Domain::Date { min: None, max: None },
            Type::Text => Domain::Text,
        },
        Kind::BestWorst { .. } | Kind::Task { .. } => Domain::Opaque,
        Kind::Note => Domain::Note,
    }
}
