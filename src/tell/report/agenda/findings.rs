//! What the agenda lacks, in sentences, each only where it is true: needs in front without a
//! measure, measures that are done and did not suffice, what is overdue, where the money goes, and
//! what by the town's own words is not enough.

use super::super::shown::Row;
use super::AgendaPart;
use crate::model::{Emphasis, RichText};
use mitreden_define::town::{Measure, MeasureFit};

impl AgendaPart<'_> {
    /// The findings, the heaviest first.
    pub(super) fn findings(&self) -> Vec<RichText> {
        let mut said: Vec<_> = self.gap().into_iter().collect();
        said.extend(self.in_table().into_iter().filter_map(|measure| self.yet_open(measure)));
        said.extend(self.overdue());
        said.extend(self.money().map(|money| headed(self.say("finding-money", &[]), money)));
        said.extend(self.in_table().into_iter().filter_map(|measure| self.lacking(measure)));
        said
    }

    /// Needs by their names, each with the ranks it can have.
    fn ranked(&self, rows: &[&Row<'_>]) -> RichText {
        let name = |row: &&Row<'_>| self.with_ranks(row);
        RichText::list(self.lang, &rows.iter().map(name).collect::<Vec<_>>())
    }

    /// The needs in front that nothing serves, or that there are none.
    fn gap(&self) -> Option<RichText> {
        if !self.is_ranked() {
            return None;
        }
        let rows = self.gaps();
        let top = ("top", self.input.top.into());
        if rows.is_empty() {
            let id = if self.has_sets() { "agenda-no-gap" } else { "agenda-no-gap-order" };
            return Some(self.say(id, &[top]).into());
        }
        let id = if self.has_sets() { "agenda-gap" } else { "agenda-gap-order" };
        let said =
            self.tell(id, &[top, ("n", rows.len().into())], &[("needs", &self.ranked(&rows))]);
        Some(headed(self.say("finding-gap", &[]), said))
    }

    /// A measure that is done though needs it serves can still be in front.
    fn yet_open(&self, measure: &Measure) -> Option<RichText> {
        let rows = self.yet_open_needs(measure);
        if rows.is_empty() {
            return None;
        }
        let since = self.lang.date(measure.since_on(self.day())?);
        let words =
            [("n", rows.len().into()), ("top", self.input.top.into()), ("since", since.into())];
        let title = self.quoted(&self.text(&measure.title));
        let id = if self.has_sets() { "agenda-yet-open" } else { "agenda-yet-open-order" };
        let said = self.tell(id, &words, &[("measure", &title), ("needs", &self.ranked(&rows))]);
        Some(headed(self.say("finding-yet-open", &[]), said))
    }

    /// Names what is overdue on the day of the report, with when it was due.
    fn overdue(&self) -> Option<RichText> {
        let late = self.in_table().into_iter().filter(|measure| measure.is_overdue(self.day()));
        let names: Vec<_> = late
            .filter_map(|measure| {
                let title = self.quoted(&self.text(&measure.title));
                let due = self.lang.month(measure.due?);
                Some(self.tell("agenda-overdue", &[("due", due.into())], &[("measure", &title)]))
            })
            .collect();
        if names.is_empty() {
            return None;
        }
        let head = self.say("finding-overdue", &[("date", self.lang.date(self.day()).into())]);
        Some(headed(head, RichText::list(self.lang, &names).with(".", Emphasis::None)))
    }

    /// A measure that by the town's own words does not meet its needs, or only in part.
    fn lacking(&self, measure: &Measure) -> Option<RichText> {
        let head = match measure.fits? {
            MeasureFit::Yes => return None,
            MeasureFit::Partly => self.say("finding-fits-partly", &[]),
            MeasureFit::No => self.say("finding-fits-no", &[]),
        };
        let (title, needs) = (self.quoted(&self.text(&measure.title)), self.needs_of(measure));
        let needs = RichText::list(self.lang, &needs);
        let texts = [("measure", &title), ("needs", &needs)];
        let said = self.tell("agenda-fits", &[], &texts);
        let said = match &measure.note {
            Some(note) => said.with(" ", Emphasis::None).then(self.note_on_fit(note)),
            None => said,
        };
        Some(headed(head, said))
    }
}

/// A finding behind the word for it.
fn headed(head: String, said: RichText) -> RichText {
    RichText::strong(head).with(" ", Emphasis::None).then(said)
}
