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
    let family = Family::of(tables);
    let hidden = hidden(&family.cells, &family.told);
    let mut rest = &hidden[..];
    let cut = |table: &&[u64]| {
        let (own, others) = rest.split_at_checked(table.len()).unwrap_or((rest, &[]));
        rest = others;
        own.to_vec()
    };
    tables.iter().map(cut).collect()
}

/// Counts, and what is known of them.
struct Family {
    cells: Vec<Cell>,
    told: Vec<Told>,
}

impl Family {
    /// The tables' counts one after the other, then what is printed nowhere.
    fn of(tables: &[&[u64]]) -> Self {
        let width = tables.first().map_or(0, |table| table.len());
        let cells = tables.iter().flat_map(|table| table.iter().copied().map(printed)).collect();
        let mut family = Self { cells, told: Vec::new() };
        let Some(m) = width.checked_sub(2) else { return family };
        for table in 0..tables.len() {
            family.table(table * width, m);
        }
        let questions = tables.len() - 1;
        for j in 0..=m {
            let whole = questions * width + j;
            let parts: Vec<usize> = (0..questions).map(|table| table * width + j).collect();
            if !parts.is_empty() {
                for part in &parts {
                    family.at_least(&[whole], &[*part]);
                }
                family.at_least(&parts, &[whole]);
            }
        }
        family
    }

    /// What holds within one table, whose counts of `m` needs begin at a place.
    fn table(&mut self, from: usize, m: usize) {
        let any = from + m;
        self.told.push(sum([any, any + 1]));
        if m == 1 {
            self.told.push(vec![(from, 1), (any, -1)]);
            return;
        }
        let needs: Vec<usize> = (from..any).collect();
        for need in &needs {
            self.at_least(&[any], &[*need]);
        }
        self.at_least(&needs, &[any]);
    }

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
    use crate::count::withhold::tests::is_open;
    use proptest::prelude::*;

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

    /// The table of people who mention each combination of three needs, those who mention none first.
    fn counted(combinations: &[u64]) -> Vec<u64> {
        let of =
            |is: &dyn Fn(usize) -> bool| combinations.iter().enumerate().filter(|(at, _)| is(*at)).map(|(_, n)| n).sum::<u64>();
        vec![of(&|at| at & 1 > 0), of(&|at| at & 2 > 0), of(&|at| at & 4 > 0), of(&|at| at > 0), of(&|at| at == 0)]
    }

    fn combinations() -> impl Strategy<Value = Vec<u64>> {
        prop::collection::vec(prop_oneof![Just(0_u64), 0_u64..4, 0_u64..14, 5_u64..40], 8)
    }

    proptest! {
        #[test]
        fn no_hidden_count_of_a_question_follows_from_the_others(people in combinations()) {
            let table = counted(&people);
            let family = Family::of(&[&table]);
            let hidden = hidden(&family.cells, &family.told);
            prop_assume!(hidden[..5].contains(&false));
            for at in (0..5).filter(|at| hidden[*at]) {
                prop_assert!(is_open(&family.cells, &family.told, &hidden, at), "{:?} {:?}: {}", table, hidden, at);
            }
            for (n, hidden) in table.iter().zip(&hidden) {
                prop_assert!(*hidden || *n == 0 || *n >= 10);
            }
        }
    }
}
