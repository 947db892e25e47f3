//! For tests: the response of `tests/grammar/record.jsonl`, and the survey it answers.

use super::record::Record;
use crate::base::diagnostics::{Place, Problems, Source};
use crate::base::ids::Code;
use crate::define::survey::{Item, Kind, Need, Question, Required, Survey, Text, read};

/// The line as it is committed.
pub(crate) const LINE: &str = include_str!("../../tests/grammar/record.jsonl").trim_ascii_end();

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
    let yaml = include_str!("../../tests/grammar/every-construct.yaml");
    let need = |code| Need { code: Code::new(code), was: Vec::new(), text: Text::plain(code), retired: None };
    let needs: Vec<Need> = NEEDS.split(' ').map(need).collect();
    read(&Source::new("every-construct.yaml", yaml), &needs, None, &mut Problems::new()).unwrap()
}
