//! The other answers at a glance: what most people said to each question, in one table, with the
//! pictures of a few.

use super::input::ReportInput;
use super::map::percent;
use super::routes::{self, Left};
use super::tables;
use super::titles::titled;
use crate::model::{Block, DocumentColumn, RichText, Section, Table};
use crate::words::Voice;
use mitreden_count::estimate::Estimate;
use mitreden_count::results::{QuestionResult, Tabulation};
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{FacetKind, Kind, Question};

/// The body shows so many pictures.
const DRAWN: usize = 3;

/// Returns the questions whose pictures stand in the body: of those that everybody was asked, and
/// that neither rank the needs nor weight the answers, first the ones with most to see.
pub(super) fn drawn(input: &ReportInput<'_>) -> Vec<QuestionIndex> {
    let results = input.results.questions.iter();
    let told = results.filter_map(|result| Some((result, told(input, result)?)));
    let seen = told.filter_map(|(result, question)| {
        let is_for_all = routes::route(input.questionnaire, question).is_empty();
        let order = match result.table()? {
            Tabulation::Matrix(_) => 0,
            Tabulation::Multiple(_) | Tabulation::Ranking(_) => 1,
            Tabulation::Rating(_) => 2,
            _ => return None,
        };
        is_for_all.then_some((order, result.question))
    });
    let mut seen: Vec<_> = seen.collect();
    seen.sort_by_key(|(order, _)| *order);
    seen.truncate(DRAWN);
    seen.into_iter().map(|(_, question)| question).collect()
}

/// Returns the section; nothing where nothing else was asked.
pub(super) fn section(
    input: &ReportInput<'_>,
    voice: Voice,
    pictures: Vec<Block>,
) -> Option<Section> {
    let rows: Vec<_> =
        input.results.questions.iter().filter_map(|result| row(input, voice, result)).collect();
    if rows.is_empty() && pictures.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::paragraph(voice.say("replies-intro", &[]))];
    if !rows.is_empty() {
        let columns = [
            DocumentColumn::words(voice.say("column-question", &[])),
            DocumentColumn::words(voice.say("replies-column-most", &[])),
            DocumentColumn::numbers(voice.say("column-share", &[])),
            DocumentColumn::numbers(voice.say("column-answered", &[])),
        ];
        blocks.push(Block::Table(Table::new(voice.say("replies-table", &[]), columns, rows)));
    }
    blocks.extend(pictures);
    Some(Section::new(voice.say("replies-heading", &[]), blocks))
}

/// The question, where it says something that the rest of the body does not.
fn told<'a>(input: &'a ReportInput<'_>, result: &QuestionResult) -> Option<&'a Question> {
    let question = input.questionnaire.questions.get(result.question)?;
    let is_facet = [FacetKind::Importance, FacetKind::Satisfaction]
        .iter()
        .any(|kind| question.facet_weight(*kind) > 0.0);
    let margins = input.questionnaire.population.iter().flat_map(|all| &all.margins);
    let mut weighted = margins.flat_map(|margin| &margin.cross.of);
    let decides = routes::left(input.questionnaire, result.question).0 == Left::One;
    let is_told = is_facet || decides || weighted.any(|of| *of == result.question);
    (!is_told && !matches!(question.kind, Kind::Computed { .. })).then_some(question)
}

/// What most said to a question, with their share.
fn row(input: &ReportInput<'_>, voice: Voice, result: &QuestionResult) -> Option<[RichText; 4]> {
    let question = told(input, result)?;
    let label = |at: usize| {
        question.kind.items().get(at).map(|item| RichText::of(&item.text, input.context()))
    };
    let (most, share) = match result.table()? {
        Tabulation::Single(single) => {
            let (at, share) = largest(single.options.iter().map(|row| row.of_answered.get()))?;
            // What is not shown may be one answer, and more frequent.
            let shown = single.options.iter().filter_map(|row| row.of_answered.get());
            let hidden = 1.0 - shown.map(|share| share.value).sum::<f64>();
            (label(at).filter(|_| hidden < share.value)?, share)
        }
        Tabulation::Multiple(multiple) => {
            let all: Option<Vec<_>> =
                multiple.options.iter().map(|row| row.share.get().map(Some)).collect();
            let (at, share) = largest(all?.into_iter())?;
            (label(at)?, share)
        }
        Tabulation::Ranking(ranked) => {
            let all: Option<Vec<_>> =
                ranked.items.iter().map(|item| item.named.share.get().map(Some)).collect();
            let (at, share) = largest(all?.into_iter())?;
            (label(at)?, share)
        }
        Tabulation::Rating(rated) => {
            let all: Option<Vec<_>> =
                rated.points.iter().map(|point| point.row.share.get().map(Some)).collect();
            let (at, share) = largest(all?.into_iter())?;
            (rated.points.get(at)?.point.to_string().into(), share)
        }
        _ => return None,
    };
    let share = voice.lang.percent(percent(share).value, 0).into();
    Some([titled(input, question), most, share, tables::count(voice.lang, &result.answered())])
}

/// The place of the largest share.
fn largest<'e>(
    shares: impl Iterator<Item = Option<&'e Estimate>>,
) -> Option<(usize, &'e Estimate)> {
    let known = shares.enumerate().filter_map(|(at, share)| Some((at, share?)));
    known.max_by(|(at, a), (other, b)| a.value.total_cmp(&b.value).then(other.cmp(at)))
}
