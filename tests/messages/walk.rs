//! A walk through a function that meets every call with the names in reach there.

use std::collections::BTreeSet;

use super::calls::{Call, Outside, Part, Waiting};
use super::found::Found;
use super::items::Function;
use super::program::Program;
use super::scope::{Scope, Step, Value, number};
use super::shape::{Closure, Let, arms, binding, closure, parts, past_types, receiver};
use super::source::{Kind, Node};
use super::value::TextStyle;

/// The methods that add a word by its name to what becomes a sentence.
const ADDERS: [&str; 3] = ["word", "arg", "phrase"];
/// The words that `meant` adds.
const MEANT: [&str; 3] = ["case", "near", "known"];

/// A walk through a function.
pub(super) struct Walk<'w, 'a> {
    program: &'w Program<'a>,
    waiting: &'w Waiting,
    /// Words that are added here to what other functions return.
    outside: &'w mut Outside,
    closures: Waiting,
    /// The calls that were met.
    pub(super) calls: Vec<Call>,
}

/// What holds for some nodes: what the method is called on that they are given to, and the words
/// that are added to what comes of them.
#[derive(Clone, Copy)]
struct Around<'r, 'a> {
    of: Option<&'a [Node]>,
    added: &'r Found,
}

/// A call in its place: the nodes it stands among, its name's place, and where it ends.
type Spot<'a> = (&'a [Node], usize, usize);

impl<'w, 'a> Walk<'w, 'a> {
    pub(super) fn new(
        program: &'w Program<'a>,
        waiting: &'w Waiting,
        outside: &'w mut Outside,
    ) -> Self {
        Self { program, waiting, outside, closures: Waiting::new(), calls: Vec::new() }
    }

    /// Walks through a body; words may be added to what it returns.
    pub(super) fn body(&mut self, body: &'a [Node], scope: &Scope<'a>, added: &Found) {
        self.nodes(body, scope, Around { of: None, added });
    }

    /// The nodes one after the other, each `let` in reach of those behind it.
    fn nodes(&mut self, nodes: &'a [Node], scope: &Scope<'a>, around: Around<'_, 'a>) {
        let (mut scope, mut at) = (scope.clone(), 0);
        // The scope to go back to after the block of `if let`.
        let mut outer: Option<Scope<'a>> = None;
        while let Some(node) = nodes.get(at) {
            let rest = &nodes[at + 1..];
            let opens = node.word().is_some_and(|word| ["fn", "for", "match"].contains(&word));
            let block = rest.iter().position(|node| opens && node.group('{').is_some());
            match (node.word(), block) {
                (Some("fn"), Some(block)) if rest[0].word().is_some() => {
                    at += block + 2;
                    continue;
                }
                (Some("let"), _) => {
                    if let Some(found) = binding(nodes, at) {
                        let before = scope.clone();
                        scope = self.set(&found, nodes, &scope, around.added);
                        if !found.stands {
                            outer.get_or_insert(before);
                        }
                        at = found.end;
                        continue;
                    }
                }
                (Some("for"), Some(block)) => {
                    if let Some(within) = rest[..block].iter().position(|node| node.says("in")) {
                        let over = &rest[within + 1..block];
                        self.body(over, &scope, around.added);
                        let each = Value::of(over, &scope).step(Step::Each);
                        let scope = scope.bind(&rest[..within], &each);
                        self.body(rest[block].group('{').unwrap_or_default(), &scope, around.added);
                        at += block + 2;
                        continue;
                    }
                }
                (Some("match"), Some(block)) => {
                    let asked = Value::of(&rest[..block], &scope);
                    self.body(&rest[..block], &scope, around.added);
                    let chain = self.chain(nodes, at + block + 2, &scope);
                    let added = around.added.clone().and(chain);
                    for (pattern, guard, body) in arms(rest[block].group('{').unwrap_or_default()) {
                        let scope = scope.bind(pattern, &asked);
                        self.body(guard, &scope, &added);
                        self.body(body, &scope, &added);
                    }
                    at += block + 2;
                    continue;
                }
                (Some(name), _) => self.name(name, nodes, at, &scope, around),
                (None, _) => {}
            }
            if let Some(found) = closure(nodes, at) {
                let given = match around.of {
                    Some(of) => Value::of(of, &scope).step(Step::Each),
                    None => Value::Unknown,
                };
                let last = found.params.len().saturating_sub(1);
                // `fold` hands over what has come of it so far before that.
                let params = found.params.iter().enumerate();
                let scope = params.fold(scope.clone(), |scope, (at, pattern)| {
                    scope.bind(pattern, if at == last { &given } else { &Value::Unknown })
                });
                self.body(found.body, &scope, around.added);
                at = found.end;
                continue;
            }
            if let Kind::Group(open, inside) = &node.kind {
                let of = match at.checked_sub(2).map(|dot| &nodes[dot..at]) {
                    Some([dot, _]) if dot.is(".") && *open == '(' => Some(receiver(nodes, at - 2)),
                    _ => None,
                };
                let added = around.added.clone().and(self.chain(nodes, at + 1, &scope));
                self.nodes(inside, &scope, Around { of, added: &added });
                if *open == '{'
                    && let Some(before) = outer.take()
                {
                    scope = before;
                }
            }
            at += 1;
        }
    }

