//! Somebody who has the questionnaire and what was published, the report in both languages, the
//! council's page and `rank` beside it, and tries to work out what is not shown.
//!
//! They know who could answer in which way, and take every number that is printed, shares as they
//! are rounded: how many there are of each kind of people is then a question of linear programming.
//! `MITREDEN_ATTACKS` is how many towns are attacked.

mod facts;
mod pages;
mod ranked;
mod report;
mod simplex;
mod world;

use self::facts::{Fact, Of, Said, Whose};
use self::simplex::{Known, Possible};
use self::world::{PLACES, SURVEY, Way, World};
use crate::pdf;
use crate::support::Town;

/// How many towns are attacked where nobody asks for more: one of each kind, small and large,
/// weighted and not; and one with shifts in the street, whose questionnaire has changed.
const ATTACKS: u64 = 5;
/// A count below this is hidden.
const HIDDEN_BELOW: f64 = 10.0;
/// So many values of a hidden count are possible; of a group among those who answered in one way
/// one fewer, as a weighted share beside the number of people tells a little of whom it is made.
const VALUES: f64 = 5.0;
/// Towns in which something was found out once.
const FOUND: [u64; 2] = [43, 54];
/// A mode is weighted by itself where it and the others have so many.
const ALONE_FROM: f64 = 100.0;
/// Nor is it where it has fewer of a part of town.
const HELD_BELOW: f64 = 5.0;
/// How numbers of a computer are rounded.
const ROOM: f64 = 1e-6;

/// All that is published of a town, as facts.
fn published(world: &World, town: &Town) -> Vec<Fact> {
    town.run(&format!("report {SURVEY}")).fine();
    let file =
        |name: &str| String::from_utf8(town.read(&format!("reports/{SURVEY}/{name}"))).unwrap();
    let (mut all, mut pages) = (Vec::new(), Vec::new());
    for (suffix, words) in [("", report::ENGLISH), (".de", report::GERMAN)] {
        let both = ["report", "annex"].map(|stem| file(&format!("{stem}{suffix}.md")));
        let sections = pages::sections(&both.join("\n"));
        let of_html = pages::tables_of_html(&file(&format!("report{suffix}.html")));
        let of_markdown = pages::tables_of_markdown(&sections);
        // Blanks apart: HTML has them between marks, too.
        let bare = |table: &[Vec<String>]| -> String {
            table.concat().concat().split_whitespace().collect()
        };
        let differs =
            of_markdown.iter().zip(&of_html).find(|(one, other)| bare(one) != bare(other));
        assert!(
            differs.is_none() && of_markdown.len() == of_html.len(),
            "town {}: {differs:?}",
            world.seed
        );
        let found = report::facts(&sections, &words);
        if all.is_empty() {
            all = found;
        } else {
            let other = all.iter().zip(&found).find(|(one, other)| one != other);
            assert!(
                all.len() == found.len() && other.is_none(),
                "town {}: languages differ: {other:?}",
                world.seed
            );
        }
        let text = pdf::text(&town.path(&format!("reports/{SURVEY}/council{suffix}.pdf")));
        pages.extend(text.into_iter().flat_map(|text| of_council(&text, world.is_by_borda)));
    }
    all.extend(pages);
    all.extend(of_rank(world, town));
    if world.is_changed {
        all.extend(of_versions(&all));
    }
    all
}

/// How many answered the earlier version: they were not asked what everybody is asked today.
fn of_versions(all: &[Fact]) -> Option<Fact> {
    let is_of = |fact: &&Fact| {
        fact.question == "happy" && fact.of == Of::Missing("not_asked") && fact.said != Said::Hidden
    };
    let (question, of) = ("version", Of::Named("1"));
    all.iter().find(is_of).map(|fact| Fact { question, of, table: usize::MAX, ..*fact })
}

/// The scores on the council's page: number, need, score.
fn of_council(text: &str, is_by_borda: bool) -> Vec<Fact> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let score = |three: &[&str]| {
        let [number, need, score] = three else { return None };
        number.parse::<u8>().ok()?;
        let need = report::NEEDS.into_iter().find(|known| known == need)?;
        let value: f64 = score
            .trim_end_matches('%')
            .replace(',', ".")
            .parse()
            .ok()
            .filter(|_| score.contains(['.', ',']))?;
        let (low, high) = (value / 100.0 - 0.0005, value / 100.0 + 0.0005);
        let (most, least) = if is_by_borda {
            (Of::Wins(need), Of::Wins(need))
        } else {
            (Of::Unmet(need, 1.0), Of::Unmet(need, 0.0))
        };
        let fact = |of, said| Fact {
            question: "order",
            of,
            whose: Whose::default(),
            said,
            table: usize::MAX,
        };
        let above = fact(most, Said::Share(low, 2.0, Of::Answered));
        Some([above, fact(least, Said::Share(-1.0, high, Of::Answered))])
    };
    words.windows(3).filter_map(score).flatten().collect()
}

