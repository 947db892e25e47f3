//! What every form of a budget says.

use super::{Line, Spent};
use crate::cli::locale::Say as _;
use crate::cli::table::for_the_team;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::SHARE_HIDDEN_BELOW;
use mitreden_define::town::Measure;
use mitreden_office::budget::LeftOut;

/// A budget and how it is put into words.
pub(super) struct BudgetWords<'a> {
    pub(super) spent: &'a Spent<'a>,
    tag: &'a str,
    pub(super) lang: Lang,
}

impl<'a> BudgetWords<'a> {
    pub(super) fn new(spent: &'a Spent<'a>, tag: &'a str) -> Self {
        Self { spent, tag, lang: Lang::of_tag(tag) }
    }

    pub(super) fn for_the_team(&self) -> String {
        for_the_team(self.lang)
    }

    /// Which budget it is, and how many share it.
    pub(super) fn heading(&self) -> String {
        let (lang, base) = (self.lang, self.spent.spending.found.base);
        let survey = ("survey", Word::from(self.spent.spending.survey.title.show(self.tag)));
        let budget = ("budget", Word::from(self.euro(self.spent.wish.budget)));
        let heading = if base.n < SHARE_HIDDEN_BELOW {
            lang.say("budget-heading-few", &[survey, budget])
        } else {
            let count = ("count", Word::from(lang.integer(base.n)));
            lang.say("budget-heading", &[survey, budget, ("n", base.n.into()), count])
        };
        let rows =
            self.spent.wish.rows.map(|rows| self.lang.say("rank-among", &[("rows", rows.into())]));
        rows.into_iter().chain([heading]).collect::<Vec<_>>().join(": ")
    }

    /// The heads of the columns: order, measure, cost, supporters, what its supporters had left.
    pub(super) fn heads(&self) -> [String; 5] {
        ["budget-order", "budget-measure", "budget-cost", "budget-support", "budget-held"]
            .map(|id| self.lang.say(id, &[]))
    }

    /// The cells of a measure.
    pub(super) fn cells(&self, line: &Line<'_>) -> [String; 5] {
        let none = || "–".to_owned();
        let support = line.support.map_or_else(none, |support| {
            let number = |share: f64| self.lang.decimal(100.0 * share, 1);
            let range = support
                .interval
                .map(|range| format!(" ({}–{})", number(range.low), number(range.high)));
            number(support.value) + &range.unwrap_or_default()
        });
        let held = line.held().map(|held| self.lang.decimal(100.0 * held, 0));
        [
            line.stands.map_or_else(|_| none(), |place| place.to_string()),
            self.title(line.measure),
            self.euro(line.cost),
            support,
            held.unwrap_or_else(|| if line.stands.is_ok() { String::new() } else { none() }),
        ]
    }

    /// What a measure is called.
    pub(super) fn title(&self, measure: &Measure) -> String {
        measure.title.show(self.tag)
    }

    /// What must be known of it: how it comes about, and what it is not.
    pub(super) fn remarks(&self) -> Vec<String> {
        let (lang, found) = (self.lang, &self.spent.spending.found);
        let mut said = Vec::new();
        if found.simulated {
            said.push(lang.say("rank-simulated", &[]));
        }
        let Some((outcome, left)) = found.outcome.as_ref().zip(self.spent.left()) else {
            said.push(lang.say("budget-few", &[("least", SHARE_HIDDEN_BELOW.into())]));
            return said;
        };
        let words =
            [("spent", Word::from(self.euro(outcome.spent))), ("left", self.euro(left).into())];
        said.push(lang.say("budget-left", &words));
        said.push(lang.say("budget-no-order", &[]));
        let weights = ("weights", Word::from(found.weights.word()));
        said.push(lang.say("budget-how", &[weights]));
        let shared = self.euro(outcome.endowment);
        said.push(lang.say("budget-completed", &[("shared", shared.into())]));
        if found.unknown > 0 {
            let few = if found.unknown < SHARE_HIDDEN_BELOW { "few" } else { "many" };
            let words = [
                ("count", Word::from(lang.integer(found.unknown))),
                ("case", few.into()),
                ("least", SHARE_HIDDEN_BELOW.into()),
            ];
            said.push(lang.say("table-unknown", &words));
        }
        said.push(lang.say("budget-amounts", &[]));
        said
    }

    /// Which measures take no part, by the reason.
    pub(super) fn left_out(&self) -> Vec<String> {
        let left_out = &self.spent.spending.left_out;
        let mut reasons: Vec<_> = left_out.iter().map(|(_, why)| *why).collect();
        reasons.sort_unstable();
        reasons.dedup();
        let sentence = |why: LeftOut| {
            let same = left_out.iter().filter(|(_, known)| *known == why);
            let names: Vec<_> = same.map(|(measure, _)| self.title(measure)).collect();
            let id = match why {
                LeftOut::NoAmount => "budget-out-no-amount",
                LeftOut::TooDear => "budget-out-too-dear",
                LeftOut::Begun => "budget-out-begun",
                LeftOut::Done => "budget-out-done",
                LeftOut::Dropped => "budget-out-dropped",
                LeftOut::NotAsked => "budget-out-not-asked",
            };
            self.lang.say(id, &[("n", names.len().into()), ("measures", names.join("; ").into())])
        };
        reasons.into_iter().map(sentence).collect()
    }

    /// An amount, its cents only where there are any.
    fn euro(&self, cents: u64) -> String {
        let digits = if cents.is_multiple_of(100) { 0 } else { 2 };
        self.lang.decimal(cents as f64 / 100.0, digits)
    }
}
