//! `status`: the fieldwork so far.

mod json;
mod table;

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use clap::{Args, ValueEnum};
use console::{Key, Term};

use super::store::StoreArgs;
use super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_base::locale::Word;
use mitreden_office::failure::Failure;
use mitreden_office::status::{SurveyStatus, status};
use mitreden_office::street::warn_aside;
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Show the fieldwork so far
#[derive(Args)]
#[command(
    after_help = "Responses by mode and day, quota cells, places, interviewers, contacts and their participation rate, how long interviews take, and what is left unanswered.\n\nExamples:\n  mitreden status digitales-leoben-2026 --watch\n  mitreden status digitales-leoben-2026 --format json"
)]
pub(super) struct StatusArgs {
    /// The survey's id or path
    survey: String,
    /// How it is written: table or json; json gives numbers unrounded
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Show it anew every so many seconds, until q is pressed
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "5", value_parser = clap::value_parser!(u64).range(1..=3600), conflicts_with = "format")]
    watch: Option<u64>,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
}

pub(super) fn run(args: &StatusArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    match (args.watch, args.format) {
        (Some(seconds), _) => watch(args, folder, ui, Duration::from_secs(seconds)),
        (None, format) => {
            let status: SurveyStatus = status(folder, &args.survey, &args.store.server(), ui.now)?;
            ui.notices(&status.notices);
            if status.erased > 0 {
                ui.warn("status-erased", &erased_in_words(&status));
            }
            warn_aside(&status.aside, ui);
            for place in &status.copies {
                ui.say("status-copied", &[("place", place.into())]);
            }
            let text = match format {
                Format::Table => table::table(&status, ui, false),
                Format::Json => json::json(&status)?,
            };
            Ok(Ui::result(&text)?)
        }
    }
}

/// How many responses were erased after what is made of all of them was made, and what that is.
fn erased_in_words(status: &SurveyStatus) -> [(&'static str, Word); 3] {
    let weights = if status.has_weights { "yes" } else { "no" };
    [
        ("n", status.erased.into()),
        ("survey", status.survey.id.as_str().into()),
        ("weights", weights.into()),
    ]
}

/// Shows the status again and again on a screen of its own.
fn watch(args: &StatusArgs, folder: &Folder, ui: &mut Ui, pause: Duration) -> Result<(), Failure> {
    let term = Term::stdout();
    if !term.features().is_attended() || console::is_dumb() {
        return Err(Failure::user("failure-watch-terminal"));
    }
    let begun = ui.stopwatch();
    let first = ui.now;
    let server = args.store.server();
    let (pressed, keys) = channel();
    let reader = term.clone();
    // The thread ends with the process.
    thread::spawn(move || while pressed.send(reader.read_key_raw().ok()).is_ok() {});
    term.write_str("\x1b[?1049h\x1b[?25l")?;
    let shown = loop {
        let now = first + chrono::TimeDelta::from_std(begun.elapsed()).unwrap_or_default();
        let shown = status(folder, &args.survey, &server, now).and_then(|status| {
            let (rows, columns) = term.size();
            ui.width = usize::from(columns);
            let text = table::table(&status, ui, true);
            let keys = ui.lang.say("status-watch", &[("seconds", pause.as_secs().into())]);
            Ok(term.write_str(&screen(&text, &keys, usize::from(rows)))?)
        });
        if shown.is_err() {
            break shown;
        }
        match keys.recv_timeout(pause) {
            Ok(Some(Key::Char('q' | 'Q' | '\u{3}') | Key::Escape | Key::CtrlC) | None)
            | Err(RecvTimeoutError::Disconnected) => {
                break Ok(());
            }
            Ok(Some(_)) | Err(RecvTimeoutError::Timeout) => {}
        }
    };
    term.write_str("\x1b[?25h\x1b[?1049l")?;
    shown
}

/// Draws over the last screen, line by line; the last line says how to leave.
fn screen(text: &str, keys: &str, rows: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let room = rows.saturating_sub(2).max(1);
    let mut out = String::from("\x1b[H");
    for line in lines.iter().take(room) {
        out.push_str("\x1b[2K");
        out.push_str(line);
        out.push_str("\r\n");
    }
    if lines.len() > room {
        out.push_str("\x1b[2K…\r\n");
    }
    out + "\x1b[J" + keys
}
