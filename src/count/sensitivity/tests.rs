//! The variants on answers whose numbers can be had by hand.

use super::*;
use crate::rank::{Request, rank};
use crate::sample_town::{Person, Table, one, ranked, town, weighted};
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, Missing};
use mitreden_define::index::{ListIndex as _, NeedIndex};
use mitreden_define::survey::Survey;

fn person(age: &str, top: &str, grid: [Result<i16, Missing>; 3]) -> Person {
    let rows = ["wifi", "help", "park"]
        .into_iter()
        .zip(grid)
        .map(|(row, cell)| (Code::new(row), cell))
        .collect();
    Person::new([("age", one(age)), ("top", ranked(top)), ("grid", Answer::Rows(rows))])
}

const DONT_KNOW: Result<i16, Missing> = Err(Missing::DontKnow);

/// 120 want Wi-Fi, then help, and half of them are not satisfied with it; 80 want parks, then
/// Wi-Fi.
fn people() -> Vec<Person> {
    let people = [
        vec![person("young", "wifi help", [Ok(1), DONT_KNOW, Ok(5)]); 60],
        vec![person("young", "wifi help", [Ok(5), Ok(2), Ok(5)]); 60],
        vec![person("old", "park wifi", [Ok(5), Ok(5), Ok(1)]).by(Mode::Paper); 80],
    ];
    people.concat()
}

fn held(survey: &Survey, table: &Table) -> Option<Sensitivity> {
    let study = table.study(survey);
    let all = rank(&study, Request::default()).unwrap().rankings.remove(0);
    sensitivity(&study, &all).unwrap()
}

fn of(survey: &Survey, people: &[Person]) -> Sensitivity {
    held(survey, &Table::of(survey, people, 64)).unwrap()
}

fn variant(all: &Sensitivity, way: CountingWay) -> &Variant {
    all.variants.iter().find(|variant| variant.way == way).unwrap_or_else(|| panic!("no {way:?}"))
}

#[track_caller]
fn close(order: &VariantOrder, expected: [f64; 3]) {
    for (found, expected) in order.values.iter().zip(expected) {
        assert!(
            (found.unwrap() - expected).abs() < 1e-9,
            "{:?} instead of {expected}",
            order.values
        );
    }
}

#[test]
fn formulas_by_hand() {
    let all = of(&town(), &people());
    // Wi-Fi: named by all, 60 of 200 not satisfied. Help: named by 120, 60 of them rated it, all 60
    // not satisfied; of everyone who rated it 60 of 140 are. Parks: named by the 80 who are not
    // satisfied.
    close(&all.main, [0.3, (60.0 + 60.0 * 60.0 / 140.0) / 200.0, 0.4]);
    close(&variant(&all, CountingWay::Product).order, [0.3, 0.6 * 60.0 / 140.0, 0.4 * 0.4]);
    close(&variant(&all, CountingWay::NamersOwn).order, [0.3, 0.6, 0.4]);
    // 120: 1, 1/2, 0; 80: 1/2, 0, 1.
    close(&variant(&all, CountingWay::Borda).order, [0.8, 0.3, 0.4]);
    assert_eq!(variant(&all, CountingWay::NamersOwn).order.rank.as_slice(), [3, 1, 2]);
    let ways: Vec<CountingWay> = all.variants.iter().map(|variant| variant.way).collect();
    let first = [
        CountingWay::MiddleSatisfied,
        CountingWay::FirstNamed,
        CountingWay::Product,
        CountingWay::NamersOwn,
        CountingWay::Borda,
    ];
    assert_eq!(ways[..5], first, "of two places the first two are all");
    assert!(!ways.contains(&CountingWay::MeanGap) && !ways.contains(&CountingWay::Unweighted));
    // Eighty on paper are too few.
    assert!(
        ways.contains(&CountingWay::Mode(Mode::Online))
            && !ways.contains(&CountingWay::Mode(Mode::Paper))
    );
    // 0.3, 0.257, 0.16 against 0.3, 0.429, 0.4 in the main order: of three pairs one stands as
    // there.
    let tau = variant(&all, CountingWay::Product).tau_b.unwrap();
    assert!((tau + 1.0 / 3.0).abs() < 1e-12, "{tau}");
    let (same, compared) = all.stable(NeedIndex::new(0)).unwrap();
    assert!(same <= compared && compared == all.variants.len());
}

