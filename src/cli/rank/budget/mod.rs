//! `rank --budget`: the measures that a budget would be spent on.

mod csv;
mod json;
mod markdown;
mod terminal;
mod words;

use super::super::table::for_the_team;
use super::super::ui::Ui;
use super::{Format, RankArgs};
use mitreden_base::locale::parse_number;
use mitreden_count::estimate::Estimate;
use mitreden_define::town::Measure;
use mitreden_office::budget::{BudgetWish, Spending, budget, cents};
use mitreden_office::failure::Failure;
use mitreden_office::teller::Teller as _;
use mitreden_office::town::Folder;

/// Reads a budget as it is typed, in cents: with two decimals at most, so that nobody who parts
/// thousands with a point spends a thousandth.
pub(super) fn amount(text: &str) -> Result<u64, String> {
    let decimals = text.trim().rsplit_once(['.', ',']).map_or(0, |(_, decimals)| decimals.len());
    let amount = parse_number(text).filter(|_| decimals <= 2).and_then(cents);
    amount.filter(|cents| *cents > 0).ok_or_else(|| "write it as 100000 or 100000.50".to_owned())
}

/// A budget and what it would be spent on.
struct Spent<'a> {
    wish: &'a BudgetWish<'a>,
    spending: &'a Spending,
}

/// A measure that takes part.
struct Line<'a> {
    measure: &'a Measure,
    cost: u64,
    support: Option<Estimate>,
    /// The place in the order of choice, or the part of its cost that its supporters had left.
    stands: Result<usize, f64>,
}

impl Line<'_> {
    /// The part of its cost that the supporters of a measure that was not chosen had left, where
    /// they are not few.
    fn held(&self) -> Option<f64> {
        self.stands.err().filter(|_| self.support.is_some())
    }
}

impl<'s> Spent<'s> {
    /// The chosen measures in the order of choice, then the others, the nearest first; nothing
    /// where too few answered.
    fn lines(&self) -> Vec<Line<'s>> {
        let Spending { measures, found, .. } = self.spending;
        let Some(outcome) = &found.outcome else { return Vec::new() };
        let line = |(at, (measure, cost)): (usize, &'s (Measure, u64))| {
            let place = outcome.chosen.iter().position(|chosen| *chosen == at);
            let held = outcome.held.get(at).copied().flatten().unwrap_or(0.0);
            Line {
                measure,
                cost: *cost,
                support: found.support.get(at).copied().flatten(),
                stands: place.map_or(Err(held), |place| Ok(place + 1)),
            }
        };
        let mut all: Vec<_> = measures.iter().enumerate().map(line).collect();
        all.sort_by(|one, other| match (one.stands, other.stands) {
            (Ok(one), Ok(other)) => one.cmp(&other),
            (Err(one), Err(other)) => other.total_cmp(&one),
            (one, other) => other.is_ok().cmp(&one.is_ok()),
        });
        all
    }

    /// What is left of the budget, in cents.
    fn left(&self) -> Option<u64> {
        let outcome = self.spending.found.outcome.as_ref()?;
        Some(self.wish.budget.saturating_sub(outcome.spent))
    }
}

pub(super) fn run(args: &RankArgs, of: u64, folder: &Folder, ui: &Ui) -> Result<(), Failure> {
    let wish = BudgetWish {
        survey: &args.survey,
        budget: of,
        by: args.by.as_deref(),
        rows: args.rows.as_deref(),
        mode: args.mode,
        accept_losses: args.accept_losses,
    };
    let spending = budget(folder, wish, ui)?;
    let tag = ui.tag_for(&spending.survey);
    let spent = Spent { wish: &wish, spending: &spending };
    if matches!(args.format, Format::Json | Format::Csv) {
        ui.talk(&for_the_team(ui.lang));
    }
    let text = match args.format {
        Format::Table => terminal::terminal(&spent, ui),
        Format::Md => markdown::markdown(&spent, tag),
        Format::Json => json::json(&spent, tag)?,
        Format::Csv => csv::csv(&spent, tag)?,
    };
    Ui::result(&text)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::amount;

    #[test]
    fn a_budget_is_read_as_people_type_it_and_never_a_thousandth_of_it() {
        for (text, cents) in
            [("100000", 10_000_000), (" 2,5 ", 250), ("0.01", 1), ("100000.50", 10_000_050)]
        {
            assert_eq!(amount(text), Ok(cents), "{text}");
        }
        for text in ["", "0", "-5", "100.000", "1,234,5", "1e6", "much", "99999999999999"] {
            assert!(amount(text).is_err(), "{text}");
        }
    }
}
