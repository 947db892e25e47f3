//! `keyin`: paper forms, fast; and a second time, blind.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args;

use super::ui::Ui;
use mitreden_ask::terminal::{PlainTerminal, Terminal, Tty};
use mitreden_office::failure::Failure;
use mitreden_office::paper::{Keying, Pile, speaks};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

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

pub(super) fn run(args: &KeyinArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let survey = Arc::new(survey);
    if let Some(tag) = &args.form_lang {
        speaks(tag, folder, &survey)?;
    }
    let no_screen = || Failure::user("failure-street-terminal");
    if args.script.is_none() && !args.plain && !Tty::is_there() {
        return Err(no_screen());
    }
    let pile = Pile {
        clerk: args.clerk.clone(),
        day: args.day.unwrap_or_else(|| ui.today()),
        tag: args.form_lang.clone(),
        printed: args.printed.clone(),
        lang: ui.lang,
    };
    let mut keying = Keying::open(folder, (&town.profile, survey), pile)?;
    let work = |keying: &mut Keying, terminal: &mut dyn Terminal| {
        if args.verify { keying.verify(terminal) } else { keying.first(terminal) }
    };
    let n = match &args.script {
        Some(path) => {
            let _working = ui.working("busy-keying");
            keying.script(path)?
        }
        None if args.plain => {
            work(&mut keying, &mut PlainTerminal::new(io::stdin().lock(), io::stdout().lock()))?
        }
        None => work(&mut keying, &mut Tty::open()?.ok_or_else(no_screen)?)?,
    };
    ui.say(if args.verify { "keyin-verified" } else { "keyin-kept" }, &[("n", n.into())]);
    for ((sign, printed), n) in keying.older() {
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
