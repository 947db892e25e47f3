//! Weights against numbers worked out by hand, and a million rows.

use std::path::Path;

use super::*;
use crate::dataset::{About, Batch, Columns, Dataset};
use crate::rank::{Request, rank};
use crate::study::{Study, Who};
use mitreden_define::survey::union::Union;

/// 10 young and 30 old, in each half a (or c, which counts as a) and half b: age and sex are
/// independent, so that the raked weight is size × share × share ÷ number, by hand.
pub(super) fn forty() -> Vec<Record> {
    let one = |n: u128| {
        let age = if n < 10 { "\"young\"" } else { "\"old\"" };
        let sex = ["\"a\"", "\"b\"", "\"c\"", "\"b\""][usize::try_from(n % 4).unwrap()];
        record(n, &[("resident", "\"yes\""), ("age", age), ("sex", sex)])
    };
    (0..40).map(one).collect()
}

#[test]
fn weights_are_those_worked_out_by_hand() {
    let desk = Desk::new(weighted());
    let mut records = forty();
    let inside = [("resident", "\"yes\""), ("age", "\"old\""), ("sex", "\"b\"")];
    records.push(Record { disposition: Disposition::BreakOff, ..record(40, &inside) });
    records.push(record(41, &[("resident", "\"no\""), ("age", "\"old\""), ("sex", "\"b\"")]));
    records.push(record(42, &[("resident", REFUSED), ("age", "\"old\""), ("sex", "\"b\"")]));
    // A part of the records comes as a table: `among` is worked out from its columns.
    let (early, late) = records.split_at(20);
    let merged =
        desk.try_merge(vec![lines("a", early), desk.table("late.parquet", late)], &[]).unwrap();
    let weights: Vec<Option<f64>> =
        desk.column("weight").iter().map(|weight| weight.parse().ok()).collect();
    let expected = |n: usize| match (n < 10, n.is_multiple_of(2)) {
        (true, true) => 1000.0 * 0.4 * 0.6 / 5.0,
        (true, false) => 1000.0 * 0.4 * 0.4 / 5.0,
        (false, true) => 1000.0 * 0.6 * 0.6 / 15.0,
        (false, false) => 1000.0 * 0.6 * 0.4 / 15.0,
    };
    for (n, weight) in weights.iter().enumerate().take(40) {
        assert!((weight.unwrap() - expected(n)).abs() < 1e-9, "{n}: {weight:?}");
    }
    assert_eq!(weights[40..], [None, None, None]);
    let weighting = merged.protocol.weighting.clone().unwrap();
    assert_eq!((merged.counted, weighting.n, weighting.outside, weighting.unknown), (40, 40, 1, 1));
    assert_eq!((weighting.sum, weighting.summed), (1000.0, Summed::Population));
    let age = &weighting.rake.unwrap().margins[0];
    let young = &age.levels[0];
    assert_eq!((age.name.as_str(), young.code.as_deref(), young.n), ("age", Some("young"), 10));
    let shares = [young.base, young.given.unwrap(), young.target, young.weighted];
    for (share, expected) in shares.into_iter().zip([0.25, 0.4, 0.4, 0.4]) {
        assert!((share - expected).abs() < 1e-9, "{shares:?}");
    }
}

