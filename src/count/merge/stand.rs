//! Which row stands for each response.
//!
//! Ids that occur once, nearly all, stand without further ado; the others are put before
//! [`resolve`], which knows the rules. A row of a table has no revision: it counts as the first.
//! Where it meets a record, both are compared as rows: their cells decide whether they say the
//! same.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use uuid::Uuid;

use super::Words;

use super::facts::{Facts, Row};
use super::gather::Gathered;
use super::notice::{Notice, NoticeKind};
use super::protocol::{Conflict, Duplicate, Protocol};
use crate::dataset::Print;
use mitreden_define::survey::Mode;
use mitreden_keep::resolve::{KeepWish, Resolved, ResponseVersion, SettledChoice, resolve};
use mitreden_keep::tombstone::Erased;

/// How many duplicates are named; others are only counted, so that memory does not grow with them.
const NAMED: usize = 10_000;

/// The rows that enter the dataset, sorted by id, and the results of decisions on conflicts.
pub(super) struct Stands {
    pub(super) rows: Vec<Row>,
    pub(super) chosen: Vec<SettledChoice>,
}

/// A decision on a conflict that has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idle {
    /// The decision.
    pub keep: KeepWish,
    /// The versions that it could mean; none where the response has no conflict.
    pub versions: Vec<Conflict>,
}

