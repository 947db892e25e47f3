//! `street`: interviews at the terminal, one person after another.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use uuid::Uuid;

use super::failure::Failure;
use super::folder::{Folder, unreadable};
use super::ui::Ui;
use crate::ask::interview::{Interview, Plan, Setting};
use crate::ask::terminal::{self, Nowhere, Opening, Outcome, Plain, Session, Terminal, Tty};
use crate::define::survey::Mode;

/// Interview people at the terminal
#[derive(Args)]
#[command(
    after_help = "One key an answer; / or Esc shows all keys.\n\nExamples:\n  mitreden street digitales-leoben-2026 --practice\n  mitreden street digitales-leoben-2026 --practice --plain"
)]
pub(super) struct StreetArgs {
    /// The survey's id or path
    survey: String,
    /// To try it out: nothing is kept
    #[arg(long, required = true)]
    practice: bool,
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
    if !survey.modes.contains(&Mode::Street) {
        ui.say("street-mode", &[]);
    }
    let lang = survey.languages.iter().find(|tag| *tag == ui.tag_for(&survey)).map_or(survey.language(), String::as_str);
    let setting = |seed| Setting { mode: Mode::Street, lang: lang.to_owned(), seed, today: Some(ui.now.date()) };
    let n = match &args.script {
        Some(path) => script(&plan, path, &setting)?,
        None if args.plain => people(&plan, &mut Plain::new(io::stdin().lock(), io::stdout().lock()), (&setting, args.practice))?,
        None => {
            let mut tty = Tty::open()?.ok_or_else(|| Failure::user("failure-street-terminal"))?;
            people(&plan, &mut tty, (&setting, args.practice))?
        }
    };
    ui.say("street-practised", &[("n", n.into())]);
    Ok(())
}

/// Asks one person after another, until the interviewer leaves. How many were asked to the end or broke off.
fn people(
    plan: &Plan<'_>,
    terminal: &mut dyn Terminal,
    (setting, practice): (&impl Fn(u64) -> Setting, bool),
) -> Result<usize, Failure> {
    let mut over = 0;
    loop {
        let (seed, _) = Uuid::new_v4().as_u64_pair();
        let interview = Interview::new(plan, setting(seed));
        let mut session = Session::new(plan, interview, Opening::Consent, practice);
        let begun = Instant::now();
        match terminal::run(&mut session, terminal, &mut Nowhere, &mut || begun.elapsed())? {
            Outcome::Over => over += 1,
            Outcome::Declined => {}
            Outcome::Left => return Ok(over),
        }
    }
}

/// Holds the interviews of a file. What is drawn hangs on the number of the interview, so that it can be held again.
fn script(plan: &Plan<'_>, path: &Path, setting: &impl Fn(u64) -> Setting) -> Result<usize, Failure> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    let mut held = 0;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        held += 1;
        terminal::play(plan, setting(held as u64), line, &mut Nowhere).map_err(|error| {
            let failure = Failure::user("failure-script").word("path", path.display().to_string());
            failure.word("line", (at + 1).to_string()).word("error", error.to_string())
        })?;
    }
    Ok(held)
}
