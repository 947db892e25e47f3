//! Importing again: next week's export, a mended mapping, a corrected file, and files that are not
//! what they seem.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{ROOT, Run, Town};

/// A town with all files of a case.
pub(crate) fn case(name: &str) -> Town {
    let folder = format!("tests/cases/{name}");
    let town = Town::of(&folder);
    for entry in fs::read_dir(Path::new(ROOT).join(&folder)).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            town.write(&entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap());
        }
    }
    town
}

/// What becomes of the records, as import tells it.
pub(crate) fn stored(run: Run) -> String {
    let run = run.fine();
    let line = run
        .out
        .lines()
        .find(|line| line.starts_with("store: "))
        .unwrap_or_else(|| panic!("{}{}", run.out, run.err));
    line.trim_start_matches("store: ").to_owned()
}

/// Needs in order, each with its score.
fn ranked(town: &Town, survey: &str) -> (u64, Vec<(String, f64)>) {
    let json: Value =
        serde_json::from_str(&town.run(&format!("rank {survey} --format json")).fine().out)
            .unwrap();
    let need =
        |need: &Value| (need["need"].as_str().unwrap().to_owned(), need["score"].as_f64().unwrap());
    (json["n"].as_u64().unwrap(), json["needs"].as_array().unwrap().iter().map(need).collect())
}

pub(crate) fn merged(town: &Town, survey: &str) -> Vec<String> {
    town.run(&format!("merge {survey}")).fine();
    let csv = String::from_utf8(town.read(&format!("results/{survey}/merged.csv"))).unwrap();
    csv.lines().skip(1).map(str::to_owned).collect()
}

fn poor(town: &Town) -> usize {
    merged(town, "z").iter().filter(|line| line.contains(",poor,")).count()
}

#[test]
fn a_mended_mapping_replaces_what_the_first_one_made() {
    let town = case("import-18-mend-mapping-import-again");
    let (first, mended) = (town.read("first.import.yaml"), town.read("mended.import.yaml"));
    town.write("z.import.yaml", &first);
    let import = || stored(town.run("import z answers.csv --map z.import.yaml"));
    assert_eq!(import(), "300 new, 0 the same, 0 replaced");
    assert_eq!((poor(&town), merged(&town, "z").len()), (0, 300));
    town.write("z.import.yaml", &mended);
    assert_eq!(import(), "0 new, 200 the same, 100 replaced");
    assert_eq!((poor(&town), merged(&town, "z").len()), (100, 300));
    let (n, needs) = ranked(&town, "z");
    assert_eq!(n, 300);
    // 180 and 120 of 300.
    let order: Vec<&str> = needs.iter().map(|(need, _)| need.as_str()).collect();
    assert_eq!(order, ["streets", "housing"]);
    assert!((needs[0].1 - 60.0).abs() < 1e-9 && (needs[1].1 - 40.0).abs() < 1e-9, "{needs:?}");
    let told: Value = serde_json::from_str(&town.run("rank z --format json").fine().out).unwrap();
    let ranks: Vec<_> =
        told["needs"].as_array().unwrap().iter().map(|need| need["rank"].as_u64()).collect();
    assert_eq!(ranks, [Some(1), Some(2)]);
    assert_eq!(import(), "0 new, 300 the same, 0 replaced");
    // Changed and changed back: the last file stands.
    town.write("z.import.yaml", &first);
    assert_eq!(import(), "0 new, 200 the same, 100 replaced");
    assert_eq!((poor(&town), merged(&town, "z").len()), (0, 300));
    town.write("z.import.yaml", &mended);
    assert_eq!(import(), "0 new, 200 the same, 100 replaced");
    assert_eq!((poor(&town), merged(&town, "z").len()), (100, 300));
}

