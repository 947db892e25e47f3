//! Cases: answers that stand for all there can be, as far as some expressions tell them apart.
//!
//! More cases than can happen are harmless (nothing is claimed that is not so); fewer are not.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::{Days, NaiveDate};

use super::functions::Function;
use super::scope::{Domain, Scope, Subject};
use super::tree::ExpressionNode;
use super::usage::{Usage, is_small};
use super::{Answers, Expr};
use crate::answer::{Answer, Choice, Missing};
use crate::index::QuestionIndex;
use mitreden_base::ids::Code;

/// The cases of an expression where some conditions are given.
pub(super) struct Cases {
    questions: Vec<(QuestionIndex, Vec<Answer>)>,
    days: Vec<Option<NaiveDate>>,
    given: Vec<Expr>,
    routes: Vec<Route>,
}

/// The conditions under which a question is asked.
struct Route {
    question: QuestionIndex,
    conditions: Vec<Expr>,
    /// Whether these are all conditions of the question.
    complete: bool,
}

/// One case: an answer to each of some questions, and the day.
struct Case<'a> {
    answers: Vec<(QuestionIndex, &'a Answer)>,
    today: Option<NaiveDate>,
}

impl Answers for Case<'_> {
    fn answer(&self, question: QuestionIndex) -> &Answer {
        self.answers
            .iter()
            .find(|(known, _)| *known == question)
            .map_or(&Answer::NOT_ASKED, |(_, answer)| *answer)
    }

    fn today(&self) -> Option<NaiveDate> {
        self.today
    }
}

impl Route {
    /// Whether the question was asked exactly if its conditions hold.
    fn agrees(&self, case: &Case<'_>) -> bool {
        let asked = *case.answer(self.question) != Answer::NOT_ASKED;
        let holds = self.conditions.iter().all(|condition| condition.holds(case));
        if asked { holds } else { !holds || !self.complete }
    }
}

impl Cases {
    /// The cases, unless there are too many of them or they cannot stand for all answers. `follow`
    /// looks at the routes by which the questions are asked, too.
    pub(super) fn new(
        node: &ExpressionNode,
        given: &[Expr],
        follow: bool,
        scope: &dyn Scope,
        most: usize,
    ) -> Option<Self> {
        let mut usage = Usage::default();
        if !usage.add(node, scope) {
            return None;
        }
        let given =
            given.iter().filter(|condition| usage.add(&condition.root, scope)).cloned().collect();
        let mut routes: Vec<Route> = Vec::new();
        let mut at = 0;
        while follow
            && let Some(Subject { question, asked_if, .. }) = usage.subjects.get(at).cloned()
        {
            at += 1;
            let Some(all) = asked_if.filter(|all| !all.is_empty()) else { continue };
            // Each question with a route was left open or not asked: that alone makes two cases of
            // one. A chain of hundreds of conditions is given up here, not after it has been
            // followed to its end.
            if u32::try_from(routes.len() + 1)
                .ok()
                .and_then(|n| 1_usize.checked_shl(n))
                .is_none_or(|least| least > most)
            {
                return None;
            }
            let conditions: Vec<_> =
                all.iter().filter(|condition| usage.add(&condition.root, scope)).cloned().collect();
            routes.push(Route { question, complete: conditions.len() == all.len(), conditions });
        }
        let days = if usage.called.contains(&Function::Today) {
            days(&usage).into_iter().map(Some).chain([None]).collect()
        } else {
            vec![None]
        };
        let mut count = days.len();
        let mut questions = Vec::new();
        for subject in &usage.subjects {
            let answers = answers(subject, &usage, most)?;
            count = count.checked_mul(answers.len()).filter(|count| *count <= most)?;
            questions.push((subject.question, answers));
        }
        Some(Self { questions, days, given, routes })
    }

