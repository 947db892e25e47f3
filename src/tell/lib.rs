//! What was counted, as people read it: charts, a report, and the writers that put it on a page.
//!
//! A report is built once as a typed document (`model`) from plain results (`report`) with figures
//! (`charts`) and the sentences the method allows (`words`), the protocol of a merge from its data
//! (`merging`); a writer turns it into a file (`markdown`, `pages`, `html`). Nothing here touches
//! the disk.

pub mod charts;
mod conditions;
pub mod contents;
pub mod council;
pub mod crest;
pub mod form;
pub mod html;
pub mod kept;
pub mod letter;
pub mod locale;
mod lookback;
pub mod markdown;
pub mod merging;
pub mod model;
pub mod naming;
pub mod pages;
mod qr;
pub mod report;
pub mod reported;
mod unmet;
pub mod words;

#[cfg(test)]
#[path = "../../tests/samples/response.rs"]
mod sample;
#[cfg(test)]
#[path = "../../tests/samples/town.rs"]
mod sample_town;