/// What `rank` prints of all, of groups, of those who answered in one way, and of groups among
/// those.
fn of_rank(world: &World, town: &Town) -> Vec<Fact> {
    // Where answers are weighted, all digits of a share would tell of whom it is made.
    let digits = if world.is_weighted { 0.000_51 } else { 1e-9 };
    let rank = |options: &str, format: &str| {
        town.run(&format!("rank {SURVEY}{options} --format {format}")).fine().out
    };
    let mut all = Vec::new();
    for mode in [None, Some("online"), Some(world.modes[1])] {
        let of_mode = mode.map(|mode| format!(" --mode {mode}")).unwrap_or_default();
        let by = format!("{of_mode} --by area");
        let place = |group: &str| Whose { mode, place: Some(report::known(group)) };
        all.extend(ranked::facts(
            &rank(&of_mode, "csv"),
            &rank(&of_mode, "json"),
            |_| Whose { mode, place: None },
            digits,
        ));
        all.extend(ranked::facts(&rank(&by, "csv"), &rank(&by, "json"), place, digits));
    }
    for question in ["area", "one", "only-a", "not-c", "has-x", "sad"] {
        all.extend(ranked::sizes(&rank(&format!(" --by {question}"), "json"), question));
    }
    all
}

struct Attack<'a> {
    world: &'a World,
    facts: &'a [Fact],
    ways: &'a [Way],
    /// In which way each person answers.
    kinds: Vec<usize>,
    /// What each way to answer counts in shares; `None` where nobody can know that.
    weights: Option<Vec<f64>>,
}

impl<'a> Attack<'a> {
    fn new(world: &'a World, facts: &'a [Fact], ways: &'a [Way]) -> Self {
        let weights = weights(world, facts);
        let of = |way: &Way, weights: &[[f64; PLACES.len()]; 2]| {
            let place = |at: &usize| way.contains(&("area", PLACES[*at].0.into()));
            let mode = |at: &usize| way.contains(&("mode", world.modes[*at].into()));
            let place = (0..PLACES.len()).find(place);
            let mode = (0..world.modes.len()).find(mode).unwrap_or_default();
            place.map_or(1.0, |place| weights[mode][place])
        };
        let weights = weights.map(|weights| ways.iter().map(|way| of(way, &weights)).collect());
        let kind = |person: &Way| {
            ways.iter().position(|way| way.iter().all(|answer| person.contains(answer))).unwrap()
        };
        let kinds = world.people.iter().map(kind).collect();
        Self { world, facts, ways, kinds, weights }
    }

    /// How much each way to answer adds to a number.
    fn of(&self, of: Of, fact: &Fact) -> Vec<f64> {
        let counts =
            |way: &Way| if fact.whose.holds(way) { of.counts(way, fact.question) } else { 0.0 };
        self.ways.iter().map(counts).collect()
    }

    fn truth(&self, fact: &Fact) -> f64 {
        let people = self.world.people.iter().filter(|person| fact.whose.holds(person));
        people.map(|person| fact.of.counts(person, fact.question)).sum()
    }

    /// One part less so much of another, weighted.
    fn less(&self, fact: &Fact, part: f64, other: Of) -> Option<Vec<f64>> {
        let (one, other) = (self.of(fact.of, fact), self.of(other, fact));
        Some(
            one.iter()
                .zip(other)
                .zip(self.weights.as_ref()?)
                .map(|((one, other), w)| w * (one - part * other))
                .collect(),
        )
    }