/// Of 100 who put Wi-Fi first and parks second, 40 are in the middle with Wi-Fi and 20 at its
/// bottom; of 100 who put them the other way round all are at the bottom with parks.
#[test]
fn the_middle_and_the_first_place_count_otherwise() {
    let people = [
        vec![person("young", "wifi park", [Ok(3), DONT_KNOW, Ok(4)]); 40],
        vec![person("young", "wifi park", [Ok(1), DONT_KNOW, Ok(4)]); 20],
        vec![person("young", "wifi park", [Ok(5), DONT_KNOW, Ok(4)]); 40],
        vec![person("old", "park wifi", [Ok(3), DONT_KNOW, Ok(1)]); 100],
    ]
    .concat();
    let all = of(&town(), &people);
    let values = |order: &VariantOrder| [0, 2].map(|need| order.values.as_slice()[need].unwrap());
    let is = |found: [f64; 2], expected: [f64; 2]| {
        let apart = found.iter().zip(expected).map(|(one, other)| (one - other).abs());
        assert!(apart.fold(0.0, f64::max) < 1e-9, "{found:?} instead of {expected:?}");
    };
    is(values(&all.main), [0.8, 0.5]);
    let middle = variant(&all, CountingWay::MiddleSatisfied);
    is(values(&middle.order), [0.1, 0.5]);
    assert_eq!([0, 2].map(|need| middle.order.rank.as_slice()[need]), [2, 1]);
    is(values(&variant(&all, CountingWay::FirstNamed).order), [0.3, 0.5]);
    // Where the middle counts as satisfied already, the other way is held against it.
    let mut strict = town();
    strict.ranking.unsatisfied_at_most = 2.0;
    let all = of(&strict, &people);
    is(values(&all.main), [0.1, 0.5]);
    is(values(&variant(&all, CountingWay::MiddleUnsatisfied).order), [0.8, 0.5]);
    assert!(all.variants.iter().all(|one| one.way != CountingWay::MiddleSatisfied));
}

/// Wi-Fi, parks, help by importance, as by any method of importance alone.
#[test]
fn other_methods_stand_beside_and_some_without_tiers() {
    let all = of(&town(), &people());
    let beside = |method: RankingMethod| {
        all.methods
            .iter()
            .find(|beside| beside.method == method)
            .unwrap_or_else(|| panic!("{method:?}"))
    };
    let product = beside(RankingMethod::ImportanceSatisfaction);
    assert_eq!(product.tau_b, variant(&all, CountingWay::Product).tau_b);
    // 120 put Wi-Fi before help and both before parks, 80 parks before Wi-Fi before help: Wi-Fi beats
    // both, help beats parks; ours is help, parks, Wi-Fi.
    let schulze = beside(RankingMethod::Schulze);
    assert!((schulze.tau_b.unwrap() + 1.0 / 3.0).abs() < 1e-12, "{schulze:?}");
    for method in [RankingMethod::Borda, RankingMethod::Schulze] {
        assert_eq!(beside(method).same_tier, None);
    }
    assert_eq!(product.same_tier.map(|(_, needs)| needs), Some(3));
    for method in [RankingMethod::BestWorst, RankingMethod::Points, RankingMethod::UnmetPriority] {
        assert!(all.methods.iter().all(|beside| beside.method != method));
    }
}

#[test]
fn unweighted_is_what_an_unweighted_survey_says() {
    let (weighted, plain) = (of(&weighted(), &people()), of(&town(), &people()));
    let unweighted = variant(&weighted, CountingWay::Unweighted);
    let expected: Vec<f64> = plain.main.values.iter().flatten().copied().collect();
    close(&unweighted.order, expected.try_into().unwrap());
    assert_eq!(
        (&unweighted.order.rank, &unweighted.order.tier),
        (&plain.main.rank, &plain.main.tier)
    );
    assert!(
        (weighted.main.values.as_slice()[2].unwrap() - 0.6).abs() < 1e-9,
        "60 % of the population are old"
    );
}

/// The sandwich of a design in which each response varies by itself is near the inverse information
/// where the model holds.
#[test]
fn worths_have_an_order_and_tiers() {
    let mut people = people();
    people.extend(vec![person("old", "help park", [Ok(5); 3]); 30]);
    people.extend(vec![person("old", "wifi park", [Ok(5); 3]); 30]);
    let all = of(&town(), &people);
    let worths = variant(&all, CountingWay::PlackettLuce);
    assert_eq!(worths.order.rank.as_slice()[0], 1);
    assert!(worths.order.tier.iter().flatten().all(|tier| *tier >= 1));
    let sum: f64 = worths.order.values.iter().flatten().sum();
    assert!(sum.abs() < 1e-9, "log worths are centred: {sum}");
}

#[test]
fn too_few_are_not_ranked() {
    let table = Table::of(&town(), &people()[..20], 64);
    assert_eq!(held(&town(), &table), None);
}
