//! The fields of action with their measures, and the measures that were given up.

use super::AgendaPart;
use crate::model::{Block, RichText, Section};
use mitreden_define::town::{Measure, MeasureStatus};

impl AgendaPart<'_> {
    /// Says what the order of the fields rests on; nothing where there is nothing to order.
    pub(super) fn order(&self) -> Option<String> {
        let id = match (self.is_ranked(), self.has_sets()) {
            (true, true) => "agenda-order",
            (true, false) => "agenda-order-place",
            (false, _) => "agenda-order-none",
        };
        (!self.live.is_empty()).then(|| self.say(id, &[]))
    }

    /// A section for each field that has measures.
    pub(super) fn fields(&self) -> Vec<Section> {
        let field = |(name, measures): (RichText, Vec<&Measure>)| Section {
            sections: measures.into_iter().map(|measure| self.action(measure)).collect(),
            ..Section::new(name, Vec::new())
        };
        self.in_order().into_iter().map(field).collect()
    }

    /// Names the fields in which nothing is done.
    pub(super) fn empty_fields(&self) -> Option<RichText> {
        let is_empty = |code: &_| !self.live.iter().any(|measure| measure.field == *code);
        let empty: Vec<_> =
            self.input.agenda.fields.iter().filter(|(code, _)| is_empty(code)).collect();
        let names: Vec<_> = empty.into_iter().map(|(_, text)| self.text(text)).collect();
        let words = [("n", names.len().into())];
        (!names.is_empty())
            .then(|| self.tell("agenda-fields-empty", &words, &[("fields", &self.named(&names))]))
    }

    /// The measures that were given up, with why.
    pub(super) fn dropped(&self) -> Option<Section> {
        let dropped: Vec<_> = self
            .input
            .agenda
            .measures
            .iter()
            .filter(|measure| measure.is_dropped_on(self.day()))
            .collect();
        let items: Vec<_> = dropped.into_iter().map(|measure| self.given_up(measure)).collect();
        (!items.is_empty()).then(|| {
            Section::new(self.say("agenda-dropped-heading", &[]), vec![Block::list(items)])
        })
    }

    fn given_up(&self, measure: &Measure) -> RichText {
        let lines = measure
            .past(self.day())
            .iter()
            .rev()
            .take_while(|event| event.status == MeasureStatus::Dropped);
        let why = lines.filter_map(|event| event.note.as_ref()).map(|note| self.text(note)).next();
        let on = measure.since_on(self.day()).map(|day| self.lang.date(day)).unwrap_or_default();
        let id = if why.is_some() { "agenda-dropped-why" } else { "agenda-dropped" };
        let texts = [("measure", &self.text(&measure.title)), ("why", &why.unwrap_or_default())];
        self.tell(id, &[("on", on.into())], &texts)
    }
}
