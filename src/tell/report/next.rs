//! What happens next: what the survey promises, where the numbers lie, and whom to tell what is
//! wrong.

use super::input::ReportInput;
use crate::locale::Say as _;
use crate::model::{Block, RichText, Section};

/// Returns the section; nothing where nothing is promised and nobody can be asked.
pub(super) fn section(input: &ReportInput<'_>) -> Option<Section> {
    let lang = input.lang;
    let mut blocks = Vec::new();
    let publication = input.disclosure.as_ref().map(|facts| &facts.town.publication);
    if let Some(next) = publication.and_then(|publication| publication.next.as_ref()) {
        blocks.push(Block::Paragraph(RichText::of(next, input.context())));
    }
    let at = publication.and_then(|publication| publication.at.as_ref());
    let at = at.map(|at| lang.say("next-data", &[("at", at.into())]));
    let contact = input.cover.contact.as_ref();
    let contact = contact.map(|contact| lang.say("next-contact", &[("contact", contact.into())]));
    let where_to: Vec<_> = at.into_iter().chain(contact).collect();
    if !where_to.is_empty() {
        blocks.push(Block::paragraph(where_to.join(" ")));
    }
    (!blocks.is_empty()).then(|| Section::new(lang.say("next-heading", &[]), blocks))
}
