//! Which version of a response stands: the union of all sources, decided id by id.
//!
//! - Same id and content: a duplicate, wherever it lies. The file or store it comes from is no part
//!   of the content.
//! - Same id, higher revision: replaces, and with that settles any quarrel about a lower one.
//! - Same id and revision, other content: a conflict. None of the versions stands until a [`KeepWish`]
//!   names one.
//!
//! The `source` a record itself names *is* part of its content: it is a column of the dataset, and
//! of two versions that differ in nothing else neither is the right one by any rule. Ids of
//! imported rows are made from the source, so this comes up only after someone renamed a source by
//! hand; then a person decides.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;
use thiserror::Error;
use uuid::Uuid;

use super::record::Record;
use super::tombstone::Erased;

/// A version of a response: what decides whether it stands, and whatever the caller wants to carry
/// along (the record, or nothing where a million would not fit into memory).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseVersion<T> {
    /// The response's id.
    pub id: Uuid,
    /// The revision; the version with the highest one counts.
    pub revision: u32,
    /// The fingerprint of the version's content.
    pub hash: String,
    /// The source that the record names.
    pub source: String,
    /// The file or store that the version lies in, as shown to people.
    pub from: Arc<str>,
    /// What is carried along with the version.
    pub what: T,
}

impl ResponseVersion<Record> {
    /// The version of a response that a record from some file or store holds.
    pub fn new(record: Record, from: &Arc<str>) -> Self {
        let (hash, source) = (record.content_hash(), record.source.clone());
        Self {
            id: record.id,
            revision: record.revision,
            hash,
            source,
            from: Arc::clone(from),
            what: record,
        }
    }
}

/// A person's decision on a conflict: `ID=SOURCE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepWish {
    /// The response's id.
    pub id: Uuid,
    /// Where the version that stands lies (a file or store, by path or name), the source it names,
    /// or its fingerprint.
    pub source: String,
}

/// What a person's word came to: which content of a response stands, and which were passed over for
/// it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SettledChoice {
    /// The response's id.
    pub id: Uuid,
    /// The fingerprint of the content that was chosen.
    pub kept: String,
    /// The fingerprints of the contents that were passed over. Content that comes later was not
    /// known then, and is a new conflict.
    pub passed: Vec<String>,
    /// The decision as the person wrote it.
    pub word: String,
}

/// A choice that holds from a day on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Settlement {
    /// The choice.
    pub choice: SettledChoice,
    /// The day of the choice.
    pub day: NaiveDate,
}

impl SettledChoice {
    /// The word for the same choice among these versions of its response; none where its own is not
    /// there, or where there is one that was not known.
    pub fn again<T>(&self, versions: &[ResponseVersion<T>]) -> Option<KeepWish> {
        let newest = versions.iter().map(|version| version.revision).max();
        let mut hashes = versions
            .iter()
            .filter(|version| Some(version.revision) == newest)
            .map(|version| &version.hash);
        let is_known = hashes.clone().all(|hash| *hash == self.kept || self.passed.contains(hash));
        let is_there = hashes.any(|hash| *hash == self.kept);
        (is_known && is_there).then(|| KeepWish { id: self.id, source: self.kept.clone() })
    }
}

/// A text that is no `ID=SOURCE`.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{0}` is not of the form ID=SOURCE; merge lists the ids and sources of its conflicts")]
pub struct BadKeep(String);

impl FromStr for KeepWish {
    type Err = BadKeep;

    fn from_str(text: &str) -> Result<Self, BadKeep> {
        let bad = || BadKeep(text.to_owned());
        let (id, source) =
            text.split_once('=').filter(|(_, source)| !source.is_empty()).ok_or_else(bad)?;
        Ok(Self { id: Uuid::try_parse(id).map_err(|_| bad())?, source: source.to_owned() })
    }
}

impl KeepWish {
    fn means<T>(&self, version: &ResponseVersion<T>) -> bool {
        let file_name = version.from.rsplit(['/', '\\']).next();
        let digits = version.hash.strip_prefix("sha256:").unwrap_or(&version.hash);
        let wanted = self.source.strip_prefix("sha256:").unwrap_or(&self.source);
        *version.from == *self.source
            || file_name == Some(&self.source)
            || version.source == self.source
            || (wanted.len() >= 8 && digits.starts_with(wanted))
    }
}

