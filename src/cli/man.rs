//! `man`: the manual, as pages for man(1).

use std::fs;
use std::path::PathBuf;

use clap::Args;
use clap_mangen::Man;

use super::help;
use super::ui::Ui;
use mitreden_keep::files::write_atomically;
use mitreden_office::failure::{Failure, unwritable};

/// Print the manual page, or write those of all commands
#[derive(Args)]
#[command(
    after_help = "Examples:\n  mitreden man | man -l -\n  mitreden man ~/.local/share/man/man1"
)]
pub(super) struct ManArgs {
    /// The folder for one page a command; made if it is not there
    dir: Option<PathBuf>,
}

pub(super) fn run(args: &ManArgs) -> Result<(), Failure> {
    let mut command = help::manual();
    command.build();
    let Some(dir) = &args.dir else {
        return Ok(Ui::result(&String::from_utf8_lossy(&page(command)?))?);
    };
    fs::create_dir_all(dir).map_err(|error| unwritable(dir, &error))?;
    let commands: Vec<_> =
        command.get_subcommands().filter(|sub| sub.get_name() != "help").cloned().collect();
    let mut written = String::new();
    for command in std::iter::once(command).chain(commands) {
        let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
        let path = dir.join(format!("{name}.1"));
        write_atomically(&path, &page(command)?).map_err(|error| unwritable(&path, &error))?;
        written.push_str(&path.display().to_string());
        written.push('\n');
    }
    Ok(Ui::result(&written)?)
}

fn page(command: clap::Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(page)
}
