//! One form for each answer: what was given, in questionnaire order, without what says nothing.

use std::collections::HashSet;

use super::design::codes;
use super::places::Places;
use mitreden_base::ids::Code;
use mitreden_base::visible::visible;
use mitreden_define::answer::{Answer, BestWorst, Choice, Missing};
use mitreden_define::survey::{Item, Kind, Question};

/// The longest text beside an `other` option, in characters.
pub const OWN_WORDS: usize = 300;

/// An answer as it is written down, before anything is known of it: no text of it is longer than it
/// takes to see that it is too long, and nobody fills a disk with it. What is valid stays as it is.
pub(super) fn cut(question: &Question, answer: Answer) -> Answer {
    let items = question.kind.items();
    // One character more than any code has: what is cut is none of them.
    let longest =
        || items.iter().map(|item| item.code.as_str().chars().count()).max().unwrap_or(0) + 1;
    let text = |text: String, limit: usize| match text.char_indices().nth(limit + 1) {
        None => text,
        Some(_) => visible(&text).trim().chars().take(limit + 1).collect(),
    };
    match answer {
        Answer::Text(said) => match question.kind {
            Kind::Text { max_length, .. } => Answer::Text(text(said, max_length)),
            _ => Answer::Text(text(said, OWN_WORDS)),
        },
        Answer::Choice(choice) => Answer::Choice(cut_choice(choice, longest(), &text)),
        Answer::Choices(choices) => {
            let longest = longest();
            Answer::Choices(
                choices.into_iter().map(|choice| cut_choice(choice, longest, &text)).collect(),
            )
        }
        Answer::Ranking(codes) => {
            let longest = longest();
            Answer::Ranking(codes.into_iter().map(|code| cut_code(code, longest)).collect())
        }
        Answer::Points(points) => {
            let longest = longest();
            Answer::Points(
                points.into_iter().map(|(code, given)| (cut_code(code, longest), given)).collect(),
            )
        }
        Answer::Rows(rows) => {
            let longest = longest();
            Answer::Rows(
                rows.into_iter().map(|(code, cell)| (cut_code(code, longest), cell)).collect(),
            )
        }
        Answer::Tasks(tasks) => {
            let longest = longest();
            let task = |task: BestWorst| BestWorst {
                shown: task.shown.into_iter().map(|code| cut_code(code, longest)).collect(),
                best: cut_code(task.best, longest),
                worst: cut_code(task.worst, longest),
            };
            Answer::Tasks(tasks.into_iter().map(|done| done.map(task)).collect())
        }
        other => other,
    }
}

fn cut_choice(choice: Choice, longest: usize, text: &dyn Fn(String, usize) -> String) -> Choice {
    Choice {
        code: cut_code(choice.code, longest),
        text: choice.text.map(|words| text(words, OWN_WORDS)),
    }
}

fn cut_code(code: Code, longest: usize) -> Code {
    match code.as_str().char_indices().nth(longest) {
        None => code,
        Some((end, _)) => Code::new(code.as_str().get(..end).unwrap_or_default()),
    }
}

/// The answer in the form in which it is kept: choices, points and rows in questionnaire order,
/// every row of a matrix and every task named, items with 0 points and empty texts left out.
/// Nothing at all is `unanswered`. Nobody can *give* `not_asked` or `not_reached`: they read as
/// `unanswered` here. What does not belong is kept for the check to object to.
pub(super) fn clean(question: &Question, answer: Answer) -> Answer {
    let items = question.kind.items();
    match (answer, &question.kind) {
        (Answer::Missing(missing), Kind::Matrix { .. }) => {
            Answer::Rows(items.iter().map(|row| (row.code.clone(), Err(given(missing)))).collect())
        }
        (Answer::Missing(missing), Kind::BestWorst { tasks, .. }) => {
            Answer::Tasks(vec![Err(given(missing)); *tasks])
        }
        (Answer::Missing(missing), _) => Answer::Missing(given(missing)),
        (Answer::Rows(cells), _) => rows(items, cells),
        (Answer::Tasks(done), Kind::BestWorst { tasks, .. }) => {
            let mut done: Vec<_> = done.into_iter().map(|task| task.map_err(given)).collect();
            done.resize(done.len().max(*tasks), Err(Missing::Unanswered));
            Answer::Tasks(done)
        }
        (Answer::Choice(choice), _) => {
            let other = items.iter().any(|item| item.other && item.code == choice.code);
            Answer::Choice(own_words(choice, other))
        }
        (Answer::Choices(choices), _) => {
            let places = Places::of(items);
            let other = |choice: &Choice| places.item(&choice.code).is_some_and(|item| item.other);
            let own = |choice: Choice| {
                let other = other(&choice);
                own_words(choice, other)
            };
            let mut choices: Vec<_> = choices.into_iter().map(own).collect();
            choices.sort_by_cached_key(|choice| places.or_last(&choice.code));
            if choices.is_empty() { Answer::UNANSWERED } else { Answer::Choices(choices) }
        }
        (Answer::Ranking(ranks), _) if ranks.is_empty() => Answer::UNANSWERED,
        (Answer::Points(mut points), _) => {
            points.retain(|(_, n)| *n != 0.0);
            let places = Places::of(items);
            points.sort_by_cached_key(|(code, _)| places.or_last(code));
            if points.is_empty() { Answer::UNANSWERED } else { Answer::Points(points) }
        }
        (Answer::Text(text), _) => match visible(&text).trim() {
            "" => Answer::UNANSWERED,
            trimmed if trimmed.len() == text.len() => Answer::Text(text),
            trimmed => Answer::Text(trimmed.to_owned()),
        },
        // There is no negative zero in a table.
        (Answer::Number(number), _) => Answer::Number(number + 0.0),
        (other, _) => other,
    }
}

