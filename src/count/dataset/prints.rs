//! Fingerprints of rows: two rows with the same one have the same cells, for all that chance can do
//! in 128 bits.
//!
//! They are kept only where a dataset made anew does no harm, or a person is asked once more: with
//! other columns they are others.

use std::hash::Hasher;

use super::DatasetError;
use super::rows::{Batch, Values};

/// The fingerprint of some cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Print(u64, u64);

/// The finaliser of `SplitMix64` (Steele, Lea & Flood 2014): every bit of the input moves every bit
/// of the output.
fn stir(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

impl Print {
    /// Adds a cell.
    fn add(&mut self, cell: u64) {
        self.0 = stir(self.0.wrapping_add(0x9e37_79b9_7f4a_7c15) ^ cell);
        self.1 = stir(self.1.wrapping_add(0xd1b5_4a32_d192_ed03) ^ cell.rotate_left(32));
    }

    /// Adds the fingerprint of other cells of the same row.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.add(other.0);
        self.add(other.1);
        self
    }

    /// The fingerprint of an id.
    pub fn of_id(id: uuid::Uuid) -> Self {
        let (first, second) = id.as_u64_pair();
        Self(first, second)
    }

    /// The first half of the fingerprint, for uses in which only a flag depends on it.
    pub fn short(self) -> u64 {
        self.0
    }
}

impl std::fmt::Display for Print {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}{:016x}", self.0, self.1)
    }
}

/// The number that stands for a null: "nullnull" in ASCII, which hardly any value is equal to.
const NULL: u64 = 0x6e75_6c6c_6e75_6c6c;

impl Batch {
    /// Adds a column to the fingerprints of the rows.
    pub fn print(&self, name: &str, prints: &mut [Print]) -> Result<(), DatasetError> {
        let loaded = self.loaded(name, "anything")?;
        let valid = &loaded.valid;
        match &loaded.values {
            Values::Text(texts) => {
                for (print, text) in prints.iter_mut().zip(texts.iter()) {
                    print.add(text.map_or(NULL, |text| words(text.as_bytes())));
                }
            }
            Values::Code(codes) => add(prints, valid, codes.iter().map(|code| u64::from(*code))),
            Values::Truth(truths) => {
                add(prints, valid, truths.iter().map(|truth| u64::from(*truth)));
            }
            Values::Point(_) => add(
                prints,
                valid,
                self.points(name)?.values.iter().map(|point| i64::from(*point).cast_unsigned()),
            ),
            Values::Rank(_) => {
                add(prints, valid, self.ranks(name)?.values.iter().map(|rank| u64::from(*rank)));
            }
            Values::Number(_) => {
                add(
                    prints,
                    valid,
                    self.numbers(name)?.values.iter().map(|number| number.to_bits()),
                );
            }
            Values::Count(_) => {
                add(prints, valid, self.counts(name)?.values.iter().map(|count| u64::from(*count)));
            }
            Values::Day(_) => add(
                prints,
                valid,
                self.days(name)?.values.iter().map(|day| i64::from(*day).cast_unsigned()),
            ),
        }
        Ok(())
    }
}

fn add(prints: &mut [Print], valid: &[bool], cells: impl Iterator<Item = u64>) {
    for ((print, valid), cell) in prints.iter_mut().zip(valid).zip(cells) {
        print.add(if *valid { cell } else { NULL });
    }
}

fn words(bytes: &[u8]) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(cells: &[u64]) -> Print {
        cells.iter().fold(Print::default(), |mut print, cell| {
            print.add(*cell);
            print
        })
    }

    #[test]
    fn cells_their_order_and_their_number_matter() {
        let all = [
            print(&[]),
            print(&[0]),
            print(&[0, 0]),
            print(&[1, 0]),
            print(&[0, 1]),
            print(&[NULL]),
            print(&[1 << 32]),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(all[at + 1..].iter().all(|other| other != one));
        }
        assert_eq!(print(&[3, 4]), print(&[3, 4]));
        assert_ne!(print(&[1]).join(print(&[2])), print(&[2]).join(print(&[1])));
    }
}