#[test]
fn a_word_mended_in_the_questionnaire_is_no_other_answer() {
    let town = case("import-18-mend-mapping-import-again");
    let import = || stored(town.run("import z answers.csv --map mended.import.yaml"));
    assert_eq!(import(), "300 new, 0 the same, 0 replaced");
    let survey = String::from_utf8(town.read("surveys/z.yaml")).unwrap();
    town.write("surveys/z.yaml", survey.replace("How is the town?", "How do you find the town?"));
    assert_eq!(import(), "0 new, 300 the same, 0 replaced");
    assert_eq!(ranked(&town, "z").0, 300);
}

#[test]
fn the_same_rows_by_a_mapping_of_another_name_are_told_and_not_doubled() {
    let town = case("import-18-mend-mapping-import-again");
    town.run("import z answers.csv --map first.import.yaml").fine();
    let refused = town.run("import z answers.csv --map mended.import.yaml").refused();
    assert!(refused.err.contains("300 as `first`; nothing was stored"), "{}", refused.err);
    assert!(
        refused.err.contains("add --was first") && refused.err.contains("add --was-not first"),
        "{}",
        refused.err
    );
    assert_eq!(ranked(&town, "z").0, 300);
    let run = town.run("import z answers.csv --map mended.import.yaml --was first").fine();
    assert!(run.out.contains("store: 0 new, 200 the same, 100 replaced"), "{}", run.out);
    assert_eq!((poor(&town), merged(&town, "z").len()), (100, 300));
    assert_eq!(
        stored(town.run("import z answers.csv --map mended.import.yaml")),
        "0 new, 300 the same, 0 replaced"
    );
}

#[test]
fn next_weeks_export_holds_the_same_people() {
    let town = case("import-14-weekly-export");
    let import = |file: &str| stored(town.run(&format!("import wk {file} --map id.import.yaml")));
    assert_eq!(import("export-05-04.csv"), "40 new, 0 the same, 0 replaced");
    assert_eq!(import("export-05-11.csv"), "40 new, 40 the same, 0 replaced");
    assert_eq!(import("export-extra.csv"), "0 new, 80 the same, 0 replaced");
    assert_eq!(import("export-05-18.csv"), "0 new, 79 the same, 1 replaced");
    assert_eq!(merged(&town, "wk").len(), 80);
    assert!(merged(&town, "wk").iter().any(|line| line.contains("changed my mind")));
    assert_eq!(ranked(&town, "wk").0, 80);
}

#[test]
fn without_ids_a_file_that_is_neither_all_nor_more_is_asked_about() {
    let town = case("import-14-weekly-export");
    let import = |file: &str| stored(town.run(&format!("import wk {file} --map noid.import.yaml")));
    assert_eq!(import("export-05-04.csv"), "40 new, 0 the same, 0 replaced");
    assert_eq!(import("export-05-11.csv"), "40 new, 40 the same, 0 replaced");
    assert_eq!(import("export-extra.csv"), "0 new, 80 the same, 0 replaced");
    let refused = town.run("import wk export-05-18.csv --map noid.import.yaml").refused();
    let told = "1 of its rows would be new and 79 are known, but 1 of `noid` are not in it; nothing was stored";
    assert!(
        refused.err.contains(told)
            && refused.err.contains("--whole")
            && refused.err.contains("--more"),
        "{}",
        refused.err
    );
    assert_eq!(merged(&town, "wk").len(), 80);
    let whole = town.run("import wk export-05-18.csv --map noid.import.yaml --whole").fine();
    assert!(whole.out.contains("store: 1 new, 79 the same, 0 replaced"), "{}", whole.out);
    assert!(
        whole.out.contains("1 response of `noid` is not in this file and was withdrawn:"),
        "{}",
        whole.out
    );
    assert_eq!(merged(&town, "wk").len(), 80);
    // Only new rows: three people who say what others have said are three people, once.
    town.write("new.csv", "id,imp,age,note\n81,a,old,\n82,a,old,\n83,b,young,never said before\n");
    let more = town.run("import wk new.csv --map noid.import.yaml --more").fine();
    assert!(
        more.out.contains("store: 3 new, 0 the same, 0 replaced")
            && more.out.contains("2 new rows say"),
        "{}",
        more.out
    );
    assert_eq!(merged(&town, "wk").len(), 83);
    let again = town.run("import wk new.csv --map noid.import.yaml --more").refused();
    assert!(again.err.contains("these very rows are in `noid` already"), "{}", again.err);
    assert_eq!(merged(&town, "wk").len(), 83);
}

