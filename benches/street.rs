//! From the key to the next question, against one bare sync of the same disk: what an interviewer
//! waits for.
//!
//! `cargo bench --bench street -- 500` takes another number of answers.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement ends with a panic and prints"
)]

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use mitreden::ask::collect::Keeper;
use mitreden::ask::interview::{Interview, JournalEntry, Plan, Setting};
use mitreden::ask::terminal::{Event, KeepInterview, KeyPress, NotKept, Session, SessionOpening};
use mitreden::base::diagnostics::{Problems, Source};
use mitreden::define::survey::{Mode, read};
use mitreden::keep::journal::Begun;
use mitreden::keep::store::Store;

struct Kept<'s>(Keeper<'s>);

impl KeepInterview for Kept<'_> {
    fn keep(&mut self, new: &[JournalEntry], now: Duration) -> Result<(), NotKept> {
        let millis = i64::try_from(now.as_millis()).unwrap();
        self.0.keep(new, millis).map_err(|error| NotKept::from(&error))
    }
}

fn main() {
    let answers: usize = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(300);
    let page = |n: usize| {
        format!(
            "  - page: p{n}\n    questions:\n      - {{ id: q{n}, type: rating, text: Question {n}, scale: {{ from: 1, to: 5 }} }}\n"
        )
    };
    let text = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [street]\npages:\n".to_owned()
        + &(0..=answers).map(page).collect::<String>();
    let survey = read(&Source::new("s.yaml", &text), &[], None, &mut Problems::new()).unwrap();
    let plan = Plan::new(survey.clone()).unwrap();
    // In the folder of the build, because /tmp is often memory.
    let folder =
        tempfile::Builder::new().prefix("bench-").tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut store =
        Store::open(&folder.path().join("responses.sqlite"), || [1; 32].into()).unwrap();
    let mut bare = File::create(folder.path().join("bare")).unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    let setting = Setting { mode: Mode::Street, lang: "en".into(), seed: 1, today: Some(day) };
    let begun = Begun {
        id: uuid::Uuid::from_u128(1),
        survey: "s".into(),
        definition: survey.definition.hash.clone(),
        mode: Mode::Street,
        lang: "en".into(),
        seed: 1,
        day,
        device: None,
        place: None,
        shift: None,
        interviewer: None,
        flags: Vec::new(),
    };
    let mut keep = Kept(Keeper::begin(&mut store, begun).unwrap());
    let mut session =
        Session::new(&plan, Interview::new(&plan, setting), SessionOpening::Question, false);
    let (mut synced, mut asked) = (Vec::new(), Vec::new());
    for n in 0..answers {
        // By turns, so that both meet the same disk.
        let from = Instant::now();
        bare.write_all(&[7; 4096]).unwrap();
        bare.sync_data().unwrap();
        synced.push(from.elapsed());
        let from = Instant::now();
        session.handle(&Event::Key(KeyPress::Char('4')), from.elapsed(), &mut keep);
        black_box(session.view(80, 24));
        asked.push(from.elapsed());
        assert!(
            session
                .view(80, 24)
                .lines
                .iter()
                .any(|line| line.text.ends_with(&format!("Question {}", n + 1))),
            "{n}"
        );
    }
    let at = |times: &mut Vec<Duration>, share: usize| {
        times.sort();
        times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0
    };
    println!("{answers} answers                   median    95 %");
    println!(
        "bare sync                 {:>8.2} {:>8.2} ms",
        at(&mut synced, 50),
        at(&mut synced, 95)
    );
    println!(
        "key to next question      {:>8.2} {:>8.2} ms",
        at(&mut asked, 50),
        at(&mut asked, 95)
    );
    println!(
        "beyond the bare sync      {:>8.2} {:>8.2} ms",
        at(&mut asked, 50) - at(&mut synced, 50),
        at(&mut asked, 95) - at(&mut synced, 95)
    );
}
