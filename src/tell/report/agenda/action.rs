//! One measure: where it stands, who answers for it, when it comes, what it costs, and what it is
//! for.

use super::AgendaPart;
use crate::model::{Block, RichText, Section};
use crate::words::{cost, horizon, status};
use mitreden_base::ids::Code;
use mitreden_define::town::Measure;

impl AgendaPart<'_> {
    /// The measure as a section of its own, so that it can be found and read aloud by its name.
    pub(super) fn action(&self, measure: &Measure) -> Section {
        let mut facts: Vec<RichText> = vec![self.standing(measure).into()];
        facts.extend(self.last_line(measure));
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
        Section::new(self.text(&measure.title), vec![Block::list(facts)])
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

    /// What the last line of the history up to the report's day says beyond the status.
    fn last_line(&self, measure: &Measure) -> Option<RichText> {
        let last = measure.past(self.day()).last()?;
        let on = self.lang.date(last.on);
        match &last.note {
            Some(note) => {
                Some(self.tell("action-last", &[("on", on.into())], &[("note", &self.text(note))]))
            }
            None if measure.since_on(self.day()) != Some(last.on) => {
                Some(self.say("action-last-bare", &[("on", on.into())]).into())
            }
            None => None,
        }
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
        let asked = self.rows.iter().filter(|row| self.serves(measure, row)).map(|row| {
            let need = self.quoted(&row.need.text());
            match self.ranks(row) {
                Some(ranks) => {
                    self.tell("action-need", &[("ranks", ranks.into())], &[("need", &need)])
                }
                None => need,
            }
        });
        let was_asked =
            |code: &Code| self.input.questionnaire.needs.iter().any(|need| need.code == *code);
        let others = measure.serves.iter().filter(|code| !was_asked(code));
        let others =
            others.map(|code| self.tell("action-need-unasked", &[], &[("need", &self.need(code))]));
        let needs: Vec<_> = asked.chain(others).collect();
        if needs.is_empty() {
            return self.say("action-serves-none", &[]).into();
        }
        self.tell("action-serves", &[], &[("needs", &RichText::list(self.lang, &needs))])
    }

    /// What a need is called that the survey did not ask about.
    fn need(&self, code: &Code) -> RichText {
        let need = self.input.town_needs.iter().find(|need| need.code == *code);
        self.quoted(&need.map_or_else(|| code.to_string().into(), |need| self.text(&need.text)))
    }
}