#[test]
fn rows_that_a_later_file_lacks_are_counted_and_withdrawn_only_where_it_is_said() {
    let town = case("import-14-weekly-export");
    town.run("import wk export-05-11.csv --map id.import.yaml").fine();
    let run = town.run("import wk export-05-04.csv --map id.import.yaml").fine();
    assert!(run.out.contains("store: 0 new, 40 the same, 0 replaced"), "{}", run.out);
    assert!(
        run.out.contains("40 responses of `id` are not in this file and stay in the store"),
        "{}",
        run.out
    );
    let list = String::from_utf8(town.read("results/wk/import/id.gone.csv")).unwrap();
    assert_eq!(
        (list.lines().count(), run.out.matches(", online\n").count()),
        (41, 10),
        "{list}\n{}",
        run.out
    );
    assert_eq!(merged(&town, "wk").len(), 80);
    let run = town.run("import wk export-05-04.csv --map id.import.yaml --whole").fine();
    assert!(
        run.out.contains("40 responses of `id` are not in this file and were withdrawn:"),
        "{}",
        run.out
    );
    assert_eq!(merged(&town, "wk").len(), 40);
    // No tombstone: they may come again.
    assert_eq!(
        stored(town.run("import wk export-05-11.csv --map id.import.yaml")),
        "40 new, 40 the same, 0 replaced"
    );
    assert!(!town.path("results/wk/import/id.gone.csv").exists());
}

#[test]
fn an_import_is_taken_back_whole() {
    let town = case("import-14-weekly-export");
    town.run("import wk export-05-11.csv --map id.import.yaml").fine();
    town.run("import wk export-05-18.csv --map id.import.yaml").fine();
    let unknown = town.run("import wk --undo ids").refused();
    assert!(unknown.err.contains("did you mean `id`?"), "{}", unknown.err);
    let run = town.run("import wk --undo id").fine();
    assert!(run.err.contains("80 responses of `id` taken back"), "{}", run.err);
    assert!(town.run("rank wk").refused().err.contains("wk"));
    assert!(
        town.run("import wk --undo id")
            .refused()
            .err
            .contains("nothing was imported from a source `id`")
    );
    assert_eq!(
        stored(town.run("import wk export-05-18.csv --map id.import.yaml")),
        "80 new, 0 the same, 0 replaced"
    );
}

/// The same list of people, asked online and on paper.
fn two_modes(merge: &str) -> Town {
    let town = case("import-14-weekly-export");
    let survey = String::from_utf8(town.read("surveys/wk.yaml")).unwrap();
    town.write(
        "surveys/wk.yaml",
        survey.replace("modes: [online]", "modes: [online, paper]") + merge,
    );
    let mapping = |mode: &str| {
        format!(
            "survey: wk\nid: id\nsource: {{ text: members }}\nmode: {mode}\nlang: en\nanswers: {{ imp: imp, age: age }}\n"
        )
    };
    town.write("web.import.yaml", mapping("online"));
    town.write("letters.import.yaml", mapping("paper"));
    town.write("web.csv", "id,imp,age\n1,a,old\n2,a,old\n3,b,young\n");
    town.write("letters.csv", "id,imp,age\n3,a,young\n4,b,old\n");
    assert_eq!(
        stored(town.run("import wk web.csv --map web.import.yaml")),
        "3 new, 0 the same, 0 replaced"
    );
    assert_eq!(
        stored(town.run("import wk letters.csv --map letters.import.yaml")),
        "1 new, 0 the same, 0 replaced, 1 from two mappings"
    );
    town
}

