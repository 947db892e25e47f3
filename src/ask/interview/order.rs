//! The order in which items are shown: drawn for each interview from its seed, so that it can be
//! drawn again.

use rand::Rng;

use super::Setting;
use mitreden_base::seed;
use mitreden_define::survey::{ItemOrder, Mode, Pin, Question};

/// The items of a question (indices) in the order in which this interview shows them. Only an
/// explicit `pin` keeps an item at its end; `other` and `exclusive` options without one are moved
/// like any other. On paper the order is fixed.
pub fn order(question: &Question, setting: &Setting) -> Vec<usize> {
    let items = question.kind.items();
    let pinned = |pin| (0..items.len()).filter(move |&i| items[i].pin == pin);
    let mut middle: Vec<usize> = pinned(None).collect();
    match question.kind.order() {
        _ if !is_drawn(question, setting.mode) => return (0..items.len()).collect(),
        ItemOrder::Fixed => {}
        ItemOrder::Shuffle => {
            shuffle(&mut middle, &mut seed::rng(setting.seed, question.id.as_str()));
        }
        ItemOrder::Rotate => {
            let start =
                below(&mut seed::rng(setting.seed, question.id.as_str()), middle.len().max(1));
            middle.rotate_left(start);
        }
    }
    pinned(Some(Pin::First)).chain(middle).chain(pinned(Some(Pin::Last))).collect()
}

/// Whether the order is one of many, so that it must be recorded.
pub(super) fn is_drawn(question: &Question, mode: Mode) -> bool {
    question.kind.order() != ItemOrder::Fixed && mode != Mode::Paper
}

/// Puts things into any order, all equally likely (Fisher and Yates).
pub(super) fn shuffle(things: &mut [usize], rng: &mut impl Rng) {
    for last in (1..things.len()).rev() {
        things.swap(last, below(rng, last + 1));
    }
}

/// A number below `n`, by scaling: the bias is below n / 2^64.
fn below(rng: &mut impl Rng, n: usize) -> usize {
    let scaled = (u128::from(rng.next_u64()) * n as u128) >> 64;
    usize::try_from(scaled).unwrap_or(0)
}
