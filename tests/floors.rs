//! The house stands: a floor is a package that names only the floors before it, and what is heavy
//! has one floor that knows it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::ROOT;

/// In the order of the work; the roof comes last and is the package at the top.
const FLOORS: [&str; 9] =
    ["base", "define", "keep", "web", "ask", "count", "press", "tell", "office"];

/// Libraries that only some floors may name.
const OWNERS: [(&str, &[&str]); 21] = [
    ("polars", &["count"]),
    ("polars-core", &["count"]),
    ("polars-io", &["count"]),
    ("nalgebra", &["count"]),
    ("typst", &["press"]),
    ("typst-layout", &["press"]),
    ("typst-pdf", &["press"]),
    ("fontdb", &["press"]),
    ("resvg", &["press"]),
    ("plotters", &["tell"]),
    ("axum", &["web", "ask"]),
    ("hyper", &["web"]),
    ("hyper-util", &["web"]),
    ("tower-service", &["web"]),
    ("rusqlite", &["keep"]),
    ("tokio-postgres", &["keep"]),
    ("deadpool-postgres", &["keep"]),
    ("age", &["keep"]),
    ("calamine", &["ask"]),
    ("zip", &["ask"]),
    ("granit-parser", &["define"]),
];

/// What a floor's manifest names, tests of its own aside.
fn named(floor: &str) -> BTreeSet<String> {
    named_under(floor, |heading| heading.ends_with("dependencies") && !heading.contains("dev-"))
}

/// What a floor's manifest names under the headings that are asked for, those of single systems
/// (`target.'cfg(unix)'.dependencies`) included.
fn named_under(floor: &str, asked: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let manifest =
        fs::read_to_string(Path::new(ROOT).join("src").join(floor).join("Cargo.toml")).unwrap();
    let mut names = BTreeSet::new();
    let mut inside = false;
    for line in manifest.lines() {
        if let Some(heading) = line.strip_prefix('[') {
            inside = asked(heading.trim_end_matches(']'));
        } else if inside && line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            names.extend(line.split(['.', ' ']).next().map(str::to_owned));
        }
    }
    names
}

#[test]
fn a_floor_names_only_floors_before_it() {
    for (at, floor) in FLOORS.iter().enumerate() {
        let named = named(floor);
        assert!(named.len() > 2, "{floor}: {named:?}");
        let in_tests = named_under(floor, |heading| heading.contains("dev-dependencies"));
        assert!(in_tests.contains("mitreden-features"), "{floor}: {in_tests:?}");
        let in_tests = in_tests.iter().filter(|name| *name != "mitreden-features");
        for name in named.iter().chain(in_tests).filter_map(|name| name.strip_prefix("mitreden-")) {
            let other = FLOORS.iter().position(|known| *known == name);
            assert!(
                other.is_some_and(|other| other < at),
                "{floor} stands on the later floor `{name}`"
            );
        }
    }
}

#[test]
fn what_is_heavy_has_one_floor_that_knows_it() {
    for (library, owners) in OWNERS {
        let found: Vec<_> =
            FLOORS.iter().filter(|floor| named(floor).contains(library)).copied().collect();
        assert_eq!(found, owners, "{library}");
    }
    let top = fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).unwrap();
    let roof = top.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for (library, _) in OWNERS {
        assert!(
            !roof.lines().any(|line| line.split('.').next() == Some(library)),
            "the roof names {library}"
        );
    }
}

