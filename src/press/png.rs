//! A chart as PNG, for programs that show no SVG. Only the built-in font is used, so the picture is
//! the same everywhere.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use thiserror::Error;

use super::{BOLD, FAMILY, REGULAR};

/// Why no picture could be made.
#[derive(Debug, Error)]
pub enum PngError {
    /// The text is no SVG.
    #[error("the chart cannot be read as SVG: {0}")]
    Svg(String),
    /// The picture would have no size, or one too large.
    #[error("a picture of this size cannot be made")]
    Size,
    /// The pixels could not be written.
    #[error("the picture could not be written: {0}")]
    Writing(String),
}

/// No side is longer than this; a sheet of A4 in print quality has 3508.
const LONGEST: f32 = 16_000.0;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    Arc::new(fonts)
});

/// Draws an SVG as PNG, `scale` pixels for each of its own.
///
/// Nothing outside the text is read: no fonts of the machine, no linked pictures.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let nothing = ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    };
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: FAMILY.to_owned(),
        image_href_resolver: nothing,
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| PngError::Svg(error.to_string()))?;
    let (width, height) = (side(tree.size().width() * scale)?, side(tree.size().height() * scale)?);
    let mut picture = Pixmap::new(width, height).ok_or(PngError::Size)?;
    picture.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| PngError::Writing(error.to_string()))
}

fn side(length: f32) -> Result<u32, PngError> {
    if !(length > 0.0 && length <= LONGEST) {
        return Err(PngError::Size);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the longest side"
    )]
    let pixels = length.ceil() as u32;
    Ok(pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><rect width=\"20\" height=\"20\"/>\
        <text x=\"22\" y=\"15\" font-family=\"Wingdings\" font-size=\"16\">ß</text></svg>";

    fn pixels(png: &[u8]) -> Pixmap {
        Pixmap::decode_png(png).unwrap()
    }

    #[test]
    fn the_picture_has_the_asked_size_and_shows_what_the_svg_does() {
        let picture = pixels(&png(SVG, 2.0).unwrap());
        assert_eq!((picture.width(), picture.height()), (80, 40));
        assert_eq!(picture.pixel(10, 10).unwrap().red(), 0);
        assert_eq!(picture.pixel(79, 39).unwrap().red(), 255);
    }

    #[test]
    fn words_are_set_in_the_built_in_font_whatever_is_installed() {
        let picture = png(SVG, 2.0).unwrap();
        assert!(
            (44..80).any(|x| pixels(&picture).pixel(x, 22).unwrap().red() < 128),
            "the letter is missing"
        );
        assert_eq!(picture, png(&SVG.replace("Wingdings", "Inter"), 2.0).unwrap());
        assert_eq!(picture, png(SVG, 2.0).unwrap());
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(matches!(png("no svg", 1.0), Err(PngError::Svg(_))));
        for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e9] {
            assert!(matches!(png(SVG, scale), Err(PngError::Size)), "{scale}");
        }
    }

    #[test]
    fn linked_pictures_are_not_read() {
        let linked = SVG
            .replace("<rect", "<image href=\"/etc/hostname.svg\" width=\"9\" height=\"9\"/><rect");
        assert_eq!(png(&linked, 1.0).unwrap(), png(SVG, 1.0).unwrap());
    }
}
