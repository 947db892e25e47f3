//! The keys of a mapping: the grammar's one table.

use crate::define::yaml::{Key, Table};

const fn needed(name: &'static str) -> Key {
    Key::needed(name)
}

const fn may(name: &'static str) -> Key {
    Key::optional(name)
}

const CODES: Key = may("codes");
const REFUSED: Key = may("refused");
const DONT_KNOW: Key = may("dont_know");
const UNANSWERED: Key = may("unanswered");
const NOT_ASKED: Key = may("not_asked");
const NONE: Key = may("none");

/// The top of the file.
pub(super) const MAPPING: Table = Table {
    what: "a mapping",
    keys: &[
        needed("survey"),
        may("file"),
        may("id"),
        needed("mode"),
        needed("lang"),
        may("source"),
        may("day"),
        may("place"),
        may("base_weight"),
        may("disposition"),
        needed("answers"),
        may("ignore"),
    ],
};

pub(super) const FILE: Table = Table {
    what: "`file`",
    keys: &[may("format"), may("sheet"), may("delimiter"), may("encoding"), may("decimal"), may("missing")],
};

/// A column with its codes.
pub(super) const FROM: Table = Table { what: "a column", keys: &[needed("from"), CODES] };

/// The same text in every row.
pub(super) const TEXT: Table = Table { what: "a fixed text", keys: &[needed("text")] };

/// The ways in which the answers to a question may stand in columns: each named by the key that only it has.
pub(super) type Forms = &'static [(&'static str, Table)];

pub(super) const VALUE: Forms = &[(
    "from",
    Table { what: "an answer in one column", keys: &[needed("from"), CODES, REFUSED, DONT_KNOW, UNANSWERED, NOT_ASKED, NONE] },
)];

pub(super) const MATRIX: Forms = &[(
    "rows",
    Table { what: "a matrix in columns", keys: &[needed("rows"), CODES, REFUSED, DONT_KNOW, UNANSWERED, NOT_ASKED, NONE] },
)];

pub(super) const RANKING: Forms = &[
    (
        "ranked",
        Table {
            what: "a ranking by places (`ranked`)",
            keys: &[needed("ranked"), CODES, REFUSED, DONT_KNOW, UNANSWERED, NOT_ASKED, NONE],
        },
    ),
    ("rank_of", Table { what: "a ranking by items (`rank_of`)", keys: &[needed("rank_of")] }),
];

pub(super) const MULTIPLE: Forms = &[
    (
        "picked",
        Table {
            what: "a multiple choice by picks (`picked`)",
            keys: &[needed("picked"), CODES, REFUSED, DONT_KNOW, UNANSWERED, NOT_ASKED, NONE],
        },
    ),
    ("ticked", Table { what: "a multiple choice by options (`ticked`)", keys: &[needed("ticked"), needed("yes")] }),
    (
        "split",
        Table {
            what: "a multiple choice in one column (`split`)",
            keys: &[needed("split"), needed("at"), CODES, REFUSED, DONT_KNOW, UNANSWERED, NOT_ASKED, NONE],
        },
    ),
];

pub(super) const POINTS: Forms = &[("points", Table { what: "points in columns", keys: &[needed("points")] })];
