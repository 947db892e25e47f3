//! What all charts have in common: the sheet, the words above and below the picture, and the stamp of made-up answers.

use super::canvas::{About, Anchor, Canvas, draw};
use super::font::Type;
use super::{Chart, ChartError};
use crate::base::locale::Lang;

/// The edge left free.
pub(super) const MARGIN: f64 = 12.0;
/// What a font wider than ours may take of a line's width.
pub(super) const SLACK: f64 = 1.09;

/// The height of a picture on a page, with the words it keeps there: 190 mm where the smallest words have 9 points.
pub(super) const PAGE: f64 = 740.0;

/// Labels.
pub(super) const BODY: Type = Type::regular(15.0);
/// Numbers to be seen first.
pub(super) const STRONG: Type = Type::bold(15.0);
/// Explanations and axes.
pub(super) const SMALL: Type = Type::regular(13.0);
/// Numbers where there is little room.
pub(super) const FIRM: Type = Type::bold(13.0);
/// The title.
pub(super) const TITLE: Type = Type::bold(19.0);

/// What a chart is drawn for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sheet {
    /// A phone, or a column of a page.
    #[default]
    Narrow,
    /// The whole width of a printed page: long labels take fewer lines, so that thirty needs fit.
    Wide,
}

impl Sheet {
    /// Returns the width. On the 160 mm of a page of A4 the smallest words have 9 points even on the wide sheet.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Narrow => 540.0,
            Self::Wide => 650.0,
        }
    }

    /// Returns the width of labels beside bars.
    pub(super) fn labels(self) -> f64 {
        match self {
            Self::Narrow => 198.0,
            Self::Wide => 290.0,
        }
    }
}

/// The words around a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The language of numbers and of the words the chart adds.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// What a number counts.
    pub measure: String,
    /// Who was asked, how many, and where that comes from.
    pub base: String,
    /// Whether the answers were made up.
    pub simulated: bool,
}

/// What stands between the words: its size, how to read it, and what it says.
pub(super) struct Picture {
    pub(super) width: f64,
    pub(super) height: f64,
    /// The heights at which it may be parted where it is too tall for a page, in their order.
    pub(super) cuts: Vec<f64>,
    /// What to see in it.
    pub(super) shows: String,
    /// How to read it.
    pub(super) reading: String,
    /// What it shows, in short.
    pub(super) alt: String,
    /// All it shows.
    pub(super) told: String,
}

impl Frame {
    /// Draws a picture in its frame; `paint` is given the height at which the picture begins.
    pub(super) fn draw(
        &self,
        picture: &Picture,
        paint: impl Fn(&Canvas<'_, '_>, f64) -> Result<(), ChartError>,
    ) -> Result<Chart, ChartError> {
        let whole = (0.0, picture.height);
        let svg = self.sheet(picture, &paint, (whole, true))?;
        let bare = self.sheet(picture, &paint, (whole, false))?;
        let cuts = parted(picture, self.room(picture)?);
        let parts = if cuts.len() < 3 {
            Vec::new()
        } else {
            cuts.windows(2).map(|ends| self.sheet(picture, &paint, ((ends[0], ends[1]), false))).collect::<Result<_, _>>()?
        };
        Ok(Chart { svg, bare, parts, alt: self.stamped(picture.alt.clone()) })
    }

    /// The height that the words around a picture leave it on a page.
    fn room(&self, picture: &Picture) -> Result<f64, ChartError> {
        let inside = (picture.width - 2.0 * MARGIN) / SLACK;
        let stamp = if self.simulated { 36.0 } else { 0.0 };
        let words = SMALL.tall(&SMALL.wrap(&self.measure, inside)?) + SMALL.tall(&SMALL.wrap(&picture.reading, inside)?);
        Ok(PAGE - 2.0 * MARGIN - 22.0 - stamp - words)
    }

    /// What of the picture lies between two heights, with all words around it, or with those only that a document does not
    /// set itself: the measure above the first part, how to read it below the last.
    fn sheet(
        &self,
        picture: &Picture,
        paint: impl Fn(&Canvas<'_, '_>, f64) -> Result<(), ChartError>,
        ((from, to), alone): ((f64, f64), bool),
    ) -> Result<String, ChartError> {
        let (is_first, is_last) = (from <= 0.0, to >= picture.height);
        let inside = (picture.width - 2.0 * MARGIN) / SLACK;
        let own = |font: Type, text: &str| if alone { font.wrap(text, inside) } else { Ok(Vec::new()) };
        let (title, shows, base) = (own(TITLE, &self.title)?, own(BODY, &picture.shows)?, own(SMALL, &self.base)?);
        let measure = if is_first { SMALL.wrap(&self.measure, inside)? } else { Vec::new() };
        let reading = if is_last { SMALL.wrap(&picture.reading, inside)? } else { Vec::new() };

        let stamp = if self.simulated { 36.0 } else { 0.0 };
        let above = if alone { TITLE.tall(&title) + 4.0 + BODY.tall(&shows) + 5.0 } else { 0.0 };
        let top = MARGIN + above + SMALL.tall(&measure) + stamp + 12.0;
        let foot = top + (to - from) + 10.0;
        let below = if alone { 4.0 + SMALL.tall(&base) } else { 0.0 };
        let height = (foot + SMALL.tall(&reading) + below + MARGIN).ceil();

        let stop = if self.measure.ends_with(['.', ':']) { "" } else { "." };
        let description = self.stamped(format!("{}{stop} {} {}", self.measure, picture.told, self.base));
        let about = About { lang: self.lang.tag(), title: &self.title, description: &description };
        draw((picture.width, height), about, |canvas| {
            let mut y = MARGIN;
            if alone {
                y = canvas.lines((MARGIN, y), TITLE, &title)?;
                y = canvas.lines((MARGIN, y + 4.0), BODY, &shows)? + 5.0;
            }
            let y = canvas.lines((MARGIN, y), SMALL, &measure)?;
            if self.simulated {
                canvas.stamp(picture.width, y + 6.0, &self.say("chart-simulated"))?;
            }
            if is_first && is_last {
                paint(canvas, top)?;
            } else {
                // Nothing of the first part lies above the picture, nothing of the last below it.
                let seen = (if is_first { 0.0 } else { top + from }, if is_last { f64::MAX } else { top + to });
                let at = if is_first { 0.0 } else { top };
                paint(&canvas.window(seen, at), top)?;
            }
            let y = canvas.lines((MARGIN, foot), SMALL, &reading)?;
            canvas.lines((MARGIN, y + 4.0), SMALL, &base)?;
            Ok(())
        })
    }

