//! `weigh`: the weights of respondents alone, against those of the merged dataset, of tables, and of
//! R's survey package.

use std::collections::{BTreeMap, HashMap};

use polars::prelude::{ParquetReader, SerReader};
use serde_json::Value;

use crate::support::{ROOT, Town, table_rows};

const SURVEY: &str = "digitales-leoben-2026";

type Rows = Vec<HashMap<String, String>>;

fn example() -> Town {
    let town = Town::of(".");
    let file = format!("results/{SURVEY}/simulated.jsonl");
    town.write(&file, std::fs::read(format!("{ROOT}/{file}")).unwrap());
    town
}

fn rows(town: &Town, file: &str) -> Rows {
    csv::Reader::from_path(town.path(file))
        .unwrap_or_else(|error| panic!("{file}: {error}"))
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

fn number(row: &HashMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column}: `{}`", row[column]))
}

#[track_caller]
fn near(ours: f64, theirs: f64, tolerance: f64) {
    assert!((ours - theirs).abs() <= tolerance * theirs.abs().max(1e-3), "{ours} is not {theirs}");
}

#[test]
fn weights_are_those_of_merged_answers_and_of_tables() {
    let town = example();
    let run = town.run(&format!("weigh {SURVEY} --lang en")).fine();
    assert!(
        run.out.starts_with("**For the team, not for publication: a weight tells"),
        "{}",
        run.out
    );
    assert!(run.err.contains("1,072 weights: "), "{}", run.err);
    let weights = rows(&town, &format!("results/{SURVEY}/weights.csv"));
    let parquet = town.read(&format!("results/{SURVEY}/weights.parquet"));
    town.run(&format!("merge {SURVEY}")).fine();
    let merged = rows(&town, &format!("results/{SURVEY}/merged.csv"));
    // Only those who count, in the order of the merged answers, and weighted as these.
    let counted: Vec<_> = merged.iter().filter(|row| !row["weight"].is_empty()).collect();
    assert_eq!(counted.len(), weights.len());
    for (one, other) in weights.iter().zip(&counted) {
        assert_eq!((&one["id"], &one["mode"]), (&other["id"], &other["mode"]));
        near(number(one, "weight"), number(other, "weight"), 1e-9);
        near(number(one, "base_weight") * number(one, "factor"), number(one, "weight"), 1e-14);
        assert_eq!(one["stratum"], one["mode"]);
        // In the street people vary together by place and shift, online everybody by themselves.
        let own = if one["mode"] == "street" {
            format!("{}/{}", other["place"], other["shift"])
        } else {
            one["id"].clone()
        };
        assert_eq!(one["cluster"], own);
    }

    // Shares by hand from these weights alone are those of a table.
    let of: HashMap<&str, f64> =
        weights.iter().map(|row| (row["id"].as_str(), number(row, "weight"))).collect();
    let told = town.run(&format!("table {SURVEY} channel --format json")).fine().out;
    let told: Value = serde_json::from_str(&told).unwrap();
    let lines = told["groups"][0]["lines"].as_array().unwrap();
    let answered: Vec<_> = counted.iter().filter(|row| !row["channel"].is_empty()).collect();
    let all: f64 = answered.iter().map(|row| of[row["id"].as_str()]).sum();
    let options: Vec<_> = lines.iter().filter(|line| line["line"] == "option").collect();
    assert!(options.len() > 2);
    for line in options {
        let chose = answered.iter().filter(|row| line["code"] == row["channel"].as_str());
        let share: f64 = chose.map(|row| of[row["id"].as_str()]).sum::<f64>() / all;
        near(100.0 * share, line["value"].as_f64().unwrap(), 1e-12);
    }

    // Both files hold the same.
    let frame = ParquetReader::new(std::io::Cursor::new(parquet)).finish().unwrap();
    let names: Vec<String> = frame.get_column_names().iter().map(ToString::to_string).collect();
    assert_eq!(names, ["id", "mode", "stratum", "cluster", "base_weight", "factor", "weight"]);
    let column = |name: &str| frame.column(name).unwrap();
    let numbers = column("weight").f64().unwrap();
    let ids = column("id").str().unwrap();
    assert_eq!(frame.height(), weights.len());
    for (at, row) in weights.iter().enumerate() {
        assert_eq!((ids.get(at), numbers.get(at)), (Some(&*row["id"]), row["weight"].parse().ok()));
    }
}

