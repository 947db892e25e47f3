//! The numbers of needs that share a place in a picture, as short as they are understood.

/// Writes numbers in ascending order; three and more that follow one another are put together,
/// as in "1, 4–6".
pub(super) fn numbers_in_runs(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let shown = |(first, last): &(usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    runs.iter().map(shown).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::numbers_in_runs;

    #[test]
    fn numbers_that_follow_one_another_are_put_together() {
        assert_eq!(numbers_in_runs(&[1, 2, 3, 5, 6, 9]), "1–3, 5, 6, 9");
        assert_eq!(numbers_in_runs(&[7]), "7");
    }
}
