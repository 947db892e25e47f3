//! Which hand-ins have come, by laptop and number, so that one that is missing is missed.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::{Store, StoreError};
use crate::handin::Handin;

/// The table of hand-ins; one that somebody has given up has no fingerprint.
pub(super) const TABLES: &str = "
    CREATE TABLE received (
        device TEXT NOT NULL, number INTEGER NOT NULL, print TEXT NOT NULL, whole INTEGER NOT NULL,
        PRIMARY KEY (device, number, print)
    ) STRICT, WITHOUT ROWID;
";

/// The hand-ins of one laptop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// The numbers of the hand-ins that came.
    pub came: BTreeSet<u32>,
    /// Numbers that came in more than one version: two laptops had one name, or one was set back.
    pub twice: BTreeSet<u32>,
    given_up: BTreeSet<u32>,
    /// The number of the last hand-in with everything, which holds whatever was lost before.
    whole: u32,
    prints: BTreeSet<(u32, String)>,
}

impl Arrivals {
    fn add(&mut self, number: u32, print: &str, is_whole: bool) {
        if print.is_empty() {
            self.given_up.insert(number);
            return;
        }
        let is_new = self.prints.insert((number, print.to_owned()));
        if !self.came.insert(number) && is_new {
            self.twice.insert(number);
        }
        self.whole = self.whole.max(if is_whole { number } else { 0 });
    }

    /// The numbers of hand-ins that must have been written and never came.
    pub fn missing(&self) -> Vec<u32> {
        let last = self.came.last().copied().unwrap_or(0);
        (self.whole + 1..last)
            .filter(|number| !self.came.contains(number) && !self.given_up.contains(number))
            .collect()
    }
}

/// The hand-ins of all laptops, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received(pub BTreeMap<String, Arrivals>);

impl Received {
    /// Adds a hand-in that has just come. One that a database has kept has neither laptop nor
    /// number.
    pub fn add(&mut self, handin: &Handin) {
        if !handin.print.is_empty() {
            self.0.entry(handin.device.clone()).or_default().add(
                handin.number,
                &handin.print,
                handin.all,
            );
        }
    }

    /// All hand-ins that are missing, as `laptop-17124d: 2`.
    pub fn missing(&self) -> Vec<String> {
        let all = self.0.iter().flat_map(|(device, of)| {
            of.missing().into_iter().map(move |number| format!("{device}: {number}"))
        });
        all.collect()
    }
}

impl Store {
    /// The hand-ins that were taken in here.
    pub fn received(&self) -> Result<Received, StoreError> {
        let read = || -> rusqlite::Result<Received> {
            let mut statement =
                self.connection.prepare("SELECT device, number, print, whole FROM received")?;
            let mut all = Received::default();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (device, print): (String, String) = (row.get(0)?, row.get(2)?);
                all.0.entry(device).or_default().add(row.get(1)?, &print, row.get(3)?);
            }
            Ok(all)
        };
        read().map_err(|error| self.fail(error))
    }

    /// Gives up a hand-in that is missing; false if it is not.
    pub fn give_up(&mut self, device: &str, number: u32) -> Result<bool, StoreError> {
        if !self.received()?.0.get(device).is_some_and(|of| of.missing().contains(&number)) {
            return Ok(false);
        }
        note(&self.connection, (device, number), "", false).map_err(|error| self.fail(error))?;
        Ok(true)
    }
}

pub(super) fn note(
    tx: &Connection,
    (device, number): (&str, u32),
    print: &str,
    whole: bool,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO received VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
    tx.prepare_cached(sql)?.execute(params![device, number, print, whole]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handin(device: &str, number: u32, print: &str, all: bool) -> Handin {
        Handin {
            device: device.into(),
            number,
            print: print.into(),
            all,
            ..Handin::of([2; 32].into())
        }
    }

    fn received(all: &[(&str, u32, &str, bool)]) -> Received {
        let mut received = Received::default();
        for (device, number, print, all) in all {
            received.add(&handin(device, *number, print, *all));
        }
        received
    }

    #[test]
    fn what_lies_between_two_is_missed_until_one_with_everything_comes() {
        let some = [
            ("a", 1, "x", false),
            ("b", 1, "x", false),
            ("a", 4, "y", false),
            ("a", 1, "x", false),
            ("", 9, "", false),
        ];
        assert_eq!(received(&some).missing(), ["a: 2", "a: 3"]);
        let three = [&some[..], &[("a", 3, "z", true)]].concat();
        assert_eq!(received(&three).missing(), [""; 0]);
        assert!(received(&three).0["a"].twice.is_empty());
        assert_eq!(
            received(&[("a", 1, "x", false), ("a", 1, "y", false)]).0["a"].twice,
            [1].into()
        );
    }

    #[test]
    fn what_is_missing_can_be_given_up_and_nothing_else() {
        let mut store = Store::in_memory(|| [1; 32].into()).unwrap();
        store.take_in(&[handin("a", 1, "x", false), handin("a", 3, "y", false)]).unwrap();
        assert_eq!(store.received().unwrap().missing(), ["a: 2"]);
        assert!(
            !store.give_up("a", 3).unwrap()
                && !store.give_up("b", 1).unwrap()
                && store.give_up("a", 2).unwrap()
        );
        assert!(store.received().unwrap().missing().is_empty());
        assert_eq!(store.received().unwrap().0["a"].came, [1, 3].into());
    }
}
