//! The order in each way of counting: for the annex.

use super::album::dash;
use super::input::ReportInput;
use super::shown::Row;
use crate::model::{Block, DocumentColumn, RichText, Section, Table};
use crate::words::Voice;
use mitreden_count::sensitivity::{CountingWay, MethodBeside, Sensitivity, VariantOrder};
use mitreden_define::index::NeedIndex;

/// Returns the section; nothing where there is nothing to compare with.
pub(super) fn section(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Option<Section> {
    let sensitivity = input.sensitivity.filter(|sensitivity| !sensitivity.variants.is_empty())?;
    let mut blocks = vec![
        Block::paragraph(voice.say("sensitivity-intro", &[])),
        Block::Table(variants(input, sensitivity, voice, rows)),
    ];
    let stable = stable(sensitivity, voice, rows);
    if !stable.is_empty() {
        blocks.push(Block::list(stable));
    }
    if !sensitivity.methods.is_empty() {
        blocks.push(Block::paragraph(voice.say("methods-intro", &[])));
        blocks.push(Block::Table(methods(input, sensitivity, voice)));
    }
    Some(Section::new(voice.say("sensitivity-heading", &[]), blocks))
}

fn variants(
    input: &ReportInput<'_>,
    sensitivity: &Sensitivity,
    voice: Voice,
    rows: &[Row<'_>],
) -> Table {
    let lang = voice.lang;
    let mut columns = vec![
        DocumentColumn::words(voice.say("column-need", &[])),
        DocumentColumn::numbers(voice.say("variant-main", &[])),
    ];
    columns.extend(
        sensitivity
            .variants
            .iter()
            .map(|variant| DocumentColumn::numbers(name(voice, variant.way))),
    );
    let rank = |order: &VariantOrder, need: NeedIndex| -> RichText {
        let has_value = order.has(need);
        order.rank.get(need).filter(|_| has_value).map_or_else(dash, |rank| rank.to_string().into())
    };
    let mut cells: Vec<Vec<RichText>> = rows
        .iter()
        .filter(|row| row.standing.is_some())
        .map(|row| {
            let mut cells = vec![row.need.text(), rank(&sensitivity.main, row.index)];
            cells
                .extend(sensitivity.variants.iter().map(|variant| rank(&variant.order, row.index)));
            cells
        })
        .collect();
    let mut agreement: Vec<RichText> = vec![voice.say("sensitivity-tau", &[]).into(), dash()];
    agreement.extend(
        sensitivity
            .variants
            .iter()
            .map(|variant| variant.tau_b.map_or_else(dash, |tau| lang.decimal(tau, 2).into())),
    );
    cells.push(agreement);
    let table = Table::wide(voice.say("sensitivity-table", &[]), columns, cells)
        .with_note(voice.say("sensitivity-note", &[]));
    // That these leave satisfaction out explains the largest leaps.
    let of_importance = sensitivity
        .variants
        .iter()
        .any(|variant| matches!(variant.way, CountingWay::Borda | CountingWay::PlackettLuce));
    let is_by_satisfaction = input.questionnaire.ranking.method.is_by_satisfaction();
    if of_importance && is_by_satisfaction {
        table.with_note(voice.say("sensitivity-importance", &[]))
    } else {
        table
    }
}

/// How the other methods stand to that of the report.
fn methods(input: &ReportInput<'_>, sensitivity: &Sensitivity, voice: Voice) -> Table {
    let called = |word: &'static str| voice.say("declared-name", &[("method", word.into())]);
    let columns = [
        DocumentColumn::words(voice.say("methods-method", &[])),
        DocumentColumn::numbers(voice.say("methods-tau", &[])),
        DocumentColumn::numbers(voice.say("methods-tiers", &[])),
    ];
    let row = |beside: &MethodBeside| -> [RichText; 3] {
        let same = |(same, needs): (usize, usize)| {
            voice.say("methods-same", &[("same", same.into()), ("needs", needs.into())]).into()
        };
        [
            called(beside.method.word()).into(),
            beside.tau_b.map_or_else(dash, |tau| voice.lang.decimal(tau, 2).into()),
            beside.same_tier.map_or_else(dash, same),
        ]
    };
    let own = called(input.questionnaire.ranking.method.word());
    Table::new(
        voice.say("methods-table", &[]),
        columns,
        sensitivity.methods.iter().map(row).collect::<Vec<_>>(),
    )
    .with_note(voice.say("methods-note", &[("name", own.into())]))
}

fn stable(sensitivity: &Sensitivity, voice: Voice, rows: &[Row<'_>]) -> Vec<RichText> {
    let told = rows.iter().filter(|row| row.standing.is_some());
    let told = told.filter_map(|row| {
        let (stable, compared) = sensitivity.stable(row.index)?;
        (compared > 0).then_some((row, stable, compared))
    });
    told.map(|(row, stable, compared)| {
        let words = [("stable", stable.into()), ("compared", compared.into())];
        voice.tell("sensitivity-stable", &words, &[("need", &row.need.text())])
    })
    .collect()
}

pub(super) fn name(voice: Voice, way: CountingWay) -> String {
    let id = match way {
        CountingWay::UnmetPriority => "variant-unmet",
        CountingWay::MiddleSatisfied => "variant-middle-satisfied",
        CountingWay::MiddleUnsatisfied => "variant-middle-unsatisfied",
        CountingWay::FirstNamed => "variant-first",
        CountingWay::FirstTwo => "variant-first-two",
        CountingWay::Product => "variant-product",
        CountingWay::NamersOwn => "variant-namers-own",
        CountingWay::Borda => "variant-borda",
        CountingWay::PlackettLuce => "variant-plackett-luce",
        CountingWay::MeanGap => "variant-mean-gap",
        CountingWay::Unweighted => "variant-unweighted",
        CountingWay::Mode(mode) => {
            let mode = voice.say(&format!("mode-{}", mode.word()), &[]);
            return voice.say("variant-mode", &[("mode", mode.into())]);
        }
    };
    voice.say(id, &[])
}
