//! What is hidden against somebody who tries every possibility.

use super::solve::determined;
use super::*;
use proptest::prelude::*;

fn counts(shown: &[Shown<u64>]) -> Vec<Option<u64>> {
    shown.iter().map(|n| n.get().copied()).collect()
}

#[test]
fn a_hidden_count_cannot_be_had_by_subtraction() {
    let shown = |n: &[u64]| counts(&with_total(n));
    assert_eq!(shown(&[200, 40, 9, 0]), [Some(200), None, None, Some(0)]);
    assert_eq!(shown(&[200, 5, 9, 40]), [Some(200), None, None, Some(40)]);
    assert_eq!(shown(&[200, 10]), [Some(200), Some(10)]);
    assert_eq!(shown(&[3]), [None]);
    assert_eq!(with_total(&[10, 30]), [Shown::Small(10), Shown::Fine(30)]);
}

#[test]
fn a_place_that_is_not_known_is_hidden() {
    let mut linked = LinkedTables::default();
    linked.print_whole(&[30, 40]);
    linked.decide();
    assert_eq!([0, 1, 2].map(|at| linked.hides(at)), [false, false, true]);
    assert_eq!(linked.shown(2), Shown::Hidden);
}

/// Two that are one person each would be known to be; four beside nobody could be anybody's.
#[test]
fn hidden_counts_leave_room() {
    assert_eq!(counts(&with_total(&[200, 1, 1])), [None, None, None]);
    assert_eq!(counts(&with_total(&[0, 0, 4])).iter().filter(|n| n.is_none()).count(), 2);
    assert_eq!(counts(&with_total(&[0, 0, 2])), [None, None, None]);
}

/// The third and fourth point are told together elsewhere: hiding the fourth and the first would
/// give it away.
#[test]
fn a_hidden_point_is_hidden_on_its_own_side() {
    let points = [20, 60, 50, 4];
    assert_eq!(counts(&with_total(&points)), [None, Some(60), Some(50), None]);
    let mut linked = LinkedTables::default();
    let places = linked.print_whole(&points);
    linked.know(sum([2, 3].map(|at| places[at])));
    linked.decide();
    assert_eq!(counts(&linked.all_shown(&places)), [Some(20), Some(60), None, None]);
}

#[test]
fn equations_that_bounds_alone_do_not_solve_are_solved() {
    let published =
        [vec![(0, 1), (1, 1)], vec![(1, 1), (2, 1)], vec![(0, 1), (2, 1)], vec![(3, 1), (4, 1)]];
    assert_eq!(determined(&published, &[true; 5]), [0, 1, 2]);
    assert_eq!(determined(&published, &[false, true, true, false, true]), [1, 2, 4]);
}

/// Whether some other value of a hidden count fits all that is told: every possibility near the
/// truth is tried.
pub(super) fn is_open(
    cells: &[TableCell],
    published: &[TableRelation],
    hidden: &[bool],
    at: usize,
) -> bool {
    let unknown: Vec<usize> =
        (0..cells.len()).filter(|i| hidden[*i] || !cells[*i].printed).collect();
    let nobody = cells.iter().zip(hidden).any(|(cell, hidden)| *hidden && cell.n == 0);
    let shift = vec![0_i64; cells.len()];
    let mut order = unknown;
    order.sort_by_key(|i| *i != at);
    try_all(cells, published, (&order, 0), &shift, (at, nobody))
}

fn try_all(
    cells: &[TableCell],
    published: &[TableRelation],
    (order, depth): (&[usize], usize),
    shift: &[i64],
    goal: (usize, bool),
) -> bool {
    let (at, nobody) = goal;
    // What can still change no more must add up.
    let is_open = |i: &usize| order[depth..].contains(i);
    let broken = published.iter().any(|published| {
        let settled = published.iter().all(|(i, _)| !is_open(i));
        settled && published.iter().map(|(i, f)| f * shift[*i]).sum::<i64>() != 0
    });
    if broken {
        return false;
    }
    let Some(&next) = order.get(depth) else { return shift[at] != 0 };
    let tries: &[i64] = if next == at { &[1, -1, 2, -2] } else { &[0, 1, -1, 2, -2] };
    tries.iter().any(|by| {
        let value = i64::try_from(cells[next].n).unwrap() + by;
        let least = i64::from(cells[next].printed && !nobody);
        let mut shift = shift.to_vec();
        shift[next] = *by;
        value >= least && try_all(cells, published, (order, depth + 1), &shift, goal)
    })
}

