//! Orders of needs that not everybody was asked about, and of needs that hardly anybody rated:
//! against what can be counted by hand.

mod weighed;

use super::*;
use crate::sample_town::{Person, Table, one, ranked, survey_of, town};
use crate::study::Who;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::survey::Survey;
use mitreden_define::survey::union::Union;

/// The needs, a ranking of two of them, and how satisfied one is with each.
fn survey(needs: &str) -> Survey {
    survey_of(&format!(
        "survey: town\ntitle: Town\nlanguages: [en]\nmodes: [online, street]\nneeds: {{ {needs} }}\nranking: {{ top: 2 }}\npages:\n  - page: all\n    questions:\n      \
         - {{ id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2 }}\n      \
         - {{ id: grid, type: matrix, facet: satisfaction, text: How?, rows: needs, scale: {{ from: 1, to: 5, best: to }} }}\n"
    ))
}

const OLD: &str = "wifi: Wi-Fi, help: Help, park: Parks";
const NEW: &str = "wifi: Wi-Fi, help: Help, park: Parks, pool: Pools";

fn people(n: usize, definition: &Survey, top: &str) -> Vec<Person> {
    let mut person = Person::new([("top", ranked(top))]);
    person.record.definition.clone_from(&definition.definition.hash);
    vec![person; n]
}

/// 60 before pools stood on the list, 40 after.
fn waves() -> (Survey, Survey, Vec<Person>) {
    let (old, new) = (survey(OLD), survey(NEW));
    let all = [
        people(30, &old, "wifi help"),
        people(30, &old, "park wifi"),
        people(20, &new, "pool wifi"),
        people(20, &new, "wifi help"),
    ];
    (old, new, all.concat())
}

fn by_code<'a>(survey: &Survey, ranking: &'a Ranking, code: &str) -> &'a RankedNeed {
    ranking
        .needs
        .iter()
        .find(|need| survey.needs[need.need].code.as_str() == code)
        .unwrap_or_else(|| panic!("no {code}"))
}

#[track_caller]
fn scores(survey: &Survey, ranking: &Ranking, expected: &[(&str, f64, usize)]) {
    let found: Vec<_> = ranking
        .ranked()
        .map(|(need, place)| (survey.needs[need.need].code.to_string(), need, place.rank()))
        .collect();
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((code, need, rank), (wanted, value, place)) in found.iter().zip(expected) {
        assert_eq!((code.as_str(), *rank), (*wanted, *place));
        assert!(
            (need.score.score.unwrap().value - value).abs() < 1e-12,
            "{code}: {:?}",
            need.score.score
        );
    }
}

/// By hand: all 100 name Wi-Fi, 50 help, 30 parks. Of the 40 with pools on their list 40, 20, 0,
/// and pools 20.
#[test]
fn what_only_some_were_asked_has_a_rank_among_those_and_takes_none_from_the_others() {
    let (old, new, people) = waves();
    let union = Union::new(&new, [old]);
    let table = Table::of_union(&union, &people, 7);
    let ranking = rank(&table.study_of(&union), Request::default()).unwrap().rankings.remove(0);
    assert_eq!((ranking.base.n, ranking.measure()), (100, Some(ScoreMeasure::Priority)));
    scores(&union.survey, &ranking, &[("wifi", 1.0, 1), ("help", 0.5, 2), ("park", 0.3, 3)]);
    let pool = by_code(&union.survey, &ranking, "pool");
    assert_eq!((pool.place, pool.score.score), (Err(Below::List), None));

    let [list] = &ranking.lists[..] else { panic!("{:?}", ranking.lists) };
    assert_eq!((list.ranking.base.n, &list.of[..]), (40, &[pool.need][..]));
    assert_eq!(list.definitions, std::slice::from_ref(&new.definition.hash));
    scores(
        &union.survey,
        &list.ranking,
        &[("wifi", 1.0, 1), ("help", 0.5, 2), ("pool", 0.5, 2), ("park", 0.0, 4)],
    );

    // The same as if nobody else had been asked.
    let alone = Table::of(&new, &people[60..], 7);
    let alone = rank(&alone.study(&new), Request::default()).unwrap().rankings.remove(0);
    assert_eq!((&alone.needs, &alone.sets), (&list.ranking.needs, &list.ranking.sets));
    assert!(alone.lists.is_empty());
}

/// What is done to the list after all have answered changes no number of theirs.
#[test]
fn a_list_that_is_changed_later_moves_nobody() {
    let old = survey(OLD);
    let people = [
        people(40, &old, "wifi help"),
        people(35, &old, "park wifi"),
        people(25, &old, "help park"),
    ]
    .concat();
    let of = |today: &Survey| {
        let union = Union::new(today, [old.clone()]);
        let table = Table::of_union(&union, &people, 7);
        let ranking = rank(&table.study_of(&union), Request::default()).unwrap().rankings.remove(0);
        let first = |need: &RankedNeed| union.survey.needs[need.need].first_code().to_string();
        assert!(ranking.lists.is_empty());
        ranking
            .needs
            .iter()
            .map(|need| (first(need), need.score.clone(), need.place))
            .collect::<Vec<_>>()
    };
    let expected = of(&old);
    assert_eq!(expected.len(), 3);
    for needs in [
        "park: Parks, help: Help, wifi: Wi-Fi",
        "pool: Pools, wifi: Wireless, help: Help, park: Parks",
        "help: Help, wifi: Wi-Fi",
    ] {
        assert_eq!(of(&survey(needs)), expected, "{needs}");
    }
}

