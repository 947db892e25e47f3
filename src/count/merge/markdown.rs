//! The protocol of a merge for people, as Markdown. Without a clock: the same merge is the same bytes.

use super::protocol::Protocol;

/// Renders a protocol.
pub fn markdown(_protocol: &Protocol) -> String {
    String::new()
}
