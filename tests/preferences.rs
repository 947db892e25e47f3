//! The methods that a questionnaire may declare instead of ours, through the whole tool, against
//! numbers by R: `tests/golden/preferences_golden.R` made the answers and the numbers.

use std::collections::HashMap;

use mitreden::base::diagnostics::{Problems, Source};
use mitreden::define::survey::read;
use serde_json::{Map, Value, json};

use crate::compare;
use crate::support::{ROOT, Run, Town};

pub(crate) const ITEMS: [&str; 5] = ["a", "b", "c", "d", "e"];

pub(crate) const TOP: &str =
    "{ id: top, type: ranking, facet: importance, text: T, options: needs, top: 5, none: N }";
pub(crate) const HOW: &str = "{ id: how, type: matrix, facet: satisfaction, text: H, rows: needs, \
                   scale: { from: 1, to: 5, best: to }, allow: [dont_know] }";
const POINTS: &str =
    "{ id: points, type: points, facet: importance, text: P, options: needs, total: 10 }";
const TASKS: &str =
    "{ id: tasks, type: best-worst, text: W, options: needs, per_task: 4, tasks: 4 }";

pub(crate) fn survey(ranking: &str, questions: &[&str]) -> String {
    let questions: String =
        questions.iter().map(|question| format!("      - {question}\n")).collect();
    format!(
        "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online]\n\
         needs: {{ a: A, b: B, c: C, d: D, e: E }}\nranking: {ranking}\n\
         pages:\n  - page: p\n    questions:\n{questions}"
    )
}

/// A town whose citizens gave these answers.
pub(crate) fn town(survey: &str, answers: impl Iterator<Item = Value>) -> Town {
    let town = Town::with_survey(survey);
    let definition =
        read(&Source::new("s.yaml", survey), &[], None, &mut Problems::new()).unwrap().definition;
    let line = |(n, answers): (usize, Value)| {
        let id = uuid::Uuid::from_u128(n as u128 + 1).to_string();
        let record = json!({
            "answers": answers, "definition": definition.hash, "mode": "online", "consent": null,
            "day": "2026-05-04", "device": null, "disposition": "complete", "flags": [], "id": id,
            "interviewer": null, "lang": "en", "orders": {}, "paradata": [], "place": null,
            "practice": false, "revision": 1, "seconds": null, "seed": null, "shift": null,
            "simulated": false, "source": "collected", "survey": "s", "v": 1,
        });
        record.to_string() + "\n"
    };
    let lines: String = answers.enumerate().map(line).collect();
    town.write("results/s/answers.jsonl", lines);
    town
}

fn table(name: &str) -> Vec<HashMap<String, String>> {
    let path = format!("{ROOT}/tests/golden/{name}");
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// R's numbers by name.
fn golden() -> HashMap<String, f64> {
    let rows = table("preferences_golden.csv").into_iter();
    rows.map(|row| (row["key"].clone(), row["value"].parse().unwrap())).collect()
}

/// How often everybody stands in the answers, so that no count is of few.
pub(crate) const TIMES: usize = 3;

/// R's standard error of so many people, where everybody stands several times.
fn often(se: f64, people: usize) -> f64 {
    se * ((people as f64 - 1.0) / ((TIMES * people) as f64 - 1.0)).sqrt()
}

/// The rankings and ratings of the hundred who were offered all five.
pub(crate) fn rankings() -> impl Iterator<Item = Value> {
    let rows = (0..TIMES).flat_map(|_| table("preferences_orders.csv").into_iter().enumerate());
    rows.filter(|(at, _)| (at + 1) % 6 != 0).map(|(_, row)| {
        let named = row["strict"].split('|').next().unwrap();
        let top: Vec<&str> = named.split('>').collect();
        let rate = |(item, point): (&&str, char)| {
            let point = match point.to_digit(10) {
                Some(point) => json!(point),
                None => json!({ "missing": "dont_know" }),
            };
            ((*item).to_owned(), point)
        };
        let how: Map<String, Value> = ITEMS.iter().zip(row["ratings"].chars()).map(rate).collect();
        json!({ "top": top, "how": how })
    })
}

pub(crate) fn rank(town: &Town) -> Value {
    serde_json::from_str(&town.run("rank s --format json").fine().out).unwrap()
}

pub(crate) fn need<'a>(ranking: &'a Value, code: &str) -> &'a Value {
    ranking["needs"].as_array().unwrap().iter().find(|need| need["need"] == code).unwrap()
}

#[track_caller]
pub(crate) fn close(need: &Value, key: &str, expected: f64) {
    let found = need[key].as_f64().unwrap_or_else(|| panic!("{key} of {need}"));
    assert!(
        (found - expected).abs() < 1e-6 * expected.abs().max(1e-3),
        "{key}: {found} is not R's {expected}: {need}"
    );
}

