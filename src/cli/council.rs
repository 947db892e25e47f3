//! The page for the council, beside the report.

use super::failure::Failure;
use super::folder::{Folder, unwritable};
use super::report::lacking;
use super::ui::Ui;
use crate::base::locale::{Lang, Word};
use crate::define::town::Town;
use crate::keep::files::write_atomically;
use crate::tell::council::{Council, Place, Unwritten, council};
use crate::tell::report::ReportInput;

/// What the page is made from, and where it goes.
pub(super) struct Wanted<'a> {
    pub(super) folder: &'a Folder,
    pub(super) town: &'a Town,
    /// The survey's id or path, as it was asked for.
    pub(super) survey: &'a str,
    pub(super) input: &'a ReportInput<'a>,
    /// The name of the full report's file.
    pub(super) full: &'a str,
    /// What a language other than the survey's first one adds to the name.
    pub(super) suffix: &'a str,
}

/// Writes the page. Where it cannot be made, an older one stays as it is.
pub(super) fn write(wanted: &Wanted<'_>, ui: &mut Ui) -> Result<(), Failure> {
    let Wanted { folder, town, input, .. } = wanted;
    let survey_file = folder.survey_file(wanted.survey)?.display().to_string().replace('\\', "/");
    let page = Council { report: input, town, survey_file: &survey_file, full: wanted.full };
    let pages = council(page).map_err(|error| match error {
        Unwritten::Full { room, texts } => full(ui.lang, room, &texts),
        Unwritten::Set(error) => Failure::Bug(error.to_string()),
    })?;
    let path = folder.reports(input.questionnaire).join(format!("council{}.pdf", wanted.suffix));
    write_atomically(&path, &pages.pdf).map_err(|error| unwritable(&path, &error))?;
    Ui::path(&path)?;
    if !pages.lacking.is_empty() {
        ui.say("print-lacking", &lacking(&pages.lacking));
    }
    Ok(())
}

/// Names the texts to shorten, a line each.
fn full(lang: Lang, room: usize, texts: &[(Place, usize)]) -> Failure {
    let line = |(place, length): &(Place, usize)| {
        let words: [(&str, Word); 3] =
            [("file", (&place.file).into()), ("key", (&place.key).into()), ("length", length.to_string().into())];
        format!("\n  {}", lang.say("failure-council-text", &words))
    };
    let listed: String = texts.iter().map(line).collect();
    Failure::user("failure-council-full").word("room", room.to_string()).word("n", texts.len()).word("texts", listed)
}
