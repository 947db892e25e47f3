//! A budget spent on the agenda's measures as those who answered would share it out, for the team.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::among::among;
use crate::failure::Failure;
use crate::sources;
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_base::ids::Code;
use mitreden_count::study::{Study, Who};
use mitreden_count::tables::{self, Proposal, TeamBudget, can_be_supported};
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::{Mode, Survey};
use mitreden_define::town::{Measure, MeasureStatus};

/// How a budget is to be spent.
#[derive(Clone, Copy, Debug)]
pub struct BudgetWish<'a> {
    /// The survey's id or path.
    pub survey: &'a str,
    /// The budget in cents.
    pub budget: u64,
    /// What would make groups: a budget is one, so nothing may stand here.
    pub by: Option<&'a str>,
    /// A condition: only those of whom it holds share the budget.
    pub rows: Option<&'a str>,
    /// Only answers that came in this way.
    pub mode: Option<Mode>,
    /// Whether that is done although too much could not be read.
    pub accept_losses: bool,
}

/// Why a measure takes no part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// The agenda has no amount for it, or none above 0.
    NoAmount,
    /// It costs more than the budget.
    TooDear,
    /// It has been begun, so that its money is spoken for.
    Begun,
    /// It is there.
    Done,
    /// It was given up.
    Dropped,
    /// Not everybody was asked about a need that it serves.
    NotAsked,
}

impl LeftOut {
    /// The word for it in output formats.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoAmount => "no-amount",
            Self::TooDear => "too-dear",
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Dropped => "dropped",
            Self::NotAsked => "not-asked",
        }
    }
}

/// A budget as it would be spent.
pub struct Spending {
    /// The survey, with what its earlier versions asked.
    pub survey: Arc<Survey>,
    /// The measures that take part, in the order of the agenda, and what each costs in cents.
    pub measures: Vec<(Measure, u64)>,
    /// The measures that do not, and why.
    pub left_out: Vec<(Measure, LeftOut)>,
    /// What is chosen; its projects are the measures.
    pub found: TeamBudget,
}

/// Spends a budget on the measures of the agenda that are planned and not begun.
pub fn budget(
    folder: &Folder,
    wish: BudgetWish<'_>,
    teller: &dyn Teller,
) -> Result<Spending, Failure> {
    if wish.by.is_some() {
        return Err(Failure::user("failure-budget-by"));
    }
    let (town, survey) = folder.open(wish.survey)?;
    let _working = teller.working("busy-ranking");
    let opened = sources::open(folder, &survey, &folder.definition_files(wish.survey)?)?;
    let survey = Arc::clone(&opened.union.survey);
    let among = among(&survey, None, wish.rows)?;
    teller.notices(&opened.notices);
    opened.readable(wish.accept_losses)?;
    let study = Study::open(&opened.union, &opened.dataset, &Who::everybody())?;
    let (mut measures, mut proposals, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for measure in town.agenda.measures {
        let serves = needs(&survey, &measure);
        match cost(&measure, teller.today(), wish.budget) {
            Ok(_) if !can_be_supported(&study, &serves) => {
                left_out.push((measure, LeftOut::NotAsked));
            }
            Ok(cost) => {
                proposals.push(Proposal { cost, serves });
                measures.push((measure, cost));
            }
            Err(why) => left_out.push((measure, why)),
        }
    }
    if measures.is_empty() {
        return Err(Failure::user("failure-budget-nothing"));
    }
    let found = tables::budget(&study, wish.mode, &among, (wish.budget, &proposals))?;
    drop(study);
    Ok(Spending { survey, measures, left_out, found })
}

/// The needs of the survey that a measure serves.
fn needs(survey: &Survey, measure: &Measure) -> Vec<NeedIndex> {
    let place = |code: &Code| survey.needs.position(|need| need.code == *code);
    measure.serves.iter().filter_map(place).collect()
}

/// What a measure costs in cents, if it is one that money may be given to.
fn cost(measure: &Measure, today: NaiveDate, budget: u64) -> Result<u64, LeftOut> {
    match measure.status_on(today) {
        Some(MeasureStatus::Done) => return Err(LeftOut::Done),
        Some(MeasureStatus::Dropped) => return Err(LeftOut::Dropped),
        Some(MeasureStatus::Started | MeasureStatus::Half) => return Err(LeftOut::Begun),
        Some(MeasureStatus::Idea | MeasureStatus::Decided) | None => {}
    }
    match measure.amount.and_then(cents) {
        None | Some(0) => Err(LeftOut::NoAmount),
        Some(cost) if cost > budget => Err(LeftOut::TooDear),
        Some(cost) => Ok(cost),
    }
}

/// The largest amount in EUR that is reckoned with.
const MOST: f64 = 1e12;

/// An amount in EUR as cents; `None` where it is below 0 or more than any town has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the amount is from 0 to 1e12"
)]
pub fn cents(amount: f64) -> Option<u64> {
    (0.0..=MOST).contains(&amount).then(|| (100.0 * amount).round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_whole_cents() {
        assert_eq!(cents(0.29), Some(29));
        assert_eq!(cents(12_000.0), Some(1_200_000));
        assert_eq!(cents(1e12), Some(100_000_000_000_000));
        for amount in [-0.01, 2e12, f64::NAN, f64::INFINITY] {
            assert_eq!(cents(amount), None, "{amount}");
        }
    }
}
