//! Shares as a chart may show them: no more decimals than the interval allows, and nothing that is
//! no number.

use crate::locale::Say as _;
use mitreden_base::locale::Lang;

/// A share in percent with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share, 0 to 100.
    pub value: f64,
    /// Its 95 % interval; `None` where the design gives none, without width where the share is no
    /// estimate but fixed.
    pub interval: Option<(f64, f64)>,
}

/// The widest interval for which a decimal says something.
const WIDTH_FOR_A_DECIMAL: f64 = 1.0;

impl Share {
    /// Returns the share within 0 to 100, or nothing if it is no number.
    ///
    /// An interval without width is none to be drawn: it goes.
    pub(super) fn sane(self) -> Option<Self> {
        let within = |(low, high): (f64, f64)| {
            let ordered = low.is_finite() && high.is_finite() && high - low > 1e-9;
            ordered.then(|| (low.clamp(0.0, 100.0), high.clamp(0.0, 100.0)))
        };
        let value = percentage(self.value)?;
        Some(Self { value, interval: self.interval.and_then(within) })
    }

    /// Whether the share is the population's own, so that nothing about it is uncertain.
    pub(super) fn is_certain(self) -> bool {
        self.interval.is_some_and(|(low, high)| (high - low).abs() <= 1e-9)
    }

    /// Returns the largest value that is drawn.
    pub(super) fn end(self) -> f64 {
        self.interval.map_or(self.value, |(_, high)| high.max(self.value))
    }
}

/// Returns a percentage within 0 to 100, or nothing if it is no number.
pub(super) fn percentage(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(0.0, 100.0))
}

/// Returns how many decimals all shares of a chart are written with: one only if every interval is
/// narrow enough.
pub(super) fn decimals(shares: impl Iterator<Item = Share>) -> usize {
    let narrow =
        |share: Share| share.interval.is_some_and(|(low, high)| high - low < WIDTH_FOR_A_DECIMAL);
    let mut narrow = shares.map(narrow).peekable();
    usize::from(narrow.peek().is_some() && narrow.all(|narrow| narrow))
}

/// Writes a percentage; what is more than nothing is never written as 0.
pub(super) fn written(lang: Lang, value: f64, decimals: usize) -> String {
    let least = if decimals == 0 { 1.0 } else { 0.1 };
    if value > 0.0 && value < least / 2.0 {
        return format!("<\u{a0}{}", lang.percent(least, decimals));
    }
    // Nobody and everybody need no decimal.
    lang.percent(value, if value <= 0.0 || value >= 100.0 { 0 } else { decimals })
}

/// Writes a share and its interval as a sentence's part: "64 % (95 %: 62 % to 66 %)".
pub(super) fn spoken(lang: Lang, share: Share, decimals: usize) -> String {
    let value = written(lang, share.value, decimals);
    let Some((low, high)) = share.interval else { return value };
    let words = [
        ("low", lang.percent(low, decimals).into()),
        ("high", lang.percent(high, decimals).into()),
    ];
    value + &lang.say("chart-need-interval", &words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(value: f64, half: f64) -> Share {
        Share { value, interval: Some((value - half, value + half)) }
    }

    #[test]
    fn decimals_are_no_finer_than_the_interval() {
        assert_eq!(decimals([share(50.0, 3.0), share(2.0, 0.1)].into_iter()), 0);
        assert_eq!(decimals([share(50.0, 0.3), share(2.0, 0.1)].into_iter()), 1);
        assert_eq!(decimals([Share { value: 1.0, interval: None }].into_iter()), 0);
        assert_eq!(decimals([].into_iter()), 0);
        // All gave the same answer: 100 % and 0 %, not 100.0 %.
        assert_eq!(
            decimals([share(100.0, 0.0), share(0.0, 0.0)].into_iter().filter_map(Share::sane)),
            0
        );
    }

    #[test]
    fn what_is_more_than_nothing_is_not_written_as_zero() {
        assert_eq!(written(Lang::De, 0.0, 0), "0\u{a0}%");
        assert_eq!(written(Lang::De, 0.3, 0), "<\u{a0}1\u{a0}%");
        assert_eq!(written(Lang::De, 0.6, 0), "1\u{a0}%");
        assert_eq!(
            (written(Lang::En, 100.0, 1), written(Lang::En, 0.0, 1)),
            ("100%".into(), "0%".into())
        );
        assert_eq!(written(Lang::En, 0.04, 1), "<\u{a0}0.1%");
    }

    #[test]
    fn what_is_no_share_is_not_shown() {
        assert_eq!(share(f64::NAN, 1.0).sane(), None);
        assert_eq!(share(f64::INFINITY, 1.0).sane(), None);
        assert_eq!(
            share(99.0, 3.0).sane(),
            Some(Share { value: 99.0, interval: Some((96.0, 100.0)) })
        );
        assert_eq!(share(100.0, 0.0).sane(), Some(Share { value: 100.0, interval: None }));
        assert_eq!(share(40.0, -3.0).sane(), Some(Share { value: 40.0, interval: None }));
        assert_eq!(spoken(Lang::En, share(40.0, 3.0), 0), "40% (95%: 37% to 43%)");
    }
}
