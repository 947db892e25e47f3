//! An interview has a bound in bytes: whoever goes forth and back in it without end, or writes one
//! long text after another, comes to where it only goes on to its end. Nobody fills a disk with
//! one, and nobody who got there loses what was answered.

use super::own::Button;
use super::session::{BrowserSession, NextPage, There};
use mitreden_keep::journal::Happening;
use mitreden_web::fields::FormFields;

/// The most entries that a journal may have.
const LONGEST: usize = 5_000;
/// The size of a row beside its text, in bytes.
const ROW: usize = 64;

/// What becomes of a form when the interview is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Full {
    /// The form is applied: nothing has to be kept for it, or it leads on to the end.
    Done,
    /// The objections are told on the form's page, and nothing of it is kept.
    Told,
    /// The form is not applied at all.
    Refused,
}

/// Whether so much has happened in an interview that no more is kept of going forth and back. Each
/// page looks at all that happened.
pub(super) fn is_full(happenings: &[Happening], room: usize) -> bool {
    let bytes = happenings.iter().map(|happening| happening.what.len()).sum::<usize>();
    happenings.len() > LONGEST || bytes > room
}

/// What a row of so many bytes takes on the disk: the names of its interview and its place; and a
/// long one whole pages.
pub(super) fn on_disk(bytes: usize) -> usize {
    const PAGE: usize = 4096;
    ROW + if bytes > PAGE / 5 { bytes.next_multiple_of(PAGE) } else { bytes }
}

impl BrowserSession {
    /// Whether a form wants to go on from the page that is asked now. Nothing leads back in an
    /// interview that is full, so it does that once for each page.
    pub(super) fn goes_on(&self, page: Option<&There>, form: &FormFields) -> bool {
        let is_now = |(page, _): &There| self.page().is_some_and(|now| now.part == page.part);
        matches!(Button::of(form), Button::Next | Button::End) && page.is_some_and(is_now)
    }

    /// What becomes of what a form led to where the interview is full. Whoever wants to stop here
    /// and has said nothing yet on this page is given their code.
    pub(super) fn full(&self, turn: &NextPage, goes_on: bool, form: &FormFields) -> Full {
        match turn {
            NextPage::End => Full::Done,
            NextPage::Refused(_) if goes_on => Full::Told,
            NextPage::Pause if says_nothing(form) => Full::Done,
            _ if goes_on || self.takes() == 0 => Full::Done,
            _ => Full::Refused,
        }
    }
}

/// Whether nothing was filled in.
fn says_nothing(form: &FormFields) -> bool {
    let own = |name: &str| name.starts_with('.');
    form.names().all(|(name, _)| own(name) || form.all(name).all(str::is_empty))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::interview::{JournalEntry, Plan};
    use crate::online::ServedSurvey;
    use crate::online::session::Found;
    use mitreden_base::diagnostics::{Problems, Source};
    use mitreden_define::survey::{Mode, read};
    use mitreden_keep::journal::Begun;
    use mitreden_keep::online::{OnlineStore as _, Sqlite};

    const YAML: &str = "survey: s\ntitle: T\nlanguages: [en, de]\nmodes: [online]\npages:\n  - page: p\n    questions:\n      \
                        - { id: why, type: text, text: Q }\n  - page: q\n    questions:\n      - { id: age, type: number, text: Q }\n";

    fn happened(what: String) -> Happening {
        Happening { millis: 1, what }
    }

    #[test]
    fn what_is_full_is_told_by_bytes_and_by_entries() {
        let texts = [happened("ü".repeat(50)), happened("u".repeat(100))];
        assert!(!is_full(&texts, 200) && is_full(&texts, 199));
        let many = vec![happened(String::new()); LONGEST + 1];
        assert!(is_full(&many, 1) && !is_full(&many[1..], 1));
        // A long text takes whole pages of the disk.
        assert_eq!([on_disk(100), on_disk(1_000), on_disk(5_000)], [164, 64 + 4096, 64 + 8192]);
    }

    /// What becomes of forms, one after the other, of an interview whose first page was written
    /// anew until it was full, and that is ended by the last of them.
    async fn become_of(forms: &[&str]) -> Vec<Full> {
        let survey = read(&Source::new("s.yaml", YAML), &[], None, &mut Problems::new()).unwrap();
        let definition = survey.definition.clone();
        let folder = tempfile::tempdir().unwrap();
        let store = Sqlite::open(&folder.path().join("s.sqlite"), || [1; 32].into()).unwrap();
        let (id, day) = (Uuid::from_u128(1), chrono::NaiveDate::MIN);
        let begun = Begun {
            id,
            survey: "s".into(),
            definition: definition.hash,
            mode: Mode::Online,
            lang: "en".into(),
            seed: 1,
            day,
            device: None,
            place: None,
            shift: None,
            interviewer: None,
            flags: Vec::new(),
        };
        store.begin(&begun, None).await.unwrap();
        let said = |n: usize| {
            let text = mitreden_define::answer::Answer::Text(format!("{n}{}", "u".repeat(3_000)));
            JournalEntry::Answer { question: "why".into(), answer: text }
        };
        let full: Vec<_> = (0..400).map(|n| happened(said(n).to_line())).collect();
        store.append(&id, 0, &full).await.unwrap();
        let served = ServedSurvey::new(Plan::new(survey).unwrap(), std::sync::Arc::new(store));
        let mut done = Vec::new();
        for form in forms {
            let form = FormFields::parse(form.as_bytes());
            let Found::Open(mut session) = served.find(&id).await.unwrap() else { panic!() };
            assert!(session.is_full());
            let page = session.page_of(&form);
            let goes_on = session.goes_on(page.as_ref(), &form);
            let turn = session.take(page, &form);
            let full = session.full(&turn, goes_on, &form);
            match (full, turn) {
                (Full::Done, NextPage::End) => drop(session.conclude(&served, 1).await.unwrap()),
                (Full::Done, _) => drop(session.keep(&served, 1).await.unwrap()),
                _ => {}
            }
            done.push(full);
        }
        assert!(matches!(served.find(&id).await.unwrap(), Found::Over), "it could be ended");
        done
    }

    #[test]
    fn an_interview_that_is_full_goes_on_to_its_end_and_nowhere_else() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let forms = [
            (".part=0&why=other&.do=lang:de", Full::Refused),
            (".part=0&why=other&.do=pause", Full::Refused),
            (".part=0&.do=clear", Full::Refused),
            (".part=0&why=the+last+word", Full::Done),
            (".part=1&.do=back", Full::Refused),
            (".part=0&why=one+more", Full::Refused),
            (".part=0&why=one+more&.do=end", Full::Refused),
            (".part=1&age=old", Full::Told),
            (".part=1&age=30&.do=pause", Full::Refused),
            (".part=1&age=&.do=pause", Full::Done),
            (".part=1&age=30&.do=end", Full::Done),
            (".do=to:why", Full::Refused),
            (".part=0&why=one+more&.review=1", Full::Refused),
            // What says nothing new is no change.
            (".part=0&why=the+last+word", Full::Done),
            (".do=end", Full::Done),
        ];
        let done = runtime.block_on(become_of(&forms.map(|(form, _)| form)));
        for (done, (form, expected)) in done.iter().zip(forms) {
            assert_eq!(*done, expected, "{form}");
        }
    }
}
