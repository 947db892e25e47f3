//! A small drawing of importance against dissatisfaction: where dots, numbers and marks stand, for
//! whoever draws them.
//!
//! Places are in points from the upper left corner. Every dot has a number, and no number covers
//! another or a dot. Needs whose dots could not be told apart share one dot and its label, as "2,
//! 4–6".

use super::axis::Axis;
use super::matrix::place::{APART, Area, Ground, NEAR, SAME, place};
use super::runs::numbers_in_runs;
use super::share::percentage;

/// Points for one of a chart's pixels.
const POINT: f64 = 0.75;
/// The size of a number of one digit, in pixels: 9 points.
const DIGIT: (f64, f64) = (9.5, 13.0);
/// The room for the marks of the upright axis, and for what stands above and below the plot.
const AROUND: (f64, f64, f64, f64) = (46.0, 25.0, 14.0, 36.0);
/// An axis is longer than its largest value by this, so that numbers have room beside dots at its
/// end.
const BEYOND: f64 = 1.08;
/// How far from its dot a number is tried.
const RINGS: [f64; 12] = [NEAR, 10.0, 13.0, 17.0, 22.0, 30.0, 40.0, 52.0, 66.0, 84.0, 110.0, 150.0];

/// A drawing.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Spots {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// Left, top, right and bottom of the plot.
    pub plot: [f64; 4],
    /// The marks of the axis of importance.
    pub across: Vec<Mark>,
    /// The marks of the axis of dissatisfaction.
    pub up: Vec<Mark>,
    /// The needs.
    pub points: Vec<Spot>,
}

/// A mark of an axis.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Mark {
    /// Where it stands on its axis.
    pub at: f64,
    /// What it marks, in percent.
    pub value: f64,
}

/// A need, or several at one place.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Spot {
    /// Its number in the list; several where needs share a dot.
    pub number: String,
    /// Its dot.
    pub at: [f64; 2],
    /// Left, top and width of its number.
    pub label: [f64; 3],
    /// The end of the line from the dot to a number that stands apart.
    pub leader: Option<[f64; 2]>,
}

/// Finds the places of needs, each with its number and both shares in percent; one whose shares are
/// no numbers is left out.
pub fn spots(needs: &[(usize, f64, f64)], (width, height): (f64, f64)) -> Spots {
    let sane =
        |(number, x, y): &(usize, f64, f64)| Some((*number, percentage(*x)?, percentage(*y)?));
    let needs: Vec<_> = needs.iter().filter_map(sane).collect();
    let (width, height) = (width / POINT, height / POINT);
    let (left, top, right, bottom) = AROUND;
    let plot = Area { left, top, right: width - right, bottom: height - bottom };
    let largest = |share: fn(&(usize, f64, f64)) -> f64| {
        (BEYOND * needs.iter().map(share).fold(0.0, f64::max)).min(100.0)
    };
    let across = Axis::round(plot.left, plot.right, largest(|need| need.1));
    let up = Axis::round(0.0, plot.bottom - plot.top, largest(|need| need.2));
    let mut groups: Vec<((f64, f64), Vec<usize>)> = Vec::new();
    for (number, x, y) in &needs {
        let at = (across.at(*x), plot.bottom - up.at(*y));
        match groups.iter_mut().find(|(dot, _)| (dot.0 - at.0).hypot(dot.1 - at.1) <= SAME) {
            Some((_, numbers)) => numbers.push(*number),
            None => groups.push((at, vec![*number])),
        }
    }
    let dots: Vec<_> = groups.iter().enumerate().map(|(i, (at, _))| (*at, i)).collect();
    let size = |label: &str| (DIGIT.0 * label.chars().count() as f64, DIGIT.1);
    let labels: Vec<_> =
        groups.iter().map(|(at, numbers)| (*at, numbers_in_runs(numbers))).collect();
    let named: Vec<_> = labels.iter().map(|(at, label)| (*at, size(label))).collect();
    let room = Area { left: plot.left + 2.0, top: 0.0, right: width, bottom: plot.bottom - 1.0 };
    // Above the plot stands what the upright axis is.
    let taken = [Area { left: 0.0, top: 0.0, right: width * 0.75, bottom: top - 3.0 }];
    let ground = Ground { plot: room, taken: &taken, dots: &dots, intervals: &[], guides: &[] };
    let places = place(&named, &ground, &RINGS);
    let points = labels
        .iter()
        .zip(places)
        .map(|((at, label), area)| spot(label, *at, area, (size(label), width)));
    Spots {
        width: width * POINT,
        height: height * POINT,
        plot: [plot.left, plot.top, plot.right, plot.bottom].map(|side| side * POINT),
        across: across
            .marks()
            .into_iter()
            .map(|value| Mark { at: across.at(value) * POINT, value })
            .collect(),
        up: up
            .marks()
            .into_iter()
            .map(|value| Mark { at: (plot.bottom - up.at(value)) * POINT, value })
            .collect(),
        points: points.collect(),
    }
}

