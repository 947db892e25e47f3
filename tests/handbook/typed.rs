//! What is typed: in the worked example, or in the town whose files a page gives.

use std::fs;
use std::path::Path;

use super::blocks::{Kind, Page, pages};
use crate::support::{ROOT, Town, copy};

/// The example's answers, which lie in the repository.
const RESULTS: &str = "results/digitales-leoben-2026";

/// Types the commands of pages, each page in a town of its own, and compares.
pub(crate) fn type_in(pages: &[Page]) {
    let all = Town::none();
    let cases = trycmd::TestCases::new();
    for page in
        pages.iter().filter(|page| page.has(|kind| matches!(kind, Kind::Console | Kind::Shell)))
    {
        let name = page.path.trim_end_matches(".md").replace('/', "-");
        // The folder named as the file is where its commands are typed.
        let folder = all.path(&format!("{name}.in"));
        fs::create_dir(&folder).unwrap();
        if page.files().iter().all(|(file, _)| file != "town/town.yaml") {
            // As a reader has it, without what somebody has tried out here since.
            for part in ["town", "surveys", &format!("{RESULTS}/definitions")] {
                copy(&Path::new(ROOT).join(part), &folder.join(part));
            }
            let answers = format!("{RESULTS}/simulated.jsonl");
            fs::copy(Path::new(ROOT).join(&answers), folder.join(&answers)).unwrap();
            // The first command after a checkout does this, and says so.
            set_private(&folder.join(RESULTS), 0o700);
            set_private(&folder.join(&answers), 0o600);
        }
        for (file, text) in page.files() {
            all.write(&format!("{name}.in/{file}"), text);
        }
        all.write(&format!("{name}.md"), to_type(page));
        cases.case(all.path(&format!("{name}.md")).to_str().unwrap());
    }
    cases.register_bin("mitreden", Path::new(env!("CARGO_BIN_EXE_mitreden")));
    cases.env("NO_COLOR", "1");
    cases.run();
}

fn set_private(path: &Path, mode: u32) {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    let _ = (path, mode);
}

/// A page's commands as trycmd types them, one a block, where an empty line ends what is said. A
/// shell's may say anything.
fn to_type(page: &Page) -> String {
    let mut typed = format!("# {}\n", page.path);
    for block in page.blocks() {
        let steps: Vec<String> = match block.kind {
            Kind::Console => format!("\n{}", block.text)
                .split("\n$ ")
                .skip(1)
                .map(|step| format!("{}\n", step.trim_end()))
                .collect(),
            Kind::Shell => commands(&block.text)
                .into_iter()
                .map(|command| format!("{command}\n...\n"))
                .collect(),
            _ => continue,
        };
        typed
            .extend(steps.iter().map(|step| format!("```console\n$ {}\n```\n", at_the_time(step))));
    }
    typed
}

/// Commands that depend on no day: who names no time asks in May, as the example's survey does, and
/// does all else in autumn.
fn at_the_time(step: &str) -> String {
    let (command, said) = step.split_once('\n').unwrap();
    if command.contains("--now") {
        return step.to_owned();
    }
    let rest = command.strip_prefix("mitreden ").unwrap();
    let is_in_the_field =
        ["street ", "status ", "handin "].iter().any(|command| rest.starts_with(command));
    let time = if is_in_the_field { "2026-05-12T10:00" } else { "2026-09-15T10:00" };
    format!("mitreden --now {time} {rest}\n{said}")
}

/// The commands of a shell's block that are ours, without remarks, pipes and what is written to
/// files.
fn commands(text: &str) -> Vec<String> {
    let bare = |line: &str| {
        let end = [" #", " | ", " > "].iter().filter_map(|sign| line.find(sign)).min();
        end.map_or(line, |end| &line[..end]).trim().to_owned()
    };
    text.lines().map(bare).filter(|line| line.starts_with("mitreden ")).collect()
}

/// A command line that the program understands, whatever it then says of a folder that is not
/// there.
#[track_caller]
fn parses(command: &str, place: &str) {
    let words = crate::help::shell_words(command.strip_prefix("mitreden ").unwrap());
    let nowhere: &[&str] = if words[0] == "help" { &[] } else { &["-C", "nowhere"] };
    // In a folder of its own: `init` makes a town even there, in which the next one would not end.
    let run = Town::none().run_with(&[&words[..], nowhere].concat());
    assert!(run.code == 0 || run.code == 1, "{place}: {command}: {}", run.err);
}

#[test]
fn the_chapters_say_what_the_program_says() {
    let chapters: Vec<_> = pages().into_iter().filter(|page| page.path != "README.md").collect();
    type_in(&chapters);
}

#[test]
fn a_block_of_commands_has_nothing_but_commands_that_can_be_typed() {
    for page in pages() {
        for block in page.blocks().into_iter().filter(|block| block.kind == Kind::Shell) {
            let place = format!("{}:{}", page.path, block.line);
            assert_eq!(
                commands(&block.text).len(),
                block.text.lines().count(),
                "{place}:\n{}",
                block.text
            );
        }
    }
}

#[test]
fn commands_that_are_not_typed_parse_all_the_same() {
    let mut found = 0;
    for page in pages() {
        for block in page.blocks() {
            let place = format!("{}:{}", page.path, block.line);
            let of_service =
                |line: &str| line.strip_prefix("ExecStart=/usr/local/bin/").map(str::to_owned);
            let lines = match &block.kind {
                Kind::NotRun => commands(&block.text),
                Kind::Shown => block.text.lines().filter_map(of_service).collect(),
                _ => Vec::new(),
            };
            for line in lines {
                parses(&line, &place);
                found += 1;
            }
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn commands_within_sentences_parse() {
    let mut found = 0;
    for page in pages() {
        for span in page.prose().split('`').skip(1).step_by(2).map(|span| span.replace('\n', " ")) {
            // Words that stand for another. A command's name alone is a name.
            let line = span
                .replace(" ID", " 0f8fad5b-d9cb-469f-a165-70867728950e")
                .replace("COMMAND", "rank");
            if line.starts_with("mitreden ") && line.split(' ').count() > 2 && !line.contains('…')
            {
                parses(&commands(&line).remove(0), &page.path);
                found += 1;
            }
        }
    }
    assert!(found > 15, "{found}");
}
