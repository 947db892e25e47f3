//! The shades of what lies between two ends: brown to the left, blue to the right, darker to the ends.
//!
//! Brown and blue are told apart by all who are color-blind; in black and white the side of the
//! line and the darkness tell the same.

use plotters::style::RGBColor;

use super::canvas::{INK, PAPER};

const MIDDLE: RGBColor = RGBColor(245, 245, 245);
const BROWN: [RGBColor; 2] = [RGBColor(232, 200, 148), RGBColor(122, 66, 8)];
/// Up to here what leans to a side is lighter than the lightest point of a scale.
const FAINT: f64 = 0.3;
/// No darker than this part of the way to the darkest point: a number must be read on all of it.
const HALF: f64 = 0.5;
const BLUE: [RGBColor; 2] = [RGBColor(170, 203, 230), RGBColor(20, 74, 128)];

/// Returns the shade of a point (from 0) of a scale of so many.
pub(super) fn shade(point: usize, points: usize) -> RGBColor {
    let side = points / 2;
    if points % 2 == 1 && point == side {
        return MIDDLE;
    }
    let (ends, from_end) =
        if point < side { (BROWN, point) } else { (BLUE, (points - 1).saturating_sub(point)) };
    let dark = if side < 2 { 0.75 } else { 1.0 - from_end as f64 / (side - 1) as f64 };
    mixed(ends, dark)
}

/// Returns the shade of what leans to one side: from −1, brown, to 1, blue.
pub(super) fn leaning(part: f64) -> RGBColor {
    let [light, dark] = if part < 0.0 { BROWN } else { BLUE };
    let far = part.abs().min(1.0);
    if far < FAINT {
        mixed([MIDDLE, light], far / FAINT)
    } else {
        mixed([light, dark], HALF * (far - FAINT) / (1.0 - FAINT))
    }
}

/// Returns what is read on a shade.
pub(super) fn ink_on(RGBColor(red, green, blue): RGBColor) -> RGBColor {
    let light = 0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue);
    if light < 124.0 { PAPER } else { INK }
}

fn mixed([light, dark]: [RGBColor; 2], share: f64) -> RGBColor {
    let one = |light: u8, dark: u8| {
        let value = f64::from(light) + (f64::from(dark) - f64::from(light)) * share;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to what a u8 holds"
        )]
        let whole = value.round().clamp(0.0, 255.0) as u8;
        whole
    };
    RGBColor(one(light.0, dark.0), one(light.1, dark.1), one(light.2, dark.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(color: RGBColor) -> f64 {
        0.299 * f64::from(color.0) + 0.587 * f64::from(color.1) + 0.114 * f64::from(color.2)
    }

    /// The contrast of two colors after WCAG 2.
    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let luminance = |RGBColor(r, g, b): RGBColor| {
            let linear = |c: u8| {
                let c = f64::from(c) / 255.0;
                if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
        };
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    #[test]
    fn what_leans_farther_is_darker_even_in_grey() {
        for side in [-1.0, 1.0] {
            let greys: Vec<_> =
                (0..=20).map(|at| grey(leaning(side * f64::from(at) / 20.0))).collect();
            assert!(greys.windows(2).all(|pair| pair[0] > pair[1]), "{greys:?}");
        }
        assert_eq!(leaning(5.0), leaning(1.0));
        for at in -20..=20 {
            let color = leaning(f64::from(at) / 20.0);
            assert!(contrast(color, ink_on(color)) >= 4.5, "{at}");
        }
    }

    #[test]
    fn shades_darken_to_both_ends_even_in_grey() {
        for points in 2..=11 {
            let greys: Vec<_> = (0..points).map(|i| grey(shade(i, points))).collect();
            let side = points / 2;
            assert!(
                greys[..side].windows(2).all(|pair| pair[1] - pair[0] > 15.0),
                "{points}: {greys:?}"
            );
            // The middle is lighter than all others.
            assert!(
                points % 2 == 0
                    || greys.iter().filter(|grey| **grey > greys[side] - 15.0).count() == 1,
                "{greys:?}"
            );
            assert!(
                greys[points - side..].windows(2).all(|pair| pair[0] - pair[1] > 15.0),
                "{points}: {greys:?}"
            );
        }
    }

    #[test]
    fn numbers_are_read_on_every_shade() {
        for points in 2..=11 {
            for i in 0..points {
                let color = shade(i, points);
                assert!(
                    contrast(color, ink_on(color)) > 4.2,
                    "{points} {i}: {}",
                    contrast(color, ink_on(color))
                );
            }
        }
    }
}
