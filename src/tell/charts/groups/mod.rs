//! Scores by group: a column of dots with their intervals for each group, side by side on one scale.

#[cfg(test)]
mod tests;
mod words;

use super::axis::Axis;
use super::canvas::{Anchor, Canvas, INK, LIGHT};
use super::frame::{BODY, FIRM, Frame, MARGIN, Picture, SLACK, SMALL, STRONG, Sheet};
use super::share::{Share, written};
use super::{Chart, ChartError};

/// The least height of a need.
const ROW: f64 = 27.0;
/// How many groups stand side by side on either sheet.
const ACROSS: (usize, usize) = (3, 4);
/// The width of labels on either sheet.
const LABELS: (f64, f64) = (158.0, 190.0);
/// What is left free between groups.
const GAP: f64 = 12.0;

/// A chart of scores by group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupsChart {
    /// The words around it.
    pub frame: Frame,
    /// The groups.
    pub groups: Vec<String>,
    /// The needs.
    pub rows: Vec<GroupRow>,
}

/// The scores of one need.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRow {
    /// The need in the chart's language.
    pub label: String,
    /// For each group the score; `None` where the group is too small.
    pub scores: Vec<Option<Share>>,
}

/// The groups that stand side by side, with all needs.
struct Block {
    /// Its groups.
    groups: Vec<usize>,
    heads: Vec<Vec<String>>,
    /// Where the heads begin.
    top: f64,
    /// For each need its lines, where it begins, and its height.
    rows: Vec<(Vec<String>, f64, f64)>,
    bottom: f64,
}

struct Layout {
    blocks: Vec<Block>,
    labels: f64,
    column: f64,
    axis: Axis,
    bottom: f64,
}

impl GroupsChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = self.layout(sheet)?;
        let picture =
            Picture { width: sheet.width(), height: layout.bottom, reading: self.reading(), alt: self.alt(), told: self.told() };
        self.frame.draw(&picture, |canvas, top| layout.blocks.iter().try_for_each(|block| self.block(canvas, &layout, block, top)))
    }

    /// Returns the score of a need in a group, if it can be shown.
    fn score(row: &GroupRow, group: usize) -> Option<Share> {
        row.scores.get(group).copied().flatten().and_then(Share::sane)
    }

    /// The groups of which anything can be shown.
    fn drawn(&self) -> Vec<usize> {
        (0..self.groups.len()).filter(|group| self.rows.iter().any(|row| Self::score(row, *group).is_some())).collect()
    }

    fn all(&self) -> impl Iterator<Item = Share> {
        let each = move |row| (0..self.groups.len()).filter_map(move |group| Self::score(row, group));
        self.rows.iter().flat_map(each)
    }

    fn layout(&self, sheet: Sheet) -> Result<Layout, ChartError> {
        let (across, labels) = match sheet {
            Sheet::Narrow => (ACROSS.0, LABELS.0),
            Sheet::Wide => (ACROSS.1, LABELS.1),
        };
        let drawn = self.drawn();
        let across = drawn.len().clamp(1, across);
        let column = (sheet.width() - 2.0 * MARGIN - labels) / across as f64;
        let mut number: f64 = 0.0;
        for share in self.all() {
            number = number.max(FIRM.width(&written(self.frame.lang, share.value, self.decimals()))? * SLACK);
        }
        let largest = self.all().map(Share::end).fold(0.0, f64::max);
        let axis = Axis::round(0.0, column - GAP - number - 12.0, largest);
        let (mut blocks, mut top) = (Vec::new(), 0.0);
        for groups in drawn.chunks(across) {
            let names = groups.iter().filter_map(|group| self.groups.get(*group));
            let heads = names.map(|name| STRONG.wrap(name, (column - GAP) / SLACK)).collect::<Result<Vec<_>, ChartError>>()?;
            let lines = heads.iter().map(Vec::len).max().unwrap_or_default();
            let mut y = top + STRONG.line() * lines as f64 + 8.0;
            let mut rows = Vec::with_capacity(self.rows.len());
            for row in &self.rows {
                let lines = BODY.wrap(&row.label, (labels - 10.0) / SLACK)?;
                let height = ROW.max(BODY.tall(&lines) + 6.0);
                rows.push((lines, y, height));
                y += height;
            }
            blocks.push(Block { groups: groups.to_vec(), heads, top, rows, bottom: y });
            top = y + 42.0;
        }
        Ok(Layout { blocks, labels, column, axis, bottom: (top - 18.0).max(0.0) })
    }

    fn block(&self, canvas: &Canvas<'_, '_>, layout: &Layout, block: &Block, top: f64) -> Result<(), ChartError> {
        for (lines, y, height) in &block.rows {
            let y = top + y + (height - BODY.tall(lines)) / 2.0;
            canvas.lines((MARGIN, y), BODY, lines)?;
        }
        let from = block.rows.first().map_or(block.bottom, |row| row.1);
        for (i, (group, head)) in block.groups.iter().zip(&block.heads).enumerate() {
            let x = MARGIN + layout.labels + layout.column * i as f64;
            let y = top + from - 8.0 - STRONG.tall(head);
            canvas.lines((x, y.max(top + block.top)), STRONG, head)?;
            for mark in layout.axis.marks() {
                let x = x + layout.axis.at(mark);
                canvas.stroke(&[(x, top + from), (x, top + block.bottom)], 0.7, LIGHT)?;
            }
            for (row, (_, y, height)) in self.rows.iter().zip(&block.rows) {
                self.dot(canvas, layout, (x, top + y + height / 2.0), Self::score(row, *group))?;
            }
            self.marks(canvas, layout.axis, (x, top + block.bottom))?;
        }
        Ok(())
    }

    fn dot(&self, canvas: &Canvas<'_, '_>, layout: &Layout, at: (f64, f64), score: Option<Share>) -> Result<(), ChartError> {
        let (x, y) = at;
        let end = x + layout.column - GAP;
        let Some(share) = score else {
            return canvas.aside((end, y), Anchor::End, SMALL, &self.frame.say("groups-hidden"));
        };
        if let Some((low, high)) = share.interval {
            canvas.interval((x + layout.axis.at(low), x + layout.axis.at(high)), y)?;
        }
        canvas.dot((x + layout.axis.at(share.value), y), 3.0, INK)?;
        canvas.text((end, y), Anchor::End, FIRM, &written(self.frame.lang, share.value, self.decimals()))
    }

    /// Marks the first and the last percentage below a group.
    fn marks(&self, canvas: &Canvas<'_, '_>, axis: Axis, (x, y): (f64, f64)) -> Result<(), ChartError> {
        canvas.line(&[(x, y), (x + axis.at(axis.end), y)], 1.0)?;
        let (Some(first), Some(last)) = (axis.marks().first().copied(), axis.marks().last().copied()) else { return Ok(()) };
        for mark in [first, last] {
            let words = self.frame.lang.percent(mark, axis.decimals());
            canvas.aside((x + axis.at(mark), y + 12.0), Anchor::Middle, SMALL, &words)?;
        }
        Ok(())
    }
}
