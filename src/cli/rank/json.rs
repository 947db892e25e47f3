//! The ranking as JSON: a contract, version 2. Numbers are unrounded, shares from 0 to 100.
//!
//! A need that has no rank has no score either, so that whoever sorts by score cannot put it among
//! the others. What only some were asked about stands in `lists`, one object for those of the same
//! respondents, with all needs of their list in their order. What a report hides is null here, too,
//! and `withheld` beside it says why; where nothing is withheld there is no such field.

use serde::Serialize;

use super::of_mode::{self, OfMode};
use super::{Asked, FEW, asked, list_of};
use mitreden_base::ids::Code;
use mitreden_count::bases::BaseSize;
use mitreden_count::estimate::Estimate;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::{
    Below, DrawnOrders, ListRanking, METHOD, RankedNeed, Ranking, Rankings,
};
use mitreden_count::study::{FewClusters, Weights};
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::{RankingMethod, Survey};
use mitreden_office::failure::Failure;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    method: u32,
    /// The method that the questionnaire declares, where that is not ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    ranking_method: Option<&'static str>,
    /// Orders among people whom somebody chose are not protected against what a report tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    publication: Option<bool>,
    survey: &'a str,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    rows: Option<&'a str>,
    n: Option<u64>,
    n_eff: Option<f64>,
    weights: &'a str,
    simulated: bool,
    suppressed: bool,
    group: Option<&'a str>,
    lists: Vec<List<'a>>,
    needs: Vec<Need<'a>>,
    /// Modes whose answers come in so few clusters that ranks widen; not there where none does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    few_clusters: Vec<Few<'a>>,
    /// The order of the online answers alone, where others come in few clusters.
    #[serde(skip_serializing_if = "Option::is_none")]
    online: Option<Online<'a>>,
    /// Where groups are ways to answer: how this one differs from the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<OfMode<'a>>,
    /// The replicates that an order without rank sets was worked out in.
    #[serde(skip_serializing_if = "Option::is_none")]
    replicates: Option<Drawn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<&'static str>,
}

/// The replicates of an order, or why there are none.
#[derive(Serialize)]
struct Drawn {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unmet: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    none: Option<&'static str>,
}

/// A mode whose answers come in few clusters.
#[derive(Serialize)]
struct Few<'a> {
    mode: &'a str,
    clusters: u64,
    n: u64,
}

/// The order of the online answers alone.
#[derive(Serialize)]
struct Online<'a> {
    n: Option<u64>,
    n_eff: Option<f64>,
    needs: Vec<Need<'a>>,
}

/// The order of those who had a list that is not everybody's.
#[derive(Serialize)]
struct List<'a> {
    /// The needs it is told for.
    of: Vec<&'a str>,
    definitions: &'a [String],
    first: Option<String>,
    last: Option<String>,
    n: Option<u64>,
    n_eff: Option<f64>,
    weights: Option<&'a str>,
    suppressed: bool,
    needs: Vec<Need<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replicates: Option<Drawn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<&'static str>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the contract names the field so")]
struct Need<'a> {
    need: &'a str,
    label: String,
    measure: Option<&'static str>,
    asked: Option<u64>,
    score: Option<f64>,
    se: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    rank: Option<usize>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    tier: Option<usize>,
    importance: Option<f64>,
    dissatisfaction: Option<f64>,
    base: Option<u64>,
    /// Its log worth, the mean of the order being 0, where a method of worths orders the needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    log_worth: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    log_worth_se: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quasi_se: Option<f64>,
    /// The ranks that hold in 95 % of the replicates, in an order without rank sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    replicates_low: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replicates_high: Option<usize>,
    /// Why something of it is left out, where it is known and not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<&'static str>,
}

/// One object, or an array of them where there are groups.
pub(super) fn json(
    survey: &Survey,
    rankings: &Rankings,
    asked: &Asked<'_>,
    tag: &str,
) -> Result<String, Failure> {
    let writer = Writer { survey, tag, asked };
    let documents: Vec<_> =
        rankings.rankings.iter().map(|ranking| writer.document(rankings, ranking)).collect();
    let text = match (&documents[..], asked.by) {
        ([one], None) => serde_json::to_string(one),
        (all, _) => serde_json::to_string(all),
    };
    text.map(|text| text + "\n")
        .map_err(|error| Failure::Bug(format!("the ranking cannot be written as JSON: {error}")))
}

/// What names and labels are taken from.
struct Writer<'a> {
    survey: &'a Survey,
    tag: &'a str,
    asked: &'a Asked<'a>,
}

