//! What is told of needs beside each other, against what can be counted by hand.

mod beside;
mod groups;

use super::*;
use crate::bases::{BaseSize as Allowed, Shown};
use crate::rank::RankedNeed;
use crate::results::{fieldwork, mentions};
use crate::sample_town::{Person, Table, one, ranked, survey_of, town, weighted};
use crate::study::{RAKED, READ};
use mitreden_define::answer::Answer;
use mitreden_define::index::{ListIndex as _, NeedIndex};
use mitreden_define::survey::union::Union;
use mitreden_define::survey::{Mode, RankingMethod, Survey};

fn times(n: usize, person: &Person) -> Vec<Person> {
    vec![person.clone(); n]
}

fn person(age: &'static str, top: &str) -> Person {
    Person::new([("age", one(age)), ("top", ranked(top))])
}

fn published(survey: &Survey, people: &[Person], request: Request) -> Vec<Ranking> {
    rank(&Table::of(survey, people, 1000).study(survey), request).unwrap().rankings
}

fn need(ranking: &Ranking, at: usize) -> &RankedNeed {
    ranking.needs.iter().find(|need| need.need.place() == at).unwrap()
}

/// Four name parks: whoever read its rank would know it beside the scores of the others.
#[test]
fn a_need_that_is_withheld_takes_no_rank_from_the_others() {
    let survey = town();
    let people = [
        times(60, &person("young", "wifi help")),
        times(50, &person("old", "help")),
        times(4, &person("old", "park")),
    ];
    let ranking = published(&survey, &people.concat(), Request::default()).remove(0);
    let park = need(&ranking, 2);
    assert_eq!(
        (park.place, park.is_suppressed, park.score.score, park.score.importance),
        (Err(Below::Suppressed), true, None, None)
    );
    assert_eq!(
        ranking
            .ranked()
            .map(|(need, place)| (need.need.place(), place.rank(), place.jointly().unwrap().high))
            .collect::<Vec<_>>(),
        [(1, 1, 1), (0, 2, 2)]
    );
    let table = Table::of(&survey, &people.concat(), 1000);
    let findings = findings(&table.study(&survey)).unwrap();
    let order: Vec<_> = findings
        .needs
        .iter()
        .map(|found| (found.need.place(), found.place.map(|place| place.jointly().unwrap().high)))
        .collect();
    assert_eq!(order, [(1, Ok(1)), (0, Ok(2)), (2, Err(Below::Suppressed))]);
    assert_eq!((findings.ranks.rank[2], findings.needs[2].score.score), (0, None));
    let main = &findings.sensitivity.unwrap().main;
    assert_eq!([0, 1, 2].map(|need| main.has(NeedIndex::new(need))), [true, true, false]);
}

/// Four are old, and all the others young: their number would tell of the four.
#[test]
fn a_group_whose_number_the_report_hides_is_not_counted_by_rank() {
    let survey = town();
    let people =
        [times(150, &person("young", "wifi help")), times(4, &person("old", "help"))].concat();
    let by = survey.find("age");
    for group in published(&survey, &people, Request { by, mode: None }) {
        assert_eq!(
            (group.n, group.n_eff, group.shown, group.needs.len()),
            (Shown::Hidden, None, Allowed::Hidden, 0)
        );
    }
}

/// 12 and 4 of two groups name parks, and those of both together are not few: the win shares of the
/// other needs would say what is left for parks.
#[test]
fn win_shares_of_groups_are_told_where_no_need_of_a_group_is_of_few() {
    let mut survey = town();
    survey.ranking.method = RankingMethod::Borda;
    let told = |counts: [usize; 2]| {
        let of = |(age, few)| {
            [times(120, &person(age, "wifi help")), times(few, &person(age, "park"))].concat()
        };
        let people: Vec<Person> = ["young", "old"].into_iter().zip(counts).flat_map(of).collect();
        let by = survey.find("age");
        let groups = published(&survey, &people, Request { by, mode: None });
        let all = published(&survey, &people, Request::default());
        let told = |ranking: &Ranking| {
            let scores = ranking.ranked().filter(|(need, _)| need.score.score.is_some());
            (ranking.ranked().count(), scores.count())
        };
        groups.iter().chain(&all).map(told).collect::<Vec<_>>()
    };
    assert_eq!(told([12, 14]), [(3, 3); 3]);
    assert_eq!(told([12, 4]), [(2, 0), (2, 0), (3, 3)]);
}