    /// A `let`: what it is set to, and the scope after it.
    fn set(
        &mut self,
        found: &Let<'a>,
        nodes: &'a [Node],
        scope: &Scope<'a>,
        added: &Found,
    ) -> Scope<'a> {
        let from = usize::from(found.value.first().is_some_and(|first| first.says("move")));
        if let (true, Some(closure)) = (found.stands, closure(found.value, from)) {
            self.set_closure(found.value, &closure, scope);
            return scope.set(found, nodes);
        }
        let mut later = Found::default();
        if let Some(name) = last_word(found.pattern) {
            self.later(nodes.get(found.end..).unwrap_or_default(), name, scope, &mut later);
        }
        let added = added.clone().and(later);
        self.body(found.value, scope, &added);
        self.body(found.otherwise, scope, &added);
        if found.stands {
            scope.set(found, nodes)
        } else {
            scope.bind(found.pattern, &Value::of(found.value, scope))
        }
    }

    /// A closure that is named: its calls wait for its own callers.
    fn set_closure(&mut self, value: &'a [Node], closure: &Closure<'a>, scope: &Scope<'a>) {
        let to = number(value);
        let params = closure.params.iter().enumerate();
        let given = params.fold(scope.clone(), |scope, (at, pattern)| {
            scope.bind(pattern, &Value::Given { to, at, way: Vec::new() })
        });
        let before = self.calls.len();
        self.body(closure.body, &given, &Found::default());
        let found = self.calls.split_off(before);
        let (waiting, others) = found.into_iter().partition(|call| call.waits_for(to));
        self.calls.extend::<Vec<_>>(others);
        self.closures.insert(to, waiting);
    }

    /// A name that may be called, or handed to a method as what it shall call.
    fn name(
        &mut self,
        name: &'a str,
        nodes: &'a [Node],
        at: usize,
        scope: &Scope<'a>,
        around: Around<'_, 'a>,
    ) {
        let before = at.checked_sub(1).map(|before| &nodes[before]);
        let is_plain = before.is_none_or(|node| !node.is(".") && !node.is("::"));
        let closure = match scope.find(name) {
            Some(Value::Closure { number, .. }) if is_plain => Some(*number),
            _ => None,
        };
        let closure = closure.map(|to| (to, self.closures.get(&to).cloned().unwrap_or_default()));
        let open = past_types(nodes, at + 1);
        let Some(args) = nodes.get(open).and_then(|node| node.group('(')) else {
            if let (Some((to, waiting)), Some(of), 1) = (closure, around.of, nodes.len()) {
                let each = Value::of(of, scope).step(Step::Each);
                self.fill_all(&waiting, to, &[each], (nodes, at, at + 1), scope, around.added);
            }
            return;
        };
        let args = parts(args);
        let mut values: Vec<_> = args.iter().map(|arg| Value::of(arg, scope)).collect();
        let spot = (nodes, at, open + 1);
        if let Some((to, waiting)) = closure {
            self.fill_all(&waiting, to, &values, spot, scope, around.added);
            return;
        }
        let is_method = before.is_some_and(|node| node.is("."));
        let functions = if is_method {
            self.program.methods(receiver(nodes, at - 1), name, args.len(), scope)
        } else {
            self.program.plain(&nodes[..=at], args.len(), scope.place)
        };
        if !is_method && functions.first().is_some_and(Function::takes_self) {
            values.remove(0);
        }
        let numbers: Vec<_> = functions.iter().map(|function| number(function.body)).collect();
        let known: Vec<_> = numbers.iter().filter(|to| self.waiting.contains_key(to)).collect();
        let Some(first) = known.first() else {
            if let [only] = numbers[..] {
                let chain = self.chain(nodes, open + 1, scope).and(around.added.clone());
                if chain != Found::default() {
                    let outside = self.outside.entry(only).or_default();
                    *outside = std::mem::take(outside).and(chain);
                }
            }
            return;
        };
        let shape = |to: usize| self.waiting[&to].iter().map(|c| c.shape(to)).collect::<Vec<_>>();
        let agree = known.iter().all(|to| shape(**to) == shape(**first));
        let before = self.calls.len();
        self.fill_all(&self.waiting[first], **first, &values, spot, scope, around.added);
        if !agree {
            // Which of them is meant cannot be seen.
            for call in &mut self.calls[before..] {
                call.words.unknown = true;
            }
        }
    }

    /// The calls that wait, with what is handed to them.
    fn fill_all(
        &mut self,
        waiting: &[Call],
        to: usize,
        args: &[Value<'a>],
        (nodes, at, end): Spot<'a>,
        scope: &Scope<'a>,
        added: &Found,
    ) {
        let look = TextStyle { scope: scope.clone(), depth: 0 };
        for call in waiting {
            let mut words = self.fill(&call.words, to, args, &look);
            if call.builds {
                words = words.and(self.chain(nodes, end, scope)).and(added.clone());
            }
            self.calls.push(Call {
                source: scope.place.source,
                line: nodes[at].line,
                key: std::ptr::from_ref(&nodes[at]).addr(),
                ids: self.fill(&call.ids, to, args, &look),
                words,
                part: match &call.part {
                    Part::Attributes(names) => Part::Attributes(self.fill(names, to, args, &look)),
                    part => part.clone(),
                },
                builds: call.builds,
            });
        }
    }

    /// Texts with those that were waited for.
    fn fill(&self, found: &Found, to: usize, args: &[Value<'a>], look: &TextStyle<'a>) -> Found {
        let (own, others): (BTreeSet<_>, _) =
            found.holes.iter().cloned().partition(|hole| hole.to == to);
        let filled = own.into_iter().map(|hole| match args.get(hole.at) {
            Some(arg) => self.program.value("", arg, look, &hole.way).between(&hole.around),
            None => Found::unknown(),
        });
        filled.fold(Found { holes: others, ..found.clone() }, Found::and)
    }

    /// The words added by the methods that are called from here on.
    fn chain(&self, nodes: &'a [Node], from: usize, scope: &Scope<'a>) -> Found {
        let (mut found, mut at) = (Found::default(), from);
        loop {
            match nodes.get(at..).unwrap_or_default() {
                [operator, ..] if operator.is("?") => at += 1,
                [dot, name, args, ..] if dot.is(".") && args.group('(').is_some() => {
                    let name = name.word().unwrap_or_default();
                    let args = parts(args.group('(').unwrap_or_default());
                    if ADDERS.contains(&name) && args.len() == 2 {
                        let look = TextStyle { scope: scope.clone(), depth: 0 };
                        found = found.and(self.program.texts(args[0], &look, &[]));
                    } else if name == "meant" {
                        found = found.and(Found::of(&MEANT));
                    }
                    at += 3;
                }
                _ => return found,
            }
        }
    }

    /// The words added later to what has this name.
    fn later(&self, nodes: &'a [Node], name: &str, scope: &Scope<'a>, words: &mut Found) {
        for (at, node) in nodes.iter().enumerate() {
            if let Kind::Group(_, inside) = &node.kind {
                self.later(inside, name, scope, words);
            }
            if node.says(name) && at.checked_sub(1).is_none_or(|before| !nodes[before].is(".")) {
                *words = std::mem::take(words).and(self.chain(nodes, at + 1, scope));
            }
        }
    }
}

/// The name in a pattern of one name.
fn last_word(pattern: &[Node]) -> Option<&str> {
    let last = pattern.last()?;
    last.word().or_else(|| last.group('(').filter(|inside| inside.len() == 1)?[0].word())
}
