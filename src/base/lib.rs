//! The ground floor: what every room stands on and nothing of the survey trade.

pub mod calendar;
pub mod colour;
pub mod diagnostics;
pub mod ids;
pub mod locale;
pub mod seed;
pub mod visible;
