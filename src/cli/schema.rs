//! `schema`: the JSON Schema of a town's files, for editors.

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::ui::Ui;
use crate::ask::import::mapping;
use crate::define::schema::schema;
use crate::define::{survey, town};

/// Print the JSON Schema of a file, so that an editor completes keys and marks mistakes
///
/// An editor that speaks YAML (with yaml-language-server, as VS Code, Neovim and others have it) uses the schema where a
/// file begins with the comment `# yaml-language-server: $schema=survey.schema.json`.
#[derive(Args)]
#[command(after_help = "Examples:\n  mitreden schema > surveys/survey.schema.json\n  mitreden schema import > import.schema.json")]
pub(super) struct SchemaArgs {
    /// Which file
    #[arg(value_enum, default_value_t = File::Survey)]
    file: File,
}

#[derive(Clone, Copy, ValueEnum)]
enum File {
    /// A questionnaire in surveys/
    Survey,
    /// town/town.yaml
    Town,
    /// town/needs.yaml
    Needs,
    /// town/services.yaml
    Services,
    /// town/agenda.yaml
    Agenda,
    /// town/coding.yaml
    Coding,
    /// A mapping for `import`
    Import,
}

pub(super) fn run(args: &SchemaArgs) -> Result<(), Failure> {
    let (title, grammar) = match args.file {
        File::Survey => ("A questionnaire", survey::GRAMMAR),
        File::Town => ("The town", town::TOWN_GRAMMAR),
        File::Needs => ("The town's needs", survey::NEEDS),
        File::Services => ("The town's services", town::SERVICES_GRAMMAR),
        File::Agenda => ("The town's agenda", town::AGENDA_GRAMMAR),
        File::Coding => ("How open answers become needs", town::CODING_GRAMMAR),
        File::Import => ("How the columns of a file become answers", mapping::GRAMMAR),
    };
    Ok(Ui::result(&format!("{:#}\n", schema(title, &grammar)))?)
}
