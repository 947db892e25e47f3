//! `agenda` alone: fields, measures and where they stand, in the order of the file.

use std::fmt::Write;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::super::lines::{padded, wrapped};
use super::super::ui::Ui;
use super::Format;
use super::show::plain;
use crate::cli::locale::Say as _;
use mitreden_base::ids::Code;
use mitreden_define::survey::Text;
use mitreden_define::town::{Agenda, Measure};
use mitreden_office::agenda::AgendaFile;
use mitreden_office::agenda::rows::{csv, joined};
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;
use mitreden_tell::words::status;

/// The widest a code's column gets, and the narrowest a title's.
const CODE: usize = 24;
const TITLE: usize = 16;

pub(super) fn run(format: Format, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let file = AgendaFile::open(folder)?;
    let agenda = &file.town.agenda;
    let text = match format {
        Format::Table if agenda.measures.is_empty() => {
            ui.say("agenda-empty", &[("path", file.path().into())]);
            return Ok(());
        }
        Format::Table => table(agenda, ui),
        Format::Json => json(agenda, ui)?,
        Format::Csv => list(agenda, ui)?,
    };
    Ok(Ui::result(&text)?)
}

/// The fields of action, each with its measures.
fn fields(agenda: &Agenda) -> impl Iterator<Item = (&str, &Text, Vec<&Measure>)> {
    let measures =
        |field: &Code| agenda.measures.iter().filter(|measure| measure.field == *field).collect();
    agenda.fields.iter().map(move |(field, text)| (field.as_str(), text, measures(field)))
}

fn table(agenda: &Agenda, ui: &Ui) -> String {
    let lang = ui.lang;
    let heads =
        ["agenda-head-measure", "agenda-head-status", "agenda-head-since", "agenda-head-due"]
            .map(|id| lang.say(id, &[]));
    let cells = |measure: &Measure| {
        let today = ui.now.date();
        let since = measure.since_on(today).map_or_else(|| "–".to_owned(), |day| lang.date(day));
        let id = if measure.is_overdue(today) { "agenda-due-overdue" } else { "agenda-due-fine" };
        let due = measure.due.map(|due| lang.say(id, &[("due", lang.month(due).into())]));
        [status(lang, measure.status_on(today)), since, due.unwrap_or_else(|| "–".to_owned())]
    };
    let rows: Vec<_> = agenda.measures.iter().map(cells).collect();
    let width = |at: usize| {
        rows.iter().map(|row| row[at].width()).max().unwrap_or(0).max(heads[at + 1].width())
    };
    let widths = [width(0), width(1), width(2)];
    let code = agenda
        .measures
        .iter()
        .map(|measure| measure.code.as_str().width())
        .max()
        .unwrap_or(0)
        .min(CODE);
    let longest = agenda
        .measures
        .iter()
        .map(|measure| plain(&measure.title.show(lang.tag())).width())
        .max()
        .unwrap_or(0);
    let taken = 2 + code + widths.iter().sum::<usize>() + 8;
    let title = longest.min(ui.width.saturating_sub(taken)).max(TITLE);
    let line = |head: &str, rest: [&str; 3]| {
        let rest: Vec<_> =
            rest.iter().zip(widths).map(|(cell, width)| padded(cell, width)).collect();
        format!("{head}  {}", rest.join("  ")).trim_end().to_owned()
    };
    let mut out = String::new();
    let head = line(
        &padded(&format!("  {}", heads[0]), 4 + code + title),
        [&heads[1], &heads[2], &heads[3]],
    );
    push(&mut out, &ui.style().dim().apply_to(head).to_string());
    for (_, text, measures) in fields(agenda) {
        push(&mut out, &ui.style().bold().apply_to(plain(&text.show(lang.tag()))).to_string());
        for measure in measures {
            let mut name = wrapped(&plain(&measure.title.show(lang.tag())), title).into_iter();
            let first = padded(&name.next().unwrap_or_default(), title);
            let head = format!("  {}  {first}", padded(measure.code.as_str(), code));
            let [status, since, due] = cells(measure);
            push(&mut out, &line(&head, [&status, &since, &due]));
            name.for_each(|rest| push(&mut out, &format!("{}{rest}", " ".repeat(4 + code))));
        }
    }
    out
}

