//! The grammar of a mapping: its keys, what stands under them, and the words that may be written
//! there.

use super::file::Kind;
use Shape::{Date, Line, Map, Number, Words};
use mitreden_define::survey::MODE;
use mitreden_define::yaml::{GrammarKey, GrammarTable, Names, Shape, may, needed, words};
use mitreden_keep::record::Disposition;

pub(super) const FORMATS: [(&str, Kind); 3] =
    [("csv", Kind::Csv), ("xlsx", Kind::Xlsx), ("jsonl", Kind::Jsonl)];
pub(super) const MARKS: [(&str, char); 2] = [(".", '.'), (",", ',')];
pub(super) const DISPOSITIONS: [(&str, Disposition); 3] = {
    let mut all = [("", Disposition::Complete); 3];
    let mut at = 0;
    while at < all.len() {
        all[at] = (Disposition::ALL[at].word(), Disposition::ALL[at]);
        at += 1;
    }
    all
};
const DISPOSITION: Shape = Words(&words(&DISPOSITIONS));

/// The grammar of a mapping.
pub const GRAMMAR: Shape = Shape::Table(&MAPPING);

/// The keys at the top of a mapping.
pub(super) const MAPPING: GrammarTable = GrammarTable::new(
    "a mapping",
    &[&[
        needed("survey", Shape::ID, "The survey the answers are for"),
        may("file", Shape::Table(&FILE), "What kind of file it is and how it is written"),
        may("id", Line, "The column that identifies a respondent"),
        needed(
            "mode",
            Shape::Any(&[MODE, Shape::Table(&MODE_FROM)]),
            "How the answers came in: a mode, or `{ from, codes }`",
        ),
        needed(
            "lang",
            Shape::Any(&[Shape::LANGUAGE, Shape::Table(&FROM)]),
            "Their language: one, or `{ from, codes }`",
        ),
        may(
            "source",
            GIVEN,
            "Where they come from; the mapping's own name if not written, never the data file's",
        ),
        may(
            "day",
            Shape::Any(&[Line, Shape::Table(&DAY_FROM), Shape::Table(&DAY_TEXT)]),
            "The day of the interview: a column, `{ from, codes }` or `{ text }`",
        ),
        may("place", GIVEN, "Where it was: a column, `{ from, codes }` or `{ text }`"),
        may(
            "shift",
            GIVEN,
            "In which shift; who was asked in one place in one shift varies together",
        ),
        may(
            "cluster",
            GIVEN,
            "Whom it was drawn or asked together with, where that is no shift in the street",
        ),
        may("stratum", GIVEN, "The part of the population it was drawn from by itself"),
        may(
            "base_weight",
            Shape::Any(&[Line, Shape::Table(&WEIGHT_FROM), Shape::Table(&WEIGHT_TEXT)]),
            "What each response counts before weighting: a column, `{ from, codes }` or `{ text }`",
        ),
        may(
            "disposition",
            Shape::Any(&[Line, Shape::Table(&ENDED_FROM), Shape::Table(&ENDED_TEXT)]),
            "How it ended: a column, `{ from, codes }` or `{ text }`; complete if not written",
        ),
        needed(
            "answers",
            Map(Names::Ids, &ANSWER),
            "The columns in which the answer to each question stands",
        ),
        may(
            "ignore",
            Shape::LINES,
            "Columns that are left out; `*` at the end stands for anything",
        ),
    ]],
);

pub(super) const FILE: GrammarTable = GrammarTable::new(
    "`file`",
    &[&[
        may("format", Words(&words(&FORMATS)), "The kind of file; `csv` if not written"),
        may("sheet", Line, "The sheet of a workbook; the first if not written"),
        may(
            "delimiter",
            Shape::Like("^[^\"\\r\\n]$"),
            "What separates cells; a comma if not written",
        ),
        may(
            "encoding",
            Line,
            "How characters are written, such as `windows-1252`; `utf-8` if not written",
        ),
        may(
            "decimal",
            Words(&words(&MARKS)),
            "The decimal mark of numbers; a point if not written",
        ),
        may("missing", Shape::LINES, "What stands for an empty cell, beside the empty cell"),
    ]],
);

const GIVEN: Shape = Shape::Any(&[Line, Shape::Table(&FROM), Shape::Table(&TEXT)]);

/// The keys of a column with its codes.
pub(super) const FROM: GrammarTable = GrammarTable::new("a column", &[&[COLUMN, CODES]]);
const MODE_FROM: GrammarTable = GrammarTable::new(
    "a column of modes",
    &[&[COLUMN, may("codes", Map(Names::Any, &MODE), STAND_FOR)]],
);
const DAY_FROM: GrammarTable = GrammarTable::new(
    "a column of days",
    &[&[COLUMN, may("codes", Map(Names::Any, &Date), STAND_FOR)]],
);
const WEIGHT_FROM: GrammarTable = GrammarTable::new(
    "a column of weights",
    &[&[COLUMN, may("codes", Map(Names::Any, &WEIGHT), STAND_FOR)]],
);
const ENDED_FROM: GrammarTable = GrammarTable::new(
    "a column of dispositions",
    &[&[COLUMN, may("codes", Map(Names::Any, &DISPOSITION), STAND_FOR)]],
);

