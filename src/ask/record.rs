//! The record of an interview that has ended, however it was held.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::interview::Final;
use mitreden_base::ids::Code;
use mitreden_base::seed::fingerprint;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Mode, Survey};
use mitreden_keep::record::{COLLECTED, Record, RecordFormat, to_json};

/// What the engine knows of it: answers, disposition, language, and what was asked. How it was
/// held, when, where and by whom is unknown here, and is filled in by who knows.
pub(crate) fn of_interview(survey: &Survey, end: &Final, (id, mode): (Uuid, Mode)) -> Record {
    Record {
        answers: to_json(survey, &end.answers),
        base_weight: None,
        cluster: None,
        consent: None,
        day: None,
        definition: survey.definition.hash.clone(),
        device: None,
        disposition: end.disposition,
        flags: Vec::new(),
        id,
        interviewer: None,
        lang: end.lang.clone(),
        mode,
        orders: BTreeMap::new(),
        paradata: Vec::new(),
        place: None,
        practice: false,
        revision: 1,
        seconds: None,
        seed: None,
        shift: None,
        simulated: false,
        source: COLLECTED.to_owned(),
        stratum: None,
        survey: survey.id.to_string(),
        v: RecordFormat,
    }
}

/// The fingerprint of the consent that was read in a language, where a survey asks for one.
pub(crate) fn consent(survey: &Survey, tag: &str) -> Option<String> {
    survey.consent.as_ref().map(|text| fingerprint(text.show(tag).as_bytes()))
}

/// The order in which items were shown, by question.
pub(crate) fn orders(survey: &Survey, end: &Final) -> BTreeMap<String, Vec<String>> {
    let order = |(question, order): &(QuestionIndex, Vec<Code>)| {
        let question = survey.questions.get(*question)?;
        Some((question.id.to_string(), order.iter().map(ToString::to_string).collect()))
    };
    end.orders.iter().filter_map(order).collect()
}
