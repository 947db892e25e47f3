//! How alike two orders are: Kendall (1945, Biometrika 33:239-251), tau b, which allows for ties.

use crate::ranking::levelled;

/// Returns tau b of the pairs in which both numbers are known, from −1 to 1; `None` where one side
/// is tied throughout.
pub fn tau_b(a: &[Option<f64>], b: &[Option<f64>]) -> Option<f64> {
    let (a, b): (Vec<f64>, Vec<f64>) =
        a.iter().zip(b).filter_map(|(a, b)| Some(((*a)?, (*b)?))).unzip();
    let known: Vec<(f64, f64)> = levelled(&a).into_iter().zip(levelled(&b)).collect();
    let (mut concordance, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (i, first) in known.iter().enumerate() {
        for second in known.iter().skip(i + 1) {
            let (x, y) = (sign(first.0 - second.0), sign(first.1 - second.1));
            concordance += x * y;
            of_a += x * x;
            of_b += y * y;
        }
    }
    let scale: f64 = of_a * of_b;
    (scale > 0.0).then(|| concordance / scale.sqrt())
}

fn sign(difference: f64) -> f64 {
    if difference == 0.0 { 0.0 } else { difference.signum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &[f64], b: &[f64]) -> Option<f64> {
        let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
        tau_b(&some(a), &some(b))
    }

    #[test]
    fn by_hand() {
        assert_eq!(of(&[1.0, 2.0, 3.0], &[10.0, 20.0, 30.0]), Some(1.0));
        assert_eq!(of(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), Some(-1.0));
        // Pairs: (1,2) +, (1,3) +, (1,4) +, (2,3) tied in a, (2,4) +, (3,4) −: 3 of √(5·6).
        let tau = of(&[1.0, 2.0, 2.0, 4.0], &[1.0, 2.0, 4.0, 3.0]).unwrap();
        assert!((tau - 3.0 / 30.0_f64.sqrt()).abs() < 1e-14);
        assert_eq!(of(&[1.0, 1.0], &[1.0, 2.0]), None);
        // 0.1 + 0.2 is 0.3 but for rounding.
        assert_eq!(of(&[0.1 + 0.2, 0.3], &[1.0, 2.0]), None);
        assert_eq!(
            tau_b(&[Some(1.0), None, Some(2.0)], &[Some(5.0), Some(0.0), Some(6.0)]),
            Some(1.0)
        );
    }
}
