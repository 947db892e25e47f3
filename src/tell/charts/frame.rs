//! What all charts have in common: the sheet, the words above and below the picture, and the stamp of made-up answers.

use super::canvas::{About, Anchor, Canvas, draw};
use super::font::Type;
use super::parted::{Cut, Rows, parted};
use super::{Chart, ChartError};
use crate::base::locale::Lang;

/// The edge left free.
pub(super) const MARGIN: f64 = 12.0;

/// The height of a picture on a page, with the words it keeps there: 190 mm where the smallest words have 9 points.
const PAGE: f64 = 740.0;
/// The height of a part that has a page for itself, but for the lines about its base: 230 mm.
const WHOLE: f64 = 880.0;
/// How low and how high a first part may be, by what a document writes above it.
const FIRST: (f64, f64) = (600.0, 830.0);
/// What a document takes for a heading and for the air around it, and for every line below the heading, on a page of 952.
const ABOVE: f64 = 952.0 - 110.0;
const LINE: f64 = 19.0;

/// What the numbers of an axis take below it.
pub(super) const AXIS: f64 = 24.0;
/// The stamp's height.
const STAMP: f64 = 36.0;
/// What is left free above and below a picture.
const AROUND: f64 = 22.0;

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
    /// How much of it stands above its rows, and comes again above the rows of each part: a key, names of columns.
    pub(super) head: f64,
    /// How much of it stands below its rows, and below those of each part: the numbers of the axis.
    pub(super) foot: f64,
    /// Where it may be parted where it is too tall for a page, in their order.
    pub(super) cuts: Vec<Cut>,
    /// What to see in it.
    pub(super) shows: String,
    /// How to read it.
    pub(super) reading: String,
    /// What it shows, in short.
    pub(super) alt: String,
    /// All it shows.
    pub(super) told: String,
}

impl Picture {
    /// Where its rows begin and end.
    fn rows(&self) -> (f64, f64) {
        (self.head, self.height - self.foot)
    }
}

/// What of a picture one sheet shows.
#[derive(Clone, Copy)]
enum Cutout {
    /// All, with all words around it.
    Alone,
    /// All, with those words only that a document does not set itself.
    Bare,
    /// Some rows: which part of how many.
    Part(Rows, usize, usize),
}

impl Frame {
    /// Draws a picture in its frame; `paint` is given the height at which the picture begins.
    pub(super) fn draw(
        &self,
        picture: &Picture,
        paint: impl Fn(&Canvas<'_, '_>, f64) -> Result<(), ChartError>,
    ) -> Result<Chart, ChartError> {
        let svg = self.sheet(picture, &paint, Cutout::Alone)?;
        let bare = self.sheet(picture, &paint, Cutout::Bare)?;
        let parts = self.rows(picture)?;
        let of = parts.len();
        let part = |(at, rows): (usize, &Rows)| self.sheet(picture, &paint, Cutout::Part(*rows, at + 1, of));
        let parts = parts.iter().enumerate().map(part).collect::<Result<_, _>>()?;
        Ok(Chart { svg, bare, parts, alt: self.stamped(picture.alt.clone()) })
    }

    /// The rows of each part, where the picture with the words around it is too tall for a page.
    fn rows(&self, picture: &Picture) -> Result<Vec<Rows>, ChartError> {
        let (inside, tongue) = (picture.width - 2.0 * MARGIN, self.lang.tag());
        let stamp = if self.simulated { STAMP } else { 0.0 };
        let words =
            SMALL.tall(&SMALL.wrap(&self.measure, inside, tongue)?) + SMALL.tall(&SMALL.wrap(&picture.reading, inside, tongue)?);
        let room = PAGE - 2.0 * MARGIN - AROUND - stamp - words;
        if picture.height <= room {
            return Ok(Vec::new());
        }
        let less = PAGE - room + picture.head + picture.foot + FIRM.line();
        Ok(parted(picture.rows(), &picture.cuts, (self.first(picture)? - less, WHOLE - less)))
    }

    /// How high the first part may be below the lines that a document writes of the picture.
    fn first(&self, picture: &Picture) -> Result<f64, ChartError> {
        let (tongue, simulated) = (self.lang.tag(), if self.simulated { self.say("chart-simulated") } else { String::new() });
        let words = Type::regular(13.5);
        let caption = words.wrap(&format!("{simulated} {}", self.title), 540.0, tongue)?;
        let lines =
            TITLE.wrap(&self.title, 540.0, tongue)?.len() + caption.len() + words.wrap(&picture.shows, 600.0, tongue)?.len();
        Ok((ABOVE - LINE * lines as f64).clamp(FIRST.0, FIRST.1))
    }

