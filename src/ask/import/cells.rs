//! The cells of one row, as the mapping reads them.

use super::mapping::{Codes, Mapping, Slot, Special};
use super::table::Row;
use crate::locale::Say as _;
use mitreden_base::locale::{Lang, Word};

/// A row with the columns of the mapping.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) mapping: &'a Mapping,
    /// Where each column of the mapping is in the row.
    pub(super) columns: &'a [usize],
    pub(super) row: &'a Row,
    /// The language in which rejections are told.
    pub(super) lang: Lang,
}

/// A cell after recoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Left open.
    Empty,
    /// A special answer.
    Special(Special),
    /// A value as it stands in the file.
    Raw(&'a str),
    /// A value of the question's that stands for what is in the file.
    Coded(&'a str),
}

impl<'a> Cells<'a> {
    /// Why something is not taken: the message with this id.
    pub(super) fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang.say(id, words)
    }

    /// What stands in a column, whatever it means.
    pub(super) fn as_written(&self, slot: Slot) -> &'a str {
        self.columns.get(slot).and_then(|&column| self.row.cell(column)).unwrap_or_default()
    }

    /// What stands in a column; nothing where a word for "missing" stands.
    pub(super) fn raw(&self, slot: Slot) -> &'a str {
        let raw = self.as_written(slot);
        if self.mapping.missing.iter().any(|missing| missing == raw) { "" } else { raw }
    }

    /// A cell after recoding.
    pub(super) fn cell(&self, slot: Slot, codes: &'a Codes) -> Cell<'a> {
        self.recode(self.raw(slot), codes)
    }

    /// A value after recoding.
    pub(super) fn recode(&self, raw: &'a str, codes: &'a Codes) -> Cell<'a> {
        if raw.is_empty() || self.mapping.missing.iter().any(|missing| missing == raw) {
            return Cell::Empty;
        }
        match (codes.specials.get(raw), codes.codes.get(raw)) {
            (Some(special), _) => Cell::Special(*special),
            (None, Some(code)) => Cell::Coded(code),
            (None, None) => Cell::Raw(raw),
        }
    }

    /// The name of a column.
    pub(super) fn name(&self, slot: Slot) -> &'a str {
        self.mapping.columns.get(slot).map_or("", |column| &column.name)
    }

    /// The names of columns and what stands there, where anything does.
    pub(super) fn quote(&self, slots: &[Slot]) -> (String, String) {
        let filled: Vec<_> =
            slots.iter().copied().filter(|&slot| !self.raw(slot).is_empty()).collect();
        let named = if filled.is_empty() { slots } else { &filled };
        let join = |part: fn(&Self, Slot) -> &'a str| {
            named.iter().map(|&slot| part(self, slot)).collect::<Vec<_>>().join(", ")
        };
        (join(Self::name), join(Self::raw))
    }
}
