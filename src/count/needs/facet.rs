//! Several questions about the same facet of a need, as one number per respondent.
//!
//! The weighted mean over the questions that were answered; one that was skipped says nothing and
//! does not pull the others down. A question of weight 0 is left out.

/// One respondent's values of each need under one facet: means that grow question by question.
#[derive(Debug, Clone, PartialEq)]
pub struct RowFacet {
    sums: Vec<f64>,
    weights: Vec<f64>,
}

impl RowFacet {
    /// Starts without answers about `m` needs.
    pub fn new(m: usize) -> Self {
        Self { sums: vec![0.0; m], weights: vec![0.0; m] }
    }

    /// Forgets the answers, for the next respondent.
    pub fn clear(&mut self) {
        self.sums.fill(0.0);
        self.weights.fill(0.0);
    }

    /// Adds the value that an answered question of some weight gives to one need it offers.
    pub fn add(&mut self, need: usize, weight: f64, value: f64) {
        if weight > 0.0 {
            self.sums[need] += weight * value;
            self.weights[need] += weight;
        }
    }

    /// Says for each need whether anything was answered (1 or 0), and the mean of it (0 if nothing
    /// was).
    pub fn means(&self) -> impl Iterator<Item = (f64, f64)> {
        self.sums
            .iter()
            .zip(&self.weights)
            .map(|(sum, weight)| if *weight > 0.0 { (1.0, sum / weight) } else { (0.0, 0.0) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_over_what_was_answered() {
        let mut facet = RowFacet::new(3);
        facet.add(0, 1.0, 1.0);
        facet.add(0, 3.0, 0.0);
        facet.add(1, 2.0, 1.0);
        facet.add(2, 0.0, 1.0);
        assert_eq!(facet.means().collect::<Vec<_>>(), [(1.0, 0.25), (1.0, 1.0), (0.0, 0.0)]);
        facet.clear();
        assert_eq!(facet, RowFacet::new(3));
    }
}
