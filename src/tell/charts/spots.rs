//! A small drawing of importance against dissatisfaction: where dots, numbers and marks stand, for
//! whoever draws them.
//!
//! Places are in points from the upper left corner. Every dot has a number, and no number covers
//! another or a dot. Needs whose dots could not be told apart share one dot and its label, as "2,
//! 4–6". Needs that are not in the list have a dot without a number. Two lines make four quarters,
//! with what each is called in its corner.

use super::axis::Axis;
use super::crowd::{Crowd, crowds, dots, join};
use super::matrix::HIGH;
use super::matrix::place::{APART, Area, Ground, NEAR, place};
use super::matrix::quarters::{Quarter, middle};
use super::runs::numbers_in_runs;
use super::share::percentage;
use mitreden_base::locale::Lang;

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
const RINGS: [f64; 8] = [NEAR, 10.0, 13.0, 17.0, 22.0, 28.0, 36.0, 46.0];
/// The room above and below the dots for the words in the corners.
const BAND: f64 = 16.0;

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
    /// The dots of needs that are not in the list.
    pub others: Vec<[f64; 2]>,
    /// The two lines between the quarters, each with its two ends.
    pub middle: Vec<[[f64; 2]; 2]>,
    /// What the quarters are called.
    pub corners: Vec<Corner>,
}

/// The words in a corner.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Corner {
    /// What the quarter is called.
    pub words: String,
    /// Where the words begin, or end where they stand on the right, and their upper edge.
    pub at: [f64; 2],
    /// Whether they stand on the right.
    pub is_right: bool,
}

/// A need to be drawn: its number, where it is in the list, and both shares in percent.
pub type Drawn = (Option<usize>, f64, f64);

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
    /// Its dot, or those of all that share the number.
    pub dots: Vec<[f64; 2]>,
    /// Left, top and width of its number.
    pub label: [f64; 3],
    /// The two ends of the line from the dot to a number that stands apart.
    pub leader: Option<[[f64; 2]; 2]>,
}

/// Finds the places of needs; one whose shares are no numbers is left out.
pub fn spots(needs: &[Drawn], (width, height): (f64, f64), lang: Lang) -> Spots {
    let sane = |(number, x, y): &Drawn| Some((*number, percentage(*x)?, percentage(*y)?));
    let needs: Vec<_> = needs.iter().filter_map(sane).collect();
    let (width, height) = (width / POINT, height / POINT);
    let (left, top, right, bottom) = AROUND;
    let plot = Area { left, top, right: width - right, bottom: height - bottom };
    let largest = |share: fn(&Drawn) -> f64| {
        (BEYOND * needs.iter().map(share).fold(0.0, f64::max)).min(100.0)
    };
    let lines = middle(&needs.iter().map(|(_, x, y)| (*x, *y)).collect::<Vec<_>>());
    let band = if lines.is_some() { BAND } else { 0.0 };
    let across = Axis::round(plot.left, plot.right, largest(|need| need.1));
    let high = if lines.is_some() { HIGH } else { 0.0 };
    let up = Axis::round(band, plot.bottom - plot.top - band, largest(|need| need.2).max(high));
    let on = |x: f64, y: f64| (across.at(x), plot.bottom - up.at(y));
    let title = Area { left: 0.0, top: 0.0, right: width * 0.75, bottom: top - 3.0 };
    // What the corners say takes no more than the bands that dots leave free.
    let bands = [
        Area { left: 0.0, top, right: width, bottom: top + band },
        Area { left: 0.0, top: plot.bottom - band, right: width, bottom: plot.bottom },
    ];
    // Above the plot stands what the upright axis is.
    let taken: Vec<_> =
        std::iter::once(title).chain(bands.into_iter().filter(|_| band > 0.0)).collect();
    let middle: Vec<_> = lines
        .map(|(x, y)| on(x, y))
        .into_iter()
        .flat_map(|(x, y)| {
            [((x, plot.top + band), (x, plot.bottom - band)), ((plot.left, y), (plot.right, y))]
        })
        .collect();
    let room = Area { left: plot.left + 2.0, top: 0.0, right: width, bottom: plot.bottom - 1.0 };
    let numbered: Vec<_> =
        needs.iter().filter_map(|(number, x, y)| Some(((*number)?, on(*x, *y)))).collect();
    let others: Vec<_> =
        needs.iter().filter(|need| need.0.is_none()).map(|(_, x, y)| on(*x, *y)).collect();
    let size = |label: &str| (DIGIT.0 * label.chars().count() as f64, DIGIT.1);
    let mut crowds = crowds(&numbered);
    let places = loop {
        let nobody = others.iter().map(|at| (*at, usize::MAX));
        let dots: Vec<_> = dots(&crowds).into_iter().chain(nobody).collect();
        let named: Vec<_> =
            crowds.iter().map(|crowd| (crowd.at, size(&numbers_in_runs(&crowd.numbers)))).collect();
        let ground =
            Ground { plot: room, taken: &taken, dots: &dots, intervals: &[], guides: &middle };
        let places = place(&named, &ground, &RINGS);
        let lost = places.iter().position(Option::is_none);
        if lost.is_none_or(|lost| !join(&mut crowds, lost)) {
            break places;
        }
    };
    let points = crowds.iter().zip(places).map(|(crowd, area)| {
        let label = numbers_in_runs(&crowd.numbers);
        spot(&label, crowd, area, (size(&label), width))
    });
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
        others: others.into_iter().map(scaled).collect(),
        middle: middle.into_iter().map(|(from, to)| [scaled(from), scaled(to)]).collect(),
        corners: if lines.is_some() { corners(plot, lang) } else { Vec::new() },
    }
}

