//! From an answer to the cells of its columns, and back.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::columns::Part;
use mitreden_base::ids::Code;
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};
use mitreden_define::survey::{Item, Kind};

/// The content of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// A null.
    Null,
    /// A text.
    Text(Cow<'a, str>),
    /// The place of a code among those of its column.
    Code(u32),
    /// True or false.
    Truth(bool),
    /// A point on a rating scale.
    Point(i16),
    /// A rank, 1 the first; 0 for an item that was offered and not placed.
    Rank(u8),
    /// A number.
    Number(f64),
    /// A whole number from 0.
    Count(u32),
    /// A day.
    Day(NaiveDate),
}

impl<'a> Cell<'a> {
    fn text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Null, |text| Self::Text(Cow::Borrowed(text)))
    }

    fn code(items: &[Item], code: &Code) -> Self {
        let place = items
            .iter()
            .position(|item| item.code == *code)
            .and_then(|place| u32::try_from(place).ok());
        place.map_or(Self::Null, Self::Code)
    }

    fn reason(missing: Option<Missing>) -> Self {
        let place = missing
            .and_then(|missing| Missing::ALL.iter().zip(0..).find(|(word, _)| **word == missing));
        place.map_or(Self::Null, |(_, place)| Self::Code(place))
    }
}

/// Which items of a question were offered; all of them where nothing else is said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Offer<'a>(Option<&'a [bool]>);

impl<'a> Offer<'a> {
    /// All items were offered.
    pub const ALL: Self = Self(None);

    /// The items that are marked were offered.
    pub fn of(items: &'a [bool]) -> Self {
        Self(Some(items))
    }

    fn holds(self, item: usize) -> bool {
        self.0.is_none_or(|items| items.get(item) == Some(&true))
    }
}

/// What an answer puts into the column of one of its parts: nothing into that of an item that was
/// not offered.
pub fn cell<'a>(kind: &Kind, part: Part, answer: &'a Answer, offer: Offer<'_>) -> Cell<'a> {
    match part {
        Part::Missing => Cell::reason(answer.missing()),
        Part::Value => value(kind, answer),
        Part::Words => match answer {
            Answer::Choice(choice) => Cell::text(choice.text.as_deref()),
            _ => Cell::Null,
        },
        Part::Item(at) if !offer.holds(at) => Cell::Null,
        Part::Item(at) => {
            kind.items().get(at).map_or(Cell::Null, |item| of_item(kind, &item.code, answer))
        }
        Part::ItemWords(at) => match (kind.items().get(at), answer) {
            (Some(item), Answer::Choices(choices)) => Cell::text(
                choices
                    .iter()
                    .find(|choice| choice.code == item.code)
                    .and_then(|choice| choice.text.as_deref()),
            ),
            _ => Cell::Null,
        },
        Part::ItemMissing(at) => match (kind.items().get(at), answer) {
            (Some(item), Answer::Rows(rows)) => {
                Cell::reason(row(rows, &item.code).and_then(Result::err))
            }
            (_, answer) => Cell::reason(answer.missing()),
        },
        Part::None => match answer {
            Answer::None => Cell::Truth(true),
            Answer::Ranking(_) => Cell::Truth(false),
            _ => Cell::Null,
        },
        Part::Shown(at) => {
            done(answer, at).map_or(Cell::Null, |task| Cell::Text(Cow::Owned(joined(&task.shown))))
        }
        Part::Best(at) => {
            done(answer, at).map_or(Cell::Null, |task| Cell::code(kind.items(), &task.best))
        }
        Part::Worst(at) => {
            done(answer, at).map_or(Cell::Null, |task| Cell::code(kind.items(), &task.worst))
        }
        Part::TaskMissing(at) => match answer {
            Answer::Tasks(tasks) => {
                Cell::reason(tasks.get(at).and_then(|task| task.as_ref().err().copied()))
            }
            answer => Cell::reason(answer.missing()),
        },
    }
}

