//! A copy of a merged dataset in a `PostgreSQL` database, or in one that speaks as it does.
//!
//! The copy of a survey lies in a schema of its own: a table `answers` with a row for each response,
//! and a table `about` of one row that says what it is a copy of. It is put there in one
//! transaction, so that nobody sees half of it, and whoever is erased is taken out. What is asked
//! of it is plain SQL; what its columns are, those say who count
//! ([`CopyLayout`]).

mod error;

pub use error::CopyError;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::pin::pin;

use chrono::{NaiveDate, NaiveDateTime};
use futures_util::SinkExt as _;
use tokio::runtime::Runtime;
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};
use uuid::Uuid;

use crate::online::address::{configured, place, reason};
use mitreden_base::seed::fingerprint;

/// How long a name may be in the database.
const LONGEST_NAME: usize = 63;

/// The row of a table, a text or null for each column.
pub type CopyRow = Vec<Option<String>>;

/// What a copy says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyAbout {
    /// The number of the method it was made for.
    pub method: u32,
    /// The fingerprint of what its columns and codes hang on.
    pub made: String,
    /// How many responses it holds.
    pub rows: u64,
    /// How many were erased from it since it was put there.
    pub erased: u64,
    /// When it was put there.
    pub at: NaiveDateTime,
    /// What must be told before any numbers of it, as JSON.
    pub notices: String,
}

