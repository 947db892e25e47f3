//! A full interview from answers that are known beforehand: import, paper, simulation.

use super::clean::{clean, clean_known};
use super::outcome::orders;
use super::rules::broken;
use super::state::State;
use super::validate::valid;
use super::{Disposition, Final, Objection, Plan, Reason, Setting};
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::{Indexed, QuestionIndex};

/// Asks every question that is reached, in order, and takes what `given` says (`None`: left open).
/// An answer that is not valid or breaks a hard rule is rejected, listed and counts as
/// `unanswered`. Nobody can be asked again, so `required`, the words beside `other` and warnings
/// are not enforced. What was `not_asked` elsewhere counts as routed around. Whoever imports rows
/// that were shown in an unknown order leaves `orders` aside.
pub fn whole(
    plan: &Plan,
    setting: &Setting,
    given: &mut dyn FnMut(QuestionIndex) -> Option<Answer>,
) -> (Final, Vec<Objection>) {
    let survey = plan.survey();
    let mut state = State::new(survey, setting.today);
    let mut rejected = Vec::new();
    for (q, question) in survey.questions.entries() {
        if !state.settle(plan, q) {
            continue;
        }
        let asked = question.kind.is_asked();
        let given = if asked { given(q).unwrap_or(Answer::UNANSWERED) } else { Answer::UNANSWERED };
        if given == Answer::NOT_ASKED {
            state.hide(q);
            continue;
        }
        let left_open = || clean(question, Answer::UNANSWERED);
        if asked {
            let answer = clean_known(question, given);
            let verdict = valid(question, q, &answer, setting.mode);
            state.give(q, if verdict.is_ok() { answer } else { left_open() });
            rejected.extend(verdict.err());
        }
        let before = rejected.len();
        rejected.extend(broken(question, q, &state));
        if asked && rejected.len() > before {
            state.give(q, left_open());
        }
    }
    let answers = state.into_answers(survey);
    let orders = orders(survey, setting, &answers);
    let (disposition, lang) = (Disposition::Complete, setting.lang.clone());
    (Final { answers, disposition, lang, dropped: 0, orders, confirmed: Vec::new() }, rejected)
}

/// The same with one answer for each question, asked or not: those to questions that are routed
/// around are dropped, counted and listed.
pub fn whole_known(
    plan: &Plan,
    setting: &Setting,
    mut known: Indexed<QuestionIndex, Option<Answer>>,
) -> (Final, Vec<Objection>) {
    let (mut end, mut rejected) = whole(plan, setting, &mut |q| known.get_mut(q)?.take());
    let says = |answer: &Answer| {
        let silent = [Missing::Unanswered, Missing::NotAsked, Missing::NotReached];
        answer.missing().is_none_or(|missing| !silent.contains(&missing))
    };
    for (q, left) in known.entries() {
        if left.as_ref().is_some_and(says) {
            rejected.push(Objection::new(q, Reason::NotAsked));
            end.dropped += 1;
        }
    }
    (end, rejected)
}
