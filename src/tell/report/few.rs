//! Answers that come in few groups, as those of a street where few shifts were worked: that the
//! ranks a need can have widen by it, and the order of the online answers alone, which it does not
//! widen.

use super::input::ReportInput;
use super::shown::Row;
use crate::model::{Block, DocumentColumn, RichText, Table};
use crate::words::{Voice, ranks_in_column};
use mitreden_count::bases::FEW_CLUSTERS_BELOW;
use mitreden_count::study::FewClusters;

/// What is said of it beside the order; nothing where there are no such answers.
pub(super) fn blocks(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Vec<Block> {
    if input.few_clusters.is_empty() {
        return Vec::new();
    }
    let mut said: Vec<String> = input.few_clusters.iter().map(|few| sentence(voice, few)).collect();
    let least = [("least", FEW_CLUSTERS_BELOW.into())];
    let has_sets = input.replicates.is_none();
    let why = if has_sets { "few-clusters-why" } else { "few-clusters-replicates" };
    said.push(voice.say(why, &least));
    let mut blocks = vec![Block::paragraph(said.join(" "))];
    if !input.online.is_empty() {
        blocks.push(Block::paragraph(voice.say("few-clusters-online", &[])));
        blocks.push(Block::Table(online(input, voice, rows)));
    }
    blocks
}

/// From how few groups answers come.
fn sentence(voice: Voice, few: &FewClusters) -> String {
    let words = [
        ("mode", few.mode.word().into()),
        ("how", voice.say(&format!("mode-{}", few.mode.word()), &[]).into()),
        ("clusters", few.clusters.into()),
        ("count", voice.lang.integer(few.n).into()),
    ];
    voice.say("few-clusters", &words)
}

/// The ranks that each need can have among all, and among the online answers alone.
fn online(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Table {
    let columns = [
        DocumentColumn::words(voice.say("column-need", &[])),
        DocumentColumn::numbers(voice.say("column-all", &[])),
        DocumentColumn::numbers(voice.say("column-ranks-online", &[])),
    ];
    let cells = rows.iter().filter_map(|row| {
        let all = ranks_in_column(voice.lang, row.joint()?.ranks);
        let place = input.online.iter().find(|(need, _)| *need == row.index);
        let place = place.and_then(|(_, place)| place.jointly());
        let online = place.map_or_else(
            || "–".to_owned(),
            |place| ranks_in_column(voice.lang, (place.low, place.high)),
        );
        Some([row.need.text(), RichText::from(all), RichText::from(online)])
    });
    Table::new(voice.say("few-clusters-table", &[]), columns, cells)
}
