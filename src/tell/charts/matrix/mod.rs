//! Importance against dissatisfaction: where many name a need and many are not satisfied with it.

mod layout;
pub(super) mod place;
pub(super) mod quarters;
#[cfg(test)]
mod tests;
mod words;

use super::canvas::{Anchor, Canvas, GREY, GUIDE, INK, LIGHT, PAPER};
use super::frame::{Frame, Picture, SMALL, Sheet};
use super::share::Share;
use super::{Chart, ChartError};
use crate::model::Label as Name;
use layout::{LABEL, Layout};

pub(super) use layout::HIGH;

/// A chart of needs by importance and dissatisfaction.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixChart {
    /// The words around it.
    pub frame: Frame,
    /// The needs, in the order in which they are numbered.
    pub points: Vec<MatrixPoint>,
}

/// One need.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixPoint {
    /// The need in the chart's language.
    pub label: Name,
    /// The share who name it and the share who are not satisfied; `None` where the base is too
    /// small.
    pub place: Option<(Share, Share)>,
}

/// A need that can be drawn.
#[derive(Debug, Clone, Copy)]
struct Shown<'a> {
    /// Its number among all.
    number: usize,
    label: &'a Name,
    importance: Share,
    dissatisfaction: Share,
}

impl MatrixChart {
    /// Draws the chart.
    pub fn draw(&self, sheet: Sheet) -> Result<Chart, ChartError> {
        let layout = Layout::of(self, sheet)?;
        let picture = Picture {
            width: sheet.width(),
            height: layout.height,
            head: 0.0,
            foot: 0.0,
            cuts: layout.cuts(),
            shows: self.shows().plain(),
            reading: self.reading(),
            alt: self.alt(),
            description: self.description(),
        };
        self.frame.draw(&picture, |canvas, top| self.paint(canvas, &layout, top))
    }

    /// Returns the needs that can be drawn.
    fn shown(&self) -> Vec<Shown<'_>> {
        let shown = |(i, point): (usize, &'_ MatrixPoint)| {
            let (importance, dissatisfaction) = point.place?;
            Some((i + 1, importance.sane()?, dissatisfaction.sane()?))
        };
        let points = self.points.iter().enumerate();
        points
            .filter_map(|(i, point)| {
                let (number, importance, dissatisfaction) = shown((i, point))?;
                Some(Shown { number, label: &point.label, importance, dissatisfaction })
            })
            .collect()
    }

    fn paint(
        &self,
        canvas: &Canvas<'_, '_>,
        layout: &Layout<'_>,
        top: f64,
    ) -> Result<(), ChartError> {
        let down = |(x, y): (f64, f64)| (x, y + top);
        self.axes(canvas, layout, top)?;
        for (from, to) in layout.middle_lines() {
            canvas.stroke(&[down(from), down(to)], 1.0, GUIDE)?;
        }
        for corner in &layout.corners {
            let (x, anchor) = corner.side();
            let y = f64::midpoint(corner.area.top, corner.area.bottom);
            canvas.aside(down((x, y)), anchor, SMALL, &corner.words)?;
        }
        for (shown, _) in &layout.points {
            for (from, to) in layout.cross(shown) {
                canvas.stroke(&[down(from), down(to)], 2.0, LIGHT)?;
            }
        }
        for label in &layout.labels {
            if let Some((from, to)) = label.leader {
                canvas.stroke(&[down(from), down(to)], 0.9, GREY)?;
            }
        }
        for (_, at) in &layout.points {
            canvas.dot(down(*at), layout::DOT + 1.0, PAPER)?;
            canvas.dot(down(*at), layout::DOT, INK)?;
        }
        for label in &layout.labels {
            let (x, anchor) = label.side;
            for (i, line) in label.lines.iter().enumerate() {
                let y = label.area.top + LABEL.line() * (i as f64 + 0.5);
                canvas.text(down((x, y)), anchor, LABEL, line)?;
            }
        }
        for entry in &layout.key {
            canvas.text(
                down((entry.at.0 + layout::KEY_NUMBER - 7.0, entry.at.1 + LABEL.line() / 2.0)),
                Anchor::End,
                layout::NUMBER,
                &entry.number,
            )?;
            canvas.lines(
                down((entry.at.0 + layout::KEY_NUMBER, entry.at.1)),
                LABEL,
                &entry.lines,
            )?;
        }
        Ok(())
    }

    fn axes(
        &self,
        canvas: &Canvas<'_, '_>,
        layout: &Layout<'_>,
        top: f64,
    ) -> Result<(), ChartError> {
        let plot = layout.plot;
        let (bottom, lang) = (top + plot.bottom, self.frame.lang);
        canvas
            .line(&[(plot.left, top + plot.top), (plot.left, bottom), (plot.right, bottom)], 1.2)?;
        for mark in layout.across.marks() {
            let x = layout.across.at(mark);
            canvas.line(&[(x, bottom), (x, bottom + 5.0)], 1.0)?;
            canvas.aside(
                (x, bottom + 14.0),
                Anchor::Middle,
                SMALL,
                &lang.percent(mark, layout.across.decimals()),
            )?;
        }
        for mark in layout.up.marks() {
            let y = top + layout.height_of(mark);
            canvas.line(&[(plot.left - 5.0, y), (plot.left, y)], 1.0)?;
            canvas.aside(
                (plot.left - 8.0, y),
                Anchor::End,
                SMALL,
                &lang.percent(mark, layout.up.decimals()),
            )?;
        }
        canvas.text(
            (plot.right, bottom + 33.0),
            Anchor::End,
            SMALL,
            &format!("{} →", self.frame.say("matrix-x")),
        )?;
        canvas.text(
            (super::frame::MARGIN, top + SMALL.line() / 2.0),
            Anchor::Start,
            SMALL,
            &format!("↑ {}", self.frame.say("matrix-y")),
        )
    }
}
