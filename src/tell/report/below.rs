//! Needs that stand below the order and take no rank from the others: those of whom nobody said how
//! satisfied they are, and those that only some were asked about.

use super::input::ReportInput;
use super::shown::{Row, interval, share};
use crate::model::{Block, DocumentColumn, Emphasis, RichText, Table};
use crate::words::{Voice, ranks_in_column};
use mitreden_count::bases::SATISFACTION_NEEDED_FROM;
use mitreden_count::findings::FoundList;
use mitreden_count::rank::{Below, NeedPlace};

pub(super) fn blocks(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let of = |below: Below| rows.iter().filter(move |row| row.need.below() == Some(below));
    let unrated: Vec<RichText> = of(Below::Satisfaction).map(|row| unrated(voice, row)).collect();
    if !unrated.is_empty() {
        blocks.push(Block::paragraph(voice.say("needs-below", &[])));
        blocks.push(Block::list(unrated));
    }
    let asked: Vec<_> = of(Below::List).map(|row| cells(input, voice, row)).collect();
    if !asked.is_empty() {
        blocks.push(Block::paragraph(voice.say("needs-lists", &[])));
        let has_sets = input.questionnaire.ranking.method.has_rank_sets();
        let places = if has_sets { "column-ranks" } else { "column-place" };
        let columns = [
            DocumentColumn::words(voice.say("column-need", &[])),
            DocumentColumn::words(voice.say("column-asked", &[])),
            DocumentColumn::numbers(voice.say("column-score", &[])),
            DocumentColumn::numbers(voice.say("column-interval", &[])),
            DocumentColumn::numbers(voice.say(places, &[])),
        ];
        blocks.push(Block::Table(Table::new(voice.say("needs-lists-table", &[]), columns, asked)));
    }
    blocks
}

/// Says by how many a need was named of which nobody said how satisfied they are.
fn unrated(voice: Voice, row: &Row<'_>) -> RichText {
    let named = row.need.found.score.importance.filter(|share| share.shown().get().is_some());
    let least = ("least", SATISFACTION_NEEDED_FROM.to_string().into());
    let said = match named {
        Some(named) => {
            let named = share(voice.lang, Some(named));
            voice.say("needs-below-satisfaction", &[("named", named.into()), least])
        }
        None => voice.say("needs-below-named", &[least]),
    };
    row.need.text().made_strong().with(said, Emphasis::None)
}

fn cells(input: &ReportInput<'_>, voice: Voice, row: &Row<'_>) -> [RichText; 5] {
    let lang = voice.lang;
    let list = input.lists.iter().find(|list| list.of.contains(&row.index));
    let place = list.and_then(|list| list.place(row.index));
    let score =
        row.need.found.score.score.filter(|score| place.is_some() && score.shown().get().is_some());
    let range =
        score.and_then(|score| score.interval).map(|range| (100.0 * range.low, 100.0 * range.high));
    let is_ordered = place.is_some_and(|place| place.replicated().is_some());
    let ranks = list.zip(place.filter(|_| score.is_some() || is_ordered)).map(|(list, place)| {
        let ranks = match place {
            NeedPlace::Joint(place) => ranks_in_column(lang, (place.low, place.high)),
            NeedPlace::Replicated(place) => place.rank.to_string(),
        };
        voice.say(
            "needs-lists-ranks",
            &[("ranks", ranks.into()), ("of", list.places.len().to_string().into())],
        )
    });
    [
        row.need.text(),
        list.map(|list| asked(voice, list)).unwrap_or_default().into(),
        score
            .map_or_else(
                || if is_ordered { "–".to_owned() } else { voice.say("chart-suppressed", &[]) },
                |score| lang.percent(100.0 * score.value, 1),
            )
            .into(),
        interval(lang, range).into(),
        ranks.unwrap_or_else(|| "–".to_owned()).into(),
    ]
}

/// How many were asked, and when.
fn asked(voice: Voice, list: &FoundList) -> String {
    let lang = voice.lang;
    let days = match list.days {
        Some((since, until)) if since == until => lang.date(since),
        Some((since, until)) => voice.say(
            "asked-days",
            &[("first", lang.date(since).into()), ("last", lang.date(until).into())],
        ),
        None => "none".to_owned(),
    };
    voice.say("needs-lists-asked", &[("count", lang.integer(list.n).into()), ("days", days.into())])
}
