//! The summary: what is needed most, how sure that is, who was asked.

use super::asked;
use super::groups;
use super::input::ReportInput;
use super::needs::nothing;
use super::order;
use super::ordered::{self, ordered};
use super::places;
use super::shown::{Row, whole};
use crate::charts::BarStanding;
use crate::model::{Block, Emphasis, RichText, Section};
use crate::words::{Voice, ranks};
use mitreden_base::locale::Word;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::ranking::Relation;

/// How many needs the summary names.
const NAMED: usize = 5;

pub(super) fn section(input: &ReportInput<'_>, voice: Voice, rows: &[Row<'_>]) -> Section {
    let mut blocks = Vec::new();
    let shown: Vec<_> = rows.iter().filter_map(|row| Some((row, row.joint()?))).collect();
    let order = ordered(rows);
    if !order.is_empty() {
        blocks.extend(ordered::summary(input, voice, &order));
    } else if let [(first, standing), rest @ ..] = &shown[..] {
        blocks.push(Block::paragraph(most(input, voice, first, *standing)));
        blocks.push(Block::paragraph(how_sure(input, voice, first, (*standing, rest))));
        blocks.push(Block::list(
            shown.iter().take(NAMED).map(|(row, standing)| item(voice, row, *standing)),
        ));
        let range = if standing.interval.is_some() {
            voice.say("summary-range", &[]) + " "
        } else {
            String::new()
        };
        blocks.push(Block::paragraph(range + &certainty(voice, &shown)));
    } else {
        blocks.push(Block::paragraph(nothing(voice)));
    }
    let ordered: Vec<_> = rows.iter().filter(|row| row.standing.is_some()).copied().collect();
    blocks.extend(order::first_page(input, voice, rows).map(Block::paragraph));
    blocks.extend(groups::first_page(input, voice, &ordered).map(Block::paragraph));
    blocks.push(Block::paragraph(asked::sentence(input)));
    blocks.extend(places::gap(input, voice).map(Block::paragraph));
    blocks.retain(|block| !matches!(block, Block::Paragraph(text) if text.runs().is_empty()));
    Section::new(voice.say("summary-heading", &[]), blocks)
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
        ("interval", whole(voice.lang, standing.interval).into()),
        ("ranks", ranks(voice.lang, standing.ranks).into()),
    ];
    let id = if standing.interval.is_some() { "summary-item" } else { "summary-item-unsure" };
    row.need.text().made_strong().with(voice.say(id, &words), Emphasis::None)
}

/// Says for how many needs the rank is open.
fn certainty(voice: Voice, shown: &[(&Row<'_>, BarStanding)]) -> String {
    let open = shown.iter().filter(|(_, standing)| standing.ranks.0 < standing.ranks.1).count();
    let words = [("open", open.into()), ("needs", shown.len().into())];
    voice.say(if open == 0 { "summary-all-sure" } else { "summary-open" }, &words)
}
