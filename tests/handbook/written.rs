//! What is written: files, and what goes on in them.

use super::blocks::{Kind, Page, pages};
use crate::support::Town;

/// `surveys/first.yaml` with further questions and further keys.
struct Growing {
    questions: String,
    keys: String,
}

impl Growing {
    fn text(&self, base: &str) -> String {
        let page = if self.questions.is_empty() { "" } else { "  - page: more\n    questions:\n" };
        let indented =
            |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("      {line}\n") };
        let questions: String = self.questions.lines().map(indented).collect();
        format!("{base}{page}{questions}{}", self.keys)
    }
}

/// The town of a page: the smallest one, the worked example where its commands are typed there, or
/// its own.
fn town(page: &Page) -> Town {
    let is_own = page.files().iter().any(|(file, _)| file == "town/town.yaml");
    let is_typed = page.has(|kind| matches!(kind, Kind::Console | Kind::Shell));
    let town = if is_typed && !is_own { Town::of(".") } else { Town::none() };
    if !is_typed && !is_own {
        for (file, text) in Page::of("docs/src/questionnaire.md").files() {
            town.write(&file, text);
        }
    }
    for (file, text) in page.files() {
        town.write(&file, text);
    }
    town
}

#[track_caller]
fn is_fine(town: &Town, place: &str) {
    // In autumn, when nothing of the example's agenda is a plan any more.
    let run = town.run_on("2026-09-15T10:00", &["check", "--lang", "en"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{place}: {}", run.err);
}

#[test]
fn what_is_written_is_read_without_a_problem() {
    let mut found = 0;
    for page in pages() {
        let is_written = |kind: &Kind| {
            matches!(kind, Kind::File(_) | Kind::In(_) | Kind::HeadOf(_) | Kind::Question)
        };
        if !page.has(is_written) {
            continue;
        }
        let town = town(&page);
        is_fine(&town, &page.path);
        let first = "surveys/first.yaml";
        let base = town.path(first).exists().then(|| String::from_utf8(town.read(first)).unwrap());
        let mut growing = Growing { questions: String::new(), keys: String::new() };
        for block in page.blocks() {
            let place = format!("{}:{}", page.path, block.line);
            match block.kind {
                Kind::Question => growing.questions += &block.text,
                Kind::In(file) if file == first => growing.keys += &block.text,
                Kind::HeadOf(file) => {
                    let whole = block.text + &String::from_utf8(town.read(&file)).unwrap();
                    town.write(&file, whole);
                    is_fine(&town, &place);
                    continue;
                }
                Kind::In(file) => {
                    let whole = String::from_utf8(town.read(&file)).unwrap() + &block.text;
                    town.write(&file, whole);
                    is_fine(&town, &place);
                    continue;
                }
                _ => continue,
            }
            town.write(first, growing.text(base.as_ref().unwrap()));
            is_fine(&town, &place);
            found += 1;
        }
        if base.is_some() {
            // What can be written can be answered.
            town.run("simulate first -n 30 --seed 1").fine();
        }
    }
    assert!(found > 15, "{found}");
}
