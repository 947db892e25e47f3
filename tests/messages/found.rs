//! Texts that were found, and what of them is not known where they are looked for.

use std::collections::BTreeSet;

use super::scope::Step;

/// A parameter whose texts only a caller knows, and what is written before and after them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hole {
    pub(super) to: usize,
    pub(super) at: usize,
    pub(super) way: Vec<Step>,
    pub(super) around: (String, String),
}

/// A text, and where it is written: whatever it flows to, it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Written {
    pub(super) source: usize,
    pub(super) line: usize,
    /// What no other text has.
    pub(super) key: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Texts it may come to, and where each is written, if it is one that has to be of use.
    pub(super) texts: BTreeSet<(String, Option<Written>)>,
    /// How texts begin of which the rest is not known.
    pub(super) starts: BTreeSet<String>,
    /// Parameters among them.
    pub(super) holes: BTreeSet<Hole>,
    /// Whether there may be others.
    pub(super) unknown: bool,
}

impl Found {
    pub(super) fn unknown() -> Self {
        Self { unknown: true, ..Self::default() }
    }

    /// Texts that nobody has written.
    pub(super) fn of(texts: &[&str]) -> Self {
        let texts = texts.iter().map(|text| ((*text).to_owned(), None)).collect();
        Self { texts, ..Self::default() }
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|(text, _)| text.as_str())
    }

    pub(super) fn and(mut self, other: Self) -> Self {
        self.texts.extend(other.texts);
        self.starts.extend(other.starts);
        self.holes.extend(other.holes);
        self.unknown |= other.unknown;
        self
    }

    /// Whether every text is known.
    pub(super) fn is_whole(&self) -> bool {
        !self.unknown && self.holes.is_empty() && self.starts.is_empty()
    }

    /// Each text of these with each of others behind it.
    pub(super) fn then(&self, other: &Self) -> Self {
        let mut joined =
            Self { starts: self.starts.clone(), unknown: self.unknown, ..Self::default() };
        for (text, written) in &self.texts {
            let with =
                other.texts.iter().map(|(more, also)| (text.clone() + more, written.or(*also)));
            joined.texts.extend(with);
            joined.starts.extend(other.starts.iter().map(|more| text.clone() + more));
            joined.starts.extend(other.unknown.then(|| text.clone()));
            joined.holes.extend(other.holes.iter().map(|hole| Hole {
                around: (text.clone() + &hole.around.0, hole.around.1.clone()),
                ..hole.clone()
            }));
        }
        for hole in &self.holes {
            joined.holes.extend(other.texts().map(|more| Hole {
                around: (hole.around.0.clone(), hole.around.1.clone() + more),
                ..hole.clone()
            }));
            joined.unknown |= !other.is_whole();
        }
        joined
    }

    /// The same between two texts.
    pub(super) fn between(&self, (before, after): &(String, String)) -> Self {
        if before.is_empty() && after.is_empty() {
            return self.clone();
        }
        Self::of(&[before]).then(self).then(&Self::of(&[after]))
    }
}
