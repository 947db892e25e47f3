//! The grammar of the questionnaire: its keys, what stands under them, and the words that may be
//! written there.

use super::super::fieldwork::Draw;
use super::super::kind::{FacetKind, ItemOrder, Pin};
use super::super::model::{Access, Instrument, Mode, RankingMethod};
use super::{report_keys, simulation_keys};
use crate::yaml::{
    GrammarKey, GrammarTable, Names, Shape, Size, list_of, may, needed, set_of, some_of, words,
};
use Shape::{Condition, Expression, Integer, Line, Map, Number, Text, Truth, Words};

pub(super) const MODES: [(&str, Mode); 5] = {
    let mut modes = [("", Mode::Online); 5];
    let mut at = 0;
    while at < modes.len() {
        modes[at] = (Mode::ALL[at].word(), Mode::ALL[at]);
        at += 1;
    }
    modes
};
pub(super) const ACCESS: [(&str, Access); 2] =
    [("open", Access::Open), ("invitation", Access::Invitation)];
pub(super) const PINS: [(&str, Pin); 2] = [("first", Pin::First), ("last", Pin::Last)];
pub(super) const ORDERS: [(&str, ItemOrder); 3] =
    [("fixed", ItemOrder::Fixed), ("shuffle", ItemOrder::Shuffle), ("rotate", ItemOrder::Rotate)];
pub(super) const BEST: [(&str, bool); 2] = [("to", true), ("from", false)];
pub(super) const SPECIALS: [(&str, bool); 2] = [("refused", true), ("dont_know", false)];
pub(super) const FACETS: [(&str, FacetKind); 3] = [
    ("importance", FacetKind::Importance),
    ("satisfaction", FacetKind::Satisfaction),
    ("mention", FacetKind::Mention),
];
pub(super) const INSTRUMENTS: [(&str, Instrument); 4] = [
    ("sus", Instrument::Sus),
    ("umux-lite", Instrument::UmuxLite),
    ("nps", Instrument::Nps),
    ("mean", Instrument::Mean),
];

pub(super) const DRAWS: [(&str, Draw); 2] =
    [("random", Draw::Random), ("self-selected", Draw::SelfSelected)];

/// The shape of a mode.
pub const MODE: Shape = Words(&words(&MODES));
/// The grammar of a questionnaire.
pub const GRAMMAR: Shape = Shape::Table(&SURVEY);
/// The shape of a list of needs, the town's or a survey's own.
pub const NEEDS: Shape = Map(Names::Codes, &Shape::Where("text", &NEED, &Text));

/// The keys at the top of a questionnaire.
pub(super) const SURVEY: GrammarTable = GrammarTable::new(
    "a survey",
    &[&[
        needed("survey", Shape::ID, "The survey's id: names its folders and files"),
        needed("title", Text, "What it is called"),
        needed(
            "languages",
            Shape::LANGUAGES,
            "The languages of its texts; the first is the default",
        ),
        needed("modes", set_of(&MODE), "The ways in which it may be answered"),
        may(
            "access",
            Words(&words(&ACCESS)),
            "Who may answer online: whoever comes by, or who has an invitation",
        ),
        may("opens", Shape::Date, "The first day"),
        may("closes", Shape::Date, "The last day"),
        may("intro", Text, "Said before the first question"),
        may("consent", Text, "Agreed to before the first question"),
        may("thanks", Text, "Said after the last question"),
        may(
            "needs",
            SURVEY_NEEDS,
            "What it is about: `all` of town/needs.yaml, a list of their codes, or needs written here",
        ),
        may("ranking", Shape::Table(&RANKING), "How the needs are ranked"),
        needed("pages", some_of(&Shape::Table(&PAGE)), "The pages, in order"),
        may(
            "population",
            Shape::Table(&POPULATION),
            "Whom the answers speak for; they are weighted to it",
        ),
        may(
            "merge",
            Shape::Table(&MERGE),
            "Which response stands where one person has given several",
        ),
        may("quotas", list_of(&Shape::Table(&QUOTA)), "How many interviews are wanted"),
        may(
            "fieldwork",
            Shape::Table(&FIELDWORK),
            "What no data can tell of how it was done; the report's annexes ask for it",
        ),
        may("report", Shape::Table(&report_keys::REPORT), "What the report compares"),
        may(
            "simulate",
            Shape::Table(&simulation_keys::SIMULATE),
            "What people are like whom `simulate` makes up",
        ),
        may("scores", Map(Names::Ids, &Shape::Table(&SCORE)), "Standard instruments over ratings"),
        may(
            "mended",
            set_of(&Line),
            "What was written wrong before, as `question.best`: earlier answers are read by what stands here now",
        ),
    ]],
);

const SURVEY_NEEDS: Shape = Shape::Any(&[Words(&["all"]), set_of(&Shape::Code), NEEDS]);

