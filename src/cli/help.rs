//! The command line as a whole, as help, completions and manual show it.

use clap::{Command, CommandFactory, error::ErrorKind};

use super::Arguments;
use super::exit::{BUG, FINE, USAGE, USER};
use super::ui::Ui;
use mitreden_base::visible::{is_unshown, visible};

/// The command line as its help shows it: one screen a command, the exit codes under the first one.
pub(super) fn command() -> Command {
    // The possible values stand in the help's own words: listed by clap, they would make each help
    // two screens long.
    let brief = |sub: Command| {
        sub.mut_args(|arg| {
            let takes_value = arg.get_action().takes_values();
            if takes_value { arg.hide_possible_values(true) } else { arg }
        })
    };
    with_exit_codes(Arguments::command()).mut_subcommands(brief)
}

/// The command line as the manual shows it, where each page stands alone.
pub(super) fn manual() -> Command {
    command().mut_subcommands(with_exit_codes)
}

fn with_exit_codes(command: Command) -> Command {
    let before = command.get_after_help().map(|help| format!("{help}\n\n")).unwrap_or_default();
    command.after_help(format!(
        "{before}Exit codes:\n  {FINE:<2}  fine\n  {USER:<2}  something you can mend; the message says how\n  {USAGE:<2}  wrong usage of \
         the command line\n  {BUG}  a fault of mitreden; please report it"
    ))
}

/// Tells what the parser has to say, help among it, and gives the exit code. A closed pipe is no
/// failure.
pub(super) fn tell(error: &clap::Error) -> u8 {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // Who types the bare name asks for help.
        let _ = command().print_help();
        return FINE;
    }
    let plain = error.render().to_string();
    if plain.contains(is_unshown) {
        // What was typed is told back, but not to the terminal itself.
        Ui::stderr(&visible(&plain));
    } else {
        let _ = error.print();
    }
    if error.use_stderr() { USAGE } else { FINE }
}
