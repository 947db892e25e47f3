//! Do the intervals cover? Made-up towns whose true scores are known, surveyed again and again: how
//! often the pointwise 95 % interval of a score holds the true score, and how often all rank sets
//! hold the true ranks at once. Then two surveys of a town in which nothing has changed: how often any
//! change is told, and of groups that are alike: how often any difference is told.
//!
//! `cargo bench --bench coverage -- 200` surveys each town 200 times in each way; without a number
//! it is 2,000 times, and what is promised is held: whoever falls short ends the run.
//! `MITREDEN_COVERAGE=shifts` takes only the ways with that word in their name.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement ends with a panic and prints"
)]

mod alike;
mod changes;
mod survey;
mod tally;
mod town;

use std::time::Instant;

use alike::{Alike, Groups};
use changes::Changes;
use mitreden_count::needs::Scores;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use survey::{Respondents, Way, online};
use tally::{DRAWS, Tally};
use town::{M, Town};

/// What everything is drawn from.
const SEED: u64 = 2026;
/// How many runs a promise is held on.
const RUNS: u64 = 2_000;

/// What a survey is weighted by.
#[derive(Clone, Copy, PartialEq)]
enum Weights {
    Plain,
    Raked,
    /// Nothing, although response is uneven: shows what raking is for, and promises nothing.
    Naive,
}

/// Needs, and how they are surveyed.
struct Case {
    name: &'static str,
    /// All differ, two groups are alike, or all are.
    needs: Needs,
    way: Way,
    weights: Weights,
}

#[derive(Clone, Copy)]
enum Needs {
    Differ,
    TwoGroups,
    Tied,
}

impl Needs {
    fn town(self) -> Town {
        match self {
            Self::Differ => Town::new(|k| k as f64),
            Self::TwoGroups => Town::new(|k| if k < 5 { 0.0 } else { 4.0 }),
            Self::Tied => Town::new(|_| 0.0),
        }
    }
}

/// Uneven response.
const fn uneven(way: Way) -> Way {
    Way { uneven: true, ..way }
}

/// So many online and 100 in the street in so many shifts.
const fn mixed(shifts: u32) -> Way {
    Way { online: 200, shifts, street: 100, ..online(0) }
}

fn cases() -> Vec<Case> {
    use Needs::{Differ, Tied, TwoGroups};
    use Weights::{Naive, Plain, Raked};
    let street = Way { online: 0, shifts: 30, street: 300, ..online(0) };
    let case = |name, needs, way, weights| Case { name, needs, way, weights };
    vec![
        case("500: all differ, no weights", Differ, online(500), Plain),
        case("500: all differ, uneven response, raked", Differ, uneven(online(500)), Raked),
        case("500: all differ, uneven response, not raked", Differ, uneven(online(500)), Naive),
        case("500: two groups alike, no weights", TwoGroups, online(500), Plain),
        case(
            "500: two groups alike, uneven response, raked",
            TwoGroups,
            uneven(online(500)),
            Raked,
        ),
        case("300: all tied, uneven response, raked", Tied, uneven(online(300)), Raked),
        case("30 shifts of 10: all tied", Tied, street, Plain),
        case("200 online, 100 from 8 shifts: all tied", Tied, mixed(8), Plain),
        case("200 online, 100 from 3 shifts: all tied", Tied, mixed(3), Plain),
        case("200 online, 100 from 1 shift: all tied", Tied, mixed(1), Plain),
        case("200 online, 100 from 8 shifts: two groups alike", TwoGroups, mixed(8), Plain),
        case("200 online, 100 from 8 shifts, raked: all tied", Tied, uneven(mixed(8)), Raked),
        case("300: all differ, no weights", Differ, online(300), Plain),
        case("200 online, 100 from 8 shifts: all differ", Differ, mixed(8), Plain),
        case("200 online, 100 from 3 shifts: all differ", Differ, mixed(3), Plain),
        case("500, those of one age: all tied", Tied, domain(online(500)), Plain),
        case("500, those of one age, raked: all tied", Tied, uneven(domain(online(500))), Raked),
        case(
            "200 online, 100 from 8 shifts, those of one age: all tied",
            Tied,
            domain(mixed(8)),
            Plain,
        ),
    ]
}