pub(super) const RANKING: GrammarTable = GrammarTable::new(
    "`ranking`",
    &[&[
        may(
            "method",
            Words(&words(&RankingMethod::WORDS)),
            "What puts the needs in order; `unmet_priority` if not written",
        ),
        may(
            "top",
            Integer(Some(1)),
            "How many needs make someone's most important ones; 3 if not written",
        ),
        may(
            "unsatisfied_at_most",
            Number(Some(1.0)),
            "The highest point of 1 to 5 that is not satisfied; 3 if not written",
        ),
    ]],
);

pub(super) const MERGE: GrammarTable = GrammarTable::new(
    "`merge`",
    &[&[needed(
        "prefer",
        set_of(&MODE),
        "The modes in the order in which they stand: the response of the first one is kept",
    )]],
);

pub(super) const PAGE: GrammarTable = GrammarTable::new(
    "a page",
    &[&[
        needed("page", Shape::ID, "The page's id"),
        may("title", Text, "Its heading"),
        may("show_if", Condition, "The page is left out unless this is true"),
        needed("questions", list_of(&QUESTION), "Its questions, in order"),
    ]],
);

pub(super) const RULE: GrammarTable = GrammarTable::new(
    "a rule",
    &[&[
        needed("if", Condition, "When the rule fires"),
        needed("say", Text, "What is then said; `{question}` is an earlier answer"),
    ]],
);

pub(super) const ITEM: GrammarTable = GrammarTable::new(
    "an option",
    &[&[
        needed("text", Text, "What is shown"),
        may("other", Truth, "Asks for the respondent's own words"),
        may("exclusive", Truth, "Excludes all other options of a multiple choice"),
        may("pin", Words(&words(&PINS)), "Stays first or last when the order is changed"),
        WAS,
        may(
            "retired",
            Integer(None),
            "The year since which it is no longer offered; earlier answers keep it",
        ),
    ]],
);

const WAS: GrammarKey = may(
    "was",
    Shape::Any(&[Shape::Code, set_of(&Shape::Code)]),
    "The codes it had before, the first one first",
);

pub(super) const NEED: GrammarTable = GrammarTable::new(
    "a need",
    &[&[
        needed("text", Text, "What is shown"),
        may("retired", Integer(None), "The year it was given up; `needs: all` leaves it out"),
        WAS,
    ]],
);

pub(super) const SOME_NEEDS: GrammarTable = GrammarTable::new(
    "options taken from the needs",
    &[&[needed("needs", set_of(&Shape::Code), "Codes of needs")]],
);

pub(super) const SCALE: GrammarTable = GrammarTable::new(
    "a scale",
    &[&[
        needed("from", Integer(None), "The first point"),
        needed("to", Integer(None), "The last point, above the first"),
        may(
            "best",
            Words(&words(&BEST)),
            "Which end is the best; must be written with `facet: satisfaction`",
        ),
        may("low", Text, "What the first point means"),
        may("high", Text, "What the last point means"),
    ]],
);

pub(super) const PICK: GrammarTable = GrammarTable::new(
    "`pick`",
    &[&[
        may("min", Integer(Some(0)), "At least so many options; 0 if not written"),
        may("max", Integer(Some(1)), "At most so many options; all if not written"),
    ]],
);

pub(super) const POPULATION: GrammarTable = GrammarTable::new(
    "`population`",
    &[&[
        may(
            "among",
            Condition,
            "Whom the weights speak for; the others are counted and not ranked",
        ),
        may("size", Integer(Some(1)), "Persons in it"),
        needed(
            "margins",
            list_of(&Shape::Table(&MARGIN)),
            "What is known of it; each question in one margin only",
        ),
    ]],
);

pub(super) const MARGIN: GrammarTable = GrammarTable {
    what: "a margin",
    keys: &[&[
        OF,
        may("label", Text, "What results call it; else the names of its questions, joined"),
        may("source", Text, "Where the figures come from"),
        may("shares", FIGURES, "The population's shares; they add up to 1"),
        may("counts", FIGURES, "How many persons"),
        may(
            "collapse",
            Map(Names::Ids, &Map(Names::Codes, &Shape::Code)),
            "Which option counts as which other, for the weights alone",
        ),
    ]],
    one_of: &["shares", "counts"],
};

pub(super) const QUOTA: GrammarTable = GrammarTable::new(
    "a quota",
    &[&[
        OF,
        may("mode", MODE, "The mode it is for; all if not written"),
        needed("target", FIGURES, "How many are wanted"),
    ]],
);

