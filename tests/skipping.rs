//! No test passes without having looked: tests of ours run again where nothing can be found.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;

use crate::pty::Pty;
use crate::support::{ROOT, Run, Town};
use crate::tools::TOOLS;

/// A test that needs groff, run where no program is found by its name.
fn without_groff(settings: &[(&str, &str)]) -> Run {
    let nowhere = Town::none();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "help::every_page_of_the_manual_is_there_and_groff_has_nothing_to_say"]);
    command
        .env("PATH", nowhere.path(""))
        .env_remove("MITREDEN_MAY_SKIP")
        .env_remove("RUST_TEST_THREADS")
        .envs(settings.iter().copied());
    Run::of(&command.output().unwrap())
}

#[test]
fn a_test_whose_tool_is_missing_fails_and_names_the_line_that_brings_it() {
    for settings in [&[][..], &[("MITREDEN_MAY_SKIP", "0")]] {
        let run = without_groff(settings);
        assert!(run.code != 0 && run.out.contains("0 passed; 1 failed"), "{}{}", run.out, run.err);
        let told = run.out + &run.err;
        assert!(
            told.contains(
                "groff is not here, and this test needs it:\n    apt-get install groff-base\n"
            ),
            "{told}"
        );
        assert!(told.contains("Without it: MITREDEN_MAY_SKIP=1"), "{told}");
    }
}

#[test]
fn a_test_that_may_be_skipped_says_so_although_it_passes() {
    let run = without_groff(&[("MITREDEN_MAY_SKIP", "1")]).fine();
    assert!(run.out.contains("1 passed; 0 failed"), "{}", run.out);
    assert_eq!(
        run.err,
        "SKIPPED, as groff is not here: help::every_page_of_the_manual_is_there_and_groff_has_nothing_to_say\n"
    );
}

/// What is asked for by apt-get in the lines that tests name.
fn packages() -> BTreeSet<&'static str> {
    let lines = TOOLS.iter().map(|tool| tool.line.split(" && ").next().unwrap());
    lines
        .filter_map(|line| line.strip_prefix("apt-get install "))
        .flat_map(|line| line.split(' '))
        .collect()
}

#[test]
fn setup_installs_what_tests_need_and_nothing_else() {
    let setup = fs::read_to_string(format!("{ROOT}/.ci/setup")).unwrap();
    let listed = |start: &str| {
        let rest = setup.split_once(start).unwrap_or_else(|| panic!("no `{start}` in .ci/setup")).1;
        rest.split_once(')').unwrap().0.split_whitespace().collect::<BTreeSet<_>>()
    };
    let both: BTreeSet<_> = listed("\npackages=(").union(&listed("packages+=(")).copied().collect();
    assert_eq!(both, packages());
}

#[test]
fn continuous_integration_skips_nothing() {
    let of = |name: &str| fs::read_to_string(format!("{ROOT}/{name}")).unwrap();
    assert!(of(".ci/run").contains("\nunset MITREDEN_MAY_SKIP\nmake test\n"));
    for script in ["Makefile", ".ci/with-postgres", ".ci/kansas-city"] {
        assert!(!of(script).contains("MITREDEN_MAY_SKIP"), "{script}");
    }
}

/// A machine on which nothing is installed, and what would install it only writes down that it was
/// asked.
fn bare_machine() -> Town {
    let town = Town::none();
    for (name, script) in [
        ("dpkg-query", "echo 'unknown ok not-installed'"),
        ("apt-get", "echo \"apt-get $*\" >> \"$XDG_CACHE_HOME/asked\""),
        ("npm", "echo \"npm $*\" >> \"$XDG_CACHE_HOME/asked\""),
        ("sudo", "exec \"$@\""),
    ] {
        town.write(&format!("bin/{name}"), format!("#!/bin/sh\n{script}\n"));
        let path = town.path(&format!("bin/{name}"));
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    town
}

/// The settings under which the setup of tests runs there.
fn settings(town: &Town) -> [(&'static str, String); 2] {
    let path = format!("{}:{}", town.path("bin").display(), std::env::var("PATH").unwrap());
    [("PATH", path), ("XDG_CACHE_HOME", town.path("").display().to_string())]
}

fn asked(town: &Town) -> String {
    fs::read_to_string(town.path("asked")).unwrap_or_default()
}

#[test]
fn on_a_terminal_setup_lists_what_it_would_install_and_asks_first() {
    for (answer, code) in [("n", 1), ("", 1), ("y", 0), ("Ja", 0)] {
        let town = bare_machine();
        let mut command = CommandBuilder::new(format!("{ROOT}/.ci/setup"));
        for (name, value) in settings(&town) {
            command.env(name, value);
        }
        command.env_remove("CI");
        command.env_remove("MITREDEN_MAY_SKIP");
        let mut terminal = Pty::run(town, command, (200, 40));
        let seen = terminal.sees("Install that now? [y/N]");
        assert!(seen.contains("poppler-utils") && seen.contains("playwright-core"), "{seen}");
        assert_eq!(asked(&terminal.town), "", "nothing is installed before the answer");
        terminal.press(&format!("{answer}\r"));
        let (ended, all) = terminal.ends_with();
        assert_eq!(ended, code, "{answer}: {all}");
        let installed = asked(&terminal.town);
        if code == 0 {
            assert!(installed.contains("apt-get install") && installed.contains("npm install"));
        } else {
            assert_eq!(installed, "");
            assert!(all.contains("MITREDEN_MAY_SKIP=1 make test"), "{all}");
        }
    }
}

#[test]
fn where_nobody_sits_at_a_terminal_setup_installs_at_once_or_not_at_all() {
    for (may_skip, is_installed) in [(None, true), (Some("1"), false)] {
        let town = bare_machine();
        let mut command = Command::new(format!("{ROOT}/.ci/setup"));
        command.envs(settings(&town)).env_remove("CI").env_remove("MITREDEN_MAY_SKIP");
        command.envs(may_skip.map(|value| ("MITREDEN_MAY_SKIP", value))).stdin(Stdio::null());
        let run = Run::of(&command.output().unwrap()).fine();
        assert!(run.err.contains("from Debian: ") && run.err.contains("poppler-utils"));
        assert_eq!(asked(&town).contains("apt-get install"), is_installed, "{}", asked(&town));
        assert_eq!(run.err.contains("nothing is installed"), !is_installed, "{}", run.err);
    }
}
