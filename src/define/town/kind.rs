//! What a town is: sentences about it choose their noun by that.

use super::keys::KINDS;

/// What a municipality calls itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TownKind {
    /// A town: „die Stadt“.
    #[default]
    Town,
    /// A city: „die Stadt“, too.
    City,
    /// A market town: „die Marktgemeinde“.
    MarketTown,
    /// Any other municipality: „die Gemeinde“.
    Municipality,
}

impl TownKind {
    /// The word that files use, and by which sentences choose.
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}