/// Decides which rows enter the dataset, and counts the others.
pub(super) fn decide(
    facts: &Facts,
    gathered: &Gathered<'_>,
    words: Words<'_>,
    prefer: &[Mode],
    protocol: &mut Protocol,
) -> Result<Stands, Vec<Idle>> {
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
    let mut keeps = words.now.to_vec();
    keeps.extend(again(&several, words));
    let mut resolved = resolve(several, &Erased::default(), &keeps);
    let idle = idle(&resolved, words.now);
    if !idle.is_empty() {
        return Err(idle);
    }
    let (people, superseded) = preferred(&mut resolved, prefer);
    protocol.preferred += people;
    let chosen = chosen(&resolved, words.now);
    for same in resolved.duplicates.chunk_by(|a, b| a.id == b.id) {
        for version in same {
            protocol.source(version.what.source).duplicates += 1;
        }
        if protocol.duplicates.len() == NAMED {
            protocol.more_duplicates += 1;
            continue;
        }
        let (Some(first), mut from) =
            (same.first(), same.iter().map(|version| version.from.to_string()).collect::<Vec<_>>())
        else {
            continue;
        };
        from.sort();
        protocol.duplicates.push(Duplicate { id: first.id.to_string(), from });
    }
    for version in resolved.replaced.iter().chain(&superseded) {
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
    standing.extend(resolved.stands.into_iter().map(|version| version.what));
    standing.sort_unstable_by_key(|row| row.id);
    leave_made_up_out(&mut standing, protocol);
    for row in &standing {
        protocol.source(row.source).taken += 1;
        let Some((_, origin)) = row.record.and_then(|at| gathered.records.get(at)) else {
            continue;
        };
        for dropped in &origin.dropped {
            *protocol.dropped.entry(dropped.clone()).or_default() += 1;
        }
        for mark in &origin.marks {
            let word = mark.split(':').next().unwrap_or(mark);
            protocol.marks.entry(word.to_owned()).or_default().insert(row.id);
        }
    }
    Ok(Stands { rows: standing, chosen })
}

/// The fingerprint of rows.
pub(super) fn fingerprint(rows: &[Row]) -> String {
    let print = rows
        .iter()
        .fold(Print::default(), |all, row| all.join(Print::of_id(row.id)).join(row.print));
    print.to_string()
}

/// Leaves out simulated respondents as soon as a person's answers count.
fn leave_made_up_out(standing: &mut Vec<Row>, protocol: &mut Protocol) {
    if !standing.iter().any(|row| !row.simulated && row.is_far_enough()) {
        return;
    }
    let mut n = 0;
    standing.retain(|row| {
        if row.simulated {
            protocol.source(row.source).simulated += 1;
            n += 1;
        }
        !row.simulated
    });
    protocol.notice(Notice::new(NoticeKind::Simulated, n));
}

/// The earlier decisions that hold for conflicts on which nothing new was decided.
fn again(several: &[ResponseVersion<Row>], words: Words<'_>) -> Vec<KeepWish> {
    let mut by_id: HashMap<Uuid, Vec<ResponseVersion<()>>> = HashMap::new();
    let wanted: BTreeSet<Uuid> =
        words.before.iter().map(|settlement| settlement.choice.id).collect();
    for ResponseVersion { id, revision, hash, source, from, .. } in
        several.iter().filter(|version| wanted.contains(&version.id))
    {
        let version = ResponseVersion {
            id: *id,
            revision: *revision,
            hash: hash.clone(),
            source: source.clone(),
            from: Arc::clone(from),
            what: (),
        };
        by_id.entry(*id).or_default().push(version);
    }
    let open = words
        .before
        .iter()
        .filter(|settlement| !words.now.iter().any(|keep| keep.id == settlement.choice.id));
    open.filter_map(|settlement| settlement.choice.again(by_id.get(&settlement.choice.id)?))
        .collect()
}

/// The decisions made now that have no effect.
fn idle(resolved: &Resolved<Row>, now: &[KeepWish]) -> Vec<Idle> {
    let said = resolved.idle.iter().filter(|keep| now.contains(keep));
    let versions = |keep: &KeepWish| {
        resolved
            .conflicts
            .iter()
            .flatten()
            .filter(|version| version.id == keep.id)
            .map(told)
            .collect()
    };
    said.map(|keep| Idle { keep: keep.clone(), versions: versions(keep) }).collect()
}

/// The choices that the decisions made now led to.
fn chosen(resolved: &Resolved<Row>, now: &[KeepWish]) -> Vec<SettledChoice> {
    let choice = |keep: &KeepWish| {
        let kept = resolved.stands.iter().find(|version| version.id == keep.id)?;
        let passed = resolved.passed_over.iter().filter(|version| version.id == keep.id);
        let passed = passed.map(|version| version.hash.clone()).collect();
        Some(SettledChoice {
            id: keep.id,
            kept: kept.hash.clone(),
            passed,
            word: keep.source.clone(),
        })
    };
    now.iter().filter_map(choice).collect()
}

/// Settles conflicts by the order of modes that the questionnaire prefers: the first mode stands,
/// if only one version has it. Returns how many people that were, and their other versions.
fn preferred(resolved: &mut Resolved<Row>, prefer: &[Mode]) -> (u64, Vec<ResponseVersion<Row>>) {
    let (mut people, mut superseded) = (0, Vec::new());
    let place =
        |version: &ResponseVersion<Row>| prefer.iter().position(|mode| *mode == version.what.mode);
    for versions in std::mem::take(&mut resolved.conflicts) {
        let first = versions.iter().filter_map(place).min();
        let is_first = |version: &ResponseVersion<Row>| first.is_some() && place(version) == first;
        if versions.iter().filter(|version| is_first(version)).count() == 1 {
            people += 1;
            let (stands, others): (Vec<_>, Vec<_>) = versions.into_iter().partition(is_first);
            resolved.stands.extend(stands);
            superseded.extend(others);
        } else {
            resolved.conflicts.push(versions);
        }
    }
    (people, superseded)
}

fn versions<'f>(
    same: &'f [&'f Row],
    facts: &'f Facts,
    gathered: &'f Gathered<'_>,
    protocol: &'f Protocol,
) -> impl Iterator<Item = ResponseVersion<Row>> + 'f {
    let origin =
        |row: &Row| row.record.and_then(|at| gathered.records.get(at)).map(|(_, origin)| origin);
    let whole = move |row: &Row| origin(row).and_then(|origin| origin.hash.clone());
    let records_only = same.iter().all(|row| whole(row).is_some());
    same.iter().map(move |row| {
        let origin = origin(row);
        let hash = whole(row).filter(|_| records_only).unwrap_or_else(|| row.print.to_string());
        ResponseVersion {
            id: row.id,
            revision: origin.map_or(1, |origin| origin.revision),
            hash,
            source: facts.word(row.named).to_owned(),
            from: Arc::from(
                protocol.sources.get(row.source).map_or("", |source| source.name.as_str()),
            ),
            what: **row,
        }
    })
}

fn told(version: &ResponseVersion<Row>) -> Conflict {
    Conflict {
        id: Uuid::to_string(&version.id),
        from: version.from.to_string(),
        source: version.source.clone(),
        revision: version.revision,
        hash: version
            .hash
            .strip_prefix("sha256:")
            .unwrap_or(&version.hash)
            .chars()
            .take(12)
            .collect(),
    }
}
