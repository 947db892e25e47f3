//! From the tree as written to the checked one: names are looked up, types and options compared.

use std::ops::Range;

use super::fault::ExpressionFault;
use super::scope::{Domain, QuestionStanding, Scope, Subject};
use super::syntax::{Comparison, Form, Literal, Syntax};
use super::tree::{CodeOrder, ExpressionName, ExpressionNode};
use super::types::{Sort, Type};
use mitreden_base::diagnostics::listed;
use mitreden_base::ids::Code;

/// A checked part with what is known of its value.
pub(super) struct Typed {
    pub(super) node: ExpressionNode,
    pub(super) sort: Sort,
}

/// Checks an expression part by part. What is faulty is told once and then `None`, so that no fault
/// brings others.
pub(super) struct Checker<'a> {
    pub(super) scope: &'a dyn Scope,
    pub(super) faults: Vec<ExpressionFault>,
    /// The questions that are named.
    pub(super) references: Vec<(Range<usize>, ExpressionName)>,
    /// The conditions that are not made of conditions.
    pub(super) leaves: Vec<(Range<usize>, ExpressionNode)>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(scope: &'a dyn Scope) -> Self {
        Self { scope, faults: Vec::new(), references: Vec::new(), leaves: Vec::new() }
    }

    pub(super) fn fault<T>(&mut self, fault: ExpressionFault) -> Option<T> {
        self.faults.push(fault);
        None
    }

    /// Checks a part that must be true or false.
    pub(super) fn truth(&mut self, syntax: &Syntax) -> Option<ExpressionNode> {
        let Typed { node, sort } = self.value(syntax)?;
        if sort.plain() == Type::Truth {
            return Some(node);
        }
        self.fault(
            ExpressionFault::new("logic-not-a-condition", syntax.range.clone())
                .arg("got", sort.word()),
        )
    }

    fn number(&mut self, syntax: &Syntax) -> Option<ExpressionNode> {
        let Typed { node, sort } = self.value(syntax)?;
        if sort.plain() == Type::Number {
            return Some(node);
        }
        self.fault(
            ExpressionFault::new("logic-not-a-number", syntax.range.clone())
                .arg("got", sort.word()),
        )
    }

    /// Checks a part that stands for a value.
    pub(super) fn value(&mut self, syntax: &Syntax) -> Option<Typed> {
        let plain = |node, plain| Some(Typed { node, sort: Sort::Plain(plain) });
        match &syntax.form {
            Form::Literal(literal) => {
                plain(ExpressionNode::Literal(literal.clone()), literal.plain())
            }
            Form::List(_) => {
                self.fault(ExpressionFault::new("logic-list-here", syntax.range.clone()))
            }
            Form::Name(name) => self.question_value(name, &syntax.range),
            Form::Row { .. } => {
                self.question(syntax).and_then(|(_, node)| plain(node, Type::Number))
            }
            Form::Call { name, arguments } => self.call(name, arguments, &syntax.range),
            Form::Not(part) => self
                .truth(part)
                .and_then(|part| plain(ExpressionNode::Not(Box::new(part)), Type::Truth)),
            Form::Chain(junction, parts) => {
                let checked: Vec<_> = parts.iter().map(|part| self.truth(part)).collect();
                let parts = checked.into_iter().collect::<Option<_>>()?;
                plain(ExpressionNode::Chain(*junction, parts), Type::Truth)
            }
            Form::Math(operator, a, b) => {
                let (a, b) = (self.number(a), self.number(b));
                plain(ExpressionNode::Math(*operator, Box::new(a?), Box::new(b?)), Type::Number)
            }
            Form::Compare(comparison, a, b) => {
                let node = self.compare(*comparison, a, b, &syntax.range)?;
                self.leaves.push((syntax.range.clone(), node.clone()));
                plain(node, Type::Truth)
            }
            Form::In { item, among, negated } => {
                let (item, among) = self.within(item, among)?;
                let node = ExpressionNode::In {
                    item: Box::new(item),
                    among: Box::new(among),
                    negated: *negated,
                };
                self.leaves.push((syntax.range.clone(), node.clone()));
                plain(node, Type::Truth)
            }
        }
    }

    /// Looks a question up. It may be named here, whatever its type.
    pub(super) fn subject(
        &mut self,
        name: &str,
        range: &Range<usize>,
    ) -> Option<(Subject, ExpressionName)> {
        let Some(subject) = self.scope.find(name) else { return self.unknown(name, range) };
        let fault = match subject.standing {
            QuestionStanding::Known if subject.domain == Domain::Note => "logic-note",
            QuestionStanding::Known => {
                let name = ExpressionName { id: Code::new(name), question: subject.question };
                self.references.push((range.clone(), name.clone()));
                return Some((subject, name));
            }
            QuestionStanding::Itself => "logic-itself",
            QuestionStanding::Later => "logic-later",
        };
        self.fault(ExpressionFault::new(fault, range.clone()).arg("question", name))
    }

    fn unknown<T>(&mut self, name: &str, range: &Range<usize>) -> Option<T> {
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            return self
                .fault(ExpressionFault::new("logic-number", range.clone()).arg("written", name));
        }
        let known = |name| ExpressionFault::new(name, range.clone());
        if let Some(signature) = super::functions::Function::of_name(name) {
            return self.fault(
                known("logic-function-bare")
                    .arg("function", name)
                    .arg("usage", signature.usage)
                    .suggest(signature.usage),
            );
        }
        let ids = self.scope.ids().into_iter().chain(["true", "false"]);
        let fault = known("logic-unknown-question").arg("question", name).nearest(name, ids);
        self.fault(fault)
    }

    /// A question or a row of a matrix, of any type.
    pub(super) fn question(&mut self, syntax: &Syntax) -> Option<(Subject, ExpressionNode)> {
        match &syntax.form {
            Form::Name(name) => self
                .subject(name, &syntax.range)
                .map(|(subject, name)| (subject, ExpressionNode::Question(name))),
            Form::Row { name: (name, range), row: (row, row_range) } => {
                let (subject, name) = self.subject(name, range)?;
                let Domain::Rows { codes, .. } = &subject.domain else {
                    let fault = ExpressionFault::new("logic-no-rows", row_range.clone());
                    return self.fault(fault.arg("question", &name.id));
                };
                let row = self.code("logic-unknown-row", (row, row_range), &name.id, codes)?;
                Some((subject, ExpressionNode::Row(name, row)))
            }
            _ => self.fault(ExpressionFault::new("logic-not-a-question", syntax.range.clone())),
        }
    }

    /// The code of an option, item or row of a question.
    pub(super) fn code(
        &mut self,
        kind: &'static str,
        (written, range): (&str, &Range<usize>),
        question: &Code,
        codes: &[Code],
    ) -> Option<Code> {
        let found = codes.iter().find(|code| code.as_str() == written);
        if found.is_none() {
            let fault = ExpressionFault::new(kind, range.clone())
                .arg("code", written)
                .arg("question", question)
                .arg("all", listed(codes.iter().map(Code::as_str)));
            self.faults.push(fault.nearest(written, codes.iter().map(Code::as_str)));
        }
        found.cloned()
    }

    fn question_value(&mut self, name: &str, range: &Range<usize>) -> Option<Typed> {
        let (subject, name) = self.subject(name, range)?;
        let Some(sort) = Sort::of(&subject.domain) else {
            let row = subject.domain.codes().first().map_or("", Code::as_str);
            let fault = ExpressionFault::new("logic-no-single-value", range.clone())
                .arg("question", &name.id);
            return self.fault(fault.arg("type", subject.domain.word()).arg("code", row));
        };
        Some(Typed { node: ExpressionNode::Question(name), sort })
    }

    /// Whether a name is no question but the code of an option of what it is held against: its
    /// quotes are missing.
    fn unquoted(&mut self, a: &Syntax, b: &Syntax) -> bool {
        let mut told = false;
        for (code, question) in [(a, b), (b, a)] {
            if let (Form::Name(code_name), Form::Name(question)) = (&code.form, &question.form)
                && self.scope.find(code_name).is_none()
                && let Some(subject) = self.scope.find(question)
                && subject.domain.codes().iter().any(|known| known.as_str() == code_name)
            {
                let fault = ExpressionFault::new("logic-code-quotes", code.range.clone())
                    .arg("code", code_name);
                self.faults.push(fault.suggest(format!("'{code_name}'")));
                told = true;
            }
        }
        told
    }

    fn compare(
        &mut self,
        comparison: Comparison,
        a: &Syntax,
        b: &Syntax,
        range: &Range<usize>,
    ) -> Option<ExpressionNode> {
        if self.unquoted(a, b) {
            return None;
        }
        let (left, right) = (self.value(a), self.value(b));
        let (left, right) = (left?, right?);
        if left.sort.plain() != right.sort.plain() {
            let fault = ExpressionFault::new("logic-compare", range.clone());
            let fault = fault.arg("left", left.sort.word()).arg("right", right.sort.word());
            let meant = rewritten(&left, b).or_else(|| rewritten(&right, a));
            return self.fault(ExpressionFault { suggestion: meant, ..fault });
        }
        let known =
            [(&left, &right, b), (&right, &left, a)].map(|(question, other, syntax)| {
                match (question, &other.node) {
                    (
                        Typed {
                            node: ExpressionNode::Question(name),
                            sort: Sort::Option { codes, .. },
                        },
                        ExpressionNode::Literal(Literal::Text(code)),
                    ) => self
                        .code("logic-unknown-option", (code, &syntax.range), &name.id, codes)
                        .is_some(),
                    _ => true,
                }
            });
        let order = if comparison.orders() {
            self.order(&left, &right, range)
        } else {
            Some(CodeOrder::Natural)
        };
        known.iter().all(|known| *known).then_some(())?;
        Some(ExpressionNode::Compare(comparison, order?, Box::new(left.node), Box::new(right.node)))
    }

    /// The order of two values of the same type.
    fn order(&mut self, a: &Typed, b: &Typed, range: &Range<usize>) -> Option<CodeOrder> {
        let literal = |typed: &Typed| matches!(typed.node, ExpressionNode::Literal(_));
        let kind = match (&a.sort, &b.sort) {
            (Sort::Plain(Type::Number | Type::Date), _) => return Some(CodeOrder::Natural),
            (Sort::Option { ordered: false, .. }, _) | (_, Sort::Option { ordered: false, .. }) => {
                "logic-order-options"
            }
            (Sort::Option { codes, .. }, Sort::Option { codes: others, .. }) if codes == others => {
                return Some(CodeOrder::Options(codes.clone()));
            }
            (Sort::Option { .. }, Sort::Option { .. }) => "logic-order-differs",
            (Sort::Option { codes, .. }, _) if literal(b) => {
                return Some(CodeOrder::Options(codes.clone()));
            }
            (_, Sort::Option { codes, .. }) if literal(a) => {
                return Some(CodeOrder::Options(codes.clone()));
            }
            _ => "logic-order",
        };
        self.fault(ExpressionFault::new(kind, range.clone()).arg("type", a.sort.word()))
    }

    /// The parts before and after `in`.
    fn within(
        &mut self,
        item: &Syntax,
        among: &Syntax,
    ) -> Option<(ExpressionNode, ExpressionNode)> {
        if let Form::List(list) = &among.form {
            let item = self.value(item);
            let literals = self.literals(list, &among.range);
            let (item, literals) = (item?, literals?);
            let mut right = true;
            for (literal, syntax) in literals.iter().zip(list) {
                if literal.plain() != item.sort.plain() {
                    let fault = ExpressionFault::new("logic-compare", syntax.range.clone());
                    let fault =
                        fault.arg("left", item.sort.word()).arg("right", literal.plain().word());
                    self.faults
                        .push(ExpressionFault { suggestion: rewritten(&item, syntax), ..fault });
                    right = false;
                } else if let (
                    Sort::Option { codes, .. },
                    ExpressionNode::Question(name),
                    Literal::Text(code),
                ) = (&item.sort, &item.node, literal)
                {
                    right &= self
                        .code("logic-unknown-option", (code, &syntax.range), &name.id, codes)
                        .is_some();
                }
            }
            return right.then_some((item.node, ExpressionNode::List(literals)));
        }
        if self.unquoted(item, among) {
            return None;
        }
        if !matches!(among.form, Form::Name(_) | Form::Row { .. }) {
            return self.fault(ExpressionFault::new("logic-in", among.range.clone()));
        }
        let left = self.value(item);
        let (subject, node) = self.question(among)?;
        let left = left?;
        let (
            Domain::Choices { codes, .. } | Domain::Ranking { codes, .. },
            ExpressionNode::Question(name),
        ) = (&subject.domain, &node)
        else {
            let fault = ExpressionFault::new("logic-in-question", among.range.clone());
            return self.fault(fault.arg("type", subject.domain.word()));
        };
        match &left.node {
            ExpressionNode::Literal(Literal::Text(code)) => {
                self.code("logic-unknown-option", (code, &item.range), &name.id, codes)?;
            }
            _ if left.sort.plain() == Type::Text => {}
            _ => {
                let fault = ExpressionFault::new("logic-compare", item.range.clone());
                let fault = fault.arg("left", left.sort.word()).arg("right", "single");
                let options = Sort::Option { codes: codes.as_slice().into(), ordered: false };
                let meant = rewritten(&Typed { node: node.clone(), sort: options }, item);
                return self.fault(ExpressionFault { suggestion: meant, ..fault });
            }
        }
        Some((left.node, node))
    }

    /// The values of a list: literals of one type.
    pub(super) fn literals(
        &mut self,
        list: &[Syntax],
        range: &Range<usize>,
    ) -> Option<Vec<Literal>> {
        if list.is_empty() {
            return self.fault(ExpressionFault::new("logic-list-empty", range.clone()));
        }
        let one = |part: &Syntax| match &part.form {
            Form::Literal(literal) => Some(literal.clone()),
            Form::Name(name) => {
                let fault = ExpressionFault::new("logic-list-literal", part.range.clone());
                self.fault(if name.contains('\'') {
                    fault
                } else {
                    fault.suggest(format!("'{name}'"))
                })
            }
            _ => self.fault(ExpressionFault::new("logic-list-literal", part.range.clone())),
        };
        let literals: Vec<_> = list.iter().map(one).collect();
        literals.into_iter().collect()
    }
}

/// How a literal of the wrong type was probably meant: a number that is a code, or a day in quotes.
fn rewritten(other: &Typed, literal: &Syntax) -> Option<String> {
    match (&other.sort, &literal.form) {
        (
            Sort::Option { codes, .. },
            Form::Literal(literal @ (Literal::Number(_) | Literal::Truth(_))),
        ) => {
            let written = literal.to_string();
            codes.iter().any(|code| code.as_str() == written).then(|| format!("'{written}'"))
        }
        (Sort::Plain(Type::Number), Form::Literal(Literal::Text(text))) => text
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite())
            .map(|number| number.to_string()),
        (Sort::Plain(Type::Date), Form::Literal(Literal::Text(text))) => {
            text.parse::<chrono::NaiveDate>().ok().map(|date| date.to_string())
        }
        _ => None,
    }
}
