//! What was keyed from a paper form: kept as it was written, handled by the engine's rules,
//! compared with a second keying.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::interview::{
    Final, Objection, Plan, Reader, Reason, Setting, in_words, missing_in_words, whole_known,
};
use crate::locale::Say as _;
use crate::record;
use mitreden_base::ids::Code;
use mitreden_base::locale::Lang;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::form_number::FormNumber;
use mitreden_define::index::QuestionIndex;
use mitreden_define::numbering::Numbering;
use mitreden_define::survey::{Kind, Mode, Question, Survey};
use mitreden_keep::ids::ImportedId;
use mitreden_keep::record::{Disposition, Record, decode, encode};

/// What was keyed for one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed {
    /// The answer that is ticked or written, whatever the route.
    pub answer: Answer,
    /// Whether something in the answer could not be read.
    pub unclear: bool,
}

impl Default for Keyed {
    fn default() -> Self {
        Self { answer: Answer::UNANSWERED, unclear: false }
    }
}

/// What was keyed of a form, by question.
pub type Keyings = BTreeMap<QuestionIndex, Keyed>;

/// The keying of one question, as it is written in the store.
#[derive(Serialize, Deserialize)]
struct Written {
    answer: Value,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    unclear: bool,
}

/// The keyings as JSON, by question id.
pub fn to_text(survey: &Survey, keyed: &Keyings) -> String {
    let one = |(question, keyed): (&QuestionIndex, &Keyed)| {
        let question = survey.questions.get(*question)?;
        Some((
            question.id.to_string(),
            Written { answer: encode(&keyed.answer), unclear: keyed.unclear },
        ))
    };
    let all: BTreeMap<String, Written> = keyed.iter().filter_map(one).collect();
    serde_json::to_string(&all).unwrap_or_default()
}

/// Keyings that were read back from the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadBack {
    /// The keyings that can be read.
    pub given: Keyings,
    /// The questions that were keyed and cannot be read by this questionnaire.
    pub lost: Vec<String>,
}

/// Reads keyings back; with the version they were keyed with nothing is lost.
pub fn from_text(survey: &Survey, text: &str) -> ReadBack {
    let all: BTreeMap<String, Written> = serde_json::from_str(text).unwrap_or_default();
    let one = |id: &str, written: &Written| {
        let at = survey.find(id)?;
        let answer = decode(survey.questions.get(at)?, &written.answer).ok()?;
        Some((at, Keyed { answer, unclear: written.unclear }))
    };
    let mut back = ReadBack::default();
    for (id, written) in all {
        match one(&id, &written) {
            Some((at, keyed)) => drop(back.given.insert(at, keyed)),
            None => back.lost.push(id),
        }
    }
    back
}

/// The id of the response on a form: the same wherever the form is keyed.
pub fn id(survey: &Survey, form: FormNumber) -> Uuid {
    ImportedId::new(survey.id.as_str(), "paper").named(&form.to_string())
}

/// A keyed form after the interview engine has applied its rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Handled {
    /// The final answers.
    pub end: Final,
    /// What was answered against the routing or the rules, or could not be made out, as flags of
    /// the record.
    pub flags: Vec<String>,
    /// The objections to answers, which then count as left open.
    pub against: Vec<Objection>,
}

/// Applies the engine's rules to what was keyed.
pub fn handle(plan: &Plan, (lang, day): (&str, NaiveDate), keyed: &Keyings) -> Handled {
    let survey = plan.survey();
    let setting = Setting { mode: Mode::Paper, lang: lang.to_owned(), seed: 0, today: Some(day) };
    let known = survey.questions.map(|q, _| keyed.get(&q).map(|keyed| keyed.answer.clone()));
    let (end, against) = whole_known(plan, &setting, known);
    let id = |question: QuestionIndex| {
        survey.questions.get(question).map(|question| question.id.to_string()).unwrap_or_default()
    };
    let flag = |objection: &Objection| {
        let word =
            if objection.reason == Reason::NotAsked { "against_routing" } else { "against_rule" };
        format!("{word}:{}", id(objection.question))
    };
    let mut flags: Vec<String> = against.iter().map(flag).collect();
    flags.extend(
        keyed
            .iter()
            .filter(|(_, keyed)| keyed.unclear)
            .map(|(question, _)| format!("unclear:{}", id(*question))),
    );
    flags.sort();
    flags.dedup();
    Handled { end, flags, against }
}

/// What a form's record holds beside the answers.
#[derive(Clone, Debug)]
pub struct Slip<'a> {
    /// The number of the form.
    pub form: FormNumber,
    /// The language that the form is printed in.
    pub lang: &'a str,
    /// The day on which the form was received.
    pub day: NaiveDate,
    /// 1, or 2 after a second keying that changed something.
    pub revision: u32,
}

