//! Which rows of a table are lines that the agenda has, which are new, and what else was done to
//! them.
//!
//! Every line the agenda has must be there once, in any order. Where one is not, the row that is
//! most like it was changed; where none is like it, it was taken away. Rows that remain are new
//! lines.

use chrono::NaiveDate;

use super::note;
use super::rows::{Column, Kind, MEASURE, ON, STATUS, cells, note_column};
use super::table::{Row, Trouble};
use mitreden_base::locale::{Lang, parse_iso_date};
use mitreden_base::visible::visible;
use mitreden_define::town::{
    EntryObjection, HistoryEntry, Measure, MeasureEvent, MeasureStatus, Town, objection,
};

/// The new lines of a table, or all problems with it.
pub(crate) fn entries(
    town: &Town,
    columns: &[Column],
    (head, rows): (&[String], &[Row]),
    (lang, today): (Lang, NaiveDate),
) -> Result<Vec<HistoryEntry>, Vec<Trouble>> {
    let at: Vec<_> =
        columns.iter().map(|column| head.iter().position(|name| *name == column.name)).collect();
    let mut matching = Matching { town, columns, at, lang, today, troubles: Vec::new() };
    let known = || town.agenda.measures.iter().map(|measure| measure.code.as_str());
    for row in rows {
        let name = matching.cell(row, MEASURE);
        if !known().any(|code| code == name.trim()) {
            let unknown =
                Trouble::at("agenda-import-measure", row.number, MEASURE).word("name", name.trim());
            let unknown = unknown.meant(name.trim(), known());
            matching.troubles.push(unknown);
        }
    }
    let mut added = Vec::new();
    for measure in &town.agenda.measures {
        let own: Vec<_> =
            rows.iter().filter(|row| measure.code == *matching.cell(row, MEASURE).trim()).collect();
        added.extend(matching.measure(measure, own));
    }
    if matching.troubles.is_empty() { Ok(added) } else { Err(matching.troubles) }
}

struct Matching<'a> {
    town: &'a Town,
    columns: &'a [Column],
    /// The place of each column in the table, if the table has it.
    at: Vec<Option<usize>>,
    lang: Lang,
    /// The day on which the table is taken in.
    today: NaiveDate,
    troubles: Vec<Trouble>,
}

