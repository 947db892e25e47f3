//! What questions tell of answers given before: how many were asked and how many answered, where a
//! route asks for an answer; and everything that is computed from answers.
//!
//! Whoever is asked why they use no service has said that they use none: the number asked is the
//! number of that answer, and the number who answered is the least it can be. What relations there
//! are is not read from the route but from the data: whether all who were asked gave an answer,
//! whether all who gave it were asked, whether none were. An attacker who knows the route knows no
//! more than that.

use std::collections::BTreeSet;

use super::counted::{Counted, Membership};
use super::pass::reason;
use super::row::was_asked;
use super::versions::Without;
use super::{QuestionResult, Tabulation};
use crate::dataset::{DatasetError, Part};
use crate::study::Study;
use crate::suppression::{LinkedTables, TableRelation, sum};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::logic::Expr;
use mitreden_define::survey::{Kind, Survey};

/// Decides of which questions it may be told how many were asked, or anything at all. `counted` are
/// the counts of their tables.
pub(super) fn suppress(
    study: &Study<'_>,
    results: &mut [QuestionResult],
    mut counted: Vec<Vec<Counted>>,
) -> Result<(), DatasetError> {
    for at in 0..results.len() {
        let Some(result) = results.get(at) else { continue };
        let inputs = inputs(study.survey, result.question);
        if inputs.is_empty() {
            continue;
        }
        let before: Vec<usize> = (0..at)
            .filter(|at| results.get(*at).is_some_and(|input| inputs.contains(&input.question)))
            .collect();
        let is_guarded = before.iter().any(|input| {
            let is_open = results.get(*input).is_some_and(|input| {
                input.is_published && input.asked_is_published && !hides(&input.table)
            });
            !is_open || counted.get(*input).is_some_and(|all| all.iter().any(Counted::hides))
        });
        let is_computed = study
            .survey
            .questions
            .get(result.question)
            .is_some_and(|q| matches!(q.kind, Kind::Computed { .. }));
        let (asked, is_published) = if is_computed && is_guarded {
            (false, false)
        } else {
            Route { study, result, is_sole: inputs.len() == 1 }.published(
                results,
                &before,
                &mut counted,
            )?
        };
        if let Some(result) = results.get_mut(at) {
            (result.asked_is_published, result.is_published) = (asked, is_published);
        }
        // What follows from this one may tell of how many were asked.
        if let (false, Some(result), Some(counted)) = (asked, results.get(at), counted.get_mut(at))
        {
            counted.push(Counted::asked(result.asked, around(study, result)?));
        }
    }
    Ok(())
}

/// How many were routed around a question that their version of the questionnaire had.
fn around(study: &Study<'_>, result: &QuestionResult) -> Result<u64, DatasetError> {
    let by_version =
        Without::question(study, result.question).respondents(study, result.question)?;
    Ok(result.missing.of(Missing::NotAsked).saturating_sub(by_version))
}

/// Whether a table has something suppressed that is no count.
fn hides(table: &Tabulation) -> bool {
    matches!(table, Tabulation::Number(numbers) if numbers.mean.get().is_none())
}

/// A question that not everybody is asked.
struct Route<'a> {
    study: &'a Study<'a>,
    result: &'a QuestionResult,
    /// Whether the route depends on one question alone.
    is_sole: bool,
}

