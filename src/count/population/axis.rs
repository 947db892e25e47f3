//! A margin of the population, and which of its levels a row belongs to.

use crate::dataset::{Batch, DatasetError, name_of};
use crate::weights;
use mitreden_base::ids::Code;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Collapse, Item, Margin, Question, Survey};

/// A margin, whose questions are single choices; a combination of their options is a level.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// The margin as raking takes it.
    pub(super) margin: weights::RakingMargin,
    /// For each question the column and, for each option, the place of the one it counts as.
    questions: Vec<(String, Vec<usize>)>,
    /// The level of each combination of places, the last question's the fastest to change.
    levels: Vec<u16>,
}

impl Axis {
    /// Prepares a margin of a survey's population.
    pub(super) fn new(survey: &Survey, margin: &Margin) -> Self {
        let of: Vec<(QuestionIndex, &Question)> = margin
            .cross
            .of
            .iter()
            .filter_map(|index| Some((*index, survey.questions.get(*index)?)))
            .collect();
        let name = joined(of.iter().map(|(_, question)| &question.id));
        let figures = &margin.cross.figures;
        let built = weights::RakingMargin::new(
            name,
            figures.iter().map(|(codes, figure)| (joined(codes), *figure)),
        );

        let combinations = of.iter().map(|(_, question)| question.kind.items().len()).product();
        let mut levels = vec![built.missing(); combinations];
        for (level, (codes, _)) in (0..).zip(figures) {
            let step = |at: usize, ((_, question), code): (&(QuestionIndex, &Question), &Code)| {
                let items = question.kind.items();
                at * items.len() + position(items, code)
            };
            let at = of.iter().zip(codes).fold(0, step);
            if let Some(slot) = levels.get_mut(at) {
                *slot = level;
            }
        }
        let questions = of.iter().map(|(index, question)| {
            let items = question.kind.items();
            let counts_as =
                |item: &Item| position(items, counts_as(&margin.collapse, *index, &item.code));
            (name_of(&question.id, ""), items.iter().map(counts_as).collect())
        });
        Self { questions: questions.collect(), levels, margin: built }
    }

    /// How many levels there are, the one for missing answers included.
    pub(super) fn size(&self) -> u64 {
        u64::from(self.margin.missing()) + 1
    }

    /// The columns that [`Self::levels`] reads.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.questions.iter().map(|(column, _)| column.as_str())
    }

    /// The level of each row; the one for missing answers where any of the questions has none.
    pub(super) fn levels(&self, batch: &Batch) -> Result<Vec<u16>, DatasetError> {
        // The last combination is that of a row without an answer.
        let none = self.levels.len();
        let mut places: Vec<usize> = vec![0; batch.rows];
        for (column, counts_as) in &self.questions {
            let codes = batch.codes(column)?;
            let rows = codes.values.iter().zip(codes.valid);
            for (place, (code, valid)) in places.iter_mut().zip(rows) {
                let known = usize::try_from(*code).ok().and_then(|code| counts_as.get(code));
                *place = match known {
                    Some(code) if *valid && *place != none => *place * counts_as.len() + code,
                    _ => none,
                };
            }
        }
        let level = |place: usize| self.levels.get(place).copied();
        Ok(places.into_iter().map(|place| level(place).unwrap_or(self.margin.missing())).collect())
    }
}

fn joined<'c>(codes: impl IntoIterator<Item = &'c Code>) -> String {
    codes.into_iter().map(Code::as_str).collect::<Vec<_>>().join(" × ")
}

/// The place of an option's code, which is there, as reading let no other codes through.
fn position(items: &[Item], code: &Code) -> usize {
    items.iter().position(|item| item.code == *code).unwrap_or_default()
}

/// The option that one counts as, itself if it is not collapsed. A chain of them ends, were it a
/// circle.
fn counts_as<'m>(
    collapse: &'m [Collapse],
    question: QuestionIndex,
    mut code: &'m Code,
) -> &'m Code {
    let into: Vec<_> = collapse
        .iter()
        .filter(|collapse| collapse.question == question)
        .flat_map(|c| &c.into)
        .collect();
    for _ in 0..into.len() {
        code = into.iter().find(|(from, _)| from == code).map_or(code, |(_, to)| to);
    }
    code
}
