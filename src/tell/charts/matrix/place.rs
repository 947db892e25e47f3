//! Places labels beside their points so that none covers another, a point, or a guide's name, and
//! none can be taken for the label of another point.
//!
//! Each label takes the first free place on ever wider rings around its point, in a fixed order of
//! directions; if it can, one that no line passes through.

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::charts) struct Area {
    pub(in crate::charts) left: f64,
    pub(in crate::charts) top: f64,
    pub(in crate::charts) right: f64,
    pub(in crate::charts) bottom: f64,
}

/// The directions in which a label is tried, in order: right, left, above, below, then between.
const DIRECTIONS: [(f64, f64); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.7, -0.7),
    (-0.7, -0.7),
    (0.7, 0.7),
    (-0.7, 0.7),
    (0.92, -0.38),
    (0.92, 0.38),
    (-0.92, -0.38),
    (-0.92, 0.38),
    (0.38, -0.92),
    (-0.38, -0.92),
    (0.38, 0.92),
    (-0.38, 0.92),
];

/// The distance of the first ring.
pub(in crate::charts) const NEAR: f64 = 8.0;
/// A label without a line is nearer to its point than to any other by this.
pub(super) const NEARER: f64 = 3.0;
/// How far a label's line keeps from other dots.
const CLEAR: f64 = 7.0;
/// Dots no farther apart than this are seen as one.
pub(in crate::charts) const SAME: f64 = 3.0;

impl Area {
    /// Returns the square around a point.
    pub(in crate::charts) fn around((x, y): (f64, f64), reach: f64) -> Self {
        Self { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
    }

    /// Tells whether two areas have more than an edge in common.
    pub(in crate::charts) fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Returns the point of the area that is nearest to another.
    pub(in crate::charts) fn nearest(self, (x, y): (f64, f64)) -> (f64, f64) {
        (x.clamp(self.left, self.right), y.clamp(self.top, self.bottom))
    }

    /// Returns how far a point is from the area.
    pub(in crate::charts) fn distance(self, at: (f64, f64)) -> f64 {
        let near = self.nearest(at);
        (near.0 - at.0).hypot(near.1 - at.1)
    }

    /// Tells whether a straight line passes through the area.
    pub(in crate::charts) fn crossed(self, (from, to): Line) -> bool {
        (0..=24).any(|i| {
            let t = f64::from(i) / 24.0;
            let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
            self.left < x && x < self.right && self.top < y && y < self.bottom
        })
    }
}

/// Two pairs of numbers for each point: as the caller of [`place`] has them.
pub(in crate::charts) type Spot = ((f64, f64), (f64, f64));
/// A straight line from one point to another.
pub(in crate::charts) type Line = ((f64, f64), (f64, f64));

/// A dot and the label it has.
pub(in crate::charts) type Dot = ((f64, f64), usize);

/// What labels must keep clear of.
pub(in crate::charts) struct Ground<'a> {
    /// No label reaches beyond.
    pub(in crate::charts) plot: Area,
    /// Where other words stand.
    pub(in crate::charts) taken: &'a [Area],
    /// All dots, each with the label that is its own, by its place among the labels: several may
    /// share one.
    pub(in crate::charts) dots: &'a [Dot],
    /// Intervals, which are left free if that can be.
    pub(in crate::charts) intervals: &'a [Line],
    /// Guides, which are better left free.
    pub(in crate::charts) guides: &'a [Line],
}

/// From this distance on a label has a line to its point.
pub(in crate::charts) const APART: f64 = NEAR + 4.0;

/// Places labels of the given sizes around their points; `None` for one that finds no place.
///
/// `rings` says how far a label may be from its point.
pub(in crate::charts) fn place(
    points: &[Spot],
    ground: &Ground<'_>,
    rings: &[f64],
) -> Vec<Option<Area>> {
    let tidy = placed(points, ground, rings, true);
    if tidy.iter().all(Option::is_some) { tidy } else { placed(points, ground, rings, false) }
}

