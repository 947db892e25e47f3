//! Orders of needs that not everybody was asked about, and of needs that nobody rated: against what can be counted by hand.

use super::*;
