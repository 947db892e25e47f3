//! `keyin`: paper forms, fast; and a second time, blind.

mod desk;
mod script;
mod verify;
mod version;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args;

use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::import::key;
use super::promise::promise;
use super::sources::STORE;
use super::ui::Ui;
use super::versions::Versions;
use mitreden_ask::terminal::{Plain, Terminal, Tty};
use mitreden_base::locale::Lang;
use mitreden_define::survey::{Mode, Survey};
use mitreden_define::version_sign::VersionSign;
use mitreden_keep::lock::{Lock, NotLocked};
use mitreden_keep::store::Store;

/// The file that is locked while someone keys.
const LOCK: &str = "keyin.lock";

/// Key in paper forms
#[derive(Args)]
#[command(
    after_help = "By form number, in the order printed, options by the number beside them, read by the version a form was printed with. --verify shows nothing of the first keying, then settles what differs.\n\nExamples:\n  mitreden keyin digitales-leoben-2026 --clerk AB\n  mitreden keyin digitales-leoben-2026 --verify --clerk CD"
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
    /// The language the forms are printed in, where it is not noted
    #[arg(long, value_name = "LANG")]
    form_lang: Option<String>,
    /// The version sign on the forms, where none or another is noted
    #[arg(long, value_name = "SIGN")]
    printed: Option<String>,
    /// Typed lines only, never redrawn: for screen readers and simple terminals
    #[arg(long, conflicts_with = "script")]
    plain: bool,
    /// Take the forms from a file: one a line, as {"form": "482915-00077", "consent": true,
    /// "answers": {"question": answer, ...}}
    #[arg(long, value_name = "FILE", conflicts_with = "verify")]
    script: Option<PathBuf>,
}

/// What forms are keyed with.
struct Keying {
    versions: Versions,
    store: Store,
    clerk: Option<String>,
    day: NaiveDate,
    /// The language of the forms, where it was said.
    tag: Option<String>,
    /// The version of the forms, where it was said.
    printed: Option<VersionSign>,
    /// The version that was typed last.
    typed: Option<VersionSign>,
    /// How many forms were read by another version than today's, by version and the day they were
    /// printed.
    older: BTreeMap<(VersionSign, Option<NaiveDate>), u64>,
    /// The clerk's language.
    lang: Lang,
}

pub(super) fn run(args: &KeyinArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let survey = Arc::new(survey);
    if let Some(tag) = &args.form_lang {
        speaks(tag, &folder.results(&survey), &survey)?;
    }
    if args.script.is_none() && !args.plain && !Tty::is_there() {
        return Err(Failure::user("failure-street-terminal"));
    }
    let results = folder.results(&survey);
    folder.make(&results)?;
    let lock = results.join(LOCK);
    let _lock = Lock::take(&lock).map_err(|error| match error {
        NotLocked::Taken => {
            Failure::user("failure-keyin-taken").word("path", lock.display().to_string())
        }
        NotLocked::Io(error) => unwritable(&lock, &error),
    })?;
    let mut store = Store::open(&results.join(STORE), key)?;
    store.archive(&survey.definition)?;
    promise(&mut store, &town.profile, &survey)?;
    let day = args.day.unwrap_or_else(|| ui.now.date());
    let versions = Versions::of(&store, &results, Arc::clone(&survey))?;
    // What was printed is keyed, even if the questionnaire is no longer made for paper.
    if !survey.modes.contains(&Mode::Paper) && !store.has_forms()? {
        return Err(Failure::user("failure-keyin-mode"));
    }
    let printed =
        args.printed.as_deref().map(|sign| version::named(sign, &versions)).transpose()?;
    let mut keying = Keying {
        versions,
        store,
        clerk: args.clerk.clone(),
        day,
        tag: args.form_lang.clone(),
        printed,
        typed: None,
        older: BTreeMap::new(),
        lang: ui.lang,
    };
    let work = |keying: &mut Keying, terminal: &mut dyn Terminal| {
        if args.verify { keying.verify(terminal) } else { keying.first(terminal) }
    };
    let n = match &args.script {
        Some(path) => {
            let bar = ui.spinner("busy-keying");
            let kept = keying.script(path);
            bar.finish_and_clear();
            kept?
        }
        None if args.plain => {
            work(&mut keying, &mut Plain::new(io::stdin().lock(), io::stdout().lock()))?
        }
        None => work(
            &mut keying,
            &mut Tty::open()?.ok_or_else(|| Failure::user("failure-street-terminal"))?,
        )?,
    };
    ui.say(if args.verify { "keyin-verified" } else { "keyin-kept" }, &[("n", n.into())]);
    for ((sign, printed), n) in &keying.older {
        let words = [("n", (*n).into()), ("sign", sign.to_string().into())];
        let day = printed.map(|day| ("day", ui.lang.date(day).into()));
        let id = if day.is_some() { "keyin-older-day" } else { "keyin-older" };
        ui.say(id, &words.into_iter().chain(day).collect::<Vec<_>>());
    }
    if let Some(rate) = keying.error_rate()? {
        ui.talk(&rate);
    }
    Ok(())
}

/// That the questionnaire speaks a language, or a version that was printed does.
fn speaks(tag: &str, results: &Path, today: &Arc<Survey>) -> Result<(), Failure> {
    let mut known = today.languages.clone();
    if let Some(store) = Store::open_existing(&results.join(STORE))? {
        let mut versions = Versions::of(&store, results, Arc::clone(today))?;
        for run in store.print_runs()? {
            let languages =
                versions.survey(&store, &run.definition)?.map(|survey| survey.languages.clone());
            known.extend(languages.unwrap_or_default());
        }
    }
    if known.iter().any(|one| one == tag) {
        return Ok(());
    }
    known.sort_unstable();
    known.dedup();
    Err(Failure::user("failure-form-lang")
        .word("tag", tag)
        .meant(tag, known.iter().map(String::as_str)))
}
