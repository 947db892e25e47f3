//! What differs between a version that people answered and today's file, as far as it bears on
//! their answers.

use super::super::kind::{Item, Kind, Scale};
use super::super::model::{Property, Question, Survey};
use super::place_of;
use crate::logic::{Expr, Type};
use mitreden_base::ids::Code;

/// The property of a question that differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// The question is no longer there.
    Gone,
    /// An option or a row is no longer there, and nothing says that it was retired or renamed.
    Code(Code),
    /// The question is asked of others than then, by its own condition or its page's.
    Route,
    /// A property by which answers are read differs: an error, until the survey says that it is
    /// mended.
    Property(Property),
}

/// A difference between two versions of a question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VersionDifference {
    /// The question's id.
    pub question: Code,
    /// The property that differs.
    pub what: Trait,
    /// The property as it was, in a word or number, where there is one.
    pub then: String,
    /// The property as it is today.
    pub now: String,
}

/// What differs between a version and today's survey. What the author called mended does not.
pub fn differences(today: &Survey, version: &Survey) -> Vec<VersionDifference> {
    let mut found = Vec::new();
    for question in &version.questions {
        if matches!(question.kind, Kind::Note) {
            continue;
        }
        let mut add = |what, then: String, now: String| {
            found.push(VersionDifference { question: question.id.clone(), what, then, now });
        };
        let Some(at) = today.find(question.id.as_str()) else {
            add(Trait::Gone, String::new(), String::new());
            continue;
        };
        let Some(now) = today.questions.get(at) else { continue };
        let is_mended = |what: Property| {
            today.mended.iter().any(|mended| mended.question == at && mended.what == what)
        };
        for (property, then, now) in
            properties(question, now).into_iter().filter(|(property, ..)| !is_mended(*property))
        {
            add(Trait::Property(property), then, now);
        }
        if std::mem::discriminant(&question.kind) == std::mem::discriminant(&now.kind) {
            for item in question.kind.items().iter().filter(|item| is_gone(item, now, today)) {
                add(Trait::Code(item.code.clone()), String::new(), String::new());
            }
        }
        let (then, now) = (route(question, version), route(now, today));
        if may_hide(&then, &now, today) {
            add(Trait::Route, shown_route(&then), shown_route(&now));
        }
    }
    found
}

/// Whether an option is neither there today nor said to be retired or renamed.
fn is_gone(item: &Item, now: &Question, today: &Survey) -> bool {
    let is_need = || item.need.is_some() && today.elsewhere(&item.code).is_some();
    place_of(now.kind.items(), &item.code).is_none()
        && place_of(&now.retired, &item.code).is_none()
        && !is_need()
}

/// The conditions under which a question is asked: its page's and its own.
fn route(question: &Question, survey: &Survey) -> Vec<Expr> {
    let page = survey.pages.get(question.page).and_then(|page| page.show_if.as_ref());
    page.into_iter().chain(&question.show_if).cloned().collect()
}

/// The conditions as text.
fn shown_route(route: &[Expr]) -> String {
    route.iter().map(Expr::to_string).collect::<Vec<_>>().join(" and ")
}

/// Whether somebody who was asked then might not be asked today. Not where the route has become
/// wider, nor where it calls an option by the code that it has today.
fn may_hide(then: &[Expr], now: &[Expr], today: &Survey) -> bool {
    let hides = |then: &[Expr]| !now.iter().all(|condition| condition.follows_from(then));
    let recoded = |then: &[Expr]| -> Vec<Expr> {
        then.iter()
            .map(|condition| condition.recoded(&|id, code| code_today(today, id, code)))
            .collect()
    };
    hides(then) && hides(&recoded(then))
}

/// The code that an option or a row of a question has today.
fn code_today(today: &Survey, question: &Code, code: &str) -> Option<Code> {
    let items = today.questions.get(today.find(question.as_str())?)?.kind.items();
    place_of(items, &Code::new(code)).and_then(|at| items.get(at)).map(|item| item.code.clone())
}

fn properties(then: &Question, now: &Question) -> Vec<(Property, String, String)> {
    let mut found = Vec::new();
    if std::mem::discriminant(&then.kind) != std::mem::discriminant(&now.kind) {
        found.push((Property::Type, then.kind.name().to_owned(), now.kind.name().to_owned()));
        return found;
    }
    let mut held = |property, then: String, now: String| {
        if then != now {
            found.push((property, then, now));
        }
    };
    match (&then.kind, &now.kind) {
        (Kind::Rating { scale: then, .. }, Kind::Rating { scale: now, .. })
        | (Kind::Matrix { scale: then, .. }, Kind::Matrix { scale: now, .. }) => {
            held(Property::Scale, ends(then), ends(now));
            if then.best_is_to.is_some() && now.best_is_to.is_some() {
                held(Property::Best, best(then), best(now));
            }
        }
        (Kind::Ranking { .. } | Kind::Multiple { .. } | Kind::BestWorst { .. }, _) => {
            let (then, now) = (picks(&then.kind), picks(&now.kind));
            let same = then
                .iter()
                .zip(&now)
                .all(|(then, now)| then.most == now.most || then.is_all && now.is_all);
            if !same {
                held(Property::Top, shown(&then), shown(&now));
            }
        }
        (Kind::Points { total: then, .. }, Kind::Points { total: now, .. }) => {
            held(Property::Total, then.to_string(), now.to_string());
        }
        (Kind::Computed { result: then, .. }, Kind::Computed { result: now, .. })
            if then != now =>
        {
            held(Property::Type, sort(*then).to_owned(), sort(*now).to_owned());
        }
        _ => {}
    }
    found
}

fn ends(scale: &Scale) -> String {
    format!("{}-{}", scale.from, scale.to)
}

fn best(scale: &Scale) -> String {
    scale.best_is_to.map_or_else(String::new, |to| if to { "to" } else { "from" }.to_owned())
}

const fn sort(result: Type) -> &'static str {
    match result {
        Type::Truth => "truth",
        Type::Number => "number",
        Type::Date => "date",
        Type::Text => "text",
    }
}

/// A number of items someone names or is shown.
struct Picks {
    most: usize,
    /// Whether it is all items, so that it changes with the length of the list.
    is_all: bool,
}

fn picks(kind: &Kind) -> Vec<Picks> {
    let items = kind.items().len();
    let of = |most: usize| Picks { most, is_all: most >= items };
    match kind {
        Kind::Ranking { top, .. } => vec![of(*top)],
        Kind::Multiple { pick, .. } => vec![of(pick.max)],
        Kind::BestWorst { per_task, tasks, .. } => {
            vec![of(*per_task), Picks { most: *tasks, is_all: false }]
        }
        _ => Vec::new(),
    }
}

fn shown(picks: &[Picks]) -> String {
    picks.iter().map(|picks| picks.most.to_string()).collect::<Vec<_>>().join(" × ")
}
