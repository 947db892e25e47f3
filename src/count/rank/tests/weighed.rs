//! Weights of each kind, levels that are not weighted, needs with too small a base, and lists that
//! are raked by themselves: against what can be counted by hand.

use super::*;
use crate::sample_town::weighted;

/// A survey whose answers speak for a population of these shares of ages.
fn survey_of_ages(needs: &str, shares: &str, grid: &str) -> Survey {
    let ages: Vec<_> = shares.split(", ").filter_map(|share| share.split_once(':')).collect();
    let ages: Vec<_> = ages.iter().map(|(age, _)| format!("{age}: {age}")).collect();
    let ages = ages.join(", ");
    survey_of(&format!(
        "survey: town\ntitle: Town\nlanguages: [en]\nmodes: [online]\nneeds: {{ {needs} }}\nranking: {{ top: 2 }}\npopulation: {{ margins: [{{ of: age, shares: {{ {shares} }} }}] }}\npages:\n  - page: all\n    questions:\n      \
         - {{ id: age, type: single, text: Age?, options: {{ {ages} }} }}\n      \
         - {{ id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2 }}\n{grid}"
    ))
}

fn aged(n: usize, age: &str, top: &str) -> Vec<Person> {
    vec![Person::new([("age", one(age)), ("top", ranked(top))]); n]
}

fn ranking_of(survey: &Survey, people: &[Person]) -> Rankings {
    let table = Table::of(survey, people, 7);
    rank(&table.study(survey), Request::default()).unwrap()
}

/// Park is what all who rated it find most important, and they are 29.
#[test]
fn a_need_that_too_few_answered_about_takes_no_rank_from_the_others() {
    let survey = survey_of(&format!(
        "survey: town\ntitle: Town\nlanguages: [en]\nmodes: [online]\nneeds: {{ {OLD} }}\nranking: {{ top: 1 }}\npages:\n  - page: all\n    questions:\n      \
         - {{ id: matters, type: matrix, facet: importance, text: What?, rows: needs, scale: {{ from: 1, to: 5, best: to }} }}\n"
    ));
    let rated = |n: usize, cells: [Result<i16, Missing>; 3]| {
        let rows = ["wifi", "help", "park"].map(Code::new).into_iter().zip(cells).collect();
        vec![Person::new([("matters", Answer::Rows(rows))]); n]
    };
    let of = |of_park: usize| {
        let people = [
            rated(of_park, [Ok(1), Ok(2), Ok(5)]),
            rated(20, [Ok(5), Ok(1), OPEN]),
            rated(40 - of_park, [Ok(1), Ok(5), OPEN]),
        ];
        ranking_of(&survey, &people.concat()).rankings.remove(0)
    };
    let few = of(29);
    scores(&survey, &few, &[("wifi", 20.0 / 60.0, 1), ("help", 11.0 / 60.0, 2)]);
    let park = by_code(&survey, &few, "park");
    assert_eq!((park.place, park.score.score.unwrap().n), (Err(Below::Base), 29));
    assert_eq!(few.needs.last().unwrap().need, park.need);
    // One more, and it is the first.
    let enough = of(30);
    scores(
        &survey,
        &enough,
        &[("park", 1.0, 1), ("wifi", 20.0 / 60.0, 2), ("help", 10.0 / 60.0, 3)],
    );
}

/// By hand: 40 who count twice name Wi-Fi, 40 who count once parks.
#[test]
fn base_weights_count_without_a_population_and_are_called_by_their_own_word() {
    let survey = survey(OLD);
    let weighing = |weight: Option<f64>, top: &str| {
        let mut people = people(40, &survey, top);
        for person in &mut people {
            person.record.base_weight = weight;
        }
        people
    };
    let drawn = [weighing(Some(2.0), "wifi help"), weighing(Some(1.0), "park help")].concat();
    let rankings = ranking_of(&survey, &drawn);
    assert_eq!((rankings.weights, rankings.weights.word()), (Weights::Base, "base"));
    assert_eq!(rankings.weighting, None);
    scores(
        &survey,
        &rankings.rankings[0],
        &[("help", 1.0, 1), ("wifi", 2.0 / 3.0, 2), ("park", 1.0 / 3.0, 3)],
    );
    // Who brought none counts once.
    let some = [weighing(Some(2.0), "wifi help"), weighing(None, "park help")].concat();
    assert_eq!(ranking_of(&survey, &some).weights, Weights::Base);
    // Weights that are all alike weight nothing, whatever they are.
    let alike = [weighing(Some(2.0), "wifi help"), weighing(Some(2.0), "park help")].concat();
    let rankings = ranking_of(&survey, &alike);
    assert_eq!((rankings.weights, rankings.weights.word()), (Weights::None, "none"));
    scores(&survey, &rankings.rankings[0], &[("help", 1.0, 1), ("park", 0.5, 2), ("wifi", 0.5, 2)]);
}

/// The population is 40 % young.
#[test]
fn factors_that_are_all_1_are_no_weights() {
    let survey = weighted();
    let of = |young: usize| {
        ranking_of(
            &survey,
            &[aged(young, "young", "wifi help"), aged(100 - young, "old", "park help")].concat(),
        )
    };
    let level = of(40);
    assert!(level.weighting.as_ref().unwrap().is_level());
    assert_eq!((level.weights, level.weights.word()), (Weights::None, "none"));
    let raked = of(41);
    assert!(!raked.weighting.as_ref().unwrap().is_level());
    assert_eq!((raked.weights, raked.weights.word()), (Weights::Raked, "raked"));
    // Level factors leave base weights what they are.
    let mut drawn = [aged(40, "young", "wifi help"), aged(60, "old", "park help")].concat();
    for person in drawn.iter_mut().step_by(2) {
        person.record.base_weight = Some(3.0);
    }
    assert_eq!(ranking_of(&survey, &drawn).weights, Weights::Base);
}

