//! Needs that only some were asked about, by the executable: two waves in one store, and the
//! hand-in of a laptop whose questionnaire is another than the office's. Numbers are counted by
//! hand.

use serde_json::Value;

use crate::pdf;
use crate::support::{Run, Town, table_rows};

const SURVEY: &str = "survey: s\ntitle: What next?\nlanguages: [en]\nmodes: [online, street]\nneeds: all\n\
    ranking: { top: 2 }\npages:\n  - page: p\n    questions:\n      \
    - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 2 }\n";
/// Lamps stand on the first list alone, pools on the second.
const FIRST: &str = "wifi: Free Wi-Fi\nhelp: Help\npark: Parks\nlamps: Lamps\n";
const SECOND: &str = "pools: Pools\nwifi: Free Wi-Fi\npark: Parks\nhelp: Help\n\
    lamps: { text: Lamps, retired: 2026 }\n";
/// Who names what, how many of them: 100 of the first wave, 90 of the second.
const THEN: [(usize, [&str; 2]); 3] =
    [(50, ["wifi", "help"]), (30, ["park", "lamps"]), (20, ["help", "lamps"])];
const NOW: [(usize, [&str; 2]); 3] =
    [(30, ["pools", "wifi"]), (40, ["wifi", "help"]), (20, ["park", "pools"])];

/// In percent. All were asked about Wi-Fi (120 of 190 name it), help (110) and parks (50).
const ALL: [(&str, f64); 3] = [("wifi", 12_000.0), ("help", 11_000.0), ("park", 5_000.0)];
const OF_LAMPS: [(&str, f64); 4] =
    [("help", 70.0), ("lamps", 50.0), ("wifi", 50.0), ("park", 30.0)];
const OF_POOLS: [(&str, f64); 4] =
    [("wifi", 7_000.0), ("pools", 5_000.0), ("help", 4_000.0), ("park", 2_000.0)];

fn town() -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("town/needs.yaml", FIRST);
    town
}

/// Imports people of a day, under a name and with numbers of their own.
fn import(town: &Town, name: &str, day: &str, people: &[(usize, [&str; 2])]) {
    let mut rows = vec!["nr,day,first,second".to_owned()];
    for (n, [first, second]) in people {
        for _ in 0..*n {
            rows.push(format!("{name}{},{day},{first},{second}", rows.len()));
        }
    }
    town.write(&format!("{name}.csv"), rows.join("\n") + "\n");
    let map = "survey: s\nid: nr\nmode: online\nlang: en\nday: day\nanswers:\n  top: { ranked: [first, second] }\n";
    town.write(&format!("{name}.import.yaml"), map);
    town.run(&format!("import s {name}.csv --map {name}.import.yaml")).fine();
}

/// Interviews people in the street, as a script says their answers.
fn ask(town: &Town, people: &[(usize, [&str; 2])]) {
    let line = |[first, second]: &[&str; 2]| format!("{{\"top\":[\"{first}\",\"{second}\"]}}\n");
    let lines: String = people.iter().map(|(n, named)| line(named).repeat(*n)).collect();
    town.write("day.jsonl", lines);
    town.run("street s --place Square --interviewer AB --script day.jsonl --lang en").fine();
}

/// Two waves in one store, and between them another list.
fn waves() -> Town {
    let town = town();
    import(&town, "may4", "2026-05-04", &THEN);
    town.write("town/needs.yaml", SECOND);
    import(&town, "may8", "2026-05-08", &NOW);
    town
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

fn rank(town: &Town) -> Value {
    json(&town.run("rank s --format json").fine())
}

/// The needs of an order that have a score, each of which is the share of `n` that is written.
#[track_caller]
fn are(order: &Value, n: f64, expected: &[(&str, f64)]) {
    let needs = order["needs"].as_array().unwrap();
    let found: Vec<_> = needs
        .iter()
        .filter_map(|need| Some((need["need"].as_str().unwrap(), need["score"].as_f64()?)))
        .collect();
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((code, score), (wanted, share)) in found.iter().zip(expected) {
        assert_eq!(code, wanted, "{found:?}");
        assert!((score - share / n).abs() < 1e-9, "{code}: {score} for {}", share / n);
    }
}

fn list<'a>(ranking: &'a Value, of: &str) -> &'a Value {
    let lists = ranking["lists"].as_array().unwrap();
    lists.iter().find(|list| list["of"][0] == of).unwrap_or_else(|| panic!("{ranking}"))
}

