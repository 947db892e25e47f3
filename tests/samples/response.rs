//! For tests: the response of `tests/grammar/record.jsonl`, and the survey it answers. Each floor
//! that wants it takes it in as a module of its own tests.

#![allow(dead_code, reason = "no floor wants all of it")]

use mitreden_base::diagnostics::{Place, Problems, Source};
use mitreden_base::ids::Code;
use mitreden_define::survey::{Item, Kind, Need, Question, Required, Survey, Text, read};
use mitreden_keep::record::Record;

/// The line as it is committed.
pub(crate) const LINE: &str = include_str!("../grammar/record.jsonl").trim_ascii_end();

/// The record it is.
pub(crate) fn record() -> Record {
    Record::from_line(LINE).unwrap()
}

/// An item with a code.
pub(crate) fn item(code: &str) -> Item {
    Item { other: code == "other", ..Item::new(Code::new(code), Text::plain(code)) }
}

/// Items with these codes.
pub(crate) fn items(codes: &str) -> Vec<Item> {
    codes.split(' ').map(item).collect()
}

/// A question of a kind.
pub(crate) fn question(id: &str, kind: Kind) -> Question {
    Question {
        id: Code::new(id),
        page: 0,
        place: Place::file(&Source::new("sample.yaml", "")),
        text: Text::plain(id),
        label: None,
        hint: None,
        kind,
        retired: Vec::new(),
        required: Required::No,
        allow: None,
        show_if: None,
        checks: Vec::new(),
        warnings: Vec::new(),
        facet: None,
    }
}

const NEEDS: &str = "wifi help parking schools reporting online-office participation transparency";

/// The survey it answers: the one with every construct.
pub(crate) fn survey() -> Survey {
    let yaml = include_str!("../grammar/every-construct.yaml");
    let need = |code| Need {
        code: Code::new(code),
        was: Vec::new(),
        text: Text::plain(code),
        retired: None,
    };
    let needs: Vec<Need> = NEEDS.split(' ').map(need).collect();
    read(&Source::new("every-construct.yaml", yaml), &needs, None, &mut Problems::new()).unwrap()
}
