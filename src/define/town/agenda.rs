//! `agenda.yaml`: what the town does about needs, and what became of it.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{MeasureFit, Reader, keys};
use crate::survey::{Text, read_code, read_date};
use crate::yaml::{Fields, YamlNode, number, parse, scalar, word};
use mitreden_base::calendar::YearMonth;
use mitreden_base::diagnostics::{Diagnostic, Place, Problems, Source};
use mitreden_base::ids::Code;

/// The principles, the fields of action and the measures of a town.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// The manifesto's principles.
    pub principles: Vec<(Code, Text)>,
    /// The fields of action that measures belong to.
    pub fields: Vec<(Code, Text)>,
    /// The measures.
    pub measures: Vec<Measure>,
    /// The places in the file of what only `check` tells of.
    pub places: Places,
}

/// The places in the file of what depends on the day or on other files.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The lines of all histories: where each stands, its measure, and its day.
    lines: Vec<(Place, Code, NaiveDate)>,
    /// The origins of measures, and where each stands.
    origins: Vec<(Place, Origin)>,
}

/// A measure: what the town does about needs.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The measure's code.
    pub code: Code,
    /// The code of the field of action it belongs to.
    pub field: Code,
    /// The measure's name.
    pub title: Text,
    /// The codes of the needs that the measure serves.
    pub serves: Vec<Code>,
    /// Whether the measure meets these needs, if the town says so.
    pub fits: Option<MeasureFit>,
    /// What the town says about that.
    pub note: Option<Text>,
    /// The office responsible for the measure, in the default language or in each.
    pub owner: Text,
    /// The time by which the measure is to come.
    pub horizon: Horizon,
    /// The rough cost of the measure.
    pub cost: Option<Cost>,
    /// The cost of the measure in EUR.
    pub amount: Option<f64>,
    /// The code of the principle that the measure follows.
    pub principle: Option<Code>,
    /// The month by which the measure is due.
    pub due: Option<YearMonth>,
    /// The origins of the measure.
    pub from: Vec<Origin>,
    /// What happened, and behind it what is planned: the last line that is not after a day is the
    /// status on that day.
    pub history: Vec<MeasureEvent>,
}

/// The origin of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A survey, by its id: `survey:<id>`.
    Survey(String),
    /// An idea somebody left, by its id: `idea:<id>`.
    Idea(String),
    /// Something else, in the town's own words.
    Elsewhere(String),
}

impl Origin {
    /// The origin that the words in the file stand for.
    fn of(written: &str) -> Self {
        match written.split_once(':') {
            Some(("survey", id)) => Self::Survey(id.to_owned()),
            Some(("idea", id)) => Self::Idea(id.to_owned()),
            _ => Self::Elsewhere(written.to_owned()),
        }
    }
}

impl fmt::Display for Origin {
    /// Writes the origin as it stands in the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Survey(id) => write!(f, "survey:{id}"),
            Self::Idea(id) => write!(f, "idea:{id}"),
            Self::Elsewhere(words) => f.write_str(words),
        }
    }
}

/// The time by which a measure is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Horizon {
    /// The measure is for now.
    Now,
    /// The measure is for the next years.
    Medium,
    /// The measure is for the long run.
    Strategic,
}

/// The rough cost of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// The measure costs little.
    Low,
    /// The measure costs some money.
    Medium,
    /// The measure costs much.
    High,
}

/// The status of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureStatus {
    /// Somebody proposed it.
    Idea,
    /// The council decided it.
    Decided,
    /// Work has begun.
    Started,
    /// Half of the measure is there.
    Half,
    /// The measure is there.
    Done,
    /// The measure was given up.
    Dropped,
}

/// A line of a measure's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureEvent {
    /// The day of the event.
    pub on: NaiveDate,
    /// The status of the measure from that day on.
    pub status: MeasureStatus,
    /// What is said about the event.
    pub note: Option<Text>,
}

