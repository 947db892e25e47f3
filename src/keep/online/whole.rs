//! All that is kept of one survey, as it goes from a database into the file of a backup and back.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Invitation, OnlineCounts};
use crate::journal::{Aside, Happening, Pending, goes_on_from};
use crate::record::Record;
use crate::tombstone::{Key, Tombstone, tombstone};
use mitreden_define::survey::Definition;

/// The beginning of an interview, in the text in which a store keeps it.
type Json<'a> = Result<Cow<'a, str>, serde_json::Error>;

/// The whole content of a survey's store at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// The key of the store's codes and tombstones.
    pub key: Key,
    /// The keys of other stores that were taken in, by which their codes go on working.
    pub other_keys: BTreeSet<Key>,
    /// The versions of the questionnaire.
    pub definitions: Vec<Definition>,
    /// The months for which answers are kept, as promised to respondents, by definition.
    pub promises: BTreeSet<(String, u32)>,
    /// The interviews under way, by day and id.
    pub open: Vec<Pending>,
    /// The interviews under way in a mode that is unknown here, as they are written, by id.
    pub aside: Vec<Aside>,
    /// The final records, in the order of their ids.
    pub records: Vec<Record>,
    /// The tombstones of the responses that were erased.
    pub tombstones: BTreeSet<Tombstone>,
    /// The invitations, and whether they are used.
    pub invitations: BTreeMap<Invitation, bool>,
    /// What was counted in browsers, by day.
    pub counts: BTreeMap<NaiveDate, OnlineCounts>,
}

impl Whole {
    /// The ids of all interviews under way, and the events of each.
    pub(crate) fn journals(&self) -> impl Iterator<Item = (&Uuid, &[Happening])> {
        let open = self.open.iter().map(|one| (&one.begun.id, &one.happenings[..]));
        open.chain(self.aside.iter().map(|one| (&one.id, &one.happenings[..])))
    }

    /// All interviews under way: id, the text of the beginning, and events.
    pub(crate) fn interviews(&self) -> impl Iterator<Item = (&Uuid, Json<'_>, &[Happening])> {
        let open = self.open.iter().map(|one| {
            let json: Json<'_> = serde_json::to_string(&one.begun).map(Cow::Owned);
            (&one.begun.id, json, &one.happenings[..])
        });
        let aside = self
            .aside
            .iter()
            .map(|one| (&one.id, Ok(Cow::Borrowed(one.json.as_str())), &one.happenings[..]));
        open.chain(aside)
    }