/// Else `cargo test -p` of a floor builds its libraries once more, which takes minutes.
#[test]
fn alone_a_floor_asks_its_libraries_for_what_the_program_asks() {
    let whole = features(&["--workspace"]);
    assert!(whole.len() > 500, "{}", whole.len());
    let mut missing = BTreeSet::new();
    for floor in FLOORS {
        for (library, asked) in features(&["-p", &format!("mitreden-{floor}")]) {
            if !whole.get(&library).is_some_and(|known| asked.is_subset(known)) {
                missing.insert((library, floor));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "these have other features when a floor is built alone; name in tests/features/Cargo.toml \
         those that `cargo tree --workspace -i LIBRARY -f '{{p}} {{f}}'` shows: {missing:#?}"
    );
}

/// The features of every library that building and testing takes, by name and version; twice where
/// what runs while building asks for others.
fn features(packages: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let form = ["-e", "normal,build,dev", "--prefix", "none", "--no-dedupe", "-f", "{p}|{f}"];
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in tree(&[packages, &form].concat()).lines() {
        let Some((package, features)) = line.trim_end_matches(" (*)").split_once('|') else {
            continue;
        };
        let package = package.trim_end_matches(" (proc-macro)");
        if !package.starts_with("mitreden") {
            found.entry(package.to_owned()).or_default().insert(features.trim().to_owned());
        }
    }
    found
}

/// What cargo says of the libraries.
fn tree(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked"])
        .args(arguments)
        .current_dir(ROOT)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// Whoever mends the expression language or a key of the questionnaire builds this and no more.
#[test]
fn a_questionnaire_is_read_with_few_libraries() {
    let form = ["-e", "normal", "--prefix", "none", "--format", "{p}"];
    let tree = tree(&[&["-p", "mitreden-define"][..], &form].concat());
    let crates: BTreeSet<_> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .collect();
    assert!(crates.len() > 20 && crates.len() < 90, "{} crates: {crates:#?}", crates.len());
}

#[test]
fn only_the_dataset_knows_polars_and_only_the_roof_prints_or_draws() {
    let mut stack = vec![Path::new(ROOT).join("src")];
    while let Some(folder) = stack.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                stack.push(path);
                continue;
            }
            if path.extension().is_none_or(|end| end != "rs") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let inside = |room: &str| {
                path.to_str().is_some_and(|path| path.replace('\\', "/").contains(room))
            };
            let is_test = inside("/tests/") || inside("/tests.rs");
            assert!(
                !code.contains("polars::") || inside("/count/dataset/") || is_test,
                "{} names polars",
                path.display()
            );
            let draws =
                ["console::", "dialoguer::", "indicatif::"].iter().any(|name| code.contains(name));
            assert!(
                !draws || inside("/cli/") || inside("/ask/terminal/"),
                "{} draws on the terminal",
                path.display()
            );
            assert!(
                !code.contains("axum::") || inside("/web/") || inside("/ask/online/"),
                "{} names axum",
                path.display()
            );
            // What somebody asks for is not protected against what a report tells.
            let is_for_the_team = ["mitreden_count::tables", "mitreden_count::comparison"];
            assert!(
                !is_for_the_team.iter().any(|name| code.contains(name)) || !inside("/src/tell/"),
                "{} takes a table that is for the team",
                path.display()
            );
            // A test of the office says where it runs and what time it is.
            let asks = ["std::env::", "Instant::", "SystemTime::", "Local::now", "Utc::now"];
            let asks = asks.iter().find(|name| code.contains(*name));
            assert!(
                asks.is_none() || !inside("/src/office/") || is_test,
                "{} asks the computer for `{}`",
                path.display(),
                asks.unwrap_or(&"")
            );
            assert!(
                !code.contains("std::io::stdout") || inside("/cli/"),
                "{} prints",
                path.display()
            );
        }
    }
}

/// Whoever reads `Margin` knows which one is meant, wherever that is: what is public leaves its
/// floor, as the compiler says of what does not.
#[test]
fn a_type_that_leaves_its_floor_has_a_name_of_its_own() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    for floor in FLOORS {
        let mut stack = vec![Path::new(ROOT).join("src").join(floor)];
        while let Some(folder) = stack.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    stack.push(path);
                } else if path.extension().is_some_and(|end| end == "rs") {
                    for name in public_types(&fs::read_to_string(&path).unwrap()) {
                        let here = path.display().to_string();
                        if let Some(first) = known.insert(name.clone(), here.clone()) {
                            twice.push(format!("{name}: {first} and {here}"));
                        }
                    }
                }
            }
        }
    }
    assert!(known.len() > 500, "{}", known.len());
    assert!(twice.is_empty(), "{twice:#?}");
}

/// The names of the public types of a file.
fn public_types(code: &str) -> Vec<String> {
    let named = |line: &str| {
        let rest = line.strip_prefix("pub ")?;
        let of = ["struct ", "enum ", "trait ", "type "];
        let rest = of.into_iter().find_map(|kind| rest.strip_prefix(kind))?;
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        rest.get(..end).map(str::to_owned)
    };
    code.lines().filter_map(named).collect()
}
