//! The whole tool, as its users meet it: the real executable in a temporary town, and the house's own rules.

mod check;
mod example;
mod floors;
mod hostile;
mod kcmo;
mod support;
