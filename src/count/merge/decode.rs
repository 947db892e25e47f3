//! A record's answers, each read by the definition it was collected with, as answers to the union
//! of all versions.
//!
//! What a version did not ask is not asked in it. A record whose definition is found nowhere is
//! read by today's as far as it goes: what today's survey does not ask, or no longer takes as an
//! answer, reads as not asked and is counted. These, and these alone, could not be read.

use mitreden_base::ids::Code;
use serde_json::{Map, Value, json};

use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::survey::union::{AskedThen, Union};
use mitreden_define::survey::{Item, Kind, Question};
use mitreden_keep::record::{AnswerFault, Record, decode};

/// The reason why an answer in a record is not the same in the dataset.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// The survey does not have this question.
    NotInSurvey,
    /// The record does not have this question.
    NotInRecord,
    /// The survey no longer takes this answer.
    Invalid(AnswerFault),
    /// The question was of this type then, or two of its options are one today.
    OtherQuestion(&'static str),
}

/// An answer that did not get into the dataset as it was given.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dropped {
    /// The question's id; with `.` and the row for a row of a matrix.
    pub question: String,
    /// The reason.
    pub why: Why,
}

impl Dropped {
    /// Whether an answer was lost: not so where only today's survey has the question.
    pub fn is_loss(&self) -> bool {
        self.why != Why::NotInRecord
    }

    /// The question's id without a row.
    pub fn asked(&self) -> &str {
        self.question.split('.').next().unwrap_or_default()
    }
}

/// The answers to all questions of the union, in its order, and what was dropped.
pub(super) fn answers(
    union: &Union,
    record: &Record,
) -> (Indexed<QuestionIndex, Answer>, Vec<Dropped>) {
    let mut dropped = Vec::new();
    let is_known = union.version(&record.definition).is_some();
    let Some(version) = union.read_by(&record.definition) else {
        return (Indexed::empty(), dropped);
    };
    for id in record.answers.keys().filter(|id| version.survey.find(id).is_none()) {
        dropped.push(Dropped { question: id.clone(), why: Why::NotInSurvey });
    }
    let mut read = |at: QuestionIndex, question: &Question| {
        let unasked = not_asked(&question.kind);
        let Some(asked) = version.asked(at) else { return unasked };
        let Some(then) = version.survey.questions.get(asked.question) else { return unasked };
        if matches!(then.kind, Kind::Note) {
            return unasked;
        }
        let lost = |why, dropped: &mut Vec<Dropped>| {
            dropped.push(Dropped { question: question.id.to_string(), why });
            not_asked(&question.kind)
        };
        let Some(value) = record.answers.get(then.id.as_str()) else {
            return lost(Why::NotInRecord, &mut dropped);
        };
        let answer = match decode(then, value) {
            Ok(answer) => answer,
            Err(bad) => {
                let (mended, parts) = if is_known { (None, Vec::new()) } else { mend(then, value) };
                match mended.and_then(|mended| decode(then, &mended).ok()) {
                    Some(answer) => {
                        dropped.extend(parts);
                        answer
                    }
                    None => return lost(Why::Invalid(bad.fault), &mut dropped),
                }
            }
        };
        match enter(answer, then, (question, asked)) {
            Ok(answer) => answer,
            Err(why) => lost(why, &mut dropped),
        }
    };
    let answers = union.survey.questions.map(&mut read);
    dropped.sort();
    (answers, dropped)
}

