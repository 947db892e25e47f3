//! How much each need matters beside how well it is met.

use super::album::{Album, Words};
use super::input::ReportInput;
use super::needs::{base, measure};
use super::shown::Row;
use crate::charts::{ChartError, MatrixChart, MatrixPoint, Share, Sheet};
use crate::model::{Block, DocumentColumn, RichText, Section, Table};
use crate::words::Voice;
use mitreden_count::estimate::Estimate;
use mitreden_count::needs::ScoreMeasure;

/// From how many needs on the picture takes the whole width of a page.
const MANY: usize = 16;

/// From so many ranks on it is told how far satisfaction moves a need.
const MOVED: usize = 3;

/// Returns the section; nothing where nobody was asked about satisfaction.
pub(super) fn section(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
    album: &mut Album<'_>,
) -> Result<Option<Section>, ChartError> {
    let measure = measure(input);
    let is_rated = rows.iter().any(|row| row.need.found.score.dissatisfaction.is_some());
    let is_declared = matches!(measure, ScoreMeasure::Declared(_));
    if measure == ScoreMeasure::Priority
        || is_declared && !is_rated
        || rows.iter().all(|row| row.standing.is_none())
    {
        return Ok(None);
    }
    let both = |row: &Row<'_>| {
        row.standing.and(
            part(row.need.found.score.importance).zip(part(row.need.found.score.dissatisfaction)),
        )
    };
    let points: Vec<_> = rows
        .iter()
        .map(|row| MatrixPoint { label: row.need.label.clone(), place: both(row) })
        .collect();
    let table = table(voice, rows, &points);
    let base = base(input);
    let says = voice.say("map-measure", &voice.of_namers(input.top));
    // On the wide sheet the list of many needs has room beside the picture's height.
    let page = if points.len() > MANY { Sheet::Wide } else { Sheet::Narrow };
    let mut chart = MatrixChart { frame: album.frame("", says, &base), points };
    chart.frame.title = chart.title();
    let caption = chart.frame.title.as_str().into();
    let words = Words { caption, shows: chart.shows(), base: base.into(), table };
    let figure = album.figure(
        "matrix",
        |sheet| chart.draw(if sheet == Sheet::Phone { sheet } else { page }),
        words,
    )?;
    let mut blocks = vec![Block::paragraph(voice.say("map-intro", &[])), figure];
    blocks.extend(farthest(voice, rows).map(Block::paragraph));
    Ok(Some(Section::new(voice.say("map-heading", &[]), blocks)))
}

/// Says which need satisfaction moves farthest from the rank that its importance alone gives it;
/// nothing where none moves by more than a few ranks.
fn farthest(voice: Voice, rows: &[Row<'_>]) -> Option<RichText> {
    let ranked = rows.iter().filter_map(|row| Some((row, row.joint()?.rank)));
    let known: Vec<_> = ranked
        .filter_map(|(row, rank)| Some((row, rank, part(row.need.found.score.importance)?.value)))
        .collect();
    let by_importance = |own: f64| 1 + known.iter().filter(|(.., value)| *value > own).count();
    let moved = known.iter().map(|(row, rank, own)| (row, *rank, by_importance(*own)));
    let (row, rank, importance) =
        moved.max_by_key(|(_, rank, importance)| (rank.abs_diff(*importance), *rank))?;
    let words = [("importance", importance.into()), ("rank", rank.into())];
    (rank.abs_diff(importance) >= MOVED)
        .then(|| voice.tell("map-importance", &words, &[("need", &row.need.text())]))
}

/// A share in percent, where its base allows it.
pub(super) fn part(estimate: Option<Estimate>) -> Option<Share> {
    let estimate = *estimate?.shown().get()?;
    Some(percent(&estimate))
}

/// An estimate in percent.
pub(super) fn percent(estimate: &Estimate) -> Share {
    let interval = estimate.interval.map(|interval| (100.0 * interval.low, 100.0 * interval.high));
    Share { value: 100.0 * estimate.value, interval }
}

fn table(voice: Voice, rows: &[Row<'_>], points: &[MatrixPoint]) -> Table {
    let lang = voice.lang;
    let cell = |share: Share| -> [RichText; 2] {
        [lang.percent(share.value, 1).into(), super::shown::interval(lang, share.interval).into()]
    };
    let rows = points.iter().zip(rows).enumerate().map(|(at, (point, row))| {
        let [[importance, importance_range], [dissatisfaction, dissatisfaction_range]] =
            match point.place {
                Some((importance, dissatisfaction)) => [cell(importance), cell(dissatisfaction)],
                None => [["–".into(), "–".into()], ["–".into(), "–".into()]],
            };
        [
            (at + 1).to_string().into(),
            row.need.text(),
            importance,
            importance_range,
            dissatisfaction,
            dissatisfaction_range,
        ]
    });
    let interval = || DocumentColumn::numbers(voice.say("column-interval", &[]));
    let columns = [
        DocumentColumn::numbers(voice.say("column-number", &[])),
        DocumentColumn::words(voice.say("column-need", &[])),
        DocumentColumn::numbers(voice.say("column-importance", &[])),
        interval(),
        DocumentColumn::numbers(voice.say("column-dissatisfaction", &[])),
        interval(),
    ];
    Table::new(voice.say("map-table", &[]), columns, rows.collect::<Vec<_>>())
}
