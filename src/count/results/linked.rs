//! The counts that several tables of a report share: the options of the questions that answers are
//! weighted by, in their own tables, as groups, put together as levels of a margin, and crossed.
//!
//! They are decided on together, before anything is tabulated: see [`crate::suppression`].

use std::collections::BTreeMap;

use super::counted::{Counted, Of};
use crate::dataset::{DatasetError, Part};
use crate::study::Study;
use crate::suppression::{LinkedTables, TableRelation, sum};
use crate::weights::{MarginTable, RakeProtocol};
use mitreden_base::ids::Code;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Margin, Survey};

/// The questions of the margins, and which of their options must be suppressed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Hidden {
    options: BTreeMap<QuestionIndex, Counted>,
}

impl Hidden {
    /// Decides on all margins, and marks their levels in the protocol of the weights.
    pub(super) fn decide(
        study: &Study<'_>,
        protocol: Option<&mut RakeProtocol>,
    ) -> Result<Self, DatasetError> {
        let mut found = Self::default();
        let Some(protocol) = protocol else { return Ok(found) };
        let margins = study.survey.population.iter().flat_map(|population| &population.margins);
        let of_few: Vec<bool> =
            protocol.margins.iter().map(|table| protocol.holds_few(&table.margin)).collect();
        for ((margin, table), of_few) in margins.zip(&mut protocol.margins).zip(of_few) {
            let Crossing { mut linked, options, levels } = Crossing::of(study, margin, table)?;
            linked.decide();
            let said = || table.levels.iter().filter(|level| level.level.is_some());
            // The targets of the others leave room for rows that keep the weight they have: they
            // would tell how many these are.
            let is_tight =
                said().zip(&levels).any(|(level, cell)| level.held && linked.hides(*cell));
            for (level, cell) in
                table.levels.iter_mut().filter(|level| level.level.is_some()).zip(&levels)
            {
                level.hidden = is_tight || linked.hides(*cell);
            }
            // Of a pool, too; there only the shares would tell.
            table.levels.iter_mut().for_each(|level| level.shares_hidden = of_few);
            for (question, cells) in options {
                found.options.insert(
                    question,
                    Counted {
                        linked: linked.clone(),
                        cells,
                        of: Of::Options,
                        shares_are_published: !is_tight && !of_few,
                    },
                );
            }
        }
        Ok(found)
    }

    /// The counts of the options of a question, if tables share them with others.
    pub(super) fn options(&self, question: QuestionIndex) -> Option<Counted> {
        self.options.get(&question).cloned()
    }
}

/// A margin with the questions that it is made of.
#[derive(Default)]
struct Crossing {
    linked: LinkedTables,
    /// The questions, with the places of their options.
    options: Vec<(QuestionIndex, Vec<usize>)>,
    /// The places of the levels, in the order of the table, without the one for missing answers.
    levels: Vec<usize>,
}

impl Crossing {
    fn of(study: &Study<'_>, margin: &Margin, table: &MarginTable) -> Result<Self, DatasetError> {
        let survey = study.survey;
        let mut linked = LinkedTables::default();
        let mut options = Vec::new();
        for question in &margin.cross.of {
            let items =
                survey.questions.get(*question).map_or(0, |question| question.kind.items().len());
            let counts = study.sample.options.get(question).filter(|counts| counts.len() == items);
            let counts = counts.ok_or_else(|| DatasetError::NoColumn {
                column: study.column(*question, Part::Value).to_owned(),
                wanted: "codes",
            })?;
            options.push((*question, linked.print_whole(counts)));
        }
        let named =
            || table.levels.iter().filter_map(|level| Some((level.level.as_deref()?, level.n)));
        let said: Vec<&str> = named().map(|(name, _)| name).collect();
        let levels = linked.print_whole(&named().map(|(_, n)| n).collect::<Vec<_>>());
        let silence =
            table.levels.iter().find(|level| level.level.is_none()).map_or(0, |level| level.n);
        let mut silents = Vec::new();
        for (axis, (question, cells)) in options.iter().enumerate() {
            let before = silents.len();
            for level in level_codes(margin, axis) {
                // The options that count as this level, less its levels in the table, are those who
                // left the other one open.
                let counted = options_of(survey, margin, *question, &level)
                    .filter_map(|option| cells.get(option));
                let inside =
                    levels_with(margin, axis, &level, &said).filter_map(|at| levels.get(at));
                let published: TableRelation =
                    counted.map(|cell| (*cell, 1)).chain(inside.map(|cell| (*cell, -1))).collect();
                if margin.cross.of.len() > 1 {
                    silents.extend(linked.know_at_least(published, 0));
                } else {
                    linked.know(published);
                }
            }
            // How many left the other one open follows from the base of this one and the sum of the
            // levels.
            linked.know(sum(silents.iter().skip(before).copied()));
        }
        if !silents.is_empty() {
            // With those who left both open they are all who did not say, of whom it is told how
            // many they are.
            linked.know_at_most(sum(silents), silence);
        }
        Ok(Self { linked, options, levels })
    }
}

/// The codes that a question has in a margin, options that count as another left out.
fn level_codes(margin: &Margin, axis: usize) -> Vec<Code> {
    let mut codes: Vec<Code> = Vec::new();
    for code in margin.cross.figures.iter().filter_map(|(level, _)| level.get(axis)) {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes
}

/// The options of a question (places) that count as a level.
fn options_of<'a>(
    survey: &'a Survey,
    margin: &'a Margin,
    question: QuestionIndex,
    level: &'a Code,
) -> impl Iterator<Item = usize> + 'a {
    let items = survey.questions.get(question).map_or(&[][..], |question| question.kind.items());
    let into = margin
        .collapse
        .iter()
        .filter(move |collapse| collapse.question == question)
        .flat_map(|collapse| &collapse.into);
    let into: Vec<&(Code, Code)> = into.collect();
    // Through a chain of them, which ends, were it a circle.
    let counts_as = move |code: &Code| {
        let step = |code: Code, _: &&(Code, Code)| {
            into.iter().find(|(from, _)| *from == code).map_or(code, |(_, to)| to.clone())
        };
        into.iter().fold(code.clone(), step)
    };
    items
        .iter()
        .enumerate()
        .filter(move |(_, item)| counts_as(&item.code) == *level)
        .map(|(at, _)| at)
}

/// The levels of the table (places among those said) that hold a code of one of the questions.
fn levels_with<'a>(
    margin: &'a Margin,
    axis: usize,
    code: &'a Code,
    said: &'a [&str],
) -> impl Iterator<Item = usize> + 'a {
    let of = margin.cross.figures.iter().filter(move |(level, _)| level.get(axis) == Some(code));
    let name = |level: &Vec<Code>| level.iter().map(Code::as_str).collect::<Vec<_>>().join(" × ");
    of.filter_map(move |(level, _)| said.iter().position(|known| *known == name(level)))
}
