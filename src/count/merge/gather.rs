//! Every source read once, its responses laid down as rows.

use std::path::Path;
use std::sync::Arc;

use super::decode::{Dropped, answers};
use super::protocol::{Counts, Protocol};
use super::unusable::Unusable;
use super::{MergeError, MergeSource};
use crate::dataset::{Columns, Dataset, DatasetError, Foreign, RunPlace, Runs, Stage};
use mitreden_define::survey::union::Union;
use mitreden_keep::jsonl;
use mitreden_keep::record::Record;
use mitreden_keep::resolve::ResponseVersion;
use mitreden_keep::tombstone::Erased;

/// What is known of a record beside its row.
#[derive(Debug)]
pub(super) struct Origin {
    /// The record's source (an index into the protocol's sources).
    pub(super) source: usize,
    /// The record's revision.
    pub(super) revision: u32,
    /// The fingerprint of the record's content; none for a row of a table, which is no whole
    /// record.
    pub(super) hash: Option<String>,
    /// The answers that were dropped from the record.
    pub(super) dropped: Vec<Dropped>,
    /// Flags that were noted when the response was collected.
    pub(super) marks: Vec<String>,
}

/// All responses, gathered in runs.
#[derive(Debug)]
pub(super) struct Gathered<'s> {
    pub(super) runs: Runs<'s>,
    /// The rows that were records, with their places.
    pub(super) records: Vec<(RunPlace, Origin)>,
    /// The source of each run of a table; `None` for runs of records.
    pub(super) tables: Vec<Option<usize>>,
    /// The responses that were erased in any store.
    pub(super) erased: Erased,
}

pub(super) fn gather<'s>(
    union: &'s Union,
    columns: &'s Columns,
    mut sources: Vec<MergeSource<'_>>,
    scratch: &Path,
    protocol: &mut Protocol,
) -> Result<Gathered<'s>, MergeError> {
    sources.sort_by(|a, b| a.name().cmp(b.name()));
    if let Some(pair) =
        sources.windows(2).find(|pair| matches!(pair, [a, b] if a.name() == b.name()))
    {
        return Err(MergeError::Twice(pair.first().map_or("", MergeSource::name).to_owned()));
    }
    protocol.sources = sources.iter().map(|source| Counts::new(source.name())).collect();
    let mut erased = Erased::default();
    for source in &sources {
        match source {
            MergeSource::Store(store) => {
                erased.extend(store.erased()?);
                erased.add_former(store.former_ids()?);
            }
            MergeSource::Handin { handin, .. } => erased.extend(handin.erased()),
            MergeSource::Lines { .. } | MergeSource::Table { .. } => {}
        }
    }

    let mut records = Records {
        union,
        erased: &erased,
        stage: Stage::new(&union.survey, columns, scratch),
        origins: Vec::new(),
    };
    let mut tables = Vec::new();
    for (number, source) in sources.into_iter().enumerate() {
        match source {
            MergeSource::Store(store) => {
                store.versions(|version| records.add(version, number, protocol))?;
            }
            MergeSource::Lines { name, reader } => {
                let from: Arc<str> = Arc::from(name.as_str());
                for line in jsonl::lines(reader) {
                    match line
                        .map_err(|source| MergeError::Unreadable { name: name.clone(), source })?
                    {
                        Ok(record) => {
                            records.add(ResponseVersion::new(record, &from), number, protocol)?;
                        }
                        Err(bad) => {
                            protocol.source(number).read += 1;
                            protocol.reject(number, Unusable::Line(bad));
                        }
                    }
                }
            }
            MergeSource::Handin { name, handin } => {
                let from: Arc<str> = Arc::from(name.as_str());
                for record in &handin.records {
                    records.add(ResponseVersion::new(record.clone(), &from), number, protocol)?;
                }
            }
            MergeSource::Table { path, .. } => match Dataset::open(&path, columns) {
                Ok(dataset) => tables.push((number, dataset)),
                Err(other @ DatasetError::Columns { .. }) => {
                    let table = Foreign::open(&path)?;
                    if !table.is_of_responses() {
                        return Err(other.into());
                    }
                    records.add_table(&table, number, protocol)?;
                }
                Err(other) => return Err(other.into()),
            },
        }
    }

    let Records { stage, origins, .. } = records;
    let (mut runs, places) = stage.finish()?;
    let mut records: Vec<_> = places.into_iter().zip(origins).collect();
    records.sort_by_key(|(place, _)| *place);
    let mut origin = vec![None; runs.len()];
    for (number, dataset) in tables {
        runs.add(dataset)?;
        origin.resize(runs.len(), Some(number));
    }
    Ok(Gathered { runs, records, tables: origin, erased })
}

/// Records that are being turned into rows.
struct Records<'s, 'e> {
    union: &'s Union,
    erased: &'e Erased,
    stage: Stage<'s>,
    origins: Vec<Origin>,
}

impl Records<'_, '_> {
    fn add(
        &mut self,
        version: ResponseVersion<Record>,
        source: usize,
        protocol: &mut Protocol,
    ) -> Result<(), MergeError> {
        let ResponseVersion { what: record, revision, hash, .. } = version;
        self.push(record, (revision, Some(hash)), source, protocol)
    }

    /// Adds the rows of a table with other columns. They are no whole records: what only records
    /// have is not in them.
    fn add_table(
        &mut self,
        table: &Foreign,
        source: usize,
        protocol: &mut Protocol,
    ) -> Result<(), MergeError> {
        let union = self.union;
        table.for_each(union, &mut |row| match row {
            Ok(record) => self.push(record, (1, None), source, protocol),
            Err(bad) => {
                protocol.source(source).read += 1;
                protocol.reject(source, Unusable::Row(bad));
                Ok(())
            }
        })
    }

    fn push(
        &mut self,
        record: Record,
        (revision, hash): (u32, Option<String>),
        source: usize,
        protocol: &mut Protocol,
    ) -> Result<(), MergeError> {
        let counts = protocol.source(source);
        counts.read += 1;
        if record.practice {
            counts.practice += 1;
        } else if self.union.survey.id != *record.survey {
            counts.other_survey += 1;
            *protocol.other_surveys.entry(record.survey).or_default() += 1;
        } else if self.erased.contains(&record.id) {
            counts.erased += 1;
        } else {
            let (answers, dropped) = answers(self.union, &record);
            self.stage.push(&record, &answers, self.union.read_by(&record.definition))?;
            self.origins.push(Origin { source, revision, hash, dropped, marks: record.flags });
        }
        Ok(())
    }
}
