//! `report`: what citizens need, as a document a town can show, with its chart.

mod edition;
pub(super) mod shelf;
mod telling;

use chrono::NaiveDate;
use clap::Args;

use self::edition::Edition;
use self::telling::Telling;
use super::account::{Account, must_be_final};
use super::failure::Failure;
use super::folder::Folder;
use super::merging::{Merging, erase_there, fetched};
use super::store::StoreArgs;
use super::told::Told;
use super::ui::Ui;
use super::unread;
use mitreden_base::diagnostics::Problems;
use mitreden_base::locale::{Lang, Word};
use mitreden_base::seed::fingerprint;
use mitreden_count::findings::{Findings, findings};
use mitreden_count::results::{Fieldwork as Daily, Ideas, fieldwork, ideas};
use mitreden_count::study::{Study, Who};
use mitreden_define::quotes::Quote;
use mitreden_define::survey::{FacetKind, Survey};
use mitreden_define::town::{Team, Town};
use mitreden_tell::crest::{self, CrestError};
use mitreden_tell::model::Cover;
use mitreden_tell::told::Unsaid;

/// Write the report of a survey with its charts
#[derive(Args)]
#[command(
    after_help = "They are written into reports/SURVEY/, in every language of the town unless --lang names one: the full report as report.md, .html and .pdf, and the council's page as council.pdf. What an earlier report left there and this one does not make is removed or named.\n\nExamples:\n  mitreden report digitales-leoben-2026\n  mitreden report digitales-leoben-2026 --lang en\n  mitreden report digitales-leoben-2026 --final"
)]
pub(super) struct ReportArgs {
    /// The survey's id or path
    survey: String,
    /// Write each chart as a PNG image, too, beside the SVG
    #[arg(long)]
    png: bool,
    /// Write it although more than 1 % of the answers about what matters could not be read
    #[arg(long)]
    accept_losses: bool,
    /// Refuse to write it while anything is missing that a final report has to tell
    #[arg(long = "final")]
    is_final: bool,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) fn run(args: &ReportArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let (town, survey) = folder.open(&args.survey)?;
    let quotes = quotes(folder, &args.survey, &town, &survey)?;
    unread::tell(folder, ui);
    // Merged for good: whoever signs the report and whoever opens merged.csv have the same numbers
    // before them.
    let received = fetched(&args.store, folder, &survey, ui)?.into_iter().collect();
    let definition = folder.definition_files(&args.survey)?;
    let merging =
        Merging { folder, survey: &survey, definition, received, keep: &[], today: ui.now.date() };
    let merged = merging.run(&[], ui);
    erase_there(&args.store, folder, &survey, ui)?;
    let (opened, merged) = merged?;
    ui.notices(&opened.notices);
    opened.readable(args.accept_losses)?;
    // With what earlier versions of it asked.
    let survey = &*opened.union.survey;
    let bar = ui.spinner("busy-reporting");
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody())?;
    let fieldwork = fieldwork(&study).within(survey);
    let days = fieldwork.span();
    let day = ui.now.date();
    let cover = cover(folder, &town, (day, days.map(|(_, last)| last)))?;
    let files = folder.fingerprints(&args.survey)?;
    let mut told = Told::read(folder, survey, ui);
    let found = Found {
        findings: findings(&study)?,
        last_survey: last_survey((folder, &town), survey, days.map_or(day, |(first, _)| first), ui),
        unsaid: told.unsaid(&town.agenda, (day, days.map(|(first, _)| first))),
        fieldwork,
        account: Account::read(folder, survey, &opened.dataset, &args.store)?,
        ideas: all_found(ideas(&study, &town.coding, &quotes)?, &quotes)?,
    };
    let tellings: Vec<_> = languages(&town, survey, ui)
        .into_iter()
        .map(|lang| Telling {
            town: &town,
            survey,
            lang,
            cover: cover.clone(),
            files: files.clone(),
        })
        .collect();
    let inputs: Vec<_> =
        tellings.iter().map(|telling| telling.input(&merged.protocol, days, &found)).collect();
    if args.is_final {
        bar.finish_and_clear();
        inputs.first().map_or(Ok(()), |input| must_be_final(input, ui))?;
    }
    // Everything is made before anything is written: what fails here leaves the folder as it was.
    let survey_file = folder.survey_file(&args.survey)?.display().to_string().replace('\\', "/");
    let set = |input| edition::set(input, &town, &survey_file, args.png);
    let editions = inputs.iter().map(set).collect::<Result<Vec<_>, _>>()?;
    bar.finish_and_clear();
    let of = made_from(&merged.of.mark(), &cover, &files);
    let run = shelf::Run { folder, survey, day, of, is_whole: !ui.is_language_asked_for() };
    shelf::publish(&run, &editions, ui)?;
    told.remember(&town.agenda, day)?;
    failures(editions, ui)
}

