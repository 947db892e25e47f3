//! Whether an answer is one the question takes, whoever asks and however it came in.

use super::clean::clean;
use super::objection::{Objection, Reason};
use crate::base::ids::Code;
use crate::define::answer::{Answer, Choice, Missing};
use crate::define::survey::{Allow, Item, Kind, Mode, Pick, Question, Survey};

/// Points are decimals added up in binary.
const POINTS_TOLERANCE: f64 = 1e-6;

/// Whether an answer is valid by itself. Leaving a question open is: whether an answer is *wanted* (`required`, the words
/// beside `other`) and whether answers agree (`check`, `warn`) is asked in an interview only.
pub fn validate(survey: &Survey, question: usize, answer: &Answer, mode: Mode) -> Result<(), Objection> {
    match survey.questions.get(question) {
        Some(asked) => valid(asked, question, &clean(asked, answer.clone()), mode),
        None => Err(Objection::new(question, Reason::NotAsked)),
    }
}

/// The same for an answer that is in its kept form.
pub(super) fn valid(question: &Question, index: usize, answer: &Answer, mode: Mode) -> Result<(), Objection> {
    let allow = question.allows(mode);
    if let (Answer::Rows(cells), Kind::Matrix { rows, .. }) = (answer, &question.kind) {
        return matrix(question, cells, allow).map_err(|(code, reason)| {
            let row = rows.iter().position(|row| row.code == code);
            Objection { question: index, row, reason }
        });
    }
    one_value(&question.kind, answer, allow).map_err(|reason| Objection::new(index, reason))
}

fn one_value(kind: &Kind, answer: &Answer, allow: Allow) -> Result<(), Reason> {
    match (answer, kind) {
        (Answer::Missing(missing), _) => special(*missing, allow),
        (Answer::None, Kind::Multiple { .. } | Kind::Ranking { .. }) => yes(kind.none().is_some(), || Reason::NoNone),
        (Answer::Choice(choice), Kind::Single { options, .. }) => known(options, &choice.code).map(|_| ()),
        (Answer::Choices(choices), Kind::Multiple { options, pick, .. }) => multiple(options, *pick, choices),
        (Answer::Ranking(ranks), Kind::Ranking { items, top, .. }) => {
            distinct(items, ranks.iter())?;
            yes(ranks.len() <= *top, || Reason::TooMany(*top))
        }
        (Answer::Points(points), Kind::Points { items, total, .. }) => spread(items, *total, points),
        (Answer::Rating(point), Kind::Rating { scale, .. }) => yes(scale.holds(*point), || Reason::OffScale(scale.from, scale.to)),
        (Answer::Number(n), Kind::Number { bounds, integer }) => {
            yes(n.is_finite(), || Reason::NotANumber)?;
            yes(!integer || n.fract() == 0.0, || Reason::NotWhole)?;
            bounds.min.map_or(Ok(()), |min| yes(*n >= min, || Reason::TooLow(min)))?;
            bounds.max.map_or(Ok(()), |max| yes(*n <= max, || Reason::TooHigh(max)))
        }
        (Answer::Date(day), Kind::Date { bounds }) => {
            bounds.min.map_or(Ok(()), |min| yes(*day >= min, || Reason::TooEarly(min)))?;
            bounds.max.map_or(Ok(()), |max| yes(*day <= max, || Reason::TooLate(max)))
        }
        (Answer::Text(text), Kind::Text { max_length, .. }) => {
            yes(text.chars().count() <= *max_length, || Reason::TooLong(*max_length))
        }
        _ => Err(Reason::WrongType),
    }
}

fn yes(holds: bool, reason: impl FnOnce() -> Reason) -> Result<(), Reason> {
    if holds { Ok(()) } else { Err(reason()) }
}

fn special(missing: Missing, allow: Allow) -> Result<(), Reason> {
    let taken = match missing {
        Missing::Refused => allow.refused,
        Missing::DontKnow => allow.dont_know,
        Missing::Unanswered | Missing::NotAsked | Missing::NotReached => true,
    };
    yes(taken, || Reason::NoSpecial(missing))
}

fn known<'i>(items: &'i [Item], code: &Code) -> Result<&'i Item, Reason> {
    items.iter().find(|item| item.code == *code).ok_or_else(|| Reason::Unknown(code.clone()))
}

fn distinct<'c>(items: &[Item], codes: impl Iterator<Item = &'c Code> + Clone) -> Result<(), Reason> {
    for (at, code) in codes.clone().enumerate() {
        known(items, code)?;
        yes(!codes.clone().take(at).any(|earlier| earlier == code), || Reason::Twice(code.clone()))?;
    }
    Ok(())
}

fn multiple(options: &[Item], pick: Pick, choices: &[Choice]) -> Result<(), Reason> {
    distinct(options, choices.iter().map(|choice| &choice.code))?;
    let exclusive = options.iter().find(|item| item.exclusive && choices.iter().any(|choice| choice.code == item.code));
    if let Some(item) = exclusive {
        return yes(choices.len() == 1, || Reason::NotAlone(item.code.clone()));
    }
    yes(choices.len() >= pick.min, || Reason::TooFew(pick.min))?;
    yes(choices.len() <= pick.max, || Reason::TooMany(pick.max))
}

fn spread(items: &[Item], wanted: f64, points: &[(Code, f64)]) -> Result<(), Reason> {
    distinct(items, points.iter().map(|(code, _)| code))?;
    yes(points.iter().all(|(_, n)| n.is_finite()), || Reason::NotANumber)?;
    if let Some((code, _)) = points.iter().find(|(_, n)| *n < 0.0) {
        return Err(Reason::Negative(code.clone()));
    }
    let given: f64 = points.iter().map(|(_, n)| n).sum();
    yes((given - wanted).abs() <= POINTS_TOLERANCE, || Reason::Total { given, wanted })
}

fn matrix(question: &Question, cells: &[(Code, Result<i16, Missing>)], allow: Allow) -> Result<(), (Code, Reason)> {
    let Kind::Matrix { rows, scale, .. } = &question.kind else { return Ok(()) };
    for (at, (code, cell)) in cells.iter().enumerate() {
        let fault = || (code.clone(), Reason::Twice(code.clone()));
        known(rows, code).map_err(|reason| (code.clone(), reason))?;
        // Sorted: the same row twice stands side by side.
        if at > 0 && cells[at - 1].0 == *code {
            return Err(fault());
        }
        let cell = match cell {
            Ok(point) => yes(scale.holds(*point), || Reason::OffScale(scale.from, scale.to)),
            Err(missing) => special(*missing, allow),
        };
        cell.map_err(|reason| (code.clone(), reason))?;
    }
    Ok(())
}
