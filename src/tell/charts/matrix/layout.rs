//! Where everything in the chart of importance and dissatisfaction stands; heights from the top of
//! the picture.

use super::super::ChartError;
use super::super::axis::Axis;
use super::super::canvas::Anchor;
use super::super::font::Type;
use super::super::frame::{FIRM, MARGIN, SMALL, Sheet};
use super::super::runs::numbers_in_runs;
use super::super::strips::Cut;
use super::place::{APART, Area, Dot, Ground, Line, NEAR, NEARER, SAME, place};
use super::{MatrixChart, PRODUCTS, Shown};
use crate::locale::Say as _;
use mitreden_base::locale::Lang;

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

/// More points than this have numbers.
const NAMED: usize = 12;
/// The height of the plot.
const TALL: f64 = 400.0;
/// The room below the plot for the marks and the name of the axis.
const BELOW: f64 = 46.0;
/// The room for the marks of the upright axis.
const LEFT: f64 = 48.0;
/// The rings on which names and numbers are tried.
const RINGS: [f64; 9] = [NEAR, 11.0, 16.0, 22.0, 32.0, 46.0, 62.0, 80.0, 100.0];
/// The widths to which names are broken, tried one after the other.
const WIDTHS: [f64; 5] = [150.0, 108.0, 130.0, 200.0, 90.0];
/// How near points are to one another that share their numbers, tried until every number has a
/// place.
const CROWDS: [f64; 9] = [SAME, 6.0, 9.0, 13.0, 20.0, 32.0, 50.0, 90.0, 2_000.0];
/// The rings on which numbers are tried.
const FAR: [f64; 14] =
    [NEAR, 11.0, 16.0, 22.0, 30.0, 40.0, 52.0, 64.0, 80.0, 96.0, 120.0, 150.0, 190.0, 240.0];

/// A label in its place.
pub(super) struct Label {
    pub(super) area: Area,
    pub(super) lines: Vec<String>,
    /// The edge or the middle at which the lines stand: the one towards the point.
    pub(super) side: (f64, Anchor),
    /// The line from the point to a label that could be taken for that of another, or for nobody's.
    pub(super) leader: Option<Line>,
}

/// A need in the key.
pub(super) struct Entry {
    pub(super) at: (f64, f64),
    pub(super) number: String,
    pub(super) lines: Vec<String>,
}

impl Entry {
    fn tall(&self) -> f64 {
        LABEL.tall(&self.lines) + 3.0
    }
}

/// A line of equal products.
pub(super) struct Guide {
    points: Vec<(f64, f64)>,
    pub(super) label: String,
    /// Where the name stands, in the course of the line.
    pub(super) area: Area,
}

