//! Pages, and the questions on them.

use super::super::model::Page;
use super::{Reader, keys};
use crate::yaml::{Fields, YamlNode};
use mitreden_base::diagnostics::Diagnostic;

impl Reader<'_> {
    pub(super) fn read_pages(&mut self, fields: Fields<'_>) {
        let nodes = fields.list("pages", self.problems);
        if nodes.is_empty() && fields.get("pages").is_some_and(|pages| pages.text().is_none()) {
            self.problems.push(Diagnostic::error(
                "no-pages",
                fields.get("pages").map_or(fields.node, |n| n).place.clone(),
            ));
        }
        for node in nodes {
            self.page(node);
        }
    }

    fn page(&mut self, node: &YamlNode) {
        let first = self.questions.end();
        let Some(fields) = Fields::read(node, &keys::PAGE, self.problems) else { return };
        let id = self.id(fields.get("page"));
        if let (Some(id), Some(at)) = (&id, fields.get("page"))
            && self.pages.iter().any(|page| page.id == *id)
        {
            self.problems.push(Diagnostic::error("duplicate-id", at.place.clone()).arg("id", id));
        }
        let title = self.text(fields.get("title"));
        let show_if = fields.get("show_if").and_then(|node| self.condition(node, first, false));
        // The page is known to its questions before they are read: its condition is part of their
        // route.
        let page = self.pages.len();
        let id = id.unwrap_or_else(|| "".into());
        self.pages.push(Page { id, title, show_if, questions: first..first });
        let questions = fields.list("questions", self.problems);
        if questions.is_empty() && fields.get("questions").is_some() {
            self.problems.push(Diagnostic::warning("empty-page", node.place.clone()));
        }
        for node in questions {
            let question = self.question(node, page);
            self.questions.push(question);
        }
        let end = self.questions.end();
        if let Some(page) = self.pages.get_mut(page) {
            page.questions = first..end;
        }
    }
}
