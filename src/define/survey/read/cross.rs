//! Crossings: figures for the options of one question or of two.

use super::super::kind::Kind;
use super::super::model::Cross;
use super::Reader;
use crate::index::QuestionIndex;
use crate::yaml::{YamlNode, YamlValue, entries, number, scalar, wrong_shape};
use mitreden_base::diagnostics::{Diagnostic, listed};
use mitreden_base::ids::Code;

impl Reader<'_> {
    /// Reads `of:` and the figures of a margin or quota.
    pub(super) fn cross(&mut self, of: &YamlNode, figures: &YamlNode) -> Option<Cross> {
        let questions = self.cross_questions(of)?;
        let found = match questions.as_slice() {
            [question] => self.row_of_figures(figures, *question, None),
            [rows, columns] => {
                let mut all = Vec::new();
                for (key, value) in entries(figures, self.problems) {
                    let Some(code) = self.option_of(key, *rows) else { continue };
                    all.extend(self.row_of_figures(value, *columns, Some(&code)));
                }
                all
            }
            _ => Vec::new(),
        };
        Some(Cross { of: questions, figures: found })
    }

    fn cross_questions(&mut self, of: &YamlNode) -> Option<Vec<QuestionIndex>> {
        let nodes = match &of.value {
            YamlValue::Scalar(_) => std::slice::from_ref(of),
            YamlValue::List(items) if matches!(items.len(), 1 | 2) => items,
            _ => {
                self.problems.push(wrong_shape(of, "a question, or a list of two"));
                return None;
            }
        };
        let questions: Vec<QuestionIndex> =
            nodes.iter().filter_map(|node| self.choice_question(node)).collect();
        if let [first, second] = questions.as_slice()
            && first == second
        {
            self.problems.push(Diagnostic::error("crossed-with-itself", of.place.clone()));
            return None;
        }
        (questions.len() == nodes.len()).then_some(questions)
    }

    /// Reads the id of a question.
    pub(super) fn question_named(&mut self, node: &YamlNode) -> Option<QuestionIndex> {
        let written = scalar(node, self.problems)?;
        let found = self.ids.position(|id| *id == *written);
        if found.is_none() {
            let unknown =
                Diagnostic::error("unknown-question", node.place.clone()).arg("id", written);
            self.problems.push(unknown.suggest(written, self.ids.iter().map(Code::as_str)));
        }
        found
    }

    /// Reads the id of a question with options of which one is chosen.
    pub(super) fn choice_question(&mut self, node: &YamlNode) -> Option<QuestionIndex> {
        let question = self.question_named(node)?;
        match self.questions.get(question)? {
            Some(found) if matches!(found.kind, Kind::Single { .. }) => Some(question),
            Some(_) => {
                self.problems.push(
                    Diagnostic::error("not-a-single-choice", node.place.clone())
                        .arg("id", node.text().unwrap_or_default()),
                );
                None
            }
            // The question itself has a problem of its own.
            None => None,
        }
    }

    /// Reads the code of an option of a question.
    pub(super) fn option_of(&mut self, node: &YamlNode, question: QuestionIndex) -> Option<Code> {
        let written = scalar(node, self.problems)?;
        let found = self.questions.get(question)?.as_ref()?;
        let codes = || found.kind.items().iter().map(|item| item.code.as_str());
        if codes().any(|code| code == written) {
            return Some(Code::new(written));
        }
        let unknown = Diagnostic::error("unknown-option", node.place.clone())
            .arg("code", written)
            .arg("question", &found.id);
        let unknown = unknown.arg("all", listed(codes())).suggest(written, codes());
        self.problems.push(unknown);
        None
    }

    /// The code of an option, or of one that was retired: earlier answers have it.
    pub(super) fn option_once(&mut self, node: &YamlNode, question: QuestionIndex) -> Option<Code> {
        let found = self.questions.get(question).and_then(Option::as_ref);
        let retired = found.zip(node.text()).and_then(|(found, written)| {
            found.retired.iter().find(|item| item.code == *written).map(|item| item.code.clone())
        });
        retired.or_else(|| self.option_of(node, question))
    }

    fn row_of_figures(
        &mut self,
        node: &YamlNode,
        question: QuestionIndex,
        before: Option<&Code>,
    ) -> Vec<(Vec<Code>, f64)> {
        let mut figures = Vec::new();
        for (key, value) in entries(node, self.problems) {
            let code = self.option_of(key, question);
            let Some(figure) = number(value, self.problems) else { continue };
            if figure < 0.0 {
                self.problems.push(Diagnostic::error("figure-negative", value.place.clone()));
            }
            let codes = |code| before.cloned().into_iter().chain([code]).collect();
            figures.extend(code.map(|code| (codes(code), figure)));
        }
        figures
    }
}
