//! Which numbers are the same: those that rounding alone tells apart.
//!
//! A sum depends in its last digits on the order in which it was made, of rows, cells or threads. A
//! rank that hung on that would be no rank.

/// Numbers that differ by less than this part of the larger are one number.
const ROUNDING: f64 = 1e-12;

/// Returns the numbers, where those that differ by rounding only all become the smallest of them.
pub(crate) fn levelled(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|j, k| values[*j].total_cmp(&values[*k]));
    let mut levelled = values.to_vec();
    let mut group = f64::NAN;
    for j in order {
        let own = values[j];
        let size = own.abs().max(group.abs());
        // Nothing is near what is not a number, so that the first one begins a group.
        if size.is_finite() && (own - group).abs() <= ROUNDING * size {
            levelled[j] = group;
        } else {
            group = own;
        }
    }
    levelled
}

/// Sorts by value, the largest first; items that only rounding tells apart keep their order.
pub fn largest_first<T>(items: &mut Vec<T>, value: impl Fn(&T) -> f64) {
    let values = levelled(&items.iter().map(value).collect::<Vec<f64>>());
    let mut all: Vec<(f64, T)> = values.into_iter().zip(items.drain(..)).collect();
    all.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    items.extend(all.into_iter().map(|(_, item)| item));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_makes_no_order() {
        let third = 1.0 / 3.0;
        let values = [0.1 + 0.2, third, 0.3, third * (1.0 + 1e-11), 0.0, -0.0];
        assert_eq!(levelled(&values), [0.3, third, 0.3, third * (1.0 + 1e-11), 0.0, 0.0]);
    }

    #[test]
    fn what_is_level_stays_in_its_order() {
        let mut shares =
            vec![("centre", 0.3), ("north", 0.1), ("other", 0.1 + 0.2), ("south", 0.4)];
        largest_first(&mut shares, |(_, share)| *share);
        let names: Vec<_> = shares.into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["south", "centre", "other", "north"]);
    }

    #[test]
    fn what_is_no_number_stays() {
        let values = [f64::NEG_INFINITY, f64::NAN, 2.0, f64::NEG_INFINITY];
        let levelled = levelled(&values);
        assert_eq!((levelled[0], levelled[2], levelled[3]), (values[0], 2.0, values[3]));
        assert!(levelled[1].is_nan());
        assert_eq!(super::levelled(&[]), [] as [f64; 0]);
    }
}
