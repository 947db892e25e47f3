//! Texts from outside, as they may be shown: on a terminal, in a log, in a protocol, on paper.
//!
//! Files, forms, headers, addresses and arguments can hold control characters: they clear screens,
//! rename windows, hide what follows, and no font has a picture of them. None passes here but the
//! end of a line and the tab.

use std::borrow::Cow;

/// What stands for a character that cannot be shown.
const UNSHOWN: char = '\u{fffd}';

/// A text without control characters: `�` stands where one was. Ends of lines are written `\n`,
/// tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unshown) {
        return Cow::Borrowed(text);
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(lines.chars().map(|c| if is_unshown(c) { UNSHOWN } else { c }).collect())
}

/// Whether a character must not reach whoever reads: every control character but the end of a line
/// and the tab.
pub fn is_unshown(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_moves_the_cursor_is_seen_and_what_is_plain_stays() {
        assert_eq!(visible("a\u{1b}]0;x\u{7}b"), "a\u{fffd}]0;x\u{fffd}b");
        assert_eq!(visible("a\u{9b}31mb\u{7f}\u{85}\0"), "a\u{fffd}31mb\u{fffd}\u{fffd}\u{fffd}");
        assert_eq!(visible("one\r\ntwo\rthree"), "one\ntwo\nthree");
        assert!(matches!(
            visible("Größe\t3\n日本 \u{200f}🙂"),
            Cow::Borrowed("Größe\t3\n日本 \u{200f}🙂")
        ));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn no_control_character_passes_and_twice_is_once(text in "(\\PC|[\u{0}-\u{1f}]|[\u{7f}-\u{9f}]){0,40}") {
            let shown = visible(&text).into_owned();
            prop_assert!(shown.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')));
            prop_assert_eq!(visible(&shown), shown.as_str());
            let kept = |text: &str| text.chars().filter(|c| !c.is_control() && *c != UNSHOWN).collect::<String>();
            prop_assert_eq!(kept(&shown), kept(&text));
        }
    }
}