/// What is printed is the section of merge.md, and JSON has the same numbers.
#[test]
fn the_protocol_is_that_of_a_merge() {
    let town = example();
    town.run(&format!("merge {SURVEY} --lang en")).fine();
    let whole = String::from_utf8(town.read(&format!("results/{SURVEY}/merge.md"))).unwrap();
    let (_, section) = whole.split_once("## Weights\n").unwrap();
    let told = town.run(&format!("weigh {SURVEY} --lang en")).fine().out;
    let paragraphs = |text: &str| -> Vec<String> {
        let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        // Tables are numbered there and compared by themselves.
        let is_text = |part: &&str| !part.contains('|') && !part.starts_with("**Table");
        parts.filter(is_text).map(str::to_owned).collect()
    };
    let printed = paragraphs(&told);
    assert!(paragraphs(section).len() > 5, "{section}");
    for paragraph in paragraphs(section) {
        assert!(printed.contains(&paragraph), "no `{paragraph}` in {told}");
    }
    let tables = table_rows(section);
    assert!(tables.len() > 9 && tables.iter().all(|row| table_rows(&told).contains(row)), "{told}");

    let run = town.run(&format!("weigh {SURVEY} --lang en --protocol json")).fine();
    assert!(run.err.starts_with("For the team, not for publication: a weight"), "{}", run.err);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&json["version"], &json["publication"]), (&2.into(), &false.into()));
    assert_eq!((&json["weights"], &json["n"]), (&"raked".into(), &1072.into()));
    let ranked = town.run(&format!("rank {SURVEY} --format json")).fine().out;
    let ranked: Value = serde_json::from_str(&ranked).unwrap();
    let raking = &json["raking"];
    near(raking["n_eff"].as_f64().unwrap(), ranked["n_eff"].as_f64().unwrap(), 1e-12);
    for margin in raking["margins"].as_array().unwrap() {
        let levels = margin["levels"].as_array().unwrap().iter();
        let sum: f64 = levels.map(|level| level["weighted"].as_f64().unwrap()).sum();
        near(sum, 1.0, 1e-12);
    }
    // Online and in the street each by itself; on paper hardly anybody is young, and at the kiosk too
    // few answered.
    let pools = raking["pools"].as_array().unwrap();
    let modes: Vec<_> = pools.iter().map(|pool| &pool["modes"]).collect();
    assert_eq!(modes, [&serde_json::json!(["online", "kiosk", "paper"]), &["street"].into()]);
    let sum = |key: &str| pools.iter().map(|pool| pool[key].as_f64().unwrap()).sum::<f64>();
    near(sum("share"), 1.0, 1e-12);
    near(sum("n"), 1072.0, 1e-12);
    near(sum("n_eff"), raking["n_eff"].as_f64().unwrap(), 1e-12);
    assert_eq!(raking["joined"][0]["modes"], serde_json::json!(["paper"]));
}

const HEAD: &str = "survey: s\ntitle: What next?\nlanguages: [en]\nmodes: [online]\nneeds: all\n\
    ranking: { top: 1 }\npages:\n  - page: p\n    questions:\n      \
    - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }\n      \
    - { id: age, type: single, text: Age?, options: { young: Young, mid: Middle, old: Old } }\n      \
    - { id: sex, type: single, text: Sex?, options: { f: Female, m: Male } }\n";
const POPULATION: &str = "population:\n  size: 5000\n  margins:\n    \
    - { of: age, shares: { young: 0.35, mid: 0.35, old: 0.3 } }\n    \
    - { of: sex, shares: { f: 0.51, m: 0.49 } }\n";
