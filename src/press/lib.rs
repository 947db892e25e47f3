//! The press: a template and its data become a tagged PDF, a chart becomes a picture of pixels.
//!
//! This floor alone knows typst and resvg. What it sets it is given: no text of its own, no file,
//! no font of the machine where its own suffices.

mod fonts;
mod png;
mod typeset;

pub use png::{PngError, png};
pub use typeset::{CannotSet, Pages, Standard, pages, pdf};

/// The name of the program's own font.
pub const FAMILY: &str = "Inter";

/// The font's file.
pub const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.otf");

/// The file of its bold letters.
pub const BOLD: &[u8] = include_bytes!("fonts/Inter-Bold.otf");
