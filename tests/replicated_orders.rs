//! Borda and Schulze as declared methods, through the whole tool: an order with its sensitivity
//! over replicates, and nothing that holds for all needs together.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::pdf;
use crate::preferences::{HOW, ITEMS, TIMES, TOP, close, need, rank, rankings, survey, told, town};
use crate::support::Town;

const AREA: &str = "{ id: area, type: single, text: A, options: { x: X, y: Y } }";

/// Schulze's own 45 voters (2011), each three times: E before A, C, B, D.
fn voters() -> impl Iterator<Item = Value> {
    let votes = [
        (5, "acbed"),
        (5, "adecb"),
        (8, "bedac"),
        (3, "cabed"),
        (7, "caebd"),
        (2, "cbade"),
        (7, "dceba"),
        (8, "ebadc"),
    ];
    let one = |vote: &str| json!({ "top": vote.chars().map(String::from).collect::<Vec<_>>() });
    votes.into_iter().flat_map(move |(n, vote)| vec![one(vote); n * TIMES])
}

fn ranks(ranking: &Value) -> Vec<u64> {
    ITEMS.iter().map(|item| need(ranking, item)["rank"].as_u64().unwrap()).collect()
}

/// What no order without rank sets says, in either language.
#[track_caller]
fn makes_no_joint_claim(text: &str) {
    // What says that nothing is said.
    let text = text.replace("of no two needs that one is ahead of the other", "");
    for claim in [
        "ahead of all",
        "ahead of the",
        "level with",
        "jointly",
        "for all needs together",
        "cannot be told apart",
        "Tier 1",
        "tier 1",
        "remain possible",
        "can have these ranks",
        "gleichauf mit",
        "für alle Anliegen zusammen",
        "Stufe 1",
        "lässt sich vom",
    ] {
        assert!(!text.contains(claim), "`{claim}` in {text}");
    }
}

#[test]
fn schulzes_own_example_is_ordered_as_he_did_with_a_sensitivity_and_no_set() {
    let text = survey("{ method: schulze }", &[TOP]);
    let town = town(&text, voters());
    let ranking = rank(&town);
    assert_eq!(ranks(&ranking), [2, 4, 3, 5, 1]);
    assert_eq!(ranking["ranking_method"], "schulze");
    assert_eq!(ranking["replicates"], json!({ "kind": "bootstrap", "n": 200, "unmet": 0 }));
    for item in ITEMS {
        let need = need(&ranking, item);
        for none in ["score", "se", "low", "high", "rank_low", "rank_high", "tier"] {
            assert_eq!(need[none], Value::Null, "{item}: {none}");
        }
        let number = |key: &str| need[key].as_u64().unwrap();
        assert!(number("replicates_low") <= number("rank"), "{need}");
        assert!(number("replicates_high") >= number("rank"), "{need}");
        assert_eq!((number("base"), &need["measure"]), (135, &json!("schulze")));
    }
    // 25 of 45 put E before A, and 23 B before A: much hangs on few.
    assert!(ITEMS.iter().any(|item| {
        let need = need(&ranking, item);
        need["replicates_low"] != need["replicates_high"]
    }));
}

/// By hand: 4 for who is first, 3 for the next and so on make 98, 92, 89, 69 and 102 of 45 times 4.
/// Their squares make 298, 264, 305, 199 and 284; the variance of these over 135 less one is that
/// of the mean.
#[test]
fn bordas_win_shares_are_those_by_hand() {
    let text = survey("{ method: borda }", &[TOP]);
    let town = town(&text, voters());
    let ranking = rank(&town);
    let by_hand = [(98.0, 298.0), (92.0, 264.0), (89.0, 305.0), (69.0, 199.0), (102.0, 284.0)];
    for (item, (points, squares)) in ITEMS.iter().zip(by_hand) {
        let need = need(&ranking, item);
        let mean: f64 = points / 45.0;
        close(need, "score", 100.0 * mean / 4.0);
        let variance = (squares / 45.0 - mean * mean) / 134.0;
        close(need, "se", 100.0 * variance.sqrt() / 4.0);
        assert!(need["rank_low"].is_null() && need["tier"].is_null(), "{need}");
        assert!(need["replicates_low"].as_u64() <= need["rank"].as_u64(), "{need}");
    }
    assert_eq!(ranks(&ranking), [2, 3, 4, 5, 1]);
    let said = town.run("--lang en rank s").fine().out;
    let first = said.lines().find(|line| line.trim_start().starts_with("1 ")).unwrap();
    assert!(first.contains(" E ") && first.contains(" 56.7 "), "{said}");
}

