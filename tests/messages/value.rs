//! The texts that an expression may come to: ids of messages, names of words.

use std::collections::BTreeSet;

use super::found::{Found, Hole, Written};
use super::items::{Function, type_name};
use super::program::{Program, path};
use super::scope::{Scope, Step, Value, number};
use super::shape::{
    Closure, arms, binding, branches, closure, end_of, parts, receiver, tail, without_types,
};
use super::source::{Kind, Node};

/// Calls followed no deeper than this.
const DEEPEST: usize = 30;

/// Where an expression is read: the names in reach, and how deep that is.
#[derive(Clone, Debug)]
pub(super) struct TextStyle<'a> {
    pub(super) scope: Scope<'a>,
    pub(super) depth: usize,
}

impl<'a> TextStyle<'a> {
    fn within(&self, scope: Scope<'a>) -> Self {
        Self { scope, depth: self.depth }
    }
}

impl<'a> Program<'a> {
    /// The texts at the end of a way into an expression.
    pub(super) fn texts(&self, nodes: &'a [Node], look: &TextStyle<'a>, way: &[Step]) -> Found {
        if look.depth > DEEPEST {
            return Found::unknown();
        }
        let look = &TextStyle { depth: look.depth + 1, ..look.clone() };
        let mut nodes = nodes;
        while let [first, rest @ ..] = nodes
            && (["&", "*", "&&"].iter().any(|operator| first.is(operator))
                || first.says("mut")
                || first.says("move"))
        {
            nodes = rest;
        }
        if let Some(cast) = nodes.iter().position(|node| node.says("as")) {
            nodes = &nodes[..cast];
        }
        match nodes {
            [] => Found::unknown(),
            // What goes elsewhere comes to nothing here.
            [first, ..] if ["return", "continue", "break"].iter().any(|w| first.says(w)) => {
                Found::default()
            }
            [only] => self.one(only, look, way),
            [first, ..] if first.says("if") => {
                let Some((branches, end)) = branches(nodes) else { return Found::unknown() };
                if end != nodes.len() {
                    return self.chained(nodes, look, way);
                }
                let each = branches.into_iter().map(|(asks, block)| {
                    let scope = match binding(asks, 0) {
                        Some(found) if !asks.is_empty() => {
                            look.scope.bind(found.pattern, &Value::of(found.value, &look.scope))
                        }
                        _ => look.scope.clone(),
                    };
                    self.block(block, &look.within(scope), way)
                });
                each.fold(Found::default(), Found::and)
            }
            [first, asked @ .., block] if first.says("match") && block.group('{').is_some() => {
                let asked = Value::of(asked, &look.scope);
                let arms = arms(block.group('{').unwrap_or_default());
                let each = arms.into_iter().map(|(pattern, _, body)| {
                    self.texts(body, &look.within(look.scope.bind(pattern, &asked)), way)
                });
                each.fold(Found::default(), Found::and)
            }
            _ => self.chained(nodes, look, way),
        }
    }

    /// The texts that a block comes to.
    fn block(&self, block: &'a [Node], look: &TextStyle<'a>, way: &[Step]) -> Found {
        match tail(block) {
            // It ends with a statement that goes elsewhere.
            [] => Found::default(),
            tail => self.texts(tail, &look.within(look.scope.at_end_of(block)), way),
        }
    }

