//! Who a row is: by the column that identifies respondents, or else by its content; and who it
//! would be under other names.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::cells::Cells;
use super::mapping::{Mapping, Slot};
use mitreden_keep::ids::{ImportedId, Nth};
use mitreden_keep::store::ImportName;

/// The identity of a row.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub(super) id: Uuid,
    /// The row's content and number, where no column identifies it.
    pub(super) nth: Option<Nth>,
    /// The row's ids under former names: the name's place, and the id.
    pub(super) former: Vec<(usize, Uuid)>,
}

/// Works out the identities of rows.
pub(super) struct Identities<'a> {
    survey: &'a str,
    id: Option<Slot>,
    names: &'a [ImportName],
    /// The columns of the mapping in the order of their names: neither the file's order nor the
    /// mapping's matters.
    sorted: Vec<Slot>,
    /// The ids of earlier rows.
    seen: HashSet<Uuid>,
    sources: HashMap<String, ImportedId>,
    /// The ids under other names of the sources.
    others: HashMap<String, ImportedId>,
    /// The ids by all cells of a row, by which versions of this program before 0.2 told rows apart.
    whole: HashMap<String, ImportedId>,
}

impl<'a> Identities<'a> {
    pub(super) fn new(survey: &'a str, mapping: &Mapping, names: &'a [ImportName]) -> Self {
        let mut sorted: Vec<Slot> = (0..mapping.columns.len()).collect();
        sorted.sort_by(|a, b| {
            mapping.columns.get(*a).map(|c| &c.name).cmp(&mapping.columns.get(*b).map(|c| &c.name))
        });
        let (sources, others, whole) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { survey, id: mapping.id, names, sorted, seen: HashSet::new(), sources, others, whole }
    }

    /// The identity of a row of a source, or the column and message that say why it has none.
    pub(super) fn of(
        &mut self,
        cells: Cells<'_>,
        source: &str,
    ) -> Result<Identity, (Option<Slot>, &'static str)> {
        match self.id {
            Some(column) => {
                self.named(cells.raw(column), source).map_err(|reason| (Some(column), reason))
            }
            None => Ok(self.counted(cells, source)),
        }
    }

    fn named(&mut self, raw: &str, source: &str) -> Result<Identity, &'static str> {
        if raw.is_empty() {
            return Err("rejected-no-id");
        }
        let id = ids(&mut self.sources, self.survey, source).named(raw);
        if !self.seen.insert(id) {
            return Err("rejected-same-id");
        }
        let others = self.names.iter().enumerate().filter(|(_, name)| name.name != source);
        let former = others
            .map(|(at, name)| (at, ids(&mut self.others, self.survey, &name.name).named(raw)))
            .collect();
        Ok(Identity { id, nth: None, former })
    }

    fn counted(&mut self, cells: Cells<'_>, source: &str) -> Identity {
        let all = || cells.row.cells();
        let mapped: Vec<&str> = self.sorted.iter().map(|&slot| cells.as_written(slot)).collect();
        let nth = ids(&mut self.sources, self.survey, source).next(mapped.iter().copied());
        let id = nth.id();
        let mut former = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            former.push((at, ids(&mut self.whole, self.survey, &name.name).next(all()).id()));
            if name.name != source {
                former.push((
                    at,
                    ids(&mut self.others, self.survey, &name.name)
                        .next(mapped.iter().copied())
                        .id(),
                ));
            }
        }
        former.retain(|(_, was)| *was != id);
        Identity { id, nth: Some(nth), former }
    }
}

/// The ids of a source.
fn ids<'s>(
    sources: &'s mut HashMap<String, ImportedId>,
    survey: &str,
    source: &str,
) -> &'s mut ImportedId {
    sources.entry(source.to_owned()).or_insert_with(|| ImportedId::new(survey, source))
}
