//! The cells of one row, as the mapping reads them.

use super::mapping::{Codes, Mapping, Slot, Special};
use super::table::Row;
use crate::locale::Say as _;
use mitreden_base::locale::{Lang, Word};

/// The cells of a row, by the columns of the mapping.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) mapping: &'a Mapping,
    /// The place in the row of each column of the mapping.
    pub(super) columns: &'a [usize],
    pub(super) row: &'a Row,
    /// The language in which rejections are told.
    pub(super) lang: Lang,
}

/// A cell after recoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// The cell was left open.
    Empty,
    /// The cell holds a special answer.
    Special(Special),
    /// The cell holds a value as it stands in the file.
    Raw(&'a str),
    /// The cell's value in the file stands for this value of the question.
    Coded(&'a str),
}

impl<'a> Cells<'a> {
    /// The words of the message with this id, which say why something is not taken.
    pub(super) fn say(&self, id: &str, words: &[(&str, Word)]) -> String {
        self.lang.say(id, words)
    }

    /// The text in a column, whatever it means.
    pub(super) fn as_written(&self, slot: Slot) -> &'a str {
        self.columns.get(slot).and_then(|&column| self.row.cell(column)).unwrap_or_default()
    }

    /// The text in a column; empty where a word for "missing" stands.
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
