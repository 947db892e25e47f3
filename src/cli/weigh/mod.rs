//! `weigh`: the weights of respondents alone, for the team.

mod json;
mod text;

use clap::{Args, ValueEnum};

use super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_base::diagnostics::nearest;
use mitreden_base::locale::Lang;
use mitreden_count::replicates::{ReplicateKind, ReplicateWish};
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller as _;
use mitreden_office::town::Folder;
use mitreden_office::weigh::{WeighWish, weights};

/// Write the weights of respondents alone, for the team
#[derive(Args)]
#[command(
    after_help = "It writes weights.csv and weights.parquet beside the answers and prints how the weights were made. The next `merge` or `report` takes them away, as they are of the answers before.\n\nExamples:\n  mitreden weigh digitales-leoben-2026\n  mitreden weigh digitales-leoben-2026 --replicates bootstrap:500 --protocol json > weights.json"
)]
pub(super) struct WeighArgs {
    /// The survey's id or path
    survey: String,
    /// The one file that is written, csv or parquet, instead of both
    #[arg(long, value_enum)]
    format: Option<FileFormat>,
    /// Also replicate weights, each raked anew: jackknife, bootstrap:N or poisson:N
    #[arg(long, value_name = "KIND[:N]", value_parser = replicates)]
    replicates: Option<ReplicateWish>,
    /// How it is told how the weights were made: md or json; json gives numbers unrounded
    #[arg(long, value_enum, default_value_t = ProtocolFormat::Md)]
    protocol: ProtocolFormat,
    /// Weigh although more than 1 % of the answers about what matters could not be read
    #[arg(long)]
    accept_losses: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FileFormat {
    Csv,
    Parquet,
}

#[derive(Clone, Copy, ValueEnum)]
enum ProtocolFormat {
    Md,
    Json,
}

/// How many replicates are drawn where no number is given.
const REPLICATES: usize = 200;
/// Random numbers follow from it, so that the same answers give the same replicates.
const SEED: u64 = 1;

/// Reads which replicates are wished for.
fn replicates(text: &str) -> Result<ReplicateWish, String> {
    let all = [ReplicateKind::Jackknife, ReplicateKind::Bootstrap, ReplicateKind::Poisson];
    let (word, n) = text.split_once(':').map_or((text, None), |(word, n)| (word, Some(n)));
    let kind = all.into_iter().find(|kind| kind.word() == word).ok_or_else(|| {
        match nearest(word, all.map(ReplicateKind::word)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are: {}", all.map(ReplicateKind::word).join(", ")),
        }
    })?;
    let n = match n {
        Some(_) if kind == ReplicateKind::Jackknife => {
            return Err("a jackknife has as many as there are clusters: write no number".to_owned());
        }
        Some(n) => n.parse().ok().filter(|n| *n >= 2).ok_or("N is a number from 2 on")?,
        None => REPLICATES,
    };
    Ok(ReplicateWish { kind, n, seed: SEED })
}

/// What must be known of weights first.
fn for_the_team(lang: Lang) -> String {
    lang.say("weigh-for-the-team", &[])
}

pub(super) fn run(args: &WeighArgs, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let wish = WeighWish {
        survey: &args.survey,
        parquet: args.format != Some(FileFormat::Csv),
        csv: args.format != Some(FileFormat::Parquet),
        replicates: args.replicates,
        accept_losses: args.accept_losses,
    };
    let weighed = weights(folder, wish, ui)?;
    let text = match args.protocol {
        ProtocolFormat::Md => text::markdown(&weighed, ui.lang),
        ProtocolFormat::Json => {
            ui.talk(&for_the_team(ui.lang));
            json::json(&weighed)?
        }
    };
    Ui::result(&text)?;
    let files = weighed.files.iter().map(|path| path.display().to_string());
    let files = files.collect::<Vec<_>>().join(", ");
    let words = [
        ("n", weighed.n.into()),
        ("count", ui.lang.integer(weighed.n).into()),
        ("files", files.into()),
    ];
    ui.say("weighed", &words);
    Ok(())
}
