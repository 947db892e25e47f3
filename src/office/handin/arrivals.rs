//! Which hand-ins have come, as it is told: by laptop and number, with those that are missing.

use crate::locale::Say as _;
use crate::teller::Teller;
use mitreden_base::locale::Lang;
use mitreden_keep::store::{Arrivals, Received};

/// Tells which hand-ins of all laptops have come.
pub fn tell(received: &Received, teller: &dyn Teller) {
    for line in lines(received, teller.lang()) {
        teller.talk(&line);
    }
}

/// The hand-ins that have come, a line for each laptop.
pub fn lines(received: &Received, lang: Lang) -> Vec<String> {
    let line = |(device, of): (&String, &Arrivals)| {
        let (missing, twice) = (of.missing(), of.twice.iter().copied().collect::<Vec<_>>());
        let words = [
            ("device", device.into()),
            ("came", ranges(of.came.iter().copied()).into()),
            ("n", missing.len().into()),
            ("missing", ranges(missing).into()),
            ("m", twice.len().into()),
            ("twice", ranges(twice).into()),
        ];
        lang.say("handins-of", &words)
    };
    received.0.iter().map(line).collect()
}

/// Numbers as people write them: `1-3, 5`.
fn ranges(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut all: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match all.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => all.push((number, number)),
        }
    }
    let shown = |(first, last): &(u32, u32)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    all.iter().map(shown).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_told_as_one() {
        assert_eq!(ranges([1, 2, 3, 5, 7, 8]), "1–3, 5, 7, 8");
        assert_eq!(ranges([]), "");
    }
}
