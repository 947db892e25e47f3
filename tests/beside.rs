//! What `rank`, the report, merge.md and the council's page say beside an order: of needs below it,
//! of weights, of clusters, and of answers that could not be read. Numbers are counted by hand.

use std::fmt::Write as _;

use serde_json::Value;

use crate::pdf;
use crate::support::{Run, Town};

const HEAD: &str =
    "survey: s\ntitle: What next?\nlanguages: [en]\nmodes: [online, street]\nneeds: all\n";
const NEEDS: &str = "wifi: Free Wi-Fi\nhelp: Help\nparking: Parking\n";
const AGE: &str = "      - { id: age, type: single, text: Age?, options: { young: Young, old: Old, oldest: Oldest } }\n";
const TOP: &str = "ranking: { top: 1 }\npages:\n  - page: p\n    questions:\n      \
    - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }\n";

fn town(survey: &str) -> Town {
    let town = Town::with_survey(&format!("{HEAD}{survey}"));
    town.write("town/needs.yaml", NEEDS);
    town
}

/// Imports rows: how many of each, and their cells. A mapping says what stands where but for the
/// one need that each names; each file has numbers of its own.
fn import(town: &Town, name: &str, columns: &str, mapping: &str, rows: &[(usize, &str)]) -> Run {
    let columns = if columns.is_empty() { "top".to_owned() } else { format!("top,{columns}") };
    let mut csv = format!("nr,{columns}\n");
    let mut nr = 0;
    for (n, cells) in rows {
        for _ in 0..*n {
            nr += 1;
            writeln!(csv, "{name}{nr},{cells}").unwrap();
        }
    }
    town.write(&format!("{name}.csv"), csv);
    let (outside, answers) = mapping.split_once("answers:\n").unwrap_or((mapping, ""));
    let map = format!(
        "survey: s\nid: nr\nlang: en\n{outside}answers:\n  top: {{ ranked: [top] }}\n{answers}"
    );
    town.write(&format!("{name}.import.yaml"), map);
    town.run(&format!("import s {name}.csv --map {name}.import.yaml")).fine()
}

/// What is said, with blanks of any kind as one: lines break where the terminal ends.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn rank(town: &Town) -> String {
    one_line(&town.run("rank s --lang en").fine().out)
}

fn json(town: &Town) -> Value {
    serde_json::from_str(&town.run("rank s --format json").fine().out).unwrap()
}

fn need<'a>(ranking: &'a Value, code: &str) -> &'a Value {
    ranking["needs"].as_array().unwrap().iter().find(|need| need["need"] == code).unwrap()
}

fn report(town: &Town) -> String {
    town.run("report s --lang en").fine();
    one_line(&town.report("s", ""))
}

#[track_caller]
fn says(text: &str, sentence: &str) {
    assert!(text.contains(sentence), "no `{sentence}` in {text}");
}

#[track_caller]
fn is_silent(text: &str, words: &str) {
    assert!(!text.contains(words), "`{words}` in {text}");
}

#[track_caller]
fn is(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
}

/// 54 of 100 name parking, which the matrix lacks.
#[test]
fn a_need_that_the_matrix_lacks_stands_below_with_those_who_named_it() {
    let rows = "      - { id: how, type: matrix, facet: satisfaction, text: How?, rows: { needs: [wifi, help] }, scale: { from: 1, to: 5, best: to } }\n";
    let town = town(&format!("{TOP}{rows}"));
    let mapping = "mode: online\nanswers:\n  how: { rows: { wifi: w, help: h } }\n";
    let people = [(54, "parking,1,1"), (26, "wifi,1,5"), (20, "help,5,1")];
    import(&town, "a", "w,h", mapping, &people);
    let ranking = json(&town);
    let parking = need(&ranking, "parking");
    assert_eq!((&parking["rank"], &parking["measure"]), (&Value::Null, &"priority".into()));
    is(&parking["importance"], 54.0);
    is(&need(&ranking, "wifi")["score"], 26.0);
    let below = "Parking: named by 54.0%; satisfaction not asked, or answered by fewer than 30.";
    says(&rank(&town), below);
    let report = report(&town).replace("**", "");
    says(&report, "These needs stand in no order with the others and take no rank from them:");
    says(&report, below);
    let Some(page) = pdf::text(&town.path("reports/s/council.pdf")) else { return };
    says(
        &page,
        "One need stands in the report, apart from this order: not everybody was asked about it, or too few said how satisfied they are.",
    );
}

