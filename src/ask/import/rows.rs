//! Each row as a record.

use chrono::NaiveDate;

use super::Reading;
use super::cells::Cells;
use super::identity::{Identities, Identity};
use super::mapping::fixed::{RESERVED, is_base_weight};
use super::mapping::{Given, How, Mapping, Slot};
use super::reason::words;
use super::report::{ImportReport, RejectedValue};
use super::value::{Values, day, number};
use crate::interview::{Final, Plan, Reason, Setting, whole_known};
use crate::record;
use mitreden_base::locale::Lang;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::survey::{Mode, Survey};
use mitreden_keep::record::{Disposition, Record};
use mitreden_keep::store::{Arrival, ImportName};

/// How many rows are passed on at a time.
const BATCH: usize = 4096;

/// Makes records of all rows and passes them on in batches.
pub(super) fn records<E>(
    reading: &Reading<'_>,
    names: &[ImportName],
    lang: Lang,
    mut take: impl FnMut(Vec<Arrival>) -> Result<(), E>,
) -> Result<ImportReport, E> {
    let Reading { plan, mapping, table, columns } = reading;
    let survey = plan.survey();
    let answered = |q: QuestionIndex| mapping.answers.iter().any(|(other, _)| *other == q);
    let silent = survey
        .questions
        .entries()
        .filter(|(q, question)| question.kind.is_asked() && !answered(*q));
    let (silent, without_column) = silent.map(|(q, question)| (q, question.id.clone())).unzip();
    let used = |at: &usize, column: &String| columns.contains(at) || mapping.ignores(column);
    let unused = table.header.iter().enumerate().filter(|(at, column)| !used(at, column));
    let report = ImportReport {
        rows_in: table.rows.len(),
        columns: unused.map(|(_, column)| column.clone()).collect(),
        without_column,
        ..ImportReport::default()
    };
    let identities = Identities::new(survey.id.as_str(), mapping, names);
    let mut import = Import { plan, mapping, silent, identities, report };
    for rows in table.rows.chunks(BATCH) {
        let batch: Vec<_> = rows
            .iter()
            .filter_map(|row| import.record(Cells { mapping, columns, row, lang }))
            .collect();
        import.report.rows_out += batch.len();
        take(batch)?;
    }
    Ok(import.report)
}

struct Import<'a> {
    plan: &'a Plan,
    mapping: &'a Mapping,
    /// The questions without a column.
    silent: Vec<QuestionIndex>,
    identities: Identities<'a>,
    report: ImportReport,
}

/// The values of a row beside its answers.
struct Frame {
    identity: Identity,
    setting: Setting,
    source: String,
    place: Option<String>,
    shift: Option<String>,
    cluster: Option<String>,
    stratum: Option<String>,
    base_weight: Option<f64>,
    disposition: Disposition,
}

impl<'a> Import<'a> {
    fn record(&mut self, cells: Cells<'a>) -> Option<Arrival> {
        let frame = match self.frame(cells) {
            Ok(frame) => frame,
            Err(rejected) => {
                self.report.rows.push(rejected);
                return None;
            }
        };
        let survey = self.plan.survey();
        let mut values = Values { survey, cells, mode: frame.setting.mode, rejected: Vec::new() };
        let mut known = survey.questions.map(|_, _| None);
        for (q, how) in &self.mapping.answers {
            if let Some(slot) = known.get_mut(*q) {
                *slot = Some(values.answer(*q, how));
            }
        }
        for q in &self.silent {
            if let Some(slot) = known.get_mut(*q) {
                *slot = Some(Answer::NOT_ASKED);
            }
        }
        for (slot, value, reason) in values.rejected {
            self.report.cells.push(rejection(cells, slot, value, reason));
        }
        let end = self.interview(cells, &frame.setting, known);
        // A header, a sum, a link that was only opened: nobody has answered anything.
        if !survey
            .questions
            .iter()
            .zip(&end.answers)
            .any(|(question, answer)| question.kind.is_asked() && is_given(answer))
        {
            self.report.silent.push(cells.row.number);
            return None;
        }
        let Identity { nth, former, .. } = frame.identity.clone();
        Some(Arrival { record: record(survey, frame, &end), nth, former })
    }

    /// Takes the answers through the interview engine; what it objects to is reported.
    fn interview(
        &mut self,
        cells: Cells<'a>,
        setting: &Setting,
        known: Indexed<QuestionIndex, Option<Answer>>,
    ) -> Final {
        let survey = self.plan.survey();
        let (end, objections) = whole_known(self.plan, setting, known);
        for objection in objections {
            let how = self.mapping.answers.iter().find(|(q, _)| *q == objection.question);
            let (column, value) = match how {
                Some((_, how)) => cells.quote(&How::slots(how)),
                None => (survey.questions[objection.question].id.to_string(), String::new()),
            };
            let rejected = RejectedValue {
                row: cells.row.number,
                column,
                value,
                reason: words(&objection, survey, cells.lang),
            };
            let list = if objection.reason == Reason::NotAsked {
                &mut self.report.dropped
            } else {
                &mut self.report.cells
            };
            list.push(rejected);
        }
        end
    }

