//! What all charts have in common: the sheet, the words above and below the picture, and the stamp
//! of made-up answers.

use super::canvas::{About, Anchor, Canvas, draw};
use super::font::Type;
use super::strips::{Cut, Strips, rows, strips};
use super::{Chart, ChartError};
use crate::locale::Say as _;
use mitreden_base::locale::Lang;

/// The edge left free.
pub(super) const MARGIN: f64 = 12.0;

/// The height of a picture that may have to wait for the next page as a whole: a third of one.
const WAITS: f64 = 300.0;
/// The height of a picture on a page, with the words it keeps there: 190 mm where the smallest
/// words have 9 points.
const PAGE: f64 = 740.0;
/// What the numbers of an axis take below it.
pub(super) const AXIS: f64 = 24.0;
/// The stamp's height.
const STAMP: f64 = 36.0;
/// The edge above and below where a document sets its own.
const EDGE: f64 = 3.0;
/// What is left free above a picture and below it.
const ABOVE: f64 = 12.0;
const BELOW: f64 = 10.0;

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
    /// A phone: names stand above what they name.
    Phone,
    /// A column of a page.
    #[default]
    Narrow,
    /// The whole width of a printed page: long labels take fewer lines, so that thirty needs fit.
    Wide,
}

/// Where a row's name and what it names stand, from its top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct RowShape {
    pub(super) height: f64,
    /// Where the name begins, and how far from the edge.
    pub(super) name: f64,
    pub(super) indent: f64,
    /// The middle of the bar or the symbols.
    pub(super) middle: f64,
}

impl Sheet {
    /// Returns the width. On the 160 mm of a page of A4 the smallest words have 9 points even on
    /// the wide sheet.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Phone => 350.0,
            Self::Narrow => 540.0,
            Self::Wide => 650.0,
        }
    }

    /// Returns the width of labels beside bars; nothing where they stand above.
    pub(super) fn labels(self) -> f64 {
        match self {
            Self::Phone => 0.0,
            Self::Narrow => 198.0,
            Self::Wide => 290.0,
        }
    }

    /// Returns the room for a name that begins so far from the edge, which is left free.
    pub(super) fn names(self, begins: f64) -> f64 {
        match self {
            Self::Phone => self.width() - MARGIN - begins - 5.0,
            Self::Narrow | Self::Wide => self.labels() - 10.0,
        }
    }

    /// Returns where a row's name, so tall, and what it names stand; this takes at least so much.
    pub(super) fn row(self, tall: f64, least: f64, edge: f64) -> RowShape {
        if self == Self::Phone {
            let height = tall + least + edge / 2.0;
            return RowShape {
                height,
                name: edge / 2.0,
                indent: 5.0,
                middle: height - least / 2.0,
            };
        }
        let height = least.max(tall + edge);
        RowShape { height, name: (height - tall) / 2.0, indent: 0.0, middle: height / 2.0 }
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
    /// How much of it stands above its rows, and comes again above the rows of each part: a key,
    /// names of columns.
    pub(super) head: f64,
    /// How much of it stands below its rows, and below those of each part: the numbers of the axis.
    pub(super) foot: f64,
    /// Where it may be cut where it is too tall for a page, in their order.
    pub(super) cuts: Vec<Cut>,
    /// What to see in it.
    pub(super) shows: String,
    /// How to read it.
    pub(super) reading: String,
    /// What it shows, in short.
    pub(super) alt: String,
    /// All it shows.
    pub(super) description: String,
}

impl Picture {
    /// Where its rows begin and end.
    fn rows(&self) -> (f64, f64) {
        (self.head, self.height - self.foot)
    }
}