    /// The texts of a single word, text or bracket.
    fn one(&self, node: &'a Node, look: &TextStyle<'a>, way: &[Step]) -> Found {
        match &node.kind {
            // An option is stepped into as a list is: what is left of the way led out of it.
            Kind::Text(text) if way.iter().all(|step| *step == Step::Each) => {
                let key = std::ptr::from_ref(node).addr();
                let written = Written { source: look.scope.place.source, line: node.line, key };
                let texts = BTreeSet::from([(text.clone(), Some(written))]);
                Found { texts, ..Found::default() }
            }
            Kind::Word(word) if word == "None" => Found::default(),
            Kind::Word(word) => match look.scope.find(word) {
                Some(value) => self.value(word, value, look, way),
                None => self.constant(std::slice::from_ref(node), look, way),
            },
            Kind::Group('(', inside) => {
                let inside = parts(inside);
                match (&inside[..], way) {
                    ([one], _) => self.texts(one, look, way),
                    (_, [Step::Part(at), rest @ ..]) => match inside.get(*at) {
                        Some(part) => self.texts(part, look, rest),
                        None => Found::unknown(),
                    },
                    (_, [Step::Each, rest @ ..]) => self.one(node, look, rest),
                    _ => Found::unknown(),
                }
            }
            Kind::Group('[', inside) => match way {
                [Step::Each, rest @ ..] => parts(inside)
                    .into_iter()
                    .map(|part| self.texts(part, look, rest))
                    .fold(Found::default(), Found::and),
                _ => Found::unknown(),
            },
            Kind::Group(_, inside) => self.block(inside, look, way),
            _ => Found::unknown(),
        }
    }

    /// The texts of a constant, by its name or path.
    fn constant(&self, named: &'a [Node], look: &TextStyle<'a>, way: &[Step]) -> Found {
        let name = named.last().and_then(Node::word).unwrap_or_default();
        let all = self.items.constants.get(name).map_or(&[][..], |all| all);
        let owner = path(named, look.scope.place);
        let mut own = all.iter().filter(|one| owner.is_none_or(|_| one.place.owner == owner));
        let near = own.clone().find(|one| one.place.source == look.scope.place.source);
        match near.or_else(|| own.next().filter(|_| own.next().is_none())) {
            Some(one) => self.texts(one.value, &look.within(Scope::at(one.place)), way),
            None => Found::unknown(),
        }
    }

    /// The texts of what a name stands for.
    pub(super) fn value(
        &self,
        name: &str,
        value: &Value<'a>,
        look: &TextStyle<'a>,
        way: &[Step],
    ) -> Found {
        match value {
            Value::Made { nodes, scope, way: into, later } => {
                let look = look.within(scope.clone());
                let way: Vec<_> = into.iter().chain(way).copied().collect();
                let found = self.texts(nodes, &look, &way);
                let mut pushed = Vec::new();
                pushes(later, name, &mut pushed);
                let pushed = pushed.into_iter().map(|(method, what)| match (method, &way[..]) {
                    ("push", [Step::Each, rest @ ..]) => self.texts(what, &look, rest),
                    ("extend", _) => self.texts(what, &look, &way),
                    _ => Found::unknown(),
                });
                pushed.fold(found, Found::and)
            }
            Value::Given { to, at, way: into } => {
                let way = into.iter().chain(way).copied().collect();
                let hole = Hole { to: *to, at: *at, way, around: <(String, String)>::default() };
                Found { holes: BTreeSet::from([hole]), ..Found::default() }
            }
            Value::Closure { .. } | Value::Kind(_) | Value::Unknown => Found::unknown(),
        }
    }

    /// The texts of something with a call, an index or a macro at its end.
    fn chained(&self, nodes: &'a [Node], look: &TextStyle<'a>, way: &[Step]) -> Found {
        let Some((last, before)) = nodes.split_last() else { return Found::unknown() };
        match (&last.kind, before) {
            (Kind::Operator("?"), _) => self.texts(before, look, way),
            (Kind::Group('[', _), [.., operator]) if operator.is("!") => self.one(last, look, way),
            (Kind::Group('(', inside), [.., name, operator]) if operator.is("!") => {
                if name.says("format") { self.format(inside, look) } else { Found::unknown() }
            }
            (Kind::Group('[', inside), _) => {
                if inside.iter().any(|node| node.is("..") || node.is("..=")) {
                    self.texts(before, look, way)
                } else {
                    self.texts(before, look, &[&[Step::Each], way].concat())
                }
            }
            (Kind::Group('(', inside), _) => {
                let callee = without_types(before);
                match callee {
                    [.., dot, name] if dot.is(".") => {
                        let of = receiver(callee, callee.len() - 2);
                        if of.len() + 2 != callee.len() {
                            return Found::unknown();
                        }
                        self.method(of, name.word().unwrap_or_default(), &parts(inside), look, way)
                    }
                    [.., name] => {
                        let args = parts(inside);
                        let name = name.word().unwrap_or_default();
                        match (name, &args[..]) {
                            ("Some" | "Ok" | "from", [only]) => self.texts(only, look, way),
                            ("Err", _) | ("new", []) => Found::default(),
                            _ => self.called(callee, name, &args, look, way),
                        }
                    }
                    [] => Found::unknown(),
                }
            }
            (Kind::Word(_), [.., operator]) if operator.is("::") => self.constant(nodes, look, way),
            _ => Found::unknown(),
        }
    }

