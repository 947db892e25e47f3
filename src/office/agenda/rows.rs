//! The agenda as a table: a row for each line of a history, with the columns of its measure; a
//! measure without any line has a row without day and status.

use crate::failure::Failure;
use mitreden_define::survey::Text;
use mitreden_define::town::{Cost, Measure, MeasureEvent, Town};

/// The name of the column with the measure's code.
pub(crate) const MEASURE: &str = "measure";
/// The name of the column with the day.
pub(crate) const ON: &str = "on";
/// The name of the column with the status.
pub(crate) const STATUS: &str = "status";

/// The part of the agenda that a column tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The column tells of the measure, and is the same in all its rows.
    Measure,
    /// The column tells of the line.
    Event,
}

/// A column: its name and what it tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Kind,
}

/// The table's columns: texts have one for each of the town's languages.
pub(crate) fn columns(languages: &[String]) -> Vec<Column> {
    let of = |kind: Kind| move |name: String| Column { name, kind };
    let each = |name: &'static str| languages.iter().map(move |tag| note_column(name, tag));
    let plain = |names: &'static [&'static str]| names.iter().map(|name| (*name).to_owned());
    let measure = plain(&[MEASURE, "field"])
        .chain(each("title"))
        .chain(plain(&["serves"]))
        .chain(each("owner"));
    let measure = measure.chain(plain(&["horizon", "cost", "amount", "principle", "due", "from"]));
    let event = plain(&[ON, STATUS]).chain(each("note"));
    measure.map(of(Kind::Measure)).chain(event.map(of(Kind::Event))).collect()
}

/// The name of the column with a text in a language.
pub(crate) fn note_column(name: &str, tag: &str) -> String {
    format!("{name}_{tag}")
}

/// The cells of a row, in the order of the columns.
pub(crate) fn cells(
    measure: &Measure,
    event: Option<&MeasureEvent>,
    languages: &[String],
) -> Vec<String> {
    let each = |text: &Text| languages.iter().map(|tag| spoken(text, tag)).collect::<Vec<_>>();
    let mut cells = vec![measure.code.to_string(), measure.field.to_string()];
    cells.extend(each(&measure.title));
    cells.push(joined(measure.serves.iter()));
    cells.extend(each(&measure.owner));
    cells.extend([
        measure.horizon.word().to_owned(),
        measure.cost.map_or("", Cost::word).to_owned(),
        measure.amount.map(|amount| amount.to_string()).unwrap_or_default(),
        measure.principle.as_ref().map(ToString::to_string).unwrap_or_default(),
        measure.due.map(|due| due.to_string()).unwrap_or_default(),
        joined(measure.from.iter()),
    ]);
    cells.extend(event.map_or([String::new(), String::new()], |event| {
        [event.on.to_string(), event.status.word().to_owned()]
    }));
    let note = event.and_then(|event| event.note.as_ref());
    cells.extend(note.map_or_else(|| vec![String::new(); languages.len()], each));
    cells
}

/// A text in a language; empty where it has none in that language.
fn spoken(text: &Text, tag: &str) -> String {
    if text.speaks(tag) { text.show(tag) } else { String::new() }
}

/// Codes joined in one cell.
pub fn joined(codes: impl Iterator<Item = impl ToString>) -> String {
    codes.map(|code| code.to_string()).collect::<Vec<_>>().join(" ")
}

/// The whole table, with the row of heads first.
pub fn table(town: &Town) -> Vec<Vec<String>> {
    let languages = &town.profile.languages;
    let head = columns(languages).into_iter().map(|column| column.name).collect();
    let rows = town.agenda.measures.iter().flat_map(|measure| {
        let events: Vec<_> = measure.history.iter().map(Some).collect();
        let events = if events.is_empty() { vec![None] } else { events };
        events.into_iter().map(|event| cells(measure, event, languages)).collect::<Vec<_>>()
    });
    std::iter::once(head).chain(rows).collect()
}

/// Rows as CSV after RFC 4180, in UTF-8.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> Result<String, Failure> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let bug = |error: &dyn std::error::Error| {
        Failure::Bug(format!("the agenda cannot be written as CSV: {error}"))
    };
    for row in rows {
        writer.write_record(row).map_err(|error| bug(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| bug(&error))?;
    String::from_utf8(bytes).map_err(|error| bug(&error))
}
