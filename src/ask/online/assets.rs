//! The style and the script, made once at the start in the town's colour and named after their content.

use crate::base::seed::fingerprint;

const STYLE: &str = include_str!("static/style.css");
const SCRIPT: &str = include_str!("static/comfort.js");
/// A dark blue, for towns without a colour of their own.
const BLUE: [u8; 3] = [0x1d, 0x4f, 0x76];
const WHITE: [u8; 3] = [0xff; 3];
/// The dark ground of `style.css`.
const DARK: [u8; 3] = [0x16; 3];
/// What text needs against its ground (WCAG 2.2, success criterion 1.4.3).
const CONTRAST: f64 = 4.5;

/// What every page refers to.
#[derive(Debug)]
pub(super) struct Assets {
    /// The style and its path.
    pub(super) style: (String, String),
    /// The script and its path.
    pub(super) script: (&'static str, String),
}

impl Assets {
    /// In a colour `#rrggbb`, made darker or lighter as far as text needs it to be readable.
    pub(super) fn new(colour: Option<&str>) -> Self {
        let own = colour.and_then(read).unwrap_or(BLUE);
        let style = STYLE.replace("ACCENT", &until(own, WHITE, 0)).replace("LIGHT", &until(own, DARK, 255));
        let path = |text: &str, end: &str| {
            format!("/{}.{end}", fingerprint(text.as_bytes()).trim_start_matches("sha256:").chars().take(12).collect::<String>())
        };
        let style_path = path(&style, "css");
        Self { style: (style, style_path), script: (SCRIPT, path(SCRIPT, "js")) }
    }
}

fn read(colour: &str) -> Option<[u8; 3]> {
    let part = |at: usize| u8::from_str_radix(colour.get(at..at + 2)?, 16).ok();
    Some([part(1)?, part(3)?, part(5)?])
}

/// The colour, moved towards black (0) or white (255) until it can be read on a ground.
fn until(mut colour: [u8; 3], ground: [u8; 3], towards: u8) -> String {
    while contrast(colour, ground) < CONTRAST && colour != [towards; 3] {
        colour = colour.map(|part| if towards > part { part.saturating_add(4) } else { part.saturating_sub(4) });
    }
    let [red, green, blue] = colour;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The contrast ratio of two colours (WCAG 2.2).
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_colour_of_a_town_can_be_read_by_day_and_by_night() {
        // The examples of the standard: black on white is 21, #777 on white just fails.
        assert!((contrast([0; 3], WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast([0x77; 3], WHITE) - 4.48).abs() < 0.01);
        for colour in ["#7a1f2b", "#ffff00", "#000000", "#ffffff", "#00ff00"] {
            let own = read(colour).unwrap();
            assert!(contrast(read(&until(own, WHITE, 0)).unwrap(), WHITE) >= CONTRAST, "{colour}");
            assert!(contrast(read(&until(own, DARK, 255)).unwrap(), DARK) >= CONTRAST, "{colour}");
        }
        assert_eq!(until(read("#7a1f2b").unwrap(), WHITE, 0), "#7a1f2b", "what is dark enough stays as it is");
        assert!(!Assets::new(None).style.0.contains("ACCENT"));
    }
}
