//! What earlier versions wrote is read, and written back to the same bytes: the words in files and
//! stores stay, whatever the types in here are called. `tests/wire/README.md` says how the bytes
//! were made.

mod handed;
mod journals;
mod records;
mod store;

use std::fs;
use std::path::{Path, PathBuf};

use mitreden::base::diagnostics::{Problems, Source};
use mitreden::define::survey::{Spoken, Survey, needs_file, read};
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::support::{ROOT, Town};

/// Where the old store goes in a town.
const STORE: &str = "results/wire/responses.sqlite";

fn fixture(name: &str) -> PathBuf {
    Path::new(ROOT).join("tests/wire").join(name)
}

/// The bytes of a file that an earlier version wrote.
fn bytes(name: &str) -> Vec<u8> {
    fs::read(fixture(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).unwrap()
}

/// A town with the store of an earlier version.
fn town() -> Town {
    let town = Town::of("tests/wire");
    town.write(STORE, bytes("responses.sqlite"));
    town
}

/// What a query finds in a store, whatever version wrote it: texts as they are, bytes in
/// hexadecimal digits.
fn rows(town: &Town, sql: &str) -> Vec<Vec<String>> {
    let connection = Connection::open(town.path(STORE)).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let shown = |value: ValueRef<'_>| match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(n) => n.to_string(),
        ValueRef::Real(n) => n.to_string(),
        ValueRef::Text(text) => String::from_utf8(text.to_vec()).unwrap(),
        ValueRef::Blob(bytes) => hex(bytes),
    };
    let row = |row: &rusqlite::Row<'_>| {
        Ok((0..columns).map(|at| shown(row.get_ref(at).unwrap())).collect())
    };
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}

/// The only column of what a query finds.
fn column(town: &Town, sql: &str) -> Vec<String> {
    rows(town, sql).into_iter().map(|mut row| row.remove(0)).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The questionnaire as today's program reads it.
fn questionnaire() -> Survey {
    let languages = ["de".to_owned(), "en".to_owned()];
    let mut problems = Problems::new();
    let source = |name| Source::new(name, &text(name));
    let (node, needs) =
        needs_file(&source("town/needs.yaml"), &mut Spoken::new(&languages), &mut problems)
            .unwrap();
    read(&source("surveys/wire.yaml"), &needs, Some(&node), &mut problems).unwrap()
}
