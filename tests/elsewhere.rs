//! A dataset copied into a database and counted there, by the executable: the same numbers as of its
//! rows, whoever is erased is gone there, too, and what cannot be counted there is said.

use serde_json::Value;

use crate::serve::trouble::{database, sql};
use crate::server::{Person, Server};
use crate::support::{ROOT, Town};

/// Margins, people outside of the population, routes to what is asked about needs, a second
/// question of importance that only some answer, and satisfaction that is sometimes not known.
const SURVEY: &str = "survey: s
title: What next?
languages: [en]
modes: [online, street, paper]
needs: all
ranking: { top: 2 }
pages:
  - page: p
    questions:
      - { id: lives, type: single, text: Here?, options: { y: Here, n: Elsewhere } }
      - { id: age, type: single, text: Age?, options: { young: Young, old: Old } }
      - { id: part, type: single, text: Part?, options: { north: North, south: South, west: West } }
      - { id: uses, type: single, text: Uses?, options: { web: Web, phone: Phone, none: None } }
      - { id: visits, type: number, text: Visits?, min: 0, max: 9 }
      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2 }
      - { id: also, type: multiple, facet: importance, text: Also?, options: needs, pick: { max: 2 }, show_if: uses != 'none' and visits > 0 }
      - { id: how, type: matrix, facet: satisfaction, text: How?, rows: needs, scale: { from: 1, to: 5, best: to }, allow: [dont_know], show_if: uses == 'web' or uses == 'phone' }
population:
  among: lives == 'y'
  margins:
    - { of: age, shares: { young: 0.45, old: 0.55 } }
    - { of: part, shares: { north: 0.3, south: 0.5, west: 0.2 } }
";
const FIRST: &str = "wifi: Wi-Fi\nhelp: Help\npark: Parks\nlamps: Lamps\nroads: Roads\n";
const SECOND: &str = "wifi: Wi-Fi\nhelp: Help\npark: Parks\nroads: Roads\npools: Pools\n\
    lamps: { text: Lamps, retired: 2026 }\n";

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// Imports a wave of so many people, who were offered these needs.
fn import(town: &Town, name: &str, day: &str, (n, needs): (usize, &[&str]), weights: &[&str]) {
    let mut chance = Chance(n as u64);
    let ticks: Vec<String> = needs.iter().map(|need| format!("also_{need}")).collect();
    let rows: Vec<String> = needs.iter().map(|need| format!("how_{need}")).collect();
    let head = "nr,way,day,place,shift,weight,ended,lives,age,part,uses,visits,first,second";
    let mut lines = vec![[&[head.to_owned()][..], &ticks, &rows].concat().join(",")];
    for nr in 0..n {
        let way = chance.of(&["online", "online", "street", "paper"]);
        let shift = format!("s{}", chance.below(4));
        let (place, shift) = if way == "street" && (weights.is_empty() || nr % 7 > 0) {
            ("Square", &*shift)
        } else {
            ("", "")
        };
        let ended = chance.of(&["complete", "complete", "complete", "partial", "break_off"]);
        let first = chance.of(&[needs, &needs[..2]].concat());
        let second = chance.of(needs);
        let second = if second == first { "" } else { second };
        let first = if nr % 11 == 3 { "" } else { first };
        let mut cells = vec![
            format!("{name}{nr}"),
            way.to_owned(),
            format!("{day}{}", 1 + chance.below(9)),
            place.to_owned(),
            shift.to_owned(),
            chance.of(if weights.is_empty() { &[""] } else { weights }).to_owned(),
            ended.to_owned(),
            chance.of(&["y", "y", "y", "y", "n", ""]).to_owned(),
            chance.of(&["young", "young", "old", "old", "old", ""]).to_owned(),
            chance.of(&["north", "south", "south", "west"]).to_owned(),
            chance.of(&["web", "web", "phone", "none"]).to_owned(),
            chance.below(4).to_string(),
            first.to_owned(),
            if first.is_empty() { String::new() } else { second.to_owned() },
        ];
        cells.extend(needs.iter().map(|_| chance.of(&["1", "0", "0", "0"]).to_owned()));
        cells.extend(needs.iter().map(|_| chance.of(&["1", "2", "3", "4", "5", "dk"]).to_owned()));
        lines.push(cells.join(","));
    }
    town.write(&format!("{name}.csv"), lines.join("\n") + "\n");
    let each = |prefix: &str| {
        let each: Vec<_> = needs.iter().map(|need| format!("{need}: {prefix}_{need}")).collect();
        each.join(", ")
    };
    let weight = if weights.is_empty() { "" } else { "base_weight: weight\n" };
    let map = format!(
        "{weight}survey: s\nid: nr\nlang: en\nmode: {{ from: way, codes: {{ online: online, street: street, paper: paper }} }}\nday: day\nplace: place\nshift: shift\n\
         disposition: ended\nanswers:\n  lives: lives\n  age: age\n  part: part\n  uses: uses\n  visits: visits\n  \
         top: {{ ranked: [first, second] }}\n  also: {{ ticked: {{ {} }} }}\n  \
         how: {{ rows: {{ {} }}, dont_know: [dk] }}\n",
        each("also"),
        each("how"),
    );
    town.write(&format!("{name}.import.yaml"), map);
    town.run(&format!("import s {name}.csv --map {name}.import.yaml")).fine();
}

