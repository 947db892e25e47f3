//! Answers rebuilt from the columns of a dataset's rows, for expressions to be evaluated on.

use chrono::NaiveDate;

use crate::dataset::{Batch, Column, Columns, DatasetError, Part, Role, Slice, cell};
use mitreden_define::answer::Answer;
use mitreden_define::index::{Indexed, QuestionIndex};
use mitreden_define::logic::Answers;
use mitreden_define::survey::{Kind, Survey};

static NOT_ASKED: Answer = Answer::NOT_ASKED;

/// Some questions of a survey, and the columns in which their answers lie.
pub(crate) struct Rebuilder<'s> {
    survey: &'s Survey,
    asked: Vec<Asked<'s>>,
    /// The columns it needs, each once: that of the day first.
    names: Vec<&'s str>,
}

/// A question, and where the parts of its answer stand among the names.
struct Asked<'s> {
    question: QuestionIndex,
    kind: &'s Kind,
    parts: Vec<(Part, usize)>,
}

/// The rows of a batch, of which one after the other is rebuilt.
pub(crate) struct Rebuilt<'b, 's> {
    batch: &'b Batch,
    asked: &'b [Asked<'s>],
    /// Where each of the names stands in the batch.
    places: Vec<usize>,
    days: Slice<'b, i32>,
    answers: Indexed<QuestionIndex, Answer>,
    today: Option<NaiveDate>,
}

impl<'s> Rebuilder<'s> {
    /// Rebuilds the answers to these questions.
    pub(crate) fn new(
        survey: &'s Survey,
        columns: &'s Columns,
        questions: impl IntoIterator<Item = QuestionIndex>,
    ) -> Self {
        let mut this = Self { survey, asked: Vec::new(), names: vec!["day"] };
        for question in questions {
            let Some(kind) = survey.questions.get(question).map(|question| &question.kind) else {
                continue;
            };
            if this.asked.iter().any(|known| known.question == question) {
                continue;
            }
            let mut parts = Vec::new();
            for column in columns.of_question(question) {
                if let Column { role: Role::Answer { part, .. }, name, .. } = column {
                    parts.push((*part, this.names.len()));
                    this.names.push(name);
                }
            }
            this.asked.push(Asked { question, kind, parts });
        }
        this
    }

    /// The columns it needs.
    pub(crate) fn names(&self) -> &[&'s str] {
        &self.names
    }

    /// The rows of a batch that was read with these columns, in this order.
    pub(crate) fn rows<'b>(
        &'b self,
        batch: &'b Batch,
        read: &[&str],
    ) -> Result<Rebuilt<'b, 's>, DatasetError> {
        let place = |name: &&str| {
            let found = read.iter().position(|known| known == name);
            found.ok_or_else(|| DatasetError::Table(format!("column `{name}` was not read")))
        };
        Ok(Rebuilt {
            batch,
            asked: &self.asked,
            places: self.names.iter().map(place).collect::<Result<_, _>>()?,
            days: batch.days("day")?,
            answers: self.survey.questions.map(|_, _| Answer::NOT_ASKED),
            today: None,
        })
    }
}

impl Rebuilder<'_> {
    /// For each row a number that two rows share only where all that is rebuilt of them is the same,
    /// the day included; `None` where something is asked that has more than a few values.
    pub(crate) fn alike(&self, batch: &Batch) -> Result<Option<Vec<u64>>, DatasetError> {
        let days = batch.days("day")?;
        let day = |day: Option<i32>| day.map_or(0, |day| 1 + u64::from(day.cast_unsigned()));
        let mut numbers: Vec<u64> = days.iter().map(day).collect();
        let mut sizes = 1 << 33_u64;
        for name in self.names.iter().skip(1) {
            let Some((own, size)) = batch.ordinals(name)? else { return Ok(None) };
            let Some(more) = u64::checked_mul(sizes, size) else { return Ok(None) };
            sizes = more;
            numbers
                .iter_mut()
                .zip(own)
                .for_each(|(number, own)| *number = *number * size + u64::from(own));
        }
        Ok(Some(numbers))
    }
}

impl Rebuilt<'_, '_> {
    /// Goes to a row.
    pub(crate) fn go_to(&mut self, row: usize) {
        for Asked { question, kind, parts } in self.asked {
            let cell_of = |part| {
                let found = parts.iter().find(|(known, _)| *known == part);
                let place = found.and_then(|(_, name)| self.places.get(*name));
                place.map_or(cell::Cell::Null, |place| self.batch.cell(*place, row))
            };
            if let Some(answer) = self.answers.get_mut(*question) {
                *answer = cell::answer(kind, cell_of);
            }
        }
        self.today = self.days.get(row).and_then(NaiveDate::from_epoch_days);
    }
}

impl Answers for Rebuilt<'_, '_> {
    fn answer(&self, question: QuestionIndex) -> &Answer {
        self.answers.get(question).unwrap_or(&NOT_ASKED)
    }

    fn today(&self) -> Option<NaiveDate> {
        self.today
    }
}