    /// Reads the values beside the answers, or says why the row cannot become a record.
    fn frame(&mut self, cells: Cells<'a>) -> Result<Frame, RejectedValue> {
        let survey = self.plan.survey();
        let offered = |word: &str| Mode::of_word(word).filter(|mode| survey.modes.contains(mode));
        let mode = required(cells, &self.mapping.mode, offered, "rejected-mode")?;
        let spoken = |tag: &str| survey.languages.iter().find(|known| *known == tag).cloned();
        let lang = required(cells, &self.mapping.lang, spoken, "rejected-language")?;
        let own = |word: &str| (!RESERVED.contains(&word)).then(|| word.to_owned());
        let source = self.optional(cells, self.mapping.source.as_ref(), own, "rejected-source");
        let source = source.unwrap_or_else(|| self.mapping.name.clone());
        let today: Option<NaiveDate> =
            self.optional(cells, self.mapping.day.as_ref(), day, "rejected-day");
        let mapping = self.mapping;
        let mut words = |given: Option<&Given<String>>, reason| {
            self.optional(cells, given, |text| Some(text.to_owned()), reason)
        };
        let place = words(mapping.place.as_ref(), "rejected-place");
        let shift = words(mapping.shift.as_ref(), "rejected-shift");
        let cluster = words(mapping.cluster.as_ref(), "rejected-cluster");
        let stratum = words(mapping.stratum.as_ref(), "rejected-stratum");
        let disposition = self.mapping.disposition.as_ref();
        let disposition =
            self.optional(cells, disposition, Disposition::of_word, "rejected-disposition");
        let weight = |text: &str| {
            number(text, self.mapping.decimal).filter(|weight| is_base_weight(*weight))
        };
        let base_weight = self.mapping.base_weight.as_ref();
        let base_weight = base_weight
            .map(|given| required(cells, given, weight, "rejected-base-weight"))
            .transpose()?;
        let identity = self.identities.of(cells, &source).map_err(|(slot, reason)| {
            let raw = slot.map_or("", |slot| cells.raw(slot)).to_owned();
            rejection(cells, slot.unwrap_or_default(), raw, cells.say(reason, &[]))
        })?;
        let setting = Setting { mode, lang, seed: 0, today };
        let disposition = disposition.unwrap_or(Disposition::Complete);
        Ok(Frame {
            identity,
            setting,
            source,
            place,
            shift,
            cluster,
            stratum,
            base_weight,
            disposition,
        })
    }

    /// A value that the row can do without: one that cannot be read is reported.
    fn optional<T: Clone>(
        &mut self,
        cells: Cells<'a>,
        given: Option<&Given<T>>,
        read: impl Fn(&str) -> Option<T>,
        reason: &str,
    ) -> Option<T> {
        match value(cells, given?, read) {
            Ok(value) => value,
            Err(slot) => {
                let raw = cells.raw(slot).to_owned();
                self.report.cells.push(rejection(cells, slot, raw, cells.say(reason, &[])));
                None
            }
        }
    }
}

/// A value that the row cannot do without.
fn required<T: Clone>(
    cells: Cells<'_>,
    given: &Given<T>,
    read: impl Fn(&str) -> Option<T>,
    reason: &str,
) -> Result<T, RejectedValue> {
    let slot = if let Given::Column(slot, _) = given { *slot } else { 0 };
    let value = value(cells, given, read).ok().flatten();
    value.ok_or_else(|| rejection(cells, slot, cells.raw(slot).to_owned(), cells.say(reason, &[])))
}

/// The fixed value, or the one in the column; `None` where the cell is empty.
fn value<T: Clone>(
    cells: Cells<'_>,
    given: &Given<T>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Slot> {
    match given {
        Given::Fixed(value) => Ok(Some(value.clone())),
        Given::Column(slot, codes) => match cells.raw(*slot) {
            "" => Ok(None),
            raw => codes.get(raw).cloned().or_else(|| read(raw)).map(Some).ok_or(*slot),
        },
    }
}

fn rejection(cells: Cells<'_>, slot: Slot, value: String, reason: String) -> RejectedValue {
    RejectedValue { row: cells.row.number, column: cells.name(slot).to_owned(), value, reason }
}

/// Whether a question has an answer, if only that the respondent does not know.
fn is_given(answer: &Answer) -> bool {
    let is_given = |missing: &Missing| matches!(missing, Missing::Refused | Missing::DontKnow);
    match answer {
        Answer::Missing(missing) => is_given(missing),
        Answer::Rows(rows) => rows.iter().any(|(_, cell)| cell.as_ref().err().is_none_or(is_given)),
        Answer::Tasks(tasks) => tasks.iter().any(|task| task.as_ref().err().is_none_or(is_given)),
        _ => true,
    }
}

/// The record. What is unknown of a foreign interview, such as orders, device and time, stays so.
fn record(survey: &Survey, frame: Frame, end: &Final) -> Record {
    let Setting { mode, lang, today, .. } = frame.setting;
    Record {
        base_weight: frame.base_weight,
        cluster: frame.cluster,
        day: today,
        disposition: frame.disposition,
        lang,
        place: frame.place,
        shift: frame.shift,
        source: frame.source,
        stratum: frame.stratum,
        ..record::of_interview(survey, end, (frame.identity.id, mode))
    }
}
