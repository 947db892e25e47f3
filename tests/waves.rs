//! Answers survive what is done to the questionnaire and the list of needs after they came in.

use std::process::Command;

use mitreden::base::seed::fingerprint;
use serde_json::Value;

use crate::support::{Town, table_rows};
use crate::tools::needs;

const SURVEY: &str = "
survey: s
title: What next?
languages: [en]
modes: [online, street]
needs: all
ranking: { top: 2, unsatisfied_at_most: 3 }
pages:
  - page: all
    questions:
      - { id: age, type: single, text: Age?, options: { young: Young, mid: Middle, old: Old } }
      - { id: top2, type: ranking, facet: importance, text: What?, options: needs, top: 2, none: None, order: shuffle }
      - id: satisfied
        type: matrix
        facet: satisfaction
        text: How?
        rows: needs
        scale: { from: 1, to: 5, best: to }
";

const NEEDS: &str = "wifi: Free Wi-Fi\nhelp: Help\nparking: Parking\nschools: Schools\n";

fn town() -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("town/needs.yaml", NEEDS);
    town.run("simulate s -n 300 --seed 7").fine();
    town
}

fn rank(town: &Town) -> Value {
    let run = town.run("rank s --format json").fine();
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

/// The ranking without labels, the needs' codes as they were.
fn bare(mut ranking: Value, renamed: &[(&str, &str)]) -> Value {
    for need in ranking["needs"].as_array_mut().unwrap() {
        need.as_object_mut().unwrap().remove("label");
        for (was, is) in renamed {
            if need["need"] == *is {
                need["need"] = (*was).into();
            }
        }
    }
    ranking
}

/// The ranking after an edit of the needs, which must be the one before it.
#[track_caller]
fn survives(needs: &str, renamed: &[(&str, &str)]) {
    let town = town();
    let before = bare(rank(&town), &[]);
    town.write("town/needs.yaml", needs);
    assert_eq!(bare(rank(&town), renamed), before, "{needs}");
    town.run("merge s").fine();
    assert_eq!(bare(rank(&town), renamed), before, "{needs}");
    let check = town.run("check");
    assert_eq!(check.code, 0, "{}{}", check.out, check.err);
}

#[test]
fn a_retired_need_changes_no_number_of_those_who_answered() {
    survives(
        "wifi: { text: Free Wi-Fi, retired: 2026 }\nhelp: Help\nparking: Parking\nschools: Schools\n",
        &[],
    );
}

#[test]
fn an_added_need_changes_none_either() {
    survives(&format!("pools: Pools\n{NEEDS}"), &[]);
}

#[test]
fn a_need_renamed_on_purpose_keeps_its_answers() {
    survives(
        "free-wifi: { text: Free Wi-Fi, was: wifi }\nhelp: Help\nparking: Parking\nschools: Schools\n",
        &[("wifi", "free-wifi")],
    );
}

#[test]
fn needs_may_be_sorted_and_reworded() {
    survives("schools: Better schools\nparking: Parking\nhelp: Help\nwifi: Wi-Fi for all\n", &[]);
}

#[test]
fn a_need_that_is_gone_without_a_word_is_kept_and_told() {
    let town = town();
    let before = bare(rank(&town), &[]);
    town.write("town/needs.yaml", "help: Help\nparking: Parking\nschools: Schools\n");
    assert_eq!(bare(rank(&town), &[]), before);
    let check = town.run("check").fine();
    assert!(
        check.out.contains("`wifi` is no longer among the options of `top2`, and people have answered who were offered it: 300"),
        "{}",
        check.out
    );
    assert!(check.out.contains("write `was: wifi` there"), "{}", check.out);
    // A row of a matrix is told as one.
    assert!(
        check.out.contains("`wifi` is no longer among the rows of `satisfied`, and people have answered who were offered it: 300"),
        "{}",
        check.out
    );
}

#[test]
fn a_turned_scale_stops_everything_until_it_is_called_mended() {
    let town = town();
    let before = rank(&town);
    let turned = SURVEY.replace("best: to", "best: from");
    town.write("surveys/s.yaml", &turned);
    for command in ["check", "merge s", "rank s", "report s"] {
        let run = town.run(command).refused();
        let told = run.out + &run.err;
        assert!(
            told.contains(
                "the best end of the scale of `satisfied` is not what people answered: 300"
            ),
            "{command}: {told}"
        );
        assert!(told.contains("mended: [satisfied.best]"), "{command}: {told}");
    }
    town.write("surveys/s.yaml", turned + "mended: [satisfied.best]\n");
    town.run("check").fine();
    assert_ne!(rank(&town)["needs"], before["needs"]);
    town.run("report s").fine();
    let report = town.report("s", "");
    assert!(
        report.contains(
            "the best end of the scale of “satisfied” was written wrong in an earlier version"
        ),
        "{report}"
    );
}

#[test]
fn how_answers_are_weighted_and_when_they_are_collected_makes_no_other_questionnaire() {
    let town = town();
    let hash = |town: &Town| {
        town.run("simulate s -n 1 --seed 1").fine();
        let line: Value = serde_json::from_slice(&town.read("results/s/simulated.jsonl")).unwrap();
        line["definition"].as_str().unwrap().to_owned()
    };
    let before = hash(&town);
    let more = "opens: 2026-01-01\ncloses: 2026-12-31\npopulation: { margins: [{ of: age, shares: { young: 0.3, mid: 0.3, old: 0.4 } }] }\n";
    town.write("surveys/s.yaml", SURVEY.replace("top: 2, unsat", "top: 1, unsat") + more);
    assert_eq!(hash(&town), before);
    // Each word on fieldwork, quotas, scores, merging and mending by itself.
    for beside in [
        "fieldwork: { sponsor: The council, sample: self-selected }\n",
        "quotas: [{ of: [age], mode: street, target: { young: 5, mid: 5, old: 5 } }]\n",
        "scores: { mood: { type: mean, items: [satisfied.wifi, satisfied.help] } }\n",
        "merge: { prefer: [online, street] }\n",
        "mended: [satisfied.best]\n",
    ] {
        town.write("surveys/s.yaml", format!("{SURVEY}{beside}"));
        assert_eq!(hash(&town), before, "{beside}");
    }
    town.write("surveys/s.yaml", SURVEY.replace("What?", "What now?"));
    assert_ne!(hash(&town), before);
}

#[test]
fn an_edited_archive_is_refused() {
    let town = town();
    let folder = town.path("results/s/definitions");
    let file = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("Help", "Halp")).unwrap();
    let run = town.run("rank s").refused();
    assert!(run.err.contains("is not what it was when people answered"), "{}", run.err);
}

