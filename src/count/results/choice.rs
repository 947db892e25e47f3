//! Choices: one option, any number of options, yes or no.

use super::Question;
use super::counted::{Counted, Of};
use super::domain::Domain;
use super::offered::Partly;
use super::row::{ResultRow, was_asked, with};
use crate::bases::Shown;
use crate::dataset::{DatasetError, Part};
use crate::estimate::Estimate;
use mitreden_define::answer::Missing;
use mitreden_define::survey::Kind;

/// The results of a single choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Single {
    /// The options, in the order of the questionnaire.
    pub options: Vec<SingleRow>,
    /// The respondents who were asked and chose no option, by reason; only reasons that somebody
    /// had, or could have had where that is suppressed.
    pub missing: Vec<MissingRow>,
}

/// One option of a single choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SingleRow {
    /// How many respondents chose the option; hidden where they are few.
    pub n: Shown<u64>,
    /// Their share of those who answered.
    pub of_answered: Shown<Estimate>,
    /// Their share of those who were asked.
    pub of_asked: Shown<Estimate>,
}

/// The respondents who chose no option, for one reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MissingRow {
    /// The reason.
    pub word: Missing,
    /// How many respondents there are; hidden where they are few.
    pub n: Shown<u64>,
    /// Their share of those who were asked.
    pub of_asked: Shown<Estimate>,
}

/// The results of a multiple choice. The shares are of those who answered, and can sum to over 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiple {
    /// The options, in the order of the questionnaire.
    pub options: Vec<ResultRow>,
    /// The respondents who said that nothing fits, where that could be said.
    pub none: Option<ResultRow>,
}

/// The results of a computed truth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Truths {
    /// The respondents for whom it is true.
    pub yes: ResultRow,
    /// The respondents for whom it is false.
    pub no: ResultRow,
}

impl Question<'_> {
    pub(super) fn single(&mut self, options: usize) -> Result<Single, DatasetError> {
        let study = self.study;
        let design = &study.design;
        let value = self.name(Part::Value);
        let mut answered = self.domain(options);
        let mut asked = self.domain(options + Missing::ALL.len());
        let mut counts = self.missings();
        let reasons = &self.reasons;
        if let Some(tally) = self.tally {
            answered = Domain::counted(tally.answered, tally.columns.concat());
            counts.add_all(&tally.missing);
        }
        self.over(&[value], |batch, respondents| {
            let values = batch.codes(value)?;
            for respondent in respondents {
                match (
                    reasons.of_one(batch, respondent),
                    values.get(respondent.row).and_then(|code| usize::try_from(code).ok()),
                ) {
                    (Some(word), _) => {
                        counts.add(word);
                        if was_asked(word) {
                            let at = Missing::ALL
                                .iter()
                                .position(|known| *known == word)
                                .unwrap_or_default();
                            asked.push(respondent, [(options + at, 1.0)]);
                        }
                    }
                    (None, Some(option)) => {
                        answered.push(respondent, [(option, 1.0)]);
                        asked.push(respondent, [(option, 1.0)]);
                    }
                    (None, None) => {}
                }
            }
            Ok(())
        })?;
        let (answered, asked) = (answered.means(design), asked.means(design));
        let missing =
            counts.shown().into_iter().filter(|(_, n)| n.get() != Some(&0)).map(|(word, n)| {
                let at = Missing::ALL.iter().position(|known| *known == word).unwrap_or_default();
                MissingRow { word, n, of_asked: with(n, asked.share(options + at)) }
            });
        let missing = missing.collect();
        let counted = self.hidden.options(self.at);
        let counted = counted.unwrap_or_else(|| Counted::whole(&answered.counts, Of::Options));
        let mut rows = answered.rows(0..options, counted.linked.all_shown(&counted.cells));
        let is_published = counted.shares_are_published;
        for row in rows.iter_mut().filter(|_| !is_published) {
            row.share = Shown::Hidden;
        }
        self.counted(counted);
        let of_asked = |row: &ResultRow, at: usize| {
            if is_published { with(row.n, asked.share(at)) } else { Shown::Hidden }
        };
        let option = |(at, row): (usize, ResultRow)| SingleRow {
            n: row.n,
            of_answered: row.share,
            of_asked: of_asked(&row, at),
        };
        Ok(Single { options: rows.into_iter().enumerate().map(option).collect(), missing })
    }

    pub(super) fn multiple(
        &mut self,
        options: usize,
        none: bool,
    ) -> Result<Multiple, DatasetError> {
        let study = self.study;
        let design = &study.design;
        let items = self.study.items(self.at, options, Part::Item);
        let mut answered = self.domain(options + 1);
        let mut partly = Partly::new(self, options, 1);
        let reasons = &self.reasons;
        let mut said = Vec::new();
        if let Some(tally) = self.tally {
            let ticked = (0..options).map(|at| tally.of(at, 1)).chain([tally.silent]);
            answered = Domain::counted(tally.answered, ticked.collect());
        }
        self.over(&items, |batch, respondents| {
            let slices =
                items.iter().map(|name| batch.truths(name)).collect::<Result<Vec<_>, _>>()?;
            for respondent in respondents.iter().filter(|one| reasons.of_one(batch, one).is_none())
            {
                said.clear();
                for (item, slice) in slices.iter().enumerate() {
                    if let Some(ticked) = slice.get(respondent.row) {
                        said.extend(ticked.then_some((item, 1.0)));
                        partly.push(item, respondent, [(0, f64::from(u8::from(ticked)))]);
                    }
                }
                if said.is_empty() {
                    said.push((options, 1.0));
                }
                answered.push(respondent, said.iter().copied());
            }
            Ok(())
        })?;
        let means = answered.means(design);
        let (exclusive, most) = match self.kind {
            Kind::Multiple { options: items, pick, .. } => (
                (0..options)
                    .filter(|at| items.get(*at).is_some_and(|item| item.exclusive))
                    .collect(),
                pick.max,
            ),
            _ => (Vec::new(), options),
        };
        let (ticked, nothing) = means.counts.split_at(options.min(means.counts.len()));
        let nothing = nothing.first().copied().filter(|_| none);
        let counted = Counted::several(ticked, nothing, &exclusive, (most, means.base.n));
        let mut rows = means.rows(0..=options, counted.linked.all_shown(&counted.cells));
        self.counted(counted);
        let none = rows.drain(options.min(rows.len())..).next();
        for (item, row) in rows.iter_mut().enumerate() {
            *row = partly.row(self, (item, 0), *row);
        }
        Ok(Multiple { options: rows, none })
    }

    pub(super) fn truths(&mut self) -> Result<Truths, DatasetError> {
        let study = self.study;
        let design = &study.design;
        let value = self.name(Part::Value);
        let mut answered = self.domain(2);
        self.study.over(&[value], |batch, respondents| {
            let values = batch.truths(value)?;
            for respondent in respondents {
                if let Some(truth) = values.get(respondent.row) {
                    answered.push(respondent, [(usize::from(!truth), 1.0)]);
                }
            }
            Ok(())
        })?;
        let means = answered.means(design);
        let counted = Counted::whole(&means.counts, Of::Truths);
        let rows = means.rows(0..2, counted.linked.all_shown(&counted.cells));
        self.counted(counted);
        let row = |at: usize| {
            rows.get(at).copied().unwrap_or(ResultRow { n: Shown::Hidden, share: Shown::Hidden })
        };
        Ok(Truths { yes: row(0), no: row(1) })
    }
}
