//! Which numbers of paper forms were printed, and with which version of the questionnaire: a form
//! is read by that one, whatever the questionnaire says when it is keyed.
//!
//! All numbers of a folder begin with its prefix. A folder that was copied draws another one: both
//! may print.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::{Store, StoreError};
use mitreden_define::form_number::{FormNumber, FormPrefix};

/// The tables of printed runs of numbers, and of the version by which each keyed form is read.
pub(super) const TABLES: &str = "
    CREATE TABLE prints (
        first INTEGER NOT NULL, last INTEGER NOT NULL, definition TEXT NOT NULL, day TEXT NOT NULL, lang TEXT NOT NULL,
        large INTEGER NOT NULL, PRIMARY KEY (first, last, definition, day, lang, large)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE forms ADD COLUMN definition TEXT;
    INSERT INTO meta SELECT 'last-form-unnoted', value FROM meta WHERE key = 'last-form';
";

/// The name under which a store keeps the prefix of its numbers, and where it was when the prefix
/// was drawn.
const PREFIX: &str = "form-prefix";
/// The name under which the last number printed without a note of its run is kept.
const UNNOTED: &str = "last-form-unnoted";

/// A run of forms that were printed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintRun {
    /// The first number.
    pub first: FormNumber,
    /// The last number.
    pub last: FormNumber,
    /// The hash of the definition they were printed from, which is archived.
    pub definition: String,
    /// The day on which the forms were printed.
    pub day: NaiveDate,
    /// The language that the forms are printed in.
    pub lang: String,
    /// Whether the forms are in large print.
    pub large: bool,
}

/// A run that is about to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintWish {
    /// The running number of the first, or a whole number of another prefix; the next that is free
    /// if left out.
    pub from: Option<u64>,
    /// How many forms are printed.
    pub forms: u32,
    /// A text that differs between this folder and a copy of it.
    pub home: String,
    /// The random bits from which a new prefix is drawn.
    pub random: u32,
    /// The hash of the definition that is printed.
    pub definition: String,
    /// The day on which the forms are printed.
    pub day: NaiveDate,
    /// The language that the forms are printed in.
    pub lang: String,
    /// Whether the forms are in large print.
    pub large: bool,
}

/// The columns of a run's row: first, last, definition, day, language, large.
type Noted = (i64, i64, String, String, String, bool);

impl Store {
    /// Takes numbers for a run and notes what is printed with them, before anything is: a number
    /// whose run is noted and never printed is no harm, one printed and not noted could not be
    /// read. Also says up to which number some were printed before, where this run begins below.
    /// `None` where there are no such numbers.
    pub fn take_numbers(
        &mut self,
        wish: PrintWish,
    ) -> Result<Option<(PrintRun, Option<FormNumber>)>, StoreError> {
        self.is_in_place()?;
        let Self { connection, path, .. } = self;
        let fail = |error| StoreError::of(path, error);
        let tx =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        let Some((first, last, taken)) = place(&tx, &wish).map_err(fail)? else { return Ok(None) };
        let PrintWish { definition, day, lang, large, .. } = wish;
        let run = PrintRun { first, last, definition, day, lang, large };
        note(&tx, &run).map_err(fail)?;
        tx.commit().map_err(fail)?;
        Ok(Some((run, taken.filter(|taken| first <= *taken))))
    }

