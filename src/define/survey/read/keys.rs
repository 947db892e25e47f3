//! The keys of the questionnaire: the grammar's one table.

use crate::define::yaml::{Key, Table};

const fn needed(name: &'static str) -> Key {
    Key::needed(name)
}

const fn may(name: &'static str) -> Key {
    Key::optional(name)
}

/// The top of the file.
pub(super) const SURVEY: Table = Table {
    what: "a survey",
    keys: &[
        needed("survey"),
        needed("title"),
        needed("languages"),
        needed("modes"),
        may("opens"),
        may("closes"),
        may("intro"),
        may("consent"),
        may("thanks"),
        may("needs"),
        may("ranking"),
        needed("pages"),
        may("population"),
        may("quotas"),
        may("scores"),
    ],
};

pub(super) const RANKING: Table = Table { what: "`ranking`", keys: &[may("top"), may("unsatisfied_at_most")] };

pub(super) const PAGE: Table = Table { what: "a page", keys: &[needed("page"), may("title"), may("show_if"), needed("questions")] };

pub(super) const RULE: Table = Table { what: "a rule", keys: &[needed("if"), needed("say")] };

pub(super) const ITEM: Table = Table { what: "an option", keys: &[needed("text"), may("other"), may("exclusive"), may("pin")] };

pub(super) const NEED: Table = Table { what: "a need", keys: &[needed("text"), may("retired")] };

pub(super) const SOME_NEEDS: Table = Table { what: "options taken from the needs", keys: &[needed("needs")] };

pub(super) const SCALE: Table =
    Table { what: "a scale", keys: &[needed("from"), needed("to"), may("best"), may("low"), may("high")] };

pub(super) const PICK: Table = Table { what: "`pick`", keys: &[may("min"), may("max")] };

pub(super) const POPULATION: Table = Table { what: "`population`", keys: &[may("among"), may("size"), needed("margins")] };

pub(super) const MARGIN: Table =
    Table { what: "a margin", keys: &[needed("of"), may("source"), may("shares"), may("counts"), may("collapse")] };

pub(super) const QUOTA: Table = Table { what: "a quota", keys: &[needed("of"), may("mode"), needed("target")] };

pub(super) const SCORE: Table = Table { what: "a score", keys: &[needed("type"), needed("items")] };

/// The keys of each type of question.
pub(super) const QUESTIONS: &[(&str, Table)] = &[
    (
        "single",
        table(
            "a single choice",
            &[ID, TYPE, TEXT, HINT, SHOW, CHECK, WARN, REQUIRED, ALLOW, FACET, WEIGHT, OPTIONS, may("ordered"), may("order")],
        ),
    ),
    (
        "multiple",
        table(
            "a multiple choice",
            &[
                ID,
                TYPE,
                TEXT,
                HINT,
                SHOW,
                CHECK,
                WARN,
                REQUIRED,
                ALLOW,
                FACET,
                WEIGHT,
                OPTIONS,
                may("order"),
                may("pick"),
                may("none"),
            ],
        ),
    ),
    (
        "ranking",
        table(
            "a ranking",
            &[
                ID,
                TYPE,
                TEXT,
                HINT,
                SHOW,
                CHECK,
                WARN,
                REQUIRED,
                ALLOW,
                FACET,
                WEIGHT,
                OPTIONS,
                may("order"),
                may("top"),
                may("none"),
            ],
        ),
    ),
    (
        "points",
        table(
            "a spread of points",
            &[ID, TYPE, TEXT, HINT, SHOW, CHECK, WARN, REQUIRED, ALLOW, FACET, WEIGHT, OPTIONS, may("order"), needed("total")],
        ),
    ),
    (
        "rating",
        table("a rating", &[ID, TYPE, TEXT, HINT, SHOW, CHECK, WARN, REQUIRED, ALLOW, FACET, WEIGHT, may("need"), needed("scale")]),
    ),
    (
        "matrix",
        table(
            "a matrix",
            &[
                ID,
                TYPE,
                TEXT,
                HINT,
                SHOW,
                CHECK,
                WARN,
                REQUIRED,
                ALLOW,
                FACET,
                WEIGHT,
                needed("rows"),
                may("order"),
                needed("scale"),
            ],
        ),
    ),
    (
        "best-worst",
        table(
            "a best-worst question",
            &[ID, TYPE, TEXT, HINT, SHOW, CHECK, WARN, REQUIRED, ALLOW, OPTIONS, needed("per_task"), needed("tasks")],
        ),
    ),
    (
        "number",
        table("a number", &[ID, TYPE, TEXT, HINT, SHOW, CHECK, WARN, REQUIRED, ALLOW, may("min"), may("max"), may("integer")]),
    ),
    ("date", table("a date", &[ID, TYPE, TEXT, HINT, SHOW, CHECK, WARN, REQUIRED, ALLOW, may("min"), may("max")])),
    (
        "text",
        table(
            "an open question",
            &[ID, TYPE, TEXT, HINT, SHOW, CHECK, WARN, REQUIRED, ALLOW, FACET, may("long"), may("max_length")],
        ),
    ),
    ("computed", table("a computed value", &[ID, TYPE, may("text"), needed("value")])),
    ("note", table("a note", &[ID, TYPE, TEXT, SHOW])),
    ("task", table("a task", &[ID, TYPE, TEXT, HINT, SHOW, CHECK, WARN, REQUIRED, ALLOW, needed("link")])),
];

const ID: Key = needed("id");
const TYPE: Key = needed("type");
const TEXT: Key = needed("text");
const HINT: Key = may("hint");
const SHOW: Key = may("show_if");
const CHECK: Key = may("check");
const WARN: Key = may("warn");
const REQUIRED: Key = may("required");
const ALLOW: Key = may("allow");
const FACET: Key = may("facet");
const WEIGHT: Key = may("facet_weight");
const OPTIONS: Key = needed("options");

const fn table(what: &'static str, keys: &'static [Key]) -> Table {
    Table { what, keys }
}
