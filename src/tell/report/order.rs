//! Whether the order holds: the ranks of each need over all ways of counting, as one picture, and
//! what changes most.

use super::album::{Album, Words, dash};
use super::input::ReportInput;
use super::needs::base;
use super::sensitivity::name;
use super::shown::Row;
use crate::charts::{ChartError, Frame, OrdersChart, OrdersRow};
use crate::model::{Block, DocumentColumn, RichText, Section, Table};
use crate::words::Voice;
use mitreden_count::sensitivity::{CountingWay, Sensitivity, Variant, VariantOrder};
use mitreden_define::index::NeedIndex;

/// So many of the first ranks are looked at when the middle of a scale counts otherwise.
const FIRST: usize = 5;

/// Returns the section; nothing where there is nothing to compare with.
pub(super) fn section(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
    album: &mut Album<'_>,
) -> Result<Option<Section>, ChartError> {
    let Some((sensitivity, ranked)) = ranked(input, rows) else { return Ok(None) };
    let title = voice.say("orders-title", &[]);
    let chart = chart(&ranked, album.frame(&title, voice.say("orders-measure", &[]), &base(input)));
    let words = Words {
        caption: chart.headline().into(),
        shows: chart.shows(),
        base: base(input).into(),
        table: table(voice, &title, &ranked),
    };
    let figure = album.figure("orders", |sheet| chart.draw(sheet), words)?;
    let count = ("n", sensitivity.variants.len().into());
    let mut blocks = vec![Block::paragraph(voice.say("orders-intro", &[count])), figure];
    blocks.extend(most(sensitivity, voice).map(Block::paragraph));
    blocks.extend(middle_changes(sensitivity, voice, rows).map(Block::paragraph));
    Ok(Some(Section::new(voice.say("orders-heading", &[]), blocks)))
}

/// The needs that have a rank in all ways of counting, with their ranks.
fn ranked<'r, 'a>(
    input: &'r ReportInput<'_>,
    rows: &'r [Row<'a>],
) -> Option<(&'r Sensitivity, Vec<(&'r Row<'a>, OrdersRow)>)> {
    let sensitivity = input.sensitivity.filter(|sensitivity| !sensitivity.variants.is_empty())?;
    let ranked: Vec<_> =
        rows.iter().filter_map(|row| Some((row, ranks(sensitivity, row)?))).collect();
    (!ranked.is_empty()).then_some((sensitivity, ranked))
}

fn chart(ranked: &[(&Row<'_>, OrdersRow)], frame: Frame) -> OrdersChart {
    OrdersChart {
        frame,
        has_middle: ranked.iter().any(|(_, ranks)| ranks.middle.is_some()),
        rows: ranked.iter().map(|(_, ranks)| ranks.clone()).collect(),
    }
}

/// Says how firm the order is: what becomes of the first ranks where the middle of the scale counts
/// otherwise, else which ranks hold in every way of counting.
pub(super) fn point(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Option<RichText> {
    first_page(input, voice, rows).or_else(|| {
        let (_, ranked) = ranked(input, rows)?;
        let frame = Frame {
            lang: voice.lang,
            title: String::new(),
            measure: String::new(),
            base: String::new(),
            simulated: input.simulated,
        };
        Some(chart(&ranked, frame).shows())
    })
}

/// Says what becomes of the first ranks where the middle of the scale counts otherwise; nothing
/// where they stay.
pub(crate) fn first_page(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
) -> Option<RichText> {
    middle_changes(input.sensitivity?, voice, rows)
}

/// The order in which the middle of the scale counts otherwise.
fn middle(sensitivity: &Sensitivity) -> Option<&Variant> {
    let is_middle =
        |way| matches!(way, CountingWay::MiddleSatisfied | CountingWay::MiddleUnsatisfied);
    sensitivity.variants.iter().find(|variant| is_middle(variant.way))
}

fn rank(order: &VariantOrder, need: NeedIndex) -> Option<usize> {
    order.rank.get(need).copied().filter(|_| order.has(need))
}

/// The ranks of a need in all ways; `None` where it has none in the report.
pub(crate) fn ranks(sensitivity: &Sensitivity, row: &Row<'_>) -> Option<OrdersRow> {
    row.standing?;
    let special = middle(sensitivity);
    let others = sensitivity
        .variants
        .iter()
        .filter(|variant| special.is_none_or(|special| special.way != variant.way));
    Some(OrdersRow {
        label: row.need.label.clone(),
        main: rank(&sensitivity.main, row.index)?,
        middle: special.and_then(|variant| rank(&variant.order, row.index)),
        others: others.filter_map(|variant| rank(&variant.order, row.index)).collect(),
    })
}

/// Says which way of counting changes the order most.
fn most(sensitivity: &Sensitivity, voice: Voice) -> Option<String> {
    let known = sensitivity.variants.iter().filter_map(|one| Some((one, one.tau_b?)));
    let (least, tau) = known.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let way = ("way", name(voice, least.way).into());
    Some(if tau < 1.0 {
        voice.say("orders-most", &[way, ("tau", voice.lang.decimal(tau, 2).into())])
    } else {
        voice.say("orders-same", &[])
    })
}

/// Says up to which rank the order stays where the middle of the scale counts otherwise, and who is
/// next then; nothing where the first ranks stay.
fn middle_changes(sensitivity: &Sensitivity, voice: Voice, rows: &[Row<'_>]) -> Option<RichText> {
    let variant = middle(sensitivity)?;
    let at = |order: &VariantOrder, wanted: usize| {
        rows.iter().find(|row| rank(order, row.index) == Some(wanted))
    };
    let changed = (1..=FIRST).find_map(|wanted| {
        let now = at(&sensitivity.main, wanted)?;
        let then = at(&variant.order, wanted)?;
        (now.index != then.index).then_some((wanted, then))
    });
    let (wanted, then) = changed?;
    let side =
        if variant.way == CountingWay::MiddleSatisfied { "satisfied" } else { "unsatisfied" };
    let words = [
        ("side", side.into()),
        ("same", (wanted - 1).into()),
        ("rank", wanted.into()),
        ("here", rank(&sensitivity.main, then.index)?.into()),
    ];
    Some(voice.tell("orders-middle", &words, &[("need", &then.need.text())]))
}

fn table(voice: Voice, title: &str, ranked: &[(&Row<'_>, OrdersRow)]) -> Table {
    let columns = [
        DocumentColumn::words(voice.say("column-need", &[])),
        DocumentColumn::numbers(voice.say("orders-column-main", &[])),
        DocumentColumn::numbers(voice.say("orders-column-middle", &[])),
        DocumentColumn::numbers(voice.say("orders-column-best", &[])),
        DocumentColumn::numbers(voice.say("orders-column-worst", &[])),
    ];
    let rows = ranked.iter().map(|(row, ranks)| {
        let (best, worst) = ranks.ends();
        [
            row.need.text(),
            ranks.main.to_string().into(),
            ranks.middle.map_or_else(dash, |rank| rank.to_string().into()),
            best.to_string().into(),
            worst.to_string().into(),
        ]
    });
    Table::new(title, columns, rows.collect::<Vec<_>>()).with_note(voice.say("orders-note", &[]))
}