#[test]
fn a_table_brings_its_definition_along() {
    let town = town();
    let before = bare(rank(&town), &[]);
    town.run("simulate s -n 300 --seed 7 --format parquet").fine();
    std::fs::remove_dir_all(town.path("results/s/definitions")).unwrap();
    assert_eq!(bare(rank(&town), &[]), before);
    town.write(
        "town/needs.yaml",
        "free-wifi: { text: Free Wi-Fi, was: wifi }\nschools: Schools\nhelp: Help\nparking: { text: P, retired: 2026 }\n",
    );
    assert_eq!(bare(rank(&town), &[("wifi", "free-wifi")]), before);
}

#[test]
fn answers_to_a_questionnaire_that_is_found_nowhere_are_told_and_not_ranked_unasked() {
    let town = town();
    std::fs::remove_dir_all(town.path("results/s/definitions")).unwrap();
    town.write("town/needs.yaml", NEEDS.replace("wifi:", "wlan:"));
    for command in ["rank s", "report s"] {
        let run = town.run(command).refused();
        assert!(run.err.contains("people not all answers could be read"), "{command}: {}", run.err);
        assert!(run.err.contains("--accept-losses"), "{command}: {}", run.err);
    }
    let run = town.run("rank s --accept-losses --format json").fine();
    assert!(run.err.contains("people not all answers could be read"), "{}", run.err);
    town.run("merge s").fine();
    let protocol = String::from_utf8(town.read("results/s/merge.md")).unwrap();
    let lost = "| `top2` | no longer valid: `wifi` is not one of its codes |";
    assert!(table_rows(&protocol).iter().any(|row| row.starts_with(lost)), "{protocol}");
}

#[test]
fn the_codebook_says_what_every_column_and_code_means() {
    let town = town();
    town.run("merge s").fine();
    let book = String::from_utf8(town.read("results/s/codebook.csv")).unwrap();
    let table = String::from_utf8(town.read("results/s/merged.csv")).unwrap();
    for line in [
        "age,age,Age?,young,Young,code",
        "top2__wifi,top2,What?,,Free Wi-Fi,rank; 0: offered and not placed",
    ] {
        assert!(book.lines().any(|known| known == line), "{line}: {book}");
    }
    let columns: Vec<&str> = table.lines().next().unwrap().split(',').collect();
    let known: std::collections::BTreeSet<&str> =
        book.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(known, columns.into_iter().collect());
}

