//! What all respondents say of each need, kept as codes: passes over them read nothing anew.
//!
//! Of one need only few different things can be said. They are numbered as they are met, and an
//! answer is their numbers: one byte a need, as long as there are no more than 256 of them.

use std::collections::HashMap;
use std::ops::Range;

/// What one respondent says of one need, each number from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct NeedAnswer {
    /// 1 if a question about the need's importance was answered, an explicit none included.
    pub a: f64,
    /// Membership among the respondent's most important needs.
    pub t: f64,
    /// 1 if the respondent is not satisfied.
    pub dis: f64,
    /// 1 if satisfaction was answered with a rating.
    pub v: f64,
}

/// What respondents say of `m` needs, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedAnswers {
    m: usize,
    known: Vec<NeedAnswer>,
    numbers: HashMap<[u64; 4], u32>,
    /// The number that was found last for each of some hashes: nearly all that is said is found
    /// here.
    recent: Vec<u32>,
    codes: Codes,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Codes {
    Small(Vec<u8>),
    Large(Vec<u32>),
}

/// How many different things a byte tells apart.
const SMALL: usize = 256;
/// How many hashes there are.
const RECENT: usize = 256;

impl NeedAnswers {
    /// Starts without respondents.
    pub fn new(m: usize) -> Self {
        let (known, numbers, recent) = (Vec::new(), HashMap::new(), vec![0; RECENT]);
        Self { m, known, numbers, recent, codes: Codes::Small(Vec::new()) }
    }

    /// The number of needs.
    pub fn m(&self) -> usize {
        self.m
    }

    /// How many respondents there are.
    pub fn rows(&self) -> usize {
        let codes = match &self.codes {
            Codes::Small(codes) => codes.len(),
            Codes::Large(codes) => codes.len(),
        };
        codes / self.m.max(1)
    }

    /// What is said of any need by anybody, by code.
    pub fn known(&self) -> &[NeedAnswer] {
        &self.known
    }

    /// The codes of all respondents, one after the other.
    pub(super) fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Adds a respondent; needs that are not named say nothing.
    pub fn push(&mut self, said: impl IntoIterator<Item = NeedAnswer>) {
        let silent = std::iter::repeat(NeedAnswer::default());
        for one in said.into_iter().chain(silent).take(self.m) {
            let code = self.number(one);
            self.codes.push(code);
        }
    }

    /// Adds other respondents behind these.
    pub fn append(&mut self, other: &Self) {
        let codes: Vec<u32> = other.known.iter().map(|one| self.number(*one)).collect();
        let is_same = codes.iter().zip(0..).all(|(code, own)| *code == own);
        match (&mut self.codes, &other.codes) {
            (Codes::Small(all), Codes::Small(more)) if is_same => all.extend_from_slice(more),
            (Codes::Small(all), Codes::Small(more)) if self.known.len() <= SMALL => {
                #[expect(clippy::cast_possible_truncation, reason = "there are no more than 256")]
                let small: Vec<u8> = codes.iter().map(|code| *code as u8).collect();
                all.extend(more.iter().map(|code| small[usize::from(*code)]));
            }
            (all, Codes::Small(more)) => {
                for code in more {
                    all.push(codes[usize::from(*code)]);
                }
            }
            (all, Codes::Large(more)) => {
                for code in more {
                    all.push(codes[*code as usize]);
                }
            }
        }
    }

    /// Adds respondents by the numbers of what they say, one a need.
    pub(crate) fn extend_numbered(&mut self, codes: &[u8]) {
        match &mut self.codes {
            Codes::Small(all) => all.extend_from_slice(codes),
            Codes::Large(all) => all.extend(codes.iter().map(|code| u32::from(*code))),
        }
    }

    /// The number of what is said of a need.
    pub(crate) fn number(&mut self, one: NeedAnswer) -> u32 {
        let NeedAnswer { a, t, dis, v } = one;
        let bits = [a, t, dis, v].map(f64::to_bits);
        // Ones, zeros and simple fractions differ in their upper bits.
        let mixed = bits.iter().fold(0_u64, |all, bits| {
            (all.rotate_left(7) ^ (bits >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        let recent = &mut self.recent[(mixed >> 56) as usize];
        if self.known.get(*recent as usize) != Some(&one) {
            let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
            *recent = *self.numbers.entry(bits).or_insert(next);
            if *recent == next {
                self.known.push(one);
            }
        }
        *recent
    }

    /// Calls `f` with each of some rows and its codes, one a need.
    pub(crate) fn each(&self, rows: Range<usize>, f: impl FnMut(usize, &[u32])) {
        match &self.codes {
            Codes::Small(codes) => each(codes, self.m, rows, f),
            Codes::Large(codes) => each(codes, self.m, rows, f),
        }
    }
}

fn each<C: Copy + Into<u32>>(
    codes: &[C],
    m: usize,
    rows: Range<usize>,
    mut f: impl FnMut(usize, &[u32]),
) {
    let mut own = vec![0; m];
    let codes = codes.get(rows.start * m..).unwrap_or_default();
    for (row, codes) in rows.zip(codes.chunks_exact(m.max(1))) {
        own.iter_mut().zip(codes).for_each(|(own, code)| *own = (*code).into());
        f(row, &own);
    }
}

impl Codes {
    fn push(&mut self, code: u32) {
        match self {
            Self::Small(codes) => {
                if let Ok(code) = u8::try_from(code) {
                    codes.push(code);
                } else {
                    let wide = codes.iter().map(|code| u32::from(*code)).chain([code]).collect();
                    *self = Self::Large(wide);
                }
            }
            Self::Large(codes) => codes.push(code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(number: u32) -> NeedAnswer {
        NeedAnswer { a: 1.0, t: 1.0 / f64::from(number + 1), dis: 0.0, v: 0.0 }
    }

    fn read(answers: &NeedAnswers) -> Vec<NeedAnswer> {
        let mut all = Vec::new();
        answers.each(0..usize::MAX, |_, codes| {
            all.extend(codes.iter().map(|code| answers.known()[*code as usize]));
        });
        all
    }

    #[test]
    fn what_is_said_comes_back_however_much_is_different() {
        for different in [1, 3, 16, 17, 256, 257, 2_000] {
            let mut answers = NeedAnswers::new(2);
            let numbers: Vec<u32> = (0..2 * 3_000).map(|at| at * 7 % different).collect();
            for pair in numbers.chunks(2) {
                answers.push(pair.iter().map(|number| answer(*number)));
            }
            assert_eq!(answers.known().len(), different as usize);
            assert_eq!(read(&answers), numbers.iter().map(|at| answer(*at)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn parts_put_together_are_the_whole() {
        for different in [2, 40, 300] {
            let row = |at: u32| [answer(at * at % different), answer(at % different)];
            let (mut whole, mut parts) = (NeedAnswers::new(2), NeedAnswers::new(2));
            for start in (0..900).step_by(300) {
                let mut part = NeedAnswers::new(2);
                for at in start..start + 300 {
                    whole.push(row(at));
                    part.push(row(at));
                }
                parts.append(&part);
            }
            assert_eq!(read(&parts), read(&whole));
        }
    }

    #[test]
    fn needs_that_are_not_named_say_nothing() {
        let mut answers = NeedAnswers::new(2);
        answers.push([answer(0), answer(1), answer(2)]);
        answers.push([]);
        assert_eq!(
            read(&answers),
            [answer(0), answer(1), NeedAnswer::default(), NeedAnswer::default()]
        );
    }
}