/// Two waves with lists of their own, who were asked in three ways; the first may have base weights.
fn town(weights: &[&str]) -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("town/needs.yaml", FIRST);
    import(&town, "one", "2026-04-0", (700, &["wifi", "help", "park", "lamps", "roads"]), weights);
    town.write("town/needs.yaml", SECOND);
    import(&town, "two", "2026-05-0", (600, &["wifi", "help", "park", "roads", "pools"]), &[]);
    town
}

/// Runs a command and reads the JSON that it prints.
#[track_caller]
fn json(town: &Town, args: &[&str]) -> Value {
    let run = town.run_with(args).fine();
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

/// The same, but for the last digits of numbers; returns how many numbers there are.
#[track_caller]
fn alike(found: &Value, expected: &Value, place: &str) -> usize {
    match (found, expected) {
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            let apart = (found - expected).abs();
            assert!(apart <= 1e-12 * expected.abs(), "{place}: {found:?} for {expected:?}");
            1
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{place}");
            let both = found.iter().zip(expected).enumerate();
            both.map(|(at, (a, b))| alike(a, b, &format!("{place}[{at}]"))).sum()
        }
        (Value::Object(found), Value::Object(expected)) => {
            assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
            let each = expected
                .iter()
                .map(|(key, expected)| alike(&found[key], expected, &format!("{place}.{key}")));
            each.sum()
        }
        _ => {
            assert_eq!(found, expected, "{place}");
            0
        }
    }
}

/// Ranks from the folder and from the copy; returns how many numbers are the same.
#[track_caller]
fn both(town: &Town, survey: &str, url: &str, rest: &[&str]) -> usize {
    let args = [&["--lang", "en", "rank", survey, "--format", "json"], rest].concat();
    let rows = json(town, &args);
    alike(&json(town, &[&args[..], &["--dataset", url]].concat()), &rows, survey)
}