    /// All runs, by number.
    pub fn print_runs(&self) -> Result<Vec<PrintRun>, StoreError> {
        let rows = || -> rusqlite::Result<Vec<Noted>> {
            let sql = "SELECT first, last, definition, day, lang, large FROM prints ORDER BY first, last, day, definition, lang, large";
            let read = |row: &rusqlite::Row<'_>| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
            };
            self.connection.prepare(sql)?.query_map([], read)?.collect()
        };
        let rows = rows().map_err(|error| self.fail(error))?;
        let run = |(first, last, definition, day, lang, large): Noted| {
            let numbers = number(first).zip(number(last)).zip(day.parse().ok());
            let ((first, last), day) = numbers.ok_or_else(|| {
                self.damaged(format!("a run of forms {first} to {last} of `{day}`"))
            })?;
            Ok(PrintRun { first, last, definition, day, lang, large })
        };
        rows.into_iter().map(run).collect()
    }

    /// The runs that a number was printed in: several where it was printed twice.
    pub fn printed(&self, number: FormNumber) -> Result<Vec<PrintRun>, StoreError> {
        let mut runs = self.print_runs()?;
        runs.retain(|run| (run.first..=run.last).contains(&number));
        Ok(runs)
    }

    /// Whether any form was ever printed or keyed here.
    pub fn has_forms(&self) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM prints) OR EXISTS (SELECT 1 FROM forms)";
        let read = || -> rusqlite::Result<bool> {
            Ok(self.connection.query_row(sql, [], |row| row.get(0))?
                || remembered_in(&self.connection, UNNOTED)? > 0)
        };
        read().map_err(|error| self.fail(error))
    }

    /// Whether a number was printed by a version of this program that noted no runs.
    pub fn was_printed_unnoted(&self, number: FormNumber) -> Result<bool, StoreError> {
        let before = remembered_in(&self.connection, UNNOTED).map_err(|error| self.fail(error))?;
        Ok(number.prefix().is_none()
            && number.running() <= before
            && self.printed(number)?.is_empty())
    }

    /// Takes over what another state of this store has printed: a backup put back must give no
    /// number twice.
    pub fn take_over_prints(&mut self, other: &Self) -> Result<(), StoreError> {
        let runs = other.print_runs()?;
        let unnoted =
            remembered_in(&other.connection, UNNOTED).map_err(|error| other.fail(error))?;
        let mut archived = Vec::new();
        for run in &runs {
            archived.extend(other.definition(&run.definition)?);
        }
        for definition in &archived {
            self.archive(definition)?;
        }
        let Self { connection, path, .. } = self;
        let fail = |error| StoreError::of(path, error);
        let tx =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        runs.iter().try_for_each(|run| note(&tx, run)).map_err(fail)?;
        if unnoted > remembered_in(&tx, UNNOTED).map_err(fail)? {
            remember_in(&tx, UNNOTED, &unnoted.to_string()).map_err(fail)?;
        }
        tx.commit().map_err(fail)
    }

    /// The hashes of all definitions that are archived here.
    pub fn definition_hashes(&self) -> Result<Vec<String>, StoreError> {
        let all = || -> rusqlite::Result<Vec<String>> {
            self.connection
                .prepare("SELECT hash FROM definitions ORDER BY hash")?
                .query_map([], |row| row.get(0))?
                .collect()
        };
        all().map_err(|error| self.fail(error))
    }
}

/// First and last number of a run, and the last number printed or keyed of the same prefix; none
/// where there are no such numbers.
fn place(
    tx: &Connection,
    wish: &PrintWish,
) -> rusqlite::Result<Option<(FormNumber, FormNumber, Option<FormNumber>)>> {
    let Some(more) = wish.forms.checked_sub(1) else { return Ok(None) };
    let run = |first: FormNumber| {
        let last = FormNumber::new(first.serial() + u64::from(more))?;
        (last.prefix() == first.prefix()).then_some((first, last))
    };
    let own = prefix(tx, wish)?;
    let found = if let Some(from) = wish.from {
        let within = u32::try_from(from).ok().and_then(|from| own.form(from));
        within.or_else(|| FormNumber::new(from)).and_then(run)
    } else {
        let next = last_of(tx, Some(own))?.map_or(Some(1), |taken| taken.running().checked_add(1));
        // What does not fit behind the last number begins a prefix of its own.
        match next.and_then(|next| own.form(next)).and_then(run) {
            None => draw(tx, wish)?.form(1).and_then(run),
            fits => fits,
        }
    };
    let Some((first, last)) = found else { return Ok(None) };
    Ok(Some((first, last, last_of(tx, first.prefix())?)))
}

/// The prefix of this folder; a new one where it has none or is a copy.
fn prefix(tx: &Connection, wish: &PrintWish) -> rusqlite::Result<FormPrefix> {
    let known = text_in(tx, PREFIX)?;
    let own = known
        .as_deref()
        .and_then(|known| known.split_once(' '))
        .filter(|(_, home)| *home == wish.home);
    match own.and_then(|(prefix, _)| prefix.parse().ok()) {
        Some(prefix) => Ok(prefix),
        None => draw(tx, wish),
    }
}

/// Draws a prefix that no number here has, and keeps it as this folder's.
fn draw(tx: &Connection, wish: &PrintWish) -> rusqlite::Result<FormPrefix> {
    let mut prefix = FormPrefix::drawn(wish.random);
    while last_of(tx, Some(prefix))?.is_some() {
        prefix = prefix.next();
    }
    remember_in(tx, PREFIX, &format!("{prefix} {}", wish.home))?;
    Ok(prefix)
}

