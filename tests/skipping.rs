//! No test passes without having looked: tests of ours run again where nothing can be found.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

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
