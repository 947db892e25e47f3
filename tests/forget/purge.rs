//! `purge`: what was promised to be deleted is, wherever it lies.

use super::*;

#[test]
fn purge_carries_out_all_that_was_promised_wherever_it_lies() {
    let town = town();
    ask(&town, &["x", SECRET]);
    let line = |n: usize, day: &str, simulated: bool| {
        let mut record =
            records(&town).into_iter().find(|record| !record.to_line().contains(SECRET)).unwrap();
        record.id = uuid::Uuid::from_u128(n as u128);
        record.day = day.parse().ok();
        record.simulated = simulated;
        record.to_line() + "\n"
    };
    let lines = [
        line(1, "2026-01-01", false),
        line(2, "2028-01-01", false),
        line(3, "", false),
        line(4, "2026-01-01", true),
    ];
    town.write("results/s/panel.jsonl", lines.concat());
    town.run("--lang en merge s results/s/panel.jsonl").fine();
    // A form that was begun and left.
    let path = town.path("results/s/responses.sqlite");
    let number = mitreden::define::form_number::FormNumber::new(7).unwrap();
    let form = mitreden::keep::store::KeyedForm {
        number,
        response: uuid::Uuid::from_u128(99),
        state: mitreden::keep::store::FormState::Draft,
        clerk: None,
        lang: "en".into(),
        day: "2026-05-12".into(),
        first: SECRET.into(),
        second: None,
        definition: None,
    };
    Store::open_existing(&path).unwrap().unwrap().keep_form(&form).unwrap();
    // The survey's file is moved away, and one has another id: their answers lie there all the
    // same.
    fs::rename(town.path("results/s"), town.path("results/first")).unwrap();
    town.write("surveys/s.yaml", SURVEY.replace("survey: s", "survey: other"));

    let run = town.run_on(LATER, &["--lang", "en", "purge", "--dry-run"]).fine();
    assert!(
        said(&run).contains("first: 4 responses from before 13 May 2026 would be deleted."),
        "{}",
        run.err
    );
    assert!(
        said(&run).contains("first: 2 contacts from before 13 May 2027 would be deleted."),
        "{}",
        run.err
    );
    assert!(!holding(&town.path("results"), SECRET).is_empty());
    let run = town.run_on(LATER, &["--lang", "en", "purge"]).fine();
    assert!(
        said(&run).contains("first: 4 responses from before 13 May 2026 deleted for good."),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("first: one response has no day (panel.jsonl: 1) and stays"),
        "{}",
        run.err
    );
    assert!(
        said(&run).contains("first: 2 contacts from before 13 May 2027 deleted for good."),
        "{}",
        run.err
    );
    assert!(run.err.contains("other: nothing is older"), "{}", run.err);
    assert_eq!(holding(&town.path("results"), SECRET), NOWHERE);
    assert_eq!(
        String::from_utf8(town.read("results/first/panel.jsonl")).unwrap(),
        lines[1..].concat()
    );
    let store =
        Store::open_existing(&town.path("results/first/responses.sqlite")).unwrap().unwrap();
    assert!(store.contacts().unwrap().is_empty() && store.form(number).unwrap().is_none());
    assert!(!town.path("results/first/merged.csv").exists());
    let run = town.run_on(LATER, &["--lang", "en", "purge", "first"]).fine();
    assert!(run.err.contains("first: nothing is older"), "{}", run.err);
    assert!(town.run_on(LATER, &["--lang", "en", "purge", "frist"]).code == 1);
}