#[test]
fn a_question_that_is_gone_and_another_route_are_told_with_the_people_who_answered() {
    let town = town();
    let before = bare(rank(&town), &[]);
    let edited = SURVEY.replace(
        "      - { id: age, type: single, text: Age?, options: { young: Young, mid: Middle, old: Old } }\n",
        "      - { id: sex, type: single, text: Sex?, options: { a: A, b: B } }\n",
    );
    town.write(
        "surveys/s.yaml",
        edited.replace("text: What?,", "text: What?, show_if: sex == 'a',"),
    );
    let check = town.run("check").fine();
    assert!(
        check.out.contains(
            "`age` is no longer asked, and people have answered it (300 of that questionnaire)"
        ),
        "{}",
        check.out
    );
    assert!(
        check.out.contains("`top2` is asked of others now than when people answered: 300"),
        "{}",
        check.out
    );
    assert!(
        check.out.contains("then it was asked where `true`, today where `sex == 'a'`"),
        "{}",
        check.out
    );
    assert_eq!(bare(rank(&town), &[]), before);
    town.run("merge s").fine();
    let table = String::from_utf8(town.read("results/s/merged.csv")).unwrap();
    assert!(table.lines().next().unwrap().ends_with("age,age__missing"), "{table:.400}");
    town.run("report s").fine();
    let report = town.report("s", "");
    assert!(report.contains("Asked of some, and no longer"), "{report}");
}

#[test]
fn answers_in_a_file_without_their_questionnaire_keep_todays_as_soon_as_they_are_merged() {
    let town = town();
    let before = bare(rank(&town), &[]);
    std::fs::remove_dir_all(town.path("results/s/definitions")).unwrap();
    town.run("merge s").fine();
    town.write("town/needs.yaml", NEEDS.replace("wifi:", "wlan:"));
    assert_eq!(bare(rank(&town), &[]), before);
}

/// `cluster` became a column of the dataset later: an archive may have a question of that id.
#[test]
fn a_question_called_as_a_later_column_is_read_from_its_archive() {
    let town = Town::with_survey(&SURVEY.replace("id: age,", "id: klaster,"));
    town.write("town/needs.yaml", NEEDS);
    town.run("simulate s -n 100 --seed 7").fine();
    town.run("merge s").fine();
    let before = bare(rank(&town), &[]);
    let folder = town.path("results/s/definitions");
    let file = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let yaml = std::fs::read_to_string(&file).unwrap().replace("klaster", "cluster");
    let (old, new) =
        (fingerprint(std::fs::read(&file).unwrap().as_slice()), fingerprint(yaml.as_bytes()));
    std::fs::remove_file(&file).unwrap();
    town.write(&format!("results/s/definitions/{}.yaml", new.trim_start_matches("sha256:")), yaml);
    let answers = String::from_utf8(town.read("results/s/simulated.jsonl")).unwrap();
    town.write(
        "results/s/simulated.jsonl",
        answers.replace("klaster", "cluster").replace(&old, &new),
    );
    town.write("surveys/s.yaml", SURVEY);
    assert_eq!(bare(rank(&town), &[]), before);
    town.run("merge s").fine();
    let merged = String::from_utf8(town.read("results/s/merged.csv")).unwrap();
    let head = merged.lines().next().unwrap();
    assert!(head.contains(",cluster,") && head.contains(",cluster_,"), "{head}");
}

#[test]
fn a_margin_that_many_were_not_asked_stops_merging_too() {
    let town = town();
    let margin = "population: { margins: [ { of: sex, shares: { f: 0.5, m: 0.5 } } ] }\n";
    let sex = "      - { id: sex, type: single, text: Sex?, options: { f: F, m: M } }\n";
    town.write("surveys/s.yaml", format!("{SURVEY}{sex}{margin}"));
    for command in ["merge s", "rank s", "report s"] {
        let run = town.run(&format!("{command} --lang en")).refused();
        assert!(run.err.contains("who count were not asked `sex`"), "{}", run.err);
    }
    assert!(!town.path("results/s/merged.csv").exists());
}

/// What lies among the answers keeps nobody from looking at the questionnaires.
#[test]
fn the_files_are_checked_where_the_answers_cannot_be_looked_at() {
    let town = town();
    town.write("results/s/responses.sqlite", "no store at all".repeat(100));
    let run = town.run("check --lang en").fine();
    assert!(
        run.out.contains("warning[answers-unseen]: the answers cannot be looked at:"),
        "{}",
        run.out
    );
    assert!(run.out.contains("results/s"), "{}", run.out);
}

