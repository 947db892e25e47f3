//! What a table tells of one option, and how many said nothing.

use crate::bases::Shown;
use crate::estimate::Estimate;
use crate::suppression::with_total;
use mitreden_define::answer::Missing;

/// One line of a table: how many respondents, and their share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ResultRow {
    /// How many respondents there are; hidden where they are few.
    pub n: Shown<u64>,
    /// Their weighted share; hidden with the count, or where the base is small.
    pub share: Shown<Estimate>,
}

impl ResultRow {
    /// A row whose share is hidden where the count is: the share of few would give the count away.
    pub(super) fn new(n: Shown<u64>, share: Shown<Estimate>) -> Self {
        Self { n, share: with(n, share) }
    }
}

/// A share that is hidden or marked as small together with its count.
pub(super) fn with(n: Shown<u64>, share: Shown<Estimate>) -> Shown<Estimate> {
    match (n, share) {
        (Shown::Hidden, _) | (_, Shown::Hidden) => Shown::Hidden,
        (Shown::Small(_), Shown::Fine(share)) => Shown::Small(share),
        (_, share) => share,
    }
}

/// How many respondents have no value, by reason. They are more than a table may print: see
/// [`Missings::shown`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Missings {
    counts: [u64; Missing::ALL.len()],
    /// The reasons that are possible.
    possible: [bool; Missing::ALL.len()],
    /// Whether the reasons are told apart at all.
    published: bool,
}

impl Default for Missings {
    fn default() -> Self {
        Self {
            counts: [0; Missing::ALL.len()],
            possible: [true; Missing::ALL.len()],
            published: true,
        }
    }
}

impl Missings {
    /// An empty count of the reasons that are possible: one that the questionnaire rules out is
    /// known to be nobody's.
    pub(super) fn among(possible: impl Fn(Missing) -> bool) -> Self {
        Self { possible: Missing::ALL.map(possible), ..Self::default() }
    }

    /// The same reasons, never told apart.
    pub(super) fn unpublished(self) -> Self {
        Self { published: false, ..self }
    }

    /// Returns how many have this reason.
    pub(super) fn of(&self, word: Missing) -> u64 {
        Missing::ALL
            .iter()
            .zip(self.counts)
            .find(|(known, _)| **known == word)
            .map_or(0, |(_, n)| n)
    }

    /// The reasons of those who were asked, each as it may be shown; all together follow from the
    /// base of the question, and so does one that is the only possible.
    pub(super) fn shown(&self) -> Vec<(Missing, Shown<u64>)> {
        let words = || Missing::ALL.into_iter().filter(|word| was_asked(*word));
        let possible: Vec<Missing> = words().filter(|word| self.is_possible(*word)).collect();
        let counts: Vec<u64> = possible.iter().map(|word| self.of(*word)).collect();
        let shown = match &counts[..] {
            _ if !self.published => vec![Shown::Hidden; counts.len()],
            [n] => vec![Shown::Fine(*n)],
            counts => with_total(counts),
        };
        let of = |word| {
            possible
                .iter()
                .zip(&shown)
                .find(|(known, _)| **known == word)
                .map_or(Shown::Fine(0), |(_, n)| *n)
        };
        words().map(|word| (word, of(word))).collect()
    }

    fn is_possible(&self, word: Missing) -> bool {
        self.of(word) > 0
            || Missing::ALL.iter().zip(self.possible).any(|(known, is)| *known == word && is)
    }

    /// How many of those asked have this reason, as it may be shown.
    pub(super) fn shown_of(&self, word: Missing) -> Shown<u64> {
        self.shown().into_iter().find(|(known, _)| *known == word).map_or(Shown::Hidden, |(_, n)| n)
    }

    /// Adds so many with each reason.
    pub(super) fn add_all(&mut self, counts: &[u64; Missing::ALL.len()]) {
        self.counts.iter_mut().zip(counts).for_each(|(n, more)| *n += more);
    }

    pub(super) fn add(&mut self, word: Missing) {
        for (known, n) in Missing::ALL.iter().zip(&mut self.counts) {
            *n += u64::from(*known == word);
        }
    }

    /// How many were asked and gave no value.
    pub(super) fn asked(&self) -> u64 {
        Missing::ALL.into_iter().filter(|word| was_asked(*word)).map(|word| self.of(word)).sum()
    }
}

/// Whether a respondent without a value was asked all the same.
pub(super) fn was_asked(word: Missing) -> bool {
    matches!(word, Missing::Refused | Missing::DontKnow | Missing::Unanswered)
}
