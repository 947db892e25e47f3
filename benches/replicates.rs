//! A thousand replicates of made-up respondents in 576 combinations of margin levels, each raked anew.
//!
//! `cargo bench --bench replicates -- 50000` takes another number of respondents than 20,000.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement ends with a panic and prints"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Instant;

use mitreden::ask::interview::Plan;
use mitreden::ask::simulate::{Simulation, SimulationWish};
use mitreden::base::diagnostics::{Problems, Source};
use mitreden::count::dataset::{Columns, Dataset, PlainOutputs, Stage};
use mitreden::count::replicates::{ReplicateKind, ReplicateWish};
use mitreden::count::study::{Study, Who};
use mitreden::count::weighing::weigh;
use mitreden::define::survey::union::Union;
use mitreden::define::survey::{Survey, read};

/// How many levels each margin has.
const LEVELS: [usize; 4] = [6, 4, 8, 3];
const REPLICATES: usize = 1_000;

fn main() {
    let rows = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(20_000);
    let survey = survey();
    let columns = Columns::of(&survey).unwrap();
    let folder = tempfile::TempDir::with_prefix("mitreden-bench-").unwrap();
    let path = folder.path().join("made-up.parquet");
    make_up(&survey, &columns, rows, &path);
    let dataset = Dataset::open(&path, &columns).unwrap();
    let union = Union::alone(&survey);
    let study = Study::open(&union, &dataset, &Who::everybody()).unwrap();
    let cells: usize = LEVELS.iter().product();
    for kind in [ReplicateKind::Bootstrap, ReplicateKind::Poisson] {
        let start = Instant::now();
        let wish = ReplicateWish { kind, n: REPLICATES, seed: 1 };
        let weighing = weigh(&study, Some(wish)).unwrap();
        let seconds = start.elapsed().as_secs_f64();
        let word = kind.word();
        println!("{word}: {REPLICATES} replicates of {rows} in {cells} cells: {seconds:.2} s");
        let start = Instant::now();
        let file = folder.path().join("weights.parquet");
        weighing.write(PlainOutputs { parquet: Some(&file), csv: None }).unwrap();
        println!("written: {:.2} s", start.elapsed().as_secs_f64());
    }
}

/// A survey whose margins have 576 combinations of levels.
fn survey() -> Survey {
    let mut questions = String::new();
    let mut margins = String::new();
    for (margin, levels) in LEVELS.iter().enumerate() {
        let options: Vec<_> = (0..*levels).map(|level| format!("o{level}: O{level}")).collect();
        let shares: Vec<_> =
            (0..*levels).map(|level| format!("o{level}: {}", 100 + 30 * level / levels)).collect();
        let (options, shares) = (options.join(", "), shares.join(", "));
        writeln!(
            questions,
            "      - {{ id: m{margin}, type: single, text: M?, options: {{ {options} }} }}"
        )
        .unwrap();
        writeln!(margins, "    - {{ of: m{margin}, counts: {{ {shares} }} }}").unwrap();
    }
    let text = format!(
        "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online]\nneeds: {{ a: A, b: B }}\nranking: {{ top: 1 }}\n\
         pages:\n  - page: p\n    questions:\n      \
         - {{ id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }}\n\
         {questions}population:\n  margins:\n{margins}"
    );
    read(&Source::new("s.yaml", &text), &[], None, &mut Problems::new()).unwrap()
}

fn make_up(survey: &Survey, columns: &Columns, rows: u64, path: &std::path::Path) {
    let plan = Plan::new(survey.clone()).unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 5, 12).unwrap();
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
