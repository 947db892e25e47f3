//! How much CPU the worst forms cost that can be sent to a page with a question of each type,
//! beside an honest person's. `benches/README.md` says how to read it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::format_collect,
    dead_code,
    reason = "a bench"
)]

#[path = "../tests/server.rs"]
mod server;
#[path = "../tests/support.rs"]
mod support;
#[path = "../tests/serve/worst.rs"]
mod worst;

use worst::{Cost, LIMIT, TIMES, measure};

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
}