/// The columns of a table, with the database's types.
pub type CopyColumns = Vec<(String, &'static str)>;

/// The tables of a copy.
#[derive(Clone, Debug, Default)]
pub struct CopyLayout {
    /// The columns of `answers`.
    pub answers: CopyColumns,
    /// Further tables, which are small.
    pub beside: Vec<CopyTable>,
}

/// A small table of a copy.
#[derive(Clone, Debug)]
pub struct CopyTable {
    /// The name of the table.
    pub name: &'static str,
    /// The columns.
    pub columns: CopyColumns,
    /// The rows.
    pub rows: Vec<CopyRow>,
}

/// A database that holds copies of datasets, opened for one survey.
#[derive(Debug)]
pub struct DatasetCopy {
    runtime: Runtime,
    client: Client,
    place: String,
    survey: String,
    schema: String,
}

impl DatasetCopy {
    /// Connects to the database of a URL. One that servers keep answers in is refused: what
    /// respondents were told of it would no longer hold.
    pub fn open(url: &str, survey: &str) -> Result<Self, CopyError> {
        let wrong = |reason: String| CopyError::BadUrl { reason };
        let config: Config = configured(url).map_err(|error| wrong(reason(&error)))?;
        let place = place(&config);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(|error| wrong(error.to_string()))?;
        let connected = runtime.block_on(config.connect(NoTls));
        let (client, connection) = connected.map_err(|error| CopyError::Unreachable {
            place: place.clone(),
            reason: reason(&error),
        })?;
        // It ends with the client; what went wrong the client's next question says.
        drop(runtime.spawn(async { drop(connection.await) }));
        let (survey, schema) = (survey.to_owned(), schema(survey));
        let copy = Self { runtime, client, place, survey, schema };
        // Older databases cut numbers short else.
        copy.run("SET extra_float_digits = 3")?;
        if copy.has_table("mitreden", "interviews")? {
            return Err(CopyError::OfServers { place: copy.place });
        }
        Ok(copy)
    }

    /// The address of the database, without user and password.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The name of the table of answers.
    pub fn answers(&self) -> String {
        self.table("answers")
    }

    /// The name of a table of the copy.
    pub fn table(&self, name: &str) -> String {
        format!("{}.{name}", self.schema)
    }

    /// What the copy says of itself; none where there is no copy of the survey.
    pub fn about(&self) -> Result<Option<CopyAbout>, CopyError> {
        if !self.has_table(&self.schema, "about")? {
            return Ok(None);
        }
        let sql =
            format!("SELECT method, made, rows, erased, at, notices FROM {}", self.table("about"));
        let damaged = || self.damaged("what it says of itself cannot be read");
        let rows = self.ask(&sql)?;
        let row: Vec<&str> =
            rows.first().into_iter().flatten().flatten().map(String::as_str).collect();
        let [method, made, rows, erased, at, notices] = row[..] else { return Err(damaged()) };
        let number = |text: &str| text.parse::<u64>().map_err(|_| damaged());
        Ok(Some(CopyAbout {
            method: method.parse().map_err(|_| damaged())?,
            made: made.to_owned(),
            rows: number(rows)?,
            erased: number(erased)?,
            at: NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H:%M:%S").map_err(|_| damaged())?,
            notices: notices.to_owned(),
        }))
    }

    /// What the copy says of itself; an error where there is none.
    pub fn known(&self) -> Result<CopyAbout, CopyError> {
        let none = || CopyError::NoCopy { place: self.place.clone(), survey: self.survey.clone() };
        self.about()?.ok_or_else(none)
    }

    /// Puts a copy there, in the place of an older one: all of it or nothing. The rows come as
    /// `COPY` reads them, each part any number of lines.
    pub fn put<E: From<CopyError>>(
        &self,
        layout: &CopyLayout,
        about: &CopyAbout,
        parts: impl IntoIterator<Item = Result<String, E>>,
    ) -> Result<(), E> {
        self.all_or_nothing(|| {
            self.run(&format!("CREATE SCHEMA IF NOT EXISTS {}", self.schema))?;
            let about_columns = ABOUT.map(|(name, holds)| (name.to_owned(), holds)).to_vec();
            let about = vec![
                Some(self.survey.clone()),
                Some(about.method.to_string()),
                Some(about.made.clone()),
                Some(about.rows.to_string()),
                Some(about.erased.to_string()),
                Some(about.at.format("%Y-%m-%d %H:%M:%S").to_string()),
                Some(about.notices.clone()),
            ];
            self.make("answers", &layout.answers)?;
            self.make("about", &about_columns)?;
            for CopyTable { name, columns, .. } in &layout.beside {
                self.make(name, columns)?;
            }
            self.fill("answers", parts)?;
            self.fill("about", [Ok::<_, E>(line(&about))])?;
            for CopyTable { name, rows, .. } in &layout.beside {
                let lines: String = rows.iter().map(|row| line(row)).collect();
                self.fill(name, [Ok::<_, E>(lines)])?;
            }
            Ok(())
        })
    }

    /// Begins to read: what is asked from now on is asked of one state of the copy.
    pub fn begin_reading(&self) -> Result<(), CopyError> {
        self.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    /// Asks for rows.
    pub fn ask(&self, sql: &str) -> Result<Vec<CopyRow>, CopyError> {
        let answered = self.runtime.block_on(self.client.simple_query(sql));
        let answered = answered.map_err(|error| self.fail(&error))?;
        let rows = answered.into_iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => {
                Some((0..row.len()).map(|at| row.get(at).map(str::to_owned)).collect())
            }
            _ => None,
        });
        Ok(rows.collect())
    }

    /// Erases responses; returns which of them were there.
    pub fn forget(&self, ids: &BTreeSet<Uuid>) -> Result<BTreeSet<Uuid>, CopyError> {
        if ids.is_empty() || self.about()?.is_none() {
            return Ok(BTreeSet::new());
        }
        let mut gone = BTreeSet::new();
        self.all_or_nothing(|| {
            for ids in ids.iter().collect::<Vec<_>>().chunks(AT_ONCE) {
                let listed: Vec<String> = ids.iter().map(|id| format!("'{id}'")).collect();
                let those = format!("{} WHERE id IN ({})", self.answers(), listed.join(", "));
                gone.extend(self.ids(&format!("SELECT id FROM {those}"))?);
                self.run(&format!("DELETE FROM {those}"))?;
            }
            let n = gone.len();
            let about = self.table("about");
            self.run(&format!("UPDATE {about} SET rows = rows - {n}, erased = erased + {n}"))
        })?;
        if !gone.is_empty() {
            // What was deleted would else stand in the table's file for longer.
            self.run(&format!("VACUUM {}", self.answers()))?;
        }
        Ok(gone)
    }

    /// The responses of before a day, simulated ones left out.
    pub fn aged(&self, day: NaiveDate) -> Result<BTreeSet<Uuid>, CopyError> {
        if self.about()?.is_none() {
            return Ok(BTreeSet::new());
        }
        let answers = self.answers();
        self.ids(&format!("SELECT id FROM {answers} WHERE day < '{day}' AND NOT simulated"))
    }

    /// Those of its responses for whose ids something holds. A part of the ids is in memory at
    /// once, never all of them.
    pub fn which(&self, holds: impl Fn(&Uuid) -> bool) -> Result<BTreeSet<Uuid>, CopyError> {
        let mut found = BTreeSet::new();
        self.all_or_nothing(|| {
            self.run(&format!("DECLARE every CURSOR FOR SELECT id FROM {}", self.answers()))?;
            loop {
                let ids = self.ids(&format!("FETCH {READ_AT_ONCE} FROM every"))?;
                if ids.is_empty() {
                    return Ok::<_, CopyError>(());
                }
                found.extend(ids.into_iter().filter(&holds));
            }
        })?;
        Ok(found)
    }

    /// The ids that are asked for. Nobody may say that all who are erased are gone who cannot read
    /// one of them.
    fn ids(&self, sql: &str) -> Result<BTreeSet<Uuid>, CopyError> {
        let id = |row: &CopyRow| {
            let id = row.first().and_then(Option::as_deref).and_then(|id| id.parse().ok());
            id.ok_or_else(|| self.damaged("the id of a response cannot be read"))
        };
        self.ask(sql)?.iter().map(id).collect()
    }

    /// Whether there is a table, whoever may read it.
    fn has_table(&self, schema: &str, table: &str) -> Result<bool, CopyError> {
        let sql = format!(
            "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = '{schema}' AND tablename = '{table}'"
        );
        Ok(!self.ask(&sql)?.is_empty())
    }

    fn make(&self, name: &str, columns: &[(String, &str)]) -> Result<(), CopyError> {
        let columns: Vec<String> =
            columns.iter().map(|(name, holds)| format!("{} {holds}", quoted(name))).collect();
        let table = self.table(name);
        self.run(&format!("DROP TABLE IF EXISTS {table}"))?;
        self.run(&format!("CREATE TABLE {table} ({})", columns.join(", ")))
    }

    fn fill<E: From<CopyError>>(
        &self,
        name: &str,
        parts: impl IntoIterator<Item = Result<String, E>>,
    ) -> Result<(), E> {
        let sql = format!("COPY {} FROM STDIN", self.table(name));
        let begun = self.runtime.block_on(self.client.copy_in(&sql));
        let mut sink = pin!(begun.map_err(|error| self.fail(&error))?);
        for part in parts {
            let sent = self.runtime.block_on(sink.send(Cursor::new(part?.into_bytes())));
            sent.map_err(|error| self.fail(&error))?;
        }
        self.runtime.block_on(sink.finish()).map_err(|error| self.fail(&error))?;
        Ok(())
    }

    fn all_or_nothing<E: From<CopyError>>(
        &self,
        work: impl FnOnce() -> Result<(), E>,
    ) -> Result<(), E> {
        self.run("BEGIN")?;
        let done = work();
        // After an error there is nothing to keep, and the first error is the one to be told.
        if done.is_err() {
            drop(self.run("ROLLBACK"));
            return done;
        }
        Ok(self.run("COMMIT")?)
    }

    fn run(&self, sql: &str) -> Result<(), CopyError> {
        let done = self.runtime.block_on(self.client.batch_execute(sql));
        done.map_err(|error| self.fail(&error))
    }

    fn fail(&self, error: &tokio_postgres::Error) -> CopyError {
        let (place, reason) = (self.place.clone(), reason(error));
        if error.code().is_some() {
            CopyError::Refused { place, reason }
        } else {
            CopyError::Unreachable { place, reason }
        }
    }

    /// The error that the copy is not what it was.
    pub fn damaged(&self, reason: impl Into<String>) -> CopyError {
        CopyError::Damaged { place: self.place.clone(), reason: reason.into() }
    }
}

