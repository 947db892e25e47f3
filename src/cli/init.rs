//! `init`: a new town's folder that already runs end to end. Nothing that is there is touched.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::Datelike;
use clap::Args;

use super::failure::Failure;
use super::folder::unwritable;
use super::ui::Ui;
use mitreden_base::locale::Lang;

/// Make a new town's folder that already runs end to end
#[derive(Args)]
#[command(
    after_help = "The files are in the language of --lang, else in that of the environment.\n\nExamples:\n  mitreden init\n  mitreden init leoben --name \"Stadtgemeinde Leoben\" --lang de"
)]
pub(super) struct InitArgs {
    /// The folder, made if it is not there; the one we stand in if left out
    dir: Option<PathBuf>,
    /// The town's name
    #[arg(long)]
    name: Option<String>,
}

/// What a new folder holds, with `@TOWN@`, `@NAME@` and `@SURVEY@` to be filled in.
struct Templates {
    name: &'static str,
    survey_id: &'static str,
    town: &'static str,
    needs: &'static str,
    survey: &'static str,
    readme: &'static str,
}

const ENGLISH: Templates = Templates {
    name: "Example town",
    survey_id: "digital-needs",
    town: include_str!("init/en/town.yaml"),
    needs: include_str!("init/en/needs.yaml"),
    survey: include_str!("init/en/survey.yaml"),
    readme: include_str!("init/en/README.md"),
};

const GERMAN: Templates = Templates {
    name: "Mustergemeinde",
    survey_id: "digitale-anliegen",
    town: include_str!("init/de/town.yaml"),
    needs: include_str!("init/de/needs.yaml"),
    survey: include_str!("init/de/survey.yaml"),
    readme: include_str!("init/de/README.md"),
};

pub(super) fn run(args: &InitArgs, base: Option<&Path>, ui: &mut Ui) -> Result<(), Failure> {
    let lang = ui.lang;
    let templates = match lang {
        Lang::De => GERMAN,
        Lang::En => ENGLISH,
    };
    let given = args.dir.as_deref().unwrap_or(Path::new(""));
    let root = base.map_or_else(|| given.to_owned(), |base| base.join(given));
    let name = args.name.as_deref().unwrap_or(templates.name).trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err(Failure::user("init-name"));
    }
    let survey = format!("{}-{}", templates.survey_id, ui.now.year());
    let files = [
        (
            "town/town.yaml".to_owned(),
            fill(templates.town, &[("@TOWN@", &id(name)), ("@NAME@", &quoted(name))]),
        ),
        ("town/needs.yaml".to_owned(), templates.needs.to_owned()),
        (format!("surveys/{survey}.yaml"), fill(templates.survey, &[("@SURVEY@", &survey)])),
        ("README.md".to_owned(), fill(templates.readme, &[("@NAME@", name)])),
    ];
    refuse_what_is_there(&root, &files)?;
    let mut written = String::new();
    for (relative, text) in &files {
        let path = root.join(relative);
        if write_new(&path, text)? {
            written.push_str(&path.display().to_string());
            written.push('\n');
        }
    }
    Ui::result(&written)?;
    ui.talk(&next_steps(&root, &survey, lang));
    Ok(())
}

/// A folder with a town, or with one of the files that would be written; a README of its own is
/// welcome to stay.
fn refuse_what_is_there(root: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    for (relative, _) in files.iter().filter(|(relative, _)| relative != "README.md") {
        let file = root.join(relative);
        if file.symlink_metadata().is_ok() {
            let id = if relative == "town/town.yaml" { "init-has-town" } else { "init-has-file" };
            return Err(Failure::user(id)
                .word("folder", shown(root))
                .word("file", file.display().to_string()));
        }
    }
    Ok(())
}

/// Writes a file that is not there yet; false where there is one.
fn write_new(path: &Path, text: &str) -> Result<bool, Failure> {
    let failed = |error| unwritable(path, &error);
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(failed)?;
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file
            .write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(failed)
            .map(|()| true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

fn fill(template: &str, words: &[(&str, &str)]) -> String {
    words.iter().fold(template.to_owned(), |text, (mark, word)| text.replace(mark, word))
}

/// A text as YAML in double quotes, which takes what JSON takes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// An id made of a name: `Sankt Pölten` becomes `sankt-poelten`.
fn id(name: &str) -> String {
    let mut id = String::new();
    for c in name.to_lowercase().chars() {
        match c {
            'ä' => id.push_str("ae"),
            'ö' => id.push_str("oe"),
            'ü' => id.push_str("ue"),
            'ß' => id.push_str("ss"),
            c if c.is_ascii_alphanumeric() => id.push(c),
            _ if id.ends_with('-') => {}
            _ => id.push('-'),
        }
    }
    let id = id.trim_matches('-');
    if id.starts_with(|c: char| c.is_ascii_lowercase()) {
        id.to_owned()
    } else {
        format!("town-{id}").trim_end_matches('-').to_owned()
    }
}

fn shown(root: &Path) -> String {
    if root.as_os_str().is_empty() { ".".to_owned() } else { root.display().to_string() }
}

/// The commands that come next, each with what it does.
fn next_steps(root: &Path, survey: &str, lang: Lang) -> String {
    let steps = [
        (format!("town/needs.yaml, surveys/{survey}.yaml"), "init-change"),
        ("mitreden check".to_owned(), "init-check"),
        (format!("mitreden simulate {survey} -n 300"), "init-simulate"),
        (format!("mitreden rank {survey}"), "init-rank"),
        (format!("mitreden report {survey}"), "init-report"),
    ];
    let width = steps.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    let mut lines = vec![lang.say("init-made", &[("folder", shown(root).into())])];
    if !root.as_os_str().is_empty() {
        lines.push(format!("  cd {}", root.display()));
    }
    lines.extend(
        steps.iter().map(|(command, what)| format!("  {command:width$}  {}", lang.say(what, &[]))),
    );
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_base::ids::is_id;

    #[test]
    fn a_name_becomes_an_id() {
        for (name, expected) in [
            ("Sankt Pölten", "sankt-poelten"),
            ("Stadtgemeinde Leoben", "stadtgemeinde-leoben"),
            ("Groß-Enzersdorf (Stadt)", "gross-enzersdorf-stadt"),
            ("8700 Leoben", "town-8700-leoben"),
            ("Łódź", "d"),
            ("北京", "town"),
        ] {
            assert_eq!(id(name), expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_name_becomes_an_id(name in "\\PC{1,20}") {
            proptest::prop_assert!(is_id(&id(&name)), "{}", id(&name));
        }
    }
}
