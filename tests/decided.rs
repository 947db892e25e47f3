//! Numbers are of what is there now, whatever the times of files; what was decided once is seen by
//! every command; and what is not in the numbers is said before them.

mod parts;

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use mitreden::base::diagnostics::{Problems, Source};
use mitreden::count::dataset::{Columns, Stage, about};
use mitreden::define::survey::read;
use mitreden::keep::record::Record;
use serde_json::Value;

use crate::support::{Run, Town};

const SURVEY: &str = "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online, street]\nneeds: { a: A, b: B, c: C, d: D }\n\
ranking: { top: 2, unsatisfied_at_most: 3 }\npages:\n  - page: p\n    questions:\n\
\x20     - { id: top, type: ranking, facet: importance, text: T, options: needs, top: 2 }\n\
\x20     - { id: how, type: matrix, facet: satisfaction, text: H, rows: needs, scale: { from: 1, to: 5, best: to } }\n";

/// A town with responses in two files.
fn town() -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("results/s/a.jsonl", people(&town, 60, 1));
    town.write("results/s/b.jsonl", people(&town, 40, 2));
    town
}

/// Lines of so many people who answered to the end and said what matters: made up, but not marked
/// so.
fn people(town: &Town, n: usize, seed: u32) -> String {
    let apart = Town::with_survey(SURVEY);
    apart.write("surveys/s.yaml", town.read("surveys/s.yaml"));
    apart.run(&format!("simulate s -n {} --seed {seed}", n * 2)).fine();
    let lines = String::from_utf8(apart.read("results/s/simulated.jsonl")).unwrap();
    let lines = lines
        .lines()
        .filter(|line| line.contains("\"disposition\":\"complete\"") && line.contains("\"top\":["));
    let lines: Vec<_> = lines
        .take(n)
        .map(|line| line.replace("\"simulated\":true", "\"simulated\":false") + "\n")
        .collect();
    assert_eq!(lines.len(), n);
    lines.concat()
}

/// The line of somebody, with another language than before.
fn changed(line: &str) -> String {
    assert!(line.contains("\"lang\":\"en\""));
    line.replace("\"lang\":\"en\"", "\"lang\":\"de\"") + "\n"
}

fn id(line: &str) -> String {
    serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned()
}

/// How many `rank` counts.
fn ranked(town: &Town) -> u64 {
    json(&town.run("--lang en rank s --format json").fine())["n"].as_u64().unwrap()
}