/// The oldest are half a percent of the population: they are held, and told where they are more
/// than three points more of the answers.
#[test]
fn a_level_that_is_held_far_from_its_target_is_told() {
    let survey = survey_of_ages(OLD, "young: 0.4, old: 0.595, oldest: 0.005", "");
    let told = |oldest: usize| {
        let people = [
            aged(100, "young", "wifi help"),
            aged(400 - 100 - oldest, "old", "park help"),
            aged(oldest, "oldest", "wifi park"),
        ];
        let weighting = ranking_of(&survey, &people.concat()).weighting.unwrap();
        let off: Vec<_> = weighting
            .far_off()
            .iter()
            .map(|off| (off.margin.to_owned(), off.level.to_owned(), off.weighted, off.target))
            .collect();
        off
    };
    // 13 of 400 are 3.25 %: less than three points from half a percent.
    assert_eq!(told(13), []);
    let [(margin, level, weighted, target)] = &told(15)[..] else { panic!("{:?}", told(15)) };
    assert_eq!((margin.as_str(), level.as_str()), ("age", "oldest"));
    assert!((weighted - 0.0375).abs() < 1e-12 && (target - 0.005).abs() < 1e-12, "{weighted}");
}

const GRID: &str = "      - { id: grid, type: matrix, facet: satisfaction, text: How?, rows: needs, allow: [dont_know], scale: { from: 1, to: 5, best: to } }\n";
const UNKNOWN: Result<i16, Missing> = Err(Missing::DontKnow);

/// By hand. Half of the town is young, of the second wave a quarter: there the young count 2 and
/// the old 2/3. Of the 80 (the 20 young worth 40, the 60 old worth 40) 12 young name pools and are
/// not satisfied; 30 old (worth 20) name them and do not know. For those stands in what those say
/// who rated pools on the same list: 12 young (24) are not satisfied, 30 old (20) are, which makes
/// 24/44. The first wave is not satisfied with anything and has no part in it.
#[test]
fn a_list_is_raked_by_itself_and_fills_in_from_those_who_had_it() {
    let shares = "young: 0.5, old: 0.5";
    let (old, new) = (survey_of_ages(OLD, shares, GRID), survey_of_ages(NEW, shares, GRID));
    let asked = |(n, survey): (usize, &Survey),
                 age: &str,
                 top: &str,
                 grid: [Result<i16, Missing>; 4]| {
        let codes = ["wifi", "help", "park", "pool"];
        let rows = codes.map(Code::new).into_iter().zip(grid).take(survey.needs.len()).collect();
        let mut person =
            Person::new([("age", one(age)), ("top", ranked(top)), ("grid", Answer::Rows(rows))]);
        person.record.definition.clone_from(&survey.definition.hash);
        vec![person; n]
    };
    let people = [
        asked((40, &old), "young", "wifi help", [Ok(1); 4]),
        asked((20, &old), "old", "wifi help", [Ok(1); 4]),
        asked((12, &new), "young", "pool wifi", [Ok(5), Ok(5), Ok(5), Ok(1)]),
        asked((8, &new), "young", "wifi help", [UNKNOWN, Ok(1), Ok(5), UNKNOWN]),
        asked((30, &new), "old", "pool help", [Ok(1), Ok(5), Ok(5), UNKNOWN]),
        asked((30, &new), "old", "wifi park", [Ok(1), Ok(5), Ok(1), Ok(5)]),
    ];
    let union = Union::new(&new, [old]);
    let table = Table::of_union(&union, &people.concat(), 7);
    let ranking = rank(&table.study_of(&union), Request::default()).unwrap().rankings.remove(0);
    let [list] = &ranking.lists[..] else { panic!("{:?}", ranking.lists) };
    assert_eq!((list.ranking.base.n, list.weights), (80, Some(Weights::Raked)));
    // Of Wi-Fi 40 of 64 are not satisfied; 8 young (16) who name it do not know, 30 old (20) are not.
    scores(
        &union.survey,
        &list.ranking,
        &[
            ("pool", (24.0 + 20.0 * 24.0 / 44.0) / 80.0, 1),
            ("wifi", (16.0 * 40.0 / 64.0 + 20.0) / 80.0, 2),
            ("park", 20.0 / 80.0, 3),
            ("help", 16.0 / 80.0, 4),
        ],
    );
    let pool = by_code(&union.survey, &list.ranking, "pool");
    assert!((pool.score.filled - 20.0 / 44.0).abs() < 1e-12, "{}", pool.score.filled);

    // In the order of what all were asked all are one list: the 60 young count 7/6, the 80 old 7/8,
    // and what stands in is what all say.
    let [young, aged] = [7.0 / 6.0, 7.0 / 8.0];
    let first = 40.0 * young + 20.0 * aged;
    let unmet = first + 60.0 * aged;
    let filled = unmet / (unmet + 12.0 * young);
    scores(
        &union.survey,
        &ranking,
        &[
            ("wifi", (first + 8.0 * young * filled + 30.0 * aged) / 140.0, 1),
            ("help", (first + 8.0 * young) / 140.0, 2),
            ("park", 30.0 * aged / 140.0, 3),
        ],
    );
}
