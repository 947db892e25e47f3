//! `agenda set`: a new line in a measure's history.

use chrono::NaiveDate;
use clap::Args;

use super::super::ui::Ui;
use mitreden_base::locale::parse_iso_date;
use mitreden_office::agenda::{MeasureAdded, StatusWish, set};
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Add a line to a measure's history
#[derive(Args)]
#[command(
    after_help = "The line goes into town/agenda.yaml; all else there, comments and blanks too, stays as it is.\n\nExamples:\n  mitreden agenda set e-forms started\n  mitreden agenda set e-forms half --on 2026-10-01 --note \"Zwei Formulare sind fertig.\" --note \"en=Two forms are ready.\""
)]
pub(super) struct SetArgs {
    /// The measure's code
    measure: String,
    /// What it now is: idea, decided, started, half, done or dropped
    status: String,
    /// What is said about it, in the town's first language; as en=TEXT in another one
    #[arg(long = "note", value_name = "TEXT")]
    notes: Vec<String>,
    /// The day, as 2026-09-01; today if left out
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<NaiveDate>,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    parse_iso_date(text).ok_or_else(|| "write it as 2026-09-01".to_owned())
}

pub(super) fn run(args: &SetArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let SetArgs { measure, status, notes, on } = args;
    let wish = StatusWish { measure, status, on: *on, notes };
    let MeasureAdded { agenda, entry } = set(folder, wish, ui)?;
    let measure = agenda.measure(entry.measure.as_str())?;
    let words = [
        ("measure", measure.title.show(ui.lang.tag()).into()),
        ("status", entry.event.status.word().into()),
        ("on", ui.lang.date(entry.event.on).into()),
        ("path", agenda.path().into()),
    ];
    ui.say("agenda-set", &words);
    Ok(())
}
