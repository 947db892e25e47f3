//! What varies together: strata and clusters of those who count.
//!
//! Each mode is a stratum, because those who answer online and those who are asked in the street
//! are two samples; the strata that an import names lie inside their mode.
//!
//! Those asked in one place in one shift are a cluster, as are those whom an import names as one;
//! everybody else is one of their own. In the street without a shift, those of one day are one
//! cluster, and those without a day all of them: how many places and shifts they were is not known,
//! and each response by itself would claim too much.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::dataset::{Batch, DatasetError, Labels, Texts};
use crate::estimate::Stratum;
use mitreden_define::survey::Mode;

/// The columns of a batch that tell where each row comes from.
pub(super) struct Drawn<'b> {
    places: Labels<'b>,
    shifts: Labels<'b>,
    clusters: Labels<'b>,
    strata: Labels<'b>,
}

/// The part of the sample that a respondent comes from.
pub(super) struct Origin<'b> {
    mode: Mode,
    stratum: Option<&'b str>,
    cluster: Option<Cluster<'b>>,
}

/// The cluster of a respondent, whose answers vary together.
enum Cluster<'b> {
    /// The respondents of one place and shift.
    Shift(&'b str, &'b str),
    /// The respondents of one day in the street.
    Day(Option<i32>),
    /// The respondents for whom the import gives this name.
    Named(&'b str),
}

/// A number for all respondents of one origin: two rows of a batch share it only where they come
/// from the same stratum and cluster.
pub(super) type OriginCode = (u64, u64);

impl<'b> Drawn<'b> {
    pub(super) fn new(batch: &'b Batch) -> Result<Self, DatasetError> {
        let [places, shifts, clusters, strata] = Origins::NAMES;
        let labels = |name| batch.texts(name).map(Texts::labels);
        Ok(Self {
            places: labels(places)?,
            shifts: labels(shifts)?,
            clusters: labels(clusters)?,
            strata: labels(strata)?,
        })
    }

    pub(super) fn row(&self, row: usize, mode: Mode, day: Option<i32>) -> Origin<'_> {
        let street = || {
            let shift = self
                .shifts
                .get(row)
                .map(|shift| Cluster::Shift(self.places.get(row).unwrap_or_default(), shift));
            shift.unwrap_or(Cluster::Day(day))
        };
        let cluster = self
            .clusters
            .get(row)
            .map(Cluster::Named)
            .or_else(|| (mode == Mode::Street).then(street));
        Origin { mode, stratum: self.strata.get(row), cluster }
    }

    /// The origin of a row by the codes of its texts, and whether it was asked in the street in no
    /// known shift.
    pub(super) fn code(&self, row: usize, mode: Mode, day: Option<i32>) -> (OriginCode, bool) {
        let label = |code: Option<u32>| code.map_or(0, |code| 1 + u64::from(code));
        let (kind, of) = if let Some(name) = self.clusters.code(row) {
            (1, u64::from(name))
        } else if mode != Mode::Street {
            (0, 0)
        } else if let Some(shift) = self.shifts.code(row) {
            (2, label(self.places.code(row)) << 32 | u64::from(shift))
        } else {
            (3, day.map_or(0, |day| 1 + u64::from(day.cast_unsigned())))
        };
        let stratum = label(self.strata.code(row));
        ((stratum << 16 | (mode as u64) << 8 | kind, of), kind == 3)
    }
}

/// The strata and clusters met so far, by their numbers.
#[derive(Default)]
pub(super) struct Origins {
    /// The strata by number: the mode, and the name where an import gives one. The responses of a
    /// mode without one are a stratum of their own.
    names: Vec<(Mode, Option<String>)>,
    named_strata: HashMap<(Mode, String), u32>,
    of_modes: [Option<u32>; Mode::ALL.len()],
    /// The shifts met at each place, by their numbers.
    shifts: HashMap<String, HashMap<String, u32>>,
    days: HashMap<Option<i32>, u32>,
    named: HashMap<String, u32>,
    clusters: u32,
    /// How many respondents were asked in the street in no known shift.
    pub(super) adrift: u64,
}