/// 12, 24 and 4 of those who answered in three ways name parks.
#[test]
fn few_of_a_group_are_withheld_by_rank_and_nothing_tells_of_them() {
    let survey = town();
    let of = |age, few| {
        [times(120, &person(age, "wifi help")), times(few, &person(age, "park"))].concat()
    };
    let by_mode = |counts: [usize; 3]| {
        let modes = [Mode::Online, Mode::Kiosk, Mode::Paper];
        let people = modes.into_iter().zip(counts).flat_map(|(mode, few)| {
            of("young", few).into_iter().map(move |person| person.by(mode)).collect::<Vec<_>>()
        });
        let people: Vec<Person> = people.collect();
        modes.map(|mode| {
            need(&published(&survey, &people, Request { by: None, mode: Some(mode) })[0], 2)
                .score
                .importance
                .is_some()
        })
    };
    assert_eq!(by_mode([12, 24, 20]), [true; 3]);
    assert_eq!(by_mode([12, 24, 4]), [false, true, false]);
    assert_eq!(by_mode([12, 24, 0]), [true; 3], "nobody is nothing to hide");
    let by_age = |counts: [usize; 2]| {
        let people = [of("young", counts[0]), of("old", counts[1])].concat();
        let groups = published(&survey, &people, Request { by: survey.find("age"), mode: None });
        groups.iter().map(|group| need(group, 2).score.importance.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(by_age([12, 14]), [true, true]);
    assert_eq!(
        by_age([30, 4]),
        [false, false],
        "less those of the young, all would tell of the old"
    );
}

/// Of the young online 4 name parks, of all young and of all online enough.
#[test]
fn a_group_among_those_who_answered_in_one_way_tells_nothing_that_two_groups_would_not() {
    let survey = town();
    let of = |age, mode, few: usize| {
        let people =
            [times(120, &person(age, "wifi help")), times(few, &person(age, "park"))].concat();
        people.into_iter().map(move |person| person.by(mode)).collect::<Vec<_>>()
    };
    let parks = |few: usize| {
        let cells = [
            ("young", Mode::Online, few),
            ("old", Mode::Online, 30),
            ("young", Mode::Paper, 30),
            ("old", Mode::Paper, 30),
        ];
        let people: Vec<_> =
            cells.into_iter().flat_map(|(age, mode, few)| of(age, mode, few)).collect();
        let groups = published(
            &survey,
            &people,
            Request { by: survey.find("age"), mode: Some(Mode::Online) },
        );
        groups
            .iter()
            .map(|group| (group.n, need(group, 2).score.importance.is_some()))
            .collect::<Vec<_>>()
    };
    assert_eq!(parks(20), [(Shown::Fine(140), true), (Shown::Fine(150), true)]);
    assert_eq!(parks(4), [(Shown::Fine(124), false), (Shown::Fine(150), false)]);
}

/// Of two weights each share with all its digits comes from one pair of counts only.
#[test]
fn digits_that_would_tell_of_whom_a_share_is_made_are_not_told() {
    let mixed = |survey: &Survey| {
        let tops = ["wifi help", "help park", "park wifi"];
        let people: Vec<_> =
            (0..209).map(|n| person(["young", "old"][n % 7 % 2], tops[n * n % 5 % 3])).collect();
        published(survey, &people, Request::default()).remove(0)
    };
    let is_short = |value: f64| ((1e3 * value).round() - 1e3 * value).abs() < 1e-9;
    let (weighted, plain) = (mixed(&weighted()), mixed(&town()));
    assert!(weighted.is_rounded && !plain.is_rounded);
    assert!(weighted.needs.iter().all(|need| is_short(need.score.score.unwrap().value)));
    assert!(weighted.n_eff.unwrap().fract() == 0.0);
    assert!(
        !plain.needs.iter().all(|need| is_short(need.score.score.unwrap().value)),
        "with one weight a share is a count"
    );
}

/// What is made of a question of which nothing may be told tells nothing, either.
#[test]
fn a_score_of_a_question_that_is_withheld_is_withheld() {
    let survey = survey_of(
        "
survey: routed
title: Routed
languages: [en]
modes: [online]
needs: { wifi: Wi-Fi, help: Help }
ranking: { top: 1 }
pages:
  - page: all
    questions:
      - { id: net, type: single, text: Net?, options: { daily: D, weekly: W, never: N } }
      - { id: top, type: ranking, facet: importance, show_if: net == 'daily', text: What?, options: needs, top: 1 }
",
    );
    let of = |net, top: Answer| Person::new([("net", one(net)), ("top", top)]);
    let people = [
        times(40, &of("daily", ranked("wifi"))),
        times(30, &of("daily", ranked("help"))),
        times(3, &of("weekly", Answer::NOT_ASKED)),
    ];
    let ranking = published(&survey, &people.concat(), Request::default()).remove(0);
    assert!(
        ranking
            .needs
            .iter()
            .all(|need| need.place == Err(Below::Suppressed) && need.score.score.is_none()),
        "{ranking:?}"
    );
}

#[test]
fn a_report_reads_its_sample_once_and_rakes_it_once() {
    let survey = weighted();
    let people =
        [times(60, &person("young", "wifi help")), times(50, &person("old", "help park"))].concat();
    let table = Table::of(&survey, &people, 1000);
    let union = Union::alone(&survey);
    let (read, raked) = (READ.get(), RAKED.get());
    let study = table.study_of(&union);
    findings(&study).unwrap();
    mentions(&study, &[], &[]).unwrap();
    fieldwork(&study);
    assert_eq!((READ.get() - read, RAKED.get() - raked), (1, 1));
}

/// Four are old: any number of their level, or how far the weights reach, would tell that.
#[test]
fn of_a_level_of_few_no_number_is_told() {
    let survey = weighted();
    let people =
        [times(150, &person("young", "wifi help")), times(4, &person("old", "help wifi"))].concat();
    let table = Table::of(&survey, &people, 1000);
    let protocol = findings(&table.study(&survey)).unwrap().results.weighting.unwrap();
    assert!(
        protocol.margins[0].levels.iter().all(|level| level.published().is_none()),
        "{protocol:?}"
    );
    assert_eq!(protocol.reach(), None);
    assert!(protocol.held().iter().all(|held| held.which.is_none()), "{protocol:?}");
}