impl Route<'_> {
    /// Whether it may be told how many were asked, and whether anything may; what is told is known
    /// from then on.
    fn published(
        &self,
        results: &[QuestionResult],
        inputs: &[usize],
        counted: &mut [Vec<Counted>],
    ) -> Result<(bool, bool), DatasetError> {
        let around = around(self.study, self.result)?;
        let own = Counted::asked(self.result.asked, around).linked;
        let mut crossed = Vec::new();
        for input in inputs {
            let Some(result) = results.get(*input) else { continue };
            for (place, one) in
                counted.get(*input).into_iter().flatten().enumerate().filter(|(_, one)| one.hides())
            {
                crossed.push((*input, place, self.cross(result.question, one)?));
            }
        }
        for is_asked in [true, false] {
            let mut is_safe = !(is_asked && own.hides_any());
            if !is_asked && own.hides_any() {
                let mut more = own.clone();
                more.know_at_least(sum([0]), self.result.answered);
                is_safe = more.is_as_safe_as(&own);
            }
            let mut known = Vec::new();
            for (input, place, crossed) in &crossed {
                let Some(one) = counted.get(*input).and_then(|all| all.get(*place)) else {
                    continue;
                };
                let linked = self.learn(one, crossed, is_asked);
                is_safe &= linked.is_as_safe_as(&one.linked);
                known.push((*input, *place, linked));
            }
            if is_safe {
                for (input, place, linked) in known {
                    if let Some(one) = counted.get_mut(input).and_then(|all| all.get_mut(place)) {
                        one.linked = linked;
                    }
                }
                return Ok((is_asked, true));
            }
        }
        Ok((false, false))
    }

    /// Adds to the counts what follows from how many were asked, or only from how many answered.
    fn learn(&self, counted: &Counted, crossed: &Crossed, is_asked: bool) -> LinkedTables {
        let mut linked = counted.linked.clone();
        let (of, n) = if is_asked {
            (&crossed.asked, crossed.n_asked)
        } else {
            (&crossed.answered, crossed.n_answered)
        };
        // Nobody else can have given the answer but those who broke off in between, and those whose
        // version did not ask, of whom it is told how many they are.
        let least = |linked: &mut LinkedTables, published: TableRelation| {
            if is_asked && self.is_sole {
                linked.know_within(published, n, crossed.n_lost);
            } else {
                linked.know_at_least(published, n);
            }
        };
        let cells = || counted.cells.iter().enumerate().map(|(at, cell)| (at, *cell));
        let both = |of: &[u64], at: usize| of.get(at).copied().unwrap_or_default();
        if counted.is_exclusive() {
            let is_asked = |at: usize| both(&crossed.asked, at) > 0;
            // Where all broke off it is not known from the data whether they would have been asked.
            let could_be =
                |at: usize| is_asked(at) || both(&crossed.lost, at) == both(&crossed.all, at);
            let of = |is: &dyn Fn(usize) -> bool| {
                sum(cells().filter(|(at, _)| is(*at)).map(|(_, cell)| cell))
            };
            let (surely, perhaps) = (of(&is_asked), of(&could_be));
            if perhaps != surely {
                least(&mut linked, perhaps);
            }
            least(&mut linked, surely);
            return linked;
        }
        for (at, cell) in cells() {
            let (all, both) = (both(&crossed.all, at), both(of, at));
            if both == n {
                least(&mut linked, sum([cell]));
            }
            if both == 0 {
                linked.know_at_most(sum([cell]), crossed.n_all.saturating_sub(n));
            }
            if is_asked && both == all {
                linked.know_at_most(sum([cell]), n);
            }
            if is_asked && crossed.n_all.saturating_sub(all) == n.saturating_sub(both) {
                linked.know_at_least(sum([cell]), crossed.n_all.saturating_sub(n));
            }
        }
        linked
    }

    /// Counts the respondents in each count of another question who were asked this one.
    fn cross(&self, question: QuestionIndex, counted: &Counted) -> Result<Crossed, DatasetError> {
        let items = self
            .study
            .survey
            .questions
            .get(question)
            .map_or(0, |question| question.kind.items().len());
        let names = counted.names(&self.study.columns, question, items);
        let (own, other) = (
            self.study.column(self.result.question, Part::Missing),
            self.study.column(question, Part::Missing),
        );
        let mut found = Crossed::of(counted.cells.len());
        let without = [self.result.question, question].map(|at| Without::question(self.study, at));
        let definition = without.iter().find_map(Without::column);
        let columns: Vec<&str> =
            names.iter().copied().chain([own, other]).chain(definition).collect();
        self.study.over(&columns, |batch, respondents| {
            let (own, other, members) =
                (batch.codes(own)?, batch.codes(other)?, counted.membership(batch, &names)?);
            let [without_own, without_other] = [without[0].of(batch)?, without[1].of(batch)?];
            for respondent in respondents {
                let is_silent = if matches!(members, Membership::Asked(_)) {
                    without_other.holds(respondent.row)
                } else {
                    reason(&other, respondent.row).is_some()
                };
                let in_which = if is_silent { Vec::new() } else { members.of(respondent.row) };
                // Whom a version did not ask, nobody knows whether a route would have led there.
                let is_lost = without_own.holds(respondent.row);
                let why =
                    if is_lost { Some(Missing::NotReached) } else { reason(&own, respondent.row) };
                found.add(&in_which, why);
            }
            Ok(())
        })?;
        Ok(found)
    }
}

