//! The style and the script, made once at the start in the town's colour and named after their
//! content.

use mitreden_base::colour::{CONTRAST, Rgb, WHITE, read_or_blue, until};
use mitreden_base::seed::fingerprint;

const STYLE: &str = include_str!("static/style.css");
const SCRIPT: &str = include_str!("static/comfort.js");
/// The dark ground of `style.css`.
const DARK: Rgb = [0x16; 3];

/// The style sheet and the script that every page refers to.
#[derive(Debug)]
pub struct Assets {
    /// The style sheet and its path.
    pub style: (String, String),
    /// The script and its path.
    pub script: (&'static str, String),
}

impl Assets {
    /// The assets in a colour `#rrggbb`, made darker or lighter as far as text needs it to be
    /// readable.
    pub fn new(colour: Option<&str>) -> Self {
        let own = read_or_blue(colour);
        let style = STYLE
            .replace("ACCENT", &until(own, WHITE, 0, CONTRAST))
            .replace("LIGHT", &until(own, DARK, 255, CONTRAST));
        let path = |text: &str, end: &str| {
            format!(
                "/{}.{end}",
                fingerprint(text.as_bytes())
                    .trim_start_matches("sha256:")
                    .chars()
                    .take(12)
                    .collect::<String>()
            )
        };
        let style_path = path(&style, "css");
        Self { style: (style, style_path), script: (SCRIPT, path(SCRIPT, "js")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_has_the_town_s_colour_as_far_as_it_can_be_read() {
        assert!(Assets::new(Some("#7a1f2b")).style.0.contains("#7a1f2b"));
        // Yellow stays on the dark ground, but not on the white one.
        let yellow = Assets::new(Some("#ffff00")).style.0;
        assert!(
            !yellow.contains("--accent:#ffff00;--on:#fff")
                && yellow.contains("--accent:#ffff00;--on:#161616")
        );
        assert!(!Assets::new(None).style.0.contains("ACCENT"));
    }
}
