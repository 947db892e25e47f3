//! The town whose survey is attacked, and everybody who could answer it.

use mitreden::base::seed;
use rand::RngExt;
use serde_json::{Value, json};

use crate::support::Town;

pub(super) const SURVEY: &str = "attacked";
/// How many of a hundred live in each part of town.
pub(super) const PLACES: [(&str, f64); 3] = [("p", 0.5), ("q", 0.3), ("r", 0.2)];

const YAML: &str = "
survey: attacked
title: Attacked
languages: [en]
modes: [online, paper]
needs: { n1: n1, n2: n2, n3: n3 }
ranking: { top: 2 }
report: { groups: [area] }
pages:
  - page: all
    questions:
      - { id: area, type: single, text: area, options: { p: p, q: q, r: r } }
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
      - { id: idea, type: text, facet: mention, text: idea }
";

/// What the earlier version of the questionnaire does not ask; nor does it know `b` of `one`.
const NEW: [&str; 3] = ["only-a", "happy", "sad"];

const POPULATION: &str =
    "population:\n  margins:\n    - { of: area, shares: { p: 0.5, q: 0.3, r: 0.2 } }\n";

const CODING: &str = "n1: { stems: { en: [apple] } }\nn2: { stems: { en: [pear] } }\nn3: { stems: { en: [plum] } }\n";

