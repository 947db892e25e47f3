//! The protocol of a merge: what became of each response, why, and how the weights were made. It is
//! for the desk, and shows every number.
//!
//! It knows no day: the same merge is the same document.

mod conflicts;
mod fault;
mod flags;
mod groups;
mod losses;
mod pen;
mod sources;
#[cfg(test)]
mod tests;
mod weights;

use crate::model::{Document, RichText, Section, Undated};
use mitreden_base::locale::{Lang, Word};
use mitreden_count::merge::Protocol;
use pen::Pen;
pub use weights::WeightsTold;

/// How weights were made, as it stands in the protocol of a merge.
pub fn weights_section(told: WeightsTold<'_>, lang: Lang) -> Section {
    weights::section(Pen { lang }, told)
}

/// Builds the protocol in a language.
pub fn document(protocol: &Protocol, lang: Lang) -> Document<Undated> {
    let pen = Pen { lang };
    let Protocol { rows, counted, simulated, .. } = protocol;
    let written = |n: u64| Word::from(lang.integer(n));
    let responses = [
        ("n", (*rows).into()),
        ("rows", written(*rows)),
        ("m", (*counted).into()),
        ("counted", written(*counted)),
    ];
    let mut notices = Vec::new();
    if *simulated > 0 {
        let [n, count] = pen.counted(*simulated);
        let words = [n, count, ("rows", written(*rows))];
        notices.push(pen.tell("merging-simulated", &words, &[]).made_strong());
    }
    notices.extend(protocol.notices.iter().map(|told| RichText::strong(told.say(lang)).coded()));
    let lead = vec![
        pen.tell("merging-responses", &responses, &[]),
        pen.tell("merging-definition", &[], &[("hash", &pen.code(&protocol.definition))]),
    ];
    let sections = [
        Some(sources::section(pen, protocol)),
        Some(groups::section(pen, protocol)),
        conflicts::duplicates(pen, protocol),
        conflicts::conflicts(pen, protocol),
        conflicts::settled(pen, protocol),
        conflicts::decided(pen, protocol),
        sources::handins(pen, protocol),
        losses::section(pen, protocol),
        Some(flags::section(pen, protocol)),
        Some(weights::section(pen, WeightsTold::of(protocol))),
    ];
    Document {
        lang,
        title: pen.tell("merging-title", &[], &[("survey", &pen.code(&protocol.survey))]),
        cover: Undated,
        stamp: None,
        notices,
        lead,
        sections: sections.into_iter().flatten().collect(),
        annexes: Vec::new(),
        notes: Vec::new(),
    }
}
