//! Conditions of the questionnaire in words: of whom they are true, and what a computed value comes
//! to.
//!
//! A condition is said as a clause about people ("who answered “Yes” to “Do you live here?”"), so
//! that clauses can be joined by "and" and "or" in either language; one within another stands in
//! parentheses. What is denied is denied where it is said: the three-valued logic allows it (De
//! Morgan). Computed values have no words of their own and are said by what they are computed from.
//! What cannot be said, or would be too long to be read, stands as it is written.

mod leaves;
#[cfg(test)]
mod tests;
mod values;

use std::cell::Cell;

pub(crate) use leaves::comparison_word;

use super::model::{LanguageContext, RichText};
use crate::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_define::logic::{Expr, ExpressionName, ExpressionNode, Function, Junction, Literal};
use mitreden_define::survey::{Item, Kind, Question, Survey};

/// More parts than this are not put into words: nobody would read to the end.
const LONGEST: usize = 60;

/// Puts the conditions of a survey into words.
#[derive(Debug)]
pub(super) struct Conditions<'a> {
    survey: &'a Survey,
    lang: Lang,
    context: LanguageContext<'a>,
    /// Whether questions are named by their words, also where they have a short name.
    is_verbatim: bool,
    /// How many parts may still be said.
    left: Cell<usize>,
}

impl<'a> Conditions<'a> {
    /// Those of a survey, in a language.
    pub(super) fn of(survey: &'a Survey, lang: Lang) -> Self {
        let context = LanguageContext::of_survey(survey, lang);
        Self { survey, lang, context, is_verbatim: false, left: Cell::new(0) }
    }

    /// The same where questions stand as they were asked, and are named by nothing else.
    pub(super) fn verbatim(self) -> Self {
        Self { is_verbatim: true, ..self }
    }

    /// Returns the clause that says of whom a condition is true: "who answered …".
    pub(super) fn who(&self, condition: &Expr) -> RichText {
        self.left.set(LONGEST);
        self.truth(condition.tree(), false).unwrap_or_else(|| self.code(condition))
    }

    /// Returns the clause that says of whom all of these are true; nothing where there are none.
    pub(super) fn who_all(&self, conditions: &[&Expr]) -> Option<RichText> {
        let parts: Vec<Expr> = conditions.iter().flat_map(|condition| condition.all_of()).collect();
        match &parts[..] {
            [] => None,
            [only] => Some(self.who(only)),
            parts => {
                let said: Vec<_> =
                    parts.iter().map(|part| self.within(part.tree(), self.who(part))).collect();
                Some(RichText::list(self.lang, &said))
            }
        }
    }

    /// Returns what an expression comes to: a number, a day, an answer; of a condition, of whom it
    /// is true.
    pub(super) fn value(&self, value: &Expr) -> RichText {
        self.left.set(LONGEST);
        let node = value.tree();
        let said = if self.is_truth(node) {
            self.truth(node, false).map(|who| self.tell("condition-true-of", &[], &[("who", &who)]))
        } else {
            self.quantity(node)
        };
        said.unwrap_or_else(|| {
            self.lang.say("condition-written", &[("code", value.to_string().into())]).into()
        })
    }

    /// Returns the questions an expression is made of, in quotes; computed ones by theirs.
    pub(super) fn sources(&self, value: &Expr) -> RichText {
        let mut found = value.questions();
        let mut at = 0;
        while let Some(index) = found.get(at).copied() {
            at += 1;
            if let Some(Kind::Computed { value, .. }) =
                self.survey.questions.get(index).map(|question| &question.kind)
            {
                let more: Vec<_> =
                    value.questions().into_iter().filter(|more| !found.contains(more)).collect();
                found.extend(more);
            }
        }
        let named = found.iter().filter_map(|index| self.survey.questions.get(*index));
        let named = named.filter(|question| question.kind.is_asked());
        let named: Vec<_> = named.map(|question| self.quoted(&self.named(question))).collect();
        RichText::list(self.lang, &named)
    }

    fn code(&self, condition: &Expr) -> RichText {
        self.lang.say("condition-code", &[("code", condition.to_string().into())]).into()
    }

    fn tell(&self, id: &str, words: &[(&str, Word)], texts: &[(&str, &RichText)]) -> RichText {
        RichText::said(self.lang, id, words, texts)
    }