/// All places.
pub(super) struct Layout<'a> {
    lang: Lang,
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
            lang: chart.frame.lang,
            plot,
            across,
            up,
            points: Vec::new(),
            labels: Vec::new(),
            guides: Vec::new(),
            key: Vec::new(),
            height: plot.bottom + BELOW,
        };
        layout.points = shown
            .into_iter()
            .map(|shown| {
                (
                    shown,
                    (
                        across.at(shown.importance.value),
                        layout.height_of(shown.dissatisfaction.value),
                    ),
                )
            })
            .collect();
        for product in PRODUCTS {
            if let Some(guide) = layout.guide(chart, product)? {
                layout.guides.push(guide);
            }
        }
        if !layout.name()? {
            layout.number()?;
            layout.list(aside.then_some(right + 26.0), width - MARGIN)?;
        }
        Ok(layout)
    }

    /// Returns where the picture may be cut: below the plot, before the entries of the key that
    /// stand there in two columns.
    pub(super) fn cuts(&self) -> Vec<Cut> {
        let below = self.key.iter().find(|entry| entry.at.1 >= self.plot.bottom + BELOW);
        below.map(|entry| entry.at.1.into()).into_iter().collect()
    }

    /// Returns the height at which a share of people who are not satisfied stands.
    pub(super) fn height_of(&self, share: f64) -> f64 {
        self.plot.bottom - self.up.at(share)
    }

    /// Returns the two lines of a point's intervals.
    pub(super) fn cross(&self, shown: &Shown<'_>) -> Vec<((f64, f64), (f64, f64))> {
        let (x, y) =
            (self.across.at(shown.importance.value), self.height_of(shown.dissatisfaction.value));
        let flat = shown
            .importance
            .interval
            .map(|(low, high)| ((self.across.at(low), y), (self.across.at(high), y)));
        let upright = shown
            .dissatisfaction
            .interval
            .map(|(low, high)| ((x, self.height_of(low)), (x, self.height_of(high))));
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
        let label = chart
            .frame
            .lang
            .say("matrix-product", &[("value", chart.frame.lang.percent(product, 0).into())]);
        let width = SMALL.room(&label)?;
        let (far, half) = (self.across.at(end), SMALL.line() / 2.0);
        // The name stands in the line's way, as far to the right as there is room; a line too short
        // for its name has none.
        let begin = points.first().map_or(far, |point| point.0 + 20.0);
        let area = |step: u32| {
            let right = far - 12.0 * f64::from(step);
            let y = points.iter().find(|point| point.0 >= right - width / 2.0)?.1;
            (right - width > begin).then_some(Area {
                left: right - width,
                top: y - half,
                right,
                bottom: y + half,
            })
        };
        let free = |area: &Area| {
            !self.points.iter().any(|(_, dot)| area.meets(Area::around(*dot, DOT + 4.0)))
                && !self.guides.iter().any(|guide| {
                    area.meets(guide.area) || guide.lines().iter().any(|line| area.crossed(*line))
                })
        };
        let found = (0..40).map_while(area).find(free);
        Ok(found.map(|area| Guide { points, label, area }))
    }

    /// Names the points, if there are few and all names find a place; returns whether they did.
    fn name(&mut self) -> Result<bool, ChartError> {
        // Beside points that are seen as one it could not be told whose name is whose.
        let is_one =
            |at: (f64, f64), other: (f64, f64)| (at.0 - other.0).hypot(at.1 - other.1) <= SAME;
        let places = || self.points.iter().map(|(_, at)| *at).enumerate();
        if self.points.len() > NAMED
            || places().any(|(i, at)| places().any(|(j, other)| j > i && is_one(at, other)))
        {
            return Ok(false);
        }
        for width in WIDTHS {
            let mut names = Vec::new();
            for (shown, at) in &self.points {
                names.push((*at, LABEL.wrap_name(shown.label, width, self.lang)?));
            }
            let dots: Vec<_> = names.iter().enumerate().map(|(i, (at, _))| (*at, i)).collect();
            if self.put(names, &dots, LABEL, &RINGS)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Numbers the points. Those that are seen as one share their numbers; so do those that are too
    /// crowded for each to have its own.
    fn number(&mut self) -> Result<(), ChartError> {
        for reach in CROWDS {
            let mut spots: Vec<((f64, f64), Vec<usize>)> = Vec::new();
            let mut dots = Vec::with_capacity(self.points.len());
            for (shown, at) in &self.points {
                let spot = spots
                    .iter()
                    .position(|(spot, _)| (spot.0 - at.0).hypot(spot.1 - at.1) <= reach);
                match spot.and_then(|spot| spots.get_mut(spot)) {
                    Some((_, numbers)) => numbers.push(shown.number),
                    None => spots.push((*at, vec![shown.number])),
                }
                dots.push((*at, spot.unwrap_or(spots.len() - 1)));
            }
            let mut numbers = Vec::with_capacity(spots.len());
            for (at, all) in spots {
                numbers.push((at, NUMBER.wrap(&numbers_in_runs(&all), 120.0, self.lang.tag())?));
            }
            if self.put(numbers, &dots, NUMBER, &FAR)? {
                break;
            }
        }
        Ok(())
    }

    /// Puts labels beside their points; returns whether each has found a place.
    fn put(
        &mut self,
        labels: Vec<((f64, f64), Vec<String>)>,
        dots: &[Dot],
        font: Type,
        rings: &[f64],
    ) -> Result<bool, ChartError> {
        let mut sizes = Vec::with_capacity(labels.len());
        for (at, lines) in &labels {
            let mut width: f64 = 0.0;
            for line in lines {
                width = width.max(font.room(line)?);
            }
            sizes.push((*at, (width + 2.0 * PAD, font.tall(lines))));
        }
        let taken: Vec<_> = self.guides.iter().map(|guide| guide.area).collect();
        let intervals: Vec<Line> =
            self.points.iter().flat_map(|(shown, _)| self.cross(shown)).collect();
        let guides: Vec<Line> = self.guides.iter().flat_map(Guide::lines).collect();
        let plot = Area {
            top: self.plot.top - 8.0,
            left: self.plot.left + 4.0,
            right: self.plot.right + 14.0,
            ..self.plot
        };
        let places = place(
            &sizes,
            &Ground { plot, taken: &taken, dots, intervals: &intervals, guides: &guides },
            rings,
        );
        let all = places.iter().all(Option::is_some);
        if all {
            for (i, ((at, lines), area)) in labels.into_iter().zip(places).enumerate() {
                if let Some(area) = area {
                    let others: Vec<_> =
                        dots.iter().filter(|(_, owner)| *owner != i).map(|(dot, _)| *dot).collect();
                    self.labels.push(Label::new((at, lines), area, font, &others)?);
                }
            }
        }
        Ok(all)
    }

    /// Lists the names of numbered points: at the side as far as the plot reaches, the others in
    /// two columns below.
    fn list(&mut self, aside: Option<f64>, right: f64) -> Result<(), ChartError> {
        let mut points =
            self.points.iter().map(|(shown, _)| *shown).collect::<Vec<_>>().into_iter().peekable();
        if let Some(left) = aside {
            let mut y = self.plot.top;
            while let Some(entry) =
                points.peek().map(|shown| self.entry(shown, (left, y), right)).transpose()?
            {
                y += entry.tall();
                if y > self.height {
                    break;
                }
                self.key.push(entry);
                points.next();
            }
        }
        let (left, top) = (MARGIN, self.height);
        let column = (right - left) / 2.0;
        let entries = points
            .map(|shown| self.entry(&shown, (left, top), left + column))
            .collect::<Result<Vec<_>, _>>()?;
        let whole: f64 = entries.iter().map(Entry::tall).sum();
        let (mut x, mut y) = (left, top);
        for mut entry in entries {
            let height = entry.tall();
            if x <= left && y - top + height / 2.0 > whole / 2.0 {
                (x, y) = (left + column, top);
            }
            entry.at = (x, y);
            self.key.push(entry);
            y += height;
            self.height = self.height.max(y + 4.0);
        }
        Ok(())
    }

    /// A point in the key, as wide as up to `right`.
    fn entry(&self, shown: &Shown<'_>, at: (f64, f64), right: f64) -> Result<Entry, ChartError> {
        let lines = LABEL.wrap_name(shown.label, right - at.0 - KEY_NUMBER - 8.0, self.lang)?;
        Ok(Entry { at, number: shown.number.to_string(), lines })
    }
}

impl Label {
    /// A label in an area beside its point, among the dots of others.
    fn new(
        (at, lines): ((f64, f64), Vec<String>),
        area: Area,
        font: Type,
        others: &[(f64, f64)],
    ) -> Result<Self, ChartError> {
        let middle = f64::midpoint(area.left, area.right);
        let side = match middle - at.0 {
            by if by < -1.0 => (area.right - PAD, Anchor::End),
            by if by > 1.0 => (area.left + PAD, Anchor::Start),
            _ => (middle, Anchor::Middle),
        };
        let mut label = Self { area, lines, side, leader: None };
        let ink = label.ink(font)?;
        let far = |dot: (f64, f64)| {
            ink.iter().map(|line| line.distance(dot)).fold(f64::INFINITY, f64::min)
        };
        let own = far(at);
        if own > APART || others.iter().any(|dot| far(*dot) < own + NEARER) {
            let nearest = ink.iter().map(|line| line.nearest(at)).min_by(|a, b| {
                let from = |end: &(f64, f64)| (end.0 - at.0).hypot(end.1 - at.1);
                from(a).total_cmp(&from(b))
            });
            label.leader = nearest.map(|end| (at, end));
        }
        Ok(label)
    }

    /// Returns where its words stand, line by line: shorter ones leave some of the area empty.
    pub(super) fn ink(&self, font: Type) -> Result<Vec<Area>, ChartError> {
        let (x, anchor) = self.side;
        let mut ink = Vec::with_capacity(self.lines.len());
        let mut top = self.area.top;
        for line in &self.lines {
            let width = font.width(line)?;
            let left = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            ink.push(Area { left, top, right: left + width, bottom: top + font.line() });
            top += font.line();
        }
        Ok(ink)
    }
}

impl Guide {
    /// Returns the line in pieces, without where its name stands.
    fn lines(&self) -> Vec<Line> {
        let pieces =
            self.points.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
        pieces.filter(|(from, to)| to.0 < self.area.left || from.0 > self.area.right).collect()
    }

    /// Returns every other piece of the line.
    pub(super) fn dashes(&self) -> Vec<Line> {
        let mut dashes = Vec::new();
        let mut gone = 0.0;
        for (from, to) in self.lines() {
            let long = (to.0 - from.0).hypot(to.1 - from.1);
            let mut at = 0.0;
            while at < long {
                let phase = (gone + at) % 10.0;
                let end =
                    (at + if phase < 6.0 { 6.0 - phase } else { 10.0 - phase }.max(0.01)).min(long);
                let point = |part: f64| {
                    (from.0 + (to.0 - from.0) * part / long, from.1 + (to.1 - from.1) * part / long)
                };
                if phase < 6.0 {
                    dashes.push((point(at), point(end)));
                }
                at = end;
            }
            gone += long;
        }
        dashes
    }
}
