//! Help, completions and manual; and readers that stop reading.

use std::fs;
use std::process::{Command, Stdio};

use crate::support::Town;

const COMMANDS: [&str; 10] = ["init", "check", "simulate", "import", "merge", "rank", "report", "schema", "completions", "man"];

#[test]
fn help_is_one_screen_for_each_command() {
    let town = Town::none();
    let all = town.run("--help").fine().out;
    insta::assert_snapshot!("help", all);
    let listed = all.lines().filter(|line| line.starts_with("  ") && line.as_bytes().get(2).is_some_and(u8::is_ascii_lowercase));
    let listed: Vec<_> = listed.filter_map(|line| line.split_whitespace().next()).filter(|word| *word != "mitreden").collect();
    assert_eq!(listed, [&COMMANDS[..], &["help"]].concat());
    for command in COMMANDS {
        let help = town.run(&format!("{command} --help")).fine().out;
        assert!(help.contains("Examples:\n  mitreden ") && help.contains("Exit codes:\n  0 "), "{help}");
        insta::assert_snapshot!(format!("help-{command}"), help);
    }
}

#[test]
fn the_bare_name_shows_the_help() {
    let output = Command::new(env!("CARGO_BIN_EXE_mitreden")).env_remove("COLUMNS").output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    let help = Town::none().run("-h").fine().out;
    assert_eq!(String::from_utf8(output.stdout).unwrap(), help);
    assert!(help.contains("Usage: mitreden"), "{help}");
}

#[test]
fn the_examples_in_the_help_are_right_usage() {
    for command in COMMANDS {
        let town = Town::of(".");
        let help = town.run(&format!("{command} --help")).fine().out;
        let examples = help.lines().filter_map(|line| line.strip_prefix("  mitreden "));
        for example in examples {
            // What stands between quotes is one word; nothing is written outside the temporary folder.
            let parts = example.split('"').enumerate();
            let words = parts.flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() });
            let words: Vec<_> =
                words.take_while(|word| !matches!(*word, ">" | "|")).map(|word| word.replace("~/", "home/")).collect();
            let run = town.run_with(&words.iter().map(String::as_str).collect::<Vec<_>>());
            assert!(matches!(run.code, 0 | 1), "mitreden {example}: {}", run.err);
        }
    }
}

#[test]
fn bash_takes_its_completions_and_every_shell_has_some() {
    let town = Town::none();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = town.run(&format!("completions {shell}")).fine().out;
        assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
        town.write(shell, script);
    }
    let Ok(bash) = Command::new("bash").arg("-n").arg(town.path("bash")).output() else {
        eprintln!("SKIPPED: there is no bash");
        return;
    };
    assert!(bash.status.success() && bash.stderr.is_empty(), "{}", String::from_utf8_lossy(&bash.stderr));
}

#[test]
fn every_command_has_its_page_and_groff_has_nothing_to_say_against_it() {
    let town = Town::none();
    let listed = town.run("man pages").fine().out;
    let pages: Vec<_> = fs::read_dir(town.path("pages")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!((pages.len(), listed.lines().count()), (COMMANDS.len() + 1, COMMANDS.len() + 1));
    let one = town.run("man").fine().out;
    assert_eq!(one.as_bytes(), town.read("pages/mitreden.1"));
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        assert!(text.contains(".SH EXAMPLES") && !text.contains(".SH EXTRA"), "{}", page.display());
        let Ok(groff) = Command::new("groff").args(["-man", "-Tutf8", "-ww"]).arg(&page).output() else {
            eprintln!("SKIPPED: there is no groff");
            return;
        };
        assert!(
            groff.status.success() && groff.stderr.is_empty(),
            "{}: {}",
            page.display(),
            String::from_utf8_lossy(&groff.stderr)
        );
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let town = Town::of(".");
    town.run("simulate digitales-leoben-2026 -n 60").fine();
    let survey = "digitales-leoben-2026";
    let rank = ["rank", survey];
    let lines: [&[&str]; 8] = [
        &["--help"],
        &[],
        &["schema"],
        &["man"],
        &["completions", "zsh"],
        &["check", "--format", "json"],
        &rank,
        &["report", survey],
    ];
    for line in lines {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
        let output = command.current_dir(town.path("")).args(line).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{line:?}: {err}");
        assert!(!err.contains("panicked") && !err.contains("error"), "{line:?}: {err}");
    }
}