impl Matching<'_> {
    fn cell<'r>(&self, row: &'r Row, name: &str) -> &'r str {
        let column = self.columns.iter().position(|column| column.name == name);
        let at = column.and_then(|column| self.at.get(column).copied().flatten());
        at.and_then(|at| row.cells.get(at)).map_or("", String::as_str)
    }

    /// The columns in which a row is not what an export would write; a day may be written as
    /// spreadsheets do.
    fn differences(&self, row: &Row, wanted: &[String], kind: Kind) -> Vec<(&str, String, String)> {
        let columns = self
            .columns
            .iter()
            .zip(&self.at)
            .zip(wanted)
            .filter(|((column, _), _)| column.kind == kind);
        let found = columns.filter_map(|((column, at), wanted)| {
            let cell = row.cells.get((*at)?)?;
            let same = same_text(cell, wanted)
                || (column.name == ON && day(cell).is_some_and(|day| day.to_string() == *wanted));
            (!same).then(|| (column.name.as_str(), wanted.clone(), cell.clone()))
        });
        found.collect()
    }

    /// The new lines of one measure.
    fn measure(&mut self, measure: &Measure, mut own: Vec<&Row>) -> Vec<HistoryEntry> {
        let languages = &self.town.profile.languages;
        let code = measure.code.as_str();
        if own.is_empty() {
            if !measure.history.is_empty() {
                self.troubles.push(Trouble::new("agenda-import-gone").word("measure", code));
            }
            return Vec::new();
        }
        let mut lost = Vec::new();
        let events =
            measure.history.iter().map(Some).chain(measure.history.is_empty().then_some(None));
        for event in events {
            let wanted = cells(measure, event, languages);
            match own.iter().position(|row| self.differences(row, &wanted, Kind::Event).is_empty())
            {
                Some(found) => {
                    let row = own.remove(found);
                    self.changed(row, &wanted, Kind::Measure);
                }
                None => lost.extend(event.map(|event| (event, wanted))),
            }
        }
        for (event, wanted) in lost {
            // A row is like a line where they share something that is written there.
            let is_there = |column: &Column, at: &Option<usize>, wanted: &String| {
                column.kind == Kind::Event && at.is_some() && !wanted.is_empty()
            };
            let columns = self.columns.iter().zip(&self.at).zip(&wanted);
            let most =
                columns.filter(|((column, at), wanted)| is_there(column, at, wanted)).count();
            let different = |row: &Row| {
                self.differences(row, &wanted, Kind::Event)
                    .iter()
                    .filter(|(_, was, _)| !was.is_empty())
                    .count()
            };
            let like = own.iter().enumerate().map(|(at, row)| (different(row), at)).min();
            match like {
                Some((different, at)) if different < most => {
                    let row = own.remove(at);
                    self.changed(row, &wanted, Kind::Event);
                }
                _ => {
                    let on = self.lang.date(event.on);
                    let taken =
                        Trouble::new("agenda-import-taken").word("measure", code).word("on", on);
                    self.troubles.push(taken.word("status", event.status.word()));
                }
            }
        }
        self.new_lines(measure, &own)
    }

    fn changed(&mut self, row: &Row, wanted: &[String], kind: Kind) {
        let told = self.differences(row, wanted, kind).into_iter().map(|(column, was, is)| {
            Trouble::at("agenda-import-changed", row.number, column).word("was", was).word("is", is)
        });
        let told: Vec<_> = told.collect();
        self.troubles.extend(told);
    }

    fn new_lines(&mut self, measure: &Measure, own: &[&Row]) -> Vec<HistoryEntry> {
        let wanted = cells(measure, None, &self.town.profile.languages);
        let mut lines = Vec::new();
        for row in own {
            // What is left empty is no change.
            let told = self
                .differences(row, &wanted, Kind::Measure)
                .into_iter()
                .filter(|(_, _, is)| !is.trim().is_empty());
            let told = told.map(|(column, was, is)| {
                Trouble::at("agenda-import-changed", row.number, column)
                    .word("was", was)
                    .word("is", is)
            });
            let told: Vec<_> = told.collect();
            self.troubles.extend(told);
            lines.extend(self.event(row).map(|event| (event, row.number)));
        }
        lines.sort_by_key(|(event, row)| (event.on, *row));
        let mut history = measure.history.clone();
        let mut added = Vec::new();
        for (event, row) in lines {
            if let Some(objection) = objection(&history, &event, self.today) {
                self.troubles.push(self.refused(measure, &event, row, objection));
                continue;
            }
            history.push(event.clone());
            added.push(HistoryEntry { measure: measure.code.clone(), event });
        }
        added
    }

    fn event(&mut self, row: &Row) -> Option<MeasureEvent> {
        let (on, word) =
            (self.cell(row, ON).trim().to_owned(), self.cell(row, STATUS).trim().to_owned());
        let (day, status) = (day(&on), MeasureStatus::of_word(&word));
        if day.is_none() {
            let id = if on.is_empty() { "agenda-import-empty" } else { "agenda-import-day" };
            self.troubles.push(Trouble::at(id, row.number, ON).word("is", on));
        }
        if status.is_none() {
            let id = if word.is_empty() { "agenda-import-empty" } else { "agenda-import-status" };
            let unknown = Trouble::at(id, row.number, STATUS).word("is", &word);
            self.troubles.push(unknown.meant(&word, MeasureStatus::ALL.map(MeasureStatus::word)));
        }
        let languages = &self.town.profile.languages;
        let words = |tag: &String| self.cell(row, &note_column("note", tag)).trim().to_owned();
        let notes: Vec<_> = languages
            .iter()
            .map(|tag| (tag.clone(), words(tag)))
            .filter(|(_, words)| !words.is_empty())
            .collect();
        Some(MeasureEvent { on: day?, status: status?, note: note::text(&notes, languages) })
    }

    fn refused(
        &self,
        measure: &Measure,
        event: &MeasureEvent,
        row: usize,
        objection: EntryObjection,
    ) -> Trouble {
        let date = |day| self.lang.date(day);
        let at = |id, column| {
            Trouble::at(id, row, column)
                .word("measure", measure.code.as_str())
                .word("on", date(event.on))
        };
        match objection {
            EntryObjection::Before(last) => at("agenda-import-before", ON).word("last", date(last)),
            EntryObjection::Future => at("agenda-import-future", ON),
            EntryObjection::Twice => at("agenda-import-twice", ON),
            EntryObjection::Same(since) => at("agenda-import-same", STATUS)
                .word("status", event.status.word())
                .word("since", date(since)),
        }
    }
}

/// Whether a cell says what is wanted; a spreadsheet may break lines in its own way, and what
/// cannot be shown is not kept.
fn same_text(cell: &str, wanted: &str) -> bool {
    cell == wanted || visible(cell) == visible(wanted)
}

/// Reads a day as `2026-07-09`, or as spreadsheets in Austria write it: `9.7.2026`.
fn day(cell: &str) -> Option<NaiveDate> {
    let cell = cell.trim();
    parse_iso_date(cell).or_else(|| {
        NaiveDate::parse_from_str(cell, "%d.%m.%Y").ok().filter(|day| *day >= NaiveDate::default())
    })
}
