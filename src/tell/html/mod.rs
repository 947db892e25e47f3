//! The report as one HTML file that stands alone: no script, no other file, nothing loaded from
//! elsewhere.
//!
//! Charts stand in it as SVG with their titles and descriptions, and every text is escaped by maud.

mod blocks;
mod text;

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::model::{Crest, Document, Section};
use super::report::File;
use crate::locale::Say as _;
use blocks::Writer;
use text::Notes;

const STYLE: &str = include_str!("report.css");

/// Writes a document with its pictures.
pub fn write(document: &Document, pictures: &[File]) -> String {
    let lang = document.lang;
    let say = |id: &str| lang.say(id, &[]);
    let mut writer = Writer { lang, pictures, notes: Notes::default(), sections: 0 };
    let cover = &document.cover;
    let (notices, lead) = (document.notices.iter(), document.lead.iter());
    let notices: Vec<_> = notices.map(|text| writer.notes.text(text)).collect();
    let lead: Vec<_> = lead.map(|text| writer.notes.text(text)).collect();
    let contents = contents(document);
    let front: Vec<_> = document.front.iter().map(|section| writer.section(section, 2)).collect();
    let sections: Vec<_> =
        document.sections.iter().map(|section| writer.section(section, 2)).collect();
    let annexes: Vec<_> = document.annexes.iter().map(|annex| writer.annex(annex)).collect();
    let ends: Vec<_> = document.notes.iter().map(|text| writer.notes.text(text)).collect();
    let footnotes = writer.notes.list(&say("report-footnotes"), &say("report-footnote-back"));
    let page = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="author" content=(cover.town);
                meta name="date" content=(cover.day.to_string());
                meta name="referrer" content="no-referrer";
                title { (document.title.plain()) " – " (cover.town) }
                style { (PreEscaped(STYLE)) @if let Some(colour) = &cover.colour { ":root{--town:" (PreEscaped(colour)) "}" } }
            }
            body {
                a .skip href="#content" { (say("report-skip")) }
                header {
                    @if let Some(crest) = &cover.crest { img .crest src=(data(crest)) alt=(lang.say("report-crest", &[("town", (&cover.town).into())])); }
                    p .town { (cover.town) }
                    h1 { (writer.notes.text(&document.title)) }
                    @for text in &lead { p .lead { (text) } }
                    p { (cover.as_of(lang)) }
                    @for text in &notices { p .notice role="note" { (text) } }
                }
                main #content {
                    @for section in &front { (section) }
                    nav aria-label=(say("report-contents")) { details { summary { (say("report-contents")) } (contents) } }
                    @for section in &sections { (section) }
                    @if !annexes.is_empty() { h2 { (say("report-annex-heading")) } }
                    @for annex in &annexes { (annex) }
                    @for text in &ends { p { (text) } }
                    (footnotes)
                }
                @if let Some(contact) = &cover.contact { footer { p { (say("report-contact")) " " (contact) } } }
            }
        }
    };
    page.into_string()
}

/// A picture as an address that holds it.
fn data(crest: &Crest) -> String {
    let kind = match crest.name.rsplit('.').next() {
        Some("svg") => "svg+xml",
        Some("png") => "png",
        _ => "jpeg",
    };
    format!("data:image/{kind};base64,{}", BASE64.encode(&crest.bytes))
}

/// The sections and those inside them, in the order in which [`Writer::section`] numbers them.
fn contents(document: &Document) -> Markup {
    fn list(
        sections: &mut dyn Iterator<Item = &Section>,
        number: &mut usize,
        depth: usize,
    ) -> Markup {
        let mut items = Vec::new();
        for section in sections {
            *number += 1;
            let id = format!("#s{number}");
            let inside = list(&mut section.sections.iter(), number, depth + 1);
            items.push(html! { li { a href=(id) { (text::unnoted(&section.heading)) } @if depth < 2 && !section.sections.is_empty() { (inside) } } });
        }
        html! { ol { @for item in &items { (item) } } }
    }
    list(&mut document.all_sections(), &mut 0, 1)
}

#[cfg(test)]
mod tests;
