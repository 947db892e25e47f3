//! A million made-up responses through `merge` and `rank`: rows per second, peak memory, and the
//! ratio to a bare scan of the columns that ranking reads; then a ranking for each of some groups.
//!
//! `cargo bench --bench million -- 200000` takes another number of rows; a folder named beside it
//! keeps what is made up and merged for the next run, which then only ranks and scans (or merges,
//! where `merged.parquet` was removed).
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement ends with a panic and prints"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use mitreden::ask::interview::Plan;
use mitreden::ask::simulate::{Simulation, SimulationWish};
use mitreden::base::diagnostics::{Problems, Source};
use mitreden::count::dataset::{Columns, Dataset, Stage, item_name};
use mitreden::count::findings::rank;
use mitreden::count::merge::{self, MadeFrom, Outputs, Words, merge};
use mitreden::count::rank::Request;
use mitreden::count::study::{Study, Who};
use mitreden::define::survey::union::Union;
use mitreden::define::survey::{FacetKind, Spoken, Survey, needs_file, read};
use polars::prelude::{ParquetReader, SerReader};

fn main() {
    let rows = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(1_000_000);
    let survey = example();
    let columns = Columns::of(&survey).unwrap();
    let own = tempfile::TempDir::with_prefix("mitreden-bench-").unwrap();
    let kept = std::env::args().skip(1).map(PathBuf::from).find(|path| path.is_dir());
    let folder = kept.unwrap_or_else(|| own.path().to_owned());
    let union = Union::alone(&survey);
    let merged = folder.join("merged.parquet");
    if !merged.is_file() {
        merge_made_up(&union, &columns, rows, &merged);
    }

    let dataset = Dataset::open(&merged, &columns).unwrap();
    let ranking = timed("rank", rows, || {
        let study = Study::open(&union, &dataset, &Who::everybody()).unwrap();
        let rankings = rank(&study, Request::default()).unwrap();
        assert_eq!(rankings.rankings[0].needs.len(), survey.needs.len());
    });
    let names = ranked_columns(&survey);
    let scan = timed("bare scan of the same columns", rows, || bare_scan(&merged, &names));
    println!("rank takes {:.1} times the bare scan", ranking / scan);
    let by = survey.find("age");
    let groups = survey.questions[by.unwrap()].kind.items().len();
    let by_group = timed(&format!("rank by {groups} groups"), rows, || {
        let study = Study::open(&union, &dataset, &Who::everybody()).unwrap();
        let rankings = rank(&study, Request { by, mode: None }).unwrap();
        assert_eq!(rankings.rankings.len(), groups);
    });
    println!("rank by group takes {:.1} times one ranking", by_group / ranking);
    if let Some(peak) = peak_memory() {
        println!("peak memory of the whole run: {peak}");
    }
}

fn example() -> Survey {
    let mut problems = Problems::new();
    let languages = ["de".to_owned(), "en".to_owned()];
    let needs = Source::new("needs.yaml", include_str!("../town/needs.yaml"));
    let (node, needs) = needs_file(&needs, &mut Spoken::new(&languages), &mut problems).unwrap();
    let text = include_str!("../surveys/digitales-leoben-2026.yaml");
    read(&Source::new("example.yaml", text), &needs, Some(&node), &mut problems).unwrap()
}

fn merge_made_up(union: &Union, columns: &Columns, rows: u64, merged: &Path) {
    let source = merged.with_file_name("simulated.parquet");
    if !source.is_file() {
        timed("make up", rows, || make_up(&union.survey, columns, rows, &source));
    }
    let scratch = merged.with_file_name("scratch");
    std::fs::create_dir_all(&scratch).unwrap();
    let parquet = merged.to_owned();
    let out = Outputs { parquet, csv: None, made: MadeFrom::default(), scratch };
    let table =
        vec![merge::MergeSource::Table { name: "simulated.parquet".to_owned(), path: source }];
    timed("merge", rows, || {
        assert_eq!(merge(union, table, Words::default(), &out).unwrap().rows, rows);
    });
}

fn make_up(survey: &Survey, columns: &Columns, rows: u64, path: &Path) {
    let plan = Plan::new(survey.clone()).unwrap();
    let today = survey.opens.unwrap();
    let simulation = Simulation::new(&plan, SimulationWish { seed: 1, today });
    let scratch = tempfile::TempDir::with_prefix("mitreden-bench-").unwrap();
    let mut stage = Stage::new(survey, columns, scratch.path());
    for index in 0..rows {
        let record = simulation.record(index);
        let answers = record.answers_of(survey).unwrap();
        stage.push(&record, &answers, None).unwrap();
    }
    stage.save(path, &BTreeMap::new()).unwrap();
}

/// What ranking reads of each respondent.
fn ranked_columns(survey: &Survey) -> Vec<String> {
    let counts = |question: &&mitreden::define::survey::Question| {
        [FacetKind::Importance, FacetKind::Satisfaction]
            .iter()
            .any(|kind| question.facet_weight(*kind) > 0.0)
    };
    let facets = survey.questions.iter().filter(counts);
    let items = facets.flat_map(|question| {
        question.kind.items().iter().map(move |item| item_name(&question.id, &item.code))
    });
    let fixed = ["mode", "disposition", "place", "shift", "resident", "district", "age", "gender"]
        .map(str::to_owned);
    items.chain(fixed).collect()
}

/// Reads the columns and does nothing with them.
fn bare_scan(path: &Path, names: &[String]) {
    let reader = ParquetReader::new(std::fs::File::open(path).unwrap());
    let frame = reader.with_columns(Some(names.to_vec())).finish().unwrap();
    assert_eq!(frame.width(), names.len());
}

fn timed(what: &str, rows: u64, work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    let seconds = start.elapsed().as_secs_f64();
    println!("{what}: {seconds:.2} s, {:.0} rows/s", rows as f64 / seconds);
    seconds
}

/// The largest resident size so far, where the system tells.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|size| size.trim().to_owned())
}