/// Only those of one age are ranked.
const fn domain(way: Way) -> Way {
    Way { age: Some(1), ..way }
}

impl Case {
    fn scores(&self, respondents: &Respondents, town: &Town) -> Scores {
        match self.weights {
            Weights::Raked => respondents.raked(&town.margins()),
            Weights::Plain | Weights::Naive => respondents.plain(),
        }
    }

    fn truth(&self, town: &Town) -> [f64; M] {
        let of = |levels: [u16; 2]| self.way.age.is_none_or(|age| levels[0] == age);
        town.truth(self.way.part(), |group| of(group.levels))
    }

    fn surveyed(&self, number: u64, runs: u64) -> Tally {
        let town = self.needs.town();
        let truth = self.truth(&town);
        let mut tally = Tally::default();
        for run in 0..runs {
            let respondents = Respondents::draw(&town, self.way, &mut stream(number, run));
            tally.add(&self.scores(&respondents, &town), &truth, run);
        }
        tally
    }
}

/// The ways in which a town is surveyed twice.
fn pairs() -> Vec<(Case, Way)> {
    use Needs::{Differ, Tied};
    use Weights::{Plain, Raked};
    let case = |name, needs, way, weights| Case { name, needs, way, weights };
    vec![
        (case("500 and 500: all differ, no weights", Differ, online(500), Plain), online(500)),
        (case("500 and 150: all differ, no weights", Differ, online(500), Plain), online(150)),
        (
            case(
                "300 and 300: all differ, uneven response, raked",
                Differ,
                uneven(online(300)),
                Raked,
            ),
            uneven(online(300)),
        ),
        (
            case("300 and 300: all tied, uneven response, raked", Tied, uneven(online(300)), Raked),
            uneven(online(300)),
        ),
        (
            case("twice 200 online, 100 from 8 shifts: all differ", Differ, mixed(8), Plain),
            mixed(8),
        ),
        (case("twice 200 online, 100 from 3 shifts: all tied", Tied, mixed(3), Plain), mixed(3)),
    ]
}

impl Case {
    /// Surveys the town twice, the first time in another way.
    fn surveyed_twice(&self, then: Way, number: u64, runs: u64) -> Changes {
        let town = self.needs.town();
        let mut changes = Changes::default();
        for run in 0..runs {
            let mut random = stream(number, run);
            let now = Respondents::draw(&town, self.way, &mut random);
            let then = Respondents::draw(&town, then, &mut random);
            changes.add(&self.scores(&now, &town), &self.scores(&then, &town), run);
        }
        changes
    }
}

/// Towns whose groups are alike, and how many groups are compared.
fn alike() -> Vec<(Case, Groups)> {
    use Needs::Differ;
    use Weights::{Plain, Raked};
    let case = |name, needs, way, weights| Case { name, needs, way, weights };
    vec![
        (case("600: groups alike, no weights", Differ, online(600), Plain), Groups(2)),
        (case("600: groups alike, no weights", Differ, online(600), Plain), Groups(4)),
        (
            case("600: groups alike, uneven response, raked", Differ, uneven(online(600)), Raked),
            Groups(2),
        ),
        (case("200 online, 100 from 8 shifts: groups alike", Differ, mixed(8), Plain), Groups(2)),
    ]
}

impl Case {
    fn groups(&self, groups: Groups, number: u64, runs: u64) -> Alike {
        let town = self.needs.town();
        let margins = (self.weights == Weights::Raked).then(|| town.margins());
        let mut alike = Alike::default();
        for run in 0..runs {
            let respondents = Respondents::draw(&town, self.way, &mut stream(number, run));
            alike.add(&respondents.groups(groups, margins.as_deref()), run);
        }
        alike
    }
}

/// One stream for each survey of each case: no survey depends on another.
fn stream(case: u64, run: u64) -> ChaCha8Rng {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    random.set_stream((case << 40) + run);
    random
}

