//! The fonts pages are set in: the program's own, and for glyphs those lack the machine's.
//!
//! A page in Latin, Greek or Cyrillic letters is the same on every machine. A questionnaire in
//! Arabic or Japanese is set with what is installed; a character no font has a glyph for is a box,
//! and named so that someone can install one.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fontdb::Database;
use typst::foundations::Bytes;
use typst::text::Font;

use super::{BOLD, REGULAR};

/// What stands for a character that no font has a glyph for.
const BOX: char = '\u{25a1}';

static OWN: LazyLock<Vec<Font>> = LazyLock::new(|| {
    [REGULAR, BOLD].into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect()
});

/// The fonts that some texts are set with.
pub(super) struct Fonts {
    pub(super) fonts: Vec<Font>,
    /// The characters of the texts that none of the fonts has a glyph for.
    pub(super) lacking: BTreeSet<char>,
}

impl Fonts {
    /// The program's own fonts and, where texts need them, the machine's.
    pub(super) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let characters: BTreeSet<char> = texts
            .into_iter()
            .flat_map(str::chars)
            .filter(|character| is_drawn(*character))
            .collect();
        let mut fonts = OWN.clone();
        let mut lacking: BTreeSet<char> = characters
            .into_iter()
            .filter(|character| !fonts.iter().any(|font| has(font, *character)))
            .collect();
        if lacking.is_empty() {
            return Self { fonts, lacking };
        }
        let mut machine = Database::new();
        machine.load_system_fonts();
        // By name, so that one machine always takes the same.
        let mut faces: Vec<_> =
            machine.faces().map(|face| (face.post_script_name.clone(), face.id)).collect();
        faces.sort();
        for (_, id) in faces {
            let read = |bytes: &[u8], index| Font::new(Bytes::new(bytes.to_vec()), index);
            let Some(font) = machine.with_face_data(id, read).flatten() else { continue };
            let before = lacking.len();
            lacking.retain(|character| !has(&font, *character));
            if lacking.len() < before {
                fonts.push(font);
            }
            if lacking.is_empty() {
                break;
            }
        }
        Self { fonts, lacking }
    }

    /// A text with a box for each character that no font has a glyph for.
    pub(super) fn shown(&self, text: &str) -> String {
        text.chars()
            .map(|character| if self.lacking.contains(&character) { BOX } else { character })
            .collect()
    }
}

fn has(font: &Font, character: char) -> bool {
    font.info().coverage.contains(u32::from(character))
}

/// Characters that direct or join others and the blanks need no shape of their own.
fn is_drawn(character: char) -> bool {
    let directs = matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ad}' | '\u{e0000}'..='\u{e0fff}');
    !(directs || character.is_whitespace() || character.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_here_needs_no_other_fonts() {
        let fonts = Fonts::of(["Größe → „Ja“ … Ελληνικά Українська ☐ — 5 € \u{202e}\u{200d}"]);
        assert!(fonts.lacking.iter().all(|character| *character == '☐'), "{:?}", fonts.lacking);
        assert!(has(&OWN[0], BOX) && has(&OWN[1], BOX));
    }

    /// Print is the same on every machine only as long as our own letters suffice.
    #[test]
    fn the_catalogues_of_print_need_no_other_fonts() {
        let catalogues = [
            include_str!("../tell/locale/tell.de.ftl"),
            include_str!("../tell/locale/tell.en.ftl"),
            include_str!("../tell/locale/charts.de.ftl"),
            include_str!("../tell/locale/charts.en.ftl"),
            include_str!("../tell/locale/council.de.ftl"),
            include_str!("../tell/locale/council.en.ftl"),
            include_str!("../tell/locale/agenda.de.ftl"),
            include_str!("../tell/locale/agenda.en.ftl"),
            include_str!("../tell/locale/disclosure.de.ftl"),
            include_str!("../tell/locale/disclosure.en.ftl"),
        ];
        let characters = catalogues
            .iter()
            .flat_map(|text| text.chars())
            .filter(|character| is_drawn(*character));
        let foreign: BTreeSet<char> =
            characters.filter(|character| !OWN.iter().all(|font| has(font, *character))).collect();
        assert_eq!(foreign, BTreeSet::new());
    }

    #[test]
    fn a_sign_no_font_has_is_named_and_shown_as_a_box() {
        let fonts = Fonts::of(["a\u{10fffd}b"]);
        assert_eq!(fonts.lacking, BTreeSet::from(['\u{10fffd}']));
        assert_eq!(fonts.shown("a\u{10fffd}b"), "a\u{25a1}b");
    }
}
