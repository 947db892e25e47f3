//! The protocol of a merge: what became of each response, why, and how the weights were made. It is
//! for the desk, and shows every number.
//!
//! It knows no day: the same merge is the same document.

mod conflicts;
mod fault;
mod flags;
mod groups;
mod losses;
mod sources;
#[cfg(test)]
mod tests;
mod weights;
mod writer;

use crate::model::{Document, RichText, Section, Undated};
use mitreden_base::locale::{Lang, Word};
use mitreden_count::merge::Protocol;
pub use weights::WeightsTold;
use writer::ProtocolWriter;

/// How weights were made, as it stands in the protocol of a merge.
pub fn weights_section(told: WeightsTold<'_>, lang: Lang) -> Section {
    weights::section(ProtocolWriter { lang }, told)
}

/// Builds the protocol in a language.
pub fn document(protocol: &Protocol, lang: Lang) -> Document<Undated> {
    let writer = ProtocolWriter { lang };
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
        let [n, count] = writer.counted(*simulated);
        let words = [n, count, ("rows", written(*rows))];
        notices.push(writer.tell("merging-simulated", &words, &[]).made_strong());
    }
    notices.extend(protocol.notices.iter().map(|told| RichText::strong(told.say(lang)).coded()));
    let lead = vec![
        writer.tell("merging-responses", &responses, &[]),
        writer.tell("merging-definition", &[], &[("hash", &writer.code(&protocol.definition))]),
    ];
    let sections = [
        Some(sources::section(writer, protocol)),
        Some(groups::section(writer, protocol)),
        conflicts::duplicates(writer, protocol),
        conflicts::conflicts(writer, protocol),
        conflicts::settled(writer, protocol),
        conflicts::decided(writer, protocol),
        sources::handins(writer, protocol),
        losses::section(writer, protocol),
        Some(flags::section(writer, protocol)),
        Some(weights::section(writer, WeightsTold::of(protocol))),
    ];
    Document {
        lang,
        title: writer.tell("merging-title", &[], &[("survey", &writer.code(&protocol.survey))]),
        cover: Undated,
        stamp: None,
        notices,
        lead,
        front: None,
        sections: sections.into_iter().flatten().collect(),
        annexes: Vec::new(),
        notes: Vec::new(),
    }
    .numbered()
}