#[test]
fn who_is_in_two_mappings_of_a_source_is_one_person() {
    let town = two_modes("merge: { prefer: [online, paper] }\n");
    let rows = merged(&town, "wk");
    assert_eq!(
        (rows.len(), rows.iter().filter(|row| row.contains(",online,")).count()),
        (4, 3),
        "{rows:?}"
    );
    let protocol = String::from_utf8(town.read("results/wk/merge.md")).unwrap();
    assert!(protocol.contains("1 person answered in several modes"), "{protocol}");
    // Each mapping replaces its own, and the other one's still stands beside it.
    town.write("letters.csv", "id,imp,age\n3,a,old\n4,b,old\n");
    assert_eq!(
        stored(town.run("import wk letters.csv --map letters.import.yaml")),
        "0 new, 1 the same, 1 replaced"
    );
    town.write("web.csv", "id,imp,age\n1,a,old\n2,a,old\n3,b,old\n");
    assert_eq!(
        stored(town.run("import wk web.csv --map web.import.yaml")),
        "0 new, 2 the same, 1 replaced"
    );
    let rows = merged(&town, "wk");
    assert_eq!(
        (rows.len(), rows.iter().filter(|row| row.contains(",online,")).count()),
        (4, 3),
        "{rows:?}"
    );
    // What one mapping no longer has, the other may have.
    town.write("web.csv", "id,imp,age\n1,a,old\n2,a,old\n");
    town.run("import wk web.csv --map web.import.yaml --whole").fine();
    let rows = merged(&town, "wk");
    assert_eq!(
        (rows.len(), rows.iter().filter(|row| row.contains(",online,")).count()),
        (4, 2),
        "{rows:?}"
    );
}

#[test]
fn without_a_preference_both_are_a_conflict_that_is_told_and_bars_a_final_report() {
    let town = two_modes("");
    assert_eq!(merged(&town, "wk").len(), 3);
    let report = town.run("report wk --final").refused();
    assert!(report.err.contains("1 person is left out because"), "{}", report.err);
    let protocol = String::from_utf8(town.read("results/wk/merge.md")).unwrap();
    let conflicts = protocol.split("## Conflicts").nth(1).unwrap();
    let line = conflicts.lines().find(|line| line.starts_with("| `")).unwrap();
    let id = line.split('`').nth(1).unwrap();
    let idle = town.run(&format!("merge wk --keep {id}=nonsense")).refused();
    assert!(idle.err.contains("decides nothing") && idle.err.contains("nonsense"), "{}", idle.err);
    let idle = town.run("merge wk --keep 00000000-0000-4000-8000-000000000000=members").refused();
    assert!(idle.err.contains("decides nothing"), "{}", idle.err);
    let print = line.split('`').nth(7).unwrap();
    town.run(&format!("merge wk --keep {id}={print}")).fine();
    town.run("import wk --undo members").fine();
}

#[test]
fn an_error_names_ten_cases_and_the_file_with_all() {
    let town = two_modes("");
    let rows: Vec<String> = (1..=30).map(|n| format!("{n},a,old\n")).collect();
    town.write("web.csv", format!("id,imp,age\n{}", rows.concat()));
    town.write("letters.csv", format!("id,imp,age\n{}", rows.concat().replace(",a,", ",b,")));
    town.run("import wk web.csv --map web.import.yaml --whole").fine();
    town.run("import wk letters.csv --map letters.import.yaml --whole").fine();
    for command in ["merge wk", "rank wk", "report wk"] {
        let run = town.run(command).refused();
        assert!(
            run.err.contains("none of the responses of `wk` stands")
                && run.err.contains("merge.md"),
            "{}",
            run.err
        );
        assert!(run.err.lines().count() < 20, "{}", run.err);
        assert!(town.path("results/wk/merge.md").exists());
    }
}

