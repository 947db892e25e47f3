//! Charts as SVG: legible on A4 and on a phone, in black and white, and without seeing them.
//!
//! Every chart is a pure function from plain numbers to bytes; the same numbers give the same bytes on every machine,
//! because the font is part of the program.

mod canvas;
mod font;
mod needs;

pub use needs::{NeedBar, NeedsChart, Sheet, Standing};

/// A drawn chart and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The picture.
    pub svg: String,
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
