//! `restore`: what was answered is in a file that is named, however often, of whatever backup and
//! in whatever order one restores.
//!
//! `MITREDEN_RESTORES=300 MITREDEN_SEED=7 cargo test restore -- --nocapture` goes on for longer, or
//! otherwise.

mod walk;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mitreden::define::survey::Mode;
use mitreden::keep::journal::Begun;
use mitreden::keep::online::{KeepOutcome, OnlineStore as _, Postgres};
use mitreden::keep::record::Record;
use mitreden::keep::store::{Store, StoreError};
use mitreden::keep::tombstone::Key;
use uuid::Uuid;

use crate::serve::trouble::{database, sql};
use crate::serve::{SURVEY as ONLINE, town as online};
use crate::server::{Person, Server};
use crate::support::{Run, Town};

const SURVEY: &str = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [street, paper]\npages:\n  - page: p\n    questions:\n      - { id: q, type: number, text: Q }\n";
const STORE: &str = "results/s/responses.sqlite";

/// Asks so many people.
fn ask(town: &Town, n: usize) {
    town.write("day.jsonl", "{\"q\": 1}\n".repeat(n));
    town.run("--lang en street s --place Square --interviewer AB --script day.jsonl").fine();
}

/// All responses in a store, by id.
fn ids(path: &Path) -> BTreeSet<Uuid> {
    let Some(store) = Store::open_existing(path).unwrap() else { return BTreeSet::new() };
    store.index().unwrap().into_iter().map(|version| version.id).collect()
}

/// The files that were set aside.
fn aside(town: &Town) -> Vec<PathBuf> {
    let entries = fs::read_dir(town.path("results/s"))
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path());
    let mut aside: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "before-restore"))
        .collect();
    aside.sort();
    aside
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn restore(town: &Town, args: &str) -> Run {
    town.run(&format!("--lang en restore {args}"))
}

#[test]
fn restored_twice_nothing_is_lost_and_it_is_said_what_the_backup_lacks() {
    let town = Town::with_survey(SURVEY);
    ask(&town, 4);
    town.run("backup b").fine();
    ask(&town, 4);
    ask(&town, 4);
    let all = ids(&town.path(STORE));
    let run = restore(&town, "b").fine();
    let first = aside(&town).remove(0);
    assert!(run.err.starts_with("s: 4 responses brought back.\n"), "{}", run.err);
    let told = format!(
        "s: not in the backup, and now kept only in results/s/{}: 8 responses",
        name(&first)
    );
    assert!(run.err.contains(&told), "{}", run.err);
    assert!(
        run.err.contains(&format!("`mitreden restore results/s/{} --merge`", name(&first))),
        "{}",
        run.err
    );
    let run = restore(&town, "b").fine();
    assert!(
        run.err.contains("what was here before is kept as")
            && !run.err.contains("not in the backup"),
        "{}",
        run.err
    );
    assert_eq!((aside(&town).len(), ids(&first)), (2, all.clone()));
    // None of it counts, and `check` says what it is.
    let told = town.run("--lang en status s --format json").fine().out;
    assert!(told.contains("\"responses\":4,"), "{told}");
    let told = town.run("--lang en merge s").fine();
    assert!(
        told.err.contains("4 responses") && !told.err.contains("before-restore"),
        "{}",
        told.err
    );
    let told = town.run("--lang en check").fine().out;
    assert_eq!(told.matches("note[file-set-aside]").count(), 2, "{told}");
    assert!(!told.contains("file-not-read"), "{told}");
    // As it was told, all of it comes back.
    let run = restore(&town, &format!("results/s/{} --merge", name(&first))).fine();
    assert_eq!(run.err, "s: taken in beside what is here: 8 responses, 8 contacts.\n");
    assert_eq!(ids(&town.path(STORE)), all);
    let run = restore(&town, "b --merge").fine();
    assert_eq!(run.err, "s: there is nothing in it that was missing here.\n");
}

