//! Ids of responses: random where people answer, derived where rows are imported, so that importing
//! twice changes nothing.

use std::collections::HashMap;

use uuid::{Builder, Uuid};

/// The name space of all derived ids.
const SPACE: Uuid = Uuid::from_u128(0x6d69_7472_6564_454e_8000_7265_7370_6f6e);

/// The id of a response collected here, from 16 random bytes: it says nothing of time, place or
/// person.
pub fn collected(random: [u8; 16]) -> Uuid {
    Builder::from_random_bytes(random).into_uuid()
}

/// The ids of rows imported from one source into one survey.
#[derive(Clone, Debug)]
pub struct ImportedId {
    survey: String,
    source: String,
    seen: HashMap<Uuid, u64>,
}

/// A row that nothing but its content identifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nth {
    /// A hash of the row's cells.
    pub content: Uuid,
    /// The row's number among those with this content, from 1.
    pub n: u64,
}

impl Nth {
    /// The id of the row.
    pub fn id(&self) -> Uuid {
        Uuid::new_v5(&self.content, &self.n.to_le_bytes())
    }
}

impl ImportedId {
    /// The ids for rows that are imported from a source into a survey.
    pub fn new(survey: &str, source: &str) -> Self {
        Self { survey: survey.to_owned(), source: source.to_owned(), seen: HashMap::new() }
    }

    /// The id of a row that is identified by a column, of which this is the value.
    pub fn named(&self, id: &str) -> Uuid {
        self.derive("id", [id])
    }

    /// The next row where no column identifies rows: rows of the same content are counted, so that
    /// their order among others does not matter.
    pub fn next<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Nth {
        let content = self.derive("row", cells);
        let n = *self.seen.entry(content).and_modify(|n| *n += 1).or_insert(1);
        Nth { content, n }
    }

    fn derive<'a>(&self, manner: &str, parts: impl IntoIterator<Item = &'a str>) -> Uuid {
        let mut name = Vec::new();
        // With their lengths, parts cannot run into each other: `ab`, `c` is not `a`, `bc`.
        let mut append = |part: &str| {
            name.extend((part.len() as u64).to_le_bytes());
            name.extend(part.as_bytes());
        };
        [self.survey.as_str(), &self.source, manner].into_iter().for_each(&mut append);
        parts.into_iter().for_each(append);
        Uuid::new_v5(&SPACE, &name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_row_has_the_same_id_every_time() {
        let rows = || ImportedId::new("kcmo", "2021-q1");
        assert_eq!(rows().named("17"), rows().named("17"));
        assert_eq!(rows().named("17").get_version_num(), 5);
        assert_ne!(rows().named("17"), rows().named("18"));
        assert_ne!(rows().named("17"), ImportedId::new("kcmo", "2021-q2").named("17"));
        assert_ne!(rows().named("17"), ImportedId::new("kcm", "o2021-q1").named("17"));
        assert_ne!(rows().named("17"), rows().next(["17"]).id());
    }

    #[test]
    fn ids_do_not_change_with_the_program() {
        // Fixed once: another value would import every row a second time.
        assert_eq!(
            ImportedId::new("kcmo", "2021-q1").named("17").to_string(),
            "012ed045-fe47-5870-bfe4-ca533fd8ca6d"
        );
        assert_eq!(
            ImportedId::new("kcmo", "2021-q1").next(["a", "b"]).id().to_string(),
            "9f25f656-da40-5045-92f4-2383174dc539"
        );
    }

    #[test]
    fn equal_rows_are_told_apart_and_their_order_does_not_matter() {
        let ids = |rows: &[[&'static str; 2]]| {
            let mut imported = ImportedId::new("s", "f");
            let mut ids: Vec<_> = rows.iter().map(|row| imported.next(*row).id()).collect();
            ids.sort();
            ids
        };
        let some = ids(&[["a", "b"], ["ab", ""], ["a", "b"]]);
        assert_eq!(some, ids(&[["a", "b"], ["a", "b"], ["ab", ""]]));
        assert!(some.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn collected_ids_are_random_ones() {
        let id = collected([0xff; 16]);
        assert_eq!(id.get_version_num(), 4);
        assert_eq!(id.to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