/// All of both waves.
#[track_caller]
fn are_both(ranking: &Value) {
    assert_eq!((&ranking["version"], &ranking["n"]), (&2.into(), &190.into()));
    are(ranking, 190.0, &ALL);
    let below = |code: &str| {
        let needs = ranking["needs"].as_array().unwrap();
        let need = needs.iter().find(|need| need["need"] == code).unwrap();
        (need["rank"].clone(), need["asked"].clone())
    };
    assert_eq!(below("lamps"), (Value::Null, 100.into()));
    assert_eq!(below("pools"), (Value::Null, 90.into()));
    let (lamps, pools) = (list(ranking, "lamps"), list(ranking, "pools"));
    assert_eq!((&lamps["n"], &pools["n"]), (&100.into(), &90.into()));
    are(lamps, 1.0, &OF_LAMPS);
    are(pools, 90.0, &OF_POOLS);
}

/// The ranks of a need in an order, as a sentence has them.
fn ranks(order: &Value, code: &str) -> (String, String) {
    let needs = order["needs"].as_array().unwrap();
    let need = needs.iter().find(|need| need["need"] == code).unwrap();
    (need["rank_low"].to_string(), need["rank_high"].to_string())
}

#[test]
fn two_waves_of_one_store_are_counted_by_the_list_of_each() {
    let town = waves();
    let ranking = rank(&town);
    are_both(&ranking);
    let (lamps, pools) = (list(&ranking, "lamps"), list(&ranking, "pools"));
    assert_eq!((&lamps["first"], &lamps["last"]), (&"2026-05-04".into(), &"2026-05-04".into()));
    assert_eq!((&pools["first"], &pools["last"]), (&"2026-05-08".into(), &"2026-05-08".into()));
}

#[test]
fn so_are_interviews_in_the_street_before_and_after_an_edit() {
    let town = town();
    ask(&town, &THEN);
    town.write("town/needs.yaml", SECOND);
    ask(&town, &NOW);
    are_both(&rank(&town));
}

#[test]
fn rank_report_and_council_say_of_whom_a_need_was_asked_and_where_it_stands_among_them() {
    let town = waves();
    let ranking = rank(&town);
    let said = town.run("rank s --lang en").fine().out;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for (code, label, asked) in
        [("lamps", "Lamps", "100 until 4 May 2026"), ("pools", "Pools", "90 since 8 May 2026")]
    {
        let (low, high) = ranks(list(&ranking, code), code);
        assert_ne!(low, high, "a rank set of several ranks");
        let sentence = format!("{label}: asked of {asked}; among these rank {low}–{high} of 4.");
        assert!(said.contains(&sentence), "no `{sentence}` in {said}");
    }

    town.run("report s --lang en").fine();
    let report = town.report("s", "");
    let report = report.replace('\u{a0}', " ");
    let told = "Only some were asked about these needs. Each has the rank it has among them";
    assert!(report.contains(told), "{report}");
    let rows = table_rows(&report);
    for (code, label, asked, score) in [
        ("lamps", "Lamps", "100, 4 May 2026", "50.0%"),
        ("pools", "Pools", "90, 8 May 2026", "55.6%"),
    ] {
        let (low, high) = ranks(list(&ranking, code), code);
        let (begin, end) =
            (format!("| {label} | {asked} | {score} | "), format!(" | {low} to {high} of 4 |"));
        let is_told = rows.iter().any(|row| row.starts_with(&begin) && row.ends_with(&end));
        assert!(is_told, "no `{begin}…{end}` in {rows:#?}");
    }
    let Some(page) = pdf::text(&town.path("reports/s/council.pdf")) else { return };
    let apart = "2 needs stand in the report, apart from this order: not everybody was asked about them, or too few said how satisfied they are.";
    assert!(page.contains(apart), "{page}");
}

/// The laptop was in the street with the list of before; the office has another by now, asked with
/// it itself, and has never seen the laptop's.
#[test]
fn a_hand_in_is_read_by_the_questionnaire_of_its_laptop() {
    let laptop = town();
    ask(&laptop, &THEN);
    let file = laptop.run("handin s --lang en").fine();
    let file = laptop.path(file.out.trim_end());
    let office = town();
    office.write("town/needs.yaml", SECOND);
    ask(&office, &NOW);
    office.run_with(&["merge", "s", file.to_str().unwrap()]).fine();
    are_both(&rank(&office));
    // A need that was renamed since is the same one under its newer name.
    office.write("town/needs.yaml", SECOND.replace("park: Parks", "green: { text: G, was: park }"));
    let renamed = office.run("rank s --format json").fine().out;
    assert!(renamed.contains("\"need\":\"green\"") && !renamed.contains("\"park\""), "{renamed}");
    are_both(&serde_json::from_str(&renamed.replace("\"green\"", "\"park\"")).unwrap());
}
