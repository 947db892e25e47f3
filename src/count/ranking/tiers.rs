//! Tiers: a leader and those below it that cannot be told apart from that leader.
//!
//! Members of neighbouring tiers may still be level with each other; a tier says nothing more than
//! its definition.

use super::contrasts::Pairs;

/// Returns the tier of each number, from 1.
///
/// From the largest number down: the first opens a tier, and the next joins unless the tier's
/// leader is ahead of it.
pub fn tiers(theta: &[f64], rejected: &Pairs) -> Vec<usize> {
    let mut order: Vec<usize> = (0..theta.len()).collect();
    order.sort_by(|j, k| theta[*k].total_cmp(&theta[*j]).then(j.cmp(k)));
    let mut tier = vec![0; theta.len()];
    let mut leader = None;
    let mut current = 0;
    for j in order {
        if leader.is_none_or(|leader| rejected.get(leader, j)) {
            leader = Some(j);
            current += 1;
        }
        tier[j] = current;
    }
    tier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_is_what_its_leader_is_not_ahead_of() {
        let mut rejected = Pairs::none(4);
        rejected.set(2, 0, true);
        assert_eq!(tiers(&[1.0, 3.0, 5.0, 2.0], &rejected), [2, 1, 1, 1]);
        assert_eq!(tiers(&[], &Pairs::none(0)), [] as [usize; 0]);
        assert_eq!(tiers(&[7.0], &Pairs::none(1)), [1]);
    }
}
