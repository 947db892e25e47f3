//! The needs in order: the chart and its table, and what a score, its range and its ranks mean.

use super::album::{Album, Words, source};
use super::input::{ReportInput, ReportedNeed};
use super::ordered::{self, ordered};
use super::shown::{Row, interval, share};
use super::{below, few};
use crate::charts::{ChartError, NeedBar, NeedsChart, Sheet};
use crate::locale::Say as _;
use crate::model::{Block, DocumentColumn, Emphasis, RichText, Section, Table};
use crate::words::{Voice, ranks_in_column};
use mitreden_count::bases::RANKING_HIDDEN_BELOW;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::Below;

/// From how many needs on the chart takes the whole width of a page.
const MANY: usize = 12;

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
    // On the wide sheet long labels take fewer lines: thirty needs then fit a page.
    let chart = chart.draw(if rows.len() > MANY { Sheet::Wide } else { Sheet::Narrow })?;
    let base = RichText::from(base(input));
    let base = if input.effective().is_some() {
        base.noted(voice.say("footnote-effective", &[]))
    } else {
        base
    };
    let words = Words { caption: title.into(), shows, base, table: table(input, voice, rows) };
    let figure = album.figure("needs", chart, words);
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

/// Whom the scores rest on.
pub(super) fn base(input: &ReportInput<'_>) -> String {
    let lang = input.lang;
    let weighting = input.voice().weighting();
    let words = [
        ("n", input.base.n.into()),
        ("count", lang.integer(input.base.n).into()),
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