    /// What of the picture a sheet shows, with the words around it: every sheet says what is measured and how to read it.
    fn sheet(
        &self,
        picture: &Picture,
        paint: impl Fn(&Canvas<'_, '_>, f64) -> Result<(), ChartError>,
        cutout: Cutout,
    ) -> Result<String, ChartError> {
        let (inside, tongue) = (picture.width - 2.0 * MARGIN, self.lang.tag());
        let alone = matches!(cutout, Cutout::Alone);
        let own = |font: Type, text: &str| if alone { font.wrap(text, inside, tongue) } else { Ok(Vec::new()) };
        let (title, shows, base) = (own(TITLE, &self.title)?, own(BODY, &picture.shows)?, own(SMALL, &self.base)?);
        let part = self.part(cutout).map_or_else(|| Ok(Vec::new()), |part| FIRM.wrap(&part, inside, tongue))?;
        let (measure, reading) = (SMALL.wrap(&self.measure, inside, tongue)?, SMALL.wrap(&picture.reading, inside, tongue)?);
        let strips = strips(picture, cutout);

        let stamp = if self.simulated { STAMP } else { 0.0 };
        let above = if alone { TITLE.tall(&title) + 4.0 + BODY.tall(&shows) + 5.0 } else { FIRM.tall(&part) };
        let top = MARGIN + above + SMALL.tall(&measure) + stamp + 12.0;
        let foot = top + strips.iter().map(|(from, to)| to - from).sum::<f64>() + 10.0;
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
            y = canvas.lines((MARGIN, y), FIRM, &part)?;
            y = canvas.lines((MARGIN, y), SMALL, &measure)?;
            if self.simulated {
                canvas.stamp(picture.width, y + 6.0, &self.say("chart-simulated"))?;
            }
            match cutout {
                Cutout::Alone | Cutout::Bare => paint(canvas, top)?,
                Cutout::Part(..) => {
                    let mut at = top;
                    for (from, to) in &strips {
                        paint(&canvas.window((top + from, top + to), at), top)?;
                        at += to - from;
                    }
                }
            }
            let y = canvas.lines((MARGIN, foot), SMALL, &reading)?;
            canvas.lines((MARGIN, y + 4.0), SMALL, &base)?;
            Ok(())
        })
    }

    /// Says which part of the picture this is, where it is one.
    fn part(&self, cutout: Cutout) -> Option<String> {
        let Cutout::Part(_, part, of) = cutout else { return None };
        let words = [("part", part.to_string().into()), ("of", of.to_string().into())];
        Some(self.lang.say(if part == 1 { "chart-part-first" } else { "chart-part-next" }, &words))
    }

    /// Returns a sentence without words to fill in.
    pub(super) fn say(&self, id: &str) -> String {
        self.lang.say(id, &[])
    }

    fn stamped(&self, text: String) -> String {
        if self.simulated { format!("{}. {text}", self.say("chart-simulated")) } else { text }
    }
}

/// The strips of the picture that a sheet shows one below the other.
fn strips(picture: &Picture, cutout: Cutout) -> Vec<(f64, f64)> {
    let Cutout::Part(rows, ..) = cutout else { return vec![(0.0, picture.height)] };
    let (top, bottom) = picture.rows();
    let strips = [Some((0.0, top)), rows.heading, Some((rows.from, rows.to)), Some((bottom, picture.height))];
    strips.into_iter().flatten().filter(|(from, to)| to > from).collect()
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
        let frame = Frame { lang, title: title.into(), measure: "Measure".into(), base: "Base".into(), simulated: false };
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
            told: words(),
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
    fn every_part_can_be_read_alone_and_each_row_stands_in_one() {
        let chart = chart(Lang::En, "Title");
        assert_eq!(chart.parts.len(), 3);
        let mut rows = Vec::new();
        for (at, part) in chart.parts.iter().enumerate() {
            let words = words(part);
            let first = if at == 0 { "Part 1 of 3".to_owned() } else { format!("Continued, part {} of 3", at + 1) };
            assert_eq!(words[..3], [&*first, "Measure", "head"]);
            assert_eq!(words[words.len() - 2..], ["foot", "Reading"]);
            rows.extend_from_slice(&words[3..words.len() - 2]);
        }
        let all: Vec<String> = (0..40).map(|row| format!("row {row}")).collect();
        assert_eq!(rows, all);
        assert!(words(&chart.bare).iter().all(|words| !words.contains("art 1 of")));
    }

    #[test]
    fn the_first_part_fills_its_page() {
        let chart = chart(Lang::De, "Titel");
        let heights = chart.parts.iter().map(|part| number(part, " height=\"")).collect::<Vec<_>>();
        assert!(heights[0] > FIRST.1 - 60.0 && heights[0] <= FIRST.1, "{heights:?}");
        assert!(heights.iter().all(|height| *height <= WHOLE), "{heights:?}");
        assert!(chart.parts[1].contains("\nFortsetzung, Teil 2 von 3\n"));
        // Below a long title there is less room.
        let below = super::tests::chart(Lang::De, &"Wie zufrieden sind Sie mit den digitalen Diensten der Stadt? ".repeat(4));
        assert!(number(&below.parts[0], " height=\"") < heights[0] - 60.0);
    }

    fn number(svg: &str, name: &str) -> f64 {
        svg.split_once(name).unwrap().1.split('"').next().unwrap().parse().unwrap()
    }
}