#[test]
fn erasing_reaches_what_was_replaced() {
    let town = case("import-14-weekly-export");
    town.run("import wk export-05-11.csv --map id.import.yaml").fine();
    town.run("import wk export-05-18.csv --map id.import.yaml").fine();
    let row = merged(&town, "wk").into_iter().find(|row| row.contains("changed my mind")).unwrap();
    let id = row.split(',').next().unwrap().to_owned();
    let erased = town.run(&format!("erase wk {id}")).fine();
    assert!(erased.err.contains('2'), "both versions: {}", erased.err);
    for file in ["export-05-11.csv", "export-05-18.csv"] {
        let run = town.run(&format!("import wk {file} --map id.import.yaml")).fine();
        assert!(
            run.out.contains("store: 0 new, 79 the same, 0 replaced, 1 erased before"),
            "{}",
            run.out
        );
    }
    assert_eq!(merged(&town, "wk").len(), 79);
}

#[test]
fn headers_and_previews_are_no_responses() {
    let town = case("import-03-qualtrics-three-headers");
    let run = town.run("import q export.csv --map best.import.yaml").fine();
    assert!(run.out.contains("6 rows in, 3 records out"), "{}", run.out);
    let town = case("import-03-qualtrics-three-headers");
    let run = town.run("import q export.csv --map naive.import.yaml").fine();
    assert!(
        run.out.contains("2 rows have no valid answer and are no responses: row 2, 3"),
        "{}",
        run.out
    );
    assert!(run.out.contains("6 rows in, 4 records out"), "{}", run.out);
}

#[test]
fn a_quote_that_takes_rows_into_its_cell_is_an_error_with_its_row() {
    let town = case("import-07-unbalanced-quote");
    for (file, map, told) in [
        ("open-quote-last.tsv", "tab", "in row 21 begins a quote that is never closed"),
        ("open-quote-middle.tsv", "tab", "in row 21 begins a quote that is never closed"),
        (
            "open-quote-closes-later.csv",
            "csv",
            "in row 26 begins a quote in `idea` that takes 15 whole rows",
        ),
    ] {
        let run = town.run(&format!("import u {file} --map {map}.import.yaml")).refused();
        assert!(run.err.contains(told), "{file}: {}", run.err);
    }
    let run = town.run("import u backslash.csv --map csv.import.yaml").refused();
    assert!(run.err.contains("row 6"), "{}", run.err);
    assert_eq!(
        stored(town.run("import u tab.tsv --map tab.import.yaml")),
        "60 new, 0 the same, 0 replaced"
    );
}

#[test]
fn ticks_are_ticks_however_programs_write_them() {
    let town = case("import-23-zero-one-columns");
    let run = town.run("import k kobo.csv --map k.import.yaml").fine();
    assert!(run.out.contains("rejected: 0 rows, 0 values"), "{}", run.out);
    let csv = String::from_utf8(town.read("kobo.csv")).unwrap();
    let columns = |at: usize, tick: &str| {
        csv.lines().filter(|line| line.split(';').nth(at) == Some(tick)).count()
    };
    let (thirteen, fourteen) = (columns(13, "1.0"), columns(14, "True"));
    assert!(thirteen > 0 && fourteen > 0);
    let (n, needs) = ranked(&town, "k");
    for (need, ticks) in [("n13", thirteen), ("n14", fourteen)] {
        let score = needs.iter().find(|(code, _)| code == need).unwrap().1;
        #[allow(clippy::cast_precision_loss)]
        let share = 100.0 * ticks as f64 / n as f64;
        assert!((score - share).abs() < 1e-9, "{need}: {score} for {share}");
    }
    town.write("kobo.csv", csv.replace(";True\n", ";perhaps\n"));
    let run = town.run("import k kobo.csv --map k.import.yaml").fine();
    assert!(run.out.contains("use/n14: neither a tick nor none"), "{}", run.out);
}

#[test]
fn of_an_id_twice_the_first_row_stands_and_the_other_is_told() {
    let town = case("import-21-blank-language-and-retakes");
    let run = town.run("import b b.csv --map b.import.yaml --lang en").fine();
    assert!(run.out.contains("id: the id of an earlier row (1 time)"), "{}", run.out);
}
