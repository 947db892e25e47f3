//! The functions and constants of the program by their names, and which a call may mean.

use std::collections::BTreeMap;

use super::house::Source;
use super::items::{Function, Items, Place};
use super::scope::{Scope, Value};
use super::shape::{parts, receiver, without_types};
use super::source::{Kind, Node};

/// All functions, constants and fields.
#[derive(Debug)]
pub(super) struct Program<'a> {
    pub(super) items: Items<'a>,
    names: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Program<'a> {
    /// Collects them from the sources.
    pub(super) fn of(sources: &'a [Source]) -> Self {
        let mut items = Items::default();
        for (source, own) in sources.iter().enumerate() {
            items.collect(&own.nodes, Place { source, owner: None });
        }
        let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, function) in items.functions.iter().enumerate() {
            names.entry(function.name).or_default().push(at);
        }
        Self { items, names }
    }

    /// The functions of a name that fit; those that are nearer hide the others.
    fn named(
        &self,
        name: &str,
        fits: impl Fn(&Function<'a>) -> bool,
        is_near: impl Fn(&Function<'a>) -> bool,
    ) -> Vec<Function<'a>> {
        let all = self.names.get(name).map_or(&[][..], |all| all);
        let all: Vec<_> = all
            .iter()
            .map(|at| self.items.functions[*at])
            .filter(|function| fits(function))
            .collect();
        let near: Vec<_> = all.iter().copied().filter(|function| is_near(function)).collect();
        if near.is_empty() { all } else { near }
    }

    /// The methods that a call may mean.
    pub(super) fn methods(
        &self,
        of: &'a [Node],
        name: &str,
        args: usize,
        scope: &Scope<'a>,
    ) -> Vec<Function<'a>> {
        let kind = self.kind(of, scope, 0);
        let is_near = |function: &Function<'a>| kind.is_some() && function.place.owner == kind;
        let fits =
            |function: &Function<'a>| function.takes_self() && function.params().len() == args;
        self.named(name, fits, is_near)
    }

    /// The functions that a call by a plain name or a path may mean; a method takes itself as its
    /// first argument there.
    pub(super) fn plain(
        &self,
        callee: &'a [Node],
        args: usize,
        place: Place<'a>,
    ) -> Vec<Function<'a>> {
        let callee = without_types(callee);
        let Some(name) = callee.last().and_then(Node::word) else { return Vec::new() };
        let owner = path(callee, place);
        let fits = |function: &Function<'a>| {
            let itself = usize::from(function.takes_self());
            owner.is_none_or(|_| function.place.owner == owner)
                && (owner.is_some() || itself == 0)
                && function.params().len() + itself == args
        };
        let is_near =
            |function: &Function<'a>| owner.is_some() || function.place.source == place.source;
        self.named(name, fits, is_near)
    }

    /// The type of an expression, where it can be seen.
    fn kind(&self, nodes: &'a [Node], scope: &Scope<'a>, depth: usize) -> Option<&'a str> {
        let (last, before) = nodes.split_last()?;
        if depth > 8 {
            return None;
        }
        match (&last.kind, before) {
            (Kind::Operator("?"), _) => self.kind(before, scope, depth + 1),
            (_, [operator]) if operator.is("&") || operator.is("*") => {
                self.kind(&nodes[1..], scope, depth + 1)
            }
            (Kind::Word(word), []) if word == "self" => scope.place.owner,
            (Kind::Word(word), []) => match scope.find(word)? {
                Value::Kind(kind) => Some(kind),
                Value::Made { nodes, scope, way, .. } if way.is_empty() => {
                    self.kind(nodes, scope, depth + 1)
                }
                _ => None,
            },
            (Kind::Word(field), [of @ .., dot]) if dot.is(".") => {
                let of = self.kind(of, scope, depth + 1)?;
                self.items.fields.get(&(of, field.as_str())).copied()
            }
            (Kind::Word(_), [.., operator]) if operator.is("::") => path(nodes, scope.place),
            (Kind::Group('(', inside), [.., dot, name]) if dot.is(".") => {
                let of = receiver(nodes, nodes.len() - 3);
                let name = name.word()?;
                if ["clone", "as_ref", "unwrap_or_default"].contains(&name) {
                    return self.kind(of, scope, depth + 1);
                }
                match &self.methods(of, name, parts(inside).len(), scope)[..] {
                    [only] => only.returns(),
                    _ => None,
                }
            }
            (Kind::Group('(', inside), callee) => {
                match &self.plain(callee, parts(inside).len(), scope.place)[..] {
                    [only] => only.returns(),
                    _ => None,
                }
            }
            (Kind::Group('{', _), [.., name]) => {
                let name =
                    name.word().filter(|n| n.starts_with(|c: char| c.is_ascii_uppercase()))?;
                if name == "Self" { scope.place.owner } else { Some(name) }
            }
            _ => None,
        }
    }
}

/// The type that a path begins with: `Type::name`.
pub(super) fn path<'a>(callee: &'a [Node], place: Place<'a>) -> Option<&'a str> {
    match callee {
        [.., of, operator, _] if operator.is("::") => {
            let of = of.word().filter(|n| n.starts_with(|c: char| c.is_ascii_uppercase()))?;
            if of == "Self" { place.owner } else { Some(of) }
        }
        _ => None,
    }
}
