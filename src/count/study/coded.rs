//! What the respondents of a batch say of each need, column by column.
//!
//! Of one need an answer to one question says one of few things, whose number comes from a table; so
//! do the numbers of all questions together. What comes out is what reading row by row gives.

use std::borrow::Cow;

use super::facets::Source;
use super::said::{Columns, Room, Values};
use crate::dataset::Slice;
use crate::needs::{NeedAnswer, NeedAnswers, RowFacet};
use mitreden_define::survey::{FacetKind, Scale};

/// How many rows are numbered at a time: what lies beside them stays near.
const ROWS: usize = 512;
/// How many different things may be said of a need in all questions together.
const TOGETHER: usize = 1 << 12;

/// What one column says of one need.
struct CodedColumn<'c> {
    need: usize,
    kind: FacetKind,
    weight: f64,
    /// The number of what each row says: 0 for nothing, else one more than its place among the
    /// values.
    codes: Vec<u8>,
    values: Cow<'c, [f64]>,
}

/// The values of a need that was picked or not.
const PICKED: &[f64] = &[0.0, 1.0];

impl Columns<'_> {
    /// What each of so many rows says of every need; `None` where too many different things are said
    /// for tables.
    pub(super) fn coded(&self, rows: usize) -> Option<NeedAnswers> {
        let m = self.facets.survey.needs.len();
        let mut columns: Vec<CodedColumn<'_>> = Vec::new();
        for (source, (values, missing)) in self.facets.sources.iter().zip(&self.sources) {
            let is_silent = missing.as_ref().map(|missing| missing.valid);
            columns.extend(self.source(source, values, is_silent, rows)?);
        }
        let mut of_needs: Vec<Vec<&CodedColumn<'_>>> = vec![Vec::new(); m];
        for column in &columns {
            of_needs.get_mut(column.need)?.push(column);
        }
        let mut answers = NeedAnswers::new(m);
        let mut tables = Vec::with_capacity(m);
        for columns in &of_needs {
            let sizes = columns.iter().map(|column| column.values.len() + 1);
            let size = sizes.clone().try_fold(1_usize, usize::checked_mul)?;
            if size > TOGETHER {
                return None;
            }
            tables.push(vec![None; size]);
        }
        let (mut importance, mut satisfaction) = (RowFacet::new(1), RowFacet::new(1));
        let mut together = vec![0_usize; ROWS];
        let mut codes = vec![0_u8; ROWS * m];
        for first in (0..rows).step_by(ROWS) {
            let some = first..rows.min(first + ROWS);
            let codes = codes.get_mut(..some.len() * m)?;
            for (need, (columns, table)) in of_needs.iter().zip(&mut tables).enumerate() {
                let together = together.get_mut(..some.len())?;
                together.fill(0);
                for column in columns.iter().rev() {
                    let size = column.values.len() + 1;
                    let own = column.codes.get(some.clone())?;
                    together.iter_mut().zip(own).for_each(|(all, code)| {
                        *all = *all * size + usize::from(*code);
                    });
                }
                for (at, number) in together.iter().enumerate() {
                    let code = if let Some(code) = table[*number] {
                        code
                    } else {
                        let said = said(columns, *number, &mut importance, &mut satisfaction);
                        let code = u8::try_from(answers.number(said)).ok()?;
                        table[*number] = Some(code);
                        code
                    };
                    codes[at * m + need] = code;
                }
            }
            answers.extend_numbered(codes);
        }
        Some(answers)
    }

    /// The columns of a source by code.
    fn source<'c>(
        &self,
        source: &Source<'_>,
        values: &Values<'_>,
        is_silent: Option<&[bool]>,
        rows: usize,
    ) -> Option<Vec<CodedColumn<'c>>> {
        let column = |at: usize, codes: Vec<u8>, values: Cow<'c, [f64]>| {
            let (need, _) = source.needs.get(at)?;
            Some(CodedColumn {
                need: *need,
                kind: source.kind,
                weight: source.weight,
                codes,
                values,
            })
        };
        let answers = |row: usize| is_silent.is_none_or(|silent| silent.get(row) != Some(&true));
        let picked = |at: usize, mut codes: Vec<u8>| {
            codes.resize(rows, 0);
            if let Some(silent) = is_silent {
                codes.iter_mut().zip(silent).for_each(|(code, silent)| *code *= u8::from(!silent));
            }
            column(at, codes, PICKED.into())
        };
        let is_score = self.facets.is_score;
        match (source.kind, values) {
            (FacetKind::Importance, Values::Picked(slices)) if is_score => {
                let codes = |slice: &Slice<'_, bool>| of_each(slice, |ticked| ticked);
                slices.iter().enumerate().map(|(at, slice)| picked(at, codes(slice))).collect()
            }
            (FacetKind::Importance, Values::Ranked(slices)) if is_score => {
                let top = self.facets.survey.ranking.top;
                let codes = |slice: &Slice<'_, u8>| {
                    of_each(slice, |rank| rank >= 1 && usize::from(rank) <= top)
                };
                slices.iter().enumerate().map(|(at, slice)| picked(at, codes(slice))).collect()
            }
            (FacetKind::Importance, values) => {
                let m = source.needs.len();
                let mut codes = vec![vec![0_u8; rows]; m];
                let mut known: Vec<f64> = Vec::new();
                let mut room = Room::default();
                for row in (0..rows).filter(|row| answers(*row)) {
                    self.memberships(source, values, row, &mut room);
                    let said = codes.iter_mut().zip(&room.t).zip(&room.offered);
                    for ((codes, t), _) in said.filter(|(_, offered)| **offered) {
                        codes[row] = place(&mut known, *t)?;
                    }
                }
                let codes = codes.into_iter().enumerate();
                codes.map(|(at, codes)| column(at, codes, known.clone().into())).collect()
            }
            (_, Values::Rated(slices)) => {
                let scales = slices.iter().zip(&source.scales).enumerate();
                let coded = scales.map(|(at, (slice, scale))| {
                    let (mut codes, values) = self.unmet(slice, scale)?;
                    codes.resize(rows, 0);
                    column(at, codes, values.into())
                });
                coded.collect()
            }
            _ => Some(Vec::new()),
        }
    }

    /// What the ratings of satisfaction in a column say, with the values; `None` where a point is not on
    /// the scale.
    fn unmet(&self, slice: &Slice<'_, i16>, scale: &Scale) -> Option<(Vec<u8>, Vec<f64>)> {
        let (rule, mut values) = (&self.facets.survey.ranking, Vec::new());
        let of = |point: i16| place(&mut values, (self.facets.reading.unmet)(scale, rule, point));
        let table: Vec<u8> = (scale.from..=scale.to).map(of).collect::<Option<_>>()?;
        let unknown = u8::MAX;
        let code = |(point, valid): (&i16, &bool)| {
            let at = usize::try_from(i32::from(*point) - i32::from(scale.from));
            let code = at.ok().and_then(|at| table.get(at)).copied().unwrap_or(unknown);
            if *valid { code } else { 0 }
        };
        let codes: Vec<u8> = slice.values.iter().zip(slice.valid).map(code).collect();
        (!codes.contains(&unknown)).then_some((codes, values))
    }
}