impl Measure {
    /// The events up to a day; later lines are plans.
    pub fn past(&self, day: NaiveDate) -> &[MeasureEvent] {
        let n = self.history.iter().take_while(|event| event.on <= day).count();
        self.history.get(..n).unwrap_or_default()
    }

    /// The measure's status on a day, by the last line that is not after it.
    pub fn status_on(&self, day: NaiveDate) -> Option<MeasureStatus> {
        self.past(day).last().map(|event| event.status)
    }

    /// The day since which the measure had that status: the first of the last lines that all name
    /// it.
    pub fn since_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        let status = self.status_on(day)?;
        self.past(day)
            .iter()
            .rev()
            .take_while(|event| event.status == status)
            .last()
            .map(|event| event.on)
    }

    /// Whether the month in which the measure was due is over, and it is neither done nor given up.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        let is_open =
            !matches!(self.status_on(day), Some(MeasureStatus::Done | MeasureStatus::Dropped));
        is_open && self.due.is_some_and(|due| YearMonth::of(day) > due)
    }

    /// Whether the measure was given up by a day.
    pub fn is_dropped_on(&self, day: NaiveDate) -> bool {
        self.status_on(day) == Some(MeasureStatus::Dropped)
    }
}

impl Agenda {
    /// Tells of lines whose day has not come: they are plans until then, and no status.
    pub fn tell_plans(&self, today: NaiveDate, problems: &mut Problems) {
        for (place, measure, on) in self.places.lines.iter().filter(|(_, _, on)| *on > today) {
            let plan = Diagnostic::note("history-ahead", place.clone());
            problems.push(plan.arg("measure", measure).arg("on", on.to_string()));
        }
    }

    /// Tells of surveys that measures are said to come from, but that are not there.
    pub fn tell_unknown_surveys(&self, known: &BTreeSet<String>, problems: &mut Problems) {
        for (place, origin) in &self.places.origins {
            let Origin::Survey(survey) = origin else { continue };
            let survey = survey.trim();
            if !known.contains(survey) {
                let unknown =
                    Diagnostic::warning("from-unknown-survey", place.clone()).arg("survey", survey);
                problems.push(unknown.suggest(survey, known.iter().map(String::as_str)));
            }
        }
    }
}

/// The word that stands for a value in the file.
pub(super) fn word_of<T: PartialEq>(value: &T, words: &[(&'static str, T)]) -> &'static str {
    words.iter().find(|(_, known)| known == value).map_or("", |(word, _)| word)
}

impl Horizon {
    /// The word that stands for the horizon in the file.
    pub fn word(self) -> &'static str {
        word_of(&self, &keys::HORIZONS)
    }
}

impl Cost {
    /// The word that stands for the cost in the file.
    pub fn word(self) -> &'static str {
        word_of(&self, &keys::COSTS)
    }
}

impl MeasureStatus {
    /// All statuses, in the order in which a measure goes through them.
    pub const ALL: [Self; 6] =
        [Self::Idea, Self::Decided, Self::Started, Self::Half, Self::Done, Self::Dropped];

    /// The word that stands for the status in the file.
    pub fn word(self) -> &'static str {
        word_of(&self, &keys::STATUSES)
    }

    /// The status with this word.
    pub fn of_word(word: &str) -> Option<Self> {
        keys::STATUSES.iter().find(|(known, _)| *known == word).map(|(_, status)| *status)
    }
}

impl Reader<'_, '_> {
    pub(super) fn agenda(&mut self, source: &Arc<Source>) -> Agenda {
        let mut agenda = Agenda::default();
        let Some(root) = parse(source, self.problems) else { return agenda };
        let Some(fields) = Fields::read(&root, &keys::AGENDA, self.problems) else { return agenda };
        let principles = fields.entries("principles", self.problems);
        agenda.principles = self.labels(&principles);
        let headings = fields.entries("fields", self.problems);
        agenda.fields = self.labels(&headings);
        for (key, value) in fields.entries("measures", self.problems) {
            let measure = self.measure(key, value, &mut agenda);
            agenda.measures.extend(measure);
        }
        agenda
    }

