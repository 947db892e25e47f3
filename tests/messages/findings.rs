//! What does not fit between the code and the catalogues.

use std::collections::{BTreeMap, BTreeSet};

use super::calls::{Call, Part, calls};
use super::catalogue::Catalogue;
use super::found::{Found, Written};
use super::house::{Source, texts};
use super::program::Program;
use crate::support::ROOT;

/// How ids begin that are put together where their ends cannot be read in the code, and why.
const BEGINNINGS: [(&str, &str); 3] = [
    (
        "expected-",
        "what an answer was expected to be, by its English words; `tell/merging` tests them",
    ),
    ("mode-", "the way somebody answered, as records write it"),
    ("status-mode-", "the same in a table of the fieldwork"),
];
/// How the ids begin that `Lang::phrase` makes of English words; base holds those against the code.
const PHRASES: &str = "phrase-";

/// Everything that is wrong, each with its place, and how many calls could be read.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// Ids and attributes that a language lacks.
    pub(super) unknown: Vec<String>,
    /// Texts that are an id but for one slip.
    pub(super) slips: Vec<String>,
    /// What a message fills in and its call does not give.
    pub(super) missing: Vec<String>,
    /// Words given that no message they reach fills in.
    pub(super) useless: Vec<String>,
    /// Messages and attributes that nobody names.
    pub(super) unnamed: Vec<String>,
    /// Messages that stand twice in a language.
    pub(super) twice: Vec<String>,
    /// Beginnings that no call has.
    pub(super) never_begun: Vec<String>,
    /// The calls that could not be read.
    pub(super) unread: BTreeSet<String>,
    /// How many calls there are.
    pub(super) calls: usize,
}

/// Holds the sources and the catalogues against each other.
pub(super) fn findings(sources: &[Source], catalogue: &Catalogue) -> Findings {
    let program = Program::of(sources);
    let calls = calls(&program);
    let mut written = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        let mut own = Vec::new();
        texts(&source.nodes, &mut own);
        written.extend(own.into_iter().map(|(text, line)| (text, at, line)));
    }
    let texts = written.iter().map(|(text, ..)| *text).collect();
    let ids = catalogue.ids();
    let mut against = Against { sources, catalogue, ids, texts, found: Findings::default() };
    against.found.twice.extend(catalogue.twice.iter().cloned());
    let keys: BTreeSet<_> = calls.iter().map(|call| call.key).collect();
    against.found.calls = keys.len();
    for call in &calls {
        against.call(call);
    }
    against.useless(&calls);
    against.unnamed(&calls);
    against.slips(&written);
    against.found
}

/// Both sides, and what was found so far.
struct Against<'a> {
    sources: &'a [Source],
    catalogue: &'a Catalogue,
    ids: BTreeSet<&'a str>,
    /// All texts of the sources.
    texts: BTreeSet<&'a str>,
    found: Findings,
}

