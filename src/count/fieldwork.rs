//! The fieldwork so far: responses by mode and day, places and interviewers, lengths, gaps, quota
//! cells and contacts.
//!
//! People met in the street were not drawn at random; so what is computed of contacts is a
//! *participation rate*, not a response rate (AAPOR, *Standard Definitions*, 9th edition, 2016, on
//! surveys of people who are not a probability sample: usable responses divided by all who were
//! personally asked to take part).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::dataset::cell::{Cell, answer};
use crate::dataset::{Batch, Column, Columns, Dataset, DatasetError, Part, Role};
use mitreden_define::answer::Answer;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Mode, Survey};
use mitreden_keep::contact::{Contact, ContactOutcome};
use mitreden_keep::record::Disposition;
use mitreden_keep::tally::{ContactTally, chose};

/// The counts of the fieldwork.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fieldwork {
    /// The number of responses, however they ended.
    pub responses: u64,
    /// How many of them are simulated.
    pub simulated: u64,
    /// Responses by mode.
    pub modes: BTreeMap<Mode, u64>,
    /// Responses by day and mode; the day is unknown for some imported ones.
    pub days: BTreeMap<Option<NaiveDate>, BTreeMap<Mode, u64>>,
    /// Responses by how they ended.
    pub dispositions: BTreeMap<Disposition, u64>,
    /// The work at each place where an interviewer asked people.
    pub places: BTreeMap<Option<String>, Work>,
    /// The work of each interviewer.
    pub interviewers: BTreeMap<Option<String>, Work>,
    /// The lengths of complete interviews, by mode.
    pub lengths: BTreeMap<Mode, Length>,
    /// The answers that are missing, question by question.
    pub gaps: Vec<Gaps>,
    /// Contacts by outcome, and quota cells.
    pub tally: ContactTally,
}

/// The work done at one place or by one interviewer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// How many responses there are.
    pub responses: u64,
    /// How many of them are complete.
    pub complete: u64,
    /// How many contacts refused.
    pub refused: u64,
}

/// The lengths of interviews in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// How many interviews have a known time.
    pub n: u64,
    /// The quartiles (type 7 of Hyndman and Fan, *The American Statistician* 50, 1996); the second
    /// is the median.
    pub quartiles: [f64; 3],
}

/// How many respondents answered a question, and why others did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// The question.
    pub question: QuestionIndex,
    /// How many gave a value or an explicit none.
    pub answered: u64,
    /// How many did not, by reason, in the order of [`mitreden_define::answer::Missing::ALL`].
    pub missing: [u64; 5],
}

impl Gaps {
    /// A question for which nobody is counted yet.
    fn none(question: QuestionIndex) -> Self {
        Self { question, answered: 0, missing: [0; 5] }
    }

    /// How many respondents were asked the question.
    pub fn asked(&self) -> u64 {
        let [refused, dont_know, unanswered, _, _] = self.missing;
        self.answered + refused + dont_know + unanswered
    }
}

/// The participation rate of contacts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Participation {
    /// Usable interviews: complete, or broken off after the questions that count were answered.
    pub usable: u64,
    /// All who were asked to take part and could have: not those outside the population or who had
    /// taken part before.
    pub asked: u64,
}

impl Participation {
    /// The rate, from 0 to 1; none if there was no contact.
    pub fn rate(&self) -> Option<f64> {
        (self.asked > 0).then(|| self.usable as f64 / self.asked as f64)
    }
}

/// The participation rate of contacts by outcome.
pub fn participation(outcomes: &BTreeMap<ContactOutcome, u64>) -> Participation {
    let sum =
        |wanted: &[ContactOutcome]| wanted.iter().filter_map(|outcome| outcomes.get(outcome)).sum();
    let usable = [ContactOutcome::Complete, ContactOutcome::Partial];
    let others = [ContactOutcome::BrokenOff, ContactOutcome::Refused, ContactOutcome::Language];
    let usable = sum(&usable);
    Participation { usable, asked: usable + sum(&others) }
}

