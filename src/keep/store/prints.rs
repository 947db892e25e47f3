//! Which numbers of paper forms were printed, and with which version of the questionnaire: a form is read by that one,
//! whatever the questionnaire says when it is keyed.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::{Store, StoreError};
use crate::define::form_number::FormNumber;

/// The runs of numbers that were printed, and by which version each form that was keyed is read.
pub(super) const TABLES: &str = "
    CREATE TABLE prints (
        first INTEGER NOT NULL, last INTEGER NOT NULL, definition TEXT NOT NULL, day TEXT NOT NULL, lang TEXT NOT NULL,
        large INTEGER NOT NULL, PRIMARY KEY (first, last, definition, day, lang, large)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE forms ADD COLUMN definition TEXT;
    INSERT INTO meta SELECT 'last-form-unnoted', value FROM meta WHERE key = 'last-form';
";

/// Under which name a store remembers the last number printed.
const LAST: &str = "last-form";
/// And up to which number that was done without noting runs: before this store could.
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
    /// The day.
    pub day: NaiveDate,
    /// The language.
    pub lang: String,
    /// Whether in large print.
    pub large: bool,
}

/// A run that is about to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintWish {
    /// The running number of the first; the next that is free if left out.
    pub from: Option<u32>,
    /// How many.
    pub forms: u32,
    /// The hash of the definition.
    pub definition: String,
    /// The day.
    pub day: NaiveDate,
    /// The language.
    pub lang: String,
    /// Whether in large print.
    pub large: bool,
}

/// A run as its row has it: first, last, definition, day, language, large.
type Noted = (u32, u32, String, String, String, bool);

impl Store {
    /// Takes numbers for a run and notes what is printed with them, before anything is: a number whose run is noted and never
    /// printed is no harm, one printed and not noted could not be read. Also says up to which number some were printed before,
    /// where this run begins below. `None` where there are no such numbers.
    pub fn take_numbers(&mut self, wish: PrintWish) -> Result<Option<(PrintRun, Option<FormNumber>)>, StoreError> {
        self.is_in_place()?;
        let Self { connection, path, .. } = self;
        let fail = |error| StoreError::of(path, error);
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        let taken = last_in(&tx).map_err(fail)?;
        let PrintWish { from, forms, definition, day, lang, large } = wish;
        let from = from.unwrap_or(taken.saturating_add(1));
        let to = forms.checked_sub(1).and_then(|more| from.checked_add(more));
        let Some((first, last)) = FormNumber::new(from).zip(to.and_then(FormNumber::new)) else { return Ok(None) };
        let run = PrintRun { first, last, definition, day, lang, large };
        note(&tx, &run).map_err(fail)?;
        raise(&tx, last.serial().max(taken)).map_err(fail)?;
        tx.commit().map_err(fail)?;
        Ok(Some((run, if from <= taken { FormNumber::new(taken) } else { None })))
    }

    /// All runs, by number.
    pub fn print_runs(&self) -> Result<Vec<PrintRun>, StoreError> {
        let rows = || -> rusqlite::Result<Vec<Noted>> {
            let sql =
                "SELECT first, last, definition, day, lang, large FROM prints ORDER BY first, last, day, definition, lang, large";
            let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?));
            self.connection.prepare(sql)?.query_map([], read)?.collect()
        };
        let rows = rows().map_err(|error| self.fail(error))?;
        let run = |(first, last, definition, day, lang, large): Noted| {
            let numbers = FormNumber::new(first).zip(FormNumber::new(last)).zip(day.parse().ok());
            let ((first, last), day) =
                numbers.ok_or_else(|| self.damaged(format!("a run of forms {first} to {last} of `{day}`")))?;
            Ok(PrintRun { first, last, definition, day, lang, large })
        };
        rows.into_iter().map(run).collect()
    }

    /// The runs a number was printed in: several where it was printed twice.
    pub fn printed(&self, number: FormNumber) -> Result<Vec<PrintRun>, StoreError> {
        let mut runs = self.print_runs()?;
        runs.retain(|run| (run.first..=run.last).contains(&number));
        Ok(runs)
    }

    /// The largest number that was printed or keyed here, or 0.
    pub fn last_number(&self) -> Result<u32, StoreError> {
        last_in(&self.connection).map_err(|error| self.fail(error))
    }

    /// Whether a number was given by a version of this program that noted no runs.
    pub fn was_printed_unnoted(&self, number: FormNumber) -> Result<bool, StoreError> {
        let before = remembered_in(&self.connection, UNNOTED).map_err(|error| self.fail(error))?;
        Ok(number.serial() <= before && self.printed(number)?.is_empty())
    }

    /// Takes over what another state of this store has printed: a backup put back must give no number twice.
    pub fn take_over_prints(&mut self, other: &Self) -> Result<(), StoreError> {
        let (runs, last) = (other.print_runs()?, other.last_number()?);
        let mut archived = Vec::new();
        for run in &runs {
            archived.extend(other.definition(&run.definition)?);
        }
        for definition in &archived {
            self.archive(definition)?;
        }
        let Self { connection, path, .. } = self;
        let fail = |error| StoreError::of(path, error);
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        runs.iter().try_for_each(|run| note(&tx, run)).map_err(fail)?;
        let last = last_in(&tx).map_err(fail)?.max(last);
        raise(&tx, last).map_err(fail)?;
        tx.commit().map_err(fail)
    }

    /// The hashes of all definitions that are archived here.
    pub fn definition_hashes(&self) -> Result<Vec<String>, StoreError> {
        let all = || -> rusqlite::Result<Vec<String>> {
            self.connection.prepare("SELECT hash FROM definitions ORDER BY hash")?.query_map([], |row| row.get(0))?.collect()
        };
        all().map_err(|error| self.fail(error))
    }
}

