//! A folder of parts as a source.

use std::fs;

use super::{SURVEY, merged, people, ranked};
use crate::support::Town;

#[test]
fn a_folder_stands_for_the_tables_and_records_in_it() {
    let town = Town::with_survey(SURVEY);
    let [first, second] = [people(&town, 40, 1), people(&town, 30, 2)];
    town.write("results/s/own.jsonl", people(&town, 20, 3));
    town.write("parts/2026/05/part-0.jsonl", first);
    town.write("parts/2026/06/part-1.jsonl", second);
    // Marks of other programs, and what is none of ours.
    for name in ["_SUCCESS", "_part.jsonl", ".part-0.jsonl", "notes.txt"] {
        town.write(&format!("parts/2026/{name}"), "no record");
    }
    // Its own dataset is there as a table, too.
    merged(&town, "").fine();
    fs::copy(town.path("results/s/merged.parquet"), town.path("parts/whole.parquet")).unwrap();
    merged(&town, " parts").fine();
    assert_eq!(ranked(&town), 90);
    // Each of them is a source from then on.
    merged(&town, "").fine();
    assert_eq!(ranked(&town), 90);
    fs::remove_file(town.path("parts/2026/06/part-1.jsonl")).unwrap();
    let run = town.run("--lang en rank s").fine();
    assert!(run.err.contains("parts/2026/06/part-1.jsonl"), "{}", run.err);

    fs::create_dir(town.path("nothing")).unwrap();
    let run = merged(&town, " nothing").refused();
    assert!(run.err.contains("`nothing`") && run.err.contains("holds no table"), "{}", run.err);
}