/// The record of a form.
pub fn record(survey: &Survey, slip: &Slip<'_>, handled: &Handled) -> Record {
    // The same form keyed alike on two laptops is one response: neither says which keyed it.
    Record {
        consent: record::consent(survey, slip.lang),
        day: Some(slip.day),
        disposition: Disposition::Complete,
        flags: handled.flags.clone(),
        lang: slip.lang.to_owned(),
        revision: slip.revision,
        ..record::of_interview(survey, &handled.end, (id(survey, slip.form), Mode::Paper))
    }
}

/// A field in which two keyings differ: a question, or a row or task of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyingDifference {
    /// The question.
    pub question: QuestionIndex,
    /// The row of a matrix (a place).
    pub row: Option<usize>,
    /// The question's number on paper and, where it has rows, the row.
    pub field: String,
    /// The first keying of the field, in words.
    pub first: String,
    /// The second keying of the field, in words.
    pub second: String,
}

/// How many fields two keyings of a form have, and those in which they differ.
pub fn compare(
    survey: &Survey,
    (tag, lang): (&str, Lang),
    first: &Keyings,
    second: &Keyings,
) -> (u64, Vec<KeyingDifference>) {
    let numbering = Numbering::of(survey);
    let (mut fields, mut differences) = (0, Vec::new());
    for at in numbering.questions() {
        let Some(question) = survey.questions.get(at) else { continue };
        let number = numbering.number(at).unwrap_or(0);
        let of = |keyed: &Keyings| parts(question, keyed.get(&at), (tag, lang));
        let has_rows = matches!(question.kind, Kind::Matrix { .. });
        for (place, ((row, first), (_, second))) in
            of(first).into_iter().zip(of(second)).enumerate()
        {
            fields += 1;
            if first != second {
                let field =
                    if row.is_empty() { number.to_string() } else { format!("{number}, {row}") };
                differences.push(KeyingDifference {
                    question: at,
                    row: has_rows.then_some(place),
                    field,
                    first,
                    second,
                });
            }
        }
    }
    (fields, differences)
}

/// Takes a field over from another keying.
pub fn take_field(
    survey: &Survey,
    into: &mut Keyings,
    from: &Keyings,
    difference: &KeyingDifference,
) {
    let other = from.get(&difference.question).cloned().unwrap_or_default();
    let mine = into.entry(difference.question).or_default();
    let kind = survey.questions.get(difference.question).map(|question| &question.kind);
    let (Some(row), Some(Kind::Matrix { rows, .. })) = (difference.row, kind) else {
        *mine = other;
        return;
    };
    let Some(row) = rows.get(row) else { return };
    let taken = cell(&other.answer, &row.code);
    let cells = rows.iter().map(|item| {
        let kept = if item.code == row.code { taken } else { cell(&mine.answer, &item.code) };
        (item.code.clone(), kept)
    });
    let cells: Vec<_> = cells.collect();
    let is_open = |cell: &Result<i16, Missing>| *cell == Err(Missing::Unanswered);
    mine.unclear = cells.iter().any(|(_, cell)| is_open(cell))
        && if is_open(&taken) { other.unclear } else { mine.unclear };
    mine.answer = Answer::Rows(cells);
}

/// The value keyed for a row of a matrix.
fn cell(answer: &Answer, row: &Code) -> Result<i16, Missing> {
    match answer {
        Answer::Rows(cells) => cells
            .iter()
            .find(|(code, _)| code == row)
            .map_or(Err(Missing::Unanswered), |(_, cell)| *cell),
        Answer::Missing(reason) => Err(*reason),
        _ => Err(Missing::Unanswered),
    }
}

/// The fields of a question with their values in words.
fn parts(
    question: &Question,
    keyed: Option<&Keyed>,
    (tag, lang): (&str, Lang),
) -> Vec<(String, String)> {
    let open = Keyed::default();
    let keyed = keyed.unwrap_or(&open);
    let unclear = || lang.say("keyin-value-unclear", &[]);
    let Kind::Matrix { rows, .. } = &question.kind else {
        let value = in_words(question, &keyed.answer, tag, Reader::Comparison);
        let said: Vec<_> = value.into_iter().chain(keyed.unclear.then(unclear)).collect();
        return vec![(String::new(), said.join(" · "))];
    };
    // In which of the rows left open something could not be made out is not kept.
    let shown = |code| match cell(&keyed.answer, code) {
        Err(Missing::Unanswered) if keyed.unclear => unclear(),
        Err(reason) => missing_in_words(reason, lang, Reader::Comparison).unwrap_or_default(),
        Ok(point) => point.to_string(),
    };
    rows.iter().map(|row| (row.text.show(tag), shown(&row.code))).collect()
}
