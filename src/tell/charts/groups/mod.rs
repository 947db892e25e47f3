//! Scores by group: for each need a line for each group, with its dot and its interval, all on one
//! scale.

#[cfg(test)]
mod tests;
mod words;

use super::axis::Axis;
use super::canvas::{Anchor, Canvas, GRID, INK};
use super::frame::{AXIS, BODY, FIRM, Frame, MARGIN, Picture, SMALL, Sheet};
use super::share::{Share, written};
use super::{Chart, ChartError};
use crate::locale::Say as _;
use crate::model::Label;
use crate::words::list;

/// The least height of a group's line.
const LINE: f64 = 17.0;
/// What sets needs apart.
const BETWEEN: f64 = 10.0;
/// The width of the needs' names on either sheet.
const LABELS: (f64, f64) = (166.0, 230.0);
/// The most width of the groups' names.
const NAMES: f64 = 128.0;
/// What is left free beside the plot.
const GAP: f64 = 14.0;

/// A chart of scores by group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupsChart {
    /// The words around it.
    pub frame: Frame,
    /// The groups.
    pub groups: Vec<Label>,
    /// The needs.
    pub rows: Vec<GroupRow>,
}

/// The scores of one need.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRow {
    /// The need in the chart's language.
    pub label: Label,
    /// For each group the score; `None` where the group is too small.
    pub scores: Vec<Option<Share>>,
}

/// One group's line within a need, from the top of the picture.
struct Line {
    name: Vec<String>,
    score: Option<Share>,
    top: f64,
    height: f64,
}

/// One need with its groups.
struct Block {
    lines: Vec<String>,
    top: f64,
    groups: Vec<Line>,
}

struct Layout {
    blocks: Vec<Block>,
    /// Where the groups' names begin.
    names: f64,
    axis: Axis,
    right: f64,
    bottom: f64,
}

impl GroupsChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = self.layout(sheet)?;
        let picture = Picture {
            width: sheet.width(),
            height: layout.bottom + AXIS,
            head: 0.0,
            foot: AXIS,
            cuts: layout
                .blocks
                .iter()
                .skip(1)
                .map(|block| (block.top - BETWEEN / 2.0).into())
                .collect(),
            shows: self.shows().plain(),
            reading: self.reading(),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    /// Returns the score of a need in a group, if it can be shown.
    fn score(row: &GroupRow, group: usize) -> Option<Share> {
        row.scores.get(group).copied().flatten().and_then(Share::sane)
    }

    fn all(&self) -> impl Iterator<Item = Share> {
        let each =
            move |row| (0..self.groups.len()).filter_map(move |group| Self::score(row, group));
        self.rows.iter().flat_map(each)
    }

    /// Returns the groups that have any score; the others are only named.
    fn shown(&self) -> (Vec<usize>, Vec<usize>) {
        (0..self.groups.len())
            .partition(|group| self.rows.iter().any(|row| Self::score(row, *group).is_some()))
    }

    fn layout(&self, sheet: Sheet) -> Result<Layout, ChartError> {
        let labels = if sheet == Sheet::Narrow { LABELS.0 } else { LABELS.1 };
        let (shown, _) = self.shown();
        let mut names = Vec::with_capacity(shown.len());
        let mut widest: f64 = 0.0;
        for group in shown {
            let name = self.groups.get(group).map_or_else(
                || Ok(Vec::new()),
                |name| SMALL.wrap_name(name, NAMES, self.frame.lang),
            )?;
            for line in &name {
                widest = widest.max(SMALL.room(line)?);
            }
            names.push((group, name));
        }
        let mut number: f64 = 0.0;
        for share in self.all() {
            number =
                number.max(FIRM.room(&written(self.frame.lang, share.value, self.decimals()))?);
        }
        let (mut blocks, mut top) = (Vec::with_capacity(self.rows.len()), 4.0);
        for row in &self.rows {
            let lines = BODY.wrap_name(&row.label, labels - GAP, self.frame.lang)?;
            let (mut groups, mut y) = (Vec::with_capacity(names.len()), top);
            for (group, name) in &names {
                let height = LINE.max(SMALL.tall(name));
                groups.push(Line {
                    name: name.clone(),
                    score: Self::score(row, *group),
                    top: y,
                    height,
                });
                y += height;
            }
            let bottom = y.max(top + BODY.tall(&lines));
            blocks.push(Block { lines, top, groups });
            top = bottom + BETWEEN;
        }
        let right = sheet.width() - MARGIN;
        let zero = MARGIN + labels + widest + GAP;
        let axis =
            Axis::round(zero, right - number - GAP, self.all().map(Share::end).fold(0.0, f64::max));
        Ok(Layout { blocks, names: MARGIN + labels, axis, right, bottom: top - BETWEEN / 2.0 })
    }

    fn paint(&self, canvas: &Canvas<'_, '_>, layout: &Layout, top: f64) -> Result<(), ChartError> {
        let (axis, bottom) = (layout.axis, top + layout.bottom);
        for mark in axis.marks() {
            canvas.stroke(&[(axis.at(mark), top), (axis.at(mark), bottom)], 0.7, GRID)?;
        }
        for (i, block) in layout.blocks.iter().enumerate() {
            if i > 0 {
                let y = top + block.top - BETWEEN / 2.0;
                canvas.stroke(&[(MARGIN, y), (layout.right, y)], 0.7, GRID)?;
            }
            canvas.lines((MARGIN, top + block.top), BODY, &block.lines)?;
            for line in &block.groups {
                let middle = top + line.top + line.height / 2.0;
                canvas.lines(
                    (layout.names, middle - SMALL.tall(&line.name) / 2.0),
                    SMALL,
                    &line.name,
                )?;
                self.dot(canvas, layout, middle, line.score)?;
            }
        }
        canvas.axis(axis, (top, bottom), self.frame.lang)
    }

    fn dot(
        &self,
        canvas: &Canvas<'_, '_>,
        layout: &Layout,
        y: f64,
        score: Option<Share>,
    ) -> Result<(), ChartError> {
        let axis = layout.axis;
        let Some(share) = score else {
            let (at, word) = ((axis.zero + 8.0, y), self.frame.say("groups-hidden"));
            canvas.clear(at, Anchor::Start, SMALL, &word)?;
            return canvas.aside(at, Anchor::Start, SMALL, &word);
        };
        if let Some((low, high)) = share.interval {
            canvas.line(&[(axis.at(low), y), (axis.at(high), y)], 2.0)?;
        }
        canvas.dot((axis.at(share.value), y), 4.0, INK)?;
        canvas.text(
            (layout.right, y),
            Anchor::End,
            FIRM,
            &written(self.frame.lang, share.value, self.decimals()),
        )
    }

    fn reading(&self) -> String {
        let sure = self.all().any(|share| share.interval.is_some());
        let mut reading =
            self.frame.say(if sure { "groups-reading" } else { "groups-reading-no-interval" });
        let (_, hidden) = self.shown();
        if !hidden.is_empty() {
            let names: Vec<_> = hidden
                .into_iter()
                .filter_map(|group| Some(self.groups.get(group)?.to_string()))
                .collect();
            let groups = list(self.frame.lang, &names);
            reading = format!(
                "{reading} {}",
                self.frame.lang.say("groups-without", &[("groups", groups.into())])
            );
        }
        reading
    }
}
