//! Needs that share a label: those whose dots are seen as one, and where it is crowded those that
//! find no place for a label of their own.

use super::matrix::place::{Dot, SAME};

/// The numbers that stand in one label, and the dots they are for; the label is at the first.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Crowd {
    pub(super) at: (f64, f64),
    pub(super) dots: Vec<(f64, f64)>,
    pub(super) numbers: Vec<usize>,
}

/// Needs by their numbers and dots; those whose dots are seen as one share a label.
pub(super) fn crowds(numbered: &[(usize, (f64, f64))]) -> Vec<Crowd> {
    let mut crowds: Vec<Crowd> = Vec::new();
    for (number, at) in numbered {
        match crowds.iter_mut().find(|crowd| apart(crowd.at, *at) <= SAME) {
            Some(crowd) => {
                crowd.dots.push(*at);
                crowd.numbers.push(*number);
            }
            None => crowds.push(Crowd { at: *at, dots: vec![*at], numbers: vec![*number] }),
        }
    }
    crowds
}

/// Puts a crowd together with the one nearest to it; returns whether there was one.
pub(super) fn join(crowds: &mut Vec<Crowd>, which: usize) -> bool {
    if crowds.len() < 2 || which >= crowds.len() {
        return false;
    }
    let lost = crowds.remove(which);
    let far = |crowd: &Crowd| {
        let ways = crowd.dots.iter().flat_map(|a| lost.dots.iter().map(|b| apart(*a, *b)));
        ways.fold(f64::INFINITY, f64::min)
    };
    let Some(near) = crowds.iter_mut().min_by(|a, b| far(a).total_cmp(&far(b))) else {
        return false;
    };
    near.dots.extend(lost.dots);
    near.numbers.extend(lost.numbers);
    near.numbers.sort_unstable();
    true
}

/// All dots, each with the place of its label.
pub(super) fn dots(crowds: &[Crowd]) -> Vec<Dot> {
    let of =
        |(i, crowd): (usize, &Crowd)| crowd.dots.iter().map(move |at| (*at, i)).collect::<Vec<_>>();
    crowds.iter().enumerate().flat_map(of).collect()
}

fn apart(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_finds_no_place_goes_to_the_nearest() {
        let mut all =
            crowds(&[(1, (0.0, 0.0)), (2, (50.0, 0.0)), (3, (58.0, 0.0)), (4, (1.0, 0.0))]);
        assert_eq!(
            all.iter().map(|crowd| &crowd.numbers[..]).collect::<Vec<_>>(),
            [&[1, 4][..], &[2], &[3]]
        );
        assert!(join(&mut all, 2));
        assert_eq!(all[1].numbers, [2, 3]);
        assert_eq!(dots(&all).iter().map(|(_, owner)| *owner).collect::<Vec<_>>(), [0, 0, 1, 1]);
        assert!(join(&mut all, 0) && !join(&mut all, 0), "nobody is left to go to");
        assert_eq!(all[0].numbers, [1, 2, 3, 4]);
    }
}