#[test]
fn base_weights_are_what_is_raked() {
    // In each age one of five and three of fifteen count twice: age and sex stay independent, and
    // those who count twice get twice the weight of their neighbours.
    let twice = [0, 10, 12, 14];
    let weigh = |(n, record): (usize, Record)| Record {
        base_weight: Some(if twice.contains(&n) { 2.0 } else { 1.0 }),
        ..record
    };
    let records: Vec<Record> = forty().into_iter().enumerate().map(weigh).collect();
    let desk = Desk::new(weighted());
    let (early, late) = records.split_at(20);
    let protocol = desk
        .try_merge(vec![lines("a", early), desk.table("late.parquet", late)], &[])
        .unwrap()
        .protocol;
    let weights: Vec<f64> =
        desk.column("weight").iter().map(|weight| weight.parse().unwrap()).collect();
    assert!((weights[0] - 2.0 * 1000.0 * 0.4 * 0.6 / 6.0).abs() < 1e-9, "{}", weights[0]);
    assert!((weights[2] - 1000.0 * 0.4 * 0.6 / 6.0).abs() < 1e-9);
    assert!((weights[14] - 2.0 * 1000.0 * 0.6 * 0.6 / 18.0).abs() < 1e-9);
    assert!((weights[1] - 1000.0 * 0.4 * 0.4 / 5.0).abs() < 1e-9);
    let brought = BaseWeights { rows: 40, without: 0, sum: 44.0, smallest: 1.0, largest: 2.0 };
    assert_eq!(protocol.base_weights, Some(brought));

    // Without a population they are the weights; who brought none counts 1, and the protocol counts
    // them.
    let desk = Desk::new(town());
    let mixed = [records[0].clone(), Record { base_weight: None, ..records[1].clone() }];
    let protocol = desk.merge(vec![lines("a", &mixed)]);
    assert_eq!(desk.column("weight"), ["2", "1"]);
    assert_eq!(protocol.base_weights.unwrap().without, 1);
}

#[test]
fn a_respondent_who_counts_twice_is_as_two() {
    let given = |n: u128, top: &'static str, point: &'static str| {
        let satisfied = json!({ "wifi": point.parse::<i32>().unwrap(), "help": 1, "park": 5, "roads": 2, "trees": 4, "noise": 3 });
        let mut record = record(
            n,
            &[("resident", "\"yes\""), ("age", "\"old\""), ("sex", "\"b\""), ("top", top)],
        );
        record.answers.insert("satisfied".to_owned(), satisfied);
        record
    };
    let tops = [r#"["wifi","help"]"#, r#"["park","roads"]"#, r#"["help","noise"]"#];
    let points = ["1", "3", "5", "2"];
    let all: Vec<Record> =
        (0..120_usize).map(|n| given(n as u128, tops[n % 3], points[n % 4])).collect();
    let doubled = |record: &Record| Record { base_weight: Some(2.0), ..record.clone() };
    let weighted: Vec<Record> =
        all.iter().enumerate().map(|(n, r)| if n < 30 { doubled(r) } else { r.clone() }).collect();
    let twins = all
        .iter()
        .take(30)
        .enumerate()
        .map(|(n, r)| Record { id: Uuid::from_u128(1000 + n as u128), ..r.clone() });
    let with_twins: Vec<Record> = all.iter().cloned().chain(twins).collect();
    let scores = |records: &[Record]| {
        let desk = Desk::new(town());
        desk.merge(vec![lines("a", records)]);
        let dataset =
            Dataset::open(&desk.path("merged.parquet"), &Columns::of(&desk.survey).unwrap())
                .unwrap();
        let union = Union::alone(&desk.survey);
        let study = Study::open(&union, &dataset, &Who::everybody()).unwrap();
        let ranking = rank(&study, Request::default()).unwrap().rankings.remove(0);
        assert_eq!(ranking.base.n, records.len() as u64);
        ranking
            .needs
            .iter()
            .map(|need| (need.need, need.score.score.unwrap().value))
            .collect::<Vec<_>>()
    };
    let (as_two, as_twins) = (scores(&weighted), scores(&with_twins));
    assert_ne!(as_two, scores(&all));
    for (one, other) in as_two.iter().zip(&as_twins) {
        assert_eq!(one.0, other.0);
        assert!((one.1 - other.1).abs() < 1e-9, "{one:?} {other:?}");
    }
}

#[test]
fn without_a_size_weights_add_up_to_the_respondents_and_the_missing_keep_their_share() {
    let desk = Desk::new(survey_of(&format!("{TOWN}{}", POPULATION.replace("  size: 1000\n", ""))));
    let mut records = forty();
    records.extend(
        (40..50).map(|n| record(n, &[("resident", "\"yes\""), ("age", REFUSED), ("sex", "\"b\"")])),
    );
    let protocol = desk.merge(vec![lines("a", &records)]);
    let weights: Vec<f64> =
        desk.column("weight").iter().map(|weight| weight.parse().unwrap()).collect();
    assert!((weights.iter().sum::<f64>() - 50.0).abs() < 1e-9);
    assert!((weights[40..].iter().sum::<f64>() - 10.0).abs() < 1e-9, "a fifth has no age");
    assert!((weights[..10].iter().sum::<f64>() - 40.0 * 0.4).abs() < 1e-9);
    assert_eq!(protocol.weighting.unwrap().summed, Summed::Respondents);
}

#[test]
fn a_crossing_with_a_collapsed_level_finds_its_cells() {
    let population = "
population:
  margins:
    - of: [age, sex]
      counts: { young: { a: 200, b: 100 }, old: { a: 200, b: 500 } }
      collapse: { sex: { c: a } }
";
    let desk = Desk::new(survey_of(&format!("{TOWN}{population}")));
    desk.merge(vec![lines("a", &forty())]);
    let weights: Vec<f64> =
        desk.column("weight").iter().map(|weight| weight.parse().unwrap()).collect();
    for (n, weight) in weights.iter().enumerate() {
        let expected = match (n < 10, n.is_multiple_of(2)) {
            (true, true) => 40.0 * 0.2 / 5.0,
            (true, false) => 40.0 * 0.1 / 5.0,
            (false, true) => 40.0 * 0.2 / 15.0,
            (false, false) => 40.0 * 0.5 / 15.0,
        };
        assert!((weight - expected).abs() < 1e-9, "{n}");
    }
}

#[test]
fn a_margin_nobody_can_meet_is_named() {
    let desk = Desk::new(weighted());
    let only_old: Vec<Record> = forty().split_off(10);
    let error = desk.try_merge(vec![lines("a", &only_old)], &[]).unwrap_err().to_string();
    assert_eq!(
        error,
        "the weights cannot be computed: margin `age`: level `young` has a target of 40.0 % but no responses"
    );
}

/// A table of made-up rows in any order of ids.
fn million(desk: &Desk, name: &str, id: impl Fn(u128) -> u128 + Sync) -> MergeSource<'static> {
    let columns = Columns::of(&desk.survey).unwrap();
    let mut builder = Builder::new(&desk.survey, &columns);
    let (forty, mut next) = (forty(), 0_u128);
    let chunks = std::iter::from_fn(|| {
        (next < 1 << 20).then(|| {
            for _ in 0..CHUNK {
                let record = Record {
                    id: Uuid::from_u128(id(next)),
                    ..forty[usize::try_from(next % 40).unwrap()].clone()
                };
                builder.push(&record, &record.answers_of(&desk.survey).unwrap(), None);
                next += 1;
            }
            builder.take()
        })
    });
    save(&columns, &desk.path(name), None, &About::new(), chunks).unwrap();
    MergeSource::Table { name: name.to_owned(), path: desk.path(name) }
}

