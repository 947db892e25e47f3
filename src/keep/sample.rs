//! For tests: the response of `tests/grammar/record.jsonl`, and by hand as much of its survey as its answers need.

use chrono::NaiveDate;

use super::record::Record;
use crate::base::diagnostics::{Place, Source};
use crate::base::ids::Code;
use crate::define::logic::Expr;
use crate::define::survey::{Bounds, Definition, Item, Kind, Order, Pick, Question, RankingRule, Required, Scale, Survey, Text};

/// The line as it is committed.
pub(crate) const LINE: &str = include_str!("../../tests/grammar/record.jsonl").trim_ascii_end();

/// The record it is.
pub(crate) fn record() -> Record {
    Record::from_line(LINE).unwrap()
}

/// An item with a code.
pub(crate) fn item(code: &str) -> Item {
    Item { code: Code::new(code), text: Text::plain(code), need: None, other: code == "other", exclusive: false, pin: None }
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
        required: Required::No,
        allow: None,
        show_if: None,
        checks: Vec::new(),
        warnings: Vec::new(),
        facet: None,
    }
}

const NEEDS: &str = "wifi help parking schools reporting online-office participation transparency";

/// The survey's questions, one of each kind at least.
pub(crate) fn survey() -> Survey {
    let order = Order::Fixed;
    let scale = |to| Scale { from: 1, to, best_is_to: Some(true), low: None, high: None };
    let single = |codes| Kind::Single { options: items(codes), ordered: false, order };
    let none = || Some(Text::plain("None of these"));
    let multiple = |codes, none| Kind::Multiple { options: items(codes), order, pick: Pick { min: 0, max: 4 }, none };
    let text = || Kind::Text { long: true, max_length: 1000 };
    let (needs, day) = (|| items(NEEDS), Bounds::<NaiveDate> { min: None, max: None });
    let questions = [
        ("resident", single("yes no")),
        ("district", single("centre donawitz goess other")),
        ("age", single("16-29 30-44 45-59 60+")),
        ("gender", single("female male diverse")),
        ("since", Kind::Date { bounds: day }),
        ("years", Kind::Computed { value: Expr {} }),
        ("hello", Kind::Note),
        ("top3", Kind::Ranking { items: needs(), order: Order::Shuffle, top: 3, none: none() }),
        ("picks", multiple("wifi help other", none())),
        ("satisfied", Kind::Matrix { rows: needs(), order, scale: scale(5) }),
        ("used", multiple("office-page phone-parking portal nothing", None)),
        ("office-rating", Kind::Rating { scale: scale(5), need: None }),
        ("budget", Kind::Points { items: needs(), order, total: 100.0 }),
        ("trade-off", Kind::BestWorst { items: needs(), per_task: 4, tasks: 4 }),
        ("visits", Kind::Number { bounds: Bounds { min: Some(0.0), max: Some(366.0) }, integer: true }),
        ("idea", text()),
        ("find-waste", Kind::Task { link: "https://example.org/".to_owned() }),
        ("ease", Kind::Matrix { rows: items("ease-1 ease-2"), order, scale: scale(7) }),
    ];
    Survey {
        id: Code::new("digitales-leoben-2026"),
        title: Text::plain("Sample"),
        languages: vec!["de".to_owned()],
        modes: Vec::new(),
        opens: None,
        closes: None,
        intro: None,
        consent: None,
        thanks: None,
        needs: Vec::new(),
        ranking: RankingRule { top: 3, unsatisfied_at_most: 3.0 },
        pages: Vec::new(),
        questions: questions.into_iter().map(|(id, kind)| question(id, kind)).collect(),
        population: None,
        quotas: Vec::new(),
        scores: Vec::new(),
        definition: Definition { yaml: "survey: sample\n".to_owned(), hash: "sha256:0".to_owned() },
    }
}