/// The languages of a report: the one asked for, else the survey's first one and those of the town
/// that the program speaks.
fn languages(town: &Town, survey: &Survey, ui: &Ui) -> Vec<Lang> {
    let mut languages = vec![Lang::of_tag(ui.tag_for(survey))];
    if !ui.is_language_asked_for() {
        for tag in town.profile.languages.iter().filter(|tag| Lang::speaks(tag)) {
            let lang = Lang::of_tag(tag);
            if !languages.contains(&lang) {
                languages.push(lang);
            }
        }
    }
    languages
}

/// The fingerprint of everything that a report tells of, whatever its language.
fn made_from(dataset: &str, cover: &Cover, files: &[(String, String)]) -> String {
    let parts = [env!("CARGO_PKG_VERSION"), dataset, &cover.day.to_string(), &cover.town];
    let files = files.iter().flat_map(|(name, print)| [name.as_str(), print]);
    fingerprint(parts.into_iter().chain(files).collect::<Vec<_>>().join("\n").as_bytes())
}

/// Tells which pages for the council could not be set, and why.
fn failures(editions: Vec<Edition>, ui: &mut Ui) -> Result<(), Failure> {
    let mut failed = Vec::new();
    for edition in editions {
        if !edition.lacking.is_empty() {
            ui.say("print-lacking", &lacking(&edition.lacking));
        }
        failed.extend(edition.without_council);
    }
    let Some(last) = failed.pop() else { return Ok(()) };
    for failure in failed {
        failure.tell(ui);
    }
    Err(last)
}

/// The last day of the last survey before this one: of those in the folder that ask what matters
/// and say when they end. One that cannot be read is named: it might have been the last.
fn last_survey(
    (folder, town): (&Folder, &Town),
    survey: &Survey,
    first: NaiveDate,
    ui: &Ui,
) -> Option<NaiveDate> {
    let files = folder.survey_files().unwrap_or_default();
    let read = |file: &std::path::PathBuf| {
        let read = Folder::survey(file, Some(town), &mut Problems::new()).ok().flatten();
        if read.is_none() {
            ui.warn("report-survey-unread", &[("path", file.display().to_string().into())]);
        }
        read
    };
    let others = files.iter().filter_map(read).filter(|other| other.id != survey.id);
    let asks = |other: &Survey| {
        other.questions.iter().any(|question| question.facet_weight(FacetKind::Importance) > 0.0)
    };
    others.filter(asks).filter_map(|other| other.closes).filter(|closes| *closes < first).max()
}

/// What a report is made from.
struct Found {
    /// All that may be told of the answers.
    findings: Findings,
    /// The last day of the last survey before this one.
    last_survey: Option<NaiveDate>,
    /// What earlier reports told of the agenda and it no longer says.
    unsaid: Unsaid,
    fieldwork: Daily,
    account: Account,
    ideas: Ideas,
}

/// The quotes cleared for publication, all of them in order.
fn quotes(
    folder: &Folder,
    name: &str,
    town: &Town,
    survey: &Survey,
) -> Result<Vec<Quote>, Failure> {
    let mut problems = Problems::new();
    let quotes = Folder::quotes(&folder.survey_file(name)?, Some(town), survey, &mut problems)?;
    // Quotes that stand beside no survey may be this one's, whose file was renamed.
    folder.lonely_quotes(&folder.survey_files()?, &mut problems)?;
    if problems.has_errors() { Err(Failure::Problems(problems.only_errors())) } else { Ok(quotes) }
}

/// What people said, if every quote is somebody's: what was erased or withdrawn must not be
/// printed.
fn all_found(ideas: Ideas, quotes: &[Quote]) -> Result<Ideas, Failure> {
    let mut problems = Problems::new();
    for quote in ideas.not_found.iter().filter_map(|at| quotes.get(*at)) {
        problems.push(quote.not_found());
    }
    if problems.has_errors() { Err(Failure::Problems(problems)) } else { Ok(ideas) }
}

/// What the title page says.
fn cover(
    folder: &Folder,
    town: &Town,
    (day, last): (NaiveDate, Option<NaiveDate>),
) -> Result<Cover, Failure> {
    let profile = &town.profile;
    let contact = profile.team.as_ref().map(Team::line);
    let crest = profile.crest.as_ref().map(|name| {
        let path = folder.path("town").join(name);
        let shown = path.display().to_string().replace('\\', "/");
        let bytes = std::fs::read(&path).map_err(|error| {
            Failure::user("failure-crest-missing")
                .word("path", &shown)
                .word("error", error.to_string())
        })?;
        crest::named(bytes).map_err(|error| match error {
            CrestError::Kind => Failure::user("failure-crest-kind").word("path", shown),
            CrestError::Broken { kind, error } => Failure::user("failure-crest-broken")
                .word("path", shown)
                .word("kind", kind)
                .word("error", error),
        })
    });
    Ok(Cover {
        town: profile.name.clone(),
        contact,
        day,
        last,
        colour: profile.colour.clone(),
        crest: crest.transpose()?,
    })
}

/// The words that name signs no font has.
pub(super) fn lacking(signs: &[char]) -> [(&'static str, Word); 2] {
    let named: Vec<_> =
        signs.iter().map(|sign| format!("{sign} (U+{:04X})", u32::from(*sign))).collect();
    [("n", named.len().into()), ("signs", named.join(", ").into())]
}
