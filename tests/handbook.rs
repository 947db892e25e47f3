//! README and the handbook as their readers meet them: each block of code is typed in or read by
//! the program, or says that it is not and is counted here; every link leads somewhere.

pub(crate) mod blocks;
mod links;
pub(crate) mod typed;
mod written;

use blocks::{Kind, Page, pages};

/// The blocks that no test types: command lines, whose grammar is checked all the same, and what is
/// only shown. Whoever adds one counts it here, so that none hides.
const UNTYPED: &[(&str, usize, usize)] = &[
    ("README.md", 3, 0),
    ("docs/src/analysis.md", 1, 1),
    ("docs/src/backups.md", 1, 0),
    ("docs/src/changing.md", 1, 0),
    ("docs/src/de/digital-team.md", 2, 0),
    ("docs/src/de/strasse.md", 3, 0),
    ("docs/src/first-steps.md", 3, 1),
    ("docs/src/for-the-team.md", 1, 2),
    ("docs/src/office.md", 3, 2),
    ("docs/src/online.md", 3, 0),
    ("docs/src/paper.md", 1, 1),
    ("docs/src/running-a-server.md", 4, 5),
    ("docs/src/street.md", 3, 0),
    ("docs/src/what-is-not-shown.md", 1, 0),
];

/// The chapters that draw the street's desk, and the screens on which it is seen.
const DESKS: &[(&str, &str)] =
    &[("street.md", "example_by_keys_en"), ("de/strasse.md", "the_desk_of_a_shift")];

#[test]
fn the_blocks_that_are_not_typed_are_those_that_were_counted() {
    let mut found = Vec::new();
    for page in pages() {
        let count =
            |is: fn(&Kind) -> bool| page.blocks().iter().filter(|block| is(&block.kind)).count();
        let (commands, shown) =
            (count(|kind| *kind == Kind::NotRun), count(|kind| *kind == Kind::Shown));
        if (commands, shown) != (0, 0) {
            found.push((page.path, commands, shown));
        }
    }
    let counted: Vec<_> = UNTYPED
        .iter()
        .map(|(path, commands, shown)| ((*path).to_owned(), *commands, *shown))
        .collect();
    assert_eq!(found, counted);
}

#[test]
fn a_block_of_a_kind_that_no_test_knows_is_told() {
    for info in ["", "yaml", "bash", "console ignore", "sh ignore", "yaml part town/agenda.yaml"] {
        assert!(Kind::of(info).is_none(), "{info}");
    }
}

#[test]
fn excerpts_stand_in_the_files_they_name() {
    let mut found = 0;
    for page in pages() {
        for block in page.blocks() {
            let Kind::PartOf(file) = &block.kind else { continue };
            assert!(
                blocks::of_repository(file).contains(&block.text),
                "{}:{}: not in {file}",
                page.path,
                block.line
            );
            found += 1;
        }
    }
    assert!(found > 0);
}

#[test]
fn the_desk_of_the_street_is_drawn_as_it_is_seen() {
    for (page, screen) in DESKS {
        let desk = Page::of(&format!("docs/src/{page}")).drawn("desk");
        let seen =
            blocks::of_repository(&format!("tests/snapshots/integration__street__{screen}.snap"));
        assert!(seen.contains(&desk), "{page}:\n{desk}");
    }
}

#[test]
fn pages_are_short_enough_to_be_read() {
    for page in pages() {
        let most = if page.path == "README.md" { 200 } else { 320 };
        let lines = page.text.lines().count();
        assert!(lines <= most, "{} has {lines} lines", page.path);
    }
}