impl<'a> Writer<'a> {
    fn document(&self, rankings: &'a Rankings, ranking: &'a Ranking) -> Document<'a> {
        Document {
            version: 2,
            method: METHOD,
            ranking_method: (ranking.method != RankingMethod::UnmetPriority)
                .then(|| ranking.method.word()),
            publication: self.asked.is_for_the_team.then_some(false),
            survey: self.survey.id.as_str(),
            rows: self.asked.rows,
            n: ranking.n.get().copied(),
            n_eff: ranking.n_eff,
            weights: rankings.weights.word(),
            simulated: ranking.simulated,
            suppressed: ranking.shown == BaseSize::Hidden,
            group: ranking.group.as_ref().map(Code::as_str),
            lists: ranking.lists.iter().map(|list| self.list(list)).collect(),
            needs: self.needs(ranking, &rankings.listed),
            few_clusters: rankings.few_clusters.iter().map(few).collect(),
            online: rankings.online.as_deref().map(|online| Online {
                n: online.n.get().copied(),
                n_eff: online.n_eff,
                needs: self.needs(online, &rankings.listed),
            }),
            mode: self.asked.modes.and_then(|effects| {
                of_mode::of_mode(self.survey, effects, ranking.group.as_ref()?)
            }),
            replicates: replicates(ranking),
            withheld: withheld(ranking),
        }
    }

    fn list(&self, list: &'a ListRanking) -> List<'a> {
        let day = |day: chrono::NaiveDate| day.to_string();
        List {
            of: list.of.iter().map(|need| self.survey.needs[*need].code.as_str()).collect(),
            definitions: &list.definitions,
            first: list.days.map(|(first, _)| day(first)),
            last: list.days.map(|(_, last)| day(last)),
            n: list.ranking.n.get().copied(),
            n_eff: list.ranking.n_eff,
            weights: list.weights.map(Weights::word),
            suppressed: list.ranking.shown == BaseSize::Hidden,
            needs: self.needs(&list.ranking, &list.listed),
            replicates: replicates(&list.ranking),
            withheld: withheld(&list.ranking),
        }
    }

    /// The needs of an order; without numbers where it is not shown.
    fn needs(&self, ranking: &'a Ranking, listed: &[NeedIndex]) -> Vec<Need<'a>> {
        if ranking.shown == BaseSize::Hidden {
            return listed.iter().map(|need| self.hidden(*need)).collect();
        }
        ranking.needs.iter().map(|need| self.shown(ranking, need)).collect()
    }

    fn hidden(&self, need: NeedIndex) -> Need<'a> {
        let need = &self.survey.needs[need];
        Need {
            need: need.code.as_str(),
            label: need.text.show(self.tag),
            measure: None,
            asked: None,
            score: None,
            se: None,
            low: None,
            high: None,
            rank: None,
            rank_low: None,
            rank_high: None,
            tier: None,
            importance: None,
            dissatisfaction: None,
            base: None,
            log_worth: None,
            log_worth_se: None,
            quasi_se: None,
            replicates_low: None,
            replicates_high: None,
            withheld: None,
        }
    }

    fn shown(&self, ranking: &Ranking, ranked: &RankedNeed) -> Need<'a> {
        let known = Need {
            measure: measure(ranking, ranked),
            asked: asked(ranking, ranked),
            withheld: ranked.is_suppressed.then_some(FEW),
            ..self.hidden(ranked.need)
        };
        let percent = |share: f64| super::percent(ranking, share);
        let value = |estimate: Option<Estimate>| Some(percent(estimate?.shown().get()?.value));
        let Some(base) = ranked.base() else { return known };
        let known = Need {
            importance: value(ranked.score.importance),
            dissatisfaction: value(ranked.score.dissatisfaction),
            base: Some(base),
            ..known
        };
        let Ok(place) = ranked.place else { return known };
        let (score, set) = (ranked.shown(), place.jointly());
        let range = place.replicated().and_then(|place| place.range);
        let interval = score.and_then(|score| score.interval);
        Need {
            score: score.map(|score| percent(score.value)),
            se: score.and_then(|score| score.se).map(percent),
            low: interval.map(|interval| percent(interval.low)),
            high: interval.map(|interval| percent(interval.high)),
            rank: Some(place.rank()),
            rank_low: set.map(|place| place.low),
            rank_high: set.map(|place| place.high),
            tier: set.map(|place| place.tier),
            log_worth: ranked.worth.map(|worth| worth.log),
            log_worth_se: ranked.worth.and_then(|worth| worth.se),
            quasi_se: ranked.worth.and_then(|worth| worth.quasi_se),
            replicates_low: range.map(|(low, _)| low),
            replicates_high: range.map(|(_, high)| high),
            ..known
        }
    }
}

/// In which replicates an order without rank sets was worked out, or why in none.
fn replicates(ranking: &Ranking) -> Option<Drawn> {
    let none = Drawn { kind: None, n: None, unmet: None, none: None };
    Some(match ranking.replicates.as_ref()? {
        Ok(DrawnOrders { kind, n, unmet }) => {
            Drawn { kind: Some(kind.word()), n: Some(*n), unmet: *unmet, ..none }
        }
        Err(error) => Drawn { none: Some(error.word()), ..none },
    })
}

fn few(few: &FewClusters) -> Few<'static> {
    Few { mode: few.mode.word(), clusters: few.clusters, n: few.n }
}

/// Why it is not told how many there are, or what they are worth, where it is known.
fn withheld(ranking: &Ranking) -> Option<&'static str> {
    (ranking.n.get().is_none() || ranking.n_eff.is_none()).then_some(FEW)
}

/// What the score of a need is a share of; on a list of some, among those.
pub(super) fn measure(ranking: &Ranking, ranked: &RankedNeed) -> Option<&'static str> {
    let of_list = || {
        let list = list_of(ranking, ranked.need)?;
        list.ranking.needs.iter().find(|need| need.need == ranked.need)
    };
    let ranked = if ranked.place == Err(Below::List) { of_list()? } else { ranked };
    Some(match ranked.measure() {
        ScoreMeasure::Priority => "priority",
        ScoreMeasure::Declared(method) => method.word(),
        ScoreMeasure::UnmetPriority | ScoreMeasure::Product => "unmet",
    })
}
