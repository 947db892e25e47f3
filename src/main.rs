//! The `mitreden` executable: arguments in, a command run, an exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    mitreden::cli::main(std::env::args_os())
}
