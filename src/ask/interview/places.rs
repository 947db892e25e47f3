//! Where codes stand in a list: looked up, however many there are, in the time it takes to read
//! them.

use std::collections::HashMap;

use mitreden_base::ids::Code;
use mitreden_define::survey::Item;

/// Up to so many items are searched one by one, which is faster than a map.
const FEW: usize = 16;

/// The items of a list by their codes.
pub(super) struct Places<'i> {
    items: &'i [Item],
    by_code: HashMap<&'i str, usize>,
}

impl<'i> Places<'i> {
    /// The places of these items. If two items have one code, the first counts.
    pub(super) fn of(items: &'i [Item]) -> Self {
        let many = items.iter().enumerate().rev().filter(|_| items.len() > FEW);
        Self { items, by_code: many.map(|(at, item)| (item.code.as_str(), at)).collect() }
    }

    /// The place of a code.
    pub(super) fn at(&self, code: &Code) -> Option<usize> {
        if self.items.len() > FEW {
            self.by_code.get(code.as_str()).copied()
        } else {
            self.items.iter().position(|item| item.code == *code)
        }
    }

    /// The place of a code; after all others if there is none.
    pub(super) fn or_last(&self, code: &Code) -> usize {
        self.at(code).unwrap_or(self.items.len())
    }

    /// The item of a code.
    pub(super) fn item(&self, code: &Code) -> Option<&'i Item> {
        self.items.get(self.at(code)?)
    }
}
