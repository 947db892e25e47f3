//! Needs by group: for each need and group how many points the group's score is above or below that
//! of all, as a field of a map. What may be told stands out; what is not shown stays empty.

#[cfg(test)]
mod tests;
mod words;

use super::canvas::{Anchor, Canvas, GREY, INK};
use super::frame::{BODY, FIRM, Frame, MARGIN, Picture, RowShape, SMALL, Sheet};
use super::shades::{ink_on, leaning};
use super::share::percentage;
use super::{Chart, ChartError};
use crate::model::Label;

/// The least height of a row.
const ROW: f64 = 30.0;
/// The least room of the needs' names on either sheet.
const LABELS: (f64, f64) = (176.0, 196.0);
/// The width of the column of all.
const ALL: f64 = 52.0;
/// The most width of a group's column.
const COLUMN: f64 = 74.0;
/// What is left free beside a name.
const GAP: f64 = 10.0;
/// What is left free around a field.
const EDGE: f64 = 1.5;
/// So many points above or below all have the darkest shade.
const DARKEST: f64 = 20.0;

/// A chart of scores by group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupsChart {
    /// The words around it.
    pub frame: Frame,
    /// The groups, at most [`GroupsChart::MOST`].
    pub groups: Vec<Label>,
    /// The needs.
    pub rows: Vec<GroupRow>,
}

/// The scores of one need.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRow {
    /// The need in the chart's language.
    pub label: Label,
    /// The score of all in percent; `None` where it is not shown.
    pub all: Option<f64>,
    /// The need in each group; `None` where it is not shown.
    pub cells: Vec<Option<GroupCell>>,
}

/// A need in one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupCell {
    /// The group's score in percent.
    pub value: f64,
    /// Whether it may be told that the group differs.
    pub is_told: bool,
}

/// One row, from the top of the picture.
struct Line<'a> {
    row: &'a GroupRow,
    name: Vec<String>,
    top: f64,
    shape: RowShape,
}

struct Layout<'a> {
    lines: Vec<Line<'a>>,
    heads: Vec<Vec<String>>,
    head: f64,
    /// Where the groups' columns begin.
    left: f64,
    column: f64,
    bottom: f64,
}

impl GroupsChart {
    /// How many groups fit beside each other.
    pub const MOST: usize = 6;

    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = self.layout(sheet)?;
        let picture = Picture {
            width: sheet.width(),
            height: layout.bottom,
            head: layout.head,
            foot: 0.0,
            cuts: layout.lines.iter().skip(1).map(|line| line.top.into()).collect(),
            shows: self.shows().plain(),
            reading: self.reading(),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    /// A need in a group, if it can be shown beside all.
    fn cell(row: &GroupRow, group: usize) -> Option<(GroupCell, f64)> {
        let cell = row.cells.get(group).copied().flatten()?;
        let (value, all) = (percentage(cell.value)?, percentage(row.all?)?);
        Some((GroupCell { value, ..cell }, value - all))
    }

    fn layout(&self, sheet: Sheet) -> Result<Layout<'_>, ChartError> {
        let labels = match sheet {
            Sheet::Phone => 0.0,
            Sheet::Narrow => LABELS.0,
            Sheet::Wide => LABELS.1,
        };
        let columns = self.groups.len().max(1) as f64;
        let room = sheet.width() - 2.0 * MARGIN - ALL;
        // What the columns leave free the names have.
        let labels =
            if sheet == Sheet::Phone { labels } else { labels.max(room - columns * COLUMN) };
        let (left, column) = (MARGIN + labels + ALL, (room - labels) / columns);
        let lang = self.frame.lang;
        let heads: Vec<Vec<String>> = self
            .groups
            .iter()
            .map(|group| SMALL.wrap_name(group, column - 6.0, lang))
            .collect::<Result<_, _>>()?;
        let head = heads.iter().map(|lines| SMALL.tall(lines)).fold(SMALL.line(), f64::max) + 6.0;
        let (mut lines, mut top) = (Vec::with_capacity(self.rows.len()), head);
        for row in &self.rows {
            let names = if sheet == Sheet::Phone { sheet.names(MARGIN) } else { labels - GAP };
            let name = BODY.wrap_name(&row.label, names, lang)?;
            let shape = sheet.row(BODY.tall(&name), ROW, 8.0);
            lines.push(Line { row, name, top, shape });
            top += shape.height;
        }
        Ok(Layout { lines, heads, head, left, column, bottom: top })
    }

    fn paint(
        &self,
        canvas: &Canvas<'_, '_>,
        layout: &Layout<'_>,
        top: f64,
    ) -> Result<(), ChartError> {
        let foot = top + layout.head - 4.0;
        let all = layout.left - ALL / 2.0;
        let middle = |group: usize| layout.left + layout.column * (group as f64 + 0.5);
        canvas.aside(
            (all, foot - SMALL.line() / 2.0),
            Anchor::Middle,
            SMALL,
            &self.frame.say("groups-all"),
        )?;
        for (group, head) in layout.heads.iter().enumerate() {
            let mut y = foot - SMALL.tall(head) + SMALL.line() / 2.0;
            for line in head {
                canvas.text((middle(group), y), Anchor::Middle, SMALL, line)?;
                y += SMALL.line();
            }
        }
        for line in &layout.lines {
            let y = top + line.top + line.shape.middle;
            let to = top + line.top + line.shape.height;
            // Below a name above it a field is as high above its middle as below it.
            let from = 2.0 * y - to;
            canvas.lines((MARGIN, top + line.top + line.shape.name), BODY, &line.name)?;
            if let Some(value) = line.row.all.and_then(percentage) {
                let words = self.frame.lang.percent(value, 0);
                canvas.text((all, y), Anchor::Middle, SMALL, &words)?;
            }
            for group in 0..self.groups.len() {
                let x = middle(group);
                let left = x - layout.column / 2.0;
                let corners = (left + EDGE, from + EDGE, left + layout.column - EDGE, to - EDGE);
                self.field(canvas, corners, (x, y), Self::cell(line.row, group))?;
            }
        }
        Ok(())
    }

    fn field(
        &self,
        canvas: &Canvas<'_, '_>,
        (left, top, right, bottom): (f64, f64, f64, f64),
        at: (f64, f64),
        cell: Option<(GroupCell, f64)>,
    ) -> Result<(), ChartError> {
        let Some((cell, points)) = cell else {
            return canvas.colored((at, Anchor::Middle), SMALL, GREY, "–");
        };
        let color = leaning(points / DARKEST);
        canvas.bar((left, top), (right, bottom), color)?;
        if cell.is_told {
            let edge = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
            canvas.stroke(&edge, 2.0, INK)?;
        }
        let font = if cell.is_told { FIRM } else { SMALL };
        canvas.colored((at, Anchor::Middle), font, ink_on(color), &self.points(points))
    }
}