/// Turns an answer to a question as a version asked it into an answer to the union's question.
fn enter(
    answer: Answer,
    then: &Question,
    (now, asked): (&Question, &AskedThen),
) -> Result<Answer, Why> {
    if !asked.is_readable {
        return Err(Why::OtherQuestion(then.kind.name()));
    }
    let items = now.kind.items();
    let of = |code: &Code| -> Option<&Item> {
        let at = then.kind.items().iter().position(|item| item.code == *code)?;
        items.get(*asked.items.get(at)?)
    };
    let place = |code: &Code| items.iter().position(|item| item.code == *code);
    let code = |code: &Code| of(code).map_or_else(|| code.clone(), |item| item.code.clone());
    let off_scale = |point: i16| match &now.kind {
        Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } if !scale.holds(point) => {
            let (point, from, to) = (point.into(), scale.from, scale.to);
            Some(Why::Invalid(AnswerFault::OffScale { point, from, to }))
        }
        _ => None,
    };
    Ok(match answer {
        Answer::Choice(choice) if !items.is_empty() => {
            Answer::Choice(Choice { code: code(&choice.code), ..choice })
        }
        Answer::Choices(choices) => {
            let mut choices: Vec<Choice> = choices
                .into_iter()
                .map(|choice| Choice { code: code(&choice.code), ..choice })
                .collect();
            choices.sort_by_key(|choice| place(&choice.code));
            Answer::Choices(choices)
        }
        Answer::Ranking(codes) => Answer::Ranking(codes.iter().map(code).collect()),
        Answer::Points(points) => {
            let mut points: Vec<_> =
                points.into_iter().map(|(given, points)| (code(&given), points)).collect();
            points.sort_by_key(|(given, _)| place(given));
            Answer::Points(points)
        }
        Answer::Rating(point) => match off_scale(point) {
            Some(why) => return Err(why),
            None => Answer::Rating(point),
        },
        Answer::Rows(rows) => {
            if let Some(why) = rows.iter().find_map(|(_, cell)| off_scale(*cell.as_ref().ok()?)) {
                return Err(why);
            }
            let mut all: Vec<_> =
                items.iter().map(|item| (item.code.clone(), Err(Missing::NotAsked))).collect();
            for (row, cell) in rows {
                let row = code(&row);
                if let Some((_, slot)) = all.iter_mut().find(|(known, _)| *known == row) {
                    *slot = cell;
                }
            }
            Answer::Rows(all)
        }
        Answer::Tasks(tasks) => {
            let task = |task: BestWorst| BestWorst {
                shown: task.shown.iter().map(code).collect(),
                best: code(&task.best),
                worst: code(&task.worst),
            };
            let mut tasks: Vec<_> = tasks.into_iter().map(|done| done.map(task)).collect();
            if let Kind::BestWorst { tasks: wanted, .. } = &now.kind {
                tasks.resize(*wanted, Err(Missing::NotAsked));
            }
            Answer::Tasks(tasks)
        }
        answer => answer,
    })
}

/// "Not asked", for each part of a question that has a reason for each.
fn not_asked(kind: &Kind) -> Answer {
    match kind {
        Kind::Matrix { rows, .. } => Answer::Rows(
            rows.iter().map(|row| (row.code.clone(), Err(Missing::NotAsked))).collect(),
        ),
        Kind::BestWorst { tasks, .. } => Answer::Tasks(vec![Err(Missing::NotAsked); *tasks]),
        _ => Answer::NOT_ASKED,
    }
}

/// What can be kept of an answer to an older version of a question: the rows of a matrix that are
/// still there and still valid, and the ticks of a multiple choice in today's order.
fn mend(question: &Question, value: &Value) -> (Option<Value>, Vec<Dropped>) {
    match (&question.kind, value) {
        (Kind::Matrix { rows, .. }, Value::Object(cells)) => {
            let mut lost = Vec::new();
            let mut drop = |row: &str, why| {
                lost.push(Dropped { question: format!("{}.{row}", question.id), why });
            };
            for row in
                cells.keys().filter(|row| !rows.iter().any(|item| item.code == *row.as_str()))
            {
                drop(row, Why::NotInSurvey);
            }
            let mut kept = Map::new();
            for row in rows {
                let alone = |cell: &Value| one_row(question, row.code.as_str(), cell);
                let cell = match cells.get(row.code.as_str()).map(|cell| (cell, alone(cell))) {
                    Some((cell, None)) => cell.clone(),
                    Some((_, Some(fault))) => {
                        drop(row.code.as_str(), Why::Invalid(fault));
                        word()
                    }
                    None => {
                        drop(row.code.as_str(), Why::NotInRecord);
                        word()
                    }
                };
                kept.insert(row.code.to_string(), cell);
            }
            (Some(Value::Object(kept)), lost)
        }
        (Kind::Multiple { options, .. }, Value::Array(ticked)) => {
            let code = |value: &Value| {
                value.as_str().or_else(|| value.get("code")?.as_str()).map(str::to_owned)
            };
            let place = |value: &Value| {
                code(value).and_then(|code| options.iter().position(|option| option.code == *code))
            };
            let mut ticked = ticked.clone();
            ticked.sort_by_key(place);
            (Some(Value::Array(ticked)), Vec::new())
        }
        _ => (None, Vec::new()),
    }
}