    /// Visits the cases that agree with what is given, until told to stop.
    pub(super) fn visit(&self, each: &mut dyn FnMut(&dyn Answers) -> ControlFlow<()>) {
        for today in &self.days {
            let mut digits = vec![0; self.questions.len()];
            loop {
                let picked = self.questions.iter().zip(&digits);
                let answers = picked.filter_map(|((question, answers), digit)| {
                    Some((*question, answers.get(*digit)?))
                });
                let case = Case { answers: answers.collect(), today: *today };
                let possible = self.routes.iter().all(|route| route.agrees(&case));
                if possible
                    && self.given.iter().all(|condition| condition.holds(&case))
                    && each(&case).is_break()
                {
                    return;
                }
                if !self.advance(&mut digits) {
                    break;
                }
            }
        }
    }

    /// Counts the digits on by one; false once all cases have been visited.
    fn advance(&self, digits: &mut [usize]) -> bool {
        for (digit, (_, answers)) in digits.iter_mut().zip(&self.questions) {
            *digit += 1;
            if *digit < answers.len() {
                return true;
            }
            *digit = 0;
        }
        false
    }
}

/// The answers to a question that make a difference to an expression.
fn answers(subject: &Subject, usage: &Usage, most: usize) -> Option<Vec<Answer>> {
    let mut answers = values(subject, usage, most)?;
    answers.extend(words(subject, usage).into_iter().map(Answer::Missing));
    if subject.asked_if.as_ref().is_none_or(|conditions| !conditions.is_empty()) {
        answers.push(Answer::NOT_ASKED);
    }
    Some(answers)
}

fn words(subject: &Subject, usage: &Usage) -> Vec<Missing> {
    let told_apart = usage.tells_words_apart() && subject.domain != Domain::Note;
    let words = if told_apart {
        &[Missing::Unanswered, Missing::Refused, Missing::DontKnow][..]
    } else {
        &[Missing::Unanswered]
    };
    words.to_vec()
}

fn values(subject: &Subject, usage: &Usage, most: usize) -> Option<Vec<Answer>> {
    let named = usage.items.get(&subject.question);
    let is_named = |code: &&Code| named.is_some_and(|named| named.contains(*code));
    let split = |codes: &[Code]| -> (Vec<Code>, Vec<Code>) {
        codes.iter().cloned().partition(|code| is_named(&code))
    };
    Some(match &subject.domain {
        Domain::Truth => vec![Answer::Truth(true), Answer::Truth(false)],
        Domain::Number { .. } => {
            numbers(&subject.domain, usage).into_iter().map(Answer::Number).collect()
        }
        Domain::Date { min, max } => {
            let within = |day: &NaiveDate| {
                min.is_none_or(|min| *day >= min) && max.is_none_or(|max| *day <= max)
            };
            days(usage).into_iter().filter(within).map(Answer::Date).collect()
        }
        Domain::Text => texts(usage).into_iter().map(Answer::Text).collect(),
        Domain::Choice { codes, ordered } => {
            let all = *ordered || usage.texts_meet;
            let tells = |code: &&Code| all || usage.texts.contains(code.as_str());
            let other = codes.iter().find(|code| !tells(code));
            let choice = |code: &Code| Answer::Choice(Choice { code: code.clone(), text: None });
            codes.iter().filter(tells).chain(other).map(choice).collect()
        }
        Domain::Choices { codes, most: pick } => {
            let chosen = |codes: Vec<Code>| {
                codes.into_iter().map(|code| Choice { code, text: None }).collect()
            };
            let sets = sets(split(codes), *pick, usage.counted.contains(&subject.question))?;
            sets.into_iter().map(|set| Answer::Choices(chosen(set))).chain([Answer::None]).collect()
        }
        Domain::Ranking { codes, top } => {
            let counted = usage.counted.contains(&subject.question);
            let lists = if usage.ranked.contains(&subject.question) {
                rankings(&split(codes), *top, counted, most)?
            } else {
                sets(split(codes), *top, counted)?
            };
            lists.into_iter().map(Answer::Ranking).chain([Answer::None]).collect()
        }
        Domain::Points { .. } => vec![Answer::Points(Vec::new())],
        Domain::Rows { codes, from, to } => {
            let mut cells: Vec<_> = (*from..=*to).map(Ok).collect();
            cells.extend(words(subject, usage).into_iter().map(Err));
            grids(&split(codes), &cells, most)?.into_iter().map(Answer::Rows).collect()
        }
        Domain::Opaque => vec![Answer::Text(String::new())],
        Domain::Note => Vec::new(),
    })
}

