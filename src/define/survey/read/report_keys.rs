//! The keys under `report:`, a part of the questionnaire's grammar.

use crate::yaml::{GrammarTable, Names, Shape, Size, list_of, may, needed, some_of};
use Shape::{Map, Text};

pub(super) const REPORT: GrammarTable = GrammarTable::new(
    "`report`",
    &[&[
        may(
            "groups",
            list_of(&Shape::Where("of", &GROUPS_BY, &Shape::ID)),
            "The choices by whose options groups are compared; if not written, those of the margins and all single choices with two groups of 100 or more",
        ),
        may(
            "merge",
            Map(Names::Ids, &MERGED),
            "Options of single choices that make one group together: in the report, and by `rank --by`",
        ),
    ]],
);

const TWO_OR_MORE: Size = Size { least: 2, most: None, unique: true };
const MERGED: Shape = Map(
    Names::SomeCodes,
    &Shape::Where("of", &MERGED_GROUP, &Shape::List(&Shape::Code, TWO_OR_MORE)),
);

pub(super) const GROUPS_BY: GrammarTable = GrammarTable::new(
    "groups of a question",
    &[&[
        needed("of", Shape::ID, "The id of a single or multiple choice"),
        needed("only", some_of(&Shape::Code), "The groups that are told about, by their codes"),
    ]],
);

pub(super) const MERGED_GROUP: GrammarTable = GrammarTable::new(
    "a group of options",
    &[&[
        needed("of", Shape::List(&Shape::Code, TWO_OR_MORE), "The codes of its options"),
        may("text", Text, "What the group is called; its code if not written"),
    ]],
);