fn note(tx: &Transaction<'_>, run: &PrintRun) -> rusqlite::Result<()> {
    let PrintRun { first, last, definition, day, lang, large } = run;
    let values = params![first.serial(), last.serial(), definition, day.to_string(), lang, large];
    tx.execute("INSERT INTO prints VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING", values).map(drop)
}

fn raise(tx: &Transaction<'_>, last: u32) -> rusqlite::Result<()> {
    let sql = "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
    tx.execute(sql, params![LAST, last.to_string().as_bytes()]).map(drop)
}

fn remembered_in(connection: &Connection, name: &str) -> rusqlite::Result<u32> {
    let sql = "SELECT CAST(value AS TEXT) FROM meta WHERE key = ?1";
    let last: Option<String> = connection.query_row(sql, [name], |row| row.get(0)).optional()?;
    Ok(last.and_then(|last| last.parse().ok()).unwrap_or(0))
}

/// A form that was keyed was printed, wherever that was.
fn last_in(connection: &Connection) -> rusqlite::Result<u32> {
    let sql = "SELECT max((SELECT ifnull(max(last), 0) FROM prints), (SELECT ifnull(max(number), 0) FROM forms))";
    let noted: u32 = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(noted.max(remembered_in(connection, LAST)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep::sample::survey;

    fn wish(from: Option<u32>, forms: u32, definition: &str) -> PrintWish {
        let day = NaiveDate::from_ymd_opt(2026, 5, 2).unwrap();
        PrintWish { from, forms, definition: definition.to_owned(), day, lang: "de".to_owned(), large: false }
    }

    fn store() -> Store {
        Store::in_memory(|| [7; 32]).unwrap()
    }

    fn number(serial: u32) -> FormNumber {
        FormNumber::new(serial).unwrap()
    }

    #[test]
    fn numbers_are_given_once_and_each_knows_its_version() {
        let mut store = store();
        let (run, again) = store.take_numbers(wish(None, 40, "a")).unwrap().unwrap();
        assert_eq!((run.first, run.last, again), (number(1), number(40), None));
        let (next, _) = store.take_numbers(wish(None, 2, "b")).unwrap().unwrap();
        assert_eq!((next.first, next.last), (number(41), number(42)));
        let version = |serial| store.printed(number(serial)).unwrap().into_iter().map(|run| run.definition).collect::<Vec<_>>();
        assert_eq!((version(40), version(41), version(43)), (vec!["a".to_owned()], vec!["b".to_owned()], vec![]));
    }

    #[test]
    fn a_number_printed_twice_has_two_runs_and_that_is_said() {
        let mut store = store();
        store.take_numbers(wish(None, 40, "a")).unwrap();
        let (_, again) = store.take_numbers(wish(Some(1), 1, "b")).unwrap().unwrap();
        assert_eq!(again, Some(number(40)));
        assert_eq!(store.printed(number(1)).unwrap().len(), 2);
        assert_eq!(store.last_number().unwrap(), 40);
    }

    #[test]
    fn there_are_no_numbers_below_one_or_beyond_the_last() {
        let mut store = store();
        assert_eq!(store.take_numbers(wish(Some(0), 1, "a")).unwrap(), None);
        assert_eq!(store.take_numbers(wish(Some(FormNumber::MAX), 2, "a")).unwrap(), None);
        assert_eq!(store.take_numbers(wish(Some(1), 0, "a")).unwrap(), None);
        assert_eq!((store.last_number().unwrap(), store.print_runs().unwrap().len()), (0, 0), "nothing is noted of them");
    }

    #[test]
    fn numbers_of_before_there_were_runs_are_told_from_those_never_printed() {
        let mut store = store();
        store.remember(LAST, "12").unwrap();
        store.remember(UNNOTED, "12").unwrap();
        assert!(store.was_printed_unnoted(number(12)).unwrap() && !store.was_printed_unnoted(number(13)).unwrap());
        let (run, _) = store.take_numbers(wish(None, 1, "a")).unwrap().unwrap();
        assert_eq!(run.first, number(13));
        assert!(!store.was_printed_unnoted(number(13)).unwrap());
    }

    #[test]
    fn a_store_that_noted_no_runs_keeps_its_last_number_when_it_learns_to() {
        let connection = Connection::open_in_memory().unwrap();
        let before = "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL); CREATE TABLE forms (number INTEGER);
            INSERT INTO meta VALUES ('last-form', CAST('12' AS BLOB));";
        connection.execute_batch(before).unwrap();
        connection.execute_batch(TABLES).unwrap();
        assert_eq!((last_in(&connection).unwrap(), remembered_in(&connection, UNNOTED).unwrap()), (12, 12));
    }

    #[test]
    fn a_store_put_back_gives_no_number_twice_and_knows_what_was_printed_meanwhile() {
        let (mut old, mut now) = (store(), store());
        old.take_numbers(wish(None, 10, "a")).unwrap();
        now.archive(&survey().definition).unwrap();
        now.take_numbers(wish(None, 10, "a")).unwrap();
        now.take_numbers(wish(None, 30, &survey().definition.hash)).unwrap();
        old.take_over_prints(&now).unwrap();
        assert_eq!(old.print_runs().unwrap(), now.print_runs().unwrap());
        assert!(old.definition(&survey().definition.hash).unwrap().is_some());
        let (run, again) = old.take_numbers(wish(None, 1, "a")).unwrap().unwrap();
        assert_eq!((run.first, again), (number(41), None));
    }
}
