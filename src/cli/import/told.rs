//! What people are told of an import: what became of its rows, and what its source held that the
//! file lacks.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::EXAMPLES;
use crate::cli::failure::Failure;
use crate::cli::folder::{Folder, unwritable};
use crate::cli::ui::Ui;
use mitreden_base::locale::{Lang, Word};
use mitreden_base::seed::fingerprint;
use mitreden_base::visible::visible;
use mitreden_define::survey::Survey;
use mitreden_keep::files::write_private;
use mitreden_keep::store::{Arrived, Gone, Import, Outcome, Refused};

/// The folder among the results in which lists of imports lie.
pub(in crate::cli) const LISTS: &str = "import";

/// What is told of.
pub(super) struct Telling<'t> {
    pub(super) file: &'t Path,
    pub(super) what: &'t Import,
    pub(super) survey: &'t Survey,
    pub(super) results: &'t Path,
}

impl Telling<'_> {
    /// Tells what came of the import; what could not be stored is a failure that names the ways
    /// out.
    pub(super) fn tell(
        &self,
        outcome: &Outcome,
        rows: usize,
        folder: &Folder,
        ui: &mut Ui,
    ) -> Result<(), Failure> {
        let Outcome { arrived, gone, withdrawn, refused } = outcome;
        if let Some(refused) = refused {
            return Err(self.refused(refused, outcome, rows, ui.lang));
        }
        Ui::result(&(stored(arrived, ui.lang) + "\n"))?;
        let source = self.source();
        let line = |id: &str, n: usize| {
            let words = [
                ("n", n.into()),
                ("source", source.into()),
                ("survey", self.survey.id.as_str().into()),
            ];
            if n > 0 { Ui::result(&(ui.lang.say(id, &words) + "\n")) } else { Ok(()) }
        };
        line("import-taken-over", arrived.taken_over)?;
        line("import-alike", arrived.alike)?;
        line(
            if self.survey.prefer.is_empty() { "import-double" } else { "import-double-preferred" },
            arrived.double,
        )?;
        line(if *withdrawn { "import-withdrawn" } else { "import-gone" }, gone.len())?;
        let path = list(self.results, source);
        if gone.is_empty() {
            return remove(&path);
        }
        for one in gone.iter().take(EXAMPLES) {
            Ui::result(&format!("  {}\n", described(one, ui.lang)))?;
        }
        if let Some(parent) = path.parent() {
            folder.make(parent)?;
        }
        let written = written(gone).and_then(|bytes| write_private(&path, &bytes));
        written.map_err(|error| unwritable(&path, &error))?;
        let words = [("path", path.display().to_string().into())];
        Ui::result(&(ui.lang.say("import-gone-list", &words) + "\n"))?;
        Ok(())
    }

    /// The source of the file's rows, as far as they have one.
    fn source(&self) -> &str {
        self.what.source.as_deref().unwrap_or(&self.what.mapping)
    }

    /// Why nothing was stored, and the ways out.
    fn refused(&self, refused: &Refused, outcome: &Outcome, rows: usize, lang: Lang) -> Failure {
        let arrived = &outcome.arrived;
        let with = |failure: Failure| {
            failure.word("file", self.file.display().to_string()).word("source", self.source())
        };
        match refused {
            Refused::Elsewhere(names) => {
                let name = |(name, n): &(String, usize)| {
                    lang.say(
                        "import-elsewhere",
                        &[("name", name.as_str().into()), ("n", (*n).into())],
                    )
                };
                let option = |option: &str| {
                    names
                        .iter()
                        .map(|(name, _)| format!("{option} {}", quoted(name)))
                        .collect::<Vec<_>>()
                        .join(" ")
                };
                let list = names.iter().map(name).collect::<Vec<_>>().join(", ");
                let failure = with(Failure::user("failure-import-elsewhere"))
                    .word("n", rows)
                    .word("list", list);
                failure.word("same", option("--was")).word("other", option("--was-not"))
            }
            Refused::Unclear => {
                let words: [(&str, Word); 3] = [
                    ("new", arrived.new.into()),
                    ("known", (arrived.same + arrived.replaced + arrived.double).into()),
                    ("gone", outcome.gone.len().into()),
                ];
                words
                    .into_iter()
                    .fold(with(Failure::user("failure-import-unclear")), |failure, (name, word)| {
                        failure.word(name, word)
                    })
            }
            Refused::Again => with(Failure::user("failure-import-again")),
        }
    }
}

/// What became of the records in the store.
fn stored(arrived: &Arrived, lang: Lang) -> String {
    let Arrived { new, same, replaced, double, erased, .. } = *arrived;
    let mut text = lang.say(
        "import-stored",
        &[("new", new.into()), ("same", same.into()), ("replaced", replaced.into())],
    );
    for (id, n) in [("import-stored-double", double), ("import-stored-erased", erased)] {
        if n > 0 {
            text = text + ", " + &lang.say(id, &[("n", n.into())]);
        }
    }
    text
}

/// A name as it can be typed into a command line.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if name.chars().all(is_plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}

/// A response as far as it can be told without its answers.
fn described(gone: &Gone, lang: Lang) -> String {
    let day = gone.day.map(|day| lang.date(day));
    let parts = [Some(gone.id.to_string()), Some(gone.mode.to_string()), day, gone.place.clone()];
    visible(&parts.into_iter().flatten().collect::<Vec<_>>().join(", ")).into_owned()
}

/// The file that lists what a source held and its last file lacks. A source may be called anything;
/// a file may not.
fn list(results: &Path, source: &str) -> PathBuf {
    let plain: String = source
        .chars()
        .map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' })
        .collect();
    let plain = plain.trim_start_matches('.').to_owned();
    // Two sources must not become one file.
    let print = fingerprint(source.as_bytes());
    let digits: String = print.trim_start_matches("sha256:").chars().take(8).collect();
    let name = if plain == source { plain } else { format!("{plain}-{digits}") };
    results.join(LISTS).join(format!("{name}.gone.csv"))
}

/// The list as a table.
fn written(gone: &[Gone]) -> io::Result<Vec<u8>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["id", "source", "mode", "lang", "day", "place"])?;
    for one in gone {
        let day = one.day.map(|day| day.to_string()).unwrap_or_default();
        let id = one.id.to_string();
        table.write_record([
            &id,
            &one.source,
            one.mode.word(),
            &one.lang,
            &day,
            one.place.as_deref().unwrap_or_default(),
        ])?;
    }
    table.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// Removes what was listed of a source.
pub(super) fn forget(results: &Path, source: &str) -> Result<(), Failure> {
    remove(&list(results, source))
}

fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(path, &error)),
        _ => Ok(()),
    }
}
