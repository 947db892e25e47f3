//! `report`: what citizens need, as a document a town can show, with its chart.

use clap::Args;

use super::lines::lacking;
use super::store::StoreArgs;
use super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_office::failure::Failure;
use mitreden_office::report::shelf::{Older, Paths, Published};
use mitreden_office::report::{Beside, ReportWish, WrittenReport, report};
use mitreden_office::teller::Teller;
use mitreden_office::town::Folder;

/// Write the report of a survey with its charts
#[derive(Args)]
#[command(
    after_help = "They are written into reports/SURVEY/, in every language of the town unless --lang names one: report.md and .pdf, annex.md and .pdf, both as report.html, and council.pdf for the council. What an earlier report left there is removed or named.\n\nExamples:\n  mitreden report digitales-leoben-2026\n  mitreden report digitales-leoben-2026 --lang en\n  mitreden report digitales-leoben-2026 --final"
)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct ReportArgs {
    /// The survey's id or path
    survey: String,
    /// Write each chart as a PNG image, too, beside the SVG
    #[arg(long)]
    png: bool,
    /// Write its first pages by themselves, too (short.md, short.pdf)
    #[arg(long)]
    short: bool,
    /// Write it although more than 1 % of the answers about what matters could not be read
    #[arg(long)]
    accept_losses: bool,
    /// Refuse to write it while anything is missing that a final report has to tell
    #[arg(long = "final")]
    is_final: bool,
    #[command(flatten)]
    store: StoreArgs,
}

pub(super) fn run(args: &ReportArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let wish = ReportWish {
        survey: &args.survey,
        lang: ui.wanted(),
        also: Beside { png: args.png, short: args.short },
        accept_losses: args.accept_losses,
        is_final: args.is_final,
        server: &args.store.server(),
    };
    let WrittenReport { published, noted, lacking: all, without_council } =
        report(folder, wish, ui)?;
    tell(&published, ui)?;
    noted?;
    for characters in all.iter().filter(|characters| !characters.is_empty()) {
        ui.say("print-lacking", &lacking(characters));
    }
    let mut failed = without_council;
    let Some(last) = failed.pop() else { return Ok(()) };
    for failure in failed {
        ui.failure(failure);
    }
    Err(last)
}

/// Tells what became of the folder of reports.
fn tell(published: &Published, ui: &Ui) -> Result<(), Failure> {
    // All is written by now, whoever stops reading what is said of it.
    published.documents.iter().try_for_each(|path| Ui::path(path))?;
    let paths = |paths: &Paths| [("n", paths.n.into()), ("paths", paths.named.as_str().into())];
    if published.removed.n > 0 {
        ui.say("report-removed", &paths(&published.removed));
    }
    for Older { tag, day, paths } in &published.older {
        let language = ui.lang.attribute("language", tag, &[]).unwrap_or_else(|| tag.clone());
        let words = [
            ("language", language.into()),
            ("day", ui.lang.date(*day).into()),
            ("paths", paths.into()),
            ("tag", tag.into()),
            ("survey", published.survey.as_str().into()),
        ];
        ui.warn("report-older", &words);
    }
    if published.strange.n > 0 {
        ui.warn("report-strange", &paths(&published.strange));
    }
    Ok(())
}