impl Frame {
    /// Draws a picture in its frame; `paint` is given the height at which the picture begins.
    pub(super) fn draw(
        &self,
        picture: &Picture,
        paint: impl Fn(&Canvas<'_, '_>, f64) -> Result<(), ChartError>,
    ) -> Result<Chart, ChartError> {
        let svg = self.sheet(picture, &paint, true)?;
        let bare = self.sheet(picture, &paint, false)?;
        let is_long = picture.cuts.len() > 1 && picture.height > WAITS
            || picture.height > self.room(picture)?;
        let strips = if is_long { self.strips(picture, &paint)? } else { None };
        Ok(Chart { svg, bare, strips, alt: self.stamped(picture.alt.clone()) })
    }

    /// The height that the words around a picture leave it on a page.
    fn room(&self, picture: &Picture) -> Result<f64, ChartError> {
        let words = SMALL.tall(&self.wrapped(picture, &self.measure)?)
            + SMALL.tall(&self.wrapped(picture, &picture.reading)?);
        Ok(PAGE - 2.0 * MARGIN - ABOVE - BELOW - words)
    }

    fn wrapped(&self, picture: &Picture, words: &str) -> Result<Vec<String>, ChartError> {
        SMALL.wrap(words, picture.width - 2.0 * MARGIN, self.lang.tag())
    }

    /// The picture with all words around it, or with those only that a document does not set
    /// itself.
    fn sheet(
        &self,
        picture: &Picture,
        paint: impl Fn(&Canvas<'_, '_>, f64) -> Result<(), ChartError>,
        alone: bool,
    ) -> Result<String, ChartError> {
        let (inside, context) = (picture.width - 2.0 * MARGIN, self.lang.tag());
        let own = |font: Type, text: &str| {
            if alone { font.wrap(text, inside, context) } else { Ok(Vec::new()) }
        };
        let (title, shows, base) =
            (own(TITLE, &self.title)?, own(BODY, &picture.shows)?, own(SMALL, &self.base)?);
        let (measure, reading) =
            (self.wrapped(picture, &self.measure)?, self.wrapped(picture, &picture.reading)?);
        // A document stamps its captions.
        let is_stamped = alone && self.simulated;

        let above = if alone { TITLE.tall(&title) + 4.0 + BODY.tall(&shows) + 5.0 } else { 0.0 };
        let edge = if alone { MARGIN } else { EDGE };
        let stamp = if is_stamped { STAMP } else { 0.0 };
        let top = edge + above + SMALL.tall(&measure) + stamp + ABOVE;
        let foot = top + picture.height + BELOW;
        let below = if alone { 4.0 + SMALL.tall(&base) } else { 0.0 };
        let height = (foot + SMALL.tall(&reading) + below + edge).ceil();

        let stop = if self.measure.ends_with(['.', ':']) { "" } else { "." };
        // In a document the numbers stand in a table that its words name.
        let description = if alone {
            self.stamped(format!("{}{stop} {} {}", self.measure, picture.description, self.base))
        } else {
            self.stamped(picture.shows.clone())
        };
        draw((picture.width, height), self.about(&description), |canvas| {
            let mut y = edge;
            if alone {
                y = canvas.lines((MARGIN, y), TITLE, &title)?;
                y = canvas.lines((MARGIN, y + 4.0), BODY, &shows)? + 5.0;
            }
            let y = canvas.lines((MARGIN, y), SMALL, &measure)?;
            if is_stamped {
                canvas.stamp(picture.width, y + 6.0, &self.say("chart-simulated"))?;
            }
            paint(canvas, top)?;
            let y = canvas.lines((MARGIN, foot), SMALL, &reading)?;
            canvas.lines((MARGIN, y + 4.0), SMALL, &base)?;
            Ok(())
        })
    }

