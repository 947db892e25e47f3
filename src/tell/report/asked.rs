//! How we asked: when, in which ways, in which languages, and what became of the interviews.

use super::input::{ReportInput, Sampling};
use super::shown::{count, shown};
use crate::tell::model::{Block, Column, Section, Table};
use crate::tell::words::list;

pub(super) fn section(input: &ReportInput<'_>) -> Section {
    let lang = input.lang;
    let field = &input.fieldwork;
    let sampling = match field.sampling {
        Sampling::Unrecorded => "asked-unrecorded",
        Sampling::SelfSelected => "asked-self-selected",
        Sampling::Random => "asked-random",
    };
    let mut facts = vec![lang.say("asked-period", &[("days", days(input).into())]), lang.say(sampling, &[])];
    if let Some(population) = &field.population {
        facts.push(lang.say("asked-population", &[("population", population.into())]));
    }
    facts.push(lang.say("asked-languages", &[("languages", list(lang, &field.languages).into())]));
    facts.push(lang.say(if input.weighting.is_some() { "asked-weighted" } else { "asked-unweighted" }, &[]));
    let blocks =
        vec![Block::paragraph(sentence(input)), Block::list(facts), Block::Table(modes(input)), Block::Table(outcomes(input))];
    Section::new(lang.say("asked-heading", &[]), blocks)
}

/// Says in one sentence who was asked.
pub(super) fn sentence(input: &ReportInput<'_>) -> String {
    let lang = input.lang;
    let words = [
        ("n", input.base.n.into()),
        ("count", lang.integer(input.base.n).into()),
        ("days", days(input).into()),
        ("weighting", lang.say(if input.weighting.is_some() { "base-weighted" } else { "base-unweighted" }, &[]).into()),
    ];
    lang.say("asked-sentence", &words)
}

fn days(input: &ReportInput<'_>) -> String {
    let lang = input.lang;
    match input.fieldwork.days {
        Some((first, last)) if first == last => lang.date(first),
        Some((first, last)) => lang.say("asked-days", &[("first", lang.date(first).into()), ("last", lang.date(last).into())]),
        None => lang.say("asked-no-days", &[]),
    }
}

fn modes(input: &ReportInput<'_>) -> Table {
    let lang = input.lang;
    let numbers: Vec<_> = input.fieldwork.modes.iter().map(|(_, n)| *n).collect();
    let rows = input.fieldwork.modes.iter().zip(shown(&numbers));
    let rows = rows.map(|((mode, _), n)| [lang.say(&format!("mode-{}", mode.word()), &[]).into(), count(lang, n).into()]);
    let columns = [Column::words(lang.say("column-mode", &[])), Column::numbers(lang.say("column-n", &[]))];
    Table::new(lang.say("asked-modes", &[]), columns, rows).with_note(lang.say("count-note", &[]))
}

fn outcomes(input: &ReportInput<'_>) -> Table {
    let lang = input.lang;
    let outcomes = input.fieldwork.outcomes;
    let all = [
        ("outcome-complete", outcomes.complete),
        ("outcome-partial", outcomes.partial),
        ("outcome-break-off", outcomes.break_off),
        ("outcome-outside", outcomes.outside),
    ];
    // What became of an interview says nothing about a person: no count is hidden.
    let rows = all.map(|(id, n)| [lang.say(id, &[]).into(), lang.integer(n).into()]);
    let columns = [Column::words(lang.say("column-outcome", &[])), Column::numbers(lang.say("column-n", &[]))];
    Table::new(lang.say("asked-outcomes", &[]), columns, rows)
}