#[test]
fn the_example_has_the_same_numbers_there() {
    let Some((url, _)) = database("copy_example") else { return };
    let town = Town::of(".");
    let file = "results/digitales-leoben-2026/simulated.jsonl";
    town.write(file, std::fs::read(format!("{ROOT}/{file}")).unwrap());
    let survey = "digitales-leoben-2026";
    let merged = town.run_with(&["--lang", "en", "merge", survey, "--to", &url]).fine();
    assert!(merged.err.contains("1200 responses are copied to postgres://"), "{}", merged.err);
    let mut numbers = both(&town, survey, &url, &[]);
    for mode in ["online", "street"] {
        numbers += both(&town, survey, &url, &["--mode", mode]);
    }
    assert!(numbers > 300, "{numbers}");
    // Who reads the table sees the copy's day beside it.
    let table = town.run_with(&["--lang", "en", "rank", survey, "--dataset", &url]).fine();
    assert!(table.err.contains("Counted in postgres://"), "{}", table.err);
    assert!(table.err.contains("1200 responses, copied on"), "{}", table.err);
}

#[test]
fn so_has_a_town_of_several_modes_shifts_lists_and_gaps() {
    for (name, weights) in [("copy_town", &[][..]), ("copy_weights", &["0.5", "1", "2.25"])] {
        let Some((url, _)) = database(name) else { return };
        let town = town(weights);
        town.run_with(&["merge", "s", "--to", &url]).fine();
        let mut numbers = both(&town, "s", &url, &[]);
        for mode in ["online", "street", "paper"] {
            numbers += both(&town, "s", &url, &["--mode", mode]);
        }
        assert!(numbers > 400, "{name}: {numbers}");
        let ranking = json(&town, &["rank", "s", "--format", "json", "--dataset", &url]);
        assert_eq!(ranking["lists"].as_array().unwrap().len(), 2, "{ranking}");
        assert_eq!(ranking["weights"], "raked");
        // Where all were asked in one of four shifts the online answers are ranked alone, too.
        assert_eq!(ranking["online"].is_object(), weights.is_empty(), "{ranking}");
    }
}

/// Everybody of whom something is told: the ids in the merged dataset's table.
fn ids(town: &Town) -> Vec<String> {
    let table = String::from_utf8(town.read("results/s/merged.csv")).unwrap();
    table.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
}

fn server() -> String {
    std::env::var("MITREDEN_TEST_POSTGRES").unwrap()
}

#[test]
fn who_is_erased_goes_from_the_copy_too_or_it_is_named() {
    let Some((url, name)) = database("copy_erase") else { return };
    let town = town(&[]);
    town.run_with(&["merge", "s", "--to", &url]).fine();
    let rows = |condition: &str| {
        sql(&server(), &name, &format!("SELECT count(*) FROM mitreden_s.answers WHERE {condition}"))
    };
    let all: usize = rows("TRUE").parse().unwrap();
    assert_eq!(all, ids(&town).len());
    let told = town.run_with(&["--lang", "en", "status", "s"]).fine().err;
    assert!(told.contains("Copied to postgres://"), "{told}");
    let gone = ids(&town)[17].clone();
    let erase =
        |rest: &[&str]| town.run_with(&[&["--lang", "en", "erase", "s", &gone], rest].concat());
    let place = format!("/{name}");
    let refused = erase(&[]).refused().err;
    assert!(refused.contains("still holds a copy") && refused.contains(&place), "{refused}");
    assert_eq!(rows(&format!("id = '{gone}'")), "1");
    erase(&["--to", &url]).fine();
    assert_eq!(rows(&format!("id = '{gone}'")), "0");
    let args = ["--lang", "en", "rank", "s", "--format", "json"];
    let there = town.run_with(&[&args[..], &["--dataset", &url]].concat()).fine();
    assert!(there.err.contains("1 response was erased from this copy since"), "{}", there.err);
    // Weights are worked out anew from who is left, as they are in the folder.
    let there: Value = serde_json::from_str(&there.out).unwrap();
    assert!(alike(&there, &json(&town, &args), "after erasing") > 100);
    // Copied anew, nothing of it is to be told.
    let merged = town.run_with(&["--lang", "en", "merge", "s"]).fine().err;
    assert!(merged.contains("is of before this merge"), "{merged}");
    town.run_with(&["merge", "s", "--to", &url]).fine();
    assert_eq!(rows("TRUE"), (all - 1).to_string());
    let again = town.run_with(&[&args[..], &["--dataset", &url]].concat()).fine().err;
    assert!(!again.contains("was erased"), "{again}");
    // A database that is gone is given up.
    town.run_with(&["merge", "s", "--forget", &format!("postgres://{}", host(&url) + &place)])
        .fine();
    assert!(
        !town.run_with(&["--lang", "en", "merge", "s"]).fine().err.contains("before this merge")
    );
}

