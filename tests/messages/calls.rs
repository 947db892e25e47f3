//! The calls that name messages, and the words they give: from `Lang::say` and its like through
//! every function and closure that hands an id on.

use std::collections::{BTreeMap, BTreeSet};

use super::found::{Found, Hole};
use super::items::Function;
use super::program::Program;
use super::scope::{Step, number};
use super::value::given;
use super::walk::Walk;

/// Which parts of a message a call tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its value.
    Value,
    /// Attributes by their names.
    Attributes(Found),
    /// The value and whatever attributes it has.
    Whole,
}

/// A call that names a message.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// The source, as its number.
    pub(super) source: usize,
    pub(super) line: usize,
    /// What no other call has.
    pub(super) key: usize,
    pub(super) ids: Found,
    pub(super) words: Found,
    pub(super) part: Part,
    /// Whether words may be added to what it makes.
    pub(super) builds: bool,
}

/// A function where sentences are made, or what becomes one.
struct Maker {
    owner: &'static str,
    name: &'static str,
    /// Where it takes the id, the words, and the name of an attribute.
    id: usize,
    words: &'static [usize],
    attribute: Option<usize>,
    /// Whether it makes what words are added to.
    builds: bool,
    /// Words that it gets further on, whoever calls it.
    always: &'static [&'static str],
}

/// Takes words beside the id.
const SAYS: Maker = Maker {
    owner: "Lang",
    name: "say",
    id: 0,
    words: &[1],
    attribute: None,
    builds: false,
    always: &[],
};
/// Makes what words are added to.
const BUILDS: Maker = Maker { words: &[], builds: true, ..SAYS };

const MAKERS: [Maker; 10] = [
    SAYS,
    Maker { name: "attribute", attribute: Some(1), words: &[2], ..SAYS },
    Maker { owner: "RichText", name: "said", id: 1, words: &[2, 3], ..SAYS },
    Maker { owner: "Failure", name: "user", ..BUILDS },
    Maker { owner: "Diagnostic", name: "error", ..BUILDS },
    Maker { owner: "Diagnostic", name: "warning", ..BUILDS },
    Maker { owner: "Diagnostic", name: "note", ..BUILDS },
    Maker { owner: "Diagnostic", name: "other", id: 1, words: &[], ..SAYS },
    Maker { owner: "ExpressionFault", name: "new", ..BUILDS },
    // Where troubles are told, each gets the name of its file.
    Maker { owner: "Trouble", name: "new", always: &["path"], ..BUILDS },
];

/// The calls that wait for what their function is given, by the function's number.
pub(super) type Waiting = BTreeMap<usize, Vec<Call>>;
/// The words that callers add to what a function returns, by its number.
pub(super) type Outside = BTreeMap<usize, Found>;

/// All calls of the program whose message is not handed in from further out.
pub(super) fn calls(program: &Program<'_>) -> Vec<Call> {
    let (mut waiting, mut outside) = (makers(program), Outside::new());
    loop {
        let (mut calls, mut next, mut added) = (Vec::new(), makers(program), Outside::new());
        for function in &program.items.functions {
            let own = number(function.body);
            if next.contains_key(&own) {
                continue;
            }
            let shared = outside.get(&own).cloned().unwrap_or_default();
            let mut walk = Walk::new(program, &waiting, &mut added);
            walk.body(function.body, &given(function), &shared);
            let (open, closed): (Vec<_>, Vec<_>) =
                walk.calls.into_iter().partition(|call| call.waits_for(own));
            calls.extend(closed);
            if !open.is_empty() {
                next.insert(own, open);
            }
        }
        let sizes = |waiting: &Waiting| waiting.values().map(Vec::len).collect::<Vec<_>>();
        if sizes(&next) == sizes(&waiting) && added == outside {
            return calls;
        }
        (waiting, outside) = (next, added);
    }
}

/// What the makers wait for.
fn makers(program: &Program<'_>) -> Waiting {
    let waits = |function: &Function<'_>| {
        let maker = MAKERS.iter().find(|maker| {
            function.place.owner == Some(maker.owner) && function.name == maker.name
        })?;
        let to = number(function.body);
        let hole = |at: usize, way: &[Step]| Found {
            holes: BTreeSet::from([Hole {
                to,
                at,
                way: way.to_vec(),
                around: <(String, String)>::default(),
            }]),
            ..Found::default()
        };
        let names = maker.words.iter().map(|at| hole(*at, &[Step::Each, Step::Part(0)]));
        let call = Call {
            source: function.place.source,
            line: 0,
            key: 0,
            ids: hole(maker.id, &[]),
            words: names.fold(Found::of(maker.always), Found::and),
            part: match maker.attribute {
                Some(at) => Part::Attributes(hole(at, &[])),
                None if maker.builds => Part::Whole,
                None => Part::Value,
            },
            builds: maker.builds,
        };
        Some((to, vec![call]))
    };
    program.items.functions.iter().filter_map(waits).collect()
}

impl Call {
    /// Whether only callers of a function or closure know what it is about.
    pub(super) fn waits_for(&self, to: usize) -> bool {
        self.ids.holes.iter().chain(&self.words.holes).any(|hole| hole.to == to)
    }

    /// The same whoever it waits for.
    pub(super) fn shape(&self, to: usize) -> (Found, Found, Part) {
        let plain = |found: &Found| Found {
            holes: found
                .holes
                .iter()
                .map(|hole| Hole { to: if hole.to == to { 0 } else { hole.to }, ..hole.clone() })
                .collect(),
            ..found.clone()
        };
        let part = match &self.part {
            Part::Attributes(names) => Part::Attributes(plain(names)),
            part => part.clone(),
        };
        (plain(&self.ids), plain(&self.words), part)
    }
}
