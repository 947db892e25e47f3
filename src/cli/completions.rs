//! `completions`: the script by which a shell completes commands and options.

use clap::Args;
use clap_complete::{Shell, generate};

use super::help;
use super::ui::Ui;
use mitreden_office::failure::Failure;

/// Print the script by which a shell completes what is typed
#[derive(Args)]
#[command(
    after_help = "Examples:\n  mitreden completions bash > ~/.local/share/bash-completion/completions/mitreden\n  mitreden completions zsh > ~/.zfunc/_mitreden"
)]
pub(super) struct CompletionsArgs {
    /// The shell: bash, elvish, fish, powershell or zsh
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(args: &CompletionsArgs) -> Result<(), Failure> {
    let mut script = Vec::new();
    generate(args.shell, &mut help::command(), "mitreden", &mut script);
    Ok(Ui::result(&String::from_utf8_lossy(&script))?)
}
