//! The needs in order: the chart and its table, and what a score, its range and its ranks mean.

use super::album::{Album, Words, source};
use super::input::{ReportInput, ReportedNeed};
use super::ordered::{self, ordered};
use super::shown::{Row, interval, share};
use super::{below, few};
use crate::charts::{ChartError, NeedBar, NeedsChart};
use crate::locale::Say as _;
use crate::model::{Block, DocumentColumn, Emphasis, RichText, Section, Table};
use crate::words::{Voice, ranks_in_column};
use mitreden_count::bases::RANKING_HIDDEN_BELOW;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::Below;

/// How many needs the title page shows.
const FIRST: usize = 5;

/// Returns the section.
pub(super) fn section(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
    album: &mut Album<'_>,
) -> Result<Section, ChartError> {
    if rows.iter().all(|row| row.standing.is_none()) {
        let mut blocks = vec![Block::paragraph(nothing(voice))];
        blocks.extend(below::blocks(input, voice, rows));
        return Ok(Section::new(voice.say("needs-heading", &[]), blocks));
    }
    if !ordered(rows).is_empty() {
        let blocks = ordered::blocks(input, voice, rows);
        return Ok(Section::new(voice.say("needs-heading", &[]), blocks));
    }
    let all = rows;
    let rows: Vec<Row<'_>> = rows.iter().copied().filter(|row| !is_beside(row)).collect();
    let rows = &rows[..];
    let measure = measure(input);
    let title = if measure.is_of_importance() { "needs-title-priority" } else { "needs-title" };
    let title = voice.say(title, &[]);
    let bar = |row: &Row<'_>| NeedBar { label: row.need.label.clone(), standing: row.joint() };
    let frame = album.frame(&title, voice.measure(measure, input.top), &base(input));
    let chart = NeedsChart { frame, bars: rows.iter().map(bar).collect() };
    let shows = chart.shows().with(format!(" {}", voice.say("needs-shows", &[])), Emphasis::None);
    let base = RichText::from(base(input));
    let base = if input.effective().is_some() {
        base.noted(voice.say("footnote-effective", &[]))
    } else {
        base
    };
    let caption = chart.headline();
    let words = Words { caption, shows, base, table: table(input, voice, rows) };
    let figure = album.figure("needs", |sheet| chart.draw(sheet), words)?;
    let note =
        |text: String, id: &str| Block::paragraph(RichText::from(text).noted(voice.say(id, &[])));
    let score = match measure {
        ScoreMeasure::Priority => "footnote-priority",
        ScoreMeasure::UnmetPriority | ScoreMeasure::Product => "footnote-score",
        ScoreMeasure::Declared(_) => "footnote-declared",
    };
    let mut blocks = vec![note(voice.explain_score(measure, input.top), score)];
    if matches!(measure, ScoreMeasure::Declared(_)) {
        blocks.push(Block::paragraph(voice.say("explain-declared-chosen", &[])));
    }
    blocks.push(figure);
    blocks.push(note(voice.explain_interval(), "footnote-interval"));
    blocks.push(note(voice.explain_ranks(), "footnote-ranks"));
    blocks.push(Block::paragraph(voice.explain_tier()));
    blocks.extend(few::blocks(input, voice, rows));
    blocks.extend(below::blocks(input, voice, all));
    Ok(Section::new(voice.say("needs-heading", &[]), blocks))
}

/// The first needs as a small picture.
pub(super) fn small(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
    album: &mut Album<'_>,
) -> Result<Block, ChartError> {
    let rows: Vec<Row<'_>> = rows.iter().copied().filter(|row| !is_beside(row)).collect();
    let measure = measure(input);
    let words = [("n", FIRST.min(rows.len()).into()), ("of", rows.len().into())];
    let title = voice.say("needs-first-title", &words);
    let bar = |row: &Row<'_>| NeedBar { label: row.need.label.clone(), standing: row.joint() };
    let frame = album.frame(&title, voice.measure(measure, input.top), &base(input));
    let chart = NeedsChart { frame, bars: rows.iter().take(FIRST).map(bar).collect() };
    let words = Words {
        caption: title.into(),
        // Who was asked stands below it on the same page.
        shows: RichText::default(),
        base: RichText::default(),
        table: table(input, voice, &rows),
    };
    let mut block = album.figure("first", |sheet| chart.draw(sheet), words)?;
    if let Block::Figure(figure) = &mut block {
        figure.source = RichText::default();
    }
    Ok(block)
}

/// Whether a need stands in no order with the others, whatever its numbers.
pub(super) fn is_beside(row: &Row<'_>) -> bool {
    matches!(row.need.below(), Some(Below::List | Below::Satisfaction))
}