    fn measure(
        &mut self,
        key: &YamlNode,
        value: &YamlNode,
        agenda: &mut Agenda,
    ) -> Option<Measure> {
        let codes = |entries: &[(Code, Text)]| -> Vec<Code> {
            entries.iter().map(|(code, _)| code.clone()).collect()
        };
        let code = read_code(key, self.problems);
        let fields = Fields::read(value, &keys::MEASURE, self.problems)?;
        let field = self.one_of(fields.get("field"), "unknown-field", &codes(&agenda.fields));
        let title = self.text(fields.get("title"));
        let serves = self.need_codes(fields.get("serves"));
        let (fits, note) = self.fit(fields);
        let owner = self.text(fields.get("owner"));
        let horizon =
            fields.get("horizon").and_then(|node| word(node, &keys::HORIZONS, self.problems));
        let cost = fields.get("cost").and_then(|node| word(node, &keys::COSTS, self.problems));
        let amount = fields.get("amount").and_then(|node| number(node, self.problems));
        let principle =
            self.one_of(fields.get("principle"), "unknown-principle", &codes(&agenda.principles));
        let due = fields.get("due").and_then(|node| self.month(node));
        let written = self.placed_words(fields.get("from"));
        let origins: Vec<_> =
            written.into_iter().map(|(place, text)| (place, Origin::of(&text))).collect();
        let from = origins.iter().map(|(_, origin)| origin.clone()).collect();
        agenda.places.origins.extend(origins);
        let (history, lines) = self.history(fields);
        let code = code?;
        agenda.places.lines.extend(lines.into_iter().map(|(place, on)| (place, code.clone(), on)));
        Some(Measure {
            code,
            field: field?,
            title: title?,
            serves,
            fits,
            note,
            owner: owner?,
            horizon: horizon?,
            cost,
            amount,
            principle,
            due,
            from,
            history,
        })
    }

    /// Reads the lines of a history, and where they stand.
    fn history(&mut self, fields: Fields<'_>) -> (Vec<MeasureEvent>, Vec<(Place, NaiveDate)>) {
        let (mut history, mut places): (Vec<MeasureEvent>, Vec<_>) = (Vec::new(), Vec::new());
        for node in fields.list("history", self.problems) {
            let Some(fields) = Fields::read(node, &keys::EVENT, self.problems) else { continue };
            let on = fields.get("on").and_then(|node| read_date(node, self.problems));
            let status =
                fields.get("status").and_then(|node| word(node, &keys::STATUSES, self.problems));
            let note = self.text(fields.get("note"));
            let Some((on, status)) = on.zip(status) else { continue };
            if history.last().is_some_and(|last| on < last.on) {
                self.problems.push(Diagnostic::error("history-backwards", node.place.clone()));
            }
            history.push(MeasureEvent { on, status, note });
            places.push((node.place.clone(), on));
        }
        (history, places)
    }