/// A correction leaves what it replaced in the store; its time comes, too.
#[test]
fn purge_reaches_what_was_replaced() {
    let town = town();
    let map = "survey: s\nid: id\nmode: online\nlang: en\nday: day\nanswers: { why: why }\n";
    town.write("a.import.yaml", map);
    for why in [SECRET, "nothing of mine"] {
        town.write("a.csv", format!("id,day,why\n1,2026-05-01,{why}\n2,2028-05-01,kept\n"));
        town.run("--lang en import s a.csv --map a.import.yaml").fine();
    }
    let (answers, newest) = (town.path("results"), "nothing of mine");
    assert_ne!(holding(&answers, SECRET), NOWHERE, "the older revision is there");
    assert_ne!(holding(&answers, newest), NOWHERE);
    assert!(records(&town).iter().all(|record| !record.to_line().contains(SECRET)), "replaced");
    town.run_on(LATER, &["--lang", "en", "purge"]).fine();
    for text in [SECRET, newest] {
        assert_eq!(holding(&answers, text), NOWHERE, "{text}");
    }
    let left = records(&town);
    assert!(left.len() == 1 && left[0].to_line().contains("kept"), "{left:?}");
}

#[test]
fn contacts_that_were_purged_do_not_come_back_and_go_elsewhere_too() {
    let (laptop, office) = (town(), town());
    ask(&laptop, &["x"]);
    let file = hand_in(&laptop, "");
    merge(&office, &file).fine();
    let contacts = |town: &Town| {
        let store =
            Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap().unwrap();
        store.contacts().unwrap().len()
    };
    assert_eq!(contacts(&office), 1);
    laptop.run_on("2027-06-01T10:00", &["--lang", "en", "purge"]).fine();
    assert_eq!((contacts(&laptop), records(&laptop).len()), (0, 1), "answers are kept for longer");
    merge(&laptop, &file).fine();
    assert_eq!(contacts(&laptop), 0);
    let after = hand_in(&laptop, "");
    merge(&office, &after).fine();
    merge(&office, &file).fine();
    assert_eq!((contacts(&office), records(&office).len()), (0, 1));
}

#[test]
fn purge_goes_on_after_a_store_it_cannot_open() {
    let town = town();
    ask(&town, &[SECRET]);
    fs::rename(town.path("results/s"), town.path("results/z")).unwrap();
    for (name, bytes) in [
        ("a", b"no store at all".to_vec()),
        ("b", [&b"SQLite format 3\0"[..], &[7; 5000]].concat()),
    ] {
        town.write(&format!("results/{name}/responses.sqlite"), bytes);
    }
    let newer = town.path("results/c/responses.sqlite");
    fs::create_dir_all(newer.parent().unwrap()).unwrap();
    drop(Store::open(&newer, || [1; 32].into()).unwrap());
    rusqlite::Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let run = town.run_on(LATER, &["--lang", "en", "purge"]).refused();
    assert!(run.err.contains("results/b") && run.err.contains("newer"), "{}", run.err);
    assert!(
        said(&run).contains("z: one response from before 13 May 2026 deleted for good."),
        "{}",
        run.err
    );
    assert_eq!(holding(&town.path("results/z"), SECRET), NOWHERE);
}

#[test]
fn a_table_of_answers_is_purged_and_goes_on_being_one() {
    let town = town();
    ask(&town, &["x", SECRET]);
    town.run("--lang en merge s").fine();
    let other = Town::with_survey(SURVEY);
    other.write("results/s/table.parquet", town.read("results/s/merged.parquet"));
    other.write("town/town.yaml", PROMISE);
    let id = secret(&town);
    other.run("--lang en merge s results/s/table.parquet").fine();
    other.run(&format!("--lang en erase s {id}")).fine();
    other.run("--lang en merge s results/s/table.parquet").fine();
    let csv = String::from_utf8(other.read("results/s/merged.csv")).unwrap();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    nowhere(&other, &id);
    let run = other.run_on(LATER, &["--lang", "en", "purge"]).fine();
    assert!(said(&run).contains("s: one response from before"), "{}", run.err);
    assert_eq!(unpacked(&other.path("results/s/table.parquet")), "");
}