    /// What a method makes of what it is called on.
    fn method(
        &self,
        of: &'a [Node],
        name: &'a str,
        args: &[&'a [Node]],
        look: &TextStyle<'a>,
        way: &[Step],
    ) -> Found {
        let each = |rest: &[Step]| [&[Step::Each], rest].concat();
        let rest = match way {
            [Step::Each, rest @ ..] => rest,
            _ => way,
        };
        match (name, args) {
            (
                "iter" | "into_iter" | "iter_mut" | "copied" | "cloned" | "rev" | "to_vec"
                | "as_slice" | "as_ref" | "as_deref" | "as_str" | "to_owned" | "to_string" | "into"
                | "clone" | "collect" | "peekable" | "unwrap_or_default" | "flatten",
                [],
            )
            | ("filter" | "skip" | "take" | "take_while" | "skip_while" | "ok_or_else", [_]) => {
                self.texts(of, look, way)
            }
            ("first" | "last" | "next", []) | ("find" | "nth" | "get", [_]) => {
                self.texts(of, look, &each(rest))
            }
            ("enumerate", []) => match rest {
                [Step::Part(1), rest @ ..] => self.texts(of, look, &each(rest)),
                _ => Found::unknown(),
            },
            ("zip", [with]) => match rest {
                [Step::Part(0), rest @ ..] => self.texts(of, look, &each(rest)),
                [Step::Part(1), rest @ ..] => self.texts(with, look, &each(rest)),
                _ => Found::unknown(),
            },
            ("chain" | "unwrap_or" | "or", [other]) => {
                self.texts(of, look, way).and(self.texts(other, look, way))
            }
            ("concat", []) => self.texts(of, look, &each(way)),
            ("then_some", [only]) => self.texts(only, look, way),
            ("then" | "unwrap_or_else" | "or_else", [only]) => {
                let made = self.closed(only, &Value::Unknown, look, way);
                if name == "then" { made } else { self.texts(of, look, way).and(made) }
            }
            ("map" | "filter_map" | "flat_map" | "and_then", [only]) => {
                let given = Value::of(of, &look.scope).step(Step::Each);
                self.closed(only, &given, look, rest)
            }
            ("map_or" | "map_or_else", [default, only]) => {
                let given = Value::of(of, &look.scope).step(Step::Each);
                let default = match closure(default, 0) {
                    Some(_) => self.closed(default, &Value::Unknown, look, way),
                    None => self.texts(default, look, way),
                };
                default.and(self.closed(only, &given, look, way))
            }
            _ => {
                let found = self.methods(of, name, args.len(), &look.scope);
                self.returned(&found, args, look, way)
            }
        }
    }

    /// What a closure comes to.
    fn closed(
        &self,
        nodes: &'a [Node],
        given: &Value<'a>,
        look: &TextStyle<'a>,
        way: &[Step],
    ) -> Found {
        let from = usize::from(nodes.first().is_some_and(|first| first.says("move")));
        if let Some(Closure { params, body, .. }) = closure(nodes, from) {
            let scope = match params.first() {
                Some(pattern) => look.scope.bind(pattern, given),
                None => look.scope.clone(),
            };
            return self.texts(body, &look.within(scope), way);
        }
        Found::unknown()
    }

    /// What a function or a closure with a name comes to.
    fn called(
        &self,
        callee: &'a [Node],
        name: &'a str,
        args: &[&'a [Node]],
        look: &TextStyle<'a>,
        way: &[Step],
    ) -> Found {
        if let ([_], Some(Value::Closure { closure, scope, .. })) = (callee, look.scope.find(name))
        {
            let params = closure.params.iter().zip(args);
            let scope = params.fold(scope.clone(), |scope, (pattern, arg)| {
                scope.bind(pattern, &Value::of(arg, &look.scope))
            });
            return self.texts(closure.body, &look.within(scope), way);
        }
        let found = self.plain(callee, args.len(), look.scope.place);
        let itself = usize::from(found.first().is_some_and(Function::takes_self));
        self.returned(&found, &args[itself..], look, way)
    }

    /// What the one function comes to that is meant.
    fn returned(
        &self,
        found: &[Function<'a>],
        args: &[&'a [Node]],
        look: &TextStyle<'a>,
        way: &[Step],
    ) -> Found {
        let [function] = found else { return Found::unknown() };
        let scope = function
            .params()
            .into_iter()
            .zip(args)
            .fold(Scope::at(function.place), |scope, ((pattern, _), arg)| {
                scope.bind(pattern, &Value::of(arg, &look.scope))
            });
        let look = look.within(scope);
        let mut early = Vec::new();
        returns(function.body, &mut early);
        let inner = look.within(look.scope.at_end_of(function.body));
        early.into_iter().fold(self.block(function.body, &look, way), |found, nodes| {
            found.and(self.texts(nodes, &inner, way))
        })
    }

    /// The texts that `format!` makes.
    fn format(&self, inside: &'a [Node], look: &TextStyle<'a>) -> Found {
        let args = parts(inside);
        let Some(pattern) = args.first().and_then(|arg| arg.first()).and_then(Node::text) else {
            return Found::unknown();
        };
        let (mut given, mut rest) = (args[1..].iter(), pattern);
        let mut found = Found::of(&[""]);
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            let filled = match name {
                "" => given.next().map_or_else(Found::unknown, |arg| self.texts(arg, look, &[])),
                name => match look.scope.find(name) {
                    Some(value) => self.value(name, value, look, &[]),
                    None => Found::unknown(),
                },
            };
            found = found.then(&Found::of(&[before])).then(&filled);
            rest = after;
        }
        found.then(&Found::of(&[rest]))
    }
}

/// What is pushed onto a list of this name.
fn pushes<'a>(nodes: &'a [Node], name: &str, found: &mut Vec<(&'a str, &'a [Node])>) {
    for (at, node) in nodes.iter().enumerate() {
        if let Kind::Group(_, inside) = &node.kind {
            pushes(inside, name, found);
        }
        if let [dot, method, args, ..] = &nodes[at + 1..]
            && node.says(name)
            && dot.is(".")
            && let (Some(method @ ("push" | "extend" | "insert")), Some(args)) =
                (method.word(), args.group('('))
        {
            found.push((method, args));
        }
    }
}

/// What is returned before the end.
fn returns<'a>(nodes: &'a [Node], found: &mut Vec<&'a [Node]>) {
    for (at, node) in nodes.iter().enumerate() {
        if let Kind::Group(_, inside) = &node.kind {
            returns(inside, found);
        }
        if node.says("return") {
            found.push(&nodes[at + 1..end_of(nodes, at + 1)]);
        }
    }
}

/// The parameters of a function: those that may be texts are filled in by its callers.
pub(super) fn given<'a>(function: &Function<'a>) -> Scope<'a> {
    let to = number(function.body);
    let params = function.params().into_iter().enumerate();
    params.fold(Scope::at(function.place), |scope, (at, (pattern, kind))| {
        let value = match type_name(kind, function.place.owner) {
            _ if has_text(kind) => Value::Given { to, at, way: Vec::new() },
            Some(kind) => Value::Kind(kind),
            None => Value::Unknown,
        };
        scope.bind(pattern, &value)
    })
}

/// Whether texts are part of a type.
fn has_text(kind: &[Node]) -> bool {
    kind.iter().any(|node| match &node.kind {
        Kind::Word(word) => word == "str" || word == "String",
        Kind::Group(_, inside) => has_text(inside),
        _ => false,
    })
}
