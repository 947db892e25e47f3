//! Where everything in the chart of importance and dissatisfaction stands; heights from the top of
//! the picture.

use super::super::ChartError;
use super::super::axis::Axis;
use super::super::canvas::Anchor;
use super::super::crowd::{Crowd, crowds, dots, join};
use super::super::font::Type;
use super::super::frame::{FIRM, MARGIN, SMALL, Sheet};
use super::super::runs::numbers_in_runs;
use super::super::strips::Cut;
use super::place::{APART, Area, Dot, Ground, Line, NEAR, NEARER, SAME, place};
use super::quarters::Quarter;
use super::{MatrixChart, Shown};
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
/// The upright axis shows at least so many percent, so that there is room above the half.
pub(in crate::charts) const HIGH: f64 = 75.0;
/// The room above and below the points for the words in the corners.
const BAND: f64 = 22.0;
/// The rings on which names and numbers are tried: a longer line to its point would be taken for
/// one of the drawing's.
const RINGS: [f64; 7] = [NEAR, 11.0, 16.0, 22.0, 30.0, 38.0, LONGEST];
/// The length of the longest line from a point to its name or number.
pub(super) const LONGEST: f64 = 46.0;
/// The widths to which names are broken, tried one after the other.
const WIDTHS: [f64; 5] = [150.0, 108.0, 130.0, 200.0, 90.0];
/// The width of the name beside the number of the point that is farthest.
const NAME: f64 = 150.0;

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

/// The words in a corner of the plot.
pub(super) struct Corner {
    pub(super) area: Area,
    pub(super) words: String,
    is_right: bool,
}

impl Corner {
    /// The edge at which the words stand: the one of the plot.
    pub(super) fn side(&self) -> (f64, Anchor) {
        if self.is_right {
            (self.area.right - PAD, Anchor::End)
        } else {
            (self.area.left + PAD, Anchor::Start)
        }
    }
}

/// All places.
pub(super) struct Layout<'a> {
    lang: Lang,
    pub(super) plot: Area,
    pub(super) across: Axis,
    pub(super) up: Axis,
    pub(super) points: Vec<(Shown<'a>, (f64, f64))>,
    pub(super) labels: Vec<Label>,
    /// Where the lines between the quarters stand.
    middle: Option<(f64, f64)>,
    pub(super) corners: Vec<Corner>,
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
        let middle = chart.middle();
        let band = if middle.is_some() { BAND } else { 0.0 };
        let up = Axis::round(band, TALL - band, largest(|shown| shown.dissatisfaction.end()));
        let mut layout = Self {
            lang: chart.frame.lang,
            plot,
            across,
            up,
            points: Vec::new(),
            labels: Vec::new(),
            middle,
            corners: Vec::new(),
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
        layout.name_corners()?;
        if !layout.name()? {
            layout.number(chart.farthest().map(|shown| shown.number))?;
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

    /// Puts the words into the corners, each quarter's into its own.
    fn name_corners(&mut self) -> Result<(), ChartError> {
        if self.middle.is_none() {
            return Ok(());
        }
        let plot = self.plot;
        for quarter in Quarter::ALL {
            let words = quarter.words(self.lang);
            let (is_right, is_upper) = quarter.side();
            let width = SMALL.room(&words)? + 2.0 * PAD;
            let left = if is_right { plot.right - width } else { plot.left + 4.0 };
            let top = if is_upper { plot.top + 2.0 } else { plot.bottom - BAND + 2.0 };
            let area = Area { left, top, right: left + width, bottom: top + SMALL.line() };
            self.corners.push(Corner { area, words, is_right });
        }
        Ok(())
    }

    /// Returns the two lines between the quarters; they leave the words in the corners free.
    pub(super) fn middle_lines(&self) -> Vec<Line> {
        let Some((x, y)) = self.middle else { return Vec::new() };
        let (x, y) = (self.across.at(x), self.height_of(y));
        let plot = self.plot;
        vec![((x, plot.top + BAND), (x, plot.bottom - BAND)), ((plot.left, y), (plot.right, y))]
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
            if self.put(names, &dots, LABEL)?.is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Numbers the points. Those that are seen as one share their numbers; so do those that find no
    /// place for a number of their own. The one that is farthest has its name, too, if there is
    /// room.
    fn number(&mut self, mut farthest: Option<usize>) -> Result<(), ChartError> {
        let numbered: Vec<_> = self.points.iter().map(|(shown, at)| (shown.number, *at)).collect();
        let mut crowds = crowds(&numbered);
        loop {
            let mut numbers = Vec::with_capacity(crowds.len());
            for crowd in &crowds {
                let lines = match (&crowd.numbers[..], farthest) {
                    ([only], Some(farthest)) if *only == farthest => self.with_name(farthest)?,
                    (all, _) => NUMBER.wrap(&numbers_in_runs(all), 120.0, self.lang.tag())?,
                };
                numbers.push((crowd.at, lines));
            }
            let Some(lost) = self.put(numbers, &dots(&crowds), NUMBER)? else { return Ok(()) };
            let is_named = |crowd: &Crowd| {
                Some(&crowd.numbers[..]) == farthest.as_ref().map(std::slice::from_ref)
            };
            if crowds.get(lost).is_some_and(is_named) {
                farthest = None;
            } else if !join(&mut crowds, lost) {
                return Ok(());
            }
        }
    }

    /// A point's number with its name.
    fn with_name(&self, number: usize) -> Result<Vec<String>, ChartError> {
        let shown = self.points.iter().map(|(shown, _)| shown).find(|shown| shown.number == number);
        let name = shown.map(|shown| shown.label.clone()).unwrap_or_default();
        NUMBER.wrap_name(&name.map(|name| format!("{number} {name}")), NAME, self.lang)
    }

    /// Puts labels beside their points; returns the first that has found no place, and puts none
    /// then.
    fn put(
        &mut self,
        labels: Vec<((f64, f64), Vec<String>)>,
        dots: &[Dot],
        font: Type,
    ) -> Result<Option<usize>, ChartError> {
        let mut sizes = Vec::with_capacity(labels.len());
        for (at, lines) in &labels {
            let mut width: f64 = 0.0;
            for line in lines {
                width = width.max(font.room(line)?);
            }
            sizes.push((*at, (width + 2.0 * PAD, font.tall(lines))));
        }
        let taken: Vec<_> = self.corners.iter().map(|corner| corner.area).collect();
        let intervals: Vec<Line> =
            self.points.iter().flat_map(|(shown, _)| self.cross(shown)).collect();
        let guides = self.middle_lines();
        let plot = Area {
            top: self.plot.top - 8.0,
            left: self.plot.left + 4.0,
            right: self.plot.right + 14.0,
            ..self.plot
        };
        let places = place(
            &sizes,
            &Ground { plot, taken: &taken, dots, intervals: &intervals, guides: &guides },
            &RINGS,
        );
        let lost = places.iter().position(Option::is_none);
        if lost.is_some() {
            return Ok(lost);
        }
        for (i, ((at, lines), area)) in labels.into_iter().zip(places).enumerate() {
            if let Some(area) = area {
                let others: Vec<_> =
                    dots.iter().filter(|(_, owner)| *owner != i).map(|(dot, _)| *dot).collect();
                self.labels.push(Label::new((at, lines), area, font, &others)?);
            }
        }
        Ok(None)
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
