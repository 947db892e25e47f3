//! What the tool says of itself: help on one screen, the manual, completions.

use std::process::Command;

use crate::support::Town;
use crate::tools::needs;

pub(crate) const COMMANDS: [&str; 28] = [
    "init",
    "check",
    "plan",
    "simulate",
    "street",
    "status",
    "print",
    "keyin",
    "serve",
    "invite",
    "handin",
    "import",
    "merge",
    "rank",
    "table",
    "explain",
    "compare",
    "weigh",
    "report",
    "agenda",
    "erase",
    "purge",
    "backup",
    "restore",
    "key",
    "schema",
    "completions",
    "man",
];

#[test]
fn the_help_of_the_whole_is_as_it_was_looked_at() {
    let town = Town::none();
    insta::assert_snapshot!(town.run("--help").fine().out);
    assert_eq!(town.run("--help").out, town.run("-h").fine().out);
    assert_eq!(town.run("--help").out, town.run("help").fine().out);
}

#[test]
fn the_help_of_each_command_is_one_screen_with_examples_that_parse() {
    let town = Town::none();
    let listed = town.run("help").fine().out;
    let listed: Vec<_> = listed
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .collect();
    let listed: Vec<_> = listed
        .iter()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert_eq!(listed, COMMANDS);
    for command in COMMANDS {
        let help = town.run(&format!("help {command}")).fine().out;
        assert!(help.lines().count() <= 30, "{help}");
        assert_eq!(help, town.run(&format!("{command} --help")).fine().out);
        let examples: Vec<_> =
            help.lines().skip_while(|line| *line != "Examples:").skip(1).collect();
        assert!(!examples.is_empty(), "{help}");
        for example in examples {
            let line = example
                .trim()
                .strip_prefix("mitreden ")
                .unwrap_or_else(|| panic!("{command}: {example}"));
            let line = line.split(['>', '|']).next().unwrap().trim();
            // Nothing is there to work on, so they fail, but not at the command line.
            let mut words = shell_words(line);
            // An earlier example has made a town, in which this one would not end.
            if command == "serve" {
                words.extend(["-C", "nowhere"]);
            }
            let run = town.run_with(&words);
            assert!(run.code == 0 || run.code == 1, "{example}: {}", run.err);
        }
    }
}

/// The words of a command line, as a shell would part them at blanks outside double quotes.
pub(crate) fn shell_words(line: &str) -> Vec<&str> {
    let mut quoted = false;
    let part = |c: char| {
        quoted ^= c == '"';
        c == ' ' && !quoted
    };
    line.split(part).map(|word| word.trim_matches('"')).collect()
}

#[test]
fn every_page_of_the_manual_is_there_and_groff_has_nothing_to_say() {
    let town = Town::none();
    let written = town.run("man pages").fine().out;
    assert_eq!(written.lines().count(), 1 + COMMANDS.len(), "{written}");
    for command in COMMANDS {
        let page = String::from_utf8(town.read(&format!("pages/mitreden-{command}.1"))).unwrap();
        assert!(page.contains("Exit codes:") && page.contains("Examples:"), "{page}");
    }
    assert_eq!(town.run("man").fine().out.as_bytes(), town.read("pages/mitreden.1"));
    if !needs("groff") {
        return;
    }
    for page in written.lines() {
        let said = Command::new("groff")
            .args(["-man", "-Tutf8", "-ww", "-z"])
            .arg(town.path(page))
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&said.stderr), "", "{page}");
        assert!(said.status.success(), "{page}");
    }
}

#[test]
fn each_shell_gets_completions_that_know_every_command() {
    let town = Town::none();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = town.run(&format!("completions {shell}")).fine().out;
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn bash_completes_what_is_typed() {
    if !needs("bash") {
        return;
    }
    let town = Town::none();
    town.write("c.bash", town.run("completions bash").fine().out);
    let ask = r#"source "$1"; COMP_WORDS=(mitreden rank s --for); COMP_CWORD=3; _mitreden mitreden --for s; printf '%s' "${COMPREPLY[*]}""#;
    let said =
        Command::new("bash").args(["-c", ask, "bash"]).arg(town.path("c.bash")).output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&said.stdout),
        "--format",
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
}
