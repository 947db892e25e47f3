//! The numbers of questions on paper: what a form prints, a clerk looks for and a routing hint
//! names.

use super::index::{Indexed, QuestionIndex};
use super::survey::{Kind, Survey};

/// The number of each question on paper, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbering {
    numbers: Indexed<QuestionIndex, Option<usize>>,
}

impl Numbering {
    /// Numbers the questions that can be answered on paper, in order. Notes, computed values and
    /// tasks have none.
    pub fn of(survey: &Survey) -> Self {
        let mut last = 0;
        let number = |kind: &Kind| {
            (kind.is_asked() && !matches!(kind, Kind::Task { .. })).then(|| {
                last += 1;
                last
            })
        };
        Self {
            numbers: survey.questions.iter().map(|question| &question.kind).map(number).collect(),
        }
    }

    /// The number of a question.
    pub fn number(&self, question: QuestionIndex) -> Option<usize> {
        self.numbers.get(question).copied().flatten()
    }

    /// The question with a number.
    pub fn question(&self, number: usize) -> Option<QuestionIndex> {
        self.numbers.position(|found| *found == Some(number))
    }

    /// The questions with a number, in order.
    pub fn questions(&self) -> impl Iterator<Item = QuestionIndex> {
        let numbered = self.numbers.entries().filter(|(_, number)| number.is_some());
        numbered.map(|(question, _)| question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::read;
    use mitreden_base::diagnostics::{Problems, Source};

    #[test]
    fn what_cannot_be_answered_on_paper_has_no_number() {
        let text = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [paper]\nneeds: { a: A, b: B }\npages:\n  - page: p\n    questions:\n      \
                    - { id: hello, type: note, text: Hello. }\n      - { id: age, type: number, text: Age?, min: 0, max: 120 }\n      \
                    - { id: old, type: computed, value: age > 60 }\n      - { id: top, type: ranking, facet: importance, text: What?, options: \
                    needs, top: 1 }\n";
        let survey = read(&Source::new("s.yaml", text), &[], None, &mut Problems::new()).unwrap();
        let numbering = Numbering::of(&survey);
        assert_eq!(
            survey.questions.indices().map(|at| numbering.number(at)).collect::<Vec<_>>(),
            [None, Some(1), None, Some(2)]
        );
        let [age, top] = ["age", "top"].map(|id| survey.find(id));
        assert_eq!((numbering.question(2), numbering.question(3)), (top, None));
        assert_eq!(numbering.questions().map(Some).collect::<Vec<_>>(), [age, top]);
    }
}
