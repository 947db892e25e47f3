//! The office: everything a town does with its surveys, for whoever asks for it, at a terminal, on
//! a page or from another program.
//!
//! A piece of work takes the town's [`Folder`](town::Folder), what is wished, and a
//! [`Teller`](teller::Teller) with language, clock and ear; it returns what came of it as values,
//! or a [`Failure`](failure::Failure). It knows no command line and prints nothing.
//!
//! ```no_run
//! use mitreden_office::rank::{RankWish, rank};
//! use mitreden_office::teller::Teller;
//! use mitreden_office::town::{Folder, Machine};
//!
//! # fn first(machine: Machine, teller: &dyn Teller)
//! # -> Result<(), mitreden_office::failure::Failure> {
//! let town = Folder::find(None, machine)?;
//! let wish = RankWish {
//!     survey: "digital-needs", by: None, rows: None, mode: None, accept_losses: false,
//!     dataset: None,
//! };
//! let ranked = rank(&town, wish, teller)?;
//! let order = ranked.rankings.rankings.first().unwrap();
//! for (need, place) in order.ranked() {
//!     println!("{}: {}", place.rank(), ranked.survey.needs[need.need].code);
//! }
//! # Ok(())
//! # }
//! ```

pub mod agenda;
mod among;
pub mod backup;
pub mod budget;
pub mod check;
pub mod compare;
pub mod copy;
pub mod database;
pub mod erase;
pub mod explain;
pub mod failure;
pub mod handin;
pub mod import;
pub mod init;
pub mod invite;
pub mod keys;
pub mod laptop;
pub mod locale;
pub mod merge;
pub mod paper;
pub mod plan;
pub mod promise;
pub mod purge;
pub mod rank;
pub mod report;
pub mod restore;
pub mod results;
pub mod serve;
pub mod simulate;
pub mod sources;
pub mod status;
pub mod street;
pub mod table;
pub mod teller;
pub mod town;
pub mod weigh;

#[cfg(test)]
#[path = "../../tests/samples/response.rs"]
mod sample;
