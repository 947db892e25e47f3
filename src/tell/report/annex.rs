//! The annex of numbers: answers with and without "don't know".

use super::album::dash;
use super::input::ReportInput;
use super::questions::{base, heading, is_too_small, titled};
use super::shown::{self, shown};
use super::tables::{count, missing, share};
use crate::count::bases::Base;
use crate::count::results::{QuestionResult, Single, Tabulation};
use crate::define::answer::Missing;
use crate::define::survey::Question;
use crate::tell::model::{Block, Column, Section, Table, Text, Tongue};
use crate::tell::words::Voice;

/// Tables of the single choices with those who gave no answer among the answers, and how many gave none to the others.
pub(super) fn with_missing(input: &ReportInput<'_>, voice: Voice) -> Section {
    let asked = input.results.questions.iter().filter(|result| result.asked > 0);
    let with_question = asked.filter_map(|result| Some((result, input.questionnaire.questions.get(result.question)?)));
    let known: Vec<_> = with_question.collect();
    let mut blocks = vec![Block::paragraph(voice.say("annex-missing-intro", &[]))];
    blocks.push(Block::Table(nonresponse(voice, input.tongue(), &known)));
    for (result, question) in &known {
        if let (Tabulation::Single(single), false) = (&result.table, is_too_small(result)) {
            blocks.push(Block::Table(with_and_without((voice, input.tongue()), question, single).with_note(base(voice, result))));
        }
    }
    Section::new(voice.say("annex-missing-heading", &[]), blocks)
}

fn nonresponse(voice: Voice, tongue: Tongue<'_>, known: &[(&QuestionResult, &Question)]) -> Table {
    let lang = voice.lang;
    let words = [Missing::DontKnow, Missing::Refused, Missing::Unanswered, Missing::NotAsked, Missing::NotReached];
    let mut columns = vec![
        Column::words(voice.say("column-question", &[])),
        Column::numbers(voice.say("column-asked", &[])),
        Column::numbers(voice.say("column-answered", &[])),
    ];
    columns.extend(words.iter().map(|word| Column::numbers(missing(lang, *word))));
    let rows = known.iter().map(|(result, question)| {
        let mut row: Vec<Text> = vec![titled(question, voice, tongue)];
        row.extend([result.asked, result.answered].map(|n| lang.integer(n).into()));
        let [silent @ .., not_asked, not_reached] = words.map(|word| result.missing.of(word));
        row.extend(shown(&silent).into_iter().map(|n| shown::count(lang, n).into()));
        // These two only say how many were asked, which stands under every result.
        row.extend([not_asked, not_reached].map(|n| lang.integer(n).into()));
        row
    });
    let table = Table::wide(voice.say("annex-missing-table", &[]), columns, rows.collect());
    shown::with_count_note(lang, table.with_note(voice.say("annex-missing-note", &[])))
}

fn with_and_without((voice, tongue): (Voice, Tongue<'_>), question: &Question, single: &Single) -> Table {
    let lang = voice.lang;
    let columns = [
        Column::words(voice.say("column-answer", &[])),
        Column::numbers(voice.say("column-n", &[])),
        Column::numbers(voice.say("column-of-answered", &[])),
        Column::numbers(voice.say("column-of-asked", &[])),
    ];
    let labels = question.kind.items().iter().map(|item| Text::of(&item.text, tongue));
    let options = labels.zip(&single.options).map(|(label, option)| {
        let [answered, _] = share(lang, &option.of_answered);
        let [asked, _] = share(lang, &option.of_asked);
        [label, count(lang, &option.n), answered, asked]
    });
    let silent = single.missing.iter().map(|row| {
        let [asked, _] = share(lang, &row.of_asked);
        [missing(lang, row.word).into(), count(lang, &Base::of_part(row.n)), dash(), asked]
    });
    let rows: Vec<_> = options.chain(silent).collect();
    let caption = voice.say("annex-with-missing", &[("question", heading(question, voice).into())]);
    Table::new(caption, columns, rows)
}