/// The keys of a text that is the same in every row.
pub(super) const TEXT: GrammarTable =
    GrammarTable::new("a fixed text", &[&[needed("text", Line, SAME)]]);
const DAY_TEXT: GrammarTable = GrammarTable::new("a fixed day", &[&[needed("text", Date, SAME)]]);
const WEIGHT_TEXT: GrammarTable =
    GrammarTable::new("a fixed weight", &[&[needed("text", WEIGHT, SAME)]]);
const ENDED_TEXT: GrammarTable =
    GrammarTable::new("a fixed disposition", &[&[needed("text", DISPOSITION, SAME)]]);

const WEIGHT: Shape = Number(Some(0.0));
const SAME: &str = "The same in every row";
const STAND_FOR: &str = "What values of the file stand for; others stay what they are";
const COLUMN: GrammarKey = needed("from", Line, "The column");
const CODES: GrammarKey = may("codes", Map(Names::Any, &Line), STAND_FOR);
/// The keys by which values stand for others.
const CODED: &[GrammarKey] = &[
    CODES,
    may("refused", Shape::LINES, "Values that mean: refused"),
    may("dont_know", Shape::LINES, "Values that mean: does not know"),
    may("unanswered", Shape::LINES, "Values that mean: left open"),
    may("not_asked", Shape::LINES, "Values that mean: was not asked"),
    may("none", Shape::LINES, "Values that mean: none of these"),
];
/// The shape of a map that names a column for each item.
const COLUMNS: Shape = Map(Names::Codes, &Line);

/// The ways in which the answers to a question may stand in columns: each named by the key that
/// only it has.
pub(super) type Forms = &'static [(&'static str, GrammarTable)];

pub(super) const VALUE: Forms = &[("from", ONE)];
pub(super) const MATRIX: Forms = &[("rows", ROWS)];
pub(super) const RANKING: Forms = &[("ranked", RANKED), ("rank_of", RANK_OF)];
pub(super) const MULTIPLE: Forms = &[("picked", PICKED), ("ticked", TICKED), ("split", SPLIT)];
pub(super) const POINTS: Forms = &[("points", SPREAD)];

/// The shape of an answer: a column's name, or one of the forms.
const ANSWER: Shape = Shape::Any(&[
    Line,
    Shape::Table(&ONE),
    Shape::Table(&ROWS),
    Shape::Table(&RANKED),
    Shape::Table(&RANK_OF),
    Shape::Table(&PICKED),
    Shape::Table(&TICKED),
    Shape::Table(&SPLIT),
    Shape::Table(&SPREAD),
]);

const ONE: GrammarTable = GrammarTable::new("an answer in one column", &[&[COLUMN], CODED]);
const ROWS: GrammarTable = GrammarTable::new(
    "a matrix in columns",
    &[&[needed("rows", COLUMNS, "A column for each row")], CODED],
);
const RANKED: GrammarTable = GrammarTable::new(
    "a ranking by places (`ranked`)",
    &[&[needed("ranked", Shape::LINES, "A column for each place, the first first")], CODED],
);
const RANK_OF: GrammarTable = GrammarTable::new(
    "a ranking by items (`rank_of`)",
    &[&[needed("rank_of", COLUMNS, "A column for each item, with its rank")]],
);
const PICKED: GrammarTable = GrammarTable::new(
    "a multiple choice by picks (`picked`)",
    &[
        &[needed("picked", Shape::LINES, "Columns that each hold one option that was picked")],
        CODED,
    ],
);
const TICKED: GrammarTable = GrammarTable::new(
    "a multiple choice by options (`ticked`)",
    &[&[
        needed("ticked", COLUMNS, "A column for each option"),
        may(
            "yes",
            Shape::LINES,
            "Values that mean: ticked, beside the usual ones such as 1, true, x or yes",
        ),
        may(
            "no",
            Shape::LINES,
            "Values that mean: not ticked, beside the usual ones such as 0, false or no",
        ),
    ]],
);
const SPLIT: GrammarTable = GrammarTable::new(
    "a multiple choice in one column (`split`)",
    &[
        &[
            needed("split", Line, "The column with all options that were picked"),
            needed("at", Line, "What stands between them"),
        ],
        CODED,
    ],
);
const SPREAD: GrammarTable = GrammarTable::new(
    "points in columns",
    &[&[needed("points", COLUMNS, "A column for each item, with its points")]],
);
