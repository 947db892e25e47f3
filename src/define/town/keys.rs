//! The keys of the town's files.

use crate::define::yaml::{Key, Table};

const fn needed(name: &'static str) -> Key {
    Key::needed(name)
}

const fn may(name: &'static str) -> Key {
    Key::optional(name)
}

pub(super) const TOWN: Table = Table {
    what: "`town.yaml`",
    keys: &[
        needed("town"),
        needed("name"),
        needed("languages"),
        may("url"),
        may("team"),
        may("imprint"),
        may("accessibility"),
        may("privacy"),
        may("handin_key"),
        may("look"),
    ],
};

pub(super) const TEAM: Table = Table { what: "`team`", keys: &[needed("name"), may("email")] };

pub(super) const PRIVACY: Table =
    Table { what: "`privacy`", keys: &[needed("controller"), needed("purpose"), needed("basis"), needed("retention")] };

pub(super) const RETENTION: Table = Table { what: "`retention`", keys: &[may("answers"), may("contacts")] };

pub(super) const LOOK: Table = Table { what: "`look`", keys: &[may("colour"), may("crest")] };

pub(super) const SERVICES: Table = Table { what: "`services.yaml`", keys: &[needed("categories"), needed("services")] };

pub(super) const SERVICE: Table = Table {
    what: "a service",
    keys: &[
        needed("title"),
        may("line"),
        needed("link"),
        needed("category"),
        may("keywords"),
        may("serves"),
        may("top"),
        may("state"),
    ],
};

pub(super) const AGENDA: Table = Table { what: "`agenda.yaml`", keys: &[may("principles"), needed("fields"), needed("measures")] };

pub(super) const MEASURE: Table = Table {
    what: "a measure",
    keys: &[
        needed("field"),
        needed("title"),
        needed("serves"),
        needed("owner"),
        needed("horizon"),
        may("cost"),
        may("amount"),
        may("principle"),
        may("due"),
        may("from"),
        needed("history"),
    ],
};

pub(super) const EVENT: Table = Table { what: "a line of the history", keys: &[needed("on"), needed("status"), may("note")] };

pub(super) const CODING: Table = Table { what: "a coding rule", keys: &[may("stems"), may("phrases"), may("exclude")] };
