//! The page of made-up towns: what it says, and that it fits or says what to shorten.

mod case;
mod fits;
#[path = "../../../../tests/rooms/tell/council.rs"]
mod gallery;
mod says;

use case::Case;
