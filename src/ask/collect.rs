//! Keeping an interview while it goes on: every entry of its journal is on the disk before the next
//! question appears, and at its end the record takes the journal's place.

use std::sync::Arc;

use super::interview::{BadEntry, Disposition, Final, Interview, JournalEntry, Plan, Setting};
use crate::record;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::Survey;
use mitreden_keep::contact::{Contact, ContactOutcome};
use mitreden_keep::journal::{Begun, Happening, Pending};
use mitreden_keep::record::{Glance, Record};
use mitreden_keep::store::{Added, Store, StoreError};

/// Why an interview cannot be resumed.
#[derive(Debug, thiserror::Error)]
pub enum CannotResume {
    /// The interview's journal cannot be read.
    #[error(transparent)]
    JournalEntry(#[from] BadEntry),
}

/// Stores one interview as it proceeds.
#[derive(Debug)]
pub struct Keeper<'s> {
    store: &'s mut Store,
    begun: Begun,
    /// The events that are on the disk.
    happenings: Vec<Happening>,
    /// How many of them were there when the interview was resumed.
    resumed: usize,
}

impl<'s> Keeper<'s> {
    /// Begins an interview: from here on it is resumed until it ends.
    pub fn begin(store: &'s mut Store, begun: Begun) -> Result<Self, StoreError> {
        store.begin(&begun)?;
        Ok(Self { store, begun, happenings: Vec::new(), resumed: 0 })
    }

    /// Resumes an interview where it was left.
    pub fn resume(
        store: &'s mut Store,
        plan: &Arc<Plan>,
        pending: Pending,
    ) -> Result<(Self, Interview), CannotResume> {
        let interview = resume(plan, &pending)?;
        let Pending { begun, happenings } = pending;
        let resumed = happenings.len();
        Ok((Self { store, begun, happenings, resumed }, interview))
    }

    /// The beginning of the interview.
    pub fn begun(&self) -> &Begun {
        &self.begun
    }

    /// How many entries of the interview's journal are on the disk.
    pub fn kept(&self) -> usize {
        self.happenings.len()
    }

    /// Milliseconds of the interview until it was last kept: where the clock of a resumed one goes
    /// on.
    pub fn millis(&self) -> i64 {
        self.happenings.last().map_or(0, |happening| happening.millis)
    }

    /// Puts entries of the journal on the disk: all of them, or none. Nothing may be shown as saved
    /// before this returns.
    pub fn keep(&mut self, new: &[JournalEntry], millis: i64) -> Result<(), StoreError> {
        // A clock set back does not make an interview shorter.
        let millis = millis.max(self.millis());
        let new: Vec<_> =
            new.iter().map(|entry| Happening { millis, what: entry.to_line() }).collect();
        if new.is_empty() {
            return Ok(());
        }
        let first = i64::try_from(self.kept()).unwrap_or(i64::MAX);
        self.store.happen(&self.begun.id, first, &new)?;
        self.happenings.extend(new);
        Ok(())
    }

    /// Drops the interview as if it had never begun, as nobody consented.
    pub fn drop_it(self, contact: Option<&Contact>) -> Result<(), StoreError> {
        self.store.drop_interview(&self.begun.id, contact)
    }

    /// Ends the interview: its record and the contact it came of take the place of the journal.
    /// `seen` says when which question was on the screen since the interview was begun or gone on
    /// with; where nobody has looked, the journal tells it.
    pub fn conclude(
        self,
        survey: &Survey,
        (end, seen): (&Final, &[Glance]),
        contact: Option<&Contact>,
    ) -> Result<Added, StoreError> {
        let mut record = final_record(survey, &self.begun, &self.happenings, end);
        if !seen.is_empty() {
            // What was seen before a crash is known by its answers alone.
            let before = self.happenings.get(..self.resumed).unwrap_or_default();
            let from = before.last().map_or(0.0, |last| last.millis as f64 / 1000.0);
            let later = |seconds: f64| ((from + seconds) * 1000.0).round() / 1000.0;
            record.paradata = glances(before);
            record.paradata.extend(
                seen.iter()
                    .map(|(question, came, went)| (question.clone(), later(*came), later(*went))),
            );
        }
        self.store.conclude(&record, contact)
    }
}

