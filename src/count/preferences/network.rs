//! Whether answers tell items apart: the network of who was preferred to whom.
//!
//! Worths exist where it is strongly connected: however the items are parted in two, somebody
//! prefers one of the first part to one of the second (Ford 1957, American Mathematical Monthly
//! 64:28-33). Where it is not, each item is compared with a made-up one that wins and loses by half
//! an answer (Turner, van Etten, Firth & Kosmidis 2020, Computational Statistics 35:1027-1057).

/// How many answers the made-up item wins, and loses, against each item.
pub(super) const PSEUDO: f64 = 0.5;

/// Who was preferred to whom, by anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Network {
    m: usize,
    ahead: Vec<bool>,
    seen: Vec<bool>,
}

impl Network {
    /// Starts without answers about `m` items.
    pub(super) fn new(m: usize) -> Self {
        Self { m, ahead: vec![false; m * m], seen: vec![false; m] }
    }

    /// Notes that one item was preferred to another.
    pub(super) fn prefer(&mut self, first: u16, second: u16) {
        let (first, second) = (usize::from(first), usize::from(second));
        if let Some(ahead) = self.ahead.get_mut(first * self.m + second) {
            *ahead = true;
        }
        for item in [first, second] {
            if let Some(seen) = self.seen.get_mut(item) {
                *seen = true;
            }
        }
    }

    /// Whether anybody compared an item with another.
    pub(super) fn has(&self, item: u16) -> bool {
        self.seen.get(usize::from(item)) == Some(&true)
    }

    /// How many items anybody compared.
    pub(super) fn size(&self) -> usize {
        self.seen.iter().filter(|seen| **seen).count()
    }

    /// Whether every item that was compared reaches every other.
    pub(super) fn is_connected(&self) -> bool {
        let mut reaches = self.ahead.clone();
        for by in 0..self.m {
            for from in 0..self.m {
                if reaches[from * self.m + by] {
                    for to in 0..self.m {
                        reaches[from * self.m + to] |= reaches[by * self.m + to];
                    }
                }
            }
        }
        let seen: Vec<usize> = (0..self.m).filter(|item| self.seen[*item]).collect();
        seen.iter().all(|a| seen.iter().all(|b| a == b || reaches[a * self.m + b]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_connected_and_a_line_is_not() {
        let mut network = Network::new(4);
        network.prefer(0, 1);
        network.prefer(1, 3);
        assert!(!network.is_connected());
        network.prefer(3, 0);
        // The third was never compared with anything.
        assert!(network.is_connected() && !network.has(2));
        assert_eq!(network.size(), 3);
    }
}
