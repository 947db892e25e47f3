//! The roof: arguments, what is printed where, exit codes, and one file for each command.

mod agenda;
mod backup;
mod check;
mod compare;
mod completions;
mod copied;
mod erase;
mod exit;
mod explain;
mod handin;
mod help;
mod import;
mod init;
mod invite;
mod key;
mod keyin;
mod lines;
mod locale;
mod man;
mod merge;
mod plan;
mod print;
mod purge;
mod random;
mod rank;
mod report;
mod restore;
mod schema;
mod serve;
mod simulate;
mod status;
mod stopped;
mod stopwatch;
mod store;
mod street;
mod table;
mod ui;
mod weigh;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDateTime;
use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum};

use mitreden_base::locale::Lang;
use mitreden_office::failure::Failure;
use mitreden_office::results::tidy::tidy;
use mitreden_office::town::{Folder, Machine};
use ui::Ui;

/// Ask citizens what they need, and answer them.
#[derive(Parser)]
#[command(
    name = "mitreden",
    version,
    max_term_width = 100,
    after_help = "A town's folder holds town/ (who we are), surveys/ (what we ask), results/ (what people answered) and reports/ (what we \
                  tell). mitreden finds it by walking up from where you are.\n\nExamples:\n  mitreden init my-town\n  mitreden report digitales-leoben-2026"
)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// The heading in each help under which the options stand that every command takes.
const EVERYWHERE: &str = "Every command";

/// What every command takes.
#[derive(Args)]
struct Global {
    /// The town's folder, instead of walking up to town/town.yaml
    #[arg(short = 'C', long = "folder", value_name = "DIR", global = true, help_heading = EVERYWHERE)]
    folder: Option<PathBuf>,
    /// The time it is taken to be, as 2026-05-12T10:00
    #[arg(long, value_name = "TIME", global = true, value_parser = moment, help_heading = EVERYWHERE)]
    now: Option<NaiveDateTime>,
    /// Say nothing but results and errors
    #[arg(short, long, global = true, help_heading = EVERYWHERE)]
    quiet: bool,
    /// The language of messages and results, de or en
    #[arg(long, value_enum, value_name = "LANG", global = true, hide_possible_values = true, help_heading = EVERYWHERE)]
    lang: Option<Language>,
}

/// A language the program speaks.
#[derive(Clone, Copy, ValueEnum)]
enum Language {
    De,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::De => Self::De,
            Language::En => Self::En,
        }
    }
}

#[derive(Subcommand)]
enum Command {
    Init(init::InitArgs),
    Check(check::CheckArgs),
    Plan(plan::PlanArgs),
    Simulate(simulate::SimulateArgs),
    Street(street::StreetArgs),
    Status(status::StatusArgs),
    Print(print::PrintArgs),
    Keyin(keyin::KeyinArgs),
    Serve(serve::ServeArgs),
    Invite(invite::InviteArgs),
    Handin(handin::HandinArgs),
    Import(import::ImportArgs),
    Merge(merge::MergeArgs),
    Rank(rank::RankArgs),
    Table(table::TableArgs),
    Explain(explain::ExplainArgs),
    Compare(compare::CompareArgs),
    Weigh(weigh::WeighArgs),
    Report(report::ReportArgs),
    Agenda(agenda::AgendaArgs),
    Erase(erase::EraseArgs),
    Purge(purge::PurgeArgs),
    Backup(backup::BackupArgs),
    Restore(restore::RestoreArgs),
    Key(key::KeyArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

fn moment(text: &str) -> Result<NaiveDateTime, String> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
        .map_err(|_| "write it as 2026-05-12T10:00".to_owned())
}

/// The language of the environment; English if the environment names none that we speak.
fn environment() -> Lang {
    let told = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty());
    let told = told.unwrap_or_default();
    let told = told.to_string_lossy();
    Lang::of_tag(told.split(['_', '.', '@']).next().unwrap_or_default())
}

/// The computer as the environment tells of it.
fn machine(given: Option<&Path>) -> Result<Machine, Failure> {
    let set =
        |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let settings = set("XDG_CONFIG_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".config")))
        .or_else(|| set("APPDATA"));
    let here = match std::env::current_dir() {
        Ok(here) => here,
        // Where the town lies is said, and nobody asks where we stand.
        Err(_) if given.is_some() => PathBuf::new(),
        Err(error) => {
            return Err(Failure::user("failure-here").word("error", error.to_string()));
        }
    };
    Ok(Machine {
        here,
        temporary: std::env::temp_dir(),
        settings: settings.map(|settings| settings.join("mitreden")),
    })
}

/// Runs the command that the arguments name.
pub fn main(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let parsed = help::command()
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return ExitCode::from(help::tell(&error)),
    };
    let mut ui = Ui::new(
        arguments.global.quiet,
        arguments.global.now,
        arguments.global.lang.map(Lang::from),
        environment(),
    );
    ExitCode::from(exit::guard(|| {
        let done = run(&arguments, &mut ui);
        stopped::hold();
        done.map_or_else(|failure| ui.tell(failure), |()| exit::FINE)
    }))
}

fn run(arguments: &Arguments, ui: &mut Ui) -> Result<(), Failure> {
    // A server finishes what is under way.
    if !matches!(arguments.command, Command::Serve(_)) {
        stopped::watch();
    }
    let given = arguments.global.folder.as_deref();
    let mut folder = machine(given).and_then(|machine| Folder::find(given, machine));
    if let Ok(folder) = &mut folder {
        ui.town_speaks(folder.language());
        if !arguments.global.quiet {
            folder.speaks(ui.lang, |text| Ui::stderr(&format!("{text}\n")));
        }
        tidy(folder, ui);
    }
    match &arguments.command {
        Command::Init(args) => init::run(args, arguments.global.folder.as_deref(), ui),
        Command::Check(args) => check::run(args, &folder?, ui),
        Command::Plan(args) => plan::run(args, &folder?, ui),
        Command::Simulate(args) => simulate::run(args, &folder?, ui),
        Command::Street(args) => street::run(args, &folder?, ui),
        Command::Status(args) => status::run(args, &folder?, ui),
        Command::Print(args) => print::run(args, &folder?, ui),
        Command::Keyin(args) => keyin::run(args, &folder?, ui),
        Command::Serve(args) => serve::run(args, &folder?, ui),
        Command::Invite(args) => invite::run(args, &folder?, ui),
        Command::Handin(args) => handin::run(args, &folder?, ui),
        Command::Erase(args) => erase::run(args, &folder?, ui),
        Command::Purge(args) => purge::run(args, &folder?, ui),
        Command::Backup(args) => backup::run(args, &folder?, ui),
        Command::Restore(args) => restore::run(args, &folder?, ui),
        Command::Key(args) => key::run(args, &folder?, ui),
        Command::Import(args) => import::run(args, &folder?, ui),
        Command::Merge(args) => merge::run(args, &folder?, ui),
        Command::Rank(args) => rank::run(args, &folder?, ui),
        Command::Table(args) => table::run(args, &folder?, ui),
        Command::Explain(args) => explain::run(args, &folder?, ui),
        Command::Compare(args) => compare::run(args, &folder?, ui),
        Command::Weigh(args) => weigh::run(args, &folder?, ui),
        Command::Report(args) => report::run(args, &folder?, ui),
        Command::Agenda(args) => agenda::run(args, &folder?, ui),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}
