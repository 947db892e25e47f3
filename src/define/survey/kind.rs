//! The types of question and what each is made of.

use chrono::NaiveDate;

use super::text::Text;
use crate::index::NeedIndex;
use crate::logic::{Expr, Type};
use mitreden_base::ids::Code;

/// An option, a ranked item or a row.
#[derive(Clone, Debug)]
pub struct Item {
    /// The code that is stored.
    pub code: Code,
    /// The codes that the item had before, the first one first.
    pub was: Vec<Code>,
    /// The text that is shown.
    pub text: Text,
    /// The need that the item stands for.
    pub need: Option<NeedIndex>,
    /// Whether the item asks for the respondent's own words.
    pub other: bool,
    /// Whether the item excludes all other options of a multiple choice.
    pub exclusive: bool,
    /// The place that the item keeps when the order is changed.
    pub pin: Option<Pin>,
}

impl Item {
    /// An item that is nothing but its code and its text.
    pub fn new(code: Code, text: Text) -> Self {
        Self { code, was: Vec::new(), text, need: None, other: false, exclusive: false, pin: None }
    }

    /// Whether a code is the item's own, or was once.
    pub fn goes_by(&self, code: &str) -> bool {
        self.code == *code || self.was.iter().any(|was| *was == *code)
    }
}

/// Where a pinned item stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pin {
    /// Before all others.
    First,
    /// After all others.
    Last,
}

/// The order in which items are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ItemOrder {
    /// The order of the questionnaire.
    #[default]
    Fixed,
    /// Any order, drawn for each interview.
    Shuffle,
    /// The order of the questionnaire, begun at a point drawn for each interview.
    Rotate,
}

/// How many options of a multiple choice may be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The fewest that may be picked, if any are.
    pub min: usize,
    /// The most that may be picked.
    pub max: usize,
}

/// A rating scale of whole points.
#[derive(Clone, Debug)]
pub struct Scale {
    /// The first point shown.
    pub from: i16,
    /// The last point shown, above `from`.
    pub to: i16,
    /// Whether the last point is the best; `None` where nothing is judged.
    pub best_is_to: Option<bool>,
    /// What the first point means.
    pub low: Option<Text>,
    /// What the last point means.
    pub high: Option<Text>,
}

impl Scale {
    /// Whether a number is a point on the scale.
    pub fn holds(&self, point: i16) -> bool {
        (self.from..=self.to).contains(&point)
    }

    /// A point with the scale turned so that higher is better: the only place where that is done.
    pub fn turned(&self, point: i16) -> i16 {
        if self.best_is_to == Some(false) { self.from + self.to - point } else { point }
    }
}

/// The range of a number or date.
#[derive(Clone, Copy, Debug)]
pub struct Bounds<T> {
    /// The smallest value that is valid.
    pub min: Option<T>,
    /// The largest value that is valid.
    pub max: Option<T>,
}

impl<T: PartialOrd> Bounds<T> {
    /// Whether a value lies within.
    pub fn hold(&self, value: &T) -> bool {
        self.min.as_ref().is_none_or(|min| value >= min)
            && self.max.as_ref().is_none_or(|max| value <= max)
    }
}

/// What a question says about needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facet {
    /// The side of a need that the question asks about.
    pub kind: FacetKind,
    /// How much the question counts among those of its kind; 0 keeps it out of the score.
    pub weight: f64,
}

/// The side of a need a question asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetKind {
    /// How much the need matters.
    Importance,
    /// How well the need is met.
    Satisfaction,
    /// A mention in the respondent's own words; reported beside the score, never in it.
    Mention,
}

/// The type of a question, with what only this type has.
#[expect(
    missing_docs,
    reason = "the fields are what `Item`, `Order`, `Scale`, `Pick` and `Bounds` say"
)]
#[derive(Clone, Debug)]
pub enum Kind {
    /// One option.
    Single { options: Vec<Item>, ordered: bool, order: ItemOrder },
    /// Any number of options.
    Multiple { options: Vec<Item>, order: ItemOrder, pick: Pick, none: Option<Text> },
    /// The most important items, in order.
    Ranking { items: Vec<Item>, order: ItemOrder, top: usize, none: Option<Text> },
    /// A total spread over items.
    Points { items: Vec<Item>, order: ItemOrder, total: f64 },
    /// One point on a scale, about one need where `need` says so.
    Rating { scale: Scale, need: Option<NeedIndex> },
    /// One point on a scale for each row.
    Matrix { rows: Vec<Item>, order: ItemOrder, scale: Scale },
    /// The best and the worst of a few items, several times.
    BestWorst { items: Vec<Item>, per_task: usize, tasks: usize },
    /// A number.
    Number { bounds: Bounds<f64>, integer: bool },
    /// A day.
    Date { bounds: Bounds<NaiveDate> },
    /// The respondent's own words.
    Text { long: bool, max_length: usize },
    /// A value that is computed, never asked.
    Computed { value: Expr, result: Type },
    /// Something to read, without an answer.
    Note,
    /// Something to do on a website.
    Task { link: String },
}

impl Kind {
    /// The name files use.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Single { .. } => "single",
            Self::Multiple { .. } => "multiple",
            Self::Ranking { .. } => "ranking",
            Self::Points { .. } => "points",
            Self::Rating { .. } => "rating",
            Self::Matrix { .. } => "matrix",
            Self::BestWorst { .. } => "best-worst",
            Self::Number { .. } => "number",
            Self::Date { .. } => "date",
            Self::Text { .. } => "text",
            Self::Computed { .. } => "computed",
            Self::Note => "note",
            Self::Task { .. } => "task",
        }
    }

    /// Options, items or rows, as written.
    pub fn items(&self) -> &[Item] {
        match self {
            Self::Single { options: items, .. }
            | Self::Multiple { options: items, .. }
            | Self::Ranking { items, .. }
            | Self::Points { items, .. }
            | Self::Matrix { rows: items, .. }
            | Self::BestWorst { items, .. } => items,
            _ => &[],
        }
    }

    /// The order in which the items are shown.
    pub fn order(&self) -> ItemOrder {
        match self {
            Self::Single { order, .. }
            | Self::Multiple { order, .. }
            | Self::Ranking { order, .. }
            | Self::Points { order, .. }
            | Self::Matrix { order, .. } => *order,
            _ => ItemOrder::Fixed,
        }
    }

    /// The explicit "none of these" of the question, where there is one.
    pub fn none(&self) -> Option<&Text> {
        match self {
            Self::Multiple { none, .. } | Self::Ranking { none, .. } => none.as_ref(),
            _ => None,
        }
    }

    /// Whether the respondent is asked: not so for notes and computed values.
    pub fn is_asked(&self) -> bool {
        !matches!(self, Self::Computed { .. } | Self::Note)
    }
}
