//! The summary: what is needed most, how sure that is, who was asked.

use super::album::Album;
use super::groups;
use super::input::{ReportInput, Sampling};
use super::map::part;
use super::needs::{self, nothing};
use super::order;
use super::ordered::{self, ordered};
use super::places;
use super::shown::Row;
use super::{agenda, asked};
use crate::charts::{BarStanding, ChartError};
use crate::locale::Say as _;
use crate::model::{Block, Emphasis, RichText, Section};
use crate::words::{Voice, ranks};
use mitreden_base::locale::Word;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::ranking::Relation;

/// How many needs after the first the summary names.
const NEXT: usize = 3;

/// The title page: what comes first and how sure that is, a small picture, and who was asked.
pub(super) fn front(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
    album: &mut Album<'_>,
) -> Result<Section, ChartError> {
    let mut blocks = Vec::new();
    let shown: Vec<_> = rows.iter().filter_map(|row| Some((row, row.joint()?))).collect();
    let order = ordered(rows);
    if !order.is_empty() {
        blocks.extend(ordered::summary(input, voice, &order));
    } else if let [(first, standing), rest @ ..] = &shown[..] {
        blocks.push(Block::paragraph(most(input, voice, first, *standing)));
        let sure = how_sure(input, voice, first, (*standing, rest));
        let is_alone = standing.interval.is_some() && standing.ranks == (1, 1);
        let sure = sure.with(format!(" {}", certainty(voice, &shown, is_alone)), Emphasis::None);
        blocks.push(Block::paragraph(sure));
        blocks.push(needs::small(input, voice, rows, album)?);
    } else {
        blocks.push(Block::paragraph(nothing(voice)));
    }
    let who = Section::new(
        voice.say("front-who-heading", &[]),
        vec![Block::paragraph(asked::sentence(input))],
    );
    let heading = voice.say("front-heading", &[]).into();
    Ok(Section { heading, blocks, sections: vec![who] })
}