fn word() -> Value {
    json!({ "missing": Missing::NotAsked.word() })
}

/// The fault of one row of a matrix, checked as if it were the only one.
fn one_row(question: &Question, row: &str, cell: &Value) -> Option<AnswerFault> {
    let Kind::Matrix { rows, order, scale } = &question.kind else { return None };
    let rows = rows.iter().filter(|item| item.code == *row).cloned().collect();
    let alone = Question {
        kind: Kind::Matrix { rows, order: *order, scale: scale.clone() },
        ..question.clone()
    };
    decode(&alone, &json!({ row: cell })).err().map(|bad| bad.fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{items, question, record, survey};
    use mitreden_define::survey::{ItemOrder, Survey};

    fn read(
        survey: &Survey,
        record: &Record,
    ) -> (Indexed<QuestionIndex, Answer>, Vec<(String, bool)>) {
        let (answers, dropped) = answers(&Union::alone(survey), record);
        (
            answers,
            dropped.into_iter().map(|d| (d.question, matches!(d.why, Why::Invalid(_)))).collect(),
        )
    }

    #[test]
    fn a_record_of_today_loses_nothing() {
        let (survey, record) = (survey(), record());
        assert_eq!(read(&survey, &record), (record.answers_of(&survey).unwrap(), Vec::new()));
    }

    #[test]
    fn what_is_gone_new_or_no_longer_valid_reads_as_not_asked() {
        let mut survey = survey();
        let is_kept = |question: &Question| question.id != *"visits";
        survey.questions = survey.questions.into_iter().filter(is_kept).collect();
        survey.questions.push(question("phone", Kind::Text { long: false, max_length: 20 }));
        let age = survey.find("age").unwrap();
        survey.questions[age].kind =
            Kind::Single { options: items("young old"), ordered: true, order: ItemOrder::Fixed };
        let (answers, dropped) = read(&survey, &record());
        let expected = [("age", true), ("phone", false), ("visits", false)];
        assert_eq!(dropped, expected.map(|(id, invalid)| (id.to_owned(), invalid)));
        assert_eq!(answers[age], Answer::NOT_ASKED);
        assert_eq!(answers.as_slice().last(), Some(&Answer::NOT_ASKED));
        let before = self::survey();
        assert_eq!(
            answers[survey.find("top3").unwrap()],
            record().answers_of(&before).unwrap()[before.find("top3").unwrap()]
        );
    }

    #[test]
    fn the_rows_a_matrix_still_has_are_kept() {
        let mut survey = survey();
        let at = survey.find("satisfied").unwrap();
        let Kind::Matrix { scale, .. } = survey.questions[at].kind.clone() else { panic!() };
        survey.questions[at].kind =
            Kind::Matrix { rows: items("wifi news parking"), order: ItemOrder::Fixed, scale };
        let mut record = record();
        record.answers.get_mut("satisfied").unwrap()["parking"] = json!(9);
        let (answers, dropped) = read(&survey, &record);
        let Answer::Rows(rows) = &answers[at] else { panic!() };
        let cells: Vec<_> = rows.iter().map(|(_, cell)| *cell).collect();
        assert_eq!(cells, [Ok(2), Err(Missing::NotAsked), Err(Missing::NotAsked)]);
        assert!(dropped.contains(&("satisfied.news".to_owned(), false)));
        assert!(dropped.contains(&("satisfied.parking".to_owned(), true)));
        assert!(dropped.contains(&("satisfied.schools".to_owned(), false)));
    }

    #[test]
    fn ticks_in_the_order_of_another_version_are_sorted() {
        let mut survey = survey();
        let at = survey.find("picks").unwrap();
        if let Kind::Multiple { options, .. } = &mut survey.questions[at].kind {
            options.reverse();
        }
        let (answers, dropped) = read(&survey, &record());
        let Answer::Choices(choices) = &answers[at] else { panic!("{:?}", answers[at]) };
        assert_eq!(
            choices.iter().map(|choice| choice.code.as_str()).collect::<Vec<_>>(),
            ["help", "wifi"]
        );
        assert_eq!(dropped, []);
    }
}