#[test]
fn plackett_luce_is_rs() {
    let text = survey("{ method: plackett_luce, top: 2 }", &[TOP, HOW]);
    let town = town(&text, rankings());
    let (ranking, golden) = (rank(&town), golden());
    assert_eq!(ranking["ranking_method"], "plackett_luce");
    for item in ITEMS {
        let need = need(&ranking, item);
        close(need, "score", golden[&format!("whole.share.{item}")]);
        close(need, "se", often(golden[&format!("whole.share_se.{item}")], 100));
        close(need, "log_worth", golden[&format!("whole.log.{item}")]);
        close(need, "log_worth_se", often(golden[&format!("whole.log_se.{item}")], 100));
        close(need, "quasi_se", often(golden[&format!("whole.quasi_se.{item}")], 100));
        assert_eq!(need["measure"], "plackett_luce");
        assert!(need["rank_low"].as_u64() <= need["rank"].as_u64());
    }
    let ranks: Vec<_> = ITEMS.iter().map(|item| need(&ranking, item)["rank"].as_u64()).collect();
    assert_eq!(ranks, [1, 2, 3, 4, 5].map(Some));
    // 48.8 ± 2.4 against 21.2 ± 1.6: the first is ahead of all; 21.2 and 19.6 are level.
    assert_eq!(need(&ranking, "a")["rank_high"], 1);
    assert_eq!(need(&ranking, "b")["tier"], need(&ranking, "c")["tier"]);
}

#[test]
fn the_method_is_named_wherever_its_numbers_stand() {
    let text = survey("{ method: plackett_luce, top: 2 }", &[TOP, HOW]);
    let town = town(&text, rankings());
    let said = |line: &str| town.run(line).fine().out;
    for format in ["table", "md"] {
        let out = said(&format!("--lang en rank s --format {format}")).replace('\n', " ");
        assert!(out.contains("Method: Plackett-Luce, as the questionnaire declares."), "{out}");
        let out = said(&format!("--lang de rank s --format {format}")).replace('\n', " ");
        assert!(out.contains("Verfahren: Plackett-Luce, wie im Fragebogen festgelegt."), "{out}");
    }
    assert!(said("rank s --format csv").contains(",plackett_luce,"));
    let explained = said("--lang en explain s a").replace('\n', " ");
    assert!(explained.contains("Method: Plackett-Luce"), "{explained}");
    assert!(explained.contains("Log worth: 1."), "{explained}");
    let explained: Value = serde_json::from_str(&said("explain s a --format json")).unwrap();
    close(&explained, "log_worth", golden()["whole.log.a"]);
    assert_eq!(explained["measure"], "plackett_luce");

    town.run("report s --lang en").fine();
    let report = town.report("s", "");
    for sentence in [
        "It would get 49% of all first choices (Plackett-Luce).",
        "ordered by the model of Plackett and Luce",
        "Method: Plackett-Luce (Plackett 1975, Luce 1959).",
        "This report’s method: Plackett-Luce.",
    ] {
        assert!(report.contains(sentence), "{sentence}: {report}");
    }
    // Ours is the one it is held against.
    assert!(report.contains("| named and not satisfied"), "{report}");
}

#[test]
fn importance_times_dissatisfaction_is_rs() {
    let text = survey("{ method: importance_satisfaction, top: 2 }", &[TOP, HOW]);
    let (ranking, golden) = (rank(&town(&text, rankings())), golden());
    for item in ITEMS {
        let need = need(&ranking, item);
        close(need, "score", golden[&format!("is.{item}")]);
        close(need, "se", often(golden[&format!("is_se.{item}")], 100));
        let product =
            need["importance"].as_f64().unwrap() * need["dissatisfaction"].as_f64().unwrap() / 1e2;
        close(need, "score", product);
        assert_eq!(need["log_worth"], Value::Null);
    }
}

#[test]
fn opportunity_is_rs() {
    let text = survey("{ method: opportunity, top: 2 }", &[TOP, HOW]);
    let (ranking, golden) = (rank(&town(&text, rankings())), golden());
    for item in ITEMS {
        let need = need(&ranking, item);
        close(need, "score", golden[&format!("opportunity.{item}")]);
        close(need, "se", often(golden[&format!("opportunity_se.{item}")], 100));
    }
}

#[test]
fn best_worst_tasks_are_ranked_by_rs_worths() {
    let mut people: Vec<Vec<Value>> = vec![Vec::new(); 60];
    for row in table("preferences_tasks.csv") {
        let shown: Vec<String> = row["shown"].chars().map(String::from).collect();
        let task = json!({ "shown": shown, "best": row["best"], "worst": row["worst"] });
        people[row["id"].parse::<usize>().unwrap() - 1].push(task);
    }
    let people = (0..TIMES).flat_map(|_| people.clone()).collect::<Vec<_>>();
    let answers = people.into_iter().zip(rankings()).map(|(tasks, mut answers)| {
        answers["tasks"] = json!(tasks);
        answers
    });
    let text = survey("{ method: best_worst, top: 2 }", &[TOP, HOW, TASKS]);
    let town = town(&text, answers);
    let check = town.run("check s").fine();
    assert!(!check.out.contains("not part of the ranking"), "{}", check.out);
    let (ranking, golden) = (rank(&town), golden());
    for item in ITEMS {
        let need = need(&ranking, item);
        close(need, "log_worth", golden[&format!("tasks.log.{item}")]);
        close(need, "log_worth_se", often(golden[&format!("tasks.log_se.{item}")], 60));
    }
}