/// Counts a dataset and the contacts beside it.
pub fn fieldwork(
    survey: &Survey,
    dataset: Option<&Dataset>,
    contacts: &[Contact],
) -> Result<Fieldwork, DatasetError> {
    let mut counted = Fieldwork { tally: ContactTally::new(survey), ..Fieldwork::default() };
    counted.gaps = asked(survey).map(Gaps::none).collect();
    if let Some(dataset) = dataset {
        counted.read(survey, dataset)?;
    }
    for contact in contacts {
        counted.tally.contact(contact);
        if contact.outcome == ContactOutcome::Refused {
            counted.places.entry(contact.place.clone()).or_default().refused += 1;
            counted.interviewers.entry(contact.interviewer.clone()).or_default().refused += 1;
        }
    }
    Ok(counted)
}

/// The questions that respondents can be asked.
fn asked(survey: &Survey) -> impl Iterator<Item = QuestionIndex> {
    survey.questions.entries().filter(|(_, question)| question.kind.is_asked()).map(|(at, _)| at)
}

impl Fieldwork {
    fn read(&mut self, survey: &Survey, dataset: &Dataset) -> Result<(), DatasetError> {
        let columns = Columns::of(survey)?;
        let quotas: Vec<QuestionIndex> =
            survey.quotas.iter().flat_map(|quota| quota.cross.of.iter().copied()).collect();
        let mut needed: Vec<&Column> =
            quotas.iter().flat_map(|question| columns.of_question(*question)).collect();
        needed.extend(asked(survey).filter_map(|question| columns.part(question, Part::Missing)));
        let fixed = ["mode", "disposition", "simulated", "day", "place", "interviewer", "seconds"];
        let mut names: Vec<&str> = fixed.to_vec();
        for column in needed {
            if !names.contains(&column.name.as_str()) {
                names.push(&column.name);
            }
        }
        let mut seconds: BTreeMap<Mode, Vec<u32>> = BTreeMap::new();
        for batch in dataset.batches(&names) {
            let batch = batch?;
            let modes = dataset.words(&batch, "mode", &Mode::ALL)?;
            let dispositions = dataset.words(&batch, "disposition", &Disposition::ALL)?;
            self.rows(&batch, (&modes, &dispositions), &mut seconds)?;
            self.gaps(&batch, (survey, &columns))?;
            for (row, (mode, disposition)) in modes.into_iter().zip(dispositions).enumerate() {
                if disposition != Disposition::BreakOff {
                    let rebuilt = |question: QuestionIndex| {
                        rebuild((survey, &columns), &names, (&batch, row), question)
                    };
                    self.tally.response(survey, mode, |question, code| {
                        rebuilt(question).is_some_and(|answer| chose(&answer, code))
                    });
                }
            }
        }
        self.lengths = seconds
            .into_iter()
            .filter_map(|(mode, times)| Some((mode, Length::of(times)?)))
            .collect();
        Ok(())
    }

    fn rows(
        &mut self,
        batch: &Batch,
        (modes, dispositions): (&[Mode], &[Disposition]),
        seconds: &mut BTreeMap<Mode, Vec<u32>>,
    ) -> Result<(), DatasetError> {
        let simulated = batch.truths("simulated")?;
        let (days, places, interviewers) =
            (batch.days("day")?, batch.texts("place")?, batch.texts("interviewer")?);
        let times = batch.counts("seconds")?;
        for (row, (&mode, &disposition)) in modes.iter().zip(dispositions).enumerate() {
            let is_complete = disposition == Disposition::Complete;
            self.responses += 1;
            self.simulated += u64::from(simulated.get(row) == Some(true));
            *self.modes.entry(mode).or_default() += 1;
            let day = days.get(row).and_then(NaiveDate::from_epoch_days);
            *self.days.entry(day).or_default().entry(mode).or_default() += 1;
            *self.dispositions.entry(disposition).or_default() += 1;
            if mode.has_interviewer() {
                let place = self.places.entry(places.get(row).map(str::to_owned)).or_default();
                let interviewer =
                    self.interviewers.entry(interviewers.get(row).map(str::to_owned)).or_default();
                for work in [place, interviewer] {
                    work.responses += 1;
                    work.complete += u64::from(is_complete);
                }
            }
            if let Some(time) = times.get(row).filter(|_| is_complete) {
                seconds.entry(mode).or_default().push(time);
            }
        }
        Ok(())
    }

