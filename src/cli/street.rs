//! `street`: interviews at the terminal, one person after another.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use clap::Args;
use dialoguer::Input;

use super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_ask::terminal::{PlainTerminal, Tty};
use mitreden_base::locale::Lang;
use mitreden_office::failure::Failure;
use mitreden_office::street::{HeldShift, Stand, StreetWork, must_be_asked, warn_aside};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

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

pub(super) fn run(args: &StreetArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    must_be_asked(&survey, args.practice)?;
    let no_screen = || Failure::user("failure-street-terminal");
    if args.script.is_none() && !args.plain && !Tty::is_there() {
        return Err(no_screen());
    }
    let tag = ui.tag_for(&survey).to_owned();
    let mut street = StreetWork::open(folder, (&town.profile, survey), &tag, args.practice)?;
    let stand = stand(args, &street.last()?, ui.lang)?;
    let shift = street.begin(stand, ui)?;
    let held = match &args.script {
        Some(path) => HeldShift { over: street.script(&shift, path, ui)?, ..HeldShift::default() },
        None if args.plain => {
            street.hold(&shift, &mut PlainTerminal::new(io::stdin().lock(), io::stdout().lock()))?
        }
        None => street.hold(&shift, &mut Tty::open()?.ok_or_else(no_screen)?)?,
    };
    if args.practice && !street.is_asked() {
        ui.say("street-mode", &[]);
    }
    ui.say(
        if args.practice { "street-practised" } else { "street-kept" },
        &[("n", held.over.into())],
    );
    let open = street.open_interviews()?;
    if open > 0 && !args.practice {
        ui.say("street-open", &[("n", open.into())]);
    }
    warn_aside(&street.aside()?, ui);
    // What could not be kept at the very end was not seen at a desk any more.
    held.message.map_or(Ok(()), |message| Err(Failure::plain(&message)))
}

/// Where people are asked, and by whom: as was said, else as is asked for.
fn stand(args: &StreetArgs, last: &Stand, lang: Lang) -> Result<Stand, Failure> {
    let asks = args.script.is_none() && !args.practice;
    let given = |given: &Option<String>, last: &Option<String>, id| match given {
        Some(given) => Ok(Some(given.clone())),
        None if asks => ask(args.plain, lang, (id, last.as_deref())),
        None => Ok(None),
    };
    let place = given(&args.place, &last.place, "shift-place")?;
    let interviewer = given(&args.interviewer, &last.interviewer, "shift-interviewer")?;
    Ok(Stand { place, interviewer })
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