/// Says that no order is shown.
pub(crate) fn nothing(voice: Voice) -> String {
    voice.say("summary-nothing", &[("needed", voice.lang.decimal(RANKING_HIDDEN_BELOW, 0).into())])
}

/// Returns what the scores count; where needs differ, the most modest of it.
pub(crate) fn measure(input: &ReportInput<'_>) -> ScoreMeasure {
    let ordered = || input.needs.iter().filter(|need| need.below().is_none());
    let has = |measure| ordered().any(|need| need.found.score.measure == measure);
    let declared = ScoreMeasure::Declared(input.questionnaire.ranking.method);
    if has(declared) {
        declared
    } else if has(ScoreMeasure::Priority) {
        ScoreMeasure::Priority
    } else if has(ScoreMeasure::Product) {
        ScoreMeasure::Product
    } else {
        ScoreMeasure::UnmetPriority
    }
}

/// On how many answers all scores rest, where that is one number.
fn scored(input: &ReportInput<'_>) -> Option<u64> {
    let ranked = input.needs.iter().filter(|need| need.below().is_none());
    let mut numbers = ranked.filter_map(|need| Some(need.found.score.score?.shown().get()?.n));
    let first = numbers.next()?;
    numbers.all(|n| n == first).then_some(first)
}

/// Whom the scores rest on.
pub(super) fn base(input: &ReportInput<'_>) -> String {
    let lang = input.lang;
    let weighting = input.voice().weighting();
    let (all, n) = (input.base.n, scored(input).unwrap_or(input.base.n));
    let words = [
        ("n", n.into()),
        ("count", lang.integer(n).into()),
        ("all", if n == all { "same".to_owned() } else { lang.integer(all) }.into()),
        ("weighting", weighting.into()),
    ];
    match input.effective() {
        Some(n_eff) => lang.say("needs-base", &[&words[..], &[("n_eff", n_eff.into())]].concat()),
        None => lang.say("needs-base-withheld", &words),
    }
}

fn table(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Table {
    let say = |id: &str| voice.say(id, &[]);
    let columns = [
        DocumentColumn::words(say("column-ranks")),
        DocumentColumn::words(say("column-need")),
        DocumentColumn::numbers(say("column-score")),
        DocumentColumn::numbers(say("column-interval")),
        DocumentColumn::numbers(say("column-se")),
        DocumentColumn::numbers(say("column-tier")),
        DocumentColumn::numbers(say("column-importance")),
        DocumentColumn::numbers(say("column-dissatisfaction")),
        DocumentColumn::numbers(say("column-n")),
    ];
    let rests =
        RichText::joined(&[base(input).into(), source(input), say("needs-columns").into()], " ");
    let mut table =
        Table::new(say("needs-table"), columns, rows.iter().map(|row| cells(voice, row)))
            .with_note(rests);
    if rows.iter().any(|row| row.standing.is_none()) {
        table = table.with_note(say("needs-hidden"));
    }
    let filled: Vec<_> = filled(input).into_iter().map(ReportedNeed::text).collect();
    if !filled.is_empty() {
        table = table.with_note(voice.tell(
            "needs-filled",
            &[],
            &[("needs", &RichText::list(voice.lang, &filled))],
        ));
    }
    table
}

/// Returns the needs whose scores rest on much that was filled in, as they stand in the survey.
pub(crate) fn filled<'a>(input: &'a ReportInput<'_>) -> Vec<&'a ReportedNeed> {
    let is_filled =
        |need: &&ReportedNeed| need.below().is_none() && need.found.score.filled_is_flagged();
    let mut filled: Vec<_> = input.needs.iter().filter(is_filled).collect();
    filled.sort_by_key(|need| need.found.need);
    filled
}

fn cells(voice: Voice, row: &Row<'_>) -> [RichText; 9] {
    let lang = voice.lang;
    let label = row.need.text();
    let none = || RichText::from("–");
    let Some(standing) = row.joint() else {
        let hidden = RichText::from(voice.say("chart-suppressed", &[]));
        return [none(), label, hidden, none(), none(), none(), none(), none(), none()];
    };
    let estimate = row.need.found.score.score;
    let se = estimate
        .and_then(|estimate| estimate.se)
        .map_or_else(|| "–".to_owned(), |se| lang.decimal(100.0 * se, 2));
    [
        ranks_in_column(lang, standing.ranks).into(),
        label,
        lang.percent(standing.score, 1).into(),
        interval(lang, standing.interval).into(),
        se.into(),
        standing.tier.to_string().into(),
        share(lang, row.need.found.score.importance).into(),
        share(lang, row.need.found.score.dissatisfaction).into(),
        estimate.map_or_else(String::new, |estimate| lang.integer(estimate.n)).into(),
    ]
}