#[test]
fn what_was_erased_stays_so_whatever_comes_in_later() {
    let town = Town::with_survey(SURVEY);
    ask(&town, 1);
    town.run("backup old").fine();
    ask(&town, 2);
    town.run("backup new").fine();
    let later =
        *ids(&town.path(STORE)).difference(&ids(&town.path("old/s.sqlite"))).next().unwrap();
    town.run(&format!("erase s {later}")).fine();
    // It is not in the older backup; that it was erased is known all the same when it comes back
    // from the newer one.
    restore(&town, "old").fine();
    let run = restore(&town, "new").fine();
    assert!(
        run.err.contains("3 responses brought back; one erased since stays erased."),
        "{}",
        run.err
    );
    assert!(!ids(&town.path(STORE)).contains(&later));
    let run = restore(&town, "new --merge").fine();
    assert!(run.err.contains("nothing in it that was missing here"), "{}", run.err);
    assert!(!ids(&town.path(STORE)).contains(&later));
}

#[test]
fn on_a_new_computer_it_is_said_that_erasures_are_unknown() {
    let town = Town::with_survey(SURVEY);
    ask(&town, 2);
    town.run("backup b").fine();
    let id = *ids(&town.path(STORE)).iter().next().unwrap();
    town.run(&format!("erase s {id}")).fine();
    assert!(!restore(&town, "b").fine().err.contains("not known on this computer"));
    fs::remove_dir_all(town.path("results")).unwrap();
    let told = "what was erased or withdrawn after the backup of 12\u{a0}May 2026 is not known on this computer";
    for _ in 0..2 {
        let run = restore(&town, "b").fine();
        assert!(run.err.contains(told), "{}", run.err);
    }
    // In a folder where something was begun anew meanwhile neither is known.
    fs::remove_dir_all(town.path("results")).unwrap();
    ask(&town, 1);
    let run = restore(&town, "b").fine();
    assert!(run.err.contains(told) && run.err.contains("one response"), "{}", run.err);
    assert!(run.err.contains("codes now fit under the key of the backup"), "{}", run.err);
}

#[test]
fn a_store_that_cannot_be_read_is_set_aside_whole() {
    let town = Town::with_survey(SURVEY);
    ask(&town, 3);
    town.run("backup b").fine();
    let healthy = town.read(STORE);
    let mut middle = healthy.clone();
    let half = middle.len() / 2;
    middle[half..half + 4096].fill(7);
    for broken in [b"no store at all".to_vec(), healthy[..healthy.len() / 2].to_vec(), middle] {
        town.write(STORE, &broken);
        restore(&town, "b --merge").refused();
        let before = aside(&town);
        let run = restore(&town, "b").fine();
        assert!(
            run.err.contains("what was here before cannot be read; it is kept as"),
            "{}",
            run.err
        );
        let new: Vec<_> = aside(&town).into_iter().filter(|path| !before.contains(path)).collect();
        assert_eq!((new.len(), fs::read(&new[0]).unwrap() == broken), (1, true));
        assert_eq!(ids(&town.path(STORE)).len(), 3);
    }
    // A log without its store is not taken for the log of what is put there.
    fs::remove_file(town.path(STORE)).unwrap();
    town.write(&format!("{STORE}-wal"), "what is left");
    restore(&town, "b").fine();
    assert_eq!(ids(&town.path(STORE)).len(), 3);
    assert!(aside(&town).iter().any(|path| path.with_extension("before-restore-wal").exists()));
}

