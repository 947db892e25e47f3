//! Online answers beside those of few shifts in the street: `rank` and the report say that ranks
//! widen, why, and what the online answers alone would say.

use serde_json::Value;

use crate::support::Town;

const SURVEY: &str = "survey: s\ntitle: { en: Short, de: Kurz }\nlanguages: [en, de]\nmodes: [online, street]\n\
    needs: { wifi: Wi-Fi, help: Help, park: Parks }\nranking: { top: 1 }\npages:\n  - page: p\n    questions:\n      \
    - { id: top, type: ranking, facet: importance, text: What?, options: needs, top: 1 }\n";
const MAP: &str = "survey: s\nfile: { format: csv }\nid: nr\nmode: { from: way, codes: { web: online, out: street } }\n\
    shift: shift\nlang: en\nanswers:\n  top: { ranked: [first], codes: { w: wifi, h: help, p: park } }\n";

/// 160 online, and in the street 20 in each shift, which is much unlike the one before.
fn town(shifts: usize) -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("town/town.yaml", "town: test\nname: Test\nlanguages: [de, en]\n");
    let mut rows = vec!["nr,way,shift,first".to_owned()];
    let mut row = |way: &str, shift: &str, first: &str| {
        rows.push(format!("{},{way},{shift},{first}", rows.len()));
    };
    for at in 0..160 {
        row(
            "web",
            "",
            if at < 100 {
                "w"
            } else if at < 144 {
                "h"
            } else {
                "p"
            },
        );
    }
    for shift in 0..shifts {
        let wifi = [2, 10, 18][shift % 3];
        for at in 0..20 {
            let first = if at < wifi {
                "w"
            } else if at < 16 {
                "h"
            } else {
                "p"
            };
            row("out", &format!("s{shift}"), first);
        }
    }
    town.write("answers.csv", rows.join("\n") + "\n");
    town.write("answers.import.yaml", MAP);
    town.run("import s answers.csv --map answers.import.yaml").fine();
    town
}

