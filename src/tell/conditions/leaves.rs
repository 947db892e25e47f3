//! Clauses about one question or two values.

use super::Conditions;
use crate::model::RichText;
use mitreden_base::locale::Word;
use mitreden_define::logic::{
    CodeOrder, Comparison, ExpressionName, ExpressionNode, Function, Literal,
};
use mitreden_define::survey::Kind;

/// How values compare, as the catalogues choose by it.
pub(crate) fn comparison_word(is: Comparison) -> Word {
    Word::from(match is {
        Comparison::Equal => "equal",
        Comparison::NotEqual => "other",
        Comparison::Less => "below",
        Comparison::LessOrEqual => "most",
        Comparison::Greater => "above",
        Comparison::GreaterOrEqual => "least",
    })
}

impl Conditions<'_> {
    pub(super) fn compared(
        &self,
        is: Comparison,
        order: &CodeOrder,
        a: &ExpressionNode,
        b: &ExpressionNode,
    ) -> Option<RichText> {
        // What is computed is compared as what it is computed from.
        if let (ExpressionNode::Question(name), None) = (a, self.place(a))
            && let Some(value) = self.computed(name)
        {
            self.spend()?;
            return self.compared(is, order, value.tree(), b);
        }
        match (a, b) {
            (_, ExpressionNode::Literal(Literal::Truth(truth))) => {
                let same = match is {
                    Comparison::Equal => true,
                    Comparison::NotEqual => false,
                    _ => return None,
                };
                self.truth(a, *truth != same)
            }
            (ExpressionNode::Question(name), ExpressionNode::Literal(Literal::Text(code)))
                if self.computed(name).is_none() =>
            {
                self.chosen(is, order, name, code)
            }
            (
                ExpressionNode::Question(_) | ExpressionNode::Row(..),
                ExpressionNode::Literal(Literal::Number(number)),
            ) if self.place(a).is_some() => {
                let words =
                    [("is", comparison_word(is)), ("number", self.lang.exact(*number).into())];
                Some(self.tell("condition-number", &words, &[("place", &self.place(a)?)]))
            }
            (ExpressionNode::Question(_), ExpressionNode::Literal(Literal::Date(day)))
                if self.place(a).is_some() =>
            {
                let words = [("is", comparison_word(is)), ("day", self.lang.date(*day).into())];
                Some(self.tell("condition-day", &words, &[("place", &self.place(a)?)]))
            }
            (
                ExpressionNode::Call(Function::Rank, arguments),
                ExpressionNode::Literal(Literal::Number(rank)),
            ) => {
                let [ExpressionNode::Question(name), ExpressionNode::Literal(Literal::Text(item))] =
                    &arguments[..]
                else {
                    return None;
                };
                let words = [("is", comparison_word(is)), ("rank", self.lang.exact(*rank).into())];
                Some(self.tell(
                    "condition-ranked",
                    &words,
                    &[("place", &self.asked(name)?), ("item", &self.option(name, item))],
                ))
            }
            (
                ExpressionNode::Call(Function::Count, arguments),
                ExpressionNode::Literal(Literal::Number(n)),
            ) if count(*n).is_some() => {
                let [ExpressionNode::Question(name)] = &arguments[..] else { return None };
                let words = [("is", comparison_word(is)), ("n", count(*n)?.into())];
                Some(self.tell("condition-counted", &words, &[("place", &self.asked(name)?)]))
            }
            _ if self.is_truth(a) || self.is_truth(b) => None,
            _ => {
                let id = if self.is_day(a) || self.is_day(b) {
                    "condition-compared-days"
                } else {
                    "condition-compared"
                };
                Some(self.tell(
                    id,
                    &[("is", comparison_word(is))],
                    &[("a", &self.quantity(a)?), ("b", &self.quantity(b)?)],
                ))
            }
        }
    }

    /// A question compared with one of its options: with a text where it has none.
    fn chosen(
        &self,
        is: Comparison,
        order: &CodeOrder,
        name: &ExpressionName,
        code: &str,
    ) -> Option<RichText> {
        let codes = match order {
            CodeOrder::Options(codes) => codes,
            CodeOrder::Natural => return self.answered(name, &[code], is == Comparison::NotEqual),
        };
        if matches!(is, Comparison::Equal | Comparison::NotEqual) {
            return self.answered(name, &[code], is == Comparison::NotEqual);
        }
        let wanted = codes.iter().position(|known| known.as_str() == code)?;
        let fits = |at: usize| is.admits(at.cmp(&wanted));
        let fitting: Vec<&str> = codes
            .iter()
            .enumerate()
            .filter(|(at, _)| fits(*at))
            .map(|(_, code)| code.as_str())
            .collect();
        self.answered(name, &fitting, false)
    }

    /// Who gave one of these answers, or another one.
    fn answered(&self, name: &ExpressionName, codes: &[&str], not: bool) -> Option<RichText> {
        let place = self.asked(name)?;
        if codes.is_empty() {
            return None;
        }
        let answers: Vec<_> = codes.iter().map(|code| self.option(name, code)).collect();
        let id = if not { "condition-answered-not" } else { "condition-answered" };
        Some(self.tell(id, &[], &[("place", &place), ("answers", &self.either(&answers))]))
    }

    /// A value that is, or is not, one of several.
    pub(super) fn among(
        &self,
        item: &ExpressionNode,
        among: &ExpressionNode,
        not: bool,
    ) -> Option<RichText> {
        match (item, among) {
            (ExpressionNode::Literal(Literal::Text(code)), ExpressionNode::Question(name)) => {
                self.picked(Function::AnyOf, name, &[code], not)
            }
            (ExpressionNode::Question(name), ExpressionNode::List(list))
                if self.is_choice(name) =>
            {
                let codes: Option<Vec<&str>> =
                    list.iter()
                        .map(|literal| {
                            if let Literal::Text(code) = literal {
                                Some(code.as_str())
                            } else {
                                None
                            }
                        })
                        .collect();
                self.answered(name, &codes?, not)
            }
            (_, ExpressionNode::List(list)) => {
                let values: Vec<_> = list.iter().map(|literal| self.literal(literal)).collect();
                if let Some(place) = self.place(item) {
                    let id = if not { "condition-answered-not" } else { "condition-answered" };
                    return Some(self.tell(
                        id,
                        &[],
                        &[("place", &place), ("answers", &self.either(&values))],
                    ));
                }
                let id = if not { "condition-in-not" } else { "condition-in" };
                Some(self.tell(
                    id,
                    &[],
                    &[("a", &self.quantity(item)?), ("list", &RichText::joined(&values, ", "))],
                ))
            }
            (_, ExpressionNode::Question(name)) => {
                let id = if not { "condition-among-not" } else { "condition-among" };
                Some(self.tell(
                    id,
                    &[],
                    &[("a", &self.quantity(item)?), ("place", &self.asked(name)?)],
                ))
            }
            _ => None,
        }
    }

    /// Who chose one, all or none of some options.
    fn picked(
        &self,
        function: Function,
        name: &ExpressionName,
        codes: &[&str],
        not: bool,
    ) -> Option<RichText> {
        let options: Vec<_> = codes.iter().map(|code| self.option(name, code)).collect();
        let place = self.asked(name)?;
        let all = RichText::list(self.lang, &options);
        let (id, options) = match (function, not, codes.len()) {
            (_, _, 0) => return None,
            (Function::NoneOf, false, 1) | (Function::AnyOf | Function::AllOf, true, 1) => {
                ("condition-chose-not", all)
            }
            (Function::NoneOf, false, _) | (Function::AnyOf, true, _) => {
                ("condition-chose-none", all)
            }
            (Function::AllOf, true, _) => ("condition-chose-not-all", all),
            (Function::AllOf, false, _) => ("condition-chose", all),
            _ => ("condition-chose", self.either(&options)),
        };
        Some(self.tell(id, &[], &[("place", &place), ("options", &options)]))
    }

    /// A function that is true or false.
    pub(super) fn called(
        &self,
        function: Function,
        arguments: &[ExpressionNode],
        not: bool,
    ) -> Option<RichText> {
        let either = |yes: &'static str, no: &'static str| if not { no } else { yes };
        let id = match function {
            Function::Answered => either("condition-has-answer", "condition-no-answer"),
            Function::Asked => either("condition-was-asked", "condition-was-not-asked"),
            Function::Refused => either("condition-refused", "condition-refused-not"),
            Function::DontKnow => either("condition-dont-know", "condition-dont-know-not"),
            Function::AnyOf | Function::AllOf | Function::NoneOf => {
                let [ExpressionNode::Question(name), ExpressionNode::List(list)] = arguments else {
                    return None;
                };
                let code = |literal: &'_ Literal| {
                    if let Literal::Text(code) = literal { Some(code.clone()) } else { None }
                };
                let codes: Vec<String> = list.iter().filter_map(code).collect();
                return self.picked(
                    function,
                    name,
                    &codes.iter().map(String::as_str).collect::<Vec<_>>(),
                    not,
                );
            }
            Function::Matches => {
                let [text, ExpressionNode::Pattern(pattern)] = arguments else { return None };
                let id = either("condition-matches", "condition-matches-not");
                return Some(self.tell(
                    id,
                    &[("pattern", (&pattern.text).into())],
                    &[("a", &self.quantity(text)?)],
                ));
            }
            Function::If => {
                let [condition, yes, no] = arguments else { return None };
                let texts = [
                    ("who", &self.truth(condition, false)?),
                    ("yes", &self.truth(yes, not)?),
                    ("no", &self.truth(no, not)?),
                ];
                return Some(self.tell("condition-if", &[], &texts));
            }
            Function::Coalesce => {
                let parts = arguments
                    .iter()
                    .map(|part| self.truth(part, not))
                    .collect::<Option<Vec<_>>>()?;
                return Some(self.tell(
                    "condition-first-known",
                    &[],
                    &[("parts", &RichText::joined(&parts, "; "))],
                ));
            }
            _ => return None,
        };
        Some(self.tell(id, &[], &[("place", &self.place(arguments.first()?)?)]))
    }

    /// Whether a question has one of its options, or a text, as its answer.
    fn is_choice(&self, name: &ExpressionName) -> bool {
        self.question(name).is_some_and(|question| {
            matches!(question.kind, Kind::Single { .. } | Kind::Text { .. })
        })
    }

    /// Whether a value is a day.
    fn is_day(&self, node: &ExpressionNode) -> bool {
        match node {
            ExpressionNode::Literal(Literal::Date(_))
            | ExpressionNode::Call(Function::Today, _) => true,
            ExpressionNode::Question(name) => match self.computed(name) {
                Some(value) => self.is_day(value.tree()),
                None => self
                    .question(name)
                    .is_some_and(|question| matches!(question.kind, Kind::Date { .. })),
            },
            ExpressionNode::Call(Function::Min | Function::Max | Function::Coalesce, arguments) => {
                arguments.first().is_some_and(|node| self.is_day(node))
            }
            ExpressionNode::Call(Function::If, arguments) => {
                arguments.get(1).is_some_and(|node| self.is_day(node))
            }
            _ => false,
        }
    }
}

/// A number as a count of answers, if it is one.
fn count(n: f64) -> Option<u64> {
    n.to_string().parse().ok()
}
