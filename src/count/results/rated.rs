//! Ratings: one, or one for each row of a matrix.

use super::counted::{Counted, Of};
use super::domain::{Depth, Domain};
use super::row::{Missings, ResultRow};
use super::{Question, reason};
use crate::bases::{BaseSize, Shown};
use crate::dataset::{DatasetError, Part};
use crate::estimate::Estimate;
use crate::needs::dissatisfied;
use crate::suppression::sum;
use mitreden_define::survey::{FacetKind, Scale};

/// The fewest points of a scale at which the two best and the two worst are summed up.
const TWO_OF: usize = 4;

/// The results of a rating on a scale. All shares are of those who rated.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    /// The points, in the order of the scale.
    pub points: Vec<PointRow>,
    /// The mean, on the scale as it was asked. Hidden where a point is: it would tell how the
    /// hidden ones are spread.
    pub mean: Shown<Estimate>,
    /// Whether the share of the dissatisfied may be told beside the points.
    pub sides_are_published: bool,
    /// The respondents who gave one of the two best points (the two highest where nothing is
    /// judged). `None` on a scale of fewer than four points; hidden where one of the two points is.
    pub top_two: Option<ResultRow>,
    /// The respondents who gave one of the two worst points.
    pub bottom_two: Option<ResultRow>,
}

/// One point of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointRow {
    /// The point.
    pub point: i16,
    /// The respondents who gave it.
    pub row: ResultRow,
}

/// One row of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// How many respondents rated the row.
    pub(super) answered: u64,
    /// How many did not rate it, by reason.
    pub(super) missing: Missings,
    /// The ratings of the row.
    pub rated: Rated,
}

impl MatrixRow {
    /// Whether so few respondents rated the row that no share is shown.
    pub fn is_few(&self) -> bool {
        BaseSize::of_share(self.answered) == BaseSize::Hidden
    }
}

/// Ratings while a pass gathers them. The variables are each point, the two best, the two worst,
/// and the rating itself.
struct Rating<'s> {
    scale: &'s Scale,
    points: usize,
    domain: Domain,
}

impl<'s> Rating<'s> {
    fn new(question: &Question<'_>, scale: &'s Scale) -> Self {
        let points = (scale.from..=scale.to).count();
        Self { scale, points, domain: question.domain(points + 3) }
    }

    fn push(&mut self, respondent: &super::Respondent, point: i16) {
        let (scale, points) = (self.scale, self.points);
        let Ok(at) = usize::try_from(point - scale.from) else { return };
        let turned = scale.turned(point);
        let best = (turned >= scale.to - 1).then_some((points, 1.0));
        let worst = (turned <= scale.from + 1).then_some((points + 1, 1.0));
        let values = [(at, 1.0), (points + 2, f64::from(point))];
        self.domain.push(respondent, values.into_iter().chain(best).chain(worst));
    }

    /// Takes how many gave each point, where they were counted before.
    fn tallied(&mut self, counts: &[u64]) {
        let points = || (self.scale.from..=self.scale.to).zip(counts);
        let turned = |is: &dyn Fn(i16) -> bool| {
            points().filter(|(point, _)| is(self.scale.turned(*point))).map(|(_, n)| n).sum()
        };
        let (best, worst) = (self.scale.to - 1, self.scale.from + 1);
        let mut all = counts.to_vec();
        all.push(turned(&|point| point >= best));
        all.push(turned(&|point| point <= worst));
        all.push(points().filter(|(point, _)| *point != 0).map(|(_, n)| n).sum());
        self.domain = Domain::counted(counts.iter().sum(), all);
    }

    /// The points (places) that say "not satisfied" and those that say "satisfied", where the
    /// question counts in needs.
    fn sides(&self, question: &Question<'_>) -> Vec<Vec<usize>> {
        let asked = question.study.survey.questions.get(question.at);
        if asked.is_none_or(|asked| asked.facet_weight(FacetKind::Satisfaction) <= 0.0) {
            return Vec::new();
        }
        let rule = &question.study.survey.ranking;
        let is_unmet = |point: i16| dissatisfied(self.scale, rule, point) > 0.5;
        let points = || (self.scale.from..=self.scale.to).enumerate();
        let side = |unmet: bool| {
            points().filter(|(_, point)| is_unmet(*point) == unmet).map(|(at, _)| at).collect()
        };
        vec![side(true), side(false)]
    }

