//! `check`: every problem of the town's files and questionnaires, with its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::folder::Folder;
use super::sources::Sources;
use super::ui::Ui;
use super::unread;
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Severity, Source, to_json, to_text};
use mitreden_define::survey::Survey;
use mitreden_define::town::Town;

/// Find every problem in questionnaires and the town's files
#[derive(Args)]
#[command(
    after_help = "Examples:\n  mitreden check\n  mitreden check digitales-leoben-2026 --format json"
)]
pub(super) struct CheckArgs {
    /// A survey's id or path; all the town's files if left out
    survey: Option<String>,
    /// How the problems are written: table (lines and carets, for people) or json
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
}

pub(super) fn run(args: &CheckArgs, folder: &Folder, ui: &mut Ui) -> Result<(), Failure> {
    let mut problems = Problems::new();
    let listing = folder.listing()?;
    let files: Vec<PathBuf> = match &args.survey {
        Some(name) => vec![folder.look_up(name, &listing)?],
        None => listing.0.iter().map(|file| file.path.clone()).collect(),
    };
    listing.twice(args.survey.as_ref().and(files.first()).map(PathBuf::as_path), &mut problems);
    let town = folder.town(&mut problems)?;
    let mut ids = BTreeSet::new();
    // Without a town nothing that is said of surveys would be so.
    for file in files.iter().filter(|_| town.is_some()) {
        if let Some(survey) = Folder::survey(file, town.as_ref(), &mut problems)? {
            Folder::quotes(file, town.as_ref(), &survey, &mut problems)?;
            ids.insert(survey.id.to_string());
            match Sources::find(folder, &survey, &[])
                .and_then(|sources| answered(&sources, &survey, town.as_ref()))
            {
                Ok(found) => problems.extend(found),
                // The town's files can be checked without them.
                Err(Failure::User(id, words)) => {
                    problems.push(unseen(&folder.results(&survey), &ui.lang.say(id, &words)));
                }
                Err(other) => return Err(other),
            }
        }
        // One that cannot be read is there all the same.
        ids.extend(file.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    }
    if let Some(town) = &town {
        town.agenda.tell_plans(ui.now.date(), &mut problems);
    }
    if args.survey.is_none() {
        listing.misnamed(&mut problems);
        folder.lonely_quotes(&files, &mut problems)?;
        unread::check(folder, &listing, &mut problems);
        if let Some(town) = &town {
            town.agenda.tell_unknown_surveys(&ids, &mut problems);
        }
    }
    match args.format {
        Format::Json => Ui::result(&format!("{:#}\n", to_json(&problems, ui.lang)))?,
        Format::Table => Ui::result(&to_text(&problems, ui.lang, ui.diagnostics_style()))?,
    }
    let count = |severity| problems.count(severity);
    let (errors, warnings, notes) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let id = match (errors + warnings, notes) {
        (0, 0) => "check-fine",
        (0, _) => "check-notes",
        _ => "check-summary",
    };
    let n = files.len();
    let words = [
        ("errors", errors.into()),
        ("warnings", warnings.into()),
        ("notes", notes.into()),
        ("files", n.into()),
    ];
    ui.say(id, &words);
    if errors > 0 { Err(Failure::Told) } else { Ok(()) }
}

/// What differs between the survey and what people answered, and between what the town says and
/// what they were told.
fn answered(sources: &Sources, survey: &Survey, town: Option<&Town>) -> Result<Problems, Failure> {
    let mut problems = sources.problems(survey)?;
    if let Some(privacy) = town.and_then(|town| town.profile.privacy.as_ref())
        && let Some(less) = sources.promised_less(privacy.answers_months)?
    {
        privacy.tell_promise(survey.id.as_str(), less, &mut problems);
    }
    Ok(problems)
}

/// That a survey's answers could not be looked at, and why.
fn unseen(results: &Path, reason: &str) -> Diagnostic {
    let source = Source::new(results.display().to_string().replace('\\', "/"), "");
    Diagnostic::warning("answers-unseen", Place::file(&source)).arg("reason", reason)
}
