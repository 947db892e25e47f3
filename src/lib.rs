//! mitreden: from a questionnaire in YAML to what citizens need most.
//!
//! Five floors in the order of the work on one ground floor: a definition is asked, kept, counted, told. A floor uses
//! only the floors before it in this list; `ARCHITECTURE.md` draws the picture.

pub mod base;
pub mod count;
pub mod define;
pub mod tell;
