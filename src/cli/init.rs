//! `init`: a new town's folder that already runs end to end. Nothing that is there is touched.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::ui::Ui;
use crate::cli::locale::Say as _;
use mitreden_base::locale::Lang;
use mitreden_define::town::TownKind;
use mitreden_office::failure::Failure;
use mitreden_office::init::{NewTown, init, shown};
use mitreden_office::teller::Teller;

/// Make a new town's folder that already runs end to end
#[derive(Args)]
#[command(
    after_help = "The files are in the language of --lang, else in that of the environment.\n\nExamples:\n  mitreden init\n  mitreden init leoben --name \"Stadtgemeinde Leoben\" --lang de\n  mitreden init gaal --name Gaal --kind municipality --lang de"
)]
pub(super) struct InitArgs {
    /// The folder, made if it is not there; the one we stand in if left out
    dir: Option<PathBuf>,
    /// The town's name
    #[arg(long)]
    name: Option<String>,
    /// What sentences call it; what its name says if left out, as "Marktgemeinde"
    #[arg(long, value_enum)]
    kind: Option<Kind>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Town,
    City,
    MarketTown,
    Municipality,
}

impl From<Kind> for TownKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Town => Self::Town,
            Kind::City => Self::City,
            Kind::MarketTown => Self::MarketTown,
            Kind::Municipality => Self::Municipality,
        }
    }
}

pub(super) fn run(args: &InitArgs, base: Option<&Path>, ui: &Ui) -> Result<(), Failure> {
    let given = args.dir.as_deref().unwrap_or(Path::new(""));
    let root = base.map_or_else(|| given.to_owned(), |base| base.join(given));
    let made =
        init(&root, (args.name.as_deref(), args.kind.map(Into::into)), (ui.lang, ui.today()))?;
    let NewTown { files, survey } = made;
    files.iter().try_for_each(|path| Ui::path(path))?;
    ui.talk(&next_steps(&root, &survey, ui.lang));
    Ok(())
}

/// The commands that come next, each with what it does.
fn next_steps(root: &Path, survey: &str, lang: Lang) -> String {
    let steps = [
        (format!("town/needs.yaml, surveys/{survey}.yaml"), "init-change"),
        ("mitreden check".to_owned(), "init-check"),
        (format!("mitreden simulate {survey} -n 300"), "init-simulate"),
        (format!("mitreden rank {survey}"), "init-rank"),
        (format!("mitreden report {survey}"), "init-report"),
    ];
    let width = steps.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    let mut lines = vec![lang.say("init-made", &[("folder", shown(root).into())])];
    if !root.as_os_str().is_empty() {
        lines.push(format!("  cd {}", root.display()));
    }
    lines.extend(
        steps.iter().map(|(command, what)| format!("  {command:width$}  {}", lang.say(what, &[]))),
    );
    lines.join("\n")
}
