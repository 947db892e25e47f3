//! `street`: interviews at the terminal, one person after another.

use std::fs;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use dialoguer::Input;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::device::device;
use super::failure::Failure;
use super::folder::{Folder, unreadable, unwritable};
use super::import::key;
use super::pending::open_interviews;
use super::promise::promise;
use super::shift::{Held, Shift, Told};
use super::since::Since;
use super::sources::STORE;
use super::ui::Ui;
use mitreden_ask::interview::{Plan, Setting};
use mitreden_ask::terminal::{Plain, Tty};
use mitreden_base::locale::Lang;
use mitreden_define::survey::{Mode, Survey};
use mitreden_keep::lock::{Lock, NotLocked};
use mitreden_keep::store::Store;

/// The file that is locked while a shift is under way.
pub(super) const LOCK: &str = "shift.lock";
/// Under which name a store remembers the last shift.
const LAST: &str = "shift";

/// Interview people at the terminal
#[derive(Args)]
#[command(
    after_help = "One key an answer; / or Esc shows all keys. Place and interviewer are asked for and remembered.\n\nExamples:\n  mitreden street digitales-leoben-2026\n  mitreden street digitales-leoben-2026 --place Hauptplatz --interviewer AB\n  mitreden street digitales-leoben-2026 --practice --plain"
)]
pub(super) struct StreetArgs {
    /// The survey's id or path
    survey: String,
    /// To try it out: nothing is kept
    #[arg(long)]
    practice: bool,
    /// Where people are asked
    #[arg(long)]
    place: Option<String>,
    /// The interviewer's code
    #[arg(long, value_name = "CODE")]
    interviewer: Option<String>,
    /// Typed lines only, never redrawn: for screen readers and simple terminals
    #[arg(long, conflicts_with = "script")]
    plain: bool,
    /// Take the answers from a file: one interview a line, as {"question": answer, ...}
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
}

/// The last shift on this laptop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Last {
    day: String,
    number: u32,
    place: Option<String>,
    interviewer: Option<String>,
}

pub(super) fn run(args: &StreetArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let plan = Plan::new(survey.clone())?;
    let lang = survey
        .languages
        .iter()
        .find(|tag| *tag == ui.tag_for(&survey))
        .map_or(survey.language(), String::as_str);
    let setting =
        |seed, day| Setting { mode: Mode::Street, lang: lang.to_owned(), seed, today: Some(day) };
    let for_street = survey.modes.contains(&Mode::Street);
    if !args.practice && !for_street {
        return Err(Failure::user("failure-street-mode"));
    }
    if args.script.is_none() && !args.plain && !Tty::is_there() {
        return Err(Failure::user("failure-street-terminal"));
    }
    let _lock = if args.practice { None } else { Some(lock(folder, &survey)?) };
    let mut store = if args.practice {
        Store::in_memory(key)?
    } else {
        Store::open(&folder.results(&survey).join(STORE), key)?
    };
    store.archive(&survey.definition)?;
    promise(&mut store, &town.profile, &survey)?;
    let shift = shift(args, &mut store, ui)?;
    let held = match &args.script {
        Some(path) => {
            let bar = ui.spinner("busy-asking");
            let over = script(path, ui.lang, |line| {
                shift.script(
                    &mut store,
                    &plan,
                    (setting(Uuid::new_v4().as_u64_pair().0, shift.time().date()), line),
                )
            });
            bar.finish_and_clear();
            Held { over: over?, ..Held::default() }
        }
        None if args.plain => shift.hold(
            &mut store,
            &plan,
            &mut Plain::new(io::stdin().lock(), io::stdout().lock()),
            &setting,
        )?,
        None => {
            let mut terminal =
                Tty::open()?.ok_or_else(|| Failure::user("failure-street-terminal"))?;
            shift.hold(&mut store, &plan, &mut terminal, &setting)?
        }
    };
    if args.practice && !for_street {
        ui.say("street-mode", &[]);
    }
    ui.say(
        if args.practice { "street-practised" } else { "street-kept" },
        &[("n", held.over.into())],
    );
    let open = open_interviews(&store)?.len();
    if open > 0 && !args.practice {
        ui.say("street-open", &[("n", open.into())]);
    }
    // What could not be kept at the very end was not seen at a desk any more.
    held.message.map_or(Ok(()), |message| Err(Failure::plain(&message)))
}

