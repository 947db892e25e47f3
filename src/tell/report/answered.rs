//! Who answered: when and in which way, and who they are beside those who live here.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::album::{Album, Place, Words, dash};
use super::input::{ReportInput, WeightingAccount};
use super::shown::{count, with_count_note};
use super::weighting::level;
use crate::charts::{ChartError, DaysChart, ModeDays};
use crate::locale::Say as _;
use crate::model::{Block, DocumentColumn, RichText, Table};
use crate::words::Voice;
use mitreden_count::results::{DayCount, FieldworkDays, who_answered};

/// The longest fieldwork whose days are rows of the table; a longer one is told by weeks.
const DAYS_SHOWN: i64 = 14;

/// What is told of who answered: in the body, and in full in an annex.
pub(super) struct WhoAnswered {
    pub(super) body: Vec<Block>,
    pub(super) annex: Vec<Block>,
}

pub(super) fn blocks(
    input: &ReportInput<'_>,
    voice: Voice,
    album: &mut Album<'_>,
) -> Result<WhoAnswered, ChartError> {
    let mut told = WhoAnswered { body: Vec::new(), annex: Vec::new() };
    if let Some(weighting) = &input.weighting {
        let (body, annex) = super::places::figures(input, weighting, voice, album)?;
        told.body.extend(body);
        told.annex.push(Block::Table(margins(input, weighting, voice)));
        told.annex.extend(annex);
    }
    if !input.days.days.is_empty() {
        told.annex.push(days(input, voice, album)?);
    }
    Ok(told)
}

/// The margins as the answers are weighted by them, crossed or not.
fn margins(input: &ReportInput<'_>, weighting: &WeightingAccount, voice: Voice) -> Table {
    let lang = voice.lang;
    let percent = |share: f64| RichText::from(lang.percent(100.0 * share, 1));
    let mut rows = Vec::new();
    for margin in who_answered(&weighting.protocol) {
        for row in &margin.levels {
            rows.push([
                weighting.name(&margin.margin).text(),
                level(weighting, voice, &margin.margin, row.level.as_deref()).text(),
                count(lang, row.n.get().copied()).into(),
                row.sample.get().copied().map_or_else(dash, percent),
                row.population.map_or_else(dash, percent),
            ]);
        }
    }
    let columns = [
        DocumentColumn::words(voice.say("column-characteristic", &[])),
        DocumentColumn::words(voice.say("column-group", &[])),
        DocumentColumn::numbers(voice.say("column-n", &[])),
        DocumentColumn::numbers(voice.say("column-sample", &[])),
        DocumentColumn::numbers(voice.say("column-population", &[])),
    ];
    let mut table =
        with_count_note(lang, Table::new(voice.say("answered-margins-table", &[]), columns, rows));
    let of = input.questionnaire.population.iter().flat_map(|population| &population.margins);
    for at in of.flat_map(|margin| &margin.cross.of) {
        let id = input.questionnaire.questions.get(*at).map_or("", |question| question.id.as_str());
        let notes = super::places::collapsed(input, voice, id);
        table = notes.into_iter().fold(table, Table::with_note);
    }
    table
}

pub(super) fn base(input: &ReportInput<'_>) -> String {
    let words = [("n", input.base.n.into()), ("count", input.lang.integer(input.base.n).into())];
    input.lang.say("answered-base", &words)
}

fn days(input: &ReportInput<'_>, voice: Voice, album: &mut Album<'_>) -> Result<Block, ChartError> {
    let FieldworkDays { modes, days, undated, outside } = input.days;
    let labels: Vec<String> =
        modes.iter().map(|mode| voice.say(&format!("mode-{}", mode.word()), &[])).collect();
    let n: u64 = days.iter().flat_map(|day| &day.counts).sum();
    let title = voice.say("answered-days", &[]);
    let base = voice
        .say("answered-days-base", &[("n", n.into()), ("count", voice.lang.integer(n).into())]);
    let of_mode = |at: usize| {
        days.iter()
            .filter_map(move |day| Some((day.day, *day.counts.get(at)?)))
            .filter(|(_, n)| *n > 0)
    };
    let by_mode = labels
        .iter()
        .enumerate()
        .map(|(at, label)| ModeDays { label: label.clone(), days: of_mode(at).collect() });
    let frame = album.frame(&title, voice.say("answered-days-measure", &[]), &base);
    let chart = DaysChart { frame, modes: by_mode.collect() };
    let mut columns = vec![DocumentColumn::words(voice.say("column-when", &[]))];
    columns.extend(labels.into_iter().map(DocumentColumn::numbers));
    columns.push(DocumentColumn::numbers(voice.say("column-all", &[])));
    let rows = spans(days).into_iter().map(|((first, last), counts)| {
        let when = if first == last {
            voice.lang.date(first)
        } else {
            voice.lang.say("asked-days", &ends(voice, first, last))
        };
        let all: u64 = counts.iter().sum();
        let numbers = counts.into_iter().chain([all]).map(|n| voice.lang.integer(n).into());
        std::iter::once(when.into()).chain(numbers).collect()
    });
    let mut table = Table::wide(voice.say("answered-days-table", &[]), columns, rows.collect());
    let note = |id: &str, counts: &[u64]| {
        let n: u64 = counts.iter().sum();
        (n > 0).then(|| voice.say(id, &[("n", n.into()), ("count", voice.lang.integer(n).into())]))
    };
    let notes: Vec<_> = [note("answered-undated", undated), note("answered-outside", outside)]
        .into_iter()
        .flatten()
        .collect();
    if !notes.is_empty() {
        table = table.with_note(notes.join(" "));
    }
    let words =
        Words { caption: title.into(), shows: chart.shows().into(), base: base.into(), table };
    // Of a few days the table says it all.
    let place = if days.len() > 2 { Place::Body } else { Place::Annex };
    album.set(place, "days", |sheet| chart.draw(sheet), words)
}

fn ends(
    voice: Voice,
    first: NaiveDate,
    last: NaiveDate,
) -> [(&'static str, mitreden_base::locale::Word); 2] {
    [("first", voice.lang.date(first).into()), ("last", voice.lang.date(last).into())]
}

/// A span of days and its responses in each mode.
type Span = ((NaiveDate, NaiveDate), Vec<u64>);

/// The responses day by day, or by weeks from Monday to Sunday where there are many days.
fn spans(days: &[DayCount]) -> Vec<Span> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
    let by_week = (last.day - first.day).num_days() >= DAYS_SHOWN;
    let mut spans: BTreeMap<(NaiveDate, NaiveDate), Vec<u64>> = BTreeMap::new();
    for day in days {
        let span = if by_week { week(day.day) } else { (day.day, day.day) };
        let sums = spans.entry(span).or_insert_with(|| vec![0; day.counts.len()]);
        for (sum, n) in sums.iter_mut().zip(&day.counts) {
            *sum += n;
        }
    }
    spans.into_iter().collect()
}

fn week(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let monday =
        day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day);
    (monday, monday.checked_add_days(Days::new(6)).unwrap_or(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_fieldwork_is_told_by_weeks() {
        let day =
            |d| DayCount { day: NaiveDate::from_ymd_opt(2026, 5, d).unwrap(), counts: vec![2, 1] };
        let date = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
        assert_eq!(spans(&[day(4), day(6)]).len(), 2);
        let weeks = spans(&[day(5), day(6), day(10), day(25)]);
        assert_eq!(
            weeks.iter().map(|(span, _)| *span).collect::<Vec<_>>(),
            [(date(4), date(10)), (date(25), date(31))]
        );
        assert_eq!(weeks[0].1, [6, 3]);
    }
}
