//! What people are told of an import: what became of its rows, and what its source held that the
//! file lacks.

use std::path::Path;

use super::EXAMPLES;
use crate::cli::locale::Say as _;
use crate::cli::ui::Ui;
use mitreden_base::locale::Lang;
use mitreden_base::visible::visible;
use mitreden_define::survey::Survey;
use mitreden_keep::store::{Arrived, GoneRows, Refused};
use mitreden_office::failure::Failure;
use mitreden_office::import::ImportDone;

/// The file and the survey of the import that is told of.
pub(super) struct Telling<'t> {
    pub(super) file: &'t Path,
    pub(super) survey: &'t Survey,
}

impl Telling<'_> {
    /// Tells what came of the import; what could not be stored is a failure that names the ways
    /// out.
    pub(super) fn tell(&self, imported: ImportDone, ui: &Ui) -> Result<(), Failure> {
        let outcome = &imported.outcome;
        if let Some(refused) = &outcome.refused {
            return Err(self.refused(refused, &imported, ui.lang));
        }
        let (arrived, gone) = (&outcome.arrived, &outcome.gone);
        Ui::result(&(stored(arrived, ui.lang) + "\n"))?;
        let line = |id: &str, n: usize| {
            let words = [
                ("n", n.into()),
                ("source", imported.source().into()),
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
        line(if outcome.withdrawn { "import-withdrawn" } else { "import-gone" }, gone.len())?;
        for one in gone.iter().take(EXAMPLES) {
            Ui::result(&format!("  {}\n", described(one, ui.lang)))?;
        }
        if let Some(path) = imported.list? {
            let words = [("path", path.display().to_string().into())];
            Ui::result(&(ui.lang.say("import-gone-list", &words) + "\n"))?;
        }
        Ok(())
    }

    /// Why nothing was stored, and how it can be mended.
    fn refused(&self, refused: &Refused, imported: &ImportDone, lang: Lang) -> Failure {
        let (outcome, rows) = (&imported.outcome, imported.report.rows_out);
        let arrived = &outcome.arrived;
        let file = self.file.display().to_string();
        let failed = |id| Failure::user(id).word("source", imported.source());
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
                failed("failure-import-elsewhere")
                    .word("file", file)
                    .word("n", rows)
                    .word("list", list)
                    .word("same", option("--was"))
                    .word("other", option("--was-not"))
            }
            Refused::Unclear => failed("failure-import-unclear")
                .word("file", file)
                .word("new", arrived.new)
                .word("known", arrived.same + arrived.replaced + arrived.double)
                .word("gone", outcome.gone.len()),
            Refused::Again => failed("failure-import-again"),
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
fn described(gone: &GoneRows, lang: Lang) -> String {
    let day = gone.day.map(|day| lang.date(day));
    let parts = [Some(gone.id.to_string()), Some(gone.mode.to_string()), day, gone.place.clone()];
    visible(&parts.into_iter().flatten().collect::<Vec<_>>().join(", ")).into_owned()
}
