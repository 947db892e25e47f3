//! Kills at random moments: what was answered before the next question appeared is in the store,
//! whatever happens.
//!
//! `MITREDEN_KILLS=300 MITREDEN_SEED=7 cargo test kills -- --nocapture` kills more often, or
//! otherwise.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use mitreden::ask::interview::JournalEntry;
use mitreden::base::locale::Lang;
use mitreden::define::answer::Answer;
use mitreden::keep::store::{Store, StoreError};
use mitreden::office::locale::Say as _;

use crate::support::Town;

const QUESTIONS: u64 = 12;
/// A process that says nothing for so long hangs.
const PATIENCE: Duration = Duration::from_secs(20);

fn survey() -> String {
    let page = |n: u64| {
        format!(
            "  - page: p{n}\n    questions:\n      - {{ id: q{n}, type: number, text: Question {n}, min: 0, max: 9999999 }}\n"
        )
    };
    "survey: s\ntitle: T\nlanguages: [en]\nmodes: [street]\npages:\n".to_owned()
        + &(1..=QUESTIONS).map(page).collect::<String>()
}

/// What the driver knows of the interviews it holds.
#[derive(Default)]
struct Known {
    interview: u64,
    /// The question on the screen.
    at: u64,
    /// Answers whose next question has appeared.
    kept: BTreeSet<u64>,
    /// The answer on its way.
    sent: Option<u64>,
    /// The last question of this interview whose answer is kept.
    last: u64,
    ended: u64,
}

impl Known {
    /// What is to be typed now that a line was printed, if anything.
    fn reply(&mut self, line: &str) -> Option<String> {
        let say = |id: &str| Lang::En.say(id, &[]);
        if let Some(n) = line.strip_prefix("Question ").and_then(|n| n.parse::<u64>().ok()) {
            self.at = n;
            return None;
        }
        if line == say("ask-line-number") {
            assert!(
                self.at > self.last,
                "question {} is asked again after {} was kept",
                self.at,
                self.last
            );
            self.settle();
            self.last = self.at - 1;
            self.sent = Some(self.interview * 100 + self.at);
            return self.sent.map(|value| value.to_string());
        }
        let begins = line == format!("q: {}", say("shift-key-leave"));
        if begins {
            self.ended += u64::from(self.last == QUESTIONS);
            (self.interview, self.last, self.sent) = (self.interview + 1, 0, None);
            return Some(String::new());
        }
        if line == say("ask-keys-review") {
            self.settle();
            self.last = QUESTIONS;
            return Some(String::new());
        }
        let goes_on = line == format!("l: {}", say("pending-key-later"));
        (goes_on || line == say("ask-keys-end") || line == say("ask-keys-opening"))
            .then(String::new)
    }

    fn settle(&mut self) {
        self.kept.extend(self.sent.take());
    }
}

struct Run {
    child: Child,
    keys: ChildStdin,
    lines: Receiver<String>,
}

fn start(town: &Town) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
    command.current_dir(town.path(".")).args([
        "--lang",
        "en",
        "street",
        "s",
        "--plain",
        "--place",
        "P",
        "--interviewer",
        "AB",
    ]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let (keys, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (to, lines) = channel();
    thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).try_for_each(|line| to.send(line))
    });
    Run { child, keys, lines }
}

/// Answers until the moment comes, then kills.
fn drive(town: &Town, known: &mut Known, moment: Duration) {
    let mut run = start(town);
    let until = Instant::now() + moment;
    while let Ok(line) = run.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
        if let Some(reply) = known.reply(&line) {
            run.keys.write_all((reply + "\n").as_bytes()).unwrap();
        }
    }
    run.child.kill().unwrap();
    run.child.wait().unwrap();
}

fn whole(value: f64) -> u64 {
    value.to_string().parse().unwrap()
}

/// All numbers that are in the store, and how many interviews have ended.
fn stored(town: &Town) -> (BTreeSet<u64>, u64, usize) {
    let Some(store) = Store::open_existing(&town.path("results/s/responses.sqlite")).unwrap()
    else {
        return (BTreeSet::new(), 0, 0);
    };
    let mut found = BTreeSet::new();
    let pending = store.pending().unwrap();
    for happening in pending.iter().flat_map(|pending| &pending.happenings) {
        if let JournalEntry::Answer { answer: Answer::Number(value), .. } =
            JournalEntry::from_line(&happening.what).unwrap()
        {
            found.insert(whole(value));
        }
    }
    let mut ended = 0;
    let read = store.records(|record| {
        ended += 1;
        found.extend(record.answers.values().filter_map(serde_json::Value::as_f64).map(whole));
        Ok::<_, StoreError>(())
    });
    read.unwrap();
    (found, ended, pending.len())
}

#[test]
fn what_was_answered_outlives_kills_at_random_moments() {
    let of = |name: &str, default: u64| {
        std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
    };
    let (kills, mut seed) = (of("MITREDEN_KILLS", 25), of("MITREDEN_SEED", 2026));
    let town = Town::with_survey(&survey());
    let mut known = Known::default();
    for n in 0..kills {
        // Steele and others, "Fast splittable pseudorandom number generators", 2014.
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let moment = Duration::from_micros((z ^ (z >> 31)) % 300_000);
        drive(&town, &mut known, moment);
        let (found, ended, open) = stored(&town);
        let lost: Vec<_> = known.kept.difference(&found).collect();
        assert!(lost.is_empty(), "kill {n}: {lost:?} is lost");
        assert!(
            ended >= known.ended && open <= 1,
            "kill {n}: {ended} of {} ended, {open} open",
            known.ended
        );
        // What was on its way may have arrived; then its interview may even have ended.
        known.sent = None;
    }
    let mut run = start(&town);
    let before = known.ended;
    while known.ended < before + 2 {
        let line = run.lines.recv_timeout(PATIENCE).expect("it goes on");
        if let Some(reply) = known.reply(&line) {
            run.keys.write_all((reply + "\n").as_bytes()).unwrap();
        }
    }
    drop(run.keys);
    assert!(run.child.wait().unwrap().success());
    println!(
        "{kills} kills: {} answers kept, {} interviews ended",
        known.kept.len(),
        stored(&town).1
    );
}