fn value<'a>(kind: &Kind, answer: &'a Answer) -> Cell<'a> {
    match answer {
        // What happened on a website has a code of its own kind; it is kept as words.
        Answer::Choice(choice) if matches!(kind, Kind::Task { .. }) => {
            Cell::text(Some(choice.code.as_str()))
        }
        Answer::Choice(choice) => Cell::code(kind.items(), &choice.code),
        Answer::Rating(point) => Cell::Point(*point),
        Answer::Number(number) => Cell::Number(*number),
        Answer::Date(day) => Cell::Day(*day),
        Answer::Text(text) => Cell::text(Some(text)),
        Answer::Truth(truth) => Cell::Truth(*truth),
        _ => Cell::Null,
    }
}

fn of_item<'a>(kind: &Kind, code: &Code, answer: &Answer) -> Cell<'a> {
    match (kind, answer) {
        (Kind::Multiple { .. }, Answer::Choices(choices)) => {
            Cell::Truth(choices.iter().any(|choice| choice.code == *code))
        }
        (Kind::Multiple { .. }, Answer::None) => Cell::Truth(false),
        (_, Answer::Ranking(codes)) => Cell::Rank(
            codes
                .iter()
                .zip(1..)
                .find(|(ranked, _)| *ranked == code)
                .map_or(NOT_PLACED, |(_, rank)| rank),
        ),
        (Kind::Ranking { .. }, Answer::None) => Cell::Rank(NOT_PLACED),
        (_, Answer::Points(points)) => Cell::Number(
            points.iter().find(|(given, _)| given == code).map_or(0.0, |(_, points)| *points),
        ),
        (_, Answer::Rows(rows)) => {
            row(rows, code).and_then(Result::ok).map_or(Cell::Null, Cell::Point)
        }
        _ => Cell::Null,
    }
}

/// The rank that stands for an item that was offered and not placed.
const NOT_PLACED: u8 = 0;

fn row(rows: &[(Code, Result<i16, Missing>)], code: &Code) -> Option<Result<i16, Missing>> {
    rows.iter().find(|(row, _)| row == code).map(|(_, cell)| *cell)
}

fn done(answer: &Answer, task: usize) -> Option<&BestWorst> {
    let Answer::Tasks(tasks) = answer else { return None };
    tasks.get(task)?.as_ref().ok()
}

fn joined(codes: &[Code]) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join("|")
}

/// The answer whose cells these are; `cell` gives the cell of a part. What contradicts itself reads
/// as unanswered.
pub fn answer<'a>(kind: &Kind, cell: impl Fn(Part) -> Cell<'a>) -> Answer {
    let reason = |part| match cell(part) {
        Cell::Code(place) => {
            usize::try_from(place).ok().and_then(|place| Missing::ALL.get(place).copied())
        }
        _ => None,
    };
    let missing = || reason(Part::Missing).unwrap_or(Missing::Unanswered);
    match kind {
        Kind::Matrix { rows, .. } => {
            let point = |(at, item): (usize, &Item)| {
                let point = match cell(Part::Item(at)) {
                    Cell::Point(point) => Ok(point),
                    _ => Err(reason(Part::ItemMissing(at)).unwrap_or_else(missing)),
                };
                (item.code.clone(), point)
            };
            return Answer::Rows(rows.iter().enumerate().map(point).collect());
        }
        Kind::BestWorst { items, tasks, .. } => {
            let task = |at| {
                task(items, at, &cell)
                    .ok_or_else(|| reason(Part::TaskMissing(at)).unwrap_or_else(missing))
            };
            return Answer::Tasks((0..*tasks).map(task).collect());
        }
        _ => {}
    }
    if let Some(missing) = reason(Part::Missing) {
        return Answer::Missing(missing);
    }
    let read = match kind {
        Kind::Single { options, .. } => single(options, &cell),
        Kind::Multiple { options, .. } => Some(multiple(options, &cell)),
        Kind::Ranking { items, .. } => ranking(items, &cell),
        Kind::Points { items, .. } => points(items, &cell),
        Kind::Task { .. } => match cell(Part::Value) {
            Cell::Text(code) => Some(Answer::Choice(Choice { code: Code::new(&code), text: None })),
            _ => None,
        },
        _ => plain(cell(Part::Value)),
    };
    read.unwrap_or(Answer::UNANSWERED)
}

