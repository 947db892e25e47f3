//! An answer: a value, an explicit none, or the reason why there is no value.

use chrono::NaiveDate;

use mitreden_base::ids::Code;

/// Why there is no value. The five reasons are data, never an empty cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Missing {
    /// The respondent did not want to say.
    Refused,
    /// The respondent does not know.
    DontKnow,
    /// The question was shown, and left open.
    Unanswered,
    /// The respondent was routed around the question.
    NotAsked,
    /// The interview was broken off before the question.
    NotReached,
}

impl Missing {
    /// All five reasons, in the order of the dataset's Enum.
    pub const ALL: [Self; 5] =
        [Self::Refused, Self::DontKnow, Self::Unanswered, Self::NotAsked, Self::NotReached];

    /// The word that stands for the reason in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::DontKnow => "dont_know",
            Self::Unanswered => "unanswered",
            Self::NotAsked => "not_asked",
            Self::NotReached => "not_reached",
        }
    }

    /// The reason a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|missing| missing.word() == word)
    }
}

/// A chosen option, with the respondent's own words where the option asks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The option's code.
    pub code: Code,
    /// What was written beside an `other` option.
    pub text: Option<String>,
}

/// One task of a best-worst question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BestWorst {
    /// The items shown, in the order shown.
    pub shown: Vec<Code>,
    /// The item that matters most.
    pub best: Code,
    /// The item that matters least.
    pub worst: Code,
}

/// One respondent's answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// No value, and why.
    Missing(Missing),
    /// "None of these", said explicitly, which is a value.
    None,
    /// The option of a single choice.
    Choice(Choice),
    /// The options of a multiple choice, in questionnaire order.
    Choices(Vec<Choice>),
    /// The items of a ranking, the most important first; may be shorter than asked for.
    Ranking(Vec<Code>),
    /// The items given more than 0 points, in questionnaire order.
    Points(Vec<(Code, f64)>),
    /// A point on a rating scale.
    Rating(i16),
    /// The rows of a matrix in questionnaire order: a point on the scale, or why there is none.
    Rows(Vec<(Code, Result<i16, Missing>)>),
    /// The tasks of a best-worst question.
    Tasks(Vec<Result<BestWorst, Missing>>),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// A text in the respondent's words.
    Text(String),
    /// The truth of a computed condition.
    Truth(bool),
}

impl Answer {
    /// The answer of someone who was routed around the question.
    pub const NOT_ASKED: Self = Self::Missing(Missing::NotAsked);
    /// The answer of someone who left the question open.
    pub const UNANSWERED: Self = Self::Missing(Missing::Unanswered);

    /// Why there is no value, if there is none. A matrix has a value as soon as one row has;
    /// without any, its first row that was asked says why.
    pub fn missing(&self) -> Option<Missing> {
        match self {
            Self::Missing(missing) => Some(*missing),
            Self::Rows(rows) => first_missing(rows.iter().map(|(_, cell)| cell.as_ref().err())),
            Self::Tasks(tasks) => first_missing(tasks.iter().map(|task| task.as_ref().err())),
            _ => None,
        }
    }
}

/// The first reason, if there are reasons alone.
fn first_missing<'a>(cells: impl Iterator<Item = Option<&'a Missing>>) -> Option<Missing> {
    let mut first = None;
    for cell in cells {
        let why = *cell?;
        first = first.filter(|first| *first != Missing::NotAsked).or(Some(why));
    }
    Some(first.unwrap_or(Missing::Unanswered))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_is_missing_only_when_all_rows_are() {
        let row = |cell| (Code::new("r"), cell);
        let gone = vec![row(Err(Missing::DontKnow)), row(Err(Missing::Refused))];
        assert_eq!(Answer::Rows(gone.clone()).missing(), Some(Missing::DontKnow));
        let mut some = gone;
        some.push(row(Ok(3)));
        assert_eq!(Answer::Rows(some).missing(), None);
    }

    #[test]
    fn words_go_both_ways() {
        for missing in Missing::ALL {
            assert_eq!(Missing::of_word(missing.word()), Some(missing));
        }
        assert_eq!(Missing::of_word("none"), None);
    }
}
