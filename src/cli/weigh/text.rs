//! How weights were made, in the words of the protocol of a merge.

use super::for_the_team;
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::weighing::ReplicateAccount;
use mitreden_office::weigh::WeighedSurvey;
use mitreden_tell::markdown::fragment_with;
use mitreden_tell::merging::{WeightsTold, weights_section};
use mitreden_tell::model::{Block, DocumentColumn, RichText, Table};

pub(super) fn markdown(weighed: &WeighedSurvey, lang: Lang) -> String {
    let told = WeightsTold {
        base: weighed.protocol.base_weights.as_ref(),
        weighting: weighed.protocol.weighting.as_ref(),
        too_few: weighed.protocol.too_few_to_weight,
    };
    let mut blocks = vec![Block::Paragraph(RichText::strong(for_the_team(lang)))];
    if weighed.simulated {
        blocks.push(Block::paragraph(lang.say("rank-simulated", &[])));
    }
    let section = weights_section(told, lang);
    blocks.extend(section.blocks);
    if let Some(account) = &weighed.replicates {
        blocks.extend(replicates(account, lang));
    }
    fragment_with(&blocks, &section.sections)
}

/// What must be known to use replicates, and a number to check it by.
fn replicates(account: &ReplicateAccount, lang: Lang) -> Vec<Block> {
    let word = |word: String| Word::from(word);
    let least = account.rscales.iter().copied().fold(f64::INFINITY, f64::min);
    let most = account.rscales.iter().copied().fold(0.0, f64::max);
    let words = [
        ("kind", account.wish.kind.word().into()),
        ("count", word(lang.integer(account.n as u64))),
        ("scale", word(lang.exact(account.scale))),
        ("least", word(lang.decimal(least, 6))),
        ("most", word(lang.decimal(most, 6))),
        ("df", word(lang.decimal(account.df, 0))),
    ];
    let told = RichText::from(lang.say("weigh-replicates", &words)).coded();
    let mut blocks = vec![Block::Paragraph(told)];
    if account.unmet > 0 {
        let words = [("n", account.unmet.into())];
        blocks.push(Block::paragraph(lang.say("weigh-unmet", &words)));
    }
    let columns = vec![
        DocumentColumn::words(lang.say("weigh-mode", &[])),
        DocumentColumn::numbers(lang.say("weigh-share", &[])),
        DocumentColumn::numbers(lang.say("weigh-error", &[])),
    ];
    let rows = account.shares.iter().map(|share| {
        let percent = |value: f64| lang.decimal(100.0 * value, 4);
        [share.mode.word().to_owned(), percent(share.value), percent(share.se)]
            .map(RichText::from)
            .to_vec()
    });
    let rows = rows.collect();
    blocks.push(Block::Table(Table::wide(lang.say("weigh-check", &[]), columns, rows)));
    blocks
}
