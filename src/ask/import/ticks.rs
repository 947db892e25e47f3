//! Ticks: in a column for each option programs write, each in its own way, that it was chosen or
//! that it was not.

use super::value::number;

/// What programs write for a tick; case and the way numbers are written do not matter.
const YES: [&str; 16] = [
    "1",
    "true",
    "t",
    "x",
    "yes",
    "y",
    "ja",
    "j",
    "quoted",
    "selected",
    "checked",
    "ticked",
    "wahr",
    "ausgewählt",
    "angekreuzt",
    "✓",
];
/// What programs write where there is no tick.
const NO: [&str; 16] = [
    "0",
    "false",
    "f",
    "no",
    "n",
    "nein",
    "not quoted",
    "not selected",
    "not checked",
    "not ticked",
    "unselected",
    "unchecked",
    "falsch",
    "nicht ausgewählt",
    "nicht gewählt",
    "nicht angekreuzt",
];

/// Whether a value is a tick: as the mapping says, and else as programs usually write it. `None`
/// where it is neither.
///
/// A mapping whose words for "ticked" are none of the usual ones means something of its own, such
/// as 2 for ticked and 1 for not: what is usually a tick then says nothing.
pub(super) fn ticked(raw: &str, yes: &[String], no: &[String], decimal: char) -> Option<bool> {
    let word = plain(raw, decimal);
    let among =
        |list: &[String]| list.iter().any(|listed| listed == raw || plain(listed, decimal) == word);
    let is_usual =
        yes.is_empty() || yes.iter().any(|listed| YES.contains(&plain(listed, decimal).as_str()));
    if among(yes) {
        Some(true)
    } else if among(no) || NO.contains(&word.as_str()) {
        Some(false)
    } else if is_usual && YES.contains(&word.as_str()) {
        Some(true)
    } else {
        None
    }
}

/// A value in one spelling: 1.0 is 1, and TRUE is true.
fn plain(raw: &str, decimal: char) -> String {
    let number = number(raw, decimal).or_else(|| number(raw, '.'));
    number.map_or_else(|| raw.trim().to_lowercase(), |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str, yes: &[&str], no: &[&str]) -> Option<bool> {
        let owned = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        ticked(raw, &owned(yes), &owned(no), '.')
    }

    #[test]
    fn a_tick_is_a_tick_however_programs_write_it() {
        for yes in [
            "1", "1.0", "01", "true", "TRUE", "True", "x", "X", "yes", "ja", "Ja", "Quoted", "WAHR",
        ] {
            assert_eq!(read(yes, &["1"], &[]), Some(true), "{yes}");
            assert_eq!(read(yes, &[], &[]), Some(true), "{yes}");
        }
        for no in ["0", "0.0", "False", "FALSE", "no", "Nein", "Not quoted", "FALSCH"] {
            assert_eq!(read(no, &["1"], &[]), Some(false), "{no}");
        }
        assert_eq!(ticked("1,0", &["1".to_owned()], &[], ','), Some(true));
        for neither in ["2", "maybe", "1.5", "n/a", "-"] {
            assert_eq!(read(neither, &["1"], &[]), None, "{neither}");
        }
    }

    #[test]
    fn what_the_mapping_says_goes_before_what_is_usual() {
        assert_eq!(read("2", &["2"], &["1"]), Some(true));
        assert_eq!(read("1", &["2"], &["1"]), Some(false));
        assert_eq!(read("1", &["2"], &[]), None, "neither of the two");
        assert_eq!(read("0", &["0"], &["1"]), Some(true));
        assert_eq!(read("-", &["1"], &["-"]), Some(false));
        assert_eq!(read("Wi-Fi", &["Wi-Fi"], &[]), Some(true));
    }
}
