//! What names stand for where they are used.

use std::rc::Rc;

use super::items::Place;
use super::shape::{Closure, Let, binding, closure, parts};
use super::source::{Kind, Node};

/// A step from a value into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// To each of its elements; to what an option holds.
    Each,
    /// To a part of a tuple.
    Part(usize),
}

/// What a name stands for.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    /// What an expression comes to, in its scope, and the way into that; `later` are the
    /// statements that may push more onto it.
    Made { nodes: &'a [Node], scope: Scope<'a>, way: Vec<Step>, later: &'a [Node] },
    /// A parameter of a function or closure, by their number and its place.
    Given { to: usize, at: usize, way: Vec<Step> },
    /// Something of a type.
    Kind(&'a str),
    /// A closure with a number of its own.
    Closure { number: usize, closure: Closure<'a>, scope: Scope<'a> },
    /// Nothing a reader can know.
    Unknown,
}

/// The number of what stands there, a function's body or a closure: no other has it that holds
/// anything.
pub(super) fn number(nodes: &[Node]) -> usize {
    nodes.as_ptr().addr()
}

/// The names in reach.
#[derive(Clone, Debug)]
pub(super) struct Scope<'a> {
    names: Option<Rc<Known<'a>>>,
    /// Where the code stands.
    pub(super) place: Place<'a>,
}

#[derive(Debug)]
struct Known<'a> {
    name: &'a str,
    value: Value<'a>,
    outer: Scope<'a>,
}

impl<'a> Value<'a> {
    /// What an expression comes to.
    pub(super) fn of(nodes: &'a [Node], scope: &Scope<'a>) -> Self {
        Self::Made { nodes, scope: scope.clone(), way: Vec::new(), later: &[] }
    }

    /// A step into it.
    pub(super) fn step(&self, step: Step) -> Self {
        let mut value = self.clone();
        match &mut value {
            Self::Made { way, .. } | Self::Given { way, .. } => way.push(step),
            Self::Closure { .. } | Self::Kind(_) | Self::Unknown => return Self::Unknown,
        }
        value
    }
}

impl<'a> Scope<'a> {
    /// No names, at a place.
    pub(super) fn at(place: Place<'a>) -> Self {
        Self { names: None, place }
    }

    /// What a name stands for.
    pub(super) fn find(&self, name: &str) -> Option<&Value<'a>> {
        let mut scope = self;
        while let Some(own) = &scope.names {
            if own.name == name {
                return Some(&own.value);
            }
            scope = &own.outer;
        }
        None
    }

    /// One more name.
    pub(super) fn with(&self, name: &'a str, value: Value<'a>) -> Self {
        let name = Known { name, value, outer: self.clone() };
        Self { names: Some(Rc::new(name)), place: self.place }
    }

    /// The names of a pattern.
    pub(super) fn bind(&self, pattern: &'a [Node], value: &Value<'a>) -> Self {
        let mut pattern = pattern;
        while let [first, rest @ ..] = pattern
            && (first.is("&") || first.says("mut") || first.says("ref"))
        {
            pattern = rest;
        }
        match pattern {
            [only] => {
                if let Some(name) = only.word() {
                    return self.with(name, value.clone());
                }
                if let Some(inside) = only.group('(') {
                    let inside = parts(inside);
                    if let [one] = inside[..] {
                        return self.bind(one, value);
                    }
                    return inside.iter().enumerate().fold(self.clone(), |scope, (at, part)| {
                        scope.bind(part, &value.step(Step::Part(at)))
                    });
                }
                if let Some(inside) = only.group('[') {
                    let each = value.step(Step::Each);
                    return parts(inside)
                        .iter()
                        .fold(self.clone(), |scope, part| scope.bind(part, &each));
                }
                self.clone()
            }
            [case, inside] if case.says("Some") || case.says("Ok") => {
                match inside.group('(') {
                    // What an option of a type holds is called by the same type.
                    Some(inside) if matches!(value, Value::Kind(_)) => self.bind(inside, value),
                    Some(inside) => self.bind(inside, &value.step(Step::Each)),
                    None => self.hide(pattern),
                }
            }
            _ => self.hide(pattern),
        }
    }

    /// Names of which nothing is known.
    fn hide(&self, pattern: &'a [Node]) -> Self {
        pattern.iter().fold(self.clone(), |scope, node| match (node.word(), &node.kind) {
            (Some(word), _) if word.starts_with(|c: char| c.is_ascii_lowercase()) => {
                scope.with(word, Value::Unknown)
            }
            (_, Kind::Group(_, inside)) => scope.hide(inside),
            _ => scope,
        })
    }

    /// The names at the end of a block.
    pub(super) fn at_end_of(&self, block: &'a [Node]) -> Self {
        let (mut scope, mut at) = (self.clone(), 0);
        while at < block.len() {
            match binding(block, at) {
                Some(found) if found.stands => {
                    scope = scope.set(&found, block);
                    at = found.end;
                }
                _ => at += 1,
            }
        }
        scope
    }

    /// The names after a `let` of a block.
    pub(super) fn set(&self, found: &Let<'a>, block: &'a [Node]) -> Self {
        let from = usize::from(found.value.first().is_some_and(|first| first.says("move")));
        if let Some(closure) = closure(found.value, from) {
            let number = number(found.value);
            let value = Value::Closure { number, closure, scope: self.clone() };
            return self.bind(found.pattern, &value);
        }
        let later = block.get(found.end..).unwrap_or_default();
        let value = Value::Made { nodes: found.value, scope: self.clone(), way: Vec::new(), later };
        self.bind(found.pattern, &value)
    }
}
