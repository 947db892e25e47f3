//! `agenda set`: a new line in a measure's history.

use chrono::NaiveDate;
use clap::Args;

use super::super::failure::Failure;
use super::super::folder::Folder;
use super::super::ui::Ui;
use super::file::{Desk, lock};
use super::note::note;
use mitreden_define::town::{Entry, Event, Measure, Objection, Status, objection};

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
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "write it as 2026-09-01".to_owned())
}

pub(super) fn run(args: &SetArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let status = Status::of_word(&args.status).ok_or_else(|| {
        let words = Status::ALL.map(Status::word);
        Failure::user("failure-no-status").word("name", &args.status).meant(&args.status, words)
    })?;
    let _lock = lock(folder)?;
    let desk = Desk::open(folder)?;
    let measure = desk.measure(&args.measure)?;
    let today = ui.now.date();
    let note = note(&args.notes, &desk.town.profile.languages)?;
    let event = Event { on: args.on.unwrap_or(today), status, note };
    if let Some(objection) = objection(&measure.history, &event, today) {
        return Err(refused(measure, &event, objection, ui));
    }
    let entry = Entry { measure: measure.code.clone(), event };
    desk.add(std::slice::from_ref(&entry))?;
    let words = [
        ("measure", measure.title.show(ui.lang.tag()).into()),
        ("status", entry.event.status.word().into()),
        ("on", ui.lang.date(entry.event.on).into()),
        ("path", desk.path().into()),
    ];
    ui.say("agenda-set", &words);
    Ok(())
}

fn refused(measure: &Measure, event: &Event, objection: Objection, ui: &Ui) -> Failure {
    let date = |day| ui.lang.date(day);
    let at =
        |id| Failure::user(id).word("measure", measure.code.as_str()).word("on", date(event.on));
    match objection {
        Objection::Before(last) => at("failure-agenda-before").word("last", date(last)),
        Objection::Future => at("failure-agenda-future"),
        Objection::Twice => at("failure-agenda-twice"),
        Objection::Same(since) => {
            at("failure-agenda-same").word("status", event.status.word()).word("since", date(since))
        }
    }
}