    /// Returns a sentence without words to fill in.
    pub(super) fn say(&self, id: &str) -> String {
        self.lang.say(id, &[])
    }

    fn stamped(&self, text: String) -> String {
        if self.simulated { format!("{}. {text}", self.say("chart-simulated")) } else { text }
    }
}

/// Where a picture is parted so that each part fits: its ends, and as few heights between them as do, as evenly as may be.
fn parted(picture: &Picture, room: f64) -> Vec<f64> {
    let ends = |inner: Vec<f64>| [vec![0.0], inner, vec![picture.height]].concat();
    for parts in 1..=picture.cuts.len() + 1 {
        let ideal = |part: usize| picture.height * part as f64 / parts as f64;
        let nearest = |part| {
            let far = |cut: &&f64| (**cut - ideal(part)).abs();
            picture.cuts.iter().min_by(|a, b| far(a).total_cmp(&far(b))).copied()
        };
        let cuts = ends((1..parts).filter_map(nearest).collect());
        if cuts.windows(2).all(|ends| ends[1] > ends[0] && ends[1] - ends[0] <= room) {
            return cuts;
        }
    }
    // A row taller than a page stays whole.
    ends(Vec::new())
}

impl Canvas<'_, '_> {
    /// Says in a frame that nobody gave these answers.
    pub(super) fn stamp(&self, width: f64, y: f64, word: &str) -> Result<(), ChartError> {
        let (left, right, bottom) = (MARGIN, width - MARGIN, y + 26.0);
        self.line(&[(left, y), (right, y), (right, bottom), (left, bottom), (left, y)], 2.0)?;
        self.text((width / 2.0, f64::midpoint(y, bottom)), Anchor::Middle, STRONG, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(height: f64, cuts: &[f64]) -> Picture {
        let words = || String::from("w");
        let cuts = cuts.to_vec();
        Picture { width: 540.0, height, cuts, shows: words(), reading: words(), alt: words(), told: words() }
    }

    #[test]
    fn a_picture_is_parted_evenly_and_as_seldom_as_it_fits() {
        let rows: Vec<f64> = (1..10).map(|row| 100.0 * f64::from(row)).collect();
        assert_eq!(parted(&picture(1000.0, &rows), 1000.0), [0.0, 1000.0]);
        assert_eq!(parted(&picture(1000.0, &rows), 600.0), [0.0, 500.0, 1000.0]);
        assert_eq!(parted(&picture(1000.0, &rows), 400.0), [0.0, 300.0, 700.0, 1000.0]);
        // Where nothing fits it stays whole.
        assert_eq!(parted(&picture(1000.0, &rows), 50.0), [0.0, 1000.0]);
        assert_eq!(parted(&picture(1000.0, &[]), 400.0), [0.0, 1000.0]);
    }

    #[test]
    fn the_parts_hold_each_word_of_the_whole_once() {
        let frame =
            Frame { lang: Lang::En, title: "Title".into(), measure: "Measure".into(), base: "Base".into(), simulated: false };
        let rows: Vec<f64> = (1..40).map(|row| 40.0 * f64::from(row)).collect();
        let chart = frame
            .draw(&picture(1600.0, &rows), |canvas, top| {
                for row in 0..40 {
                    let y = top + 40.0 * f64::from(row) + 20.0;
                    canvas.text((20.0, y), Anchor::Start, BODY, &format!("row {row}"))?;
                }
                Ok(())
            })
            .unwrap();
        assert!(chart.parts.len() > 2);
        let words = |svg: &str| -> Vec<String> {
            let texts = svg.split("</text>").filter_map(|part| part.rsplit_once(">\n"));
            texts.map(|(_, words)| words.trim().to_owned()).filter(|words| !words.is_empty()).collect()
        };
        let parts: Vec<String> = chart.parts.iter().flat_map(|part| words(part)).collect();
        assert_eq!(parts, words(&chart.bare));
        assert_eq!(parts.len(), 42);
    }
}
