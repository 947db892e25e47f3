//! Where everything in the chart of importance and dissatisfaction stands; heights from the top of the picture.

use super::super::ChartError;
use super::super::axis::Axis;
use super::super::canvas::Anchor;
use super::super::font::Type;
use super::super::frame::{FIRM, MARGIN, SLACK, SMALL, Sheet};
use super::place::{Area, NEAR, place};
use super::{MatrixChart, PRODUCTS, Shown};

/// The names of points.
pub(super) const LABEL: Type = SMALL;
/// The numbers of points.
pub(super) const NUMBER: Type = FIRM;
/// A point's radius.
pub(super) const DOT: f64 = 4.0;
/// What is left free beside a label.
pub(super) const PAD: f64 = 2.0;
/// The room for a number in the key.
pub(super) const KEY_NUMBER: f64 = 28.0;

/// Points closer than this cannot be told apart.
const TIED: f64 = 2.0;
/// More points than this have numbers.
const NAMED: usize = 12;
/// The height of the plot.
const TALL: f64 = 400.0;
/// The room for the marks of the upright axis.
const LEFT: f64 = 48.0;
/// The rings on which names and numbers are tried.
const RINGS: [f64; 7] = [NEAR, 14.0, 22.0, 32.0, 46.0, 62.0, 80.0];
const FAR: [f64; 14] = [NEAR, 11.0, 16.0, 22.0, 30.0, 40.0, 52.0, 64.0, 80.0, 96.0, 120.0, 150.0, 190.0, 240.0];

/// A label in its place.
pub(super) struct Label {
    at: (f64, f64),
    pub(super) area: Area,
    pub(super) lines: Vec<String>,
}

/// A need in the key.
pub(super) struct Entry {
    pub(super) at: (f64, f64),
    pub(super) number: String,
    pub(super) lines: Vec<String>,
}

/// A line of equal products.
pub(super) struct Guide {
    points: Vec<(f64, f64)>,
    pub(super) label: String,
    pub(super) label_at: (f64, f64),
    pub(super) anchor: Anchor,
    /// What the label takes.
    area: Area,
}

/// All places.
pub(super) struct Layout<'a> {
    pub(super) plot: Area,
    pub(super) across: Axis,
    pub(super) up: Axis,
    pub(super) points: Vec<(Shown<'a>, (f64, f64))>,
    pub(super) labels: Vec<Label>,
    pub(super) guides: Vec<Guide>,
    pub(super) key: Vec<Entry>,
    pub(super) height: f64,
}

