//! A sheet to draw on: plotters' SVG backend in fine units, and the words a screen reader needs
//! added at the end.

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, IntoDrawingArea, PathElement, RGBColor, Rectangle, SVGBackend, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoTextStyle, ShapeStyle};

use super::ChartError;
use super::axis::Axis;
use super::font::Type;
use super::frame::SMALL;
use mitreden_base::locale::Lang;
use mitreden_base::seed::fingerprint;
use mitreden_press::FAMILY;

/// Plotters draws on whole pixels; a pixel of the chart is this many of its own.
const FINE: f64 = 10.0;

/// Windows are sums of heights: what is nearer to their border than this lies on it.
const BORDER: f64 = 1e-6;

/// Ink: words, axes, intervals.
pub(super) const INK: RGBColor = RGBColor(26, 26, 26);
/// Words of less weight; 7:1 on white.
pub(super) const GREY: RGBColor = RGBColor(85, 85, 85);
/// Bars: 3.4:1 on white and 5:1 to the ink on them, the same in grey.
pub(super) const BAR: RGBColor = RGBColor(107, 142, 178);
/// Guides that run behind words.
pub(super) const GUIDE: RGBColor = RGBColor(170, 170, 170);
/// Intervals that stay behind the points; 3.5:1 on white, so that a printer keeps them.
pub(super) const LIGHT: RGBColor = RGBColor(138, 138, 138);
/// Lines that only help the eye along; nothing is lost with them.
pub(super) const GRID: RGBColor = RGBColor(200, 200, 200);
/// The sheet.
pub(super) const PAPER: RGBColor = RGBColor(255, 255, 255);

/// Where a text stands relative to its point; its height is always centred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// What a chart says to those who cannot see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) lang: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
}

/// A sheet being drawn on; all lengths in pixels of the chart.
pub(super) struct Canvas<'a, 'b> {
    area: &'b DrawingArea<SVGBackend<'a>, Shift>,
    /// What is seen of the sheet, and by how much that is moved up.
    window: Option<((f64, f64), f64)>,
}

impl Canvas<'_, '_> {
    /// The same sheet, of which only what lies between two heights is seen, the first of them at
    /// the height `at`.
    pub(super) fn window(&self, (from, to): (f64, f64), at: f64) -> Self {
        Self { area: self.area, window: Some(((from, to), from - at)) }
    }

    /// Where a point is drawn: heights outside the window are brought to its edge.
    fn at(&self, (x, y): (f64, f64)) -> (i32, i32) {
        fine((x, self.window.map_or(y, |((from, to), up)| y.clamp(from, to) - up)))
    }

    /// Whether anything between two heights is seen; what lies on the border of two windows is seen
    /// in the lower one.
    fn sees(&self, low: f64, high: f64) -> bool {
        self.window.is_none_or(|((from, to), _)| low + BORDER < to && high + BORDER >= from)
    }

    /// What is seen of what reaches from one height to another, if it is more than an edge.
    pub(super) fn seen(&self, (low, high): (f64, f64)) -> Option<(f64, f64)> {
        let ((from, to), _) = self.window.unwrap_or(((low, high), 0.0));
        let seen = (low.max(from), high.min(to));
        (seen.1 - seen.0 > 1.0).then_some(seen)
    }

    /// Draws a filled rectangle from its left upper to its right lower corner.
    pub(super) fn bar(
        &self,
        from: (f64, f64),
        to: (f64, f64),
        color: RGBColor,
    ) -> Result<(), ChartError> {
        if !self.sees(from.1.min(to.1), from.1.max(to.1)) {
            return Ok(());
        }
        self.area
            .draw(&Rectangle::new([self.at(from), self.at(to)], color.filled()))
            .map_err(failed)
    }

    /// Draws a line through some points.
    pub(super) fn line(&self, points: &[(f64, f64)], width: f64) -> Result<(), ChartError> {
        self.stroke(points, width, INK)
    }