    /// The results as they may be told; of one row, where the question is a matrix.
    fn rated(&self, question: &mut Question<'_>, row: Option<usize>) -> Rated {
        let means = self.domain.means(&question.study.design);
        let sides = self.sides(question);
        let counts = means.counts.get(..self.points).unwrap_or_default();
        let of_side = |side: &[usize]| side.iter().filter_map(|at| counts.get(*at)).sum::<u64>();
        let is_small = |side: &Vec<usize>| BaseSize::of_part(of_side(side)).get().is_none();
        // A side of few tells of few, and one of a single point tells of that point: then the sides
        // are not told at all.
        let published = if sides.iter().any(is_small) { &[][..] } else { &sides[..] };
        let sums: Vec<_> = published
            .iter()
            .filter(|side| side.len() > 1)
            .map(|side| sum(side.iter().copied()))
            .collect();
        let counted = Counted::points(counts, &sums, Of::Points(self.scale.from, row));
        let rows = means.rows(0..self.points, counted.linked.all_shown(&counted.cells));
        question.counted(counted);
        let is_hidden = |at: &usize| rows.get(*at).is_some_and(|row| row.n.get().is_none());
        let is_alone = |side: &Vec<usize>| side.len() == 1 && side.iter().any(is_hidden);
        let sides_are_published = published.len() == sides.len() && !published.iter().any(is_alone);
        let any_hidden = (0..rows.len()).any(|at| is_hidden(&at));
        let points = (self.scale.from..).zip(rows);
        let points: Vec<_> = points.map(|(point, row)| PointRow { point, row }).collect();
        // Beside one point that is shown, two points together would tell of the one that is not.
        let two = |variable: usize, belongs: &dyn Fn(i16) -> bool| {
            let open = |row: &PointRow| row.row.n.get().is_some();
            let all = points.iter().filter(|row| belongs(self.scale.turned(row.point))).all(open);
            if all {
                means.row(variable)
            } else {
                ResultRow { n: Shown::Hidden, share: Shown::Hidden }
            }
        };
        let (best, worst) = (self.scale.to - 1, self.scale.from + 1);
        let has_middle = self.points >= TWO_OF;
        Rated {
            mean: if any_hidden { Shown::Hidden } else { means.mean(self.points + 2) },
            sides_are_published,
            top_two: has_middle.then(|| two(self.points, &|turned| turned >= best)),
            bottom_two: has_middle.then(|| two(self.points + 1, &|turned| turned <= worst)),
            points,
        }
    }
}

impl Question<'_> {
    pub(super) fn rating(&mut self, scale: &Scale) -> Result<Rated, DatasetError> {
        let value = self.name(Part::Value);
        let mut rating = Rating::new(self, scale);
        if let Some(counts) = self.tally.and_then(|tally| tally.columns.first()) {
            rating.tallied(counts);
        }
        self.over(&[value], |batch, respondents| {
            let values = batch.points(value)?;
            for respondent in respondents {
                if let Some(point) = values.get(respondent.row) {
                    rating.push(respondent, point);
                }
            }
            Ok(())
        })?;
        Ok(rating.rated(self, None))
    }

    pub(super) fn matrix(
        &mut self,
        rows: usize,
        scale: &Scale,
    ) -> Result<Vec<MatrixRow>, DatasetError> {
        let values = self.study.items(self.at, rows, Part::Item);
        // On why rows were not rated nothing hangs that is hidden.
        let reasons = match self.depth {
            Depth::Estimated => self.study.items(self.at, rows, Part::ItemMissing),
            Depth::Counted => Vec::new(),
        };
        let mut gathered: Vec<_> =
            (0..rows).map(|_| (Rating::new(self, scale), self.missings(), 0)).collect();
        if let Some(tally) = self.tally {
            for ((rating, _, answered), counts) in gathered.iter_mut().zip(&tally.columns) {
                rating.tallied(counts);
                *answered = counts.iter().sum();
            }
        }
        self.over(&[&values[..], &reasons].concat(), |batch, respondents| {
            for (at, (value, (rating, missing, answered))) in
                values.iter().zip(&mut gathered).enumerate()
            {
                let why = reasons.get(at).map(|why| batch.codes(why)).transpose()?;
                let values = batch.points(value)?;
                for respondent in respondents {
                    if let Some(point) = values.get(respondent.row) {
                        *answered += 1;
                        rating.push(respondent, point);
                    } else if let Some(word) =
                        why.as_ref().and_then(|why| reason(why, respondent.row))
                    {
                        missing.add(word);
                    }
                }
            }
            Ok(())
        })?;
        let row = |(at, (rating, missing, answered)): (usize, (Rating<'_>, Missings, u64))| {
            MatrixRow { answered, missing, rated: rating.rated(self, Some(at)) }
        };
        Ok(gathered.into_iter().enumerate().map(row).collect())
    }
}
