//! How far a text is scrolled that does not fit its screen.

use std::cell::Cell;

use super::key::KeyPress;

/// The first line to show, and how far one can go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scroll {
    at: usize,
    /// How far one can go, which is known only once it is drawn, as the screen may change its size.
    most: Cell<usize>,
}

impl Scroll {
    /// The first line to show of so many, where so many fit.
    pub(super) fn begin(&self, lines: usize, height: usize) -> usize {
        self.most.set(lines.saturating_sub(height));
        self.at.min(self.most.get())
    }

    /// Moves by a line, or by a page of so many; whether there is anything to scroll and the key
    /// does it.
    pub(super) fn moves(&mut self, key: KeyPress, page: usize) -> bool {
        let most = self.most.get();
        let at = match key {
            KeyPress::Down => self.at + 1,
            KeyPress::PageDown => self.at + page,
            KeyPress::Up => self.at.saturating_sub(1),
            KeyPress::PageUp => self.at.saturating_sub(page),
            _ => return false,
        };
        self.at = at.min(most);
        most > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_no_further_than_the_text_and_nowhere_where_all_of_it_is_seen() {
        let mut scroll = Scroll::default();
        assert_eq!(scroll.begin(3, 5), 0);
        assert!(!scroll.moves(KeyPress::PageDown, 10));
        assert_eq!(scroll.begin(20, 5), 0);
        assert!(scroll.moves(KeyPress::PageDown, 10) && scroll.moves(KeyPress::PageDown, 10));
        assert_eq!(scroll.begin(20, 5), 15);
        assert!(scroll.moves(KeyPress::Up, 10) && !scroll.moves(KeyPress::Enter, 10));
        assert_eq!(scroll.begin(20, 5), 14);
        assert_eq!(scroll.begin(20, 12), 8, "the screen has become higher");
    }
}
