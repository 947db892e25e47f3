//! The questionnaire in a real browser: by keyboard alone and by touch, with scripts and without, in both languages, each
//! page looked at by axe-core.
//!
//! Needs Debian's chromium, node, and what `.ci/setup` fetches from npm; says so where they are not there.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::server::{Person, Server};
use crate::support::{ROOT, Town};

/// Where `.ci/setup` puts what comes from npm.
pub(crate) fn modules() -> Option<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))?;
    let modules = cache.join("mitreden/browser/node_modules");
    let is_there = Path::new("/usr/bin/chromium").exists() && modules.join("playwright-core").exists();
    if is_there && modules.join("axe-core").exists() {
        return Some(modules);
    }
    eprintln!("no chromium, playwright-core or axe-core here: the pages were not tried in a browser");
    None
}

/// Walks through a survey; what was found on the way.
fn walk(modules: &Path, address: &str, how: &[&str]) -> Value {
    let run = Command::new("node")
        .arg(Path::new(ROOT).join("tests/browser/walk.mjs"))
        .arg(address)
        .args(how)
        .env("MITREDEN_BROWSER", modules)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{how:?}: {told}");
    let walked: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(walked["found"], serde_json::json!([]), "{how:?}");
    assert_eq!(walked["elsewhere"], serde_json::json!([]), "{how:?}");
    walked
}

/// By keyboard alone and by touch, with scripts and without, in both languages.
fn every_way() -> Vec<[String; 3]> {
    let of = |by: &str, scripts: &str, lang: &str| [format!("by={by}"), format!("scripts={scripts}"), format!("lang={lang}")];
    let mut ways = Vec::new();
    for by in ["keyboard", "touch"] {
        for scripts in ["on", "off"] {
            ways.extend(["de", "en"].map(|lang| of(by, scripts, lang)));
        }
    }
    ways
}

fn town() -> Town {
    let town = Town::of(".");
    let types = std::fs::read_to_string(format!("{ROOT}/tests/street/types.yaml")).unwrap();
    town.write("surveys/types.yaml", types.replace("modes: [street]", "modes: [online]"));
    town.write(
        "surveys/over.yaml",
        types.replace("survey: types", "survey: over").replace("modes: [street]", "modes: [online]\ncloses: 2026-05-01"),
    );
    town
}

#[test]
fn the_example_can_be_answered_in_every_way() {
    let Some(modules) = modules() else { return };
    let town = town();
    let server = Server::start(&town, &[]);
    let address = format!("{}/s/digitales-leoben-2026", server.address);
    for way in every_way() {
        let way: Vec<&str> = way.iter().map(String::as_str).collect();
        let walked = walk(&modules, &address, &way);
        let weight = walked["bytes"]["first"].as_u64().unwrap().max(walked["bytes"]["heaviest"].as_u64().unwrap() + 9_000);
        assert!(weight < 30_000, "{way:?}: {weight} bytes");
        let code = walked["code"].as_str().unwrap();
        Person::at(&server).post("/s/digitales-leoben-2026/withdraw", &[("code", code)]).is(200);
    }
}

#[test]
fn every_type_of_question_can_be_answered_in_every_way() {
    let Some(modules) = modules() else { return };
    let town = town();
    let server = Server::start(&town, &[]);
    let address = format!("{}/s/types", server.address);
    for (at, way) in every_way().iter().enumerate() {
        let extra = ["kinds=1", "width=320", "dark=1", "width=360", "width=320", "dark=1", "width=360", "kinds=1"][at];
        let way: Vec<&str> = way.iter().map(String::as_str).chain([extra]).collect();
        walk(&modules, &address, &way);
    }
}
