//! What people answered is for those who are meant to read it, from the moment it is written, and
//! nothing of it is left behind.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::support::{Run, Town};

const SURVEY: &str = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [street]\npages:\n  - page: p\n    questions:\n      - { id: q, type: number, text: Q }\n";

/// The program under a umask that hides nothing, with temporary files in the town's `tmp`.
fn command(town: &Town, args: &str) -> Command {
    let mut command = Command::new("sh");
    let script = format!(
        "umask 000; exec {}{} --now 2026-05-12T10:00 --lang en {args}",
        heeding(),
        env!("CARGO_BIN_EXE_mitreden")
    );
    command
        .current_dir(town.path(""))
        .env("TMPDIR", town.path("tmp"))
        .env("NO_COLOR", "1")
        .args(["-c", &script]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What lets a command heed signals that whoever runs the tests ignores, as shells do for what runs
/// in the background: it would rightly go on. Nothing where there is no such word.
fn heeding() -> &'static str {
    const WORDS: &str = "env --default-signal=INT,TERM,HUP ";
    let is_known =
        Command::new("sh").args(["-c", &format!("{WORDS} true")]).stderr(Stdio::null()).status();
    if is_known.is_ok_and(|status| status.success()) { WORDS } else { "" }
}

fn run(town: &Town, args: &str) -> Run {
    fs::create_dir_all(town.path("tmp")).unwrap();
    Run::of(&command(town, args).output().unwrap())
}

/// All files and folders below one, and who may do what with them.
fn rights(folder: &Path) -> Vec<(PathBuf, u32)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let Ok(about) = entry.path().symlink_metadata() else { continue };
        found.push((entry.path(), about.permissions().mode() & 0o7777));
        if about.is_dir() {
            found.extend(rights(&entry.path()));
        }
    }
    found
}

fn town() -> Town {
    let town = Town::with_survey(SURVEY);
    town.write("day.jsonl", "{\"q\": 1}\n{\"q\": 2}\n{\"q\": 3}\n");
    town
}

#[test]
fn nobody_else_can_read_what_people_answered_not_even_for_a_moment() {
    let town = town();
    let done = AtomicBool::new(false);
    let seen = std::thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let mut open = Vec::new();
            while !done.load(Ordering::Relaxed) {
                for part in ["tmp", "results/s", "safe"] {
                    // What lies in a folder that others cannot enter is out of their reach.
                    let all = rights(&town.path(part));
                    let is_store = |path: &Path| path.to_string_lossy().contains("sqlite");
                    open.extend(all.into_iter().filter(|(path, mode)| {
                        mode & 0o077 != 0 && (path.is_dir() || is_store(path))
                    }));
                }
            }
            open
        });
        run(&town, "street s --place Square --interviewer AB --script day.jsonl").fine();
        run(&town, "handin s").fine();
        run(&town, "merge s").fine();
        run(&town, "backup safe").fine();
        run(&town, "restore safe").fine();
        run(&town, "rank s").refused();
        done.store(true, Ordering::Relaxed);
        watching.join().unwrap()
    });
    assert!(seen.is_empty(), "{seen:?}");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    for folder in ["results", "results/s", "safe"] {
        assert_eq!(mode(&town.path(folder)), 0o700, "{folder}");
    }
    let stores = rights(&town.path("results/s"))
        .into_iter()
        .filter(|(path, _)| path.to_string_lossy().contains(".sqlite"));
    let stores: Vec<_> = stores.chain(rights(&town.path("safe"))).collect();
    assert!(stores.len() >= 3 && stores.iter().all(|(_, mode)| *mode == 0o600), "{stores:?}");
    let handin = fs::read_dir(town.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|end| end == "handin"));
    assert_eq!(mode(&handin.unwrap()), 0o600);
    assert!(rights(&town.path("tmp")).is_empty());
}

#[test]
fn where_results_are_a_groups_they_are_for_that_group() {
    let town = town();
    fs::create_dir(town.path("results")).unwrap();
    fs::set_permissions(town.path("results"), fs::Permissions::from_mode(0o2770)).unwrap();
    run(&town, "street s --place Square --interviewer AB --script day.jsonl").fine();
    // While it is open its log is there, too.
    let store =
        mitreden::keep::store::Store::open_existing(&town.path("results/s/responses.sqlite"))
            .unwrap()
            .unwrap();
    store.size().unwrap();
    let found = rights(&town.path("results"));
    let of = |end: &str| found.iter().find(|(path, _)| path.ends_with(end)).map(|(_, mode)| *mode);
    assert_eq!((of("s"), of("responses.sqlite")), (Some(0o2770), Some(0o660)));
    assert_eq!(
        (of("responses.sqlite-wal"), of("responses.sqlite-shm")),
        (Some(0o660), Some(0o660))
    );
}

