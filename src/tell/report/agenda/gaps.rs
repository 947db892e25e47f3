//! What does not meet: needs nobody serves, and measures nobody asked for.

use super::super::shown::Row;
use super::AgendaPart;
use crate::model::RichText;
use mitreden_define::town::Measure;

impl AgendaPart<'_> {
    /// The sentences on needs without a measure and on measures that serve no need in front.
    pub(super) fn gaps(&self) -> Vec<RichText> {
        let alone = self
            .rows
            .iter()
            .filter(|row| !self.live.iter().any(|measure| self.serves(measure, row)));
        let (ranked, unknown): (Vec<&Row<'_>>, Vec<_>) =
            alone.partition(|row| row.standing.is_some());
        let (front, behind): (Vec<_>, Vec<_>) =
            ranked.into_iter().partition(|row| self.can_be_in_front(row));
        let mut said = Vec::new();
        if front.is_empty() && self.is_ranked() {
            let id = if self.has_sets() { "agenda-no-gap" } else { "agenda-no-gap-order" };
            said.push(self.say(id, &[("top", self.input.top.into())]).into());
        }
        let (of_front, of_behind) = if self.has_sets() {
            ("agenda-gap", "agenda-gap-behind")
        } else {
            ("agenda-gap-order", "agenda-gap-order-behind")
        };
        let gaps = [(of_front, front), (of_behind, behind), ("agenda-gap-unknown", unknown)];
        said.extend(gaps.into_iter().filter_map(|(id, rows)| self.needs(id, &rows)));
        said.extend(self.measures("agenda-unasked", |measure| self.is_unasked(measure)));
        said.extend(self.measures("agenda-outside", |measure| self.is_outside(measure)));
        said
    }

    fn can_be_in_front(&self, row: &Row<'_>) -> bool {
        row.best().is_some_and(|best| best <= self.input.top)
    }

    /// Whether all needs a measure serves are surely in the lower half.
    fn is_unasked(&self, measure: &Measure) -> bool {
        let half = self.rows.iter().filter(|row| row.standing.is_some()).count() / 2;
        let surely_low =
            |row: &Row<'_>| row.joint().is_some_and(|standing| standing.ranks.0 > half);
        let mut served = self.rows.iter().filter(|row| self.serves(measure, row)).peekable();
        served.peek().is_some() && served.all(surely_low)
    }

    /// Whether a measure serves none of the needs that were asked about.
    fn is_outside(&self, measure: &Measure) -> bool {
        !self.rows.iter().any(|row| self.serves(measure, row))
    }

    fn needs(&self, id: &str, rows: &[&Row<'_>]) -> Option<RichText> {
        let names: Vec<_> = rows.iter().map(|row| row.need.text()).collect();
        let words = [("top", self.input.top.into()), ("n", names.len().into())];
        (!names.is_empty()).then(|| self.tell(id, &words, &[("needs", &self.named(&names))]))
    }

    fn measures(&self, id: &str, is: impl Fn(&Measure) -> bool) -> Option<RichText> {
        let names: Vec<_> = self
            .live
            .iter()
            .filter(|measure| is(measure))
            .map(|measure| self.text(&measure.title))
            .collect();
        let words = [("n", names.len().into())];
        (!names.is_empty()).then(|| self.tell(id, &words, &[("measures", &self.named(&names))]))
    }

    /// Names what is overdue on the day of the report.
    pub(super) fn overdue(&self) -> Option<RichText> {
        let names: Vec<_> =
            self.live.iter().filter(|measure| measure.is_overdue(self.day())).collect();
        let names: Vec<_> = names.into_iter().map(|measure| self.text(&measure.title)).collect();
        let date = self.lang.date(self.day());
        let words = [("n", names.len().into()), ("date", date.into())];
        (!names.is_empty())
            .then(|| self.tell("agenda-overdue", &words, &[("measures", &self.named(&names))]))
    }
}
