//! What no tool is made for, and each must bear: junk, emptiness, and answers that say nothing.

use crate::support::Town;

const SURVEY: &str = "\
survey: s
title: Test
languages: [en]
modes: [online, paper]
needs: all
pages:
  - page: p
    questions:
      - { id: age, type: single, text: Age?, options: { young: Young, old: Old } }
      - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2, none: None }
      - { id: sat, type: matrix, facet: satisfaction, text: How?, rows: needs, scale: { from: 1, to: 5, best: to } }
";

const MAPPING: &str = "\
survey: s
file: { format: csv }
id: id
mode: online
lang: en
answers:
  age: { from: age, codes: { \"y\": young, \"o\": old } }
  top: { ranked: [first, second], codes: { \"1\": wifi, \"2\": help, \"3\": parking }, none: [\"0\"] }
  sat: { rows: { wifi: w, help: h, parking: p } }
";

const HEADER: &str = "id,age,first,second,w,h,p\n";

fn imported(survey: &str, rows: &str) -> Town {
    let town = Town::with_survey(survey);
    town.write("map.yaml", MAPPING);
    town.write("answers.csv", format!("{HEADER}{rows}"));
    town.run("import s answers.csv --map map.yaml").fine();
    town
}

/// Rows of so many people, all alike but for their id.
fn rows(n: usize, answers: &str) -> String {
    (0..n).map(|id| format!("{id},{answers}\n")).collect()
}

#[test]
fn junk_for_yaml_is_refused_with_a_place() {
    let town = Town::with_survey(SURVEY);
    let bomb = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n";
    let large = format!("survey: s\ntitle: \"{}\"\n", "x".repeat(10 << 20));
    let junk: [&[u8]; 7] = [
        b"\x7fELF\x02\x01\x01\x00\x00\xff\xfe",
        b"\x89PNG\r\n\x1a\n",
        b"",
        bomb.as_bytes(),
        large.as_bytes(),
        b"\ta: 1",
        b"[[[[[[[[[",
    ];
    for bytes in junk {
        town.write("surveys/s.yaml", bytes);
        let run = town.run("check s").refused();
        assert!(run.out.contains("surveys/s.yaml"), "{}", run.out);
        town.run("rank s").refused();
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let town = Town::with_survey(&format!("\u{feff}{}", SURVEY.replace('\n', "\r\n")));
    assert_eq!(town.run("check s").fine().out, "");
}

#[test]
fn no_responses_at_all_are_said_plainly() {
    let town = Town::with_survey(SURVEY);
    for command in ["merge s", "rank s"] {
        let run = town.run(command).refused();
        assert!(run.err.contains("has no responses yet"), "{}", run.err);
    }
}

#[test]
fn an_empty_table_is_refused() {
    let town = Town::with_survey(SURVEY);
    town.write("map.yaml", MAPPING);
    for empty in ["", "\n", HEADER] {
        town.write("answers.csv", empty);
        let run = town.run("import s answers.csv --map map.yaml").refused();
        assert!(run.err.contains("error:"), "{}", run.err);
    }
}

#[test]
fn too_few_responses_are_counted_and_not_ranked() {
    let town = imported(SURVEY, &rows(12, "y,1,2,2,3,4"));
    let run = town.run("rank s").fine();
    assert!(run.out.contains("Too few responses"), "{}", run.out);
    assert!(!run.out.contains("Free Wi-Fi"), "{}", run.out);
}

#[test]
fn answers_that_say_nothing_make_no_ranking() {
    let town = imported(SURVEY, &rows(60, "y,,,,,"));
    let run = town.run("rank s --format json").fine();
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    for need in json["needs"].as_array().unwrap() {
        assert!(need["score"].is_null() && need["rank"].is_null(), "{need}");
    }
}

#[test]
fn one_need_is_first() {
    let town = Town::with_survey(
        &SURVEY.replace("needs: all", "needs: [wifi]").replace("top: 2", "top: 1"),
    );
    let mapping =
        MAPPING.replace("[first, second]", "[first]").replace(", \"2\": help, \"3\": parking", "");
    town.write(
        "map.yaml",
        mapping.replace("wifi: w, help: h, parking: p", "wifi: w") + "ignore: [second, h, p]\n",
    );
    // So many others that their number hides nothing.
    let others: String = (0..12).map(|n| format!("x{n},o,0,,5,,\n")).collect();
    town.write("answers.csv", format!("{HEADER}{}{others}", rows(40, "y,1,,2,,")));
    town.run("import s answers.csv --map map.yaml").fine();
    let json: serde_json::Value =
        serde_json::from_str(&town.run("rank s --format json").fine().out).unwrap();
    let need = &json["needs"][0];
    assert_eq!(
        (need["rank"].as_u64(), need["rank_low"].as_u64(), need["rank_high"].as_u64()),
        (Some(1), Some(1), Some(1))
    );
}

#[test]
fn a_margin_level_nobody_falls_in_is_named() {
    let margins = "population:\n  margins:\n    - { of: age, shares: { young: 0.4, old: 0.6 } }\n";
    let town = imported(&format!("{SURVEY}{margins}"), &rows(60, "y,1,2,2,3,4"));
    let run = town.run("rank s").refused();
    assert!(run.err.contains("old") && run.err.contains("age"), "{}", run.err);
    assert!(run.err.contains("collapse"), "{}", run.err);
}

#[test]
fn a_survey_that_cannot_be_asked_yet_says_so_and_still_passes_check() {
    let task = "      - { id: go, type: task, text: Go!, link: \"https://example.org/\" }\n";
    let town = Town::with_survey(&format!("{SURVEY}{task}"));
    town.run("check s").fine();
    let run = town.run("simulate s -n 5").refused();
    assert!(run.err.contains("go"), "{}", run.err);
}

#[test]
fn a_file_that_is_no_store_is_not_touched() {
    let town = Town::with_survey(SURVEY);
    town.write("results/s/responses.sqlite", "this is no store");
    town.write("map.yaml", MAPPING);
    town.write("answers.csv", format!("{HEADER}1,y,1,2,2,3,4\n"));
    town.run("import s answers.csv --map map.yaml").refused();
    assert_eq!(town.read("results/s/responses.sqlite"), b"this is no store");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    let town = imported(SURVEY, &rows(60, "y,1,2,2,3,4"));
    let line = format!(
        "'{}' rank s | head -n 1 >/dev/null; exit ${{PIPESTATUS[0]}}",
        env!("CARGO_BIN_EXE_mitreden")
    );
    let run = std::process::Command::new("bash")
        .args(["-c", &line])
        .current_dir(town.path(""))
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_dataset_of_another_version_is_made_anew() {
    let town = imported(SURVEY, &rows(40, "y,1,2,1,5,5"));
    town.run("merge s").fine();
    let before = town.run("rank s --format json").fine().out;
    town.write("surveys/s.yaml", SURVEY.replace("id: age,", "id: years,"));
    let dataset =
        std::fs::File::options().append(true).open(town.path("results/s/merged.parquet")).unwrap();
    dataset.set_modified(std::time::SystemTime::now() + std::time::Duration::from_mins(1)).unwrap();
    assert_eq!(town.run("rank s --format json").fine().out, before);
}
