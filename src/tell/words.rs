//! What may be said of scores, ranks, and respondents, in the words of the method.
//!
//! "Ahead of" is said only of a pair told apart jointly with all others, "of citizens" only of
//! weighted answers. Every sentence stands in the catalogues; this file chooses among them.

use crate::locale::Say as _;
use crate::model::RichText;
use crate::naming::Naming;
use crate::unmet::UnmetPoints;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::SATISFACTION_NEEDED_FROM;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::{DrawnOrders, OrderPlace};
use mitreden_count::replicates::ReplicateError;
use mitreden_count::study::Weights;
use mitreden_define::town::{Cost, Horizon, Measure as Action, MeasureFit, MeasureStatus};

/// Who speaks: the language, whom the answers stand for, and how they said what matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    /// The language.
    pub lang: Lang,
    /// What makes one answer count more than another.
    pub weights: Weights,
    /// How needs were named.
    pub naming: Naming,
    /// Which points say that somebody is not satisfied.
    pub unmet: Option<UnmetPoints>,
    /// Whether people were drawn at random.
    pub is_random: bool,
}

/// Returns a rank set in words: "rank 4 to 7".
pub fn ranks(lang: Lang, (low, high): (usize, usize)) -> String {
    let words = [("low", low.to_string().into()), ("high", high.to_string().into())];
    lang.say(if low == high { "rank-one" } else { "rank-range" }, &words)
}

/// Returns a rank set as it stands in a column of them: "4 to 7".
pub fn ranks_in_column(lang: Lang, (low, high): (usize, usize)) -> String {
    let words = [("low", low.to_string().into()), ("high", high.to_string().into())];
    if low == high { low.to_string() } else { lang.say("rank-range-column", &words) }
}

/// Returns a list in words: "a, b and c".
pub fn list(lang: Lang, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => {
            lang.say("list", &[("first", first.join(", ").into()), ("last", last.into())])
        }
    }
}

/// Returns where a measure stands, in words; that nothing was entered where it stands nowhere.
pub fn status(lang: Lang, status: Option<MeasureStatus>) -> String {
    let id = match status {
        None => "status-none",
        Some(MeasureStatus::Idea) => "status-idea",
        Some(MeasureStatus::Decided) => "status-decided",
        Some(MeasureStatus::Started) => "status-started",
        Some(MeasureStatus::Half) => "status-half",
        Some(MeasureStatus::Done) => "status-done",
        Some(MeasureStatus::Dropped) => "status-dropped",
    };
    lang.say(id, &[])
}

/// Returns when a measure is to come, in words.
pub fn horizon(lang: Lang, horizon: Horizon) -> String {
    let id = match horizon {
        Horizon::Now => "horizon-now",
        Horizon::Medium => "horizon-medium",
        Horizon::Strategic => "horizon-strategic",
    };
    lang.say(id, &[])
}

/// Returns what a measure costs: its class, its amount, or both; nothing where neither is known.
pub fn cost(lang: Lang, measure: &Action) -> Option<String> {
    let class = measure.cost.map(|cost| match cost {
        Cost::Low => "cost-low",
        Cost::Medium => "cost-medium",
        Cost::High => "cost-high",
    });
    let class = class.map(|id| lang.say(id, &[]));
    let amount = measure.amount.map(|amount| euro(lang, amount));
    match (class, amount) {
        (Some(class), Some(amount)) => {
            Some(lang.say("cost-both", &[("class", class.into()), ("amount", amount.into())]))
        }
        (None, Some(amount)) => Some(lang.say("cost-amount", &[("amount", amount.into())])),
        (class, None) => class,
    }
}

/// Returns an amount of money; cents are written only where there are any.
pub fn euro(lang: Lang, amount: f64) -> String {
    let cents = (amount * 100.0).round();
    lang.decimal(cents / 100.0, if cents % 100.0 == 0.0 { 0 } else { 2 })
}

/// Returns whether a measure meets its needs, in words.
pub fn fits(lang: Lang, fit: MeasureFit) -> String {
    let id = match fit {
        MeasureFit::Yes => "fits-yes",
        MeasureFit::Partly => "fits-partly",
        MeasureFit::No => "fits-no",
    };
    lang.say(id, &[])
}