impl Against<'_> {
    fn place(&self, source: usize, line: usize) -> String {
        let path = &self.sources[source].path;
        format!("{}:{line}", path.strip_prefix(ROOT).unwrap_or(path).display())
    }

    /// The messages that a call may name: those it says, and of those nobody writes out the ones
    /// that begin as it says.
    fn named<'c>(&'c self, call: &'c Call) -> BTreeSet<&'c str> {
        let begins = |id: &&str| {
            !self.texts.contains(id) && call.ids.starts.iter().any(|start| id.starts_with(start))
        };
        self.ids.iter().copied().filter(begins).chain(call.ids.texts()).collect()
    }

    /// Whether a call could be read, and what it names and gives.
    fn call(&mut self, call: &Call) {
        let place = self.place(call.source, call.line);
        let begins = |start: &String| BEGINNINGS.iter().any(|(known, _)| known == start);
        let ids_are_read = Found { starts: BTreeSet::new(), ..call.ids.clone() }.is_whole()
            && call.ids.starts.iter().all(begins);
        if !ids_are_read || !call.words.is_whole() {
            self.found.unread.insert(place.clone());
        }
        let given: BTreeSet<_> = call.words.texts().collect();
        let (mut unknown, mut missing) = (Vec::new(), Vec::new());
        for id in self.named(call) {
            let is_known = match &call.part {
                Part::Attributes(names) => {
                    unknown.extend(
                        names
                            .texts()
                            .filter(|name| !self.catalogue.has(id, name))
                            .map(|name| format!("{place}: {id}.{name}")),
                    );
                    self.ids.contains(id)
                }
                Part::Value | Part::Whole => self.catalogue.has(id, ""),
            };
            if !is_known {
                unknown.push(format!("{place}: {id}"));
            }
            if call.words.is_whole() {
                let wanted = self.catalogue.variables(id, &|part| call.part.is_told(part));
                let lacking = wanted.into_iter().filter(|name| !given.contains(name));
                missing.extend(lacking.map(|name| format!("{place}: {id} fills in ${name}")));
            }
        }
        self.found.unknown.extend(unknown);
        self.found.missing.extend(missing);
    }

    /// A word has to be of use to one of the messages it reaches.
    fn useless(&mut self, calls: &[Call]) {
        let mut reached: BTreeMap<(Written, &str), (bool, BTreeSet<&str>)> = BTreeMap::new();
        for call in calls {
            let ids = self.named(call);
            let fills_in = |word: &str| {
                let used = |id: &&str| self.catalogue.variables(id, &|_| true).contains(word);
                ids.iter().any(used)
            };
            let is_read = !call.ids.unknown && call.ids.holes.is_empty();
            for (word, written) in &call.words.texts {
                if let Some(written) = written {
                    let (is_of_use, all) = reached.entry((*written, word)).or_default();
                    *is_of_use |= !is_read || fills_in(word);
                    all.extend(call.ids.texts());
                }
            }
        }
        let useless = reached.into_iter().filter(|(_, (is_of_use, _))| !is_of_use);
        let told = useless.map(|((written, word), (_, ids))| {
            let place = self.place(written.source, written.line);
            let ids = ids.into_iter().collect::<Vec<_>>().join(", ");
            format!("{place}: {word} is given to {ids}")
        });
        let told: Vec<_> = told.collect();
        self.found.useless.extend(told);
    }

    /// Messages and attributes that no code names.
    fn unnamed(&mut self, calls: &[Call]) {
        let mut named = self.catalogue.within_others();
        named.extend(&self.texts);
        let mut parts = BTreeSet::new();
        let mut begun = BTreeSet::new();
        for call in calls {
            begun.extend(call.ids.starts.iter().map(String::as_str));
            for id in call.ids.texts() {
                named.insert(id);
                let told = self.catalogue.attributes(id).into_iter();
                parts.extend(told.filter(|part| call.part.is_told(part)).map(|part| (id, part)));
            }
        }
        let begins = |id: &str| {
            id.starts_with(PHRASES) || BEGINNINGS.iter().any(|(start, _)| id.starts_with(start))
        };
        for id in &self.ids {
            if !named.contains(id) && !begins(id) {
                self.found.unnamed.push((*id).to_owned());
            }
            let unasked = self.catalogue.attributes(id).into_iter();
            let unasked = unasked.filter(|part| !parts.contains(&(*id, *part)));
            self.found.unnamed.extend(unasked.map(|part| format!("{id}.{part}")));
        }
        let never = BEGINNINGS.iter().filter(|(start, _)| !begun.contains(start));
        self.found.never_begun.extend(never.map(|(start, _)| (*start).to_owned()));
        if !self.texts.contains(PHRASES.trim_end_matches('-')) {
            self.found.never_begun.push(PHRASES.to_owned());
        }
    }

    /// Texts that are almost an id.
    fn slips(&mut self, written: &[(&str, usize, usize)]) {
        let like_ids = written.iter().filter(|(text, ..)| text.contains('-'));
        for (text, source, line) in like_ids.filter(|(text, ..)| !self.ids.contains(text)) {
            if let Some(id) = self.ids.iter().find(|id| is_slip(text, id)) {
                let place = self.place(*source, *line);
                self.found.slips.push(format!("{place}: {text} is almost {id}"));
            }
        }
    }
}

impl Part {
    /// Whether a part of a message is told: its value is called "".
    fn is_told(&self, part: &str) -> bool {
        match self {
            Self::Value => part.is_empty(),
            Self::Whole => true,
            // Where the name cannot be read it may be any.
            Self::Attributes(names) if !names.is_whole() => !part.is_empty(),
            Self::Attributes(names) => names.texts().any(|name| name == part),
        }
    }
}

/// Whether one text is the other but for a letter too many, too few, another one, or two that have
/// changed places. Another digit is meant.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    let same = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - same], &other[..other.len() - same]);
    if one.iter().chain(other).any(u8::is_ascii_digit) {
        return false;
    }
    match (one, other) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}
