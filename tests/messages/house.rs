//! The program's own sources without their tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::source::{Kind, Node, read};

/// A source of the program, its tests left out.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) nodes: Vec<Node>,
}

/// The files below a folder whose names end so, in order.
pub(super) fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == end) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Reads all sources below a folder but those that are only there for tests.
pub(super) fn sources(folder: &Path) -> Vec<Source> {
    let mut tests = BTreeSet::new();
    let mut sources: Vec<_> = files(folder, "rs")
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            Source::of(path, &text, &mut tests)
        })
        .collect();
    sources.retain(|source| {
        let module = source.path.with_extension("");
        !module.ancestors().any(|one| tests.contains(one))
    });
    sources
}

impl Source {
    /// Reads one; the modules it names that are there for tests alone are added to `tests`.
    pub(super) fn of(path: PathBuf, text: &str, tests: &mut BTreeSet<PathBuf>) -> Self {
        let nodes = without_tests(read(text), &mut |name| {
            tests.insert(below(&path).join(name));
        });
        Self { path, nodes }
    }
}

/// The folder of the modules that a source names.
fn below(path: &Path) -> PathBuf {
    let is_root = ["mod.rs", "lib.rs", "main.rs"].iter().any(|name| path.ends_with(name));
    if is_root { path.parent().unwrap().to_owned() } else { path.with_extension("") }
}

/// Leaves out what is compiled for tests alone, and says which modules are.
fn without_tests(nodes: Vec<Node>, module: &mut impl FnMut(&str)) -> Vec<Node> {
    let mut kept = Vec::new();
    let mut nodes = nodes.into_iter().peekable();
    while let Some(mut node) = nodes.next() {
        let is_test =
            node.is("#") && nodes.peek().and_then(|next| next.group('[')).is_some_and(is_for_tests);
        if is_test {
            let mut item: Vec<Node> = Vec::new();
            for part in nodes.by_ref() {
                let is_statement = item.iter().any(|part| {
                    ["use", "const", "static", "type", "let"].iter().any(|word| part.says(word))
                });
                let is_end = part.is(";") || (part.group('{').is_some() && !is_statement);
                item.push(part);
                if is_end {
                    break;
                }
            }
            let name =
                item.iter().position(|part| part.says("mod")).and_then(|at| item.get(at + 1));
            if let Some(name) = name.and_then(Node::word) {
                module(name);
            }
            continue;
        }
        if let Kind::Group(_, inside) = &mut node.kind {
            *inside = without_tests(std::mem::take(inside), module);
        }
        kept.push(node);
    }
    kept
}

/// `#[test]`, `#[cfg(test)]`, `#[cfg(any(test, …))]`.
fn is_for_tests(attribute: &[Node]) -> bool {
    let named = |word| attribute.first().is_some_and(|first| first.says(word));
    let within = attribute.get(1).and_then(|node| node.group('(')).unwrap_or_default();
    let any = within.get(1).and_then(|node| node.group('(')).unwrap_or_default();
    let has_test = |nodes: &[Node]| nodes.iter().any(|node| node.says("test"));
    named("test")
        || (named("cfg")
            && (has_test(within)
                || (within.first().is_some_and(|first| first.says("any")) && has_test(any))))
}

/// All texts below some nodes, each with the line it stands on.
pub(super) fn texts<'a>(nodes: &'a [Node], found: &mut Vec<(&'a str, usize)>) {
    for node in nodes {
        match &node.kind {
            Kind::Text(text) => found.push((text, node.line)),
            Kind::Group(_, inside) => texts(inside, found),
            _ => {}
        }
    }
}
