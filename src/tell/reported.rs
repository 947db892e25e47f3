//! What reports have told of measures, day by day, kept beside them: so that a measure that is
//! taken off the agenda with its history, or a month that is moved, does not vanish without a word.
//!
//! A report of a day is compared with what reports of earlier days have told, never with its own:
//! the same report made again is the same.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::kept::{self, BadFile};
use mitreden_base::calendar::YearMonth;
use mitreden_define::survey::{Piece, Text};
use mitreden_define::town::{Agenda, Measure};

/// The version of the file.
const FORMAT: u32 = 1;

/// What the reports of one survey have told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    #[serde(rename = "told")]
    format: u32,
    /// By the code of a measure, what was told first and each time it changed.
    measures: BTreeMap<String, Vec<Entry>>,
}

/// What was told of a measure from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(with = "mitreden_keep::plain")]
    on: NaiveDate,
    /// What it was called, by language; nothing of one that was no longer on the agenda.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    title: BTreeMap<String, String>,
    /// Year and month, as `2027-06`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    gone: bool,
}

impl Default for Ledger {
    fn default() -> Self {
        Self { format: FORMAT, measures: BTreeMap::new() }
    }
}

impl Ledger {
    /// Reads one.
    pub fn read(bytes: &[u8]) -> Result<Self, BadFile> {
        let ledger: Self = kept::read(bytes, FORMAT)?;
        let is_in_order = |entries: &Vec<Entry>| {
            entries.windows(2).all(|pair| matches!(pair, [a, b] if a.on < b.on))
        };
        if let Some((code, _)) = ledger.measures.iter().find(|(_, entries)| !is_in_order(entries)) {
            return Err(BadFile::Damaged(format!("the days of `{code}` are not in order")));
        }
        let mut due = ledger.measures.values().flatten().filter_map(|entry| entry.due.as_deref());
        match due.find(|due| due.parse::<YearMonth>().is_err()) {
            Some(due) => Err(BadFile::Damaged(format!("`{due}` is no month"))),
            None => Ok(ledger),
        }
    }

    /// Writes it: the same content is the same bytes.
    pub fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
        kept::write(self)
    }

    /// Notes what a report of a day tells of the agenda, in place of what an earlier one of that
    /// day has told. What is noted of later days stays.
    pub fn note(&mut self, agenda: &Agenda, day: NaiveDate) {
        for measure in &agenda.measures {
            let entries = self.measures.entry(measure.code.to_string()).or_default();
            entries.retain(|entry| entry.on != day);
            put(
                entries,
                Entry {
                    on: day,
                    title: title(measure),
                    due: measure.due.map(|due| due.to_string()),
                    gone: false,
                },
            );
        }
        let is_there =
            |code: &String| agenda.measures.iter().any(|measure| measure.code.as_str() == code);
        for (_, entries) in self.measures.iter_mut().filter(|(code, _)| !is_there(code)) {
            entries.retain(|entry| entry.on != day);
            if entries.iter().any(|entry| entry.on < day) {
                put(entries, Entry { on: day, title: BTreeMap::new(), due: None, gone: true });
            }
        }
        self.measures.retain(|_, entries| !entries.is_empty());
    }

    /// What was told of a measure by reports of days before this one.
    fn before(&self, code: &str, day: NaiveDate) -> &[Entry] {
        let entries = self.measures.get(code).map(Vec::as_slice).unwrap_or_default();
        let n = entries.iter().take_while(|entry| entry.on < day).count();
        entries.get(..n).unwrap_or_default()
    }
}

/// Puts an entry into its place, unless it says what the one before it says; one after it that now
/// says nothing new goes.
fn put(entries: &mut Vec<Entry>, entry: Entry) {
    let same = |a: &Entry, b: &Entry| (&a.title, &a.due, a.gone) == (&b.title, &b.due, b.gone);
    let at = entries.iter().take_while(|known| known.on < entry.on).count();
    if at.checked_sub(1).and_then(|last| entries.get(last)).is_none_or(|last| !same(last, &entry)) {
        entries.insert(at, entry);
    }
}

fn title(measure: &Measure) -> BTreeMap<String, String> {
    measure.title.versions.iter().map(|(tag, _)| (tag.clone(), measure.title.show(tag))).collect()
}

