//! The grammar of the town's files: their keys, what stands under them, and the words that may be
//! written there.

use super::agenda::{Cost, Horizon, MeasureStatus};
use super::fit::MeasureFit;
use super::kind::TownKind;
use super::services::ServiceState;
use crate::yaml::{GrammarTable, Names, Shape, list_of, may, needed, words};
use Shape::{Code, Date, Line, Map, Number, Text, Truth, Words};

pub(super) const KINDS: [(&str, TownKind); 4] = [
    ("town", TownKind::Town),
    ("city", TownKind::City),
    ("market-town", TownKind::MarketTown),
    ("municipality", TownKind::Municipality),
];
pub(super) const STATES: [(&str, ServiceState); 3] =
    [("open", ServiceState::Open), ("soon", ServiceState::Soon), ("paused", ServiceState::Paused)];
pub(super) const HORIZONS: [(&str, Horizon); 3] =
    [("now", Horizon::Now), ("medium", Horizon::Medium), ("strategic", Horizon::Strategic)];
pub(super) const COSTS: [(&str, Cost); 3] =
    [("low", Cost::Low), ("medium", Cost::Medium), ("high", Cost::High)];
pub(super) const FITS: [(&str, MeasureFit); 3] =
    [("yes", MeasureFit::Yes), ("partly", MeasureFit::Partly), ("no", MeasureFit::No)];
pub(super) const STATUSES: [(&str, MeasureStatus); 6] = [
    ("idea", MeasureStatus::Idea),
    ("decided", MeasureStatus::Decided),
    ("started", MeasureStatus::Started),
    ("half", MeasureStatus::Half),
    ("done", MeasureStatus::Done),
    ("dropped", MeasureStatus::Dropped),
];

/// The grammar of `town.yaml`.
pub const TOWN_GRAMMAR: Shape = Shape::Table(&TOWN);
/// The grammar of `services.yaml`.
pub const SERVICES_GRAMMAR: Shape = Shape::Table(&SERVICES);
/// The grammar of `agenda.yaml`.
pub const AGENDA_GRAMMAR: Shape = Shape::Table(&AGENDA);
/// The grammar of `coding.yaml`.
pub const CODING_GRAMMAR: Shape = Map(Names::Codes, &Shape::Table(&CODING));

/// The shape of headings: codes with a text each.
const LABELS: Shape = Map(Names::Codes, &Text);
const MONTHS: Shape = Shape::Like("^ *[0-9]+ *months?$");

pub(super) const TOWN: GrammarTable = GrammarTable::new(
    "`town.yaml`",
    &[&[
        needed("town", Shape::ID, "The town's id"),
        needed("name", Line, "Its name"),
        may("kind", Words(&words(&KINDS)), "What sentences call it; `town` if not written"),
        needed(
            "languages",
            list_of(&Shape::LANGUAGE),
            "The languages of portal and reports; the first is the default",
        ),
        may("url", Line, "Where the portal is reached from outside"),
        may("reports", Shape::LINK, "Where the folder reports/ is published; goes into QR codes"),
        may("team", Shape::Table(&TEAM), "The point of contact: an office, never a person"),
        may("imprint", Text, "The imprint"),
        may("accessibility", Text, "The accessibility statement"),
        may("privacy", Shape::Table(&PRIVACY), "What is promised about data"),
        may("handin_key", Line, "The public half of the key that hand-ins are sealed to"),
        may("publication", Shape::Table(&PUBLICATION), "How results are published"),
        may("look", Shape::Table(&LOOK), "What print and portal look like"),
    ]],
);

pub(super) const PUBLICATION: GrammarTable = GrammarTable::new(
    "`publication`",
    &[&[
        may("licence", Line, "Under which licence, such as `CC BY 4.0`"),
        may("at", Shape::LINK, "Where they are published"),
        may("next", Text, "What happens after a survey, and when; the end of every report"),
    ]],
);

pub(super) const TEAM: GrammarTable = GrammarTable::new(
    "`team`",
    &[&[needed("name", Line, "Its name"), may("email", Line, "Its address")]],
);