    /// What is known, in sums of ways to answer.
    fn known(&self) -> Vec<Known> {
        let n = self.world.people.len() as f64;
        let mut known = vec![Known { of: vec![1.0; self.ways.len()], low: n, high: n }];
        let mut shares: Vec<(&Fact, (f64, f64, Of))> = Vec::new();
        for fact in self.facts {
            match fact.said {
                Said::Count(n) => known.push(Known { of: self.of(fact.of, fact), low: n, high: n }),
                Said::Share(low, high, base) => {
                    let same = |(known, with): &&mut (&Fact, (f64, f64, Of))| {
                        (known.question, known.of, known.whose, with.2)
                            == (fact.question, fact.of, fact.whose, base)
                    };
                    match shares.iter_mut().find(same) {
                        Some((_, with)) => (with.0, with.1) = (with.0.max(low), with.1.min(high)),
                        None => shares.push((fact, (low, high, base))),
                    }
                }
                Said::AtLeast(other) => {
                    known.extend(self.less(fact, 1.0, other).map(|of| Known {
                        of,
                        low: -ROOM,
                        high: f64::INFINITY,
                    }));
                }
                // Bases; and of a row's reasons the only one that is printed may be hidden for
                // another.
                Said::Hidden
                    if matches!(fact.of, Of::Asked | Of::Missing("not_asked") | Of::Row(..)) => {}
                Said::Hidden => {
                    let hidden = || {
                        self.facts
                            .iter()
                            .filter(|other| other.table == fact.table && other.said == Said::Hidden)
                    };
                    let hides_nobody = hidden().any(|other| self.truth(other) < 0.5);
                    let low = f64::from(u8::from(!hides_nobody && !self.is_hopeless(fact)));
                    let high = if hidden().count() == 1 { HIDDEN_BELOW - 1.0 } else { n };
                    known.push(Known { of: self.of(fact.of, fact), low, high });
                }
                Said::Suppressed => {}
            }
        }
        for (fact, (low, high, base)) in shares {
            let (least, most) = (self.less(fact, low, base), self.less(fact, high, base));
            known.extend(least.filter(|_| low > 0.0).map(|of| Known {
                of,
                low: -ROOM,
                high: f64::INFINITY,
            }));
            known.extend(most.filter(|_| high < 1.0).map(|of| Known {
                of,
                low: f64::NEG_INFINITY,
                high: ROOM,
            }));
        }
        for known in &known {
            let truth: f64 = self.kinds.iter().map(|kind| known.of[*kind]).sum();
            assert!(
                known.low - 1e-4 <= truth && truth <= known.high + 1e-4,
                "town {}: {known:?} is {truth}",
                self.world.seed
            );
        }
        known
    }

    /// Nothing of a table that could be somebody is shown: there is no more to hide.
    fn is_hopeless(&self, fact: &Fact) -> bool {
        let others = self
            .facts
            .iter()
            .filter(|other| other.table == fact.table && other.said != Said::Suppressed);
        others
            .filter(|other| self.of(other.of, other).iter().any(|f| *f > 0.0))
            .all(|other| other.said == Said::Hidden)
    }

    /// Whether something is hidden for its own sake. Bases are hidden for what they repeat. How
    /// many gave no answer is told in full: a reason is a secret only where there could be another.
    /// What is computed has the reasons of its questions.
    fn is_secret(&self, fact: &Fact) -> bool {
        let could_be = |of: Of| self.of(of, fact).iter().any(|f| *f > 0.0);
        let others = |word| {
            ["refused", "dont_know", "unanswered"].into_iter().filter(move |other| *other != word)
        };
        match fact.of {
            Of::Asked | Of::Missing("not_asked") => false,
            Of::Missing(word) => {
                !["is-a", "ticks"].contains(&fact.question)
                    && others(word).any(|other| could_be(Of::Missing(other)))
            }
            Of::Row(need, Some(word)) => {
                others(word).any(|other| could_be(Of::Row(need, Some(other))))
            }
            _ => true,
        }
    }

    /// The secrets: numbers of few that are not shown, each once.
    fn secrets(&self) -> Vec<(&Fact, f64)> {
        let mut secrets: Vec<(&Fact, f64)> = Vec::new();
        for fact in self.facts.iter().filter(|fact| {
            matches!(fact.said, Said::Hidden | Said::Suppressed) && self.is_secret(fact)
        }) {
            let same = |(other, _): &(&Fact, f64)| {
                (other.question, other.of, other.whose) == (fact.question, fact.of, fact.whose)
            };
            let truth = self.truth(fact);
            if (1.0..HIDDEN_BELOW).contains(&truth) && !secrets.iter().any(same) {
                secrets.push((fact, truth));
            }
        }
        secrets
    }

    /// What is found out of them, in words.
    fn leaks(&self) -> Vec<String> {
        let (known, secrets) = (self.known(), self.secrets());
        if secrets.is_empty() {
            return Vec::new();
        }
        let possible = Possible::new(self.ways.len(), &known)
            .unwrap_or_else(|| panic!("the truth does not fit what is printed"));
        let mut leaks = Vec::new();
        for (fact, truth) in secrets {
            let (low, high) = possible.range(&self.of(fact.of, fact));
            assert!(
                low < truth + 1e-3 && high > truth - 1e-3,
                "{fact:?}: {truth} is not in {low} to {high}"
            );
            let values = (high + 1e-3).floor() - (low - 1e-3).ceil() + 1.0;
            let is_crossed = fact.whose.mode.is_some() && fact.whose.place.is_some();
            let promised = match fact.said {
                Said::Hidden if self.is_hopeless(fact) => 2.0,
                _ if self.world.is_weighted && is_crossed => VALUES - 1.0,
                _ => VALUES,
            };
            if values < promised {
                leaks.push(format!(
                    "town {}: {fact:?} is {truth}, {low:.1} to {high:.1}",
                    self.world.seed
                ));
            }
        }
        leaks
    }
}