#[test]
fn what_older_versions_made_is_tightened_and_that_is_said_once() {
    let town = town();
    run(&town, "street s --place Square --interviewer AB --script day.jsonl").fine();
    let mode = |path: &str, mode| {
        fs::set_permissions(town.path(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("results/s", 0o755);
    mode("results/s/responses.sqlite", 0o644);
    town.write("s-laptop-1.handin", "x");
    mode("s-laptop-1.handin", 0o644);
    let told = run(&town, "check").fine();
    assert!(
        told.err.contains("Other users of this computer could read what people answered (4 files and folders: results/s,"),
        "{}",
        told.err
    );
    assert!(!run(&town, "check").fine().err.contains("Other users"));
    let found = rights(&town.path("results"));
    assert!(found.iter().all(|(_, mode)| mode.trailing_zeros() >= 6), "{found:?}");
}

/// How often a process is to be caught at work: it may be done before it can be.
const TRIES: usize = 20;

/// Starts something that takes its time and waits until it has something temporary.
fn busy(town: &Town, args: &str) -> Child {
    let child = command(town, args).spawn().unwrap();
    let begun = Instant::now();
    while unfinished(town).is_empty() {
        assert!(begun.elapsed() < Duration::from_mins(1), "nothing temporary in {args}");
        std::thread::sleep(Duration::from_millis(2));
    }
    child
}

fn unfinished(town: &Town) -> Vec<PathBuf> {
    let all = rights(&town.path("tmp")).into_iter().chain(rights(&town.path("results")));
    all.map(|(path, _)| path)
        .filter(|path| {
            path.to_string_lossy().contains("mitreden-scratch-")
                || path.to_string_lossy().contains("/.mitreden-")
        })
        .collect()
}

#[test]
fn who_is_told_to_stop_leaves_nothing_and_what_was_killed_is_swept_at_the_next_start() {
    use std::os::unix::process::ExitStatusExt;

    let town = Town::of(".");
    run(&town, "simulate digitales-leoben-2026 -n 3000").fine();
    for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        for command in ["report digitales-leoben-2026", "merge digitales-leoben-2026"] {
            let caught = || {
                let mut child = busy(&town, command);
                Command::new("kill")
                    .args([&format!("-{signal}"), &child.id().to_string()])
                    .status()
                    .unwrap();
                let ended = child.wait().unwrap();
                assert!(
                    unfinished(&town).is_empty(),
                    "{command} and {signal}: {:?}",
                    unfinished(&town)
                );
                // It may have been done just before.
                assert!(
                    ended.success() || ended.signal() == Some(number),
                    "{command} and {signal}: {ended}"
                );
                !ended.success()
            };
            assert!((0..TRIES).any(|_| caught()), "{command} was always done before {signal}");
        }
    }
    let killed = || {
        let mut child = busy(&town, "merge digitales-leoben-2026");
        child.kill().unwrap();
        child.wait().unwrap();
        !unfinished(&town).is_empty()
    };
    assert!((0..TRIES).any(|_| killed()), "nothing was left by what was killed");
    run(&town, "check").fine();
    assert!(unfinished(&town).is_empty(), "{:?}", unfinished(&town));
    // What somebody works with stays: they are held where they are while another command begins.
    let signal = |child: &Child, signal: &str| {
        assert!(
            Command::new("kill")
                .args([signal, &child.id().to_string()])
                .status()
                .unwrap()
                .success()
        );
    };
    let held = || {
        let mut child = busy(&town, "report digitales-leoben-2026");
        // What is made is locked a moment later; swept before that, it is made once more.
        std::thread::sleep(Duration::from_millis(50));
        signal(&child, "-STOP");
        if !unfinished(&town).is_empty() {
            return Some(child);
        }
        signal(&child, "-CONT");
        assert!(child.wait().unwrap().success());
        None
    };
    let mut other = (0..TRIES).find_map(|_| held()).unwrap();
    let before = unfinished(&town);
    run(&town, "check").fine();
    assert_eq!(unfinished(&town), before);
    signal(&other, "-CONT");
    assert!(other.wait().unwrap().success());
    assert!(unfinished(&town).is_empty(), "{:?}", unfinished(&town));
}

#[test]
fn a_hand_in_that_is_not_sealed_is_refused_where_the_town_has_a_key() {
    let town = town();
    run(&town, "street s --place Square --interviewer AB --script day.jsonl").fine();
    run(&town, "handin s").fine();
    let office = Town::with_survey(SURVEY);
    let handin = fs::read_dir(town.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|end| end == "handin"));
    office.write("a.handin", fs::read(handin.unwrap()).unwrap());
    let public = mitreden::keep::sealing::PrivateKey::generate().public().to_string();
    office.write(
        "town/town.yaml",
        format!("town: test\nname: Test\nlanguages: [en]\nhandin_key: {public}\n"),
    );
    let refused = run(&office, "merge s a.handin").refused();
    assert!(
        refused.err.contains("a.handin is not sealed, and this town seals what is handed in"),
        "{}",
        refused.err
    );
    assert!(
        refused.err.contains("--plain") && !office.path("results/s/responses.sqlite").exists(),
        "{}",
        refused.err
    );
    assert!(run(&office, "merge s a.handin --plain").fine().err.contains("3 new"));
}
