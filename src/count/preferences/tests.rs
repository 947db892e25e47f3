//! Models of preferences against R's numbers, an order by strongest paths against the published
//! one, and what holds for any answers.

use nalgebra::DMatrix;
use proptest::prelude::*;

use super::*;
use crate::golden::{Row, Survey, number, table};

const ITEMS: &str = "abcde";
const GOLDEN: &str = "preferences_golden.csv";

fn place(item: char) -> u16 {
    u16::try_from(ITEMS.find(item).unwrap()).unwrap()
}

/// Reads an order as the script that made the numbers writes it.
fn order(written: &str) -> WeakOrder {
    let mut heights = vec![None; ITEMS.len()];
    let (named, left) = written.split_once('|').unwrap_or((written, ""));
    for (level, group) in named.split('>').enumerate() {
        for item in group.chars().filter(|c| *c != '=') {
            heights[usize::from(place(item))] = Some(-(level as f64));
        }
    }
    for item in left.chars() {
        heights[usize::from(place(item))] = Some(f64::NEG_INFINITY);
    }
    WeakOrder::of(&heights)
}

/// The orders of a column, each with its weight and cluster.
fn orders(column: &str) -> Vec<(WeakOrder, f64, usize)> {
    let read = |row: &Row| {
        (order(&row[column]), number(row, "weight"), row["cluster"].parse::<usize>().unwrap() - 1)
    };
    table("preferences_orders.csv").iter().map(read).collect()
}

/// Holds log worths and a covariance against R's.
fn check(key: &str, worths: &Worths, cov: &DMatrix<f64>) {
    let golden = Survey::of(GOLDEN);
    for (j, item) in ITEMS.chars().enumerate() {
        golden.check_to(&format!("{key}.log.{item}"), worths.log[j].unwrap(), 1e-7);
        for (k, other) in ITEMS.chars().enumerate() {
            golden.check_to(&format!("{key}.cov.{item}{other}"), cov[(j, k)], 1e-6);
        }
    }
}

/// The sandwich by clusters, one stratum.
fn sandwich(influences: &[(Vec<f64>, f64, usize)], clusters: usize) -> DMatrix<f64> {
    let n_hat: f64 = influences.iter().map(|(_, w, _)| w).sum();
    let mut totals = DMatrix::<f64>::zeros(ITEMS.len(), clusters);
    for (u, w, cluster) in influences {
        for (j, u) in u.iter().enumerate() {
            totals[(j, *cluster)] += w * u / n_hat;
        }
    }
    let n = clusters as f64;
    let product: DMatrix<f64> = &totals * totals.transpose();
    product * (n / (n - 1.0))
}

#[test]
fn rankings_are_rs() {
    let mut choices = RankedChoices::new(5);
    let all = orders("strict");
    for (order, ..) in &all {
        choices.push(order, 1.0);
    }
    let worths = choices.worths().unwrap();
    check("pl", &worths, worths.inverse_information());
    let quasi = quasi_variances(worths.inverse_information()).unwrap();
    for (item, quasi) in ITEMS.chars().zip(quasi) {
        Survey::of(GOLDEN).check_to(&format!("pl.quasi.{item}"), quasi, 1e-6);
    }
}

#[test]
fn weighted_rankings_have_the_errors_of_the_design() {
    let mut choices = RankedChoices::new(5);
    let all = orders("strict");
    for (order, w, _) in &all {
        choices.push(order, *w);
    }
    let worths = choices.worths().unwrap();
    let n_hat: f64 = all.iter().map(|(_, w, _)| w).sum();
    let influence = |(order, w, cluster): &(WeakOrder, f64, usize)| {
        let mut u = vec![0.0; 5];
        worths.influence(order, n_hat, &mut u);
        (u, *w, *cluster)
    };
    check("pl.design", &worths, &sandwich(&all.iter().map(influence).collect::<Vec<_>>(), 30));
}

#[test]
fn level_items_are_chosen_together_as_in_rs_exact_method() {
    let mut choices = RankedChoices::new(5);
    for (order, ..) in &orders("ties") {
        choices.push(order, 1.0);
    }
    let worths = choices.worths().unwrap();
    check("ties", &worths, worths.inverse_information());
}

