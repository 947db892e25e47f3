//! The needs by a method that gives an order and no rank sets: what may be said of it is the order,
//! and over which ranks it moves in replicates. No need is ahead of another, none is in a tier, and
//! no picture shows ranks that a need can have.

use super::input::ReportInput;
use super::needs::{base, measure};
use super::shown::{Row, Standing, interval, share};
use super::{below, few};
use crate::model::{Block, DocumentColumn, Emphasis, RichText, Table};
use crate::words::{OrderStanding, Voice, drawn, over_replicates, place, ranks_in_column};
use mitreden_count::rank::ORDERS;

/// How many needs the summary names.
const NAMED: usize = 5;

/// The rows of such an order, the first one first; nothing by a method with rank sets.
pub(crate) fn ordered<'r, 'a>(rows: &'r [Row<'a>]) -> Vec<(&'r Row<'a>, OrderStanding)> {
    let ordered = |row: &'r Row<'a>| Some((row, row.standing.and_then(Standing::ordered)?));
    rows.iter().filter_map(ordered).collect()
}

/// What the summary says of it.
pub(super) fn summary(
    input: &ReportInput<'_>,
    voice: Voice,
    ordered: &[(&Row<'_>, OrderStanding)],
) -> Vec<Block> {
    let method = ("method", input.questionnaire.ranking.method.word().into());
    let first: Vec<_> = ordered.iter().filter(|(_, found)| found.place.rank == 1).collect();
    let names: Vec<_> = first.iter().map(|(row, _)| row.need.text().made_strong()).collect();
    let names = RichText::list(voice.lang, &names);
    let said = voice.tell("ordered-first", &[method], &[("needs", &names)]);
    let item = |(row, found): &(&Row<'_>, OrderStanding)| {
        row.need.text().made_strong().with(format!(": {}", told(voice, *found)), Emphasis::None)
    };
    vec![
        Block::paragraph(said),
        Block::list(ordered.iter().take(NAMED).map(item)),
        Block::paragraph(replicates(input, voice)),
    ]
}

/// Place, ranks over replicates and score of one need.
fn told(voice: Voice, found: OrderStanding) -> String {
    let place = place(voice.lang, found.place.rank);
    let range = over_replicates(voice.lang, found.place);
    let score = found.score.map(|score| {
        let words = [
            ("score", voice.lang.percent(score, 0).into()),
            ("interval", interval(voice.lang, found.interval).into()),
        ];
        voice.say("ordered-score", &words)
    });
    [Some(place), range, score].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What the replicates say, or why there are none.
pub(crate) fn replicates(input: &ReportInput<'_>, voice: Voice) -> String {
    input.replicates.as_ref().map_or_else(String::new, |found| drawn(voice.lang, found))
}

/// What the scores are, and why they are not shown where they would tell of few.
pub(crate) fn scores(input: &ReportInput<'_>, voice: Voice) -> String {
    let said = voice.explain_score(measure(input), input.top);
    let mut placed = input.needs.iter().filter(|need| need.found.place.is_ok());
    let of_few = input.questionnaire.ranking.method.has_scores()
        && placed.all(|need| need.found.score.score.is_none());
    if of_few { format!("{said} {}", voice.say("ordered-withheld", &[])) } else { said }
}

/// The section on the needs.
pub(super) fn blocks(input: &ReportInput<'_>, voice: Voice, all: &[Row<'_>]) -> Vec<Block> {
    let score = scores(input, voice);
    let mut blocks = vec![
        Block::paragraph(RichText::from(score).noted(voice.say("footnote-declared", &[]))),
        Block::paragraph(voice.say("explain-declared-chosen", &[])),
        Block::Table(table(input, voice, all)),
        Block::paragraph(voice.say("explain-replicates", &[("n", ORDERS.into())])),
    ];
    blocks.extend(few::blocks(input, voice, all));
    blocks.extend(below::blocks(input, voice, all));
    blocks
}

fn table(input: &ReportInput<'_>, voice: Voice, all: &[Row<'_>]) -> Table {
    let say = |id: &str| voice.say(id, &[]);
    let rows: Vec<_> = all.iter().filter(|row| !super::needs::is_beside(row)).collect();
    let has_scores = rows.iter().any(|row| row.need.found.score.score.is_some());
    let mut columns = vec![
        DocumentColumn::numbers(say("column-place")),
        DocumentColumn::words(say("column-need")),
        DocumentColumn::numbers(say("column-replicates")),
    ];
    if has_scores {
        columns.push(DocumentColumn::numbers(say("column-score")));
        columns.push(DocumentColumn::numbers(say("column-interval")));
    }
    columns.push(DocumentColumn::numbers(say("column-importance")));
    columns.push(DocumentColumn::numbers(say("column-dissatisfaction")));
    columns.push(DocumentColumn::numbers(say("column-n")));
    let cells = |row: &&Row<'_>| cells(voice, row, has_scores);
    let is_hidden = rows.iter().any(|row| row.standing.is_none());
    let table = Table::wide(say("needs-table"), columns, rows.iter().map(cells).collect())
        .with_note(base(input))
        .with_note(say("ordered-columns"))
        .with_note(replicates(input, voice));
    if is_hidden { table.with_note(say("needs-hidden")) } else { table }
}

fn cells(voice: Voice, row: &Row<'_>, has_scores: bool) -> Vec<RichText> {
    let (lang, score) = (voice.lang, &row.need.found.score);
    let found = row.standing.and_then(Standing::ordered);
    let dash = || "–".to_owned();
    let range = found.and_then(|found| found.place.range);
    let hidden = || voice.say("chart-suppressed", &[]);
    let mut cells = vec![
        found.map_or_else(dash, |found| found.place.rank.to_string()).into(),
        row.need.text(),
        range
            .map_or_else(
                || if found.is_some() { dash() } else { hidden() },
                |range| ranks_in_column(lang, range),
            )
            .into(),
    ];
    if has_scores {
        let value = found.and_then(|found| found.score);
        cells.push(value.map_or_else(dash, |value| lang.percent(value, 1)).into());
        cells.push(interval(lang, found.and_then(|found| found.interval)).into());
    }
    let shown = |estimate| if found.is_some() { share(lang, estimate) } else { dash() };
    let n = score.score.or(score.importance).filter(|_| found.is_some());
    cells.push(shown(score.importance).into());
    cells.push(shown(score.dissatisfaction).into());
    cells.push(n.map_or_else(dash, |estimate| lang.integer(estimate.n)).into());
    cells
}