/// 40 give 6 and 4 of ten points, 60 give all to the third: by hand.
#[test]
fn points_are_mean_shares() {
    let points = |n: usize| {
        let points = if n < 40 { json!({ "a": 6, "b": 4 }) } else { json!({ "c": 10 }) };
        json!({ "points": points })
    };
    let text = survey("{ method: points }", &[POINTS]);
    let ranking = rank(&town(&text, (0..100).map(points)));
    for (item, score) in [("a", 24.0), ("b", 16.0), ("c", 60.0)] {
        close(need(&ranking, item), "score", score);
    }
    // The shares of a are 0.6 and 0: their standard deviation over the root of 99.
    close(need(&ranking, "a"), "se", 100.0 * (0.24_f64 * 0.36 / 99.0).sqrt());
    assert_eq!(need(&ranking, "c")["rank"], 1);
}

#[test]
fn bradley_terry_orders_by_pairs() {
    let text = survey("{ method: bradley_terry, top: 2 }", &[TOP, HOW]);
    let ranking = rank(&town(&text, rankings()));
    let sum: f64 = ITEMS.iter().map(|item| need(&ranking, item)["score"].as_f64().unwrap()).sum();
    assert!((sum - 100.0).abs() < 1e-9, "parts of all worths: {sum}");
    assert_eq!(need(&ranking, "a")["rank"], 1);
    assert_eq!(need(&ranking, "a")["measure"], "bradley_terry");
}

pub(crate) fn told(ranking: &str, questions: &[&str]) -> Run {
    Town::with_survey(&survey(ranking, questions)).run("--lang en check s").refused()
}

#[test]
fn a_method_that_is_none_is_told_with_the_nearest() {
    let run = told("{ method: placket_luce }", &[TOP, HOW]);
    let said = run.out + &run.err;
    assert!(said.contains("did you mean `plackett_luce`?"), "{said}");
}

#[test]
fn a_method_that_the_questions_do_not_allow_is_told_where_it_is_named() {
    for (method, questions, why) in [
        ("best_worst", &[TOP, HOW][..], "none has best-worst tasks about the needs"),
        ("points", &[TOP, HOW], "none has people share points among the needs"),
        ("opportunity", &[TOP], "none asks how satisfied people are with the needs"),
        ("importance_satisfaction", &[TOP], "none asks how satisfied people are"),
        ("plackett_luce", &[HOW], "none asks which needs matter"),
    ] {
        let run = told(&format!("{{ method: {method} }}"), questions);
        let said = run.out + &run.err;
        assert!(said.contains("method-lacks-question") && said.contains(why), "{method}: {said}");
        assert!(said.contains("surveys/s.yaml:6:20"), "{said}");
    }
}

/// Orders without rank sets are held against ours without tiers.
#[test]
fn borda_and_schulze_stand_beside_ours_without_tiers() {
    let town = town(&survey("{ top: 2 }", &[TOP, HOW]), rankings());
    let ranking = rank(&town);
    assert_eq!(ranking["ranking_method"], Value::Null);
    assert_eq!(need(&ranking, "a")["measure"], "unmet");
    town.run("report s --lang en").fine();
    let report = town.report("s", "");
    let row = |name: &str| {
        let row = report.lines().find(|line| line.starts_with(&format!("| {name} ")));
        row.unwrap_or_else(|| panic!("no {name}: {report}")).trim_end_matches('|').trim().to_owned()
    };
    assert!(row("Schulze").ends_with('–'), "{}", row("Schulze"));
    assert!(row("Borda").starts_with("| Borda"), "{}", row("Borda"));
    for name in ["Plackett-Luce", "Bradley-Terry", "opportunity score"] {
        assert!(row(name).ends_with("of 5"), "{}", row(name));
    }
}

/// Worths of two surveys have no common zero.
#[test]
fn where_a_questionnaire_declares_another_method_our_own_scores_are_compared_and_that_is_said() {
    let ours = compare::waves([100, 60, 40], [45, 45, 60]);
    let expected = compare::compared(&ours)["needs"].clone();
    assert!(!compare::shown(&ours).contains("our own"));
    for id in ["new", "old"] {
        ours.write(
            &format!("surveys/{id}.yaml"),
            compare::survey(id, compare::NEEDS, "top: 1, method: plackett_luce", compare::TOP),
        );
        compare::says(
            &compare::shown(&ours),
            &format!(
                "The scores compared are our own, though the questionnaire of `{id}` declares"
            ),
        );
        assert_eq!(compare::compared(&ours)["needs"], expected);
    }
}