/// Replays an interview as it was left.
pub(super) fn resume(plan: &Arc<Plan>, pending: &Pending) -> Result<Interview, CannotResume> {
    let entries = pending
        .happenings
        .iter()
        .map(|happening| JournalEntry::from_line(&happening.what))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Interview::resume(plan, setting(&pending.begun), entries))
}

/// The setting that was fixed before the first question.
fn setting(begun: &Begun) -> Setting {
    let Begun { mode, ref lang, seed, day, .. } = *begun;
    Setting { mode, lang: lang.clone(), seed, today: Some(day) }
}

/// The outcome of a contact that led to an interview which ended so.
pub fn outcome(disposition: Disposition) -> ContactOutcome {
    match disposition {
        Disposition::Complete => ContactOutcome::Complete,
        Disposition::Partial => ContactOutcome::Partial,
        Disposition::BreakOff => ContactOutcome::BrokenOff,
    }
}

/// The record of an interview that has ended.
pub(super) fn final_record(
    survey: &Survey,
    begun: &Begun,
    happenings: &[Happening],
    end: &Final,
) -> Record {
    let name = |question: QuestionIndex| {
        survey.questions.get(question).map(|question| question.id.to_string()).unwrap_or_default()
    };
    let flag =
        |(question, rule): &(QuestionIndex, usize)| format!("confirmed:{}:{rule}", name(*question));
    Record {
        consent: record::consent(survey, &begun.lang),
        day: Some(begun.day),
        definition: begun.definition.clone(),
        device: begun.device.clone(),
        flags: begun.flags.iter().cloned().chain(end.confirmed.iter().map(flag)).collect(),
        interviewer: begun.interviewer.clone(),
        orders: record::orders(survey, end),
        paradata: glances(happenings),
        place: begun.place.clone(),
        seconds: happenings.last().and_then(|last| u32::try_from(last.millis / 1000).ok()),
        seed: Some(begun.seed),
        shift: begun.shift.clone(),
        survey: begun.survey.clone(),
        ..record::of_interview(survey, end, (begun.id, begun.mode))
    }
}