const ANSWERS: &str = "answers:\n  top: { ranked: [top] }\n  age: age\n  sex: sex\n";

/// A town with 178 answers that R has weighted, too.
fn imported(population: &str, mapping: &str) -> Town {
    let town = Town::with_survey(&format!("{HEAD}{population}"));
    let file = format!("{ROOT}/tests/golden/weigh_answers.csv");
    town.write("a.csv", std::fs::read(file).unwrap());
    town.write(
        "a.import.yaml",
        format!("survey: s\nid: nr\nlang: en\nmode: online\n{mapping}{ANSWERS}"),
    );
    town.run("import s a.csv --map a.import.yaml").fine();
    town
}

const DESIGN: &str = "base_weight: w\nstratum: stratum\ncluster: cluster\n";

fn golden() -> BTreeMap<String, f64> {
    let path = format!("{ROOT}/tests/golden/weigh_golden.csv");
    let rows = csv::Reader::from_path(path).unwrap().into_deserialize::<(String, f64)>();
    rows.map(Result::unwrap).collect()
}

/// The weights by the numbers of the imported rows: the dataset is in another order.
fn by_number(town: &Town) -> BTreeMap<String, HashMap<String, String>> {
    // Rows that are alike in all that the file says have the same weight: it does not matter which
    // is which.
    let merged = rows(town, "results/s/merged.csv");
    let weights = rows(town, "results/s/weights.csv");
    let given = rows(town, "a.csv");
    let key = |row: &HashMap<String, String>, names: [&str; 4]| {
        names.map(|name| row[name].clone()).join("|")
    };
    let mut waiting: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in &given {
        let key =
            key(row, ["age", "sex", "stratum", "cluster"]) + &format!("|{}", number(row, "w"));
        waiting.entry(key + &row["top"]).or_default().push(row["nr"].clone());
    }
    let mut found = BTreeMap::new();
    for (row, weight) in merged.iter().zip(weights) {
        assert_eq!(row["id"], weight["id"]);
        let top = ["wifi", "help", "parking"]
            .into_iter()
            .find(|need| row[&format!("top__{need}")] == "1");
        let key = key(row, ["age", "sex", "stratum", "cluster"])
            + &format!("|{}", number(row, "base_weight"));
        let nr = waiting.get_mut(&(key + top.unwrap())).unwrap().pop().unwrap();
        found.insert(nr, weight);
    }
    assert!(waiting.values().all(Vec::is_empty));
    found
}