/// One way to answer some questions that hang together.
pub(super) type Way = Vec<(&'static str, Value)>;

/// One survey with all who answered it.
pub(super) struct World {
    pub(super) seed: u64,
    pub(super) is_weighted: bool,
    /// Whether some answered an earlier version of the questionnaire.
    pub(super) is_changed: bool,
    /// The ways in which people answer: online, and on paper, or in shifts in the street where the
    /// questionnaire has changed.
    pub(super) modes: [&'static str; 2],
    /// Whether the questionnaire declares Borda's method.
    pub(super) is_by_borda: bool,
    pub(super) groups: Vec<Vec<Way>>,
    pub(super) people: Vec<Way>,
}

pub(super) fn missing(word: &str) -> Value {
    json!({ "missing": word })
}

fn choices(codes: &str) -> Value {
    codes.split(' ').collect()
}

fn or_open(codes: [&str; 2]) -> Vec<Value> {
    vec![codes[0].into(), codes[1].into(), missing("unanswered")]
}

/// Every way to answer the questions of each group; no group says anything of another but for the
/// place and the mode, by which answers are weighted, and the version of the questionnaire.
fn groups(is_weighted: bool, is_changed: bool, modes: [&'static str; 2]) -> Vec<Vec<Way>> {
    let everywhere = |ways: Vec<Way>| {
        let at = |place: &str| {
            ways.iter()
                .map(|way| [&way[..], &[("area", Value::from(place))]].concat())
                .collect::<Vec<_>>()
        };
        PLACES.iter().flat_map(|(place, _)| at(place)).collect::<Vec<_>>()
    };
    let in_both = |ways: Vec<Way>| if is_changed { in_both_versions(&ways) } else { ways };
    let others = [in_both(singles()), ticks(), in_both(points()), ideas()];
    let everywhere_in = |ways: &[Way]| everywhere(in_modes(modes, ways));
    let others = others.map(|ways| if is_weighted { everywhere_in(&ways) } else { ways });
    [everywhere_in(&needs())].into_iter().chain(others).collect()
}

/// The ways to answer today's questionnaire, and those to answer the earlier version.
fn in_both_versions(ways: &[Way]) -> Vec<Way> {
    let of = |version: &str| ("version", Value::from(version));
    let mut all: Vec<Way> = ways.iter().map(|way| [&way[..], &[of("2")]].concat()).collect();
    for way in ways.iter().filter(|way| !way.contains(&("one", "b".into()))) {
        let earlier = way.iter().map(|(id, answer)| {
            (*id, if NEW.contains(id) { missing("not_asked") } else { answer.clone() })
        });
        let earlier = earlier.chain([of("1")]).collect();
        if !all.contains(&earlier) {
            all.push(earlier);
        }
    }
    all
}

/// Each way to answer in each mode.
fn in_modes(modes: [&str; 2], ways: &[Way]) -> Vec<Way> {
    let both = |way: &Way| modes.map(|mode| [&way[..], &[("mode", mode.into())]].concat());
    ways.iter().flat_map(both).collect()
}

fn singles() -> Vec<Way> {
    let mut ways = Vec::new();
    for first in ["a".into(), "b".into(), "c".into(), missing("dont_know"), missing("unanswered")] {
        let is = |code: &str| first == code;
        let only_a = if is("a") { or_open(["d", "e"]) } else { vec![missing("not_asked")] };
        // Who does not know may be of c.
        let not_c =
            if is("a") || is("b") { or_open(["f", "g"]) } else { vec![missing("not_asked")] };
        let is_a = if first.is_string() { json!(is("a")) } else { first.clone() };
        for (only_a, not_c) in
            only_a.iter().flat_map(|only_a| not_c.iter().map(move |not_c| (only_a, not_c)))
        {
            let (first, is_a) = (first.clone(), is_a.clone());
            ways.push(vec![
                ("one", first),
                ("only-a", only_a.clone()),
                ("not-c", not_c.clone()),
                ("is-a", is_a),
            ]);
        }
    }
    ways
}

fn ticks() -> Vec<Way> {
    let mut ways = Vec::new();
    for many in ["x", "y", "z", "x y", "x z", "y z", "x y z", "nothing", ""] {
        let has_x =
            if many.contains('x') { or_open(["h", "i"]) } else { vec![missing("not_asked")] };
        let why = if many == "nothing" {
            vec![choices("j"), choices("k"), choices("j k")]
        } else {
            vec![missing("not_asked")]
        };
        let (answer, ticks) = match many {
            "" => (missing("unanswered"), missing("unanswered")),
            "nothing" => (choices(many), json!(0)),
            many => (choices(many), json!(many.split(' ').count())),
        };
        for (has_x, why) in has_x.iter().flat_map(|has_x| why.iter().map(move |why| (has_x, why))) {
            let (answer, ticks) = (answer.clone(), ticks.clone());
            ways.push(vec![
                ("many", answer),
                ("has-x", has_x.clone()),
                ("why", why.clone()),
                ("ticks", ticks),
            ]);
        }
    }
    ways
}

/// Opinions differ of the first need alone: nobody is satisfied with the others, and their score is
/// their importance.
fn needs() -> Vec<Way> {
    let mut ranks = vec![json!({ "none": true }), missing("unanswered")];
    ranks.extend(
        ["n1", "n2", "n3", "n1 n2", "n1 n3", "n2 n1", "n2 n3", "n3 n1", "n3 n2"].map(choices),
    );
    let cells = [json!(1), json!(2), json!(4), missing("dont_know"), missing("unanswered")];
    let grid = |cell: &Value| json!({ "n1": cell, "n2": 1, "n3": 1 });
    let mut ways = Vec::new();
    for (rank, cell) in ranks.iter().flat_map(|rank| cells.iter().map(move |cell| (rank, cell))) {
        ways.push(vec![("order", rank.clone()), ("grid", grid(cell))]);
    }
    ways
}

fn points() -> Vec<Way> {
    let mut ways = Vec::new();
    for happy in (1..=5).map(Value::from).chain([
        missing("dont_know"),
        missing("unanswered"),
        missing("not_reached"),
    ]) {
        let sad = if happy == 1 || happy == 2 {
            [or_open(["l", "m"]), vec![missing("not_reached")]].concat()
        } else if happy == missing("not_reached") {
            vec![missing("not_reached")]
        } else {
            // Who broke off is not known to have been routed around.
            vec![missing("not_asked"), missing("not_reached")]
        };
        ways.extend(sad.into_iter().map(|sad| vec![("happy", happy.clone()), ("sad", sad)]));
    }
    ways
}

fn ideas() -> Vec<Way> {
    let words = [
        "apple",
        "pear",
        "plum",
        "apple pear",
        "apple plum",
        "pear plum",
        "apple pear plum",
        "nut",
    ];
    words
        .into_iter()
        .map(Value::from)
        .chain([missing("unanswered")])
        .map(|idea| vec![("idea", idea)])
        .collect()
}

impl World {
    /// People of a seed, each as they answer: a few ways to do so are common, most are rare. There
    /// are small towns, towns large enough to compare groups, and towns that are weighted, of which
    /// some have a part where few live. Of each kind there are some whose questionnaire has changed.
    pub(super) fn of(seed: u64) -> Self {
        let mut rng = seed::rng(seed, "attack");
        let (is_weighted, is_changed) = (seed % 4 >= 2, seed % 5 == 4);
        let other_mode = if is_changed { "street" } else { "paper" };
        let modes = ["online", other_mode];
        let n: usize = if seed.is_multiple_of(2) {
            rng.random_range(40..=130)
        } else {
            rng.random_range(300..=700)
        };
        let skew = rng.random_range(2..=10);
        let groups = groups(is_weighted, is_changed, modes);
        // Part of town, mode and version hang on nothing else, so that groups are large or small as
        // a whole.
        let few = if seed % 8 >= 4 { 0.03 } else { rng.random_range(0.1..0.4) };
        let share = |way: &Way, id: &str, wanted: &str, share: f64| {
            let given =
                way.iter().find(|(known, _)| *known == id).map(|(_, answer)| answer == wanted);
            given.map_or(1.0, |is| if is { share } else { 1.0 - share })
        };
        let mut others = 1.0;
        let mut weight = |way: &Way| {
            let place = share(way, "area", "r", few) * share(way, "area", "q", 0.4);
            // On paper and in the street people answer as they do online.
            if way.iter().all(|(id, answer)| *id != "mode" || answer == "online") {
                let names_n3 = way
                    .iter()
                    .any(|(id, answer)| *id == "order" && answer.to_string().contains("n3"));
                let rare = if seed % 4 == 3 && names_n3 { 0.03 } else { 1.0 };
                others = rare * rng.random::<f64>().powi(skew);
            }
            place * share(way, "mode", other_mode, 0.4) * share(way, "version", "1", 0.4) * others
        };
        let weights: Vec<Vec<f64>> =
            groups.iter().map(|ways| ways.iter().map(&mut weight).collect()).collect();
        // What is known of a person already says which ways are theirs.
        let mut draw = |ways: &[Way], weights: &[f64], known: &[(&str, Value)]| {
            let is_here = |way: &Way| {
                known.iter().all(|(known, given)| {
                    way.iter().all(|(id, answer)| id != known || answer == given)
                })
            };
            let weights: Vec<f64> = ways
                .iter()
                .zip(weights)
                .map(|(way, weight)| if is_here(way) { *weight } else { 0.0 })
                .collect();
            let mut at = rng.random::<f64>() * weights.iter().sum::<f64>();
            let found = weights.iter().position(|weight| {
                at -= weight;
                *weight > 0.0 && at <= 0.0
            });
            ways[found.unwrap_or_else(|| weights.iter().rposition(|weight| *weight > 0.0).unwrap())]
                .clone()
        };
        // Somebody lives in each part of town: without anybody there is no weight.
        let person = |at: usize| {
            let first = PLACES.get(at).map(|(place, _)| ("area", Value::from(*place)));
            let mut all = draw(&groups[0], &weights[0], first.as_slice());
            for (ways, weights) in groups.iter().zip(&weights).skip(1) {
                let mut more = draw(ways, weights, &all);
                more.retain(|(id, _)| all.iter().all(|(known, _)| known != id));
                all.append(&mut more);
            }
            all
        };
        let people = (0..n).map(person).collect();
        let is_by_borda = false;
        Self { seed, is_weighted, is_changed, modes, is_by_borda, groups, people }
    }

    /// Whether two parts of town are one group together.
    fn is_merged(&self) -> bool {
        self.seed % 5 == 2
    }

    /// The town with their answers.
    pub(super) fn town(&self) -> Town {
        let population = if self.is_weighted { POPULATION } else { "" };
        let town = Town::none();
        town.write("town/town.yaml", "town: test\nname: Test\nlanguages: [en, de]\n");
        town.write("town/needs.yaml", "n1: n1\nn2: n2\nn3: n3\n");
        town.write("town/coding.yaml", CODING);
        let method = if self.is_by_borda { "{ method: borda, top: 2 }" } else { "{ top: 2 }" };
        let mut today =
            YAML.replace("paper", self.modes[1]).replace("{ top: 2 }", method) + population;
        if self.is_merged() {
            today =
                today.replace("groups: [area]", "merge: { area: { s: [q, r] } }, groups: [area]");
        }
        let earlier = self.is_changed.then(|| template(&town, &earlier(&today)));
        let today = template(&town, &today);
        let record = |(person, n): (&Way, u32)| {
            let is_earlier = person.contains(&("version", "1".into()));
            record(earlier.as_ref().filter(|_| is_earlier).unwrap_or(&today), person, n)
        };
        let lines: String = self.people.iter().zip(1..).map(record).collect();
        town.write(&format!("results/{SURVEY}/answers.jsonl"), lines);
        town
    }
}

/// The questionnaire before it was changed.
fn earlier(today: &str) -> String {
    let is_old = |line: &&str| NEW.iter().all(|id| !line.contains(&format!("{{ id: {id}, ")));
    let lines: Vec<_> = today.lines().filter(is_old).collect();
    lines.join("\n").replace("{ a: a, b: b, c: c }", "{ a: a, c: c }") + "\n"
}

/// What a record of a questionnaire looks like, as the program says itself. The questionnaire then
/// is the town's, and kept beside its answers.
fn template(town: &Town, questionnaire: &str) -> Value {
    town.write(&format!("surveys/{SURVEY}.yaml"), questionnaire);
    town.run(&format!("simulate {SURVEY} -n 1 --format jsonl")).fine();
    let made = format!("results/{SURVEY}/simulated.jsonl");
    let one = serde_json::from_slice(&town.read(&made)).unwrap();
    std::fs::remove_file(town.path(&made)).unwrap();
    one
}

fn record(template: &Value, person: &Way, n: u32) -> String {
    let mut record = template.clone();
    for (id, answer) in person {
        if *id == "mode" {
            record["mode"] = answer.clone();
        } else if record["answers"].get(id).is_some() {
            record["answers"][id] = answer.clone();
        }
    }
    // From a few shifts, some of which are large.
    let is_of_shift = record["mode"] == "street";
    let shift = format!("2026-05-04{}", ["a", "a", "a", "b", "b", "c", "d"][n as usize % 7]);
    for (key, value) in [("shift", &*shift), ("interviewer", "k1"), ("place", "here")] {
        record[key] = if is_of_shift { value.into() } else { Value::Null };
    }
    record["id"] = format!("00000000-0000-4000-8000-{n:012x}").into();
    (record["simulated"], record["disposition"], record["orders"]) =
        (false.into(), "complete".into(), json!({}));
    record["source"] = "answers".into();
    record.to_string() + "\n"
}