/// The last number of a prefix that was printed or keyed here: a form that was keyed was printed,
/// wherever that was.
fn last_of(
    connection: &Connection,
    prefix: Option<FormPrefix>,
) -> rusqlite::Result<Option<FormNumber>> {
    let bounds = prefix.and_then(|prefix| prefix.form(1).zip(prefix.form(9_999)));
    let plain = (0, i64::try_from(FormNumber::PLAIN).unwrap_or(i64::MAX));
    let (first, last) = bounds.map_or(plain, |(first, last)| (stored(first), stored(last)));
    let sql = "SELECT max(n) FROM (SELECT last AS n FROM prints UNION ALL SELECT number FROM forms) WHERE n BETWEEN ?1 AND ?2";
    let noted: Option<i64> = connection.query_row(sql, [first, last], |row| row.get(0))?;
    let unnoted = if prefix.is_none() { remembered_in(connection, UNNOTED)?.into() } else { 0 };
    Ok(number(noted.unwrap_or(0).max(unnoted)))
}

/// A number as it stands in a row.
pub(super) fn stored(number: FormNumber) -> i64 {
    i64::try_from(number.serial()).unwrap_or(i64::MAX)
}

/// The number that stands in a row.
pub(super) fn number(stored: i64) -> Option<FormNumber> {
    u64::try_from(stored).ok().and_then(FormNumber::new)
}

fn note(tx: &Transaction<'_>, run: &PrintRun) -> rusqlite::Result<()> {
    let PrintRun { first, last, definition, day, lang, large } = run;
    let values = params![stored(*first), stored(*last), definition, day.to_string(), lang, large];
    tx.execute("INSERT INTO prints VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING", values)
        .map(drop)
}

fn remember_in(tx: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
    tx.execute(sql, params![name, value.as_bytes()]).map(drop)
}

fn text_in(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT CAST(value AS TEXT) FROM meta WHERE key = ?1";
    connection.query_row(sql, [name], |row| row.get(0)).optional()
}

