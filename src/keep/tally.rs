//! The fieldwork counted: how contacts ended, and how full each quota cell is.

use std::collections::BTreeMap;

use super::contact::{Contact, ContactOutcome};
use super::record::{Disposition, Record, decode};
use mitreden_base::ids::Code;
use mitreden_define::answer::Answer;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Mode, Question, Survey};

/// One combination of options of which so many interviews are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotaCell {
    /// The quota (an index into the survey's quotas).
    pub quota: usize,
    /// One option of each of the quota's questions.
    pub codes: Vec<Code>,
    /// How many interviews are wanted.
    pub target: f64,
    /// How many interviews there are.
    pub have: u64,
}

impl QuotaCell {
    /// How many interviews are still missing.
    pub fn wanted(&self) -> u64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count, not below 0"
        )]
        // A fraction of an interview is a whole one.
        let target = self.target.max(0.0).ceil() as u64;
        target.saturating_sub(self.have)
    }

    /// The options' labels in a language, joined by commas.
    pub fn label(&self, survey: &Survey, lang: &str) -> String {
        let questions =
            survey.quotas.get(self.quota).map(|quota| &quota.cross.of[..]).unwrap_or_default();
        let label = |(code, &question): (&Code, &QuestionIndex)| {
            let items = survey
                .questions
                .get(question)
                .map(|question| question.kind.items())
                .unwrap_or_default();
            items
                .iter()
                .find(|item| item.code == *code)
                .map_or_else(|| code.to_string(), |item| item.text.show(lang))
        };
        self.codes.iter().zip(questions).map(label).collect::<Vec<_>>().join(", ")
    }
}

/// The counts of contacts and quota cells so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactTally {
    /// Contacts by how they ended.
    pub outcomes: BTreeMap<ContactOutcome, u64>,
    /// The quota cells, in the questionnaire's order.
    pub cells: Vec<QuotaCell>,
}

impl ContactTally {
    /// A tally in which nothing is counted yet.
    pub fn new(survey: &Survey) -> Self {
        let cells = survey.quotas.iter().enumerate().flat_map(|(quota, wanted)| {
            let figures = wanted.cross.figures.iter();
            figures.map(move |(codes, target)| QuotaCell {
                quota,
                codes: codes.clone(),
                target: *target,
                have: 0,
            })
        });
        Self { outcomes: BTreeMap::new(), cells: cells.collect() }
    }

    /// Counts a contact.
    pub fn contact(&mut self, contact: &Contact) {
        *self.outcomes.entry(contact.outcome).or_default() += 1;
    }

    /// Counts a response in the cells it belongs to: it was answered as far as matters, in the
    /// quota's mode, and is no practice.
    pub fn record(&mut self, survey: &Survey, record: &Record) {
        if record.practice || record.disposition == Disposition::BreakOff {
            return;
        }
        let answer =
            |question: &Question| decode(question, record.answers.get(question.id.as_str())?).ok();
        self.response(survey, record.mode, |question, code| {
            survey
                .questions
                .get(question)
                .and_then(answer)
                .is_some_and(|answer| chose(&answer, code))
        });
    }

    /// Counts a response that got far enough in the quota cells of the options that were chosen.
    pub fn response(
        &mut self,
        survey: &Survey,
        mode: Mode,
        chose: impl Fn(QuestionIndex, &Code) -> bool,
    ) {
        for cell in &mut self.cells {
            let Some(quota) = survey.quotas.get(cell.quota) else { continue };
            let is_chosen = |(question, code): (&QuestionIndex, &Code)| chose(*question, code);
            if quota.mode.is_none_or(|wanted| wanted == mode)
                && quota.cross.of.iter().zip(&cell.codes).all(is_chosen)
            {
                cell.have += 1;
            }
        }
    }
}

/// Whether an option of a single or multiple choice was chosen.
pub fn chose(answer: &Answer, code: &Code) -> bool {
    match answer {
        Answer::Choice(choice) => choice.code == *code,
        Answer::Choices(choices) => choices.iter().any(|choice| choice.code == *code),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sample;

    fn of(age: &str, gender: &str) -> Record {
        let mut record = Record {
            mode: Mode::Street,
            practice: false,
            disposition: Disposition::Complete,
            ..sample::record()
        };
        record.answers.insert("age".into(), json!(age));
        record.answers.insert("gender".into(), json!(gender));
        record
    }

    #[test]
    fn a_cell_fills_with_interviews_of_its_mode_that_got_far_enough() {
        let survey = sample::survey();
        let mut tally = ContactTally::new(&survey);
        assert_eq!(tally.cells.iter().map(QuotaCell::wanted).collect::<Vec<_>>(), [40, 40, 60, 60]);
        tally.record(&survey, &of("16-29", "female"));
        tally.record(
            &survey,
            &Record { disposition: Disposition::Partial, ..of("16-29", "female") },
        );
        tally.record(
            &survey,
            &Record { disposition: Disposition::BreakOff, ..of("16-29", "female") },
        );
        tally.record(&survey, &Record { mode: Mode::Online, ..of("16-29", "female") });
        tally.record(&survey, &Record { practice: true, ..of("16-29", "female") });
        let mut silent = of("60+", "male");
        silent.answers.insert("age".into(), json!({ "missing": "refused" }));
        tally.record(&survey, &silent);
        assert_eq!(tally.cells.iter().map(|cell| cell.have).collect::<Vec<_>>(), [2, 0, 0, 0]);
        assert_eq!(tally.cells[0].wanted(), 38);
        (0..40).for_each(|_| tally.record(&survey, &of("16-29", "female")));
        assert_eq!((tally.cells[0].have, tally.cells[0].wanted()), (42, 0));
        let part = QuotaCell { quota: 0, codes: Vec::new(), target: 2.5, have: 1 };
        assert_eq!(part.wanted(), 2);
    }

    #[test]
    fn contacts_are_counted_by_how_they_ended() {
        let mut tally = ContactTally::default();
        for outcome in [ContactOutcome::Refused, ContactOutcome::Complete, ContactOutcome::Refused]
        {
            tally.contact(&Contact { outcome, ..Contact::sample(0) });
        }
        assert_eq!(
            tally.outcomes,
            BTreeMap::from([(ContactOutcome::Complete, 1), (ContactOutcome::Refused, 2)])
        );
    }
}
