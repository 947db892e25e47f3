//! A question with more options than fit into a byte: all streets of a town, from `check` to the
//! report.

use std::fs;

use crate::support::{ROOT, Town};

fn town() -> Town {
    let town = Town::of("tests/cases/streets");
    for file in ["streets.csv", "streets.import.yaml"] {
        town.write(file, fs::read(format!("{ROOT}/tests/cases/streets/{file}")).unwrap());
    }
    town
}

#[test]
fn four_hundred_streets_go_from_check_to_the_report() {
    let town = town();
    let check = town.run("check").fine();
    assert_eq!(check.out, "");
    town.run("import streets streets.csv --map streets.import.yaml").fine();
    town.run("merge streets").fine();
    let csv = String::from_utf8(town.read("results/streets/merged.csv")).unwrap();
    let mut lines = csv.lines();
    let street = lines.next().unwrap().split(',').position(|column| column == "street").unwrap();
    let mut written: Vec<String> =
        lines.map(|line| line.split(',').nth(street).unwrap().to_owned()).collect();
    let data = String::from_utf8(town.read("streets.csv")).unwrap();
    // `7` is not the code `007`, and there is no street 428.
    let is_code = |cell: &&str| cell.len() == 3 && *cell <= "400";
    let mut given: Vec<String> = data
        .lines()
        .skip(1)
        .map(|line| line.rsplit(';').next().filter(is_code).unwrap_or_default().to_owned())
        .collect();
    written.sort();
    given.sort();
    assert_eq!(
        written, given,
        "every street is the one that was answered, those past the 255th, too"
    );
    assert!(given.iter().any(|street| street.as_str() > "256"), "the data go past a byte");
    let json: serde_json::Value =
        serde_json::from_str(&town.run("rank streets --format json").fine().out).unwrap();
    let first = json.as_array().map_or(&json, |all| &all[0]);
    assert_eq!(first["n"], 300);
    town.run("rank streets --by street --format json").fine();
    town.run("status streets").fine();
    town.run("report streets").fine();
    let report = town.report("streets", "");
    assert!(report.contains("Straße 400"), "the last street is in the report");
}

#[test]
fn four_hundred_streets_can_be_made_up_and_laid_down() {
    let town = town();
    town.run("simulate streets -n 900 --format parquet").fine();
    town.run("merge streets").fine();
    let csv = String::from_utf8(town.read("results/streets/merged.csv")).unwrap();
    assert!(
        csv.lines()
            .any(|line| line.contains(",399,") || line.contains(",390,") || line.contains(",300,")),
        "high codes stand"
    );
    town.run("rank streets").fine();
}
