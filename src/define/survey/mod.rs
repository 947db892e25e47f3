//! The questionnaire, resolved: pages of questions about needs, whom the answers speak for, and how
//! many are wanted.

mod fieldwork;
mod groups;
mod kind;
mod model;
mod read;
mod scope;
mod short_names;
mod simulation;
mod text;
pub mod union;

pub use fieldwork::{Draw, Elsewhere, FieldworkPlan, StreetPlan};
pub use groups::{GroupPlan, GroupsBy, MergedGroup, OptionGroup};
pub use kind::{Bounds, Facet, FacetKind, Item, ItemOrder, Kind, Pick, Pin, Scale};
pub use model::{
    Access, Allow, Collapse, Cross, Definition, Instrument, Margin, MarginFigures, Mended, Mode,
    Need, Page, Population, Property, Question, Quota, RankingMethod, RankingRule, Required, Rule,
    Score, Survey,
};
pub use read::{
    GRAMMAR, MODE, NEEDS, Spoken, needs_file, read, read_archive, read_code, read_date, read_text,
};
pub use short_names::unnamed;
pub use simulation::{SimulatedAnswer, SimulatedText, SimulationPlan, SimulationRule};
pub use text::{Piece, Text};
