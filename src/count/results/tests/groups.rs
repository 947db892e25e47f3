//! Groups against rankings of each group alone, and against everyone else by hand.

use super::*;
use crate::sample_town::{one, ranked, town, weighted};
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::survey::Mode;

fn person(age: &str, top: &str, wifi: i16) -> Person {
    let row = |code, cell| (Code::new(code), cell);
    let grid = vec![row("wifi", Ok(wifi)), row("help", Err(Missing::DontKnow)), row("park", Ok(5))];
    Person::new([("age", one(age)), ("top", ranked(top)), ("grid", Answer::Rows(grid))])
}

fn mixed() -> Vec<Person> {
    let person = |i: usize| {
        let age = if i % 7 < 4 { "young" } else { "old" };
        let top = ["wifi help", "park", "help park", "wifi"][(i * i + i / 9) % 4];
        person(age, top, 1 + i16::try_from(i * 5 % 4).unwrap()).by(if i.is_multiple_of(3) {
            Mode::Paper
        } else {
            Mode::Online
        })
    };
    (0..700).map(person).collect()
}

#[test]
fn all_groups_in_two_passes_are_what_each_is_alone() {
    let survey = weighted();
    let table = Table::of(&survey, &mixed(), 1000);
    let groupings = grouped(&survey, &table);
    let age = survey.find("age").unwrap();
    assert_eq!(
        groupings.iter().map(|grouping| grouping.by).collect::<Vec<_>>(),
        [GroupedBy::Question(age), GroupedBy::Mode]
    );
    let compare = |group: &GroupRanking, request: Request, at: usize| {
        let alone = rank(&table.study(&survey), request).unwrap().rankings.remove(at);
        // Nobody rated help: it stands below the order, and no group is compared by it.
        let mut needs: Vec<_> = alone.needs.into_iter().filter(|need| need.place.is_ok()).collect();
        needs.sort_by_key(|need| need.need);
        assert_eq!((group.n.get().copied(), needs.len()), (Some(alone.base.n), 2));
        assert!(group.n_eff.is_none_or(|n_eff| (n_eff - alone.base.n_eff).abs() < 1e-9));
        for (found, expected) in group.needs.iter().zip(&needs) {
            assert_eq!(found.score, expected.score);
        }
    };
    for (at, group) in groupings[0].groups.iter().enumerate() {
        compare(group, Request { by: Some(age), mode: None }, at);
    }
    for (group, mode) in groupings[1].groups.iter().zip([Mode::Online, Mode::Paper]) {
        assert_eq!(group.group, GroupKey::Mode(mode));
        compare(group, Request { by: None, mode: Some(mode) }, 0);
    }
}

/// 160 online, 120 on paper: half and a fifth name Wi-Fi; as many name parks.
#[test]
fn a_difference_is_told_only_where_it_is_one() {
    let survey = town();
    let answer = |top, mode| Person::new([("top", ranked(top))]).by(mode);
    let people = [
        times(80, &answer("wifi park", Mode::Online)),
        times(80, &answer("help", Mode::Online)),
        times(24, &answer("wifi", Mode::Paper)),
        times(60, &answer("park help", Mode::Paper)),
        times(36, &answer("help", Mode::Paper)),
    ]
    .concat();
    let groupings = grouped(&survey, &Table::of(&survey, &people, 50));
    assert_eq!(groupings.len(), 1, "the survey has no margins");
    let online = &groupings[0].groups[0];
    let difference = |need: usize| online.needs[need].difference.unwrap();
    let wifi = difference(0);
    assert!((wifi.estimate.value - 0.3).abs() < 1e-12 && wifi.differs && wifi.p < 1e-6);
    // Each mode is a stratum: the means of two samples.
    let se = (0.25_f64 / 159.0 + 0.16 / 119.0).sqrt();
    assert!((wifi.estimate.se.unwrap() - se).abs() < 1e-12);
    let park = difference(2);
    assert!(park.estimate.value.abs() < 1e-12 && !park.differs && park.p > 0.99);
    // Of two groups each is everyone else to the other.
    let paper = groupings[0].groups[1].needs[0].difference.unwrap();
    assert!((paper.estimate.value + 0.3).abs() < 1e-12 && (paper.p - wifi.p).abs() < 1e-12);
}

#[test]
fn a_group_too_small_is_not_ranked_and_nobody_outside_is_no_comparison() {
    let survey = weighted();
    let people =
        [times(200, &person("young", "wifi", 2)), times(60, &person("old", "park", 2))].concat();
    let groupings = grouped(&survey, &Table::of(&survey, &people, 1000));
    assert_eq!(groupings.len(), 1, "there is one mode");
    let [young, old] = &groupings[0].groups[..] else { panic!() };
    assert_eq!((young.needs.len(), old.needs.len(), old.n), (2, 0, Shown::Fine(60)));
    assert!(young.needs[0].difference.is_some());

    let survey = town();
    let online = times(150, &person("young", "wifi", 2));
    let few = times(20, &person("young", "park", 2).by(Mode::Paper));
    let groupings = grouped(&survey, &Table::of(&survey, &[online, few].concat(), 1000));
    let group = &groupings[0].groups[0];
    assert!(group.needs.iter().all(|need| need.difference.is_none()), "twenty others are too few");
}
