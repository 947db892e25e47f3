//! Colours that can be read: the contrast of WCAG 2.2, and a town's colour made darker or lighter
//! as far as text needs it.

/// A colour as red, green and blue.
pub type Rgb = [u8; 3];

/// White.
pub const WHITE: Rgb = [0xff; 3];
/// The least contrast of text with its background (WCAG 2.2, success criterion 1.4.3).
pub const CONTRAST: f64 = 4.5;
/// A dark blue, for towns without a colour of their own.
const BLUE: Rgb = [0x1d, 0x4f, 0x76];

/// Reads a colour written as `#rrggbb`; a dark blue where there is none.
pub fn read_or_blue(colour: Option<&str>) -> Rgb {
    colour.and_then(read).unwrap_or(BLUE)
}

fn read(colour: &str) -> Option<Rgb> {
    let part = |at: usize| u8::from_str_radix(colour.get(at..at + 2)?, 16).ok();
    Some([part(1)?, part(3)?, part(5)?])
}

/// The colour as `#rrggbb`, moved towards black (0) or white (255) until it has this contrast on a
/// ground.
pub fn until(mut colour: Rgb, ground: Rgb, towards: u8, wanted: f64) -> String {
    while contrast(colour, ground) < wanted && colour != [towards; 3] {
        colour = colour.map(|part| {
            if towards > part { part.saturating_add(4) } else { part.saturating_sub(4) }
        });
    }
    let [red, green, blue] = colour;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The contrast ratio of two colours (WCAG 2.2).
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
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
        let dark = [0x16; 3];
        for colour in ["#7a1f2b", "#ffff00", "#000000", "#ffffff", "#00ff00"] {
            let own = read(colour).unwrap();
            assert!(
                contrast(read(&until(own, WHITE, 0, CONTRAST)).unwrap(), WHITE) >= CONTRAST,
                "{colour}"
            );
            assert!(
                contrast(read(&until(own, dark, 255, CONTRAST)).unwrap(), dark) >= CONTRAST,
                "{colour}"
            );
        }
        assert_eq!(
            until(read("#7a1f2b").unwrap(), WHITE, 0, CONTRAST),
            "#7a1f2b",
            "what is dark enough stays as it is"
        );
        assert_eq!(read_or_blue(None), read_or_blue(Some("#nonsense")));
    }
}