impl Origins {
    /// The columns that say where respondents come from.
    pub(super) const NAMES: [&'static str; 4] = ["place", "shift", "cluster", "stratum"];

    /// The numbers of a respondent's stratum and cluster.
    pub(super) fn of(&mut self, origin: &Origin<'_>) -> (u32, Option<u32>) {
        let stratum = self.stratum(origin.mode, origin.stratum);
        (stratum, origin.cluster.as_ref().map(|cluster| self.cluster(cluster)))
    }

    fn cluster(&mut self, cluster: &Cluster<'_>) -> u32 {
        let fresh = self.clusters;
        let cluster = match cluster {
            Cluster::Shift(place, shift) => match self.shifts.get_mut(*place) {
                Some(shifts) => number(shifts, shift, fresh),
                None => number(self.shifts.entry((*place).to_owned()).or_default(), shift, fresh),
            },
            Cluster::Named(name) => number(&mut self.named, name, fresh),
            Cluster::Day(day) => *self.days.entry(*day).or_insert(fresh),
        };
        self.clusters += u32::from(cluster == fresh);
        cluster
    }

    fn stratum(&mut self, mode: Mode, name: Option<&str>) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let stratum = match name {
            Some(name) => *self.named_strata.entry((mode, name.to_owned())).or_insert(next),
            None => self
                .of_modes
                .get_mut(mode as usize)
                .map_or(next, |known| *known.get_or_insert(next)),
        };
        if stratum == next {
            self.names.push((mode, name.map(str::to_owned)));
        }
        stratum
    }

    /// Adds those of further rows; returns the number that each of their strata and clusters has
    /// here.
    pub(super) fn join(&mut self, other: &Self) -> (Vec<u32>, Vec<u32>) {
        let strata = other.names.iter();
        let strata = strata.map(|(mode, name)| self.stratum(*mode, name.as_deref())).collect();
        let clusters = other.met().into_iter().map(|cluster| self.cluster(&cluster)).collect();
        self.adrift += other.adrift;
        (strata, clusters)
    }

    /// The clusters by number.
    fn met(&self) -> Vec<Cluster<'_>> {
        let shifts = self.shifts.iter().flat_map(|(place, shifts)| {
            shifts.iter().map(move |(shift, at)| (*at, Cluster::Shift(place, shift)))
        });
        let days = self.days.iter().map(|(day, at)| (*at, Cluster::Day(*day)));
        let named = self.named.iter().map(|(name, at)| (*at, Cluster::Named(name)));
        let mut met: Vec<_> = shifts.chain(days).chain(named).collect();
        met.sort_by_key(|(at, _)| *at);
        met.into_iter().map(|(_, cluster)| cluster).collect()
    }

    /// The names of the clusters, by number: place and shift, a day, or what an import names. Where
    /// two would have one name, the later says its number.
    pub(super) fn clusters(&self) -> Vec<String> {
        let name = |cluster: Cluster<'_>| match cluster {
            Cluster::Shift(place, shift) => format!("{place}/{shift}"),
            Cluster::Day(day) => {
                let day = day.and_then(NaiveDate::from_epoch_days);
                day.map_or_else(|| Mode::Street.word().to_owned(), |day| day.to_string())
            }
            Cluster::Named(name) => name.to_owned(),
        };
        let mut taken = HashSet::new();
        let one = |(at, name): (usize, String)| {
            if taken.insert(name.clone()) { name } else { format!("{name} #{}", at + 1) }
        };
        self.met().into_iter().map(name).enumerate().map(one).collect()
    }

    /// The strata, by number, each with its mode.
    pub(super) fn strata(self) -> Vec<(Mode, Stratum)> {
        let named = |(mode, name): (Mode, Option<String>)| {
            let name =
                name.map_or_else(|| mode.word().into(), |name| format!("{}/{name}", mode.word()));
            (mode, Stratum { name, population: None })
        };
        self.names.into_iter().map(named).collect()
    }
}

/// The number of a name, `fresh` if it is new. A name is copied only once.
fn number(known: &mut HashMap<String, u32>, name: &str, fresh: u32) -> u32 {
    match known.get(name) {
        Some(number) => *number,
        None => *known.entry(name.to_owned()).or_insert(fresh),
    }
}