/// What reports told before and the agenda no longer says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaid {
    /// Measures that are no longer on the agenda.
    pub gone: Vec<GoneMeasure>,
    /// By the code of a measure, the month it was due in before, where that was moved.
    pub moved: BTreeMap<String, YearMonth>,
    /// Whether something of what was told could not be read.
    pub is_partial: bool,
}

/// All is as it was told.
#[cfg(test)]
pub(crate) static NOTHING: Unsaid =
    Unsaid { gone: Vec::new(), moved: BTreeMap::new(), is_partial: false };

/// A measure that is no longer on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneMeasure {
    /// What it was called.
    pub title: Text,
    /// The day of the first report that told of it as it last was.
    pub told: NaiveDate,
}

/// Holds an agenda against what was told of it before: in reports of this survey of days before
/// this one, and in those of others from before it began. Months are compared with what others told
/// last, else with what was told first here.
pub fn unsaid(
    agenda: &Agenda,
    own: &Ledger,
    others: &[Ledger],
    (day, begun): (NaiveDate, Option<NaiveDate>),
) -> Unsaid {
    let until = begun.map_or(day, |begun| begun.min(day));
    let by_others = |code: &str| {
        others.iter().flat_map(|ledger| ledger.before(code, until)).collect::<Vec<_>>()
    };
    let mut unsaid = Unsaid::default();
    for measure in &agenda.measures {
        let code = measure.code.as_str();
        let last =
            by_others(code).into_iter().filter(|entry| !entry.gone).max_by_key(|entry| entry.on);
        let was = last
            .or_else(|| own.before(code, day).iter().find(|entry| !entry.gone))
            .and_then(|entry| entry.due.as_deref()?.parse().ok());
        if let Some(was) = was.filter(|was| measure.due != Some(*was)) {
            unsaid.moved.insert(code.to_owned(), was);
        }
    }
    let codes: BTreeSet<&String> =
        std::iter::once(own).chain(others).flat_map(|ledger| ledger.measures.keys()).collect();
    for code in codes
        .into_iter()
        .filter(|code| agenda.measures.iter().all(|measure| measure.code.as_str() != *code))
    {
        let others = by_others(code);
        let told = others.iter().copied().chain(own.before(code, day)).filter(|entry| !entry.gone);
        let Some(last) = told.max_by_key(|entry| entry.on) else { continue };
        // A report of another survey has said so already.
        if !others.iter().any(|entry| entry.gone && entry.on > last.on) {
            unsaid.gone.push(GoneMeasure { title: text(&last.title), told: last.on });
        }
    }
    unsaid
}

