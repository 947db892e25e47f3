//! Conditions and computed values, compiled where they stand.

use super::Reader;
use crate::define::logic::Expr;
use crate::define::yaml::{Node, scalar};

impl Reader<'_> {
    /// A condition at the `index`-th question; with `itself`, its own answer may be named.
    pub(super) fn condition(&mut self, node: &Node, _index: usize, _itself: bool) -> Option<Expr> {
        scalar(node, self.problems)?;
        Some(Expr {})
    }

    /// The expression of the `index`-th question, a computed value.
    pub(super) fn computed(&mut self, node: &Node, _index: usize) -> Option<Expr> {
        scalar(node, self.problems)?;
        Some(Expr {})
    }
}