/// Numbers around those written and around the bounds: as many in each gap as there are questions
/// to differ.
fn numbers(domain: &Domain, usage: &Usage) -> Vec<f64> {
    let Domain::Number { min, max, integer } = domain else { return Vec::new() };
    let bounds = usage.subjects.iter().filter_map(|subject| match &subject.domain {
        Domain::Number { min, max, .. } => Some([*min, *max]),
        _ => None,
    });
    let bounds: Vec<_> = bounds.collect();
    let steps = u32::try_from(bounds.len()).unwrap_or(u32::MAX).min(9);
    let mut points: Vec<f64> =
        bounds.into_iter().flatten().flatten().chain(usage.numbers.iter().copied()).collect();
    points.push(min.or(*max).unwrap_or(0.0));
    let near = |point: f64| {
        let up = (0..=steps).map(move |step| point.ceil() + f64::from(step));
        up.chain((0..=steps).map(move |step| point.floor() - f64::from(step)))
    };
    let mut values: Vec<f64> = points.iter().flat_map(|point| near(*point)).collect();
    if is_small(domain) {
        let first = min.unwrap_or(0.0).ceil();
        values = (0..=20_u32).map(|step| first + f64::from(step)).collect();
    } else if !integer {
        values.extend(points);
        values.sort_by(f64::total_cmp);
        values.dedup();
        let gaps: Vec<_> =
            values.iter().zip(values.iter().skip(1)).map(|(a, b)| (*a, b - a)).collect();
        let share = |(from, gap): (f64, f64)| {
            (1..=steps).map(move |step| from + gap * f64::from(step) / f64::from(steps + 1))
        };
        values.extend(gaps.into_iter().flat_map(share));
    }
    values
        .retain(|value| min.is_none_or(|min| *value >= min) && max.is_none_or(|max| *value <= max));
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}

/// Days around those that are written and around the bounds of questions.
fn days(usage: &Usage) -> Vec<NaiveDate> {
    let bounds = usage.subjects.iter().filter_map(|subject| match &subject.domain {
        Domain::Date { min, max } => Some([*min, *max]),
        _ => None,
    });
    let bounds: Vec<_> = bounds.collect();
    let steps = bounds.len() as u64 + u64::from(usage.called.contains(&Function::Today));
    let mut points: Vec<_> =
        bounds.into_iter().flatten().flatten().chain(usage.dates.iter().copied()).collect();
    if usage.called.contains(&Function::Year) {
        // `year(d) < 1950` turns at the ends of years.
        let turns = |year: &i32| {
            usage.numbers.iter().any(|number| (number - f64::from(*year)).abs() <= 1.0)
        };
        let ends =
            |year| [NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31)];
        points.extend((1..=9999).filter(turns).flat_map(ends).flatten());
    }
    if points.is_empty() {
        points.extend(NaiveDate::from_ymd_opt(2000, 1, 1));
    }
    let near = |day: &NaiveDate| {
        let day = *day;
        (0..=steps).flat_map(move |step| {
            [day.checked_add_days(Days::new(step)), day.checked_sub_days(Days::new(step))]
        })
    };
    let days: BTreeSet<_> = points.iter().flat_map(near).flatten().collect();
    days.into_iter().collect()
}

