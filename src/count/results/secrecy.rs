//! Which counts of mentions must be hidden, so that no hidden one follows from the others: see
//! [`crate::suppression`].
//!
//! An answer may mention several needs, so that counts of needs add up to nothing that is told; but
//! those who mention any and those who mention none are everybody who wrote. Beside that a reader
//! knows inequalities, which are equations with a count that no table prints: nobody mentions a
//! need without mentioning any; all mentions are at least those who mention any; and whoever
//! mentions a need in one question mentions it in all of them together, which are at most the sum
//! of the questions.

use crate::bases::Shown;
use crate::suppression::{LinkedTables, sum};

/// The counts of tables as they may be shown. A table is each need, any, and none; where there are
/// several, the last is of all questions together.
pub(super) fn of_mentions(tables: &[&[u64]]) -> Vec<Vec<Shown<u64>>> {
    let (linked, places) = decided(tables);
    places.iter().map(|table| linked.all_shown(table)).collect()
}

/// The counts of all tables with what is known and what is suppressed, and their places by table.
fn decided(tables: &[&[u64]]) -> (LinkedTables, Vec<Vec<usize>>) {
    let mut linked = LinkedTables::default();
    let mut places: Vec<Vec<usize>> = Vec::new();
    for table in tables {
        places.push(table.iter().map(|n| linked.print(*n)).collect());
    }
    for table in &places {
        know_table(&mut linked, table);
    }
    if let Some((whole, questions)) = places.split_last() {
        // Each need, and any; those who mention none in one question may do so in another.
        for (j, whole) in whole.iter().enumerate().take(whole.len().saturating_sub(1)) {
            let parts: Vec<usize> =
                questions.iter().filter_map(|question| question.get(j).copied()).collect();
            for part in &parts {
                linked.know_at_least(vec![(*whole, 1), (*part, -1)], 0);
            }
            if !parts.is_empty() {
                linked.know_at_least(sum(parts).into_iter().chain([(*whole, -1)]).collect(), 0);
            }
        }
    }
    linked.decide();
    (linked, places)
}

/// Adds what holds within one table.
fn know_table(linked: &mut LinkedTables, table: &[usize]) {
    let [needs @ .., any, none] = table else { return };
    linked.know(sum([*any, *none]));
    if let [only] = needs {
        linked.know(vec![(*only, 1), (*any, -1)]);
    } else if !needs.is_empty() {
        for need in needs {
            linked.know_at_least(vec![(*any, 1), (*need, -1)], 0);
        }
        linked
            .know_at_least(sum(needs.iter().copied()).into_iter().chain([(*any, -1)]).collect(), 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hidden(tables: &[&[u64]]) -> Vec<Vec<bool>> {
        of_mentions(tables)
            .into_iter()
            .map(|table| table.iter().map(|n| n.get().is_none()).collect())
            .collect()
    }

    fn alone(table: &[u64]) -> Vec<bool> {
        hidden(&[table]).remove(0)
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
        let one = alone(&[30, 3, 33, 20]);
        assert!(one[1], "{one:?}");
        let tables: [&[u64]; 3] = [&[40, 12, 45, 15], &[30, 4, 31, 20], &[60, 15, 65, 25]];
        let hidden = hidden(&tables);
        assert_eq!(hidden[1][..2], [false, true]);
        assert_eq!((hidden[0].len(), hidden[2].len()), (4, 4));
    }

    #[test]
    fn without_tables_or_rules_there_is_nothing_to_hide() {
        assert_eq!(hidden(&[]), Vec::<Vec<bool>>::new());
        assert_eq!(hidden(&[&[0, 50]]), [[false, false]]);
    }

    /// The table of people who mention each combination of three needs, those who mention none
    /// first.
    fn counted(combinations: &[u64]) -> Vec<u64> {
        let of = |is: &dyn Fn(usize) -> bool| {
            combinations.iter().enumerate().filter(|(at, _)| is(*at)).map(|(_, n)| n).sum::<u64>()
        };
        vec![
            of(&|at| at & 1 > 0),
            of(&|at| at & 2 > 0),
            of(&|at| at & 4 > 0),
            of(&|at| at > 0),
            of(&|at| at == 0),
        ]
    }

    fn combinations() -> impl Strategy<Value = Vec<u64>> {
        prop::collection::vec(prop_oneof![Just(0_u64), 0_u64..4, 0_u64..14, 5_u64..40], 8)
    }

    proptest! {
        #[test]
        fn no_hidden_count_of_a_question_follows_from_the_others(people in combinations()) {
            let table = counted(&people);
            let (linked, places) = decided(&[&table]);
            let hidden: Vec<bool> = places[0].iter().map(|at| linked.hides(*at)).collect();
            prop_assume!(hidden.contains(&false));
            for at in places[0].iter().filter(|at| linked.hides(**at)) {
                prop_assert!(linked.is_open(*at), "{:?} {:?}: {}", table, hidden, at);
            }
            for (n, hidden) in table.iter().zip(&hidden) {
                prop_assert!(*hidden || *n == 0 || *n >= 10);
            }
        }
    }
}