/// One shift at a time: what another one has under way would look as if it had been cut off.
fn lock(folder: &Folder, survey: &Survey) -> Result<Lock, Failure> {
    folder.make(&folder.results(survey))?;
    let path = folder.results(survey).join(LOCK);
    Lock::take(&path).map_err(|error| match error {
        NotLocked::Taken => {
            Failure::user("failure-street-taken").word("path", path.display().to_string())
        }
        NotLocked::Io(error) => unwritable(&path, &error),
    })
}

/// The shift that begins, or goes on where the last one was the same day in the same place.
fn shift(args: &StreetArgs, store: &mut Store, ui: &Ui) -> Result<Shift, Failure> {
    let (device, _) = device(store)?;
    // What an older version has remembered otherwise is forgotten.
    let last: Last = store
        .remembered(LAST)?
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default();
    let asks = args.script.is_none() && !args.practice;
    let given = |given: &Option<String>, last: &Option<String>, id| match given {
        Some(given) => Ok(Some(given.clone())),
        None if asks => ask(args.plain, ui.lang, (id, last.as_deref())),
        None => Ok(None),
    };
    let place = tidy(given(&args.place, &last.place, "shift-place")?);
    let interviewer = tidy(given(&args.interviewer, &last.interviewer, "shift-interviewer")?);
    let day = ui.now.date().to_string();
    let number = if last.day != day {
        1
    } else if (&last.place, &last.interviewer) == (&place, &interviewer) {
        last.number
    } else {
        last.number + 1
    };
    let id = format!("{day}-{number}");
    let last = Last { day, number, place: place.clone(), interviewer: interviewer.clone() };
    let json = serde_json::to_string(&last).map_err(|error| Failure::plain(&error))?;
    store.remember(LAST, &json)?;
    let (now, practice, lang) = (ui.now, args.practice, ui.lang);
    Ok(Shift { now, since: Since::now(), place, interviewer, device, id, practice, lang })
}

fn tidy(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Asks for a word at the beginning of a shift; Enter takes the last one.
fn ask(
    plain: bool,
    lang: Lang,
    (id, last): (&str, Option<&str>),
) -> Result<Option<String>, Failure> {
    let prompt = lang.say(id, &[]);
    if plain {
        let line = match last {
            Some(last) => {
                lang.say("shift-line", &[("prompt", prompt.into()), ("known", last.into())])
            }
            None => lang.say("shift-line-new", &[("prompt", prompt.into())]),
        };
        let mut out = io::stdout().lock();
        writeln!(out, "{line}")?;
        out.flush()?;
        let mut typed = String::new();
        io::stdin().lock().read_line(&mut typed)?;
        let typed = typed.trim();
        return Ok(if typed.is_empty() { last.map(str::to_owned) } else { Some(typed.to_owned()) });
    }
    let input = Input::<String>::new().with_prompt(prompt).allow_empty(true);
    let input = if let Some(last) = last { input.default(last.to_owned()) } else { input };
    match input.interact_text() {
        Ok(text) => Ok(Some(text)),
        Err(dialoguer::Error::IO(error)) => Err(error.into()),
    }
}

/// Takes the interviews of a file. What was taken before one that cannot be stays.
fn script(
    path: &Path,
    lang: Lang,
    mut take: impl FnMut(&str) -> Result<(), Told>,
) -> Result<usize, Failure> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    let mut held = 0;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        held += 1;
        take(line).map_err(|error| {
            let failure = Failure::user("failure-script").word("path", path.display().to_string());
            failure.word("line", (at + 1).to_string()).word("error", error.say(lang))
        })?;
    }
    Ok(held)
}