/// A very large survey must find the truth, or the truth is not the truth.
fn check(needs: Needs, number: u64) {
    let town = needs.town();
    let way = Way { online: 100_000, shifts: 2_000, street: 100_000, ..online(0) };
    let large = Respondents::draw(&town, way, &mut stream(number, 1 << 39));
    for (need, truth) in large.plain().needs.iter().zip(town.truth(way.part(), |_| true)) {
        let score = need.score.unwrap();
        assert!(
            (score.value - truth).abs() < 5.0 * score.se.unwrap(),
            "{} is not {truth}",
            score.value
        );
    }
}

/// Holds what is promised, less the simulation's own error.
fn hold(case: &Case, tally: &Tally) {
    if case.weights == Weights::Naive {
        return;
    }
    let error = 2.0 * (0.94 * 0.06 / f64::from(tally.runs)).sqrt();
    assert!(tally.joint() >= 0.94 - error, "{}: {}", case.name, tally.joint());
    let [all, worst, _] = tally.intervals();
    // From few clusters intervals may be too wide, never too narrow.
    assert!(all >= 0.94 && worst >= 0.93, "{}: {all}, {worst}", case.name);
    assert!(case.way.shifts > 0 || all <= 0.965, "{}: {all}", case.name);
}

/// Holds that nothing is told where nothing has changed, plus the simulation's own error.
fn hold_changes(name: &str, changes: &Changes) {
    let error = 2.0 * (0.05 * 0.95 / f64::from(changes.runs)).sqrt();
    assert!(changes.told() <= 0.05 + error, "{name}: {}", changes.told());
    assert!(changes.moved() <= 0.05, "{name}: {}", changes.moved());
    assert!(changes.held() >= 0.94, "{name}: {}", changes.held());
}

fn main() {
    let runs = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(RUNS);
    let word = std::env::var("MITREDEN_COVERAGE").unwrap_or_default();
    let start = Instant::now();
    println!("{runs} surveys each, seed {SEED}, {DRAWS} draws behind each rank set\n");
    println!(
        "| respondents: needs, weights | intervals hold, % | from need to need | width, points | all rank sets hold, % | ranks in a set |"
    );
    println!("|---|---:|---:|---:|---:|---:|");
    for (number, needs) in (100..).zip([Needs::Differ, Needs::TwoGroups, Needs::Tied]) {
        check(needs, number);
    }
    let mut missed = Vec::new();
    for (number, case) in (0..).zip(cases()).filter(|(_, case)| case.name.contains(&word)) {
        let tally = case.surveyed(number, runs);
        println!("{}", tally.line(case.name));
        if runs >= RUNS {
            missed
                .extend(std::panic::catch_unwind(|| hold(&case, &tally)).err().map(|_| case.name));
        }
    }
    println!(
        "\n| surveyed twice, nothing changed | ranges hold, % | width, points | any change told, % | any place told, % |"
    );
    println!("|---|---:|---:|---:|---:|");
    for (number, (case, then)) in
        (200..).zip(pairs()).filter(|(_, (case, _))| case.name.contains(&word))
    {
        let changes = case.surveyed_twice(then, number, runs);
        println!("{}", changes.line(case.name));
        if runs >= RUNS {
            let held = std::panic::catch_unwind(|| hold_changes(case.name, &changes));
            missed.extend(held.err().map(|_| case.name));
        }
    }
    println!("\n| groups that are alike | groups | any difference told, % |");
    println!("|---|---:|---:|");
    for (number, (case, groups)) in
        (300..).zip(alike()).filter(|(_, (case, _))| case.name.contains(&word))
    {
        let alike = case.groups(groups, number, runs);
        println!("{}", alike.line(case.name, groups));
        // Where 5 % is promised, twice the simulation's error more is chance.
        let most = 0.05 + 2.0 * (0.05 * 0.95 / runs as f64).sqrt();
        missed.extend((runs >= RUNS && alike.told() > most).then_some(case.name));
    }
    println!("\n{:.0} s", start.elapsed().as_secs_f64());
    assert!(missed.is_empty(), "fell short: {missed:?}");
}