/// The main points, each of another kind: what else is missing, what is good, who differs, what the
/// agenda lacks, whether the order holds, and what limits it all.
pub(super) fn points(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Section {
    let ordered: Vec<_> = rows.iter().filter(|row| row.standing.is_some()).copied().collect();
    let points = [
        ("point-next", next(voice, &ordered)),
        ("point-strength", strength(input, voice, &ordered)),
        ("point-group", groups::first_page(input, voice, &ordered)),
        ("point-order", order::point(input, voice, rows)),
        match places::gap(input, voice) {
            Some(gap) => ("point-limit", Some(gap)),
            None => ("point-caution", limit(input)),
        },
    ];
    let told = points.into_iter().filter_map(|(id, said)| {
        let head = RichText::strong(voice.say(id, &[]));
        Some(head.with(" ", Emphasis::None).then(said?))
    });
    let mut told: Vec<_> = told.collect();
    // What the agenda lacks has a head of its own; limits stay last.
    let before_limits = told.len().saturating_sub(1);
    if let Some(agenda) = agenda::first_page(input, rows) {
        told.insert(before_limits, agenda);
    }
    let blocks = if told.is_empty() { Vec::new() } else { vec![Block::list(told)] };
    Section::new(voice.say("summary-heading", &[]), blocks)
}

/// Says which need comes first, and which after it.
fn next(voice: Voice, rows: &[Row<'_>]) -> Option<RichText> {
    let known = rows.iter().filter_map(|row| Some((row, row.joint()?)));
    let mut names = known.take(1 + NEXT).map(|(row, standing)| item(voice, row, standing));
    let first = names.next()?;
    let next: Vec<_> = names.collect();
    let texts = [("first", &first), ("needs", &RichText::list(voice.lang, &next))];
    (!next.is_empty()).then(|| voice.tell("summary-next", &[], &texts))
}

/// Says with which need most are satisfied, of those that many name.
fn strength(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Option<RichText> {
    let parts = |row: &Row<'_>| {
        let score = &row.need.found.score;
        Some((part(score.importance)?.value, part(score.dissatisfaction)?.value))
    };
    let known: Vec<_> = rows.iter().filter_map(|row| Some((row, parts(row)?))).collect();
    let most = known.iter().map(|(_, (named, _))| *named).fold(0.0, f64::max);
    // Named by few, it is nobody's strength.
    let many = known.iter().filter(|(_, (named, _))| *named >= most / 3.0);
    let (row, (named, unmet)) = many.min_by(|(_, (_, a)), (_, (_, b))| a.total_cmp(b))?;
    let [whom, how, top, _] = voice.of_namers(input.top);
    let words = [
        ("met", voice.lang.percent(100.0 - unmet, 0).into()),
        ("named", voice.lang.percent(*named, 0).into()),
        whom,
        how,
        top,
    ];
    (*unmet < 50.0).then(|| voice.tell("summary-strength", &words, &[("need", &row.need.text())]))
}

/// Says what limits all numbers, where no group is known to be missing.
fn limit(input: &ReportInput<'_>) -> Option<RichText> {
    let id = match input.fieldwork.sampling {
        Sampling::Random => return None,
        Sampling::SelfSelected => "summary-limit",
        Sampling::Unrecorded => "summary-limit-unrecorded",
    };
    Some(input.lang.say(id, &[]).into())
}

/// Says which need comes first, and what its score means.
fn most(input: &ReportInput<'_>, voice: Voice, first: &Row<'_>, standing: BarStanding) -> RichText {
    let said = says(voice, input.top, first.need.found.score.measure, standing.score);
    RichText::from(voice.say("summary-first", &[]) + " ")
        .then(first.need.text().made_strong())
        .with(format!(". {said}"), Emphasis::None)
}

/// Says what the first need's score, in percent, means.
pub(crate) fn says(voice: Voice, top: usize, measure: ScoreMeasure, score: f64) -> String {
    let score = ("score", Word::from(voice.lang.percent(score, 0)));
    let id = match measure {
        ScoreMeasure::UnmetPriority => "summary-first-unmet",
        ScoreMeasure::Priority => "summary-first-priority",
        ScoreMeasure::Product => "summary-first-product",
        ScoreMeasure::Declared(method) => {
            let method = ("method", method.word().into());
            return voice.say("summary-first-declared", &[score, method]);
        }
    };
    let [whom, how, top, rule] = voice.of_namers(top);
    voice.say(id, &[score, whom, how, top, rule])
}

/// Says which needs cannot be told apart from the first.
fn how_sure(
    input: &ReportInput<'_>,
    voice: Voice,
    first: &Row<'_>,
    (standing, rest): (BarStanding, &[(&Row<'_>, BarStanding)]),
) -> RichText {
    if standing.interval.is_none() {
        return voice.say("summary-unsure", &[]).into();
    }
    if standing.ranks.1 == 1 && input.needs.len() > 1 {
        return voice.say("summary-alone", &[]).into();
    }
    let apart = |row: &Row<'_>| input.relation(first.index, row.index) == Relation::Ahead;
    let level: Vec<_> =
        rest.iter().filter(|(row, _)| !apart(row)).map(|(row, _)| row.need.text()).collect();
    if level.is_empty() {
        return RichText::default();
    }
    voice.tell(
        "summary-level",
        &[("n", level.len().into())],
        &[("others", &RichText::list(voice.lang, &level))],
    )
}

fn item(voice: Voice, row: &Row<'_>, standing: BarStanding) -> RichText {
    let words = [
        ("score", voice.lang.percent(standing.score, 0).into()),
        ("ranks", ranks(voice.lang, standing.ranks).into()),
    ];
    let id = if standing.interval.is_some() { "summary-item" } else { "summary-item-unsure" };
    voice
        .tell("quoted", &[], &[("name", &row.need.text())])
        .with(voice.say(id, &words), Emphasis::None)
}

/// Says for how many needs the rank is open.
fn certainty(voice: Voice, shown: &[(&Row<'_>, BarStanding)], is_alone: bool) -> String {
    let open = shown.iter().filter(|(_, standing)| standing.ranks.0 < standing.ranks.1).count();
    // The first place was said to be sure, and the title page says nothing of some others.
    if is_alone && open > 0 {
        return voice.say("summary-others", &[("n", (shown.len() - 1).into())]);
    }
    let words = [("open", open.into()), ("needs", shown.len().into())];
    voice.say(if open == 0 { "summary-all-sure" } else { "summary-open" }, &words)
}
