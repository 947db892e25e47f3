//! The survey that is attacked, and everybody who could answer it.

use rand::RngExt;

use crate::sample_town::{one, ranked, some, survey_of};
use mitreden_base::ids::Code;
use mitreden_base::seed;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::survey::Survey;

const YAML: &str = "
survey: attacked
title: Attacked
languages: [en]
modes: [online, paper]
needs: { n1: n1, n2: n2, n3: n3 }
ranking: { top: 2 }
pages:
  - page: all
    questions:
      - { id: one, type: single, text: one, allow: [dont_know], options: { a: a, b: b, c: c } }
      - { id: only-a, type: single, text: only-a, show_if: one == 'a', options: { d: d, e: e } }
      - { id: not-c, type: single, text: not-c, show_if: one != 'c', options: { f: f, g: g } }
      - { id: is-a, type: computed, value: one == 'a' }
      - { id: many, type: multiple, text: many, options: { x: x, y: y, z: z, nothing: { text: nothing, exclusive: true } } }
      - { id: has-x, type: single, text: has-x, show_if: \"'x' in many\", options: { h: h, i: i } }
      - { id: why, type: multiple, text: why, show_if: \"'nothing' in many\", options: { j: j, k: k } }
      - { id: ticks, type: computed, value: \"if('nothing' in many, 0, count(many))\" }
      - { id: order, type: ranking, facet: importance, text: order, options: needs, top: 2, none: none }
      - { id: grid, type: matrix, facet: satisfaction, text: grid, allow: [dont_know], rows: needs, scale: { from: 1, to: 4, best: to } }
      - { id: happy, type: rating, text: happy, allow: [dont_know], scale: { from: 1, to: 5 } }
      - { id: sad, type: single, text: sad, show_if: happy <= 2, options: { l: l, m: m } }
";

/// One way to answer some questions that hang together.
pub(super) type Way = Vec<(&'static str, Answer)>;

pub(super) fn survey() -> Survey {
    survey_of(YAML)
}

const DONT_KNOW: Answer = Answer::Missing(Missing::DontKnow);
const NOT_REACHED: Answer = Answer::Missing(Missing::NotReached);

/// Every way to answer the questions of each group; no group says anything of another.
pub(super) fn groups() -> Vec<Vec<Way>> {
    vec![choices(), ticks(), needs(), points()]
}

fn or_open(codes: [&'static str; 2]) -> Vec<Answer> {
    vec![one(codes[0]), one(codes[1]), Answer::UNANSWERED]
}

fn choices() -> Vec<Way> {
    let mut ways = Vec::new();
    for first in [one("a"), one("b"), one("c"), DONT_KNOW, Answer::UNANSWERED] {
        let is = |code| first == one(code);
        let only_a = if is("a") { or_open(["d", "e"]) } else { vec![Answer::NOT_ASKED] };
        // Who does not know may be of c.
        let not_c = if is("a") || is("b") { or_open(["f", "g"]) } else { vec![Answer::NOT_ASKED] };
        let is_a = first.missing().map_or(Answer::Truth(is("a")), Answer::Missing);
        for (only_a, not_c) in only_a.iter().flat_map(|only_a| not_c.iter().map(move |not_c| (only_a, not_c))) {
            let (first, is_a) = (first.clone(), is_a.clone());
            ways.push(vec![("one", first), ("only-a", only_a.clone()), ("not-c", not_c.clone()), ("is-a", is_a)]);
        }
    }
    ways
}

fn ticks() -> Vec<Way> {
    let mut ways = Vec::new();
    for many in ["x", "y", "z", "x y", "x z", "y z", "x y z", "nothing", ""] {
        let has_x = if many.contains('x') { or_open(["h", "i"]) } else { vec![Answer::NOT_ASKED] };
        let why = if many == "nothing" { vec![some("j"), some("k"), some("j k")] } else { vec![Answer::NOT_ASKED] };
        let (answer, ticks) = match many {
            "" => (Answer::UNANSWERED, Answer::UNANSWERED),
            "nothing" => (some(many), Answer::Number(0.0)),
            many => (some(many), Answer::Number(many.split(' ').count() as f64)),
        };
        for (has_x, why) in has_x.iter().flat_map(|has_x| why.iter().map(move |why| (has_x, why))) {
            let (answer, ticks) = (answer.clone(), ticks.clone());
            ways.push(vec![("many", answer), ("has-x", has_x.clone()), ("why", why.clone()), ("ticks", ticks)]);
        }
    }
    ways
}

/// Only the first need is rated: the score of the others is their importance. By the way in which people answer, groups are
/// compared.
fn needs() -> Vec<Way> {
    let mut ranks = vec![Answer::None, Answer::UNANSWERED];
    ranks.extend(["n1", "n2", "n3", "n1 n2", "n1 n3", "n2 n1", "n2 n3", "n3 n1", "n3 n2"].map(ranked));
    let cells = [Ok(1), Ok(2), Ok(3), Ok(4), Err(Missing::DontKnow), Err(Missing::Unanswered)];
    let grid = |cell| {
        let open = Err(Missing::Unanswered);
        Answer::Rows(vec![(Code::new("n1"), cell), (Code::new("n2"), open), (Code::new("n3"), open)])
    };
    let mut ways = Vec::new();
    for (rank, cell) in ranks.iter().flat_map(|rank| cells.iter().map(move |cell| (rank, cell))) {
        ways.extend(["online", "paper"].map(|mode| vec![("order", rank.clone()), ("grid", grid(*cell)), ("mode", one(mode))]));
    }
    ways
}

fn points() -> Vec<Way> {
    let mut ways = Vec::new();
    for happy in (1..=5).map(Answer::Rating).chain([DONT_KNOW, Answer::UNANSWERED, NOT_REACHED]) {
        let sad = match happy {
            Answer::Rating(1 | 2) => [or_open(["l", "m"]), vec![NOT_REACHED]].concat(),
            NOT_REACHED => vec![NOT_REACHED],
            // Who broke off is not known to have been routed around.
            _ => vec![Answer::NOT_ASKED, NOT_REACHED],
        };
        ways.extend(sad.into_iter().map(|sad| vec![("happy", happy.clone()), ("sad", sad)]));
    }
    ways
}

/// People of a seed, each as they answer: a few ways to do so are common, most are rare. Every other time there are enough
/// people to compare groups.
pub(super) fn people(seed: u64, groups: &[Vec<Way>]) -> Vec<Way> {
    let mut rng = seed::rng(seed, "attack");
    let n = if seed.is_multiple_of(2) { rng.random_range(30..=120) } else { rng.random_range(250..=500) };
    let skew = rng.random_range(2..=12);
    let mut last = 0.0;
    let mut weight = |way: &Way| {
        // On paper people answer as they do online.
        if !way.contains(&("mode", one("paper"))) {
            let names_n3 = |(id, answer): &(&str, Answer)| {
                *id == "order" && matches!(answer, Answer::Ranking(codes) if codes.iter().any(|code| code.as_str() == "n3"))
            };
            // So rare in some worlds that few of a group name it.
            let rare = if seed % 4 == 3 && way.iter().any(names_n3) { 0.03 } else { 1.0 };
            last = rare * rng.random::<f64>().powi(skew);
        }
        last
    };
    let weights: Vec<Vec<f64>> = groups.iter().map(|ways| ways.iter().map(&mut weight).collect()).collect();
    let mut draw = |weights: &[f64]| {
        let mut at = rng.random::<f64>() * weights.iter().sum::<f64>();
        let found = weights.iter().position(|weight| {
            at -= weight;
            at <= 0.0
        });
        found.unwrap_or(weights.len() - 1)
    };
    let person = |_| groups.iter().zip(&weights).flat_map(|(ways, weights)| ways[draw(weights)].clone()).collect();
    (0..n).map(person).collect()
}
