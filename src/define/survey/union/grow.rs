//! What only archives have, added to today's survey.

use std::collections::BTreeMap;

use super::super::kind::{Item, Kind};
use super::super::model::{Need, Page, Question, Survey};
use super::place_of;
use crate::index::{Indexed, ListIndex as _, NeedIndex, QuestionIndex};
use mitreden_base::ids::Code;

/// The page of questions that are no longer asked. It is never shown: no id of a page looks like
/// it.
const GONE: &str = "_";

/// Whether a page holds questions that are no longer asked.
pub fn is_gone(page: &Page) -> bool {
    page.id == *GONE
}

/// Adds the needs, questions, options and rows of an archive that a survey does not have.
pub(super) fn grow(survey: &mut Survey, archive: &Survey) {
    let needs = archive.needs.map(|_, need| need_of(survey, need));
    let known = survey.questions.clone();
    let places: BTreeMap<QuestionIndex, QuestionIndex> = places(survey, archive);
    let to = |question: QuestionIndex| places.get(&question).copied();
    for (at, question) in archive.questions.entries() {
        let item = |item: &Item| Item {
            need: item.need.and_then(|need| needs.get(need).copied()),
            text: item.text.renumbered(&to),
            ..item.clone()
        };
        let Some(place) = to(at) else { continue };
        if let Some(today) = known.get(place) {
            let same =
                std::mem::discriminant(&today.kind) == std::mem::discriminant(&question.kind);
            let Survey { questions, needs, .. } = survey;
            let Some(today) = questions.get_mut(place).filter(|_| same) else { continue };
            for item in question.kind.items().iter().map(item) {
                add_item(today, needs, item);
            }
        } else {
            let mut kind = question.kind.clone();
            if let Some(items) = items_mut(&mut kind) {
                *items = items.iter().map(item).collect();
            }
            if let Kind::Rating { need, .. } = &mut kind {
                *need = need.and_then(|need| needs.get(need).copied());
            }
            if let Kind::Computed { value, .. } = &mut kind
                && let Some(renumbered) = value.renumbered(&to)
            {
                *value = renumbered;
            }
            survey.questions.push(Question {
                page: survey.pages.len(),
                text: question.text.renumbered(&to),
                hint: question.hint.as_ref().map(|hint| hint.renumbered(&to)),
                kind,
                show_if: question.show_if.as_ref().and_then(|condition| condition.renumbered(&to)),
                checks: Vec::new(),
                warnings: Vec::new(),
                ..question.clone()
            });
        }
    }
}

/// The place of each of an archive's questions in the union, those still to be added included.
fn places(survey: &Survey, archive: &Survey) -> BTreeMap<QuestionIndex, QuestionIndex> {
    let mut next = survey.questions.len();
    let mut places = BTreeMap::new();
    for (at, question) in archive.questions.entries() {
        match survey.find(question.id.as_str()) {
            Some(known) => drop(places.insert(at, known)),
            // What was only to be read has no answers.
            None if matches!(question.kind, Kind::Note) => {}
            None => {
                places.insert(at, QuestionIndex::new(next));
                next += 1;
            }
        }
    }
    places
}

/// The place of a need in the survey; the need is added if it is not there.
fn need_of(survey: &mut Survey, need: &Need) -> NeedIndex {
    let own = |known: &Need| known.code == need.code;
    let was = |known: &Need| known.was.contains(&need.code);
    let found = survey.needs.position(own).or_else(|| survey.needs.position(was));
    found.unwrap_or_else(|| {
        // As the town calls it today, where it still has it on its list.
        let today = survey.elsewhere(&need.code).cloned();
        survey.needs.push(today.unwrap_or_else(|| need.clone()))
    })
}

/// Adds an item to a question that does not have it; one that is retired comes back as it is called
/// today.
fn add_item(question: &mut Question, needs: &Indexed<NeedIndex, Need>, item: Item) {
    let retired = question.retired.iter().find(|known| known.goes_by(item.code.as_str())).cloned();
    let Some(items) = items_mut(&mut question.kind) else { return };
    if place_of(items, &item.code).is_none() {
        items.push(match retired {
            Some(today) => Item { need: item.need, other: item.other || today.other, ..today },
            None => match item.need.and_then(|need| needs.get(need)) {
                Some(need) => Item {
                    code: need.code.clone(),
                    was: need.was.clone(),
                    text: need.text.clone(),
                    ..item
                },
                None => item,
            },
        });
    } else if let Some(at) = place_of(items, &item.code)
        && let Some(known) = items.get_mut(at)
    {
        // Words were asked for then: they have a column.
        known.other |= item.other;
    }
}

/// The options, items or rows of a question.
fn items_mut(kind: &mut Kind) -> Option<&mut Vec<Item>> {
    match kind {
        Kind::Single { options: items, .. }
        | Kind::Multiple { options: items, .. }
        | Kind::Ranking { items, .. }
        | Kind::Points { items, .. }
        | Kind::Matrix { rows: items, .. }
        | Kind::BestWorst { items, .. } => Some(items),
        _ => None,
    }
}

/// Puts what was added in the order of codes, and its questions onto a page of their own.
pub(super) fn settle(survey: &mut Survey, today: &Survey) {
    let needs: Indexed<NeedIndex, NeedIndex> =
        order(survey.needs.as_slice(), today.needs.len(), |need| need.code.clone())
            .into_iter()
            .map(NeedIndex::new)
            .collect();
    let moved = |need: NeedIndex| needs.position(|from| *from == need);
    survey.needs = needs.map(|_, from| survey.needs[*from].clone());
    for at in survey.questions.indices() {
        let question = &mut survey.questions[at];
        let first =
            today.questions.get(at).map_or(usize::MAX, |question| question.kind.items().len());
        if let Some(items) = items_mut(&mut question.kind) {
            let order = order(items, first, |item| item.code.clone());
            *items = order.iter().filter_map(|from| items.get(*from).cloned()).collect();
            for item in items {
                item.need = item.need.and_then(&moved);
            }
        }
        if let Kind::Rating { need, .. } = &mut question.kind {
            *need = need.and_then(&moved);
        }
    }
    let old = today.questions.len();
    let questions: Indexed<QuestionIndex, QuestionIndex> =
        order(survey.questions.as_slice(), old, |question| question.id.clone())
            .into_iter()
            .map(QuestionIndex::new)
            .collect();
    let to = |question: QuestionIndex| questions.position(|from| *from == question);
    let settled = questions.map(|place, from| {
        let question = &survey.questions[*from];
        // Today's questions name each other as before.
        if place.place() < old {
            return question.clone();
        }
        let kind = match &question.kind {
            Kind::Computed { value, result } => Kind::Computed {
                value: value.renumbered(&to).unwrap_or_else(|| value.clone()),
                result: *result,
            },
            kind => kind.clone(),
        };
        Question {
            text: question.text.renumbered(&to),
            show_if: question.show_if.as_ref().and_then(|condition| condition.renumbered(&to)),
            kind,
            ..question.clone()
        }
    });
    survey.questions = settled;
    let gone = QuestionIndex::new(old)..survey.questions.end();
    if !gone.is_empty() {
        survey.pages.push(Page {
            id: Code::new(GONE),
            title: None,
            show_if: None,
            questions: gone,
        });
    }
}

/// The order in which the first so many stay and the others are sorted by code.
fn order<T>(all: &[T], first: usize, code: impl Fn(&T) -> Code) -> Vec<usize> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    if let Some(added) = order.get_mut(first.min(all.len())..) {
        added.sort_by_key(|at| all.get(*at).map(&code));
    }
    order
}
