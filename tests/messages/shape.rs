//! The shapes of Rust that tell where a value comes from: arguments, closures, branches, blocks.

use super::source::{Kind, Node};

/// A closure: the patterns of its parameters and its body, and where it ends.
#[derive(Clone, Debug)]
pub(super) struct Closure<'a> {
    pub(super) params: Vec<&'a [Node]>,
    pub(super) body: &'a [Node],
    pub(super) end: usize,
}

/// The closure that begins here, if one does.
pub(super) fn closure(nodes: &[Node], at: usize) -> Option<Closure<'_>> {
    let is_first = match at.checked_sub(1).and_then(|before| nodes.get(before)).map(|n| &n.kind) {
        None => true,
        Some(Kind::Word(word)) => ["move", "return", "else"].contains(&word.as_str()),
        Some(Kind::Operator(operator)) => !["?", ">"].contains(operator),
        Some(_) => false,
    };
    if !is_first {
        return None;
    }
    let (params, from) = match &nodes.get(at)?.kind {
        Kind::Operator("||") => (Vec::new(), at + 1),
        Kind::Operator("|") => {
            let close = at + 1 + nodes[at + 1..].iter().position(|node| node.is("|"))?;
            let params = parts(&nodes[at + 1..close]);
            let pattern = |part: &[Node]| part.iter().position(|node| node.is(":"));
            let params =
                params.into_iter().map(|part| &part[..pattern(part).unwrap_or(part.len())]);
            (params.collect(), close + 1)
        }
        _ => return None,
    };
    if nodes.get(from).is_some_and(|node| node.is("->")) {
        let body = from + nodes[from..].iter().position(|node| node.group('{').is_some())?;
        return Some(Closure { params, body: &nodes[body..=body], end: body + 1 });
    }
    let end = end_of(nodes, from);
    Some(Closure { params, body: &nodes[from..end], end })
}

/// Where the expression ends that begins here: at a comma or semicolon of its own.
pub(super) fn end_of(nodes: &[Node], from: usize) -> usize {
    let mut at = from;
    while let Some(node) = nodes.get(at) {
        if node.is(",") || node.is(";") {
            return at;
        }
        at = past(nodes, at);
    }
    nodes.len()
}

/// The next place to look at: past types in `::<…>` and the parameters of closures.
fn past(nodes: &[Node], at: usize) -> usize {
    let operator = |at: usize, operator: &str| nodes.get(at).is_some_and(|node| node.is(operator));
    let types = past_types(nodes, at);
    if types > at {
        return types;
    }
    let is_operand = |at: usize| {
        at.checked_sub(1).is_some_and(|before| {
            !matches!(nodes[before].kind, Kind::Operator(_)) && !nodes[before].says("move")
        })
    };
    if operator(at, "|")
        && !is_operand(at)
        && let Some(close) = nodes[at + 1..].iter().position(|node| node.is("|"))
    {
        return at + close + 2;
    }
    at + 1
}

/// The place after the types in `::<…>`, where they stand here.
pub(super) fn past_types(nodes: &[Node], at: usize) -> usize {
    let (mut depth, mut end) = (0, at + 1);
    if !nodes.get(at).is_some_and(|node| node.is("::")) {
        return at;
    }
    while let Some(node) = nodes.get(end) {
        depth += i32::from(node.is("<")) - i32::from(node.is(">"));
        if depth == 0 {
            return if end > at + 1 { end + 1 } else { at };
        }
        end += 1;
    }
    at
}

/// The parts between commas: arguments, elements.
pub(super) fn parts(nodes: &[Node]) -> Vec<&[Node]> {
    let (mut parts, mut from) = (Vec::new(), 0);
    while from < nodes.len() {
        let mut end = from;
        while nodes.get(end).is_some_and(|node| !node.is(",") && !node.is(";")) {
            end = past(nodes, end);
        }
        let end = end.min(nodes.len());
        parts.push(&nodes[from..end]);
        from = end + 1;
    }
    parts
}

/// The arms of a `match`: pattern, guard and body.
pub(super) fn arms(nodes: &[Node]) -> Vec<(&[Node], &[Node], &[Node])> {
    let (mut arms, mut from) = (Vec::new(), 0);
    while let Some(arrow) = nodes[from..].iter().position(|node| node.is("=>")) {
        let head = &nodes[from..from + arrow];
        let guard = head.iter().position(|node| node.says("if")).unwrap_or(head.len());
        let body = from + arrow + 1;
        let is_block = nodes.get(body).is_some_and(|node| node.group('{').is_some())
            && !nodes.get(body + 1).is_some_and(|next| next.is(".") || next.is("?"));
        let end = if is_block { body + 1 } else { end_of(nodes, body) };
        arms.push((&head[..guard], &head[guard..], &nodes[body..end]));
        from = end + usize::from(nodes.get(end).is_some_and(|node| node.is(",")));
    }
    arms
}

/// One way an `if` may go: what it asks (nothing for `else`) and its block.
pub(super) type Branch<'a> = (&'a [Node], &'a [Node]);

/// The branches of the `if` that begins here, and where it ends.
pub(super) fn branches(nodes: &[Node]) -> Option<(Vec<Branch<'_>>, usize)> {
    let (mut found, mut at) = (Vec::new(), 0);
    loop {
        let asks = nodes.get(at).is_some_and(|node| node.says("if"));
        let from = at + usize::from(asks);
        let block = from + nodes.get(from..)?.iter().position(|node| node.group('{').is_some())?;
        found.push((&nodes[from..block], nodes[block].group('{')?));
        at = block + 1;
        if !asks || !nodes.get(at).is_some_and(|node| node.says("else")) {
            return Some((found, at));
        }
        at += 1;
    }
}