impl<'a> Layout<'a> {
    pub(super) fn of(chart: &'a MatrixChart, sheet: Sheet) -> Result<Self, ChartError> {
        let shown = chart.shown();
        let width = sheet.width();
        let aside = sheet == Sheet::Wide && shown.len() > NAMED;
        let right = width - MARGIN - 14.0 - if aside { 234.0 } else { 0.0 };
        let top = SMALL.line() + 12.0;
        let plot = Area { left: MARGIN + LEFT, top, right, bottom: top + TALL };
        let largest = |share: fn(&Shown<'_>) -> f64| shown.iter().map(share).fold(0.0, f64::max);
        let across = Axis::round(plot.left, plot.right, largest(|shown| shown.importance.end()));
        let up = Axis::round(0.0, TALL, largest(|shown| shown.dissatisfaction.end()));
        let mut layout = Self {
            plot,
            across,
            up,
            points: Vec::new(),
            labels: Vec::new(),
            guides: Vec::new(),
            key: Vec::new(),
            height: plot.bottom + 46.0,
        };
        for product in PRODUCTS {
            layout.guides.extend(layout.guide(chart, product)?);
        }
        layout.points = shown
            .into_iter()
            .map(|shown| (shown, (across.at(shown.importance.value), layout.height_of(shown.dissatisfaction.value))))
            .collect();
        if !layout.name()? {
            layout.number()?;
            let (left, top) = if aside { (right + 26.0, top) } else { (MARGIN, layout.height) };
            layout.list((left, top), width - MARGIN, aside)?;
        }
        Ok(layout)
    }

    /// Returns the height at which a share of people who are not satisfied stands.
    pub(super) fn height_of(&self, share: f64) -> f64 {
        self.plot.bottom - self.up.at(share)
    }

    /// Returns the two lines of a point's intervals.
    pub(super) fn cross(&self, shown: &Shown<'_>) -> Vec<((f64, f64), (f64, f64))> {
        let (x, y) = (self.across.at(shown.importance.value), self.height_of(shown.dissatisfaction.value));
        let flat = shown.importance.interval.map(|(low, high)| ((self.across.at(low), y), (self.across.at(high), y)));
        let upright = shown.dissatisfaction.interval.map(|(low, high)| ((x, self.height_of(low)), (x, self.height_of(high))));
        flat.into_iter().chain(upright).collect()
    }

    /// Returns the line on which the product is the same, if it runs through the plot.
    fn guide(&self, chart: &MatrixChart, product: f64) -> Result<Option<Guide>, ChartError> {
        let (end, high) = (self.across.end, self.up.end);
        let first = product * 100.0 / high;
        if first >= end {
            return Ok(None);
        }
        let point = |i: u32| {
            let x = first + (end - first) * f64::from(i) / 60.0;
            (self.across.at(x), self.height_of(product * 100.0 / x))
        };
        let points: Vec<_> = (0..=60).map(point).collect();
        let label = chart.frame.lang.say("matrix-product", &[("value", chart.frame.lang.percent(product, 0).into())]);
        // The name stands in a gap of the line, near its right end.
        let width = SMALL.width(&label)? * SLACK + 8.0;
        let right = self.plot.right;
        let within = points.iter().filter(|(x, _)| *x >= right - width).map(|(_, y)| *y);
        let (n, sum) = within.fold((0.0, 0.0), |(n, sum), y| (n + 1.0, sum + y));
        let Some(last) = points.last() else { return Ok(None) };
        let y = if n > 0.0 { sum / n } else { last.1 };
        let area = Area { left: right - width, top: y - 8.0, right, bottom: y + 8.0 };
        Ok(Some(Guide { points, label, label_at: (right, y), anchor: Anchor::End, area }))
    }

    /// Names the points, if there are few and all names find a place; returns whether they did.
    fn name(&mut self) -> Result<bool, ChartError> {
        if self.points.len() > NAMED {
            return Ok(false);
        }
        let mut names = Vec::new();
        for (shown, at) in &self.points {
            names.push((*at, LABEL.wrap(shown.label, 150.0 / SLACK)?));
        }
        self.put(names, LABEL, &RINGS)
    }

    /// Numbers the points; those that coincide share one label.
    fn number(&mut self) -> Result<(), ChartError> {
        let mut spots: Vec<((f64, f64), Vec<usize>)> = Vec::new();
        for (shown, at) in &self.points {
            let same = |(there, _): &&mut ((f64, f64), Vec<usize>)| (there.0 - at.0).hypot(there.1 - at.1) < TIED;
            match spots.iter_mut().find(same) {
                Some((_, numbers)) => numbers.push(shown.number),
                None => spots.push((*at, vec![shown.number])),
            }
        }
        let mut numbers = Vec::with_capacity(spots.len());
        for (at, all) in spots {
            numbers.push((at, NUMBER.wrap(&runs(&all), 160.0 / SLACK)?));
        }
        self.put(numbers, NUMBER, &FAR).map(|_| ())
    }

    fn put(&mut self, labels: Vec<((f64, f64), Vec<String>)>, font: Type, rings: &[f64]) -> Result<bool, ChartError> {
        let mut sizes = Vec::with_capacity(labels.len());
        for (at, lines) in &labels {
            let mut width: f64 = 0.0;
            for line in lines {
                width = width.max(font.width(line)? * SLACK);
            }
            sizes.push((*at, (width + 2.0 * PAD, font.tall(lines))));
        }
        let taken: Vec<_> = self.guides.iter().map(|guide| guide.area).collect();
        let mut crosses = Vec::new();
        for (shown, _) in &self.points {
            crosses.extend(self.cross(shown).into_iter().map(|(from, to)| Area {
                left: from.0.min(to.0),
                top: from.1.min(to.1) - 1.0,
                right: from.0.max(to.0) + 1.0,
                bottom: from.1.max(to.1) + 1.0,
            }));
        }
        let plot = Area { top: self.plot.top - 8.0, right: self.plot.right + 14.0, ..self.plot };
        let places = place(&sizes, plot, (&taken, &crosses), rings);
        let all = places.iter().all(Option::is_some);
        if all || font == NUMBER {
            let put = labels.into_iter().zip(places);
            self.labels = put.filter_map(|((at, lines), area)| Some(Label { at, area: area?, lines })).collect();
        }
        Ok(all)
    }

    /// Lists the names of numbered points, in one column at the side or in two below.
    fn list(&mut self, (left, top): (f64, f64), right: f64, aside: bool) -> Result<(), ChartError> {
        let columns = if aside { 1.0 } else { 2.0 };
        let column = (right - left) / columns;
        let mut entries = Vec::new();
        for (shown, _) in &self.points {
            let lines = LABEL.wrap(shown.label, (column - KEY_NUMBER - 8.0) / SLACK)?;
            entries.push((shown.number.to_string(), lines));
        }
        let tall = |lines: &[String]| LABEL.tall(lines) + 3.0;
        let whole: f64 = entries.iter().map(|(_, lines)| tall(lines)).sum();
        let (mut x, mut y, mut lowest) = (left, top, top);
        for (number, lines) in entries {
            let height = tall(&lines);
            if !aside && x <= left && y - top + height / 2.0 > whole / 2.0 {
                (x, y) = (left + column, top);
            }
            self.key.push(Entry { at: (x, y), number, lines });
            y += height;
            lowest = lowest.max(y);
        }
        self.height = self.height.max(lowest + 4.0);
        Ok(())
    }
}

/// Writes growing numbers, those that follow one another as from–to.
fn runs(numbers: &[usize]) -> String {
    let run = |run: &[usize]| match run {
        [first, .., last] if last - first > 1 => Some(format!("{first}–{last}")),
        [first, last] => Some(format!("{first}, {last}")),
        [one] => Some(one.to_string()),
        _ => None,
    };
    numbers.chunk_by(|a, b| a + 1 == *b).filter_map(run).collect::<Vec<_>>().join(", ")
}

impl Label {
    /// Returns the line from the point to a label that does not stand beside it.
    pub(super) fn leader(&self) -> Option<((f64, f64), (f64, f64))> {
        let end = self.area.nearest(self.at);
        let distance = (end.0 - self.at.0).hypot(end.1 - self.at.1);
        (distance > NEAR + 4.0).then_some((self.at, end))
    }
}

impl Guide {
    /// Returns every other piece of the line.
    pub(super) fn dashes(&self) -> Vec<((f64, f64), (f64, f64))> {
        let pieces = self.points.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
        let mut dashes = Vec::new();
        let mut gone = 0.0;
        for (from, to) in pieces {
            let long = (to.0 - from.0).hypot(to.1 - from.1);
            let mut at = 0.0;
            while at < long {
                let phase = (gone + at) % 10.0;
                let end = (at + if phase < 6.0 { 6.0 - phase } else { 10.0 - phase }.max(0.01)).min(long);
                let point = |part: f64| (from.0 + (to.0 - from.0) * part / long, from.1 + (to.1 - from.1) * part / long);
                if phase < 6.0 && !self.area.crossed((point(at), point(end))) {
                    dashes.push((point(at), point(end)));
                }
                at = end;
            }
            gone += long;
        }
        dashes
    }
}