/// Places labels; neatly, lines cross neither each other nor run along an interval, which takes
/// more room.
fn placed(points: &[Spot], ground: &Ground<'_>, rings: &[f64], tidy: bool) -> Vec<Option<Area>> {
    let mut taken = ground.taken.to_vec();
    taken.extend(ground.dots.iter().map(|(at, _)| Area::around(*at, 5.0)));
    let mut leaders: Vec<Line> = Vec::new();
    let mut placed = vec![None; points.len()];
    // Points at the edges have the fewest places: the crowded middle comes last.
    let mut order: Vec<_> = (0..points.len()).collect();
    let crowd = |i: usize| {
        let (x, y) = points.get(i).map_or((0.0, 0.0), |point| point.0);
        points.iter().filter(|((px, py), _)| (px - x).hypot(py - y) < 60.0).count()
    };
    order.sort_by_key(|i| crowd(*i));
    for i in order {
        let Some((at, size)) = points.get(i) else { continue };
        let own = Area::around(*at, 5.0);
        let others = || ground.dots.iter().filter(|(_, owner)| *owner != i).map(|(dot, _)| dot);
        let free = |area: &Area| {
            let (leader, distance) = ((*at, area.nearest(*at)), area.distance(*at));
            ground.plot.holds(*area)
                && !taken.iter().any(|other| area.meets(*other))
                && !taken.iter().any(|other| !other.meets(own) && other.crossed(leader))
                && !leaders.iter().any(|leader| area.crossed(*leader))
                && !others().any(|dot| is_by(leader, *dot))
                && (distance > APART
                    || !others().any(|dot| area.distance(*dot) < distance + NEARER))
        };
        let uncrossed =
            |area: &Area| !leaders.iter().any(|other| cross(*other, (*at, area.nearest(*at))));
        // A line along the arms of a cross would be taken for an interval.
        let aslant = |area: &Area| {
            let (x, y) = area.nearest(*at);
            ground.intervals.is_empty()
                || area.distance(*at) <= APART
                || ((x - at.0).abs() > 4.0 && (y - at.1).abs() > 4.0)
        };
        let off = |lines: &[Line], area: &Area| !lines.iter().any(|line| area.crossed(*line));
        let clear = |area: &Area| {
            free(area)
                && off(ground.intervals, area)
                && (!tidy || (uncrossed(area) && aslant(area)))
        };
        let clearest = |area: &Area| clear(area) && off(ground.guides, area);
        let candidates =
            || rings.iter().flat_map(|ring| DIRECTIONS.map(|way| beside(*at, *size, way, *ring)));
        // A place near the point is worth more than one without a guide through it, but not more
        // than an interval.
        let near = |area: &Area| area.distance(*at) <= APART;
        let found = candidates()
            .filter(near)
            .find(clearest)
            .or_else(|| candidates().filter(near).find(clear));
        let found =
            found.or_else(|| candidates().find(clearest)).or_else(|| candidates().find(clear));
        let found = found.or_else(|| candidates().find(free));
        if let Some(area) = found {
            taken.push(area);
            leaders.push((*at, area.nearest(*at)));
        }
        if let Some(slot) = placed.get_mut(i) {
            *slot = found;
        }
    }
    placed
}

/// Tells whether a line from one dot passes so near to another dot that it could be taken for that
/// dot's.
fn is_by((from, to): Line, dot: (f64, f64)) -> bool {
    let own = (dot.0 - from.0).hypot(dot.1 - from.1);
    // A dot that nearly touches the first is never far from its line.
    away((from, to), dot) < CLEAR.min(0.9 * own)
}

/// Returns how far a point is from a straight line.
pub(super) fn away((from, to): Line, (x, y): (f64, f64)) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let long = dx * dx + dy * dy;
    let t = if long > 0.0 {
        (((x - from.0) * dx + (y - from.1) * dy) / long).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (from.0 + t * dx - x).hypot(from.1 + t * dy - y)
}

/// Tells whether two straight lines cross.
fn cross((a, b): Line, (c, d): Line) -> bool {
    let side = |from: (f64, f64), to: (f64, f64), at: (f64, f64)| {
        (to.0 - from.0) * (at.1 - from.1) - (to.1 - from.1) * (at.0 - from.0)
    };
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// Returns the area beside a point, in some direction and at some distance from it.
fn beside(
    (x, y): (f64, f64),
    (width, height): (f64, f64),
    (right, down): (f64, f64),
    distance: f64,
) -> Area {
    let center = (
        x + right * distance + right.signum() * edge(right) * width / 2.0,
        y + down * distance + down.signum() * edge(down) * height / 2.0,
    );
    let (left, top) = (center.0 - width / 2.0, center.1 - height / 2.0);
    Area { left, top, right: left + width, bottom: top + height }
}

/// Returns how much of half a label's side is added in a direction.
fn edge(part: f64) -> f64 {
    if part.abs() < 0.1 {
        0.0
    } else if part.abs() < 0.5 {
        0.5
    } else {
        1.0
    }
}
