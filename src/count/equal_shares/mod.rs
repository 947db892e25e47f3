//! The Method of Equal Shares: which projects a budget is spent on, so that everybody who votes
//! decides about the same part of it.
//!
//! Everybody gets an equal part of the budget, or one by their weight. In each round the project is
//! chosen whose supporters pay least for what they get of it: ρ is the price of a unit of utility,
//! and the utility of a project is what it costs. Who has less than the others of its supporters
//! pays all they have. A project whose supporters cannot pay for it together drops out (Peters,
//! Pierczyński & Skowron 2021, "Proportional Participatory Budgeting with Additive Utilities",
//! Advances in Neural Information Processing Systems 34, arXiv 2008.11686).
//!
//! What is left is used by the completion "add1": the rule is run again with a little more in every
//! purse, until what it chooses would cost more than there is; the last outcome before that stands.
//! Nothing is added beyond that by popularity alone. Rule `equalshares/add1` of pabulib.org.
//! Completion also ends when ten times the budget is in all purses: what is still not chosen then
//! has hardly any supporters (the script of equalshares.net ends at four times).
//!
//! Projects level with each other: the cheaper one first, then the one with more supporters, then
//! the earlier one.

mod money;
mod round;
#[cfg(test)]
mod tests;

use num_bigint::BigUint;

use money::Doubt;
use round::Run;

/// Completion ends when this many times the budget is in all purses.
const MOST: u64 = 10;

/// A vote: its projects and its voters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// The places of the projects that are approved, each once.
    pub approved: Vec<usize>,
    /// The weight of all who voted so.
    pub weight: u64,
}

/// Projects, and the votes for them. Voters with the same vote have the same purse by weight
/// throughout, so each vote needs to be there only once.
#[derive(Debug, Clone)]
pub struct Election {
    costs: Vec<u64>,
    ballots: Vec<Ballot>,
    /// For each project the places of the ballots that approve it.
    supporters: Vec<Vec<usize>>,
    /// For each project the weight of those.
    support: Vec<u128>,
    /// The weight of all voters.
    weight: u128,
}

/// The projects that are chosen, and what became of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The places of the chosen projects, in the order of choice.
    pub chosen: Vec<usize>,
    /// What they cost.
    pub spent: u64,
    /// What was in all purses together at the start of the run that stands: the budget, or more by
    /// completion.
    pub endowment: u64,
    /// For each project that was not chosen the part of its cost, from 0, that its supporters still
    /// had in their purses at the end of that run; `None` for a chosen one.
    pub held: Vec<Option<f64>>,
}

impl Election {
    /// Makes an election of what each project costs, above 0, and the ballots, of which those that
    /// approve of nothing have their part of the budget, too.
    pub fn new(costs: Vec<u64>, ballots: Vec<Ballot>) -> Self {
        let mut supporters = vec![Vec::new(); costs.len()];
        let mut support = vec![0; costs.len()];
        for (at, ballot) in ballots.iter().enumerate().filter(|(_, ballot)| ballot.weight > 0) {
            for project in &ballot.approved {
                if let (Some(voters), Some(weight)) =
                    (supporters.get_mut(*project), support.get_mut(*project))
                {
                    voters.push(at);
                    *weight += u128::from(ballot.weight);
                }
            }
        }
        let weight = ballots.iter().map(|ballot| u128::from(ballot.weight)).sum();
        Self { costs, ballots, supporters, support, weight }
    }

    /// The weight of a project's supporters.
    pub fn support(&self, project: usize) -> u128 {
        self.support.get(project).copied().unwrap_or_default()
    }

    /// The weight of all voters.
    pub fn weight(&self) -> u128 {
        self.weight
    }

    /// Spends a budget; `step` is what completion adds to all purses together with each run. Both
    /// and the costs are of the same unit, such as cents.
    pub fn spend(&self, budget: u64, step: u64) -> Outcome {
        let mut endowment = budget;
        let mut run = self.run(endowment);
        while self.could_buy_more(&run, budget) {
            let more = endowment.saturating_add(step.max(1));
            if more > budget.saturating_mul(MOST) {
                break;
            }
            let next = self.run(more);
            if self.cost(&next.chosen) > u128::from(budget) {
                break;
            }
            (endowment, run) = (more, next);
        }
        let spent = u64::try_from(self.cost(&run.chosen)).unwrap_or(u64::MAX);
        Outcome { spent, endowment, chosen: run.chosen, held: run.held }
    }

    /// One run with so much in all purses together. Numbers of 53 bits decide where they are sure;
    /// where two are too close for them everything is computed anew in whole numbers of any length.
    fn run(&self, endowment: u64) -> Run {
        match round::run::<f64>(self, endowment) {
            Ok(run) => run,
            Err(Doubt) => round::run::<BigUint>(self, endowment).unwrap_or_default(),
        }
    }

    /// Whether a project with supporters that was not chosen would fit into what is left.
    fn could_buy_more(&self, run: &Run, budget: u64) -> bool {
        let spent = self.cost(&run.chosen);
        let mut others = run.held.iter().zip(&self.costs).zip(&self.support);
        others.any(|((held, cost), support)| {
            held.is_some() && *support > 0 && spent + u128::from(*cost) <= u128::from(budget)
        })
    }

    fn cost(&self, chosen: &[usize]) -> u128 {
        chosen.iter().filter_map(|at| self.costs.get(*at)).map(|cost| u128::from(*cost)).sum()
    }
}
