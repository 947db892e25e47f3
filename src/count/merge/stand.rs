//! Which row stands for each response.
//!
//! Ids that occur once, nearly all, stand without further ado; the others are put before [`resolve`], which knows the
//! rules. A row of a table has no revision: it counts as the first. Where it meets a record, both are compared as rows:
//! their cells decide whether they say the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use super::facts::{Facts, Row};
use super::gather::Gathered;
use super::protocol::{Conflict, Duplicate, Protocol};
use crate::keep::resolve::{Keep, Version, resolve};
use crate::keep::tombstone::Erased;

/// As many duplicates are named; the others are counted, so that memory does not grow with them.
const NAMED: usize = 10_000;

/// Returns the rows that stand, sorted by id, and counts the others.
pub(super) fn decide(
    facts: &Facts,
    gathered: &Gathered<'_>,
    (settle, importance): (&[Keep], &BTreeSet<&str>),
    protocol: &mut Protocol,
) -> Vec<Row> {
    let mut order: Vec<&Row> = facts.rows.iter().collect();
    order.sort_unstable_by_key(|row| (row.id, row.place));
    let mut standing: Vec<Row> = Vec::with_capacity(order.len());
    let mut several = Vec::new();
    for same in order.chunk_by(|a, b| a.id == b.id) {
        match same {
            [only] => standing.push(**only),
            _ => several.extend(versions(same, facts, gathered, protocol)),
        }
    }
    let resolved = resolve(several, &Erased::default(), settle);
    for same in resolved.duplicates.chunk_by(|a, b| a.id == b.id) {
        for version in same {
            protocol.source(version.what.source).duplicates += 1;
        }
        if protocol.duplicates.len() == NAMED {
            protocol.more_duplicates += 1;
            continue;
        }
        let (Some(first), mut from) = (same.first(), same.iter().map(|version| version.from.to_string()).collect::<Vec<_>>())
        else {
            continue;
        };
        from.sort();
        protocol.duplicates.push(Duplicate { id: first.id.to_string(), from });
    }
    for version in &resolved.replaced {
        protocol.source(version.what.source).replaced += 1;
    }
    for version in &resolved.passed_over {
        protocol.source(version.what.source).passed_over += 1;
        protocol.settled.push(told(version));
    }
    for versions in &resolved.conflicts {
        for version in versions {
            protocol.source(version.what.source).conflicting += 1;
            protocol.conflicts.push(told(version));
        }
    }
    protocol.idle = resolved.idle;
    standing.extend(resolved.stands.into_iter().map(|version| version.what));
    standing.sort_unstable_by_key(|row| row.id);
    for row in &standing {
        protocol.source(row.source).taken += 1;
        let Some((_, origin)) = row.record.and_then(|at| gathered.records.get(at)) else { continue };
        protocol.lose(&origin.dropped, importance);
        for dropped in &origin.dropped {
            *protocol.dropped.entry(dropped.clone()).or_default() += 1;
        }
        for mark in &origin.marks {
            let word = mark.split(':').next().unwrap_or(mark);
            protocol.marks.entry(word.to_owned()).or_default().insert(row.id);
        }
    }
    standing
}

fn versions<'f>(
    same: &'f [&'f Row],
    facts: &'f Facts,
    gathered: &'f Gathered<'_>,
    protocol: &'f Protocol,
) -> impl Iterator<Item = Version<Row>> + 'f {
    let origin = |row: &Row| row.record.and_then(|at| gathered.records.get(at)).map(|(_, origin)| origin);
    let whole = move |row: &Row| origin(row).and_then(|origin| origin.hash.clone());
    let records_only = same.iter().all(|row| whole(row).is_some());
    same.iter().map(move |row| {
        let origin = origin(row);
        let hash = whole(row).filter(|_| records_only).unwrap_or_else(|| row.print.to_string());
        Version {
            id: row.id,
            revision: origin.map_or(1, |origin| origin.revision),
            hash,
            source: facts.word(row.named).to_owned(),
            from: Arc::from(protocol.sources.get(row.source).map_or("", |source| source.name.as_str())),
            what: **row,
        }
    })
}

fn told(version: &Version<Row>) -> Conflict {
    Conflict {
        id: Uuid::to_string(&version.id),
        from: version.from.to_string(),
        source: version.source.clone(),
        revision: version.revision,
        hash: version.hash.strip_prefix("sha256:").unwrap_or(&version.hash).chars().take(12).collect(),
    }
}
