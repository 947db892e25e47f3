//! `answers`: the columns in which the answer to each question stands.

use super::keys::{self, Forms};
use super::{Codes, How, Reader, Slot};
use mitreden_base::diagnostics::{Diagnostic, listed};
use mitreden_base::ids::Code;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Question};
use mitreden_define::yaml::{Fields, YamlNode, YamlValue, scalar, wrong_shape};

impl Reader<'_> {
    pub(super) fn answer(
        &mut self,
        key: &YamlNode,
        node: &YamlNode,
    ) -> Option<(QuestionIndex, How)> {
        let survey = self.survey;
        let id = key.text()?;
        let Some((index, question)) =
            survey.questions.entries().find(|(_, question)| question.id == *id)
        else {
            let ids = survey.questions.iter().map(|question| question.id.as_str());
            self.problems.push(
                Diagnostic::error("unknown-question", key.place.clone())
                    .arg("id", id)
                    .suggest(id, ids),
            );
            return None;
        };
        let how = match &question.kind {
            Kind::Single { .. }
            | Kind::Rating { .. }
            | Kind::Number { .. }
            | Kind::Date { .. }
            | Kind::Text { .. } => self.value(question, node),
            Kind::Matrix { .. } => self.matrix(question, node),
            Kind::Ranking { .. } => self.ranking(question, node),
            Kind::Multiple { .. } => self.multiple(question, node),
            Kind::Points { .. } => self.points(question, node),
            Kind::BestWorst { .. } | Kind::Computed { .. } | Kind::Note | Kind::Task { .. } => {
                let cannot = Diagnostic::error("import-cannot", key.place.clone());
                self.problems.push(cannot.arg("question", id).arg("type", question.kind.name()));
                None
            }
        };
        Some((index, how?))
    }

    fn value(&mut self, question: &Question, node: &YamlNode) -> Option<How> {
        if node.text().is_some() {
            return Some(How::Value { column: self.column(node)?, codes: Codes::default() });
        }
        let (fields, _) = self.form(question, node, keys::VALUE)?;
        let column = fields.get("from").and_then(|node| self.column(node));
        let codes = self.codes(fields, question);
        Some(How::Value { column: column?, codes })
    }

    fn matrix(&mut self, question: &Question, node: &YamlNode) -> Option<How> {
        let (fields, _) = self.form(question, node, keys::MATRIX)?;
        let rows = self.parts(question, fields, "rows", "unknown-row");
        Some(How::Rows { rows, codes: self.codes(fields, question) })
    }

    fn ranking(&mut self, question: &Question, node: &YamlNode) -> Option<How> {
        let (fields, form) = self.form(question, node, keys::RANKING)?;
        if form == "rank_of" {
            return Some(How::RankOf {
                items: self.parts(question, fields, form, "unknown-option"),
            });
        }
        let nodes = fields.list(form, self.problems);
        let places = self.columns_of(nodes);
        Some(How::Ranked { places, codes: self.codes(fields, question) })
    }

    fn multiple(&mut self, question: &Question, node: &YamlNode) -> Option<How> {
        let (fields, form) = self.form(question, node, keys::MULTIPLE)?;
        match form {
            "ticked" => {
                let options = self.parts(question, fields, form, "unknown-option");
                let [yes, no] = ["yes", "no"]
                    .map(|key| fields.get(key).map(|node| self.raws(node)).unwrap_or_default());
                if let Some((node, raw)) =
                    no.iter().find(|(_, raw)| yes.iter().any(|(_, yes)| yes == raw))
                {
                    self.problems.push(
                        Diagnostic::error("import-raw-twice", node.place.clone()).arg("raw", raw),
                    );
                }
                let [yes, no] =
                    [yes, no].map(|raws| raws.into_iter().map(|(_, raw)| raw).collect());
                Some(How::Ticked { options, yes, no })
            }
            "split" => {
                let column = fields.get(form).and_then(|node| self.column(node));
                let codes = self.codes(fields, question);
                let at = fields.scalar("at", self.problems)?.to_owned();
                if let Some(node) = fields.get("at").filter(|_| at.is_empty()) {
                    self.problems.push(wrong_shape(node, "a separator"));
                }
                Some(How::Split { column: column?, at, codes })
            }
            _ => {
                let nodes = fields.list(form, self.problems);
                let columns = self.columns_of(nodes);
                Some(How::Picked { columns, codes: self.codes(fields, question) })
            }
        }
    }

    fn points(&mut self, question: &Question, node: &YamlNode) -> Option<How> {
        let (fields, form) = self.form(question, node, keys::POINTS)?;
        Some(How::Points { items: self.parts(question, fields, form, "unknown-option") })
    }

    /// The form of answer that is used, found by the key that only it has.
    fn form<'n>(
        &mut self,
        question: &Question,
        node: &'n YamlNode,
        forms: Forms,
    ) -> Option<(Fields<'n>, &'static str)> {
        let has = |key: &&(&str, _)| node.get(key.0).is_some();
        if let Some((key, table)) = forms.iter().find(has) {
            return Fields::read(node, table, self.problems).map(|fields| (fields, *key));
        }
        let wanted = forms.iter().map(|(key, _)| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        // The nearest thing to point at: the first key of the map that does not fit.
        let place = match &node.value {
            YamlValue::Map(entries) if !entries.is_empty() => entries[0].0.place.clone(),
            _ => node.place.clone(),
        };
        let other = Diagnostic::error("import-form", place)
            .arg("question", &question.id)
            .arg("type", question.kind.name());
        self.problems.push(other.arg("forms", wanted));
        None
    }

    /// Reads a column for each of some items or rows.
    fn parts(
        &mut self,
        question: &Question,
        fields: Fields<'_>,
        key: &str,
        unknown: &'static str,
    ) -> Vec<(Code, Slot)> {
        let mut parts = Vec::new();
        for (item, column) in fields.entries(key, self.problems) {
            let code = self.item(question, item, unknown);
            parts.extend(code.zip(self.column(column)));
        }
        parts
    }

    /// Reads the code of an item that the question has.
    pub(super) fn item(
        &mut self,
        question: &Question,
        node: &YamlNode,
        unknown: &'static str,
    ) -> Option<Code> {
        let written = scalar(node, self.problems)?;
        let items = question.kind.items();
        let found = items.iter().find(|item| item.code == *written);
        if found.is_none() {
            let name = if unknown == "unknown-row" { "row" } else { "code" };
            let problem = Diagnostic::error(unknown, node.place.clone())
                .arg(name, written)
                .arg("question", &question.id);
            let codes = || items.iter().map(|item| item.code.as_str());
            self.problems.push(problem.arg("all", listed(codes())).suggest(written, codes()));
        }
        found.map(|item| item.code.clone())
    }
}
