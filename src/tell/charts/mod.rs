//! Charts as SVG: legible on A4 and on a phone, in black and white, and without seeing them.
//!
//! Every chart is a pure function from plain numbers to bytes; the same numbers give the same bytes
//! on every machine, because the font is part of the program.

mod axis;
mod canvas;
mod choices;
mod crowd;
mod days;
mod font;
mod frame;
#[cfg(test)]
#[path = "../../../tests/rooms/tell/gallery.rs"]
mod gallery;
mod groups;
mod hyphens;
mod margins;
mod matrix;
mod needs;
mod orders;
mod places;
mod runs;
#[cfg(test)]
#[path = "../../../tests/rooms/tell/sane.rs"]
mod sane;
mod scale;
mod shades;
mod share;
mod spots;
mod strips;

pub use choices::{ChoiceBar, ChoiceBars, ChoicesChart};
pub use days::{DaysChart, ModeDays};
pub use frame::{Frame, Sheet};
pub use groups::{GroupCell, GroupRow, GroupsChart};
pub use margins::{MarginBars, MarginLevel, MarginsChart};
pub use matrix::{MatrixChart, MatrixPoint};
pub use needs::{BarStanding, NeedBar, NeedsChart};
pub use orders::{OrdersChart, OrdersRow};
pub use places::{PlaceBar, PlaceParticipation, PlacesChart};
pub use scale::{ScaleAnswers, ScaleChart, ScaleRow};
pub use share::Share;
pub use spots::{Corner, Drawn, Mark, Spot, Spots, spots};
pub use strips::{Strip, Strips};

/// A drawn chart and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The picture with its title, what to see in it, and its base: it can stand alone.
    pub svg: String,
    /// The picture without these, for a document that sets them itself.
    pub bare: String,
    /// The same in strips, where it is long: a document may turn the page between any two of them.
    pub strips: Option<Strips>,
    /// What it shows, short enough to be read out.
    pub alt: String,
}

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The font that is part of the program cannot be read.
    #[error("the built-in font cannot be read")]
    Font,
    /// The drawing library gave up.
    #[error("the chart could not be drawn: {0}")]
    Drawing(String),
}