/// What R calls `!is.na(...)` of the table for spreadsheets gives the bases of the ranking.
#[test]
fn the_table_has_the_bases_of_the_ranking() {
    let town = town();
    town.write("town/needs.yaml", format!("{NEEDS}pools: Pools\n"));
    let first = String::from_utf8(town.read("results/s/simulated.jsonl")).unwrap();
    town.run("simulate s -n 200 --seed 8").fine();
    town.write("results/s/first.jsonl", first);
    town.run("merge s").fine();
    let told = rank(&town);
    let mut table = csv::Reader::from_path(town.path("results/s/merged.csv")).unwrap();
    let head = table.headers().unwrap().clone();
    let at = |name: &str| {
        head.iter().position(|known| known == name).unwrap_or_else(|| panic!("no {name}"))
    };
    let rows: Vec<csv::StringRecord> = table.into_records().map(Result::unwrap).collect();
    let base = |need: &str| {
        rows.iter()
            .filter(|row| &row[at("disposition")] != "break_off" && !row[at(need)].is_empty())
            .count()
    };
    for need in told["needs"].as_array().unwrap().iter().filter(|need| need["need"] != "pools") {
        let column = format!("top2__{}", need["need"].as_str().unwrap());
        assert_eq!(need["base"].as_u64(), Some(base(&column) as u64), "{column}");
    }
    let list = told["lists"][0]["needs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|need| need["need"] == "pools")
        .unwrap();
    assert_eq!(list["base"].as_u64(), Some(base("top2__pools") as u64));
    // Offered and not placed is no empty cell.
    assert!(rows.iter().any(|row| &row[at("top2__wifi")] == "0"));
    // R itself, by reading the table as anybody would.
    if !needs("R") {
        return;
    }
    let script = "d <- read.csv('results/s/merged.csv'); d <- d[d$disposition != 'break_off', ]\n\
        for (name in grep('^top2__(wifi|help|parking|schools|pools)$', names(d), value = TRUE)) {\n\
        x <- d[[name]]; cat(sub('top2__', '', name), sum(!is.na(x)), format(mean(x[!is.na(x)] > 0), digits = 15), '\\n') }";
    let ran = Command::new("Rscript")
        .current_dir(town.path("."))
        .args(["--vanilla", "-e", script])
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let of = |code: &str| {
        let lists = told["lists"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|list| list["needs"].as_array().unwrap());
        let in_order =
            told["needs"].as_array().unwrap().iter().filter(|need| !need["rank"].is_null());
        in_order.chain(lists).find(|need| need["need"] == code).unwrap().clone()
    };
    let printed = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(printed.lines().count(), 5, "{printed}");
    for line in printed.lines() {
        let mut words = line.split_whitespace();
        let (need, n, share) =
            (of(words.next().unwrap()), words.next().unwrap(), words.next().unwrap());
        assert_eq!(need["base"].as_u64(), n.parse().ok(), "{line}");
        let (ours, theirs) =
            (need["importance"].as_f64().unwrap(), 100.0 * share.parse::<f64>().unwrap());
        assert!((ours - theirs).abs() < 1e-9, "{line}: {ours} and {theirs}");
    }
}

/// An option of a margin that is given up: what it counts as is said under `collapse:`, and where
/// it is not, `check` warns of those who lose their weight by it.
#[test]
fn a_retired_option_of_a_margin_counts_as_what_it_is_collapsed_into() {
    let with = |age: &str, margin: &str| {
        let options = "options: { young: Young, mid: Middle, old: Old }";
        let survey = SURVEY.replace(options, &format!("options: {age}"));
        format!("{survey}population: {{ margins: [{{ of: age, {margin} }}] }}\n")
    };
    let all = "{ young: Young, mid: Middle, old: Old }";
    let shares = "shares: { young: 0.4, old: 0.6 }";
    let collapsed = format!("{shares}, collapse: {{ age: {{ mid: old }} }}");
    let town = town();
    town.write("surveys/s.yaml", with(all, &collapsed));
    let before = rank(&town);
    assert_eq!(before["weights"], "raked");
    let retired = "{ young: Young, mid: { text: Middle, retired: 2026 }, old: Old }";
    town.write("surveys/s.yaml", with(retired, &collapsed));
    town.run("check s").fine();
    assert_eq!(rank(&town), before);
    town.write("surveys/s.yaml", with(retired, shares));
    let told = town.run("check s");
    assert!(told.out.contains("margin-retired"), "{}{}", told.out, told.err);
    assert_ne!(rank(&town)["needs"], before["needs"], "they count as without an answer");
}