#[test]
fn base_weights_have_a_word_of_their_own_everywhere() {
    let town = town(TOP);
    let people = [(40, "wifi,3"), (70, "help,1"), (50, "parking,1")];
    import(&town, "a", "w", "mode: online\nbase_weight: w\n", &people);
    let ranking = json(&town);
    assert_eq!(ranking["weights"], "base");
    // Wi-Fi has 120 of 240; all are worth 240²/(40·9 + 120).
    is(&need(&ranking, "wifi")["score"], 50.0);
    is(&ranking["n_eff"], 120.0);
    says(&rank(&town), "160 responses, weighted by their base weights (worth 120 of equal weight)");
    let report = report(&town);
    says(
        &report,
        "The answers count by the base weights that came with them; they are not weighted to the population.",
    );
    says(&report, "Base weights make up for how people were chosen, not for who answered");
    says(&report, "By the base weights that came with the answers; not to the population.");
    is_silent(&report, "not weighted: every person counts the same");
    let protocol = one_line(&String::from_utf8(town.read("results/s/merge.md")).unwrap());
    says(&protocol, "Each response weighs its base weight; nothing is known of the population.");
    if let Some(page) = pdf::text(&town.path("reports/s/council.pdf")) {
        says(
            &page,
            "Weighted by the base weights that came with the answers; not to the population.",
        );
    }
}

/// Weights that are all alike are none.
#[test]
fn nobody_is_told_of_weights_that_weigh_nothing() {
    let town = town(TOP);
    import(&town, "a", "w", "mode: online\nbase_weight: w\n", &[(60, "wifi,1"), (40, "help,1")]);
    assert_eq!(json(&town)["weights"], "none");
    says(&rank(&town), "100 responses, not weighted");
    says(&report(&town), "The answers are not weighted: every person counts the same.");
    let protocol = one_line(&String::from_utf8(town.read("results/s/merge.md")).unwrap());
    is_silent(&protocol, "Each response weighs its base weight");

    // Half are young in the town, and of those who answered.
    let margin = "population: { margins: [{ of: age, shares: { young: 0.5, old: 0.5 } }] }\n";
    let age = AGE.replace(", oldest: Oldest", "");
    let town = self::town(&format!("{TOP}{age}{margin}"));
    let mapping = "mode: online\nanswers:\n  age: age\n";
    import(&town, "a", "age", mapping, &[(50, "wifi,young"), (50, "help,old")]);
    assert_eq!(json(&town)["weights"], "none");
    says(&rank(&town), "100 responses, not weighted");
    let report = report(&town);
    says(&report, "The answers are not weighted: every person counts the same.");
    says(&report, "All factors are the same: nobody counts more than before.");
}

/// Eight clusters, of each how many name Wi-Fi and how many something else.
const CLUSTERS: [(usize, usize); 8] =
    [(18, 2), (3, 17), (16, 4), (5, 15), (14, 8), (9, 9), (20, 6), (2, 12)];

/// The variance of a share by the totals of clusters: n/(n−1) · Σ(z − z̄)² / N², z the sum of what
/// each of a cluster is above the share.
fn variance(clusters: &[(usize, usize)], share: f64, all: f64) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let number = |n: usize| n as f64;
    let totals: Vec<f64> = clusters
        .iter()
        .map(|(wifi, others)| number(*wifi) - share * number(wifi + others))
        .collect();
    let n = number(totals.len());
    let mean = totals.iter().sum::<f64>() / n;
    n / (n - 1.0) * totals.iter().map(|total| (total - mean).powi(2)).sum::<f64>() / (all * all)
}

