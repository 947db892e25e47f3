//! `keyin`: paper forms, fast; and a second time, blind.

mod desk;
mod script;
mod verify;

use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::import::key;
use super::print::form_lang;
use super::sources::STORE;
use super::ui::Ui;
use crate::ask::interview::Plan;
use crate::ask::terminal::{Plain, Terminal, Tty};
use crate::base::locale::Lang;
use crate::define::survey::Mode;
use crate::keep::lock::{Lock, NotLocked};
use crate::keep::store::Store;

/// The file that is locked while someone keys.
const LOCK: &str = "keyin.lock";

/// Key in paper forms
#[derive(Args)]
#[command(
    after_help = "By form number, in the order printed; options by the number printed beside them. What was answered against the routing is flagged and handled by the rules. --verify keys forms a second time without showing the first, then settles what differs.\n\nExamples:\n  mitreden keyin digitales-leoben-2026 --clerk AB\n  mitreden keyin digitales-leoben-2026 --verify --clerk CD"
)]
pub(super) struct KeyinArgs {
    /// The survey's id or path
    survey: String,
    /// Key forms a second time, blind, and settle what differs
    #[arg(long)]
    verify: bool,
    /// The code of whoever keys
    #[arg(long, value_name = "CODE")]
    clerk: Option<String>,
    /// The day the forms were received; today if left out
    #[arg(long, value_name = "DAY")]
    day: Option<NaiveDate>,
    /// The language the forms are printed in; the survey's first if left out
    #[arg(long, value_name = "LANG")]
    form_lang: Option<String>,
    /// Typed lines only, never redrawn: for screen readers and simple terminals
    #[arg(long, conflicts_with = "script")]
    plain: bool,
    /// Take the forms from a file: one a line, as {"form": "00076", "consent": true, "answers": {"question": answer, ...}}
    #[arg(long, value_name = "FILE", conflicts_with = "verify")]
    script: Option<PathBuf>,
}

/// What forms are keyed with.
struct Keying<'s> {
    plan: &'s Plan<'s>,
    store: Store,
    clerk: Option<String>,
    day: NaiveDate,
    /// The language of the forms.
    tag: String,
    /// The clerk's language.
    lang: Lang,
}

pub(super) fn run(args: &KeyinArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (_, survey) = folder.open(&args.survey)?;
    let plan = Plan::new(&survey)?;
    if !survey.modes.contains(&Mode::Paper) {
        return Err(Failure::user("failure-keyin-mode"));
    }
    let tag = form_lang(args.form_lang.as_deref(), &survey, survey.language())?;
    if args.script.is_none() && !args.plain && !Tty::is_there() {
        return Err(Failure::user("failure-street-terminal"));
    }
    let results = folder.results(&survey);
    folder.make(&results)?;
    let lock = results.join(LOCK);
    let _lock = Lock::take(&lock).map_err(|error| match error {
        NotLocked::Taken => Failure::user("failure-keyin-taken").word("path", lock.display().to_string()),
        NotLocked::Io(error) => unwritable(&lock, &error),
    })?;
    let mut store = Store::open(&results.join(STORE), key)?;
    store.archive(&survey.definition)?;
    let day = args.day.unwrap_or_else(|| ui.now.date());
    let mut keying = Keying { plan: &plan, store, clerk: args.clerk.clone(), day, tag, lang: ui.lang };
    let work = |keying: &mut Keying<'_>, terminal: &mut dyn Terminal| {
        if args.verify { keying.verify(terminal) } else { keying.first(terminal) }
    };
    let n = match &args.script {
        Some(path) => {
            let bar = ui.spinner("busy-keying");
            let kept = keying.script(path);
            bar.finish_and_clear();
            kept?
        }
        None if args.plain => work(&mut keying, &mut Plain::new(io::stdin().lock(), io::stdout().lock()))?,
        None => work(&mut keying, &mut Tty::open()?.ok_or_else(|| Failure::user("failure-street-terminal"))?)?,
    };
    ui.say(if args.verify { "keyin-verified" } else { "keyin-kept" }, &[("n", n.into())]);
    if let Some(rate) = keying.error_rate()? {
        ui.talk(&rate);
    }
    Ok(())
}
