//! Tombstones: what is left of an erased response. A keyed hash of its id tells that it must not
//! come back, and tells no one without the key which response it was.

use std::collections::BTreeSet;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::hidden::hidden;

hidden! {
    /// The key of a store's tombstones, which the hashes of codes are made with, too.
    Key
}

hidden! {
    /// The keyed hash of an erased id.
    Tombstone
}

impl Key {
    /// A new key, which nobody can guess.
    pub fn fresh() -> Self {
        let mut key = [0; 32];
        for half in key.chunks_exact_mut(16) {
            half.copy_from_slice(Uuid::new_v4().as_bytes());
        }
        Self::from_bytes(key)
    }

    /// The keys whose bytes stand one after the other.
    pub(crate) fn all_in(bytes: &[u8]) -> BTreeSet<Self> {
        let parts = bytes.chunks_exact(32).filter_map(|part| <[u8; 32]>::try_from(part).ok());
        parts.map(Self::from_bytes).collect()
    }

    /// The bytes of all keys but one, one after the other.
    pub(crate) fn bytes_of(keys: &BTreeSet<Self>, but: &Self) -> Vec<u8> {
        keys.iter().filter(|key| *key != but).flat_map(Self::as_bytes).copied().collect()
    }
}

/// The tombstone of an id: the HMAC-SHA256 of its 16 bytes.
/// It has no label, unlike the other MACs under the same key. Each of those is the MAC of a label
/// and what follows it, a message longer than 16 bytes, so that none of them can be a tombstone.
/// Nor could a label be added: stores, hand-ins and backups hold tombstones without it, and the ids
/// to make them anew are erased, so that the responses could come in again.
#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
pub fn tombstone(key: &Key, id: &Uuid) -> Tombstone {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("a key of any length will do");
    mac.update(id.as_bytes());
    Tombstone::from_bytes(mac.finalize().into_bytes().into())
}

/// What must not come in: the erased responses of any number of stores. What comes from elsewhere
/// obeys them, too.
#[derive(Clone, Debug, Default)]
pub struct Erased {
    stores: Vec<(Key, BTreeSet<Tombstone>)>,
    /// Ids that something had before it was given another: under these nothing comes in again
    /// either.
    former: BTreeSet<Uuid>,
}

impl Erased {
    /// The tombstones of one store.
    pub fn new(key: Key, tombstones: impl IntoIterator<Item = Tombstone>) -> Self {
        Self { stores: vec![(key, tombstones.into_iter().collect())], former: BTreeSet::new() }
    }

    /// Adds the tombstones of other stores.
    pub fn extend(&mut self, other: Self) {
        self.stores.extend(other.stores);
        self.former.extend(other.former);
    }

    /// Adds a tombstone of a store.
    pub fn add(&mut self, key: &Key, tombstone: Tombstone) {
        match self.stores.iter_mut().find(|(known, _)| known == key) {
            Some((_, tombstones)) => drop(tombstones.insert(tombstone)),
            None => self.stores.push((*key, [tombstone].into())),
        }
    }

    /// Adds ids under which nothing may come in, because it is there under another id.
    pub fn add_former(&mut self, former: impl IntoIterator<Item = Uuid>) {
        self.former.extend(former);
    }

    /// Whether a response was erased in one of the stores, or is there under another id.
    pub fn contains(&self, id: &Uuid) -> bool {
        self.former.contains(id)
            || self.stores.iter().any(|(key, tombstones)| {
                !tombstones.is_empty() && tombstones.contains(&tombstone(key, id))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_store_is_obeyed_under_its_own_key() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let [seven, eight, nine] = [7, 8, 9].map(|n| Key::from([n; 32]));
        let mut erased = Erased::new(seven, [tombstone(&seven, &one)]);
        assert!(erased.contains(&one) && !erased.contains(&two));
        // The right hash under a key it was not made with is another id's.
        erased.extend(Erased::new(eight, [tombstone(&seven, &two)]));
        assert!(!erased.contains(&two));
        erased.extend(Erased::new(nine, [tombstone(&nine, &two)]));
        assert!(erased.contains(&two));
    }

    #[test]
    fn a_tombstone_is_an_hmac_of_the_id() {
        // By another program: HMAC-SHA256 of 16 zero bytes under 32 zero bytes.
        let expected = [
            0x85, 0x3c, 0x74, 0x03, 0x93, 0x7d, 0x8b, 0x62, 0x39, 0x56, 0x9b, 0x18, 0x4e, 0xb7,
            0x99, 0x3f, 0xc5, 0xf7, 0x51, 0xae, 0xfc, 0xea, 0x28, 0xf2, 0xc8, 0x63, 0x85, 0x8e,
            0x2d, 0x29, 0xc5, 0x0b,
        ];
        assert_eq!(tombstone(&Key::from([0; 32]), &Uuid::nil()).as_bytes(), &expected);
    }

    #[test]
    fn each_fresh_key_is_another_in_both_halves() {
        let (one, other) = (Key::fresh(), Key::fresh());
        let differs =
            |at: std::ops::Range<usize>| one.as_bytes()[at.clone()] != other.as_bytes()[at];
        assert!(differs(0..16) && differs(16..32));
        assert_ne!(one.as_bytes()[..16], one.as_bytes()[16..]);
    }
}