pub(super) const PRIVACY: GrammarTable = GrammarTable::new(
    "`privacy`",
    &[&[
        needed("controller", Line, "Who answers for the data"),
        needed("purpose", Text, "What they are for"),
        needed("basis", Line, "On what legal basis, such as `consent`"),
        needed("retention", Shape::Table(&RETENTION), "How long they are kept"),
    ]],
);

pub(super) const RETENTION: GrammarTable = GrammarTable::new(
    "`retention`",
    &[&[
        may("answers", MONTHS, "Answers, as `24 months`"),
        may("contacts", MONTHS, "Contact data, as `12 months`"),
    ]],
);

pub(super) const LOOK: GrammarTable = GrammarTable::new(
    "`look`",
    &[&[
        may("colour", Shape::Like("^#[0-9A-Fa-f]{6}$"), "As \"#rrggbb\", in quotes"),
        may("crest", Line, "The file of the crest, beside town.yaml"),
    ]],
);

pub(super) const SERVICES: GrammarTable = GrammarTable::new(
    "`services.yaml`",
    &[&[
        needed("categories", LABELS, "The headings services stand under, in order"),
        needed("services", Map(Names::Codes, &Shape::Table(&SERVICE)), "The services, in order"),
    ]],
);

pub(super) const SERVICE: GrammarTable = GrammarTable::new(
    "a service",
    &[&[
        needed("title", Text, "Its name"),
        may("line", Text, "What it is for, in a line"),
        needed("link", Shape::LINK, "Where it is"),
        needed("category", Code, "One of `categories`"),
        may("keywords", Shape::LINES, "What people may look for it by"),
        may("serves", Shape::CODES, "The needs it serves"),
        may("top", Truth, "Whether it is a tile on the home page"),
        may("state", Words(&words(&STATES)), "Whether it can be used; `open` if not written"),
    ]],
);

pub(super) const AGENDA: GrammarTable = GrammarTable::new(
    "`agenda.yaml`",
    &[&[
        may("principles", LABELS, "The manifesto's principles"),
        needed("fields", LABELS, "The fields of action"),
        needed("measures", Map(Names::Codes, &Shape::Table(&MEASURE)), "What is done"),
    ]],
);

pub(super) const MEASURE: GrammarTable = GrammarTable::new(
    "a measure",
    &[&[
        needed("field", Code, "One of `fields`"),
        needed("title", Text, "Its name"),
        needed("serves", Shape::CODES, "The needs it serves"),
        may("fits", Words(&words(&FITS)), "Whether it meets the needs it serves"),
        may("note", Text, "What is said about `fits`, such as what is still lacking"),
        needed("owner", Text, "The office that answers for it, never a person"),
        needed("horizon", Words(&words(&HORIZONS)), "When it is to come"),
        may("cost", Words(&words(&COSTS)), "What it costs, roughly"),
        may("amount", Number(None), "What it costs, in EUR"),
        may("principle", Code, "One of `principles`"),
        may(
            "due",
            Shape::Like("^(20|21)[0-9]{2}-(0?[1-9]|1[0-2])$"),
            "Year and month by which it is due, as 2027-06",
        ),
        may("from", Shape::LINES, "What it came from: `survey:<id>` or `idea:<id>`"),
        needed(
            "history",
            list_of(&Shape::Table(&EVENT)),
            "What happened, in order; the last line up to a day is the status on it, later ones are plans",
        ),
    ]],
);

pub(super) const EVENT: GrammarTable = GrammarTable::new(
    "a line of the history",
    &[&[
        needed("on", Date, "When"),
        needed("status", Words(&words(&STATUSES)), "What it then was"),
        may("note", Text, "What is said about it"),
    ]],
);

pub(super) const CODING: GrammarTable = GrammarTable::new(
    "a coding rule",
    &[&[
        may("stems", Map(Names::Languages, &Shape::LINES), "Beginnings of words, by language"),
        may("phrases", Shape::LINES, "Whole phrases"),
        may("exclude", Shape::LINES, "Words that look like it and are something else"),
    ]],
);