    /// The picture in strips, if each fits a page.
    fn strips(
        &self,
        picture: &Picture,
        paint: impl Fn(&Canvas<'_, '_>, f64) -> Result<(), ChartError>,
    ) -> Result<Option<Strips>, ChartError> {
        let (top, bottom) = picture.rows();
        let cut = rows((top, bottom), &picture.cuts);
        if cut.len() < 2 || cut.iter().any(|(from, to, _)| to - from > PAGE) {
            return Ok(None);
        }
        let (measure, reading) =
            (self.wrapped(picture, &self.measure)?, self.wrapped(picture, &picture.reading)?);
        let strip = |(from, to): (f64, f64)| {
            draw((picture.width, to - from), self.about(""), |canvas| {
                paint(&canvas.window((from, to), 0.0), 0.0)
            })
        };
        let read = EDGE + SMALL.tall(&measure) + 2.0;
        let above = read + SMALL.tall(&reading) + ABOVE;
        let head = draw((picture.width, above + top), self.about(""), |canvas| {
            canvas.lines((MARGIN, EDGE), SMALL, &measure)?;
            canvas.lines((MARGIN, read), SMALL, &reading)?;
            if top > 0.0 {
                paint(&canvas.window((above, above + top), above), above)
            } else {
                Ok(())
            }
        })?;
        let foot = (picture.foot > 0.0).then(|| strip((bottom, picture.height))).transpose()?;
        Ok(Some(Strips { head, rows: strips(&cut, strip)?, foot }))
    }

    fn about<'a>(&'a self, description: &'a str) -> About<'a> {
        About { lang: self.lang.tag(), title: &self.title, description }
    }

    /// Returns a sentence without words to fill in.
    pub(super) fn say(&self, id: &str) -> String {
        self.lang.say(id, &[])
    }

    fn stamped(&self, text: String) -> String {
        if self.simulated { format!("{}. {text}", self.say("chart-simulated")) } else { text }
    }
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

    /// Forty rows below a head, above a foot.
    fn chart(lang: Lang, title: &str) -> Chart {
        let frame = Frame {
            lang,
            title: title.into(),
            measure: "Measure".into(),
            base: "Base".into(),
            simulated: false,
        };
        let words = || String::from("w");
        let picture = Picture {
            width: 540.0,
            height: 1640.0,
            head: 20.0,
            foot: 20.0,
            cuts: (1..40).map(|row| Cut::from(20.0 + 40.0 * f64::from(row))).collect(),
            shows: words(),
            reading: "Reading".into(),
            alt: words(),
            description: words(),
        };
        let drawn = frame.draw(&picture, |canvas, top| {
            canvas.text((20.0, top + 10.0), Anchor::Start, BODY, "head")?;
            for row in 0..40 {
                let y = top + 40.0 + 40.0 * f64::from(row);
                canvas.text((20.0, y), Anchor::Start, BODY, &format!("row {row}"))?;
            }
            canvas.text((20.0, top + 1630.0), Anchor::Start, BODY, "foot")
        });
        drawn.unwrap()
    }

    fn words(svg: &str) -> Vec<String> {
        let texts = svg.split("</text>").filter_map(|part| part.rsplit_once(">\n"));
        texts.map(|(_, words)| words.trim().to_owned()).filter(|words| !words.is_empty()).collect()
    }

    #[test]
    fn strips_hold_each_row_once_between_what_stands_above_and_below_them() {
        let strips = chart(Lang::En, "Title").strips.unwrap();
        assert_eq!(words(&strips.head), ["Measure", "Reading", "head"]);
        assert_eq!(words(strips.foot.as_ref().unwrap()), ["foot"]);
        let rows: Vec<_> = strips.rows.iter().flat_map(|row| words(&row.svg)).collect();
        let all: Vec<String> = (0..40).map(|row| format!("row {row}")).collect();
        assert_eq!(rows, all);
        assert_eq!(strips.rows.len(), 36, "three and three stay together");
    }

    #[test]
    fn strips_are_as_high_as_the_whole() {
        let chart = chart(Lang::De, "Titel");
        let height = |svg: &str| number(svg, " height=\"");
        let all: f64 = chart.strips.iter().flat_map(Strips::all).map(height).sum();
        // Less the air below it, as how to read it stands above.
        assert!((all - height(&chart.bare)).abs() < BELOW + EDGE, "{all}");
    }

    fn number(svg: &str, name: &str) -> f64 {
        svg.split_once(name).unwrap().1.split('"').next().unwrap().parse().unwrap()
    }
}