/// A need in an order without rank sets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OrderStanding {
    /// Its rank, and those it takes in replicates.
    pub place: OrderPlace,
    /// Its score, 0 to 100, where the method has one.
    pub score: Option<f64>,
    /// The 95 % interval of that, taken alone.
    pub interval: Option<(f64, f64)>,
}

/// Returns a place in an order in words: "place 3".
pub fn place(lang: Lang, rank: usize) -> String {
    lang.say("place", &[("rank", rank.to_string().into())])
}

/// Returns the ranks that a need takes in replicates, in words; nothing where there are none.
pub fn over_replicates(lang: Lang, place: OrderPlace) -> Option<String> {
    let ranks = ranks_in_column(lang, place.range?);
    Some(lang.say("over-replicates", &[("ranks", ranks.into())]))
}

/// Says in which replicates an order was worked out, or why in none.
pub fn drawn(lang: Lang, drawn: &Result<DrawnOrders, ReplicateError>) -> String {
    match drawn {
        Ok(DrawnOrders { kind, n, unmet }) => {
            let unmet = unmet.map_or_else(|| "hidden".into(), Word::from);
            let kind = ("kind", kind.word().into());
            lang.say("replicates", &[("n", (*n).into()), kind, ("unmet", unmet)])
        }
        Err(error) => lang.say("replicates-none", &[("why", error.word().into())]),
    }
}

impl Voice {
    /// Returns the sentence with this id, its words filled in.
    pub fn say(self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang.say(id, words)
    }

    /// Returns the sentence with this id, with texts in it that keep their language.
    pub fn tell(self, id: &str, words: &[(&str, Word)], texts: &[(&str, &RichText)]) -> RichText {
        RichText::said(self.lang, id, words, texts)
    }

    /// Whether the answers stand for all citizens: only those weighted to the population do.
    pub fn is_weighted(self) -> bool {
        self.weights == Weights::Raked
    }

    /// Says how the answers of a base are weighted, in a word or two.
    pub fn weighting(self) -> String {
        let id = match self.weights {
            Weights::None => "base-unweighted",
            Weights::Base => "base-drawn",
            Weights::Raked => "base-weighted",
        };
        self.say(id, &[])
    }

    /// What sentences on named needs take: of whom they speak, how those named them, and how many.
    pub fn of_namers(self, top: usize) -> [(&'static str, Word); 4] {
        let rule = self.unmet.map_or_else(|| "none".to_owned(), |unmet| unmet.words(self.lang));
        [
            ("whom", self.of_whom().into()),
            ("how", self.naming.word().into()),
            ("top", top.into()),
            ("rule", rule.into()),
        ]
    }

    /// Returns of whom a share is told: "of citizens" only where they were drawn at random and
    /// weighted, else "of respondents".
    pub fn of_whom(self) -> String {
        let stands_for_all = self.is_weighted() && self.is_random;
        self.say(if stands_for_all { "of-citizens" } else { "of-respondents" }, &[])
    }

    /// Says what a score counts, for a chart or a column: "percent of respondents who …".
    pub fn measure(self, measure: ScoreMeasure, top: usize) -> String {
        let id = match measure {
            ScoreMeasure::Priority => "measure-priority",
            ScoreMeasure::UnmetPriority | ScoreMeasure::Product => "measure-unmet",
            ScoreMeasure::Declared(method) => {
                return self.say("measure-declared", &[("method", method.word().into())]);
            }
        };
        self.say(id, &self.of_namers(top))
    }

    /// Explains the score to a reader who knows nothing of statistics.
    pub fn explain_score(self, measure: ScoreMeasure, top: usize) -> String {
        let namers = self.of_namers(top);
        match measure {
            ScoreMeasure::Priority => {
                let least = ("least", SATISFACTION_NEEDED_FROM.to_string().into());
                self.say("explain-priority", &[&namers[..], &[least]].concat())
            }
            ScoreMeasure::UnmetPriority => self.say("explain-unmet", &namers),
            ScoreMeasure::Product => self.say("explain-product", &namers),
            ScoreMeasure::Declared(method) => {
                self.say("explain-declared", &[("method", method.word().into())])
            }
        }
    }

    /// Explains the interval.
    pub fn explain_interval(self) -> String {
        self.say("explain-interval", &[])
    }

    /// Explains the rank set.
    pub fn explain_ranks(self) -> String {
        self.say("explain-ranks", &[])
    }

    /// Explains the tier.
    pub fn explain_tier(self) -> String {
        self.say("explain-tier", &[])
    }
}
