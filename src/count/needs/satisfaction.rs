//! One answer about satisfaction: satisfied or not.
//!
//! Who is neither satisfied nor dissatisfied is not satisfied (as ETC counts it): the threshold is the scale's middle.

/// Which end of a scale is the best: Austrians read 1 as the best mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Best {
    /// The lowest number.
    Low,
    /// The highest number.
    High,
}

/// A scale of satisfaction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Its lowest number.
    pub low: f64,
    /// Its highest number.
    pub high: f64,
    /// Which of them is the best.
    pub best: Best,
}

impl Scale {
    /// Returns 1 if a rating says "not satisfied", 0 if it says "satisfied".
    ///
    /// There is no word for "don't know" here: only a rating is a valid answer.
    pub fn dissatisfied(self, rating: f64) -> f64 {
        let midpoint = 0.5 * (self.low + self.high);
        let satisfied = match self.best {
            Best::High => rating > midpoint,
            Best::Low => rating < midpoint,
        };
        f64::from(u8::from(!satisfied))
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these numbers are exact")]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_not_satisfied_whichever_end_is_best() {
        let ratings = [1.0, 2.0, 3.0, 4.0, 5.0];
        let scale = |best| Scale {
            low: 1.0,
            high: 5.0,
            best,
        };
        assert_eq!(
            ratings.map(|r| scale(Best::High).dissatisfied(r)),
            [1.0, 1.0, 1.0, 0.0, 0.0]
        );
        assert_eq!(
            ratings.map(|r| scale(Best::Low).dissatisfied(r)),
            [0.0, 0.0, 1.0, 1.0, 1.0]
        );
        let even = Scale {
            low: 1.0,
            high: 4.0,
            best: Best::High,
        };
        assert_eq!([2.0, 3.0].map(|r| even.dissatisfied(r)), [1.0, 0.0]);
    }
}
