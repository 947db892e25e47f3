//! One pass over the dataset for all that ranking asks of it: who counts and in which cell each
//! respondent is, what each says of every need, and how often what decides on suppression was said.

use std::sync::Arc;

use super::Who;
use super::facets::Facets;
use super::gather::Gathering;
use super::sample::{Sample, unique};
use super::tally::{Tallied, Tallies, tallied};
use crate::dataset::{Batch, Columns, Dataset, DatasetError};
use crate::elsewhere::CopiedDataset;
use crate::needs::NeedAnswers;
use mitreden_define::survey::union::Union;

/// What was read of a dataset.
pub(crate) struct Read {
    pub(crate) sample: Sample,
    /// What each row says of every need.
    pub(crate) answers: Arc<NeedAnswers>,
    pub(super) tallies: Tallies,
}

impl Read {
    /// Reads everything.
    pub(crate) fn of(
        union: &Union,
        columns: &Columns,
        dataset: &Dataset,
        who: &Who,
    ) -> Result<Self, DatasetError> {
        let (facets, questions) = (Facets::of(union), tallied(&union.survey, columns));
        let (mut answers, mut tallies) = (facets.nobody(), Tallies::new());
        let names = facets.names();
        let more = questions.iter().flat_map(Tallied::names);
        let names: Vec<&str> = names.into_iter().chain(more).collect();
        let sample = sample(
            (union, columns, dataset, who),
            &names,
            |batch, cells| {
                let tally = questions.iter().map(|question| {
                    Ok::<_, DatasetError>((question.question(), question.take(batch, cells)?))
                });
                Ok((facets.of_batch(batch)?, tally.collect::<Result<Vec<_>, _>>()?))
            },
            |(more, tally)| {
                answers.append(&more);
                for (question, tally) in tally {
                    tallies.entry(question).or_default().join(&tally);
                }
            },
        )?;
        Ok(Self { sample, answers: Arc::new(answers), tallies })
    }

    /// Reads the cells of a dataset that lies elsewhere, and asks there for the rest.
    pub(super) fn elsewhere(
        union: &Union,
        columns: &Columns,
        dataset: &Dataset,
        elsewhere: &CopiedDataset,
    ) -> Result<Self, DatasetError> {
        let read = (union, columns, dataset, &Who::everybody());
        let sample = sample(read, &[], |_, _| Ok(()), |()| ())?;
        let mut tallies = Tallies::new();
        for question in tallied(&union.survey, columns) {
            tallies.insert(question.question(), question.ask(elsewhere, &sample)?);
        }
        Ok(Self { sample, answers: Arc::new(Facets::of(union).nobody()), tallies })
    }
}

/// Reads who counts, and beside that other columns: `work` takes each batch with the cells of its
/// rows, and `take` what comes of it, in the order of the rows.
pub(super) fn sample<T: Send>(
    (union, columns, dataset, who): (&Union, &Columns, &Dataset, &Who),
    more: &[&str],
    work: impl Fn(&Batch, &[u32]) -> Result<T, DatasetError> + Sync,
    mut take: impl FnMut(T),
) -> Result<Sample, DatasetError> {
    #[cfg(test)]
    super::sample::READ.set(super::sample::READ.get() + 1);
    let gathering = Gathering::new(union, columns, dataset, who);
    let names = unique(&[&gathering.names()[..], more].concat());
    let mut all = gathering.nobody();
    let read = |batch: Batch| -> Result<_, DatasetError> {
        let part = gathering.take(&batch, &names)?;
        let made = work(&batch, &part.sample.codes)?;
        Ok((part, made))
    };
    dataset.in_order(&names, read, |(part, made)| {
        gathering.append(&mut all, part);
        take(made);
        Ok::<_, DatasetError>(())
    })?;
    Ok(all.sample())
}
