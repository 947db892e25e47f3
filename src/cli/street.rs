//! `street`: interviews at the terminal, one person after another.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use uuid::Uuid;

use super::failure::Failure;
use super::folder::{Folder, unreadable};
use super::import::key;
use super::shift::{Shift, Told};
use super::sources::STORE;
use super::ui::Ui;
use crate::ask::interview::{Interview, Plan, Setting};
use crate::ask::terminal::{self, Nowhere, Opening, Outcome, Plain, Session, Terminal, Tty};
use crate::define::survey::Mode;
use crate::keep::store::Store;

/// Interview people at the terminal
#[derive(Args)]
#[command(
    after_help = "One key an answer; / or Esc shows all keys.\n\nExamples:\n  mitreden street digitales-leoben-2026 --place Hauptplatz --interviewer AB\n  mitreden street digitales-leoben-2026 --practice --plain"
)]
pub(super) struct StreetArgs {
    /// The survey's id or path
    survey: String,
    /// To try it out: nothing is kept
    #[arg(long)]
    practice: bool,
    /// Where people are asked
    #[arg(long, conflicts_with = "practice")]
    place: Option<String>,
    /// The interviewer's code
    #[arg(long, value_name = "CODE", conflicts_with = "practice")]
    interviewer: Option<String>,
    /// Typed lines only, never redrawn: for screen readers and simple terminals
    #[arg(long, conflicts_with = "script")]
    plain: bool,
    /// Take the answers from a file: one interview a line, as {"question": answer, ...}
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
}

pub(super) fn run(args: &StreetArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    let plan = Plan::new(&survey)?;
    let lang = survey.languages.iter().find(|tag| *tag == ui.tag_for(&survey)).map_or(survey.language(), String::as_str);
    let setting = |seed| Setting { mode: Mode::Street, lang: lang.to_owned(), seed, today: Some(ui.now.date()) };
    let for_street = survey.modes.contains(&Mode::Street);
    let mut store = match (args.practice, for_street) {
        (false, false) => return Err(Failure::user("failure-street-mode")),
        (false, true) => {
            folder.make(&folder.results(&survey))?;
            let mut store = Store::open(&folder.results(&survey).join(STORE), key)?;
            store.archive(&survey.definition)?;
            Some(store)
        }
        (true, _) => None,
    };
    let (place, interviewer) = (args.place.clone(), args.interviewer.clone());
    let shift = Shift { now: ui.now, from: Instant::now(), place, interviewer };
    let mut ask = |terminal: &mut dyn Terminal| match &mut store {
        Some(store) => shift.people(store, &plan, terminal, &setting),
        None => people(&plan, terminal, &setting),
    };
    let n = match &args.script {
        None if args.plain => ask(&mut Plain::new(io::stdin().lock(), io::stdout().lock()))?,
        None => ask(&mut Tty::open()?.ok_or_else(|| Failure::user("failure-street-terminal"))?)?,
        Some(path) => script(path, |n, line| match &mut store {
            Some(store) => shift.told(store, &plan, (setting(Uuid::new_v4().as_u64_pair().0), line)),
            None => terminal::play(&plan, setting(n), line, &mut Nowhere).map(drop).map_err(Told::Script),
        })?,
    };
    if args.practice && !for_street {
        ui.say("street-mode", &[]);
    }
    ui.say(if args.practice { "street-practised" } else { "street-kept" }, &[("n", n.into())]);
    Ok(())
}

/// Asks one person after another, until the interviewer leaves, and keeps nothing. How many were asked to the end or broke off.
fn people(plan: &Plan<'_>, terminal: &mut dyn Terminal, setting: &impl Fn(u64) -> Setting) -> Result<usize, Failure> {
    let mut over = 0;
    loop {
        let (seed, _) = Uuid::new_v4().as_u64_pair();
        let mut session = Session::new(plan, Interview::new(plan, setting(seed)), Opening::Consent, true);
        let begun = Instant::now();
        match terminal::run(&mut session, terminal, &mut Nowhere, &mut || begun.elapsed())? {
            Outcome::Over => over += 1,
            Outcome::Declined => {}
            Outcome::Left => return Ok(over),
        }
    }
}

/// Takes the interviews of a file, each with its number. What was taken before one that cannot be stays.
fn script(path: &Path, mut take: impl FnMut(u64, &str) -> Result<(), Told>) -> Result<usize, Failure> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    let mut held = 0;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        held += 1;
        take(held as u64, line).map_err(|error| {
            let failure = Failure::user("failure-script").word("path", path.display().to_string());
            failure.word("line", (at + 1).to_string()).word("error", error.to_string())
        })?;
    }
    Ok(held)
}
