//! The keys under `simulate:`, a part of the questionnaire's grammar.

use crate::yaml::{GrammarTable, Names, Shape, list_of, may, needed, some_of};
use Shape::{Condition, Map, Number, Text};

const BY_NEED: Shape = Map(Names::SomeCodes, &Number(None));

pub(super) const SIMULATE: GrammarTable = GrammarTable::new(
    "`simulate`",
    &[&[
        may(
            "needs",
            Map(Names::SomeCodes, &Number(Some(0.0))),
            "How often each need is named first, in proportion; those not written count 1",
        ),
        may("satisfied", BY_NEED, "How satisfied people are on average, from 1 to 5"),
        may("rules", list_of(&Shape::Table(&RULE)), "What some people are like, in order"),
        may("texts", list_of(&Shape::Table(&TEXT)), "What people write"),
    ]],
);

pub(super) const RULE: GrammarTable = GrammarTable::new(
    "a rule of `simulate`",
    &[&[
        may("when", Condition, "Whom the rule is about; everybody if not written"),
        may(
            "modes",
            Map(Names::Any, &Number(Some(0.0))),
            "How many times as likely they answer in a mode",
        ),
        may(
            "answer",
            Map(Names::Ids, &Map(Names::SomeCodes, &Number(None))),
            "What they answer: how often each option, the chance of each of a multiple choice, or `mean` with `spread`, `least` and `most`",
        ),
        may(
            "needs",
            Map(Names::SomeCodes, &Number(Some(0.0))),
            "How many times as often they name a need",
        ),
        may("satisfied", BY_NEED, "How many of 1 to 5 points more or less satisfied they are"),
    ]],
);

pub(super) const NUMBER: GrammarTable = GrammarTable::new(
    "a number of `simulate`",
    &[&[
        needed("mean", Number(None), "The mean"),
        may("spread", Number(Some(0.0)), "The standard deviation; exponential if not written"),
        may("least", Number(None), "The smallest number given"),
        may("most", Number(None), "The largest number given"),
    ]],
);

pub(super) const POINTS: GrammarTable = GrammarTable::new(
    "points of `simulate`",
    &[&[needed("mean", Number(None), "The mean, in points of the question’s scale")]],
);

pub(super) const TEXT: GrammarTable = GrammarTable::new(
    "a text of `simulate`",
    &[&[
        may("of", some_of(&Shape::ID), "The open questions that it answers; all if not written"),
        may("when", Condition, "Who writes it; everybody if not written"),
        may("need", Shape::Code, "The need that it is about"),
        needed("text", Text, "The words, with alternatives as `[one|another]`"),
    ]],
);
