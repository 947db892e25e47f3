//! How much CPU the worst forms cost that can be sent to a page with a question of each type,
//! beside an honest person's, and how long the worst questionnaire is checked. `benches/README.md`
//! says how to read it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::format_collect,
    dead_code,
    reason = "a bench"
)]

#[path = "../tests/input/chain.rs"]
mod chain;
#[path = "../tests/server.rs"]
mod server;
#[path = "../tests/support.rs"]
mod support;
#[path = "../tests/serve/worst.rs"]
mod worst;

use std::time::{Duration, Instant};

use worst::{Cost, LIMIT, TIMES, measure};

/// So many questions hang on each other, and are to be checked in this time.
const CHAINED: usize = 5_000;
const CHECKED_WITHIN: Duration = Duration::from_secs(2);

fn main() {
    let times = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(100);
    println!(
        "{:<11} {:>9} {:>9}        (limits: {LIMIT} ms, and {TIMES} times an honest page's)",
        "", "honest", "worst"
    );
    let mut over = 0;
    for Cost { kind, what, honest, worst, status } in measure(times) {
        let is_over = worst > LIMIT || worst > TIMES * honest;
        over += usize::from(is_over);
        println!(
            "{kind:<11} {honest:>6.2} ms {worst:>6.2} ms  {status}  {what}{}",
            if is_over { "  OVER" } else { "" }
        );
    }
    assert!(over == 0, "{over} forms cost too much");
    let took = checked();
    println!("check of {CHAINED} chained questions: {took:.2?} (limit: {CHECKED_WITHIN:?})");
    assert!(took <= CHECKED_WITHIN, "checking takes too long");
}

/// The quickest of three.
fn checked() -> Duration {
    let town = support::Town::with_survey(&chain::survey(CHAINED));
    let once = |_| {
        let begun = Instant::now();
        town.run("check").fine();
        begun.elapsed()
    };
    (0..3).map(once).min().unwrap()
}
