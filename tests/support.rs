//! A town in a temporary folder, and the executable run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A town of its own for one test.
pub(crate) struct Town {
    folder: TempDir,
}

/// What a run printed, and its exit code.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Town {
    /// A town with the files of a folder of this repository.
    pub(crate) fn of(folder: &str) -> Self {
        let town = Self { folder: TempDir::with_prefix("mitreden-test-").unwrap() };
        for part in ["town", "surveys"] {
            copy(&Path::new(ROOT).join(folder).join(part), &town.path(part));
        }
        town
    }

    /// The smallest town there is, with one survey of this text.
    pub(crate) fn with_survey(text: &str) -> Self {
        let town = Self { folder: TempDir::with_prefix("mitreden-test-").unwrap() };
        town.write("town/town.yaml", "town: test\nname: Test\nlanguages: [en]\n");
        town.write("town/needs.yaml", "wifi: Free Wi-Fi\nhelp: Help\nparking: Parking\n");
        town.write("surveys/s.yaml", text);
        town
    }

    /// A folder without a town.
    pub(crate) fn none() -> Self {
        Self { folder: TempDir::with_prefix("mitreden-test-").unwrap() }
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    pub(crate) fn write(&self, relative: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, relative: &str) -> Vec<u8> {
        fs::read(self.path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
    }

    /// The report of a survey in Markdown with its annex, in the language with that suffix.
    pub(crate) fn report(&self, survey: &str, suffix: &str) -> String {
        let file = |stem: &str| self.path(&format!("reports/{survey}/{stem}{suffix}.md"));
        let report = fs::read_to_string(file("report")).unwrap();
        report + &fs::read_to_string(file("annex")).unwrap()
    }

    /// Runs a command line, its words separated by blanks.
    pub(crate) fn run(&self, line: &str) -> Run {
        self.run_with(&line.split(' ').collect::<Vec<_>>())
    }

    pub(crate) fn run_with(&self, args: &[&str]) -> Run {
        self.run_in(args, "C.UTF-8")
    }

    /// Runs a command in an environment of this language.
    pub(crate) fn run_in(&self, args: &[&str], language: &str) -> Run {
        Self::run_at(self.folder.path(), args, language)
    }

    /// Runs a command from a folder below the town's.
    pub(crate) fn run_below(&self, folder: &str, args: &[&str]) -> Run {
        Self::run_at(&self.path(folder), args, "C.UTF-8")
    }

    /// Runs a command at another time than usual.
    pub(crate) fn run_on(&self, now: &str, args: &[&str]) -> Run {
        Self::run_then(self.folder.path(), now, args, "C.UTF-8")
    }

    fn run_at(folder: &Path, args: &[&str], language: &str) -> Run {
        Self::run_then(folder, "2026-05-12T10:00", args, language)
    }

    fn run_then(folder: &Path, now: &str, args: &[&str], language: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
        command
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .env_remove("COLUMNS")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", language)
            .args(["--now", now])
            .args(args);
        Run::of(&command.output().unwrap())
    }
}

impl Run {
    pub(crate) fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// The run went well.
    #[track_caller]
    pub(crate) fn fine(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self
    }

    /// The run failed in a way its user can mend, and says so without a panic.
    #[track_caller]
    pub(crate) fn refused(self) -> Self {
        assert_eq!(self.code, 1, "{}{}", self.out, self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }
}

/// The rows of the tables of a Markdown file, without the blanks that align them.
pub(crate) fn table_rows(markdown: &str) -> Vec<String> {
    let row = |line: &str| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        format!("| {} |", cells.join(" | "))
    };
    markdown.lines().filter(|line| line.starts_with('|')).map(row).collect()
}

/// A screen without the sign of the show cards, which changes with the questionnaire.
pub(crate) fn without_sign(screen: &str) -> String {
    let mut parts =
        screen.split_inclusive(" Zeichen ").flat_map(|part| part.split_inclusive(" the sign "));
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let sign = part
            .chars()
            .take_while(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit())
            .count();
        shown += &"#".repeat(if sign == 5 { 5 } else { 0 });
        shown += if sign == 5 { &part[5..] } else { part };
    }
    shown
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
