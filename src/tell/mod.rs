//! What was counted, as people read it: charts, a report, and the writers that put it on a page.
//!
//! A report is built once as a typed document (`model`) from plain results (`report`) with figures (`charts`) and the
//! sentences the method allows (`words`); a writer (`markdown`) turns it into a file. Nothing here touches the disk.

pub mod charts;
pub mod council;
mod fonts;
pub mod form;
pub mod letter;
pub mod markdown;
pub mod model;
mod qr;
pub mod report;
pub mod typeset;
pub mod words;
