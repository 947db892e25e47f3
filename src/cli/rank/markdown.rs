//! The ranking in Markdown: parts of a document, written as those of a report are.

use super::Asked;
use super::modes::ModeWords;
use super::replicated::ReplicatedTable;
use super::words::RankWords;
use crate::cli::locale::Say as _;
use crate::cli::table::for_the_team;
use mitreden_count::rank::{Ranking, Rankings};
use mitreden_define::survey::Survey;
use mitreden_tell::markdown::fragment;
use mitreden_tell::model::{Block, DocumentColumn, RichText, Table};

/// All rankings, one after the other.
pub(super) fn markdown(
    survey: &Survey,
    rankings: &Rankings,
    asked: &Asked<'_>,
    tag: &str,
) -> String {
    let words = RankWords::new(survey, tag);
    let team = asked.is_for_the_team.then(|| RichText::strong(for_the_team(words.lang)));
    let mut blocks: Vec<_> = team.map(Block::Paragraph).into_iter().collect();
    if let Some(effects) = asked.modes {
        blocks.extend(ModeWords { survey, effects, tag, lang: words.lang }.blocks());
    }
    for ranking in &rankings.rankings {
        let heading = words.heading(rankings, ranking, asked);
        blocks.push(if ranking.needs.is_empty() {
            Block::Paragraph(RichText::strong(heading))
        } else if let Some(table) = ReplicatedTable::of(&words, ranking) {
            Block::Table(replicated(table, heading))
        } else {
            Block::Table(needs(&words, (ranking, rankings.online.as_deref()), heading))
        });
        let below = words.below(rankings, ranking);
        if !below.is_empty() {
            blocks.push(Block::list(below));
        }
        blocks.extend(words.remarks(rankings, ranking).into_iter().map(Block::paragraph));
    }
    fragment(&blocks)
}

/// The needs of an order; `online` is that of the online answers alone, where it stands beside.
fn needs(
    words: &RankWords<'_>,
    (ranking, online): (&Ranking, Option<&Ranking>),
    heading: String,
) -> Table {
    let say = |id: &str| words.lang.say(id, &[]);
    let mut columns = vec![
        DocumentColumn::numbers(say("rank-rank")),
        DocumentColumn::words(say("rank-need")),
        DocumentColumn::numbers(say("rank-score")),
        DocumentColumn::numbers(say("rank-interval")),
        DocumentColumn::numbers(say("rank-set")),
        DocumentColumn::numbers(say("rank-tier")),
        DocumentColumn::numbers(say("rank-base")),
    ];
    columns.extend(online.map(|_| DocumentColumn::numbers(say("rank-online"))));
    let places = ranking.ranked().filter_map(|(need, place)| Some((need, place.jointly()?)));
    let rows = places.map(|(need, place)| {
        let mut cells = vec![
            place.rank.to_string(),
            words.label(need),
            words.percent(need.score.score),
            words.interval(need.score.score),
            RankWords::ranks(place),
            place.tier.to_string(),
            words.lang.integer(need.shown().map_or(0, |score| score.n)),
        ];
        cells.extend(online.map(|online| RankWords::ranks_beside(online, need)));
        cells.into_iter().map(RichText::from).collect()
    });
    Table::wide(heading, columns, rows.collect())
}

/// An order without rank sets.
fn replicated(ReplicatedTable { heads, rows }: ReplicatedTable, heading: String) -> Table {
    let column = |(at, head): (usize, String)| {
        if at == 1 { DocumentColumn::words(head) } else { DocumentColumn::numbers(head) }
    };
    let columns = heads.into_iter().enumerate().map(column).collect();
    let rows = rows.into_iter().map(|row| row.into_iter().map(RichText::from).collect());
    Table::wide(heading, columns, rows.collect())
}