/// Base weights, strata, clusters, two margins: R's weights, and R's replicates with each raked anew.
#[test]
fn weights_and_replicates_are_those_of_r() {
    let town = imported(POPULATION, DESIGN);
    town.run("merge s").fine();
    let run = town.run("weigh s --replicates jackknife --protocol json").fine();
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let r = golden();
    let found = by_number(&town);
    for (nr, row) in &found {
        near(number(row, "weight"), r[&format!("weight.{nr}")], 1e-7);
    }
    near(found.values().map(|row| number(row, "weight")).sum(), r["sum"], 1e-9);
    let replicates = &json["replicates"];
    let n = usize::try_from(replicates["n"].as_u64().unwrap()).unwrap();
    assert_eq!((n as f64, replicates["df"].as_f64().unwrap()), (r["replicates"], r["df"]));
    let rscales: Vec<f64> =
        replicates["rscales"].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect();
    let strata: Vec<&str> = found.values().map(|row| row["stratum"].as_str()).collect();
    assert!(strata.contains(&"online/a") && strata.contains(&"online/b"), "{strata:?}");

    // R numbers replicates in another order: each is found by who is left out.
    let units = [("r001", "r001"), ("r090", "r090"), ("c01", "r091"), ("c14", "r178")];
    for (unit, member) in units {
        let out = |at: &usize| number(&found[member], &format!("replicate_{at}")) == 0.0;
        let at = (1..=n).find(out).unwrap();
        // The rows of a cluster of other numbers go out with it, and nobody else.
        let gone = found.values().filter(|row| number(row, &format!("replicate_{at}")) == 0.0);
        let cluster = &found[member]["cluster"];
        let of = found.values().filter(|row| row["cluster"] == *cluster).count();
        assert_eq!(gone.count(), of, "{unit}");
        near(rscales[at - 1], r[&format!("without.{unit}.rscale")], 1e-12);
        for nr in ["r001", "r002", "r091", "r178"] {
            let ours = number(&found[nr], &format!("replicate_{at}"));
            near(ours, r[&format!("without.{unit}.{nr}")], 1e-7);
        }
    }

    // The error of a share, as svrepdesign computes it from these columns.
    let scale = replicates["scale"].as_f64().unwrap();
    let given = rows(&town, "a.csv");
    for need in ["wifi", "help"] {
        let chose: Vec<&str> =
            given.iter().filter(|row| row["top"] == need).map(|row| row["nr"].as_str()).collect();
        let share = |column: &str| {
            let sum = |rows: &mut dyn Iterator<Item = &HashMap<String, String>>| -> f64 {
                rows.map(|row| number(row, column)).sum()
            };
            sum(&mut chose.iter().map(|nr| &found[*nr])) / sum(&mut found.values())
        };
        near(share("weight"), r[&format!("jackknife.{need}.est")], 1e-9);
        let each: Vec<f64> = (1..=n).map(|at| share(&format!("replicate_{at}"))).collect();
        let mean = each.iter().sum::<f64>() / n as f64;
        let squares = each.iter().zip(&rscales).map(|(theta, r)| r * (theta - mean).powi(2));
        let se = (scale * squares.sum::<f64>()).sqrt();
        near(se, r[&format!("jackknife.{need}.se")], 1e-7);
    }
}

/// Drawn replicates are the same each time, meet the margins, and say how to be checked.
#[test]
fn drawn_replicates_are_weighted_anew_and_can_be_checked() {
    let town = example();
    let weigh = |kind: &str| {
        let line = format!("weigh {SURVEY} --replicates {kind} --format csv --protocol json");
        let told: Value = serde_json::from_str(&town.run(&line).fine().out).unwrap();
        (told, town.read(&format!("results/{SURVEY}/weights.csv")))
    };
    let (told, first) = weigh("bootstrap:40");
    let (_, again) = weigh("bootstrap:40");
    assert!(first == again, "the same answers give other replicates");
    assert!(!town.path(&format!("results/{SURVEY}/weights.parquet")).exists());
    let found = rows(&town, &format!("results/{SURVEY}/weights.csv"));
    let replicates = &told["replicates"];
    assert_eq!((&replicates["n"], &replicates["unmet"]), (&40.into(), &0.into()));
    near(replicates["scale"].as_f64().unwrap(), 1.0 / 39.0, 1e-12);
    // Shares of modes by hand, from the columns.
    for share in replicates["modes"].as_array().unwrap() {
        let mode = share["mode"].as_str().unwrap();
        let of = |column: &str| {
            let all: f64 = found.iter().map(|row| number(row, column)).sum();
            let here = found.iter().filter(|row| row["mode"] == mode);
            here.map(|row| number(row, column)).sum::<f64>() / all
        };
        near(of("weight"), share["value"].as_f64().unwrap(), 1e-9);
        let each: Vec<f64> = (1..=40).map(|at| of(&format!("replicate_{at}"))).collect();
        let mean = each.iter().sum::<f64>() / 40.0;
        let variance = each.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 39.0;
        near(variance.sqrt(), share["se"].as_f64().unwrap(), 1e-9);
    }
    let (told, _) = weigh("poisson:30");
    assert_eq!(told["replicates"]["kind"], "poisson");
    let shown = town.run(&format!("weigh {SURVEY} --replicates poisson:30 --lang en")).fine().out;
    assert!(shown.contains("Poisson bootstrap: 30 replicates"), "{shown}");
    for wrong in ["jackknife:9", "bootstrap:1", "bootstrap:x", "jacknife"] {
        let run = town.run(&format!("weigh {SURVEY} --replicates {wrong}"));
        assert_eq!(run.code, 2, "{wrong}: {}", run.err);
    }
    let near = town.run(&format!("weigh {SURVEY} --replicates jacknife")).err;
    assert!(near.contains("did you mean `jackknife`?"), "{near}");
}