pub(super) const FIELDWORK: GrammarTable = GrammarTable::new(
    "`fieldwork`",
    &[&[
        may("universe", Text, "The population in words, and whom no way of asking could reach"),
        may("sponsor", Text, "Who wanted the survey"),
        may("conductor", Text, "Who held it"),
        may("funder", Text, "Who paid for it"),
        may(
            "sample",
            Words(&words(&DRAWS)),
            "How respondents came to be asked: drawn at random, or by their own choice",
        ),
        may("frame", Text, "With `sample: random`: the list they were drawn from"),
        may("invited", Integer(Some(1)), "How many persons were drawn or invited"),
        may(
            "recruitment",
            Shape::Table(&RECRUITMENT),
            "How people were reached, for each way of answering",
        ),
        may(
            "incentives",
            Text,
            "What they were given or promised for it; also that it was nothing",
        ),
        may("street", Shape::Table(&STREET), "How people were met in the street"),
        may("interviewers", Text, "How many there were, how they were trained and supervised"),
        may("development", Text, "How the questionnaire was made and tested"),
        may("review", Text, "Who looked at ethics and law before it began"),
        may("quality", Text, "What people checked while answers came in and afterwards"),
        may(
            "elsewhere",
            Shape::Table(&ELSEWHERE),
            "Of imported answers: what only those know who collected them",
        ),
    ]],
);

const RECRUITED: &str = "How people were reached who answered this way";
pub(super) const RECRUITMENT: GrammarTable = GrammarTable::new(
    "`recruitment`",
    &[&[
        may("online", Text, RECRUITED),
        may("kiosk", Text, RECRUITED),
        may("street", Text, RECRUITED),
        may("phone", Text, RECRUITED),
        may("paper", Text, RECRUITED),
    ]],
);

pub(super) const STREET: GrammarTable = GrammarTable::new(
    "`street`",
    &[&[
        may("places", Text, "Where"),
        may("hours", Text, "On which days and at what hours"),
        may("selection", Text, "Whom interviewers spoke to, such as every third person"),
    ]],
);

pub(super) const ELSEWHERE: GrammarTable = GrammarTable::new(
    "`elsewhere`",
    &[&[
        may(
            "instrument",
            Text,
            "How the questions were worded, and in which order they and their answers were shown",
        ),
        may("precision", Text, "How the sample's design and weights bear on precision"),
        may("panel", Text, "Whether respondents belonged to a group that is asked again and again"),
        may("screening", Text, "Who was screened out"),
        may("stimuli", Text, "What was shown beside the questions; also that it was nothing"),
        may(
            "outcomes",
            Text,
            "How contacts ended: refusals, break-offs, and the rates that follow",
        ),
        may(
            "voluntary",
            Text,
            "Whether taking part was voluntary, and which questions had to be answered",
        ),
        may("intended", Text, "How many interviews were wanted; also that no number was set"),
    ]],
);

const OF: GrammarKey = needed(
    "of",
    Shape::Any(&[Shape::ID, Shape::List(&Shape::ID, PAIR)]),
    "A single choice, or a list of two that are crossed",
);
const PAIR: Size = Size { least: 1, most: Some(2), unique: true };
const FIGURE: Shape = Number(Some(0.0));
const FIGURES: Shape = Map(Names::Codes, &Shape::Any(&[FIGURE, Map(Names::Codes, &FIGURE)]));

pub(super) const SCORE: GrammarTable = GrammarTable::new(
    "a score",
    &[&[
        needed("type", Words(&words(&INSTRUMENTS)), "The instrument"),
        needed("items", list_of(&Line), "Ratings, or rows of a matrix as `question.row`"),
    ]],
);

const QUESTION: Shape = Shape::Kinds("type", QUESTIONS);

/// The keys of each type of question.
pub(super) const QUESTIONS: &[(&str, GrammarTable)] = &[
    (
        "single",
        GrammarTable::new(
            "a single choice",
            &[ASKED, &[IMPORTANCE, WEIGHT, OPTIONS, ORDER], SINGLE],
        ),
    ),
    (
        "multiple",
        GrammarTable::new(
            "a multiple choice",
            &[ASKED, &[IMPORTANCE, WEIGHT, OPTIONS, ORDER, NONE], MULTIPLE],
        ),
    ),
    (
        "ranking",
        GrammarTable::new("a ranking", &[ASKED, &[IMPORTANCE, WEIGHT, OPTIONS, ORDER, NONE], TOP]),
    ),
    (
        "points",
        GrammarTable::new(
            "a spread of points",
            &[ASKED, &[IMPORTANCE, WEIGHT, OPTIONS, ORDER], POINTS],
        ),
    ),
    ("rating", GrammarTable::new("a rating", &[ASKED, &[FACET, WEIGHT, RATED], RATING])),
    ("matrix", GrammarTable::new("a matrix", &[ASKED, &[FACET, WEIGHT, RATED, ORDER], MATRIX])),
    ("best-worst", GrammarTable::new("a best-worst question", &[ASKED, &[OPTIONS], BEST_WORST])),
    ("number", GrammarTable::new("a number", &[ASKED, NUMBER])),
    ("date", GrammarTable::new("a date", &[ASKED, DATE])),
    ("text", GrammarTable::new("an open question", &[ASKED, OPEN])),
    ("computed", GrammarTable::new("a computed value", &[NAMED, COMPUTED])),
    ("note", GrammarTable::new("a note", &[NAMED, &[TEXT, SHOW]])),
    ("task", GrammarTable::new("a task", &[ASKED, TASK])),
];

