//! A budget as JSON: a contract, version 1. Amounts are in EUR, shares from 0 to 100. What rests on
//! too few is null, and `withheld` beside it says why.

use serde::Serialize;

use super::{Line, Spent};
use crate::cli::rank::FEW;
use mitreden_base::ids::Code;
use mitreden_count::bases::SHARE_HIDDEN_BELOW;
use mitreden_count::rank::METHOD;
use mitreden_define::survey::Mode;
use mitreden_office::failure::Failure;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    method: u32,
    publication: bool,
    survey: &'a str,
    #[serde(rename = "where")]
    rows: Option<&'a str>,
    mode: Option<&'static str>,
    weights: &'a str,
    simulated: bool,
    rule: &'static str,
    n: Option<u64>,
    n_eff: Option<f64>,
    budget: f64,
    spent: Option<f64>,
    left: Option<f64>,
    /// What was in all purses together in the run that stands.
    endowment: Option<f64>,
    measures: Vec<Measure<'a>>,
    left_out: Vec<Out<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<&'static str>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the contract names the field so")]
struct Measure<'a> {
    measure: &'a str,
    label: String,
    serves: Vec<&'a str>,
    cost: f64,
    /// The place in the order of choice.
    chosen: Option<usize>,
    support: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    base: Option<u64>,
    /// The part of its cost that its supporters had left.
    held: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<&'static str>,
}

#[derive(Serialize)]
struct Out<'a> {
    measure: &'a str,
    label: String,
    why: &'static str,
}

pub(super) fn json(spent: &Spent<'_>, tag: &str) -> Result<String, Failure> {
    let Spent { wish, spending } = spent;
    let found = &spending.found;
    let outcome = found.outcome.as_ref();
    let is_few = found.base.n < SHARE_HIDDEN_BELOW;
    let lines = spent.lines();
    let document = Document {
        version: 1,
        method: METHOD,
        publication: false,
        survey: spending.survey.id.as_str(),
        rows: wish.rows,
        mode: wish.mode.map(Mode::word),
        weights: found.weights.word(),
        simulated: found.simulated,
        rule: "equalshares/add1",
        n: (!is_few).then_some(found.base.n),
        n_eff: (!is_few).then_some(found.base.n_eff),
        budget: euro(wish.budget),
        spent: outcome.map(|outcome| euro(outcome.spent)),
        left: spent.left().map(euro),
        endowment: outcome.map(|outcome| euro(outcome.endowment)),
        measures: lines.iter().map(|line| measure(line, tag)).collect(),
        left_out: spending
            .left_out
            .iter()
            .map(|(measure, why)| Out {
                measure: measure.code.as_str(),
                label: measure.title.show(tag),
                why: why.word(),
            })
            .collect(),
        withheld: is_few.then_some(FEW),
    };
    serde_json::to_string_pretty(&document)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Bug(format!("the budget cannot be written as JSON: {error}")))
}

fn measure<'a>(line: &Line<'a>, tag: &str) -> Measure<'a> {
    let interval = line.support.and_then(|support| support.interval);
    let percent = |share: f64| 100.0 * share;
    Measure {
        measure: line.measure.code.as_str(),
        label: line.measure.title.show(tag),
        serves: line.measure.serves.iter().map(Code::as_str).collect(),
        cost: euro(line.cost),
        chosen: line.stands.ok(),
        support: line.support.map(|support| percent(support.value)),
        low: interval.map(|interval| percent(interval.low)),
        high: interval.map(|interval| percent(interval.high)),
        base: line.support.map(|support| support.n),
        held: line.held().map(percent),
        withheld: line.support.is_none().then_some(FEW),
    }
}

/// Cents as EUR.
pub(super) fn euro(cents: u64) -> f64 {
    cents as f64 / 100.0
}