    /// Whether nothing is kept of the survey.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
            && self.aside.is_empty()
            && self.records.is_empty()
            && self.invitations.is_empty()
    }

    /// How many of the responses and interviews in this state another state has erased.
    pub fn erased_by(&self, other: &Self) -> usize {
        let ids =
            self.records.iter().map(|record| &record.id).chain(self.journals().map(|(id, _)| id));
        ids.filter(|id| other.tombstones.contains(&tombstone(&other.key, id))).count()
    }

    /// This state and another as one, under the key of both. Of what both have, this one's stands,
    /// but where the other has gone further; what was erased in either is in neither.
    #[must_use]
    pub fn unite(&self, other: &Self) -> Self {
        let tombstones: BTreeSet<Tombstone> =
            self.tombstones.union(&other.tombstones).copied().collect();
        let stays = |id: &Uuid| !tombstones.contains(&tombstone(&self.key, id));
        let mut records: BTreeMap<Uuid, &Record> = BTreeMap::new();
        for record in self.records.iter().chain(&other.records).filter(|record| stays(&record.id)) {
            let known = records.entry(record.id).or_insert(record);
            if known.revision < record.revision {
                *known = record;
            }
        }
        let mut open: BTreeMap<Uuid, &Pending> = BTreeMap::new();
        for pending in
            self.open.iter().chain(&other.open).filter(|pending| stays(&pending.begun.id))
        {
            let known = open.entry(pending.begun.id).or_insert(pending);
            if goes_on_from(&pending.happenings, &known.happenings) {
                *known = pending;
            }
        }
        let mut aside: BTreeMap<Uuid, &Aside> = BTreeMap::new();
        for one in self.aside.iter().chain(&other.aside).filter(|one| stays(&one.id)) {
            let known = aside.entry(one.id).or_insert(one);
            if goes_on_from(&one.happenings, &known.happenings) {
                *known = one;
            }
        }
        open.retain(|id, _| !records.contains_key(id));
        aside.retain(|id, _| !records.contains_key(id) && !open.contains_key(id));
        let mut open: Vec<Pending> = open.into_values().cloned().collect();
        open.sort_by_key(|pending| (pending.begun.day, pending.begun.id));
        let mut invitations = self.invitations.clone();
        for (hash, used) in &other.invitations {
            *invitations.entry(*hash).or_default() |= used;
        }
        let mut counts = self.counts.clone();
        for (day, theirs) in &other.counts {
            let ours = counts.entry(*day).or_default();
            for (what, n) in theirs.iter() {
                ours.add_word(what, n.saturating_sub(ours.of_word(what)));
            }
        }
        let definitions: BTreeMap<&str, &Definition> = self
            .definitions
            .iter()
            .chain(&other.definitions)
            .map(|one| (one.hash.as_str(), one))
            .collect();
        Self {
            key: self.key,
            other_keys: self.other_keys.union(&other.other_keys).copied().collect(),
            definitions: definitions.into_values().cloned().collect(),
            promises: self.promises.union(&other.promises).cloned().collect(),
            open,
            aside: aside.into_values().cloned().collect(),
            records: records.into_values().cloned().collect(),
            tombstones,
            invitations,
            counts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Begun;
    use crate::online::Counted;
    use crate::sample::record;
    use crate::store::Beyond;
    use mitreden_define::survey::Mode;

    fn empty() -> Whole {
        Whole {
            key: [1; 32].into(),
            other_keys: BTreeSet::new(),
            definitions: Vec::new(),
            promises: BTreeSet::new(),
            open: Vec::new(),
            aside: Vec::new(),
            records: Vec::new(),
            tombstones: BTreeSet::new(),
            invitations: BTreeMap::new(),
            counts: BTreeMap::new(),
        }
    }

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn invitations(used: &[(u8, bool)]) -> BTreeMap<Invitation, bool> {
        used.iter().map(|(n, used)| ([*n; 32].into(), *used)).collect()
    }

    fn answered(n: u128, revision: u32) -> Record {
        Record { id: id(n), revision, ..record() }
    }

    fn open(n: u128, said: &[&str]) -> Pending {
        let begun = Begun {
            id: id(n),
            survey: "s".into(),
            definition: "d".into(),
            mode: Mode::Online,
            lang: "de".into(),
            seed: 1,
            day: NaiveDate::MIN,
            device: None,
            place: None,
            shift: None,
            interviewer: None,
            flags: Vec::new(),
        };
        let happenings = said.iter().map(|what| Happening { millis: 1, what: (*what).to_owned() });
        Pending { begun, happenings: happenings.collect() }
    }

    #[test]
    fn two_states_are_united_and_nothing_erased_in_either_comes_back() {
        let day = NaiveDate::MIN;
        let mut counted = OnlineCounts::one(Counted::Start);
        let ours = Whole {
            records: vec![answered(1, 1), answered(2, 1), answered(3, 2)],
            open: vec![open(5, &["a"]), open(6, &["a", "b"]), open(7, &["x"])],
            invitations: invitations(&[(1, true), (2, false)]),
            tombstones: [tombstone(&empty().key, &id(4))].into(),
            counts: [(day, counted.clone())].into(),
            ..empty()
        };
        counted.add(Counted::Start, 2);
        let theirs = Whole {
            records: vec![answered(3, 1), answered(4, 1), answered(8, 1)],
            open: vec![
                open(1, &["old"]),
                open(5, &["a", "b"]),
                open(6, &["a"]),
                open(7, &["y", "z"]),
            ],
            invitations: invitations(&[(1, false), (2, true), (3, false)]),
            tombstones: [tombstone(&empty().key, &id(2))].into(),
            counts: [(day, counted.clone())].into(),
            ..empty()
        };
        let both = ours.unite(&theirs);
        let records: Vec<_> =
            both.records.iter().map(|record| (record.id.as_u128(), record.revision)).collect();
        assert_eq!(records, [(1, 1), (3, 2), (8, 1)]);
        // One that was answered otherwise here and there stays as it is here.
        assert_eq!(both.open, [open(5, &["a", "b"]), open(6, &["a", "b"]), open(7, &["x"])]);
        assert_eq!(both.invitations, invitations(&[(1, true), (2, true), (3, false)]));
        assert_eq!((both.tombstones.len(), &both.counts), (2, &[(day, counted)].into()));
        assert_eq!(both.unite(&theirs), both);
        assert_eq!((theirs.erased_by(&both), ours.erased_by(&both)), (1, 1));
        let beyond = Beyond::between(&ours, &theirs);
        assert_eq!(
            (beyond.responses, beyond.interviews, beyond.invitations, beyond.used),
            (3, 2, 0, 1)
        );
    }
}
