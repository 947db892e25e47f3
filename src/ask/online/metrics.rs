//! What the server counts of itself, as Prometheus reads it. No number is about a person.

use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use super::site::ServedSurvey;
use mitreden_keep::online::{Counted, OnlineCounts};

/// Upper bounds of the classes of time that a page took, in seconds.
const BOUNDS: [f64; 8] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// Counters since the start.
#[derive(Debug)]
pub(super) struct Metrics {
    /// How many pages were sent, by the first digit of their status.
    pages: [AtomicU64; 6],
    took: [AtomicU64; BOUNDS.len() + 1],
    micros: AtomicU64,
    /// How often the store could not be written or read.
    pub(super) trouble: AtomicU64,
    /// How many requests were over a limit.
    pub(super) limited: AtomicU64,
    /// The counts of each survey that are not in the store yet.
    unwritten: Vec<Mutex<OnlineCounts>>,
}

impl Metrics {
    /// Counters that are all at zero.
    pub(super) fn new(surveys: usize) -> Self {
        let counter = || AtomicU64::new(0);
        Self {
            pages: std::array::from_fn(|_| counter()),
            took: std::array::from_fn(|_| counter()),
            micros: counter(),
            trouble: counter(),
            limited: counter(),
            unwritten: (0..surveys).map(|_| Mutex::default()).collect(),
        }
    }

    /// Notes a page that was sent.
    pub(super) fn page(&self, status: u16, took: Duration) {
        let class = usize::from(status / 100).min(self.pages.len() - 1);
        self.pages[class].fetch_add(1, Relaxed);
        let class =
            BOUNDS.iter().position(|bound| took.as_secs_f64() <= *bound).unwrap_or(BOUNDS.len());
        self.took[class].fetch_add(1, Relaxed);
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Relaxed);
    }

    /// Counts an event of a survey, which may be written later.
    pub(super) fn note(&self, served: usize, counted: Counted, n: u64) {
        if let Some(counts) = self.unwritten.get(served) {
            counts.lock().unwrap_or_else(PoisonError::into_inner).add(counted, n);
        }
    }

    /// Takes the counts that are not in the store yet.
    pub(super) fn take(&self, served: usize) -> OnlineCounts {
        self.unwritten
            .get(served)
            .map(|counts| {
                std::mem::take(&mut *counts.lock().unwrap_or_else(PoisonError::into_inner))
            })
            .unwrap_or_default()
    }

    /// Gives back counts that could not be written.
    pub(super) fn give_back(&self, served: usize, counts: &OnlineCounts) {
        if let Some(unwritten) = self.unwritten.get(served) {
            let mut unwritten = unwritten.lock().unwrap_or_else(PoisonError::into_inner);
            counts.iter().for_each(|(word, n)| unwritten.add_word(word, n));
        }
    }

    /// The text that Prometheus reads; the counts of surveys are those of the store.
    pub(super) fn text(&self, surveys: &[(&ServedSurvey, Option<OnlineCounts>)]) -> String {
        let mut text = String::new();
        let mut family = |name: &str, kind: &str, help: &str, lines: &[(String, f64)]| {
            // Writing to a String cannot fail.
            let _ = write!(text, "# HELP mitreden_{name} {help}\n# TYPE mitreden_{name} {kind}\n");
            for (labels, value) in lines {
                let _ = writeln!(text, "mitreden_{name}{labels} {value}");
            }
        };
        let of = |counter: &AtomicU64| counter.load(Relaxed) as f64;
        let pages: Vec<_> = (2..6)
            .map(|class| (format!("{{class=\"{class}xx\"}}"), of(&self.pages[class])))
            .collect();
        family("pages_total", "counter", "Pages sent, by class of status.", &pages);
        let mut sum = 0.0;
        let mut took: Vec<_> = Vec::new();
        for (at, counter) in self.took.iter().enumerate() {
            sum += of(counter);
            let bound = BOUNDS.get(at).map_or("+Inf".to_owned(), ToString::to_string);
            took.push((format!("_bucket{{le=\"{bound}\"}}"), sum));
        }
        took.extend([("_sum".to_owned(), of(&self.micros) / 1e6), ("_count".to_owned(), sum)]);
        family("page_seconds", "histogram", "Time that a page took.", &took);
        family(
            "store_trouble_total",
            "counter",
            "Times the store could not be used.",
            &[(String::new(), of(&self.trouble))],
        );
        family(
            "limited_total",
            "counter",
            "Requests over a limit.",
            &[(String::new(), of(&self.limited))],
        );
        for counted in Counted::ALL {
            let line = |(served, counts): &(&ServedSurvey, Option<OnlineCounts>)| {
                let counts = counts.as_ref()?;
                Some((format!("{{survey=\"{}\"}}", served.survey().id), counts.of(counted) as f64))
            };
            let lines: Vec<_> = surveys.iter().filter_map(line).collect();
            family(
                &format!("{}_total", counted.word()),
                "counter",
                "Counted since the survey began.",
                &lines,
            );
        }
        let unknown = surveys.iter().flat_map(|(served, counts)| {
            let counts = counts.iter().flat_map(OnlineCounts::unknown);
            counts.map(|(word, n)| {
                let labels = format!("{{survey=\"{}\",what={word:?}}}", served.survey().id);
                (labels, n as f64)
            })
        });
        let unknown: Vec<_> = unknown.collect();
        if !unknown.is_empty() {
            let help = "Counted by a newer version since the survey began.";
            family("unknown_total", "counter", help, &unknown);
        }
        text
    }
}