fn rank(town: &Town, rest: &str) -> String {
    // Lines break where the terminal ends; sentences do not.
    let out = town.run(&format!("rank s {rest}")).fine().out;
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn three_shifts_widen_the_ranks_and_the_online_answers_stand_beside() {
    let town = town(3);
    let said = rank(&town, "--lang en");
    let why = "The 60 responses from the street come from only 3 shifts: people asked in one shift are alike, and how alike \
        shows only between shifts. So needs can have more ranks than from as many single responses; from 8 on that hardly \
        shows. Column `online`: the ranks among the 160 online responses alone, which no cluster widens.";
    assert!(said.contains(why), "{said}");
    assert!(said.contains("Ranks online n"), "{said}");
    let said = rank(&town, "--lang de");
    assert!(said.contains("Die 60 Antworten von der Straße kommen aus nur 3 Schichten"), "{said}");
    let table = town.run("rank s --format md --lang en").fine().out;
    // Columns are as wide as their numbers.
    let header = table.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(header.contains("| Ranks | Tier | n | online |"), "{table}");

    let json: Value = serde_json::from_str(&rank(&town, "--format json")).unwrap();
    let few = serde_json::json!([{ "mode": "street", "clusters": 3, "n": 60 }]);
    assert_eq!((&json["few_clusters"], &json["online"]["n"]), (&few, &160.into()));
    let ranks = |of: &Value| -> Vec<(u64, u64)> {
        let end = |need: &Value, key: &str| need[key].as_u64().unwrap();
        let all = of["needs"].as_array().unwrap();
        all.iter().map(|need| (end(need, "rank_low"), end(need, "rank_high"))).collect()
    };
    // Online alone the three are apart; three shifts leave hardly anything known.
    assert_eq!(ranks(&json["online"]), [(1, 1), (2, 2), (3, 3)]);
    let width = |of: &Value| ranks(of).iter().map(|(low, high)| high - low).sum::<u64>();
    assert!(width(&json) > 0, "{json}");
    // Whom the street does not touch, it does not widen.
    let online: Value = serde_json::from_str(&rank(&town, "--mode online --format json")).unwrap();
    assert_eq!((&online["few_clusters"], &online["online"]), (&Value::Null, &Value::Null));

    town.run("report s").fine();
    let report = town.report("s", "");
    assert!(report.contains("The 60 answers from the street come from only 3 shifts"), "{report}");
    assert!(report.contains("Among them alone needs can have these ranks:"), "{report}");
    let bericht = town.report("s", ".de");
    assert!(
        bericht.contains("Unter ihnen allein kann ein Anliegen diese Ränge haben:"),
        "{bericht}"
    );
}

#[test]
fn one_shift_is_no_certainty_and_eight_are_enough() {
    let said = rank(&town(1), "--lang en");
    let one = "The 20 responses from the street come from one shift only: how responses differ from shift to shift cannot be seen";
    assert!(said.contains(one), "{said}");
    let said = rank(&town(8), "--lang en");
    assert!(!said.contains("shift") && !said.contains("Column `online`"), "{said}");
}

/// Imported without `shift:`, nobody knows who was asked together: that is told before any number,
/// once in each place.
#[test]
fn street_answers_without_a_shift_are_told_first_by_every_command() {
    let sentence = "Of 60 people asked in the street no shift is known: those of one day count as one cluster, those without a day \
        all together, so that ranges may be too wide or too narrow.";
    let commands = ["merge s", "rank s", "status s", "report s"];
    let with = town(3);
    let without = town(3);
    without.run("import s --undo answers").fine();
    without.write("answers.import.yaml", MAP.replace("shift: shift\n", ""));
    without.run("import s answers.csv --map answers.import.yaml").fine();
    for command in commands {
        let told = |town: &Town| {
            let run = town.run(&format!("{command} --lang en")).fine();
            (run.err.matches(sentence).count(), run.out + &run.err)
        };
        let (times, all) = told(&without);
        assert_eq!(times, 1, "{command}: {all}");
        assert!(!all.contains("without a shift"), "{command} says it twice: {all}");
        let (_, all) = told(&with);
        assert!(!all.contains("no shift is known"), "{command}: {all}");
    }
    let report = |town: &Town| town.report("s", "");
    let told = report(&without);
    let (first, rest) = told.split_once("\n## ").unwrap();
    let short =
        "Of 60 people asked in the street no shift is known: ranges may be too wide or too narrow.";
    assert!(first.contains(short), "{first}");
    let limit = "60 responses from the street came without a shift. Those of one day are taken for one cluster";
    // The annex is a file of its own, and says so first, too.
    assert_eq!((rest.matches("no shift is known").count(), rest.matches(limit).count()), (1, 1));
    let told = report(&with);
    assert!(!told.contains("no shift is known") && !told.contains("without a shift"), "{told}");
    let deutsch = without.run("rank s --lang de").fine().err;
    assert!(deutsch.contains("60 auf der Straße befragten Personen ist keine Schicht bekannt"));
}

/// Who broke off is in no number, and who is in a cluster is not alone.
#[test]
fn only_those_who_count_and_are_in_no_cluster_are_told_as_without_a_shift() {
    let town = Town::with_survey(SURVEY);
    let row = |n: usize| {
        let cluster = if n < 10 { "north" } else { "" };
        let ended = if n < 30 { "complete" } else { "break_off" };
        format!("{n},{cluster},{ended},w\n")
    };
    let rows: String = (0..34).map(row).collect();
    town.write("answers.csv", format!("nr,cluster,ended,first\n{rows}"));
    let map = MAP
        .replace("mode: { from: way, codes: { web: online, out: street } }", "mode: street")
        .replace("shift: shift", "cluster: cluster\ndisposition: ended");
    town.write("answers.import.yaml", map);
    town.run("import s answers.csv --map answers.import.yaml").fine();
    let told = town.run("merge s --lang en").fine().err;
    assert!(told.contains("Of 20 people asked in the street no shift is known"), "{told}");
}
