//! What files of a town are called, and which names are nobody's.

use std::path::Path;

/// The endings of files that editors and systems leave behind, which are no files of the town.
const LEAVINGS: [&str; 4] = ["~", ".swp", ".swo", ".orig"];
/// The names of files that systems put into folders.
const SYSTEM: [&str; 3] = ["Thumbs.db", "desktop.ini", "Icon\r"];

/// Whether a file is named like one in YAML.
pub fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "yaml" || end == "yml")
}

/// Whether a file is named like one that holds quotes, not a questionnaire.
pub(crate) fn is_quotes(path: &Path) -> bool {
    let ends =
        |end: &str| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(end));
    ends(".quotes.yaml") || ends(".quotes.yml")
}

/// Whether a file was left behind by an editor or a system.
pub(crate) fn is_leaving(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || LEAVINGS.iter().any(|end| name.ends_with(end))
        || SYSTEM.contains(&name)
}

/// A file's name.
pub fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A file's name without its ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A path as it is shown and stored: with `/`, on every system.
pub fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_leave_is_passed_over() {
        for name in [
            "needs.yaml~",
            ".#needs.yaml",
            "#needs.yaml#",
            ".needs.yaml.swp",
            "a.orig",
            ".DS_Store",
            "Thumbs.db",
        ] {
            assert!(is_leaving(name), "{name}");
        }
        assert!(!is_leaving("needs.yml"));
    }
}
