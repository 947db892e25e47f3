//! Text in columns: umlauts take one, wide characters two, combining ones none. Nothing is cut
//! without a mark.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// A text without characters that would move the cursor or colour the screen.
pub(super) fn visible(text: &str) -> String {
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

/// Lines of at most so many columns, broken between words; a word that is too long goes on in the
/// next line.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        // A space that must not break is no space here.
        for word in visible(paragraph).split(' ').filter(|word| !word.is_empty()) {
            let gap = usize::from(!line.is_empty());
            if width(&line) + gap + width(word) <= columns {
                line.extend(std::iter::repeat_n(' ', gap));
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                if width(&line) + c.width().unwrap_or(0) > columns {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
        lines.push(line);
    }
    lines
}

/// One line of at most so many columns; `…` stands for what is not shown.
pub(super) fn fit(text: &str, columns: usize) -> String {
    let text = visible(&text.replace('\n', " "));
    if width(&text) <= columns {
        return text;
    }
    let mut line = String::new();
    for c in text.chars() {
        if width(&line) + c.width().unwrap_or(0) + 1 > columns {
            break;
        }
        line.push(c);
    }
    line.truncate(line.trim_end().len());
    line + "…"
}

/// A text filled up with blanks.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    let mut text = text.to_owned();
    text.extend(std::iter::repeat_n(' ', blanks));
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_between_words_by_columns_not_bytes() {
        assert_eq!(wrap("Größe über alles", 10), ["Größe über", "alles"]);
        assert_eq!(wrap("日本語テキスト", 6), ["日本語", "テキス", "ト"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(wrap("a\nb", 9), ["a", "b"]);
        assert_eq!(wrap("1\u{a0}Mai", 4), ["1\u{a0}Ma", "i"]);
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(fit("Stadtteil", 9), "Stadtteil");
        assert_eq!(fit("Stadtteile", 9), "Stadttei…");
        assert_eq!(fit("日本語", 5), "日本…");
        assert_eq!(fit("a\u{1b}[31mb\u{7}", 20), "a[31mb");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn nothing_overflows_and_nothing_is_lost(text in "[a-zäß日🙂e\u{301} ]{0,60}", columns in 2_usize..30) {
            let lines = wrap(&text, columns);
            prop_assert!(lines.iter().all(|line| width(line) <= columns));
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            prop_assert!(width(&fit(&text, columns)) <= columns);
        }
    }
}
