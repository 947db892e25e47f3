//! The whole tool, as its users meet it: the real executable in a temporary town, and the house's
//! own rules.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::format_collect,
    clippy::similar_names,
    clippy::too_many_lines,
    reason = "a test ends with a panic, and says aloud what it skips"
)]

mod agenda;
mod alone;
mod arrivals;
mod attack;
mod beside;
mod browser;
mod budget;
mod catalogues;
mod check;
mod compare;
mod council;
mod days;
mod decided;
mod disk;
mod edits;
mod elsewhere;
mod example;
mod final_report;
mod floors;
mod folder;
mod forget;
mod glance;
mod handbook;
mod handin;
mod help;
mod hostile;
mod import;
mod init;
mod input;
mod invalid;
mod kcmo;
mod keyin;
mod kills;
mod kinds;
mod languages;
mod lists;
mod messages;
mod midpoint;
mod modes;
mod office;
mod package;
mod paper;
mod pdf;
mod plan;
mod preferences;
mod print;
mod pty;
mod published;
mod readme;
mod replicated_orders;
mod report;
mod restore;
mod schema;
mod serve;
mod server;
mod shifts;
mod short_names;
mod simulate;
mod skipping;
mod status;
mod stores;
mod street;
mod streets;
mod support;
mod table;
#[path = "samples/tools.rs"]
mod tools;
mod trouble;
mod types;
mod upkeep;
mod waves;
mod ways;
mod weigh;
mod wire;
