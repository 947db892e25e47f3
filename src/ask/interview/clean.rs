//! One form for each answer: what was given, in questionnaire order, without what says nothing.

use super::Setting;
use super::design::{codes, tasks};
use crate::base::ids::Code;
use crate::base::visible::visible;
use crate::define::answer::{Answer, BestWorst, Choice, Missing};
use crate::define::survey::{Item, Kind, Question};

/// The answer in the form in which it is kept: choices, points and rows in questionnaire order, every row of a matrix
/// and every task named, items with 0 points and empty texts left out. Nothing at all is `unanswered`. Nobody can *give* `not_asked` or
/// `not_reached`: they read as `unanswered` here. What does not belong is kept for the check to object to.
pub(super) fn clean(question: &Question, answer: Answer) -> Answer {
    let items = question.kind.items();
    match (answer, &question.kind) {
        (Answer::Missing(missing), Kind::Matrix { .. }) => {
            Answer::Rows(items.iter().map(|row| (row.code.clone(), Err(given(missing)))).collect())
        }
        (Answer::Missing(missing), Kind::BestWorst { tasks, .. }) => Answer::Tasks(vec![Err(given(missing)); *tasks]),
        (Answer::Missing(missing), _) => Answer::Missing(given(missing)),
        (Answer::Rows(cells), _) => rows(items, cells),
        (Answer::Tasks(done), Kind::BestWorst { tasks, .. }) => {
            let mut done: Vec<_> = done.into_iter().map(|task| task.map_err(given)).collect();
            done.resize(done.len().max(*tasks), Err(Missing::Unanswered));
            Answer::Tasks(done)
        }
        (Answer::Choice(choice), _) => Answer::Choice(own_words(items, choice)),
        (Answer::Choices(choices), _) => {
            let mut choices: Vec<_> = choices.into_iter().map(|choice| own_words(items, choice)).collect();
            choices.sort_by_key(|choice| position(items, &choice.code));
            if choices.is_empty() { Answer::UNANSWERED } else { Answer::Choices(choices) }
        }
        (Answer::Ranking(ranks), _) if ranks.is_empty() => Answer::UNANSWERED,
        (Answer::Points(mut points), _) => {
            points.retain(|(_, n)| *n != 0.0);
            points.sort_by_key(|(code, _)| position(items, code));
            if points.is_empty() { Answer::UNANSWERED } else { Answer::Points(points) }
        }
        (Answer::Text(text), _) => match visible(&text).trim() {
            "" => Answer::UNANSWERED,
            trimmed if trimmed.len() == text.len() => Answer::Text(text),
            trimmed => Answer::Text(trimmed.to_owned()),
        },
        // There is no negative nought in a table.
        (Answer::Number(number), _) => Answer::Number(number + 0.0),
        (other, _) => other,
    }
}

/// Fills in what the tasks of this interview show where an answer does not say it.
pub(super) fn shown_here(question: &Question, setting: &Setting, mut answer: Answer) -> Answer {
    if let Answer::Tasks(done) = &mut answer
        && done.iter().flatten().any(|task| task.shown.is_empty())
    {
        for (task, shown) in done.iter_mut().zip(tasks(question, setting)) {
            if let Ok(BestWorst { shown: none, .. }) = task
                && none.is_empty()
            {
                *none = codes(question, &shown);
            }
        }
    }
    answer
}

/// The same for what is known from elsewhere: some rows of a matrix or tasks may not have been asked there.
pub(super) fn clean_known(question: &Question, answer: Answer) -> Answer {
    let is_unasked = |(_, cell): &&(Code, Result<i16, Missing>)| *cell == Err(Missing::NotAsked);
    let unasked: Vec<Code> = match &answer {
        Answer::Rows(cells) => cells.iter().filter(is_unasked).map(|(row, _)| row.clone()).collect(),
        _ => Vec::new(),
    };
    let never: Vec<bool> = match &answer {
        Answer::Tasks(done) => done.iter().map(|task| *task == Err(Missing::NotAsked)).collect(),
        _ => Vec::new(),
    };
    let mut answer = clean(question, answer);
    match &mut answer {
        Answer::Rows(cells) => {
            for (_, cell) in cells.iter_mut().filter(|(row, _)| unasked.contains(row)) {
                *cell = cell.map_err(|_| Missing::NotAsked);
            }
        }
        Answer::Tasks(done) => {
            for (task, _) in done.iter_mut().zip(never).filter(|(_, never)| *never) {
                *task = Err(Missing::NotAsked);
            }
        }
        _ => {}
    }
    answer
}

fn given(missing: Missing) -> Missing {
    match missing {
        Missing::Refused | Missing::DontKnow => missing,
        Missing::Unanswered | Missing::NotAsked | Missing::NotReached => Missing::Unanswered,
    }
}

/// Words stand beside `other` options only.
fn own_words(items: &[Item], mut choice: Choice) -> Choice {
    let other = items.iter().any(|item| item.other && item.code == choice.code);
    let text = choice.text.take().filter(|_| other);
    choice.text = text.map(|text| visible(&text).trim().to_owned()).filter(|text| !text.is_empty());
    choice
}

fn position(items: &[Item], code: &Code) -> usize {
    items.iter().position(|item| item.code == *code).unwrap_or(items.len())
}

fn rows(items: &[Item], mut cells: Vec<(Code, Result<i16, Missing>)>) -> Answer {
    for (_, cell) in &mut cells {
        *cell = cell.map_err(given);
    }
    cells.sort_by_key(|(code, _)| position(items, code));
    let complete = cells.len() == items.len() && cells.iter().zip(items).all(|((code, _), row)| *code == row.code);
    if !complete {
        let lacking = items.iter().filter(|row| !cells.iter().any(|(code, _)| *code == row.code));
        let lacking: Vec<_> = lacking.map(|row| (row.code.clone(), Err(Missing::Unanswered))).collect();
        cells.extend(lacking);
        cells.sort_by_key(|(code, _)| position(items, code));
    }
    Answer::Rows(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diagnostics::{Problems, Source};
    use crate::define::survey;

    const SURVEY: &str = "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online]\nneeds: { a: A }\npages:\n  - page: p\n    questions:\n      \
                          - { id: top, type: single, facet: importance, text: Top?, options: needs }\n      \
                          - { id: where, type: single, text: Where?, options: { x: X, y: { text: Y, other: true } } }\n      \
                          - { id: why, type: text, text: Why? }\n";

    #[test]
    fn words_are_kept_without_what_no_page_and_no_database_can_hold() {
        let survey = survey::read(&Source::new("s.yaml", SURVEY), &[], None, &mut Problems::new()).unwrap();
        let said = "\u{1b}]0;x\u{7}a\0b\r\nc\td ";
        let kept = "\u{fffd}]0;x\u{fffd}a\u{fffd}b\nc\td";
        assert_eq!(clean(&survey.questions[2], Answer::Text(said.to_owned())), Answer::Text(kept.to_owned()));
        let choice = |text: &str| Answer::Choice(Choice { code: "y".into(), text: Some(text.to_owned()) });
        assert_eq!(clean(&survey.questions[1], choice(said)), choice(kept));
        assert_eq!(clean(&survey.questions[2], Answer::Text(" \r\n".to_owned())), Answer::UNANSWERED);
    }
}