#[test]
fn an_order_without_rank_sets_says_so_wherever_it_stands() {
    for (method, name) in [("borda", "Borda"), ("schulze", "Schulze")] {
        let text = survey(&format!("{{ method: {method}, top: 2 }}"), &[TOP, HOW])
            .replace("languages: [en]", "languages: [en, de]");
        let town = town(&text, rankings());
        let said = |line: &str| town.run(line).fine().out.replace('\n', " ");
        for format in ["table", "md"] {
            let out = said(&format!("--lang en rank s --format {format}"));
            let declared = format!("Method: {name}, as the questionnaire declares");
            assert!(out.contains(&declared), "{out}");
            assert!(out.contains("sensitivity of the order over replicates"), "{out}");
            makes_no_joint_claim(&out);
            let out = said(&format!("--lang de rank s --format {format}"));
            assert!(out.contains("Empfindlichkeit der Reihenfolge über Replikate"), "{out}");
            makes_no_joint_claim(&out);
        }
        let csv = town.run("rank s --format csv").fine().out;
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let rows: Vec<HashMap<String, String>> = rows.deserialize().map(Result::unwrap).collect();
        for row in &rows {
            assert_eq!((row["rank_low"].as_str(), row["tier"].as_str()), ("", ""));
            let number = |key: &str| row[key].parse::<usize>().unwrap();
            assert!(number("replicates_low") <= number("rank"), "{row:?}");
        }
        let explained = said("--lang en explain s a");
        assert!(explained.contains("over replicates"), "{explained}");
        makes_no_joint_claim(&explained);

        for (lang, sure) in [
            ("en", "sensitivity of the order over replicates"),
            ("de", "Empfindlichkeit der Reihenfolge über Replikate"),
        ] {
            town.run(&format!("report s --lang {lang}")).fine();
            let file = if lang == "en" { "report.md" } else { "report.de.md" };
            let report = town.report("s", if lang == "en" { "" } else { ".de" });
            assert!(report.contains(sure) && report.contains(name), "{report}");
            makes_no_joint_claim(&report);
            let page = town.path(&format!("reports/s/{}", file.replace("report", "council")));
            if let Some(page) = pdf::text(&page.with_extension("pdf")) {
                let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(page.contains(sure) && page.contains(name), "{page}");
                makes_no_joint_claim(&page);
            }
        }
    }
}

/// Of one shift nobody knows how another would have gone.
#[test]
fn where_nothing_can_be_drawn_there_is_an_order_and_it_is_said_why_no_more() {
    let text = survey("{ method: schulze }", &[TOP]).replace("[online]", "[street]");
    let town = town(&text, voters());
    let records = String::from_utf8(town.read("results/s/answers.jsonl")).unwrap();
    let records = records.replace("\"mode\":\"online\"", "\"mode\":\"street\"");
    town.write("results/s/answers.jsonl", records.replace("\"shift\":null", "\"shift\":\"1\""));
    let ranking = rank(&town);
    assert_eq!(ranks(&ranking), [2, 4, 3, 5, 1]);
    assert_eq!(ranking["replicates"], json!({ "none": "one_cluster" }));
    assert!(need(&ranking, "a").get("replicates_low").is_none());
    let said = town.run("--lang en rank s").fine().out.replace('\n', " ");
    assert!(said.contains("No replicates can be drawn: all answers are one cluster"), "{said}");
    makes_no_joint_claim(&said);
}

/// Where all say the same nothing can move.
#[test]
fn an_order_that_nobody_doubts_moves_in_no_replicate() {
    for method in ["borda", "schulze"] {
        let text = survey(&format!("{{ method: {method} }}"), &[TOP]);
        let all = std::iter::repeat_n(json!({ "top": ["c", "a", "e", "b", "d"] }), 60);
        let ranking = rank(&town(&text, all));
        assert_eq!(ranks(&ranking), [2, 4, 1, 5, 3]);
        for item in ITEMS {
            let need = need(&ranking, item);
            assert_eq!(
                (&need["replicates_low"], &need["replicates_high"]),
                (&need["rank"], &need["rank"])
            );
        }
    }
}

/// The voters of x put E first, those of y A; those of y answered on paper.
fn two_areas(method: &str) -> Town {
    let text = survey(&format!("{{ method: {method} }}"), &[TOP, AREA]);
    let of = |area: &'static str, vote: [&'static str; 5], n: usize| {
        std::iter::repeat_n(json!({ "top": vote, "area": area }), n)
    };
    let x = of("x", ["e", "a", "c", "b", "d"], 130).chain(of("x", ["b", "e", "d", "a", "c"], 50));
    let y = of("y", ["a", "c", "b", "d", "e"], 120).chain(of("y", ["d", "c", "b", "e", "a"], 40));
    let town = town(&text.replace("[online]", "[online, paper]"), x.chain(y));
    let records = String::from_utf8(town.read("results/s/answers.jsonl")).unwrap();
    let line = |line: &str| {
        let on_paper = line.replace("\"mode\":\"online\"", "\"mode\":\"paper\"");
        (if line.contains("\"area\":\"y\"") { on_paper } else { line.to_owned() }) + "\n"
    };
    town.write("results/s/answers.jsonl", records.lines().map(line).collect::<String>());
    town
}

