//! `print`: the blank paper questionnaire and show cards.

use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::import::key;
use super::report::lacking;
use super::sources::STORE;
use super::ui::Ui;
use crate::define::form_number::FormNumber;
use crate::define::survey::{Mode, Survey};
use crate::keep::files::write_atomically;
use crate::keep::store::Store;
use crate::tell::form::{Wish, cards, forms};

/// Under which name a store remembers the last number printed.
const LAST: &str = "last-form";

/// Print the blank paper questionnaire
#[derive(Args)]
#[command(
    after_help = "An A4 PDF that a screen reader can read, too; each form has a number of its own with a check digit, by which `keyin` takes it in.\n\nExamples:\n  mitreden print digitales-leoben-2026 --forms 40\n  mitreden print digitales-leoben-2026 --form-lang en --large\n  mitreden print digitales-leoben-2026 --cards"
)]
pub(super) struct PrintArgs {
    /// The survey's id or path
    survey: String,
    /// How many forms, each with its number
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=500))]
    forms: u32,
    /// The running number of the first; the next that was not printed yet if left out
    #[arg(long, value_name = "M")]
    from: Option<u32>,
    /// Large print
    #[arg(long)]
    large: bool,
    /// Show cards for the interviewer instead
    #[arg(long, conflicts_with_all = ["forms", "from"])]
    cards: bool,
    /// The language it is printed in, one of the survey's
    #[arg(long, value_name = "LANG")]
    form_lang: Option<String>,
    /// Where the PDF goes, instead of reports/SURVEY/
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &PrintArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let has = |modes: &[Mode]| survey.modes.iter().any(|mode| modes.contains(mode));
    if !has(if args.cards { &[Mode::Street, Mode::Phone] } else { &[Mode::Paper] }) {
        return Err(Failure::user("failure-print-mode"));
    }
    let tag = form_lang(args.form_lang.as_deref(), &survey, ui.tag_for(&survey))?;
    let wish = Wish { survey: &survey, town: &town.profile, tag: &tag, large: args.large, day: ui.now.date() };
    let name = format!("{}.{tag}{}.pdf", if args.cards { "cards" } else { "form" }, if args.large { ".large" } else { "" });
    let path = if let Some(path) = &args.out {
        path.clone()
    } else {
        folder.make(&folder.reports(&survey))?;
        folder.reports(&survey).join(name)
    };
    let bar = ui.spinner("busy-printing");
    let (pages, told) = if args.cards {
        let pages = cards(wish).map_err(|error| Failure::Bug(error.to_string()))?;
        (pages.ok_or_else(|| Failure::user("failure-print-cards"))?, None)
    } else {
        let numbers = Numbers::take(args, folder, &survey)?;
        let pages = forms(wish, &numbers.run).map_err(|error| Failure::Bug(error.to_string()))?;
        (pages, Some(numbers))
    };
    bar.finish_and_clear();
    write_atomically(&path, &pages.pdf).map_err(|error| unwritable(&path, &error))?;
    Ui::path(&path)?;
    if !pages.lacking.is_empty() {
        ui.say("print-lacking", &lacking(&pages.lacking));
    }
    let Some(mut numbers) = told else { return Ok(()) };
    numbers.remember()?;
    let shown = |number: Option<&FormNumber>| number.map(ToString::to_string).unwrap_or_default();
    let words =
        [("n", numbers.run.len().into()), ("first", shown(numbers.run.first()).into()), ("last", shown(numbers.run.last()).into())];
    ui.say("print-numbers", &words);
    if let Some(again) = numbers.again {
        ui.say("print-again", &[("last", again.to_string().into())]);
    }
    Ok(())
}

/// The language of a form: one that was named has to be the survey's, else the one wanted if the survey speaks it.
pub(super) fn form_lang(named: Option<&str>, survey: &Survey, wanted: &str) -> Result<String, Failure> {
    let speaks = |tag: &str| survey.languages.iter().any(|known| known == tag);
    match named {
        Some(tag) if !speaks(tag) => {
            let unknown = Failure::user("failure-form-lang").word("tag", tag);
            Err(unknown.meant(tag, survey.languages.iter().map(String::as_str)))
        }
        Some(tag) => Ok(tag.to_owned()),
        None => Ok(if speaks(wanted) { wanted } else { survey.language() }.to_owned()),
    }
}

/// The numbers of a print run.
struct Numbers {
    run: Vec<FormNumber>,
    /// The last number that was printed before, where this run repeats some.
    again: Option<FormNumber>,
    store: Store,
    last: u32,
}

impl Numbers {
    fn take(args: &PrintArgs, folder: &Folder, survey: &Survey) -> Result<Self, Failure> {
        folder.make(&folder.results(survey))?;
        let mut store = Store::open(&folder.results(survey).join(STORE), key)?;
        store.archive(&survey.definition)?;
        let last: u32 = store.remembered(LAST)?.and_then(|last| last.parse().ok()).unwrap_or(0);
        let from = args.from.unwrap_or(last.saturating_add(1));
        let run: Option<Vec<_>> = (0..args.forms).map(|n| from.checked_add(n).and_then(FormNumber::new)).collect();
        let run = run.ok_or_else(|| Failure::user("failure-print-from").word("from", from.to_string()))?;
        let again = if from <= last { FormNumber::new(last) } else { None };
        Ok(Self { run, again, store, last })
    }

    /// No number is given twice, unless someone asks for it.
    fn remember(&mut self) -> Result<(), Failure> {
        let last = self.run.last().map_or(0, |number| number.serial()).max(self.last);
        Ok(self.store.remember(LAST, &last.to_string())?)
    }
}