/// The folder of the socket.
fn host(url: &str) -> String {
    url.split(' ').find_map(|part| part.strip_prefix("host=")).unwrap().to_owned()
}

/// "They will not be evaluated any more", says the page on privacy.
#[test]
fn who_withdraws_after_it_was_copied_is_not_counted_there() {
    let Some((url, name)) = database("copy_withdrawn") else { return };
    let town = town(&[]);
    town.write(
        "town/town.yaml",
        "town: test\nname: Test\nlanguages: [en]\nurl: https://town.example\nimprint: Us.\n\
         accessibility: Fine.\nprivacy: { controller: Us, purpose: Asking, basis: consent, \
         retention: { answers: 24 months } }\n",
    );
    let server = Server::start(&town, &[]);
    let answers = [("lives", "y"), ("age", "old"), ("part", "west"), ("uses", "web")];
    let codes = [(); 3].map(|()| {
        let mut person = Person::at(&server);
        person.begin("s", &[]).is(200);
        let mut page = person.answer("s", &answers).is(200);
        while !page.body.contains("value=\"end\"") {
            page = person.answer("s", &[]).is(200);
        }
        person.answer("s", &[(".do", "end")]).is(200).code()
    });
    std::fs::create_dir(town.path("elsewhere")).unwrap();
    town.run_with(&["merge", "s", "--to", &url]).fine();
    std::fs::copy(town.path("results/s/merged.parquet"), town.path("elsewhere/old.parquet"))
        .unwrap();
    let rows = || sql(&self::server(), &name, "SELECT count(*) FROM mitreden_s.answers");
    assert_eq!(rows(), "1303");
    let args = ["--lang", "en", "rank", "s", "--format", "json"];
    let before = json(&town, &args);
    let others = [
        &["table", "s", "age", "--format", "json"][..],
        &["explain", "s", "wifi", "--format", "json"],
        &["weigh", "s", "--format", "csv", "--protocol", "json"],
    ];
    let told = || others.map(|args| town.run_with(args).fine().out);
    let others_before = told();
    for code in &codes[1..] {
        Person::at(&server).post("/s/s/withdraw", &[("code", code)]).is(200).shows("deleted");
    }
    // Every command that counts in the folder counts them no more.
    let folder = json(&town, &args);
    assert_eq!(before["n"].as_u64().unwrap() - 2, folder["n"].as_u64().unwrap());
    let others_now = told();
    assert!(others_now.iter().zip(others_before).all(|(now, before)| *now != before));
    let refused = town.run_with(&[&args[..], &["--dataset", "elsewhere/old.parquet"]].concat());
    let refused = refused.refused().err;
    assert!(refused.contains("elsewhere/old.parquet holds 2 responses that were"), "{refused}");
    // Who may only read there cannot take them out.
    let readonly = format!("reader_{}", std::process::id());
    let granting = format!(
        "CREATE ROLE {readonly} LOGIN; GRANT USAGE ON SCHEMA mitreden_s TO {readonly}; \
         GRANT SELECT ON ALL TABLES IN SCHEMA mitreden_s TO {readonly}"
    );
    sql(&self::server(), &name, &granting);
    let read = format!("{url} user={readonly}");
    let refused = town.run_with(&[&args[..], &["--dataset", &read]].concat()).refused().err;
    assert!(refused.contains("holds 2 responses that were withdrawn"), "{refused}");
    assert_eq!(rows(), "1303");
    town.run_with(&["merge", "s"]).fine();
    assert_eq!(told(), others_now);
    let there = town.run_with(&[&args[..], &["--dataset", &url]].concat()).fine();
    assert_eq!(rows(), "1301");
    assert!(there.err.contains("2 responses were erased from this copy since"), "{}", there.err);
    let there: Value = serde_json::from_str(&there.out).unwrap();
    assert!(alike(&there, &folder, "after withdrawing") > 100);
    town.run_with(&[&args[..], &["--dataset", &read]].concat()).fine();
    // An id that nobody can read may be anybody's.
    sql(&self::server(), &name, "UPDATE mitreden_s.answers SET id = 'x' WHERE _cell = 1");
    let refused = town.run_with(&[&args[..], &["--dataset", &url]].concat()).refused().err;
    assert!(refused.contains("the id of a response cannot be read"), "{refused}");
    sql(&self::server(), &name, &format!("DROP OWNED BY {readonly}; DROP ROLE {readonly}"));
    assert_eq!(server.stop(), 0);
}

