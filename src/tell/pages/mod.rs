//! The report as pages: an A4 PDF that a screen reader can read and an archive can keep (PDF/UA-1,
//! PDF/A-2a).
//!
//! The template `report.typ` sets what `data` tells it; no text reaches it as markup.

mod data;

use super::model::Document;
use super::qr::qr;
use super::report::File;
use mitreden_press::{CannotSet, Pages, Standard, pages};

const TEMPLATE: &str = include_str!("report.typ");

/// Sets a document with its pictures.
pub fn set(document: &Document, pictures: &[File]) -> Result<Pages, CannotSet> {
    let json =
        serde_json::to_vec(&data::of(document, pictures)).map_err(|error| CannotSet::of(&error))?;
    let mut files = vec![("data.json".to_owned(), json)];
    for file in pictures {
        files.extend(
            data::sheets(file).into_iter().map(|(name, svg)| (name, svg.to_owned().into_bytes())),
        );
    }
    if let Some(link) = &document.cover.link {
        files.push((data::QR.to_owned(), qr(link)?.into_bytes()));
    }
    files
        .extend(document.cover.crest.iter().map(|crest| (crest.name.clone(), crest.bytes.clone())));
    pages(TEMPLATE, &files, document.cover.day, Standard::Archivable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Cover, Crest, DocumentColumn, RichText, Section, Table};
    use mitreden_base::locale::Lang;

    fn document() -> Document {
        let table = Table::new(
            "T",
            [DocumentColumn::words("a"), DocumentColumn::numbers("b")],
            [["x".into(), "1".into()]],
        )
        .with_note("n");
        let blocks = vec![
            Block::paragraph(
                RichText::from("#panic() $x$ *_@<a> \\ `` // [#] = - + 1. \u{202e}").noted("note"),
            ),
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
            stamp: Some("Simulated".to_owned()),
            notices: vec![RichText::strong("N")],
            lead: vec!["Lead".into()],
            front: None,
            sections: vec![Section { heading: "One".into(), blocks, sections: vec![part] }],
            annexes: Vec::new(),
            notes: vec!["end".into()],
        }
    }

    #[test]
    fn every_kind_of_block_is_set_and_always_the_same() {
        let pages = set(&document(), &[]).unwrap();
        assert!(
            pages.pdf.starts_with(b"%PDF-1.7") && pages.lacking.is_empty(),
            "{:?}",
            pages.lacking
        );
        assert_eq!(pages.pdf, set(&document(), &[]).unwrap().pdf);
    }

    #[test]
    fn a_crest_that_is_no_picture_is_told() {
        let mut document = document();
        document.cover.crest =
            Some(Crest { name: "crest.png".to_owned(), bytes: b"no picture".to_vec() });
        assert!(set(&document, &[]).is_err());
    }
}