/// How many `status` counts.
fn status(town: &Town) -> u64 {
    json(&town.run("--lang en status s --format json").fine())["responses"].as_u64().unwrap()
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

/// How many rows merged.csv has.
fn rows(town: &Town) -> usize {
    String::from_utf8(town.read("results/s/merged.csv")).unwrap().lines().count() - 1
}

fn dated(path: &Path, time: SystemTime) {
    File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

fn merged(town: &Town, args: &str) -> Run {
    town.run(&format!("--lang en merge s{args}"))
}

#[test]
fn a_source_that_is_gone_or_another_is_seen_whatever_the_times_of_files() {
    let town = town();
    merged(&town, "").fine();
    assert_eq!(ranked(&town), 100);
    // Taken away.
    let other = town.read("results/s/b.jsonl");
    fs::remove_file(town.path("results/s/b.jsonl")).unwrap();
    assert_eq!((ranked(&town), status(&town)), (60, 60));
    // Put back with an older time; replaced by something with an older time.
    town.write("results/s/b.jsonl", &other);
    let long_ago = SystemTime::now() - Duration::from_secs(400_000);
    dated(&town.path("results/s/b.jsonl"), long_ago);
    assert_eq!(ranked(&town), 100);
    town.write("results/s/a.jsonl", people(&town, 30, 3));
    dated(&town.path("results/s/a.jsonl"), long_ago);
    assert_eq!((ranked(&town), status(&town)), (70, 70));
    // A dataset from a day when the clock was ahead.
    merged(&town, "").fine();
    dated(&town.path("results/s/merged.parquet"), SystemTime::now() + Duration::from_secs(400_000));
    town.write("results/s/c.jsonl", people(&town, 20, 4));
    assert_eq!((ranked(&town), status(&town)), (90, 90));
}

#[test]
fn what_the_needs_and_the_survey_say_now_counts_whatever_the_times_of_files() {
    let town = town();
    merged(&town, "").fine();
    let weighted = SURVEY.replace(
        "ranking: { top: 2, unsatisfied_at_most: 3 }",
        "ranking: { top: 2, unsatisfied_at_most: 4 }",
    );
    let before = town.run("rank s --format json").fine().out;
    town.write("surveys/s.yaml", weighted);
    dated(&town.path("surveys/s.yaml"), SystemTime::now() - Duration::from_secs(400_000));
    assert_ne!(town.run("rank s --format json").fine().out, before);
}

#[test]
fn the_dataset_that_lies_there_is_used_as_long_as_nothing_changed() {
    let town = town();
    merged(&town, "").fine();
    // Another one in its place, of fewer people, that says of itself what this one says: whoever
    // counts them has opened it.
    let path = town.path("results/s/merged.parquet");
    let survey = read(&Source::new("s.yaml", SURVEY), &[], None, &mut Problems::new()).unwrap();
    let columns = Columns::of(&survey).unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let mut stage = Stage::new(&survey, &columns, scratch.path());
    for line in String::from_utf8(town.read("results/s/a.jsonl")).unwrap().lines().take(50) {
        let record = Record::from_line(line).unwrap();
        stage.push(&record, &record.answers_of(&survey).unwrap(), None).unwrap();
    }
    stage.save(&path, &about(&path).unwrap()).unwrap();
    assert_eq!(ranked(&town), 50);
    for name in ["results/s/a.jsonl", "surveys/s.yaml", "town/needs.yaml"] {
        dated(&town.path(name), SystemTime::now() + Duration::from_secs(50));
        assert_eq!(ranked(&town), 50, "a touched {name} is the same file");
    }
    // Any change of content is seen, and so is a dataset that cannot be read.
    town.write("results/s/b.jsonl", people(&town, 40, 8));
    assert_eq!(ranked(&town), 100);
    let bytes = town.read("results/s/merged.parquet");
    town.write("results/s/merged.parquet", &bytes[..bytes.len() / 2]);
    assert_eq!(ranked(&town), 100);
}

#[test]
fn nothing_left_is_told_and_no_older_dataset_goes_on_speaking() {
    let town = Town::with_survey(SURVEY);
    town.run("simulate s -n 48").fine();
    merged(&town, "").fine();
    assert!(ranked(&town) > 40);
    let run = town.run("--lang en simulate s --remove").fine();
    assert!(run.err.contains("simulated.jsonl"), "{}", run.err);
    let run = town.run("--lang en rank s").refused();
    assert!(run.err.contains("has no responses yet"), "{}", run.err);
    let run = merged(&town, "").refused();
    assert!(run.err.contains("has no responses yet"), "{}", run.err);
    assert!(
        !town.path("results/s/merged.parquet").exists()
            && !town.path("results/s/merged.csv").exists()
    );
    let run = town.run("--lang en simulate s --remove").refused();
    assert!(run.err.contains("there are no made-up respondents of `s`"), "{}", run.err);
}

#[test]
fn answers_that_come_in_while_the_store_is_in_use_are_seen_at_once() {
    let town = Town::with_survey(SURVEY);
    let interview =
        "{\"top\": [\"a\", \"b\"], \"how\": {\"a\": 2, \"b\": 3, \"c\": 4, \"d\": 5}}\n";
    town.write("day.jsonl", interview.repeat(40));
    let street =
        || town.run("--lang en street s --place Square --interviewer AB --script day.jsonl").fine();
    street();
    // Somebody has it open, as a server has: its log is not written back.
    let held =
        mitreden::keep::store::Store::open_existing(&town.path("results/s/responses.sqlite"))
            .unwrap()
            .unwrap();
    assert_eq!(held.size().unwrap().0, 40);
    merged(&town, "").fine();
    assert_eq!(ranked(&town), 40);
    street();
    dated(&town.path("results/s/merged.parquet"), SystemTime::now() + Duration::from_secs(400_000));
    assert_eq!((ranked(&town), status(&town)), (80, 80));
    drop(held);
}

#[test]
fn a_file_named_once_stays_a_source_for_every_command() {
    let town = town();
    let apart = tempfile::tempdir().unwrap();
    let panel = apart.path().join("panel.jsonl");
    fs::write(&panel, people(&town, 200, 5)).unwrap();
    merged(&town, &format!(" {}", panel.display())).fine();
    assert_eq!((ranked(&town), status(&town), rows(&town)), (300, 300, 300));
    dated(&town.path("town/needs.yaml"), SystemTime::now());
    town.run("--lang en report s").fine();
    assert_eq!((ranked(&town), rows(&town)), (300, 300));
    merged(&town, "").fine();
    let protocol = String::from_utf8(town.read("results/s/merge.md")).unwrap();
    assert!(
        protocol.contains("## Decided")
            && protocol.contains("2026-05-12: `")
            && protocol.contains("panel.jsonl`"),
        "{protocol}"
    );

    // Changed, and gone: told, by each.
    fs::write(&panel, people(&town, 100, 5)).unwrap();
    for command in ["merge s", "rank s", "status s", "report s"] {
        let run = town.run(&format!("--lang en {command}")).fine();
        assert!(
            run.err.contains("1 file has changed since it was named to `merge`"),
            "{command}: {}",
            run.err
        );
    }
    assert_eq!(ranked(&town), 200);
    merged(&town, &format!(" {}", panel.display())).fine();
    assert_eq!(
        town.run("--lang en rank s").fine().err,
        "",
        "named once more it is as it was named"
    );
    fs::remove_file(&panel).unwrap();
    for command in ["merge s", "rank s", "status s", "report s"] {
        let run = town.run(&format!("--lang en {command}")).fine();
        assert!(
            run.err.contains("1 file that was named to `merge` is no longer there"),
            "{command}: {}",
            run.err
        );
        assert!(run.err.contains("panel.jsonl"), "{command}: {}", run.err);
    }
    let report = town.report("s", "");
    assert!(
        report
            .lines()
            .take(12)
            .any(|line| line.contains("1 file that was named as a source is no longer there.")),
        "{report}"
    );
    // Taken back.
    let run = merged(&town, &format!(" --forget {}", panel.display())).fine();
    assert!(run.err.contains("is no source any more"), "{}", run.err);
    assert_eq!((town.run("--lang en rank s").fine().err.as_str(), ranked(&town)), ("", 100));
    assert!(
        merged(&town, " --forget nobody.jsonl")
            .refused()
            .err
            .contains("nothing was decided about `nobody.jsonl`")
    );
}

#[test]
fn a_settled_conflict_is_settled_for_every_command() {
    let town = town();
    let line = String::from_utf8(town.read("results/s/a.jsonl"))
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .to_owned();
    let id = id(&line);
    town.write("results/s/z.jsonl", changed(&line));
    // Open, it is told in people by each command, and in the first lines of the report.
    for command in ["merge s", "rank s", "status s", "report s"] {
        let run = town.run(&format!("--lang en {command}")).fine();
        assert!(
            run.err.contains("1 person is left out: versions of the answers contradict each other"),
            "{command}: {}",
            run.err
        );
        assert!(run.err.contains(&id), "{command}: {}", run.err);
        let quiet = town.run(&format!("--quiet --lang en {command}")).fine();
        assert!(quiet.err.contains("1 person is left out"), "{command}: {}", quiet.err);
    }
    let german = town.run("--lang de rank s").fine();
    assert!(german.err.contains("1 Person ist nicht mitgezählt"), "{}", german.err);
    assert_eq!((ranked(&town), status(&town), rows(&town)), (99, 99, 99));
    let report = town.report("s", "");
    assert!(report.lines().take(12).any(|line| line.contains("1 person is left out")), "{report}");
    assert!(!report.contains(&id), "nobody's id is published");
    assert!(
        String::from_utf8(town.read("reports/s/report.html"))
            .unwrap()
            .contains("1 person is left out")
    );
    assert!(town.run("--lang en report s --final").refused().err.contains("1 person is left out"));

    // A word that means nothing is an error, and nothing is written.
    let before = town.read("results/s/merge.md");
    let run = merged(&town, &format!(" --keep {id}=nowhere.jsonl")).refused();
    assert!(
        run.err.contains("a word of --keep decides nothing") && run.err.contains("z.jsonl ("),
        "{}",
        run.err
    );
    let other = "00000000-0000-4000-8000-000000000000";
    assert!(
        merged(&town, &format!(" --keep {other}=z.jsonl"))
            .refused()
            .err
            .contains("decides nothing")
    );
    assert!(town.read("results/s/merge.md") == before);

    merged(&town, &format!(" --keep {id}=z.jsonl")).fine();
    for command in ["merge s", "rank s", "status s", "report s"] {
        assert!(
            !town.run(&format!("--lang en {command}")).fine().err.contains("left out"),
            "{command}"
        );
    }
    assert_eq!((ranked(&town), status(&town), rows(&town)), (100, 100, 100));
    let csv = String::from_utf8(town.read("results/s/merged.csv")).unwrap();
    assert!(
        csv.lines().any(|row| row.starts_with(&id) && row.contains(",de,")),
        "the version that was kept"
    );
    let protocol = String::from_utf8(town.read("results/s/merge.md")).unwrap();
    assert!(protocol.contains(&format!("2026-05-12: of `{id}`")), "{protocol}");

    // A version nobody has looked at opens it again; and the word can be taken back.
    let third = changed(&line).replace("\"seconds\":", "\"seconds\":1");
    town.write("results/s/y.jsonl", third);
    assert!(town.run("--lang en rank s").fine().err.contains("1 person is left out"));
    fs::remove_file(town.path("results/s/y.jsonl")).unwrap();
    assert_eq!(ranked(&town), 100);
    merged(&town, &format!(" --forget {id}")).fine();
    assert_eq!((ranked(&town), status(&town)), (99, 99));
}

#[test]
fn report_and_dataset_have_the_same_numbers() {
    let town = town();
    merged(&town, "").fine();
    town.write("results/s/c.jsonl", people(&town, 40, 6));
    town.run("--lang en report s").fine();
    assert_eq!(rows(&town), 140);
    let protocol = String::from_utf8(town.read("results/s/merge.md")).unwrap();
    assert!(protocol.contains("The dataset has 140 responses"), "{protocol}");
    assert!(town.path("results/s/merged.parquet").exists());
}

#[test]
fn a_copy_of_a_merged_dataset_is_no_source_unless_it_is_named() {
    let town = town();
    merged(&town, "").fine();
    for name in ["merged-alt.parquet", "before the holidays.parquet"] {
        fs::copy(town.path("results/s/merged.parquet"), town.path("results/s").join(name)).unwrap();
    }
    town.write("results/s/a.jsonl", people(&town, 60, 7));
    for command in ["rank s", "status s", "merge s"] {
        let run = town.run(&format!("--lang en {command}")).fine();
        let told = "2 files among the results were not read: before the holidays.parquet, merged-alt.parquet";
        assert!(run.err.contains(told), "{command}: {}", run.err);
    }
    assert_eq!((ranked(&town), status(&town)), (100, 100));
    merged(&town, " results/s/merged-alt.parquet").fine();
    assert_eq!((ranked(&town), status(&town)), (160, 160));
    let run = town.run("--lang en rank s").fine();
    assert!(run.err.contains("1 file among the results was not read"), "{}", run.err);
}

#[test]
fn made_up_people_are_left_out_as_soon_as_one_person_has_answered() {
    let town = town();
    town.run("simulate s -n 50 --seed 9").fine();
    for command in ["merge s", "rank s", "status s", "report s"] {
        let run = town.run(&format!("--lang en {command}")).fine();
        let first = run.err.lines().next().unwrap_or_default();
        assert!(first.contains("50 made-up respondents are left out"), "{command}: {}", run.err);
    }
    assert_eq!((ranked(&town), status(&town), rows(&town)), (100, 100, 100));
    let report = town.report("s", "");
    assert!(
        report.lines().take(12).any(|line| line.contains("50 made-up respondents are left out.")),
        "{report}"
    );
    town.run("--lang en simulate s --remove").fine();
    assert_eq!(town.run("--lang en rank s").fine().err, "");
    assert!(town.run("simulate s").code == 2, "how many is to be said");
}

#[test]
fn quotes_of_made_up_people_are_told_with_what_to_do() {
    let text = SURVEY.to_owned()
        + "      - { id: idea, type: text, long: true, max_length: 2000, text: I }\n";
    let town = Town::with_survey(&text);
    town.run("simulate s -n 200").fine();
    let lines = String::from_utf8(town.read("results/s/simulated.jsonl")).unwrap();
    let said = lines.lines().find_map(|line| {
        Some(serde_json::from_str::<Value>(line).ok()?["answers"]["idea"].as_str()?.to_owned())
    });
    town.write("surveys/s.quotes.yaml", format!("- words: {:?}\n", said.unwrap()));
    town.run("--lang en report s").fine();
    town.write("results/s/real.jsonl", people(&town, 40, 3));
    let real = String::from_utf8(town.read("results/s/real.jsonl"))
        .unwrap()
        .replace("(made-up answer)", "(said)");
    town.write("results/s/real.jsonl", real);
    town.run("--lang en simulate s --remove").fine();
    let run = town.run("--lang en report s").refused();
    assert!(run.err.contains("these words stand in no open answer that counts"), "{}", run.err);
    assert!(
        run.err.contains("made-up respondents no longer count once a person has answered"),
        "{}",
        run.err
    );
    assert!(run.err.contains("take this quote out of the file"), "{}", run.err);
}

#[test]
fn a_backup_takes_all_sources_and_names_what_it_did_not() {
    let town = town();
    town.write(
        "day.jsonl",
        "{\"top\": [\"a\", \"b\"], \"how\": {\"a\": 2, \"b\": 3, \"c\": 4, \"d\": 5}}\n",
    );
    town.run("--lang en street s --place Square --interviewer AB --script day.jsonl").fine();
    town.run("--lang en simulate s -n 1").fine();
    town.run("--lang en simulate s --remove").fine();
    let archive =
        fs::read_dir(town.path("results/s/definitions")).unwrap().next().unwrap().unwrap();
    let archive = format!("definitions/{}", archive.file_name().into_string().unwrap());
    town.write("results/s/notes.txt", "mine");
    let apart = tempfile::tempdir().unwrap();
    let panel = apart.path().join("panel.jsonl");
    fs::write(&panel, people(&town, 10, 5)).unwrap();
    merged(&town, &format!(" {}", panel.display())).fine();
    let run = town.run("--lang en backup safe").fine();
    assert!(
        run.err.contains("s: one response and 0 open interviews copied and checked."),
        "{}",
        run.err
    );
    assert!(
        run.err.contains(&format!("s: 3 files copied beside: a.jsonl, b.jsonl, {archive}.")),
        "{}",
        run.err
    );
    let left = run.err.lines().find(|line| line.contains("not copied:")).unwrap();
    assert!(
        left.contains("notes.txt") && left.contains("panel.jsonl") && !left.contains("merged"),
        "{left}"
    );
    // Back on another machine, and beside something that differs.
    let (a, b) = (town.read("results/s/a.jsonl"), town.read("results/s/b.jsonl"));
    fs::remove_dir_all(town.path("results")).unwrap();
    town.run("--lang en restore safe").fine();
    assert!(
        town.read("results/s/a.jsonl") == a && town.path(&format!("results/s/{archive}")).exists()
    );
    town.write("results/s/b.jsonl", &a);
    let run = town.run("--lang en restore safe").fine();
    assert!(
        run.err.contains("s: one file brought back; what was there is kept as b.jsonl.2026-05-12T10-00-00.before-restore."),
        "{}",
        run.err
    );
    assert!(
        town.read("results/s/b.jsonl") == b
            && town.read("results/s/b.jsonl.2026-05-12T10-00-00.before-restore") == a
    );
    // Taken in beside what is here, none takes the place of another.
    town.write("results/s/b.jsonl", &a);
    fs::remove_file(town.path("results/s/a.jsonl")).unwrap();
    let run = town.run("--lang en restore safe --merge").fine();
    let told =
        "s: one file taken in; these differ from the backup’s and stay as they are: b.jsonl.";
    assert!(run.err.contains(told) && town.read("results/s/b.jsonl") == a, "{}", run.err);
    // What is not what the backup held is not put back.
    town.write("safe/s/a.jsonl", "x");
    assert!(
        town.run("--lang en restore safe").refused().err.contains("is not what the backup held")
    );
}
