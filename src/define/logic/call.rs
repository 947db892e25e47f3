//! Checks calls against the table of functions.

use std::ops::Range;

use super::check::{Checker, Typed};
use super::fault::ExpressionFault;
use super::functions::{FUNCTIONS, Function, FunctionResult, Parameter, Signature};
use super::scope::Domain;
use super::syntax::{Form, Literal, Syntax};
use super::tree::{ExpressionNode, Pattern};
use super::types::{Sort, Type};
use mitreden_base::ids::Code;

/// What the arguments read so far say about those that follow.
#[derive(Default)]
struct Context {
    /// The question that is the first argument, with its items.
    question: Option<(Code, Vec<Code>)>,
    /// The type of those arguments that must be of the same type.
    same: Option<Type>,
}

impl Checker<'_> {
    /// Checks the call of a function.
    pub(super) fn call(
        &mut self,
        (name, name_range): &(String, Range<usize>),
        arguments: &[Syntax],
        range: &Range<usize>,
    ) -> Option<Typed> {
        let Some(signature) = Function::of_name(name) else {
            let names = FUNCTIONS.iter().map(|signature| signature.name).chain(["not"]);
            return self.fault(
                ExpressionFault::new("logic-unknown-function", name_range.clone())
                    .arg("function", name)
                    .nearest(name, names),
            );
        };
        if !signature.accepts(arguments.len()) {
            let fault =
                ExpressionFault::new("logic-argument-count", range.clone()).arg("function", name);
            return self.fault(fault.arg("got", arguments.len()).arg("usage", signature.usage));
        }
        let mut context = Context::default();
        let checked: Vec<_> = arguments
            .iter()
            .enumerate()
            .map(|(i, argument)| {
                self.argument(signature, signature.parameter(i)?, argument, &mut context)
            })
            .collect();
        let nodes = checked.into_iter().collect::<Option<_>>()?;
        let plain = match signature.gives {
            FunctionResult::Truth => Type::Truth,
            FunctionResult::Number => Type::Number,
            FunctionResult::Date => Type::Date,
            FunctionResult::Same => context.same?,
        };
        Some(Typed {
            node: ExpressionNode::Call(signature.function, nodes),
            sort: Sort::Plain(plain),
        })
    }

    fn argument(
        &mut self,
        signature: &Signature,
        parameter: Parameter,
        syntax: &Syntax,
        context: &mut Context,
    ) -> Option<ExpressionNode> {
        match parameter {
            Parameter::Question
            | Parameter::Ranking
            | Parameter::Several
            | Parameter::Items
            | Parameter::Amounts => self.question_argument(signature, parameter, syntax, context),
            Parameter::Code => {
                let Form::Literal(Literal::Text(written)) = &syntax.form else {
                    return self.needs_code(syntax);
                };
                self.item(written, &syntax.range, context)
                    .map(|code| ExpressionNode::Literal(Literal::Text(code)))
            }
            Parameter::Codes => {
                let Form::List(list) = &syntax.form else {
                    return self.fault(
                        ExpressionFault::new("logic-list-wanted", syntax.range.clone())
                            .arg("usage", signature.usage),
                    );
                };
                let literals = self.literals(list, &syntax.range)?;
                let codes: Vec<_> = literals
                    .iter()
                    .zip(list)
                    .map(|(literal, syntax)| match literal {
                        Literal::Text(written) => {
                            self.item(written, &syntax.range, context).map(Literal::Text)
                        }
                        _ => self.needs_code(syntax),
                    })
                    .collect();
                codes.into_iter().collect::<Option<_>>().map(ExpressionNode::List)
            }
            Parameter::Pattern => {
                let Form::Literal(Literal::Text(text)) = &syntax.form else {
                    return self
                        .fault(ExpressionFault::new("logic-pattern-wanted", syntax.range.clone()));
                };
                match Pattern::new(text) {
                    Ok(pattern) => Some(ExpressionNode::Pattern(pattern)),
                    Err(reason) => {
                        let fault = ExpressionFault::new("logic-pattern", syntax.range.clone());
                        self.fault(fault.arg("cause", pattern_cause(&reason)).arg("reason", reason))
                    }
                }
            }
            Parameter::Truth => self.truth(syntax),
            Parameter::Number => self.value_argument(signature, syntax, &[Type::Number]),
            Parameter::Date => self.value_argument(signature, syntax, &[Type::Date]),
            Parameter::Text => {
                let typed = self.value(syntax)?;
                match typed.sort {
                    Sort::Plain(Type::Text) => Some(typed.node),
                    _ => self.wrong_type(signature, syntax, typed.sort.word()),
                }
            }
            Parameter::Same => self.like_the_others(signature, syntax, None, context),
            Parameter::Magnitude => {
                self.like_the_others(signature, syntax, Some(&[Type::Number, Type::Date]), context)
            }
        }
    }

    fn question_argument(
        &mut self,
        signature: &Signature,
        parameter: Parameter,
        syntax: &Syntax,
        context: &mut Context,
    ) -> Option<ExpressionNode> {
        let (subject, node) = self.question(syntax)?;
        let whole = matches!(node, ExpressionNode::Question(_));
        let fits = match (&subject.domain, parameter) {
            (_, Parameter::Question) => true,
            (
                Domain::Ranking { .. },
                Parameter::Ranking | Parameter::Several | Parameter::Items,
            )
            | (Domain::Choices { .. }, Parameter::Several | Parameter::Items)
            | (
                Domain::Points { .. } | Domain::Rows { .. },
                Parameter::Items | Parameter::Amounts,
            ) => whole,
            _ => false,
        };
        if let ExpressionNode::Question(name) = &node {
            context.question = fits.then(|| (name.id.clone(), subject.domain.codes().to_vec()));
        }
        if fits {
            return Some(node);
        }
        let word = if whole { subject.domain.word() } else { "number" };
        self.wrong_type(signature, syntax, word)
    }

    /// An item of the question in first place; silent if that question was at fault.
    fn item(&mut self, written: &str, range: &Range<usize>, context: &Context) -> Option<String> {
        let (question, codes) = context.question.as_ref()?;
        self.code("logic-unknown-option", (written, range), question, codes)
            .map(|code| code.as_str().to_owned())
    }

    fn needs_code<T>(&mut self, syntax: &Syntax) -> Option<T> {
        let fault = ExpressionFault::new("logic-code-wanted", syntax.range.clone());
        match &syntax.form {
            Form::Name(written) => self.fault(fault.suggest(format!("'{written}'"))),
            Form::Literal(literal @ Literal::Number(_)) => {
                self.fault(fault.suggest(format!("'{literal}'")))
            }
            _ => self.fault(fault),
        }
    }

    fn wrong_type<T>(&mut self, signature: &Signature, syntax: &Syntax, got: &str) -> Option<T> {
        let fault = ExpressionFault::new("logic-argument-type", syntax.range.clone())
            .arg("function", signature.name);
        self.fault(fault.arg("got", got).arg("usage", signature.usage))
    }

    fn value_argument(
        &mut self,
        signature: &Signature,
        syntax: &Syntax,
        fits: &[Type],
    ) -> Option<ExpressionNode> {
        let Typed { node, sort } = self.value(syntax)?;
        if fits.contains(&sort.plain()) {
            Some(node)
        } else {
            self.wrong_type(signature, syntax, sort.word())
        }
    }

    fn like_the_others(
        &mut self,
        signature: &Signature,
        syntax: &Syntax,
        fits: Option<&[Type]>,
        context: &mut Context,
    ) -> Option<ExpressionNode> {
        let Typed { node, sort } = self.value(syntax)?;
        let plain = sort.plain();
        if fits.is_some_and(|fits| !fits.contains(&plain)) {
            return self.wrong_type(signature, syntax, sort.word());
        }
        let same = *context.same.get_or_insert(plain);
        if same == plain {
            return Some(node);
        }
        let fault = ExpressionFault::new("logic-mixed", syntax.range.clone())
            .arg("function", signature.name);
        self.fault(fault.arg("first", same.word()).arg("got", sort.word()))
    }
}

/// The word for what is wrong with a pattern, where the catalogue has words of its own for it.
fn pattern_cause(reason: &str) -> &'static str {
    match reason {
        "unclosed group" | "unopened group" => "group",
        "unclosed character class" => "class",
        "repetition operator missing expression" => "repeat",
        "unrecognized escape sequence" => "escape",
        _ => "other",
    }
}