/// A need that nobody who counts was asked about stands nowhere.
#[test]
fn what_nobody_was_asked_is_not_listed() {
    let (old, new) = (survey(OLD), survey(NEW));
    let union = Union::new(&new, [old.clone()]);
    let table = Table::of_union(&union, &people(50, &old, "wifi help"), 7);
    let ranking = rank(&table.study_of(&union), Request::default()).unwrap().rankings.remove(0);
    assert_eq!(ranking.needs.len(), 3);
}

fn rated(n: usize, top: &str, grid: [Result<i16, Missing>; 3]) -> Vec<Person> {
    let rows = ["wifi", "help", "park"]
        .into_iter()
        .zip(grid)
        .map(|(row, cell)| (Code::new(row), cell))
        .collect();
    vec![Person::new([("top", ranked(top)), ("grid", Answer::Rows(rows))]); n]
}

const OPEN: Result<i16, Missing> = Err(Missing::Unanswered);

/// Everybody names Wi-Fi, but only 29 rated it: it is no first place of an order by what is
/// lacking.
#[test]
fn a_need_that_hardly_anybody_rated_stands_below_the_order() {
    let survey = survey(OLD);
    let people = [
        rated(29, "wifi help", [Ok(1), Ok(1), Ok(5)]),
        rated(31, "wifi park", [OPEN, Ok(5), Ok(1)]),
    ]
    .concat();
    let table = Table::of(&survey, &people, 7);
    let ranking = rank(&table.study(&survey), Request::default()).unwrap().rankings.remove(0);
    scores(&survey, &ranking, &[("park", 31.0 / 60.0, 1), ("help", 29.0 / 60.0, 2)]);
    let wifi = by_code(&survey, &ranking, "wifi");
    assert_eq!(
        (wifi.place, wifi.measure(), wifi.score.dissatisfaction),
        (Err(Below::Satisfaction), ScoreMeasure::Priority, None)
    );
    assert!((wifi.score.importance.unwrap().value - 1.0).abs() < 1e-12);
    assert_eq!(ranking.needs.last().unwrap().need, wifi.need);
}

/// Where no need has enough ratings, all are ordered by importance alone.
#[test]
fn without_ratings_of_any_need_the_order_is_that_of_importance() {
    let survey = survey(OLD);
    let people =
        [rated(29, "help park", [Ok(1), Ok(5), Ok(5)]), rated(31, "wifi help", [OPEN; 3])].concat();
    let table = Table::of(&survey, &people, 7);
    let ranking = rank(&table.study(&survey), Request::default()).unwrap().rankings.remove(0);
    assert_eq!(ranking.measure(), Some(ScoreMeasure::Priority));
    scores(
        &survey,
        &ranking,
        &[("help", 1.0, 1), ("wifi", 31.0 / 60.0, 2), ("park", 29.0 / 60.0, 3)],
    );
}

/// Only they are in the sample, and the weights are theirs alone.
#[test]
fn a_study_may_be_of_some_alone() {
    let survey = town();
    let union = Union::alone(&survey);
    let person =
        |age: &str, mode| Person::new([("age", one(age)), ("top", ranked("wifi help"))]).by(mode);
    let people =
        [vec![person("young", Mode::Online); 40], vec![person("old", Mode::Paper); 60]].concat();
    let table = Table::of(&survey, &people, 7);
    let n = |who: Who| Study::open(&union, &table.dataset, &who).unwrap().base().n;
    assert_eq!(n(Who::everybody()), 100);
    assert_eq!(n(Who { mode: Some(Mode::Paper), ..Who::default() }), 60);
    assert_eq!(n(Who { group: Some((survey.find("age").unwrap(), 0)), ..Who::default() }), 40);
    let none = Who { definitions: Some(["sha256:other".to_owned()].into()), ..Who::default() };
    assert!(matches!(Study::open(&union, &table.dataset, &none), Err(CountError::Nobody)));
}

