//! A new town's folder that already runs end to end. Nothing that is there is touched.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, unwritable};
use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use mitreden_base::locale::Lang;
use mitreden_define::town::TownKind;

/// How long a new survey is open after the week in which it opens, in days.
const OPEN: Days = Days::new(5 * 7);

/// The files of a new folder, in which `@TOWN@`, `@NAME@`, `@SURVEY@` and the like are filled in.
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
    town: include_str!("en/town.yaml"),
    needs: include_str!("en/needs.yaml"),
    survey: include_str!("en/survey.yaml"),
    readme: include_str!("en/README.md"),
};

const GERMAN: Templates = Templates {
    name: "Mustergemeinde",
    survey_id: "digitale-anliegen",
    town: include_str!("de/town.yaml"),
    needs: include_str!("de/needs.yaml"),
    survey: include_str!("de/survey.yaml"),
    readme: include_str!("de/README.md"),
};

/// The folder that was made.
pub struct NewTown {
    /// The files that were written.
    pub files: Vec<PathBuf>,
    /// The id of the survey in it.
    pub survey: String,
}

/// Makes a town's folder, in a language, with a survey of this year that opens today. A kind that
/// is not said is what the name says.
pub fn init(
    root: &Path,
    (name, kind): (Option<&str>, Option<TownKind>),
    (lang, today): (Lang, NaiveDate),
) -> Result<NewTown, Failure> {
    let templates = match lang {
        Lang::De => GERMAN,
        Lang::En => ENGLISH,
    };
    let name = name.unwrap_or(templates.name).trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err(Failure::user("init-name"));
    }
    let kind = kind.unwrap_or_else(|| kind_of(name)).word();
    // The remark stands where those of the other lines do.
    let pad = " ".repeat(34_usize.saturating_sub(kind.len()));
    let survey = format!("{}-{}", templates.survey_id, today.year());
    // Whoever tries it out at once finds it open.
    let sunday = today.week(Weekday::Mon).last_day();
    let closes = sunday.checked_add_days(OPEN).unwrap_or(sunday);
    let (opens, closes) = (today.to_string(), closes.to_string());
    let words = [("@SURVEY@", &*survey), ("@OPENS@", &opens), ("@CLOSES@", &closes)];
    let files = [
        (
            "town/town.yaml".to_owned(),
            fill(
                templates.town,
                &[
                    ("@TOWN@", &id(name)),
                    ("@KIND@", kind),
                    ("@PAD@", &pad),
                    ("@NAME@", &quoted(name)),
                ],
            ),
        ),
        ("town/needs.yaml".to_owned(), templates.needs.to_owned()),
        (format!("surveys/{survey}.yaml"), fill(templates.survey, &words)),
        ("README.md".to_owned(), fill(templates.readme, &[("@NAME@", name)])),
    ];
    refuse_what_is_there(root, &files)?;
    let mut written = Vec::new();
    for (relative, text) in &files {
        let path = root.join(relative);
        if write_new(&path, text)? {
            written.push(path);
        }
    }
    Ok(NewTown { files: written, survey })
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

/// What a name says of what it names: "Marktgemeinde Gratwein" is a market town.
fn kind_of(name: &str) -> TownKind {
    const SAID: [(&str, TownKind); 6] = [
        ("stadtgemeinde", TownKind::Town),
        ("marktgemeinde", TownKind::MarketTown),
        ("market town", TownKind::MarketTown),
        ("gemeinde", TownKind::Municipality),
        ("municipality", TownKind::Municipality),
        ("city of", TownKind::City),
    ];
    let name = name.to_lowercase();
    SAID.iter()
        .find(|(word, _)| name.contains(word))
        .map_or_else(TownKind::default, |(_, kind)| *kind)
}

/// An id made from a name: `Sankt Pölten` becomes `sankt-poelten`.
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

/// The path of a folder, as it is shown.
pub fn shown(root: &Path) -> String {
    if root.as_os_str().is_empty() { ".".to_owned() } else { root.display().to_string() }
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

    #[test]
    fn a_name_says_what_it_names() {
        for (name, kind) in [
            ("Stadtgemeinde Leoben", TownKind::Town),
            ("Marktgemeinde Gratwein", TownKind::MarketTown),
            ("Gemeinde Gaal", TownKind::Municipality),
            ("Municipality of Gaal", TownKind::Municipality),
            ("City of Graz", TownKind::City),
            ("Marktgemeinde Neustadtl", TownKind::MarketTown),
            ("Leoben", TownKind::Town),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_name_becomes_an_id(name in "\\PC{1,20}") {
            proptest::prop_assert!(is_id(&id(&name)), "{}", id(&name));
        }
    }
}
