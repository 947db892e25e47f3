//! The second pass over the needs: sums of products of what respondents contribute to two scores.

use std::collections::{BTreeMap, BTreeSet};

use super::{CopiedDataset, POOL, column, need_column, number};
use crate::dataset::{DatasetError, Fixed};

/// How many sums one question asks for: no database has tables of many more columns.
const AT_ONCE: usize = 1_000;

impl CopiedDataset {
    /// The sums of products of influences, weighted by squared base weights, by a cell (its row in
    /// the dataset of cells) of each pool. Only cells that are `counted` are. `influences` are those of
    /// each need, by the code of what is said of it; products come need by need, each with itself and
    /// those behind it.
    pub(crate) fn products(
        &self,
        influences: &[&[f64]],
        is_counted: impl Fn(usize) -> bool,
    ) -> Result<Vec<(usize, Vec<f64>)>, DatasetError> {
        // A pool counts as a whole or not at all.
        let mut cell_of: BTreeMap<u32, usize> = BTreeMap::new();
        let mut left_out: BTreeSet<u32> = BTreeSet::new();
        for (cell, pool) in self.pools.iter().enumerate() {
            if let Some(pool) = pool {
                if is_counted(cell) {
                    cell_of.entry(*pool).or_insert(cell);
                } else {
                    left_out.insert(*pool);
                }
            }
        }
        let m = influences.len();
        let pairs: Vec<(usize, usize)> = (0..m).flat_map(|j| (j..m).map(move |k| (j, k))).collect();
        let mut sums: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
        for some in pairs.chunks(AT_ONCE) {
            for row in self.copy.ask(&self.question(influences, some, (&cell_of, &left_out)))? {
                let own = sums.entry(number(&self.copy, row.first())?).or_default();
                for sum in row.iter().skip(1) {
                    own.push(number(&self.copy, Some(sum))?);
                }
            }
        }
        let of_cell = |(pool, sums): (u32, Vec<f64>)| Some((*cell_of.get(&pool)?, sums));
        Ok(sums.into_iter().filter_map(of_cell).collect())
    }

    fn question(
        &self,
        influences: &[&[f64]],
        pairs: &[(usize, usize)],
        (counted, left_out): (&BTreeMap<u32, usize>, &BTreeSet<u32>),
    ) -> String {
        let needs: BTreeSet<usize> = pairs.iter().flat_map(|(j, k)| [*j, *k]).collect();
        let weight = column(Fixed::BaseWeight.name());
        let of_need = |need: &usize| {
            let values = influences.get(*need).copied().unwrap_or_default();
            let cases: Vec<String> = values
                .iter()
                .enumerate()
                .map(|(code, value)| format!("WHEN {code} THEN {}", literal(*value)))
                .collect();
            let by = need_column(*need);
            format!("COALESCE({weight}, 1) * CASE {by} {} END AS u{need}", cases.join(" "))
        };
        let each: Vec<String> = needs.iter().map(of_need).collect();
        let sums: Vec<String> = pairs.iter().map(|(j, k)| format!("sum(u{j} * u{k})")).collect();
        let among = if left_out.is_empty() {
            format!("{POOL} IS NOT NULL")
        } else {
            let pools: Vec<String> = counted.keys().map(u32::to_string).collect();
            let pools = if pools.is_empty() { "NULL".to_owned() } else { pools.join(", ") };
            format!("{POOL} IN ({pools})")
        };
        format!(
            "SELECT {POOL}, {} FROM (SELECT {POOL}, {} FROM {} WHERE {among}) AS respondents GROUP BY {POOL}",
            sums.join(", "),
            each.join(", "),
            self.copy.answers()
        )
    }
}

/// A number with all its digits.
fn literal(value: f64) -> String {
    format!("CAST({value:?} AS double precision)")
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn a_number_keeps_its_digits() {
        assert_eq!(literal(1.0 / 3.0), "CAST(0.3333333333333333 AS double precision)");
        assert_eq!(literal(-1e-17), "CAST(-1e-17 AS double precision)");
    }
}