#[test]
fn keeping_for_longer_than_people_were_promised_is_told() {
    let town = town();
    ask(&town, &["x"]);
    assert!(!town.run("--lang en check").fine().out.contains("promised"));
    let years = |months: &str| {
        town.write(
            "town/town.yaml",
            PROMISE.replace("answers: 24 months", &format!("answers: {months}")),
        );
    };
    years("60 months");
    ask(&town, &["y"]);
    let run = town.run("--lang en check").fine();
    let told = "answers are kept for 60 months, but people were promised 24";
    assert!(run.out.contains("warning[retention-raised]") && run.out.contains(told), "{}", run.out);
    assert!(run.out.contains("town.yaml:4"), "{}", run.out);
    // What was promised comes along with the answers.
    let office = self::town();
    office.write("town/town.yaml", town.read("town/town.yaml"));
    assert!(!office.run("--lang en check").fine().out.contains("promised"));
    merge(&office, &hand_in(&town, "")).fine();
    assert!(office.run("--lang en check").fine().out.contains(told));
    years("12 months");
    assert!(
        !town.run("--lang en check").fine().out.contains("promised"),
        "sooner is no broken promise"
    );
    // So does it with those from the servers' database, and in its backup.
    let Some((url, _)) = database("promise") else { return };
    let (server, desk) = (self::town(), self::town());
    let process = Server::start(&server, &["--store", &url]);
    let mut person = Person::at(&process);
    person.begin("s", &[]).is(200);
    person.answer("s", &[("sex", "f")]).is(200);
    person.answer("s", &[(".do", "end")]).is(200);
    desk.write("town/town.yaml", office.read("town/town.yaml"));
    desk.run_with(&["--lang", "en", "merge", "s", "--store", &url]).fine();
    assert!(desk.run("--lang en check").fine().out.contains(told));
    desk.run_with(&["--lang", "en", "backup", "safe", "--store", &url]).fine();
    let copy = Store::open_existing(&desk.path("safe/s.sqlite")).unwrap().unwrap();
    assert_eq!(copy.promises().unwrap().len(), 1);
}

#[test]
fn files_that_were_named_as_sources_are_gone_through_or_told() {
    let town = town();
    ask(&town, &["x", SECRET]);
    let line = |n: u128, why: &str, day: &str| {
        let mut record =
            records(&town).into_iter().find(|record| record.to_line().contains(SECRET)).unwrap();
        (record.id, record.day) = (uuid::Uuid::from_u128(n), day.parse().ok());
        record.to_line().replace(SECRET, why) + "\n"
    };
    let apart = tempfile::tempdir().unwrap();
    let outside = apart.path().join("panel.jsonl");
    fs::write(&outside, line(5, "far away", "2026-01-01")).unwrap();
    town.write(
        "panel/panel.jsonl",
        [line(6, "another secret", "2028-01-01"), line(7, "long ago", "2026-01-01")].concat(),
    );
    town.run_with(&["--lang", "en", "merge", "s", "panel/panel.jsonl", outside.to_str().unwrap()])
        .fine();
    let erased = uuid::Uuid::from_u128(6);
    town.run(&format!("--lang en erase s {erased}")).fine();
    assert_eq!(holding(&town.path("."), "another secret"), NOWHERE);
    assert_eq!(holding(&town.path("."), &erased.to_string()), NOWHERE);
    let run = town.run("--lang en merge s").fine();
    assert!(!run.err.contains("has changed"), "that was us: {}", run.err);
    let run = town.run_on(LATER, &["--lang", "en", "purge"]).refused();
    assert!(run.err.contains("s: 3 responses from before"), "{}", run.err);
    assert!(
        run.err.contains("one response in") && run.err.contains("is older than it may be"),
        "{}",
        run.err
    );
    assert!(!town.path("panel/panel.jsonl").exists() && outside.exists());
    fs::remove_file(&outside).unwrap();
    town.run_on(LATER, &["--lang", "en", "purge"]).fine();
}

/// Nobody knows how old it is, and whose: it is counted with what has no day.
#[test]
fn a_line_that_cannot_be_read_is_told() {
    let town = town();
    town.write("town/town.yaml", PROMISE);
    ask(&town, &["1"]);
    town.write("results/s/panel.jsonl", "{\"id\": \"torn off\n\n");
    let run = town.run_on(LATER, &["--lang", "en", "purge"]);
    assert!(run.err.contains("panel.jsonl: 1"), "{}{}", run.out, run.err);
}