fn plain(cell: Cell<'_>) -> Option<Answer> {
    Some(match cell {
        Cell::Point(point) => Answer::Rating(point),
        Cell::Number(number) => Answer::Number(number),
        Cell::Day(day) => Answer::Date(day),
        Cell::Text(text) => Answer::Text(text.into_owned()),
        Cell::Truth(truth) => Answer::Truth(truth),
        Cell::Null | Cell::Code(_) | Cell::Rank(_) | Cell::Count(_) => return None,
    })
}

fn item<'i>(items: &'i [Item], cell: &Cell<'_>) -> Option<&'i Item> {
    let Cell::Code(place) = cell else { return None };
    items.get(usize::try_from(*place).ok()?)
}

fn words(cell: Cell<'_>) -> Option<String> {
    let Cell::Text(text) = cell else { return None };
    Some(text.into_owned())
}

fn single<'a>(options: &[Item], cell: &impl Fn(Part) -> Cell<'a>) -> Option<Answer> {
    let option = item(options, &cell(Part::Value))?;
    let text = if option.other { words(cell(Part::Words)) } else { None };
    Some(Answer::Choice(Choice { code: option.code.clone(), text }))
}

fn multiple<'a>(options: &[Item], cell: &impl Fn(Part) -> Cell<'a>) -> Answer {
    let ticked =
        options.iter().enumerate().filter(|(at, _)| cell(Part::Item(*at)) == Cell::Truth(true));
    let choice = |(at, option): (usize, &Item)| {
        let text = if option.other { words(cell(Part::ItemWords(at))) } else { None };
        Choice { code: option.code.clone(), text }
    };
    let choices: Vec<Choice> = ticked.map(choice).collect();
    if choices.is_empty() { Answer::None } else { Answer::Choices(choices) }
}

fn ranking<'a>(items: &[Item], cell: &impl Fn(Part) -> Cell<'a>) -> Option<Answer> {
    if cell(Part::None) == Cell::Truth(true) {
        return Some(Answer::None);
    }
    let rank = |(at, item): (usize, &Item)| match cell(Part::Item(at)) {
        Cell::Rank(rank) if rank != NOT_PLACED => Some((rank, item.code.clone())),
        _ => None,
    };
    let mut ranked: Vec<(u8, Code)> = items.iter().enumerate().filter_map(rank).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    (!ranked.is_empty())
        .then(|| Answer::Ranking(ranked.into_iter().map(|(_, code)| code).collect()))
}

fn points<'a>(items: &[Item], cell: &impl Fn(Part) -> Cell<'a>) -> Option<Answer> {
    let given = |(at, item): (usize, &Item)| match cell(Part::Item(at)) {
        Cell::Number(points) if points > 0.0 => Some((item.code.clone(), points)),
        _ => None,
    };
    let given: Vec<_> = items.iter().enumerate().filter_map(given).collect();
    (!given.is_empty()).then_some(Answer::Points(given))
}

fn task<'a>(items: &[Item], at: usize, cell: &impl Fn(Part) -> Cell<'a>) -> Option<BestWorst> {
    let shown = words(cell(Part::Shown(at)))?.split('|').map(Code::new).collect();
    let best = item(items, &cell(Part::Best(at)))?.code.clone();
    let worst = item(items, &cell(Part::Worst(at)))?.code.clone();
    Some(BestWorst { shown, best, worst })
}
