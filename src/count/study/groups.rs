//! Who is in which group: by what they chose, and by how they answered.

use super::{CountError, Domain, Study};
use crate::bases::BaseSize;
use crate::dataset::{DatasetError, Part, name_of};
use crate::weights::nearest;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::{Kind, Mode};

impl Study<'_> {
    /// The group (a place) that each row is in by what it chose in a single choice.
    pub(crate) fn groups(&self, question: QuestionIndex) -> Result<Vec<Option<usize>>, CountError> {
        let together = self.survey.groups_of(question);
        let question = &self.survey.questions[question];
        if !matches!(question.kind, Kind::Single { .. }) {
            return Err(CountError::NoGroups(question.id.clone()));
        }
        let mut groups = Vec::with_capacity(self.sample.codes.len());
        let name = name_of(&question.id, "");
        self.dataset.in_order(
            &[name.as_str()],
            |batch| {
                let place = |code: Option<u32>| {
                    let option = usize::try_from(code?).ok()?;
                    together.iter().position(|group| group.options.contains(&option))
                };
                Ok::<_, DatasetError>(batch.codes(&name)?.iter().map(place).collect::<Vec<_>>())
            },
            |part| {
                groups.extend(part);
                Ok(())
            },
        )?;
        Ok(groups)
    }

    /// For each option of a multiple choice, 0 for the rows that ticked it.
    pub(crate) fn ticked(
        &self,
        question: QuestionIndex,
    ) -> Result<Vec<Vec<Option<usize>>>, CountError> {
        let options = self.survey.questions[question].kind.items().len();
        let names = self.items(question, options, Part::Item);
        let mut ticked = vec![Vec::with_capacity(self.sample.codes.len()); options];
        self.dataset.in_order(
            &names,
            |batch| {
                let of = |name: &&str| {
                    let place = |ticked: Option<bool>| ticked?.then_some(0);
                    Ok::<_, DatasetError>(batch.truths(name)?.iter().map(place).collect::<Vec<_>>())
                };
                names.iter().map(of).collect::<Result<Vec<_>, _>>()
            },
            |parts| {
                ticked.iter_mut().zip(parts).for_each(|(all, part)| all.extend(part));
                Ok(())
            },
        )?;
        Ok(ticked)
    }

    /// The modes in which those who count answered, and in which of these each row answered. Where
    /// so few answered in some that a larger one would have to be hidden, as all less the others
    /// would tell of them, they are put together with the nearest in kind, as long as two ways are
    /// left to compare.
    pub(crate) fn mode_groups(&self) -> (Vec<Vec<Mode>>, Vec<Option<usize>>) {
        let mut groups: Vec<Vec<Mode>> = self.modes().into_iter().map(|mode| vec![mode]).collect();
        loop {
            let rows = self.rows_by_mode(&groups);
            let base = |at| Domain { mode: None, group: Some((rows.as_slice(), at)) }.base(self);
            let few: Vec<(u64, usize)> = (0..groups.len())
                .map(|at| (base(at), at))
                .filter(|(base, _)| BaseSize::of_group_scores(base.n_eff) == BaseSize::Hidden)
                .map(|(base, at)| (base.n, at))
                .collect();
            let together: u64 = few.iter().map(|(n, _)| n).sum();
            let would_tell = BaseSize::of_share(together) == BaseSize::Hidden;
            match few.iter().min() {
                Some((_, smallest)) if would_tell && groups.len() > 2 => {
                    join(&mut groups, *smallest);
                }
                _ => return (groups, rows),
            }
        }
    }

    fn rows_by_mode(&self, groups: &[Vec<Mode>]) -> Vec<Option<usize>> {
        let of = |(row, mode): (usize, &Mode)| {
            let counts = self.sample.cell(row).is_some();
            groups.iter().position(|group| group.contains(mode)).filter(|_| counts)
        };
        self.sample.modes.iter().enumerate().map(of).collect()
    }
}

/// Puts one group of modes together with the nearest in kind.
fn join(groups: &mut Vec<Vec<Mode>>, at: usize) {
    let few = groups.remove(at);
    let mut near = few.iter().flat_map(|mode| nearest(*mode));
    let to = near.find_map(|mode| groups.iter().position(|group| group.contains(&mode)));
    match to.and_then(|to| groups.get_mut(to)) {
        Some(group) => {
            group.extend(few);
            group.sort_unstable();
        }
        None => groups.push(few),
    }
    groups.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;
    use Mode::{Kiosk, Online, Paper, Phone, Street};

    #[test]
    fn few_go_with_the_nearest_in_kind() {
        let mut groups = vec![vec![Online], vec![Paper], vec![Phone]];
        join(&mut groups, 2);
        assert_eq!(groups, [vec![Online], vec![Phone, Paper]]);
        let mut groups = vec![vec![Online], vec![Kiosk], vec![Street]];
        join(&mut groups, 1);
        assert_eq!(groups, [vec![Online, Kiosk], vec![Street]]);
    }
}