#[test]
fn what_is_kept_no_longer_is_purged_there() {
    let Some((url, name)) = database("copy_purge") else { return };
    let town = town(&[]);
    let profile = "town: test\nname: Test\nlanguages: [en]\nprivacy:\n  controller: Test\n  \
        purpose: Planning\n  basis: consent\n  retention: { answers: 12 months }\n";
    town.write("town/town.yaml", profile);
    town.run_with(&["merge", "s", "--to", &url]).fine();
    let left = || sql(&server(), &name, "SELECT count(*) FROM mitreden_s.answers");
    let before = left();
    let purge = |rest: &[&str]| {
        town.run_on("2027-04-20T10:00", &[&["--lang", "en", "purge", "s"], rest].concat())
    };
    let named = purge(&[]).refused().err;
    assert!(named.contains("still holds a copy"), "{named}");
    assert_eq!(left(), before);
    purge(&["--to", &url, "--dry-run"]).fine();
    assert_eq!(left(), before);
    purge(&["--to", &url]).fine();
    let old = "SELECT count(*) FROM mitreden_s.answers WHERE day < '2026-04-20'";
    assert_eq!(sql(&server(), &name, old), "0");
    assert_ne!(left(), "0");
}

#[test]
fn what_cannot_be_copied_or_counted_there_is_refused() {
    let Some((url, name)) = database("copy_refused") else { return };
    let town = town(&[]);
    let refused = |args: &[&str], sentence: &str| {
        let run = town.run_with(&[&["--lang", "en"], args].concat()).refused();
        let told = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(sentence), "no `{sentence}` in {told}");
        assert!(!told.contains("s3cret"), "{told}");
    };
    let rank = |rest: &[&'static str]| [&["rank", "s", "--dataset", &url], rest].concat();
    refused(&rank(&[]), "holds no copy of the dataset of `s`");
    // Nobody listens there; the password is not told.
    let nobody = "postgres://town:s3cret@127.0.0.1:1/there";
    refused(&["merge", "s", "--to", nobody], "`postgres://127.0.0.1:1/there` does not answer");
    refused(&["rank", "s", "--dataset", nobody], "`postgres://127.0.0.1:1/there` does not answer");
    refused(&["merge", "s", "--to", "no address: s3cret"], "the address of the database");
    town.run_with(&["merge", "s", "--to", &url]).fine();
    refused(&rank(&["--by", "age"]), "--by needs the answers of each person");
    refused(&rank(&["--where", "age == 'old'"]), "--where needs the answers of each person");
    // A copy that somebody else was at.
    sql(&server(), &name, "DELETE FROM mitreden_s.answers WHERE age = 'old'");
    refused(&rank(&[]), "cannot be counted: it was changed while it was read");
    // Another questionnaire than the copy's.
    town.write("surveys/s.yaml", SURVEY.replace("{ top: 2 }", "{ top: 1 }"));
    refused(&rank(&[]), "was made with another state of the questionnaire `s`");
    town.write("surveys/s.yaml", SURVEY.replace("{ top: 2 }", "{ top: 2, method: borda }"));
    refused(&rank(&[]), "the questionnaire orders needs by");
    // The database of the servers is none for copies, whatever is in it.
    sql(&server(), &name, "CREATE SCHEMA mitreden; CREATE TABLE mitreden.interviews (id TEXT)");
    town.write("surveys/s.yaml", SURVEY);
    refused(&["merge", "s", "--to", &url], "is the database that servers keep answers in");
    assert_eq!(sql(&server(), &name, "SELECT count(*) FROM mitreden_s.about"), "1");
}