/// For each answer its question, and the seconds at which the question came into view and was
/// answered.
fn glances(happenings: &[Happening]) -> Vec<Glance> {
    let seconds = |millis: i64| millis as f64 / 1000.0;
    let mut from = 0;
    let mut glances = Vec::new();
    for happening in happenings {
        if let Ok(JournalEntry::Answer { question, .. }) = JournalEntry::from_line(&happening.what)
        {
            glances.push((question.to_string(), seconds(from), seconds(happening.millis)));
        }
        from = happening.millis;
    }
    glances
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::Screen;
    use mitreden_base::diagnostics::{Problems, Source};
    use mitreden_define::answer::Answer;
    use mitreden_define::survey::{Mode, read};
    use mitreden_keep::record::encode;

    const SURVEY: &str = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [street]\nconsent: I agree.\nneeds: { a: A, b: B }\npages:\n  - page: p\n    \
                          questions:\n      - { id: age, type: number, text: Age?, min: 0, max: 120 }\n  - page: q\n    questions:\n      - { id: why, \
                          type: text, text: Why? }\n      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }\n";

    fn survey() -> Survey {
        read(&Source::new("s.yaml", SURVEY), &[], None, &mut Problems::new()).unwrap()
    }

    fn begun(survey: &Survey) -> Begun {
        Begun {
            id: uuid::Uuid::from_u128(9),
            survey: "s".into(),
            definition: survey.definition.hash.clone(),
            mode: Mode::Street,
            lang: "en".into(),
            seed: 4,
            day: chrono::NaiveDate::from_ymd_opt(2026, 5, 4).unwrap(),
            device: Some("laptop".into()),
            place: Some("Hauptplatz".into()),
            shift: Some("1".into()),
            interviewer: Some("AB".into()),
            flags: Vec::new(),
        }
    }

    fn open(folder: &tempfile::TempDir) -> Store {
        Store::open(&folder.path().join("responses.sqlite"), || [1; 32].into()).unwrap()
    }

    #[test]
    fn an_interview_goes_on_where_it_was_cut_off_and_ends_as_a_record() {
        let (survey, folder) = (survey(), tempfile::tempdir().unwrap());
        let plan = Plan::new(survey.clone()).unwrap();
        let mut interview = Interview::new(&plan, setting(&begun(&survey)));
        let mut all = survey.questions.indices();
        let [age, why, top] = [(); 3].map(|()| all.next().unwrap());
        let mut store = open(&folder);
        let mut keeper = Keeper::begin(&mut store, begun(&survey)).unwrap();
        // Not valid, and kept all the same: it is shown again.
        assert!(interview.answer(age, Answer::Number(200.0)).is_err());
        keeper.keep(&interview.journal()[keeper.kept()..], 1_500).unwrap();
        interview.answer(age, Answer::Number(20.0)).unwrap();
        interview.next(false).unwrap();
        keeper.keep(&interview.journal()[keeper.kept()..], 4_000).unwrap();
        // Answered, and not kept yet: lost, and never said to be saved.
        interview.answer(why, Answer::Text("lost".into())).unwrap();
        drop(store);

        let mut store = open(&folder);
        let pending = store.pending().unwrap().remove(0);
        let (mut keeper, mut again) = Keeper::resume(&mut store, &plan, pending).unwrap();
        assert_eq!((keeper.kept(), keeper.millis()), (3, 4_000));
        assert!(matches!(again.screen(), Screen::Ask(page) if page.page == 1));
        again.answer(top, Answer::Ranking(vec!["b".into()])).unwrap();
        again.next(false).unwrap();
        assert!(again.end());
        // The clock of another computer may run behind.
        keeper.keep(&again.journal()[keeper.kept()..], 3_000).unwrap();
        let end = again.finish();
        let contact = Contact {
            id: uuid::Uuid::from_u128(1),
            outcome: outcome(end.disposition),
            day: begun(&survey).day,
            time: chrono::NaiveTime::MIN,
            device: None,
            place: None,
            shift: None,
            interviewer: None,
        };
        assert_eq!(
            keeper
                .conclude(&survey, (&end, &[("why".to_owned(), 0.25, 1.0)]), Some(&contact))
                .unwrap()
                .new,
            1
        );

        let mut records = Vec::new();
        let kept = store.records(|record| {
            records.push(record);
            Ok::<_, StoreError>(())
        });
        kept.unwrap();
        let [record] = &records[..] else { panic!("{records:?}") };
        assert_eq!(record.answers["age"], encode(&Answer::Number(20.0)));
        assert_eq!(record.answers["why"], serde_json::json!({ "missing": "unanswered" }));
        assert_eq!(record.answers["top"], serde_json::json!(["b"]));
        assert_eq!(
            (record.disposition, record.seconds, record.seed),
            (Disposition::Complete, Some(4), Some(4))
        );
        assert_eq!(record.paradata[0], ("age".to_owned(), 0.0, 1.5));
        assert_eq!(
            record.paradata.last(),
            Some(&("why".to_owned(), 4.25, 5.0)),
            "seen since it was gone on with"
        );
        assert_eq!(
            (record.place.as_deref(), record.interviewer.as_deref()),
            (Some("Hauptplatz"), Some("AB"))
        );
        assert!(record.consent.is_some() && !record.practice && !record.simulated);
        assert_eq!(store.contacts().unwrap(), [contact]);
        assert!(store.pending().unwrap().is_empty());
    }

    #[test]
    fn a_journal_of_a_later_version_is_refused_and_left() {
        let (survey, folder) = (survey(), tempfile::tempdir().unwrap());
        let plan = Plan::new(survey.clone()).unwrap();
        let mut store = open(&folder);
        store.begin(&begun(&survey)).unwrap();
        store
            .happen(&begun(&survey).id, 0, &[Happening { millis: 1, what: "\"wink\"".into() }])
            .unwrap();
        let pending = store.pending().unwrap().remove(0);
        assert!(matches!(
            Keeper::resume(&mut store, &plan, pending),
            Err(CannotResume::JournalEntry(_))
        ));
        assert_eq!(store.pending().unwrap().len(), 1);
    }
}
