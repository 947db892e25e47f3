//! Conditions and computed values: compiled where they stand, on the questions read so far.

use super::super::scope::domain;
use super::Reader;
use crate::index::{ListIndex as _, QuestionIndex};
use crate::logic::{self, Compiled, Domain, Expr, Open, QuestionStanding, Scope, Subject, Want};
use crate::yaml::{YamlNode, scalar};
use mitreden_base::diagnostics::{Place, Severity};
use mitreden_base::ids::Code;

impl Reader<'_> {
    /// A condition at the `index`-th question; with `itself`, the question's own answer may be
    /// named.
    pub(super) fn condition(
        &mut self,
        node: &YamlNode,
        index: QuestionIndex,
        itself: bool,
    ) -> Option<Expr> {
        self.compile(node, index, (Want::Truth, itself)).map(|compiled| compiled.expr)
    }

    /// Reads the expression of the `index`-th question, a computed value.
    pub(super) fn computed(&mut self, node: &YamlNode, index: QuestionIndex) -> Option<Compiled> {
        self.compile(node, index, (Want::Any, false))
    }

    fn compile(
        &mut self,
        node: &YamlNode,
        index: QuestionIndex,
        (want, itself): (Want, bool),
    ) -> Option<Compiled> {
        let text = scalar(node, self.problems)?;
        let (faults, severity, compiled) =
            match logic::compile(text, &Here { reader: self, index, itself }, want) {
                Ok(compiled) => (compiled.warnings.clone(), Severity::Warning, Some(compiled)),
                // What names a question that could not be read cannot be judged; that question's
                // own problem is told.
                Err(_) if self.names_unread(text) => (Vec::new(), Severity::Error, None),
                Err(faults) => (faults, Severity::Error, None),
            };
        if let (Some(compiled), Want::Truth) = (&compiled, want) {
            let page = self.pages.len();
            let denials = compiled.open.iter().cloned();
            let denials = denials.map(|open| Denial {
                place: node.part(open.range.clone()),
                written: text.get(open.range.clone()).unwrap_or_default().to_owned(),
                open,
                at: index,
                page,
                itself,
            });
            self.denials.extend(denials);
        }
        for fault in faults {
            let place = node.part(fault.range.clone());
            self.problems.push(fault.diagnostic(severity, place));
        }
        compiled
    }

    /// Whether an expression names a question that is there but could not be read.
    fn names_unread(&self, text: &str) -> bool {
        let read = self.ids.iter().zip(&self.questions);
        read.into_iter().any(|(id, question)| question.is_none() && text.contains(id.as_str()))
    }
}

/// A part of a condition that denies something, such as `x != 'a'`, and where it stands.
pub(super) struct Denial {
    pub(super) place: Place,
    pub(super) written: String,
    pub(super) open: Open,
    /// The question it stands at; the place behind the last where it says whom the weights speak
    /// for.
    pub(super) at: QuestionIndex,
    /// The number of pages that begin before it.
    pub(super) page: usize,
    /// Whether the denial stands in a rule over answers.
    pub(super) itself: bool,
}

/// The questions as they are seen from the place of one expression.
struct Here<'a, 'r> {
    reader: &'a Reader<'r>,
    index: QuestionIndex,
    itself: bool,
}

impl Scope for Here<'_, '_> {
    fn find(&self, id: &str) -> Option<Subject> {
        let question = self.reader.place_of(id)?;
        let standing = match question {
            before if before < self.index => QuestionStanding::Known,
            here if here == self.index && self.itself => QuestionStanding::Known,
            here if here == self.index && here < self.reader.ids.end() => QuestionStanding::Itself,
            _ => QuestionStanding::Later,
        };
        let found = self.reader.questions.get(question).and_then(Option::as_ref);
        let domain = found.map_or(Domain::Opaque, |found| domain(&found.kind));
        let asked_if = found.filter(|found| found.kind.is_asked()).map(|found| {
            let page = self.reader.pages.get(found.page).and_then(|page| page.show_if.clone());
            page.into_iter().chain(found.show_if.clone()).collect()
        });
        Some(Subject { question, standing, domain, asked_if })
    }

    fn ids(&self) -> Vec<&str> {
        self.reader
            .ids
            .iter()
            .take(self.index.place() + usize::from(self.itself))
            .map(Code::as_str)
            .collect()
    }

    fn given(&self) -> Vec<Expr> {
        let page = self.reader.pages.last().and_then(|page| page.show_if.clone());
        let own = self
            .reader
            .questions
            .get(self.index)
            .and_then(Option::as_ref)
            .and_then(|question| question.show_if.clone());
        page.into_iter().chain(own.filter(|_| self.itself)).collect()
    }
}
