//! `schema`: the JSON Schema of a town's files, for editors.

use clap::{Args, ValueEnum};

use super::ui::Ui;
use mitreden_ask::import::mapping;
use mitreden_define::schema::schema;
use mitreden_define::{quotes, survey, town};
use mitreden_office::failure::Failure;

/// Print the JSON Schema of a file, for editors
#[derive(Args)]
#[command(
    after_help = "An editor with yaml-language-server (VS Code, Neovim and others) completes keys and marks mistakes in a file that begins with \
                  the comment `# yaml-language-server: $schema=survey.schema.json`.\n\nExamples:\n  mitreden schema > surveys/survey.schema.json\n  mitreden schema import > import.schema.json"
)]
pub(super) struct SchemaArgs {
    /// Which file: survey, town, needs, services, agenda, coding, quotes or import (a mapping)
    #[arg(value_enum, default_value_t = File::Survey)]
    file: File,
}

#[derive(Clone, Copy, ValueEnum)]
enum File {
    Survey,
    Town,
    Needs,
    Services,
    Agenda,
    Coding,
    Quotes,
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
        File::Quotes => ("Quotes cleared for publication", quotes::GRAMMAR),
        File::Import => ("How the columns of a file become answers", mapping::GRAMMAR),
    };
    Ok(Ui::result(&format!("{:#}\n", schema(title, &grammar)))?)
}