#[test]
fn clusters_and_strata_of_an_import_make_the_error_they_make_by_hand() {
    let rows: Vec<String> = CLUSTERS
        .iter()
        .enumerate()
        .flat_map(|(at, (wifi, others))| {
            let part = if at < 4 { "north" } else { "south" };
            let row = move |need: &str, n: usize| vec![format!("{need},c{at},{part}"); n];
            [row("wifi", *wifi), row("help", *others)].concat()
        })
        .collect();
    let people: Vec<(usize, &str)> = rows.iter().map(|row| (1, row.as_str())).collect();
    let se = |mapping: &str| {
        let town = town(TOP);
        import(&town, "a", "c,part", mapping, &people);
        need(&json(&town), "wifi")["se"].as_f64().unwrap()
    };
    let all = 160.0;
    let share = 87.0 / all;
    let percent = |variance: f64| 100.0 * variance.sqrt();
    let alone = se("mode: online\n");
    let by_hand = percent(share * (1.0 - share) / (all - 1.0));
    assert!((alone - by_hand).abs() < 1e-9, "{alone} for {by_hand}");
    for mode in ["online", "street"] {
        let clustered = se(&format!("mode: {mode}\ncluster: c\n"));
        let by_hand = percent(variance(&CLUSTERS, share, all));
        assert!((clustered - by_hand).abs() < 1e-9, "{mode}: {clustered} for {by_hand}");
        assert!(clustered > 2.0 * alone, "{clustered} and {alone}");
    }
    let (north, south) = CLUSTERS.split_at(4);
    let both = se("mode: online\ncluster: c\nstratum: part\n");
    let by_hand = percent(variance(north, share, all) + variance(south, share, all));
    assert!((both - by_hand).abs() < 1e-9, "{both} for {by_hand}");
}

#[test]
fn where_all_are_one_cluster_no_rank_is_ruled_out_and_that_is_said() {
    let town = town(TOP);
    let people = [(90, "wifi"), (30, "help"), (20, "parking")];
    import(&town, "a", "", "mode: online\ncluster: { text: meeting }\n", &people);
    let ranking = json(&town);
    for code in ["wifi", "help", "parking"] {
        let need = need(&ranking, code);
        assert_eq!(need["se"], Value::Null, "{need}");
        assert_eq!((&need["rank_low"], &need["rank_high"]), (&1.into(), &3.into()), "{need}");
    }
    says(
        &rank(&town),
        "All answers are one cluster, such as one shift: how sure the order is cannot be computed; every rank remains possible.",
    );
    says(
        &report(&town),
        "All answers come from a single group of interviews; no standard error can be given.",
    );
}

#[test]
fn interviews_in_the_street_without_a_shift_are_said_beside_the_order() {
    let town = town(TOP);
    let people = [
        (20, "wifi,2026-05-04"),
        (10, "help,2026-05-04"),
        (20, "help,2026-05-05"),
        (15, "parking,2026-05-06"),
    ];
    import(&town, "a", "day", "mode: street\nday: day\n", &people);
    let first = || town.run("rank s").fine().err;
    says(
        &first(),
        "Of 65 people asked in the street no shift is known: those of one day count as one cluster, those without a day all together",
    );
    let told = "65 responses from the street came without a shift. Those of one day are taken for one cluster, those without a day for another; the ranges may be too wide or too narrow.";
    says(&report(&town), told);
    // With a shift there is nothing to say.
    import(&town, "a", "day", "mode: street\nday: day\nshift: { text: s1 }\n", &people);
    is_silent(&first(), "no shift is known");
}

/// `oldest` is half a percent of the population and 15 of 400 answers.
#[test]
fn a_level_that_was_not_weighted_and_is_far_off_is_said() {
    let margin = "population: { margins: [{ of: age, shares: { young: 0.4, old: 0.595, oldest: 0.005 } }] }\n";
    let town = town(&format!("{TOP}{AGE}{margin}"));
    let mapping = "mode: online\nanswers:\n  age: age\n";
    let people =
        [(100, "wifi,young"), (150, "help,old"), (135, "parking,old"), (15, "wifi,oldest")];
    import(&town, "a", "age", mapping, &people);
    says(
        &rank(&town),
        "`oldest` of `age` was not weighted: 3.8% of the answers, 0.5% of the population.",
    );
    says(
        &report(&town),
        "“Oldest” of “Age?” was not weighted, because too few answered or it is too small: it is 3.8% of the weighted answers and 0.5% of the population.",
    );
}

