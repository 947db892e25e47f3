//! What sources define: functions, constants, and the types of fields.

use std::collections::BTreeMap;

use super::source::{Kind, Node};

/// A function.
#[derive(Clone, Copy, Debug)]
pub(super) struct Function<'a> {
    pub(super) name: &'a str,
    pub(super) place: Place<'a>,
    params: &'a [Node],
    result: &'a [Node],
    pub(super) body: &'a [Node],
}

/// A constant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Constant<'a> {
    pub(super) place: Place<'a>,
    pub(super) value: &'a [Node],
}

/// Where code stands: its source, and the type whose methods it is among.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place<'a> {
    pub(super) source: usize,
    pub(super) owner: Option<&'a str>,
}

/// What the sources define.
#[derive(Debug, Default)]
pub(super) struct Items<'a> {
    pub(super) functions: Vec<Function<'a>>,
    pub(super) constants: BTreeMap<&'a str, Vec<Constant<'a>>>,
    /// The types of fields, by the type they belong to and their names.
    pub(super) fields: BTreeMap<(&'a str, &'a str), &'a str>,
}

impl<'a> Items<'a> {
    /// Collects what a source defines.
    pub(super) fn collect(&mut self, nodes: &'a [Node], place: Place<'a>) {
        let mut own = place;
        for (at, node) in nodes.iter().enumerate() {
            if let Kind::Group(_, inside) = &node.kind {
                self.collect(inside, own);
                if node.group('{').is_some() {
                    own = place;
                }
            }
            let before = at.checked_sub(1).map(|before| &nodes[before]);
            let is_type = before.is_some_and(|n| n.is(":") || n.is("->") || n.is("&"));
            let rest = &nodes[at + 1..];
            match node.word() {
                Some("impl" | "trait") if !is_type => {
                    own.owner = owner_of(rest).or(own.owner);
                }
                Some("fn") => self.functions.extend(function(rest, own)),
                Some("struct") => self.fields_of(rest),
                Some("const" | "static") => {
                    let name = rest.first().and_then(Node::word);
                    let from = rest.iter().position(|node| node.is("="));
                    let to = rest.iter().position(|node| node.is(";"));
                    if let (Some(name), Some(from), Some(to)) = (name, from, to)
                        && from < to
                    {
                        let constant = Constant { place: own, value: &rest[from + 1..to] };
                        self.constants.entry(name).or_default().push(constant);
                    }
                }
                _ => {}
            }
        }
    }

    fn fields_of(&mut self, rest: &'a [Node]) {
        let end = rest.iter().position(|node| node.is(";") || node.group('{').is_some());
        let (Some(name), Some(end)) = (rest.first().and_then(Node::word), end) else { return };
        for field in apart(rest[end].group('{').unwrap_or_default()) {
            if let Some(colon) = field.iter().position(|node| node.is(":"))
                && let Some(field_name) = colon.checked_sub(1).and_then(|at| field[at].word())
                && let Some(kind) = type_name(&field[colon + 1..], Some(name))
            {
                self.fields.insert((name, field_name), kind);
            }
        }
    }
}

/// The type that a value is of, whatever it is wrapped in.
pub(super) fn type_name<'a>(kind: &'a [Node], owner: Option<&'a str>) -> Option<&'a str> {
    const WRAPS: [&str; 9] =
        ["Option", "Result", "Box", "Arc", "Rc", "Cow", "Mutex", "MutexGuard", "RefCell"];
    let mut words = kind.iter().map_while(|node| match &node.kind {
        // A list or a tuple is no one value.
        Kind::Group(..) => None,
        Kind::Word(word) if word == "impl" || word == "dyn" => None,
        _ => Some(node.word().unwrap_or_default()),
    });
    let name = words
        .find(|word| word.starts_with(|c: char| c.is_ascii_uppercase()) && !WRAPS.contains(word))?;
    if name == "Self" { owner } else { Some(name) }
}

/// The name of the type in `impl<…> Trait for Type<…> {`.
fn owner_of(rest: &[Node]) -> Option<&str> {
    let end = rest.iter().position(|node| node.group('{').is_some())?;
    let head = &rest[..end];
    let from = head.iter().position(|node| node.says("for")).map_or(0, |at| at + 1);
    let mut depth = 0;
    let mut name = None;
    for node in &head[from..] {
        match node.word() {
            _ if node.is("<") => depth += 1,
            _ if node.is(">") => depth -= 1,
            Some("where") => break,
            Some(word) if depth == 0 => name = Some(word),
            _ => {}
        }
    }
    name
}

/// A function from its name on, if it has a body.
fn function<'a>(rest: &'a [Node], place: Place<'a>) -> Option<Function<'a>> {
    let name = rest.first()?.word()?;
    let at = rest.iter().position(|node| node.group('(').is_some())?;
    let end = at + rest[at..].iter().position(|n| n.is(";") || n.group('{').is_some())?;
    let (params, body) = (rest[at].group('(')?, rest[end].group('{')?);
    Some(Function { name, place, params, result: &rest[at + 1..end], body })
}

impl<'a> Function<'a> {
    /// The patterns and the types of its parameters, `self` left out.
    pub(super) fn params(&self) -> Vec<(&'a [Node], &'a [Node])> {
        let params = self.all_params();
        let apart = |param: &'a [Node]| match param.iter().position(|node| node.is(":")) {
            Some(at) => (&param[..at], &param[at + 1..]),
            None => (param, &[][..]),
        };
        params.into_iter().skip(usize::from(self.takes_self())).map(apart).collect()
    }

    /// Whether it is a method.
    pub(super) fn takes_self(&self) -> bool {
        let first = self.all_params().into_iter().next().unwrap_or_default();
        first.iter().take(3).any(|node| node.says("self"))
    }

    /// The type it returns.
    pub(super) fn returns(&self) -> Option<&'a str> {
        type_name(self.result, self.place.owner)
    }

    fn all_params(&self) -> Vec<&'a [Node]> {
        apart(self.params)
    }
}

/// Parameters, in whose types commas may stand in angle brackets.
fn apart(params: &[Node]) -> Vec<&[Node]> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0);
    for (at, node) in params.iter().enumerate() {
        if node.is("<") {
            depth += 1;
        } else if node.is(">") {
            depth -= 1;
        } else if node.is(",") && depth == 0 {
            parts.push(&params[from..at]);
            from = at + 1;
        }
    }
    if from < params.len() {
        parts.push(&params[from..]);
    }
    parts
}
