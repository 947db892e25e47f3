//! What is proposed: measures for the needs in front, and what the council is asked to decide.
//!
//! A need is in front if it can be among as many needs as a respondent could name, by its rank set;
//! in an order without rank sets if it is.
//! Proposed is what serves such a need of the list and is neither done nor dropped: first one
//! measure for each need, in the order of the needs, then a second one, as long as there is room. A
//! need in front that nothing serves but what was dropped has no measure.

use serde::Serialize;

use super::day::{status, word};
use super::needs::shown;
use super::template_text::TemplateText;
use super::writer::{Numbered, PageWriter};
use crate::model::RichText;
use crate::words::euro;
use mitreden_define::town::{Cost, Horizon, Measure, MeasureStatus};

/// More needs without a measure than this are counted after the first ones.
const NAMED: usize = 3;

#[derive(Serialize)]
pub(super) struct Proposed {
    heading: String,
    columns: Columns,
    rows: Vec<Line>,
    note: TemplateText,
    decide: String,
    ask: TemplateText,
}

#[derive(Serialize)]
struct Columns {
    number: String,
    measure: String,
    scope: String,
    status: String,
}

#[derive(Serialize)]
struct Line {
    needs: String,
    title: TemplateText,
    owner: TemplateText,
    scope: String,
    due: String,
    symbol: &'static str,
    status: String,
}

pub(super) fn proposed(writer: &PageWriter<'_>) -> Proposed {
    let say = |id: &str| writer.say(id, &[]);
    let front: Vec<_> =
        shown(writer).into_iter().filter(|need| is_in_front(writer, need)).collect();
    let chosen = choose(writer, &front);
    // What serves other needs is open as well.
    let left = open(writer).len().saturating_sub(chosen.len());
    let note = if writer.ranked().is_empty() {
        say("council-proposed-no-order")
    } else if writer.page.report.agenda.measures.is_empty() {
        say("council-proposed-no-agenda")
    } else if chosen.is_empty() {
        let has_sets = writer.page.report.replicates.is_none();
        say(if has_sets { "council-proposed-none" } else { "council-proposed-none-order" })
    } else if left > 0 {
        writer
            .say("council-proposed-more", &[("n", left.into()), ("file", writer.page.full.into())])
    } else {
        String::new()
    };
    let ideas = chosen
        .iter()
        .filter(|(_, measure)| status(measure, writer.page.report.cover.day) == MeasureStatus::Idea)
        .count();
    let ideas = (ideas > 0).then(|| {
        writer.say("council-ask-ideas", &[("n", ideas.into()), ("all", chosen.len().into())]).into()
    });
    Proposed {
        heading: writer.say("council-proposed", &[("kind", writer.page.report.kind.word().into())]),
        columns: Columns {
            number: say("council-column-needs"),
            measure: say("council-column-measure"),
            scope: say("council-column-scope"),
            status: say("column-status"),
        },
        rows: chosen.iter().map(|(_, measure)| line(writer, measure)).collect(),
        note: RichText::joined(
            &done(writer, &front)
                .into_iter()
                .chain((!note.is_empty()).then(|| note.into()))
                .collect::<Vec<_>>(),
            " ",
        )
        .into(),
        decide: say("council-decide"),
        ask: RichText::joined(&gap(writer).into_iter().chain(ideas).collect::<Vec<_>>(), " ")
            .into(),
    }
}

fn is_in_front(writer: &PageWriter<'_>, need: &Numbered<'_>) -> bool {
    need.row.best().is_some_and(|best| best <= writer.page.report.top)
}

fn serves(writer: &PageWriter<'_>, measure: &Measure, need: &Numbered<'_>) -> bool {
    let code = writer.page.report.questionnaire.needs.get(need.row.index).map(|need| &need.code);
    code.is_some_and(|code| measure.serves.contains(code))
}

/// The measures that are neither done nor given up.
fn open<'a>(writer: &PageWriter<'a>) -> Vec<&'a Measure> {
    let is_open = |measure: &&Measure| {
        !matches!(
            status(measure, writer.page.report.cover.day),
            MeasureStatus::Done | MeasureStatus::Dropped
        )
    };
    writer.page.report.agenda.measures.iter().filter(is_open).collect()
}

