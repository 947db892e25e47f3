//! The built-in font: registered once, and how wide a text is in it.

use std::sync::LazyLock;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use super::ChartError;

/// The name under which the font is registered. Where it is not installed a reader's program takes its own.
pub(super) const FAMILY: &str = "Inter";

/// Plotters divides by this what it writes as `font-size`.
const HEIGHT_OF_EM: f64 = 1.24;

/// The font's file.
pub(super) const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.otf");
/// The file of its bold letters.
pub(super) const BOLD: &[u8] = include_bytes!("fonts/Inter-Bold.otf");

static REGISTERED: LazyLock<bool> = LazyLock::new(|| {
    let regular = register_font(FAMILY, FontStyle::Normal, REGULAR);
    let bold = register_font(FAMILY, FontStyle::Bold, BOLD);
    regular.is_ok() && bold.is_ok()
});

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) bold: bool,
}

impl Type {
    pub(super) const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }

    pub(super) const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// Returns the height of a line.
    pub(super) fn line(self) -> f64 {
        self.size * 1.25
    }

    /// Returns the height of some lines.
    pub(super) fn tall(self, lines: &[String]) -> f64 {
        self.line() * lines.len() as f64
    }

    /// Returns the font at a magnified size, as plotters wants it.
    pub(super) fn desc(self, magnified: f64) -> Result<FontDesc<'static>, ChartError> {
        let style = if self.bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = self.size * HEIGHT_OF_EM * magnified;
        if *REGISTERED { Ok(FontDesc::new(FontFamily::Name(FAMILY), size, style)) } else { Err(ChartError::Font) }
    }

    /// Returns how wide a text is.
    pub(super) fn width(self, text: &str) -> Result<f64, ChartError> {
        // Plotters measures in whole pixels: measure large.
        let (width, _) = self.desc(16.0)?.box_size(text).map_err(|_| ChartError::Font)?;
        Ok(f64::from(width) / 16.0)
    }

    /// Breaks a text into lines no wider than `width`: at blanks and after hyphens, and inside a word only if the word
    /// alone is too wide.
    pub(super) fn wrap(self, text: &str, width: f64) -> Result<Vec<String>, ChartError> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for piece in pieces(text) {
            let longer = format!("{line}{piece}");
            if self.width(longer.trim_end())? <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            line = self.broken(piece, width, &mut lines)?;
        }
        lines.push(line.trim_end().to_owned());
        Ok(lines)
    }

    /// Breaks a word that is too wide with hyphens and returns what is left of it.
    fn broken(self, word: &str, width: f64, lines: &mut Vec<String>) -> Result<String, ChartError> {
        let mut rest: Vec<char> = word.chars().collect();
        loop {
            let mut fits = 0;
            for end in 1..=rest.len() {
                let hyphen = if end < rest.len() { "-" } else { "" };
                let part: String = rest[..end].iter().collect();
                if self.width(&format!("{}{hyphen}", part.trim_end()))? <= width {
                    fits = end;
                }
            }
            if fits == rest.len() || rest.len() < 2 {
                return Ok(rest.into_iter().collect());
            }
            let left = rest.split_off(syllable(&rest, fits));
            lines.push(rest.into_iter().chain(['-']).collect());
            rest = left;
        }
    }
}

/// Returns where a word that must end at `fits` at the latest is better parted: before a consonant that begins a
/// syllable, if there is one in reach.
fn syllable(word: &[char], fits: usize) -> usize {
    let vowel = |c: char| "aeiouyäöü".contains(c);
    let fits = fits.clamp(1, word.len());
    let begins = |at: &usize| match word.get(at - 1..at + 2) {
        // "ch", "sch", and "ck" stay together.
        Some(['c' | 's' | 'p' | 't', 'h', _] | ['c', 'k', _]) | None => false,
        Some([_, first, second]) => first.is_alphabetic() && !vowel(*first) && vowel(*second),
        Some(_) => false,
    };
    (fits.saturating_sub(6).max(2)..=fits).rev().find(begins).unwrap_or(fits)
}

/// Splits a text where a line may end; each piece keeps its blank or hyphen.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '\u{2013}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: Type = Type::regular(15.0);

    #[test]
    fn lines_fit_and_lose_nothing() {
        let text = "Kinder-Betreuung in den Ferien und Donaudampfschifffahrtsgesellschaftskapitän";
        let lines = TYPE.wrap(text, 150.0).unwrap();
        assert!(lines.len() > 3, "{lines:?}");
        assert!(lines.iter().all(|line| TYPE.width(line).unwrap() <= 150.0), "{lines:?}");
        let letters = |text: &str| text.replace([' ', '-'], "");
        assert_eq!(letters(&lines.concat()), letters(text));
    }

    #[test]
    fn words_part_between_syllables() {
        let lines = TYPE.wrap("Kinderbetreuungseinrichtungsverwaltungen", 180.0).unwrap();
        assert_eq!(lines, ["Kinderbetreuungsein-", "richtungsverwaltungen"]);
    }

    #[test]
    fn no_line_is_too_narrow_to_end() {
        assert_eq!(TYPE.wrap("ab", 1.0).unwrap(), ["a-", "b"]);
        assert_eq!(TYPE.wrap("", 10.0).unwrap(), [""]);
    }

    #[test]
    fn bold_is_wider() {
        assert!(Type::bold(15.0).width("Straßen").unwrap() > TYPE.width("Straßen").unwrap());
    }
}