/// Fills in what the tasks of this interview show where an answer does not say it.
pub(super) fn shown_here(question: &Question, shown: &[Vec<usize>], mut answer: Answer) -> Answer {
    if let Answer::Tasks(done) = &mut answer
        && done.iter().flatten().any(|task| task.shown.is_empty())
    {
        for (task, shown) in done.iter_mut().zip(shown) {
            if let Ok(BestWorst { shown: none, .. }) = task
                && none.is_empty()
            {
                *none = codes(question, shown);
            }
        }
    }
    answer
}

/// The same for what is known from elsewhere: some rows of a matrix or tasks may not have been
/// asked there.
pub(super) fn clean_known(question: &Question, answer: Answer) -> Answer {
    let is_unasked = |(_, cell): &&(Code, Result<i16, Missing>)| *cell == Err(Missing::NotAsked);
    let unasked: HashSet<Code> = match &answer {
        Answer::Rows(cells) => {
            cells.iter().filter(is_unasked).map(|(row, _)| row.clone()).collect()
        }
        _ => HashSet::new(),
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

/// Drops words beside options that ask for none.
fn own_words(mut choice: Choice, is_other: bool) -> Choice {
    let text = choice.text.take().filter(|_| is_other);
    choice.text = text.map(|text| visible(&text).trim().to_owned()).filter(|text| !text.is_empty());
    choice
}

fn rows(items: &[Item], mut cells: Vec<(Code, Result<i16, Missing>)>) -> Answer {
    for (_, cell) in &mut cells {
        *cell = cell.map_err(given);
    }
    let complete = |cells: &[(Code, Result<i16, Missing>)]| {
        cells.len() == items.len()
            && cells.iter().zip(items).all(|((code, _), row)| *code == row.code)
    };
    if !complete(&cells) {
        let places = Places::of(items);
        let mut is_there = vec![false; items.len()];
        cells.iter().filter_map(|(code, _)| places.at(code)).for_each(|at| is_there[at] = true);
        let lacking = items.iter().zip(is_there).filter(|(_, is_there)| !is_there);
        cells.extend(lacking.map(|(row, _)| (row.code.clone(), Err(Missing::Unanswered))));
        cells.sort_by_cached_key(|(code, _)| places.or_last(code));
    }
    Answer::Rows(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mitreden_base::diagnostics::{Problems, Source};
    use mitreden_define::survey;

    const SURVEY: &str = "survey: s\ntitle: S\nlanguages: [en]\nmodes: [online]\nneeds: { a: A }\npages:\n  - page: p\n    questions:\n      \
                          - { id: top, type: single, facet: importance, text: Top?, options: needs }\n      \
                          - { id: where, type: single, text: Where?, options: { x: X, y: { text: Y, other: true } } }\n      \
                          - { id: why, type: text, text: Why? }\n";

    #[test]
    fn words_are_kept_without_what_no_page_and_no_database_can_hold() {
        let survey =
            survey::read(&Source::new("s.yaml", SURVEY), &[], None, &mut Problems::new()).unwrap();
        let said = "\u{1b}]0;x\u{7}a\0b\r\nc\td ";
        let kept = "\u{fffd}]0;x\u{fffd}a\u{fffd}b\nc\td";
        assert_eq!(
            clean(&survey.questions.as_slice()[2], Answer::Text(said.to_owned())),
            Answer::Text(kept.to_owned())
        );
        let choice =
            |text: &str| Answer::Choice(Choice { code: "y".into(), text: Some(text.to_owned()) });
        assert_eq!(clean(&survey.questions.as_slice()[1], choice(said)), choice(kept));
        assert_eq!(
            clean(&survey.questions.as_slice()[2], Answer::Text(" \r\n".to_owned())),
            Answer::UNANSWERED
        );
    }

    #[test]
    fn no_text_is_written_down_longer_than_it_takes_to_see_that_it_is_too_long() {
        let survey =
            survey::read(&Source::new("s.yaml", SURVEY), &[], None, &mut Problems::new()).unwrap();
        let [_, place, why] = survey.questions.as_slice() else { panic!() };
        let long = format!("{}{}", " ".repeat(5_000), "ü".repeat(5_000));
        assert_eq!(cut(why, Answer::Text(long.clone())), Answer::Text("ü".repeat(201)));
        let valid = Answer::Text(format!(" {} ", "ü".repeat(198)));
        assert_eq!(cut(why, valid.clone()), valid);
        let choice =
            |code: &str, text: &str| Choice { code: code.into(), text: Some(text.to_owned()) };
        assert_eq!(
            cut(place, Answer::Choice(choice("y", &long))),
            Answer::Choice(choice("y", &"ü".repeat(301)))
        );
        // A code that is none is not one afterwards.
        assert_eq!(
            cut(place, Answer::Choices(vec![choice("yyyyyy", "a")])),
            Answer::Choices(vec![choice("yy", "a")])
        );
    }
}
