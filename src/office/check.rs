//! Every problem of the town's files and questionnaires, with its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::locale::Say as _;
use crate::report::shelf;
use crate::results::unread;
use crate::sources::Sources;
use crate::teller::Teller;
use crate::town::Folder;
use crate::town::names::{shown, stem};
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Source};
use mitreden_define::survey::{Survey, unnamed};
use mitreden_define::town::Town;

/// The result of checking files.
pub struct Checked {
    /// The problems that were found.
    pub problems: Problems,
    /// How many questionnaires were checked.
    pub files: usize,
}

/// Checks one survey, or all the town's files.
pub fn check(
    folder: &Folder,
    survey: Option<&str>,
    teller: &dyn Teller,
) -> Result<Checked, Failure> {
    let mut problems = Problems::new();
    let listing = folder.listing()?;
    let files: Vec<PathBuf> = match survey {
        Some(name) => vec![folder.look_up(name, &listing)?],
        None => listing.0.iter().map(|file| file.path.clone()).collect(),
    };
    listing.twice(survey.and(files.first()).map(PathBuf::as_path), &mut problems);
    let town = folder.town(&mut problems)?;
    let mut ids = BTreeSet::new();
    // Without a town nothing that is said of surveys would be so.
    for file in files.iter().filter(|_| town.is_some()) {
        if let Some(survey) = Folder::survey(file, town.as_ref(), &mut problems)? {
            Folder::quotes(file, town.as_ref(), &survey, &mut problems)?;
            ids.insert(survey.id.to_string());
            problems.extend(unnamed(&survey));
            match Sources::find(folder, &survey, &[])
                .and_then(|sources| answered(&sources, &survey, town.as_ref()))
            {
                Ok(found) => problems.extend(found),
                // The town's files can be checked without them.
                Err(Failure::User(id, words)) => {
                    problems.push(unseen(&folder.results(&survey), &teller.lang().say(id, &words)));
                }
                Err(other) => return Err(other),
            }
        }
        // One that cannot be read is there all the same.
        ids.insert(stem(file));
    }
    if let Some(town) = &town {
        town.agenda.tell_plans(teller.today(), &mut problems);
    }
    if survey.is_none() {
        listing.misnamed(&mut problems);
        folder.lonely_quotes(&files, &mut problems)?;
        unread::check(folder, &listing, &mut problems);
        shelf::check_all(folder, &mut problems);
        if let Some(town) = &town {
            town.agenda.tell_unknown_surveys(&ids, &mut problems);
        }
    }
    Ok(Checked { problems, files: files.len() })
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

/// The problem that a survey's answers could not be read, and why.
fn unseen(results: &Path, reason: &str) -> Diagnostic {
    let source = Source::new(shown(results), "");
    Diagnostic::warning("answers-unseen", Place::file(&source)).arg("reason", reason)
}