fn push(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    fields: Vec<Field<'a>>,
}

#[derive(Serialize)]
struct Field<'a> {
    #[serde(rename = "field")]
    code: &'a str,
    label: String,
    measures: Vec<MeasureEntry<'a>>,
}

#[derive(Serialize)]
struct MeasureEntry<'a> {
    measure: &'a str,
    title: String,
    owner: String,
    horizon: &'a str,
    cost: Option<&'a str>,
    amount: Option<f64>,
    principle: Option<&'a str>,
    due: Option<String>,
    overdue: bool,
    serves: Vec<&'a str>,
    from: Vec<String>,
    status: Option<&'a str>,
    since: Option<String>,
    history: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    on: String,
    status: &'a str,
    note: Option<String>,
}

fn json(agenda: &Agenda, ui: &Ui) -> Result<String, Failure> {
    let tag = ui.lang.tag();
    let field = |(code, text, measures): (_, &Text, Vec<_>)| Field {
        code,
        label: text.show(tag),
        measures: measures.into_iter().map(|measure| entry(measure, ui)).collect(),
    };
    let document = Document { version: 1, fields: fields(agenda).map(field).collect() };
    let text = serde_json::to_string(&document).map_err(|error| Failure::Bug(error.to_string()))?;
    Ok(text + "\n")
}

fn entry<'a>(measure: &'a Measure, ui: &Ui) -> MeasureEntry<'a> {
    let tag = ui.lang.tag();
    let line = |event: &mitreden_define::town::MeasureEvent| Line {
        on: event.on.to_string(),
        status: event.status.word(),
        note: event.note.as_ref().map(|note| note.show(tag)),
    };
    MeasureEntry {
        measure: measure.code.as_str(),
        title: measure.title.show(tag),
        owner: measure.owner.show(tag),
        horizon: measure.horizon.word(),
        cost: measure.cost.map(mitreden_define::town::Cost::word),
        amount: measure.amount,
        principle: measure.principle.as_ref().map(Code::as_str),
        due: measure.due.map(|due| due.to_string()),
        overdue: measure.is_overdue(ui.now.date()),
        serves: measure.serves.iter().map(Code::as_str).collect(),
        from: measure.from.iter().map(ToString::to_string).collect(),
        status: measure.status_on(ui.now.date()).map(mitreden_define::town::MeasureStatus::word),
        since: measure.since_on(ui.now.date()).map(|day| day.to_string()),
        history: measure.history.iter().map(line).collect(),
    }
}

/// A row a measure, as CSV after RFC 4180.
fn list(agenda: &Agenda, ui: &Ui) -> Result<String, Failure> {
    let head = [
        "field", "measure", "title", "owner", "status", "since", "due", "overdue", "horizon",
        "cost", "amount", "serves",
    ];
    let row = |measure: &Measure| {
        let entry = entry(measure, ui);
        let or_none = |text: Option<&str>| text.unwrap_or_default().to_owned();
        vec![
            measure.field.to_string(),
            entry.measure.to_owned(),
            entry.title,
            entry.owner,
            or_none(entry.status),
            entry.since.unwrap_or_default(),
            entry.due.unwrap_or_default(),
            entry.overdue.to_string(),
            entry.horizon.to_owned(),
            or_none(entry.cost),
            entry.amount.map(|amount| amount.to_string()).unwrap_or_default(),
            joined(measure.serves.iter()),
        ]
    };
    let rows = fields(agenda).flat_map(|(_, _, measures)| measures).map(row);
    csv(std::iter::once(head.map(str::to_owned).to_vec()).chain(rows))
}