fn remembered_in(connection: &Connection, name: &str) -> rusqlite::Result<u32> {
    let Some(last) = text_in(connection, name)? else { return Ok(0) };
    // Taken for none, its numbers would be given twice.
    last.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::survey;

    /// What random bits say: prefix 482915.
    const CHANCE: u32 = 382_915;

    fn wish(from: Option<u64>, forms: u32, definition: &str) -> PrintWish {
        let day = NaiveDate::from_ymd_opt(2026, 5, 2).unwrap();
        let home = "here".to_owned();
        let definition = definition.to_owned();
        PrintWish {
            from,
            forms,
            home,
            random: CHANCE,
            definition,
            day,
            lang: "de".to_owned(),
            large: false,
        }
    }

    fn store() -> Store {
        Store::in_memory(|| [7; 32].into()).unwrap()
    }

    fn number(running: u32) -> FormNumber {
        FormPrefix::drawn(CHANCE).form(running).unwrap()
    }

    fn plain(serial: u64) -> FormNumber {
        FormNumber::new(serial).unwrap()
    }

    #[test]
    fn numbers_are_given_once_and_each_knows_its_version() {
        let mut store = store();
        let (run, again) = store.take_numbers(wish(None, 40, "a")).unwrap().unwrap();
        assert_eq!((run.first, run.last, again), (number(1), number(40), None));
        let (next, _) =
            store.take_numbers(PrintWish { random: 9, ..wish(None, 2, "b") }).unwrap().unwrap();
        assert_eq!((next.first, next.last), (number(41), number(42)));
        let version = |serial| {
            store
                .printed(number(serial))
                .unwrap()
                .into_iter()
                .map(|run| run.definition)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            (version(40), version(41), version(43)),
            (vec!["a".to_owned()], vec!["b".to_owned()], vec![])
        );
    }

    #[test]
    fn a_number_printed_twice_has_two_runs_and_that_is_said() {
        let mut store = store();
        store.take_numbers(wish(None, 40, "a")).unwrap();
        let (_, again) = store.take_numbers(wish(Some(1), 1, "b")).unwrap().unwrap();
        assert_eq!(again, Some(number(40)));
        assert_eq!(store.printed(number(1)).unwrap().len(), 2);
        assert_eq!(store.take_numbers(wish(None, 1, "a")).unwrap().unwrap().0.first, number(41));
        // One of another folder, to replace what got lost.
        let other = FormPrefix::drawn(7).form(3).unwrap();
        assert_eq!(
            store.take_numbers(wish(Some(other.serial()), 1, "a")).unwrap().unwrap(),
            (
                PrintRun { first: other, last: other, ..store.print_runs().unwrap()[0].clone() },
                None
            )
        );
    }

    #[test]
    fn there_are_no_numbers_below_one_or_beyond_the_last() {
        let mut store = store();
        assert_eq!(store.take_numbers(wish(Some(0), 1, "a")).unwrap(), None);
        assert_eq!(store.take_numbers(wish(Some(9_999), 2, "a")).unwrap(), None);
        assert_eq!(store.take_numbers(wish(Some(10_000_000_000), 1, "a")).unwrap(), None);
        assert_eq!(store.take_numbers(wish(Some(1), 0, "a")).unwrap(), None);
        assert_eq!(store.print_runs().unwrap().len(), 0, "nothing is noted of them");
    }

    #[test]
    fn a_copy_of_the_folder_begins_with_another_prefix() {
        let mut store = store();
        store.take_numbers(wish(None, 40, "a")).unwrap();
        let copied =
            |home: &str, random| PrintWish { home: home.to_owned(), random, ..wish(None, 1, "a") };
        let (run, again) = store.take_numbers(copied("there", 1)).unwrap().unwrap();
        assert_eq!((run.first, again), (FormPrefix::drawn(1).form(1).unwrap(), None));
        assert_eq!(
            store.take_numbers(copied("there", 2)).unwrap().unwrap().0.first,
            FormPrefix::drawn(1).form(2).unwrap()
        );
        // Chance says what is taken here already.
        assert_eq!(
            store.take_numbers(copied("elsewhere", CHANCE)).unwrap().unwrap().0.first,
            FormPrefix::drawn(CHANCE + 1).form(1).unwrap()
        );
    }

    #[test]
    fn what_does_not_fit_behind_the_last_number_begins_anew() {
        let mut store = store();
        store.take_numbers(wish(Some(9_998), 1, "a")).unwrap();
        let (run, again) =
            store.take_numbers(PrintWish { random: 5, ..wish(None, 2, "a") }).unwrap().unwrap();
        assert_eq!((run.first, again), (FormPrefix::drawn(5).form(1).unwrap(), None));
    }

    #[test]
    fn numbers_of_before_there_were_runs_are_told_from_those_never_printed() {
        let mut store = store();
        store.remember(UNNOTED, "12").unwrap();
        assert!(
            store.was_printed_unnoted(plain(12)).unwrap()
                && !store.was_printed_unnoted(plain(13)).unwrap()
        );
        let (run, _) = store.take_numbers(wish(None, 1, "a")).unwrap().unwrap();
        assert_eq!(run.first, number(1));
        assert!(!store.was_printed_unnoted(number(1)).unwrap());
    }

    #[test]
    fn a_store_that_noted_no_runs_keeps_its_last_number_when_it_learns_to() {
        let connection = Connection::open_in_memory().unwrap();
        let before = "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL); CREATE TABLE forms (number INTEGER);
            INSERT INTO meta VALUES ('last-form', CAST('12' AS BLOB));";
        connection.execute_batch(before).unwrap();
        connection.execute_batch(TABLES).unwrap();
        assert_eq!(last_of(&connection, None).unwrap(), Some(plain(12)));
    }

    #[test]
    fn a_store_put_back_gives_no_number_twice_and_knows_what_was_printed_meanwhile() {
        let (mut old, mut now) = (store(), store());
        old.take_numbers(wish(None, 10, "a")).unwrap();
        now.archive(&survey().definition).unwrap();
        now.take_numbers(wish(None, 10, "a")).unwrap();
        now.take_numbers(wish(None, 30, &survey().definition.hash)).unwrap();
        now.remember(UNNOTED, "12").unwrap();
        old.take_over_prints(&now).unwrap();
        assert_eq!(old.print_runs().unwrap(), now.print_runs().unwrap());
        assert!(old.definition(&survey().definition.hash).unwrap().is_some());
        assert!(old.was_printed_unnoted(plain(12)).unwrap());
        let (run, again) = old.take_numbers(wish(None, 1, "a")).unwrap().unwrap();
        assert_eq!((run.first, again), (number(41), None));
    }
}