/// Linked tables with nothing to give away: everything is hidden, and the total is still too small.
fn hopeless(cells: &[TableCell], hidden: &[bool]) -> bool {
    cells.iter().zip(hidden).all(|(cell, hidden)| *hidden || !cell.printed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_hidden_count_follows_from_its_total(n in prop::collection::vec(prop_oneof![0_u64..4, 0_u64..14, 5_u64..60], 2..7)) {
        let cells: Vec<_> = n.iter().copied().map(printed).collect();
        let published = [sum(0..n.len())];
        let hidden = hidden(&cells, &published);
        for at in (0..n.len()).filter(|at| hidden[*at] && !hopeless(&cells, &hidden)) {
            prop_assert!(is_open(&cells, &published, &hidden, at), "{:?} {:?}: {}", n, hidden, at);
        }
        for (cell, hidden) in cells.iter().zip(&hidden) {
            prop_assert!(*hidden || cell.n == 0 || cell.n >= 10);
        }
    }

    /// The points of a scale, with the two sides of it told elsewhere, where neither is small or a
    /// single point.
    #[test]
    fn no_hidden_point_follows_from_the_two_sides(n in prop::collection::vec(prop_oneof![0_u64..4, 0_u64..14, 5_u64..60], 5), side in 2_usize..4) {
        let cells: Vec<_> = n.iter().copied().map(printed).collect();
        let may_be_published = |n: &[u64]| { let n: u64 = n.iter().sum(); n == 0 || n >= 10 };
        prop_assume!(may_be_published(&n[..side]) && may_be_published(&n[side..]));
        let published = [sum(0..5), sum(0..side), sum(side..5)];
        let hidden = hidden(&cells, &published);
        for at in (0..5).filter(|at| hidden[*at]) {
            prop_assert!(is_open(&cells, &published, &hidden, at), "{:?} {:?} {}: {}", n, hidden, side, at);
        }
    }

    /// Two questions crossed, each with people who left it open; the options of both are told
    /// beside the crossing.
    #[test]
    fn no_hidden_count_of_a_crossing_follows_from_its_questions(n in prop::collection::vec(prop_oneof![0_u64..4, 0_u64..30, 12_u64..40], 12)) {
        // Cells 0-5: 3 × 2 inside; 6-8: the second open; 9-10: the first open; 11: both. Then the
        // options of each.
        let mut cells: Vec<_> = n.iter().enumerate().map(|(at, n)| if at < 6 { printed(*n) } else { silent(*n / 3) }).collect();
        let of = |cells: &[TableCell], all: &[usize]| all.iter().map(|at| cells[*at].n).sum::<u64>();
        let rows: Vec<Vec<usize>> = (0..3).map(|a| vec![2 * a, 2 * a + 1, 6 + a]).collect();
        let columns: Vec<Vec<usize>> = (0..2).map(|b| vec![b, 2 + b, 4 + b, 9 + b]).collect();
        let options: Vec<u64> = rows.iter().chain(&columns).map(|all| of(&cells, all)).collect();
        cells.extend(options.into_iter().map(printed));
        let mut published: Vec<TableRelation> = rows.iter().chain(&columns).zip(12..).map(|(all, option)| {
            let mut published = sum(all.iter().copied());
            published.push((option, -1));
            published
        }).collect();
        published.extend([sum(12..15), sum(15..17), sum(0..6), sum(6..12), sum(6..9), sum(9..11)]);
        let hidden = hidden(&cells, &published);
        for at in (0..17).filter(|at| hidden[*at] && cells[*at].printed && !hopeless(&cells, &hidden)) {
            prop_assert!(is_open(&cells, &published, &hidden, at), "{:?} {:?}: {}", cells, hidden, at);
        }
    }
}
