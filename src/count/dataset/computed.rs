//! The type of a computed column: that of its expression.

use super::columns::Holds;
use crate::define::logic::Expr;

pub(super) fn holds(_value: &Expr) -> Holds {
    Holds::Number
}
