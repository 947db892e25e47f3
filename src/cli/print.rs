//! `print`: the blank paper questionnaire and show cards.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::archives::keep_beside;
use super::device::home;
use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::import::key;
use super::promise::promise;
use super::report::lacking;
use super::serve::fill;
use super::sources::STORE;
use super::ui::Ui;
use super::versions::{Versions, failure};
use mitreden_define::form_number::FormNumber;
use mitreden_define::survey::{Mode, Survey};
use mitreden_define::version_sign::VersionSign;
use mitreden_keep::files::write_atomically;
use mitreden_keep::store::{PrintWish, Store};
use mitreden_tell::form::{Wish, cards, forms};

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

pub(super) fn run(args: &PrintArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
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
    let tag = form_lang(args.form_lang.as_deref(), &survey, ui.tag_for(&survey))?;
    let wish = Wish {
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
    let bar = ui.spinner("busy-printing");
    let (pages, told) = if args.cards {
        let pages = cards(wish).map_err(|error| Failure::Bug(error.to_string()))?;
        (pages.ok_or_else(|| Failure::user("failure-print-cards"))?, None)
    } else {
        let numbers = Numbers::take(args, folder, (&survey, &wish))?;
        let pages = forms(wish, &numbers.run).map_err(|error| Failure::Bug(error.to_string()))?;
        (pages, Some(numbers))
    };
    bar.finish_and_clear();
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

/// An earlier version of the questionnaire, as it was archived.
fn earlier(sign: &str, folder: &Folder, survey: &Arc<Survey>) -> Result<Arc<Survey>, Failure> {
    folder.make(&folder.results(survey))?;
    let mut store = Store::open(&folder.results(survey).join(STORE), key)?;
    store.archive(&survey.definition)?;
    let mut versions = Versions::of(&store, &folder.results(survey), Arc::clone(survey))?;
    let hash = sign.parse().ok().and_then(|sign| versions.hash(sign)).map(str::to_owned);
    let found = match hash {
        Some(hash) => versions.survey(&store, &hash)?,
        None => None,
    };
    found.ok_or_else(|| failure(sign, &versions))
}

/// The language of a form: one that was named has to be the survey's, else the one wanted if the
/// survey speaks it.
pub(super) fn form_lang(
    named: Option<&str>,
    survey: &Survey,
    wanted: &str,
) -> Result<String, Failure> {
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
}

impl Numbers {
    /// No number is given twice, unless someone asks for it; what is printed with each is noted
    /// before it is.
    fn take(
        args: &PrintArgs,
        folder: &Folder,
        (survey, wish): (&Survey, &Wish<'_>),
    ) -> Result<Self, Failure> {
        folder.make(&folder.results(survey))?;
        let mut store = Store::open(&folder.results(survey).join(STORE), key)?;
        store.archive(&survey.definition)?;
        promise(&mut store, wish.town, survey)?;
        // So that it can be copied to where forms are keyed.
        keep_beside(&folder.results(survey), &survey.definition)?;
        let mut chance = [0; 4];
        fill(&mut chance);
        let taken = store.take_numbers(PrintWish {
            from: args.from,
            forms: args.forms,
            home: home(&folder.results(survey).join(STORE)),
            chance: u32::from_ne_bytes(chance),
            definition: survey.definition.hash.clone(),
            day: wish.day,
            lang: wish.tag.to_owned(),
            large: wish.large,
        })?;
        let from = || args.from.unwrap_or_default().to_string();
        let (run, again) =
            taken.ok_or_else(|| Failure::user("failure-print-from").word("from", from()))?;
        let run = (run.first.serial()..=run.last.serial()).filter_map(FormNumber::new).collect();
        Ok(Self { run, again })
    }
}
