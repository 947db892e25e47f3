//! What was decided over a survey's answers and holds from then on: which version of a response
//! stands, and which files outside the folder are sources, too.

use rusqlite::{Connection, Row, Transaction, params};
use uuid::Uuid;

use super::{Store, StoreError, Taken, mark, taken};
use crate::handin::Handin;
use crate::resolve::{SettledChoice, Settlement};
use crate::tombstone::Key;

/// The versions passed over stand in one text, a blank between two. Days are those of the decision,
/// not of any answer.
pub(super) const TABLES: &str = "
    CREATE TABLE settlements (
        id TEXT PRIMARY KEY, kept TEXT NOT NULL, passed TEXT NOT NULL, word TEXT NOT NULL, day TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sources (
        path TEXT PRIMARY KEY, size INTEGER NOT NULL, print TEXT NOT NULL, day TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
";

/// A file outside the survey's results that was named as a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSource {
    /// The path: within the town's folder from there, else from the root of the disk.
    pub path: String,
    /// The file's size when it was named, in bytes.
    pub size: u64,
    /// The fingerprint of the file's content when it was named.
    pub print: String,
    /// The day on which the file was named.
    pub day: chrono::NaiveDate,
}

/// What a merge leaves behind in the store, beside the dataset it makes.
#[derive(Debug, Default)]
pub struct Decided<'d> {
    /// The hand-ins that were merged.
    pub handins: Vec<&'d Handin>,
    /// The settlements of conflicts; of two about one response the later one counts.
    pub settlements: &'d [Settlement],
    /// The files that are sources from now on, as they are now.
    pub sources: &'d [NamedSource],
    /// How many erasures were known when the answers were read that a dataset was now made from;
    /// none where none was.
    pub dataset: Option<usize>,
    /// The mark that was set before the answers were read, and the one that says that a dataset
    /// holds all of them. It is set only where nobody has changed anything meanwhile.
    pub mark: Option<[&'d str; 2]>,
}

impl Store {
    /// All settlements, by the id of the response.
    pub fn settlements(&self) -> Result<Vec<Settlement>, StoreError> {
        let rows =
            self.all("SELECT id, kept, passed, word, day FROM settlements ORDER BY id", |row| {
                let text = |at| row.get::<_, String>(at);
                Ok((text(0)?, text(1)?, text(2)?, text(3)?, text(4)?))
            })?;
        let read = |(id, kept, passed, word, day): (String, String, String, String, String)| {
            let parts = Uuid::try_parse(&id).ok().zip(day.parse().ok());
            let (id, day) = parts.ok_or_else(|| {
                self.damaged(format!("the settlement on `{id}` in it cannot be read"))
            })?;
            let passed = passed.split_whitespace().map(str::to_owned).collect();
            Ok(Settlement { choice: SettledChoice { id, kept, passed, word }, day })
        };
        rows.into_iter().map(read).collect()
    }

    /// Removes a settlement; false if there was none.
    pub fn unsettle(&mut self, id: &Uuid) -> Result<bool, StoreError> {
        let done =
            self.connection.execute("DELETE FROM settlements WHERE id = ?1", [id.to_string()]);
        done.map(|n| n > 0).map_err(|error| self.fail(error))
    }

    /// The files that were named as sources, by path.
    pub fn named_sources(&self) -> Result<Vec<NamedSource>, StoreError> {
        let rows = self.all("SELECT path, size, print, day FROM sources ORDER BY path", |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
            ))
        })?;
        let read = |(path, size, print, day): (String, i64, String, String)| {
            let parts = u64::try_from(size).ok().zip(day.parse().ok());
            let (size, day) = parts
                .ok_or_else(|| self.damaged(format!("the source `{path}` in it cannot be read")))?;
            Ok(NamedSource { path, size, print, day })
        };
        rows.into_iter().map(read).collect()
    }

    /// Keeps all of this, or nothing, and returns what became of each hand-in.
    pub fn decide(&mut self, decided: &Decided<'_>) -> Result<Vec<Taken>, StoreError> {
        let taken = self.transact(|tx, key| write(tx, key, decided))?;
        if taken.iter().any(|taken| taken.removed > 0) {
            self.rewrite()?;
        }
        Ok(taken)
    }

    /// Removes a source; false if it was none.
    pub fn forget_source(&mut self, path: &str) -> Result<bool, StoreError> {
        let done = self.connection.execute("DELETE FROM sources WHERE path = ?1", [path]);
        done.map(|n| n > 0).map_err(|error| self.fail(error))
    }

    fn all<T>(
        &self,
        sql: &str,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let found =
            self.connection.prepare(sql).and_then(|mut all| all.query_map([], read)?.collect());
        found.map_err(|error| self.fail(error))
    }
}

