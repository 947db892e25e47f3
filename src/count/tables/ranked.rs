//! Whether the columns of a table differ in where their numbers or points stand among all.
//!
//! Columns whose mean is not shown are left out. Two passes: the first finds each value's rank, the
//! second the mean ranks of the columns with their covariance.

use super::among::{Among, GroupOf, Member, Standing, each};
use super::lines::{Lines, TableLine};
use super::sums::{Sums, TESTED_CELLS};
use crate::bases::BaseSize;
use crate::cells::Moments;
use crate::estimate::{RankScores, RankTest, rank_test};
use crate::study::{CountError, Study};
use mitreden_define::index::QuestionIndex;

/// A line whose numbers are ranked.
struct Ranked {
    /// The place of the line, and of its value and its base among the variables.
    line: usize,
    y: usize,
    a: usize,
    /// The place of each column among those that are compared.
    places: Vec<Option<usize>>,
    compared: usize,
    scores: RankScores,
}

/// Tests each mean of the table: returns the places of lines, each with its test.
pub(super) fn rank_tests(
    study: &Study<'_>,
    at: QuestionIndex,
    (among, keys): (&Among, &[GroupOf]),
    lines: &Lines<'_>,
    sums: &Sums,
) -> Result<Vec<(usize, RankTest)>, CountError> {
    let is_mean = |line: &TableLine| matches!(line, TableLine::Mean | TableLine::MeanPoint(_));
    let means = lines.all.iter().enumerate().filter(|(_, (line, _))| is_mean(line));
    let ranked = means.map(|(line, (_, (y, a)))| {
        let mut compared = 0;
        let place = |(column, group): (usize, &super::sums::GroupSums)| {
            let is_shown = BaseSize::of_share(group.base(*a)) != BaseSize::Hidden;
            (column > 0 && is_shown).then(|| {
                compared += 1;
                compared - 1
            })
        };
        let places = sums.groups.iter().enumerate().map(place).collect();
        Ranked { line, y: *y, a: *a, places, compared, scores: RankScores::default() }
    });
    let mut ranked: Vec<Ranked> = ranked.filter(|ranked| ranked.compared > 1).collect();
    if ranked.is_empty()
        || ranked.iter().map(|ranked| ranked.compared).sum::<usize>() > TESTED_CELLS
    {
        return Ok(Vec::new());
    }
    let mut u = vec![0.0; lines.k];
    let is_inside = |member: &Member<'_>| member.standing == Standing::Inside;
    each(study, Some(at), among, keys, |member| {
        let Some(group) = member.group.filter(|_| is_inside(&member)) else { return };
        lines.fill(member.answer, |item| member.offered.get(item) == Some(&true), &mut u);
        for one in &mut ranked {
            if u[one.a] > 0.0 && one.places.get(group).copied().flatten().is_some() {
                one.scores.push(u[one.y], member.w);
            }
        }
    })?;
    let cells = || study.design.layout();
    let mut all: Vec<_> = ranked
        .iter()
        .map(|one| (one, one.scores.ranked(), Moments::new(cells(), 2 * one.compared)))
        .collect();
    let mut own = Vec::new();
    each(study, Some(at), among, keys, |member| {
        let Some(group) = member.group.filter(|_| is_inside(&member)) else { return };
        lines.fill(member.answer, |item| member.offered.get(item) == Some(&true), &mut u);
        for (one, rank, moments) in &mut all {
            let Some(place) = one.places.get(group).copied().flatten() else { continue };
            if u[one.a] > 0.0 {
                own.clear();
                own.resize(2 * one.compared, 0.0);
                own[place] = 1.0;
                own[one.compared + place] = rank(u[one.y]);
                moments.push(member.cell, member.d, &own);
            }
        }
    })?;
    let test = |(one, _, moments): &(&Ranked, _, Moments)| {
        let pairs: Vec<_> = (0..one.compared).map(|at| (one.compared + at, at)).collect();
        Some((one.line, rank_test(&study.design.ratios_together(moments, &pairs))?))
    };
    Ok(all.iter().filter_map(test).collect())
}