const NAMED: &[GrammarKey] = &[ID, TYPE];
const ID: GrammarKey = needed("id", Shape::ID, "The question's id: its column in the data");
const TYPE: GrammarKey = needed("type", Line, "The type of question");
const TEXT: GrammarKey =
    needed("text", Text, "What is asked or said; `{question}` is an earlier answer");
const SHOW: GrammarKey =
    may("show_if", Condition, "Asked only if this is true, such as `resident == 'yes'`");
const LABEL: GrammarKey =
    may("label", Text, "A short name for results, such as `Age`; respondents never see it");
const RULES: Shape = list_of(&Shape::Table(&RULE));

/// The keys that every question which is asked may have.
const ASKED: &[GrammarKey] = &[
    ID,
    TYPE,
    TEXT,
    LABEL,
    may("hint", Text, "What helps to answer"),
    SHOW,
    may("check", RULES, "Rules: an answer for which `if` is true must be mended"),
    may("warn", RULES, "Rules: where `if` is true, asks once whether it is meant"),
    may(
        "required",
        Shape::Any(&[Truth, Words(&["soft"])]),
        "Whether an answer is wanted; `soft` asks once more; false if not written",
    ),
    may(
        "allow",
        list_of(&Words(&words(&SPECIALS))),
        "Special answers, in all modes; else both, where there is an interviewer",
    ),
];

const ITEMS: Shape = Shape::Any(&[
    Words(&["needs"]),
    Shape::Table(&SOME_NEEDS),
    Map(Names::SomeCodes, &Shape::Where("text", &ITEM, &Text)),
]);
const IMPORTANCE: GrammarKey = may("facet", Words(&["importance"]), "Says which needs matter");
const FACET: GrammarKey =
    may("facet", Words(&["importance", "satisfaction"]), "What it says about needs");
const WEIGHT: GrammarKey = may(
    "facet_weight",
    Number(Some(0.0)),
    "How much it counts in the score; 0 keeps it out; 1 if not written",
);
const OPTIONS: GrammarKey =
    needed("options", ITEMS, "`needs`, `{ needs: [codes] }`, or a map of codes to texts");
const ORDER: GrammarKey = may(
    "order",
    Words(&words(&ORDERS)),
    "The order in which they are shown; `fixed` if not written",
);
const NONE: GrammarKey = may("none", Text, "An explicit `none of these`");
const RATED: GrammarKey = needed("scale", Shape::Table(&SCALE), "The points to choose from");

const SINGLE: &[GrammarKey] =
    &[may("ordered", Truth, "The options have an order: < and > may be used on the answer")];
const MULTIPLE: &[GrammarKey] =
    &[may("pick", Shape::Table(&PICK), "How many options may be picked")];
const TOP: &[GrammarKey] =
    &[may("top", Integer(Some(1)), "How many are ranked at most; all if not written")];
const POINTS: &[GrammarKey] =
    &[needed("total", Number(Some(0.0)), "How many points there are to spread")];
const RATING: &[GrammarKey] = &[may("need", Shape::Code, "The need it is about")];
const MATRIX: &[GrammarKey] = &[needed(
    "rows",
    ITEMS,
    "What is rated: `needs`, `{ needs: [codes] }`, or a map of codes to texts",
)];
const BEST_WORST: &[GrammarKey] = &[
    needed("per_task", Integer(Some(3)), "How many items are shown at a time"),
    needed("tasks", Integer(Some(1)), "How many times"),
];
const NUMBER: &[GrammarKey] = &[
    may("min", Number(None), "The smallest number"),
    may("max", Number(None), "The largest number"),
    may("integer", Truth, "Whole numbers only"),
];
const DATE: &[GrammarKey] =
    &[may("min", Shape::Date, "The first day"), may("max", Shape::Date, "The last day")];
const OPEN: &[GrammarKey] = &[
    may("facet", Words(&["mention"]), "Answers mention needs; reported beside the score"),
    may("long", Truth, "Room for more than a line"),
    may(
        "max_length",
        Integer(Some(0)),
        "Characters at most; 200 if not written, 4000 where it is long",
    ),
];
const COMPUTED: &[GrammarKey] = &[
    may("text", Text, "What it is called"),
    LABEL,
    needed("value", Expression, "How it is worked out from earlier answers"),
];
const TASK: &[GrammarKey] = &[needed("link", Shape::LINK, "Where it is done")];
