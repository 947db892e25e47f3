//! Ratings: one, or one for each row of a matrix.

use super::choice::set;
use super::domain::Domain;
use super::row::{Missings, Row};
use super::{Question, reason};
use crate::count::bases::Shown;
use crate::count::dataset::{DatasetError, Part};
use crate::count::estimate::Estimate;
use crate::define::survey::Scale;

/// From this many points on, the two best and the two worst are told apart from a middle.
const TWO_OF: usize = 4;

/// A rating on a scale. All shares are of those who rated.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    /// The points, in the order of the scale.
    pub points: Vec<PointRow>,
    /// The mean, on the scale as it was asked.
    pub mean: Shown<Estimate>,
    /// Those who gave one of the two best points (the two highest where nothing is judged). `None` on a scale of fewer
    /// than four points; hidden where one of the two points is.
    pub top_two: Option<Row>,
    /// Those who gave one of the two worst points.
    pub bottom_two: Option<Row>,
}

/// One point of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointRow {
    /// The point.
    pub point: i16,
    /// Those who gave it.
    pub row: Row,
}

/// One row of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// How many rated it.
    pub answered: u64,
    /// How many did not, by reason.
    pub missing: Missings,
    /// Their ratings.
    pub rated: Rated,
}

/// Ratings while a pass gathers them. The variables are each point, the two best, the two worst, and the rating itself.
struct Rating<'s> {
    scale: &'s Scale,
    points: usize,
    domain: Domain,
}

impl<'s> Rating<'s> {
    fn new(question: &Question<'_>, scale: &'s Scale) -> Self {
        let points = (scale.from..=scale.to).count();
        Self { scale, points, domain: Domain::new(question.pass.design, points + 3) }
    }

    fn push(&mut self, seat: &super::Seat, point: i16) {
        let (scale, points) = (self.scale, self.points);
        let Ok(at) = usize::try_from(point - scale.from) else { return };
        let turned = scale.turned(point);
        self.domain.push(seat, |y| {
            set(y, at);
            if turned >= scale.to - 1 {
                set(y, points);
            }
            if turned <= scale.from + 1 {
                set(y, points + 1);
            }
            if let Some(rating) = y.last_mut() {
                *rating = f64::from(point);
            }
        });
    }

    fn rated(&self, question: &Question<'_>) -> Rated {
        let means = self.domain.means(question.pass.design);
        let points = (self.scale.from..).zip(means.exclusive(0..self.points));
        let points: Vec<_> = points.map(|(point, row)| PointRow { point, row }).collect();
        // Beside one point that is shown, two points together would tell of the one that is not.
        let two = |variable: usize, belongs: &dyn Fn(i16) -> bool| {
            let open = |row: &PointRow| row.row.n.get().is_some();
            let all = points.iter().filter(|row| belongs(self.scale.turned(row.point))).all(open);
            if all { means.row(variable) } else { Row { n: Shown::Hidden, share: Shown::Hidden } }
        };
        let (best, worst) = (self.scale.to - 1, self.scale.from + 1);
        let has_middle = self.points >= TWO_OF;
        Rated {
            mean: means.mean(self.points + 2),
            top_two: has_middle.then(|| two(self.points, &|turned| turned >= best)),
            bottom_two: has_middle.then(|| two(self.points + 1, &|turned| turned <= worst)),
            points,
        }
    }
}

impl Question<'_> {
    pub(super) fn rating(&self, scale: &Scale) -> Result<Rated, DatasetError> {
        let value = self.name(Part::Value);
        let mut rating = Rating::new(self, scale);
        self.pass.over(&[value], |batch, seats| {
            let values = batch.points(value)?;
            for seat in seats {
                if let Some(point) = values.get(seat.row) {
                    rating.push(seat, point);
                }
            }
            Ok(())
        })?;
        Ok(rating.rated(self))
    }

    pub(super) fn matrix(&self, rows: usize, scale: &Scale) -> Result<Vec<MatrixRow>, DatasetError> {
        let values = self.pass.items(self.at, rows, Part::Item);
        let reasons = self.pass.items(self.at, rows, Part::ItemMissing);
        let mut gathered: Vec<_> = (0..rows).map(|_| (Rating::new(self, scale), Missings::default(), 0)).collect();
        self.pass.over(&[&values[..], &reasons].concat(), |batch, seats| {
            for ((value, why), (rating, missing, answered)) in values.iter().zip(&reasons).zip(&mut gathered) {
                let (values, why) = (batch.points(value)?, batch.codes(why)?);
                for seat in seats {
                    if let Some(point) = values.get(seat.row) {
                        *answered += 1;
                        rating.push(seat, point);
                    } else if let Some(word) = reason(&why, seat.row) {
                        missing.add(word);
                    }
                }
            }
            Ok(())
        })?;
        let row =
            |(rating, missing, answered): (Rating<'_>, Missings, u64)| MatrixRow { answered, missing, rated: rating.rated(self) };
        Ok(gathered.into_iter().map(row).collect())
    }
}
