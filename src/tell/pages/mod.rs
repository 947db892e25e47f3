//! The report as pages: an A4 PDF that a screen reader can read and an archive can keep (PDF/UA-1, PDF/A-2a).
//!
//! The template `report.typ` sets what `data` tells it; no text reaches it as markup.

mod data;

use super::model::Document;
use super::report::File;
use super::typeset::{CannotSet, Pages, archival};

const TEMPLATE: &str = include_str!("report.typ");

/// Sets a document with its pictures.
pub fn set(document: &Document, pictures: &[File]) -> Result<Pages, CannotSet> {
    let json = serde_json::to_string(&data::of(document, pictures)).map_err(|error| CannotSet::of(&error))?;
    let mut texts = vec![("data.json".to_owned(), json)];
    for file in pictures {
        texts.extend(data::sheets(file).into_iter().map(|(name, svg)| (name, svg.to_owned())));
    }
    let texts: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let crest = document.cover.crest.iter().map(|crest| (crest.name.as_str(), crest.bytes.as_slice()));
    archival(TEMPLATE, &texts, &crest.collect::<Vec<_>>(), document.cover.day)
}

/// Whether a file is a picture of the kind its ending says, as far as pages can show it.
pub fn is_picture(ending: &str, bytes: &[u8]) -> bool {
    match ending {
        "svg" => std::str::from_utf8(bytes).is_ok_and(|text| {
            resvg::usvg::roxmltree::Document::parse(text)
                .is_ok_and(|svg| svg.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")))
        }),
        "png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "jpg" | "jpeg" => bytes.starts_with(b"\xff\xd8\xff"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::locale::Lang;
    use crate::tell::model::{Block, Column, Cover, Crest, Section, Table, Text};

    fn document() -> Document {
        let table = Table::new("T", [Column::words("a"), Column::numbers("b")], [["x".into(), "1".into()]]).with_note("n");
        let blocks = vec![
            Block::paragraph(Text::from("#panic() $x$ *_@<a> \\ `` // [#] = - + 1. \u{202e}").noted("note")),
            Block::list(["one", "two\nlines"]),
            Block::Numbered(vec!["first".into()]),
            Block::Quote("said".into()),
            Block::Table(table),
        ];
        let part = Section::new("Part", Vec::new());
        Document {
            lang: Lang::De,
            title: "T".into(),
            cover: Cover::sample(),
            notices: vec![Text::strong("N")],
            lead: vec!["Lead".into()],
            sections: vec![Section { heading: "One".into(), blocks, sections: vec![part] }],
            notes: vec!["end".into()],
        }
    }

    #[test]
    fn every_kind_of_block_is_set_and_always_the_same() {
        let pages = set(&document(), &[]).unwrap();
        assert!(pages.pdf.starts_with(b"%PDF-1.7") && pages.lacking.is_empty(), "{:?}", pages.lacking);
        assert_eq!(pages.pdf, set(&document(), &[]).unwrap().pdf);
    }

    #[test]
    fn a_crest_that_is_no_picture_is_told() {
        let mut document = document();
        document.cover.crest = Some(Crest { name: "crest.png".to_owned(), bytes: b"no picture".to_vec() });
        assert!(set(&document, &[]).is_err());
    }
}
