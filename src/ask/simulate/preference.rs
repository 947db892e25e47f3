//! Answers that say what matters, and how content people are: all from the person's utilities and
//! contentment.

use rand::RngExt;

use super::super::interview::tasks;
use super::person::{Person, gumbel};
use super::town::normal;
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Missing};
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::{Allow, FacetKind, Item, Question, Required, Scale};

/// The share that ranks fewer items than asked for.
const SHORT_LIST: f64 = 0.15;
/// The probability of "don't know" to a row that is about no need, or to a task.
const DONT_KNOW: f64 = 0.05;
/// Contentment with something that is no need.
const OTHER_CONTENTMENT: f64 = 0.4;
/// The spread of the noise of one rating.
const NOISE: f64 = 0.8;

impl Person<'_> {
    /// Items by what they are worth to this person, the most important first; those that are no
    /// needs at random.
    pub(super) fn by_utility(&mut self, items: &[Item]) -> Vec<usize> {
        let mut worth: Vec<(f64, usize)> = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let utility = item.need.and_then(|need| self.utility.get(need).copied());
            worth.push((utility.unwrap_or_else(|| gumbel(&mut self.random)), at));
        }
        worth.sort_by(|a, b| b.0.total_cmp(&a.0));
        worth.into_iter().map(|(_, at)| at).collect()
    }

    pub(super) fn ranking(&mut self, items: &[Item], top: usize) -> Vec<Code> {
        let length =
            if top > 1 && self.probability(SHORT_LIST) { 1 + self.below(top - 1) } else { top };
        self.by_utility(items).into_iter().take(length).map(|at| items[at].code.clone()).collect()
    }

    /// Points in proportion to what items are worth, rounded to steps of a tenth of the total; the
    /// rest to the best.
    pub(super) fn points(&mut self, items: &[Item], total: f64) -> Vec<(Code, f64)> {
        let order = self.by_utility(items);
        let step = total / 10.0;
        let mut given = vec![0.0; items.len()];
        let mut left: f64 = total;
        for &at in order.iter().skip(1).take(3) {
            let part = step * f64::from(self.random.random_range(0..=2_u8));
            given[at] = part;
            left -= part;
        }
        given[order[0]] = left;
        items
            .iter()
            .zip(given)
            .filter(|(_, points)| *points > 0.0)
            .map(|(item, points)| (item.code.clone(), points))
            .collect()
    }

    /// In each task the item of highest and the one of lowest utility among those shown.
    pub(super) fn best_worst(&mut self, question: &Question, dont_know: bool) -> Answer {
        let items = question.kind.items();
        let order = self.by_utility(items);
        let mut place = vec![0; items.len()];
        order.into_iter().enumerate().for_each(|(at, item)| place[item] = at);
        let mut done = Vec::new();
        for shown in tasks(question, self.setting) {
            let best = shown.iter().min_by_key(|&&item| place[item]);
            let worst = shown.iter().max_by_key(|&&item| place[item]);
            let code = |item: &usize| items[*item].code.clone();
            let picked = best.zip(worst).map(|(best, worst)| (code(best), code(worst)));
            let shown = shown.iter().map(code).collect();
            done.push(if dont_know && self.probability(DONT_KNOW) {
                Err(Missing::DontKnow)
            } else if question.required != Required::Yes && self.leaves_open() {
                Err(Missing::Unanswered)
            } else {
                picked
                    .map(|(best, worst)| BestWorst { shown, best, worst })
                    .ok_or(Missing::Unanswered)
            });
        }
        Answer::Tasks(done)
    }

    /// A point on a scale: contentment with a need where one is named, else somewhere above the
    /// middle.
    pub(super) fn point(
        &mut self,
        scale: &Scale,
        need: Option<NeedIndex>,
        question: &Question,
    ) -> i16 {
        let ruled = self.ruled_points(question, scale);
        let mean = ruled.unwrap_or_else(|| match (need, question.facet.map(|facet| facet.kind)) {
            (Some(need), Some(FacetKind::Importance)) => {
                1.2 + self.utility.get(need).copied().unwrap_or(0.0) / 3.0
            }
            (Some(need), _) => self.contentment.get(need).copied().unwrap_or(OTHER_CONTENTMENT),
            (None, _) => OTHER_CONTENTMENT,
        });
        let latent = mean + self.temper + NOISE * normal(&mut self.random);
        let span = f64::from(scale.to - scale.from);
        let up = ((latent + 2.0) / 4.0 * span).round().clamp(0.0, span);
        let at = (scale.from..=scale.to).min_by(|a, b| {
            let off = |point: i16| (f64::from(point - scale.from) - up).abs();
            off(*a).total_cmp(&off(*b))
        });
        scale.turned(at.unwrap_or(scale.from))
    }

    pub(super) fn matrix(
        &mut self,
        question: &Question,
        rows: &[Item],
        scale: &Scale,
        allow: Allow,
    ) -> Answer {
        let straight = self.straight.then(|| self.point(scale, None, question));
        let mut cells = Vec::with_capacity(rows.len());
        for row in rows {
            let unknown =
                row.need.map_or(DONT_KNOW, |need| self.town.unknown[need]) * self.habits.dont_know;
            let cell = if let Some(point) = straight {
                Ok(point)
            } else if allow.dont_know && self.probability(unknown) {
                Err(Missing::DontKnow)
            } else if question.required != Required::Yes && self.leaves_open() {
                Err(Missing::Unanswered)
            } else {
                Ok(self.point(scale, row.need, question))
            };
            cells.push((row.code.clone(), cell));
        }
        Answer::Rows(cells)
    }

    /// Whether a question, row or task is left open.
    pub(super) fn leaves_open(&mut self) -> bool {
        self.probability(self.habits.open)
    }
}