/// What one person of each mode and part of town counts, from how many live there and how many are
/// printed to have answered. Where the modes are weighted by themselves, it may be known from
/// elsewhere how many of each part of town answered in each.
fn weights(world: &World, facts: &[Fact]) -> Option<[[f64; PLACES.len()]; 2]> {
    if !world.is_weighted {
        return Some([[1.0; PLACES.len()]; 2]);
    }
    let here = |known: &[(&'static str, &str)]| {
        let has =
            |person: &&Way| known.iter().all(|(id, said)| person.contains(&(id, (*said).into())));
        world.people.iter().filter(has).count() as f64
    };
    let n =
        world.modes.map(|mode| PLACES.map(|(place, _)| here(&[("mode", mode), ("area", place)])));
    let all = world.people.len() as f64;
    let is_enough = world.modes.iter().all(|mode| here(&[("mode", mode)]) >= ALONE_FROM);
    if is_enough && n.iter().flatten().all(|n| *n >= HELD_BELOW) {
        let effective = |n: &[f64; PLACES.len()]| {
            let squares = PLACES.iter().zip(n).map(|((_, share), n)| share * share / n);
            1.0 / squares.sum::<f64>()
        };
        let effective_of_all: f64 = n.iter().map(effective).sum();
        return Some(n.map(|of_mode| {
            let counts = effective(&of_mode) / effective_of_all;
            std::array::from_fn(|place| counts * PLACES[place].1 * all / of_mode[place])
        }));
    }
    let printed = |place: &str| {
        let mut counts =
            facts.iter().filter(|fact| fact.question == "area" && fact.whose == Whose::default());
        counts.find_map(|fact| match (fact.of, fact.said) {
            (Of::Named(known), Said::Count(n)) if known == place => Some(n),
            _ => None,
        })
    };
    let mut of_place = [0.0; PLACES.len()];
    for (weight, (place, share)) in of_place.iter_mut().zip(PLACES) {
        *weight = share * all / printed(place)?;
    }
    Some([of_place; 2])
}

/// What was found out of one town, and how many numbers are hidden there: all, and of groups.
fn attack(seed: u64, is_by_borda: bool) -> (Vec<String>, usize, usize) {
    let world = World { is_by_borda, ..World::of(seed) };
    let facts = published(&world, &world.town());
    let is_hidden = |fact: &&Fact| matches!(fact.said, Said::Hidden | Said::Suppressed);
    let of_groups =
        facts.iter().filter(is_hidden).filter(|fact| fact.whose != Whose::default()).count();
    let own = |ways: &Vec<Way>| -> Vec<Fact> {
        let way = &ways[0];
        let has = |fact: &&Fact| {
            way.iter().any(|(id, _)| *id == fact.question) && fact.whose.is_known(way)
        };
        facts.iter().filter(has).copied().collect()
    };
    let leaks = world
        .groups
        .iter()
        .flat_map(|ways| Attack::new(&world, &own(ways), ways).leaks())
        .collect();
    (leaks, facts.iter().filter(is_hidden).count(), of_groups)
}

#[test]
fn nothing_hidden_follows_from_what_is_published() {
    println!("{}", attacks(false));
}

/// Its score counts every place that anybody gave a need.
#[test]
fn nothing_hidden_follows_from_an_order_by_borda() {
    println!("{}", attacks(true));
}

fn attacks(is_by_borda: bool) -> String {
    let attacks =
        std::env::var("MITREDEN_ATTACKS").ok().and_then(|n| n.parse().ok()).unwrap_or(ATTACKS);
    let (mut leaks, mut hidden, mut of_groups) = (Vec::new(), 0, 0);
    for (found, all, groups) in (0..attacks).chain(FOUND).map(|seed| attack(seed, is_by_borda)) {
        leaks.extend(found);
        hidden += all;
        of_groups += groups;
    }
    let attacks = attacks + FOUND.len() as u64;
    assert!(leaks.is_empty(), "{} leaks in {attacks} towns: {leaks:#?}", leaks.len());
    assert!(
        hidden as u64 > 5 * attacks && of_groups > 0,
        "there is little to attack: {hidden}, of groups {of_groups}"
    );
    format!("{attacks} towns hide {hidden} numbers, {of_groups} of groups")
}