fn scaled((x, y): (f64, f64)) -> [f64; 2] {
    [x * POINT, y * POINT]
}

/// What the quarters are called, each in its corner.
fn corners(plot: Area, lang: Lang) -> Vec<Corner> {
    let corner = |quarter: Quarter| {
        let (is_right, is_upper) = quarter.side();
        let x = if is_right { plot.right } else { plot.left + 3.0 };
        let y = if is_upper { plot.top + 1.0 } else { plot.bottom - BAND + 1.0 };
        Corner { words: quarter.words(lang), at: scaled((x, y)), is_right }
    };
    Quarter::ALL.into_iter().map(corner).collect()
}

/// A label at its dot; to the right within the drawing where no other place is free.
fn spot(
    label: &str,
    crowd: &Crowd,
    area: Option<Area>,
    ((wide, high), width): ((f64, f64), f64),
) -> Spot {
    let at = crowd.at;
    let left = (at.0 + NEAR).min(width - wide);
    let beside =
        || Area { left, top: at.1 - high / 2.0, right: left + wide, bottom: at.1 + high / 2.0 };
    let area = area.unwrap_or_else(beside);
    Spot {
        number: label.to_owned(),
        dots: crowd.dots.iter().copied().map(scaled).collect(),
        label: [area.left * POINT, area.top * POINT, (area.right - area.left) * POINT],
        leader: (area.distance(at) > APART).then(|| [scaled(at), scaled(area.nearest(at))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(shares: &[(f64, f64)]) -> Spots {
        let needs: Vec<_> =
            shares.iter().enumerate().map(|(i, (x, y))| (Some(i + 1), *x, *y)).collect();
        spots(&needs, (230.0, 150.0), Lang::De)
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
                let [x, y] = dot.dots[0];
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

    /// As of Kansas City: fifteen needs in a crowd, and one far away.
    #[test]
    fn in_a_crowd_numbers_are_shared_and_none_covers_another() {
        let crowd = (0..15).map(|i| (3.0 + f64::from(i * 7 % 13), 42.0 + f64::from(i * 11 % 23)));
        let all: Vec<_> = std::iter::once((72.0, 84.0)).chain(crowd).collect();
        apart(&drawn(&all));
        for spot in drawn(&all).points {
            if let Some([from, to]) = spot.leader {
                assert!((from[0] - to[0]).hypot(from[1] - to[1]) <= 36.0, "{:?}", spot.number);
            }
        }
    }

    #[test]
    fn what_is_not_in_the_list_has_a_dot_and_no_number() {
        let needs = [(Some(1), 64.0, 82.0), (None, 25.0, 70.0), (None, 10.0, 5.0)];
        let all = spots(&needs, (230.0, 150.0), Lang::De);
        assert_eq!((all.points.len(), all.others.len()), (1, 2));
        apart(&all);
    }

    #[test]
    fn dots_and_numbers_leave_the_words_in_the_corners_free() {
        let all = drawn(&[(0.0, 0.0), (100.0, 100.0), (0.0, 100.0), (100.0, 0.0), (50.0, 50.0)]);
        let [left, top, right, bottom] = all.plot;
        for spot in &all.points {
            let [x, y] = spot.dots[0];
            assert!(y >= top + 11.0 && y <= bottom - 11.0, "{spot:?}");
            assert!(spot.label[1] >= top + 11.0 || spot.label[1] + 9.0 <= top, "{spot:?}");
            assert!(x >= left);
        }
        let words: Vec<_> =
            all.corners.iter().map(|corner| (&*corner.words, corner.at[0])).collect();
        assert!(words.contains(&("zuerst angehen", right)), "{words:?}");
        assert_eq!(all.middle.len(), 2);
        assert!(drawn(&[(10.0, 50.0)]).corners.is_empty(), "one need has no quarters");
    }

    #[test]
    fn what_is_no_number_is_left_out_and_nothing_is_a_drawing_all_the_same() {
        assert_eq!(drawn(&[(f64::NAN, 1.0), (2.0, 3.0)]).points.len(), 1);
        assert!(drawn(&[]).across.len() > 1);
    }
}
