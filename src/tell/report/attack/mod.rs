//! Somebody who has nothing but the printed report and the questionnaire, and tries to work out what is not shown.
//!
//! They know who could answer in which way, and take every number of the report, shares as they are rounded: how many there are
//! of each kind of people is then a question of linear programming. `MITREDEN_ATTACKS` is how many reports are attacked.

mod print;
mod simplex;
mod world;

use self::print::{Number, Of, Said};
use self::simplex::{Known, Possible};
use self::world::Way;
use super::*;
use crate::sample_town::{Person, Table, one};
use mitreden_base::locale::Lang;
use mitreden_count::bases::COUNT_HIDDEN_BELOW;
use mitreden_count::findings::findings;
use mitreden_count::withhold::ROOM;
use mitreden_define::answer::Missing;
use mitreden_define::survey::{Mode, Survey};

/// How many reports are attacked where nobody asks for more.
const ATTACKS: u64 = 8;

/// The report of what these people answered.
fn printed(survey: &Survey, people: &[Way]) -> super::super::model::Document {
    let person = |way: &Way| {
        let is_on_paper = way.contains(&("mode", one("paper")));
        let answers: Vec<_> = way.iter().filter(|(id, _)| *id != "mode").cloned().collect();
        Person::new(answers).by(if is_on_paper { Mode::Paper } else { Mode::Online })
    };
    let table = Table::of(survey, &people.iter().map(person).collect::<Vec<_>>(), 1000);
    let study = table.study(survey);
    let findings = findings(&study).unwrap();
    // As if none stood below the order: then more is printed of all, by group, too, and there is more to attack.
    let needs = survey.needs.iter().zip(&findings.needs);
    let needs = needs
        .map(|(need, found)| RankedNeed {
            label: need.text.show("en").as_str().into(),
            score: found.score.clone(),
            below: None,
            is_listed: true,
        })
        .collect();
    let input = ReportInput {
        questionnaire: survey,
        results: &findings.results,
        groups: &findings.groups,
        needs,
        ranks: findings.ranks.clone(),
        base: findings.base,
        top: survey.ranking.top,
        ..tests::input(Lang::En)
    };
    report(&input).unwrap().document
}

struct Attack<'a> {
    seed: u64,
    numbers: &'a [Number<'a>],
    ways: &'a [Way],
    people: &'a [Way],
}

