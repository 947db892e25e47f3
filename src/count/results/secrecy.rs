//! Which counts of mentions must be hidden, so that no hidden one follows from the others: see [`crate::count::withhold`].
//!
//! An answer may mention several needs, so that counts of needs add up to nothing that is told; but those who mention any and
//! those who mention none are everybody who wrote. Beside that a reader knows inequalities, which are equations with a count
//! that no table prints: nobody mentions a need without mentioning any; all mentions are at least those who mention any; and
//! whoever mentions a need in one question mentions it in all of them together, which are at most the sum of the questions.

use crate::count::withhold::{Cell, Told, hidden, printed, silent, sum};

/// Says for each table of counts which must be hidden. A table is each need, any, and none; where there are several, the last
/// is of all questions together.
pub(super) fn of_mentions(tables: &[&[u64]]) -> Vec<Vec<bool>> {
    let width = tables.first().map_or(0, |table| table.len());
    let mut family =
        Family { cells: tables.iter().flat_map(|table| table.iter().copied().map(printed)).collect(), told: Vec::new() };
    let Some(m) = width.checked_sub(2) else { return tables.iter().map(|_| Vec::new()).collect() };
    for table in 0..tables.len() {
        let at = |j: usize| table * width + j;
        let any = at(m);
        family.told.push(sum([any, at(m + 1)]));
        if m == 1 {
            family.told.push(vec![(at(0), 1), (any, -1)]);
            continue;
        }
        for need in 0..m {
            family.at_least(&[any], &[at(need)]);
        }
        let needs: Vec<usize> = (0..m).map(at).collect();
        family.at_least(&needs, &[any]);
    }
    if let Some(all) = tables.len().checked_sub(1).filter(|questions| *questions > 0) {
        for j in 0..=m {
            let (whole, parts) = (all * width + j, (0..all).map(|table| table * width + j).collect::<Vec<_>>());
            for part in &parts {
                family.at_least(&[whole], &[*part]);
            }
            family.at_least(&parts, &[whole]);
        }
    }
    let hidden = hidden(&family.cells, &family.told);
    hidden.chunks(width).take(tables.len()).map(<[bool]>::to_vec).collect()
}

/// Counts, and what is known of them.
struct Family {
    cells: Vec<Cell>,
    told: Vec<Told>,
}

impl Family {
    /// Some counts together are at least some others: what is left over is printed nowhere.
    fn at_least(&mut self, more: &[usize], less: &[usize]) {
        let sum = |of: &[usize]| of.iter().filter_map(|at| self.cells.get(*at)).map(|cell| cell.n).sum::<u64>();
        let left = sum(more).saturating_sub(sum(less));
        let rest = self.cells.len();
        self.cells.push(silent(left));
        let parts = more.iter().map(|at| (*at, 1)).chain(less.iter().map(|at| (*at, -1)));
        self.told.push(parts.chain([(rest, -1)]).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(table: &[u64]) -> Vec<bool> {
        of_mentions(&[table]).remove(0)
    }

    #[test]
    fn few_are_hidden_and_nothing_else_where_nothing_follows() {
        // Fifty wrote; thirty-five mention one of three needs or more.
        assert_eq!(alone(&[30, 12, 3, 35, 15]), [false, false, true, false, false]);
        assert_eq!(alone(&[30, 12, 0, 35, 15]), [false; 5]);
    }

    #[test]
    fn those_who_mention_none_are_hidden_with_those_who_mention_any() {
        assert_eq!(alone(&[30, 12, 20, 45, 4]), [false, false, false, true, true]);
        assert_eq!(alone(&[4, 3, 5, 6, 60]), [true, true, true, true, true]);
    }

    /// With one rule, who mentions any mentions this.
    #[test]
    fn a_single_need_is_hidden_with_those_who_mention_any() {
        assert_eq!(alone(&[40, 40, 5]), [true, true, true]);
        assert_eq!(alone(&[40, 40, 30]), [false, false, false]);
    }

    /// All mentions together, less those told, would leave hardly a choice.
    #[test]
    fn a_count_that_mentions_leave_hardly_open_is_not_the_only_one_hidden() {
        // Nobody mentions two needs, and everybody one but for 20: 30 + 3 = 33.
        let hidden = alone(&[30, 3, 33, 20]);
        assert!(hidden[1], "{hidden:?}");
        let tables: [&[u64]; 3] = [&[40, 12, 45, 15], &[30, 4, 31, 20], &[60, 15, 65, 25]];
        let hidden = of_mentions(&tables);
        assert_eq!(hidden[1][..2], [false, true]);
        assert_eq!((hidden[0].len(), hidden[2].len()), (4, 4));
    }

    #[test]
    fn without_tables_or_rules_there_is_nothing_to_hide() {
        assert_eq!(of_mentions(&[]), Vec::<Vec<bool>>::new());
        assert_eq!(of_mentions(&[&[0, 50]]), [[false, false]]);
    }
}