fn text(title: &BTreeMap<String, String>) -> Text {
    let version =
        |(tag, words): (&String, &String)| (tag.clone(), vec![Piece::Words(words.clone())]);
    Text { versions: title.iter().map(version).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_base::diagnostics::{Problems, Source};
    use mitreden_define::town::{Files, read};

    fn agenda(measures: &[(&str, &str)]) -> Agenda {
        let one = |(code, due): &(&str, &str)| {
            let due = if due.is_empty() { String::new() } else { format!(" due: {due},") };
            format!(
                "  {code}: {{ field: f, title: Title {code}, serves: [], owner: O, horizon: now,{due} history: [] }}\n"
            )
        };
        let listed: String = measures.iter().map(one).collect();
        let listed = if listed.is_empty() { " {}\n".to_owned() } else { format!("\n{listed}") };
        let text = format!("fields: {{ f: F }}\nmeasures:{listed}");
        let town = Source::new("town.yaml", "town: t\nname: T\nlanguages: [en]\n");
        let files = Files {
            town,
            needs: None,
            services: None,
            agenda: Some(Source::new("agenda.yaml", &text)),
            coding: None,
        };
        let mut problems = Problems::new();
        let town = read(&files, &mut problems).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        town.agenda
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ledger(reports: &[(&str, &Agenda)]) -> Ledger {
        let mut ledger = Ledger::default();
        for (on, agenda) in reports {
            ledger.note(agenda, day(on));
        }
        Ledger::read(&ledger.write().unwrap()).unwrap()
    }

    #[test]
    fn what_is_taken_off_the_agenda_and_what_is_moved_is_known() {
        let (before, now) =
            (agenda(&[("a", "2027-06"), ("b", "")]), agenda(&[("a", "2030-06"), ("c", "2027-01")]));
        let told = ledger(&[("2026-07-09", &before)]);
        let found = unsaid(&now, &told, &[], (day("2026-08-01"), None));
        assert_eq!(found.moved, [("a".to_owned(), YearMonth { year: 2027, month: 6 })].into());
        let gone: Vec<_> =
            found.gone.iter().map(|gone| (gone.title.show("de"), gone.told)).collect();
        assert_eq!(gone, [("Title b".to_owned(), day("2026-07-09"))]);
        assert_eq!(unsaid(&before, &told, &[], (day("2026-08-01"), None)), Unsaid::default());
    }

    #[test]
    fn the_same_report_made_again_says_the_same() {
        let (before, now) = (agenda(&[("a", "2027-06"), ("b", "")]), agenda(&[("a", "2030-06")]));
        let mut told = ledger(&[("2026-07-09", &before)]);
        let first = unsaid(&now, &told, &[], (day("2026-08-01"), None));
        told.note(&now, day("2026-08-01"));
        assert_eq!(unsaid(&now, &told, &[], (day("2026-08-01"), None)), first);
        told.note(&now, day("2026-09-01"));
        // Later reports of this survey go on saying it, and one of an earlier day is as it was.
        assert_eq!(unsaid(&now, &told, &[], (day("2026-10-01"), None)), first);
        assert_eq!(unsaid(&before, &told, &[], (day("2026-07-09"), None)), Unsaid::default());
        // On the day on which it was told first nothing had been told before.
        assert_eq!(unsaid(&now, &told, &[], (day("2026-07-09"), None)), Unsaid::default());
    }

    #[test]
    fn the_next_survey_goes_on_from_the_last_report_and_repeats_nothing() {
        let (before, after, now) = (
            agenda(&[("a", "2027-06"), ("b", "")]),
            agenda(&[("a", "2028-01")]),
            agenda(&[("a", "2029-01")]),
        );
        let last = ledger(&[("2026-01-10", &before), ("2026-07-09", &after)]);
        let found = unsaid(
            &now,
            &Ledger::default(),
            std::slice::from_ref(&last),
            (day("2027-06-01"), Some(day("2027-05-01"))),
        );
        assert_eq!(found.moved, [("a".to_owned(), YearMonth { year: 2028, month: 1 })].into());
        assert!(found.gone.is_empty(), "the last report has said so");
        // What reports of the last survey say after this one has begun changes nothing in this
        // one's.
        let mut again = last;
        again.note(&now, day("2027-05-20"));
        assert_eq!(
            unsaid(
                &now,
                &Ledger::default(),
                &[again],
                (day("2027-06-01"), Some(day("2027-05-01")))
            ),
            found
        );
    }

    #[test]
    fn one_that_comes_back_is_there_and_one_of_a_later_day_does_not_disturb() {
        let (with, without) = (agenda(&[("a", "")]), agenda(&[]));
        let mut told = ledger(&[("2026-01-10", &with), ("2026-03-10", &without)]);
        told.note(&with, day("2026-05-10"));
        assert_eq!(unsaid(&with, &told, &[], (day("2026-06-01"), None)), Unsaid::default());
        let before = told.clone();
        told.note(&with, day("2026-01-10"));
        assert_eq!(told, before, "what is noted of later days stays");
    }

    #[test]
    fn what_is_damaged_or_newer_is_not_trusted() {
        let written = ledger(&[("2026-07-09", &agenda(&[("a", "2027-06")]))]).write().unwrap();
        let text = String::from_utf8(written).unwrap();
        assert!(matches!(Ledger::read(&text.as_bytes()[..40]), Err(BadFile::Damaged(_))));
        assert!(matches!(
            Ledger::read(text.replace("2026-07-09", "2026-17-09").as_bytes()),
            Err(BadFile::Damaged(_))
        ));
        assert_eq!(
            Ledger::read(text.replace("\"told\": 1", "\"told\": 2").as_bytes()),
            Err(BadFile::Newer(2))
        );
        assert!(matches!(
            Ledger::read(text.replace("2027-06", "2027-60").as_bytes()),
            Err(BadFile::Damaged(_))
        ));
        let turned = r#"{"told":1,"measures":{"a":[{"on":"2026-07-09"},{"on":"2026-07-01"}]}}"#;
        assert!(matches!(Ledger::read(turned.as_bytes()), Err(BadFile::Damaged(_))));
    }
}