/// A label at its dot; to the right within the drawing where no other place is free.
fn spot(
    label: &str,
    at: (f64, f64),
    area: Option<Area>,
    ((wide, high), width): ((f64, f64), f64),
) -> Spot {
    let left = (at.0 + NEAR).min(width - wide);
    let beside =
        || Area { left, top: at.1 - high / 2.0, right: left + wide, bottom: at.1 + high / 2.0 };
    let area = area.unwrap_or_else(beside);
    let scaled = |(x, y): (f64, f64)| [x * POINT, y * POINT];
    Spot {
        number: label.to_owned(),
        at: scaled(at),
        label: [area.left * POINT, area.top * POINT, (area.right - area.left) * POINT],
        leader: (area.distance(at) > APART).then(|| scaled(area.nearest(at))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(shares: &[(f64, f64)]) -> Spots {
        let needs: Vec<_> = shares.iter().enumerate().map(|(i, (x, y))| (i + 1, *x, *y)).collect();
        spots(&needs, (190.0, 150.0))
    }

    fn apart(drawing: &Spots) {
        let box_of = |spot: &Spot| {
            (spot.label[0], spot.label[1], spot.label[0] + spot.label[2], spot.label[1] + 9.0)
        };
        for (i, a) in drawing.points.iter().enumerate() {
            let (left, top, right, bottom) = box_of(a);
            assert!(
                left >= 0.0 && top >= 0.0 && right <= drawing.width && bottom <= drawing.plot[3],
                "{a:?}"
            );
            for b in &drawing.points[..i] {
                let other = box_of(b);
                assert!(
                    right <= other.0 || other.2 <= left || bottom <= other.1 || other.3 <= top,
                    "{a:?} {b:?}"
                );
            }
            for dot in &drawing.points {
                let [x, y] = dot.at;
                assert!(x <= left || right <= x || y <= top || bottom <= y, "{a:?} on {dot:?}");
            }
        }
    }

    #[test]
    fn numbers_never_cover_each_other_or_a_dot() {
        apart(&drawn(&[
            (64.1, 82.6),
            (25.0, 70.0),
            (24.0, 72.0),
            (23.5, 71.0),
            (20.0, 65.0),
            (18.0, 60.0),
            (14.0, 55.0),
        ]));
        // At the edges and in the corners.
        apart(&drawn(&[
            (0.0, 0.0),
            (100.0, 100.0),
            (0.0, 100.0),
            (100.0, 0.0),
            (99.0, 99.0),
            (1.0, 1.0),
        ]));
    }

    #[test]
    fn needs_at_one_place_share_a_label() {
        let all = drawn(&[(10.0, 50.0); 8]);
        apart(&all);
        assert_eq!(all.points.iter().map(|spot| &*spot.number).collect::<Vec<_>>(), ["1–8"]);
        let some = drawn(&[
            (10.0, 50.0),
            (60.0, 20.0),
            (10.0, 50.0),
            (30.0, 30.0),
            (30.0, 30.0),
            (30.0, 30.0),
            (60.0, 20.0),
        ]);
        apart(&some);
        assert_eq!(
            some.points.iter().map(|spot| &*spot.number).collect::<Vec<_>>(),
            ["1, 3", "2, 7", "4–6"]
        );
    }

    #[test]
    fn what_is_no_number_is_left_out_and_nothing_is_a_drawing_all_the_same() {
        assert_eq!(drawn(&[(f64::NAN, 1.0), (2.0, 3.0)]).points.len(), 1);
        assert!(drawn(&[]).across.len() > 1);
    }
}