/// The age was asked from the second import on.
fn asked_late(before: usize) -> Town {
    let town = town(TOP);
    import(&town, "a", "", "mode: online\n", &[(before, "wifi")]);
    let margin = "population: { margins: [{ of: age, shares: { young: 0.6, old: 0.4 } }] }\n";
    let age = AGE.replace(", oldest: Oldest", "");
    town.write("surveys/s.yaml", format!("{HEAD}{TOP}{age}{margin}"));
    let mapping = "mode: online\nanswers:\n  age: age\n";
    import(
        &town,
        "b",
        "age",
        mapping,
        &[(40, "help,young"), (30, "parking,old"), (30 - before, "wifi,old")],
    );
    town
}

#[test]
fn a_margin_that_a_tenth_were_not_asked_is_told_and_more_are_refused() {
    for (before, told) in [(5, "5 people were"), (10, "10 people were")] {
        let town = asked_late(before);
        says(
            &rank(&town),
            &format!(
                "{told} not asked `age`, by which answers are weighted; they count there as without an answer."
            ),
        );
        says(
            &report(&town),
            &format!(
                "{told} not asked “Age?”, by which answers are weighted, because their questionnaire did not have it. They count there as without an answer."
            ),
        );
        // They keep their part: 60 % of the others are young.
        let ranking = json(&town);
        assert_eq!(ranking["weights"], "raked");
        #[allow(clippy::cast_precision_loss)]
        is(&need(&ranking, "help")["score"], 0.6 * (100 - before) as f64);
    }
    let town = asked_late(11);
    for command in ["merge s", "rank s", "report s"] {
        let run = town.run(&format!("{command} --lang en")).refused();
        says(&one_line(&run.err), "11 of 100 who count were not asked `age`");
    }
}

/// 300 people, of whom some answered a questionnaire that is found nowhere and named what today's
/// does not have.
fn losing(lost: usize) -> Town {
    let town = town(TOP);
    town.run("simulate s -n 400 --seed 7").fine();
    let all = String::from_utf8(town.read("results/s/simulated.jsonl")).unwrap();
    let named =
        |line: &&str| line.contains("\"disposition\":\"complete\"") && line.contains("\"top\":[\"");
    let lines: Vec<&str> = all.lines().filter(named).take(300).collect();
    assert_eq!(lines.len(), 300);
    let line = |(at, line): (usize, &&str)| {
        if at >= lost {
            return format!("{line}\n");
        }
        let record: Value = serde_json::from_str(line).unwrap();
        let (top, hash) = (&record["answers"]["top"], record["definition"].as_str().unwrap());
        line.replace(&format!("\"top\":{top}"), "\"top\":[\"trams\"]")
            .replace(hash, &format!("sha256:{}", "0".repeat(64)))
            + "\n"
    };
    let lines: String = lines.iter().enumerate().map(line).collect();
    assert_eq!(lines.matches("trams").count(), lost);
    town.write("results/s/simulated.jsonl", lines);
    town
}

#[test]
fn up_to_one_in_a_hundred_may_lose_what_matters_and_that_is_said_first() {
    for (lost, is_refused) in [(3, false), (4, true)] {
        let town = losing(lost);
        let told = format!("Of {lost} people not all answers could be read");
        let accepted = if is_refused {
            for command in ["rank s", "report s"] {
                let run = town.run(&format!("{command} --lang en")).refused();
                let said = one_line(&run.err);
                says(&said, &told);
                says(&said, "--accept-losses");
                assert_eq!(run.out, "", "no numbers");
            }
            assert!(!town.path("reports/s/report.md").exists());
            " --accept-losses"
        } else {
            ""
        };
        // Merging and looking on go on; it is said each time.
        for command in ["merge s", "status s"] {
            says(&one_line(&town.run(&format!("{command} --lang en")).fine().err), &told);
        }
        let run = town.run(&format!("rank s --format json --lang en{accepted}")).fine();
        says(&one_line(&run.err), &told);
        let ranking: Value = serde_json::from_str(&run.out).unwrap();
        // They count as not asked.
        assert_eq!(need(&ranking, "wifi")["base"], 300 - lost);
        says(&one_line(&town.run(&format!("report s --lang en{accepted}")).fine().err), &told);
        let report = town.report("s", "");
        let first = report.split("\n## ").next().unwrap();
        says(&one_line(first), &format!("**{told}.**"));
    }
}