/// How many respondents of each count were asked, answered, and broke off before or could not be
/// asked.
struct Crossed {
    all: Vec<u64>,
    asked: Vec<u64>,
    answered: Vec<u64>,
    lost: Vec<u64>,
    /// How many respondents are in any of the counts.
    n_all: u64,
    n_asked: u64,
    n_answered: u64,
    n_lost: u64,
}

impl Crossed {
    fn of(cells: usize) -> Self {
        let none = || vec![0; cells];
        let (all, asked, answered, lost) = (none(), none(), none(), none());
        Self { all, asked, answered, lost, n_all: 0, n_asked: 0, n_answered: 0, n_lost: 0 }
    }

    /// Adds a respondent who is in some counts, with the reason for having no answer.
    fn add(&mut self, in_which: &[usize], why: Option<Missing>) {
        if in_which.is_empty() {
            return;
        }
        let parts = [
            (true, &mut self.all, &mut self.n_all),
            (why.is_none_or(was_asked), &mut self.asked, &mut self.n_asked),
            (why.is_none(), &mut self.answered, &mut self.n_answered),
            (why == Some(Missing::NotReached), &mut self.lost, &mut self.n_lost),
        ];
        for (_, of, n) in parts.into_iter().filter(|(is, ..)| *is) {
            *n += 1;
            for at in in_which {
                if let Some(n) = of.get_mut(*at) {
                    *n += 1;
                }
            }
        }
    }
}

/// These questions, with all that decide together with them what may be told: questions that lead
/// to them, others that depend on those and tell of them, and so on.
pub(super) fn bound_up(
    survey: &Survey,
    mut found: BTreeSet<QuestionIndex>,
) -> BTreeSet<QuestionIndex> {
    let inputs = survey.questions.map(|at, _| inputs(survey, at));
    let mut read: BTreeSet<QuestionIndex> = BTreeSet::new();
    loop {
        let leading = found.iter().filter_map(|at| inputs.get(*at)).flatten().copied();
        read.extend(leading);
        let hangs = |at: &QuestionIndex| {
            inputs.get(*at).is_some_and(|inputs| inputs.iter().any(|input| read.contains(input)))
        };
        let more = inputs.indices().filter(hangs).chain(read.iter().copied());
        let before = found.len();
        found = more.chain(found.iter().copied()).collect();
        if found.len() == before {
            return found;
        }
    }
}

/// The questions whose answers decide whether one is asked, or that it is computed from, through
/// computed values and the routes of those questions, too.
fn inputs(survey: &Survey, question: QuestionIndex) -> Vec<QuestionIndex> {
    let mut found = Vec::new();
    let mut open = vec![question];
    while let Some(next) = open.pop() {
        let Some(known) = survey.questions.get(next) else { continue };
        let page = survey.pages.get(known.page).and_then(|page| page.show_if.as_ref());
        let value = match &known.kind {
            Kind::Computed { value, .. } => Some(value),
            _ => None,
        };
        for input in known.show_if.iter().chain(page).chain(value).flat_map(Expr::questions) {
            if !found.contains(&input) {
                found.push(input);
                open.push(input);
            }
        }
    }
    found
}