#[test]
#[ignore = "takes a minute: `cargo test a_million -- --ignored --nocapture`"]
fn a_million_rows_pass() {
    let desk = Desk::new(weighted());
    // Once sorted, once in an order in which every run holds ids of every stretch.
    let ways: [fn(u128) -> u128; 2] = [|n| n, |n| n * 7919 % (1 << 20)];
    for id in ways {
        let table = million(&desk, "million.parquet", id);
        let before = peak();
        let start = std::time::Instant::now();
        let merged = desk
            .try_merge(vec![table, lines("a", &[record(1 << 30, &[("resident", "\"no\"")])])], &[])
            .unwrap();
        println!(
            "{} rows in {:?}; peak {before} MiB before, {} MiB after",
            merged.rows,
            start.elapsed(),
            peak()
        );
        assert_eq!((merged.rows, merged.counted), ((1 << 20) + 1, 1 << 20));
        assert!(peak() < 2048);
        let weights =
            sum_of_weights(&desk.path("merged.parquet"), &Columns::of(&desk.survey).unwrap());
        assert!((weights - 1000.0).abs() < 1e-6);
        assert!(desk.column("id").is_sorted());
    }
}

/// The most memory this process has had, in MiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

fn sum_of_weights(path: &Path, columns: &Columns) -> f64 {
    let dataset = Dataset::open(path, columns).unwrap();
    let sum = |batch: Batch| batch.numbers("weight").unwrap().iter().flatten().sum::<f64>();
    dataset.batches(&["weight"]).map(|batch| sum(batch.unwrap())).sum()
}