fn write(tx: &Transaction<'_>, key: &Key, decided: &Decided<'_>) -> rusqlite::Result<Vec<Taken>> {
    let is_untouched = match decided.mark {
        Some([before, _]) => mark::read(tx)?.as_deref() == Some(before),
        None => false,
    };
    let taken = decided
        .handins
        .iter()
        .map(|handin| taken::take(tx, key, handin))
        .collect::<Result<_, _>>()?;
    if let Some(known) = decided.dataset {
        // What came with these hand-ins the dataset obeys already; what came meanwhile, it may not.
        mark::note_dataset(tx, if is_untouched { mark::erasures(tx)? } else { known })?;
    }
    decided.settlements.iter().try_for_each(|settlement| settle(tx, settlement))?;
    decided.sources.iter().try_for_each(|source| name(tx, source))?;
    if let Some([_, after]) = decided.mark
        && is_untouched
    {
        mark::set(tx, after)?;
    }
    Ok(taken)
}

fn settle(tx: &Connection, Settlement { choice, day }: &Settlement) -> rusqlite::Result<()> {
    let sql = "INSERT INTO settlements VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET
        kept = excluded.kept, passed = excluded.passed, word = excluded.word, day = excluded.day";
    let values = params![
        choice.id.to_string(),
        choice.kept,
        choice.passed.join(" "),
        choice.word,
        day.to_string()
    ];
    tx.execute(sql, values).map(drop)
}

/// Keeps a named source; a file that is named again unchanged keeps its day.
fn name(
    tx: &Connection,
    NamedSource { path, size, print, day }: &NamedSource,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO sources VALUES (?1, ?2, ?3, ?4) ON CONFLICT (path) DO UPDATE SET
        size = excluded.size, print = excluded.print, day = excluded.day
        WHERE size <> excluded.size OR print <> excluded.print";
    let size = i64::try_from(*size).unwrap_or(i64::MAX);
    tx.execute(sql, params![path, size, print, day.to_string()]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::record;

    fn settlement(kept: &str) -> Settlement {
        let passed = vec!["sha256:b".to_owned(), "sha256:c".to_owned()];
        let choice = SettledChoice {
            id: Uuid::from_u128(7),
            kept: kept.to_owned(),
            passed,
            word: "office.jsonl".to_owned(),
        };
        Settlement { choice, day: chrono::NaiveDate::from_ymd_opt(2026, 5, 12).unwrap() }
    }

    fn source(print: &str, day: u32) -> NamedSource {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 5, day).unwrap();
        NamedSource {
            path: "/media/panel.jsonl".to_owned(),
            size: 12,
            print: print.to_owned(),
            day,
        }
    }

    #[test]
    fn what_was_decided_is_there_after_opening_again_and_can_be_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responses.sqlite");
        let mut store = Store::open(&path, || [1; 32].into()).unwrap();
        let decide = |store: &mut Store, kept, named: NamedSource| {
            let (settlements, sources) = ([settlement(kept)], [named]);
            store
                .decide(&Decided {
                    settlements: &settlements,
                    sources: &sources,
                    ..Decided::default()
                })
                .unwrap();
        };
        decide(&mut store, "sha256:0", source("a", 1));
        decide(&mut store, "sha256:a", source("a", 2));
        drop(store);
        let mut store = Store::open_existing(&path).unwrap().unwrap();
        assert_eq!(store.settlements().unwrap(), [settlement("sha256:a")]);
        assert_eq!(
            store.named_sources().unwrap(),
            [source("a", 1)],
            "it was named on the first day"
        );
        decide(&mut store, "sha256:a", source("b", 3));
        assert_eq!(store.named_sources().unwrap(), [source("b", 3)]);
        assert!(
            store.unsettle(&Uuid::from_u128(7)).unwrap()
                && !store.unsettle(&Uuid::from_u128(7)).unwrap()
        );
        assert!(
            store.forget_source("/media/panel.jsonl").unwrap()
                && !store.forget_source("/media/panel.jsonl").unwrap()
        );
        assert!(
            store.settlements().unwrap().is_empty() && store.named_sources().unwrap().is_empty()
        );
    }

    #[test]
    fn a_mark_is_set_only_where_nothing_changed_meanwhile() {
        let mut store = Store::in_memory(|| [1; 32].into()).unwrap();
        let before = store.begin_mark("reading").unwrap();
        let settlements = [settlement("sha256:a")];
        let decided = |before| Decided {
            settlements: &settlements,
            mark: Some([before, "made"]),
            ..Decided::default()
        };
        store.decide(&decided(&before)).unwrap();
        assert_eq!(
            store.mark().unwrap().as_deref(),
            Some("made"),
            "what is decided along with it is in the dataset"
        );
        let before = store.begin_mark("reading").unwrap();
        store.add([record()]).unwrap();
        store.decide(&decided(&before)).unwrap();
        assert_eq!(store.mark().unwrap(), None, "the answer may have come after the reading");
    }
}