    /// Draws a line of some color through some points.
    pub(super) fn stroke(
        &self,
        points: &[(f64, f64)],
        width: f64,
        color: RGBColor,
    ) -> Result<(), ChartError> {
        let heights = points.iter().map(|point| point.1);
        if !self.sees(
            heights.clone().fold(f64::INFINITY, f64::min),
            heights.fold(f64::NEG_INFINITY, f64::max),
        ) {
            return Ok(());
        }
        let style = ShapeStyle {
            color: color.to_rgba(),
            filled: false,
            stroke_width: fine((width, 0.0)).0.unsigned_abs(),
        };
        let points: Vec<_> = points.iter().copied().map(|point| self.at(point)).collect();
        // Of a line that only touches the window nothing is left.
        if points.iter().skip(1).all(|point| Some(point) == points.first()) {
            return Ok(());
        }
        self.area.draw(&PathElement::new(points, style)).map_err(failed)
    }

    /// Draws a filled dot.
    pub(super) fn dot(
        &self,
        at: (f64, f64),
        radius: f64,
        color: RGBColor,
    ) -> Result<(), ChartError> {
        if !self.sees(at.1, at.1) {
            return Ok(());
        }
        let radius = fine((radius, 0.0)).0.unsigned_abs();
        self.area.draw(&Circle::new(self.at(at), radius, color.filled())).map_err(failed)
    }

    /// Draws an empty ring.
    pub(super) fn ring(&self, at: (f64, f64), radius: f64) -> Result<(), ChartError> {
        self.dot(at, radius, INK)?;
        self.dot(at, radius - 2.0, PAPER)
    }

    /// Clears the lines behind a text that will be written there.
    pub(super) fn clear(
        &self,
        (x, y): (f64, f64),
        anchor: Anchor,
        font: Type,
        text: &str,
    ) -> Result<(), ChartError> {
        let width = font.width(text)?;
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let half = font.line() / 2.0;
        self.bar((left - 2.0, y - half), (left + width + 2.0, y + half), PAPER)
    }

    /// Draws an interval lying at a height: a line with its ends marked.
    pub(super) fn interval(&self, (low, high): (f64, f64), y: f64) -> Result<(), ChartError> {
        self.line(&[(low, y), (high, y)], 2.0)?;
        self.line(&[(low, y - 4.0), (low, y + 4.0)], 2.0)?;
        self.line(&[(high, y - 4.0), (high, y + 4.0)], 2.0)
    }

    /// Marks the percentages of an axis below some bars, and where they begin.
    pub(super) fn axis(
        &self,
        axis: Axis,
        (top, bottom): (f64, f64),
        lang: Lang,
    ) -> Result<(), ChartError> {
        self.line(&[(axis.zero, top), (axis.zero, bottom)], 1.5)?;
        self.line(&[(axis.zero, bottom), (axis.at(axis.end), bottom)], 1.0)?;
        let mut free = f64::NEG_INFINITY;
        for mark in axis.marks() {
            let x = axis.at(mark);
            self.line(&[(x, bottom), (x, bottom + 5.0)], 1.0)?;
            let words = lang.percent(mark, axis.decimals());
            let half = SMALL.room(&words)? / 2.0;
            // On a short axis some marks have no words.
            if x - half >= free {
                self.aside((x, bottom + 14.0), Anchor::Middle, SMALL, &words)?;
                free = x + half + 4.0;
            }
        }
        Ok(())
    }

    /// Writes a text.
    pub(super) fn text(
        &self,
        at: (f64, f64),
        anchor: Anchor,
        font: Type,
        text: &str,
    ) -> Result<(), ChartError> {
        self.colored((at, anchor), font, INK, text)
    }

    /// Writes a text of less weight.
    pub(super) fn aside(
        &self,
        at: (f64, f64),
        anchor: Anchor,
        font: Type,
        text: &str,
    ) -> Result<(), ChartError> {
        self.colored((at, anchor), font, GREY, text)
    }