#[test]
fn letters_that_were_posted_and_codes_that_were_used_are_told_and_come_back() {
    let survey = ONLINE.replace("closes:", "access: invitation\ncloses:");
    let town = online(&survey);
    let codes = |n: u32| {
        let list =
            String::from_utf8(town.read(&format!("results/s/invitations-s-{n}.csv"))).unwrap();
        list.lines()
            .skip(1)
            .map(|line| line.split(',').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    town.run("--lang en invite s -n 2").fine();
    town.run("backup b").fine();
    town.run("--lang en invite s -n 2").fine();
    let server = Server::start(&town, &[]);
    let mut used = Person::at(&server);
    used.begin("s", &[("invitation", &codes(1)[0])]).is(200);
    used.answer("s", &[("age", "30"), ("lives", "yes")]).is(200);
    used.answer("s", &[]).is(200);
    let code = used.answer("s", &[(".do", "end")]).is(200).code();
    let run = restore(&town, "b").fine();
    assert!(run.err.contains("one response, 2 invitations, one used code"), "{}", run.err);
    let kept = format!("results/s/{}", name(&aside(&town)[0]));
    Person::at(&server).begin("s", &[("invitation", &codes(2)[0])]).is(422).shows("no such code");
    let run = restore(&town, &format!("{kept} --merge")).fine();
    assert!(
        run.err
            .contains("taken in beside what is here: one response, 2 invitations, one used code"),
        "{}",
        run.err
    );
    // The server has gone on all the while.
    Person::at(&server).begin("s", &[("invitation", &codes(1)[0])]).is(422).shows("has been used");
    Person::at(&server).begin("s", &[("invitation", &codes(2)[0])]).is(200);
    Person::at(&server).post("/s/s/withdraw", &[("code", &code)]).is(200).shows("deleted");
}

#[test]
fn forms_of_two_clones_have_other_numbers_and_so_has_a_copy() {
    let first = |town: &Town| {
        town.run("--lang en print s").fine();
        let store = Store::open_existing(&town.path(STORE)).unwrap().unwrap();
        store.print_runs().unwrap().last().unwrap().first
    };
    let numbers = |town: &Town| {
        let store = Store::open_existing(&town.path(STORE)).unwrap().unwrap();
        store.print_runs().unwrap().into_iter().map(|run| run.first).collect::<BTreeSet<_>>()
    };
    let town = Town::with_survey(SURVEY);
    let one = first(&town);
    town.run("--lang en print s").fine();
    assert_eq!(numbers(&town).len(), 2);
    // A second clone of the folder, one that has lost its results, and one that was copied with
    // them.
    let clone = Town::with_survey(SURVEY);
    assert_ne!(first(&clone).prefix(), one.prefix());
    let copy = Town::with_survey(SURVEY);
    copy.write(STORE, town.read(STORE));
    copy.run("--lang en print s").fine();
    let own: Vec<_> = numbers(&copy).difference(&numbers(&town)).copied().collect();
    assert!(own.len() == 1 && own[0].prefix() != one.prefix(), "{own:?}");
    town.run("backup b").fine();
    town.run("--lang en print s").fine();
    let printed = numbers(&town);
    restore(&town, "b").fine();
    town.run("--lang en print s").fine();
    assert_eq!(numbers(&town).difference(&printed).count(), 1, "none is given twice");
    fs::remove_dir_all(town.path("results")).unwrap();
    assert!(!printed.contains(&first(&town)));
}

#[test]
fn a_list_that_was_tampered_with_names_no_other_files() {
    let town = Town::with_survey(SURVEY);
    ask(&town, 1);
    town.run("backup b").fine();
    let list = String::from_utf8(town.read("b/backup.json")).unwrap();
    for id in ["", ".", "..", "a\\nb", "../s", "a/b", "A B"] {
        town.write("b/backup.json", list.replace("\"s\"", &format!("\"{id}\"")));
        restore(&town, "b").refused();
    }
    for file in [
        "responses.sqlite",
        "merged.parquet",
        "../a.jsonl",
        ".a.jsonl",
        "definitions/../a.jsonl",
        "x\\ny.jsonl",
        "definitions",
        "a.sh",
    ] {
        town.write(
            "b/backup.json",
            list.replace("\"sha256\"", &format!("\"files\": {{ \"{file}\": \"x\" }}, \"sha256\"")),
        );
        assert!(
            restore(&town, "b").refused().err.contains("is not what the backup held"),
            "{file}"
        );
    }
    assert!(aside(&town).is_empty());
    restore(&town, STORE).refused();
    fs::copy(town.path(STORE), town.path("elsewhere.sqlite")).unwrap();
    assert!(restore(&town, "elsewhere.sqlite").refused().err.contains("of which survey"));
}

#[test]
fn a_database_is_set_aside_and_taken_in_again() {
    let Some((url, name_of)) = database("aside") else { return };
    let admin = std::env::var("MITREDEN_TEST_POSTGRES").unwrap();
    let town = online(ONLINE);
    let run = |words: &str| {
        town.run_with(
            &[&["--lang", "en"][..], &words.split(' ').collect::<Vec<_>>(), &["--store", &url]]
                .concat(),
        )
    };
    let server = Server::start(&town, &["--store", &url]);
    let finish = || {
        let mut person = Person::at(&server);
        person.begin("s", &[]).is(200);
        person.answer("s", &[("age", "30"), ("lives", "yes")]).is(200);
        person.answer("s", &[]).is(200);
        person.answer("s", &[(".do", "end")]).is(200).code()
    };
    finish();
    run("backup b").fine();
    let withdrawn = finish();
    finish();
    let mut open = Person::at(&server);
    open.begin("s", &[]).is(200);
    open.answer("s", &[("age", "44"), ("lives", "yes")]).is(200).shows("What first?");
    let told = run("restore b").fine().err;
    let kept = aside(&town).remove(0);
    assert!(name(&kept).starts_with("database.sqlite.2026-05-12T10-00-00"), "{}", kept.display());
    assert!(
        told.contains("2 responses, one interview under way")
            && told.contains(&name(&kept))
            && told.contains("--store"),
        "{told}"
    );
    run("restore b").fine();
    assert_eq!((aside(&town).len(), ids(&kept).len()), (2, 3));
    let told = run(&format!("restore results/s/{} --merge", name(&kept))).fine().err;
    assert!(
        told.contains("taken in beside what is here: 2 responses, one interview under way"),
        "{told}"
    );
    assert_eq!(sql(&admin, &name_of, "SELECT count(*) FROM mitreden.responses"), "3");
    open.get("/s/s/go").is(200).shows("What first?");
    Person::at(&server).post("/s/s/withdraw", &[("code", &withdrawn)]).is(200);
    let told = run(&format!("restore results/s/{} --merge", name(&kept))).fine().err;
    assert!(
        told.contains("nothing in it that was missing here; one that was erased stays erased."),
        "{told}"
    );
    assert_eq!(sql(&admin, &name_of, "SELECT count(*) FROM mitreden.responses"), "2");
}

#[test]
fn whoever_ends_an_interview_while_backups_are_put_back_is_in_a_named_file() {
    let town = online(ONLINE);
    let server = Server::start(&town, &["--trusted-proxy", "127.0.0.1"]);
    Person::at(&server).begin("s", &[]).is(200);
    town.run("backup b").fine();
    let stop = std::sync::atomic::AtomicBool::new(false);
    let ended = std::thread::scope(|scope| {
        let (stop, server) = (&stop, &server);
        let clients = (0..4).map(|client| {
            scope.spawn(move || {
                let mut ended = BTreeSet::new();
                for n in 0.. {
                    if stop.load(std::sync::atomic::Ordering::Relaxed) {
                        return ended;
                    }
                    let said = format!("client {client} says {n}");
                    let mut person = Person::at(server);
                    // On a fast machine there are more of them than one address may send.
                    person.comes_from(1_000_000 * client + n);
                    person.begin("s", &[]);
                    // A backup may take the interview away between any two pages.
                    let fields = [("age", "30"), ("lives", "yes"), ("idea", &said)];
                    for answers in [&fields[..2], &fields[2..], &[(".do", "end")][..]] {
                        if person.page.as_ref().is_some_and(|page| {
                            page.body.contains("name=\".part\"")
                                || page.body.contains("Your answers")
                        }) {
                            person.answer("s", answers);
                        }
                    }
                    if person
                        .page
                        .as_ref()
                        .is_some_and(|page| page.body.contains("Thank you so much!"))
                    {
                        ended.insert(said);
                    }
                }
                ended
            })
        });
        let clients: Vec<_> = clients.collect();
        for _ in 0..6 {
            std::thread::sleep(std::time::Duration::from_millis(150));
            restore(&town, "b").fine();
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        clients.into_iter().flat_map(|client| client.join().unwrap()).collect::<BTreeSet<_>>()
    });
    assert_eq!(server.stop(), 0);
    let mut found = BTreeSet::new();
    for path in aside(&town).into_iter().chain([town.path(STORE)]) {
        let read = Store::open_existing(&path).unwrap().unwrap().records(|record| {
            found.extend(record.answers["idea"].as_str().map(str::to_owned));
            Ok::<_, StoreError>(())
        });
        read.unwrap();
    }
    let lost: Vec<_> = ended.difference(&found).collect();
    assert!(ended.len() > 20 && lost.is_empty(), "{lost:?} of {} are nowhere", ended.len());
}