    fn gaps(
        &mut self,
        batch: &Batch,
        (survey, columns): (&Survey, &Columns),
    ) -> Result<(), DatasetError> {
        for gaps in &mut self.gaps {
            let missing = columns.part(gaps.question, Part::Missing);
            let Some(column) = missing.filter(|_| survey.questions.get(gaps.question).is_some())
            else {
                continue;
            };
            let reasons = batch.codes(&column.name)?;
            for row in 0..batch.rows {
                let reason = reasons
                    .get(row)
                    .and_then(|code| gaps.missing.get_mut(usize::try_from(code).ok()?));
                *reason.unwrap_or(&mut gaps.answered) += 1;
            }
        }
        Ok(())
    }
}

/// Rebuilds the answer to a question from a row of the dataset.
fn rebuild(
    (survey, columns): (&Survey, &Columns),
    names: &[&str],
    (batch, row): (&Batch, usize),
    question: QuestionIndex,
) -> Option<Answer> {
    let kind: &Kind = &survey.questions.get(question)?.kind;
    let parts: Vec<(Part, usize)> = columns
        .of_question(question)
        .iter()
        .filter_map(|column| match column.role {
            Role::Answer { part, .. } => {
                Some((part, names.iter().position(|name| *name == column.name)?))
            }
            Role::Fixed(_) => None,
        })
        .collect();
    let place = |part: Part| parts.iter().find(|(known, _)| *known == part).map(|(_, at)| *at);
    Some(answer(kind, |part| place(part).map_or(Cell::Null, |at| batch.cell(at, row))))
}

impl Length {
    /// The lengths of interviews of so many seconds each; none if no time is known.
    fn of(mut times: Vec<u32>) -> Option<Self> {
        times.sort_unstable();
        let last = times.len().checked_sub(1)?;
        let at = |share: f64| {
            let place = share * last as f64;
            let (low, high) = (times.get(floor(place)), times.get((floor(place) + 1).min(last)));
            let (low, high) = (f64::from(*low.unwrap_or(&0)), f64::from(*high.unwrap_or(&0)));
            low + (place - place.floor()) * (high - low)
        };
        Some(Self { n: times.len() as u64, quartiles: [at(0.25), at(0.5), at(0.75)] })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in a list: whole after flooring, not below 0"
)]
fn floor(place: f64) -> usize {
    place.floor() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_define::index::ListIndex as _;

    #[test]
    fn quartiles_are_those_of_r() {
        // quantile(c(1:10)) of R 4: 3.25, 5.5, 7.75.
        let length = Length::of((1..=10).rev().collect()).unwrap();
        assert_eq!(length, Length { n: 10, quartiles: [3.25, 5.5, 7.75] });
        assert_eq!(Length::of(vec![7]), Some(Length { n: 1, quartiles: [7.0; 3] }));
        assert_eq!(Length::of(Vec::new()), None);
    }

    #[test]
    fn who_could_not_have_taken_part_is_not_in_the_rate() {
        let outcomes = BTreeMap::from([
            (ContactOutcome::Complete, 30),
            (ContactOutcome::Partial, 2),
            (ContactOutcome::BrokenOff, 3),
            (ContactOutcome::Refused, 40),
            (ContactOutcome::Language, 5),
            (ContactOutcome::TookPart, 6),
            (ContactOutcome::NotEligible, 9),
        ]);
        let participation = participation(&outcomes);
        assert_eq!(
            (participation.usable, participation.asked, participation.rate()),
            (32, 80, Some(0.4))
        );
        assert_eq!(super::participation(&BTreeMap::new()).rate(), None);
    }

    #[test]
    fn those_routed_around_were_not_asked() {
        let gaps =
            Gaps { answered: 50, missing: [1, 2, 3, 40, 4], ..Gaps::none(QuestionIndex::new(0)) };
        assert_eq!(gaps.asked(), 56);
    }
}
