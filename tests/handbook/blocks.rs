//! The pages, and the blocks of code in them.

use std::fs;
use std::path::Path;

use crate::support::ROOT;

/// README, or a chapter of the handbook.
pub(crate) struct Page {
    /// Where it lies in the repository.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What stands between two fences.
pub(crate) struct Block {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

/// What becomes of a block, by the words behind its fence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `console`: typed, and compared with what is said.
    Console,
    /// `sh`: typed, and goes well.
    Shell,
    /// `sh not-run`: its commands are not typed, but they parse.
    NotRun,
    /// `yaml FILE`: a whole file of the town.
    File(String),
    /// `yaml in FILE`: goes on at the end of that file.
    In(String),
    /// `yaml head of FILE`: that file may begin so.
    HeadOf(String),
    /// `yaml part of FILE`: stands so in a file of this repository.
    PartOf(String),
    /// `yaml question`: further questions of `surveys/first.yaml`.
    Question,
    /// `json`: what `rank` gives.
    Json,
    /// `text NAME`: a drawing that has a test of its own.
    Drawn(String),
    /// What is only shown, and what other programs read.
    Shown,
}

impl Kind {
    pub(crate) fn of(info: &str) -> Option<Self> {
        let words: Vec<_> = info.split(' ').collect();
        let is_file = |word: &str| word.contains('.');
        Some(match words[..] {
            ["console"] => Self::Console,
            ["sh"] => Self::Shell,
            ["sh", "not-run"] => Self::NotRun,
            ["json"] => Self::Json,
            ["yaml", "question"] => Self::Question,
            ["text", "check" | "desk"] => Self::Drawn(words[1].to_owned()),
            ["text" | "ini" | "nginx" | "sql"] => Self::Shown,
            ["yaml", "in", file] if is_file(file) => Self::In(file.to_owned()),
            ["yaml", "head", "of", file] if is_file(file) => Self::HeadOf(file.to_owned()),
            ["yaml", "part", "of", file] if is_file(file) => Self::PartOf(file.to_owned()),
            ["yaml" | "csv" | "json", file] if is_file(file) => Self::File(file.to_owned()),
            _ => return None,
        })
    }
}

impl Page {
    pub(crate) fn of(path: &str) -> Self {
        Self { path: path.to_owned(), text: of_repository(path) }
    }

    /// Its blocks, in order. A fence stands at the beginning of its line, so that none is
    /// overlooked.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut open: Option<Block> = None;
        for (at, line) in self.text.lines().enumerate() {
            let here = format!("{}:{}", self.path, at + 1);
            assert!(
                !line.starts_with([' ', '>']) || !line.contains("```"),
                "{here}: a fence that is indented"
            );
            match (line.strip_prefix("```"), &mut open) {
                (Some(info), None) => {
                    let kind = Kind::of(info)
                        .unwrap_or_else(|| panic!("{here}: no test knows what `{info}` is"));
                    open = Some(Block { line: at + 1, kind, text: String::new() });
                }
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (None, Some(block)) => block.text.extend([line, "\n"]),
                (None, None) => {}
            }
        }
        assert!(open.is_none(), "{}: a fence is not closed", self.path);
        blocks
    }

    /// Its text without blocks.
    pub(crate) fn prose(&self) -> String {
        let mut is_inside = false;
        let mut prose = String::new();
        for line in self.text.lines() {
            let is_fence = line.starts_with("```");
            is_inside ^= is_fence;
            if !is_inside && !is_fence {
                prose += line;
            }
            prose += "\n";
        }
        prose
    }

    /// The files it gives whole.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let file = |block: Block| match block.kind {
            Kind::File(file) => Some((file, block.text)),
            _ => None,
        };
        self.blocks().into_iter().filter_map(file).collect()
    }

    /// The one file of this name.
    pub(crate) fn file(&self, name: &str) -> String {
        self.files()
            .into_iter()
            .find(|(file, _)| file == name)
            .unwrap_or_else(|| panic!("{}: no {name}", self.path))
            .1
    }

    /// The drawing of this name.
    pub(crate) fn drawn(&self, name: &str) -> String {
        let is_it = |block: &Block| block.kind == Kind::Drawn(name.to_owned());
        self.blocks()
            .into_iter()
            .find(is_it)
            .unwrap_or_else(|| panic!("{}: no block `text {name}`", self.path))
            .text
    }

    pub(crate) fn has(&self, is: fn(&Kind) -> bool) -> bool {
        self.blocks().iter().any(|block| is(&block.kind))
    }
}

/// README and all chapters, by their paths.
pub(crate) fn pages() -> Vec<Page> {
    std::iter::once("README.md".to_owned()).chain(chapters()).map(|path| Page::of(&path)).collect()
}

/// The chapters' paths, sorted.
pub(crate) fn chapters() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec!["docs/src".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(Path::new(ROOT).join(&folder)).unwrap().map(Result::unwrap) {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(path);
            } else if entry.path().extension().is_some_and(|end| end == "md")
                && entry.file_name() != "SUMMARY.md"
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The text of a file of this repository.
pub(crate) fn of_repository(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
