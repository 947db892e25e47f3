//! The built-in font: registered once, and how wide a text is in it.

use std::sync::LazyLock;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use super::{ChartError, hyphens};
use crate::model::Label;
use mitreden_base::locale::Lang;
use mitreden_press::{BOLD, FAMILY, REGULAR};

/// Plotters divides by this what it writes as `font-size`.
const HEIGHT_OF_EM: f64 = 1.24;

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
        if *REGISTERED {
            Ok(FontDesc::new(FontFamily::Name(FAMILY), size, style))
        } else {
            Err(ChartError::Font)
        }
    }

    /// Returns how wide a text is.
    pub(super) fn width(self, text: &str) -> Result<f64, ChartError> {
        // Plotters measures in whole pixels: measure large.
        let (width, _) = self.desc(16.0)?.box_size(text).map_err(|_| ChartError::Font)?;
        Ok(f64::from(width) / 16.0)
    }

    /// Returns the room a text needs, so that it is not clipped where a reader's program has
    /// another font than ours: a usual one such as `DejaVu Sans` is up to 9 % wider, and its bold
    /// letters up to 18 %.
    pub(super) fn room(self, text: &str) -> Result<f64, ChartError> {
        Ok(self.width(text)? * if self.bold { 1.18 } else { 1.09 })
    }

    /// Breaks a text of a language into lines that have their room in `width`: at blanks and after
    /// hyphens, and inside a word only if the word alone is too wide.
    pub(super) fn wrap(
        self,
        text: &str,
        width: f64,
        context: &str,
    ) -> Result<Vec<String>, ChartError> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for piece in pieces(text) {
            let longer = format!("{line}{piece}");
            if self.room(longer.trim_end())? <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            line = self.broken(piece, width, context, &mut lines)?;
        }
        lines.push(line.trim_end().to_owned());
        Ok(lines)
    }

    /// Breaks a name into lines in its own language, which is the chart's if it says none.
    pub(super) fn wrap_name(
        self,
        name: &Label,
        width: f64,
        lang: Lang,
    ) -> Result<Vec<String>, ChartError> {
        self.wrap(name.as_str(), width, name.language().unwrap_or(lang.tag()))
    }

    /// Breaks a word that is too wide with hyphens between syllables, or anywhere where even one of
    /// these is too wide, and returns what is left of it.
    fn broken(
        self,
        word: &str,
        width: f64,
        context: &str,
        lines: &mut Vec<String>,
    ) -> Result<String, ChartError> {
        let syllables = hyphens::places(word, context);
        let mut from = 0;
        loop {
            let rest = word.get(from..).unwrap_or_default();
            let ends: Vec<usize> = rest.char_indices().skip(1).map(|(at, _)| from + at).collect();
            if ends.is_empty() || self.room(rest.trim_end())? <= width {
                return Ok(rest.to_owned());
            }
            let mut fitting = Vec::new();
            for places in [&syllables, &ends] {
                for at in places.iter().copied().filter(|at| *at > from) {
                    if self.room(&format!("{}-", word.get(from..at).unwrap_or_default()))? > width {
                        break;
                    }
                    fitting.push(at);
                }
                if !fitting.is_empty() {
                    break;
                }
            }
            let syllable = hyphens::best(&fitting, word).filter(|at| syllables.contains(at));
            // One letter stands on a line even if it is wider.
            let end = syllable
                .or(fitting.last().copied())
                .or(ends.first().copied())
                .unwrap_or(word.len());
            lines.push(format!("{}-", word.get(from..end).unwrap_or_default()));
            from = end;
        }
    }
}

/// Splits a text where a line may end; each piece keeps its blank, hyphen or stroke.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '\u{2013}', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: Type = Type::regular(15.0);

    #[test]
    fn lines_fit_and_lose_nothing() {
        let text = "Kinder-Betreuung in den Ferien und Donaudampfschifffahrtsgesellschaftskapitän";
        let lines = TYPE.wrap(text, 150.0, "de").unwrap();
        assert!(lines.len() > 3, "{lines:?}");
        assert!(lines.iter().all(|line| TYPE.width(line).unwrap() <= 150.0), "{lines:?}");
        let letters = |text: &str| text.replace([' ', '-'], "");
        assert_eq!(letters(&lines.concat()), letters(text));
    }

    #[test]
    fn words_part_between_syllables() {
        let broken = |word: &str, width: f64| TYPE.wrap(word, width, "de").unwrap();
        assert_eq!(
            broken("Kinderbetreuungseinrichtungsverwaltungen", 197.0),
            ["Kinderbetreuungsein-", "richtungsverwaltungen"]
        );
        assert_eq!(
            broken("Fußgängerzonenbeleuchtungskonzept", 178.0),
            ["Fußgängerzonen-", "beleuchtungskonzept"]
        );
        assert_eq!(broken("Digitalisierungsbeirat", 150.0), ["Digitalisierungs-", "beirat"]);
    }

    #[test]
    fn a_name_parts_in_its_own_language() {
        let name = |context: Option<&str>| {
            TYPE.wrap_name(&Label::in_lang("Telecommunication", context), 100.0, Lang::De).unwrap()
        };
        assert_eq!(name(Some("en")), ["Telecom-", "munication"]);
        assert_eq!(name(None), TYPE.wrap("Telecommunication", 100.0, "de").unwrap());
    }

    #[test]
    fn no_line_is_too_narrow_to_end() {
        assert_eq!(TYPE.wrap("ab", 1.0, "de").unwrap(), ["a-", "b"]);
        assert_eq!(TYPE.wrap("", 10.0, "de").unwrap(), [""]);
        assert_eq!(TYPE.wrap("Straße", 22.0, "xx").unwrap().concat().replace('-', ""), "Straße");
    }

    #[test]
    fn bold_is_wider() {
        assert!(Type::bold(15.0).width("Straßen").unwrap() > TYPE.width("Straßen").unwrap());
    }
}
