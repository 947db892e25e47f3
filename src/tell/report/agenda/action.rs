//! One measure: where it stands, who answers for it, when it comes, what it costs, what it is for,
//! whether that is enough, and its history.

use super::AgendaPart;
use crate::model::{Block, RichText, Section};
use crate::report::shown::Row;
use crate::words::{cost, fits, horizon, status};
use mitreden_base::ids::Code;
use mitreden_define::survey::Text;
use mitreden_define::town::{Measure, MeasureEvent};

impl AgendaPart<'_> {
    /// The measure as a section of its own, so that it can be found and read aloud by its name.
    pub(super) fn action(&self, measure: &Measure) -> Section {
        let mut facts: Vec<RichText> = vec![self.standing(measure).into()];
        facts.push(self.tell("action-owner", &[], &[("owner", &self.text(&measure.owner))]));
        facts.push(
            self.say("action-horizon", &[("horizon", horizon(self.lang, measure.horizon).into())])
                .into(),
        );
        facts.extend(self.due(measure));
        facts.extend(
            cost(self.lang, measure)
                .map(|cost| self.say("action-cost", &[("cost", cost.into())]).into()),
        );
        facts.extend(self.principle(measure));
        facts.push(self.what_for(measure));
        facts.extend(self.fit(measure));
        let mut blocks = vec![Block::list(facts)];
        let history: Vec<_> =
            measure.past(self.day()).iter().map(|event| self.event(event)).collect();
        if !history.is_empty() {
            blocks.push(Block::paragraph(self.say("action-history", &[])));
            blocks.push(Block::list(history));
        }
        Section::new(self.text(&measure.title), blocks)
    }

    fn standing(&self, measure: &Measure) -> String {
        let word = status(self.lang, measure.status_on(self.day()));
        let Some(since) = measure.since_on(self.day()) else {
            return self.say("action-status-none", &[]);
        };
        self.say(
            "action-status",
            &[("status", word.into()), ("since", self.lang.date(since).into())],
        )
    }

    /// A line of the history.
    fn event(&self, event: &MeasureEvent) -> RichText {
        let status = status(self.lang, Some(event.status));
        let words = [("on", self.lang.date(event.on).into()), ("status", status.into())];
        match &event.note {
            Some(note) => self.tell("action-event-note", &words, &[("note", &self.text(note))]),
            None => self.say("action-event", &words).into(),
        }
    }

    /// Whether the measure meets its needs, in the town's own words.
    fn fit(&self, measure: &Measure) -> Option<RichText> {
        let fit = fits(self.lang, measure.fits?);
        let said = self.say("action-fits", &[("fits", fit.into())]);
        Some(match &measure.note {
            Some(note) => RichText::from(format!("{said} ")).then(self.note_on_fit(note)),
            None => said.into(),
        })
    }

    pub(super) fn note_on_fit(&self, note: &Text) -> RichText {
        self.tell(
            "action-fits-note",
            &[("kind", self.kind().into())],
            &[("note", &self.text(note))],
        )
    }

    fn due(&self, measure: &Measure) -> Option<RichText> {
        let words = [("due", self.lang.month(measure.due?).into())];
        let overdue = measure.is_overdue(self.day());
        Some(if overdue {
            RichText::strong(self.say("action-overdue", &words))
        } else {
            self.say("action-due", &words).into()
        })
    }

    fn principle(&self, measure: &Measure) -> Option<RichText> {
        let code = measure.principle.as_ref()?;
        let text = self
            .input
            .agenda
            .principles
            .iter()
            .find(|(known, _)| known == code)
            .map(|(_, text)| self.text(text))?;
        Some(self.tell("action-principle", &[], &[("principle", &text)]))
    }

    /// The needs it serves with their rank sets, those in front first.
    fn what_for(&self, measure: &Measure) -> RichText {
        let needs = self.needs_of(measure);
        if needs.is_empty() {
            return self.say("action-serves-none", &[]).into();
        }
        self.tell("action-serves", &[], &[("needs", &RichText::list(self.lang, &needs))])
    }

    /// The needs a measure serves, with the ranks they can have.
    pub(super) fn needs_of(&self, measure: &Measure) -> Vec<RichText> {
        let asked = self.rows.iter().filter(|row| self.serves(measure, row));
        asked.map(|row| self.with_ranks(row)).chain(self.unasked(measure)).collect()
    }

    /// A need with the ranks it can have.
    pub(super) fn with_ranks(&self, row: &Row<'_>) -> RichText {
        let need = self.quoted(&row.need.text());
        match self.ranks(row) {
            Some(ranks) => self.tell("action-need", &[("ranks", ranks.into())], &[("need", &need)]),
            None => need,
        }
    }

    /// The needs a measure serves that the survey did not ask about.
    pub(super) fn unasked(&self, measure: &Measure) -> Vec<RichText> {
        let was_asked = |code: &Code| self.rows.iter().any(|row| self.code(row) == Some(code));
        let others = measure.serves.iter().filter(|code| !was_asked(code));
        others
            .map(|code| self.tell("action-need-unasked", &[], &[("need", &self.need(code))]))
            .collect()
    }

    /// What a need is called that the survey did not ask about.
    fn need(&self, code: &Code) -> RichText {
        let need = self.input.town_needs.iter().find(|need| need.code == *code);
        self.quoted(&need.map_or_else(|| code.to_string().into(), |need| self.text(&need.text)))
    }
}
