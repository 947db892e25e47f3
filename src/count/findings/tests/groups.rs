//! Groups against rankings of each group alone, and against others by hand.

use super::*;
use crate::rank::rank;
use crate::sample_town::{some, town_with};
use mitreden_base::ids::Code;
use mitreden_define::answer::Missing;

/// The groups of these people.
fn grouped(survey: &Survey, people: &[Person]) -> Vec<Grouping> {
    findings(&Table::of(survey, people, 1000).study(survey)).unwrap().groups
}

fn rated(age: &str, top: &str, wifi: i16) -> Person {
    let row = |code, cell| (Code::new(code), cell);
    let grid = vec![row("wifi", Ok(wifi)), row("help", Err(Missing::DontKnow)), row("park", Ok(5))];
    Person::new([("age", one(age)), ("top", ranked(top)), ("grid", Answer::Rows(grid))])
}

fn mixed() -> Vec<Person> {
    let person = |i: usize| {
        let age = if i % 7 < 4 { "young" } else { "old" };
        let top = ["wifi help", "park", "help park", "wifi"][(i * i + i / 9) % 4];
        rated(age, top, 1 + i16::try_from(i * 5 % 4).unwrap()).by(if i.is_multiple_of(3) {
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
    let groupings = findings(&table.study(&survey)).unwrap().groups;
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
            assert_eq!(found.score.score, expected.score.score);
            assert_eq!(found.score.importance, None, "nothing that it is made of");
        }
    };
    for (at, group) in groupings[0].groups.iter().enumerate() {
        compare(group, Request { by: Some(age), mode: None }, at);
    }
    for (group, mode) in groupings[1].groups.iter().zip([Mode::Online, Mode::Paper]) {
        assert_eq!(group.group, GroupKey::Modes(vec![mode]));
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
    let groupings = grouped(&survey, &people);
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
fn a_group_too_small_has_no_scores_and_a_small_one_is_flagged() {
    let survey = weighted();
    let of = |young: usize, old: usize| {
        let people =
            [times(young, &rated("young", "wifi", 2)), times(old, &rated("old", "park", 2))];
        let mut groupings = grouped(&survey, &people.concat());
        assert_eq!(groupings.len(), 1, "there is one mode");
        groupings.remove(0)
    };
    let told = of(200, 40);
    let [young, old] = &told.groups[..] else { panic!() };
    assert_eq!((young.needs.len(), old.needs.len(), old.n), (2, 0, Shown::Fine(40)));
    assert_eq!((young.size, old.size, told.is_shown()), (Allowed::Fine, Allowed::Hidden, false));
    assert!(young.needs[0].difference.is_none(), "there is nobody to hold them against");
    let told = of(200, 60);
    let [young, old] = &told.groups[..] else { panic!() };
    assert_eq!((young.size, old.size, old.needs.len()), (Allowed::Fine, Allowed::Small, 2));
}

/// By colour: half of 120 red ones name Wi-Fi, a fifth of 100 green ones, and 40 blue ones are too
/// few: the two are held against each other, and the blue ones are on no side.
#[test]
fn two_groups_are_held_against_each_other() {
    let survey = town();
    let person = |colour, top| Person::new([("colour", one(colour)), ("top", ranked(top))]);
    let people = [
        times(60, &person("red", "wifi")),
        times(60, &person("red", "help park")),
        times(20, &person("green", "wifi")),
        times(80, &person("green", "help park")),
        times(20, &person("blue", "wifi")),
        times(20, &person("blue", "park")),
    ];
    let groupings = grouped(&survey, &people.concat());
    let [colour] = &groupings[..] else { panic!("no margins, one mode: {groupings:?}") };
    assert_eq!(colour.by, GroupedBy::Question(survey.find("colour").unwrap()));
    assert!(colour.is_pair && !colour.overlaps && colour.groups[2].needs.is_empty());
    let wifi = |group: usize| colour.groups[group].needs[0].difference.unwrap();
    let (red, green) = (wifi(0), wifi(1));
    assert!((red.estimate.value - 0.3).abs() < 1e-12);
    // Two domains of 260 answers, each with the variance of a ratio.
    let scale = 260.0 / 259.0;
    let se = (scale * (0.25_f64 / 120.0 + 0.16 / 100.0)).sqrt();
    assert!((red.estimate.se.unwrap() - se).abs() < 1e-12, "{red:?}");
    assert!(red.differs && red.stands_among_all && red.p < 1e-3);
    assert_eq!((green.differs, green.p, green.estimate.se), (true, red.p, red.estimate.se));
    let ([one, other], low) = (
        [red, green].map(|side| side.estimate.interval.unwrap()),
        red.estimate.interval.unwrap().low,
    );
    assert!((one.low + other.high).abs() < 1e-15 && low > 0.0);
    assert_eq!((red.estimate.n, green.estimate.n), (120, 100));
}

/// The blue ones and the red ones are one group together; `rank` knows the same groups.
#[test]
fn options_that_are_put_together_are_one_group() {
    let merge = "report: { merge: { colour: { warm: { of: [blue, red], text: Warm } } } }\n";
    let survey = town_with(merge);
    let person = |colour, top| Person::new([("colour", one(colour)), ("top", ranked(top))]);
    let people = [
        times(100, &person("red", "wifi")),
        times(50, &person("blue", "help")),
        times(110, &person("green", "help park")),
    ]
    .concat();
    let groupings = grouped(&survey, &people);
    let [warm, green] = &groupings[0].groups[..] else { panic!() };
    assert_eq!(warm.group, GroupKey::Option(Code::new("warm")));
    assert_eq!(green.group, GroupKey::Option(Code::new("green")));
    assert_eq!((warm.n, green.n), (Shown::Fine(150), Shown::Fine(110)));
    let wifi = warm.needs[0].score.score.unwrap();
    assert!((wifi.value - 2.0 / 3.0).abs() < 1e-12 && wifi.n == 150);
    let ranked = published(&survey, &people, Request { by: survey.find("colour"), mode: None });
    let codes: Vec<_> = ranked.iter().map(|one| one.group.as_ref().unwrap().as_str()).collect();
    assert_eq!(codes, ["warm", "green"]);
    let same = need(&ranked[0], 0).score.score.unwrap().value;
    assert!((same - wifi.value).abs() < 1e-15);
}

/// Whoever has used a, whoever has used b: some are in both groups, each is held against everybody
/// else.
#[test]
fn of_a_multiple_choice_somebody_may_be_in_several_groups() {
    let survey = town_with("report: { groups: [{ of: used, only: [a, b] }] }\n");
    let person = |used, top| Person::new([("used", some(used)), ("top", ranked(top))]);
    let people = [
        times(60, &person("a b", "wifi")),
        times(60, &person("a", "wifi")),
        times(60, &person("b", "help")),
        times(80, &person("c", "help park")),
    ];
    let groupings = grouped(&survey, &people.concat());
    let [used] = &groupings[..] else { panic!("{groupings:?}") };
    assert!(used.overlaps && !used.is_pair && used.is_shown());
    assert_eq!(used.groups.iter().map(|g| g.n).collect::<Vec<_>>(), [Shown::Fine(120); 2]);
    let wifi = |group: usize| &used.groups[group].needs[0];
    assert!((wifi(0).score.score.unwrap().value - 1.0).abs() < 1e-12);
    assert!((wifi(0).difference.unwrap().estimate.value - 1.0).abs() < 1e-12);
    // Half of those with b, and 60 of the 140 others.
    assert!((wifi(1).difference.unwrap().estimate.value - (0.5 - 60.0 / 140.0)).abs() < 1e-12);
    assert!(wifi(0).difference.unwrap().differs && !wifi(1).difference.unwrap().differs);
}

/// Ten of those by phone are told together with those in the street, who are asked as they are.
#[test]
fn ways_with_few_answers_are_put_together() {
    let survey = town();
    let person = |top, mode| Person::new([("top", ranked(top))]).by(mode);
    let people = [
        times(150, &person("wifi help", Mode::Online)),
        times(120, &person("help", Mode::Street)),
        times(10, &person("park", Mode::Phone)),
    ]
    .concat();
    let groupings = grouped(&survey, &people);
    let keys: Vec<_> = groupings[0].groups.iter().map(|group| group.group.clone()).collect();
    assert_eq!(keys, [vec![Mode::Online], vec![Mode::Street, Mode::Phone]].map(GroupKey::Modes));
    assert_eq!(groupings[0].groups[1].n, Shown::Fine(130));
    // Beside that, those in the street alone would tell of the ten.
    for mode in [Mode::Street, Mode::Phone] {
        let alone = published(&survey, &people, Request { by: None, mode: Some(mode) }).remove(0);
        assert_eq!((alone.shown, alone.needs.len()), (Allowed::Hidden, 0), "{mode:?}");
    }
    let online = Request { by: None, mode: Some(Mode::Online) };
    assert!(!published(&survey, &people, online).remove(0).needs.is_empty());
}

/// Nobody is asked how satisfied they are: what six of all respondents name is two of those online
/// and four on paper.
#[test]
fn the_scores_of_groups_do_not_add_up_to_what_is_hidden_of_all() {
    let survey = town();
    let person = |top, mode| Person::new([("top", ranked(top))]).by(mode);
    let of_mode = |mode, few| {
        [times(120, &person("wifi help", mode)), times(few, &person("park", mode))].concat()
    };
    let people = [of_mode(Mode::Online, 2), of_mode(Mode::Paper, 4)].concat();
    let groupings = grouped(&survey, &people);
    for group in &groupings[0].groups {
        let of = |need| group.needs.iter().find(|known| known.need == NeedIndex::new(need));
        assert!(of(2).is_none_or(|park| park.score.score.is_none() && park.difference.is_none()));
        assert!(of(0).unwrap().score.score.is_some());
    }
}

/// Four of those on paper name it, and forty of all: those online and those at the kiosk would tell
/// of the four.
#[test]
fn few_of_a_group_who_name_a_need_are_not_told_nor_follow_from_other_groups() {
    let survey = town();
    let person = |top, mode| Person::new([("top", ranked(top))]).by(mode);
    let of_mode = |mode, few| {
        [times(120, &person("wifi help", mode)), times(few, &person("park", mode))].concat()
    };
    let told = |counts: [usize; 3]| {
        let modes = [Mode::Online, Mode::Kiosk, Mode::Paper];
        let people: Vec<_> =
            modes.into_iter().zip(counts).flat_map(|(mode, few)| of_mode(mode, few)).collect();
        let groupings = grouped(&survey, &people);
        let groups = &groupings[0].groups;
        assert!(groups.iter().all(|group| group.needs[0].score.score.is_some()));
        assert!(groups.iter().all(
            |group| group.needs[2].difference.is_none() || group.needs[2].score.score.is_some()
        ));
        groups.iter().map(|group| group.needs[2].score.score.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(told([12, 24, 20]), [true, true, true]);
    assert_eq!(told([12, 24, 4]), [false, true, false]);
    assert_eq!(told([12, 24, 0]), [true, true, true], "nobody is nothing to hide");
    assert_eq!(
        told([5, 24, 4]),
        [false, true, false],
        "five and four hide each other: one to nine and none of them"
    );
}

#[test]
fn groups_that_are_not_ranked_are_enough_together() {
    let survey = weighted();
    let person = |age: &str| Person::new([("age", one(age)), ("top", ranked("wifi help"))]);
    let of = |young: usize, old: usize| {
        let people = [times(young, &person("young")), times(old, &person("old"))].concat();
        let groupings = grouped(&survey, &people);
        groupings[0].groups.iter().map(|group| !group.needs.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(of(300, 200), [true, true]);
    assert_eq!(of(300, 60), [true, true]);
    assert_eq!(of(300, 40), [true, false]);
    assert_eq!(of(300, 20), [false, false], "all less the young would be the twenty old");
}

/// What R's survey package says of the same people, and a stepdown of R's own draws: differences,
/// their errors, and the p-value of each among all of its question's.
#[test]
fn differences_and_decisions_are_those_of_r() {
    let golden = |name: &str| {
        let path = format!("{}/../../tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
        let mut rows = csv::Reader::from_path(path).unwrap();
        rows.records().map(Result::unwrap).collect::<Vec<_>>()
    };
    let person = |row: &csv::StringRecord| {
        Person::new([("age", one(&row[0])), ("colour", one(&row[1])), ("top", ranked(&row[2]))])
    };
    let people: Vec<Person> = golden("groups_answers.csv").iter().map(person).collect();
    let survey = weighted();
    let groupings = grouped(&survey, &people);
    let numbers = golden("groups_golden.csv");
    let number = |key: &str| -> f64 {
        let row = numbers.iter().find(|row| row[0] == *key).unwrap_or_else(|| panic!("{key}"));
        row[1].parse().unwrap()
    };
    let mut told = Vec::new();
    for (question, grouping) in ["age", "colour"].iter().zip(&groupings) {
        assert_eq!(grouping.by, GroupedBy::Question(survey.find(question).unwrap()));
        let groups = grouping.groups.iter().take(if grouping.is_pair { 1 } else { 3 });
        for group in groups {
            let GroupKey::Option(code) = &group.group else { panic!("{group:?}") };
            for (need, name) in group.needs.iter().zip(["wifi", "help", "park"]) {
                let (key, found) = (format!("{question}.{code}.{name}"), need.difference.unwrap());
                let [est, se, p] = ["est", "se", "p"].map(|what| number(&format!("{key}.{what}")));
                assert!((found.estimate.value - est).abs() < 1e-9, "{key}: {found:?}");
                assert!((found.estimate.se.unwrap() - se).abs() < 1e-9 * se, "{key}: {found:?}");
                // Ours has t instead of the normal distribution, and residuals stretched a little.
                assert!((found.p - p).abs() < 0.015, "{key}: {} for {p}", found.p);
                assert_eq!(found.differs, p <= 0.05, "{key}");
                told.extend(found.differs.then_some(key));
            }
        }
    }
    assert_eq!(told.len(), 6, "{told:?}");
}