/// The numbers of what a column of picks or ranks says.
fn of_each<T: Copy>(slice: &Slice<'_, T>, is_picked: impl Fn(T) -> bool) -> Vec<u8> {
    let cells = slice.values.iter().zip(slice.valid);
    cells.map(|(value, valid)| u8::from(*valid) * (1 + u8::from(is_picked(*value)))).collect()
}

/// One more than the place of a value among those that are known; `None` where they are too many.
fn place(known: &mut Vec<f64>, value: f64) -> Option<u8> {
    let found = known.iter().position(|known| known.to_bits() == value.to_bits());
    let at = found.unwrap_or_else(|| {
        known.push(value);
        known.len() - 1
    });
    u8::try_from(at + 1).ok().filter(|code| *code < u8::MAX)
}

/// What the columns of a need say together, where their numbers are put together as this one.
fn said(
    columns: &[&CodedColumn<'_>],
    mut number: usize,
    importance: &mut RowFacet,
    satisfaction: &mut RowFacet,
) -> NeedAnswer {
    importance.clear();
    satisfaction.clear();
    for column in columns {
        let size = column.values.len() + 1;
        let code = number % size;
        number /= size;
        if let Some(value) = code.checked_sub(1).and_then(|at| column.values.get(at)) {
            match column.kind {
                FacetKind::Importance => importance.add(0, column.weight, *value),
                _ => satisfaction.add(0, column.weight, *value),
            }
        }
    }
    let mut each = importance.means().zip(satisfaction.means());
    let said = each.next().map(|((a, t), (v, dis))| NeedAnswer { a, t, dis, v });
    said.unwrap_or_default()
}
