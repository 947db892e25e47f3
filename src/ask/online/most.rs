//! How much a form of a page can hold: as many values as the page has fields, and as many bytes as
//! they take. What is larger was written by no page, and is refused before anything is done with
//! it.

use std::ops::Range;

use form_urlencoded::byte_serialize;

use super::own;
use crate::interview::{OWN_WORDS, Plan};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Mode, Question, Survey};

/// How many bytes every form may have.
const BYTES: usize = 64 * 1024;
/// How many bytes no form may exceed, whatever a questionnaire says.
const LARGEST: usize = 1024 * 1024;
/// The most bytes that a character is sent as: three escaped bytes, or two halves of a rare one.
const CHARACTER: usize = 12;
/// The longest of short values: a number, a day, a rank, a point, a word of the page's own.
const SHORT: usize = 40;
/// The fields that every page has, see [`own`].
const OWN: [&str; 6] = [own::PART, own::AT, own::DO, own::CONFIRM, own::REVIEW, own::LANG];
/// How many bytes every interview may take, as going back and forth in it is kept as well.
const INTERVIEW: usize = 128 * 1024;
/// How often each page may be sent at its full length.
const TIMES: usize = 2;

/// The most that a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Most {
    pub(super) values: usize,
    pub(super) bytes: usize,
}

impl Most {
    /// The most that a form without questions holds: a beginning, a code, the review.
    pub(super) const PLAIN: Self = Self { values: OWN.len(), bytes: BYTES };

    /// The most that the form of a part holds, by its fields.
    fn of(survey: &Survey, part: &Range<QuestionIndex>) -> Self {
        let questions = survey.questions.within(part);
        let (mut values, mut bytes) = (OWN.len(), OWN.len() * (SHORT + SHORT));
        for question in questions {
            each(question, &mut |name, value| {
                values += 1;
                // The two are the characters between name and value, and before the next field.
                bytes = bytes.saturating_add(value).saturating_add(escaped(name) + 2);
            });
        }
        Self { values, bytes: bytes.min(LARGEST) }
    }

    /// The larger of two limits.
    pub(super) fn or(self, other: Self) -> Self {
        Self { values: self.values.max(other.values), bytes: self.bytes.max(other.bytes) }
    }
}

/// The most that the forms of each part of a questionnaire hold, and a whole interview.
#[derive(Debug)]
pub(super) struct Room {
    parts: Vec<Most>,
    /// The most that the form of any part holds.
    pub(super) any: Most,
    /// The most bytes that are kept of an interview.
    pub(super) interview: usize,
}

impl Room {
    pub(super) fn of(plan: &Plan) -> Self {
        let parts: Vec<Most> =
            plan.parts().iter().map(|part| Most::of(plan.survey(), part)).collect();
        let any = parts.iter().copied().fold(Most::PLAIN, Most::or);
        let interview = INTERVIEW + TIMES * parts.iter().map(|most| most.bytes).sum::<usize>();
        Self { parts, any, interview }
    }

    /// The most that the form of a part holds; of the review, if no part is named.
    pub(super) fn part(&self, part: Option<usize>) -> Most {
        let known = part.and_then(|part| self.parts.get(part));
        known.map_or(Most::PLAIN, |most| Most { bytes: most.bytes.max(BYTES), ..*most })
    }
}

fn escaped(text: &str) -> usize {
    byte_serialize(text.as_bytes()).map(str::len).sum()
}

/// Visits each field that the form of a question may have: its name, and the length of its value.
fn each(question: &Question, field: &mut dyn FnMut(&str, usize)) {
    let id = question.id.as_str();
    // Special answers are the same wherever nobody is asked by an interviewer.
    let allow = question.allows(Mode::Online);
    let special = usize::from(allow.refused) + usize::from(allow.dont_know);
    let named = |part: &str| format!("{id}.{part}");
    let items = question.kind.items();
    let longest =
        items.iter().map(|item| escaped(item.code.as_str())).max().unwrap_or(0).max(SHORT);
    for item in items.iter().filter(|item| item.other) {
        field(&named(item.code.as_str()), OWN_WORDS * CHARACTER);
    }
    let boxes = match &question.kind {
        Kind::Single { .. } | Kind::Rating { .. } => 1,
        Kind::Multiple { options, none, .. } => {
            options.len() + usize::from(none.is_some()) + special
        }
        Kind::Ranking { none, .. } => usize::from(none.is_some()) + special,
        Kind::Points { .. } | Kind::Number { .. } | Kind::Date { .. } | Kind::Text { .. } => {
            special
        }
        Kind::Matrix { .. }
        | Kind::BestWorst { .. }
        | Kind::Computed { .. }
        | Kind::Note
        | Kind::Task { .. } => 0,
    };
    (0..boxes).for_each(|_| field(&named(".special"), longest));
    match &question.kind {
        Kind::Ranking { .. } | Kind::Points { .. } | Kind::Matrix { .. } => {
            for item in items {
                field(&named(item.code.as_str()), SHORT);
            }
        }
        Kind::BestWorst { tasks, .. } => {
            for task in 1..=*tasks {
                (0..2 + special).for_each(|_| field(&named(&format!("{task}.special")), longest));
            }
        }
        Kind::Number { .. } | Kind::Date { .. } => field(id, SHORT),
        Kind::Text { max_length, .. } => field(id, max_length.saturating_mul(CHARACTER)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_base::diagnostics::{Problems, Source};
    use mitreden_define::survey::read;

    #[test]
    fn a_form_holds_what_its_page_has_and_long_texts_have_their_room() {
        let yaml = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [online]\npages:\n  - page: p\n    questions:\n      \
                    - { id: one, type: single, text: Q, options: { a: A, z: { text: Z, other: true } } }\n      \
                    - { id: many, type: multiple, text: Q, none: N, allow: [dont_know], options: { a: A, b: B } }\n      \
                    - { id: tasks, type: best-worst, text: Q, per_task: 3, tasks: 2, options: { a: A, b: B, c: C, d: D } }\n  \
                    - page: q\n    questions:\n      - { id: why, type: text, text: Q, max_length: 20000 }\n";
        let survey = read(&Source::new("s.yaml", yaml), &[], None, &mut Problems::new()).unwrap();
        let room = Room::of(&Plan::new(survey.clone()).unwrap());
        // A choice and words; two options, none and a special answer; two tasks of two.
        assert_eq!(room.part(Some(0)), Most { values: 6 + 2 + 4 + 4, bytes: BYTES });
        assert_eq!(room.part(Some(1)).values, 6 + 1);
        assert!((240_000..250_000).contains(&room.part(Some(1)).bytes), "{room:?}");
        assert_eq!((room.part(Some(2)), room.part(None)), (Most::PLAIN, Most::PLAIN));
        assert_eq!(room.any, Most { values: 16, bytes: room.part(Some(1)).bytes });
        assert!(room.interview > INTERVIEW + 300_000);
    }
}