    /// The clause of a condition, or of its contrary.
    fn truth(&self, node: &ExpressionNode, not: bool) -> Option<RichText> {
        self.spend()?;
        match node {
            ExpressionNode::Not(part) => self.truth(part, !not),
            ExpressionNode::Chain(junction, parts) => {
                let said = parts
                    .iter()
                    .map(|part| Some(self.within(part, self.truth(part, not)?)))
                    .collect::<Option<Vec<_>>>()?;
                Some(if (*junction == Junction::And) == not {
                    self.either(&said)
                } else {
                    RichText::list(self.lang, &said)
                })
            }
            ExpressionNode::Compare(is, order, a, b) => {
                let is = if not { is.negated() } else { *is };
                // What is written out stands at the right.
                if matches!(**a, ExpressionNode::Literal(_)) {
                    self.compared(is.turned(), order, b, a)
                } else {
                    self.compared(is, order, a, b)
                }
            }
            ExpressionNode::In { item, among, negated } => self.among(item, among, *negated != not),
            ExpressionNode::Question(name) => self.truth(self.computed(name)?.tree(), not),
            ExpressionNode::Call(function, arguments) => self.called(*function, arguments, not),
            ExpressionNode::Literal(_)
            | ExpressionNode::Row(..)
            | ExpressionNode::List(_)
            | ExpressionNode::Pattern(_)
            | ExpressionNode::Math(..) => None,
        }
    }

    /// A clause among others: in parentheses if it is a chain itself.
    fn within(&self, node: &ExpressionNode, said: RichText) -> RichText {
        if self.is_chain(node) {
            self.tell("condition-within", &[], &[("part", &said)])
        } else {
            said
        }
    }

    fn is_chain(&self, node: &ExpressionNode) -> bool {
        match node {
            ExpressionNode::Chain(..) => true,
            ExpressionNode::Not(part) => self.is_chain(part),
            ExpressionNode::Question(name) => {
                self.computed(name).is_some_and(|value| self.is_chain(value.tree()))
            }
            _ => false,
        }
    }

    /// Texts of which one is enough.
    fn either(&self, texts: &[RichText]) -> RichText {
        match texts {
            [] => RichText::default(),
            [only] => only.clone(),
            [first @ .., last] => self.tell(
                "condition-or",
                &[],
                &[("first", &RichText::joined(first, ", ")), ("last", last)],
            ),
        }
    }

    /// Counts a part; none is left where it would be too many.
    fn spend(&self) -> Option<()> {
        self.left.set(self.left.get().checked_sub(1)?);
        Some(())
    }

    fn question(&self, name: &ExpressionName) -> Option<&'a Question> {
        self.survey.questions.get(name.question)
    }

    /// What a computed question is computed from.
    fn computed(&self, name: &ExpressionName) -> Option<&'a Expr> {
        match &self.question(name)?.kind {
            Kind::Computed { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Whether a part is true or false, and no other value.
    fn is_truth(&self, node: &ExpressionNode) -> bool {
        match node {
            ExpressionNode::Not(_)
            | ExpressionNode::Chain(..)
            | ExpressionNode::Compare(..)
            | ExpressionNode::In { .. }
            | ExpressionNode::Literal(Literal::Truth(_)) => true,
            ExpressionNode::Question(name) => {
                self.computed(name).is_some_and(|value| self.is_truth(value.tree()))
            }
            ExpressionNode::Call(Function::If, arguments) => {
                arguments.get(1).is_some_and(|node| self.is_truth(node))
            }
            ExpressionNode::Call(Function::Coalesce, arguments) => {
                arguments.first().is_some_and(|node| self.is_truth(node))
            }
            ExpressionNode::Call(function, _) => matches!(
                function,
                Function::Answered
                    | Function::Asked
                    | Function::Refused
                    | Function::DontKnow
                    | Function::AnyOf
                    | Function::AllOf
                    | Function::NoneOf
                    | Function::Matches
            ),
            _ => false,
        }
    }

    /// A question by its short name, or by its words. What is computed was never answered: it is
    /// told by what it is computed from.
    fn named(&self, question: &Question) -> RichText {
        let is_plain = self.is_verbatim || !question.kind.is_asked();
        RichText::of(if is_plain { &question.text } else { question.called() }, self.context)
    }

    /// A question in quotes; one that is computed has no words to be quoted.
    fn asked(&self, name: &ExpressionName) -> Option<RichText> {
        let text = self.named(self.question(name)?);
        (!text.runs().is_empty()).then(|| self.quoted(&text))
    }

    /// A question, or a row of one, in quotes.
    fn place(&self, node: &ExpressionNode) -> Option<RichText> {
        match node {
            ExpressionNode::Question(name) => self.asked(name),
            ExpressionNode::Row(name, row) => {
                let item = self.item(name, row.as_str())?;
                let texts = [
                    ("question", &self.asked(name)?),
                    ("row", &self.quoted(&RichText::of(&item.text, self.context))),
                ];
                Some(self.tell("condition-row", &[], &texts))
            }
            _ => None,
        }
    }

    fn item(&self, name: &ExpressionName, code: &str) -> Option<&'a Item> {
        self.question(name)?.kind.items().iter().find(|item| item.code == *code)
    }

    /// An option by its label, else what is written, in quotes.
    fn option(&self, name: &ExpressionName, code: &str) -> RichText {
        self.quoted(
            &self
                .item(name, code)
                .map_or_else(|| code.into(), |item| RichText::of(&item.text, self.context)),
        )
    }

    fn quoted(&self, text: &RichText) -> RichText {
        self.tell("quoted", &[], &[("name", text)])
    }
}