/// The columns of the table that says what the copy is.
const ABOUT: [(&str, &str); 7] = [
    ("survey", "text"),
    ("method", "integer"),
    ("made", "text"),
    ("rows", "bigint"),
    ("erased", "bigint"),
    ("at", "timestamp"),
    ("notices", "text"),
];

/// How many ids one statement names.
const AT_ONCE: usize = 1_000;

/// How many ids are read at once.
const READ_AT_ONCE: usize = 65_536;

/// The name of a survey's schema.
fn schema(survey: &str) -> String {
    within(&format!("mitreden_{}", survey.replace('-', "_")))
}

/// A name that is not longer than the database takes, and is still nobody else's.
pub fn within(name: &str) -> String {
    if name.len() <= LONGEST_NAME {
        return name.to_owned();
    }
    let print = fingerprint(name.as_bytes());
    let print: String = print.chars().rev().take(16).collect();
    let mut end = LONGEST_NAME - print.len() - 1;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}_{print}", &name[..end])
}

/// A name as SQL writes it.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A row as `COPY` reads it.
pub fn line(row: &[Option<String>]) -> String {
    let cell = |cell: &Option<String>| cell.as_deref().map_or_else(|| "\\N".to_owned(), escaped);
    row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n"
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            // No text of the database can hold it.
            '\0' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back_as_it_was() {
        let row = [Some("a\tb\\N\r\n".to_owned()), None, Some(String::new())];
        assert_eq!(line(&row), "a\\tb\\\\N\\r\\n\t\\N\t\n");
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let long = |end: &str| format!("{}ä{end}", "x".repeat(45));
        let [one, other] = [long("aaaaaaaaaaaaaaaaaaaa"), long("bbbbbbbbbbbbbbbbbbbb")];
        assert_eq!(within("short"), "short");
        assert!(within(&one).len() <= LONGEST_NAME && within(&one) != within(&other));
        assert_eq!(schema("digital-2026"), "mitreden_digital_2026");
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
    }
}