    /// Writes lines of text below one another from the height `y` on and returns the height below
    /// the last.
    pub(super) fn lines(
        &self,
        at: (f64, f64),
        font: Type,
        lines: &[String],
    ) -> Result<f64, ChartError> {
        let mut y = at.1;
        for line in lines {
            self.text((at.0, y + font.line() / 2.0), Anchor::Start, font, line)?;
            y += font.line();
        }
        Ok(y)
    }

    /// Writes a text in some color.
    pub(super) fn colored(
        &self,
        (at, anchor): ((f64, f64), Anchor),
        font: Type,
        color: RGBColor,
        text: &str,
    ) -> Result<(), ChartError> {
        if !self.sees(at.1, at.1) {
            return Ok(());
        }
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = font.desc(FINE)?.color(&color).into_text_style(self.area);
        // The backend centres a line a little high.
        let at = (at.0, at.1 + font.size / 15.0);
        self.area
            .draw(&Text::new(
                writable(text),
                self.at(at),
                style.pos(Pos::new(horizontal, VPos::Center)),
            ))
            .map_err(failed)
    }
}

/// Draws a chart of the given width and height.
pub(super) fn draw(
    size: (f64, f64),
    about: About<'_>,
    draw: impl FnOnce(&Canvas<'_, '_>) -> Result<(), ChartError>,
) -> Result<String, ChartError> {
    let mut svg = String::new();
    let (width, height) = fine(size);
    {
        let area = SVGBackend::with_string(&mut svg, (width.unsigned_abs(), height.unsigned_abs()))
            .into_drawing_area();
        area.fill(&PAPER).map_err(failed)?;
        draw(&Canvas { area: &area, window: None })?;
        area.present().map_err(failed)?;
    }
    Ok(finished(&svg, size, about))
}

/// Gives the picture its size, its language, its words, and a font for those who lack ours.
fn finished(svg: &str, size: (f64, f64), about: About<'_>) -> String {
    let body = svg.split_once('>').map_or("", |(_, body)| body).replace(" opacity=\"1\"", "");
    let body = body.replace(
        &format!("font-family=\"{FAMILY}\""),
        &format!("font-family=\"{FAMILY}, Arial, Helvetica, sans-serif\""),
    );
    let (width, height) = fine(size);
    // Several charts may stand in one page.
    let id = fingerprint(body.as_bytes()).chars().skip("sha256:".len()).take(8).collect::<String>();
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"title-{id} desc-{id}\" xml:lang=\"{}\">\n<title id=\"title-{id}\">{}</title>\n\
         <desc id=\"desc-{id}\">{}</desc>",
        f64::from(width) / FINE,
        f64::from(height) / FINE,
        about.lang,
        escaped(about.title),
        escaped(about.description),
    );
    head + &body
}

fn escaped(text: &str) -> String {
    writable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Returns the text without the characters that no XML may hold.
fn writable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c })
        .collect()
}

fn fine((x, y): (f64, f64)) -> (i32, i32) {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what an i32 holds")]
    let whole = |v: f64| (v * FINE).round().clamp(-1e9, 1e9) as i32;
    (whole(x), whole(y))
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands on")]
fn failed<E: std::error::Error + Send + Sync>(
    error: plotters::drawing::DrawingAreaErrorKind<E>,
) -> ChartError {
    ChartError::Drawing(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_stay_words() {
        let about = About { lang: "de", title: "<b> & \"Ende\"", description: "\u{0}]]>" };
        let svg = draw((100.0, 50.0), about, |canvas| {
            canvas.text((0.0, 0.0), Anchor::Start, Type::regular(10.0), "</text><script>\u{1}")
        })
        .unwrap();
        assert!(svg.contains(">&lt;b&gt; &amp; \"Ende\"</title>"), "{svg}");
        assert!(svg.contains("&lt;/text&gt;&lt;script&gt; "), "{svg}");
        assert!(!svg.contains(['\u{0}', '\u{1}']));
        assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
    }
}