impl Attack<'_> {
    fn of(&self, number: &Number<'_>) -> Vec<f64> {
        self.ways.iter().map(|way| number.of.counts(way, number.question)).collect()
    }

    fn truth(&self, number: &Number<'_>) -> f64 {
        self.people.iter().map(|person| number.of.counts(person, number.question)).sum()
    }

    /// The numbers of the group, and what else is known: of a table nothing is hidden that is nobody, unless nothing else was
    /// left; what is hidden alone is small.
    fn known(&self, own: &[&Number<'_>]) -> Vec<Known> {
        let all = Known { of: vec![1.0; self.ways.len()], low: self.people.len() as f64, high: self.people.len() as f64 };
        let mut known = vec![all];
        for number in own {
            let of = self.of(number);
            if let Said::Between(low, high) = number.said {
                let truth = self.truth(number);
                assert!(low - 1e-6 <= truth && truth <= high + 1e-6, "report {}, {number:?} is {truth}", self.seed);
            }
            match number.said {
                Said::Between(low, high) => known.push(Known { of, low, high: high.min(self.people.len() as f64 * 9.0) }),
                // Bases; and of a row's reasons the only one that is printed may be hidden for another.
                Said::Hidden if matches!(number.of, Of::Asked | Of::Missing(Missing::NotAsked) | Of::Row(..)) => {}
                Said::Hidden => {
                    let hidden = || own.iter().filter(|other| other.table == number.table && other.said == Said::Hidden);
                    let hides_nobody = hidden().any(|other| self.truth(other) < 0.5);
                    let low = f64::from(u8::from(!hides_nobody && !self.is_hopeless(own, number)));
                    let most = if hidden().count() == 1 { (COUNT_HIDDEN_BELOW - 1) as f64 } else { self.people.len() as f64 };
                    known.push(Known { of, low, high: most });
                }
            }
        }
        known
    }

    /// Nothing of a table that could be somebody is shown: there is no more to hide.
    fn is_hopeless(&self, own: &[&Number<'_>], number: &Number<'_>) -> bool {
        let others = own.iter().filter(|other| other.table == number.table);
        others.filter(|other| self.of(other).iter().any(|f| *f > 0.0)).all(|other| other.said == Said::Hidden)
    }

    /// Whether something is hidden for its own sake. Bases are hidden for what they repeat. How many gave no answer is told in
    /// full: a reason is a secret only where there could be another. What is computed has the reasons of its questions.
    fn is_secret(&self, number: &Number<'_>) -> bool {
        let could_be = |of: Of<'_>| self.ways.iter().any(|way| of.counts(way, number.question) > 0.0);
        let others =
            |word| [Missing::Refused, Missing::DontKnow, Missing::Unanswered].into_iter().filter(move |other| *other != word);
        match number.of {
            Of::Asked | Of::Missing(Missing::NotAsked) => false,
            Of::Missing(word) => {
                !["is-a", "ticks"].contains(&number.question) && others(word).any(|other| could_be(Of::Missing(other)))
            }
            Of::Row(need, Some(word)) => others(word).any(|other| could_be(Of::Row(need, Some(other)))),
            _ => true,
        }
    }

    /// What is found out of numbers that are not shown, in words.
    fn leaks(&self) -> Vec<String> {
        let has = |number: &&Number<'_>| self.ways[0].iter().any(|(id, _)| *id == number.question);
        let own: Vec<&Number<'_>> = self.numbers.iter().filter(has).collect();
        let possible = Possible::new(self.ways.len(), &self.known(&own)).expect("the truth fits what is printed");
        let mut leaks = Vec::new();
        for number in own.iter().filter(|number| number.said == Said::Hidden && self.is_secret(number)) {
            let truth = self.truth(number);
            if !(1.0..COUNT_HIDDEN_BELOW as f64).contains(&truth) {
                continue;
            }
            let (low, high) = possible.range(&self.of(number));
            assert!(low < truth + 1e-4 && high > truth - 1e-4, "{number:?}: {truth} is not in {low} to {high}");
            let values = (high + 1e-4).floor() - (low - 1e-4).ceil() + 1.0;
            let promised = if self.is_hopeless(&own, number) { 2.0 } else { (ROOM + 1) as f64 };
            if values < promised {
                let (seed, question, of) = (self.seed, number.question, number.of);
                leaks.push(format!("report {seed}, {question}: {of:?} is {truth}, {low:.1} to {high:.1}"));
            }
        }
        leaks
    }
}

/// What the report calls a question.
fn called(survey: &Survey, id: &str) -> String {
    let question = &survey.questions[survey.find(id).unwrap()];
    questions::titled(&ReportInput { questionnaire: survey, ..tests::input(Lang::En) }, question).plain()
}

/// What was found out of one report, and how many numbers it hides: all, and of groups.
fn attack(seed: u64) -> (Vec<String>, usize, usize) {
    let (survey, groups) = (world::survey(), world::groups());
    let people = world::people(seed, &groups);
    let document = printed(&survey, &people);
    let ids = groups.iter().flat_map(|ways| ways[0].iter().map(|(id, _)| *id)).filter(|id| survey.find(id).is_some());
    let ids: Vec<(String, &str)> = ids.map(|id| (called(&survey, id), id)).collect();
    let numbers = print::numbers(&document, &ids);
    let hidden = numbers.iter().filter(|number| number.said == Said::Hidden);
    let of_groups = hidden.clone().filter(|number| matches!(number.of, Of::NamedBy(..) | Of::Over(..))).count();
    let attack = |ways: &Vec<Way>| Attack { seed, numbers: &numbers, ways, people: &people }.leaks();
    (groups.iter().flat_map(attack).collect(), hidden.count(), of_groups)
}

#[test]
fn nothing_hidden_follows_from_what_is_printed() {
    let attacks = std::env::var("MITREDEN_ATTACKS").ok().and_then(|n| n.parse().ok()).unwrap_or(ATTACKS);
    let (mut leaks, mut hidden, mut of_groups) = (Vec::new(), 0, 0);
    for (found, all, groups) in (0..attacks).map(attack) {
        leaks.extend(found);
        hidden += all;
        of_groups += groups;
    }
    assert!(leaks.is_empty(), "{} leaks in {attacks} reports: {leaks:#?}", leaks.len());
    assert!(hidden as u64 > 5 * attacks && of_groups > 0, "there is little to attack: {hidden}, of groups {of_groups}");
    println!("{attacks} reports hide {hidden} numbers, {of_groups} of groups");
}