#[test]
fn a_survey_without_needs_is_copied_with_its_texts_as_they_are() {
    let Some((url, name)) = database("copy_plain") else { return };
    let survey = "survey: s\ntitle: Ideas\nlanguages: [en]\nmodes: [online]\npages:\n  - page: p\n    questions:\n      \
        - { id: idea, type: text, text: Idea?, long: true }\n";
    let town = Town::with_survey(survey);
    town.write("a.csv", "nr,idea\n1,\"a\\b\nand \"\"c\"\"\"\n2,\\N\n");
    let map = "survey: s\nid: nr\nmode: online\nlang: en\nanswers:\n  idea: idea\n";
    town.write("a.import.yaml", map);
    town.run("import s a.csv --map a.import.yaml").fine();
    town.run_with(&["merge", "s", "--to", &url]).fine();
    let told =
        |what: &str| sql(&server(), &name, &format!("SELECT {what} FROM mitreden_s.answers"));
    assert_eq!(told("count(*), count(idea), count(DISTINCT id)"), "2|2|2");
    assert_eq!(told("max(idea)"), "a\\b\nand \"c\"");
    assert_eq!(told("min(idea)"), "\\N");
}

#[test]
fn a_dataset_in_a_file_elsewhere_is_counted_as_the_folder_s() {
    let town = town(&[]);
    town.run("merge s").fine();
    std::fs::create_dir(town.path("elsewhere")).unwrap();
    let file = "elsewhere/of-may.parquet";
    std::fs::copy(town.path("results/s/merged.parquet"), town.path(file)).unwrap();
    let rank = |rest: &[&str]| {
        town.run_with(&[&["--lang", "en", "rank", "s", "--format", "json"], rest].concat())
    };
    for by in [&["--by", "age"][..], &["--where", "part == 'south'"], &[]] {
        let there = rank(&[by, &["--dataset", file]].concat()).fine();
        assert_eq!(there.out, rank(by).fine().out);
    }
    // What came later is not in it.
    let before = rank(&[]).fine().out;
    import(&town, "six", "2026-05-0", (90, &["wifi", "help", "park", "roads", "pools"]), &[]);
    assert_ne!(rank(&[]).fine().out, before);
    assert_eq!(rank(&["--dataset", file]).fine().out, before);
    let foreign = "is no merged dataset of `s`, or was made with another state";
    town.write("surveys/s.yaml", SURVEY.replace("{ top: 2 }", "{ top: 1 }"));
    assert!(rank(&["--dataset", file]).refused().err.contains(foreign));
}

#[cfg(not(feature = "cloud"))]
#[test]
fn what_lies_in_an_object_store_needs_another_build_which_is_said() {
    let town = town(&[]);
    let address = "https://me:s3cret@host/answers.parquet?signature=s3cret";
    for args in [&["merge", "s", address][..], &["rank", "s", "--dataset", address]] {
        let refused = town.run_with(&[&["--lang", "en"], args].concat()).refused().err;
        let told = refused.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("https://host/answers.parquet lies in an object store"), "{told}");
        assert!(told.contains("cargo build --release --features cloud"), "{told}");
        assert!(!told.contains("s3cret"), "{told}");
    }
}