/// What is to be done with each version. All lists are sorted, by id first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved<T> {
    /// The versions that enter the dataset, one for each response.
    pub stands: Vec<ResponseVersion<T>>,
    /// The versions whose content is there already.
    pub duplicates: Vec<ResponseVersion<T>>,
    /// The versions that are older than the one which enters the dataset.
    pub replaced: Vec<ResponseVersion<T>>,
    /// The responses that wait for a person's decision, each with its versions, each content once.
    pub conflicts: Vec<Vec<ResponseVersion<T>>>,
    /// The versions that a person's decision passed over.
    pub passed_over: Vec<ResponseVersion<T>>,
    /// The versions of responses that were erased.
    pub erased: Vec<ResponseVersion<T>>,
    /// The decisions without effect: there is no conflict, no such version, or more than one.
    pub idle: Vec<KeepWish>,
}

impl<T> Default for Resolved<T> {
    fn default() -> Self {
        Self {
            stands: Vec::new(),
            duplicates: Vec::new(),
            replaced: Vec::new(),
            conflicts: Vec::new(),
            passed_over: Vec::new(),
            erased: Vec::new(),
            idle: Vec::new(),
        }
    }
}

/// Decides over versions from any number of sources; their order does not matter.
pub fn resolve<T>(
    mut versions: Vec<ResponseVersion<T>>,
    erased: &Erased,
    keeps: &[KeepWish],
) -> Resolved<T> {
    versions.sort_by(|a, b| order(a).cmp(&order(b)));
    let mut resolved = Resolved::default();
    let mut settled = BTreeSet::new();
    let mut rest = versions.into_iter().peekable();
    while let Some(first) = rest.next() {
        let id = first.id;
        let mut same = vec![first];
        same.extend(std::iter::from_fn(|| rest.next_if(|next| next.id == id)));
        if erased.contains(&id) {
            resolved.erased.extend(same);
        } else if resolved.decide(same, keeps) {
            settled.insert(id);
        }
    }
    resolved.idle = keeps.iter().filter(|keep| !settled.contains(&keep.id)).cloned().collect();
    resolved.idle.sort_by(|a, b| (a.id, &a.source).cmp(&(b.id, &b.source)));
    resolved
}

fn order<T>(version: &ResponseVersion<T>) -> (Uuid, u32, &str, &str, &str) {
    (version.id, version.revision, &version.hash, &version.from, &version.source)
}

impl<T> Resolved<T> {
    /// Decides over the versions of one response; whether a person's decision settled a conflict.
    fn decide(&mut self, versions: Vec<ResponseVersion<T>>, keeps: &[KeepWish]) -> bool {
        let newest = versions.iter().map(|version| version.revision).max();
        let (top, older): (Vec<_>, Vec<_>) =
            versions.into_iter().partition(|version| Some(version.revision) == newest);
        let mut contents: BTreeMap<String, Vec<ResponseVersion<T>>> = BTreeMap::new();
        for version in top {
            contents.entry(version.hash.clone()).or_default().push(version);
        }
        let (again, older): (Vec<_>, Vec<_>) =
            older.into_iter().partition(|version| contents.contains_key(&version.hash));
        self.duplicates.extend(again);
        self.replaced.extend(older);

        let word = if contents.len() > 1 { word_on(&contents, keeps) } else { None };
        let mut firsts = Vec::new();
        for mut same in contents.into_values() {
            self.duplicates.extend(same.split_off(1));
            firsts.append(&mut same);
        }
        match &word {
            Some(hash) => {
                let (kept, passed_over): (Vec<_>, Vec<_>) =
                    firsts.into_iter().partition(|version| version.hash == *hash);
                self.stands.extend(kept);
                self.passed_over.extend(passed_over);
            }
            None if firsts.len() > 1 => self.conflicts.push(firsts),
            None => self.stands.append(&mut firsts),
        }
        word.is_some()
    }
}

/// The content that stands by a person's word; none if there is no word, or more than one content
/// is meant.
fn word_on<T>(
    contents: &BTreeMap<String, Vec<ResponseVersion<T>>>,
    keeps: &[KeepWish],
) -> Option<String> {
    let meant = |same: &Vec<ResponseVersion<T>>| {
        same.iter().any(|v| keeps.iter().any(|keep| keep.id == v.id && keep.means(v)))
    };
    let mut meant = contents.iter().filter(|(_, same)| meant(same)).map(|(hash, _)| hash);
    let hash = meant.next()?;
    meant.next().is_none().then(|| hash.clone())
}

#[cfg(test)]
mod tests;