/// The measures that are proposed, with the first need each serves.
fn choose<'a>(writer: &PageWriter<'a>, front: &[Numbered<'_>]) -> Vec<(usize, &'a Measure)> {
    let open = open(writer);
    let mut turns: Vec<(usize, usize, &'a Measure)> = Vec::new();
    for need in front {
        let fresh: Vec<_> = open
            .iter()
            .filter(|measure| {
                serves(writer, measure, need)
                    && !turns.iter().any(|(.., known)| known.code == measure.code)
            })
            .copied()
            .collect();
        turns.extend(
            fresh.into_iter().enumerate().map(|(turn, measure)| (turn, need.number, measure)),
        );
    }
    turns.sort_by_key(|(turn, number, _)| (*turn, *number));
    turns.truncate(writer.spacing.measures);
    turns.sort_by_key(|(turn, number, _)| (*number, *turn));
    turns.into_iter().map(|(_, number, measure)| (number, measure)).collect()
}

fn line(writer: &PageWriter<'_>, measure: &Measure) -> Line {
    let numbers: Vec<_> = shown(writer)
        .iter()
        .filter(|need| serves(writer, measure, need))
        .map(|need| need.number.to_string())
        .collect();
    let horizon = match measure.horizon {
        Horizon::Now => "now",
        Horizon::Medium => "medium",
        Horizon::Strategic => "strategic",
    };
    let cost = match measure.cost {
        None => "none",
        Some(Cost::Low) => "low",
        Some(Cost::Medium) => "medium",
        Some(Cost::High) => "high",
    };
    let due = measure
        .due
        .map(|due| writer.say("council-due", &[("month", writer.lang().month(due).into())]));
    let (said, symbol) = word(status(measure, writer.page.report.cover.day));
    Line {
        needs: numbers.join(", "),
        title: writer.measure(measure).into(),
        owner: writer.owner(measure).into(),
        // What is known in euro needs no class.
        scope: match measure.amount {
            Some(amount) => writer.say(
                "council-scope-amount",
                &[("horizon", horizon.into()), ("euro", euro(writer.lang(), amount).into())],
            ),
            None => {
                writer.say("council-scope", &[("horizon", horizon.into()), ("cost", cost.into())])
            }
        },
        due: due.unwrap_or_default(),
        symbol,
        status: writer.say(said, &[]),
    }
}

/// Names the needs in front of which all measures are done.
fn done(writer: &PageWriter<'_>, front: &[Numbered<'_>]) -> Option<RichText> {
    let stands = |need: &Numbered<'_>| {
        let served = writer
            .page
            .report
            .agenda
            .measures
            .iter()
            .filter(|measure| serves(writer, measure, need));
        served
            .map(|measure| status(measure, writer.page.report.cover.day))
            .filter(|status| *status != MeasureStatus::Dropped)
            .collect::<Vec<_>>()
    };
    let is_done = |need: &&Numbered<'_>| {
        let stands = stands(need);
        !stands.is_empty() && stands.iter().all(|status| *status == MeasureStatus::Done)
    };
    let name = |need: &Numbered<'_>| {
        writer.tell(
            "council-numbered",
            &[("number", need.number.to_string().into())],
            &[("need", &writer.label(need.row))],
        )
    };
    let named: Vec<_> = front.iter().filter(is_done).map(name).collect();
    let needs = RichText::list(writer.lang(), &named);
    (!named.is_empty())
        .then(|| writer.tell("council-done", &[("n", named.len().into())], &[("needs", &needs)]))
}

/// Names the needs in front that have no measure.
fn gap(writer: &PageWriter<'_>) -> Option<RichText> {
    let live = |measure: &&Measure| {
        status(measure, writer.page.report.cover.day) != MeasureStatus::Dropped
    };
    let is_served = |need: &Numbered<'_>| {
        writer
            .page
            .report
            .agenda
            .measures
            .iter()
            .filter(live)
            .any(|measure| serves(writer, measure, need))
    };
    let alone: Vec<_> = writer
        .ranked()
        .into_iter()
        .filter(|need| is_in_front(writer, need) && !is_served(need))
        .collect();
    let shown = shown(writer).len();
    let name = |need: &Numbered<'_>| {
        let id = if need.number <= shown { "council-numbered" } else { "council-quoted" };
        writer.tell(
            id,
            &[("number", need.number.to_string().into())],
            &[("need", &writer.label(need.row))],
        )
    };
    let named: Vec<_> = alone.iter().take(NAMED).map(name).collect();
    let left = alone.len() - named.len();
    let needs = if left > 0 {
        RichText::joined(&named, ", ")
    } else {
        RichText::list(writer.lang(), &named)
    };
    match (alone.is_empty(), left) {
        (true, _) => None,
        (false, 0) => Some(writer.tell("council-gap", &[], &[("needs", &needs)])),
        (false, _) => {
            Some(writer.tell("council-gap-many", &[("left", left.into())], &[("needs", &needs)]))
        }
    }
}
