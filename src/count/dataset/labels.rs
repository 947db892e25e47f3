//! Texts of a batch as numbers: what is said again and again is looked up once.

use std::collections::HashMap;

use polars::prelude::{PolarsResult, polars_err};

use super::rows::Texts;

/// The texts of a column, each by its place among the different ones, in the order in which they
/// were met.
#[derive(Debug)]
pub(crate) struct Labels<'b> {
    names: Vec<&'b str>,
    codes: Vec<u32>,
}

/// The code of a row without a text.
const NO_TEXT: u32 = u32::MAX;

/// How many hashes of texts are kept.
const RECENT: usize = 1024;

impl<'b> Labels<'b> {
    pub(super) fn of(texts: Texts<'b>) -> Self {
        let Texts(texts) = texts;
        let mut labels = Self { names: Vec::new(), codes: Vec::with_capacity(texts.len()) };
        if texts.null_count() == texts.len() {
            labels.codes.resize(texts.len(), NO_TEXT);
            return labels;
        }
        let mut known: HashMap<&str, u32> = HashMap::new();
        for (chunk, array) in texts.downcast_iter().zip(texts.chunks()) {
            // Where a text lies, or the text itself where it is short, tells most texts of a chunk
            // apart; others are looked up. In the next chunk the same place holds another text.
            let mut recent = vec![(0_u128, NO_TEXT); RECENT];
            let mask = array.validity();
            for (row, view) in chunk.views().iter().enumerate() {
                if mask.is_some_and(|mask| !mask.get_bit(row)) {
                    labels.codes.push(NO_TEXT);
                    continue;
                }
                let lies = view.as_u128();
                let slot = &mut recent[slot(lies)];
                if slot.0 != lies || slot.1 == NO_TEXT {
                    let next = u32::try_from(labels.names.len()).unwrap_or(NO_TEXT);
                    let text = chunk.value(row);
                    let code = *known.entry(text).or_insert(next);
                    if code == next {
                        labels.names.push(text);
                    }
                    *slot = (lies, code);
                }
                labels.codes.push(slot.1);
            }
        }
        labels
    }

    /// The places of the texts among some; 0 where a row has none.
    pub(super) fn places(self, among: &[String]) -> PolarsResult<Vec<u32>> {
        let place = |name: &&str| {
            let found = among.iter().position(|known| known == name);
            let found = found.and_then(|at| u32::try_from(at).ok());
            found.ok_or_else(|| polars_err!(ComputeError: "`{name}` is none of the codes"))
        };
        let places: Vec<u32> = self.names.iter().map(place).collect::<PolarsResult<_>>()?;
        let mut codes = self.codes;
        for code in &mut codes {
            *code = places.get(*code as usize).copied().unwrap_or_default();
        }
        Ok(codes)
    }

    /// The code of the text in a row.
    pub(crate) fn code(&self, row: usize) -> Option<u32> {
        self.codes.get(row).copied().filter(|code| *code != NO_TEXT)
    }

    /// The text in a row.
    pub(crate) fn get(&self, row: usize) -> Option<&'b str> {
        self.names.get(self.code(row)? as usize).copied()
    }

    /// The different texts, by code.
    pub(crate) fn names(&self) -> &[&'b str] {
        &self.names
    }
}

fn slot(lies: u128) -> usize {
    #[expect(clippy::cast_possible_truncation, reason = "both halves are mixed")]
    let mixed = (lies as u64 ^ (lies >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 54) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::{ChunkFullNull, NewChunkedArray, StringChunked};

    #[test]
    fn each_text_has_one_code() {
        let long = "a text that is longer than what is kept beside its length";
        let all = [Some("b"), None, Some(long), Some(""), Some("b"), Some(long), Some("")];
        let texts = StringChunked::from_iter_options("t".into(), all.iter().copied());
        let labels = Labels::of(Texts(&texts));
        assert_eq!(labels.names(), ["b", long, ""]);
        let codes: Vec<_> = (0..all.len()).map(|row| labels.code(row)).collect();
        assert_eq!(codes, [Some(0), None, Some(1), Some(2), Some(0), Some(1), Some(2)]);
        assert!(all.iter().enumerate().all(|(row, text)| labels.get(row) == *text));
        let none = StringChunked::full_null("t".into(), 3);
        assert_eq!(Labels::of(Texts(&none)).code(2), None);
    }

    /// Long texts that begin alike lie at the same place of their own chunks.
    #[test]
    fn a_place_in_one_chunk_is_none_in_the_next() {
        let long = |end: &str| format!("sha256: as long as the other, and begins alike, {end}");
        let [one, other] = [long("a"), long("b")];
        let of =
            |text: &str| StringChunked::from_iter_options("t".into(), [Some(text)].into_iter());
        let mut texts = of(&one);
        texts.append(&of(&other)).unwrap();
        assert_eq!(texts.downcast_iter().count(), 2);
        let labels = Labels::of(Texts(&texts));
        assert_eq!([labels.get(0), labels.get(1)], [Some(&*one), Some(&*other)]);
    }
}
