//! One run of the rule, with a certain amount in all purses together.

use std::cmp::Ordering;

use super::Election;
use super::money::{Doubt, Money};

/// What a run chose.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Run {
    pub(super) chosen: Vec<usize>,
    pub(super) held: Vec<Option<f64>>,
}

/// What the supporters of a project would pay: all of those who pay the same have `rest` to pay
/// together, and weigh `weight`.
struct Price<M> {
    rest: M,
    weight: u128,
    /// Whether it is sure that all supporters pay the same: then ρ is 1 over their weight.
    is_level: bool,
}

/// A project that may still be chosen. What its supporters pay per unit can only rise, so what it
/// was when last looked at is a bound.
struct Candidate {
    project: usize,
    bound: f64,
}

/// A project may be left unseen in a round if its bound is this much above the best.
const ABOVE: f64 = 1.0 + 1e-6;

/// Runs the rule; amounts of a `Money` that may doubt give a doubt where one would decide.
pub(super) fn run<M: Money>(election: &Election, endowment: u64) -> Result<Run, Doubt> {
    let all = election.weight.max(1);
    // The purse of one unit of weight, in parts of a cent: the unit is a cent times all weights.
    let mut purses = vec![M::of(u128::from(endowment)); election.ballots.len()];
    let mut cent = M::of(all);
    let mut left: Vec<Candidate> = Vec::new();
    for (project, support) in election.support.iter().enumerate() {
        if *support > 0 && election.costs.get(project).is_some_and(|cost| *cost > 0) {
            left.push(Candidate { project, bound: 1.0 / *support as f64 });
        }
    }
    let mut chosen = Vec::new();
    loop {
        left.sort_by(|a, b| a.bound.total_cmp(&b.bound));
        let mut best: Option<(usize, Price<M>)> = None;
        let mut lowest = f64::INFINITY;
        let mut gone = Vec::new();
        for candidate in &mut left {
            if candidate.bound > lowest * ABOVE {
                break;
            }
            let project = candidate.project;
            let Some(price) = price(election, project, &purses, &cent)? else {
                gone.push(project);
                continue;
            };
            let whole = cent.times(u128::from(election.costs[project]));
            candidate.bound = price.rest.over(&whole) / price.weight as f64;
            lowest = lowest.min(candidate.bound);
            let is_better = match &best {
                None => true,
                Some((other, known)) => {
                    let order = if price.is_level && known.is_level {
                        known.weight.cmp(&price.weight)
                    } else {
                        compare(election, (project, &price), (*other, known))?
                    };
                    match order {
                        Ordering::Less => true,
                        Ordering::Equal => is_before(election, project, *other),
                        Ordering::Greater => false,
                    }
                }
            };
            if is_better {
                best = Some((project, price));
            }
        }
        left.retain(|candidate| !gone.contains(&candidate.project));
        let Some((project, price)) = best else { break };
        left.retain(|candidate| candidate.project != project);
        chosen.push(project);
        let finer = price.rest.finer_for(price.weight);
        if finer > 1 {
            cent = cent.times(finer);
            for purse in &mut purses {
                *purse = purse.times(finer);
            }
        }
        let each = price.rest.times(finer).part(price.weight);
        for voter in &election.supporters[project] {
            purses[*voter].pay(&each);
        }
    }
    let held = (0..election.costs.len()).map(|project| {
        let whole = cent.times(u128::from(election.costs[project].max(1)));
        let is_chosen = chosen.contains(&project);
        (!is_chosen).then(|| held(election, project, &purses).over(&whole))
    });
    let held = held.collect();
    Ok(Run { chosen, held })
}

/// Compares ρ of two projects: what is left to pay, over the weight of those who pay it and over the
/// cost.
fn compare<M: Money>(
    election: &Election,
    (project, price): (usize, &Price<M>),
    (other, known): (usize, &Price<M>),
) -> Result<Ordering, Doubt> {
    let own = price.rest.times(known.weight * u128::from(election.costs[other]));
    own.compare(&known.rest.times(price.weight * u128::from(election.costs[project])))
}

/// What the supporters of a project have together.
fn held<M: Money>(election: &Election, project: usize, purses: &[M]) -> M {
    let mut all = M::of(0);
    for voter in &election.supporters[project] {
        all.add(&purses[*voter].times(u128::from(election.ballots[*voter].weight)));
    }
    all
}

/// What the supporters of a project would pay: each the same by weight, or all they have; `None`
/// where all of it is not enough.
fn price<M: Money>(
    election: &Election,
    project: usize,
    purses: &[M],
    cent: &M,
) -> Result<Option<Price<M>>, Doubt> {
    let cost = cent.times(u128::from(election.costs[project]));
    if held(election, project, purses).compare(&cost)? == Ordering::Less {
        return Ok(None);
    }
    let mut weight = election.support[project];
    let mut rest = cost.clone();
    let mut is_level = true;
    // Who cannot pay an equal part pays all, which makes the part of the others larger.
    loop {
        let part = rest.part(weight);
        let (mut paid, mut paying) = (M::of(0), 0);
        for voter in &election.supporters[project] {
            let own = u128::from(election.ballots[*voter].weight);
            is_level = is_level && !purses[*voter].is_close(&part);
            if purses[*voter].is_below(&part) {
                paid.add(&purses[*voter].times(own));
            } else {
                paying += own;
            }
        }
        if paying == weight || paying == 0 {
            return Ok(Some(Price { rest, weight, is_level }));
        }
        is_level = false;
        weight = paying;
        rest = cost.clone();
        rest.pay(&paid);
    }
}

/// Which of two that are level comes first.
fn is_before(election: &Election, one: usize, other: usize) -> bool {
    let key = |at: usize| (election.costs[at], std::cmp::Reverse(election.support[at]), at);
    key(one) < key(other)
}
