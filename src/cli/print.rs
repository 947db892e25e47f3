//! `print`: the blank paper questionnaire and show cards.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::lines::lacking;
use super::random::fill;
use super::ui::Ui;
use mitreden_define::form_number::FormNumber;
use mitreden_define::survey::Mode;
use mitreden_define::version_sign::VersionSign;
use mitreden_keep::files::write_atomically;
use mitreden_office::failure::{Failure, unwritable};
use mitreden_office::paper::printing::{FormNumbers, NumberRun, earlier, fits, form_lang};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;
use mitreden_tell::form::{FormWish, cards, forms};

/// Print the blank paper questionnaire
#[derive(Args)]
#[command(
    after_help = "An A4 PDF that a screen reader can read, too. By its number with a check digit and the sign of its version `keyin` takes each form in.\n\nExamples:\n  mitreden print digitales-leoben-2026 --forms 40\n  mitreden print digitales-leoben-2026 --form-lang en --large\n  mitreden print digitales-leoben-2026 --cards"
)]
pub(super) struct PrintArgs {
    /// The survey's id or path
    survey: String,
    /// How many forms, each with its number
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=500))]
    forms: u32,
    /// The running number of the first; else the next that is free
    #[arg(long, value_name = "M")]
    from: Option<u64>,
    /// Large print
    #[arg(long)]
    large: bool,
    /// Show cards for the interviewer instead
    #[arg(long, conflicts_with_all = ["forms", "from"])]
    cards: bool,
    /// The language it is printed in, one of the survey's
    #[arg(long, value_name = "LANG")]
    form_lang: Option<String>,
    /// Another version of the questionnaire, by its sign
    #[arg(long = "as", value_name = "SIGN")]
    version: Option<String>,
    /// Where the PDF goes, instead of reports/SURVEY/
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &PrintArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let survey = Arc::new(survey);
    let survey = match &args.version {
        Some(sign) => earlier(sign, folder, &survey)?,
        None => survey,
    };
    let has = |modes: &[Mode]| survey.modes.iter().any(|mode| modes.contains(mode));
    if !has(if args.cards { &[Mode::Street, Mode::Phone] } else { &[Mode::Paper] }) {
        return Err(Failure::user("failure-print-mode"));
    }
    fits(&survey)?;
    let tag = form_lang(args.form_lang.as_deref(), &survey, ui.tag_for(&survey))?;
    let wish = FormWish {
        survey: &survey,
        town: &town.profile,
        tag: &tag,
        large: args.large,
        day: ui.now.date(),
    };
    let name = format!(
        "{}.{tag}{}.pdf",
        if args.cards { "cards" } else { "form" },
        if args.large { ".large" } else { "" }
    );
    let path = if let Some(path) = &args.out {
        path.clone()
    } else {
        folder.make(&folder.reports(&survey))?;
        folder.reports(&survey).join(name)
    };
    let working = ui.working("busy-printing");
    let (pages, told) = if args.cards {
        let pages = cards(wish).map_err(|error| Failure::Bug(error.to_string()))?;
        (pages.ok_or_else(|| Failure::user("failure-print-cards"))?, None)
    } else {
        let mut random = [0; 4];
        fill(&mut random);
        let random = u32::from_ne_bytes(random);
        let run = NumberRun { from: args.from, forms: args.forms, random };
        let numbers = FormNumbers::take(folder, &wish, run)?;
        let pages = forms(wish, &numbers.run).map_err(|error| Failure::Bug(error.to_string()))?;
        (pages, Some(numbers))
    };
    drop(working);
    write_atomically(&path, &pages.pdf).map_err(|error| unwritable(&path, &error))?;
    Ui::path(&path)?;
    if !pages.lacking.is_empty() {
        ui.say("print-lacking", &lacking(&pages.lacking));
    }
    let sign = VersionSign::of(&survey.definition.hash).to_string();
    let Some(numbers) = told else {
        ui.say("print-cards-version", &[("sign", sign.into())]);
        return Ok(());
    };
    let shown = |number: Option<&FormNumber>| number.map(ToString::to_string).unwrap_or_default();
    let words = [
        ("n", numbers.run.len().into()),
        ("first", shown(numbers.run.first()).into()),
        ("last", shown(numbers.run.last()).into()),
        ("sign", sign.into()),
    ];
    ui.say("print-numbers", &words);
    if let Some(again) = numbers.again {
        ui.say("print-again", &[("last", again.to_string().into())]);
    }
    Ok(())
}
