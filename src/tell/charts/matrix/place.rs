//! Places labels beside their points so that none covers another, a point, or a guide's name.
//!
//! Each label takes the first free place on ever wider rings around its point, in a fixed order of directions.

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
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
pub(super) const NEAR: f64 = 8.0;

impl Area {
    /// Returns the square around a point.
    pub(super) fn around((x, y): (f64, f64), reach: f64) -> Self {
        Self { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
    }

    /// Tells whether two areas have more than an edge in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn holds(self, other: Self) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }

    /// Returns the point of the area that is nearest to another.
    pub(super) fn nearest(self, (x, y): (f64, f64)) -> (f64, f64) {
        (x.clamp(self.left, self.right), y.clamp(self.top, self.bottom))
    }

    /// Tells whether a straight line passes through the area.
    pub(super) fn crossed(self, (from, to): ((f64, f64), (f64, f64))) -> bool {
        (0..=24).any(|i| {
            let t = f64::from(i) / 24.0;
            let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
            self.left < x && x < self.right && self.top < y && y < self.bottom
        })
    }
}

/// Two pairs of numbers for each point: as the caller of [`place`] has them.
pub(super) type Spot = ((f64, f64), (f64, f64));

/// Places labels of the given sizes around their points within `plot`, clear of `taken` and `crosses` (through which a leader may run); `None` for one that finds no place.
///
/// `rings` says how far a label may be from its point.
pub(super) fn place(points: &[Spot], plot: Area, (taken, crosses): (&[Area], &[Area]), rings: &[f64]) -> Vec<Option<Area>> {
    let mut taken = taken.to_vec();
    taken.extend(points.iter().map(|(at, _)| Area::around(*at, 5.0)));
    let mut leaders: Vec<((f64, f64), (f64, f64))> = Vec::new();
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
        let free = |area: &Area| {
            let leader = (*at, area.nearest(*at));
            plot.holds(*area)
                && !taken.iter().chain(crosses).any(|other| area.meets(*other))
                && !taken.iter().any(|other| *other != own && other.crossed(leader))
                && !leaders.iter().any(|leader| area.crossed(*leader))
        };
        let found = rings.iter().flat_map(|ring| DIRECTIONS.map(|way| beside(*at, *size, way, *ring))).find(free);
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

/// Returns the area beside a point, in some direction and at some distance from it.
fn beside((x, y): (f64, f64), (width, height): (f64, f64), (right, down): (f64, f64), distance: f64) -> Area {
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