/// Street interviews of one shift vary together; without a shift those of a day do.
#[test]
fn street_answers_are_clusters_by_shift_or_day() {
    let survey = survey(OLD);
    let street = |n: usize, shift: Option<&str>, day: u32, top: &str| {
        let mut person = Person::new([("top", ranked(top))]).by(Mode::Street);
        person.record.shift = shift.map(str::to_owned);
        person.record.place = shift.map(|_| "square".to_owned());
        person.record.day = NaiveDate::from_ymd_opt(2026, 5, day);
        vec![person; n]
    };
    let of = |people: &[Person]| {
        let table = Table::of(&survey, people, 7);
        let study = table.study(&survey);
        let rankings = rank(&study, Request::default()).unwrap();
        (
            rankings.is_one_cluster,
            study.sample.adrift,
            rankings.rankings[0].needs[0].score.score.unwrap().se,
        )
    };
    let [a, b] = [Some("a"), Some("b")];
    let shifts = of(&[
        street(20, a, 1, "wifi help"),
        street(20, b, 1, "park help"),
        street(20, Some("c"), 1, "wifi park"),
    ]
    .concat());
    let days = of(&[
        street(20, None, 1, "wifi help"),
        street(20, None, 2, "park help"),
        street(20, None, 3, "wifi park"),
    ]
    .concat());
    assert_eq!((shifts.0, shifts.1, days.0, days.1), (false, 0, false, 60));
    assert_eq!(shifts.2, days.2);
    assert_eq!(of(&street(40, a, 1, "wifi help")), (true, 0, None));
}

/// By hand: of 50 online 30 name Wi-Fi, of two shifts of 10 all of one and nobody of the other. The
/// variance is that inside the modes: 50/49·12 and 2·50, over 70².
#[test]
fn each_mode_is_a_stratum() {
    let survey = survey(OLD);
    let asked = |n: usize, shift: Option<&str>, top: &str| {
        let mode = if shift.is_some() { Mode::Street } else { Mode::Online };
        let mut person = Person::new([("top", ranked(top))]).by(mode);
        person.record.shift = shift.map(str::to_owned);
        vec![person; n]
    };
    let online = [asked(30, None, "wifi help"), asked(20, None, "park help")].concat();
    let shifts = [asked(10, Some("a"), "wifi help"), asked(10, Some("b"), "park help")].concat();
    let table = Table::of(&survey, &[online.clone(), shifts].concat(), 7);
    let rankings = rank(&table.study(&survey), Request::default()).unwrap();
    let wifi = by_code(&survey, &rankings.rankings[0], "wifi").score.score.unwrap();
    let variance = (50.0 / 49.0 * 12.0 + 100.0) / 4900.0;
    assert!((wifi.se.unwrap().powi(2) - variance).abs() < 1e-14, "{wifi:?}");
    let street = |clusters, n| [FewClusters { mode: Mode::Street, clusters, n }];
    assert_eq!(rankings.few_clusters, street(2, 20));

    // One shift of 10: its total is 10·(1 − 40/60), 60/50 of that its distance from the others.
    let one = asked(10, Some("a"), "wifi help");
    let table = Table::of(&survey, &[online, one].concat(), 7);
    let rankings = rank(&table.study(&survey), Request::default()).unwrap();
    let wifi = by_code(&survey, &rankings.rankings[0], "wifi").score.score.unwrap();
    let variance = (50.0 / 49.0 * 12.0 + (1.2 * 10.0 / 3.0_f64).powi(2)) / 3600.0;
    assert!((wifi.se.unwrap().powi(2) - variance).abs() < 1e-14, "{wifi:?}");
    assert_eq!((rankings.few_clusters, rankings.is_one_cluster), (street(1, 10).into(), false));
}

/// Of 400 people 100 were drawn: a quarter of the variance is gone. Of 2,000 they are no more than
/// 5 %.
#[test]
fn a_random_sample_leaves_less_to_chance_the_more_it_is_of_the_population() {
    // The sexes answer alike, so that weighting takes nothing from the variance.
    let with = |size: u32, drawn: &str| {
        survey_of(&format!(
            "survey: town\ntitle: Town\nlanguages: [en]\nmodes: [paper]\n{drawn}population:\n  size: {size}\n  margins: [{{ of: sex, shares: {{ f: 0.5, m: 0.5 }} }}]\nneeds: {{ {OLD} }}\npages:\n  - page: all\n    questions:\n      \
             - {{ id: sex, type: single, text: Sex?, options: {{ f: Woman, m: Man }} }}\n      \
             - {{ id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2 }}\n"
        ))
    };
    let se = |survey: &Survey, mode| {
        let people = |n: usize, sex: &str, top: &str| {
            vec![Person::new([("sex", one(sex)), ("top", ranked(top))]).by(mode); n]
        };
        let all = [
            people(30, "f", "wifi help"),
            people(30, "m", "wifi help"),
            people(20, "f", "park help"),
            people(20, "m", "park help"),
        ];
        let table = Table::of(survey, &all.concat(), 7);
        let rankings = rank(&table.study(survey), Request::default()).unwrap();
        by_code(survey, &rankings.rankings[0], "wifi").score.score.unwrap().se.unwrap()
    };
    let random = "fieldwork: { sample: random }\n";
    let whole = se(&with(400, ""), Mode::Paper);
    let drawn = |size: u32, mode| se(&with(size, random), mode);
    assert!((drawn(400, Mode::Paper) - whole * 0.75_f64.sqrt()).abs() < 1e-14);
    assert!((drawn(2000, Mode::Paper) - whole).abs() < 1e-14);
    // Who used a kiosk was not drawn, whatever the questionnaire says.
    assert!((drawn(400, Mode::Kiosk) - whole).abs() < 1e-14);
}
