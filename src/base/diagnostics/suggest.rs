//! "Did you mean": the nearest of the names that would have been right.

/// The name nearest to what was written, if it is near enough to be a slip rather than another
/// word.
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = written.chars().count();
    let allowed = match length {
        0 => return None,
        1..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    let lower = written.to_lowercase();
    names
        .into_iter()
        // Every letter too many or too few is a step: most names of a long list are out at once.
        .filter(|name| name.chars().count().abs_diff(length) <= allowed)
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(distance, name)| {
            *distance <= allowed && *distance < name.chars().count().max(length)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The names that would have been right, as a list in a message: the first ones of many.
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 20;
    let mut names: Vec<_> = names.into_iter().collect();
    if names.len() > MOST {
        names.truncate(MOST);
        names.push("…");
    }
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_found_and_other_words_are_not() {
        let keys = ["title", "type", "text", "show_if", "options"];
        assert_eq!(nearest("titel", keys), Some("title"));
        assert_eq!(nearest("showif", keys), Some("show_if"));
        assert_eq!(nearest("Option", keys), Some("options"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("", keys), None);
    }
}