/// Only the first choices of those who chose `a`: it is never beaten.
#[test]
fn a_made_up_item_ends_what_has_no_end() {
    let mut choices = RankedChoices::new(5);
    let mut lists = 0;
    for (order, ..) in orders("strict") {
        let stage = order.stages().next().map(|(first, after)| (first.to_vec(), after.to_vec()));
        let Some((first, after)) = stage.filter(|(first, _)| *first == [0]) else { continue };
        let mut heights = vec![None; 5];
        for item in &first {
            heights[usize::from(*item)] = Some(1.0);
        }
        for item in &after {
            heights[usize::from(*item)] = Some(0.0);
        }
        choices.push(&WeakOrder::of(&heights), 1.0);
        lists += 1;
    }
    Survey::of(GOLDEN).check("pseudo.lists", f64::from(lists));
    let worths = choices.worths().unwrap();
    assert!(worths.is_pseudo);
    check("pseudo", &worths, worths.inverse_information());
}

#[test]
fn pairs_are_rs() {
    let all = orders("strict");
    let (mut plain, mut weighted) = (PairChoices::new(5), PairChoices::new(5));
    for (order, w, _) in &all {
        plain.push(order, 1.0);
        weighted.push(order, *w);
    }
    let worths = plain.worths().unwrap();
    check("bt", &worths, worths.inverse_information());
    let worths = weighted.worths().unwrap();
    let n_hat: f64 = all.iter().map(|(_, w, _)| w).sum();
    let influence = |(order, w, cluster): &(WeakOrder, f64, usize)| {
        let mut u = vec![0.0; 5];
        worths.influence_of_pairs(order, n_hat, &mut u);
        (u, *w, *cluster)
    };
    check("bt.design", &worths, &sandwich(&all.iter().map(influence).collect::<Vec<_>>(), 30));
}

#[test]
fn best_worst_tasks_are_rs() {
    let mut people: Vec<(Vec<BestWorstTask>, f64)> = vec![(Vec::new(), 0.0); 60];
    for row in table("preferences_tasks.csv") {
        let one = |column: &str| place(row[column].chars().next().unwrap());
        let shown = row["shown"].chars().map(place).rev().collect();
        let person = &mut people[row["id"].parse::<usize>().unwrap() - 1];
        person.0.push(BestWorstTask { shown, best: one("best"), worst: one("worst") });
        person.1 = number(&row, "weight");
    }
    let (mut plain, mut weighted) = (BestWorstChoices::new(5), BestWorstChoices::new(5));
    for (tasks, w) in &people {
        plain.push(tasks, 1.0);
        weighted.push(tasks, *w);
    }
    let worths = plain.worths().unwrap();
    check("bw", &worths, worths.inverse_information());
    let worths = weighted.worths().unwrap();
    let n_hat: f64 = people.iter().map(|(_, w)| w).sum();
    let influence = |(at, (tasks, w)): (usize, &(Vec<BestWorstTask>, f64))| {
        let mut u = vec![0.0; 5];
        worths.influence_of_tasks(tasks, n_hat, &mut u);
        (u, *w, at)
    };
    let all: Vec<_> = people.iter().enumerate().map(influence).collect();
    check("bw.design", &worths, &sandwich(&all, 60));
}

/// Schulze (2011), as in his examples and at Wikipedia: 45 voters, E before A, C, B, D.
#[test]
fn the_published_order_of_45_voters() {
    let votes = [
        (5.0, "acbed"),
        (5.0, "adecb"),
        (8.0, "bedac"),
        (3.0, "cabed"),
        (7.0, "caebd"),
        (2.0, "cbade"),
        (7.0, "dceba"),
        (8.0, "ebadc"),
    ];
    let mut pairs = PairwiseTable::new(5);
    for (w, vote) in votes {
        pairs.push(&WeakOrder::ranked(&vote.chars().map(place).collect::<Vec<_>>(), 5), w);
    }
    // Published: 20 put A before B, 26 A before C, 33 B before D.
    assert!((pairs.before(0, 1) - 20.0).abs() + (pairs.before(0, 2) - 26.0).abs() < 1e-12);
    assert!((pairs.before(1, 3) - 33.0).abs() < 1e-12);
    assert_eq!(pairs.schulze().rank, [2, 4, 3, 5, 1]);
}