/// The texts that are written, the options they may meet, and texts that are none of these.
fn texts(usage: &Usage) -> Vec<String> {
    let mut texts = usage.texts.clone();
    if usage.texts_meet {
        let codes = usage.subjects.iter().flat_map(|subject| subject.domain.codes());
        texts.extend(codes.map(|code| code.as_str().to_owned()));
    }
    let free = usage.subjects.iter().filter(|subject| subject.domain == Domain::Text).count();
    texts.extend((0..free).map(|i| format!("\u{0}{i}")));
    texts.into_iter().collect()
}

/// Every set of the options that are named, with some of the others.
fn sets(
    (named, others): (Vec<Code>, Vec<Code>),
    most: usize,
    counted: bool,
) -> Option<Vec<Vec<Code>>> {
    const MOST_NAMED: usize = 12;
    if named.len() > MOST_NAMED {
        return None;
    }
    let mut sets = Vec::new();
    for mask in 0..1_u32 << named.len() {
        let chosen =
            named.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, code)| code);
        let chosen: Vec<_> = chosen.cloned().collect();
        let more = if counted { others.len() } else { others.len().min(1) };
        for more in 0..=more {
            let set: Vec<_> = chosen.iter().chain(others.iter().take(more)).cloned().collect();
            if !set.is_empty() && set.len() <= most {
                sets.push(set);
            }
        }
    }
    Some(sets)
}

/// Every way in which the items that are named can be ranked among the others.
fn rankings(
    (named, others): &(Vec<Code>, Vec<Code>),
    top: usize,
    counted: bool,
    most: usize,
) -> Option<Vec<Vec<Code>>> {
    let mut placed: Vec<Vec<Option<&Code>>> = vec![vec![None; top]];
    for code in named {
        let with = placed.iter().flat_map(|ranks| {
            let free = ranks.iter().enumerate().filter(|(_, rank)| rank.is_none());
            free.map(|(i, _)| {
                ranks
                    .iter()
                    .enumerate()
                    .map(|(j, rank)| if i == j { Some(code) } else { *rank })
                    .collect()
            })
        });
        let with: Vec<_> = with.take(most).collect();
        placed.extend(with);
        if placed.len() > most {
            return None;
        }
    }
    let mut lists = Vec::new();
    for ranks in placed {
        let shortest = ranks.iter().rposition(Option::is_some).map_or(1, |last| last + 1);
        for length in shortest..=if counted { top } else { shortest } {
            let mut fill = others.iter();
            let list: Option<Vec<_>> = ranks
                .iter()
                .take(length)
                .map(|rank| rank.or_else(|| fill.next()).cloned())
                .collect();
            lists.extend(list.filter(|list| !list.is_empty()));
        }
    }
    Some(lists)
}

/// The rows of a matrix with the point given to each, or why there is none.
type Grid = Vec<(Code, Result<i16, Missing>)>;

/// Every way in which the rows that are named can be answered, the others left open or answered as
/// well.
fn grids(
    (named, others): &(Vec<Code>, Vec<Code>),
    cells: &[Result<i16, Missing>],
    most: usize,
) -> Option<Vec<Grid>> {
    let all = |cell: &Result<i16, Missing>| {
        others.iter().map(|row| (row.clone(), *cell)).collect::<Grid>()
    };
    let mut grids = vec![all(&Err(Missing::Unanswered))];
    if !others.is_empty() {
        grids.extend(cells.first().map(all));
    }
    for row in named {
        let longer = |grid: &Grid| -> Vec<Grid> {
            cells
                .iter()
                .map(|cell| {
                    [(row.clone(), *cell)].into_iter().chain(grid.iter().cloned()).collect()
                })
                .collect()
        };
        if grids.len().checked_mul(cells.len()).is_none_or(|count| count > most) {
            return None;
        }
        grids = grids.iter().flat_map(longer).collect();
    }
    Some(grids)
}
