//! The annex of those who gave no answer.

use super::input::ReportInput;
use super::shown;
use super::tables::{count, missing};
use super::titles::titled;
use crate::model::{Block, DocumentColumn, RichText, Section, Table};
use crate::words::Voice;
use mitreden_count::results::QuestionResult;
use mitreden_define::answer::Missing;
use mitreden_define::survey::Question;

/// How many gave no answer to each question, and why.
pub(super) fn missing_answers(input: &ReportInput<'_>, voice: Voice) -> Section {
    let asked = input.results.questions.iter().filter(|result| result.is_asked());
    let with_question = asked
        .filter_map(|result| Some((result, input.questionnaire.questions.get(result.question)?)));
    let known: Vec<_> = with_question.collect();
    let blocks = vec![
        Block::paragraph(voice.say("annex-missing-intro", &[])),
        Block::Table(nonresponse(input, voice, &known)),
    ];
    Section::new(voice.say("annex-missing-heading", &[]), blocks)
}

fn nonresponse(
    input: &ReportInput<'_>,
    voice: Voice,
    known: &[(&QuestionResult, &Question)],
) -> Table {
    let lang = voice.lang;
    let words = [Missing::DontKnow, Missing::Refused, Missing::Unanswered];
    let mut columns = vec![
        DocumentColumn::words(voice.say("column-question", &[])),
        DocumentColumn::numbers(voice.say("column-asked", &[])),
        DocumentColumn::numbers(voice.say("column-answered", &[])),
    ];
    let all = words.into_iter().chain([Missing::NotAsked, Missing::NotReached]);
    columns.extend(all.map(|word| DocumentColumn::numbers(missing(lang, word))));
    let rows = known.iter().map(|(result, question)| {
        let mut row: Vec<RichText> = vec![
            titled(input, question),
            count(lang, &result.asked()),
            count(lang, &result.answered()),
        ];
        let words = words.into_iter().chain([Missing::NotAsked, Missing::NotReached]);
        row.extend(words.map(|word| count(lang, &result.missing(word))));
        row
    });
    let table = Table::wide(voice.say("annex-missing-table", &[]), columns, rows.collect());
    shown::with_count_note(lang, table.with_note(voice.say("annex-missing-note", &[])))
}