#[test]
fn where_nothing_is_weighted_there_is_no_file() {
    let town = imported("", "");
    let refused = town.run("weigh s --lang en").refused().err;
    assert!(refused.contains("nothing is weighted") && refused.contains("help:"), "{refused}");
    for file in ["weights.csv", "weights.parquet"] {
        assert!(!town.path(&format!("results/s/{file}")).exists(), "{file}");
    }
    // With base weights alone they are the weights.
    let town = imported("", DESIGN);
    let told = town.run("weigh s --lang en").fine().out;
    assert!(told.contains("Each response weighs its base weight"), "{told}");
    for row in rows(&town, "results/s/weights.csv") {
        near(number(&row, "weight"), number(&row, "base_weight"), 1e-15);
    }
    // Nobody has answered yet: as `rank` says it.
    let none = Town::with_survey(&format!("{HEAD}{POPULATION}"));
    let [ranked, weighed] =
        ["rank s --lang en", "weigh s --lang en"].map(|line| none.run(line).refused().err);
    assert_eq!(ranked, weighed);
    // Nine are too few to be raked to levels that none of them has.
    let town = Town::with_survey(&format!("{HEAD}{POPULATION}"));
    let few: String = (0..9).map(|n| format!("n{n},wifi,young,f\n")).collect();
    town.write("a.csv", format!("nr,top,age,sex\n{few}"));
    town.write("m.yaml", format!("survey: s\nid: nr\nlang: en\nmode: online\n{ANSWERS}"));
    town.run("import s a.csv --map m.yaml").fine();
    let refused = town.run("weigh s --lang en").refused().err;
    assert!(refused.contains("the 9 responses that count are too few"), "{refused}");
}

/// Weights are made of all answers: no source, in no backup, gone with the next merge or erasure.
#[test]
fn weights_go_with_what_they_are_made_of() {
    let town = imported(POPULATION, DESIGN);
    let there = |town: &Town| {
        ["weights.csv", "weights.parquet"]
            .map(|file| town.path(&format!("results/s/{file}")).exists())
    };
    town.run("weigh s").fine();
    assert_eq!(there(&town), [true, true]);
    // They are read as nobody's answers, and nothing is said of them.
    let ranked: Value = serde_json::from_str(&town.run("rank s --format json").fine().out).unwrap();
    assert_eq!(ranked["n"], 178);
    let checked = town.run("check s --lang en");
    assert!(!(checked.out + &checked.err).contains("weights."), "weights are told of");
    town.run("backup b").fine();
    let mut kept = Vec::new();
    list(&town.path("b"), &mut kept);
    assert!(!kept.is_empty() && kept.iter().all(|name| !name.contains("weights")), "{kept:?}");
    // A copy under another name is none, either.
    std::fs::copy(town.path("results/s/weights.parquet"), town.path("results/s/w.parquet"))
        .unwrap();
    let ranked = town.run("rank s --format json --lang en").fine();
    assert!(ranked.err.contains("w.parquet"), "{}", ranked.err);
    std::fs::remove_file(town.path("results/s/w.parquet")).unwrap();

    town.run("merge s").fine();
    assert_eq!(there(&town), [false, false]);
    town.run("weigh s").fine();
    let id = rows(&town, "results/s/weights.csv")[0]["id"].clone();
    town.run(&format!("erase s {id}"));
    assert_eq!(there(&town), [false, false]);
    town.run("weigh s --format parquet").fine();
    assert_eq!(there(&town), [false, true]);
    town.run("weigh s --format csv").fine();
    assert_eq!(there(&town), [true, false]);
    assert!(rows(&town, "results/s/weights.csv").iter().all(|row| row["id"] != id));
}

fn list(folder: &std::path::Path, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            list(&entry.path(), names);
        } else {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
}