#[test]
fn groups_ways_to_answer_and_conditions_have_orders_of_their_own() {
    for method in ["borda", "schulze"] {
        let town = two_areas(method);
        let json = |line: &str| -> Value {
            serde_json::from_str(&town.run(&format!("rank s {line} --format json")).fine().out)
                .unwrap()
        };
        let first = |ranking: &Value| -> Value {
            assert_eq!(ranking["replicates"]["n"], 200, "{ranking}");
            ranking["needs"][0]["need"].clone()
        };
        let by = json("--by area");
        assert_eq!((first(&by[0]), first(&by[1])), (json!("e"), json!("a")), "{method}");
        assert_eq!(first(&json("--mode online")), "e");
        assert_eq!(first(&json("--mode paper")), "a");
        let filtered =
            town.run_with(&["--lang", "en", "rank", "s", "--where", "area == 'y'"]).fine().out;
        assert!(filtered.starts_with("For the team"), "{filtered}");
        assert!(filtered.contains("sensitivity of the order"), "{filtered}");
        makes_no_joint_claim(&filtered);
    }
}

/// Seven put b first: that number is hidden, and b's win share beside how many name it would tell
/// it.
#[test]
fn win_shares_that_would_tell_of_few_are_withheld_and_the_order_stays() {
    let votes =
        [(60, ["a", "b"]), (40, ["c", "a"]), (7, ["b", "c"]), (30, ["d", "e"]), (20, ["e", "d"])];
    let answers = || {
        let one = |vote: [&str; 2]| json!({ "top": vote });
        votes.into_iter().flat_map(move |(n, vote)| vec![one(vote); n])
    };
    let two = TOP.replace("top: 5", "top: 2");
    let town = town(&survey("{ method: borda, top: 2 }", &[&two]), answers());
    let ranking = rank(&town);
    assert_eq!(ranks(&ranking), [1, 2, 3, 4, 5]);
    for item in ITEMS {
        let need = need(&ranking, item);
        assert_eq!(
            (&need["score"], &need["se"], &need["low"]),
            (&json!(null), &json!(null), &json!(null))
        );
        assert_eq!((&need["withheld"], &need["base"]), (&json!("few"), &json!(157)));
    }
    let said = town.run("--lang en rank s").fine().out.replace('\n', " ");
    assert!(said.contains("would tell how few gave some answer"), "{said}");
    town.run("report s --lang en").fine();
    let report = town.report("s", "");
    assert!(report.contains("The scores are not shown here, to protect respondents."), "{report}");
    assert!(!report.contains("On average it wins against"), "{report}");
    // Where nobody is few they are told.
    let votes: Vec<Value> =
        answers().chain(std::iter::repeat_n(json!({ "top": ["b", "c"] }), 5)).collect();
    let town =
        crate::preferences::town(&survey("{ method: borda, top: 2 }", &[&two]), votes.into_iter());
    let ranking = rank(&town);
    assert!(need(&ranking, "b")["score"].is_f64() && need(&ranking, "b").get("withheld").is_none());
}

/// Six are of the smallest level, which about one in four hundred replicates does without; of one
/// it were more than one in three. How many do would tell how many are of it.
#[test]
fn in_how_many_replicates_a_margin_is_not_met_is_not_told_where_a_level_is_of_few() {
    let area = "{ id: area, type: single, text: A, options: { x: X, y: Y, z: Z } }";
    let margins = "population: { margins: [{ of: area, shares: { x: 0.5, y: 0.45, z: 0.05 } }] }\n";
    for (few, told) in [(6_usize, false), (30, true)] {
        let votes = voters().enumerate().map(|(n, vote)| {
            let area = if n < few {
                "z"
            } else if n.is_multiple_of(2) {
                "x"
            } else {
                "y"
            };
            let mut vote = vote;
            vote["area"] = area.into();
            vote
        });
        let text = survey("{ method: schulze }", &[TOP, area]) + margins;
        let town = town(&text, votes);
        let ranking = rank(&town);
        assert_eq!(ranking["weights"], "raked");
        assert_eq!(ranking["replicates"].get("unmet").is_some(), told, "{ranking}");
        let said = town.run("--lang en rank s").fine().out.replace('\n', " ");
        assert_eq!(said.contains("population’s figures would tell of few"), !told, "{said}");
    }
}

#[test]
fn their_names_are_offered_where_one_is_mistyped() {
    for (typed, meant) in [("bordaa", "borda"), ("schultze", "schulze")] {
        let run = told(&format!("{{ method: {typed} }}"), &[TOP]);
        let said = run.out + &run.err;
        assert!(said.contains(&format!("did you mean `{meant}`?")), "{said}");
    }
    for method in ["borda", "schulze"] {
        let run = told(&format!("{{ method: {method} }}"), &[HOW]);
        let said = run.out + &run.err;
        assert!(said.contains("none asks which needs matter"), "{said}");
    }
}