fn many() -> impl Strategy<Value = Vec<(Vec<Option<u8>>, f64)>> {
    let heights = prop::collection::vec(prop::option::weighted(0.9, 0_u8..4), 5);
    prop::collection::vec((heights, 0.1..3.0_f64), 1..40)
}

fn read(heights: &[Option<u8>]) -> WeakOrder {
    WeakOrder::of(&heights.iter().map(|height| height.map(f64::from)).collect::<Vec<_>>())
}

fn close(a: &[Option<f64>], b: &[Option<f64>]) -> bool {
    a.iter().zip(b).all(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-5 * (1.0 + a.abs()),
        (a, b) => a == b,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Neither what items are called nor what a weight is measured in changes anything.
    #[test]
    fn names_and_units_do_not_matter(all in many(), turn in 1_usize..5) {
        type Found = (Vec<Option<f64>>, Vec<Option<f64>>, Vec<usize>);
        let of = |turn: usize, unit: f64| -> Option<Found> {
            let (mut ranked, mut pairs) = (RankedChoices::new(5), PairChoices::new(5));
            let mut table = PairwiseTable::new(5);
            for (heights, w) in &all {
                let mut heights = heights.clone();
                heights.rotate_left(turn);
                let order = read(&heights);
                ranked.push(&order, unit * w);
                pairs.push(&order, unit * w);
                table.push(&order, unit * w);
            }
            let back = |mut log: Vec<Option<f64>>| {
                log.rotate_right(turn);
                log
            };
            let mut rank = table.schulze().rank;
            rank.rotate_right(turn);
            Some((back(ranked.worths()?.log), back(pairs.worths()?.log), rank))
        };
        let (Some(plain), Some(turned), Some(doubled)) = (of(0, 1.0), of(turn, 1.0), of(0, 2.0))
        else {
            return Ok(());
        };
        for other in [turned, doubled] {
            prop_assert!(close(&plain.0, &other.0), "{plain:?} {other:?}");
            prop_assert!(close(&plain.1, &other.1), "{plain:?} {other:?}");
            prop_assert_eq!(&plain.2, &other.2);
        }
    }

    /// Who wins each pair comes first by strongest paths, and alone.
    #[test]
    fn who_wins_each_pair_comes_first(all in many()) {
        let mut table = PairwiseTable::new(5);
        for (heights, w) in &all {
            table.push(&read(heights), *w);
        }
        let wins = |i: &usize| (0..5).all(|j| j == *i || table.before(*i, j) > table.before(j, *i) + 1e-6);
        if let Some(first) = (0..5).find(wins) {
            let rank = table.schulze().rank;
            prop_assert_eq!(rank[first], 1);
            prop_assert_eq!(rank.iter().filter(|rank| **rank == 1).count(), 1);
        }
    }

    /// Where everybody's contribution is added up nothing is left: the worths are the likeliest.
    #[test]
    fn contributions_add_up_to_nothing(all in many()) {
        let (mut ranked, mut pairs) = (RankedChoices::new(5), PairChoices::new(5));
        for (heights, w) in &all {
            ranked.push(&read(heights), *w);
            pairs.push(&read(heights), *w);
        }
        for (worths, of_pairs) in [(ranked.worths(), false), (pairs.worths(), true)] {
            let Some(worths) = worths.filter(|worths| !worths.is_pseudo) else { continue };
            let mut sum = [0.0; 5];
            for (heights, w) in &all {
                let mut u = [0.0; 5];
                if of_pairs {
                    worths.influence_of_pairs(&read(heights), 1.0, &mut u);
                } else {
                    worths.influence(&read(heights), 1.0, &mut u);
                }
                sum.iter_mut().zip(u).for_each(|(sum, u)| *sum += w * u);
            }
            prop_assert!(sum.iter().all(|sum| sum.abs() < 1e-6), "{sum:?}");
        }
    }
}
