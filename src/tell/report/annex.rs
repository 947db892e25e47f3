//! The annex of numbers: answers with and without "don't know".

use super::album::dash;
use super::input::ReportInput;
use super::questions::base;
use super::routes::{self, Left};
use super::shown;
use super::tables::{count, missing, share};
use super::titles::titled;
use crate::model::{Block, DocumentColumn, RichText, Section, Table};
use crate::words::Voice;
use mitreden_count::results::{QuestionResult, Single, Tabulation};
use mitreden_define::answer::Missing;
use mitreden_define::survey::Question;

/// Tables of the single choices with those who gave no answer among the answers, and how many gave
/// none to the others.
pub(super) fn with_missing(input: &ReportInput<'_>, voice: Voice) -> Section {
    let asked = input.results.questions.iter().filter(|result| result.is_asked());
    let with_question = asked
        .filter_map(|result| Some((result, input.questionnaire.questions.get(result.question)?)));
    let known: Vec<_> = with_question.collect();
    let mut blocks = vec![Block::paragraph(voice.say("annex-missing-intro", &[]))];
    blocks.push(Block::Table(nonresponse(input, voice, &known)));
    for (result, question) in &known {
        // What decides who counts has no results.
        if routes::left(input.questionnaire, result.question).0 == Left::One {
            continue;
        }
        // Shares of those asked would tell how many they are.
        if let (Some(Tabulation::Single(single)), Some(_)) = (result.table(), result.asked().get())
        {
            blocks.push(Block::Table(
                with_and_without(input, voice, question, single).with_note(base(voice, result)),
            ));
        }
    }
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

fn with_and_without(
    input: &ReportInput<'_>,
    voice: Voice,
    question: &Question,
    single: &Single,
) -> Table {
    let lang = voice.lang;
    let columns = [
        DocumentColumn::words(voice.say("column-answer", &[])),
        DocumentColumn::numbers(voice.say("column-n", &[])),
        DocumentColumn::numbers(voice.say("column-of-answered", &[])),
        DocumentColumn::numbers(voice.say("column-of-asked", &[])),
    ];
    let labels = question.kind.items().iter().map(|item| RichText::of(&item.text, input.context()));
    let options = labels.zip(&single.options).map(|(label, option)| {
        let [answered, _] = share(lang, &option.of_answered);
        let [asked, _] = share(lang, &option.of_asked);
        [label, count(lang, &option.n), answered, asked]
    });
    let silent = single.missing.iter().map(|row| {
        let [asked, _] = share(lang, &row.of_asked);
        [missing(lang, row.word).into(), count(lang, &row.n), dash(), asked]
    });
    let rows: Vec<_> = options.chain(silent).collect();
    let caption = voice.tell("annex-with-missing", &[], &[("question", &titled(input, question))]);
    shown::with_count_note(lang, Table::new(caption, columns, rows))
}