/// A `let`: its pattern, what it is set to, and where the statement or the condition ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Let<'a> {
    pub(super) pattern: &'a [Node],
    pub(super) value: &'a [Node],
    /// The block of `let … else`.
    pub(super) otherwise: &'a [Node],
    pub(super) end: usize,
    /// Whether it is a statement and no condition.
    pub(super) stands: bool,
}

/// The `let` that begins here, if it is set to something.
pub(super) fn binding(nodes: &[Node], at: usize) -> Option<Let<'_>> {
    if !nodes.get(at)?.says("let") {
        return None;
    }
    let stands = !at.checked_sub(1).is_some_and(|before| {
        let before = &nodes[before];
        before.says("if") || before.says("while") || before.is("&&") || before.says("else")
    });
    let is = at + nodes[at..].iter().position(|node| node.is("=") || node.is(";"))?;
    if nodes[is].is(";") {
        return None;
    }
    let pattern = &nodes[at + 1..is];
    let pattern = &pattern[..pattern.iter().position(|n| n.is(":")).unwrap_or(pattern.len())];
    let rest = &nodes[is + 1..];
    if !stands {
        let ends = |node: &Node| node.group('{').is_some() || node.is("&&");
        let is_match = rest.first().is_some_and(|first| first.says("match"));
        let end = rest.iter().position(ends).map_or(rest.len(), |end| end + usize::from(is_match));
        let value = &rest[..end];
        return Some(Let { pattern, value, otherwise: &[], end: is + 1 + end, stands });
    }
    let end = rest.iter().position(|node| node.is(";")).unwrap_or(rest.len());
    let (mut value, mut otherwise): (&[Node], &[Node]) = (&rest[..end], &[]);
    if let [before @ .., word, _] = value
        && word.says("else")
        && before.last().is_some_and(|last| last.group('{').is_none())
    {
        (otherwise, value) = (&value[before.len() + 1..], before);
    }
    Some(Let { pattern, value, otherwise, end: is + 1 + end + 1, stands })
}

/// What a block comes to: its last expression.
pub(super) fn tail(block: &[Node]) -> &[Node] {
    let mut rest = &block[block.iter().rposition(|node| node.is(";")).map_or(0, |at| at + 1)..];
    // Loops and branches before it end without an operator.
    loop {
        let Some(first) = rest.first().and_then(Node::word) else { return rest };
        let end = match first {
            "if" => branches(rest).map(|(_, end)| end),
            "match" | "for" | "while" | "loop" | "fn" => {
                rest.iter().position(|node| node.group('{').is_some()).map(|at| at + 1)
            }
            _ => None,
        };
        match end {
            Some(end) if end < rest.len() && !rest[end].is(".") && !rest[end].is("?") => {
                rest = &rest[end..];
            }
            _ => return rest,
        }
    }
}

/// Where the expression begins whose method is called at the dot.
pub(super) fn receiver(nodes: &[Node], dot: usize) -> &[Node] {
    let mut from = dot;
    while let Some(node) = from.checked_sub(1).and_then(|at| nodes.get(at)) {
        let follows = from < dot;
        let joins = |at: usize| [".", "::", "?", "!"].iter().any(|operator| nodes[at].is(operator));
        let taken = match &node.kind {
            Kind::Operator("." | "::" | "?") => true,
            Kind::Operator("!") => {
                nodes[from].group('[').is_some() || nodes[from].group('(').is_some()
            }
            Kind::Operator(">") => {
                // The types of `collect::<…>()`.
                let mut depth = 0;
                let open = nodes[..from].iter().rposition(|node| {
                    depth += i32::from(node.is(">")) - i32::from(node.is("<"));
                    depth == 0
                });
                match open {
                    Some(open) if open > 0 && nodes[open - 1].is("::") => {
                        from = open;
                        continue;
                    }
                    _ => false,
                }
            }
            Kind::Operator(_) => false,
            Kind::Group('{', _) if !follows || joins(from) => {
                // `match … { … }` is one expression.
                let start = nodes[..from].iter().rposition(|n| n.says("match") || n.is(";"));
                match start {
                    Some(start) if nodes[start].says("match") => return &nodes[start..dot],
                    _ => true,
                }
            }
            Kind::Word(word)
                if ["return", "in", "else", "match", "if"].contains(&word.as_str()) =>
            {
                false
            }
            // A call's brackets follow what is called; anything else needs an operator between.
            _ => {
                !follows
                    || joins(from)
                    || nodes[from].group('(').is_some()
                    || nodes[from].group('[').is_some()
            }
        };
        if !taken {
            break;
        }
        from -= 1;
    }
    &nodes[from..dot]
}

/// What is called, without the types in `::<…>`.
pub(super) fn without_types(callee: &[Node]) -> &[Node] {
    if !callee.last().is_some_and(|last| last.is(">")) {
        return callee;
    }
    let mut depth = 0;
    let open = callee.iter().rposition(|node| {
        depth += i32::from(node.is(">")) - i32::from(node.is("<"));
        depth == 0
    });
    &callee[..open.unwrap_or(0).saturating_sub(1)]
}