    /// Reads a month, written as `2027-06`.
    fn month(&mut self, node: &YamlNode) -> Option<YearMonth> {
        let written = scalar(node, self.problems)?;
        let month = written.parse::<YearMonth>().ok();
        let month = month.filter(|month| (2000..2200).contains(&month.year));
        if month.is_none() {
            self.problems
                .push(Diagnostic::error("not-a-month", node.place.clone()).arg("written", written));
        }
        month
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::town::{Files, read};
    use mitreden_base::diagnostics::Problems;

    fn measure(rest: &str) -> Measure {
        let agenda = format!(
            "fields: {{ f: F }}\nmeasures:\n  m: {{ field: f, title: T, serves: [], owner: O, horizon: now, {rest} }}\n"
        );
        let (needs, services, coding) = (None, None, None);
        let town = Source::new("town.yaml", "town: t\nname: T\nlanguages: [de]\n");
        let files = Files {
            town,
            needs,
            services,
            agenda: Some(Source::new("agenda.yaml", &agenda)),
            coding,
        };
        let mut problems = Problems::new();
        let town = read(&files, &mut problems).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        town.agenda.measures.into_iter().next().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_line_is_a_plan_until_its_day() {
        let planned = measure(
            "due: 2026-12, history: [{ on: 2026-01-05, status: started }, { on: 2027-03-01, status: done }]",
        );
        assert_eq!(planned.status_on(day("2025-12-31")), None);
        assert_eq!(planned.status_on(day("2027-02-28")), Some(MeasureStatus::Started));
        assert_eq!(planned.since_on(day("2027-02-28")), Some(day("2026-01-05")));
        assert!(planned.is_overdue(day("2027-01-01")), "what is planned is not done");
        assert_eq!(planned.status_on(day("2027-03-01")), Some(MeasureStatus::Done));
        assert!(!planned.is_overdue(day("2027-03-01")));
        let given_up = measure(
            "history: [{ on: 2026-01-05, status: started }, { on: 2026-06-01, status: dropped }]",
        );
        assert!(
            !given_up.is_dropped_on(day("2026-05-31")) && given_up.is_dropped_on(day("2026-06-01"))
        );
    }

    #[test]
    fn it_stands_somewhere_since_the_first_line_that_says_so() {
        let twice = "history: [{ on: 2026-01-05, status: started }, { on: 2026-02-01, status: half }, { on: 2026-03-01, status: half }]";
        assert_eq!(measure(twice).since_on(day("2026-12-31")), Some(day("2026-02-01")));
        let again = "history: [{ on: 2026-01-05, status: half }, { on: 2026-02-01, status: dropped }, { on: 2026-03-01, status: half }]";
        assert_eq!(measure(again).since_on(day("2026-12-31")), Some(day("2026-03-01")));
        assert_eq!(measure("history: []").since_on(day("2026-12-31")), None);
    }

    #[test]
    fn it_is_overdue_when_its_month_is_over_and_it_is_open() {
        let due = |status: &str| {
            measure(&format!("due: 2026-03, history: [{{ on: 2026-01-05, status: {status} }}]"))
        };
        assert!(!due("half").is_overdue(day("2026-03-31")));
        assert!(due("half").is_overdue(day("2026-04-01")));
        assert!(due("idea").is_overdue(day("2027-01-01")));
        assert!(
            !due("done").is_overdue(day("2027-01-01"))
                && !due("dropped").is_overdue(day("2027-01-01"))
        );
        assert!(measure("due: 2026-03, history: []").is_overdue(day("2026-04-01")));
        assert!(!measure("history: []").is_overdue(day("2026-04-01")));
    }

    #[test]
    fn every_word_is_read_as_what_it_says() {
        for status in MeasureStatus::ALL {
            assert_eq!(MeasureStatus::of_word(status.word()), Some(status));
        }
        assert_eq!(
            (Horizon::Medium.word(), Cost::High.word(), MeasureStatus::of_word("finished")),
            ("medium", "high", None)
        );
    }

    #[test]
    fn what_a_measure_came_from_is_a_survey_an_idea_or_words_and_is_written_as_it_was() {
        let measure = measure("history: [], from: ['survey:a', 'idea: 7', 'the council']");
        let [survey, idea, words] = &measure.from[..] else { panic!("{:?}", measure.from) };
        assert_eq!(*survey, Origin::Survey("a".to_owned()));
        assert_eq!(*idea, Origin::Idea(" 7".to_owned()));
        assert_eq!(*words, Origin::Elsewhere("the council".to_owned()));
        let written = measure.from.iter().map(Origin::to_string).collect::<Vec<_>>();
        assert_eq!(written, ["survey:a", "idea: 7", "the council"]);
    }
}
